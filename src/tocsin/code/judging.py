"""The second opinion on the acts of one article: which pass, and how likely each class is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.code.actors import Mentions
from tocsin.code.acts import Act
from tocsin.code.compose import Composer
from tocsin.code.opinion import NONE, SEQUEL, VETO, Opinion, as_in_passage, in_passage
from tocsin.code.scene import SceneWords
from tocsin.code.sentences import Sentences
from tocsin.code.telling import Telling
from tocsin.parse import Document

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


#: An act, and how likely each class is; None: not asked.
Judged = tuple[Act, dict[str, float] | None]


class Judging:
    """Asks the second opinion for the acts of one article.

    opinion: None: all pass.
    """

    def __init__(
        self,
        opinion: Opinion | None,
        mentions: Mentions,
        composer: Composer,
        sentences: Sentences,
        telling: Telling,
        scenes: SceneWords,
    ):
        self._opinion = opinion
        self._mentions = mentions
        self._composer = composer
        self._sentences = sentences
        self._telling = telling
        self._scenes = scenes
        #: What is told of a phrase, which is asked for with each act of a sentence.
        self._described: dict[Token, str] = {}
        self._standing: dict[Token, str] = {}

    def describe(self, head: Token) -> str:
        """In a few words what is known of those whom a phrase names, for the second opinion."""
        found = self._described.get(head)
        if found is None:
            found = self._described[head] = self._describe(head)
        return found

    def _describe(self, head: Token) -> str:
        first = self._mentions.referents(head)[0]
        who = first.sectors[0] if first.sectors else "state" if first.country else "known" if first.known else "unknown"
        if who == "unknown" and self._composer.at(head):
            who = "deed"
        return f"{who}/{head.ent_type_ or head.pos_}"

    def standing(self, head: Token) -> str:
        """The sector of those whom a phrase names ("-": none), "+" if their country is known, "?" if they are not."""
        found = self._standing.get(head)
        if found is None:
            found = self._standing[head] = self._stands(head)
        return found

    def _stands(self, head: Token) -> str:
        first = self._mentions.referents(head)[0]
        sector = first.sectors[0] if first.sectors else "-"
        return f"{sector}{'+' if first.country else ''}{'' if first.known else '?'}"

    def judged(self, document: Document) -> dict[int, list[Judged]]:
        """The acts of each sentence that the second opinion lets pass, with the likelihood of each class in their article."""
        acts = [
            (sentence.number, act)
            for sentence in document.sentences
            for act in self._sentences.acts(list(sentence.span))
        ]
        found: dict[int, list[Judged]] = {sentence.number: [] for sentence in document.sentences}
        if self._opinion is None:
            for number, act in acts:
                found[number].append((act, None))
            return found
        opinions = [self._likelihoods(self._opinion, act) for _, act in acts]
        nones = in_passage([likely[NONE] for likely in opinions])
        passed: list[tuple[int, Act]] = []
        for (number, act), likely, none in zip(acts, opinions, nones, strict=True):
            if none <= VETO or (none <= SEQUEL and self._goes_on(act, number, passed)):
                passed.append((number, act))
            elif not self._is_unquestioned(act):
                continue
            found[number].append((act, as_in_passage(likely, none)))
        return found

    def _is_unquestioned(self, act: Act) -> bool:
        """Whether an act is an event whatever the words around it: an arrest by the police of a thief, too."""
        plain = f"{act.event}/{act.mode}" in self._composer.codebook.ontology.unquestioned
        return plain and any(map(self._mentions.is_armed, act.actors))

    def _goes_on(self, act: Act, number: int, passed: list[tuple[int, Act]]) -> bool:
        """Whether an act is a deed of those who did or underwent one just before: "He also killed a spectator"."""
        near = [each for place, each in passed if place >= number - 2 and self._scenes.is_deed(each.event)]
        if not near or not self._scenes.is_deed(act.event):
            return False
        if self._telling.by_deed(act) and any(each.event == act.event for each in near):
            return True
        people = {self._mentions.identity(head) for each in near for head in (*each.actors, *each.recipients)}
        return any(self._mentions.identity(head) in people for head in (*act.actors, *act.recipients))

    def _likelihoods(self, opinion: Opinion, act: Act) -> dict[str, float]:
        """How likely each class is; of an act and what it ended in the one counts that is more surely an event."""
        each = [opinion.of(one.trigger, one, self.describe, self.standing) for one in (act, *act.results)]
        return min(each, key=lambda likely: likely[NONE])
