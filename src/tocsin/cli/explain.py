"""`tocsin explain`: an event with the words that each of its fields was read from."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from tocsin.cli.happenings import print_happening
from tocsin.cli.output import (
    FIXED,
    WORDS,
    clean,
    console,
    errors,
    figures_table,
    kind_of,
    table,
    threats_table,
)
from tocsin.model import Actor, Article, Event
from tocsin.store import Queries, Store

#: Characters of the article shown before and after the outermost cited words.
_AROUND = 160
_STYLES = {"actor": "green", "trigger": "bold red", "recipient": "cyan", "date": "magenta", "place": "blue"}


def show(path: Path, event_id: str) -> int:
    """Prints one event and the happening that it reports, or one happening; the exit status: 1 if there is none of that id."""
    with Store(path, must_exist=True) as store:
        queries = Queries(store)
        stored, happening = queries.event(event_id), queries.happening(event_id)
        if stored is None:
            if happening is None:
                several = queries.beginning(event_id)
                which = f"several begin with {event_id}: {', '.join(several)}" if several else f"no event {event_id}"
                errors.print(f"tocsin: {path}: {which}", soft_wrap=True)
                return 1
            print_happening(happening)
            return 0
        event, article = stored.event, stored.article
        threat, figures = queries.threat(event.id), queries.figures(event.id)
        statement = queries.statement(event.attribution) if event.attribution else None
        console.print(Text.assemble(kind_of(event), f"  {event.id}  {event.quad}, score {event.score:g}"))
        source = " · ".join(part for part in (article.title, article.publisher, article.published, article.url) if part)
        console.print(clean(source or article.ref or ""), style="dim")
        console.print()
        console.print(marked(event, article))
        console.print()
        fields = table(("field", FIXED), ("value", WORDS), ("words", WORDS), ("how", WORDS))
        for side, actors in (("actor", event.actors), ("recipient", event.recipients)):
            for actor in actors:
                fields.add_row(Text(side, style=_STYLES[side]), _value(actor), clean(actor.text), actor.via)
        fields.add_row(
            Text("event", style=_STYLES["trigger"]),
            kind_of(event),
            clean(event.trigger.text),
            f"rule: {event.rule}",
        )
        if event.date:
            how = "date of publication" if event.date.text is None else event.date.precision
            fields.add_row(Text("date", style=_STYLES["date"]), event.date.value, clean(event.date.text or ""), how)
        if event.place:
            fields.add_row(
                Text("place", style=_STYLES["place"]),
                f"{event.place.name}, {event.place.country}",
                clean(event.place.text),
                "",
            )
        fields.add_row("asserted", "no: " + ", ".join(event.auxiliary) if event.auxiliary else "yes", "", "")
        if statement and statement.speaker:
            fields.add_row("according to", _value(statement.speaker), clean(statement.speaker.text), statement.kind)
        if event.contexts:
            fields.add_row("contexts", ", ".join(event.contexts), "", "")
        fields.add_row("confidence", f"{event.confidence:.2f}", "", "")
        if event.reviewed:
            fields.add_row("reviewed", event.reviewed, "by a person", "")
        console.print(fields)
        if threat:
            console.print()
            console.print(threats_table([(threat, event)], "threat"))
        if figures:
            console.print()
            console.print(figures_table(figures, "figures"))
        if happening and len(happening.reports) > 1:
            console.print("\nthe happening that it reports", style="bold")
            print_happening(happening)
    return 0


def marked(event: Event, article: Article) -> Text:
    """The words around an event, with those that its fields cite marked: by colour, and by name in brackets."""
    spans = [(actor.start, actor.end, "actor") for actor in event.actors]
    spans += [(actor.start, actor.end, "recipient") for actor in event.recipients]
    spans.append((event.trigger.start, event.trigger.end, "trigger"))
    for name, cited in (("date", event.date), ("place", event.place)):
        if cited is not None and cited.start is not None and cited.end is not None:
            spans.append((cited.start, cited.end, name))
    # citations from another paragraph are listed below, not shown here
    near = [span for span in sorted(set(spans)) if abs(span[0] - event.trigger.start) < 600]
    start = max(0, min(span[0] for span in near) - _AROUND)
    end = min(len(article.text), max(span[1] for span in near) + _AROUND)
    if start:
        start = article.text.find(" ", start) + 1
    text = Text("… " if start else "")
    place = start
    for first, last, name in near:
        if first < place:
            continue
        text.append(clean(article.text[place:first]))
        text.append(f"[{clean(article.text[first:last])}]", style=_STYLES[name])
        text.append(f"{name}", style=f"dim {_STYLES[name]}")
        place = last
    text.append(clean(article.text[place:end]))
    return text.append(" …") if end < len(article.text) else text


def _value(actor: Actor) -> str:
    codes = " ".join(part for part in (actor.country, *actor.sectors) if part)
    named = ", ".join(part for part in (actor.name, actor.role) if part)
    return clean(f"{codes or '?'}{f' ({named})' if named else ''}")
