"""How other people's names and codes are read: `imports.yaml`, `eventdata.yaml`."""

from __future__ import annotations

import msgspec


class ForeignClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a class or topic of another source is here: a kind of entity, and its sectors."""

    #: The kind of entity, as in `actors/`; null: what the source itself says.
    kind: str | None = None
    #: PLOVER sectors.
    sectors: list[str] = []


class Foreign(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How one source of entities is read: its classes, country codes and sector codes in terms of ours."""

    #: Its classes or topics to what they are here.
    classes: dict[str, ForeignClass] = {}
    #: Classes of offices (Wikidata).
    posts: list[str] = []
    #: Its codes of countries to ours.
    countries: dict[str, str] = {}
    #: Its codes of sectors to PLOVER's; empty: none.
    sectors: dict[str, str] = {}
    #: Its words for the sexes to m and f.
    sexes: dict[str, str] = {}


class Imports(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`imports.yaml`: what `tocsin actors import` makes of other people's codes."""

    #: OpenSanctions.
    opensanctions: Foreign
    #: Wikidata.
    wikidata: Foreign
    #: Dictionaries of PETRARCH and its kin.
    petrarch: Foreign


class CameoCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A CAMEO code in PLOVER's terms."""

    #: The code, as CAMEO writes it: "0211".
    code: str
    #: The event type; null: PLOVER codes no such thing.
    event: str | None = None
    #: Its mode.
    mode: str | None = None
    #: The contexts that the code implies.
    contexts: list[str] = []
    #: The event texts that ICEWS uses for it.
    called: list[str] = []


class Icews(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How ICEWS names countries and sectors."""

    #: Names of countries, where they differ from ours, to codes.
    countries: dict[str, str] = {}
    #: Words of a name or sector to the PLOVER sector; the first that the phrase holds decides.
    sectors: dict[str, str] = {}


class Gdelt(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How GDELT names sectors."""

    #: PLOVER sectors that are called otherwise there; read as `imports.yaml` says of PETRARCH's.
    sectors: dict[str, str] = {}


class EventData(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`eventdata.yaml`: what `tocsin import` makes of other people's event data."""

    #: All CAMEO codes.
    cameo: list[CameoCode]
    #: ICEWS's names.
    icews: Icews
    #: GDELT's names.
    gdelt: Gdelt
    #: Mode of a THREATEN event to the event types that carry such a threat out.
    carried_out_by: dict[str, list[str]] = {}
