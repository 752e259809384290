"""Inputs made to do harm: bombs, entities, paths, endless lines, characters that nobody sees."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import article, read, refusal
from seeds import FIRST, ROW, SECOND, TITLE, page, rss, sitemap, word_file, zipped, zipped_as

from tocsin.model import Article
from tocsin.read import Limits, Options, Refused, read_inputs
from tocsin.read.cleaning import clean
from tocsin.read.fields import Fields

ZEROS = b"x" * 30_000_000
BILLION = '<!DOCTYPE lolz [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, lambda content: zipped(a=content)])
def test_a_bomb_is_refused(pack: Callable[[bytes], bytes]) -> None:
    fault = refusal(pack(ZEROS), Options(Limits(document=1_000_000))).fault
    assert "more than 1,000,000 bytes" in fault or "a bomb" in fault


def test_a_file_of_rows_that_is_a_bomb_is_refused() -> None:
    row = json.dumps({"text": "The quay is shut. " * 20}).encode() + b"\n"
    items = read(gzip.compress(row * 20_000), Options(Limits(document=1_000_000)))
    assert isinstance(items[-1], Refused)
    assert "unpacks to more than 200 times its size" in items[-1].fault
    assert len(items) < 20_000
    assert all(isinstance(item, Article) for item in items[:-1])


def test_what_a_file_may_unpack_to_is_limited() -> None:
    content = gzip.compress("".join(json.dumps({**ROW, "id": n}) + "\n" for n in range(1_000)).encode())
    assert len(read(content, Options(Limits(ratio=10**6)))) == 1_000
    last = read(content, Options(Limits(unpacked=100_000)))[-1]
    assert isinstance(last, Refused)
    assert "unpacks to more than 100,000 bytes" in last.fault


def test_an_archive_with_too_many_files_is_refused_and_one_bad_file_is_not_the_end() -> None:
    members = {f"{n}.txt": b"The quay is shut." for n in range(20)}
    assert "20 files in an archive, more than 10" in refusal(zipped_as(members), Options(Limits(members=10))).fault
    items = read(zipped_as({"a.gz": gzip.compress(ZEROS), "b.txt": FIRST.encode()}))
    assert [type(item) for item in items] == [Refused, Article]


def test_a_word_file_that_unpacks_to_much_is_not_unpacked() -> None:
    with zipfile.ZipFile(BytesIO(word_file())) as whole:
        members = {name: whole.read(name) for name in whole.namelist()}
    members["word/media/big.png"] = ZEROS
    assert "unpacks to" in refusal(zipped_as(members), Options(Limits(document=10_000_000))).fault


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\windows\\x", "a\nb\x1b[31m", "x" * 5_000])
def test_the_paths_of_an_archive_lead_nowhere(tmp_path: Path, name: str) -> None:
    path = tmp_path / "news.zip"
    path.write_bytes(zipped_as({name: b"\0\1", "b.txt": FIRST.encode()}))
    bad, good = read_inputs([str(path)])
    assert isinstance(bad, Refused)
    assert "\n" not in str(bad)
    assert isinstance(good, Article)
    assert list(tmp_path.rglob("*")) == [path]


@pytest.mark.parametrize("doctype", [BILLION, OUTSIDE])
def test_entities_of_xml_are_neither_expanded_nor_fetched(doctype: str) -> None:
    name = "i" if doctype == BILLION else "out"
    for content in (
        rss(f"{FIRST} &{name};", doctype),
        sitemap().replace("?>", f"?>{doctype}", 1).replace(TITLE, f"&{name};"),
        page(paragraphs=[FIRST, f"{SECOND} &{name};"]).replace("<!DOCTYPE html>", doctype),
    ):
        for item in read(content):
            shown = item.text if isinstance(item, Article) else item.fault
            assert "root:" not in shown
            assert len(shown) < 10_000


def test_a_word_file_with_entities_is_not_expanded_either() -> None:
    with zipfile.ZipFile(BytesIO(word_file())) as whole:
        members = {name: whole.read(name) for name in whole.namelist()}
    document = members["word/document.xml"].decode()
    for doctype, name in ((BILLION, "i"), (OUTSIDE, "out")):
        hostile = document.replace("?>", f"?>{doctype}", 1).replace(FIRST, f"{FIRST} &{name};")
        for item in read(zipped_as({**members, "word/document.xml": hostile.encode()})):
            shown = item.text if isinstance(item, Article) else item.fault
            assert "root:" not in shown
            assert len(shown) < 10_000


@pytest.mark.parametrize(
    "content",
    [
        b'{"a":' * 100_000,
        b"[{" * 100_000,
        b"<" * 1_000_000,
        b"<a " * 300_000,
        b"<!--" * 200_000,
        b"<rss>" + b"<channel><item>" * 20_000,
        b"<urlset>" + b"<url>" * 50_000,
        b"<html><body>" + b"<table><tr><td>" * 10_000,
        b"From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 50_000,
        b"From: a@b.example\nSubject: " + b"=?utf-8?q?" * 50_000 + b"\n\nShut.",
        b"From: a@b.example\nDate: x\nSubject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\nShut.",
        b"<!a" + b"[]" * 30_000,
        b"From a" + b"10:10" * 12_000,
        b"From: " + b"(" * 50_000 + b"\nSubject: x\nDate: x\n\nShut.",
        b"# a\n# b\n" + b"> " * 50_000,
        b"# a\n# b\n" + b"[" * 50_000 + b"](",
        b"# a\n# b\n" + b"*a " * 50_000,
        b"text," * 10_000 + b"\n" + b"x," * 10_000,
        b"text\ta\n" + b'"' * 1_000_000,
        b"%PDF-1.4\n" + b"1 0 obj\n<<" * 20_000,
        b"%PDF-1.4\n" + b"[" * 100_000,
        b"WARC/1.0\r\nContent-Length: 99999999999999\r\n\r\n" + b"x" * 1_000,
        b"- " * 100_000,
        b"\xe2\x80\x8b" * 100_000,
    ],
    ids=lambda content: content[:16].decode("latin-1").replace("\n", "~"),
)
def test_nesting_and_repetition_come_to_an_end(content: bytes) -> None:
    for item in read(content):
        assert isinstance(item, Article | Refused)


def test_signs_without_words_are_no_text() -> None:
    assert "no text" in refusal(b"[" * 5_000).fault
    assert FIRST in article(f"{FIRST}\n\n{'-' * 200}\n\n{SECOND}".encode()).text


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the memory")
def test_a_page_of_a_hundred_megabytes_is_refused_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "big.html"
    with path.open("wb") as stream:
        stream.write(b"<html><body>")
        for _ in range(100):
            stream.write(b"<p>The quay is shut.</p>" * 43_690)
    script = (
        "import re; from pathlib import Path; from tocsin.read import read_inputs; "
        f"print(*read_inputs([{str(path)!r}])); print(*re.findall('VmHWM:.*?([0-9]+)', Path('/proc/self/status').read_text()))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert "more than 20,000,000 bytes" in ran.stdout
    assert int(ran.stdout.split()[-1]) < 150_000


def test_an_endless_line_is_passed_over_row_by_row(tmp_path: Path) -> None:
    content = json.dumps(ROW).encode() + b"\n" + b'{"text": "' + b"x" * 10_000_000 + b"\n" + json.dumps(ROW).encode()
    first, bad, last = read(content)
    assert isinstance(first, Article)
    assert bad == Refused("x:2", "more than 4,000,000 bytes: not one article")
    assert isinstance(last, Article)


HIDDEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2066\u2069\u2060\ufeff\u00ad\u061c\U000e0041"


def test_what_nobody_sees_is_taken_out_of_every_field() -> None:
    hidden = FIRST.replace("council", "\u200b".join("council")) + HIDDEN
    found = article(
        json.dumps(
            {**ROW, "text": f"{TITLE}\n\n{hidden}", "title": f"\u202e{TITLE}\u202c", "publisher": "Har\u200bbour"}
        )
    )
    assert found.text == f"{TITLE}\n\n{FIRST}"
    assert (found.title, found.publisher) == (TITLE, "Harbour")


def test_control_characters_become_blanks_and_odd_line_ends_line_ends() -> None:
    assert clean("a\x1b[31mb\x07c\x9bd") == "a [31mb c d"
    assert clean("a\x0bb\x0cc\x85d\u2028e\u2029f\r\ng\rh") == "a\nb\nc\nd\ne\nf\ng\nh"


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_cleaning_is_done_once_and_keeps_what_can_be_seen(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert [c for c in once if c.isalnum()] == [c for c in text if c.isalnum()]


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1), st.none() | st.text())
def test_an_article_holds_its_title_and_nothing_that_cannot_be_written(text: str, title: str | None) -> None:
    from tocsin.read import article_of

    try:
        found = article_of(Fields(text=text, title=title))
    except ValueError:
        return
    found.text.encode()
    assert found.title is None or found.title in found.text
