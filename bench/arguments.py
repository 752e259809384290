"""Who does it and to whom, in the sentences of `train/`: `python bench/arguments.py [--step N] [--list KIND …]`

Each of those 13,000 sentences marks one trigger with who does it and to whom it is done. They are coded as they stand, and of the
triggers that get their type it is counted how many actors and recipients are right (all that are marked are found, and nobody
else), partly right, wrong or missing; "extra" are those of a side of which nobody is marked. Of those who meet, trade or agree
it does not matter on which side they stand. Who is marked was written to teach what words mean, not by the gold's conventions:
things and what is abstract stand there, too, so that some will always be missing.

--list prints the sentences of a kind: "actors missing", "recipients wrong", "recipients partly", "actors extra", "missed" (not
coded), "other type", or "none coded" (coded though the sentence tells nothing). --step N takes only every Nth sentence.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tocsin.code.coder import Coder
from tocsin.model import Actor, Event, Span

FOLDER = Path(__file__).parents[1] / "train"
PUBLISHED = "2024-05-15"
NONE = "NONE"
#: Types of events in which either of two may be the actor.
JOINT = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE"}
#: How a side of an event may fit what is marked.
KINDS = ("right", "partly", "wrong", "missing", "extra")
SIDES = {"actors": "a", "recipients": "r"}
_MARK = re.compile(r"\[([atr]) ([^\]]+)\]")
Stretch = tuple[int, int]


@dataclass(frozen=True)
class Line:
    """A sentence with what is marked in it."""

    #: File and number of the line.
    place: str
    label: str
    text: str
    #: By the letter of the mark.
    marks: dict[str, list[Stretch]]

    def words(self, mark: str) -> list[str]:
        """What stands in the marks of a letter."""
        return [self.text[start:end] for start, end in self.marks.get(mark, ())]


@dataclass(frozen=True)
class Verdict:
    """What became of a line: right or a kind of fault, and the events by which it is told."""

    kind: str
    line: Line
    events: Sequence[Event]


def lines(folder: Path = FOLDER) -> Iterator[Line]:
    """The marked sentences, in the order of their files."""
    for path in sorted(folder.glob("*.txt")):
        for number, written in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            label, bar, marked = written.partition(" | ")
            if not bar:
                continue
            text, place = "", 0
            marks: dict[str, list[Stretch]] = defaultdict(list)
            for match in _MARK.finditer(marked):
                text += marked[place : match.start()]
                marks[match[1]].append((len(text), len(text) + len(match[2])))
                text += match[2]
                place = match.end()
            yield Line(f"{path.name}:{number}", label, text + marked[place:], dict(marks))


def verdicts(line: Line, events: Iterable[Event]) -> Iterator[Verdict]:
    """How the events of a sentence fit what is marked: whether it is coded with its type, and each side of it."""
    there = [event for event in events if any(_meet(event.trigger, mark) for mark in line.marks["t"])]
    if line.label == NONE:
        yield Verdict("none coded" if there else "none", line, there)
        return
    event = next((event for event in there if event.event == line.label), None)
    if event is None:
        yield Verdict("other type" if there else "missed", line, there)
        return
    yield Verdict("typed", line, [event])
    everybody = [mark for letter in SIDES.values() for mark in line.marks.get(letter, ())]
    joint = line.label in JOINT and side_kind(everybody, [*event.actors, *event.recipients]) == "right"
    for side, mark in SIDES.items():
        marked = line.marks.get(mark, [])
        kind = "right" if joint and marked else side_kind(marked, getattr(event, side))
        if kind is not None and not (joint and not marked):
            yield Verdict(f"{side} {kind}", line, [event])


def side_kind(marked: Sequence[Stretch], found: Sequence[Actor]) -> str | None:
    """How those who are found fit those who are marked; None if there is nobody of either."""
    if not marked:
        return "extra" if found else None
    if not found:
        return "missing"
    met = [any(_meet(actor, mark) for actor in found) for mark in marked]
    if not any(met):
        return "wrong"
    fitting = all(any(_meet(actor, mark) for mark in marked) for actor in found)
    return "right" if all(met) and fitting else "partly"


def _meet(found: Actor | Span, mark: Stretch) -> bool:
    return found.start < mark[1] and mark[0] < found.end


def tables(judged: Sequence[Verdict]) -> Iterator[Table]:
    """Counts by type: of triggers, then of the two sides."""
    count = Counter((verdict.line.label, verdict.kind) for verdict in judged)
    labels = sorted({label for label, _ in count} - {NONE})
    triggers = Table("type", "triggers", "coded with the type", "with another", "not coded")
    sides = {side: Table(side, *KINDS) for side in SIDES}
    for label in (*labels, "all"):
        these = labels if label == "all" else [label]

        def summed(kind: str, these: Sequence[str] = these) -> int:
            return sum(count[each, kind] for each in these)

        shown = [summed(kind) for kind in ("typed", "other type", "missed")]
        triggers.add_row(label, *(f"{number:,}" for number in (sum(shown), *shown)))
        for side, table in sides.items():
            table.add_row(label, *(f"{summed(f'{side} {kind}'):,}" for kind in KINDS))
    triggers.caption = f"{count[NONE, 'none coded']:,} of {count[NONE, 'none coded'] + count[NONE, 'none']:,} that tell nothing are coded"
    yield triggers
    yield from sides.values()


def told(verdict: Verdict) -> str:
    """A line for the eye: what is marked and what is coded."""
    line = verdict.line
    wanted = f"{line.words('a')} {line.words('t')} {line.words('r')}"
    coded = "; ".join(
        f"{event.event} {[each.text for each in event.actors]} → {[each.text for each in event.recipients]} <{event.rule}>"
        for event in verdict.events
    )
    return f"{line.place} {line.label} | {line.text} | {wanted} | {coded}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--step", type=int, default=1, help="take every Nth sentence")
    parser.add_argument("--list", nargs="+", default=[], metavar="KIND", help="print the sentences of these kinds")
    options = parser.parse_args()
    coder = Coder()
    judged = [
        verdict
        for line in [*lines()][:: options.step]
        for verdict in verdicts(line, coder.code(line.text, PUBLISHED).events)
    ]
    console = Console()
    for kind in options.list:
        for verdict in judged:
            if verdict.kind == kind:
                print(f"{kind} {told(verdict)}")
    for table in tables(judged):
        console.print(table)


if __name__ == "__main__":
    main()
