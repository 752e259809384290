"""What an address asks for. An empty field of a form asks for nothing."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, Field, StringConstraints, model_validator

from tocsin.judge.series import By, Every, Of
from tocsin.model.correction import Outcome
from tocsin.model.happening import Status
from tocsin.model.record import AuxiliaryMode
from tocsin.store.browse.search import Cursor, Search

Auxiliary = Literal["asserted", AuxiliaryMode]
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
AUXILIARY: tuple[str, ...] = ("asserted", *get_args(AuxiliaryMode))
STATUSES: tuple[str, ...] = get_args(Status)
OUTCOMES: tuple[str, ...] = get_args(Outcome)

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, to_upper=True, pattern=r"^[A-Za-z]{3}$")]


def _beginnings(words: str) -> str:
    for word in words.split():
        if len(word) == 2 and word[0].isalnum() and word[1] == "*":  # what nearly every article has
            raise ValueError(f"{word}: a beginning has two letters at least")
    return words


def _cursor(text: str) -> str:
    Cursor.of(text)
    return text


class Asked(BaseModel):
    """The part of an address after the question mark."""

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: Any) -> Any:
        return {name: value for name, value in given.items() if value != ""} if isinstance(given, dict) else given

    def state(self) -> dict[str, str]:
        """What is asked for, as an address has it; what is left at its default is left out."""
        return {name: str(value) for name, value in self.model_dump(exclude_defaults=True, mode="json").items()}


class Paged(Asked):
    """A list that goes on."""

    actor: Words | None = Field(None, description="ISO-3 code, CODE:SECTOR, entity key or words of the name.")
    recipient: Words | None = Field(None, description="As actor.")
    since: date | None = Field(None, description="From this day on.")
    until: date | None = Field(None, description="Up to this day.")
    after: Annotated[Words, AfterValidator(_cursor)] | None = Field(
        None, description="Where the page begins: `next` of the one before."
    )
    limit: int = Field(50, ge=1, le=1000, description="Rows of a page.")

    def cursor(self) -> Cursor | None:
        """Where the page begins."""
        return Cursor.of(self.after) if self.after else None


class Listed(Paged):
    """A list of events, or of what hangs on them."""

    words: Annotated[Words, AfterValidator(_beginnings)] | None = Field(
        None, description='Words of the article, "in this order", beginn*.'
    )
    publisher: Words | None = None

    def search(self) -> Search:
        """The search of the store."""
        known = {each.name for each in fields(Search)}
        return Search(**{name: value for name, value in self.state().items() if name in known})


class EventsAsked(Listed):
    """Events."""

    event: Words | None = Field(None, description="PLOVER type.")
    mode: Words | None = Field(None, description="PLOVER mode.")
    quad: Quad | None = None
    auxiliary: Auxiliary | None = None
    country: Code | None = Field(None, description="Of somebody on either side.")
    sector: Code | None = Field(None, description="Of somebody on either side.")
    context: Words | None = Field(None, description="PLOVER context.")
    sort: Literal["latest", "earliest", "doubtful"] = Field("latest", description="doubtful: the most doubtful first.")


class ThreatsAsked(Listed):
    """Threats; actor is the issuer and recipient the target."""

    act: Words | None = Field(None, description="PLOVER type of what is threatened.")
    outcome: Outcome | None = Field(None, description="What became of it.")
    auxiliary: Auxiliary | None = None


class HappeningsAsked(Listed):
    """Happenings."""

    event: Words | None = Field(None, description="PLOVER type.")
    mode: Words | None = Field(None, description="PLOVER mode.")
    quad: Quad | None = None
    status: Status | None = None
    country: Code | None = Field(None, description="Of somebody on either side.")
    sector: Code | None = Field(None, description="Of somebody on either side.")
    context: Words | None = Field(None, description="PLOVER context of a report.")
    sort: Literal["latest", "earliest", "reported"] = Field(
        "latest", description="reported: by the number of articles, the most first."
    )
    place: Words | None = Field(None, description="Name of the place.")


class ImportedAsked(Paged):
    """Imported events; actor and recipient are codes of countries."""

    event: Words | None = Field(None, description="PLOVER type.")


class ActorAsked(Asked):
    """One who takes part."""

    who: Words = Field(description="ISO-3 code, CODE:SECTOR, entity key or words of the name.")
    since: date | None = None
    until: date | None = None


class PairAsked(Asked):
    """One who acts on another."""

    actor: Words
    recipient: Words
    since: date | None = None
    until: date | None = None


class ActorsAsked(Asked):
    """Those who take part."""

    words: Words | None = Field(None, description="Words of the name.")


class AlertsAsked(Asked):
    """What is watched."""

    by: By = "pair"
    of: Of = "conflict"
    every: Every = "week"
    until: date | None = None
