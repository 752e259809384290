"""The terms of a threat as a person says that they should be: what was given is checked against the ontology and the text."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from tocsin.judge.circumstances import date_line, dated
from tocsin.judge.cited import MendError, found
from tocsin.judge.mending import Codes, kind_of, kind_written
from tocsin.model import Event, Span, Threat, ThreatAct


@dataclass(frozen=True)
class GivenTerms:
    """What a person gives for the terms of a threat; an empty field: the text names none.

    Act, condition and demand: words as they stand in the article. deadline: a line of `circumstances`.
    """

    act: str = ""
    #: What the act would be, TYPE or TYPE/mode; empty: none that PLOVER has.
    act_type: str = ""
    condition: str = ""
    demand: str = ""
    deadline: str = ""

    @classmethod
    def of(cls, threat: Threat | None) -> GivenTerms:
        """A threat as it is: what is given of it when nothing is to be otherwise."""
        if threat is None:
            return cls()
        return cls(
            act=_words(threat.act),
            act_type=kind_of(threat.act) if threat.act else "",
            condition=_words(threat.condition),
            demand=_words(threat.demand),
            deadline=date_line(threat.deadline),
        )


def threat_of(event: Event, before: Threat | None, given: GivenTerms, text: str, codes: Codes) -> Threat | None:
    """The threat that an event makes, with the terms that were given for it; None: it is no THREATEN event, and none were given.

    Issuers and targets are those of the event. before: the threat as it was; of it what is given as it was stays as it is.
    text: of the article, to find words in. Raises MendError.
    """
    if event.event != "THREATEN":
        if given not in (GivenTerms(), GivenTerms.of(before)):
            raise MendError(f"{event.event} has no act, condition, demand or deadline; THREATEN has")
        return None
    was = before or Threat(event=event.id)
    at = event.trigger.start
    return replace(
        was,
        event=event.id,
        issuers=event.actors,
        targets=event.recipients,
        act=_act(was.act, given, at, text, codes),
        condition=_span(was.condition, given.condition, at, text),
        demand=_span(was.demand, given.demand, at, text),
        deadline=dated(was.deadline, given.deadline, at, text),
    )


def _act(before: ThreatAct | None, given: GivenTerms, at: int, text: str, codes: Codes) -> ThreatAct | None:
    words, written = given.act.strip(), given.act_type.strip()
    if not words:
        if written and (before is None or written != kind_of(before)):
            raise MendError(f"{written}: an act has words too")
        return None
    place = Span(before.text, before.start, before.end) if before and _same(before, words) else found(words, text, at)
    bare = ThreatAct(text=place.text, start=place.start, end=place.end)
    if before is not None and written == kind_of(before):
        return replace(bare, event=before.event, mode=before.mode)
    if not written:
        return bare
    kind, mode = kind_written(written, codes.ontology)
    return replace(bare, event=kind.event, mode=mode.mode if mode else None)


def _span(before: Span | None, given: str, at: int, text: str) -> Span | None:
    if not given.strip():
        return None
    return before if before is not None and _same(before, given) else found(given, text, at)


def _words(span: Span | ThreatAct | None) -> str:
    return " ".join(span.text.split()) if span else ""


def _same(before: Span | ThreatAct, words: str) -> bool:
    return before.text.split() == words.split()
