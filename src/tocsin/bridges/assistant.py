"""`tocsin mcp`: a store as tools for a language model, by the Model Context Protocol. Nothing can be written.

Every answer cites: article, address, offsets and words, so that whoever reads what the model says can check it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, Literal, ParamSpec

import msgspec
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from tocsin.codebook import load_codebook
from tocsin.judge import Kept, assess, ledger_of
from tocsin.model import Actor, Article, Event, Fault, Happening, Threat
from tocsin.store.kinds import checked_kinds
from tocsin.store.opened import ReadOnlyStore
from tocsin.store.queries import EventFilter, Queries, StoredEvent
from tocsin.store.store import StoreError
from tocsin.version import __version__

P = ParamSpec("P")
Answer = dict[str, Any]

_INSTRUCTIONS = """A record of political events that was read from news reports by a program. Each answer cites the words that it was
read from: give these citations when you use it. A report is not a fact: say who reports it, and heed `auxiliary` (negation, future,
hypothetical, historical; empty: asserted). Counts depend on the sources in the store. It is no ground for action against a person."""

#: Latest events by which an actor is described.
_LATELY = 1_000
#: The most events of one answer whose words are cited.
_CITED = 20

Who = Annotated[
    str | None, Field(description="ISO-3 code (RUS), CODE:SECTOR (RUS:MIL), entity key, or words of the name")
]
Type = Annotated[str | None, Field(description="PLOVER type: THREATEN, ASSAULT, COERCE, PROTEST, CONSULT, ACCUSE, …")]
Mode = Annotated[str | None, Field(description="PLOVER mode of the type, as in ASSAULT/aerial: aerial")]
Told = Annotated[
    Literal["asserted", "negation", "future", "hypothetical", "historical"] | None,
    Field(description="Only what the text asserts, or denies, plans, supposes, or tells of the past"),
]
Day = Annotated[str | None, Field(description="ISO day, included", pattern=r"^\d{4}-\d\d-\d\d$")]
Limit = Annotated[int, Field(description="How many at most, the latest first", ge=1, le=100)]
Id = Annotated[str, Field(description="An id out of an earlier answer")]


def server(path: Path, codebook: Path | None = None) -> MCPServer:
    """The server over a store. codebook: a folder laid over the built-in codebook, for `assess`.

    Raises StoreError when the store is not there, is none of Tocsin's or is of another version.
    """
    ReadOnlyStore(path).close()
    made = MCPServer("tocsin", title="Tocsin", instructions=_INSTRUCTIONS, version=__version__)
    for tool in _Tools(path, codebook).all():
        made.tool(annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False))(tool)
    return made


def run(path: Path, codebook: Path | None = None) -> None:
    """Serves over standard input and output until the client ends it."""
    server(path, codebook).run("stdio")


def _answering(tool: Callable[P, Answer]) -> Callable[P, Answer]:
    """Faults that the model can mend come back as the tool's answer."""

    @wraps(tool)
    def answer(*args: P.args, **options: P.kwargs) -> Answer:
        try:
            return tool(*args, **options)
        except (Fault, ValueError) as error:
            raise ToolError(str(error)) from error

    return answer


class _Tools:
    def __init__(self, path: Path, codebook: Path | None):
        self._path = path
        self._codebook = codebook

    def all(self) -> list[Callable[..., Answer]]:
        """All tools. Their docstrings are what the model reads."""
        tools = (self.events, self.threats, self.happenings, self.assess, self.actor, self.article)
        return [_answering(tool) for tool in tools]

    def events(
        self,
        actor: Who = None,
        recipient: Who = None,
        type: Type = None,
        mode: Mode = None,
        auxiliary: Told = None,
        since: Day = None,
        until: Day = None,
        limit: Limit = 20,
    ) -> Answer:
        """Events: who did what to whom, when and where, each with the passage that it was read from."""
        wanted = EventFilter(actor, recipient, type, mode, since, until, auxiliary, limit)
        with ReadOnlyStore(self._path) as store:
            return {"events": [_event(each) for each in Queries(store).events(checked_kinds(store, wanted))]}

    def threats(
        self,
        actor: Who = None,
        recipient: Who = None,
        mode: Mode = None,
        since: Day = None,
        until: Day = None,
        limit: Limit = 20,
    ) -> Answer:
        """Threats: what is threatened, on what condition, by when, each with its words. `assess` takes the id of the happening."""
        wanted = EventFilter(actor, recipient, None, mode, since, until, None, limit)
        with ReadOnlyStore(self._path) as store:
            return {
                "threats": [_threat(threat, at) for threat, at in Queries(store).threats(checked_kinds(store, wanted))]
            }

    def happenings(
        self,
        actor: Who = None,
        recipient: Who = None,
        type: Type = None,
        since: Day = None,
        until: Day = None,
        limit: Limit = 10,
    ) -> Answer:
        """Happenings: one for each thing that happened, however many articles tell of it; where reports differ, who gives what."""
        wanted = EventFilter(actor, recipient, type, None, since, until, None, limit)
        with ReadOnlyStore(self._path) as store:
            queries = Queries(store)
            return {
                "happenings": [_happening(each, queries) for each in queries.happenings(checked_kinds(store, wanted))]
            }

    def assess(self, threat: Id, as_of: Day = None) -> Answer:
        """How seriously to take a threat: how often such threats were carried out, and what else the record holds.

        threat: id of a happening of type THREATEN, or of an event that reports one.
        """
        with ReadOnlyStore(self._path) as store:
            queries = Queries(store)
            day = as_of or queries.last_published() or Kept(store).data_end
            # as of a day it is reckoned anew and nothing is kept
            try:
                ledger = ledger_of(store, load_codebook(self._codebook), day)
            except StoreError as error:  # what it needs of the record was never put aside, and nothing is written here
                raise ToolError(f"{error}: `tocsin ledger --store {self._path}` brings the ledger up to date") from None
            entry = ledger.of(threat)
            if entry is None:
                raise ToolError(f"no threat, or more than one, whose id begins with {threat}")
            found = assess(ledger, entry)
            cited = [*entry.reports, *(id_ for each in found.observations for id_ in each.events)]
            return {
                "assessment": {**msgspec.to_builtins(found), "paragraph": found.paragraph},
                "citations": list(_cited(dict.fromkeys(cited), queries)),
            }

    def actor(self, who: Annotated[str, Field(description="As actor of events")]) -> Answer:
        """What somebody did and what was done to them: counts by type over the latest events, and the latest ones with their words."""
        with ReadOnlyStore(self._path) as store:
            queries = Queries(store)
            did = list(queries.events(EventFilter(actor=who, limit=_LATELY)))
            had = list(queries.events(EventFilter(recipient=who, limit=_LATELY)))
        latest = sorted(
            [*did, *had], key=lambda each: (each.event.date.value if each.event.date else "", each.event.id)
        )
        return {
            "who": who,
            "counted": f"of each the latest {_LATELY:,} events at most",
            "did": Counter(each.event.event for each in did),
            "was_done_to": Counter(each.event.event for each in had),
            "latest": [_event(each) for each in latest[:-11:-1]],
        }

    def article(self, article: Id) -> Answer:
        """An article in full, with the address that it was read from. Offsets of citations count its characters."""
        with ReadOnlyStore(self._path) as store:
            try:
                return {"article": msgspec.to_builtins(Queries(store).article(article))}
            except LookupError:
                raise ToolError(f"no article {article}") from None


