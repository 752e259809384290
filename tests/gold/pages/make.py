"""Makes the gold pages anew, always the same: `python tests/gold/pages/make.py`."""

from __future__ import annotations

import json
import random
from pathlib import Path

import yaml
from layouts import HELD, LATE, SEEN, Layout, Story

HERE = Path(__file__).parent
#: Pages of each layout.
_EACH = 2


def stories() -> list[Story]:
    """The stories that are laid out."""
    rows = yaml.safe_load((HERE / "stories.yaml").read_text(encoding="utf-8"))
    return [Story(**{**row, "date": str(row["date"]), "text": tuple(row["text"])}) for row in rows]


def write(folder: Path, layouts: list[Layout], first: int) -> None:
    """The pages of some layouts, and beside them what has to be read from each."""
    folder.mkdir(exist_ok=True)
    told = stories()
    rows = []
    for number, layout in enumerate(each for each in layouts for _ in range(_EACH)):
        html, wanted = layout(told[(first + number) % len(told)], random.Random(first + number))
        path = folder / f"{number + 1:02}_{layout.__name__}.html"
        path.write_bytes(html.encode(wanted.encoding, "xmlcharrefreplace"))
        row = {"page": path.name, "title": wanted.title, "byline": wanted.byline, "date": wanted.date}
        rows.append({**row, "text": "\n\n".join(wanted.text)})
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "gold.jsonl").write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    write(HERE / "seen", SEEN, 0)
    write(HERE / "held", HELD, 7)
    write(HERE / "late", LATE, 3)
