"""What a phrase refers to, and what a sense of a name makes of it on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tocsin.code.actors.setting import Setting
from tocsin.knowledge.names import STATES, Sense, country_at, period_at, sectors_at
from tocsin.model.sectors import CIVILIANS

if TYPE_CHECKING:
    from tocsin.codebook.schema import Role
    from tocsin.parse.phrases import Phrase


class Referent(msgspec.Struct, frozen=True, gc=False):
    """What a phrase refers to, before it is given its place in the article."""

    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    entity: str | None = None
    role: str | None = None
    #: Empty: nothing is known.
    via: str = ""
    #: The role nouns' entry, for coreference.
    noun: Role | None = None
    kind: str | None = None
    sex: str | None = None
    #: The entity whose members or kind the noun names: "the M23 rebels", "the Houthi movement".
    owner: str | None = None
    #: The phrase names several countries at once: "European leaders".
    bloc: bool = False
    #: Its country is only that of the people they are of, who may live in others, too: "Hutu militiamen".
    people: bool = False
    #: Its country is only that of which the passage tells.
    guessed: bool = False

    @property
    def known(self) -> bool:
        """Whether the phrase is known to name an actor."""
        return bool(self.via)


def referent_of(sense: Sense, setting: Setting, phrase: Phrase | None = None) -> Referent:
    """What a sense of a name refers to as of a date."""
    if sense.entity is None:
        sectors = sense.sectors
        if sense.kind == "adjective" and phrase is not None:
            sectors = (CIVILIANS,)
        elif sense.kind == "bloc" and phrase is not None:
            counted = any(child.dep_ == "nummod" for child in phrase.head.lefts)
            sectors = (CIVILIANS,) if counted and phrase.head.tag_ in {"NNPS", "NNS"} else sectors  # "two Westerners"
        return Referent(sense.name, sense.country, sectors, None, None, f"{sense.kind}: {sense.name}", kind=sense.kind)
    entity = sense.entity
    period = period_at(entity, setting.date)
    return Referent(
        name=entity.name,
        country=country_at(entity, setting.date),
        sectors=sectors_at(entity, setting.date),
        entity=entity.key,
        role=period.role if period and entity.kind == "person" else None,
        via=f"knowledge base: {entity.key}",
        # imported dictionaries do not tell persons from bodies
        kind=None if entity.kind == "actor" else entity.kind,
        sex=entity.sex,
    )


def sectors_of(sense: Sense, setting: Setting) -> tuple[str, ...]:
    """The sectors that a sense gives on the setting's day."""
    return sectors_at(sense.entity, setting.date) if sense.entity else sense.sectors


def identity_of(referent: Referent) -> str | None:
    """Who a referent is by knowledge from outside the text."""
    if referent.entity is not None:
        return referent.entity
    if referent.owner is not None:
        return referent.owner
    return f"{referent.name}: {referent.country}" if referent.kind in STATES and referent.name else None


def via_coreference(via: str) -> str:
    """How somebody is known who is known from another mention."""
    return f"coreference: {via}" if via and not via.startswith("coreference") else via
