"""How records look in a terminal: tables that fit, colours only where somebody looks."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from typing import TypedDict

from rich.console import Console, JustifyMethod, OverflowMethod
from rich.table import Table
from rich.text import Text

from tocsin.model import Actor, Event, Figure, Happening, Statement, Threat
from tocsin.model.happening import Spread, Where, Who
from tocsin.model.plain import clean as clean  # noqa: PLC0414 - others take it from here
from tocsin.model.rows import EventRow, Side
from tocsin.store.writing import plain_cells, to_json

#: Nothing that comes from an article is read as markup or as the name of an emoji.
console = Console(highlight=False, soft_wrap=False, markup=False, emoji=False)
errors = Console(stderr=True, highlight=False, markup=False, emoji=False)

#: Colour of each quad class.
QUAD_STYLE = {
    "verbal cooperation": "green",
    "material cooperation": "bold green",
    "verbal conflict": "yellow",
    "material conflict": "red",
}


def who(actors: list[Actor] | list[Who]) -> str:
    """Actors by code: `RUS GOV, BLR`; one without a country by their words."""
    return ", ".join(dict.fromkeys(code_of(actor) for actor in actors)) or "-"


def code_of(actor: Actor | Who) -> str:
    """An actor's country and first sector, or its words where there is neither."""
    parts = [part for part in (actor.country, actor.sectors[0] if actor.sectors else None) if part]
    if actor.country:
        return " ".join(parts)
    words = clean(actor.name or actor.text)
    return f"{words[:28]} ({parts[0]})" if parts else words[:32]


def kind_of(event: Event | Happening) -> Text:
    """Type and mode, coloured by quad class."""
    return Text(event.event + (f"/{event.mode}" if event.mode else ""), style=QUAD_STYLE.get(event.quad, ""))


class ColumnOptions(TypedDict, total=False):
    """How a column of a table is set."""

    no_wrap: bool
    overflow: OverflowMethod
    justify: JustifyMethod
    ratio: int
    width: int


FIXED: ColumnOptions = {"no_wrap": True}
NUMBER: ColumnOptions = {"justify": "right", "no_wrap": True}
WORDS: ColumnOptions = {"overflow": "fold", "ratio": 1}


def table(*columns: str | tuple[str, ColumnOptions], title: str | None = None) -> Table:
    """An empty table in the house style."""
    made = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, header_style="dim")
    for column in columns:
        name, options = column if isinstance(column, tuple) else (column, ColumnOptions())
        made.add_column(name, **options)
    return made


#: Narrower terminals leave the triggers' words to `explain`.
_WIDE = 110


def events_table(events: Iterable[Event], title: str | None = None) -> Table:
    """Events, one a line: what the text does not assert is marked behind the type."""
    wide = console.width >= _WIDE
    words: list[tuple[str, ColumnOptions]] = [("words", FIXED)] if wide else []
    made = table(("day", FIXED), "event", ("who → whom", WORDS), *words, ("id", FIXED), title=title)
    for event in events:
        status = Text(f" ({', '.join(event.auxiliary)})" if event.auxiliary else "", style="dim")
        whom = f" → {who(event.recipients)}" if event.recipients else ""
        made.add_row(
            event.date.value if event.date else "?",
            kind_of(event) + status,
            who(event.actors) + whom,
            *([clean(event.trigger.text)] if wide else []),
            event.id,
        )
    return made


def happenings_table(happenings: Iterable[Happening], title: str | None = None) -> Table:
    """Happenings, one a line, with the spread of its figures; reports: so many articles by so many independent publishers."""
    made = table(
        ("day", FIXED),
        "event",
        ("who → whom", WORDS),
        ("reports", NUMBER),
        ("id", FIXED),
        title=title,
    )
    for each in happenings:
        status = Text("" if each.status == "asserted" else f" ({each.status})", style="dim")
        whom = f" → {who(each.recipients)}" if each.recipients else ""
        sides = Text(f"{who(each.actors)}{whom}")
        if each.places:
            sides.append(f"\n{where(each.places)}", style="dim")
        for spread in each.figures:
            sides.append(f"\n{spread_of(spread)}", style="dim")
        made.add_row(
            each.dates.best or "?", kind_of(each) + status, sides, f"{each.articles} by {each.publishers}", each.id
        )
    return made


