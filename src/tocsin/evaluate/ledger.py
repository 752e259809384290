"""Measures the ledger on stories of which it is known what became of the threat.

Each story is coded, merged and judged by itself. Its threat is the one that an event reports whose trigger begins inside the
marked words. A miss is the coder's where the threat is not coded, or nothing is that could show the outcome; else the rule's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from tocsin.code.coder import Coder
from tocsin.codebook.load import CodebookError, line_of_text, read_yaml
from tocsin.codebook.schema import Outcomes
from tocsin.evaluate.gold import gold_files
from tocsin.judge.entries import Entry
from tocsin.judge.ledger import reckon
from tocsin.judge.sources import InMemory, Told
from tocsin.merge import Merger
from tocsin.model.correction import Outcome
from tocsin.read.articles import article_of
from tocsin.read.fields import Fields

_MARK = re.compile(r"\{t\|([^{}]*)\}")


class _Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    issuer: str
    target: str | None = None
    #: None: the words of the threat do not say.
    act: str | None
    outcome: Outcome


class _Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    published: str
    text: str
    title: str | None = None
    publisher: str | None = None


class Story(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Articles and what became of the threat that they tell of."""

    id: str
    threat: _Wanted
    #: ISO day as of which it is judged; None: the day of the last article.
    as_of: str | None = None
    articles: list[_Report]


class _Stories(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    stories: list[Story]


@dataclass(frozen=True)
class Judged:
    """A story with the threat that was found in it; `group` is the folder of its file."""

    story: Story
    group: str
    entry: Entry | None
    #: What is coded of all articles, in words, to tell why it is wrong.
    coded: list[str]
    #: Whose a wrong outcome is: "coder" or "rule"; None: it is right.
    fault: str | None

    @property
    def right(self) -> bool:
        """Whether the outcome is right."""
        return self.fault is None

    @property
    def issuer(self) -> bool:
        """Whether the issuer's country is right; so `target` and `act`."""
        return self.entry is not None and self.story.threat.issuer in {each.country for each in self.entry.issuers}

    @property
    def target(self) -> bool:
        """Whether the target's country is right, or known to be the issuer's own."""
        wanted = self.story.threat
        if self.entry is None:
            return False
        return wanted.target in {each.country for each in self.entry.targets} or (
            wanted.target == wanted.issuer and not self.entry.targets
        )

    @property
    def act(self) -> bool:
        """Whether the act's type is right."""
        return self.entry is not None and self.entry.kind == self.story.threat.act


def read_threats(path: Path) -> list[tuple[Story, str]]:
    """The stories of a file, or of all YAML files below a folder, each with the name of its folder.

    Raises CodebookError that names file, line and fault of a story that is none.
    """
    return [found for each in gold_files(path) for found in _read(each)]


def _read(path: Path) -> Iterator[tuple[Story, str]]:
    for story in read_yaml(path, _Stories).stories:
        marks = sum(len(_MARK.findall(each.text)) for each in story.articles)
        if marks != 1:
            line = line_of_text(path, f"id: {story.id}")
            raise CodebookError(path, line, f"{story.id}: {marks} marked threats, not one")
        yield story, path.parent.name


def judge_threats(stories: list[tuple[Story, str]], coder: Coder, merger: Merger) -> list[Judged]:
    """What the ledger makes of each story."""
    return [_judge(story, group, coder, merger) for story, group in stories]


def _judge(story: Story, group: str, coder: Coder, merger: Merger) -> Judged:
    records, marked = [], (0, 0, "")
    for number, each in enumerate(story.articles):
        found = _MARK.search(each.text)
        text = _MARK.sub(r"\1", each.text)
        fields = Fields(text=text, title=each.title, date=each.published, publisher=each.publisher or f"Paper {number}")
        article = article_of(fields)
        records.append(coder.code_article(article))
        if found is not None:
            start = article.text.index(text.strip()[:20]) + found.start()
            marked = (start, start + len(found[1]), article.id)
    threats = {threat.event: threat for record in records for threat in record.threats}
    told = {
        event.id: Told(event, record.article, threats.get(event.id)) for record in records for event in record.events
    }
    texts = {record.article.id: record.article.text for record in records}
    as_of = story.as_of or max(each.published for each in story.articles)
    book = coder.codebook
    ledger = reckon(merger.merge(records).happenings, InMemory(told, texts), book, book.outcomes, as_of)
    start, end, article_id = marked
    own = {
        each.event.id
        for each in told.values()
        if each.article.id == article_id and start <= each.event.trigger.start < end
    }
    entry = next((each for each in ledger.entries if own & set(each.reports)), None)
    coded = [
        f"{each.article.published} {each.event.event}/{each.event.mode} {'+'.join(each.event.auxiliary)} "
        f"{[a.country or a.text for a in each.event.actors]} > {[a.country or a.text for a in each.event.recipients]} "
        f"“{each.event.trigger.text}”"
        for each in told.values()
    ]
    return Judged(story, group, entry, coded, _fault(story.threat, entry, told.values(), book.outcomes))


def _fault(wanted: _Wanted, entry: Entry | None, told: Iterable[Told], rules: Outcomes) -> str | None:
    if entry is None:
        return "coder"
    if entry.outcome == wanted.outcome:
        return None
    acts = {name.partition("/")[0] for act in rules.acts for name in (*act.carried_out_by, *act.milder)}
    shown_by = {
        "carried_out": (wanted.issuer, acts),
        "milder_act": (wanted.issuer, acts),
        "withdrawn": (wanted.issuer, set(rules.withdrawn_by)),
        "conceded": (wanted.target, set(rules.conceded_by)),
    }
    if entry.kind is not None and entry.kind != wanted.act:
        return "coder"  # it is another act's rule that was applied
    if wanted.outcome not in shown_by:
        return "rule"
    country, types = shown_by[wanted.outcome]
    shown = any(
        not each.event.auxiliary
        and each.event.event in types
        and country in {actor.country for actor in each.event.actors}
        and (each.article.published or "") > entry.day
        for each in told
    )
    return "rule" if shown else "coder"


def threat_measures(judged: list[Judged]) -> dict[str, float]:
    """Shares of the stories: threat found, outcome, issuer, target and act right, and whose the wrong outcomes are."""
    count = max(1, len(judged))
    found = [each for each in judged if each.entry is not None]
    return {
        "found": len(found) / count,
        "outcome": sum(each.right for each in judged) / count,
        "outcome_of_found": sum(each.right for each in found) / max(1, len(found)),
        "issuer": sum(each.issuer for each in judged) / count,
        "target": sum(each.target for each in judged) / count,
        "act": sum(each.act for each in judged) / count,
        "wrong_by_coder": sum(each.fault == "coder" for each in judged) / count,
        "wrong_by_rule": sum(each.fault == "rule" for each in judged) / count,
    }
