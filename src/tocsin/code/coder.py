"""The coder: an article in, its record out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tocsin.code.actors import Mentions, Resolver
from tocsin.code.actors.setting import Setting
from tocsin.code.actors.traits import actor_of
from tocsin.code.article import Coding
from tocsin.code.finders import make_finders
from tocsin.code.lexicon import verbs_of
from tocsin.code.opinion import load_opinion
from tocsin.codebook import load_codebook
from tocsin.knowledge import load_knowledge
from tocsin.knowledge.gazetteer import load_gazetteer
from tocsin.knowledge.local import LocalBase
from tocsin.model import Actor, Article, Record
from tocsin.model.record import content_id
from tocsin.parse import Document, Parser
from tocsin.parse.phrases import subject_of
from tocsin.parse.pipeline import Pipeline
from tocsin.parse.syntax import DEFAULT_MODEL
from tocsin.read import check_day
from tocsin.read.text import header
from tocsin.version import coder_stamp


class Coder:
    """Codes articles.

    codebook: a folder laid over the built-in codebook.
    model: name of an installed spaCy pipeline, or one at hand.
    actors: a knowledge base made by `tocsin actors import`, used beside the codebook.
    Raises CodebookError when the codebook has a fault, BaseError when the knowledge base has, OSError when the model is
    not installed.
    """

    def __init__(
        self,
        codebook: Path | str | None = None,
        model: str | Pipeline = DEFAULT_MODEL,
        actors: Path | str | None = None,
    ):
        codebook = Path(codebook) if codebook is not None else None
        self.codebook = load_codebook(codebook)
        self.local = LocalBase(Path(actors)) if actors is not None else None
        gazetteer = load_gazetteer()
        self.resolver = Resolver(load_knowledge(codebook), self.codebook, gazetteer, self.local)
        self.parser = Parser(
            model,
            self.codebook.lemmas,
            verbs_of(self.codebook),
            self.resolver.persons.is_family_name,
            self.resolver.words.is_role,
        )
        self._finders = make_finders(self.codebook, self.resolver, gazetteer)
        #: The second opinion on each event's type; None: only the frames are asked.
        self.opinion = load_opinion(self.parser.model)

    def code(self, text: str, published: str | datetime.date | None = None, title: str | None = None) -> Record:
        """The record of one article.

        published: the day, ISO if text; without it relative dates stay unknown and office holders are resolved as of today.
        title: the headline; None: the text's first line, if it stands for itself.
        Raises ValueError when `published` is no date.
        """
        day = check_day(str(published)) if published is not None else None
        title = title or header(text)[0]
        if title and title not in text:
            text = f"{title}\n\n{text}"
        return self.code_article(Article(id=content_id(text, day), title=title, published=day, text=text))

    def code_by_frames(self, text: str, published: str) -> Record:
        """The record of a text by the codebook's frames alone, without the second opinion."""
        article = Article(id=content_id(text, published), published=published, text=text)
        return Coding(self._finders, article, self.parser.parse(text)).record()

    def code_article(self, article: Article) -> Record:
        """The record of one article."""
        return next(self.code_many([article]))

    def code_many(self, articles: Iterable[Article]) -> Iterator[Record]:
        """The record of each article, in order, one at a time."""
        for article in articles:
            yield self.code_parsed(article, self.parser.parse(article.text, article.title))

    def code_parsed(self, article: Article, document: Document) -> Record:
        """The record of an article that has been parsed already."""
        return self.coding(article, document).record()

    def coding(self, article: Article, document: Document) -> Coding:
        """The coding of an article that has been parsed already, step by step."""
        return Coding(self._finders, article, document, self.opinion)

    def mentions(self, article: Article, document: Document) -> Mentions:
        """Who is meant by each phrase of an article that has been parsed already."""
        return self.coding(article, document).mentions_with_speakers()

    def actor(self, phrase: str, date: str | datetime.date | None = None, country: str | None = None) -> list[Actor]:
        """Who a phrase names, as of a date; none: not known.

        date: the day, ISO if text; None: today.
        country: ISO-3 code of the country that the text is about, for roles that name none.
        """
        day = check_day(str(date)) if date is not None else None
        document = self.parser.phrase(phrase)
        if not document.sentences:
            return []
        exact = self.resolver.exact(phrase, Setting(day, country))
        if exact is not None:
            return [actor_of(exact, phrase, 0, len(phrase))]
        mentions = Mentions(document, self.resolver, day, country)
        actors = mentions.actors(subject_of(document.sentences[0].span))
        return [actor for actor in actors if actor.via != "unresolved"]


@dataclass(frozen=True)
class Setup:
    """What a coder is made of, as it can be sent to another process. Its fields are those of `Coder`."""

    codebook: Path | None = None
    model: str = DEFAULT_MODEL
    actors: Path | None = None

    def coder(self) -> Coder:
        """The coder. Raises what `Coder` raises."""
        return Coder(self.codebook, self.model, self.actors)

    def stamp(self) -> str:
        """The coder's stamp, for which the parser's model need not be loaded."""
        local = LocalBase(self.actors) if self.actors is not None else None
        return coder_stamp(load_codebook(self.codebook), self.model, local)
