"""OpenSanctions and other FollowTheMoney data: entities as JSON lines (entities.ftm.json)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tocsin.codebook.schema import Entity, Foreign, Imports, Period
from tocsin.knowledge.sources.items import Item, Line, Oddity, Post, Tenure, iso_codes


class _Row(msgspec.Struct, frozen=True):
    id: str
    schema: str
    properties: dict[str, list[str | dict[str, object]]] = {}
    caption: str | None = None

    def texts(self, *names: str) -> list[str]:
        """Values of properties that are text (nested data may stand there too)."""
        return [value for name in names for value in self.properties.get(name, []) if isinstance(value, str)]

    def first(self, *names: str) -> str | None:
        return next(iter(self.texts(*names)), None)

    def reference(self, name: str) -> str | None:
        """The id of an entity that a property refers to, nested or not."""
        value = next(iter(self.properties.get(name, [])), None)
        return str(value.get("id")) if isinstance(value, dict) else value


def recognises(beginning: list[str]) -> bool:
    """FollowTheMoney lines are objects with a schema and properties."""
    return bool(beginning) and beginning[0].lstrip().startswith("{") and '"schema"' in beginning[0]


def read(lines: Iterable[Line], imports: Imports) -> Iterator[Item]:
    """Entities, posts and occupancies. Schemata that the codebook's `imports.yaml` does not name are passed over."""
    foreign = imports.opensanctions
    decoder = msgspec.json.Decoder(_Row)
    for number, line in lines:
        if not line.strip():
            continue
        try:
            row = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeEncodeError) as error:
            raise Oddity(number, f"no FollowTheMoney entity: {error}") from error
        if row.schema == "Position":
            name = row.first("name") or row.caption
            if name:
                yield Post(row.id, name, _country(row, foreign))
        elif row.schema == "Occupancy":
            holder, post = row.reference("holder"), row.reference("post")
            if holder and post:
                yield Tenure(holder, post, row.first("startDate"), row.first("endDate"))
        elif row.schema in foreign.classes:
            entity = _entity(row, foreign)
            if entity is not None:
                yield entity


def _entity(row: _Row, foreign: Foreign) -> Entity | None:
    names = row.texts("name") or ([row.caption] if row.caption else [])
    if not names:
        return None
    name = row.caption if row.caption in names else names[0]
    classes = [foreign.classes[each] for each in (row.schema, *row.texts("topics")) if each in foreign.classes]
    kind = next((each.kind for each in reversed(classes) if each.kind), "organisation")
    sectors = next((each.sectors for each in reversed(classes) if each.sectors), [])
    gender = row.first("gender")
    positions = row.texts("position") if kind == "person" else []
    return Entity(
        key=row.id,
        name=name,
        aliases=[each for each in dict.fromkeys((*names, *row.texts("alias"))) if each != name],
        country=_country(row, foreign),
        kind=kind,
        sex=foreign.sexes.get(gender) if gender else None,
        sectors=sectors,
        # positions without dates, until an occupancy gives better
        periods=[Period(sectors=[], role=position) for position in positions],
    )


def _country(row: _Row, foreign: Foreign) -> str | None:
    codes = row.texts("country", "citizenship", "nationality", "jurisdiction", "mainCountry")
    return next((code for each in codes if (code := foreign.countries.get(each) or iso_codes().get(each))), None)
