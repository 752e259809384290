"""Imports a generated Wikidata dump and looks names up: rate, peak memory, time of a look-up.

python bench/actors_import.py [ENTITIES]
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tocsin.codebook import load_codebook
from tocsin.knowledge import load_knowledge
from tocsin.knowledge.importing import Importer
from tocsin.knowledge.local import LocalBase
from tocsin.knowledge.phrases import words_of

_SYLLABLES = "ka ro min te la vo sha bel dri en qua ter no mi sol ur ben zi har to".split()
_OFFICES = "Minister of Defence;Minister of Foreign Affairs;Member of Parliament;Mayor;President;Chief of Police".split(
    ";"
)
_COUNTRIES = ["FRA", "KEN", "IND", "PER", "UKR", "JPN", "NGA", "BRA"]


def dump(count: int) -> Iterator[str]:
    """Lines of a dump with so many persons and parties, in no order that helps."""
    chance = random.Random(1)
    yield "["
    for number in range(count):
        claims: dict[str, object]
        match number % 10:
            case 0:
                claims = {"P31": [_claim("Q7278")], "P17": [_claim(f"QC{chance.randrange(8)}")]}
                name = f"{_name(chance)} Party {number}"
            case _:
                claims = {"P31": [_claim("Q5")], "P39": [_term(chance) for _ in range(chance.randrange(1, 4))]}
                name = f"{_name(chance)} {_name(chance)}{number}"
        yield _line(f"Q{number}", name, claims)
    for number, name in enumerate(_OFFICES * 8):
        claims = {"P31": [_claim("Q4164871")], "P1001": [_claim(f"QC{number // len(_OFFICES)}")]}
        yield _line(f"QP{number}", name, claims)
    for number, code in enumerate(_COUNTRIES):
        iso3 = {"mainsnak": {"datavalue": {"value": code}}, "rank": "normal"}
        yield _line(f"QC{number}", code, {"P298": [iso3]})
    yield "]"


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=3)).title()


def _claim(item: str) -> dict[str, object]:
    return {"mainsnak": {"datavalue": {"value": {"id": item}}}, "rank": "normal"}


def _term(chance: random.Random) -> dict[str, object]:
    year = chance.randrange(1990, 2020)
    return _claim(f"QP{chance.randrange(48)}") | {
        "qualifiers": {"P580": [_day(f"{year}-03-01")], "P582": [_day(f"{year + 4}-03-01")]}
    }


def _day(day: str) -> dict[str, object]:
    return {"datavalue": {"value": {"time": f"+{day}T00:00:00Z", "precision": 11}}}


def _line(key: str, name: str, claims: dict[str, object]) -> str:
    padding = {f"x{n}": {"language": f"x{n}", "value": name} for n in range(20)}
    labels = {"en": {"language": "en", "value": name}, **padding}
    return json.dumps({"type": "item", "id": key, "labels": labels, "aliases": {}, "claims": claims}) + ","


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dump.json"
        with file.open("w", encoding="utf-8") as out:
            out.writelines(f"{line}\n" for line in dump(count))
        size = file.stat().st_size / 1e6
        knowledge, imports = load_knowledge(), load_codebook().imports
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        with LocalBase(Path(folder) / "base.db", must_exist=False) as base:
            start = time.perf_counter()
            source = Importer(base, knowledge, imports).run(file)
            took = time.perf_counter() - start
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            names = [row[0] for row in base.connection.execute("SELECT form FROM names ORDER BY random() LIMIT 5000")]
            phrases = [words_of(name.title()) for name in names]
            start = time.perf_counter()
            found = sum(bool(base.find(words)) for words in phrases)
            each = (time.perf_counter() - start) / len(phrases)
        base_size = (Path(folder) / "base.db").stat().st_size / 1e6
    print(f"{source.entities:,} entities from {size:,.0f} MB in {took:.1f} s: {source.entities / took:,.0f} a second")
    print(f"peak memory {peak:.0f} MB, of which {before:.0f} MB before the import; base {base_size:.0f} MB")
    print(f"look-up of a phrase: {each * 1e6:.0f} µs ({found} of {len(phrases)} found)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
