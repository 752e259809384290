"""What an apposition tells of somebody: "Senator Paz, an ally of the president"."""

from __future__ import annotations

from msgspec.structs import replace

from tocsin.code.actors.kinds import Kinds
from tocsin.code.actors.offices import Offices
from tocsin.code.actors.referent import Referent
from tocsin.model.sectors import ARMY, FORMER


class Appositions:
    """Joins what a phrase says of somebody with what stands beside it."""

    def __init__(self, kinds: Kinds):
        self._kinds = kinds
        self._offices = Offices(kinds)

    def joined(self, referent: Referent, described: list[Referent], *, dated: bool) -> Referent:
        """What a phrase refers to, with what is said of it; dated: the day is known, and with it who held what office."""
        for other in described:
            if not other.known:
                continue
            if referent.entity is None and other.entity is not None and referent.kind in {"person", None, "group"}:
                said = not dated and other.sectors[:1] == (FORMER,) and referent.noun is not None and referent.sectors
                called = self._called(referent, other)
                referent = replace(other, role=referent.role or other.role, sectors=said or called)
            elif referent.kind in {"person", "organisation", None} or not referent.known:
                keep = referent.entity is not None
                referent = replace(
                    referent,
                    name=referent.name or other.name,
                    country=referent.country or other.country,
                    # what the text says of somebody now outweighs an office that has ended
                    sectors=referent.sectors
                    if (keep and referent.sectors not in {(), (FORMER,)})
                    or self._says_more(referent, other)
                    or self._holds_office(referent, other)
                    or self._fights_for_others(referent, other)
                    or self._was_once(referent, other)
                    else other.sectors or referent.sectors,
                    role=other.role or referent.role,
                    via=referent.via if keep else f"apposition: {other.via}",
                    noun=referent.noun or other.noun,
                    kind=referent.kind or other.kind,
                    sex=referent.sex or other.sex,
                )
        return referent

    def _called(self, referent: Referent, known: Referent) -> tuple[str, ...]:
        """The sectors of somebody known beside a noun that says what he is: "the publisher, Jimmy Lai"."""
        noun = referent.noun
        if noun is None or not noun.person or referent.sectors != tuple(noun.sectors) or known.kind != "person":
            return known.sectors
        return self._offices.as_called(noun, known.sectors)

    def _fights_for_others(self, referent: Referent, other: Referent) -> bool:
        """Whether the apposition only gives the rank of one of rebels or a militia: "a rebel commander, General Musa"."""
        outlaw = not (self._kinds.armed - self._kinds.of_the_state).isdisjoint(referent.sectors[:1])
        return outlaw and [*other.sectors[:1]] == [ARMY]

    def _was_once(self, referent: Referent, other: Referent) -> bool:
        """Whether the apposition only says what one in office was before: "the junta's leader, a former colonel"."""
        return other.sectors[:1] == (FORMER,) and not self._kinds.state_bodies.isdisjoint(referent.sectors[:1])

    def _holds_office(self, referent: Referent, other: Referent) -> bool:
        """Whether the noun names an office, and the apposition only what its holder thinks: "the president, a critic of the party"."""
        office = self._kinds.state_bodies - self._kinds.partisan
        noun = referent.noun
        return (
            noun is not None
            and noun.person
            and not office.isdisjoint(referent.sectors[:1])
            and not self._kinds.partisan.isdisjoint(other.sectors[:1])
        )

    def _says_more(self, referent: Referent, other: Referent) -> bool:
        """Whether a title before a name says what somebody is, and the apposition only whose: "Senator Paz, an ally of"."""
        holds = referent.kind == "person" and not self._kinds.state_bodies.isdisjoint(referent.sectors[:1])
        tied = other.noun is not None and other.noun.person and other.noun.owner and not other.noun.sectors
        return holds and referent.name is not None and tied
