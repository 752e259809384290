"""Every block of docs/python.md runs, in the order of the page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "python.md"


def test_the_blocks_of_the_page_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S):
        for library in re.findall(r"to_(pandas|polars)", block):
            pytest.importorskip(library)
        exec(block, names)
        shown = capsys.readouterr().out
        assert shown
        if "to_arrow" in block:
            assert "2022-01-20 THREATEN UKR" in shown
            assert names["table"].num_rows == 1
    assert len(names["frame"]) == names["same"].height == 1
