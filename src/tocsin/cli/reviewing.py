"""`tocsin review`, `decide` and `gold`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from rich.text import Text

from tocsin.cli.output import FIXED, WORDS, clean, console, errors, kind_of, table, who, write_csv
from tocsin.evaluate.decided import Harvest, as_yaml
from tocsin.judge.mending import Codes, Given, MendError, lines_of, mended
from tocsin.model import AuxiliaryMode, Event
from tocsin.model.review import Decision, Verdict
from tocsin.store import Queries, Store, StoreError
from tocsin.store.browse.search import Search
from tocsin.store.export import EVENT_COLUMNS, event_row, to_json
from tocsin.store.reviews import Doubtful, Reviews

Form = Literal["table", "json", "csv"]

#: Columns of a decision row.
DECISION_COLUMNS = "at by verdict event type actors recipients auxiliary words why".split()


@dataclass(frozen=True)
class Changes:
    """What of an event should be otherwise; None stays."""

    kind: str | None
    actors: Sequence[str] | None
    recipients: Sequence[str] | None
    auxiliary: Sequence[str] | None

    def given(self, event: Event) -> Given:
        """All that the event should be."""
        kind = f"{event.event}/{event.mode}" if event.mode else event.event
        return Given(
            kind=self.kind or kind,
            actors=lines_of(event.actors) if self.actors is None else "\n".join(self.actors),
            recipients=lines_of(event.recipients) if self.recipients is None else "\n".join(self.recipients),
            auxiliary=event.auxiliary if self.auxiliary is None else _modes(self.auxiliary),
        )

    @property
    def any(self) -> bool:
        """Whether there are any."""
        return not all(each is None for each in (self.kind, self.actors, self.recipients, self.auxiliary))


def _modes(names: Sequence[str]) -> list[AuxiliaryMode]:
    known: tuple[AuxiliaryMode, ...] = get_args(AuxiliaryMode)
    for name in names:
        if name not in {*known, "asserted"}:
            raise MendError(f"no auxiliary mode {name}; {', '.join(known)} are, and asserted")
    return [each for each in known if each in names]


def show_queue(path: Path, wanted: Search, limit: int, form: Form) -> None:
    """Prints the most doubtful events that nobody has decided on."""
    with Store(path, must_exist=True) as store:
        found, _ = Reviews(store).queue(wanted, limit=limit)
    if form == "json":
        for each in found:
            sys.stdout.write(to_json({"doubt": each.doubt, "event": each.stored.event, "words": each.words}) + "\n")
    elif form == "csv":
        rows = ({"doubt": each.doubt, **event_row(each.stored.event, each.stored.article)} for each in found)
        write_csv(["doubt", *EVENT_COLUMNS], rows)
    elif not found:
        console.print("nothing is left to decide")
    else:
        _print_queue(found)


def _print_queue(found: list[Doubtful]) -> None:
    made = table(("doubt", FIXED), "event", ("who → whom", WORDS), ("words", WORDS), ("id", FIXED))
    for each in found:
        event, words = each.stored.event, each.words
        sides = who(event.actors) + (f" → {who(event.recipients)}" if event.recipients else "")
        around = (
            Text(clean(words.before)[-60:]).append(clean(words.trigger), style="bold").append(clean(words.after)[:60])
        )
        status = Text(f" ({', '.join(event.auxiliary)})" if event.auxiliary else "", style="dim")
        made.add_row(f"{each.doubt:.2f}", kind_of(event) + status, sides, around, event.id)
    console.print(made)


def show_decisions(path: Path, limit: int | None, form: Form) -> None:
    """Prints what was decided, the latest first."""
    with Store(path, must_exist=True) as store:
        found = Reviews(store).all(limit)
    if form == "json":
        for each in found:
            sys.stdout.write(to_json(each) + "\n")
    elif form == "csv":
        write_csv(DECISION_COLUMNS, map(decision_row, found))
    elif not found:
        console.print("nothing was decided yet")
    else:
        made = table(("when", FIXED), ("by", WORDS), ("verdict", FIXED), "event", ("who → whom", WORDS), ("why", WORDS))
        for each in found:
            event = each.event
            sides = who(event.actors) + (f" → {who(event.recipients)}" if event.recipients else "")
            made.add_row(each.at[:16], clean(each.by), each.verdict, kind_of(event), sides, clean(each.why))
        console.print(made)


def decision_row(decision: Decision) -> dict[str, object]:
    """A decision as a flat row of `DECISION_COLUMNS`."""
    event = decision.event
    return {
        "at": decision.at,
        "by": decision.by,
        "verdict": decision.verdict,
        "event": event.id,
        "type": f"{event.event}/{event.mode}" if event.mode else event.event,
        "actors": "; ".join(lines_of(event.actors).splitlines()),
        "recipients": "; ".join(lines_of(event.recipients).splitlines()),
        "auxiliary": "; ".join(event.auxiliary),
        "words": event.trigger.text,
        "why": decision.why,
    }


def decide(path: Path, id_: str, verdict: Verdict, by: str, why: str, changes: Changes) -> int:
    """Decides on an event; the exit status: 1 if there is none of that id."""
    if (verdict == "mended") != changes.any:
        raise MendError("--type, --actor, --recipient and --auxiliary say what is mended, and go with nothing else")
    from tocsin.web.settling import settle  # loads the codebook, which lists need not

    with Store(path, must_exist=True) as store:
        stored = Queries(store).event(id_)
        event = (
            None
            if stored is None or verdict != "mended"
            else mended(stored.event, changes.given(stored.event), stored.article.text, Codes.builtin())
        )
        try:
            if stored is None and verdict == "mended":
                raise KeyError(id_)
            made = Reviews(store).decide(stored.event.id if stored else id_, verdict, by, why, event)
        except KeyError:
            errors.print(f"tocsin: {path}: no event {id_}", soft_wrap=True)
            return 1
        try:
            settle(store)
        except StoreError as error:  # what was decided is kept
            errors.print(f"tocsin: happenings and ledger follow with the next `tocsin merge`: {error}", soft_wrap=True)
    console.print(f"{stored.event.id if stored else id_}: {made.verdict}", soft_wrap=True)
    return 0


def write_gold(path: Path, file: Path) -> None:
    """Writes what was decided as gold."""
    with Store(path, must_exist=True) as store:
        harvest = Harvest(store)
        texts = list(harvest.texts())
    file.write_text(as_yaml(texts), encoding="utf-8")
    left = f"; {len(harvest.left):,} left out, with events that nobody has decided on" if harvest.left else ""
    console.print(f"{len(texts):,} articles → {file}{left}", soft_wrap=True)
