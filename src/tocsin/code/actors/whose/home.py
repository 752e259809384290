"""Who is at home where he acts, and who a stranger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.code.actors.referent import Referent
from tocsin.code.actors.whose.phrases import Phrases
from tocsin.knowledge.names import STATES
from tocsin.parse.phrases import counted, is_plural

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: Determiners by which all or some are meant, wherever they are: "banned all aid agencies".
_ALL = {"all", "some", "any"}


class Home:
    """Tells who acts in his own country and who is somewhere as a stranger."""

    def __init__(self, phrases: Phrases):
        self._phrases = phrases
        self._kinds = phrases.kinds

    def is_from_elsewhere(self, head: Token) -> bool:
        """Whether those whom a noun names are where they are as strangers: "migrants", "foreign journalists"."""
        head = counted(head, self._kinds.quantities)
        return self.says_elsewhere(head) or self.is_foreign(head) or self._works_anywhere(head)

    def is_foreign(self, head: Token) -> bool:
        """Whether a word before a noun says so: "foreign agencies"; the foreign minister is no foreigner."""
        before = [child for child in head.children if child.dep_ in {"amod", "compound"}]
        # "foreign aid workers", whose aid is not foreign
        before += [child for each in before for child in each.lefts if child.dep_ == "amod"]
        strangers = [each for each in before if self.says_elsewhere(each)]
        if not strangers:
            return False
        own = self._phrases.own(head)[0]
        governs = not (self._kinds.for_the_state - self._kinds.armed).isdisjoint(own.sectors)
        office = (own.role or "").split() if governs else ()
        return any(each.lower_ not in office for each in strangers)

    def says_elsewhere(self, word: Token) -> bool:
        """Whether a word says that somebody is not of the country where he is: "foreign", "migrant"."""
        return not self._kinds.elsewhere.isdisjoint((word.lemma_.lower(), word.lower_))

    def _works_anywhere(self, head: Token) -> bool:
        """Whether bodies are named that work in many countries, and nothing tells which: "rights groups", not "local charities"."""
        if not is_plural(head) or self._kinds.anywhere.isdisjoint(self._phrases.own(head)[0].sectors[:1]):
            return False
        noun = self._phrases.own(head)[0].noun
        told = {
            child.dep_
            for child in head.lefts
            if (noun is None or child.lower_ not in (self._phrases.own(head)[0].role or "").split())
            and child.lower_ not in _ALL
        }
        return (
            noun is not None and noun.group and not noun.person and told.isdisjoint({"det", "poss", "nummod", "amod"})
        )

    def deals_at_home(self, doer: Referent) -> bool:
        """Whether somebody deals with his own state, if nothing else is said: its people, parties and judges."""
        at_home = self._kinds.at_home
        if doer.country is None or doer.country in self._kinds.international:
            return False
        return not doer.bloc and not at_home.isdisjoint(doer.sectors[:1])

    def acts_at_home(self, doer: Referent) -> bool:
        """Whether what somebody does is done in his own country: they deal with their own state, or are its police."""
        return self.deals_at_home(doer) or not self._kinds.services.isdisjoint(doer.sectors[:1])

    def may_hold(self, referent: Referent, country: str) -> bool:
        """Whether a country has the office that somebody is named by: there is no American prime minister."""
        office = (referent.role or "").lower()
        only = self._kinds.only_there.get(office)
        return (only is None or country in only) and country not in self._kinds.never_there.get(office, ())

    def is_of_state(self, referent: Referent) -> bool:
        """Whether somebody is a state, or governs or serves it: "Washington", "the French foreign minister"."""
        return referent.kind in STATES or not self._kinds.for_the_state.isdisjoint(referent.sectors[:1])
