"""The merger: records in, happenings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import msgspec

from tocsin.codebook import load_codebook
from tocsin.codebook.codebook import country_words
from tocsin.merge.copies import body, copies_among, copy_groups, copy_keys
from tocsin.merge.facts import Facts, facts_of
from tocsin.merge.group import Island, across_articles, reached, within_article
from tocsin.merge.happenings import Told, happenings_of, told
from tocsin.merge.likeness import Likeness
from tocsin.model import Article, Happening, Record
from tocsin.version import __version__


@dataclass(frozen=True)
class Merged:
    """What many records tell together."""

    happenings: list[Happening]
    #: Ids of articles that are near-copies of one another, group by group.
    copies: list[list[str]]

    def happening_of(self) -> dict[str, str]:
        """The happening's id to each event's."""
        return {report.event: happening.id for happening in self.happenings for report in happening.reports}


class Merger:
    """Merges records. What comes out depends on the records alone, not on their order.

    codebook: a folder laid over the built-in codebook. Raises CodebookError when it has a fault.
    """

    def __init__(self, codebook: Path | None = None):
        self._rules = load_codebook(codebook).merging
        self._countries = country_words(codebook)
        self._likeness = Likeness(self._rules)
        rules = sha256(msgspec.json.encode(self._rules, order="sorted")).hexdigest()[:12]
        #: Changes when anything does that decides what is merged.
        self.stamp = f"tocsin {__version__}, merging {rules}, rensa {version('rensa')}"

    def merge(self, records: Iterable[Record]) -> Merged:
        """The happenings of these records, by their earliest reports, and the groups of near-copies."""
        facts: list[Facts] = []
        events: dict[str, Told] = {}
        texts: dict[str, str] = {}
        for record in records:
            facts += self.facts(record)
            events |= told(record)
            texts[record.article.id] = body(record.article)
        copies = copy_groups(texts, self._rules.shingle, self._rules.copy)
        group_of = {article: group[0] for group in copies for article in group}
        return Merged(
            [each for island in self.islands(facts) for each in self.happenings(island, events, group_of)], copies
        )

    def facts(self, record: Record) -> list[Facts]:
        """What a record tells, events that are one joined."""
        return within_article(facts_of(record, self._rules, self._countries), self._likeness)

    def islands(self, facts: Iterable[Facts]) -> list[Island]:
        """What hangs together."""
        return across_articles(facts, self._likeness)

    def reached(self, fresh: Iterable[Facts], known: Iterable[Facts]) -> Iterator[Facts]:
        """Those of the known facts that new ones are alike to."""
        return reached(fresh, known, self._likeness)

    def happenings(self, island: Island, events: Mapping[str, Told], copies: Mapping[str, str]) -> list[Happening]:
        """The happenings of an island, given its events by id and each copied article's group."""
        return happenings_of(island, events, copies, self._likeness)

    def copy_keys(self, article: Article) -> frozenset[int]:
        """Keys of which an article shares one at least with its near-copies."""
        return copy_keys(body(article), self._rules.shingle)

    def copies_among(
        self, pairs: Iterable[tuple[str, str]], articles: Mapping[str, Article]
    ) -> Iterator[tuple[str, str]]:
        """Those of the pairs of articles, by their ids, that are near-copies."""
        texts = {id_: body(article) for id_, article in articles.items()}
        return copies_among(pairs, texts, self._rules.shingle, self._rules.copy)
