"""What an input is, is told by its content; every kind gives the same article."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from pathlib import Path

import pytest
from reading import read
from seeds import FIRST, SECOND, SEEDS, TITLE, page, zipped, zipped_as

from tocsin.model import Article
from tocsin.read import Limits, Options, Refused, Source, read_articles, read_inputs


@pytest.mark.parametrize("kind", SEEDS)
def test_every_kind_gives_its_article_whatever_its_name(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "news.bin"
    path.write_bytes(SEEDS[kind])
    (item,) = read_inputs([str(path)])
    assert isinstance(item, Article), str(item)
    assert FIRST in item.text
    assert item.language == "en"
    if kind != "mailbox":
        assert SECOND in item.text
    assert item.title == TITLE


@pytest.mark.parametrize("kind", SEEDS)
def test_every_kind_comes_out_of_a_pipe_too(kind: str) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

    (item,) = read_articles(Source("-", Pipe(SEEDS[kind])), Options())
    assert isinstance(item, Article), str(item)
    assert FIRST in item.text


@pytest.mark.parametrize("kind", SEEDS)
@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, lambda content: zipped(a=content)])
def test_every_kind_may_be_packed(kind: str, pack: object) -> None:
    (item,) = read(pack(SEEDS[kind]))  # type: ignore[operator]
    assert isinstance(item, Article), str(item)
    assert FIRST in item.text


def test_members_of_an_archive_are_named_and_those_of_programs_passed_over() -> None:
    members = {"a/one.html": page().encode(), "__MACOSX/a/._one.html": b"\0", "b/.DS_Store": b"\0", "two.txt": b"\0\1"}
    first, second = read(zipped_as(members), name="news.zip")
    assert isinstance(first, Article)
    assert first.ref == "news.zip/a/one.html"
    assert isinstance(second, Refused)
    assert (second.where, second.fault) == ("news.zip/two.txt", "binary, not text")


def test_archives_in_archives_have_an_end() -> None:
    content = page().encode()
    for _ in range(3):
        content = gzip.compress(content)
    assert isinstance(read(content)[0], Article)
    (item,) = read(gzip.compress(content))
    assert isinstance(item, Refused)
    assert "packed more than 3 times" in item.fault
    assert isinstance(read(gzip.compress(content), Options(Limits(depth=4)))[0], Article)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"{\\rtf1 The quay is shut.}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "old Office"),
        (b"\x28\xb5\x2f\xfdxxxx", "Zstandard"),
        (b"SQLite format 3\0xx", "database"),
        (b'<?xml version="1.0"?><nitf><body/></nitf>', "<nitf>"),
        (zipped_as({"xl/workbook.xml": b"<a/>"}), "Excel"),
        (zipped_as({"word/document.xml": b"<a/>"}), "broken Word file"),
        (b"%PDF-1.7 nothing", "broken PDF"),
        (b"PAR1 nothing", "broken Parquet"),
        (b"WARC/1.0 nothing", ""),
        (b"PK\x03\x04 nothing", "broken ZIP"),
        (gzip.compress(b"The quay is shut." * 99)[:40], "broken archive"),
        (lzma.compress(b"The quay is shut." * 99)[:40], "broken archive"),
        (b"BZh9 nothing at all", "broken archive"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(content: bytes, fault: str) -> None:
    items = read(content)
    assert all(isinstance(item, Refused) for item in items)
    assert len(items) == bool(fault)
    assert all(fault in str(item) and "\n" not in str(item) and len(str(item)) < 250 for item in items)


@pytest.mark.parametrize(
    "text",
    [
        "[Photo: R. Vance] The quay is shut.",
        "<Reuters> The quay is shut.",
        "Text, body and soul were shaken. The quay is shut.",
        "Paris, London and Rome.\nThe quay is shut, shut, shut.\nNobody, really nobody, knows why.",
        "From the quay at 10:30 in 2024\nThe ferries stay in port.",
        "Note: the quay is shut.\nSubject: to change, said the mayor.\n",
        "Use <html> and <body> sparingly, she said. The quay is shut.",
    ],
)
def test_plain_text_that_looks_like_something_else_is_text(text: str) -> None:
    (item,) = read(text.encode())
    assert isinstance(item, Article), str(item)
    assert item.text == text.strip()


def test_markdown_loses_its_marks_and_front_matter_gives_the_fields() -> None:
    text = f"---\ntitle: {TITLE}\nauthor: Marta Oduya\ndate: 2024-03-08\n---\n\n**{FIRST}** See [the map](https://x.example).\n\n- {SECOND}\n"
    (item,) = read(text.encode())
    assert isinstance(item, Article)
    assert (item.title, item.byline, item.published) == (TITLE, "Marta Oduya", "2024-03-08")
    assert item.text == f"{TITLE}\n\n{FIRST} See the map.\n\n{SECOND}"


def test_utf16_tells_itself_and_another_encoding_may_be_named() -> None:
    (wide,) = read("The café is shut.".encode("utf-16"))
    (narrow,) = read("The café is shut.".encode("cp1252"), Options(encoding="cp1252"))
    assert isinstance(wide, Article)
    assert isinstance(narrow, Article)
    assert wide.text == narrow.text == "The café is shut."


def test_patterns_name_files(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.dat"):
        (tmp_path / name).write_text(f"The quay {name} is shut.", encoding="utf-8")
    refs = [item.ref for item in read_inputs([str(tmp_path / "*.txt")]) if isinstance(item, Article)]
    assert refs == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    (item,) = read_inputs([str(tmp_path / "*.csv")])
    assert isinstance(item, Refused)
    assert item.fault == "no file of such a name"


@pytest.mark.parametrize("setting", ["document=2k", "document=2_000", "document=2000"])
def test_limits_are_set_by_name(setting: str) -> None:
    assert Limits().with_settings([setting]).document == 2000


@pytest.mark.parametrize("setting", ["documents=2", "document", "document=x", "document=-1", "=3"])
def test_a_setting_that_is_none_is_named(setting: str) -> None:
    with pytest.raises(ValueError, match=r"limit|number"):
        Limits().with_settings([setting])
