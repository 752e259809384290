"""The seed article: the thirteen records that its README asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from coded import codes

from tocsin.code.coder import Coder
from tocsin.judge import assess
from tocsin.judge.ledger import reckon
from tocsin.judge.sources import InMemory, Told
from tocsin.merge import Merger
from tocsin.model import Event, Record
from tocsin.read import Refused, read_inputs

#: Beside the repository, not in it.
SEED = Path(__file__).parents[2].parent / "shared" / "seed" / "000_d5eb9edae14e03e5.txt"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed article is not here")


@pytest.fixture(scope="module")
def record(coder: Coder) -> Record:
    (article,) = read_inputs([str(SEED)], "2023-05-25")
    assert not isinstance(article, Refused)
    return coder.code_article(article)


def _at(record: Record, word: str, after: str = "") -> Event:
    """The event whose trigger is a word, the first one after some other words of the text."""
    start = record.article.text.index(after) if after else 0
    return next(event for event in record.events if event.trigger.text == word and event.trigger.start >= start)


def test_row_1_headline_threat(record: Record) -> None:
    event = _at(record, "threatens")
    assert (event.event, event.mode, event.auxiliary) == ("THREATEN", "violence", [])
    assert (codes(event.actors), codes(event.recipients)) == (["RUS:GOV"], ["BLR"])


def test_rows_1_and_12_are_one_happening_and_row_3_is_another(record: Record) -> None:
    happening_of = Merger().merge([record]).happening_of()
    first, third = _at(record, "threatens"), next(e for e in record.events if e.trigger.text in {"use", "intimidate"})
    assert happening_of[first.id] == happening_of[_at(record, "threatened").id]
    assert happening_of[first.id] != happening_of[third.id]


def test_row_2_ministers_signed_papers(record: Record) -> None:
    event = _at(record, "signed")
    assert (event.event, event.auxiliary) == ("SUPPORT", [])
    assert (codes(event.actors), event.recipients) == (["BLR:GOV", "RUS:GOV"], [])
    assert event.date is not None
    assert event.date.value == "2023-05-25"
    assert {"military", "cbrn"} <= set(event.contexts)


def test_row_3_leaders_intimidate(record: Record) -> None:
    event = next(e for e in record.events if e.trigger.text in {"use", "threat", "intimidate"})
    assert (event.event, event.auxiliary) == ("THREATEN", [])
    assert codes(event.actors) == ["RUS:GOV"]
    assert [actor.country for actor in event.recipients] == ["UKR", "IGO"]
    assert "cbrn" in event.contexts


def test_row_4_russia_invaded_ukraine(record: Record) -> None:
    event = _at(record, "invade")
    assert (event.event, event.auxiliary) == ("ASSAULT", ["historical"])
    assert (codes(event.actors), codes(event.recipients)) == (["RUS"], ["UKR"])


def test_row_5_opposition_sabotaged(record: Record) -> None:
    event = _at(record, "sabotaged")
    assert (event.event, event.mode, event.auxiliary) == ("ASSAULT", "destroy", ["historical"])
    assert (codes(event.actors), codes(event.recipients)) == (["BLR:OPP"], ["RUS:MIL"])


def test_row_6_soldiers_and_activists_fought(record: Record) -> None:
    event = _at(record, "fought")
    assert (event.event, event.auxiliary) == ("ASSAULT", ["historical"])
    assert [actor.country for actor in event.actors] == ["BLR", "BLR"]
    assert (codes(event.actors)[0], codes(event.recipients)) == ("BLR:MIL", ["RUS:MIL"])
    assert event.place is not None
    assert event.place.country == "UKR"


def test_row_6_activists_are_civilians(record: Record) -> None:
    assert codes(_at(record, "fought").actors) == ["BLR:MIL", "BLR:CVL"]


def test_row_7_moscow_backs_the_repression(record: Record) -> None:
    backing = _at(record, "backs")
    assert (backing.event, codes(backing.actors)) == ("SUPPORT", ["RUS:GOV"])
    assert backing.recipients[0].country == "BLR"
    repression = _at(record, "repression")
    assert (repression.event, codes(repression.recipients)[0]) == ("COERCE", "BLR:CVL")
    assert "repression" in repression.contexts


def test_row_8_citizens_in_prison(record: Record) -> None:
    assert [(each.kind, each.value, each.comparator) for each in record.figures] == [("detained", 1500, "at_least")]


def test_row_9_landsbergis_statement(record: Record) -> None:
    statement = next(s for s in record.statements if s.speaker is not None and s.speaker.country == "LTU")
    assert statement.kind == "direct"
    assert statement.text == (
        "I will ask to go ahead with the new Belarus sanction package without any weakening, without derogation. "
        "It is unacceptable that this package has been delayed for 5 months"
    )
    assert statement.speaker is not None
    assert codes([statement.speaker]) == ["LTU:GOV"]
    assert (statement.speaker.role or "").lower() == "minister of foreign affairs"
    assert statement.date is not None
    assert statement.date.value == "2023-05-22"
    requests = [event for event in record.events if event.attribution == statement.id]
    assert [(event.event, codes(event.actors)) for event in requests] == [("REQUEST", ["LTU:GOV"])]


@pytest.mark.parametrize(
    ("word", "types", "country"),
    [
        ("invasion", {"ASSAULT"}, "GEO"),
        ("crimes", {"ASSAULT"}, "SYR"),
        ("annexation", {"COERCE", "ASSAULT"}, "UKR"),
    ],
)
def test_row_10_georgia_syria_crimea(record: Record, word: str, types: set[str], country: str) -> None:
    event = _at(record, word, after="As he remained")
    assert event.event in types
    assert [actor.country for actor in event.actors] == ["RUS"]
    assert [actor.country for actor in event.recipients] == [country]
    assert event.auxiliary == ["historical"]


@pytest.mark.parametrize("word", ["deploy", "securing", "control", "falls", "trigger", "collapse", "perish", "survive"])
def test_row_11_nothing_asserted(record: Record, word: str) -> None:
    for event in record.events:
        if event.trigger.text == word:
            assert {"future", "hypothetical"} & set(event.auxiliary)


def test_row_12_peskov_threatened(record: Record) -> None:
    event = _at(record, "threatened")
    assert (event.event, event.mode, event.auxiliary) == ("THREATEN", "violence", [])
    (speaker,) = event.actors
    assert (speaker.name, speaker.role, codes([speaker])) == ("Dmitry Peskov", "spokesman", ["RUS:GOV"])
    assert codes(event.recipients) == ["BLR:CVL"]
    threat = next(each for each in record.threats if each.event == event.id)
    assert threat.act is not None
    assert threat.act.text.endswith("full-scale invasion")
    assert threat.act.event == "ASSAULT"
    assert threat.condition is not None
    assert threat.condition.text == "they attempt to overthrow the regime"
    assert threat.deadline is None


def test_row_13_viacorka_statement(record: Record) -> None:
    statement = next(s for s in record.statements if s.medium == "Twitter")
    assert statement.kind == "direct"
    assert statement.text == (
        "Russians didn’t make lessons learned from Ukraine. "
        "Belarusians will fight back and won’t agree to live under the Russian yoke"
    )
    assert statement.speaker is not None
    assert codes([statement.speaker]) == ["BLR:OPP"]
    assert statement.date is not None
    assert statement.date.value == "2023-05-25"
    agreement = _at(record, "agree")
    assert agreement.attribution == statement.id
    assert "negation" in agreement.auxiliary or agreement.event == "REJECT"


def test_row_13_fight_back_is_future(record: Record) -> None:
    assert "future" in _at(record, "fight").auxiliary


def test_furniture_of_the_page_gives_nothing(record: Record) -> None:
    text = record.article.text
    credit = text.index("WIKIMEDIA"), text.index("Today, Belarusian")
    assert not [event for event in record.events if credit[0] <= event.trigger.start < credit[1]]


def test_assessment_of_row_12(record: Record, coder: Coder) -> None:
    told = {each.id: Told(each, record.article) for each in record.events}
    told |= {each.event: Told(told[each.event].event, record.article, each) for each in record.threats}
    happenings = Merger().merge([record]).happenings
    book = coder.codebook
    source = InMemory(told, {record.article.id: record.article.text})
    ledger = reckon(happenings, source, book, book.outcomes, "2023-05-25")
    entry = ledger.of(_at(record, "threatened").id)
    assert entry is not None
    assert ({each.country for each in entry.issuers}, {each.country for each in entry.targets}) == ({"RUS"}, {"BLR"})
    assert (entry.kind, entry.outcome) == ("ASSAULT", "pending")
    assert entry.act is not None
    assert entry.act.text.endswith("full-scale invasion")
    assert entry.condition is not None
    assert entry.condition.text == "they attempt to overthrow the regime"
    found = assess(ledger, entry)
    assert found.estimate.cases == []
    speaker = next(each for each in found.observations if each.kind == "who spoke")
    assert speaker.words == "Dmitry Peskov (spokesman, RUS GOV)"
    past = {each.events[0] for each in found.observations if each.kind == "past act"}
    recalled = {_at(record, word, after="As he remained").id for word in ("invasion", "crimes", "annexation")}
    assert recalled <= past
    assert all(each.cites for each in found.clauses)
    named = "\n".join(each.words for each in found.clauses if each.cites[0] in recalled)
    assert all(name in named for name in ("Georgia", "Syria", "Crimea"))
