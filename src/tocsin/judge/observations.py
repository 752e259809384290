"""What a reader of a threat weighs, looked up in the record: who spoke, on what terms, what was prepared, how others reacted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from tocsin.judge.entries import Entry
from tocsin.judge.ledger import Ledger
from tocsin.judge.parties import Party, at_home, key_of, meets, name_of
from tocsin.judge.sources import Seen, Told
from tocsin.judge.wording import count, people, times
from tocsin.model import Actor, Event

Kind = Literal[
    "who spoke",
    "how explicit",
    "condition",
    "deadline",
    "repeated",
    "reported",
    "prepared",
    "target did",
    "third party did",
    "past act",
]
#: Who spoke, those first whose word weighs most.
_ORDER = ("head of state or government", "minister", "spokesman", "military", "named", "anonymous", "unnamed")


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a reader weighs, in words, with the events that it rests on."""

    kind: Kind
    words: str
    #: ISO day, of several events the last one; None: it has none.
    day: str | None = None
    events: list[str] = []


def observations_of(ledger: Ledger, entry: Entry) -> list[Observation]:
    """All that the record holds of a threat, as of the ledger's day, in the order in which it is told."""
    look = _Look(ledger, entry)
    return [
        *look.speakers(),
        *look.explicit(),
        *look.terms(),
        look.repeated(),
        *look.reported(),
        *look.prepared(),
        *look.reactions(),
        *look.past(),
    ]


def looked_until(entry: Entry, as_of: str) -> str:
    """The last ISO day that says something of a threat."""
    return min(as_of, entry.settled or as_of)


