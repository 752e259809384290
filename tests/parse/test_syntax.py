"""The parser: sentences and tokens keep their places in the article."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.parse import Document, Parser

SENTENCES = [
    "Señor Núñez met Çelik in Łódź on Monday.",
    "“We won’t leave,” said the général.",
    "Zelenskyy (pictured) flew to Reykjavík — again.",
    "北京 denied the claim 😀.",
    "Prices rose 3.5% in the U.S. and the E.U.",
    "Who fired first?",
    "Troops entered Kos\u030cice at dawn.",
    "The  envoy   paused\u00a0twice.",
    "Talks failed…",
]


def _assert_cites(document: Document) -> None:
    for sentence in document.sentences:
        assert document.text[sentence.start : sentence.end] == sentence.text
        for token in sentence.span:
            start = document.offset(token)
            assert document.text[start : start + len(token)] == token.text
            assert document.sentence_of(token) is sentence
        first, last = sentence.span[0], sentence.span[-1]
        start, end = document.char_span(first, last)
        assert (start, end) == (sentence.start, sentence.end)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    paragraphs=st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=1, max_size=4),
    gap=st.sampled_from(["\n\n", "\n", "\n \n", "\n\n\n"]),
    join=st.sampled_from([" ", "  ", "\n"]),
    lead=st.sampled_from(["", "\n\n", "  "]),
)
def test_sentences_and_tokens_cite_the_article(
    parser: Parser, paragraphs: list[list[str]], gap: str, join: str, lead: str
) -> None:
    _assert_cites(parser.parse(lead + gap.join(join.join(each) for each in paragraphs)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=120))
def test_any_text_at_all_is_parsed_and_cited(parser: Parser, text: str) -> None:
    _assert_cites(parser.parse(text))


def test_sentences_are_numbered_from_zero_across_paragraphs(parser: Parser) -> None:
    document = parser.parse("Rebels took the bridge. The army fled.\n\nThe mayor stayed.")
    assert [sentence.number for sentence in document.sentences] == [0, 1, 2]
    assert [sentence.block for sentence in document.sentences] == [0, 0, 1]


def test_furniture_gives_no_sentences(parser: Parser) -> None:
    document = parser.parse("Maria Keller\n\nRebels took the bridge.\n\nRead more")
    assert [sentence.text for sentence in document.sentences] == ["Rebels took the bridge."]


def test_each_part_of_a_headline_is_one_sentence(parser: Parser) -> None:
    title = "Toll rises in Goma. Why?; envoys leave Kinshasa"
    document = parser.parse(f"{title}\n\nThe toll rose.", title)
    heads = [sentence.text for sentence in document.sentences if sentence.kind == "headline"]
    assert heads == ["Toll rises in Goma. Why?", "envoys leave Kinshasa"]


def test_many_texts_give_the_documents_of_each_in_order(parser: Parser) -> None:
    texts = ["Rebels took the bridge.", "", "The army fled."]
    documents = list(parser.parse_many((text, None) for text in texts))
    assert [document.text for document in documents] == texts
    assert [len(document.sentences) for document in documents] == [1, 0, 1]


def test_many_texts_give_what_each_gives_alone(parser: Parser) -> None:
    texts = ["Rebels took the bridge near Goma. The army fled.", "The mayor of Beni stayed."]
    together = [[s.text for s in d.sentences] for d in parser.parse_many((text, None) for text in texts)]
    assert together == [[s.text for s in parser.parse(text).sentences] for text in texts]


def test_phrase_is_parsed_as_it_stands(parser: Parser) -> None:
    document = parser.phrase("the Ghanaian foreign minister")
    assert [sentence.text for sentence in document.sentences] == ["the Ghanaian foreign minister"]


def test_token_of_another_document_is_refused(parser: Parser) -> None:
    one, other = parser.parse("Rebels fled."), parser.parse("Troops left.")
    with pytest.raises((KeyError, ValueError)):
        one.sentence_of(other.sentences[0].span[0])


def test_unknown_model_is_an_os_error() -> None:
    with pytest.raises(OSError):
        Parser("en_core_web_nowhere")
