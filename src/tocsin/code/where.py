"""Where: which of the places that a text names is that of an act."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from tocsin.code.actors.setting import Setting
from tocsin.code.acts import Act
from tocsin.code.candidates import Named
from tocsin.code.named_places import NamedPlaces, countries_of, overlap
from tocsin.code.place_evidence import evidence_for, resolve
from tocsin.code.placing import Placing
from tocsin.code.seats import Seats
from tocsin.code.sites import Site, Sites, meant
from tocsin.code.taken_up import TakenUp
from tocsin.model import Actor, Event, Place, When
from tocsin.parse.clauses import clause_of
from tocsin.parse.phrases import phrase_of
from tocsin.parse.prepositions import objects_of
from tocsin.parse.relations import NOMINAL_SUBJECT, PREMODIFIERS
from tocsin.parse.syntax import Document, Sentence
from tocsin.parse.verbs import is_finite, is_verb

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


class Map:
    """The places of one article.

    setting: what decides between several meanings of a name. kinds: the event types of the acts that a word tells.
    """

    def __init__(
        self, placing: Placing, document: Document, setting: Setting, kinds: Callable[[Token], Collection[str]]
    ):
        self._find = placing
        self._words = placing.words
        self._sites = Sites(placing, kinds)
        self._seats = Seats(placing)
        self._named = NamedPlaces(placing, self._sites, document, setting)
        self._taken_up = TakenUp(placing, self._named, document, setting)
        self._document = document
        self._setting = setting
        #: Number of the first paragraph.
        self.first_block = next((each.block for each in document.sentences if each.kind == "body"), None)

    def of(
        self,
        act: Act,
        sentence: Sentence,
        mode: str | None,
        actors: list[Actor],
        recipients: list[Actor],
        dates: list[When],
    ) -> Place | None:
        """The place of an act; None: its words name none, or it cannot be told which is meant.

        mode: that of its event. actors, recipients: who does and undergoes it. dates: those of the sentence, which are no places.
        """
        if act.event in self._find.held and not act.chain and _is_declared(act):
            return None  # "the union will meet in Accra, its chief said" in Addis Ababa
        involved = [*actors, *recipients]
        guests = self._guests(act, mode, actors, recipients)
        for sites in self._ways(act, sentence, mode):
            found = self._named.finest(sites, sentence, involved, dates, guests)
            if found is None or found.precision == "country":
                found = self._at_seat(sites, act.event, sentence, actors) or found
            found = found or self._taken_up.again(sites, sentence, involved)
            if found is not None:
                self._taken_up.keep(found, sentence)
                return found
        home = self._states(actors) or self._states(involved)
        found = self._taken_up.there(act, sentence) or self._from_dateline(act, sentence, home, involved)
        if found is not None:
            self._taken_up.keep(found, sentence)
        return found

    def _ways(self, act: Act, sentence: Sentence, mode: str | None) -> Iterator[list[Site]]:
        """What may name the place of an act: its own words, and where those name none, what is said around it."""
        own = self._sites.own(act, mode)
        if act.left_out:
            # "killed two in Jenin, and settlers | nine in Hebron"
            yield [
                Site(noun, 0)
                for each in act.left_out
                for preposition in each.rights
                if preposition.dep_ == "prep" and preposition.lower_ in self._words.locative
                for noun in objects_of(preposition)
            ]
        yield own
        if not self._is_unknown(own, sentence):
            yield self._sites.shared(act)
            yield self._sites.aside(act)

    def of_verb(self, verb: Token, sentence: Sentence, dates: list[When], country: str | None) -> Place | None:
        """The place that a verb's clause names as that of what it tells, whatever that is, else the dateline's.

        country: that of those who do it; a dateline elsewhere is not where they did it.
        """
        found = self._named.finest(self._sites.after(verb, {verb.i}, self._words.locative), sentence, [], dates)
        if found is None and country is not None:
            found = self._dateline([country])
        if found is not None:
            self._taken_up.keep(found, sentence)
        return found

    def of_speech(self, verb: Token, sentence: Sentence, speakers: list[Actor], dates: list[When]) -> Place | None:
        """The place where somebody speaks, by the clause of a verb of saying; None: it names none."""
        guests = frozenset(countries_of(speakers))
        sites = list(self._sites.of_speech(verb))
        hearers = [Site(each, 0) for each in clause_of(verb).patient] if is_verb(verb) else []
        return (
            self._named.finest(sites, sentence, speakers, dates, guests)
            or self._at_seat(hearers, "", sentence, speakers)
            or self._taken_up.again(sites, sentence, speakers)
        )

    def _states(self, actors: list[Actor]) -> list[str]:
        """Countries of actors, without what stands for bodies of several states, which act in any."""
        return [each for each in countries_of(actors) if each not in self._find.international]

    def is_unknown(self, act: Act, mode: str | None, sentence: Sentence) -> bool:
        """Whether an act names its place, by a name that no gazetteer knows."""
        return self._is_unknown(self._sites.own(act, mode), sentence)

    def _is_unknown(self, sites: Iterable[Site], sentence: Sentence) -> bool:
        """Whether an act names a place that no gazetteer knows: "arrested in Jos and held in Kakuri prison"."""
        return any(
            site.distance == 0
            and not site.itself
            and any(_is_name(each) for each in (site.head, *site.head.lefts))
            and not any(
                each.start <= site.head.idx and site.head.left_edge.idx < each.end for each in self._named.of(sentence)
            )
            for site in sites
        )

    def _at_seat(self, sites: Iterable[Site], event: str, sentence: Sentence, actors: list[Actor]) -> Place | None:
        """The capital, for what is done at a seat of the state: "outside Ecuador's presidential palace", "stormed parliament"."""
        for site in sorted(sites, key=lambda each: each.distance):
            for noun in self._taken_up.inside(site.head):
                if self._seats.is_seat(noun, event):
                    phrase = phrase_of(noun)
                    start, end = phrase.first.idx, phrase.last.idx + len(phrase.last)
                    inside = [each for each in self._named.of(sentence) if start <= each.start < end]
                    town = self._seats.capital(noun, inside, set(self._states(actors)))
                    if town is not None:
                        return self._named.made(town, start + sentence.offset, end + sentence.offset, town.name)
        return None

    def of_adjunct(self, verb: Token, sentence: Sentence, dates: list[When]) -> Place | None:
        """The place that a verb's own phrases name: "in Kharkiv, nationalists threw eggs"."""
        sites = self._sites.after(verb, {verb.i}, self._words.locative)
        return self._named.finest([each for each in sites if each.distance == 0], sentence, [], dates)

    def _guests(self, act: Act, mode: str | None, actors: list[Actor], recipients: list[Actor]) -> frozenset[str]:
        """Countries of those who may be abroad: they visit, or speak with or of others."""
        doers = frozenset(countries_of(actors))
        several = act.event in self._words.abroad and len(doers | set(countries_of(recipients))) > 1
        return doers if several or f"{act.event}/{mode}" in self._words.abroad else frozenset()

    def names_another(
        self, sentence: Sentence, place: Place | None, event: Event, act: Act, told: tuple[int, int] | None = None
    ) -> bool:
        """Whether a sentence names a place other than this one, which may be that of an act.

        It is not where it stands in the name of those who take part, where it acts or says whose something is ("Gaza's
        health ministry said"), in a clause that hangs on the act's: "burned the cars before they fled to Mali", or where it was
        said. told: where the statement stands that tells the act, if one does.
        """
        people = [*event.actors, *event.recipients]
        heads = {each.head.i for each in (act.clause, *act.chain)}
        return any(
            named.is_place
            and (told is None or told[0] <= named.start + sentence.offset < told[1])
            and (
                place is None
                or self._document.text[named.start + sentence.offset : named.end + sentence.offset] != place.text
            )
            and not any(overlap(named, each.start, each.end, sentence) for each in people)
            and not _is_below(named, sentence, heads)
            and not self._is_owner(named, sentence)
            for named in self._named.of(sentence)
        )

    def _is_owner(self, named: Named, sentence: Sentence) -> bool:
        """Whether a name is that of somebody: a subject, or before a noun that is no kind or rim of a place."""
        last = next((each for each in sentence.span if each.idx + len(each) >= named.end), None)
        if last is None:
            return False
        lemma = last.head.lemma_.lower()
        owner = last.dep_ in PREMODIFIERS and lemma not in self._find.kinds and lemma not in self._words.rims
        return owner or last.dep_ in NOMINAL_SUBJECT

    def _from_dateline(self, act: Act, sentence: Sentence, involved: list[str], people: list[Actor]) -> Place | None:
        """The town of the dateline, for a deed in the first paragraph by or to somebody of that country."""
        outer = (act.chain[0] if act.chain else act.clause).head
        if outer.dep_ in {"relcl", "acl"} or (outer.dep_ == "advcl" and self._is_of_before(outer)):
            return None  # what is told of somebody besides, or was before
        if sentence.block != self.first_block or act.event in self._words.spoken:
            return None
        place = self._dateline(involved)
        # "after they failed to stop at a checkpoint near Leposavic" tells of another place
        heads = {child for child in outer.children if child.dep_ == "advcl" and is_finite(child)}
        if place is not None and any(self._names_place(each, sentence, people) for each in heads):
            return None
        return place

    def _is_of_before(self, verb: Token) -> bool:
        """Whether a clause tells what had been before: "a year after police cleared their camps"."""
        return any(child.dep_ == "mark" and child.lower_ in self._words.upon for child in verb.lefts)

    def _names_place(self, verb: Token, sentence: Sentence, people: list[Actor]) -> bool:
        """Whether a clause names a place as where something was."""
        sites = self._sites.after(verb, meant(verb), self._words.locative)
        return self._named.finest(sites, sentence, people, []) is not None

    def _dateline(self, involved: list[str]) -> Place | None:
        """The town of the dateline, if those involved are of its country, or of none that is known."""
        dateline = self._document.dateline
        if not dateline:
            return None
        shift = self._document.text.find(dateline)
        around = self._find.names.find_in(dateline, self._setting)
        for named in around:
            place = resolve(named, evidence_for(named, around, involved, self._setting.named, dateline))
            if place is not None and place.precision == "city" and (not involved or place.country in involved):
                return self._named.made(place, named.start + shift, named.end + shift)
        return None


def _is_declared(act: Act) -> bool:
    """Whether it is done by stating another act: an offer by "the union will free them"."""
    inner = act.inner[0] if act.inner else None
    return inner is not None and inner.trigger == act.trigger and inner.event != act.event


def _is_name(token: Token) -> bool:
    """Whether a word is part of a name, but not of a day's or a person's."""
    return token.pos_ == "PROPN" and token.ent_type_ not in {"DATE", "TIME", "PERSON", "NORP"}


def _is_below(named: Named, sentence: Sentence, heads: set[int]) -> bool:
    """Whether a name stands in a clause that hangs on one that these words head."""
    token = next((each for each in sentence.span if each.idx >= named.start), None)
    while token is not None and not is_verb(token) and token.dep_ != "ROOT":
        token = token.head
    return token is not None and token.i not in heads and any(each.i in heads for each in token.ancestors)
