"""Where a passage plays: the country that those belong to of whom the text does not say whose they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from tocsin.code.actors.whose.about import LEAD, about_by_names, subject_country
from tocsin.code.actors.whose.home import Home
from tocsin.code.actors.whose.phrases import Phrases
from tocsin.code.actors.whose.places import Places
from tocsin.code.actors.whose.scenes import Scenes
from tocsin.code.actors.whose.sections import Sections
from tocsin.parse.arguments import surface_subject
from tocsin.parse.nominals import is_definite
from tocsin.parse.phrases import LOCATIVE
from tocsin.parse.relations import NOMINAL_SUBJECT, PLACE_LABELS

if TYPE_CHECKING:
    from tocsin.parse import Sentence
    from tocsin.parse.tokens import Token

#: Acronyms of countries have at most so many letters.
_ACRONYM = 3


class Whereabouts:
    """Tells where the passages of one article play.

    told: the country of a phrase by its own words or those of another mention of the same.
    """

    def __init__(self, phrases: Phrases, home: Home, told: Callable[[Token], str | None]):
        self._phrases = phrases
        self._home = home
        self._document = phrases.document
        self._kinds = phrases.kinds
        self._told = told
        self._only: dict[int, str | None] = {}
        about = about_by_names(phrases)
        if about.country is not None:
            about = replace(about, country=Places(phrases, about).where_it_plays())
        #: Which countries the article is about.
        self.about = about
        self._places = Places(phrases, about)
        #: Where its sentences play.
        self.scenes = Scenes(phrases, about, self._places)

    def topic(self, head: Token) -> str | None:
        """The country that the passage of a phrase is about."""
        return self._topics.get(self._document.sentence_of(head).number)

    def headed(self, head: Token) -> str | None:
        """The country that heads the part of a round-up in which a phrase stands: "HAITI. Gangs attacked the hospital"."""
        return self.sections.country(self._document.sentence_of(head).block)

    def only(self, head: Token) -> str | None:
        """The one country that a phrase's sentence names, in whatever way; the topic of the passage where it names none."""
        sentence = self._document.sentence_of(head)
        if sentence.number not in self._only:
            headed = self.sections.country(sentence.block)
            named = {headed} if headed is not None else self.scenes.named_in(sentence)
            found = named or {self.topic(head)} - {None, *self._kinds.international}
            self._only[sentence.number] = found.pop() if len(found) == 1 else None
        return self._only[sentence.number]

    def opened_in(self, head: Token) -> str | None:
        """The country of the place that a phrase's sentence, or the last before it in the paragraph to have one, opens with."""
        here = self._document.sentence_of(head)
        before = [each for each in self._document.sentences[: here.number + 1] if each.block == here.block]
        if is_definite(head):
            before = [here]  # who was told of before may be taken up
        return next((code for each in reversed(before) if (code := self._opening(each)) is not None), None)

    def set_in(self, head: Token) -> str | None:
        """The country where what is told before a phrase in its paragraph happens, where that says it: "shots fell near Spin Boldak. Shells hit two villages"."""
        here = self._document.sentence_of(head)
        before = [each for each in self._document.sentences[: here.number] if each.block == here.block]
        for each in reversed(before):
            if (found := self.scenes.scene(each.span.root)) is not None:
                return found
        return None

    @cached_property
    def sections(self) -> Sections:
        """The parts of a round-up, each headed by a place."""
        return Sections(self._phrases, self.scenes.countries_at, self.about.country)

    @cached_property
    def _topics(self) -> dict[int, str]:
        """For each sentence the country that its passage is about.

        That is the country of the place that the sentence opens with ("In Ashgabat,"), else of the last subject before it
        in its paragraph, else of the last such paragraph, the dateline included. Those who only comment, whose country the
        article hardly names besides, do not change it, nor do international bodies and the towns that they speak from.
        """
        topics: dict[int, str] = {}
        block, topic, last, aside, headed = -1, None, self.about.dated_from, False, None
        for sentence in self._document.sentences:
            if sentence.block != block:
                block, topic, aside = sentence.block, None, False
                headed = self.sections.country(block)
                returns = sentence.number >= LEAD and self.about.country is not None
                last = self.about.country if self.sections.are_several or returns else last
            if headed is not None:
                topics[sentence.number] = last = headed
                continue
            whose = subject_country(self._phrases, self.about.named, sentence, self._told) or self._of_scene(sentence)
            abroad = whose in self._kinds.international
            opening = None if abroad else self._opening(sentence)
            told = whose if whose is not None and self._may_be_topic(sentence, whose) else None
            if told is not None and self._only_addresses(sentence, told, topic or last or self.about.country):
                told = None
            # what an international body does, it does about the country that it names
            dealt_with = self.scenes.only_named(sentence) if abroad else None
            here = opening or dealt_with or topic or last or told or self.about.country
            if here is not None:
                topics[sentence.number] = here
            topic = opening or told or topic
            # a glance over the border is over with its paragraph, and so is what somebody from abroad says
            rare = self.about.country is not None and not self.about.is_spoken_of(opening or told)
            if opening is not None or told is not None:
                aside = rare or (opening is not None and self._looks_next_door(sentence))
            last = last if aside else topic or last
        return topics

    def _are_locals(self, sentence: Sentence) -> bool:
        """Whether those of whom a sentence tells are ordinary people, who gather where they live: "In Niamey, thousands gathered"."""
        kinds = self._kinds
        doers = surface_subject(sentence.span.root)
        return bool(doers) and all(
            each.pos_ == "NOUN" and each.lemma_.lower() in kinds.people and self._phrases.country_of(each) is None
            for each in doers
        )

    def _looks_next_door(self, sentence: Sentence) -> bool:
        """Whether a sentence opens with another country than the one told of: "In neighbouring Niger"."""
        ahead = (word for child in sentence.span.root.lefts if child.dep_ == "prep" for word in child.subtree)
        return any(word.lower_ in self._kinds.nouns.others for word in ahead)

    def _may_be_topic(self, sentence: Sentence, country: str) -> bool:
        """Whether what somebody of a country does is what a passage is about: it is named often, or done in a place there, or by
        its parliament, people or police."""
        doers = (self._phrases.own(each)[0] for each in surface_subject(sentence.span.root))
        if self.about.is_spoken_of(country) or any(map(self._home.acts_at_home, doers)):
            return True
        return any(
            self._places.of_place(each) == country and not self._places.is_only_venue(each) for each in sentence.span
        )

    def _only_addresses(self, sentence: Sentence, country: str, before: str | None) -> bool:
        """Whether a state only says or does something to the one that a passage tells of: "Washington urged the president to free them".

        Of two that an article is about, each does its own.
        """
        root = sentence.span.root
        if before in {None, country}:
            return False
        places = {self._places.of_place(each) for each in sentence.span}
        side = country in self.about.pair and self.about.is_spoken_of(country) and country in self._led_with
        away = before in places or self._tells_of_others(root) or (self._addresses(root) and not side)
        if country in places or not away:
            return False
        return any(self._home.is_of_state(self._phrases.own(each)[0]) for each in surface_subject(root))

    @cached_property
    def _led_with(self) -> set[str | None]:
        """The countries that a headline and the first sentence name: those of whose deeds an article tells."""
        headed = [not each.span.text.rstrip().endswith(".") for each in self._document.sentences[:1]]
        lead = self._document.sentences[: 1 + sum(headed)]
        return {code for sentence in lead for code in self.scenes.named_in(sentence)}

    def _addresses(self, verb: Token) -> bool:
        return verb.lemma_.lower() in self._kinds.addresses

    def _tells_of_others(self, verb: Token) -> bool:
        """Whether those of whose deed somebody tells are nobody's by the text: "rebels had fired, the French army said"."""
        if verb.lemma_.lower() not in self._kinds.says:
            return False
        told = [child for child in verb.children if child.dep_ == "ccomp"]
        doers = [each for clause in told for each in surface_subject(clause)]
        return bool(doers) and all(self._phrases.country_of(each) is None and each.pos_ == "NOUN" for each in doers)

    def _of_scene(self, sentence: Sentence) -> str | None:
        """The country in which those act whom a sentence's subject names without one: "gunmen stormed a village in Tillaberi"."""
        subject = next(iter(surface_subject(sentence.span.root)), None)
        if (
            subject is None
            or subject.pos_ != "NOUN"
            or not self._phrases.resolver.words.is_role(subject.lemma_.lower())
        ):
            return None
        return self.scenes.scene(subject)

    def _opening(self, sentence: Sentence) -> str | None:
        """The country of a place named before the subject, or as a heading: "In Ashgabat, the minister said", "ASTANA, March 4", "HAITI."."""
        if (headed := self.sections.line(sentence)) is not None:
            return headed
        for child in sentence.span.root.lefts:
            for token in child.subtree:
                within = child.dep_ == "prep" and child.lower_ in LOCATIVE and token.head == child
                named = token.ent_type_ in PLACE_LABELS or (
                    within and token.pos_ == "PROPN" and self._places.country(token)
                )
                if named and ((child.dep_ == "prep" and not _is_left(token, child)) or _is_in_capitals(token)):
                    place = _within_name(token)
                    away = self._places.is_only_venue(place) and not self._are_locals(sentence)
                    return None if away else self._places.country(place)
            if child.dep_ in NOMINAL_SUBJECT:
                break
        return None


def _is_in_capitals(word: Token) -> bool:
    """Whether a word is set in capitals as a dateline's town is, and is no acronym, which always is: "ASTANA", not "UAE"."""
    return word.is_upper and len(word) > _ACRONYM


def _is_left(place: Token, preposition: Token) -> bool:
    """Whether a place within a phrase that a preposition opens is where something comes from: "on the road from Senegal"."""
    word = place
    while word not in {preposition, word.head}:
        if word.dep_ == "prep" and word.lower_ == "from":
            return True
        word = word.head
    return False


def _within_name(word: Token) -> Token:
    """The last word of the name that one belongs to: "In the Kurdistan | Region"."""
    while word.dep_ in {"compound", "nmod"} and word.head.i > word.i:
        word = word.head
    return word
