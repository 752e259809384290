"""Which countries a sentence names, and where what it tells happens."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from tocsin.code.actors.whose.about import About
from tocsin.code.actors.whose.phrases import Phrases
from tocsin.code.actors.whose.places import Places, clause_there
from tocsin.parse.arguments import surface_subject
from tocsin.parse.nominals import heads_of
from tocsin.parse.phrases import LOCATIVE
from tocsin.parse.relations import NOMINAL, NOMINAL_SUBJECT
from tocsin.parse.verbs import is_verb, own_subjects

if TYPE_CHECKING:
    from tocsin.parse import Sentence
    from tocsin.parse.tokens import Token


class Scenes:
    """Tells where the sentences of one article play.

    about: which countries it is about.
    places: where its places lie.
    """

    def __init__(self, phrases: Phrases, about: About, places: Places):
        self._phrases = phrases
        self._about = about
        self._places = places
        self._scenes: dict[int, list[tuple[Token, str]]] = {}

    def scene(self, head: Token) -> str | None:
        """The one country in which the places lie that a phrase's sentence names as such: "in Negros", "near Kunduz".

        Where something is said or negotiated, nobody is at home of whom it is told: "officials said in Doha that the army
        had fired".
        """
        sentence = self._phrases.document.sentence_of(head)
        if sentence.number not in self._scenes:
            found = ((token, self._places.of_place(token)) for token in sentence.span)
            self._scenes[sentence.number] = [(token, code) for token, code in found if code is not None]
        here = {code for token, code in self._scenes[sentence.number] if not self._is_elsewhere(token, code, head)}
        return here.pop() if len(here) == 1 else None

    def there(self, head: Token) -> str | None:
        """The country of the place named last before somebody of whom it is said that they are there: "officials there"."""
        if not any(child.lower_ == "there" and child.i == head.i + 1 for child in head.rights):
            return None
        number = self._phrases.document.sentence_of(head).number
        for sentence in reversed(self._phrases.document.sentences[max(0, number - 1) : number + 1]):
            for each in reversed([*heads_of(sentence.span)]):
                if (sentence.number < number or each.i < head.i) and each.pos_ == "PROPN":
                    country = self._places.country(each)
                    if country is not None:
                        return country
        return None

    def named_in(self, sentence: Sentence) -> set[str | None]:
        """The countries that a sentence names, in whatever way; where something is held or said only if it names no other."""
        heads = [*heads_of(sentence.span)]
        others = [
            each
            for each in heads
            if each.dep_ != "pobj" or each.head.lower_ not in LOCATIVE or not self._places.venue(each)
        ]
        nobody = {None, *self._phrases.kinds.international}
        named = [{code for each in some for code in self.countries_at(each)} - nobody for some in (others, heads)]
        return named[0] or named[1]

    def countries_at(self, head: Token) -> list[str | None]:
        """The country of a phrase, or of the nationality before a noun that is nobody: "a Chilean copper pit"."""
        own = self._phrases.country_of(head)
        adjectives = [child for child in head.lefts if child.dep_ == "amod" and child.text.istitle()]
        return [own] if own is not None else [self._phrases.country_of(each) for each in adjectives]

    def only_other(self, head: Token, countries: Set[str | None]) -> str | None:
        """The one country besides some that a phrase's sentence names, in whatever way."""
        sentence = self._phrases.document.sentence_of(head)
        found = self.named_in(sentence) - countries
        if len(found) != 1:
            return None
        # "killed three smugglers near the Syrian border" tells of no Syrians
        elsewhere = {code for each in self._at_borders(sentence) for code in self.countries_at(each)}
        told = {code for each in self._apart(sentence) for code in self.countries_at(each)}
        return None if found <= elsewhere - told else found.pop()

    def only_named(self, sentence: Sentence) -> str | None:
        """The one country that a sentence names from its subject on."""
        subject = min((each.i for each in surface_subject(sentence.span.root)), default=0)
        heads = (each for each in heads_of(sentence.span) if each.i >= subject and not _is_other_doer(each))
        named = {self._phrases.country_of(each) for each in heads} - {None, *self._phrases.kinds.international}
        (code,) = named if len(named) == 1 else (None,)
        # who meets in Brussels or opens the road from some town does not speak of Belgium
        least = 1 if self._about.country is None else self._about.least
        return code if self._about.named.get(code or "", 0) >= least else None

    def _at_borders(self, sentence: Sentence) -> list[Token]:
        """The phrases of a sentence that name a border, and those with whom it is shared."""
        borders = [each for each in sentence.span if each.lemma_.lower() in self._phrases.kinds.borders]
        shared = (child for each in borders for child in each.rights if child.lower_ == "with")
        return [*borders, *(noun for each in shared for noun in each.rights if noun.dep_ == "pobj")]

    def _apart(self, sentence: Sentence) -> list[Token]:
        """The phrases of a sentence that name no border."""
        borders = self._at_borders(sentence)
        return [each for each in heads_of(sentence.span) if each not in borders]

    def _is_elsewhere(self, place: Token, country: str, head: Token) -> bool:
        """Whether a place is where others speak of somebody, or where those of several countries meet."""
        if place.head.lower_ not in LOCATIVE and (there := clause_there(place)) is not None:
            return head not in there.subtree
        if head in place.subtree:
            return False
        if (venue := self._places.venue(place)) is not None:
            return bool({*self._about.named} - {country}) and not self._is_there(head, venue)
        if self._is_glance(place, country, head):
            return True
        verb = _told_at(place)
        if verb is None or verb.lemma_.lower() not in self._phrases.kinds.says:
            return False
        return any(head in child.subtree for child in verb.children if child.dep_ in {"ccomp", "xcomp"})

    def _is_glance(self, place: Token, country: str, head: Token) -> bool:
        """Whether a place of a country of which an article hardly speaks is only where others are than those of whom one asks.

        "A general who fought in Afghanistan gave them tents", "it trains Libyan soldiers in Bulgaria, and Rome urged all sides".
        """
        if self._about.country in {None, country}:
            return False
        rare = self._about.named.get(country, 0) <= 1
        clause = clause_around(place)
        holder = place.head.head if place.head.head.pos_ in NOMINAL else clause.head if clause is not None else None
        own = self._phrases.own(holder)[0] if holder is not None else None
        kinds = self._phrases.kinds
        abroad = own is not None and own.country not in {None, country, *kinds.international}
        if holder is not None and abroad:
            # an envoy and who is held are where the others are not
            sent = clause is not None or holder.lemma_.lower() in kinds.envoys
            return (rare or sent) and head not in holder.subtree
        if not rare:
            return False
        if clause is not None:
            return head not in clause.subtree and head != clause.head
        return _is_in_next_clause(place, head)

    def _is_there(self, head: Token, venue: Token) -> bool:
        """Whether somebody is where something is held or said: who takes part in a speech or trial, but not who meets."""
        if not is_verb(venue):
            return head in venue.subtree
        if venue.lemma_.lower() in self._phrases.kinds.meets:
            return False
        return any(head in subject.subtree for subject in surface_subject(venue))


