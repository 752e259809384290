"""Who is taken for whom where a threat is assessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from handmade import RAID, actor, article, span
from tocsin.codebook import load_codebook
from tocsin.judge import Keeping, Kept
from tocsin.merge import Merger
from tocsin.model import Actor, Event, Record, When
from tocsin.model.happening import Who
from tocsin.store import Store
from tocsin.store.merging import Merging
from tocsin.web.outcomes import Record as Outcomes

LATER = "Tolenova sent Turkmenistan 40 doctors. Moldova sent Turkmenistan blankets."


def _aid(source: str, number: int, who: Actor, trigger: int) -> Event:
    at = span(LATER, "sent")
    start = [at.start, LATER.index("sent", at.end)][trigger]
    return Event(
        id=f"{source}.{number}",
        sentence=number,
        trigger=replace(at, start=start, end=start + 4),
        event="AID",
        quad="material cooperation",
        score=7,
        actors=[who],
        recipients=[actor(LATER, "Turkmenistan", name="Turkmenistan", country="TKM")],
        date=When(value="2024-05-03", precision="day"),
        rule="send",
        confidence=0.9,
    )


@pytest.mark.parametrize("named", [True, False])
def test_who_made_a_threat_in_another_report_is_no_third_party(tmp_path: Path, named: bool) -> None:
    threat = RAID.events[0]
    minister = RAID.events[1].actors[0]
    source = article(LATER, "2024-05-03", "Southern Wire")
    family = actor(LATER, "Tolenova", sectors=["GOV"])  # of whom that article does not say the country
    moldova = actor(LATER, "Moldova", name="Moldova", country="MDA")
    later = Record(article=source, events=[_aid(source.id, 0, family, 0), _aid(source.id, 1, moldova, 1)])
    raid = replace(RAID, events=[replace(threat, actors=[minister] if named else threat.actors), *RAID.events[1:]])
    with Store(tmp_path / "one.db") as store:
        for record in (raid, later):
            store.add(record, "a coder")
        Merging(store, Merger()).run()
        Keeping(store, load_codebook()).run()
        entry = Kept(store).entry(threat.id)
        assert entry is not None
        state = replace(entry, issuers=[Who(text="Kazakhstan", name="Kazakhstan", country="KAZ", events=[])])
        found = Outcomes(store).assessed(store, state)
    others = [each.words for each in found.observations if each.kind == "third party did"]
    assert sorted(each.partition(":")[0] for each in others) == (["Moldova"] if named else ["Moldova", "Tolenova"])
