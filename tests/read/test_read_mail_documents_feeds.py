"""Mails, PDF and Word, web archives, feeds, sitemaps."""

from __future__ import annotations

import gzip
from email.message import EmailMessage

import pytest
from reading import article, read, refusal
from seeds import (
    DAY,
    FIRST,
    SECOND,
    TITLE,
    URL,
    atom,
    json_feed,
    mail,
    mailbox,
    page,
    pdf,
    record,
    rss,
    sitemap,
    word_file,
)

from tocsin.model import Article
from tocsin.read import Limits, Options, Refused


def test_a_newsletter_is_an_article_of_its_sender() -> None:
    found = article(mail())
    assert (found.title, found.publisher, found.published, found.ref) == (
        TITLE,
        "Harbour Wire",
        DAY,
        "<1@wire.example>",
    )
    assert found.text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"


def newsletter(plain: str, html: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = (
        "Häfen <a@b.example>",
        "Fähren",
        "Fri, 08 Mar 2024 09:30:00 +0000",
    )
    message.set_content(plain)
    message.add_alternative(html, subtype="html")
    message.add_attachment(b"The attached is not read.", maintype="text", subtype="plain", filename="a.txt")
    return message.as_bytes()


def test_the_part_that_holds_the_words_is_read_and_attachments_are_not() -> None:
    html = f"<p>{FIRST}</p><p>{SECOND}</p>"
    assert article(newsletter("See it in your browser.", html)).text == f"Fähren\n\n{FIRST}\n\n{SECOND}"
    assert article(newsletter(f"{FIRST}\n{SECOND}", html)).text == f"Fähren\n\n{FIRST}\n{SECOND}"


def test_each_mail_of_a_mailbox_is_an_article_and_a_bad_one_is_refused_by_number() -> None:
    box = mailbox(2) + "From x Fri Mar  8 09:30:00 2024\nFrom: a@b.example\nDate: x\n\n\n\n" + mailbox(1)
    items = read(box)
    assert [type(item) for item in items] == [Article, Article, Refused, Article]
    assert items[2] == Refused("x:3", "a mail without text")
    assert "From the quay" in article(mailbox(1).replace(FIRST, f"{FIRST}\n\n>From the quay")).text
    big = read(mailbox(1) + mailbox(1).replace(FIRST, "Shut. " * 9_999) + mailbox(1), Options(Limits(document=5_000)))
    assert [type(item) for item in big] == [Article, Refused, Article]


def test_a_pdf_loses_what_every_page_repeats_and_the_hyphens_of_its_lines() -> None:
    boats = (
        ("fer-", "ries on Friday"),
        ("lau-", "nches on Friday"),
        ("bar-", "ges on Friday"),
        ("tan-", "kers on Friday"),
    )
    pages = [("Harbour Wire", f"The council banned all {a}", b, f"Page {n}") for n, (a, b) in enumerate(boats, 1)]
    found = article(pdf(pages))
    assert "Harbour Wire" not in found.text
    assert "Page" not in found.text
    assert "banned all ferries on Friday" in " ".join(found.text.split())


def test_a_pdf_with_too_many_pages_or_without_text_is_refused() -> None:
    assert "6 pages, more than 5" in refusal(pdf([[FIRST]] * 6), Options(Limits(pages=5))).fault
    assert "scanned" in refusal(pdf([[]])).fault


def test_a_word_file_gives_title_author_and_paragraphs() -> None:
    found = article(word_file())
    assert (found.title, found.byline, found.text) == (TITLE, "Marta Oduya", f"{TITLE}\n\n{FIRST}\n\n{SECOND}")


def test_a_web_archive_gives_its_pages_only() -> None:
    html = page().encode()
    archive = b"".join(
        [
            record(URL, html),
            record("https://wire.example/404", html, status="404 Not Found"),
            record("https://wire.example/x.png", b"\x89PNG", kind="image/png"),
            record("https://wire.example/packed", gzip.compress(html), more="Content-Encoding: gzip\r\n"),
            record("https://wire.example/empty", b""),
            record("https://wire.example/big", b"x" * 20_000),
        ]
    )
    for content in (archive, gzip.compress(archive)):
        items = read(content, Options(Limits(document=10_000)))
        assert [type(item) for item in items] == [Article, Article, Refused, Refused]
        assert [item.ref for item in items if isinstance(item, Article)] == [
            f"x:{URL}",
            "x:https://wire.example/packed",
        ]
        assert items[0].url == URL  # type: ignore[union-attr]
        assert [item.where for item in items if isinstance(item, Refused)][1] == "x:https://wire.example/big"


def test_a_web_archive_that_is_cut_gives_what_came_before() -> None:
    archive = b"".join(gzip.compress(record(f"{URL}{n}", page().encode())) for n in range(300))
    *items, last = read(archive[:-40])
    # what stood in the last buffer before the cut is lost with it
    assert len(items) > 200
    assert all(isinstance(item, Article) for item in items)
    assert isinstance(last, Refused)
    assert "broken archive" in last.fault


@pytest.mark.parametrize("feed", [rss(f"&lt;p&gt;{FIRST}&lt;/p&gt;"), atom(), json_feed()])
def test_an_entry_of_a_feed_is_an_article(feed: str) -> None:
    found = article(feed)
    assert (found.title, found.publisher, found.published, found.url, found.ref) == (
        TITLE,
        "Harbour Wire",
        DAY,
        URL,
        URL,
    )
    assert found.text.startswith(f"{TITLE}\n\n{FIRST}")


def test_an_entry_with_nothing_but_a_title_is_that_title() -> None:
    assert article(rss("")).text == TITLE


def test_a_sitemap_is_a_list_of_addresses_that_are_not_fetched_unasked() -> None:
    found = refusal(sitemap(URL, URL + "2"))
    assert found.fault == "a list of 2 addresses, no articles; --follow reads them"
    # asked, they are: of a server that is private, so that each is refused by itself
    first, second = read(sitemap("http://127.0.0.1:1/a", "ftp://x.example/b"), Options(follow=True))
    assert "private" in str(first)
    assert "neither http nor https" in str(second)


def test_a_feed_or_sitemap_that_is_no_xml_is_refused() -> None:
    assert "broken feed" in refusal("<rss><channel><title>").fault
    assert "broken sitemap" in refusal(sitemap()[:-20]).fault
