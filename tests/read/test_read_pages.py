"""HTML pages: text, headline, byline, date, publisher, address, encoding."""

from __future__ import annotations

import io

import pytest
from reading import article, refusal
from seeds import DAY, FIRST, SECOND, TITLE, URL, page

from tocsin.model import Article
from tocsin.read import Limits, Options, Source, read_articles
from tocsin.read.pages import words_of


def test_every_field_of_a_page_is_read_and_its_furniture_is_not() -> None:
    found = article(page())
    assert found.text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"
    assert (found.title, found.byline, found.published, found.publisher, found.url) == (
        TITLE,
        "Marta Oduya",
        DAY,
        "Harbour Wire",
        URL,
    )


def test_the_year_of_a_copyright_is_no_date() -> None:
    html = (
        f"<html><body><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><footer>Copyright 1999-2026</footer></body></html>"
    )
    assert article(html).published is None


@pytest.mark.parametrize("line", ["Posted: March 8, 2024", "8 March 2024, 10:30", "2024-03-08"])
def test_a_date_below_the_headline_is_read(line: str) -> None:
    html = f"<html><body><h1>{TITLE}</h1><div>{line}</div><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    assert article(html).published == DAY


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", ""),
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("cp1251", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'),
        ("shift_jis", "<meta charset=shift_jis>"),
        ("cp1252", '<meta charset="no-such-thing">'),
    ],
)
def test_a_page_is_decoded_by_what_it_says_of_itself(encoding: str, declared: str) -> None:
    word = {"cp1251": "Порт", "shift_jis": "港"}.get(encoding, "café’s")
    html = page(paragraphs=[f"{FIRST} It was {word}.", SECOND]).replace("<meta charset=utf-8>", declared)
    assert f"It was {word}." in article(html.encode(encoding)).text


def test_what_the_sender_says_of_the_encoding_counts_for_a_page_that_says_nothing() -> None:
    html = page(paragraphs=[f"{FIRST} It was Порт.", SECOND]).replace("<meta charset=utf-8>", "").encode("cp1251")
    (item,) = read_articles(Source("x", io.BytesIO(html), charset="windows-1251"), Options())
    assert isinstance(item, Article)
    assert "Порт" in item.text


def test_a_page_without_an_article_or_with_too_many_elements_is_refused() -> None:
    assert "no article on this page" in refusal("<html><head><title>x</title></head><body></body></html>").fault
    assert "tags, more than 100" in refusal("<html><body>" + "<p>x" * 200, Options(Limits(elements=100))).fault


def test_a_page_may_be_nested_as_it_pleases() -> None:
    for depth in (200, 40_000):
        html = "<html><body>" + "<div>" * depth + f"<p>{FIRST}</p><p>{SECOND}</p>"
        (item,) = read_articles(Source("x", io.BytesIO(html.encode())), Options())
        assert isinstance(item, Article) == (depth == 200)


def test_small_boxes_that_repeat_are_not_the_article_but_its_paragraphs_are() -> None:
    box = "<div class=c><h4><a href=/x>Minister opens a bridge again</a></h4><p>It was open.</p></div>"
    story = "".join(f"<div class=c><p>{FIRST} <a href=/y>See here.</a></p></div>" for _ in range(3))
    found = article(f"<html><body><h1>{TITLE}</h1>{box * 5}<div>{story}<p>{SECOND}</p></div></body></html>")
    assert "bridge" not in found.text
    assert FIRST in found.text


def test_a_name_of_furniture_does_not_count_for_what_holds_the_text() -> None:
    html = f"<html><body><h1>{TITLE}</h1><div class=paywall><p>{FIRST}</p><p>{SECOND}</p></div></body></html>"
    assert SECOND in article(html).text
    paragraphs = "".join(f'<div class="ad widget"><p>{each}</p></div>' for each in [FIRST, SECOND] * 4)
    assert SECOND in article(f"<html><body><h1>{TITLE}</h1>{paragraphs}</body></html>").text


def test_words_of_a_fragment_are_paragraphs_without_scripts() -> None:
    assert words_of("<p>One <b>bold</b> word</p><script>x()</script>two<br>three &amp; four") == (
        "One bold word\n\ntwo\n\nthree & four"
    )
    assert words_of("") == ""


def test_a_headline_that_is_never_closed_does_not_swallow_the_article() -> None:
    html = f"<html><head><title>{TITLE}</title><body><h1>{TITLE}<div><p>{FIRST}<p>{SECOND}<p>{FIRST}<p>{SECOND}</div>"
    found = article(html)
    assert found.title == TITLE
    assert SECOND in found.text
    assert found.text.index(FIRST) < found.text.index(SECOND)
