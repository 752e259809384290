"""How seriously to take a threat: the estimate for its kind and issuer, and beside it, not in it, what a reader weighs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

import msgspec

from tocsin.judge.cases import Case
from tocsin.judge.entries import Entry, party_key
from tocsin.judge.followthrough import Estimate, FollowThrough
from tocsin.judge.ledger import Ledger
from tocsin.judge.outcomes import Party, key_of, same
from tocsin.judge.sources import Seen, Told
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

#: So many cases or reports are cited at most; the words tell how many there are.
_CITED = 8
#: So many sorts of acts are told in the paragraph, and so many of many names.
_TOLD, _NAMED = 3, 2


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a reader weighs, in words, with the events that it rests on."""

    kind: Kind
    words: str
    #: ISO day, of several events the last one; None: it has none.
    day: str | None = None
    events: list[str] = []


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of the paragraph and what it cites: ids of events, or of threats for the estimate."""

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
        """The clauses as one text, each with its citations in brackets; those with the same ones are one sentence."""
        found = []
        for cites, together in groupby(self.clauses, key=lambda each: each.cites):
            words = "; ".join(each.words for each in together)
            found.append(f"{_upper(words)} [{', '.join(cites)}].")
        return " ".join(found)


def assess(ledger: Ledger, entry: Entry) -> Assessment:
    """What is to be said of a threat as of the ledger's day."""
    others = [case for case in ledger.cases() if case.id != entry.id]
    record = FollowThrough(others, ledger.as_of)
    estimate = record.estimate(issuer=party_key(entry.issuers), kind=entry.kind, target=party_key(entry.targets))
    look = _Look(ledger, entry)
    observations = [
        *look.speakers(),
        *look.explicit(),
        *look.terms(),
        look.repeated(),
        *look.reported(),
        *look.prepared(),
        *look.reactions(),
        *look.past(),
    ]
    return Assessment(
        threat=entry,
        as_of=ledger.as_of,
        estimate=estimate,
        observations=observations,
        clauses=list(_clauses(entry, estimate, record.nearest(estimate), observations, ledger)),
    )


class _Look:
    """Looks through the record for what a reader of one threat weighs."""

    def __init__(self, ledger: Ledger, entry: Entry):
        self._entry = entry
        self._rules = ledger.rules
        self._source = ledger.source
        self._reports = [told for each in entry.reports if (told := ledger.source.told(each)) is not None]
        #: Who made it, also as its repetitions name them.
        self._issuers: list[Party] = [*entry.issuers, *(actor for each in self._reports for actor in each.event.actors)]
        #: What came after a threat was settled says nothing of it any more.
        self._until = _looked_until(entry, ledger.as_of)
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
        words = f"repeated {_times(len(days))} since, last on {days[-1]}" if days else "not repeated"
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
        words = "one article" if entry.articles == 1 else _count(entry.articles, "article")
        if entry.publishers is not None and entry.articles != 1:
            words += f" by at least {_count(entry.publishers, 'independent publisher')}"
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
            found.setdefault((_people(each.actors), each.event, each.mode, each.planned), []).append(each)
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
        often = f", {_times(len(same_))}, last" if len(same_) > 1 else ""
        planned = "planned or expected " if last.planned else ""
        return self._told(last.actors, planned, last.event, last.mode, whom, last.words) + often

    def _recalled(self, event: Event) -> str:
        """An act of the past, with its place and day where the text has them."""
        names = {_name(each) for each in event.recipients}
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
        towards = f" {called.towards} {_people(whom)}" if whom else ""
        kind = f"{event}/{mode}" if mode else event
        cited = f"“{words}”, {kind}" if words else kind
        return f"{_people(who)}: {status}{called.what}{towards}{more} ({cited})"

    def _by(self, some: Sequence[Party], others: Sequence[Party]) -> bool:
        countries = {each.country for each in self._entry.issuers} & {each.country for each in self._entry.targets}
        return any(same(one, other, self._rules, apart=bool(countries - {None})) for one in some for other in others)


_ORDER = ("head of state or government", "minister", "spokesman", "military", "named", "anonymous", "unnamed")


def _looked_until(entry: Entry, as_of: str) -> str:
    """The last ISO day that says something of a threat."""
    return min(as_of, entry.settled or as_of)


def _is_person(actor: Actor) -> bool:
    return actor.entity is not None and actor.via.startswith("knowledge base")


def _described(voice: str, actor: Actor) -> str:
    """Who somebody is, but for what the name says already."""
    code = " ".join(part for part in (actor.country, *actor.sectors[:1]) if part)
    words = {"named": actor.role, "unnamed": "no person named", "anonymous": "anonymous"}.get(voice, voice)
    role = actor.role if voice not in {"named", "unnamed", "anonymous"} and actor.role != voice else None
    name = _name(actor).casefold()
    return ", ".join(part for part in (words, role, code) if part and part.casefold() not in name)


def _name(party: Party) -> str:
    return party.name or party.text


