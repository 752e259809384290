"""The scene of an article: a deed that names no time or place of its own goes on where the one before it happened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from msgspec.structs import replace as with_fields

from tocsin.code.named_places import countries_of
from tocsin.code.past import in_past
from tocsin.code.when import Timeline
from tocsin.code.where import Map
from tocsin.parse.clauses import clause_of
from tocsin.parse.nominals import is_definite
from tocsin.parse.phrases import phrase_of
from tocsin.parse.verbs import is_perfect, is_verb

if TYPE_CHECKING:
    from tocsin.code.actors import Mentions
    from tocsin.code.acts import Act
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
    #: Countries of those who take part in its deeds.
    countries: frozenset[str]
    #: Those who met there, if it is the scene of a meeting (`_parties`).
    parties: frozenset[tuple[str | None, ...]]
    #: Numbers of the sentence that it begins in, of its last one and of that one's block.
    begins: int
    sentence: int
    block: int


class SceneWords:
    """What is made once from a codebook to follow the scenes of every article."""

    def __init__(self, codebook: Codebook):
        words = codebook.places
        self.deeds = words.deeds
        self.joint = words.joint
        self._kinds = frozenset(each.partition("/")[0] for each in words.deeds)
        self.seated = words.seated
        self.away = re.compile(rf"\b(?i:{'|'.join(map(re.escape, words.away)) or '(?!)'})\b")

    def is_deed(self, event: str) -> bool:
        """Whether acts of a type are done on the spot, in some mode at least."""
        return event in self._kinds


class Scenes:
    """Follows the scene through one article, deed by deed, in order."""

    def __init__(self, words: SceneWords, mentions: Mentions, timeline: Timeline, places: Map):
        self._words = words
        self._mentions = mentions
        self._timeline = timeline
        self._map = places
        self._scene: Scene | None = None
        #: The scenes so far, by the word that told their first deed.
        self._known: list[tuple[str, Scene]] = []

    def of(
        self,
        event: Event,
        act: Act,
        sentence: Sentence,
        own: When | None,
        dates: list[When],
        told: tuple[int, int] | None = None,
    ) -> Event:
        """The event with the time and the place of the scene that it goes on with, if it has none of its own.

        own: the date by the words of its clause. dates: those of the sentence. told: where the statement stands that tells it, if
        one does: a place outside of it is where it was said.
        """
        if self._words.joint & {event.event} and not event.auxiliary and sentence.kind == "body":
            met = self._meeting(event, act, sentence, own, dates)
            if met is not None:
                return met
        if not self._is_deed(event) or event.auxiliary or sentence.kind != "body":
            away = event.place is not None and self._scene is not None and event.place != self._scene.place
            if away or "historical" in event.auxiliary:
                self._scene = None  # "in Kinshasa, the ministry accused …", "in 1998 rebels burned …" lead away
            return event
        people = frozenset(self._mentions.identity(head) for head in (*act.actors, *act.recipients))
        self._comes_back([act.trigger] if act.trigger.pos_ == "NOUN" else [], sentence)
        if self._is_taken_up(act) and self._scene is not None:
            people |= self._scene.people  # "claimed the attack"
        scene = self._scene
        if scene is not None and scene.begins == sentence.number and self._ends_in(scene, event, act, sentence, people):
            return self._on_its_day(with_fields(event, place=scene.place), scene, act, own, dates)
        if (
            scene is None
            or scene.parties
            or scene.begins == sentence.number
            or not self._goes_on(scene, event, act, sentence, people, told)
        ):
            if own is None and not dates and scene is not None and self._moves_on(scene, event, act, sentence, people):
                own = scene.date
                event = with_fields(event, date=own or event.date)
            if scene is not None and self._is_of_one_sentence(scene, event, act, sentence):
                event = self._on_its_day(event, scene, act, own, dates)
            self._open(event, sentence, own, people)
            if self._scene is not None:
                self._known.append((act.trigger.lemma_.lower(), self._scene))
            return event
        if own is None and scene.date is not None and (not dates or event.attribution is not None):
            event = with_fields(event, date=scene.date)
        if scene.place is not None and self._is_at(scene, event, sentence, own, people):
            event = with_fields(event, place=scene.place)
        self._scene = replace(
            scene,
            date=own or scene.date,
            people=scene.people | people,
            countries=scene.countries | _lands(event),
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
        doers = [actor for head in clause.agent for actor in self._mentions.actors(head)] if scene is None else []
        country = next(iter(countries_of(doers)), None)
        place = self._map.of_verb(verb, sentence, dates, country)
        date = self._timeline.of_verb(verb, sentence)
        if place is not None or date is not None:
            people = frozenset(self._mentions.identity(head) for head in (*clause.agent, *clause.patient))
            self._scene = Scene(
                place, date, people, frozenset(), frozenset(), sentence.number, sentence.number, sentence.block
            )

    def pass_by(self, sentence: Sentence, dates: list[When]) -> None:
        """Lets a sentence lead to another scene in which nothing was coded: "In Kharkiv, nationalists threw eggs. Police held three"."""
        verb = _main_verb(sentence) if sentence.kind == "body" and sentence.block != self._map.first_block else None
        if verb is not None and self._comes_back(clause_of(verb).agent, sentence):
            return
        place = self._map.of_adjunct(verb, sentence, dates) if verb is not None else None
        if verb is None or place is None or (self._scene is not None and place == self._scene.place):
            return
        clause = clause_of(verb)
        people = frozenset(self._mentions.identity(head) for head in (*clause.agent, *clause.patient))
        date = self._timeline.of_verb(verb, sentence)
        self._scene = Scene(
            place, date, people, frozenset(), frozenset(), sentence.number, sentence.number, sentence.block
        )

    def _comes_back(self, nouns: Iterable[Token], sentence: Sentence) -> bool:
        """Whether one of some nouns comes back to the one deed of its kind that was told: "The march went off quietly. Police held three"."""
        for noun in nouns:
            known = self._known if self._timeline.takes_up(noun) else []
            told = [scene for word, scene in known if self._timeline.alike(noun, word)]
            if told and len({(each.place, each.date) for each in told}) == 1:
                self._scene = replace(told[-1], sentence=sentence.number, block=sentence.block)
                return True
        return False

    def _is_taken_up(self, act: Act) -> bool:
        """Whether an act takes up what was told before: by its own noun ("the attack"), or "in the strike"."""
        if act.trigger.pos_ == "NOUN" and is_definite(act.trigger):
            return True
        return any(self._timeline.takes_up(each) for each in (*act.clause.oblique("in"), *act.clause.oblique("during")))

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
            place = event.place if is_inside(event.place, known.place) else known.place or event.place
            self._scene = replace(
                known,
                place=place,
                date=known.date or own,
                people=known.people | people,
                countries=known.countries | _lands(event),
            )
        else:
            self._scene = Scene(
                event.place, own, people, _lands(event), frozenset(), sentence.number, sentence.number, sentence.block
            )

    def _meeting(self, event: Event, act: Act, sentence: Sentence, own: When | None, dates: list[When]) -> Event | None:
        """What those who met do together with the time and place of their meeting; None: it is no such act."""
        parties = frozenset((each.entity or each.name, each.country, *each.sectors[:1]) for each in event.actors)
        scene = self._scene
        if event.place is not None and act.reciprocal and len(parties) > 1:
            self._scene = Scene(
                event.place, own, frozenset(), frozenset(), parties, sentence.number, sentence.number, sentence.block
            )
            return event
        if scene is None or not parties or not parties <= scene.parties or event.attribution is not None:
            return None
        if scene.begins == sentence.number or not self._is_next(scene, sentence) or not in_past(act):
            return None
        if self._words.away.search(sentence.text) or self._map.names_another(sentence, scene.place, event, act):
            return None
        date = scene.date if own is None and not dates and scene.date is not None else event.date
        self._scene = replace(scene, sentence=sentence.number, block=sentence.block)
        return with_fields(event, place=event.place or scene.place, date=date)

    def _ends_in(self, scene: Scene, event: Event, act: Act, sentence: Sentence, people: frozenset[str]) -> bool:
        """Whether it is what came of the deed that its sentence began with: "bombed a school in Tyre, and six were killed"."""
        if event.place is not None or scene.place is None or self._words.away.search(sentence.text):
            return False
        if event.actors and people.isdisjoint(scene.people) and _has_strangers(scene, event, act):
            return False
        if self._map.is_unknown(act, event.mode, sentence):
            return False  # "arrested in Jos and held in Kakuri prison"
        return in_past(act) and not self._map.names_another(sentence, scene.place, event, act)

    def _is_of_one_sentence(self, scene: Scene | None, event: Event, act: Act, sentence: Sentence) -> bool:
        """Whether a sentence has told another deed there: "in Bogota police used tear gas against students who threw stones"."""
        if scene is None or scene.date is None or scene.begins != sentence.number or not in_past(act):
            return False
        return event.place == scene.place

    def _on_its_day(self, event: Event, scene: Scene, act: Act, own: When | None, dates: list[When]) -> Event:
        """An event with the day of the scene that its sentence begins, if it and its sentence tell no other."""
        if own is not None or scene.date is None or _is_perfect(act) or not _names_no_other(dates, scene):
            return event
        return with_fields(event, date=scene.date)

    def _is_next(self, scene: Scene, sentence: Sentence) -> bool:
        """Whether a sentence stands near enough for the scene to go on in it."""
        return sentence.number - scene.sentence <= _REACH and sentence.block - scene.block <= 1

    def _goes_on(
        self,
        scene: Scene,
        event: Event,
        act: Act,
        sentence: Sentence,
        people: frozenset[str],
        told: tuple[int, int] | None,
    ) -> bool:
        if not self._is_next(scene, sentence):
            return False
        if event.place is not None or self._words.away.search(sentence.text):
            return False
        if not in_past(act) or (event.attribution is None and _is_perfect(act)):
            return False
        known = not people.isdisjoint(scene.people)
        if not known and _has_strangers(scene, event, act):
            return False
        return not self._map.names_another(sentence, scene.place, event, act, told)

    def _moves_on(self, scene: Scene, event: Event, act: Act, sentence: Sentence, people: frozenset[str]) -> bool:
        """Whether those of a scene do something elsewhere in the same country, on the same day if no other is told."""
        if event.place is None or scene.place is None or event.place.country != scene.place.country:
            return False
        if not self._is_next(scene, sentence) or not in_past(act) or self._words.away.search(sentence.text):
            return False
        if people.isdisjoint(scene.people) and _has_strangers(scene, event, act):
            return False
        return event.attribution is not None or not _is_perfect(act)

    def _is_at(self, scene: Scene, event: Event, sentence: Sentence, own: When | None, people: frozenset[str]) -> bool:
        """Whether a deed of the scene has its place: by day, or in one paragraph, and by countries."""
        known = not people.isdisjoint(scene.people)
        another = own is not None and scene.date is not None and own.value != scene.date.value
        if another and not known and sentence.block != scene.block:
            return False
        involved = countries_of([*event.actors, *event.recipients])
        return known or not involved or scene.place is None or scene.place.country in involved


def is_inside(place: Place | None, other: Place | None) -> bool:
    """Whether a town lies in a region or country, or a region in a country: "police in Serbia … through Novi Sad"."""
    if place is None or other is None or place.country != other.country:
        return False
    within = other.precision == "country" or (other.precision == "region" and place.admin1 == other.admin1)
    return within and place.precision in {"city", "exact", "region"} and place.precision != other.precision


def _main_verb(sentence: Sentence) -> Token | None:
    """The verb of what a sentence tells in the past tense: "exploded" in "a bomb exploded, police said"."""
    verb = sentence.span.root
    verb = next((each for each in verb.children if each.dep_ == "ccomp" and is_verb(each)), verb)
    return verb if is_verb(verb) and clause_of(verb).finite.tag_ == "VBD" and not clause_of(verb).negated else None


def _is_perfect(act: Act) -> bool:
    clause = act.chain[0] if act.chain else act.clause
    return is_perfect(clause.head)


def _names_no_other(dates: list[When], scene: Scene | None) -> bool:
    """Whether a sentence names no date, or only that of the scene: "blocked a road on Tuesday; police arrested seven"."""
    return all(scene is not None and scene.date is not None and each.value == scene.date.value for each in dates)


def _lands(event: Event) -> frozenset[str]:
    return frozenset(countries_of([*event.actors, *event.recipients]))


def _has_strangers(scene: Scene, event: Event, act: Act) -> bool:
    """Whether an act names somebody who was not there: by a proper name, or as people of a country that has no part in the scene."""
    home = {scene.place.country} if scene.place is not None else set()
    foreign = not _lands(event) <= home | scene.countries
    return any(_is_named(head, national=foreign) for head in (*act.actors, *act.recipients))


def _is_named(head: Token, *, national: bool) -> bool:
    """Whether a phrase names somebody: "Turkish coastguards", not "the coastguards". national: a nationality is a name."""
    phrase = phrase_of(head)
    words = head.doc[phrase.first.i : phrase.last.i + 1]
    return any(
        (each.pos_ == "PROPN" and each.ent_type_ != "NORP")
        or each.ent_type_ in {"GPE", "ORG", "PERSON"}
        or (national and each.ent_type_ == "NORP")
        for each in words
    )
