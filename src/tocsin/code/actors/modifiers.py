"""What a word before a noun makes of whom it names."""

from __future__ import annotations

from msgspec.structs import replace

from tocsin.code.actors.referent import Referent
from tocsin.code.actors.words import Found
from tocsin.model.sectors import ARMY, CIVILIANS, FORMER, GOVERNMENT, OPPOSITION, PARTY, UNIDENTIFIED, UNRECOGNISED


def modified(referent: Referent, found: Found, before: int, armed: frozenset[str]) -> Referent:
    """The referent with the sector that a modifier gives: "rebel leaders", "opposition figures".

    A noun that has a sector of its own keeps it: "military court".
    before: where the noun begins. armed: sectors of those who bear arms for somebody.
    """
    given = _may_be_given(referent, armed)
    for match in found.modifiers:
        modifier = match.values[0]
        if any(name.start <= match.start and match.end <= name.end for name in found.names):
            # "Liberation Army fighters"
            continue
        if given is not None and given.isdisjoint(modifier.sectors[:1]):
            continue
        if match.start < before and modifier.effect == "sector" and referent.sectors[:1] != (FORMER,):
            sectors = tuple(modifier.sectors)
            return replace(referent, sectors=sectors, via=f"{referent.via} + {'/'.join(modifier.sectors)}")
    return referent


def opposing(referent: Referent, found: Found, before: int) -> Referent:
    """A party as one of the opposition first, if a word before its name says so: "the opposition Party for Social Renewal"."""
    said = any(each.end < before and OPPOSITION in each.values[0].sectors for each in found.modifiers)
    called = any(each.end < before and OPPOSITION in each.values[0].sectors for each in found.roles)
    if referent.sectors[:1] != (PARTY,) or not (said or called):
        return referent
    others = tuple(each for each in referent.sectors if each not in {OPPOSITION, GOVERNMENT})
    return replace(referent, sectors=(OPPOSITION, *others), via=f"{referent.via} + {OPPOSITION}")


def _may_be_given(referent: Referent, armed: frozenset[str]) -> frozenset[str] | None:
    """The sectors that a word before a noun may give it, which has one of its own; None: any."""
    noun = referent.noun
    if noun is not None and noun.state:
        return frozenset({UNRECOGNISED})  # a border state is no border guard
    if not referent.sectors or noun is None or noun.owner:
        return None
    # gunmen may be anybody's, "separatist gunmen" are not; an air force plane is not a plane like others
    # and a paramilitary convoy is not the army's
    if referent.sectors == (UNIDENTIFIED,) or (noun.thing and referent.sectors in {(CIVILIANS,), (ARMY,)}):
        return armed
    if referent.sectors == (CIVILIANS,) and not noun.thing and not noun.relative:
        return frozenset({OPPOSITION})  # "opposition youths"
    return frozenset({OPPOSITION} if noun.group and referent.sectors[:1] == (PARTY,) else ())
