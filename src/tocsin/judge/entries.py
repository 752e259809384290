"""A line of the ledger: a threat, however often it was repeated and reported, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from sys import intern

import msgspec

from tocsin.codebook import Codebook
from tocsin.judge.cases import Case
from tocsin.judge.evidence import Evidence
from tocsin.judge.menaces import Group, is_unseen
from tocsin.judge.sources import Source
from tocsin.model import Happening
from tocsin.model.correction import Correction, Outcome
from tocsin.model.happening import Who


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a report of a threat and the event that they belong to."""

    event: str
    text: str


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A threat of the ledger, however often it was repeated and reported."""

    #: Id of the first happening in which it was made, or of the first imported event.
    id: str
    #: Whose event data it is from; None: it was read here.
    source: str | None = None
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
    #: None: the source does not say.
    explicit: bool | None
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
    #: None: the source does not say.
    articles: int | None
    #: At least so many publishers tell it in words of their own; None: the source does not say.
    publishers: int | None

    def case(self) -> Case:
        """What follow-through counts."""
        return _case(self)

    def corrected(self, corrections: Mapping[str, list[Correction]]) -> Entry:
        """The same with what persons have set, by the id of the event that it was set on."""
        found = _set_on(self.reports, corrections)
        if not found:
            return self
        return msgspec.structs.replace(self, corrections=found, outcome=found[-1].outcome)


class _Side(msgspec.Struct, frozen=True):
    country: str | None
    name: str | None
    text: str


class _Shown(msgspec.Struct, frozen=True):
    event: str | None


class Brief(msgspec.Struct, frozen=True):
    """As much of an entry as follow-through needs, so that of a million no more is read."""

    id: str
    source: str | None
    day: str
    issuers: list[_Side]
    targets: list[_Side]
    kind: str | None
    due: str
    outcome: Outcome
    evidence: list[_Shown]
    reports: list[str]

    def corrected(self, corrections: Mapping[str, list[Correction]]) -> Brief:
        """As of an entry."""
        found = _set_on(self.reports, corrections) if corrections else []
        return msgspec.structs.replace(self, outcome=found[-1].outcome) if found else self


def cases_of(entries: Iterable[Entry | Brief], data_end: str | None) -> list[Case]:
    """The threats as follow-through counts them; those of nobody who is known are left out.

    So are imported ones that were not due when the data end: of these only what was carried out fast is settled.
    data_end: last ISO day of the imported events; None: there are none.
    """
    return [
        _case(entry) for entry in entries if entry.issuers and (entry.source is None or entry.due <= (data_end or ""))
    ]


def _case(entry: Entry | Brief) -> Case:
    target = party_key(entry.targets)
    # there may be a million, of few parties, kinds and days
    return Case(
        id=entry.id,
        issuer=intern(party_key(entry.issuers) or ""),
        target=intern(target) if target is not None else None,
        kind=intern(entry.kind) if entry.kind is not None else None,
        day=intern(entry.day),
        due=intern(entry.due),
        outcome=entry.outcome,
        evidence=[each.event for each in entry.evidence if each.event is not None],
    )


def _set_on(reports: Iterable[str], corrections: Mapping[str, list[Correction]]) -> list[Correction]:
    return sorted((each for report in reports for each in corrections.get(report, [])), key=_when)


def party_key(parties: Sequence[Who] | Sequence[_Side]) -> str | None:
    """The first party by country, or by name where no country is known."""
    return (parties[0].country or parties[0].name or parties[0].text) if parties else None


def entry_of(group: Group, happenings: Sequence[Happening], source: Source, codebook: Codebook, as_of: str) -> Entry:
    """A threat as it stands in the ledger. happenings: those of the group, in its order."""
    menace, ruling = group.menace, group.ruling
    reports = [
        report
        for happening in happenings
        for report in happening.reports
        if (report.published or "") <= as_of and source.told(report.event) is not None
    ]
    told = [found for report in reports if (found := source.told(report.event)) is not None]
    # what a person has looked at goes before what the coder alone has read
    told.sort(key=is_unseen)
    said = [(each.event, each.threat) for each in told if each.threat is not None]
    acts = [(event, threat.act) for event, threat in said if threat.act is not None]
    # the fullest words of one that could be coded
    act = max(
        acts,
        key=lambda each: (each[0].reviewed is not None, each[1].event is not None, len(each[1].text)),
        default=None,
    )
    kind = menace.kinds[0] if menace.kinds else None
    return Entry(
        id=group.happenings[0],
        day=menace.day,
        repeated=[each.dates.best or "" for each in happenings[1:]],
        issuers=menace.issuers,
        targets=menace.targets,
        act=Term(event=act[0].id, text=act[1].text) if act is not None else None,
        kind=kind,
        mode=menace.mode,
        score=codebook.score(kind, menace.mode) if kind is not None else None,
        condition=next((Term(event=e.id, text=t.condition.text) for e, t in said if t.condition), None),
        demand=next((Term(event=e.id, text=t.demand.text) for e, t in said if t.demand), None),
        deadline=menace.deadline,
        explicit=any(threat.explicit for _, threat in said),
        due=ruling.due,
        outcome=ruling.outcome,
        reckoned=ruling.outcome,
        settled=ruling.settled,
        why=ruling.why,
        evidence=ruling.evidence,
        happenings=group.happenings,
        reports=[each.event for each in reports],
        articles=len({each.article for each in reports}),
        publishers=max(each.publishers for each in happenings),
    )


def _when(correction: Correction) -> str:
    return correction.at