def _is_other_doer(head: Token) -> bool:
    """Whether somebody only does something of his own beside what is told first: "the EU halted talks, and Washington imposed bans"."""
    return any(head in surface_subject(each) for each in (head.head,) if is_verb(each) and each.dep_ == "conj")


def _is_in_next_clause(place: Token, head: Token) -> bool:
    """Whether somebody does something of his own after what is done at a place: "trained them in Bulgaria, and Rome urged all sides"."""
    verb = place.head.head
    while verb.head != verb and not is_verb(verb):
        verb = verb.head
    while verb.dep_ == "xcomp":
        verb = verb.head
    fronted = any(child.dep_ in NOMINAL_SUBJECT and child.i > place.i for child in verb.lefts)
    others = (each for each in verb.rights if each.dep_ == "conj" and own_subjects(each))
    return not fronted and any(head in each.subtree and place not in each.subtree for each in others)


def clause_around(place: Token) -> Token | None:
    """The verb of the clause that says of somebody what he does, or did, at a place: "a general who fought in Afghanistan"."""
    above = place.head.head
    while above.head != above and above.dep_ not in {"relcl", "acl"}:
        above = above.head
    return above if above.dep_ in {"relcl", "acl"} else None


def _told_at(place: Token) -> Token | None:
    """The verb of speaking, if it is one, that says where something is told, or to whom there: "told a court in London"."""
    above = place.head.head
    if above.dep_ in {"dobj", "dative", "pobj"} and is_verb(above.head):
        return above.head
    return above if is_verb(above) else None
