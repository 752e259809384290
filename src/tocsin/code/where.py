"""Where: which of the places that a text names is that of an act."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from tocsin.code.actors.features import is_definite
from tocsin.code.actors.setting import Setting
from tocsin.code.acts import Act
from tocsin.code.places import Candidate, Named, evidence_for, fineness, resolve
from tocsin.code.placing import Placing
from tocsin.code.seats import Seats
from tocsin.code.sites import Site, Sites, meant
from tocsin.model import Actor, Event, Place, When
from tocsin.parse.clauses import clause_of
from tocsin.parse.phrases import appositions, phrase_of
from tocsin.parse.relations import NOMINAL_SUBJECT
from tocsin.parse.syntax import Document, Sentence
from tocsin.parse.verbs import is_finite, is_verb

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

_BEFORE_NOUN = {"compound", "poss", "nmod", "amod"}
#: In how an actor was resolved: by the place of the sentence, which may be the one that is asked for.
BY_PLACE = "place in the sentence"
AT_HOME = "at home: "
#: A place is taken up over so many sentences.
_RECALL = 4
_ANY = frozenset({"exact", "city", "region", "country"})
_BY_WHERE = (BY_PLACE, AT_HOME)


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
        self._document = document
        self._setting = setting
        self._by_sentence: dict[int, list[Named]] = {}
        #: The places told so far, and the numbers of their sentences.
        self._given: list[tuple[int, Place]] = []
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
        own = self._sites.own(act, mode)
        others = [] if self._is_unknown(own, sentence) else [self._sites.shared(act), self._sites.aside(act)]
        for sites in (own, *others):
            found = self._finest(sites, sentence, involved, dates, guests)
            if found is None or found.precision == "country":
                found = self._at_seat(sites, act.event, sentence, actors) or found
            found = found or self._again(sites, sentence, involved)
            if found is not None:
                self._given.append((sentence.number, found))
                return found
        home = self._states(actors) or self._states(involved)
        found = self._there(act, sentence) or self._from_dateline(act, sentence, home, involved)
        if found is not None:
            self._given.append((sentence.number, found))
        return found

    def of_verb(self, verb: Token, sentence: Sentence, dates: list[When], country: str | None) -> Place | None:
        """The place that a verb's clause names as that of what it tells, whatever that is, else the dateline's.

        country: that of those who do it; a dateline elsewhere is not where they did it.
        """
        found = self._finest(self._sites.after(verb, {verb.i}, self._words.locative), sentence, [], dates)
        if found is None and country is not None:
            found = self._dateline([country])
        if found is not None:
            self._given.append((sentence.number, found))
        return found

    def of_speech(self, verb: Token, sentence: Sentence, speakers: list[Actor], dates: list[When]) -> Place | None:
        """The place where somebody speaks, by the clause of a verb of saying; None: it names none."""
        guests = frozenset(countries_of(speakers))
        sites = list(self._sites.of_speech(verb))
        hearers = [Site(each, 0) for each in clause_of(verb).patient] if is_verb(verb) else []
        return (
            self._finest(sites, sentence, speakers, dates, guests)
            or self._at_seat(hearers, "", sentence, speakers)
            or self._again(sites, sentence, speakers)
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
                each.start <= site.head.idx and site.head.left_edge.idx < each.end for each in self._names(sentence)
            )
            for site in sites
        )

    def _at_seat(self, sites: Iterable[Site], event: str, sentence: Sentence, actors: list[Actor]) -> Place | None:
        """The capital, for what is done at a seat of the state: "outside Ecuador's presidential palace", "stormed parliament"."""
        for site in sorted(sites, key=lambda each: each.distance):
            for noun in self._inside(site.head):
                if self._seats.is_seat(noun, event):
                    phrase = phrase_of(noun)
                    start, end = phrase.first.idx, phrase.last.idx + len(phrase.last)
                    inside = [each for each in self._names(sentence) if start <= each.start < end]
                    town = self._seats.capital(noun, inside, set(self._states(actors)))
                    if town is not None:
                        return self._made(town, start + sentence.offset, end + sentence.offset, town.name)
        return None

    def of_adjunct(self, verb: Token, sentence: Sentence, dates: list[When]) -> Place | None:
        """The place that a verb's own phrases name: "in Kharkiv, nationalists threw eggs"."""
        sites = self._sites.after(verb, {verb.i}, self._words.locative)
        return self._finest([each for each in sites if each.distance == 0], sentence, [], dates)

    def _guests(self, act: Act, mode: str | None, actors: list[Actor], recipients: list[Actor]) -> frozenset[str]:
        """Countries of those who may be abroad: they visit, or speak with or of others."""
        doers = frozenset(countries_of(actors))
        several = act.event in self._words.abroad and len(doers | set(countries_of(recipients))) > 1
        return doers if several or f"{act.event}/{mode}" in self._words.abroad else frozenset()

    def _finest(
        self,
        sites: Iterable[Site],
        sentence: Sentence,
        involved: list[Actor],
        dates: list[When],
        guests: frozenset[str] = frozenset(),
    ) -> Place | None:
        found = [
            (fineness(place), site.nearby, site.distance, named.start, place, named)
            for site in sites
            if (told := self._resolved(site, sentence, involved, dates, guests)) is not None
            for place, named in [told]
        ]
        if not found:
            return None
        *_, place, named = min(found, key=lambda each: each[:4])
        return self._place(place, named, sentence)

    def _resolved(
        self, site: Site, sentence: Sentence, involved: list[Actor], dates: list[When], guests: frozenset[str]
    ) -> tuple[Candidate, Named] | None:
        """The place that a noun's phrase names."""
        doc = site.head.doc
        phrase = phrase_of(site.head)
        start, end = phrase.first.idx, phrase.last.idx + len(phrase.last)
        if site.head.lemma_.lower() in self._find.kinds:
            end = max([end, *(each.idx + len(each) for each in appositions(site.head))])  # "the capital Mogadishu"
        around = self._names(sentence)
        inside = [
            each
            for each in around
            if start <= each.start < end and self._belongs(each, site.head) and not _overlaps(each, dates, sentence)
        ]
        if site.head.lemma_.lower() in self._words.capitals and (town := self._capital(inside)) is not None:
            return town, Named(start, end, (town,), town.country)
        if site.itself:
            is_kind = site.head.lemma_.lower() in self._find.kinds
            inside = [each for each in inside if is_kind or each.start <= site.head.idx < each.end]
        if site.head.lemma_.lower() in self._words.rims:
            return self._rim(site, inside, countries_of(involved), start, end)
        found = []
        for named in inside:
            if not named.is_place:
                continue
            # whom the name itself seems to name says nothing of where it is
            others = [each for each in involved if not _overlap(named, each.start, each.end, sentence)]
            evidence = evidence_for(named, around, countries_of(others), self._setting.named, doc.text, guests)
            place = resolve(named, evidence)
            if place is not None and place.precision == "city" and self._is_before(named, site.head, self._words.apart):
                continue  # "the Arauca river" is not the town
            if place is None or (site.itself and site.distance and evidence.of(place) <= 0):
                continue  # the Elizabeth Bridge is not in New Jersey
            if site.whole or place.precision != "country":
                found.append((fineness(place), named.start, place, named))
        if not found:
            return None
        *_, place, named = min(found, key=lambda each: each[:2])
        return place, named

    def _is_before(self, named: Named, head: Token, nouns: Collection[str]) -> bool:
        """Whether a name stands before a noun of some, with which it is another name: "the Arauca river"."""
        last = next((each for each in head.sent if each.idx + len(each) >= named.end), None)
        return last is not None and last.dep_ == "compound" and last.head.lemma_.lower() in nouns

    def _capital(self, inside: list[Named]) -> Candidate | None:
        """The capital of the one country that a phrase names, and nothing else: "Mozambique's capital"."""
        if len(inside) != 1 or {each.precision for each in inside[0].candidates} != {"country"}:
            return None
        country = inside[0].country
        return self._find.names.capital(country) if country is not None else None

    def _belongs(self, named: Named, head: Token) -> bool:
        """Whether a name in a phrase says where what its head names is: not "a camp on the route to Prince Rupert"."""
        token = next((each for each in head.sent if each.idx >= named.start), head)
        while token != head and token.dep_ != "ROOT":
            # "a camp on Nauru", but not "talks on Syria"
            on = token.lower_ in self._words.grounded and token.head == head and self._sites.is_ground(head)
            if token.dep_ == "prep" and not on and token.lower_ not in self._words.inner:
                return False
            token = token.head
        return True

    def _rim(
        self, site: Site, inside: list[Named], involved: list[str], start: int, end: int
    ) -> tuple[Candidate, Named] | None:
        """The country of a coast or a border: "off the coast of Somalia", "near the Thai border"."""
        named = [each.country for each in inside if each.country is not None]
        if not named:
            return None
        country = named[0]
        if site.head.lemma_.lower() in self._words.shared and not site.beyond:
            others = {each for each in involved if each not in named}
            country = others.pop() if len(others) == 1 else country
        place = self._find.names.country(country)
        return (place, Named(start, end, (place,), country)) if place.geonames is not None else None

    def _names(self, sentence: Sentence) -> list[Named]:
        found = self._by_sentence.get(sentence.number)
        if found is None:
            span = sentence.span
            found = self._find.names.find(span.doc, span.start_char, span.end_char, self._setting)
            self._by_sentence[sentence.number] = found
        return found

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
            and not any(_overlap(named, each.start, each.end, sentence) for each in people)
            and not _is_below(named, sentence, heads)
            and not self._is_owner(named, sentence)
            for named in self._names(sentence)
        )

    def _is_owner(self, named: Named, sentence: Sentence) -> bool:
        """Whether a name is that of somebody: a subject, or before a noun that is no kind or rim of a place."""
        last = next((each for each in sentence.span if each.idx + len(each) >= named.end), None)
        if last is None:
            return False
        lemma = last.head.lemma_.lower()
        owner = last.dep_ in _BEFORE_NOUN and lemma not in self._find.kinds and lemma not in self._words.rims
        return owner or last.dep_ in NOMINAL_SUBJECT

    def _again(self, sites: list[Site], sentence: Sentence, involved: list[Actor]) -> Place | None:
        """A place that was named before and is taken up by a noun for its kind: "the city", "the Syrian capital"."""
        for site in sorted(sites, key=lambda each: each.distance):
            for noun in self._inside(site.head):
                place = self._taken_up(noun, sentence, involved) if is_definite(noun) else None
                if place is not None and (site.whole or place.precision != "country"):
                    return place
        return None

    def _inside(self, noun: Token) -> Iterator[Token]:
        """A noun and those that say where what it names is: "the streets of the capital"."""
        yield noun
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in self._words.inner:
                for each in child.children:
                    if each.dep_ == "pobj":
                        yield from self._inside(each)

    def _taken_up(self, noun: Token, sentence: Sentence, involved: list[Actor]) -> Place | None:
        """The place that a noun for a kind of place means, if no name stands with it."""
        words, lemma = self._words, noun.lemma_.lower()
        if not any(lemma in nouns for nouns in (self._find.kinds, words.lands, words.capitals, words.countries)):
            return None
        phrase = phrase_of(noun)
        start, end, last = phrase.first.idx, noun.idx + len(noun), phrase.last.idx + len(phrase.last)
        inside = [each for each in self._names(sentence) if start <= each.start < last]
        if any(each.is_place for each in inside):
            return None
        bare = not inside and not any(child.dep_ in _BEFORE_NOUN for child in noun.children) and not _is_called(noun)
        if lemma in words.capitals:
            codes = {each.country for each in inside if each.country and not each.partly}
            codes = codes or (set(countries_of(involved)) if bare else set())
            town = self._find.names.capital(codes.pop()) if len(codes) == 1 else None
            return self._made(town, start + sentence.offset, end + sentence.offset, town.name) if town else None
        if not bare:
            return None
        if lemma in words.countries:
            told = [each.country for number, each in self._given if number > sentence.number - _RECALL]
            if noun.dep_ != "pobj" or not told or told[-1] is None:
                return None
            country = self._find.names.country(told[-1])
            return self._made(country, start + sentence.offset, end + sentence.offset)
        return self._recalled(noun, sentence, self._precisions(lemma))

    def _precisions(self, lemma: str) -> set[str]:
        """Of which precision a place is that a noun takes up."""
        if lemma in self._words.towns:
            return {"city", "exact"}
        return {"region", "country"} if lemma in self._words.lands else {"region"}

    def _there(self, act: Act, sentence: Sentence) -> Place | None:
        """The place that "there" takes up, or "where" in a clause that hangs on its name."""
        heads = {act.trigger, act.clause.head, *(each.head for each in act.chain)}
        for head in heads:
            for word in head.subtree:
                if word.dep_ == "advmod" and word.lower_ in self._words.there and self._is_of_clause(word, head):
                    return self._recalled(word, sentence, _ANY)
        for head in heads:
            clause = head.head if head.dep_ == "conj" else head
            opened = any(word.tag_ == "WRB" and word.lower_ == "where" for word in clause.children)
            if opened and clause.dep_ == "relcl":
                return self._finest(self._antecedents(clause.head), sentence, [], [])
        return None

    def _is_of_clause(self, word: Token, head: Token) -> bool:
        """Whether an adverb belongs to a clause, be it to one of its nouns: "burned the offices of the party there"."""
        above = word.head
        while above != head and not is_verb(above) and above.dep_ != "ROOT":
            above = above.head
        return above == head

    def _antecedents(self, noun: Token) -> Iterator[Site]:
        """What "where" takes up: a noun, or the one that it only says more of: "Rakhine state in western Myanmar, where"."""
        yield Site(noun, 0)
        while (
            noun.dep_ == "pobj" and noun.head.lower_ in self._words.inner and noun.head.head.pos_ in {"NOUN", "PROPN"}
        ):
            noun = noun.head.head
            yield Site(noun, 0)
        if noun.dep_ == "pobj" and noun.head.lower_ in self._words.inner and noun.head.i > noun.sent.start:
            before = noun.head.nbor(-1)  # the parser may hang it on the verb
            if before.lemma_.lower() in self._find.kinds:
                yield Site(before, 0)

    def _recalled(self, word: Token, sentence: Sentence, precisions: Collection[str]) -> Place | None:
        """The last place of such a precision before a word: one that something was told of, else one that was only named."""
        for number in range(sentence.number, max(-1, sentence.number - _RECALL), -1):
            told = [
                each
                for place, each in self._given
                if place == number and each.precision in precisions and each.geonames is not None
            ]
            if told:
                return told[-1]
            earlier = self._document.sentences[number]
            if earlier.kind == "headline":
                continue
            around = self._names(earlier)
            for named in reversed(around):
                if not named.is_place or (number == sentence.number and named.end > word.idx):
                    continue
                evidence = evidence_for(named, around, [], self._setting.named, earlier.span.doc.text)
                found = resolve(named, evidence)
                if found is None or found.precision not in precisions:
                    continue
                if found.precision != "country" or self._is_located(named, earlier):
                    return self._place(found, named, earlier)
        return None

    def _place(self, place: Candidate, named: Named, sentence: Sentence) -> Place:
        shift = sentence.offset
        return self._made(place, named.start + shift, named.end + shift)

    def _is_located(self, named: Named, sentence: Sentence) -> bool:
        """Whether a name says where something is, not who acts."""
        token = next((each for each in sentence.span if each.idx + len(each) >= named.end), None)
        return token is not None and token.dep_ == "pobj" and token.head.lower_ in self._words.locative

    def _made(self, place: Candidate, start: int, end: int, name: str | None = None) -> Place:
        text = self._document.text[start:end]
        return Place(
            text=text,
            start=start,
            end=end,
            name=name or text
            if place.geonames is not None
            and place.precision != "country"
            and not text.isupper()
            and not text.split()[-1].islower()
            else place.name,
            country=place.country,
            admin1=place.admin1,
            lat=place.lat,
            lon=place.lon,
            geonames=place.geonames,
            precision=place.precision,
        )

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
        return self._finest(sites, sentence, people, []) is not None

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
                return self._made(place, named.start + shift, named.end + shift)
        return None