def _people(parties: Sequence[Party]) -> str:
    """Names, each once; of many the first two and how many more."""
    names = list(dict.fromkeys(_name(each) for each in parties))
    if len(names) > _NAMED + 1:
        names = [*names[:_NAMED], f"{len(names) - _NAMED:,} others"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


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


def _clauses(
    entry: Entry, estimate: Estimate, near: Sequence[Case], observations: Sequence[Observation], ledger: Ledger
) -> Iterator[Clause]:
    """The paragraph, sentence by sentence, out of what the record holds; each cites something."""
    by_kind: dict[str, list[Observation]] = {}
    for each in observations:
        by_kind.setdefault(each.kind, []).append(each)
    speakers = by_kind.get("who spoke", [])
    speakers = [each for each in speakers if "(no person named" not in each.words] or speakers
    who = "; ".join(each.words for each in speakers[:3]) or _people(entry.issuers) or "somebody who is not named"
    whom = _people(entry.targets) or "nobody in particular"
    kind = f"{entry.kind}{f'/{entry.mode}' if entry.mode else ''}" if entry.kind else None
    named = f"{ledger.rules.called(entry.kind, entry.mode).what} ({kind})" if entry.kind else ""
    what = f" with {named}" if named else "; the act is not said"
    if entry.act is not None:
        what = f" with “{entry.act.text}”" + (f" ({kind})" if kind else "")
    yield Clause(words=f"on {entry.day}, {who} threatened {whom}{what}", cites=_cited(entry.reports))
    for each in by_kind.get("condition", []):
        name, _, words = each.words.partition(": ")
        lead = {"if": "it is to come if", "unless": "it is to come unless"}.get(name, "what is asked for is")
        yield Clause(words=f"{lead} {words}", cites=_cited(each.events))
    for each in by_kind.get("how explicit", []):
        yield Clause(words=f"the threat is made {each.words}", cites=_cited(each.events))
    for each in by_kind.get("deadline", []):
        words = f"the deadline is {each.day}" if each.day else "no deadline is set"
        yield Clause(words=words, cites=_cited(each.events))
    for each in by_kind.get("repeated", []):
        yield Clause(words=f"it was {each.words}", cites=_cited(each.events))
    for each in by_kind.get("reported", []):
        yield Clause(words=f"it stands in {each.words}", cites=_cited(each.events))
    yield _outcome(entry)
    of_whom = f"{estimate.issuer}'s" if estimate.issuer else "all"
    what = f" of {ledger.rules.called(entry.kind, None).what} ({entry.kind})" if entry.kind else ""
    against = f" against {estimate.target}" if estimate.target else ""
    words = estimate.words().rstrip(".")
    yield Clause(
        words=f"of {of_whom} threats{what}{against}, {words}",
        cites=_cited([case.id for case in near]) or [entry.id],
    )
    until = _looked_until(entry, ledger.as_of)
    since = f"from {entry.day} to {until}" if until > entry.day else f"on {entry.day}"
    headings: dict[Kind, str] = {
        "prepared": f"in the {ledger.rules.watched} days to {until} the issuer did or planned",
        "target did": f"{since} the target did or announced",
        "third party did": f"{since} others did or announced",
    }
    for name, heading in headings.items():
        found = by_kind.get(name, [])
        for place, each in enumerate(found[:_TOLD]):
            words = f"{each.words} on {each.day}"
            yield Clause(words=f"also {words}" if place else f"{heading}: {words}", cites=_cited(each.events))
        if found[_TOLD:]:
            rest = [event for each in found[_TOLD:] for event in each.events]
            yield Clause(words=f"and {_count(len(rest), 'more act')} of other sorts or by others", cites=_cited(rest))
    for place, each in enumerate(by_kind.get("past act", [])):
        lead = (
            "also" if place else "of the issuer's own past, which does not count as follow-through, the reports recall:"
        )
        yield Clause(words=f"{lead} {each.words}", cites=_cited(each.events))


def _outcome(entry: Entry) -> Clause:
    evidence = [each.event or each.article or "" for each in entry.evidence]
    if entry.corrections:
        last = entry.corrections[-1]
        words = f"{_OUTCOME[entry.outcome]}, as {last.by} set it on {last.at[:10]}: {last.why.rstrip('.')}"
        return Clause(words=words, cites=_cited(entry.reports))
    words = _OUTCOME[entry.outcome]
    if entry.outcome == "pending":
        words += f": the act would come in time until {entry.due}"
    elif entry.settled is not None:
        words += f" {'on' if entry.outcome in _DONE else 'as of'} {entry.settled}"
    if entry.outcome == "pending" and evidence:
        words += f"; so far there is {', '.join(dict.fromkeys(_SHOWS[each.shows] for each in entry.evidence))}"
    return Clause(words=words, cites=_cited(evidence or entry.reports))


_OUTCOME: dict[str, str] = {
    "carried_out": "it was carried out",
    "milder_act": "the issuer did something of the kind, but less",
    "conceded": "the target gave way first",
    "withdrawn": "the issuer took it back",
    "not_triggered": "the condition is not known to have come about in time",
    "lapsed": "it lapsed, for nothing of the kind is known to have come in time",
    "pending": "it is pending",
}
#: Outcomes that a deed of that day settles, not the end of the time.
_DONE = frozenset({"carried_out", "conceded", "withdrawn"})
_SHOWS: dict[str, str] = {
    "milder_act": "something of the kind, but less",
    "condition": "the condition, which came about",
}


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
