"""Where a passage plays: the country that those belong to of whom the text does not say whose they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cached_property
from typing import TYPE_CHECKING

from tocsin.code.actors.matches import governor_of
from tocsin.code.actors.setting import choose
from tocsin.code.actors.whose.home import Home
from tocsin.code.actors.whose.phrases import Phrases
from tocsin.code.actors.whose.sections import Sections
from tocsin.knowledge.names import PLACES, Sense
from tocsin.parse.arguments import surface_subject
from tocsin.parse.nominals import heads_of, is_definite
from tocsin.parse.phrases import LOCATIVE, Phrase, phrase_of
from tocsin.parse.relations import NOMINAL_SUBJECT, PLACE_LABELS
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.knowledge.phrases import Match
    from tocsin.parse import Sentence
    from tocsin.parse.tokens import Token

#: An article is about the country that it names most, if that has this share of all that it names, and at least so many names: a
#: country named once is no subject, and of three that are named alike often none is. Chosen on totals of whole events right on the
#: gold articles, where little hangs on them: 0.3 gives as much as 0.4, 0.5 one in a hundred less, "more than any other" 0.3 less, no
#: subject at all 3 less; once or three times make no difference.
_SHARE, _TIMES = 0.4, 2
#: A passage is about the country of who acted before if it is named at least so often as this share of the one named most, that is
#: half as often: else they only comment. From 0.25 to 0.75 0.4 in a hundred lie between best and worst; without it 0.7 are lost.
_WEIGHT = 0.5
#: An article is about two countries if it names the second so many times as often as a third, and it plays in one of them if it
#: names more than so many times as many places there.
_TWICE = 2
#: An article is about one country alone if it has this share of all that are named.
_ALONE = 0.5
#: The kinds of names of parts of a country.
_TOWNS = {"city", "region"}
#: Acronyms of countries have at most so many letters.
_ACRONYM = 3


class Whereabouts:
    """Tells where the passages of one article play.

    told: the country of a phrase by its own words or those of another mention of the same.
    """

    def __init__(self, phrases: Phrases, home: Home, told: Callable[[Token], str | None]):
        self._phrases = phrases
        self._home = home
        self._document = document = phrases.document
        self._resolver = phrases.resolver
        self._setting = phrases.setting
        self._international = phrases.kinds.international
        self._told = told
        self._scenes: dict[int, list[tuple[Token, str]]] = {}
        self._only: dict[int, str | None] = {}
        named = {code: count for code, count in self._setting.named.items() if code not in self._international}
        self._named = named
        #: How often a country must be named for a passage to be about it because somebody of it acted there.
        self._least = _WEIGHT * max(named.values(), default=0)
        first = self._of_subject(document.sentences[0], phrases.country_of) if document.sentences else None
        # of two named alike it is about the one of whose deed its first words tell
        most = max(named, key=lambda code: named[code] + (code == first), default=None)
        #: All countries that it names, the one named most first.
        self.ranked = sorted(named, key=lambda code: -named[code])
        #: The country that it names most.
        self.most = most
        #: The same, if it names it more often than a sentence would.
        self.often = most if most is not None and named[most] > _TIMES else None
        enough = most is not None and named[most] >= max(_TIMES, _SHARE * sum(named.values()))
        #: The country that the whole article is about.
        self.country = most if enough else None
        #: The two countries that it is about, if it names both far more often than any other.
        self.pair = _two_most(named)
        if self.country is not None:
            self.country = self._where_it_plays()

    def _where_it_plays(self) -> str | None:
        """The country where what an article tells happens, whose own people need no name, if it names another one more often.

        That is where it is dated from if it is about that and names as many places there, else where most of its places lie.
        """
        places = Counter(code for _, code in {(_named(token), self._town(token)) for token in self._places} if code)
        dated = self._document.dateline and self._resolver.words.place_country(self._document.dateline)
        if dated in self.pair and self.country in self.pair and places[dated] >= max(places[self.country], 1):
            return dated
        here, often = next(iter(places.most_common(1)), (None, 0))
        spoken_of = here == dated or self._named.get(here or "", 0) >= self._least
        clear = often > _TWICE * places[self.country or ""] + (not spoken_of) + 1
        return here if clear else self.country

    @property
    def _places(self) -> Iterator[Token]:
        """What the article's sentences name after locative prepositions."""
        for sentence in self._document.sentences:
            named = (each for each in sentence.span if each.dep_ == "pobj" and each.head.lower_ in LOCATIVE)
            yield from (each for each in named if self._venue(each) is None)

    def _town(self, token: Token) -> str | None:
        """The country of a place, a small town's included, whatever else the article names."""
        return self._country(token) or (
            self._resolver.words.town_country(_named(token)) if token.pos_ == "PROPN" else None
        )

    @property
    def alone(self) -> str | None:
        """The country that an article is about, if it hardly names another."""
        mostly = self.country is not None and self._named.get(self.country, 0) >= _ALONE * sum(self._named.values())
        return self.country if mostly else None

    def scene(self, head: Token) -> str | None:
        """The one country in which the places lie that a phrase's sentence names as such: "in Negros", "near Kunduz".

        Where something is said or negotiated, nobody is at home of whom it is told: "officials said in Doha that the army
        had fired".
        """
        sentence = self._document.sentence_of(head)
        if sentence.number not in self._scenes:
            found = ((token, self._of_place(token)) for token in sentence.span)
            self._scenes[sentence.number] = [(token, code) for token, code in found if code is not None]
        here = {code for token, code in self._scenes[sentence.number] if not self._is_elsewhere(token, code, head)}
        return here.pop() if len(here) == 1 else None

    def there(self, head: Token) -> str | None:
        """The country of the place named last before somebody of whom it is said that they are there: "officials there"."""
        if not any(child.lower_ == "there" and child.i == head.i + 1 for child in head.rights):
            return None
        number = self._document.sentence_of(head).number
        for sentence in reversed(self._document.sentences[max(0, number - 1) : number + 1]):
            for each in reversed([*heads_of(sentence.span)]):
                if (sentence.number < number or each.i < head.i) and each.pos_ == "PROPN":
                    country = self._country(each)
                    if country is not None:
                        return country
        return None

    def _is_elsewhere(self, place: Token, country: str, head: Token) -> bool:
        """Whether a place is where others speak of somebody, or where those of several countries meet."""
        if place.head.lower_ not in LOCATIVE and (there := _there(place)) is not None:
            return head not in there.subtree
        if head in place.subtree:
            return False
        if (venue := self._venue(place)) is not None:
            return bool({*self._named} - {country}) and not self._is_there(head, venue)
        verb = _told_at(place)
        if verb is None or verb.lemma_.lower() not in self._resolver.kinds.says:
            return False
        return any(head in child.subtree for child in verb.children if child.dep_ in {"ccomp", "xcomp"})

    def _venue(self, place: Token) -> Token | None:
        """What is held, said or signed in a place: "talks in Geneva", "an accord signed in Pretoria", "told a forum in Doha"."""
        above, below = place.head.head, place.head
        while above != below:
            if above.lemma_.lower() in self._resolver.kinds.venues:
                return above
            if is_verb(above) and above.dep_ != "acl":
                return None  # but "a deal reached in Geneva"
            above, below = above.head, above
        return None

    def _is_only_venue(self, place: Token) -> bool:
        """Whether a place is only where something is held or said of other countries."""
        return place.dep_ == "pobj" and self._venue(place) is not None and bool({*self._named} - {self._country(place)})

    def _is_there(self, head: Token, venue: Token) -> bool:
        """Whether somebody is where something is held or said: who takes part in a speech or trial, but not who meets."""
        if not is_verb(venue):
            return head in venue.subtree
        if venue.lemma_.lower() in self._resolver.kinds.meets:
            return False
        return any(head in subject.subtree for subject in surface_subject(venue))

    def only(self, head: Token) -> str | None:
        """The one country that a phrase's sentence names, in whatever way; the topic of the passage where it names none."""
        sentence = self._document.sentence_of(head)
        if sentence.number not in self._only:
            headed = self.sections.country(sentence.block)
            named = {headed} if headed is not None else self._named_in(sentence)
            found = named or {self.topic(head)} - {None, *self._international}
            self._only[sentence.number] = found.pop() if len(found) == 1 else None
        return self._only[sentence.number]

    def only_other(self, head: Token, countries: Set[str | None]) -> str | None:
        """The one country besides some that a phrase's sentence names, in whatever way."""
        sentence = self._document.sentence_of(head)
        found = self._named_in(sentence) - countries
        if len(found) != 1:
            return None
        # "killed three smugglers near the Syrian border" tells of no Syrians
        elsewhere = {code for each in self._at_borders(sentence) for code in self._countries_at(each)}
        told = {code for each in self._apart(sentence) for code in self._countries_at(each)}
        return None if found <= elsewhere - told else found.pop()

    def _at_borders(self, sentence: Sentence) -> list[Token]:
        """The phrases of a sentence that name a border, and those with whom it is shared."""
        borders = [each for each in sentence.span if each.lemma_.lower() in self._resolver.kinds.borders]
        shared = (child for each in borders for child in each.rights if child.lower_ == "with")
        return [*borders, *(noun for each in shared for noun in each.rights if noun.dep_ == "pobj")]

    def _apart(self, sentence: Sentence) -> list[Token]:
        """The phrases of a sentence that name no border."""
        borders = self._at_borders(sentence)
        return [each for each in heads_of(sentence.span) if each not in borders]

    def _named_in(self, sentence: Sentence) -> set[str | None]:
        """The countries that a sentence names, in whatever way; where something is held or said only if it names no other."""
        heads = [*heads_of(sentence.span)]
        others = [
            each for each in heads if each.dep_ != "pobj" or each.head.lower_ not in LOCATIVE or not self._venue(each)
        ]
        nobody = {None, *self._international}
        named = [{code for each in some for code in self._countries_at(each)} - nobody for some in (others, heads)]
        return named[0] or named[1]

    def _countries_at(self, head: Token) -> list[str | None]:
        """The country of a phrase, or of the nationality before a noun that is nobody: "a Chilean copper pit"."""
        own = self._phrases.country_of(head)
        adjectives = [child for child in head.lefts if child.dep_ == "amod" and child.text.istitle()]
        return [own] if own is not None else [self._phrases.country_of(each) for each in adjectives]

    def _only_named(self, sentence: Sentence) -> str | None:
        """The one country that a sentence names from its subject on."""
        subject = min((each.i for each in surface_subject(sentence.span.root)), default=0)
        heads = (each for each in heads_of(sentence.span) if each.i >= subject and not _is_other_doer(each))
        named = {self._phrases.country_of(each) for each in heads} - {None, *self._international}
        (code,) = named if len(named) == 1 else (None,)
        # who meets in Brussels or opens the road from some town does not speak of Belgium
        least = 1 if self.country is None else self._least
        return code if self._named.get(code or "", 0) >= least else None

    def opened_in(self, head: Token) -> str | None:
        """The country of the place that a phrase's sentence, or the last before it in the paragraph to have one, opens with."""
        here = self._document.sentence_of(head)
        before = [each for each in self._document.sentences[: here.number + 1] if each.block == here.block]
        if is_definite(head):
            before = [here]  # who was told of before may be taken up
        return next((code for each in reversed(before) if (code := self._opening(each)) is not None), None)

    def topic(self, head: Token) -> str | None:
        """The country that the passage of a phrase is about."""
        return self._topics.get(self._document.sentence_of(head).number)

    def headed(self, head: Token) -> str | None:
        """The country that heads the part of a round-up in which a phrase stands: "HAITI. Gangs attacked the hospital"."""
        return self.sections.country(self._document.sentence_of(head).block)

    @cached_property
    def sections(self) -> Sections:
        """The parts of a round-up, each headed by a place."""
        return Sections(self._phrases, self._countries_at, self.country)

    def other_than(self, country: str) -> str | None:
        """The country that the article is about, if it is not some other; of two the second."""
        about = self.pair if country in self.pair else (self.country, self.most)
        return next((each for each in about if each not in {None, country}), None)

    def _of_place(self, token: Token) -> str | None:
        """The country of a place after a locative preposition, or of which a clause says what happens there: "to Beni, where"."""
        if token.dep_ != "pobj" or not (token.head.lower_ in LOCATIVE or _there(token) is not None):
            return None
        return self._country(token)

    def _country(self, token: Token) -> str | None:
        if token.lower_ in self._resolver.kinds.not_places:
            return None  # "at the request of the United States"
        phrase = phrase_of(token)
        for match in self._resolver.words.find(phrase).names:
            if match.end <= token.idx and token.lemma_.lower() in self._resolver.kinds.elsewhere:
                continue  # "outside Beijing's embassy" is not in Beijing
            governor = governor_of(phrase, match)
            if governor is not None and governor != token.head and governor.lower_ == "with":
                continue  # "the border with Mauritania" is not in it
            meant = choose(match.values, self._setting)
            if self._is_cut(phrase, match, meant):
                continue
            for sense in (meant, *match.values):
                if sense.kind in PLACES and sense.country not in self._international:
                    name = token.doc.text[match.start : match.end]
                    return self._namesake(sense, name) or sense.country
        if token.pos_ == "PROPN" and token.ent_type_ in {*PLACE_LABELS, ""} and token.text[0].isupper():
            return self._small_town(_named(token))
        return None

    def _is_cut(self, phrase: Phrase, match: Match[Sense], sense: Sense) -> bool:
        """Whether a town of a country of which nothing else is said is only part of a place's name: "Maarrat al-Numan", "Beni Ali"."""
        if sense.kind not in _TOWNS or self._named.get(sense.country or "", 0) > 1:
            return False
        names = [
            each for each in phrase.tokens() if each.pos_ == "PROPN" and each.dep_ in {"compound", "pobj", "appos"}
        ]
        inside = [each for each in names if match.start <= each.idx < match.end]
        beside = (each for each in names if each not in inside and (each.head in inside or _ends_name(each, inside)))
        return any(
            each.text.istitle()
            and not self._resolver.words.is_role(each.lower_)
            and each.lower_ not in self._resolver.kinds.features
            for each in beside
        )

    def _small_town(self, name: str) -> str | None:
        """The country of a town or district that only the gazetteer knows.

        In an article about another country it may be one there that the gazetteer lacks.
        """
        found = self._resolver.words.town_country(name)
        spoken_of = (
            found in {self.country, self.most, self._dated_from, *self.pair}
            or self._named.get(found or "", 0) >= self._least
        )
        return found if self.country is None or spoken_of else None

    def _namesake(self, place: Sense, name: str) -> str | None:
        """The country spoken of that has a place of a name, if the one better known is of a country not spoken of: "Victoria"."""
        if place.kind == "country" or place.country in self._named or self._stands_for_body(name):
            return None
        namesakes = self._resolver.words.countries_of(name) & {*self._named}
        return max(sorted(namesakes), key=lambda code: self._named[code], default=None)

    def _stands_for_body(self, name: str) -> bool:
        """Whether a town is known as the seat of an international body: "Brussels" is none of its namesakes."""
        return any(sense.country in self._international for sense in self._resolver.words.names.get(name))

    @cached_property
    def _topics(self) -> dict[int, str]:
        """For each sentence the country that its passage is about.

        That is the country of the place that the sentence opens with ("In Ashgabat,"), else of the last subject before it
        in its paragraph, else of the last such paragraph, the dateline included. Those who only comment, whose country the
        article hardly names besides, do not change it, nor do international bodies and the towns that they speak from.
        """
        topics: dict[int, str] = {}
        block, topic, last, aside, headed = -1, None, self._dated_from, False, None
        for sentence in self._document.sentences:
            if sentence.block != block:
                block, topic, aside = sentence.block, None, False
                headed = self.sections.country(block)
                last = self.country if self.sections.are_several else last
            if headed is not None:
                topics[sentence.number] = last = headed
                continue
            whose = self._of_subject(sentence, self._told) or self._of_scene(sentence)
            abroad = whose in self._international
            opening = None if abroad else self._opening(sentence)
            told = whose if whose is not None and self._may_be_topic(sentence, whose) else None
            if told is not None and self._only_addresses(sentence, told, topic or last or self.country):
                told = None
            # what an international body does, it does about the country that it names
            dealt_with = self._only_named(sentence) if abroad else None
            here = opening or dealt_with or topic or last or told or self.country
            if here is not None:
                topics[sentence.number] = here
            topic = opening or told or topic
            # a glance over the border is over with its paragraph, and so is what somebody from abroad says
            rare = self.country is not None and self._named.get(opening or told or "", 0) < self._least
            if opening is not None or told is not None:
                aside = rare or (opening is not None and self._looks_next_door(sentence))
            last = last if aside else topic or last
        return topics

    def _are_locals(self, sentence: Sentence) -> bool:
        """Whether those of whom a sentence tells are ordinary people, who gather where they live: "In Niamey, thousands gathered"."""
        kinds = self._resolver.kinds
        doers = surface_subject(sentence.span.root)
        return bool(doers) and all(
            each.pos_ == "NOUN" and each.lemma_.lower() in kinds.people and self._phrases.country_of(each) is None
            for each in doers
        )

    def _looks_next_door(self, sentence: Sentence) -> bool:
        """Whether a sentence opens with another country than the one told of: "In neighbouring Niger"."""
        ahead = (word for child in sentence.span.root.lefts if child.dep_ == "prep" for word in child.subtree)
        return any(word.lower_ in self._resolver.kinds.nouns.others for word in ahead)

    def _may_be_topic(self, sentence: Sentence, country: str) -> bool:
        """Whether what somebody of a country does is what a passage is about: it is named often, or done in a place there, or by
        its parliament, people or police."""
        doers = (self._phrases.own(each)[0] for each in surface_subject(sentence.span.root))
        if self._named.get(country, 0) >= self._least or any(map(self._home.acts_at_home, doers)):
            return True
        return any(self._of_place(each) == country and not self._is_only_venue(each) for each in sentence.span)

    def _only_addresses(self, sentence: Sentence, country: str, before: str | None) -> bool:
        """Whether a state only says or does something to the one that a passage tells of: "Washington urged the president to free them".

        Of two that an article is about, each does its own.
        """
        root = sentence.span.root
        if before in {None, country}:
            return False
        places = {self._of_place(each) for each in sentence.span}
        side = country in self.pair and self._named[country] >= self._least and country in self._led_with
        away = before in places or self._tells_of_others(root) or (self._addresses(root) and not side)
        if country in places or not away:
            return False
        return any(self._home.is_of_state(self._phrases.own(each)[0]) for each in surface_subject(root))

    @cached_property
    def _led_with(self) -> set[str | None]:
        """The countries that a headline and the first sentence name: those of whose deeds an article tells."""
        headed = [not each.span.text.rstrip().endswith(".") for each in self._document.sentences[:1]]
        lead = self._document.sentences[: 1 + sum(headed)]
        return {code for sentence in lead for code in self._named_in(sentence)}

    def _addresses(self, verb: Token) -> bool:
        return verb.lemma_.lower() in self._resolver.kinds.addresses

    def _tells_of_others(self, verb: Token) -> bool:
        """Whether those of whose deed somebody tells are nobody's by the text: "rebels had fired, the French army said"."""
        if verb.lemma_.lower() not in self._resolver.kinds.says:
            return False
        told = [child for child in verb.children if child.dep_ == "ccomp"]
        doers = [each for clause in told for each in surface_subject(clause)]
        return bool(doers) and all(self._phrases.country_of(each) is None and each.pos_ == "NOUN" for each in doers)

    @cached_property
    def _dated_from(self) -> str | None:
        """The country that an article is written from, unless it is not about that: a war is often reported from next door,
        and from Brussels what the Union does."""
        dateline = self._document.dateline
        found = self._resolver.words.place_country(dateline) if dateline else None
        if dateline and found not in self._named:
            senses = self._resolver.words.names.get(dateline.partition(",")[0].strip().title())
            if any(sense.country in self._international for sense in senses):
                return self.country
        return found if self.country is None or found in self._named else self.country

    def _of_subject(self, sentence: Sentence, country_of: Callable[[Token], str | None]) -> str | None:
        """The country of a sentence's subject; of several, "the United States and South Korea", the one named most.

        Of what is told the subject counts where who tells it only stands behind it or is of no known country: "Chad's army
        fired, officials said".
        """
        root = sentence.span.root
        told = [
            child
            for child in root.children
            if child.dep_ == "ccomp" and root.lemma_.lower() in self._resolver.kinds.says
        ]
        ahead, behind = ([each for each in told if (each.i < root.i) == before] for before in (True, False))
        for verb in (*ahead, root, *behind):
            countries = [code for each in surface_subject(verb) if (code := country_of(each)) is not None]
            if countries:
                return max(countries, key=lambda code: self._named.get(code, 0))
        return None

    def _of_scene(self, sentence: Sentence) -> str | None:
        """The country in which those act whom a sentence's subject names without one: "gunmen stormed a village in Tillaberi"."""
        subject = next(iter(surface_subject(sentence.span.root)), None)
        if subject is None or subject.pos_ != "NOUN" or not self._resolver.words.is_role(subject.lemma_.lower()):
            return None
        return self.scene(subject)

    def _opening(self, sentence: Sentence) -> str | None:
        """The country of a place named before the subject, or as a heading: "In Ashgabat, the minister said", "ASTANA, March 4", "HAITI."."""
        if (headed := self.sections.line(sentence)) is not None:
            return headed
        for child in sentence.span.root.lefts:
            for token in child.subtree:
                within = child.dep_ == "prep" and child.lower_ in LOCATIVE and token.head == child
                named = token.ent_type_ in PLACE_LABELS or (within and token.pos_ == "PROPN" and self._country(token))
                if named and ((child.dep_ == "prep" and not _is_left(token, child)) or _is_in_capitals(token)):
                    place = _within_name(token)
                    away = self._is_only_venue(place) and not self._are_locals(sentence)
                    return None if away else self._country(place)
            if child.dep_ in NOMINAL_SUBJECT:
                break
        return None


