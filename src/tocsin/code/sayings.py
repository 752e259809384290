"""What is said in one article, by whom, and what its speakers do by saying it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors import Mentions
from tocsin.code.acts import Act
from tocsin.code.authors import Authors
from tocsin.code.lexicon import lemmas
from tocsin.code.speech import declared
from tocsin.code.statements import Said, StatementFinder
from tocsin.code.when import Timeline
from tocsin.codebook import Codebook
from tocsin.model import Article, Statement
from tocsin.parse import Document, Sentence
from tocsin.parse.clauses import clause_of

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: The family of acts by which somebody gives way.
_YIELDING = "yield"


def _is_undergone_now(verb: Token) -> bool:
    """Whether a verb is in the passive of the present: "is lifted", not "has been lifted"; nor is it to the speaker's own: "our ports are shut"."""
    ours = (each for child in verb.lefts if child.dep_ == "nsubjpass" for each in child.lefts)
    if any("1" in each.morph.get("Person", []) for each in ours):
        return False
    helping = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return len(helping) == 1 and helping[0].dep_ == "auxpass" and helping[0].tag_ in {"VBZ", "VBP"}


class Sayings:
    """Finds the statements of one article; from then on first persons in quotations stand for who speaks."""

    def __init__(
        self, codebook: Codebook, finder: StatementFinder, article: Article, document: Document, mentions: Mentions
    ):
        self._codebook = codebook
        self._finder = finder
        self._article = article
        self._document = document
        self._mentions = mentions
        self.said = self._found()

    def statements(self, timeline: Timeline) -> list[Statement]:
        """What is said, in the order of the text."""
        return [self._statement(number, each, timeline) for number, each in enumerate(self.said)]

    def reported_in(self, sentence: Sentence, statements: list[Statement]) -> Iterator[tuple[Said, Statement]]:
        """The statements whose speaker a sentence names."""
        return ((said, each) for said, each in zip(self.said, statements, strict=True) if said.sentence is sentence)

    def _found(self) -> list[Said]:
        authors = Authors(self._codebook.speech.messages, self._document, self._mentions.known)
        said = [
            each if each.speaker is None else dataclasses.replace(each, speaker=authors.of(each.speaker))
            for each in self._finder.statements(self._document)
        ]
        for each in said:
            if each.kind == "direct" or self._in_first_person(each):
                self._mentions.quote(each.start, each.end, each.speaker)
        for each in said:
            if each.kind == "direct" and (told := self._addressed(each.verb)):
                self._mentions.address(each.start, each.end, told[0])
        return said

    def _statement(self, number: int, said: Said, timeline: Timeline) -> Statement:
        speaker = None
        date = timeline.written
        if said.speaker is not None:
            speaker = next(iter(self._mentions.actors(said.speaker)), None)
        if said.sentence is not None and said.verb is not None:
            date = timeline.of_saying(said.verb, said.sentence, (said.start, said.end)) or date
        return Statement(
            id=f"{self._article.id}.s{number}",
            kind=said.kind,
            speaker=speaker,
            text=self._article.text[said.start : said.end],
            start=said.start,
            end=said.end,
            medium=self._finder.medium(said),
            date=date,
        )

    def done_by(self, told: Act) -> tuple[Act, int | None]:
        """What somebody does by saying what is told, or that itself; and the number of the statement that tells it, if one does."""
        place = self._holder(self._document.offset(told.trigger))
        act = told if place is None else self._as_said(told, self.said[place])
        return self._as_refused(told) if act is told else act, place

    def _holder(self, position: int) -> int | None:
        """The number of the shortest statement that a place in the text lies in."""
        around = [
            (each.end - each.start, place) for place, each in enumerate(self.said) if each.start <= position < each.end
        ]
        return min(around)[1] if around else None

    def _in_first_person(self, said: Said) -> bool:
        """Whether words before the verb of saying are the speaker's own: "Go or we will shoot, the guards told them"."""
        if said.verb is None or said.sentence is None or said.end > self._document.offset(said.verb):
            return False
        offset = said.sentence.offset
        inside = [token for token in said.sentence.span if said.start <= token.idx + offset < said.end]
        return any("1" in token.morph.get("Person", []) for token in inside)

    def _as_refused(self, act: Act) -> Act:
        """Who will not give way refuses to, whoever tells it: "Israel will not free the prisoners"."""
        if self._codebook.events[act.event].group != _YIELDING:
            return act
        clause, refusing = act.chain[0] if act.chain else act.clause, set(self._codebook.speech.refusing)
        doer = next((each for each in act.actors if self._mentions.known(each)), None)
        if doer is None or not clause.negated or refusing.isdisjoint(clause.auxiliaries):
            return act
        return declared(act, doer, self._codebook, self._mentions)

    def _as_said(self, act: Act, said: Said) -> Act:
        """An act inside a statement: the one that its speaker does by stating it, if that is one."""
        if said.speaker is None or act.trigger == said.verb:
            return act
        # "Leave the island, the coast guard told the crew" are the speaker's own words, too
        fronted = said.verb is not None and said.end <= self._document.offset(said.verb)
        addressed = self._addressed(said.verb)
        quoted = said.kind == "direct" or fronted
        warned = self._warns(said.verb, said.speaker)
        done = declared(act, said.speaker, self._codebook, self._mentions, addressed, quoted=quoted, warned=warned)
        return self._as_proclaimed(act, said.speaker) if done is act and quoted else done

    def _as_proclaimed(self, act: Act, speaker: Token) -> Act:
        """What an official says is done from now on is done by him who says it: "The ban is lifted," the minister said."""
        kinds = {act.event, f"{act.event}/{act.mode}"}
        if act.actors or kinds.isdisjoint(self._codebook.ontology.proclaimed) or not _is_undergone_now(act.clause.head):
            return act
        return replace(act, actors=(speaker,)) if self._mentions.serves_state(speaker) else act

    def _warns(self, verb: Token | None, speaker: Token) -> bool:
        """Whether a state, its forces or an armed group warns, not somebody who only foresees or advises."""
        if verb is None or verb.lemma_.lower() not in self._codebook.speech.warning:
            return False
        resolver, home = self._mentions.resolver, self._codebook.ontology.at_home
        return any(
            each.country not in resolver.kinds.international
            and (not each.sectors or each.sectors[0] in {*resolver.kinds.of_the_state, *home.outlaws})
            for each in self._mentions.referents(speaker)
            if each.known
        )

    def _addressed(self, verb: Token | None) -> list[Token]:
        """To whom or of whom somebody speaks: "told Hamas", "said to the generals", "said of the rebels"; not the reporters."""
        clause = clause_of(verb) if verb is not None else None
        if clause is None or clause.kind != "verb":
            return []
        hearers = self._codebook.speech.hearers
        heads = [*clause.dative, *clause.patient, *clause.oblique("to", borrow=False)]
        heads = [each for each in heads or clause.oblique("of", borrow=False) if self._mentions.known(each)]
        return [each for each in heads if {*lemmas(each)}.isdisjoint(hearers)]