class _Look:
    """Looks through the record for what a reader of one threat weighs."""

    def __init__(self, ledger: Ledger, entry: Entry):
        self._entry = entry
        self._rules = ledger.rules
        self._source = ledger.source
        self._reports = [told for each in entry.reports if (told := ledger.source.told(each)) is not None]
        #: Who made it, also as its repetitions name them.
        self._issuers: list[Party] = [*entry.issuers, *(actor for each in self._reports for actor in each.event.actors)]
        #: Within a country its sides are told apart.
        self._apart = at_home(entry.issuers, entry.targets)
        #: What came after a threat was settled says nothing of it any more.
        self._until = looked_until(entry, ledger.as_of)
        self._since = (date.fromisoformat(self._until) - timedelta(days=ledger.rules.watched)).isoformat()
        keys = {key_of(each) for each in (*entry.issuers, *entry.targets)}
        seen = ledger.source.between(keys, min(self._since, entry.day), self._until, ledger.as_of)
        self._seen = sorted(seen, key=lambda each: (each.day, each.id))

    def speakers(self) -> list[Observation]:
        """Who made it, each once: named by name, others by what they are called."""
        found: dict[tuple[str, str | None], tuple[Actor, list[str]]] = {}
        for report in self._reports:
            for actor in report.event.actors:
                key = (actor.entity or actor.name or actor.text, actor.role)
                found.setdefault(key, (actor, []))[1].append(report.event.id)
        told = [(self._voice(actor), actor, events) for actor, events in found.values()]
        told.sort(key=lambda each: _ORDER.index(each[0]))
        return [
            Observation(kind="who spoke", words=f"{name_of(actor)} ({_described(voice, actor)})", events=events)
            for voice, actor, events in told
        ]

    def _voice(self, actor: Actor) -> str:
        role = (actor.role or "").casefold()
        for voice, roles in self._rules.voices.items():
            if any(role == each or role.endswith(f" {each}") or role.startswith(f"{each} ") for each in roles):
                return voice
        return "named" if actor.role or _is_person(actor) else "unnamed"

    def explicit(self) -> list[Observation]:
        """Whether any report has it in so many words."""
        if self._entry.explicit is None:
            return []
        clear = [each.event.id for each in self._reports if each.threat is not None and each.threat.explicit]
        words = "in so many words" if clear else "not in so many words"
        return [Observation(kind="how explicit", words=words, events=clear or list(self._entry.reports))]

    def terms(self) -> list[Observation]:
        """Condition, demand and deadline; that there is none is told too, unless the source has no such thing."""
        entry, found = self._entry, []
        if entry.source is not None:
            return []
        averts = entry.demand is not None and entry.condition is not None and entry.demand.text == entry.condition.text
        for name, term in (("unless" if averts else "if", entry.condition), ("demand", entry.demand)):
            if term is not None and not (name == "demand" and averts):
                found.append(Observation(kind="condition", words=f"{name}: “{term.text}”", events=[term.event]))
        dated = [
            each.event.id for each in self._reports if each.threat is not None and each.threat.deadline is not None
        ]
        if entry.deadline is not None:
            found.append(
                Observation(kind="deadline", words=f"until {entry.deadline}", day=entry.deadline, events=dated)
            )
        else:
            found.append(Observation(kind="deadline", words="no deadline", events=list(entry.reports)))
        return found

    def repeated(self) -> Observation:
        """How often it was made again."""
        days = self._entry.repeated
        first = set(_reports_until(self._reports, self._entry.day))
        again = [each.event.id for each in self._reports if each.event.id not in first]
        words = f"repeated {times(len(days))} since, last on {days[-1]}" if days else "not repeated"
        return Observation(
            kind="repeated",
            words=words,
            events=(again or list(self._entry.reports)) if days else list(self._entry.reports),
        )

    def reported(self) -> list[Observation]:
        """By how many."""
        entry = self._entry
        if entry.articles is None:
            return []
        words = "one article" if entry.articles == 1 else count(entry.articles, "article")
        if entry.publishers is not None and entry.articles != 1:
            words += f" by at least {count(entry.publishers, 'independent publisher')}"
        return [Observation(kind="reported", words=words, events=list(entry.reports))]

    def prepared(self) -> list[Observation]:
        """Forces mobilised, sanctions and force done or planned by the issuer towards the target in the days looked back on."""
        deed = {each.event for each in self._entry.evidence if each.shows == "carried_out"}  # is no preparation
        found = [
            each
            for each in self._seen
            if each.day >= self._since
            and each.id not in deed
            and each.event in self._rules.prepares
            and self._by(each.actors, self._issuers)
            and self._towards_target(each)
        ]
        return self._summed("prepared", found)

    def reactions(self) -> list[Observation]:
        """What the target and third parties did to those concerned since the threat was made."""
        entry = self._entry
        own: list[Seen] = []
        others: list[Seen] = []
        for each in self._seen:
            if each.day < entry.day or each.id in entry.reports or not each.actors:
                continue
            if self._by(each.actors, self._issuers):
                continue
            if self._by(each.actors, entry.targets):
                if not each.recipients or self._by(each.recipients, self._issuers):
                    own.append(each)
            elif self._by(each.recipients, [*self._issuers, *entry.targets]):
                others.append(each)
        return [*self._summed("target did", own), *self._summed("third party did", others)]

    def past(self) -> list[Observation]:
        """Acts of the issuer that the articles that report the threat tell as history."""
        articles = dict.fromkeys(each.article.id for each in self._reports)
        found = [
            each.event
            for article in sorted(articles)
            for each in sorted(self._source.within(article), key=lambda one: one.event.trigger.start)
            if each.event.auxiliary == ["historical"]
            and each.event.quad == "material conflict"
            and self._by(each.event.actors, self._issuers)
        ]
        return [Observation(kind="past act", words=self._recalled(event), events=[event.id]) for event in found]

    def _towards_target(self, each: Seen) -> bool:
        targets = self._entry.targets
        if not targets or self._by(each.recipients, targets):
            return True
        if each.recipients:
            return False
        countries = {target.country for target in targets} - {None}
        if each.country in countries:
            return True
        named = self._source.named(each.article) if each.event == "MOBILIZE" and each.article is not None else set()
        return bool(countries & named)

    def _summed(self, kind: Kind, seen: Iterable[Seen]) -> list[Observation]:
        """What was done, each sort by each actor once, the sorts done last first."""
        found: dict[tuple[str, str, str | None, bool], list[Seen]] = {}
        for each in seen:
            found.setdefault((people(each.actors), each.event, each.mode, each.planned), []).append(each)
        latest = sorted(found.values(), key=lambda same_: same_[-1].day, reverse=True)
        return [
            Observation(
                kind=kind, words=self._done(same_), day=same_[-1].day, events=[each.id for each in reversed(same_)]
            )
            for same_ in latest
        ]

    def _done(self, same_: Sequence[Seen]) -> str:
        """One sort of act in words: who, to whom, how often, and the words of the last one."""
        last = same_[-1]
        whom = [party for each in same_ for party in each.recipients]
        often = f", {times(len(same_))}, last" if len(same_) > 1 else ""
        planned = "planned or expected " if last.planned else ""
        return self._told(last.actors, planned, last.event, last.mode, whom, last.words) + often

    def _recalled(self, event: Event) -> str:
        """An act of the past, with its place and day where the text has them."""
        names = {name_of(each) for each in event.recipients}
        where = f", in {event.place.name}" if event.place is not None and event.place.name not in names else ""
        when = ""
        if event.date is not None:
            length = {"year": 4, "month": 7}.get(event.date.precision, 10)
            when = f", {event.date.value[:length]}"
        return self._told(event.actors, "", event.event, event.mode, event.recipients, event.trigger.text, where + when)

    def _told(
        self,
        who: Sequence[Party],
        status: str,
        event: str,
        mode: str | None,
        whom: Sequence[Party],
        words: str | None,
        more: str = "",
    ) -> str:
        called = self._rules.called(event, mode)
        towards = f" {called.towards} {people(whom)}" if whom else ""
        kind = f"{event}/{mode}" if mode else event
        cited = f"“{words}”, {kind}" if words else kind
        return f"{people(who)}: {status}{called.what}{towards}{more} ({cited})"

    def _by(self, some: Sequence[Party], others: Sequence[Party]) -> bool:
        return meets(some, others, self._rules, apart=self._apart)


def _is_person(actor: Actor) -> bool:
    return actor.entity is not None and actor.via.startswith("knowledge base")


def _described(voice: str, actor: Actor) -> str:
    """Who somebody is, but for what the name says already."""
    code = " ".join(part for part in (actor.country, *actor.sectors[:1]) if part)
    words = {"named": actor.role, "unnamed": "no person named", "anonymous": "anonymous"}.get(voice, voice)
    role = actor.role if voice not in {"named", "unnamed", "anonymous"} and actor.role != voice else None
    name = name_of(actor).casefold()
    return ", ".join(part for part in (words, role, code) if part and part.casefold() not in name)


def _reports_until(reports: Sequence[Told], day: str) -> list[str]:
    return [
        each.event.id
        for each in reports
        if (each.event.date.value if each.event.date is not None else each.article.published or "") <= day
    ]
