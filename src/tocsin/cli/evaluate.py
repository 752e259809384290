"""`tocsin eval`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tocsin.cli.output import FIXED, NUMBER, WORDS, clean, console, table, write_json
from tocsin.code.coder import Coder
from tocsin.evaluate.actors import judge, read_phrases
from tocsin.evaluate.coreference import links_of, read_chains, score_chains
from tocsin.evaluate.events import (
    auxiliary_measures,
    coding_with,
    event_measures,
    score_auxiliary,
    score_noise,
    score_texts,
)
from tocsin.evaluate.examples import notation
from tocsin.evaluate.gold import read_texts
from tocsin.evaluate.happenings import Measures, read_stories, score_stories
from tocsin.evaluate.relations import read_rows, sample, score_rows, scores
from tocsin.merge import Merger
from tocsin.parse.syntax import DEFAULT_MODEL


def show_relations(
    file: Path, size: int | None, codebook: Path | None, model: str | None, base: Path | None, *, as_json: bool
) -> None:
    """Prints macro-F1 and the scores of each class."""
    rows = sample(read_rows(file), size)
    coder = Coder(codebook, model or DEFAULT_MODEL, base)
    result = scores(score_rows(rows, coder.code))
    if as_json:
        write_json(result)
        return
    made = table(("class", FIXED), *((name, NUMBER) for name in ("rows", "precision", "recall", "F1", "strict F1")))
    for name, score in result.lenient.items():
        strict = result.strict[name].f1
        made.add_row(
            name,
            str(score.rows),
            f"{score.precision:.2f}",
            f"{score.recall:.2f}",
            f"{score.f1:.2f}",
            f"{strict:.2f}",
        )
    made.add_row(
        "macro-F1",
        str(result.rows),
        "",
        "",
        f"{result.lenient_macro_f1:.3f}",
        f"{result.strict_macro_f1:.3f}",
        style="bold",
    )
    console.print(made)
    worst = ", ".join(f"{gold}→{got} {count}" for gold, got, count in result.confusions[:10])
    console.print(f"\nworst confusions: {worst}", soft_wrap=True)


def show_actors(file: Path, codebook: Path | None, model: str | None, base: Path | None, *, as_json: bool) -> None:
    """Prints the share of phrases that are right, and those that are not, the wrong before the unresolved."""
    judged = judge(read_phrases(file), Coder(codebook, model or DEFAULT_MODEL, base).actor)
    if as_json:
        write_json(judged)
        return
    bad = sorted((each for each in judged if not each.right), key=lambda each: not each.resolved)
    if bad:
        made = table(
            ("verdict", FIXED),
            ("phrase", WORDS),
            ("as of", FIXED),
            ("wanted", FIXED),
            ("got", FIXED),
            ("how", WORDS),
        )
        for each in bad:
            wanted = f"{_shown(each.phrase.country)} {_shown(each.phrase.sector)}"
            verdict = "wrong" if each.resolved else "unresolved"
            got = f"{each.country or '-'} {each.sector or '-'}"
            made.add_row(verdict, clean(each.phrase.text), each.phrase.date or "", wanted, got, clean(each.via))
        console.print(made)
        console.print()
    right = sum(each.right for each in judged)
    unresolved = sum(not each.resolved and not each.right for each in judged)
    console.print(
        f"{right} of {len(judged)} right ({right / max(1, len(judged)):.1%}), "
        f"{len(judged) - right - unresolved} wrong, {unresolved} unresolved",
        style="bold",
    )


def show_events(
    path: Path, codebook: Path | None, model: str | None, base: Path | None, *, misses: int, as_json: bool
) -> None:
    """Prints precision and recall of whole events, by type, and the worst confusions."""
    coder = Coder(codebook, model or DEFAULT_MODEL, base)
    tally = score_texts(read_texts(path, coder.codebook.ontology), coding_with(coder))
    if as_json:
        write_json(event_measures(tally))
        return
    made = table(("type", FIXED), *((name, NUMBER) for name in ("gold", "coded", "type right", "all right")))
    for event, counts in sorted(tally.by_type.items()):
        made.add_row(event, *(str(counts[name]) for name in ("gold", "coded", "typed", "right")))
    made.add_row("all", str(tally.gold), str(tally.coded), str(tally.typed), str(tally.right), style="bold")
    console.print(made)
    console.print()
    for name, value in event_measures(tally).items():
        console.print(f"{name.replace('_', ' '):24} {value:.3f}")
    worst = ", ".join(f"{gold}→{got} {count}" for (gold, got), count in tally.confusions.most_common(10))
    console.print(f"\nworst confusions: {worst}", soft_wrap=True)
    for miss in tally.misses[:misses]:
        gold = f"{miss.gold.event} {miss.gold.actors} > {miss.gold.recipients}" if miss.gold else "nothing"
        got = notation(miss.coded) if miss.coded else "nothing"
        console.print(
            f"\n{clean(miss.text)}: {clean(miss.sentence)}\n  wanted {clean(gold)}\n  got    {clean(got)}",
            soft_wrap=True,
        )


def show_contexts(path: Path, codebook: Path | None, model: str | None, base: Path | None, *, as_json: bool) -> None:
    """Prints precision and recall of each context over the events that are right in type."""
    coder = Coder(codebook, model or DEFAULT_MODEL, base)
    tally = score_texts(read_texts(path, coder.codebook.ontology), coding_with(coder))
    rows = {name: tally.by_context[name] for name in coder.codebook.ontology.contexts if name in tally.by_context}
    if as_json:
        write_json({"f1": tally.context_f1, "events": tally.typed, "contexts": rows})
        return
    names = ("gold", "coded", "right")
    made = table(("context", FIXED), *((name, NUMBER) for name in (*names, "precision", "recall")))
    total = sum(rows.values(), Counter())
    for context, counts in (*rows.items(), ("all", total)):
        shares = (counts["right"] / max(1, counts[name]) for name in ("coded", "gold"))
        made.add_row(context, *(str(counts[name]) for name in names), *(f"{share:.2f}" for share in shares))
    console.print(made)
    console.print(f"\nmicro-F1 {tally.context_f1:.3f} over {tally.typed} events", style="bold")


def show_auxiliary(path: Path, codebook: Path | None, model: str | None, base: Path | None, *, as_json: bool) -> None:
    """Prints how often the auxiliary modes of marked events are right, and those that are not."""
    coder = Coder(codebook, model or DEFAULT_MODEL, base)
    marked = score_auxiliary(read_texts(path, coder.codebook.ontology), coding_with(coder))
    if as_json:
        write_json(auxiliary_measures(marked))
        return
    made = table(("wanted", FIXED), ("got", FIXED), ("sentence", WORDS))
    for each in marked:
        if not each.right:
            gold = each.text.events[0]
            got = "not coded" if each.got is None else ", ".join(each.got) or "asserted"
            made.add_row(", ".join(gold.auxiliary) or "asserted", got, clean(each.text.text))
    console.print(made)
    console.print()
    for name, value in auxiliary_measures(marked).items():
        console.print(f"{name.replace('_', ' '):24} {value:.3f}")


def show_noise(path: Path, codebook: Path | None, model: str | None, base: Path | None, *, as_json: bool) -> None:
    """Prints the share of sentences without an event in which one was coded, and which."""
    coder = Coder(codebook, model or DEFAULT_MODEL, base)
    count, found = score_noise(read_texts(path, coder.codebook.ontology), coding_with(coder))
    share = len({sentence for sentence, _ in found}) / max(1, count)
    if as_json:
        write_json({"sentences": count, "events": len(found), "share": share})
        return
    made = table(("event", FIXED), ("rule", WORDS), ("sentence", {"overflow": "fold", "ratio": 3}))
    for sentence, event in found:
        made.add_row(event.event, clean(event.rule), clean(sentence))
    console.print(made)
    console.print(f"\n{len(found)} events in {count} sentences: {share:.1%} of sentences", style="bold")


def show_coreference(path: Path, codebook: Path | None, model: str | None, base: Path | None, *, as_json: bool) -> None:
    """Prints how many mentions are linked right, by kind."""
    texts = read_chains(path)
    linked = score_chains(texts, links_of(Coder(codebook, model or DEFAULT_MODEL, base)))
    right = sum(each.verdict == "right" for each in linked) / max(1, len(linked))
    if as_json:
        write_json({"mentions": len(linked), "right": right})
        return
    made = table(("mention", FIXED), *((name, NUMBER) for name in ("links", "right", "wrong", "missed", "share right")))
    for kind in ("name", "description", "pronoun", "relative"):
        counts = Counter(each.verdict for each in linked if each.kind == kind)
        share = counts["right"] / max(1, counts.total())
        made.add_row(
            kind, str(counts.total()), *(str(counts[name]) for name in ("right", "wrong", "missed")), f"{share:.2f}"
        )
    console.print(made)
    chains = sum(len({each.chain for each in text.mentions}) for text in texts)
    console.print(
        f"\n{right:.1%} of {len(linked):,} links right, in {chains} chains of {len(texts)} articles", style="bold"
    )


def show_merging(
    path: Path, codebook: Path | None, model: str | None, base: Path | None, *, misses: int, as_json: bool
) -> None:
    """Prints the measures of each folder of stories and of all, and the worst confusions."""
    gold = read_stories(path)
    scored = score_stories(gold, Coder(codebook, model or DEFAULT_MODEL, base), Merger(codebook))
    if as_json:
        write_json({name: measures for name, (measures, _) in scored.items()})
        return
    made = table(("stories", FIXED), *((name, NUMBER) for name in scored))
    shown: dict[str, Callable[[Measures], str]] = {
        "articles": lambda each: f"{each.articles}",
        "happenings coded": lambda each: f"{each.happenings}",
        "mentions coded": lambda each: f"{each.coded} of {each.mentions}",
        "B³ precision": lambda each: f"{each.precision:.3f}",
        "B³ recall": lambda each: f"{each.recall:.3f}",
        "B³ F1": lambda each: f"{each.f1:.3f}",
        "near-copies found": lambda each: f"{each.copies_found} of {each.copies}",
        "wrongly taken for copies": lambda each: f"{each.copies_wrong}",
    }
    for name, value in shown.items():
        made.add_row(name, *(value(measures) for measures, _ in scored.values()))
    console.print(made)
    for each in scored["all"][1][:misses]:
        what = f"{each.first} in two" if each.split else f"{each.first} = {each.second}"
        console.print(f"{each.events} events: {what}", soft_wrap=True)


def _shown(wanted: str | None) -> str:
    return "*" if wanted is None else wanted or "-"