def countries_of(actors: Iterable[Actor]) -> list[str]:
    """Countries of actors, but not those that were only told by where they are."""
    return [
        each.country for each in actors if each.country is not None and not any(told in each.via for told in _BY_WHERE)
    ]


def _is_declared(act: Act) -> bool:
    """Whether it is done by stating another act: an offer by "the union will free them"."""
    inner = act.inner[0] if act.inner else None
    return inner is not None and inner.trigger == act.trigger and inner.event != act.event


def _is_name(token: Token) -> bool:
    """Whether a word is part of a name, but not of a day's or a person's."""
    return token.pos_ == "PROPN" and token.ent_type_ not in {"DATE", "TIME", "PERSON", "NORP"}


def _is_called(noun: Token) -> bool:
    """Whether a name follows a noun for a kind of place, known or not: "the village of Kibirizi"."""
    names = (
        each
        for child in noun.rights
        if child.lower_ == "of" or child.dep_ == "appos"
        for each in (child, *child.children)
    )
    return any(each.pos_ == "PROPN" for each in names)


def _is_below(named: Named, sentence: Sentence, heads: set[int]) -> bool:
    """Whether a name stands in a clause that hangs on one that these words head."""
    token = next((each for each in sentence.span if each.idx >= named.start), None)
    while token is not None and not is_verb(token) and token.dep_ != "ROOT":
        token = token.head
    return token is not None and token.i not in heads and any(each.i in heads for each in token.ancestors)


def _overlaps(named: Named, dates: list[When], sentence: Sentence) -> bool:
    return any(
        when.start is not None and when.end is not None and _overlap(named, when.start, when.end, sentence)
        for when in dates
    )


def _overlap(named: Named, start: int, end: int, sentence: Sentence) -> bool:
    """Whether a name shares words with a stretch of the article."""
    return start < named.end + sentence.offset and end > named.start + sentence.offset
