"""The country of the passage, where nothing nearer tells whose somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.code.actors.referent import Referent
from tocsin.code.actors.whose.home import Home
from tocsin.code.actors.whose.phrases import Phrases
from tocsin.code.actors.whose.whereabouts import Whereabouts
from tocsin.knowledge.names import STATES
from tocsin.model.sectors import ARMY
from tocsin.parse.arguments import surface_subject
from tocsin.parse.nominals import is_definite
from tocsin.parse.phrases import conjuncts
from tocsin.parse.relations import PREMODIFIERS
from tocsin.parse.standing import nearest_verb

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


#: Kinds of words that name a state, or whose somebody is.
_NAMING_STATES = STATES | {"adjective"}


class Topics:
    """Gives those of whom nothing else is told the country that their passage is about."""

    def __init__(self, phrases: Phrases, home: Home, whereabouts: Whereabouts):
        self._phrases = phrases
        self._kinds = phrases.kinds
        self._home = home
        self._whereabouts = whereabouts

    def of(self, referent: Referent, head: Token) -> str | None:
        """The country of the passage, for bodies that every state has; that of the whole article for anybody."""
        topic = self._topic_around(referent, head)
        if topic in self._kinds.international and head.lemma_.lower() in self._kinds.of_states_only:
            return self._whereabouts.about.most  # "ECOWAS told the junta"
        return topic

    def _topic_around(self, referent: Referent, head: Token) -> str | None:
        if self.is_told_apart(head):
            # "the Juliaca prosecutor", but the Sorensen government may be any state's
            governs = referent.noun is not None and referent.noun.group and self._home.is_of_state(referent)
            alone = self._whereabouts.about.alone
            abroad = governs or self._home.is_from_elsewhere(head) or self._turns_to(head, alone)
            return None if abroad else alone
        headed = self._whereabouts.headed(head)
        if headed is not None and not self._home.is_from_elsewhere(head):
            return headed
        if not self._kinds.state_bodies.isdisjoint(referent.sectors) and not self._home.is_foreign(head):
            named = head.pos_ == "PROPN" or not any(child.dep_ in {"det", "poss", "nummod"} for child in head.children)
            if is_definite(head) or (named and ARMY not in referent.sectors):
                topic = self._whereabouts.topic(head)
                if topic is None:
                    return None
                return self.other_side(head, topic) or self._host_of_envoy(head, topic) or topic
        if self._home.is_from_elsewhere(head):
            return None
        # of the country named often, if less than all others together, where the passage is about that, too
        thing = referent.noun is not None and referent.noun.thing
        often = None if thing else self._whereabouts.about.often
        topic = self._whereabouts.topic(head)
        if topic is not None and self._whereabouts.set_in(head) == topic and not self._phrases.is_country(head):
            return topic
        return self._whereabouts.about.country or (often if topic == often else None)

    def _host_of_envoy(self, head: Token, topic: str) -> str | None:
        """The country of those with whom an envoy of the passage's own state deals: "its ambassador met the minister"."""
        verb = nearest_verb(head)
        doers = (
            [each for each in surface_subject(verb) if each != head]
            if verb is not None and head.dep_ != "nsubj"
            else []
        )
        sent = any(
            each.lemma_.lower() in self._kinds.envoys and own.country == topic
            for each, own in zip(doers, self._phrases.meant_by(doers, head), strict=False)
        )
        return self._whereabouts.about.other_than(topic) if sent else None

    def other_side(self, head: Token, topic: str) -> str | None:
        """The country of those who say or do something to the state that a passage is about: "the ministry rejected Berlin's complaint"."""
        verb = nearest_verb(head)
        if verb is None or verb.lemma_.lower() not in self._kinds.addresses or head not in surface_subject(verb):
            return None
        whom = [each for child in verb.rights if child.dep_ in {"dobj", "dative"} for each in conjuncts(child)]
        named = (own for one in whom for each in (one, *one.lefts) for own in self._phrases.own(each))
        if not any(own.country == topic and own.kind in _NAMING_STATES for own in named):
            return None
        return self._whereabouts.about.other_than(topic)

    def _turns_to(self, head: Token, country: str | None) -> bool:
        """Whether somebody says something to one who is called by his country, as those from abroad do: "wrote to Kenya's president"."""
        verb = nearest_verb(head)
        if verb is None or verb.lemma_.lower() not in self._kinds.addresses or head not in surface_subject(verb):
            return False
        to = [child for child in verb.rights if child.dep_ in {"dobj", "dative", "prep"}]
        whom = [noun for child in to for noun in (child, *child.rights) if noun.dep_ in {"dobj", "dative", "pobj"}]
        return any(self._phrases.country_of(each) == country for each in whom)

    def is_told_apart(self, head: Token) -> bool:
        """Whether a name before a noun says which of several is meant: "the Sorensen government", but not "a Jesuit school"."""
        return head.pos_ == "NOUN" and any(
            _is_proper(child) and child.ent_type_ != "NORP" and not self._phrases.resolver.words.is_role(child.lower_)
            for child in head.children
        )


def _is_proper(word: Token) -> bool:
    """Whether a word before a noun is a name, or an adjective of one."""
    return word.dep_ in PREMODIFIERS and word.text[0].isupper() and not word.is_sent_start
