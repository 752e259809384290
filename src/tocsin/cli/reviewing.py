"""`tocsin review`, `decide` and `gold`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import get_args

from rich.text import Text

from tocsin.cli.commands.options import Form
from tocsin.cli.output import FIXED, WORDS, clean, console, errors, kind_of, table, who, write_csv, write_json
from tocsin.cli.progress import count
from tocsin.evaluate.decided import Harvest, as_yaml
from tocsin.evaluate.decided_terms import TermsHarvest
from tocsin.evaluate.decided_terms import as_yaml as terms_as_yaml
from tocsin.judge.cited import MendError
from tocsin.judge.decided import DECISION_COLUMNS, decision_row
from tocsin.judge.mending import Codes, Given, mended, noted
from tocsin.judge.terms import GivenTerms, threat_of
from tocsin.model import AuxiliaryMode, Event, Threat
from tocsin.model.review import Decision, Verdict
from tocsin.store import Queries, Store, StoreError
from tocsin.store.browse.articles import record_of
from tocsin.store.browse.search import Search
from tocsin.store.flat import EVENT_COLUMNS, event_row
from tocsin.store.queries import StoredEvent
from tocsin.store.reviews import Doubtful, Reviews

#: Characters of a text that a list shows on either side of a trigger.
_AROUND = 60


@dataclass(frozen=True)
class Changes:
    """What of an event should be otherwise; None stays."""

    kind: str | None
    actors: Sequence[str] | None
    recipients: Sequence[str] | None
    auxiliary: Sequence[str] | None
    mode: str | None = None
    date: str | None = None
    place: str | None = None
    contexts: Sequence[str] | None = None
    #: Of a threat.
    act: str | None = None
    act_type: str | None = None
    condition: str | None = None
    demand: str | None = None
    deadline: str | None = None

    def given(self, event: Event | None) -> Given:
        """All that the event should be. event: as it is; None: it is not there yet."""
        now = Given.of(event) if event is not None else Given("", "", "")
        kind = self.kind or now.kind
        if self.mode is not None:
            kind = "/".join(filter(None, [kind.partition("/")[0], self.mode.strip()]))
        return replace(
            now,
            kind=kind,
            actors=now.actors if self.actors is None else "\n".join(self.actors),
            recipients=now.recipients if self.recipients is None else "\n".join(self.recipients),
            auxiliary=now.auxiliary if self.auxiliary is None else _modes(self.auxiliary),
            date=now.date if self.date is None else self.date,
            place=now.place if self.place is None else self.place,
            contexts=now.contexts if self.contexts is None else [each for each in self.contexts if each],
        )

    def terms(self, threat: Threat | None) -> GivenTerms:
        """All that the terms of the threat should be."""
        now = GivenTerms.of(threat)
        new = {each.name: getattr(self, each.name) for each in fields(now)}
        return replace(now, **{name: value for name, value in new.items() if value is not None})

    @property
    def any(self) -> bool:
        """Whether there are any."""
        return any(getattr(self, each.name) is not None for each in fields(self))


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
            write_json({"doubt": each.doubt, "event": each.stored.event, "threat": each.threat, "words": each.words})
    elif form == "csv":
        rows = ({"doubt": each.doubt, **event_row(each.stored.event, each.stored.article)} for each in found)
        write_csv(["doubt", *EVENT_COLUMNS], rows)
    elif not found:
        console.print("nothing is left to decide")
    else:
        _print_queue(found)


def _print_queue(found: list[Doubtful]) -> None:
    made = table(("doubt", FIXED), "event", ("who → whom", WORDS), ("words; when, where, about", WORDS), ("id", FIXED))
    for each in found:
        event, words = each.stored.event, each.words
        sides = who(event.actors) + (f" → {who(event.recipients)}" if event.recipients else "")
        told = Text.assemble(
            _end(clean(words.before)),
            (clean(words.trigger), "bold"),
            _beginning(clean(words.after)),
            (f"\n{_circumstances(event)}", "dim"),
            (_terms(each.threat), "dim"),
        )
        status = Text(f" ({', '.join(event.auxiliary)})" if event.auxiliary else "", style="dim")
        made.add_row(f"{each.doubt:.2f}", kind_of(event) + status, sides, told, event.id)
    console.print(made)


def _end(text: str) -> str:
    """The last words of a text."""
    return text if len(text) <= _AROUND else f"… {text[-_AROUND:].partition(' ')[2]}"


def _beginning(text: str) -> str:
    """The first words of a text."""
    return text if len(text) <= _AROUND else f"{text[:_AROUND].rpartition(' ')[0]} …"


def _circumstances(event: Event) -> str:
    """When and where, and what it is about."""
    where = [event.place.name, event.place.country or ""] if event.place else []
    parts = [event.date.value if event.date else "", ", ".join(filter(None, where)), ", ".join(event.contexts)]
    return clean("; ".join(filter(None, parts)))


def _terms(threat: Threat | None) -> str:
    """What is threatened, on what condition, with what demand, until when."""
    given = GivenTerms.of(threat)
    what = f"{given.act} ({given.act_type})" if given.act_type else given.act
    parts = {"act": what, "condition": given.condition, "demand": given.demand, "deadline": given.deadline}
    return "".join(f"\n{name}: {clean(words)}" for name, words in parts.items() if words)


def show_decisions(path: Path, limit: int | None, form: Form) -> None:
    """Prints what was decided, the latest first."""
    with Store(path, must_exist=True) as store:
        found = Reviews(store).all(limit)
    if form == "json":
        for each in found:
            write_json(each)
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


def decide(
    path: Path, id_: str, verdict: Verdict, by: str, why: str, changes: Changes, words: str | None = None
) -> int:
    """Decides on an event; the exit status: 1 if there is none of that id. words: of a missed one, of which the id is its article's."""
    if (verdict in {"mended", "missed"}) != changes.any:
        options = "--type, --mode, --actor, --recipient, --auxiliary, --date, --place, --context"
        terms = "--act, --act-type, --condition, --demand and --deadline"
        raise MendError(f"{options}, {terms} say what is mended or missed, and go with nothing else")
    if (verdict == "missed") != (words is not None):
        raise MendError("--words says which words tell a missed event, and goes with nothing else")
    from tocsin.web.settling import settle  # loads the codebook, which lists need not

    with Store(path, must_exist=True) as store:
        try:
            if words is not None:
                id_, made = _missed(store, id_, words, by, why, changes)
            else:
                id_, made = _decided(store, id_, verdict, by, why, changes)
        except KeyError:
            errors.print(f"tocsin: {path}: no {'article' if verdict == 'missed' else 'event'} {id_}", soft_wrap=True)
            return 1
        try:
            settle(store)
        except StoreError as error:  # what was decided is kept
            errors.print(f"tocsin: happenings and ledger follow with the next `tocsin merge`: {error}", soft_wrap=True)
    console.print(f"{id_}: {made.verdict}", soft_wrap=True)
    return 0


