"""What a text tells of somebody named without title or apposition: "Peter Otieno of the dockers' union", "Ana Diaz, who runs a hotel"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.kinds import Kinds
from tocsin.code.actors.referent import Referent
from tocsin.code.actors.setting import Setting
from tocsin.model.sectors import ARMY, CIVILIANS
from tocsin.parse.phrases import Phrase, counted, phrase_of

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: Prepositions between somebody and the body that he is of.
_OF = {"of", "from", "at", "with", "for"}
#: Sectors that say of somebody no more than that he is a person.
_SAYS_NOTHING = {(), (CIVILIANS,)}


class Described:
    """Gives persons of whom nothing is known the sector of the body that the text ties them to.

    alone: what a phrase's own words refer to.
    """

    def __init__(self, kinds: Kinds, alone: Callable[[Phrase, Setting], list[Referent]]):
        self._kinds = kinds
        self._alone = alone

    def told(self, referent: Referent, head: Token, setting: Setting) -> Referent:
        """Somebody with the sector of those to whom the phrase or a clause behind it ties him."""
        stranger = is_stranger(referent) and not referent.sectors
        if not stranger and not self._has_rank(referent):
            return referent
        for body in self._bodies(head):
            of = self._alone(phrase_of(counted(body, self._kinds.quantities)), setting)[0]
            tells = of.sectors not in _SAYS_NOTHING and (of.noun is not None or of.entity is not None)
            serves = of.known and of.country in self._kinds.international
            polices = bool(of.sectors) and of.sectors[0] in self._kinds.services
            if (stranger and (tells or serves)) or polices:
                country, via = referent.country or of.country, f"{referent.via} + {of.via}"
                own = tuple(of.noun.sectors) if of.noun is not None else ()
                people = of.noun if of.noun is not None and not of.noun.thing else None
                return replace(
                    referent, country=country, sectors=of.sectors or own, noun=referent.noun or people, via=via
                )
        return referent

    def _has_rank(self, referent: Referent) -> bool:
        """Whether of somebody unknown only a rank is told, which the police have, too."""
        return referent.entity is None and referent.name is not None and referent.sectors == (ARMY,)

    def _bodies(self, person: Token) -> Iterator[Token]:
        """The heads of what stands behind a name as that to which its bearer belongs or which he leads."""
        for child in person.rights:
            if child.dep_ == "prep" and child.lower_ in _OF:
                yield from (noun for noun in child.rights if noun.dep_ == "pobj")
            elif child.dep_ == "appos" and child.pos_ == "NUM" and counted(child, self._kinds.quantities) != child:
                yield child  # "one of the movement's negotiators"
            elif child.dep_ == "relcl" and any(each.tag_ == "WP" and each.dep_ == "nsubj" for each in child.lefts):
                yield from self._in_clause(child)

    def _in_clause(self, verb: Token) -> Iterator[Token]:
        """What somebody is said to be, to lead or to work for: "who heads the union", "who works for a bank"."""
        lemma = verb.lemma_.lower()
        for child in verb.rights:
            leads = child.dep_ == "dobj" and lemma in self._kinds.heads
            if leads or child.dep_ == "attr":
                yield child
            elif child.dep_ == "prep" and f"{lemma} {child.lower_}" in self._kinds.works_for:
                yield from (noun for noun in child.rights if noun.dep_ == "pobj")


def is_stranger(referent: Referent) -> bool:
    """Whether it is a person of whom the name is known and neither title nor noun, so that nothing says whose he is."""
    return referent.kind == "person" and referent.name is not None and referent.entity is None and referent.noun is None
