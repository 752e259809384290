"""The scene of an article: a deed that names no time or place of its own goes on where the one before it happened."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from msgspec.structs import replace as with_fields

from tocsin.code.actors.features import is_definite
from tocsin.code.past import in_past
from tocsin.code.when import Timeline
from tocsin.code.where import Map, countries_of
from tocsin.parse.clauses import clause_of, is_perfect, is_verb
from tocsin.parse.phrases import phrase_of

if TYPE_CHECKING:
    from tocsin.code.actors import Mentions
    from tocsin.code.compose import Act
    from tocsin.codebook import Codebook
    from tocsin.model import Event, Place, When
    from tocsin.parse.syntax import Sentence
    from tocsin.parse.tokens import Token

#: A scene goes on over so many sentences in which nothing is done.
_REACH = 3


@dataclass(frozen=True)
class Scene:
    """Where and when deeds happen, and who is there. None: it is not told."""

    place: Place | None
    date: When | None
    #: Whom the phrases of its deeds mean (`Mentions.identity`).
    people: frozenset[str]
    #: Numbers of the sentence that it begins in, of its last one and of that one's block.
    begins: int
    sentence: int
    block: int


class SceneWords:
    """What is made once from a codebook to follow the scenes of every article."""

    def __init__(self, codebook: Codebook):
        words = codebook.places
        self.deeds = frozenset(words.deeds)
        self.seated = frozenset(words.seated)
        self.away = re.compile(rf"\b(?i:{'|'.join(map(re.escape, words.away)) or '(?!)'})\b")


class Scenes:
    """Follows the scene through one article, deed by deed, in order."""

    def __init__(self, words: SceneWords, mentions: Mentions, timeline: Timeline, places: Map):
        self._words = words
        self._mentions = mentions
        self._timeline = timeline
        self._map = places
        self._scene: Scene | None = None

    def of(self, event: Event, act: Act, sentence: Sentence, own: When | None, dates: list[When]) -> Event:
        """The event with the time and the place of the scene that it goes on with, if it has none of its own.

        own: the date by the words of its clause. dates: those of the sentence.
        """
        if not self._is_deed(event) or event.auxiliary or sentence.kind != "body":
            away = event.place is not None and self._scene is not None and event.place != self._scene.place
            if away or "historical" in event.auxiliary:
                self._scene = None  # "in Kinshasa, the ministry accused …", "in 1998 rebels burned …" lead away
            return event
        people = frozenset(self._mentions.identity(head) for head in (*act.actors, *act.recipients))
        if _is_taken_up(act) and self._scene is not None:
            people |= self._scene.people  # "claimed the attack"
        scene = self._scene
        if scene is None or scene.begins == sentence.number or not self._goes_on(scene, event, act, sentence, people):
            self._open(event, sentence, own, people)
            return event
        if own is None and scene.date is not None and (not dates or event.attribution is not None):
            event = with_fields(event, date=scene.date)
        if scene.place is not None and self._is_at(scene, event, own, people):
            event = with_fields(event, place=scene.place)
        self._scene = replace(
            scene,
            date=own or scene.date,
            people=scene.people | people,
            sentence=sentence.number,
            block=sentence.block,
        )
        return event

    def lead(self, sentence: Sentence, dates: list[When]) -> None:
        """Lets a first paragraph set the scene in which no deed was coded: "thousands marched through Tbilisi on Monday"."""
        scene = self._scene
        if sentence.block != self._map.first_block or (scene is not None and scene.sentence == sentence.number):
            return
        verb = _main_verb(sentence)
        if verb is None:
            return
        clause = clause_of(verb)
        place, date = self._map.of_verb(verb, sentence, dates), self._timeline.of_verb(verb, sentence)
        if place is not None or date is not None:
            people = frozenset(self._mentions.identity(head) for head in (*clause.agent, *clause.patient))
            self._scene = Scene(place, date, people, sentence.number, sentence.number, sentence.block)

    def _is_deed(self, event: Event) -> bool:
        """Whether it is done on the spot: not by those who act from their seat."""
        if self._words.deeds.isdisjoint((event.event, f"{event.event}/{event.mode}")):
            return False
        return not any(
            each.sectors[0] in self._words.seated if each.sectors else each.country is not None for each in event.actors
        )

    def _open(self, event: Event, sentence: Sentence, own: When | None, people: frozenset[str]) -> None:
        """A deed with which another scene begins; what else a sentence tells does not change its scene."""
        known = self._scene
        if known is not None and known.begins == sentence.number:
            self._scene = replace(
                known, place=known.place or event.place, date=known.date or own, people=known.people | people
            )
        else:
            self._scene = Scene(event.place, own, people, sentence.number, sentence.number, sentence.block)

    def _goes_on(self, scene: Scene, event: Event, act: Act, sentence: Sentence, people: frozenset[str]) -> bool:
        if sentence.number - scene.sentence > _REACH or sentence.block - scene.block > 1:
            return False
        if event.place is not None or self._words.away.search(sentence.text):
            return False
        if not in_past(act) or (event.attribution is None and _is_perfect(act)):
            return False
        known = not people.isdisjoint(scene.people)
        heads = (*act.actors, *act.recipients)
        if not known and any(_is_named(head) for head in heads):
            return False
        return not self._map.names_another(sentence, scene.place, event)

    def _is_at(self, scene: Scene, event: Event, own: When | None, people: frozenset[str]) -> bool:
        """Whether a deed of the scene has its place: by day and by countries."""
        known = not people.isdisjoint(scene.people)
        if own is not None and scene.date is not None and own.value != scene.date.value and not known:
            return False
        involved = countries_of([*event.actors, *event.recipients])
        return known or not involved or scene.place is None or scene.place.country in involved


def _main_verb(sentence: Sentence) -> Token | None:
    """The verb of what a sentence tells in the past tense: "exploded" in "a bomb exploded, police said"."""
    verb = sentence.span.root
    verb = next((each for each in verb.children if each.dep_ == "ccomp" and is_verb(each)), verb)
    return verb if is_verb(verb) and clause_of(verb).finite.tag_ == "VBD" and not clause_of(verb).negated else None


def _is_taken_up(act: Act) -> bool:
    """Whether an act is a noun that takes up what was told before: "the attack"."""
    return act.trigger.pos_ == "NOUN" and is_definite(act.trigger)


def _is_perfect(act: Act) -> bool:
    clause = act.chain[0] if act.chain else act.clause
    return is_perfect(clause.head)


def _is_named(head: Token) -> bool:
    """Whether a phrase names somebody: "Turkish coastguards", not "the coastguards"."""
    phrase = phrase_of(head)
    words = head.doc[phrase.first.i : phrase.last.i + 1]
    return any(each.pos_ == "PROPN" or each.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"} for each in words)