def rows_table(rows: Iterable[EventRow], title: str | None = None) -> Table:
    """Imported events, one a line."""
    made = table(("day", FIXED), "event", ("who → whom", WORDS), ("id", FIXED), title=title)
    for row in rows:
        name = row.event + (f"/{row.mode}" if row.mode else "") if row.event else f"CAMEO {row.cameo or '?'}"
        status = Text(f" ({', '.join(row.auxiliary)})" if row.auxiliary else "", style="dim")
        actors, recipients = (
            ", ".join(dict.fromkeys(map(_side, sides))) or "-" for sides in (row.actors, row.recipients)
        )
        whom = f" → {recipients}" if row.recipients else ""
        made.add_row(
            row.date or "?", Text(name, style=QUAD_STYLE.get(row.quad or "", "")) + status, actors + whom, row.id
        )
    return made


def where(places: list[Where]) -> str:
    """The places that reports give: "Kabul, AFG; Logar, AFG"."""
    return clean("; ".join(", ".join(part for part in (each.name, each.country) if part) for each in places))


def spread_of(spread: Spread) -> str:
    """A figure as the reports give it: `dead 12`, or `dead 12 to 20, latest 19`."""
    lowest, highest, latest = (f"{each.value:,.12g}" for each in (spread.lowest, spread.highest, spread.latest))
    return f"{spread.kind} {lowest}" if not spread.disputed else f"{spread.kind} {lowest} to {highest}, latest {latest}"


def _side(side: Side) -> str:
    parts = [part for part in (side.country, side.sectors[0] if side.sectors else None) if part]
    return " ".join(parts) if side.country else clean(side.name or "?")[:32]


def threats_table(threats: Iterable[tuple[Threat, Event]], title: str | None = None) -> Table:
    """Threats: who against whom on the left, what, on what condition and until when on the right."""
    made = table(
        ("day", FIXED),
        ("who → whom", {"overflow": "fold", "ratio": 2}),
        ("threat", {"overflow": "fold", "ratio": 3}),
        title=title,
    )
    for threat, event in threats:
        act = threat.act
        what = Text(clean(act.text) if act else "act not said")
        if act and act.event:
            what.append(f" ({act.event}{f'/{act.mode}' if act.mode else ''})", style="yellow")
        averts = threat.demand is not None and threat.demand == threat.condition
        terms = [("unless" if averts else "if", threat.condition), ("demand", None if averts else threat.demand)]
        for name, span in terms:
            if span is not None:
                what.append(f"\n{name}: ", style="dim").append(clean(span.text))
        if threat.deadline is not None:
            what.append("\nuntil: ", style="dim").append(threat.deadline.value)
        if event.auxiliary:
            what.append(f"\nnot asserted: {', '.join(event.auxiliary)}", style="dim")
        sides = Text(f"{who(threat.issuers)} → {who(threat.targets)}").append(f"\n{event.id}", style="dim")
        made.add_row(event.date.value if event.date else "?", sides, what)
    return made


def statements_table(statements: Iterable[Statement], title: str | None = None) -> Table:
    """Statements, one a line."""
    made = table(("day", FIXED), "speaker", ("kind", FIXED), ("words", WORDS), title=title)
    for statement in statements:
        speaker = statement.speaker
        name = clean(speaker.name or speaker.text)[:40] if speaker else "?"
        code = code_of(speaker) if speaker and (speaker.country or speaker.sectors) else ""
        made.add_row(
            statement.date.value if statement.date else "?",
            f"{name} ({code})" if code and code != name else name,
            statement.kind,
            clean(statement.text),
        )
    return made


def figures_table(figures: Iterable[Figure], title: str | None = None) -> Table:
    """Figures, one a line."""
    made = table(
        ("kind", FIXED),
        ("value", NUMBER),
        ("how exact", FIXED),
        ("words", WORDS),
        title=title,
    )
    for figure in figures:
        made.add_row(figure.kind, f"{figure.value:,.12g}", figure.comparator.replace("_", " "), clean(figure.text))
    return made


def write_json(item: object) -> None:
    """An object as one line of JSON on standard output."""
    sys.stdout.write(f"{to_json(item)}\n")


def write_csv(columns: Iterable[str], rows: Iterable[dict[str, object]]) -> None:
    """Rows as CSV on standard output, with their header even if there are none."""
    writer = csv.DictWriter(sys.stdout, list(columns))
    writer.writeheader()
    writer.writerows(plain_cells(row) for row in rows)
