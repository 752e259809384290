"""How seriously to take a threat: the estimate for its kind and issuer, and beside it, not in it, what a reader weighs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from tocsin.judge.cases import Case
from tocsin.judge.followthrough import Estimate, FollowThrough
from tocsin.judge.ledger import Entry, Ledger, Told, key_of
from tocsin.judge.outcomes import Party, same
from tocsin.model import Actor, Event
from tocsin.model.happening import Who

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

#: So many cases or reports are cited at most; the words tell how many there are.
_CITED = 8


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a reader weighs, in words, with the events that it rests on."""

    kind: Kind
    words: str
    #: ISO day; None: it has none.
    day: str | None = None
    events: list[str] = []


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A clause of the paragraph and what it cites: ids of events, or of threats for the estimate."""

    words: str
    cites: list[str]


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """A threat, how often such threats are carried out, and what else is known. Nothing of it is folded into a number."""

    threat: Entry
    #: ISO day.
    as_of: str
    estimate: Estimate
    observations: list[Observation]
    clauses: list[Clause]

    @property
    def paragraph(self) -> str:
        """The clauses as one text, each with its citations in brackets."""
        return " ".join(
            f"{each.words} [{', '.join(each.cites)}]." if each.cites else f"{each.words}." for each in self.clauses
        )


def assess(ledger: Ledger, entry: Entry, imported: Iterable[Case] = ()) -> Assessment:
    """What is to be said of a threat as of the ledger's day.

    imported: cases from event data of others, which count for the estimate beside the ledger's own.
    """
    others = [case for case in (*ledger.cases(), *imported) if case.id != entry.id]
    record = FollowThrough(others, ledger.as_of)
    estimate = record.estimate(issuer=key_of(entry.issuers), kind=entry.kind, target=key_of(entry.targets))
    look = _Look(ledger, entry)
    observations = [
        *look.speakers(),
        look.explicit(),
        *look.terms(),
        look.repeated(),
        look.reported(),
        *look.prepared(),
        *look.reactions(),
        *look.past(),
    ]
    return Assessment(
        threat=entry,
        as_of=ledger.as_of,
        estimate=estimate,
        observations=observations,
        clauses=list(_clauses(entry, estimate, observations)),
    )


class _Look:
    """Looks through the record for what a reader of one threat weighs."""

    def __init__(self, ledger: Ledger, entry: Entry):
        self._ledger = ledger
        self._entry = entry
        self._rules = ledger.rules
        self._as_of = ledger.as_of
        self._told = ledger.told
        self._reports = [ledger.told[each] for each in entry.reports]
        self._since = (date.fromisoformat(ledger.as_of) - timedelta(days=self._rules.watched)).isoformat()

    def speakers(self) -> list[Observation]:
        """Who made it, each once: named by name, others by what they are called."""
        found: dict[tuple[str, str | None], tuple[Actor, list[str]]] = {}
        for report in self._reports:
            for actor in report.event.actors:
                key = (actor.entity or actor.name or actor.text, actor.role)
                found.setdefault(key, (actor, []))[1].append(report.event.id)
        told = [(self._voice(actor), actor, events) for actor, events in found.values()]
        told.sort(key=lambda each: list(_ORDER).index(each[0]))
        return [
            Observation(kind="who spoke", words=f"{_name(actor)} ({_described(voice, actor)})", events=events)
            for voice, actor, events in told
        ]

    def _voice(self, actor: Actor) -> str:
        role = (actor.role or "").casefold()
        for voice, roles in self._rules.voices.items():
            if any(role == each or role.endswith(f" {each}") or role.startswith(f"{each} ") for each in roles):
                return voice
        return "named" if actor.role or _is_person(actor) else "unnamed"

    def explicit(self) -> Observation:
        """Whether any report has it in so many words."""
        clear = [each.event.id for each in self._reports if each.threat is not None and each.threat.explicit]
        words = "in so many words" if clear else "only by what may happen"
        return Observation(kind="how explicit", words=words, events=clear or list(self._entry.reports))

    def terms(self) -> list[Observation]:
        """Condition, demand and deadline; that there is none is told too."""
        entry, found = self._entry, []
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
        words = f"repeated {_times(len(days))} since, last on {days[-1]}" if days else "not repeated"
        return Observation(
            kind="repeated",
            words=words,
            events=(again or list(self._entry.reports)) if days else list(self._entry.reports),
        )

    def reported(self) -> Observation:
        """By how many."""
        entry = self._entry
        words = f"{_count(entry.articles, 'article')} by {_count(entry.publishers, 'independent publisher')}"
        return Observation(kind="reported", words=words, events=list(entry.reports))

    def prepared(self) -> list[Observation]:
        """Forces mobilised, sanctions and force done or planned by the issuer towards the target in the days looked back on."""
        return [
            self._observed("prepared", each)
            for each in self._recent(self._since)
            if each.event.event in self._rules.prepares
            and self._by(each.event.actors, self._entry.issuers)
            and self._towards_target(each)
        ]

    def reactions(self) -> list[Observation]:
        """What the target and third parties did to those concerned since the threat was made."""
        entry, found = self._entry, []
        for each in self._recent(entry.day):
            event = each.event
            if event.id in entry.reports or not event.actors or self._by(event.actors, entry.issuers):
                continue
            if self._by(event.actors, entry.targets):
                if not event.recipients or self._by(event.recipients, entry.issuers):
                    found.append(self._observed("target did", each))
            elif self._by(event.recipients, [*entry.issuers, *entry.targets]):
                found.append(self._observed("third party did", each))
        return sorted(found, key=lambda each: each.kind)

    def past(self) -> list[Observation]:
        """Acts of the issuer that the articles that report the threat tell as history."""
        articles = {each.article.id for each in self._reports}
        found = [
            each
            for each in self._told.values()
            if each.article.id in articles
            and each.event.auxiliary == ["historical"]
            and each.event.quad == "material conflict"
            and self._by(each.event.actors, self._entry.issuers)
        ]
        found.sort(key=lambda each: (each.article.id, each.event.trigger.start))
        return [self._observed("past act", each) for each in found]

    def _recent(self, since: str) -> list[Told]:
        """Events of a day from then on, asserted or planned."""
        found = []
        for each in self._told.values():
            day = each.event.date.value if each.event.date is not None else each.article.published
            if (
                day is not None
                and since <= day
                and (each.article.published or day) <= self._as_of
                and not set(each.event.auxiliary) - {"future"}
            ):
                found.append((day, each.event.id, each))
        return [each for _, _, each in sorted(found, key=lambda one: one[:2])]

    def _towards_target(self, each: Told) -> bool:
        event, targets = each.event, self._entry.targets
        if not targets or self._by(event.recipients, targets):
            return True
        if event.recipients:
            return False
        if event.place is not None and event.place.country in {target.country for target in targets}:
            return True
        countries = {target.country for target in targets} - {None}
        return event.event == "MOBILIZE" and any(
            country in self._ledger.named(each.article.id) for country in countries
        )

    def _by(self, some: Sequence[Party], others: Sequence[Party]) -> bool:
        countries = {each.country for each in self._entry.issuers} & {each.country for each in self._entry.targets}
        return any(same(one, other, self._rules, apart=bool(countries - {None})) for one in some for other in others)

    def _observed(self, kind: Kind, each: Told) -> Observation:
        event = each.event
        day = event.date.value if event.date is not None and event.auxiliary != ["historical"] else None
        return Observation(kind=kind, words=_told_in_words(event), day=day, events=[event.id])


_ORDER = ("head of state or government", "minister", "spokesman", "military", "named", "anonymous", "unnamed")


def _is_person(actor: Actor) -> bool:
    return actor.entity is not None and actor.via.startswith("knowledge base")


def _described(voice: str, actor: Actor) -> str:
    code = " ".join(part for part in (actor.country, *actor.sectors[:1]) if part)
    words = {"named": actor.role, "unnamed": "no person named", "anonymous": "anonymous"}.get(voice, voice)
    role = actor.role if voice not in {"named", "unnamed", "anonymous"} and actor.role != voice else None
    return ", ".join(part for part in (words, role, code) if part)


def _name(party: Actor | Who) -> str:
    return party.name or party.text


def _people(parties: Sequence[Actor | Who]) -> str:
    return " and ".join(dict.fromkeys(_name(each) for each in parties))


def _told_in_words(event: Event) -> str:
    kind = event.event + (f"/{event.mode}" if event.mode else "")
    planned = " (planned)" if "future" in event.auxiliary else ""
    against = f" towards {_people(event.recipients)}" if event.recipients else ""
    return f"{_people(event.actors) or 'somebody'}: “{event.trigger.text}”{against}, {kind}{planned}"


def _reports_until(reports: Sequence[Told], day: str) -> list[str]:
    return [
        each.event.id
        for each in reports
        if (each.event.date.value if each.event.date is not None else each.article.published or "") <= day
    ]


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _cited(ids: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(ids))[:_CITED]


def _clauses(entry: Entry, estimate: Estimate, observations: Sequence[Observation]) -> Iterable[Clause]:
    """The paragraph, clause by clause, out of what the record holds."""
    by_kind: dict[str, list[Observation]] = {}
    for each in observations:
        by_kind.setdefault(each.kind, []).append(each)
    speakers = by_kind.get("who spoke", [])
    speakers = [each for each in speakers if "(no person named" not in each.words] or speakers
    whom = _people(entry.targets) or "nobody who is named"
    what = f": “{entry.act.text}”" if entry.act is not None else ""
    kind = f" ({entry.kind}{f'/{entry.mode}' if entry.mode else ''})" if entry.kind else ""
    who = "; ".join(each.words for each in speakers[:3]) or "Somebody whom the text does not name"
    yield Clause(words=f"On {entry.day} {who} threatened {whom}{what}{kind}", cites=_cited(entry.reports))
    for each in by_kind.get("condition", []):
        yield Clause(words=_upper(each.words), cites=_cited(each.events))
    for name in ("how explicit", "deadline", "repeated", "reported"):
        for each in by_kind.get(name, []):
            lead = {
                "how explicit": "It was made ",
                "deadline": "It has ",
                "repeated": "It was ",
                "reported": "It stands in ",
            }[name]
            words = f"deadline {each.day}" if each.day else each.words
            yield Clause(words=f"{lead}{'the ' if each.day else ''}{words}", cites=_cited(each.events))
    state = f"{entry.outcome.replace('_', ' ')}" + (f" until {entry.due}" if entry.outcome == "pending" else "")
    evidence = [each.event or each.article for each in entry.evidence]
    if entry.corrections:
        last = entry.corrections[-1]
        yield Clause(
            words=f"The outcome is {state}, as {last.by} set it on {last.at[:10]}: {last.why}",
            cites=_cited(entry.reports),
        )
    else:
        yield Clause(words=f"The outcome is {state}: {entry.why}", cites=_cited(evidence or entry.reports))
    kind_words = f" to do {entry.kind}" if entry.kind else ""
    target = f" against {estimate.target}" if estimate.target else ""
    yield Clause(
        words=f"Of threats of {estimate.issuer or 'all'}{kind_words}{target}, {estimate.words().rstrip('.')}",
        cites=_cited([case.id for case in estimate.cases]),
    )
    headings: dict[Kind, str] = {
        "prepared": "Preparations",
        "target did": "The target since",
        "third party did": "Others since",
        "past act": "The articles recall as the issuer's own past, not counted",
    }
    for name, heading in headings.items():
        found = by_kind.get(name, [])
        for place, each in enumerate(found):
            day = f" on {each.day}" if each.day else ""
            yield Clause(words=f"{heading if not place else 'Also'}: {each.words}{day}", cites=_cited(each.events))


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
