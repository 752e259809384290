"""To whom those belong whom a role noun names: the body, group or state whose sectors and country they share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.code.actors.kinds import Kinds
from tocsin.code.actors.referent import Referent, sectors_of
from tocsin.code.actors.setting import Setting
from tocsin.code.actors.words import Found
from tocsin.knowledge.names import NATIONAL, Sense
from tocsin.knowledge.phrases import Match
from tocsin.model.sectors import ARMY, CIVILIANS, COMPANY, GOVERNMENT, INTELLIGENCE, UNIDENTIFIED, UNRECOGNISED
from tocsin.parse.phrases import LOCATIVE, Phrase, counted, phrase_of
from tocsin.parse.relations import MODIFYING

if TYPE_CHECKING:
    from tocsin.codebook.schema import Role, Seat
    from tocsin.parse.tokens import Token


#: The kind of a people that may live in several countries.
PEOPLES = "ethnic"
#: Sectors of armed men who may be anybody's: "Hamas gunmen" and "M23 soldiers" are those of the group.
_OF_ANYBODY = ([UNIDENTIFIED], [ARMY])
#: Sectors of things that are like those whose they are: vehicles, ships, houses.
_OF_WHOEVER = ([COMPANY], [CIVILIANS])
#: Entities that a noun for their members, or for what they are, may name too.
_OWNING = {"group", "party", "organisation", "service"}
#: Those whom anybody may join.
_JOINED_BY = {"group", "party", "organisation"}


@dataclass(frozen=True)
class Tie:
    """Somebody to whom others are tied; `employs`: they are of the same sector."""

    whose: Referent
    employs: bool


class Owners:
    """Tells whose those are whom a noun names.

    resolve: what a phrase refers to; alone: what its own words refer to, without those joined with it or in apposition.
    """

    def __init__(
        self,
        kinds: Kinds,
        resolve: Callable[[Token, Setting], list[Referent]],
        alone: Callable[[Phrase, Setting], list[Referent]],
    ):
        self._kinds = kinds
        self._resolve = resolve
        self._alone = alone

    def sectors(
        self, phrase: Phrase, found: Found, role: Match[Role], owners: list[Sense], tied: Tie | None, setting: Setting
    ) -> tuple[str, ...]:
        """The sectors of the body to which those whom a role names belong: of "Hamas leaders", "hackers of the GRU"."""
        whose = self._whose(phrase, found, role, owners, tied, setting)
        return self._kinds.partisans.get(whose[0], whose) if whose and role.values[0].backs else whose

    def _whose(
        self, phrase: Phrase, found: Found, role: Match[Role], owners: list[Sense], tied: Tie | None, setting: Setting
    ) -> tuple[str, ...]:
        entry = role.values[0]
        # a moderate president is no moderate
        qualities = {child.idx for child in phrase.head.lefts if child.dep_ == "amod" and child.pos_ == "ADJ"}
        inner_role = next(
            (
                match
                for match in found.roles
                if not any(match.start <= quality < match.end for quality in qualities)
                and (match.start >= role.end or match.end <= role.start)
            ),
            None,
        )
        if entry.owner and not entry.relative:
            named = next((each for each in owners if each.kind not in {*NATIONAL, PEOPLES, "bloc"}), None)
            if named is not None:
                whose = sectors_of(named, setting)
                if UNRECOGNISED in whose and entry.sectors == [GOVERNMENT]:
                    return (GOVERNMENT,)  # the president of a state that few recognise governs, too
                # "Renamo fighters" and "holdouts of the FARC" are no politicians
                bears_arms = not (self._kinds.armed - self._kinds.of_the_state).isdisjoint(entry.sectors[:1])
                return () if bears_arms and not self._kinds.partisan.isdisjoint(whose[:1]) else whose
            if (of_body := self._body_behind(phrase.head, setting)) is not None:
                return () if self.is_army_of(of_body, tuple(entry.sectors)) else of_body
            if inner_role is not None:
                inner = tuple(inner_role.values[0].sectors)
                # "Druze fighters" are no ordinary people, nor is the staff of a railway, whoever rides on it
                serves = inner_role.values[0].thing and (entry.person or self._kinds.armed.isdisjoint(inner))
                ordinary = inner in ((CIVILIANS,), (COMPANY,)) and (
                    serves or not self._kinds.armed.isdisjoint(entry.sectors)
                )
                return () if ordinary or self.is_army_of(inner, tuple(entry.sectors)) else inner
            return (GOVERNMENT,) if any(each.kind in {"metonym"} for each in owners) else ()
        inside = inner_role.values[0] if inner_role is not None else None
        placed = inner_role is not None and _is_where(phrase, inner_role)  # "an army spokesman in the city of Goma"
        vessel = inside is not None and inside.thing and not placed and self._kinds.armed.isdisjoint(inside.sectors)
        if vessel and entry.person and entry.sectors == [ARMY]:
            return (CIVILIANS,)  # "the captain of a tanker"
        if entry.sectors in _OF_ANYBODY:
            groups = {"group"} if entry.sectors == [ARMY] else _OWNING
            known = next((each for each in owners if each.kind in groups), None)
            return sectors_of(known, setting) if known is not None else ()
        if entry.thing and entry.sectors in _OF_WHOEVER:
            # "Red Crescent trucks", "a company bus"; but a party's school is a school
            theirs = next((each for each in owners if each.kind in _OWNING), None)
            return sectors_of(theirs, setting) if theirs is not None else _body_before(found, role)
        if phrase.head.lemma_.lower() in self._kinds.adherents:
            # "Congress workers" are no labourers, nor "Red Cross volunteers" anybody
            body = next((sectors_of(each, setting) for each in owners if each.kind in _JOINED_BY), ())
            body = body or self._body_behind(phrase.head, setting) or _body_before(found, role)
            if not self._kinds.joined_by_anybody.isdisjoint(body[:1]):
                return body
        lemma = phrase.head.lemma_.lower()
        if lemma in self._kinds.followers or lemma in self._kinds.held:
            # "Wagner's men" bear its arms
            leads = (sectors_of(each, setting) for each in owners if each.kind in _OWNING)
            found_arms = next((each for each in leads if not self._kinds.armed.isdisjoint(each[:1])), None)
            if found_arms is not None:
                return found_arms
        return tied.whose.sectors if tied is not None and tied.employs and not entry.relative else ()

    def _body_behind(self, head: Token, setting: Setting) -> tuple[str, ...] | None:
        """The sectors of those whose people or envoys some are, by the noun behind "of" or "from": "a delegation of Druze clerics".

        None: it says nothing more than the whole phrase does.
        """
        inside = (
            noun for of in head.rights if of.lower_ in {"of", "from"} for noun in of.rights if noun.dep_ == "pobj"
        )
        body = next((noun for noun in inside if noun.pos_ in {"NOUN", "PROPN"}), None)
        if body is None:
            return None
        referent = self._alone(phrase_of(counted(body, self._kinds.quantities)), setting)[0]
        told = referent.noun is not None and not referent.noun.thing and referent.sectors not in {(), (CIVILIANS,)}
        return referent.sectors if told else None

    def is_army_of(self, owner: tuple[str, ...], own: tuple[str, ...]) -> bool:
        """Whether those of some sectors are a state's soldiers or agents: "the ministry's forces", "the Kremlin's agents" are no ministry."""
        governs = bool(owner) and {*owner} <= self._kinds.for_the_state - self._kinds.armed
        return governs and own[:1] in {(ARMY,), (INTELLIGENCE,)}

    def country(self, nation: Sense, phrase: Phrase) -> str | None:
        """The country that a name gives those whom a noun names; a group of countries gives its body's: "the African bloc"."""
        if nation.kind == "bloc" and phrase.head.lemma_.lower() in self._kinds.of_blocs:
            return self._kinds.blocs.get(nation.name, self._kinds.blocs.get(""))
        return nation.country

    def seat(self, phrase: Phrase, names: tuple[Match[Sense], ...], entry: Role, role: str) -> Seat | None:
        """The body that has its seat in a town named, "Hague judges"; one of several is the town's: "a court in The Hague"."""
        one = any(child.lower_ in {"a", "an"} for child in phrase.head.lefts)
        text = phrase.head.doc.text
        seats = (self._kinds.seats.get(text[match.start : match.end]) for match in names[:1])
        seat = next((seat for seat in seats if seat is not None and {*entry.sectors[:1]} & {*seat.sectors}), None)
        return None if one and seat is not None and role not in seat.alone else seat

    def tied(self, head: Token, setting: Setting) -> Tie | None:
        """Whose those are whom a clause or adjective behind a noun ties to somebody: "militias loyal to Damascus"."""
        for word in head.rights:
            if word.dep_ not in {"acl", "relcl", "amod", "advcl"}:
                continue
            for preposition in word.children:
                tie = f"{word.lemma_.lower()} {preposition.lower_}"
                if preposition.dep_ not in {"prep", "agent"} or tie not in self._kinds.tied_to:
                    continue
                for noun in preposition.children:
                    if noun.dep_ == "pobj" and (whose := self._resolve(noun, setting)[0]).country is not None:
                        return Tie(whose, tie in self._kinds.works_for)
        return None


