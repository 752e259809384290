"""The ledger: every threat once, with what became of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import msgspec

from tocsin.codebook import Codebook
from tocsin.codebook.schema import Outcomes
from tocsin.judge.cases import Case
from tocsin.judge.outcomes import Deed, Evidence, Menace, Party, Ruling, at_home, rule, same, window
from tocsin.model import Article, Event, Happening, Threat
from tocsin.model.correction import Correction, Outcome
from tocsin.model.happening import Who


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a report of a threat and the event that they belong to."""

    event: str
    text: str


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A threat of the ledger, however often it was repeated and reported."""

    #: Id of the first happening in which it was made.
    id: str
    #: ISO day on which it was made, and on which its repetitions were.
    day: str
    repeated: list[str] = []
    issuers: list[Who]
    targets: list[Who]
    #: The act: its words, PLOVER type, mode and score; None: the text does not say.
    act: Term | None = None
    kind: str | None = None
    mode: str | None = None
    score: float | None = None
    condition: Term | None = None
    demand: Term | None = None
    #: ISO day.
    deadline: str | None = None
    explicit: bool
    due: str
    outcome: Outcome
    #: What the rule says; another than `outcome` where a person has corrected it.
    reckoned: Outcome
    settled: str | None = None
    why: str
    evidence: list[Evidence] = []
    #: What persons have set, the earliest first; the last one holds.
    corrections: list[Correction] = []
    #: Ids of its happenings and of the events that report it, in order of publication.
    happenings: list[str]
    reports: list[str]
    articles: int
    #: At least so many publishers tell it in words of their own.
    publishers: int

    def case(self) -> Case:
        """What follow-through counts."""
        return Case(
            id=self.id,
            issuer=key_of(self.issuers) or "",
            target=key_of(self.targets),
            kind=self.kind,
            day=self.day,
            due=self.due,
            outcome=self.outcome,
            evidence=[each.event for each in self.evidence if each.event is not None],
        )


@dataclass(frozen=True)
class Told:
    """An event with its article, and the threat that it makes, if it does."""

    event: Event
    article: Article
    threat: Threat | None = None


@dataclass
class _Group:
    """Happenings that are one threat."""

    menace: Menace
    happenings: list[Happening] = field(default_factory=list)
    ruling: Ruling | None = None


def key_of(parties: Sequence[Who]) -> str | None:
    """The first party by country, or by name where no country is known."""
    return (parties[0].country or parties[0].name or parties[0].text) if parties else None


class Ledger:
    """Threats and what became of them.

    rules: what becomes of threats, mostly the codebook's. happenings: of any type; those that assert a threat count. told: all events, by id. corrections: by event id.
    text: the text of the article of an id. as_of: ISO day; what was published after it is not there.
    """

    def __init__(
        self,
        happenings: Iterable[Happening],
        told: Mapping[str, Told],
        codebook: Codebook,
        rules: Outcomes,
        text: Callable[[str], str],
        as_of: str,
        corrections: Mapping[str, list[Correction]] | None = None,
    ):
        self.as_of = as_of
        self._codebook = codebook
        self._rules = rules
        self._told = told
        self._corrections = corrections or {}
        self._named = _countries_named(told.values())
        self._deeds = _Deeds(told.values(), self._named)
        self._text = text
        self._articles = _articles_naming(told.values())
        self.entries = [self._entry(group) for group in self._groups(happenings)]

    @property
    def told(self) -> Mapping[str, Told]:
        """All events by id."""
        return self._told

    @property
    def rules(self) -> Outcomes:
        """What becomes of threats."""
        return self._rules

    def named(self, article: str) -> frozenset[str]:
        """Countries that take part in what an article tells."""
        return self._named[article]

    def cases(self) -> list[Case]:
        """The threats as follow-through counts them; those of nobody who is known are left out."""
        return [entry.case() for entry in self.entries if entry.issuers]

    def of(self, id_: str) -> Entry | None:
        """The threat of that id, or the one that a happening or event of that id reports; a unique beginning is enough."""
        exact = [each for each in self.entries if id_ in (each.id, *each.happenings, *each.reports)]
        found = exact or [
            each
            for each in self.entries
            if any(key.startswith(id_) for key in (each.id, *each.happenings, *each.reports))
        ]
        return found[0] if len(found) == 1 else None

    def _groups(self, happenings: Iterable[Happening]) -> list[_Group]:
        """Happenings that make a threat, a repetition put to the one that it repeats."""
        made = [each for each in happenings if each.event == "THREATEN" and each.status == "asserted"]
        found: list[tuple[Menace, Happening, bool]] = []
        for each in made:
            events = [self._told[report.event] for report in each.reports if report.event in self._told]
            events = [each for each in events if (each.article.published or "") <= self.as_of]
            fresh = [each for each in events if not each.event.auxiliary]
            if fresh:
                dated = any(one.event.date is not None and one.event.date.text is not None for one in fresh)
                menace = self._menace(each, fresh)
                if menace is not None and menace.day <= self.as_of:
                    found.append((menace, each, dated))
        groups: list[_Group] = []
        by_issuer: dict[str | None, list[_Group]] = defaultdict(list)
        for menace, happening, dated in sorted(
            found, key=lambda each: (each[0].day, each[0].published or "", each[1].id)
        ):
            key = menace.issuers[0].country if menace.issuers else None
            own = next((group for group in reversed(by_issuer[key]) if self._repeats(menace, group, dated)), None)
            if own is None:
                own = _Group(menace)
                groups.append(own)
                by_issuer[key].append(own)
            else:
                own.menace = _joined(own.menace, menace)
            own.happenings.append(happening)
            own.ruling = self._rule(own.menace)
        return groups

    def _repeats(self, menace: Menace, group: _Group, dated: bool) -> bool:
        """Whether a threat is one made before again: of the same to the same, while that one is open or just settled."""
        rules = self._rules
        first, ruling = group.menace, group.ruling
        assert ruling is not None
        until = min(ruling.settled or ruling.due, ruling.due)
        if ruling.settled is not None and not dated:
            until = _plus(until, rules.retold)
        if menace.day > until:
            return False
        if menace.kinds and first.kinds and not set(menace.kinds) & set(first.kinds):
            return False
        if menace.deadline and first.deadline and menace.deadline != first.deadline:
            return False
        home = at_home(first) or at_home(menace)
        if not any(same(one, two, rules, apart=True) for one in menace.issuers for two in first.issuers):
            return False
        return (
            not menace.targets
            or not first.targets
            or any(same(one, two, rules, apart=home) for one in menace.targets for two in first.targets)
        )

    def _rule(self, menace: Menace) -> Ruling:
        deeds = self._deeds.of(menace, *window(menace, self._rules))
        keys = {_key(each) for each in (*menace.issuers, *menace.targets)}

        def telling(first: str, last: str) -> Iterator[tuple[str, str, str]]:
            named = {each for key in keys for each in self._articles.get(key, ()) if first <= each[0] <= last}
            return ((article, day, self._text(article)) for day, article in sorted(named))

        return rule(menace, deeds, telling, self._rules, self.as_of)

    def _menace(self, happening: Happening, events: Sequence[Told]) -> Menace | None:
        day = happening.dates.best or min((each.article.published or "" for each in events), default="")
        if not day:
            return None
        threats = [each.threat for each in events if each.threat is not None]
        kinds, mode = self._kinds(happening, threats)
        terms = next((each for each in threats if each.condition or each.demand), None)
        term = (terms.condition or terms.demand) if terms is not None else None
        deadlines = [(each.deadline.until or each.deadline.value) for each in threats if each.deadline is not None]
        published = [each.article.published for each in events if each.article.published]
        return Menace(
            day=day,
            published=min(published, default=None),
            issuers=happening.actors,
            targets=[each for each in happening.recipients if each not in happening.actors],
            kinds=kinds,
            mode=mode,
            condition=term.text if term is not None else None,
            averts=terms is not None and terms.demand is not None,
            deadline=next((each for each in deadlines if each >= day), None),
            named=frozenset().union(*(self._named[each.article.id] for each in events)),
        )

    def _kinds(self, happening: Happening, threats: Sequence[Threat]) -> tuple[list[str], str | None]:
        """The types that the act would be: as the text says it, else by the mode of the threat."""
        said = [each.act for each in threats if each.act is not None and each.act.event is not None]
        if said:
            act = next((each for each in said if each.mode is not None), said[0])
            return [str(act.event)], act.mode
        return list(self._codebook.eventdata.carried_out_by.get(happening.mode or "", [])), None

    def _entry(self, group: _Group) -> Entry:
        menace, ruling, first = group.menace, group.ruling, group.happenings[0]
        assert ruling is not None
        reports = [
            report
            for happening in group.happenings
            for report in happening.reports
            if report.event in self._told and (report.published or "") <= self.as_of
        ]
        threats = [(report.event, self._told[report.event].threat) for report in reports]
        said = [(event, threat) for event, threat in threats if threat is not None]
        acts = [(t.act.event is not None, len(t.act.text), e, t.act.text) for e, t in said if t.act is not None]
        # the fullest words of one that could be coded
        act = max(acts, key=lambda each: each[:2], default=None)
        kind = menace.kinds[0] if menace.kinds else None
        corrections = [each for report in reports for each in self._corrections.get(report.event, [])]
        corrections.sort(key=lambda each: each.at)
        return Entry(
            id=first.id,
            day=menace.day,
            repeated=[each.dates.best or "" for each in group.happenings[1:]],
            issuers=list(_whos(menace.issuers)),
            targets=list(_whos(menace.targets)),
            act=Term(event=act[2], text=act[3]) if act is not None else None,
            kind=kind,
            mode=menace.mode,
            score=self._codebook.score(kind, menace.mode) if kind is not None else None,
            condition=next((Term(event=e, text=t.condition.text) for e, t in said if t.condition), None),
            demand=next((Term(event=e, text=t.demand.text) for e, t in said if t.demand), None),
            deadline=menace.deadline,
            explicit=any(threat.explicit for _, threat in said),
            due=ruling.due,
            outcome=corrections[-1].outcome if corrections else ruling.outcome,
            reckoned=ruling.outcome,
            settled=ruling.settled,
            why=ruling.why,
            evidence=ruling.evidence,
            corrections=corrections,
            happenings=[each.id for each in group.happenings],
            reports=[each.event for each in reports],
            articles=len({each.article for each in reports}),
            publishers=max(each.publishers for each in group.happenings),
        )


class _Deeds:
    """Asserted events by who does them to whom, in order of their days."""

    def __init__(self, told: Iterable[Told], named: Mapping[str, frozenset[str]]):
        #: Under the actor and each recipient, None where there is no recipient; and under the actor alone.
        self._by: dict[tuple[str, str | None] | str, list[Deed]] = defaultdict(list)
        for each in told:
            event = each.event
            if event.auxiliary or event.event == "THREATEN":
                continue
            article = each.article
            deed = Deed(event=event, article=article.id, published=article.published, named=named[article.id])
            recipients: set[str | None] = {_key(whom) for whom in event.recipients} or {None}
            for key in {_key(actor) for actor in event.actors}:
                self._by[key].append(deed)
                for whom in recipients:
                    self._by[key, whom].append(deed)
        for deeds in self._by.values():
            deeds.sort(key=_order)

    def of(self, menace: Menace, first: str, last: str) -> list[Deed]:
        """What may show an outcome of a threat, from one ISO day to another, both included."""
        issuers, targets = ({_key(each) for each in side} for side in (menace.issuers, menace.targets))
        keys: list[tuple[str, str | None] | str] = [] if targets else [*issuers]
        for some, others in ((issuers, targets), (targets, issuers)):
            keys += [(one, other) for one in some for other in (*others, None)]
        found: dict[str, Deed] = {}
        for deeds in (self._by.get(key, []) for key in keys):
            low, high = bisect_left(deeds, first, key=_day), bisect_right(deeds, last, key=_day)
            found |= {deed.event.id: deed for deed in deeds[low:high]}
        return sorted(found.values(), key=_order)


def _day(deed: Deed) -> str:
    return deed.day or ""


def _order(deed: Deed) -> tuple[str, str, str]:
    return deed.day or "", deed.published or "", deed.event.id


def _key(party: Party) -> str:
    return party.country or (party.name or party.text).casefold()


def _joined(first: Menace, again: Menace) -> Menace:
    """The first, with what only its repetition says."""
    return msgspec.structs.replace(
        first,
        targets=first.targets or again.targets,
        kinds=first.kinds or again.kinds,
        mode=first.mode or (again.mode if list(first.kinds)[:1] in ([], list(again.kinds)[:1]) else None),
        condition=first.condition or again.condition,
        averts=first.averts if first.condition else again.averts,
        deadline=first.deadline or again.deadline,
        named=first.named | again.named,
    )


def _whos(parties: Iterable[Party]) -> Iterator[Who]:
    return (each for each in parties if isinstance(each, Who))


def _countries_named(told: Iterable[Told]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for each in told:
        for party in (*each.event.actors, *each.event.recipients):
            if party.country is not None:
                found[each.article.id].add(party.country)
    return defaultdict(frozenset, {article: frozenset(names) for article, names in found.items()})


def _articles_naming(told: Iterable[Told]) -> dict[str, set[tuple[str, str]]]:
    """Day and id of the articles in which somebody takes part in an event."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in told:
        for party in (*each.event.actors, *each.event.recipients):
            found[_key(party)].add((each.article.published or "", each.article.id))
    return found


def _plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
