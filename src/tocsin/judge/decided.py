"""A decision as a flat row."""

from __future__ import annotations

from dataclasses import asdict

from tocsin.judge.circumstances import date_line, place_line
from tocsin.judge.mending import Given
from tocsin.judge.terms import GivenTerms
from tocsin.model.review import Decision

#: Columns of a decision row.
DECISION_COLUMNS = "at by verdict event type actors recipients auxiliary date place contexts act act_type condition demand deadline words why".split()


def decision_row(decision: Decision) -> dict[str, object]:
    """A decision as a row of `DECISION_COLUMNS`, the event as it should be."""
    event = decision.event
    given, terms = Given.of(event), GivenTerms.of(decision.threat)
    return {
        "at": decision.at,
        "by": decision.by,
        "verdict": decision.verdict,
        "event": event.id,
        "type": given.kind,
        "actors": "; ".join(given.actors.splitlines()),
        "recipients": "; ".join(given.recipients.splitlines()),
        "auxiliary": "; ".join(event.auxiliary),
        "date": date_line(event.date),
        "place": place_line(event.place),
        "contexts": "; ".join(event.contexts),
        **asdict(terms),
        "words": event.trigger.text,
        "why": decision.why,
    }