def _is_where(phrase: Phrase, noun: Match[Role]) -> bool:
    """Whether a noun behind another only says where those are whom that names: "an officer in the capital"."""
    inside = [each for each in phrase.tokens() if noun.start <= each.idx < noun.end]
    # "in the capital Bujumbura"
    named = [each.head for each in inside if each.dep_ in MODIFYING]
    inside += named
    return any(each.dep_ == "pobj" and each.head.lower_ in LOCATIVE for each in inside)


def _body_before(found: Found, thing: Match[Role]) -> tuple[str, ...]:
    """The sectors of the body whose thing it is by the noun right before it: "a government bungalow"; none: it is like any other."""
    before = next((match.values[0] for match in found.roles if match.end + 1 == thing.start), None)
    if before is None or not (before.group or before.thing) or before.sectors[:1] in ([], [CIVILIANS], [UNIDENTIFIED]):
        return ()
    return tuple(before.sectors)


def body_of(phrase: Phrase, noun: Role, owners: list[Sense]) -> str | None:
    """The key of the body whose members a plural noun names, or which a noun of kind names again."""
    plural = phrase.head.tag_ in {"NNS", "NNPS"}
    if not (plural or noun.group):
        return None
    found = [each for each in owners if each.entity is not None and each.kind in _OWNING]
    first = found[0].entity if found else None
    alike = first is not None and (noun.group or not {*first.sectors}.isdisjoint(noun.sectors))
    return first.key if first is not None and alike else None
