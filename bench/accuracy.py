"""How right the coder is, class by class: writes the page `docs/accuracy.md`.

python bench/accuracy.py [--relations FILE] [--actors FILE]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tocsin.code.coder import Coder
from tocsin.evaluate.actors import judge, read_phrases
from tocsin.evaluate.coreference import links_of, read_chains, score_chains
from tocsin.evaluate.events import (
    auxiliary_measures,
    coding_with,
    event_measures,
    fault_of,
    score_auxiliary,
    score_noise,
    score_texts,
)
from tocsin.evaluate.facts import (
    Judged,
    judge_dates,
    judge_figures,
    judge_places,
    read_counted,
    read_dated,
    read_placed,
)
from tocsin.evaluate.gold import read_texts
from tocsin.evaluate.happenings import read_stories, score_stories
from tocsin.evaluate.ledger import judge_threats, read_threats, threat_measures
from tocsin.evaluate.relations import read_rows, score_rows, scores
from tocsin.evaluate.terms import judge_terms, read_terms
from tocsin.merge import Merger

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
PAGE = ROOT / "docs" / "accuracy.md"
HEAD = """# Accuracy, class by class

Made by `python bench/accuracy.py --relations relations_dev.jsonl --actors actors_dev.json` (`make accuracy` without the two
files, which are not part of this repository). What the measures mean, and how the gold was made, is told in
[measures](measures.md) and in `tests/gold/README.md`. A share of gold that is right is the recall, one of coded the precision.
"""


def main() -> None:
    """Measures and writes the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--relations", type=Path, help="gold pairs, JSON Lines")
    parser.add_argument("--actors", type=Path, help="gold phrases, JSON")
    asked = parser.parse_args()
    coder = Coder()
    sections = [HEAD, *_events(coder), *_others(coder, asked.actors)]
    if asked.relations:
        sections += _relations(coder, asked.relations)
    PAGE.write_text("\n".join(sections), encoding="utf-8")


def _events(coder: Coder) -> Iterator[str]:
    ontology, code = coder.codebook.ontology, coding_with(coder)
    parts = ("plain", "constructions", "sentences", "articles", "wire", "papers", "dailies")
    tallies = {part: score_texts(read_texts(GOLD / part, ontology), code) for part in parts}
    measured = {part: event_measures(tally) for part, tally in tallies.items()}
    # of held gold only the totals are shown: what is wrong in it is not to be looked at
    for part in tallies:
        measured[f"held {part}"] = event_measures(score_texts(read_texts(GOLD / "held" / part, ontology), code))
    yield "## Whole events on the project's own gold\n"
    names = list(measured["sentences"])
    yield _table(
        ("gold", *(name.replace("_", " ") for name in names)),
        ((part, *(f"{each[name]:.3f}" if name in each else "" for name in names)) for part, each in measured.items()),
    )
    for part, tally in tallies.items():
        yield f"### {part.capitalize()}: by type\n"
        yield _table(
            (
                "type",
                "gold",
                "coded",
                "type precision",
                "type recall",
                "all right precision",
                "all right recall",
                "mode",
            ),
            (
                (
                    event,
                    counts["gold"],
                    counts["coded"],
                    _share(counts["typed"], counts["coded"]),
                    _share(counts["typed"], counts["gold"]),
                    _share(counts["right"], counts["coded"]),
                    _share(counts["right"], counts["gold"]),
                    _share(counts["mode"], counts["typed"]),
                )
                for event, counts in sorted(tally.by_type.items())
            ),
        )
        yield f"### {part.capitalize()}: why events are not right\n"
        faults = Counter(fault_of(miss) for miss in tally.misses)
        yield _table(
            ("what is wrong", "events", "of gold"),
            ((what, count, f"{count / tally.gold:.1%}") for what, count in faults.most_common(14)),
        )
        worst = ", ".join(f"{gold}→{got} {count}" for (gold, got), count in tally.confusions.most_common(15))
        yield f"Worst confusions (gold→coded): {worst}.\n"
    yield "## Auxiliary modes\n"
    marked = auxiliary_measures(score_auxiliary(read_texts(GOLD / "auxiliary", ontology), code))
    told = ", ".join(f"{name.replace('_', ' ')} {value:.3f}" for name, value in marked.items())
    yield f"On the gold of its own: {told}.\n"
    yield "On whole events that are right in type, each mode by itself:\n"
    yield _per_class(
        "auxiliary mode",
        _sum(tally.by_auxiliary for tally in tallies.values()),
        ("asserted", "historical", "future", "hypothetical", "negation"),
    )
    yield "## Contexts\n"
    yield _per_class("context", _sum(tally.by_context for tally in tallies.values()), ontology.contexts)
    yield "## Noise\n"
    sentences, noise = score_noise(read_texts(GOLD / "noise", ontology), code)
    share = len({sentence for sentence, _ in noise}) / sentences
    types = ", ".join(f"{event} {count}" for event, count in Counter(each.event for _, each in noise).most_common())
    yield f"{len(noise)} events in {sentences} sentences without any: {share:.1%} of sentences ({types}).\n"


