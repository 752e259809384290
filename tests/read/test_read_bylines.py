"""Bylines: the names, without what stands beside them."""

from __future__ import annotations

import pytest
from reading import article
from seeds import FIRST, SECOND, TITLE

from tocsin.read.bylines import authors_of, byline_of


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Marta Oduya", "Marta Oduya"),
        ("Marta Oduya", "Marta Oduya"),
        ("By Marta Oduya, staff writer", "Marta Oduya"),
        ("Marta Oduya, Chief Political Correspondent", "Marta Oduya"),
        ("By Marta Oduya and Piet van der Meer | 8 March 2024", "Marta Oduya; Piet van der Meer"),
        ("By Marta Oduya, Jo Lind and Ines Calloway", "Marta Oduya; Jo Lind; Ines Calloway"),
        ("By Marta Oduya. Published March 8, 2024, updated March 9, 2024", "Marta Oduya"),
        ("8 March 2024 — Marta Oduya", "Marta Oduya"),
        ("8 March 2024, by Marta Oduya", "Marta Oduya"),
        ("Marta Oduya Mar 8, 10:30 GMT", "Marta Oduya"),
        ("Submitted by marta oduya", None),
        ("Written by: Marta Oduya", "Marta Oduya"),
        ("Reporting by Marta Oduya", "Marta Oduya"),
        ("By AFP", "AFP"),
        ("By our correspondent in Veldt", "our correspondent in Veldt"),
        ("Posted: March 8, 2024", None),
        ("From land and sea, ferries return", None),
        ("By land and sea", None),
        ("Ferry Ban, Explained", None),
        ("Harbour council bans night ferries", None),
        ("Staff Writer", None),
        ("By", None),
        ("By Marta " * 30, None),
    ],
)
def test_a_line_tells_names_or_none(line: str, names: str | None) -> None:
    assert byline_of(line) == names


def test_what_a_page_says_its_author_is_goes_and_its_names_stay() -> None:
    assert authors_of("Marta Oduya; Staff Writer") == "Marta Oduya"
    assert authors_of("Marta Oduya, Jo Lind") == "Marta Oduya; Jo Lind"
    assert authors_of("Staff Writer") == "Staff Writer"
    assert authors_of(None) is None


def test_a_byline_beside_the_date_below_the_headline_is_read() -> None:
    html = f"<html><body><h1>{TITLE}</h1><small>8 March 2024 - Marta Oduya</small><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    assert article(html).byline == "Marta Oduya"


def test_the_credit_below_an_agency_report_is_its_byline_if_nothing_above_is() -> None:
    credit = "(Reporting by Marta Oduya in Veldt and Jo Lind; Editing by A. Nother)"
    assert article(f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{credit}\n").byline == "Marta Oduya; Jo Lind"
    assert article(f"{TITLE}\nBy Ines Calloway\n\n{FIRST}\n\n{SECOND}\n\n{credit}\n").byline == "Ines Calloway"
    assert article(f"{TITLE}\n\n{FIRST}\n\nReporting by the council shows that all is well.\n").byline is None