def _event(stored: StoredEvent) -> Answer:
    event = stored.event
    return {
        "id": event.id,
        "date": event.date.value if event.date else None,
        "type": event.event,
        "mode": event.mode,
        "quad": event.quad,
        "auxiliary": event.auxiliary,
        "contexts": event.contexts,
        "actors": [_somebody(each) for each in event.actors],
        "recipients": [_somebody(each) for each in event.recipients],
        "place": {"name": event.place.name, "country": event.place.country} if event.place else None,
        "confidence": event.confidence,
        "citation": _citation(stored.article, _fields(event)),
    }


def _threat(threat: Threat, at: StoredEvent) -> Answer:
    fields = list(_fields(at.event))
    fields += [("act", threat.act)] if threat.act else []
    fields += [("condition", threat.condition)] if threat.condition else []
    fields += [("demand", threat.demand)] if threat.demand else []
    return {
        "event": at.event.id,
        "date": at.event.date.value if at.event.date else None,
        "auxiliary": at.event.auxiliary,
        "issuers": [_somebody(each) for each in threat.issuers],
        "targets": [_somebody(each) for each in threat.targets],
        "act": {"text": threat.act.text, "type": threat.act.event, "mode": threat.act.mode} if threat.act else None,
        "condition": threat.condition.text if threat.condition else None,
        "demand": threat.demand.text if threat.demand else None,
        "deadline": threat.deadline.value if threat.deadline else None,
        "explicit": threat.explicit,
        "citation": _citation(at.article, fields),
    }


def _happening(happening: Happening, queries: Queries) -> Answer:
    told: Answer = msgspec.to_builtins(happening)
    told["citations"] = list(_cited((each.event for each in happening.reports), queries))
    return told


def _cited(ids: Iterable[str], queries: Queries) -> Iterator[Answer]:
    """Citations of events by their ids; imported events cite no words and have none."""
    found = (stored for id_ in ids if (stored := queries.event(id_)) is not None)
    for stored in islice(found, _CITED):
        yield {"event": stored.event.id, **_citation(stored.article, _fields(stored.event))}


def _somebody(actor: Actor) -> Answer:
    return {"name": actor.name or actor.text, "country": actor.country, "sectors": actor.sectors}


def _fields(event: Event) -> list[tuple[str, Any]]:
    """The words of an event, each with the field that was read from them."""
    found: list[tuple[str, Any]] = [("trigger", event.trigger)]
    found += [("actor", each) for each in event.actors] + [("recipient", each) for each in event.recipients]
    found += [("place", event.place)] if event.place else []
    return found + ([("date", event.date)] if event.date and event.date.start is not None else [])


def _citation(article: Article, fields: list[tuple[str, Any]]) -> Answer:
    """Where it stands: the paragraph around the trigger, and the words of each field."""
    trigger = fields[0][1]
    start = article.text.rfind("\n", 0, trigger.start) + 1
    end = article.text.find("\n", trigger.end)
    end = len(article.text) if end < 0 else end
    return {
        "article": article.id,
        "url": article.url,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "start": start,
        "end": end,
        "words": article.text[start:end],
        "fields": [
            {"field": name, "start": each.start, "end": each.end, "words": article.text[each.start : each.end]}
            for name, each in fields
        ],
    }
