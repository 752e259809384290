"""What is doubtful, what was decided on it, and the forms that decide."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Query, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field, StringConstraints

from tocsin.judge.circumstances import date_line
from tocsin.judge.cited import MendError
from tocsin.judge.decided import DECISION_COLUMNS, decision_row
from tocsin.judge.mending import Given, mended, noted, published_on
from tocsin.judge.terms import GivenTerms, threat_of
from tocsin.model import AuxiliaryMode, Event, Record, Threat
from tocsin.model.correction import Outcome
from tocsin.model.review import Decision, Verdict
from tocsin.store.browse.articles import record_of
from tocsin.store.browse.search import Search
from tocsin.store.corrections import Corrections
from tocsin.store.flat import EVENT_COLUMNS, event_row
from tocsin.store.reviews import Reviews
from tocsin.web.access import fits, local
from tocsin.web.asked import Asked, Code, Words
from tocsin.web.desk import Desk
from tocsin.web.pages.common import DeskHere, event_types
from tocsin.web.pages.events import with_article
from tocsin.web.render import SITTING, Sitting, address, page
from tocsin.web.view import View, published

router = APIRouter(tags=["review"])
#: Routes that change the record.
changes = APIRouter(tags=["review"], include_in_schema=False)

_Text = Annotated[str, StringConstraints(max_length=4_000)]
_Line = Annotated[str, StringConstraints(max_length=400, strip_whitespace=True)]


class ReviewAsked(Asked):
    """Which events are to be decided on."""

    event: Words | None = Field(None, description="PLOVER type.")
    country: Code | None = Field(None, description="Of somebody on either side.")
    publisher: Words | None = None
    after: Annotated[str, StringConstraints(pattern=r"^[01](\.\d{1,3})?~[\w.]{1,40}$")] | None = Field(
        None, description="Where the page begins: `next` of the one before."
    )
    limit: int = Field(10, ge=1, le=100, description="Events of a page.")
    done: Annotated[str, StringConstraints(pattern=r"^[\w.]{1,40}$")] | None = Field(
        None, description="Id of the event that was decided on last."
    )


class DecisionsAsked(Asked):
    """What was decided."""

    limit: int = Field(200, ge=1, le=1000, description="The latest so many.")


@published(router, "/review")
def review(desk: DeskHere, asked: Annotated[ReviewAsked, Query()]) -> View:
    """Events that nobody has decided on, the most doubtful first."""
    search = Search(event=asked.event, country=asked.country, publisher=asked.publisher)
    with desk.reading() as reading:
        reviews = Reviews(reading.store)
        found, after = reviews.queue(search, asked.after, asked.limit)
        done = _last(reviews, asked.done)
        counts, pending = reviews.counts(), 0 if desk.settling.busy else reviews.pending()
    state = {name: value for name, value in asked.state().items() if name != "done"}
    rows = [{"doubt": each.doubt, **event_row(each.stored.event, each.stored.article)} for each in found]
    data = {
        "events": [
            {"doubt": each.doubt, "words": each.words, "threat": each.threat, **with_article(each.stored)}
            for each in found
        ],
        "next": address("/review", state, after=after) if after else None,
    }
    context = {"asked": asked, "done": done, "counts": counts, "pending": pending, "types": event_types(desk.ontology)}
    return View("review", context, data, ["doubt", *EVENT_COLUMNS], rows, "/review", state)


@published(router, "/decisions")
def decisions(desk: DeskHere, asked: Annotated[DecisionsAsked, Query()]) -> View:
    """What persons have decided, the latest first."""
    with desk.reading() as reading:
        reviews = Reviews(reading.store)
        found, counts, pending = (
            reviews.all(asked.limit),
            reviews.counts(),
            0 if desk.settling.busy else reviews.pending(),
        )
    rows = [decision_row(each) for each in found]
    return View(
        "decisions",
        {"pending": pending},
        {"decisions": found, "counts": counts},
        DECISION_COLUMNS,
        rows,
        "/decisions",
        asked.state(),
    )


@published(router, "/review/{key}")
def one(desk: DeskHere, key: str) -> View:
    """One event with all that was decided on it."""
    event, threat, record, found = _event(desk, key)
    context = {
        "given": Given.of(event),
        "terms": GivenTerms.of(threat),
        "fault": None,
        **_choices(desk, record),
        "around": _around(event, record),
    }
    data = {"event": event, "threat": threat, "decisions": found}
    return View("mend", context, data, DECISION_COLUMNS, [decision_row(each) for each in found], f"/review/{key}")


class Told(BaseModel):
    """What a form says of an event. It is whole: what it leaves empty is none."""

    csrf: _Line
    why: _Text = ""
    kind: _Line = ""
    actors: _Text = ""
    recipients: _Text = ""
    auxiliary: list[AuxiliaryMode] = []
    date: _Line = ""
    place: _Line = ""
    contexts: list[_Line] = []
    act: _Text = ""
    act_type: _Line = ""
    condition: _Text = ""
    demand: _Text = ""
    deadline: _Line = ""

    def given(self) -> Given:
        """What the event should be."""
        return Given(self.kind, self.actors, self.recipients, self.auxiliary, self.date, self.place, self.contexts)

    def terms(self) -> GivenTerms:
        """What the terms of the threat should be."""
        return GivenTerms(self.act, self.act_type, self.condition, self.demand, self.deadline)


class Decided(Told):
    """A form that decides on an event."""

    verdict: Verdict
    to: _Line = ""


@changes.post("/review/{key}")
def decide(desk: DeskHere, key: str, form: Annotated[Decided, Form()]) -> Response:
    """Decides on an event."""
    sitting = _reviewer(form.csrf)
    event, threat, record, found = _event(desk, key)
    now, threatened = None, None
    if form.verdict == "missed":
        raise HTTPException(422, "An event that is there was not missed.")
    if form.verdict == "mended":
        try:
            now = mended(event, form.given(), record.article.text, desk.codes)
            threatened = threat_of(now, threat, form.terms(), record.article.text, desk.codes)
        except MendError as error:
            context = {
                "given": form.given(),
                "terms": form.terms(),
                "fault": str(error),
                **_choices(desk, record),
                "around": _around(event, record),
                "event": event,
                "threat": threat,
                "decisions": found,
            }
            return Response(page("mend", f"/review/{key}", {}, context), 422, media_type="text/html")
    try:
        with desk.writing() as store:
            Reviews(store).decide(key, form.verdict, sitting.name, form.why.strip(), now, threatened)
    except KeyError:
        raise HTTPException(404, f"There is no event {key}.") from None
    desk.settling.ask()
    return _on(form.to, f"/articles/{key.rpartition('.')[0]}#e-{key}")


class Missed(Told):
    """A form that adds an event that was not coded."""

    words: _Line


@changes.get("/articles/{key}/missed")
def missing(desk: DeskHere, key: str) -> Response:
    """The form that adds an event, beside the text of the article."""
    if not SITTING.get().reviewing:
        raise HTTPException(403, "Whoever adds an event signs in first.")
    record = _record(desk, key)
    given = Given("", "", "", date=date_line(published_on(record.article)), contexts=[])
    return _missing(desk, record, "", given, GivenTerms(), None)


@changes.post("/articles/{key}/missed")
def miss(desk: DeskHere, key: str, form: Annotated[Missed, Form()]) -> Response:
    """Adds an event that was not coded."""
    sitting = _reviewer(form.csrf)
    record = _record(desk, key)
    try:
        event = noted(record, form.words, form.given(), desk.codes)
        threat = threat_of(event, None, form.terms(), record.article.text, desk.codes)
    except MendError as error:
        return _missing(desk, record, form.words, form.given(), form.terms(), str(error))
    with desk.writing() as store:
        id_, _ = Reviews(store).miss(key, event, sitting.name, form.why.strip(), threat)
    desk.settling.ask()
    return _on("", f"/articles/{key}#e-{id_}")


def _missing(desk: Desk, record: Record, words: str, given: Given, terms: GivenTerms, fault: str | None) -> Response:
    context = {
        "article": record.article,
        "words": words,
        "given": given,
        "terms": terms,
        "fault": fault,
        **_choices(desk, record),
    }
    shown = page("missed", f"/articles/{record.article.id}/missed", {}, context)
    return Response(shown, 422 if fault else 200, media_type="text/html")


def _record(desk: Desk, article: str) -> Record:
    with desk.reading() as reading:
        record = record_of(reading.store, article)
    if record is None:
        raise HTTPException(404, f"There is no article {article}.")
    return record


class OutcomeSet(BaseModel):
    """A form that sets the outcome of a threat."""

    csrf: _Line
    outcome: Outcome
    why: Annotated[str, StringConstraints(min_length=1, max_length=4_000, strip_whitespace=True)]
    to: _Line = ""


@changes.post("/outcomes/{event}")
def set_outcome(desk: DeskHere, event: str, form: Annotated[OutcomeSet, Form()]) -> Response:
    """Sets the outcome of the threat that an event reports."""
    sitting = _reviewer(form.csrf)
    try:
        with desk.writing() as store:
            Corrections(store).add(event, form.outcome, sitting.name, form.why)
    except KeyError:
        raise HTTPException(404, f"There is no event {event}.") from None
    return _on(form.to, "/threats")


def _reviewer(csrf: str) -> Sitting:
    """Who decides. Raises HTTPException where the form was not made for them."""
    sitting = SITTING.get()
    if not sitting.reviewing or not fits(sitting, csrf):
        raise HTTPException(403, "The form is of another session: open its page again.")
    return sitting


def _on(to: str, otherwise: str) -> RedirectResponse:
    return RedirectResponse(local(to, otherwise), 303)


def _event(desk: Desk, key: str) -> tuple[Event, Threat | None, Record, list[Decision]]:
    """An event that is or was in the record of an article, the threat that it makes, that record, and what was decided on the event."""
    article = key.rpartition(".")[0]
    with desk.reading() as reading:
        record = record_of(reading.store, article)
        reviews = Reviews(reading.store)
        found = reviews.of_article(article).get(key, []) if record else []
        coded = reviews.coded(article) if record else None
    if record is None or coded is None:
        raise HTTPException(404, f"There is no event {key}.")
    threats = {each.event: each for each in [*coded.threats, *record.threats]}
    for event in [*record.events, *coded.events, *(each.event for each in reversed(found))]:
        if event.id == key or (found and event in [each.event for each in found]):
            return event, threats.get(event.id, found[-1].threat if found else None), record, found
    raise HTTPException(404, f"There is no event {key}.")


def _last(reviews: Reviews, key: str | None) -> Decision | None:
    found = reviews.of_article(key.rpartition(".")[0]).get(key, []) if key else []
    return found[-1] if found else None


def _choices(desk: Desk, record: Record) -> dict[str, Any]:
    """What there is to choose from; dates and places are those of all events of the article."""
    others = [Given.of(each) for each in record.events]
    terms = [GivenTerms.of(each) for each in record.threats]
    return {
        "ontology": desk.ontology,
        "deadlines": sorted({each.deadline for each in terms if each.deadline}),
        "kinds": desk.codes.kinds,
        "dates": sorted({each.date for each in others if each.date}),
        "places": sorted({each.place for each in others if each.place}),
    }


def _around(event: Event, record: Record) -> tuple[str, str, str]:
    """The paragraph of an event, cut at its trigger."""
    text = record.article.text
    begin, end = text.rfind("\n", 0, event.trigger.start) + 1, text.find("\n", event.trigger.end)
    return (
        text[begin : event.trigger.start],
        event.trigger.text,
        text[event.trigger.end : end if end >= 0 else len(text)],
    )
