"""Plain text, folders and standard input."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tocsin.model import Article
from tocsin.read import Limits, Refused, read_inputs

MAX_CHARACTERS = Limits().characters

PAGE = """Marta Oduya

Port city bans night ferries after collision

PHOTO AGENCY/CC BY-SA 4.0 ATTRIBUTION: HARBOUR.EXAMPLE
The northern quay in June 2022.

The harbour council of Veldt on Friday banned all ferries after dark. The mayor said the ban would hold until spring.

Fishermen marched to the town hall in protest.
"""


def only(path: Path, date: str | None = None) -> Article:
    items = list(read_inputs([str(path)], date))
    assert len(items) == 1
    assert isinstance(items[0], Article), str(items[0])
    return items[0]


def refusal(path: Path | str) -> Refused:
    items = list(read_inputs([str(path)]))
    assert len(items) == 1
    assert isinstance(items[0], Refused)
    assert "\n" not in str(items[0])
    assert items[0].where == str(path)
    return items[0]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_headline_and_byline_are_found_above_the_first_paragraph(tmp_path: Path) -> None:
    article = only(write(tmp_path / "page.txt", PAGE))
    assert article.title == "Port city bans night ferries after collision"
    assert article.byline == "Marta Oduya"
    assert article.text == PAGE.strip()
    assert article.title in article.text


@pytest.mark.parametrize(
    ("over", "day"),
    [
        ("Published 8 March 2024", "2024-03-08"),
        ("Friday, March 8, 2024", "2024-03-08"),
        ("March 8, 2024 at 3:00 PM EDT", "2024-03-08"),
        ("8 March 2024, 10:30 am GMT", "2024-03-08"),
        ("Updated at 14:35 GMT", None),
        ("Photo: Ferries in the port", None),
        ("Read more: Ferries of the coast", None),
    ],
)
def test_what_stands_over_the_headline_is_not_it_and_may_tell_the_day(
    tmp_path: Path, over: str, day: str | None
) -> None:
    article = only(write(tmp_path / "a.txt", f"{over}\n\nPort bans night ferries\n\nThe port banned ferries.\n"))
    assert (article.title, article.published) == ("Port bans night ferries", day)
    given = only(tmp_path / "a.txt", "2024-05-01")
    assert given.published == (day or "2024-05-01")


def test_a_day_beside_the_byline_is_that_of_publication(tmp_path: Path) -> None:
    text = "Port bans night ferries\nBy Ann Okello | 8 March 2024\n\nThe port banned ferries on 2 March 2024.\n"
    assert only(write(tmp_path / "a.txt", text)).published == "2024-03-08"
    plain = "Port bans night ferries\n\nThe port banned ferries on 2 March 2024.\n"
    assert only(write(tmp_path / "b.txt", plain)).published is None


def test_blanks_at_which_no_line_may_break_are_blanks(tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.txt", "Chad expelled\u00a045\u202fenvoys\u2009of\u3000Togo."))
    assert article.text == "Chad expelled 45 envoys of Togo."


def test_names_in_another_script_do_not_make_an_article_one_of_another_language(tmp_path: Path) -> None:
    text = "Kenya's envoy met Владимир Путин (Володимир in Ukrainian) and read «Українська правда» on Monday."
    assert only(write(tmp_path / "a.txt", text)).language == "en"
    russian = "Президент Кении встретился с министром обороны и сказал, что войска NATO и EU уйдут."
    assert only(write(tmp_path / "b.txt", russian)).language == "ru"


@pytest.mark.parametrize("furniture", ["AGENCY FILE PHOTO/HARBOUR OFFICE", "LATEST NEWS FROM THE COAST"])
def test_a_line_in_capitals_is_not_the_headline(tmp_path: Path, furniture: str) -> None:
    article = only(write(tmp_path / "a.txt", f"{furniture}\nFerries stay in port tonight\n\nThe quay is shut.\n"))
    assert article.title == "Ferries stay in port tonight"


@pytest.mark.parametrize("line", ["By Marta Oduya", "by Marta Oduya", "Marta Oduya"])
def test_a_byline_loses_its_by(tmp_path: Path, line: str) -> None:
    article = only(write(tmp_path / "a.txt", f"{line}\n\nFerries stay in port tonight\n\nThe quay is shut.\n"))
    assert article.byline == "Marta Oduya"


def test_a_markdown_headline_loses_its_marks_but_stays_in_the_text(tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.md", "# Ferries stay in port\n\nThe quay is shut.\n"))
    assert article.title == "Ferries stay in port"
    assert article.title in article.text


def test_running_text_alone_has_neither_headline_nor_byline(tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.txt", "The quay is shut. Nobody knows for how long.\n"))
    assert (article.title, article.byline) == (None, None)


def test_line_ends_and_byte_order_mark_do_not_change_the_article(tmp_path: Path) -> None:
    plain = only(write(tmp_path / "plain.txt", PAGE))
    crlf = only(write(tmp_path / "crlf.txt", PAGE.replace("\n", "\r\n")))
    old_mac = only(write(tmp_path / "cr.txt", PAGE.replace("\n", "\r")))
    bom = only(write(tmp_path / "bom.txt", b"\xef\xbb\xbf" + PAGE.encode()))
    for other in (crlf, old_mac, bom):
        assert (other.id, other.text, other.title, other.byline) == (plain.id, plain.text, plain.title, plain.byline)


def test_offsets_count_code_points_of_any_script(tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.txt", "Порт закрыт 🚢 сегодня.\n"))
    assert article.text == "Порт закрыт 🚢 сегодня."


def test_ref_is_the_file_and_published_the_given_date(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", PAGE)
    assert only(path).published is None
    assert (only(path, "2024-02-29").published, only(path).ref) == ("2024-02-29", str(path))


def test_id_is_stable_and_other_for_another_text_or_date(tmp_path: Path) -> None:
    first, copy = write(tmp_path / "a.txt", PAGE), write(tmp_path / "b.txt", PAGE)
    other = write(tmp_path / "c.txt", PAGE + "The end.")
    assert only(first).id == only(copy).id
    assert len({only(first).id, only(first, "2024-02-29").id, only(first, "2024-03-01").id, only(other).id}) == 4


def test_a_folder_gives_its_files_below_in_order_without_hidden_ones(tmp_path: Path) -> None:
    inner = tmp_path / "b"
    hidden = tmp_path / ".cache"
    inner.mkdir()
    hidden.mkdir()
    for path in (tmp_path / "c.txt", inner / "b.txt", tmp_path / "a.txt", tmp_path / ".DS_Store", hidden / "d.txt"):
        write(path, f"The quay {path.name} is shut.")
    refs = [item.ref for item in read_inputs([str(tmp_path)]) if isinstance(item, Article)]
    assert refs == [str(tmp_path / "a.txt"), str(inner / "b.txt"), str(tmp_path / "c.txt")]


def test_a_folder_below_a_hidden_one_is_read_when_named(tmp_path: Path) -> None:
    folder = tmp_path / ".news" / "today"
    folder.mkdir(parents=True)
    write(folder / "a.txt", "The quay is shut.")
    assert [type(item) for item in read_inputs([str(folder)])] == [Article]


@pytest.mark.parametrize(
    ("content", "text"),
    [(PAGE.encode(), PAGE.strip()), (b'{"text": "The quay is shut."}\n', "The quay is shut.")],
    ids=["text", "jsonl"],
)
def test_standard_input_is_read(content: bytes, text: str) -> None:
    script = "from tocsin.read import read_inputs; import sys; sys.stdout.write(next(read_inputs(['-'])).text)"
    ran = subprocess.run([sys.executable, "-c", script], input=content, capture_output=True, check=True, timeout=60)
    assert ran.stdout.decode() == text


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"The caf\xe9 is shut.", "not UTF-8"),
        (b"T\x00h\x00e\x00", "binary"),
        (b"%PDF-1.7\n\x00\x01\x02", "broken PDF"),
    ],
    ids=["no byte", "blank", "only a byte order mark", "Latin-1", "UTF-16 that does not say so", "a cut PDF"],
)
def test_bad_content_is_refused_with_its_fault(tmp_path: Path, content: bytes, fault: str) -> None:
    assert fault in refusal(write(tmp_path / "bad.txt", content)).fault


def test_not_utf8_names_the_byte(tmp_path: Path) -> None:
    assert "byte 7" in refusal(write(tmp_path / "bad.txt", b"The caf\xe9 is shut.")).fault


@pytest.mark.parametrize("line", [b"x" * 10_000_000, b"quay " * 2_000_000, b"quay\n" * 2_000_000])
def test_ten_megabytes_are_refused(tmp_path: Path, line: bytes) -> None:
    assert "not one article" in refusal(write(tmp_path / "big.txt", line)).fault


def test_the_longest_article_is_read_and_one_character_more_refused(tmp_path: Path) -> None:
    assert len(only(write(tmp_path / "long.txt", "é" * MAX_CHARACTERS)).text) == MAX_CHARACTERS
    assert f"{MAX_CHARACTERS + 1:,} characters" in refusal(write(tmp_path / "l.txt", "é" * (MAX_CHARACTERS + 1))).fault


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt").fault == "No such file or directory"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", PAGE)
    path.chmod(0)
    assert refusal(path).fault == "Permission denied"


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert "no files" in refusal(tmp_path).fault


def test_a_folder_with_hidden_files_only_is_refused(tmp_path: Path) -> None:
    write(tmp_path / ".DS_Store", PAGE)
    assert "no files" in refusal(tmp_path).fault


def test_a_name_longer_than_the_system_allows_is_refused() -> None:
    assert "too long" in refusal("n" * 5_000).fault


def test_what_follows_bad_inputs_is_still_read(tmp_path: Path) -> None:
    good = write(tmp_path / "good.txt", PAGE)
    inputs = [str(tmp_path / "none.txt"), str(write(tmp_path / "empty.txt", "")), str(good), str(good)]
    assert [type(item) for item in read_inputs(inputs)] == [Refused, Refused, Article, Article]


def test_the_first_line_of_wrapped_text_is_no_headline(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kenya expelled the Sudanese\nambassador on Monday after\na row over gold.\n", encoding="utf-8")
    article = only(path)
    assert article.title is None


def test_a_headline_right_above_the_text_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kenya expels envoy\nKenya expelled the Sudanese ambassador on Monday.\n", encoding="utf-8")
    article = only(path)
    assert article.title == "Kenya expels envoy"
