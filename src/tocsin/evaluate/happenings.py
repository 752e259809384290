"""Measures happenings on gold stories: which of the coder's own events belong together, and which articles are copies.

A gold mention is a stretch of words marked with the happening that it tells of. An event is matched to it when its trigger
begins inside the words. Events outside of all marks are not scored, mentions in which nothing was coded are counted apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import msgspec

from tocsin.code.coder import Coder
from tocsin.codebook.load import CodebookError, line_of_text, read_yaml
from tocsin.evaluate.gold import gold_files
from tocsin.merge import Merger
from tocsin.model import Article
from tocsin.read.articles import article_of
from tocsin.read.fields import Fields

_MARK = re.compile(r"\{(\w+)\|([^{}]*)\}")


class _Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An article of a story: its text, or of which other article it is a copy."""

    id: str
    publisher: str
    published: str
    title: str
    text: str | None = None
    copy: str | None = None
    #: A copy holds only so many of the paragraphs, from the first.
    paragraphs: int | None = None
    #: Words of the copied text and what the copy has instead.
    edits: dict[str, str] = {}


class _Story(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    id: str
    happenings: dict[str, str]
    articles: list[_Report]


class _Stories(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    stories: list[_Story]


@dataclass(frozen=True)
class Mention:
    """Words of an article that tell of a happening."""

    happening: str
    start: int
    end: int


@dataclass(frozen=True)
class GoldReport:
    """An article with its mentions. `group` is the folder it was found in, `copies` the key of the text that it repeats."""

    article: Article
    mentions: list[Mention]
    group: str
    copies: str


def read_stories(path: Path) -> list[GoldReport]:
    """The articles of a file, or of all YAML files below a folder.

    Raises CodebookError that names file, line and fault of a story that is none.
    """
    return [report for each in gold_files(path) for report in _read(each)]


def _read(path: Path) -> Iterator[GoldReport]:
    for story in read_yaml(path, _Stories).stories:
        by_id = {each.id: each for each in story.articles}
        for each in story.articles:
            try:
                yield _gold(story, each, by_id, path.parent.name)
            except (KeyError, ValueError) as error:
                line = line_of_text(path, f"id: {story.id}")
                raise CodebookError(path, line, f"{story.id}/{each.id}: {error.args[0]}") from error


def _gold(story: _Story, each: _Report, by_id: dict[str, _Report], group: str) -> GoldReport:
    marked = each.text
    if each.copy is not None:
        marked = by_id[each.copy].text
        for old, new in each.edits.items():
            if marked is None or old not in marked:
                raise ValueError(f"no words {old!r} in {each.copy}")
            marked = marked.replace(old, new)
    if marked is None:
        raise ValueError("neither a text nor a copy of one")
    if each.paragraphs is not None:
        marked = "\n\n".join(marked.split("\n\n")[: each.paragraphs])
    plain, mentions = _unmark(f"{each.title}\n\n{marked.strip()}")
    title, _, body = plain.partition("\n\n")
    for mention in mentions:
        if mention.happening not in story.happenings:
            raise ValueError(f"no happening {mention.happening}")
    fields = Fields(text=body, title=title, date=each.published, publisher=each.publisher, id=f"{story.id}/{each.id}")
    article = article_of(fields)
    if article.text != plain:
        raise ValueError("the title stands in the text too, or the text has blanks at its ends")
    named = [Mention(f"{story.id}.{mention.happening}", mention.start, mention.end) for mention in mentions]
    return GoldReport(article, named, group, f"{story.id}/{each.copy or each.id}")


def _unmark(marked: str) -> tuple[str, list[Mention]]:
    """The text without its marks, and where the marked words stand in it."""
    text, mentions, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        mentions.append(Mention(match.group(1), len(text), len(text) + len(match.group(2))))
        text += match.group(2)
        last = match.end()
    return text + marked[last:], mentions


class Measures(msgspec.Struct, frozen=True, kw_only=True):
    """B³ over the events that stand in marked words, how many of these hold one, and how many copies were found."""

    articles: int
    happenings: int
    mentions: int
    #: Mentions in which the coder found an event.
    coded: int
    events: int
    precision: float
    recall: float
    f1: float
    copies: int
    copies_found: int
    #: Pairs of articles of which neither copies the other, taken for copies.
    copies_wrong: int

    @property
    def copy_recall(self) -> float:
        """Share of pairs of near-copies that were found."""
        return self.copies_found / self.copies if self.copies else 1.0

    @property
    def copy_precision(self) -> float:
        """Share of the pairs taken for near-copies that are."""
        found = self.copies_found + self.copies_wrong
        return self.copies_found / found if found else 1.0


@dataclass(frozen=True)
class Confusion:
    """Two happenings that were taken for one (`split` false), or one that was taken for two."""

    split: bool
    first: str
    second: str
    events: int


def score_stories(gold: list[GoldReport], coder: Coder, merger: Merger) -> dict[str, tuple[Measures, list[Confusion]]]:
    """The measures of each folder, by its name, of all of them, and of all articles that copy no other.

    All articles are merged in one pool.
    """
    records = [coder.code_article(report.article) for report in gold]
    merged = merger.merge(records)
    triggers = {record.article.id: [(each.id, each.trigger.start) for each in record.events] for record in records}
    happening_of, copies = merged.happening_of(), [frozenset(group) for group in merged.copies]
    groups = {name: [each for each in gold if each.group == name] for name in sorted({each.group for each in gold})}
    parts = [*groups.items(), ("all", gold)] if len(groups) > 1 else [("all", gold)]
    parts.append(("without copies", [each for each in gold if each.copies == each.article.ref]))
    return {name: measure(reports, triggers, happening_of, copies) for name, reports in parts}


def measure(
    gold: Iterable[GoldReport],
    triggers: dict[str, list[tuple[str, int]]],
    happening_of: dict[str, str],
    copies: Iterable[frozenset[str]],
) -> tuple[Measures, list[Confusion]]:
    """The measures of these articles, and the worst confusions, those of most events first.

    triggers: to each article's id its events' ids and where their triggers begin. happening_of: an event's happening.
    copies: the groups of ids of articles that are near-copies.
    """
    reports = list(gold)
    wanted: dict[str, str] = {}
    mentions = coded = 0
    for report in reports:
        for mention in report.mentions:
            inside = [
                event
                for event, start in triggers.get(report.article.id, [])
                if mention.start <= start < mention.end and event in happening_of
            ]
            wanted |= dict.fromkeys(inside, mention.happening)
            mentions, coded = mentions + 1, coded + bool(inside)
    found = {event: happening_of[event] for event in wanted}
    precision, recall = b_cubed(wanted, found)
    ids = {report.article.id for report in reports}
    same = _pairs((frozenset(group) & ids) for group in copies)
    by_text: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        by_text[report.copies].add(report.article.id)
    right = _pairs(frozenset(group) for group in by_text.values())
    measures = Measures(
        articles=len(reports),
        happenings=len(set(wanted.values())),
        mentions=mentions,
        coded=coded,
        events=len(wanted),
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        copies=len(right),
        copies_found=len(right & same),
        copies_wrong=len(same - right),
    )
    return measures, _confusions(wanted, found)


def b_cubed(wanted: dict[str, str], found: dict[str, str]) -> tuple[float, float]:
    """B³ precision and recall of one grouping of items against another; each item counts the same.

    Precision: the share of those grouped with an item that belong to it; recall: of those that belong, the share found.
    """
    both = Counter((wanted[item], found[item]) for item in wanted)
    of_wanted, of_found = Counter(wanted.values()), Counter(found[item] for item in wanted)
    number = max(1, len(wanted))
    precision = sum(count * count / of_found[got] for (_, got), count in both.items()) / number
    recall = sum(count * count / of_wanted[right] for (right, _), count in both.items()) / number
    return precision, recall


def _pairs(groups: Iterable[frozenset[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def _confusions(wanted: dict[str, str], found: dict[str, str]) -> list[Confusion]:
    both = Counter((wanted[item], found[item]) for item in wanted)
    confusions = []
    by_wanted, by_found = defaultdict(list), defaultdict(list)
    for (right, got), count in sorted(both.items()):
        by_wanted[right].append((count, got))
        by_found[got].append((count, right))
    for right, parts in by_wanted.items():
        confusions += [
            Confusion(True, right, right, min(one, other)) for (one, _), (other, _) in combinations(parts, 2)
        ]
    for parts in by_found.values():
        confusions += [
            Confusion(False, one, other, min(first, second)) for (first, one), (second, other) in combinations(parts, 2)
        ]
    return sorted(confusions, key=lambda each: (-each.events, each.split, each.first, each.second))
