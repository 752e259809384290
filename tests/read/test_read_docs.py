"""docs/reading.md names every limit with its value, every option, every field that can be mapped."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import yaml

from tocsin.read import columns
from tocsin.read.limits import Limits

DOCS = (Path(__file__).parents[2] / "docs" / "reading.md").read_text(encoding="utf-8")
READ = Path(columns.__file__).parent


def test_every_limit_is_documented_with_its_value() -> None:
    rows = [row for row in DOCS.splitlines() if row.startswith("| `")]
    assert [row.split("|")[1:3] for row in rows] == [
        [f" `{limit.name}` ", f" {limit.default:,} "] for limit in dataclasses.fields(Limits)
    ]


def test_every_option_of_reading_is_documented() -> None:
    for option in ("--map", "--encoding", "--follow", "--allow-host", "--limits", "--date", "TOCSIN_LIMITS"):
        assert option in DOCS


def test_every_field_that_can_be_mapped_has_names_of_its_own_and_is_documented() -> None:
    names = yaml.safe_load((READ / "columns.yaml").read_text(encoding="utf-8"))
    assert set(names) == set(columns.FIELDS)
    assert all(f"`{field}`" in DOCS and known[0] == field for field, known in names.items())
    every = [name.replace(" ", "") for known in names.values() for name in known]
    assert len(every) == len(set(every))