def _is_other_doer(head: Token) -> bool:
    """Whether somebody only does something of his own beside what is told first: "the EU halted talks, and Washington imposed bans"."""
    return any(head in surface_subject(each) for each in (head.head,) if is_verb(each) and each.dep_ == "conj")


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


def _ends_name(word: Token, before: list[Token]) -> bool:
    """Whether a word ends the name that some words before it begin."""
    return any(each.head == word and each.dep_ == "compound" for each in before)


def _within_name(word: Token) -> Token:
    """The last word of the name that one belongs to: "In the Kurdistan | Region"."""
    while word.dep_ in {"compound", "nmod"} and word.head.i > word.i:
        word = word.head
    return word


def _two_most(named: Mapping[str, int]) -> tuple[str, ...]:
    """The two codes that are counted most, if each is twice as often there as a third."""
    ranked = sorted(named, key=lambda code: -named[code])
    third = named[ranked[2]] if len(ranked) > 2 else 0
    return tuple(ranked[:2]) if len(ranked) > 1 and named[ranked[1]] >= _TWICE * max(third, 1) else ()


def _told_at(place: Token) -> Token | None:
    """The verb of speaking, if it is one, that says where something is told, or to whom there: "told a court in London"."""
    above = place.head.head
    if above.dep_ in {"dobj", "dative", "pobj"} and is_verb(above.head):
        return above.head
    return above if is_verb(above) else None


def _there(place: Token) -> Token | None:
    """The verb of the clause that says what happens at a place: "Beni, where gunmen killed six"."""
    return next(
        (
            child
            for child in place.rights
            if child.dep_ == "relcl" and any(word.lower_ == "where" for word in child.lefts)
        ),
        None,
    )


def _named(head: Token) -> str:
    """The name that a word ends: "Vila Nova"."""
    start = head
    while start.i > head.sent.start and start.nbor(-1).pos_ == "PROPN" and start.nbor(-1).head == head:
        start = start.nbor(-1)
    return head.doc.text[start.idx : head.idx + len(head)]