def _decided(store: Store, id_: str, verdict: Verdict, by: str, why: str, changes: Changes) -> tuple[str, Decision]:
    stored = Queries(store).event(id_)
    event, threat = None, None
    if verdict == "mended":
        if stored is None:
            raise KeyError(id_)
        event, threat = _mended(stored, Queries(store).threat(stored.event.id), changes)
    id_ = stored.event.id if stored else id_
    return id_, Reviews(store).decide(id_, verdict, by, why, event, threat)


def _missed(store: Store, article: str, words: str, by: str, why: str, changes: Changes) -> tuple[str, Decision]:
    record = record_of(store, article)
    if record is None:
        raise KeyError(article)
    codes = Codes.builtin()
    event = noted(record, words, changes.given(None), codes)
    threat = threat_of(event, None, changes.terms(None), record.article.text, codes)
    return Reviews(store).miss(article, event, by, why, threat)


def _mended(stored: StoredEvent, before: Threat | None, changes: Changes) -> tuple[Event, Threat | None]:
    """An event and its threat with these changes."""
    codes, text = Codes.builtin(), stored.article.text
    event = mended(stored.event, changes.given(stored.event), text, codes)
    return event, threat_of(event, before, changes.terms(before), text, codes)


def write_gold_terms(path: Path, file: Path) -> None:
    """Writes what was decided on the terms of threats as gold."""
    with Store(path, must_exist=True) as store:
        harvest = TermsHarvest(store)
        threats = list(harvest.threats())
    file.write_text(terms_as_yaml(threats), encoding="utf-8")
    why = "whose terms nobody has decided on, or whose words stand in the text more than once"
    left = f"; {len(harvest.left):,} left out, {why}" if harvest.left else ""
    console.print(f"{count(len(threats), 'threat')} → {file}{left}", soft_wrap=True)


def write_gold(path: Path, file: Path) -> None:
    """Writes what was decided as gold."""
    with Store(path, must_exist=True) as store:
        harvest = Harvest(store)
        texts = list(harvest.texts())
    file.write_text(as_yaml(texts), encoding="utf-8")
    left = f"; {len(harvest.left):,} left out, with events that nobody has decided on" if harvest.left else ""
    console.print(f"{count(len(texts), 'article')} → {file}{left}", soft_wrap=True)
