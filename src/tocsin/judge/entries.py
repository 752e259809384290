"""A line of the ledger: a threat, however often it was repeated and reported, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from sys import intern

import msgspec

from tocsin.codebook import Codebook
from tocsin.judge.cases import Case
from tocsin.judge.menaces import Group
from tocsin.judge.outcomes import Evidence
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
        target = party_key(self.targets)
        # there may be a million, of few parties, kinds and days
        return Case(
            id=self.id,
            issuer=intern(party_key(self.issuers) or ""),
            target=intern(target) if target is not None else None,
            kind=intern(self.kind) if self.kind is not None else None,
            day=intern(self.day),
            due=intern(self.due),
            outcome=self.outcome,
            evidence=[each.event for each in self.evidence if each.event is not None],
        )

    def corrected(self, corrections: Mapping[str, list[Correction]]) -> Entry:
        """The same with what persons have set, by the id of the event that it was set on."""
        found = sorted((each for report in self.reports for each in corrections.get(report, [])), key=_when)
        if not found:
            return self
        return msgspec.structs.replace(self, corrections=found, outcome=found[-1].outcome)


def party_key(parties: Sequence[Who]) -> str | None:
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
    threats = [(report.event, told.threat) for report in reports if (told := source.told(report.event)) is not None]
    said = [(event, threat) for event, threat in threats if threat is not None]
    acts = [(t.act.event is not None, len(t.act.text), e, t.act.text) for e, t in said if t.act is not None]
    # the fullest words of one that could be coded
    act = max(acts, key=lambda each: each[:2], default=None)
    kind = menace.kinds[0] if menace.kinds else None
    return Entry(
        id=group.happenings[0],
        day=menace.day,
        repeated=[each.dates.best or "" for each in happenings[1:]],
        issuers=menace.issuers,
        targets=menace.targets,
        act=Term(event=act[2], text=act[3]) if act is not None else None,
        kind=kind,
        mode=menace.mode,
        score=codebook.score(kind, menace.mode) if kind is not None else None,
        condition=next((Term(event=e, text=t.condition.text) for e, t in said if t.condition), None),
        demand=next((Term(event=e, text=t.demand.text) for e, t in said if t.demand), None),
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