def _others(coder: Coder, actors: Path | None) -> Iterator[str]:
    yield "## Actors and coreference\n"
    files = {"own phrases": GOLD / "actors" / "phrases.json"} | ({"actors_dev": actors} if actors else {})
    for name, file in files.items():
        phrases = judge(read_phrases(file), coder.actor)
        right, open_ = (
            sum(each.right for each in phrases),
            sum(not each.resolved and not each.right for each in phrases),
        )
        yield f"{name}: {right} of {len(phrases)} right ({right / len(phrases):.1%}), {open_} unresolved.\n"
    linked = score_chains(read_chains(GOLD / "coreference"), links_of(coder))
    kinds = {
        kind: Counter(each.verdict for each in linked if each.kind == kind)
        for kind in ("name", "description", "pronoun", "relative")
    }
    yield _table(
        ("mention", "links", "right", "wrong", "missed", "share right"),
        (
            (
                kind,
                found.total(),
                found["right"],
                found["wrong"],
                found["missed"],
                _share(found["right"], found.total()),
            )
            for kind, found in [*kinds.items(), ("all", sum(kinds.values(), Counter()))]
        ),
    )
    yield "## When, where, how many\n"
    facts: list[tuple[str, list[Judged]]] = []
    for half in ("tuned", "held"):
        facts += [
            (f"dates, {half}", judge_dates(read_dated(GOLD / "dates" / f"{half}.yaml"), coder.code)),
            (f"places, {half}", judge_places(read_placed(GOLD / "places" / f"{half}.yaml"), coder.code)),
            (f"terms of threats, {half}", judge_terms(read_terms(GOLD / "terms" / f"{half}.yaml"), coder.code)),
            (f"figures, {half}", judge_figures(read_counted(GOLD / "figures" / f"{half}.yaml"), coder.code)),
        ]
    verdicts = ("right", "wrong", "unresolved", "not coded")
    yield _table(
        ("gold", "items", *verdicts, "share right"),
        (
            (name, len(judged), *(count[verdict] for verdict in verdicts), _share(count["right"], len(judged)))
            for name, judged in sorted(facts)
            for count in [Counter(each.verdict for each in judged)]
        ),
    )
    yield "## Happenings\n"
    stories = score_stories(read_stories(GOLD / "happenings"), coder, Merger())
    yield _table(
        ("stories", "B³ precision", "B³ recall", "B³ F1", "mentions coded", "near-copies found"),
        (
            (
                name,
                f"{m.precision:.3f}",
                f"{m.recall:.3f}",
                f"{m.f1:.3f}",
                f"{m.coded} of {m.mentions}",
                f"{m.copies_found} of {m.copies}",
            )
            for name, (m, _) in stories.items()
        ),
    )
    yield "## The ledger: what became of threats\n"
    judged = judge_threats(read_threats(GOLD / "threats"), coder, Merger())
    groups = {name: [each for each in judged if each.group == name] for name in sorted({each.group for each in judged})}
    measured = {name: threat_measures(each) for name, each in [*groups.items(), ("all", judged)]}
    yield _table(
        ("share", *measured),
        ((name.replace("_", " "), *(f"{each[name]:.3f}" for each in measured.values())) for name in measured["all"]),
    )


def _relations(coder: Coder, file: Path) -> Iterator[str]:
    result = scores(score_rows(read_rows(file), coder.code))
    yield f"## Pairs of actors in {result.rows:,} news sentences\n"
    yield _table(
        ("class", "rows", "precision", "recall", "F1", "strict F1"),
        [
            (
                name,
                each.rows,
                f"{each.precision:.2f}",
                f"{each.recall:.2f}",
                f"{each.f1:.2f}",
                f"{result.strict[name].f1:.2f}",
            )
            for name, each in result.lenient.items()
        ]
        + [("macro-F1", result.rows, "", "", f"{result.lenient_macro_f1:.3f}", f"{result.strict_macro_f1:.3f}")],
    )
    worst = ", ".join(f"{gold}→{got} {count}" for gold, got, count in result.confusions[:15])
    yield f"Worst confusions (gold→coded): {worst}.\n"


def _per_class(head: str, counts: dict[str, Counter[str]], order: Iterable[str]) -> str:
    rows = [(name, counts[name]) for name in order if name in counts]
    total = sum((each for _, each in rows), Counter())
    return _table(
        (head, "gold", "coded", "precision", "recall"),
        (
            (
                name,
                each["gold"],
                each["coded"],
                _share(each["right"], each["coded"]),
                _share(each["right"], each["gold"]),
            )
            for name, each in [*rows, ("all", total)]
        ),
    )


def _sum(parts: Iterable[dict[str, Counter[str]]]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for part in parts:
        for name, counts in part.items():
            found[name] = found.get(name, Counter()) + counts
    return found


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|---" + "|--:" * (len(head) - 1) + "|"]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
