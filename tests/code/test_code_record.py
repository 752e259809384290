"""What holds for the record of any article: it cites its words, is the same each time and survives JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from coded import PUBLISHED
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.code.coder import Coder
from tocsin.model import Record

POOL = [
    "Ethiopian prime minister Abiy Ahmed said: “We will attack Eritrea if its army crosses the border.”",
    "“We won’t leave Łódź,” said the général of the Polish army. “Russia must withdraw its troops.”",
    "The rebels threatened to kill the hostages unless the Nigerian government releases their prisoners by Friday.",
    "He denied attacking Turkey.",
    "They will expel the Malawian ambassador.",
    "At least 45 people were killed and 120 were wounded when Sudanese warplanes bombed a market in Darfur.",
    "Norway gave Moldova $25 million in aid last week 😀.",
    "Thousands of Serbian students protested in Belgrade on Saturday.",
    "According to the Philippine coast guard, Chinese ships attacked a Philippine boat on 3 March.",
    "Guatemalan President Bernardo Arévalo, who met Mexican lawmakers in Bogotá, condemned Belize.",
    'The minister wrote on Twitter: "It fired rockets at us — twice — and it will pay for that."',
    "Belarusian and Russian ministers, and the United Nations, signed papers in Geneva in May 2019.",
    "Rwanda's attack on Congo was condemned by Belgium.",
    "Seoul to resume talks with Pyongyang",
    "北京 denied the claim, but Washington’s envoy said Iran may sanction it.",
    "Angola accused Congolese rebels of attacking villages; Zambia, too.",
]


def _spans(value: Any) -> Iterator[tuple[str, int, int]]:
    """Every (text, start, end) anywhere in a record, its article left out."""
    if isinstance(value, dict):
        if value.get("text") is not None and value.get("start") is not None:
            yield value["text"], value["start"], value["end"]
        for each in value.values():
            yield from _spans(each)
    elif isinstance(value, list):
        for each in value:
            yield from _spans(each)


def _assert_cites(record: Record) -> int:
    text = record.article.text
    fields = msgspec.to_builtins(record)
    del fields["article"]
    spans = list(_spans(fields))
    for words, start, end in spans:
        assert words
        assert text[start:end] == words
    return len(spans)


def _assert_is_whole(record: Record) -> None:
    """Ids are unique, references lead somewhere, codes are the ontology's."""
    events = [event.id for event in record.events]
    statements = [statement.id for statement in record.statements]
    assert len(set(events)) == len(events)
    assert len(set(statements)) == len(statements)
    assert all(event.attribution is None or event.attribution in statements for event in record.events)
    assert all(threat.event in events for threat in record.threats)
    assert all(figure.event is None or figure.event in events for figure in record.figures)
    assert {t.event for t in record.threats} == {e.id for e in record.events if e.event == "THREATEN"}
    assert all(0 <= event.confidence <= 1 for event in record.events)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sentences=st.lists(st.sampled_from(POOL), min_size=1, max_size=6),
    gaps=st.lists(st.sampled_from([" ", "  ", "\n", "\n\n", "\n\n\n"]), min_size=6, max_size=6),
    lead=st.sampled_from(["", "\n\n", " "]),
    headed=st.booleans(),
)
def test_every_span_cites_the_article_whatever_the_text(
    coder: Coder, sentences: list[str], gaps: list[str], lead: str, headed: bool
) -> None:
    body = "".join(sentence + gap for sentence, gap in zip(sentences, gaps, strict=False))
    record = coder.code(lead + body, published=PUBLISHED, title=sentences[0] if headed else None)
    _assert_cites(record)
    _assert_is_whole(record)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=100))
def test_any_text_at_all_is_coded(coder: Coder, text: str) -> None:
    _assert_cites(coder.code(text, published=PUBLISHED))


@pytest.mark.parametrize("text", POOL)
def test_each_sentence_alone_is_cited(coder: Coder, text: str) -> None:
    record = coder.code(text, published=PUBLISHED)
    _assert_is_whole(record)
    assert _assert_cites(record) > 0 or text.startswith(("He ", "They "))


def test_coding_is_deterministic(coder: Coder) -> None:
    text = "\n\n".join(POOL)
    assert coder.code(text, published=PUBLISHED) == coder.code(text, published=PUBLISHED)


def test_article_coded_before_does_not_change_the_next(coder: Coder) -> None:
    alone = coder.code(POOL[3], published=PUBLISHED)
    coder.code(POOL[9], published=PUBLISHED)
    assert coder.code(POOL[3], published=PUBLISHED) == alone


def test_many_articles_give_the_records_of_each_in_order(coder: Coder) -> None:
    records = [coder.code(text, published=PUBLISHED) for text in POOL]
    assert list(coder.code_many(record.article for record in records)) == records


def test_record_survives_json(coder: Coder) -> None:
    record = coder.code("\n\n".join(POOL), published=PUBLISHED, title="Kenya condemns Rwanda")
    assert msgspec.json.decode(record.to_json(), type=Record) == record


def test_json_is_one_line(coder: Coder) -> None:
    assert "\n" not in coder.code("\n\n".join(POOL), published=PUBLISHED).to_json()


def test_id_depends_on_content_and_date(coder: Coder) -> None:
    ids = {
        coder.code(text, published=date).article.id
        for text, date in [(POOL[0], PUBLISHED), (POOL[0], "2024-05-16"), (POOL[0], None), (POOL[1], PUBLISHED)]
    }
    assert len(ids) == 4


def test_event_types_and_modes_are_the_ontologys(coder: Coder) -> None:
    for event in coder.code("\n\n".join(POOL), published=PUBLISHED).events:
        entry = coder.codebook.events[event.event]
        assert event.quad == entry.quad
        assert event.mode is None or event.score == coder.codebook.score(event.event, event.mode)


def test_recipients_and_actors_do_not_overlap(coder: Coder) -> None:
    for event in coder.code("\n\n".join(POOL), published=PUBLISHED).events:
        assert not [actor for actor in event.recipients if actor in event.actors]
