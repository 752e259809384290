"""Wikidata's JSON dump: an array with one item a line. Persons with offices, the offices, parties, groups, bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tocsin.codebook.schema import Entity, Foreign, Imports
from tocsin.knowledge.sources.items import Item, Land, Line, Oddity, Post, Tenure

_HUMAN = "Q5"
_INSTANCE, _SUBCLASS, _OFFICE, _SEX, _CITIZEN, _COUNTRY, _APPLIES = "P31", "P279", "P39", "P21", "P27", "P17", "P1001"
_ISO3, _START, _END = "P298", "P580", "P582"
#: Items without one of these say nothing that is wanted here; the bulk of a dump need not be decoded.
_WANTED = (f'"{_OFFICE}"', f'"{_ISO3}"', f'"{_APPLIES}"', f'"{_COUNTRY}"', f'"{_SUBCLASS}"')
#: Wikidata's precision of a date to the length of an ISO date.
_LENGTH = {9: 4, 10: 7, 11: 10}


class _Value(msgspec.Struct, frozen=True):
    id: str | None = None
    time: str | None = None
    precision: int | None = None


class _Data(msgspec.Struct, frozen=True):
    value: _Value | str | None = None


class _Snak(msgspec.Struct, frozen=True):
    datavalue: _Data | None = None

    @property
    def item(self) -> str | None:
        value = self.datavalue.value if self.datavalue else None
        return value.id if isinstance(value, _Value) else value

    @property
    def day(self) -> str | None:
        value = self.datavalue.value if self.datavalue else None
        if not isinstance(value, _Value) or value.time is None or not value.time.startswith("+"):
            return None
        return value.time[1 : 1 + _LENGTH.get(value.precision or 0, 0)] or None


class _Qualifiers(msgspec.Struct, frozen=True):
    start: list[_Snak] = msgspec.field(name=_START, default=[])
    end: list[_Snak] = msgspec.field(name=_END, default=[])


class _Claim(msgspec.Struct, frozen=True):
    mainsnak: _Snak
    rank: str = "normal"
    qualifiers: _Qualifiers = _Qualifiers()


Claims = list[_Claim]


class _Statements(msgspec.Struct, frozen=True):
    instance: Claims = msgspec.field(name=_INSTANCE, default=[])
    subclass: Claims = msgspec.field(name=_SUBCLASS, default=[])
    office: Claims = msgspec.field(name=_OFFICE, default=[])
    sex: Claims = msgspec.field(name=_SEX, default=[])
    citizen: Claims = msgspec.field(name=_CITIZEN, default=[])
    country: Claims = msgspec.field(name=_COUNTRY, default=[])
    applies: Claims = msgspec.field(name=_APPLIES, default=[])
    iso3: Claims = msgspec.field(name=_ISO3, default=[])


class _Label(msgspec.Struct, frozen=True):
    value: str


class _Labels(msgspec.Struct, frozen=True):
    en: _Label | None = None
    mul: _Label | None = None


class _Aliases(msgspec.Struct, frozen=True):
    en: list[_Label] = []
    mul: list[_Label] = []


class _Thing(msgspec.Struct, frozen=True):
    id: str
    # an empty map is written as an empty list in dumps
    labels: _Labels | list[str] = _Labels()
    aliases: _Aliases | list[str] = _Aliases()
    claims: _Statements | list[str] = _Statements()


def recognises(beginning: list[str]) -> bool:
    """Dumps are arrays of items, which have claims."""
    first = next((line for line in beginning if line.strip() not in {"[", ""}), "")
    return first.lstrip().startswith("{") and '"claims"' in first


def read(lines: Iterable[Line], imports: Imports) -> Iterator[Item]:
    """Persons that hold offices, with their terms; offices; countries; and what has a class of `imports.yaml`."""
    foreign = imports.wikidata
    posts = frozenset(foreign.posts)
    decoder = msgspec.json.Decoder(_Thing)
    for number, raw in lines:
        line = raw.strip().rstrip(",")
        if line in {"[", "]", ""} or not any(each in line for each in _WANTED):
            continue
        try:
            thing = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeEncodeError) as error:
            raise Oddity(number, f"no Wikidata item: {error}") from error
        yield from _items(thing, foreign, posts)


def _items(thing: _Thing, foreign: Foreign, posts: frozenset[str]) -> Iterator[Item]:
    claims = thing.claims
    name = _name(thing)
    if not isinstance(claims, _Statements) or name is None:
        return
    iso3 = _first(claims.iso3)
    if iso3:
        yield Land(thing.id, iso3)
    classes = _all(claims.instance)
    if _HUMAN in classes:
        if claims.office:
            yield _entity(
                thing, name, "person", [], _first(claims.citizen), foreign.sexes.get(_first(claims.sex) or "")
            )
            yield from _tenures(thing.id, claims.office)
        return
    country = _first(claims.applies) or _first(claims.country)
    known = next((foreign.classes[each] for each in classes if each in foreign.classes), None)
    if known is not None:
        yield _entity(thing, name, known.kind or "organisation", known.sectors, country, None)
    elif claims.applies or not posts.isdisjoint((*classes, *_all(claims.subclass))):
        yield Post(thing.id, name, country)


def _entity(thing: _Thing, name: str, kind: str, sectors: list[str], country: str | None, sex: str | None) -> Entity:
    aliases = [*thing.aliases.en, *thing.aliases.mul] if isinstance(thing.aliases, _Aliases) else []
    other = [each.value for each in aliases if each.value != name]
    return Entity(key=thing.id, name=name, aliases=other, country=country, kind=kind, sex=sex, sectors=sectors)


def _tenures(holder: str, offices: Claims) -> Iterator[Tenure]:
    for claim in offices:
        post = claim.mainsnak.item
        if post is not None and claim.rank != "deprecated":
            start = next((snak.day for snak in claim.qualifiers.start), None)
            end = next((snak.day for snak in claim.qualifiers.end), None)
            yield Tenure(holder, post, start, end)


def _name(thing: _Thing) -> str | None:
    labels = thing.labels
    label = (labels.en or labels.mul) if isinstance(labels, _Labels) else None
    return label.value if label else None


def _all(claims: Claims) -> list[str]:
    return [each for claim in claims if claim.rank != "deprecated" and (each := claim.mainsnak.item)]


def _first(claims: Claims) -> str | None:
    """The preferred value, else the first that is not deprecated."""
    preferred = [claim for claim in claims if claim.rank == "preferred"]
    return next(iter(_all(preferred or claims)), None)
