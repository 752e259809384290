"""The coding of one article: what the finders of this room give, put together to its record."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors import Mentions, Resolver
from tocsin.code.actors.features import is_definite
from tocsin.code.acts import Act
from tocsin.code.authors import Authors
from tocsin.code.auxiliary import Auxiliaries
from tocsin.code.compose import Composer
from tocsin.code.contexts import Contexts
from tocsin.code.dated import Dating
from tocsin.code.figures import FigureFinder
from tocsin.code.gatherings import same_gathering
from tocsin.code.harmed import Harmed
from tocsin.code.headlines import with_lead
from tocsin.code.lexicon import Lexicon, lemmas
from tocsin.code.opinion import NONE, SEQUEL, VETO, Opinion, in_passage
from tocsin.code.participants import Participant, Participants
from tocsin.code.past import Past
from tocsin.code.places import PlaceNames
from tocsin.code.placing import Placing
from tocsin.code.podium import Podium, Report
from tocsin.code.scene import Scenes, SceneWords
from tocsin.code.sentences import Sentences
from tocsin.code.speech import declared
from tocsin.code.statements import Said, StatementFinder
from tocsin.code.threats import Terms, TermsFinder, joined
from tocsin.code.when import Timeline
from tocsin.code.where import Map
from tocsin.codebook import Codebook
from tocsin.knowledge.gazetteer import Gazetteer
from tocsin.model import Actor, Article, Event, Figure, Record, Span, Statement, When
from tocsin.parse import Document, Sentence
from tocsin.parse.clauses import clause_of
from tocsin.parse.phrases import LOCATIVE

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


@dataclass(frozen=True)
class Finders:
    """What is made once from a codebook and used for every article."""

    codebook: Codebook
    resolver: Resolver
    lexicon: Lexicon
    auxiliaries: Auxiliaries
    contexts: Contexts
    statements: StatementFinder
    figures: FigureFinder
    past: Past
    dating: Dating
    placing: Placing
    scenes: SceneWords


def make_finders(codebook: Codebook, resolver: Resolver, gazetteer: Gazetteer) -> Finders:
    """The finders of a codebook."""
    auxiliaries, past = Auxiliaries(codebook), Past(codebook)
    return Finders(
        codebook,
        resolver,
        Lexicon(codebook),
        auxiliaries,
        Contexts(codebook),
        StatementFinder(codebook),
        FigureFinder(codebook, resolver.words.names),
        past,
        Dating(codebook, auxiliaries, past),
        Placing(codebook, PlaceNames(codebook, resolver.words.names, gazetteer)),
        SceneWords(codebook),
    )


#: The family of acts by which somebody gives way.
_YIELDING = "yield"


class Coding:
    """The coding of one article."""

    def __init__(self, finders: Finders, article: Article, document: Document, opinion: Opinion | None = None):
        self._find = finders
        self._opinion = opinion
        self.article = article
        self.document = document
        #: What is told of a phrase for the second opinion, which asks for the same phrases with each act of a sentence.
        self._described: dict[Token, str] = {}
        self._standing: dict[Token, str] = {}
        self.mentions = Mentions(document, finders.resolver, article.published)
        self.composer = Composer(finders.codebook, finders.lexicon, self.mentions)
        self.sentences = Sentences(self.composer)
        self._participants = Participants(self.mentions, self.composer)
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
        self._said()
        return self.mentions

    def describe(self, head: Token) -> str:
        """In a few words what is known of those whom a phrase names, for the second opinion."""
        found = self._described.get(head)
        if found is None:
            found = self._described[head] = self._describe(head)
        return found

    def _describe(self, head: Token) -> str:
        first = self.mentions.referents(head)[0]
        who = first.sectors[0] if first.sectors else "state" if first.country else "known" if first.known else "unknown"
        if who == "unknown" and self._tells(head):
            who = "deed"
        return f"{who}/{head.ent_type_ or head.pos_}"

    def standing(self, head: Token) -> str:
        """The sector of those whom a phrase names ("-": none), "+" if their country is known, "?" if they are not."""
        found = self._standing.get(head)
        if found is None:
            found = self._standing[head] = self._stands(head)
        return found

    def _stands(self, head: Token) -> str:
        first = self.mentions.referents(head)[0]
        sector = first.sectors[0] if first.sectors else "-"
        return f"{sector}{'+' if first.country else ''}{'' if first.known else '?'}"

    def _said(self) -> list[Said]:
        authors = Authors(self._find.codebook.speech.messages, self.document, self.mentions.known)
        said = [
            each if each.speaker is None else dataclasses.replace(each, speaker=authors.of(each.speaker))
            for each in self._find.statements.statements(self.document)
        ]
        for each in said:
            if each.kind == "direct" or self._in_first_person(each):
                self.mentions.quote(each.start, each.end, each.speaker)
        return said

    def _in_first_person(self, said: Said) -> bool:
        """Whether words before the verb of saying are the speaker's own: "Go or we will shoot, the guards told them"."""
        if said.verb is None or said.sentence is None or said.end > self.document.offset(said.verb):
            return False
        offset = said.sentence.offset
        inside = [token for token in said.sentence.span if said.start <= token.idx + offset < said.end]
        return any("1" in token.morph.get("Person", []) for token in inside)

    def record(self) -> Record:
        """The record of the article."""
        said = self._said()
        statements = [self._statement(number, each) for number, each in enumerate(said)]
        events: list[Event] = []
        terms: list[Terms] = []
        figures: list[Figure] = []
        judged = self._judged()
        #: Number of the paragraph that has turned to history.
        past_block: int | None = None
        block: int | None = None
        scenes = Scenes(self._find.scenes, self.mentions, self._timeline, self._map)
        podium = Podium(self._find.placing.spoken, self._find.scenes, self.mentions, self._timeline, self._map)
        for sentence in self.document.sentences:
            dates = self._timeline.dates(sentence)
            podium.hear([each for each in zip(said, statements, strict=True) if each[0].sentence is sentence], dates)
            if past_block != sentence.block:
                past_block = None
            first, block = block not in {None, sentence.block}, sentence.block
            here: list[Event] = []
            for told, act, likely, place in self._stated(judged[sentence.number], said):
                stated = statements[place] if place is not None else None
                own = when = self._when(told, act, sentence, stated)
                span = (stated.start, stated.end) if stated is not None else None
                if own is not None and span is not None and not span[0] <= (own.start or 0) < span[1]:
                    own = None  # the day of saying so
                historical = self._find.past.historical(act, sentence, when, self.article.published)
                if historical and self._find.past.sets_scene(act, sentence, when, first=first):
                    past_block = sentence.block
                elif past_block == sentence.block and self._find.past.goes_on(act, dates):
                    historical = True
                if when is None and stated is not None and not historical:
                    when = stated.date  # what is said is as of then
                number = len(events) + len(here)
                tries = (self._event(each, sentence, when, historical, number) for each in (act, *self._ended(act)))
                event = next((each for each in tries if each is not None), None)
                if event is None:
                    continue
                event = _with_source(event, likely.get(told.event, 0.0) if likely is not None else None, stated)
                event = scenes.of(event, act, sentence, own, dates, span)
                report = (
                    Report(said[place], stated, act is not told) if stated is not None and place is not None else None
                )
                event = podium.of(event, act, sentence, report, dates)
                if self._is_told_already(event, here):
                    continue
                here.append(event)
                if event.event == "THREATEN":
                    terms.append(Terms(event, self._terms.of(act, event, dates)))
                elif event.event == "REQUEST" and not self._rallies(act):
                    terms.append(Terms(event, demand=self._terms.demanded(act), deadline=self._terms.due(act, dates)))
            scenes.lead(sentence, dates)
            figures += self._find.figures.figures(sentence, self.document, here, dates, events)
            events += here
        events = with_lead(events, self.document.sentences)
        figures = self._find.figures.without_repeats(figures, events, self.article.text)
        return Record(
            article=self.article, events=events, statements=statements, threats=joined(terms), figures=figures
        )

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

    def _when(self, told: Act, act: Act, sentence: Sentence, stated: Statement | None) -> When | None:
        """The date of an act; what somebody does by stating it happens when it is stated, but not what he only tells as to come.

        told: the act as the words tell it; act: as its speaker does it. stated: the statement that holds it, if one does.
        """
        if act is told or stated is None:
            return self._timeline.of(act, sentence)
        if act.event == told.event and "future" in act.auxiliary:
            return self._timeline.of(replace(told, auxiliary=act.auxiliary), sentence)
        return stated.date

    def _stated(
        self, acts: list[tuple[Act, dict[str, float] | None]], said: list[Said]
    ) -> Iterator[tuple[Act, Act, dict[str, float] | None, int | None]]:
        """Acts as told and as their speakers do them, likelihoods and numbers of statements; conditions are left out.

        Only as a statement is it known for a threat: "it would send troops if the rebels did not withdraw".
        """
        found = []
        for told, likely in acts:
            place = self._holder(said, self.document.offset(told.trigger))
            act = told if place is None else self._as_said(told, said[place])
            act = self._as_refused(told) if act is told else act
            found.append((told, act, likely, place))
        stated = [act for told, act, *_ in found if act is not told]
        for each in found:
            if not any(self.sentences.spoken_of.is_term(each[0], act) for act in stated if act is not each[1]):
                yield each

    def _judged(self) -> dict[int, list[tuple[Act, dict[str, float] | None]]]:
        """The acts of each sentence that the second opinion lets pass, with the likelihood of each class."""
        acts = [
            (sentence.number, act)
            for sentence in self.document.sentences
            for act in self.sentences.acts(list(sentence.span))
        ]
        found: dict[int, list[tuple[Act, dict[str, float] | None]]] = {
            sentence.number: [] for sentence in self.document.sentences
        }
        if self._opinion is None:
            for number, act in acts:
                found[number].append((act, None))
            return found
        opinions = [self._likelihoods(self._opinion, act) for _, act in acts]
        nones = in_passage([likely[NONE] for likely in opinions])
        passed: list[tuple[int, Act]] = []
        for (number, act), likely, none in zip(acts, opinions, nones, strict=True):
            if none <= VETO or (none <= SEQUEL and self._goes_on(act, number, passed)):
                found[number].append((act, likely))
                passed.append((number, act))
        return found

    def _goes_on(self, act: Act, number: int, passed: list[tuple[int, Act]]) -> bool:
        """Whether an act is a deed of those who did or underwent one just before: "He also killed a spectator"."""
        near = [each for place, each in passed if place >= number - 2 and self._find.scenes.is_deed(each.event)]
        if not near or not self._find.scenes.is_deed(act.event):
            return False
        if self._by_deed(act) and any(each.event == act.event for each in near):
            return True
        people = {self.mentions.identity(head) for each in near for head in (*each.actors, *each.recipients)}
        return any(self.mentions.identity(head) in people for head in (*act.actors, *act.recipients))

    def _by_deed(self, act: Act) -> bool:
        """Whether the subject takes up a deed that was told before: "the raid also killed two guards"."""
        return self._find.scenes.is_deed(act.event) and any(
            head.pos_ == "NOUN"
            and is_definite(head)
            and any(frame.event == act.event for frame, _ in self._find.lexicon.frames(head))
            for head in act.clause.agent
        )

    def _likelihoods(self, opinion: Opinion, act: Act) -> dict[str, float]:
        """How likely each class is; of an act and what it ended in the one counts that is more surely an event."""
        each = [opinion.of(one.trigger, one, self.describe, self.standing) for one in (act, *act.results)]
        return min(each, key=lambda likely: likely[NONE])

    def _as_refused(self, act: Act) -> Act:
        """Who will not give way refuses to, whoever tells it: "Israel will not free the prisoners"."""
        if self._find.codebook.events[act.event].group != _YIELDING:
            return act
        clause, refusing = act.chain[0] if act.chain else act.clause, set(self._find.codebook.speech.refusing)
        doer = next((each for each in act.actors if self.mentions.known(each)), None)
        if doer is None or not clause.negated or refusing.isdisjoint(clause.auxiliaries):
            return act
        return declared(act, doer, self._find.codebook, self.mentions)

    def _as_said(self, act: Act, said: Said) -> Act:
        """An act inside a statement: the one that its speaker does by stating it, if that is one."""
        if said.speaker is None or act.trigger == said.verb:
            return act
        # "Leave the island, the coast guard told the crew" are the speaker's own words, too
        fronted = said.verb is not None and said.end <= self.document.offset(said.verb)
        addressed = self._addressed(said.verb)
        quoted = said.kind == "direct" or fronted
        warned = self._warns(said.verb, said.speaker)
        return declared(act, said.speaker, self._find.codebook, self.mentions, addressed, quoted=quoted, warned=warned)

    def _warns(self, verb: Token | None, speaker: Token) -> bool:
        """Whether a state, its forces or an armed group warns, not somebody who only foresees or advises."""
        if verb is None or verb.lemma_.lower() not in self._find.codebook.speech.warning:
            return False
        resolver, home = self.mentions.resolver, self._find.codebook.ontology.at_home
        return any(
            each.country not in resolver.kinds.international
            and (not each.sectors or each.sectors[0] in {*resolver.kinds.of_the_state, *home.outlaws})
            for each in self.mentions.referents(speaker)
            if each.known
        )

    def _addressed(self, verb: Token | None) -> list[Token]:
        """To whom or of whom somebody speaks: "told Hamas", "said to the generals", "said of the rebels"; not the reporters."""
        clause = clause_of(verb) if verb is not None else None
        if clause is None or clause.kind != "verb":
            return []
        hearers = self._find.codebook.speech.hearers
        heads = [*clause.dative, *clause.patient, *clause.oblique("to", borrow=False)]
        heads = [each for each in heads or clause.oblique("of", borrow=False) if self.mentions.known(each)]
        return [each for each in heads if {*lemmas(each)}.isdisjoint(hearers)]

    def _statement(self, number: int, said: Said) -> Statement:
        speaker = None
        date = self._timeline.written
        if said.speaker is not None:
            speaker = next(iter(self.mentions.actors(said.speaker)), None)
        if said.sentence is not None and said.verb is not None:
            date = self._timeline.of_saying(said.verb, said.sentence, (said.start, said.end)) or date
        return Statement(
            id=f"{self.article.id}.s{number}",
            kind=said.kind,
            speaker=speaker,
            text=self.article.text[said.start : said.end],
            start=said.start,
            end=said.end,
            medium=self._find.statements.medium(said),
            date=date,
        )

    def _event(self, act: Act, sentence: Sentence, when: When | None, historical: bool, number: int) -> Event | None:
        doers, named = self._participants.of(act)
        if not self._is_told(act, doers, named) and not self._is_headed_by(act, sentence, [*doers, *named]):
            return None
        book = self._find.codebook
        mode = self._mode(act)
        doers = self._participants.at_work(doers, act.event, mode)
        doers = self._participants.at_home(doers, named, act.event, mode, self._participants.states(named))
        affected = self._participants.affected(named, doers, act.event, mode)
        if not affected and not act.reciprocal:
            affected = self._participants.elsewhere(act, mode, doers)
        affected = self._participants.at_home(affected, doers, act.event, mode)
        affected = self._harmed.of(affected, doers, act)
        affected = self._participants.away(affected, doers, act)
        doers = self._participants.as_of(doers, when, leaving=f"{act.event}/{mode}" in book.ontology.leaves_office)
        affected = self._participants.as_of(
            affected, when, leaving=act.event in book.ontology.dismisses and mode is None
        )
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

    def _is_told(self, act: Act, actors: list[Participant], recipients: list[Participant]) -> bool:
        """Whether an act names enough of who did what to whom to be an event."""
        # "those arrested" are told of by the clause around them
        known = [each for each in [*actors, *recipients] if each.known and not self.mentions.is_anybody(each.head)]
        private = self._find.codebook.ontology.private
        if (
            known
            and act.event not in private.but
            # a ship is not its company
            and all({*each.actor.sectors[:1]} & {*private.sectors} for each in known)
            and not any(self.mentions.is_thing(each.head) for each in known)
        ):
            return False
        if act.reciprocal:
            # "clashes in Tripoli leave nine dead"
            verbal = act.clause.kind == "verb" and (bool(actors) or any(each.known for each in recipients))
            return len(actors) > 1 or verbal
        if act.kept:
            return bool(known)
        if act.chain and not actors and not recipients and act.chain[-1].kind == "noun":
            # "riots broke out in Basra", "broke up a rally in Basra", "despite the protests"; but not "banned rallies"
            somewhere = act.trigger.dep_ in {"pobj", "dobj"} and any(act.clause.oblique(each) for each in LOCATIVE)
            aside = act.trigger.dep_ not in {"compound", "dobj", "nsubjpass", "conj"}
            alone = len(act.frames) > 1 or somewhere or aside
            alone = alone and act.event in self._find.codebook.ontology.told_by_place and not _is_manner(act.trigger)
            return alone and self.mentions.only_country(act.trigger) is not None
        if act.chain and act.clause.kind == "noun":
            enough = bool(actors) and bool(recipients)
            ontology = self._find.codebook.ontology
            undergone = any(each.head in act.clause.patient for each in recipients)
            done = any(each.head in act.clause.oblique("by", borrow=False) for each in actors)
            by_itself = act.trigger.dep_ != "compound" and (
                act.event in ontology.told_by_noun
                or (undergone and f"{act.event}/{act.mode}" in ontology.told_by_object)
                or (done and f"{act.event}/{act.mode}" in ontology.told_by_doer)
            )
            # "the generals' threat to annul the vote" says who and what
            said = act.clause.complements or clause_of(act.trigger).complements
            whole = any(each.known for each in actors) and bool(said)
            return bool(known) and (enough or by_itself or whole)
        if not actors and recipients and (self.composer.by_instrument(act) or self._by_deed(act)):
            return bool(known)
        # "received death threats"
        undergone = act.clause.passive or any(
            bool(frame.actor) and "agent" in frame.recipient for frame in (act.frames[0], act.frames[-1])
        )
        return bool(known) and (bool(actors) or (undergone and bool(recipients)))

    def _is_headed_by(self, act: Act, sentence: Sentence, named: list[Participant]) -> bool:
        """Whether an act is what a headline without a verb consists of: "Curfew in Kano", "Life sentence for Iraqi poet"."""
        noun = act.trigger
        heads = sentence.kind == "headline" and noun.dep_ == "ROOT" and act.clause.kind == "noun"
        told = heads and act.event in self._find.codebook.ontology.told_by_headline
        somebody = any(each.known for each in named)
        return told and (somebody or self.mentions.only_country(noun) is not None)

    def _holder(self, said: list[Said], position: int) -> int | None:
        """The number of the shortest statement that a place in the text lies in."""
        around = [
            (each.end - each.start, place) for place, each in enumerate(said) if each.start <= position < each.end
        ]
        return min(around)[1] if around else None


def _with_source(event: Event, likely: float | None, stated: Statement | None) -> Event:
    """An event with the second opinion's likelihood for its confidence, and with the statement that tells it."""
    if likely is not None:
        event = replace(event, confidence=round(likely, 2))
    return replace(event, attribution=stated.id) if stated is not None else event


def _is_manner(noun: Token) -> bool:
    """Whether a noun only says how something else is done: "recalled its envoy in protest"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.tag_ == "NN" and not list(noun.lefts)


def _confidence(act: Act, actors: list[Actor], recipients: list[Actor]) -> float:
    """How far the parts of an event are backed by the text, from 0 to 1: one tenth off for each thing missing."""
    missing = [
        not any(actor.via != "unresolved" for actor in actors),
        not any(actor.via != "unresolved" for actor in recipients) and not act.reciprocal,
        act.clause.kind == "noun",
        len(act.frames) > 2,
    ]
    return round(0.95 - 0.15 * sum(missing), 2)
