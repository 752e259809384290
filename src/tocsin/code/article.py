"""The coding of one article: what the finders give, put together to its record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors import Mentions
from tocsin.code.acts import Act, acts_in
from tocsin.code.affected import Affected
from tocsin.code.at_home import AtHome
from tocsin.code.capacities import Capacities
from tocsin.code.compose import Composer
from tocsin.code.finders import Finders
from tocsin.code.gatherings import same_gathering
from tocsin.code.harmed import Harmed
from tocsin.code.headlines import with_lead
from tocsin.code.judging import Judged, Judging
from tocsin.code.opinion import SUREST, Opinion
from tocsin.code.participants import Participants
from tocsin.code.past import History
from tocsin.code.podium import Podium
from tocsin.code.prospect import as_agreed
from tocsin.code.sayings import Sayings
from tocsin.code.scene import Scenes
from tocsin.code.sentences import Sentences
from tocsin.code.statements import Said
from tocsin.code.telling import Telling
from tocsin.code.threats import Terms, TermsFinder, joined
from tocsin.code.when import Timeline
from tocsin.code.where import Map
from tocsin.model import Actor, Article, Event, Figure, Record, Span, Statement, When
from tocsin.parse import Document, Sentence
from tocsin.parse.verbs import own_subjects

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


@dataclass(frozen=True)
class Done:
    """An act of the text, and what is known of it before it is an event.

    told: as the words tell it; act: as its speaker does it by saying so. likely: how likely each class is, where that was asked.
    stated: the statement that holds it, if one does; said: the same before its speaker is resolved.
    """

    told: Act
    act: Act
    likely: dict[str, float] | None
    stated: Statement | None
    said: Said | None


class Coding:
    """The coding of one article."""

    def __init__(self, finders: Finders, article: Article, document: Document, opinion: Opinion | None = None):
        self._find = finders
        self.article = article
        self.document = document
        self.mentions = Mentions(document, finders.resolver, article.published)
        self.composer = Composer(finders.codebook, finders.lexicon, self.mentions)
        self.sentences = Sentences(self.composer)
        self._telling = Telling(self.mentions, self.composer, finders.scenes)
        self.judging = Judging(opinion, self.mentions, self.composer, self.sentences, self._telling, finders.scenes)
        self._home = AtHome(self.mentions, finders.codebook)
        self._affected = Affected(self.mentions, self.composer)
        self._participants = Participants(self.mentions, self.composer, self._affected, self._home)
        self._capacities = Capacities(self.mentions, self.composer)
        self._harmed = Harmed(self.mentions, self.composer)
        self._timeline = Timeline(finders.dating, article, document, self._tells)
        self._map = Map(finders.placing, document, self.mentions.setting, self._kinds)
        self._terms = TermsFinder(
            finders.codebook.threats,
            document,
            self.composer.at,
            self.composer.else_at,
            self.mentions.known,
            self.mentions.means_state,
            self.composer.who.is_place,
            partial(finders.contexts.mode_by_words, finders.codebook.speech.menace),
            self._timeline.is_deadline,
            self._timeline.ahead,
        )

    def _tells(self, token: Token) -> bool:
        """Whether a word tells an act."""
        return bool(self.composer.at(token))

    def _kinds(self, token: Token) -> list[str]:
        """The event types of the acts that a word tells."""
        return [act.event for act in self.composer.at(token)]

    def mentions_with_speakers(self) -> Mentions:
        """The article's mentions, first persons in quotations standing for who speaks."""
        self._sayings()
        return self.mentions

    def _sayings(self) -> Sayings:
        return Sayings(self._find.codebook, self._find.statements, self.article, self.document, self.mentions)

    def record(self) -> Record:
        """The record of the article."""
        sayings = self._sayings()
        statements = sayings.statements(self._timeline)
        events: list[Event] = []
        terms: list[Terms] = []
        figures: list[Figure] = []
        judged = self.judging.judged(self.document)
        history = History(self._find.past, self.article.published)
        scenes = Scenes(self._find.scenes, self.mentions, self._timeline, self._map)
        podium = Podium(self._find.placing.words.spoken, self._find.scenes, self.mentions, self._timeline, self._map)
        for sentence in self.document.sentences:
            dates = self._timeline.dates(sentence)
            podium.hear(sayings.reported_in(sentence, statements), dates)
            history.enter(sentence)
            here: list[Event] = []
            for done in self._done(judged[sentence.number], sayings, statements):
                number = len(events) + len(here)
                event = self._told(done, sentence, dates, history, scenes, number)
                if event is None:
                    continue
                event = podium.of(event, done.act, sentence, done.said, dates, declared=done.act is not done.told)
                if self._is_told_already(event, here):
                    continue
                here.append(event)
                if event.event == "THREATEN":
                    terms.append(Terms(event, self._terms.of(done.act, event, dates)))
                elif event.event == "REQUEST" and not self._rallies(done.act):
                    demand, deadline = self._terms.demanded(done.act), self._terms.due(done.act, dates)
                    terms.append(Terms(event, demand=demand, deadline=deadline))
            scenes.lead(sentence, dates)
            if not here:
                scenes.pass_by(sentence, dates)
            figures += self._find.figures.figures(sentence, self.document, here, dates, events)
            events += here
        events = with_lead(events, self.document.sentences)
        events = as_agreed(events, self._find.codebook)
        figures = self._find.figures.without_repeats(figures, events, self.article.text)
        return Record(
            article=self.article, events=events, statements=statements, threats=joined(terms), figures=figures
        )

    def _done(self, judged: list[Judged], sayings: Sayings, statements: list[Statement]) -> Iterator[Done]:
        """Acts as told and as their speakers do them; conditions are left out.

        Only as a statement is it known for a threat: "it would send troops if the rebels did not withdraw".
        """
        found = []
        for told, likely in judged:
            act, place = sayings.done_by(told)
            stated, said = (statements[place], sayings.said[place]) if place is not None else (None, None)
            found.append(Done(told, act, likely, stated, said))
        done = [each.act for each in found if each.act is not each.told]
        for each in found:
            if self._is_asked_with(each, found):
                continue
            if not any(self.sentences.spoken_of.is_term(each.told, act) for act in done if act is not each.act):
                yield each

    def _is_asked_with(self, one: Done, found: list[Done]) -> bool:
        """Whether a speaker asks for something in one breath with something before it: "they must leave and | lift the siege"."""
        asks = self._find.codebook.events[one.act.event].group == "request" and one.act is not one.told
        verb = one.told.outermost
        if not asks or verb.dep_ != "conj" or own_subjects(verb):
            return False
        return any(
            each.act.event == one.act.event
            and each.act is not each.told
            and each.act.actors == one.act.actors
            and each.told.outermost == verb.head
            for each in found
        )

    def _told(
        self, done: Done, sentence: Sentence, dates: list[When], history: History, scenes: Scenes, number: int
    ) -> Event | None:
        """The event that an act is; None: too little is told of it. number: that of the event in its article."""
        act, stated = done.act, done.stated
        own = when = self._when(done, sentence)
        span = (stated.start, stated.end) if stated is not None else None
        if own is not None and span is not None and not span[0] <= (own.start or 0) < span[1]:
            own = None  # the day of saying so
        historical = history.holds(act, sentence, when, dates)
        if when is None and stated is not None and not historical:
            when = stated.date  # what is said is as of then
        tries = (self._event(each, sentence, when, historical, number) for each in (act, *self._ended(act)))
        event = next((each for each in tries if each is not None), None)
        if event is None:
            return None
        if done.likely is not None:
            # of what is done by saying so, or ended, the opinion has seen the words only
            kinds = {done.told.event, event.event}
            event = replace(event, confidence=round(SUREST * sum(done.likely.get(each, 0.0) for each in kinds), 2))
        if stated is not None:
            event = replace(event, attribution=stated.id)
        return scenes.of(event, act, sentence, own, dates, span)

    def _when(self, done: Done, sentence: Sentence) -> When | None:
        """The date of an act; what somebody does by stating it happens when it is stated, but not what he only tells as to come."""
        if done.act is done.told or done.stated is None:
            return self._timeline.of(done.act, sentence)
        if done.act.event == done.told.event and "future" in done.act.auxiliary:
            return self._timeline.of(replace(done.told, auxiliary=done.act.auxiliary), sentence)
        return done.stated.date

    def _rallies(self, act: Act) -> bool:
        """Whether somebody asks for protests, by which others are pressed: "called for a strike"."""
        events = self._find.codebook.events
        return any(each.partition("/")[0] == act.event for inner in act.inner for each in events[inner.event].absorbs)

    def _is_told_already(self, event: Event, here: list[Event]) -> bool:
        """Whether one of a sentence's events tells the same gathering; it is put in that one's place if it tells more."""
        kinds = self._find.codebook.ontology.gatherings
        for place, each in enumerate(here):
            both = same_gathering(each, event, kinds)
            if both is not None:
                here[place] = replace(both, id=each.id)
                return True
        return False

    def _event(self, act: Act, sentence: Sentence, when: When | None, historical: bool, number: int) -> Event | None:
        doers, named = self._participants.of(act)
        if not self._telling.is_told(act, doers, named) and not self._telling.is_headed_by(
            act, sentence, [*doers, *named]
        ):
            return None
        book = self._find.codebook
        mode = self._mode(act)
        doers, named = self._capacities.in_person(doers), self._capacities.in_person(named)
        doers = self._capacities.at_work(doers, act.event, mode)
        doers = self._home.of(doers, named, act.event, mode, self._home.states(named))
        affected = self._affected.of(named, doers, act.event, mode, [each.event for each in acts_in(act)])
        if not affected and not act.reciprocal:
            affected = self._participants.elsewhere(act, mode, doers)
        affected = self._home.of(affected, doers, act.event, mode)
        affected = self._harmed.of(affected, doers, act)
        affected = self._capacities.away(affected, doers, act)
        doers = self._capacities.as_of(doers, when, leaving=f"{act.event}/{mode}" in book.ontology.leaves_office)
        dismissed = act.event in book.ontology.dismisses and mode is None
        ousted = any(frame.id in book.ontology.ousts for frame in act.frames)
        affected = self._capacities.as_of(affected, when, leaving=dismissed or ousted)
        affected = self._capacities.as_one(affected)
        # "herders and farmers fought" are two, against each other
        if not act.reciprocal and (affected or act.event not in book.ontology.harmed.across):
            doers = self._capacities.as_one(doers)
        actors, recipients = [each.actor for each in doers], [each.actor for each in affected]
        start, end = self.document.char_span(act.trigger, act.trigger)
        return Event(
            id=f"{self.article.id}.{number}",
            sentence=sentence.number,
            trigger=Span(self.article.text[start:end], start, end),
            event=act.event,
            mode=mode,
            quad=book.events[act.event].quad,
            score=book.score(act.event, mode),
            contexts=self._find.contexts.contexts(act, mode, sentence, actors, recipients),
            auxiliary=self._find.auxiliaries.modes(act, historical=historical, to_come=self._timeline.is_to_come(when)),
            actors=actors,
            recipients=recipients,
            # an undated memory has no date, undated news that of its report
            date=when or (None if historical else self._timeline.written),
            place=self._map.of(act, sentence, mode, actors, recipients, self._timeline.dates(sentence)),
            cameo=book.cameo(act.event, mode),
            rule=act.rule,
            confidence=_confidence(act, actors, recipients),
        )

    def _ended(self, act: Act) -> Iterator[Act]:
        """What an act ends, which a noun tells though nobody may be known who ends it: "the deal ended a walkout by pilots"."""
        ends = self._find.codebook.events[act.event].ends
        return (each for each in act.inner if each.event in ends and each.clause.kind == "noun")

    def _mode(self, act: Act) -> str | None:
        """The mode of an act; of a threat by what it threatens."""
        menaces = act.event == self._find.codebook.speech.menace
        return self._terms.mode(act) if menaces else self._find.contexts.mode(act)


def _confidence(act: Act, actors: list[Actor], recipients: list[Actor]) -> float:
    """How far the parts of an event are backed by the text, from 0 to 1: less for each thing missing."""
    missing = [
        not any(actor.via != "unresolved" for actor in actors),
        not any(actor.via != "unresolved" for actor in recipients) and not act.reciprocal,
        act.clause.kind == "noun",
        len(act.frames) > 2,
    ]
    return round(0.95 - 0.15 * sum(missing), 2)
