"""What is known of the words of a phrase: names, roles and modifiers, found in the codebook and in a user's own knowledge."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import TYPE_CHECKING, Any

import msgspec

from tocsin.code.actors.namesakes import Namesakes
from tocsin.code.actors.setting import Setting
from tocsin.code.actors.titles import Titles
from tocsin.knowledge.names import BODIES, PLACES, Knowledge, Sense
from tocsin.knowledge.phrases import Index, Layers, Match, Word, form_of, words_of
from tocsin.knowledge.spelling import Spelling
from tocsin.model.sectors import CIVILIANS
from tocsin.parse.phrases import Phrase
from tocsin.parse.relations import MODIFYING, PLACE_LABELS, PLURAL

if TYPE_CHECKING:
    from tocsin.codebook.schema import Modifier, Role
    from tocsin.knowledge.gazetteer import Gazetteer
    from tocsin.knowledge.local import LocalBase
    from tocsin.parse.tokens import Token

_HYPHENS = "-–‑"
#: In so many characters behind a town the name of its country ends.
_COUNTRY_WITHIN = 40
#: What stands in quotation marks inside a person's name.
_NICKNAME = re.compile(r"""\s*["“‘'][^"”’']+["”’']\s+""")
_PERSONS = {"PERSON"}
#: Kinds of names: of towns, and of armed and political groups.
_TOWN, _GROUP = "city", "group"
#: What stands behind these is a place, whatever the recogniser takes it for.
_WITHIN = {"in", "near"}
#: Shorter words are too near to too many names.
_SPELT = 5
#: Up to so many letters words are written small in names, too: "of".
_SMALL = 3
_ARTICLES = {"the", "a", "an"}
#: Words that are no part of a name, capital or not: "Four Taliban members", "Most Hamas leaders".
_COUNTS = {"NUM", "DET", "ADV", "ADP", "SCONJ", "PRON"}
_JOINING = set(" -and")
#: What joins to a body's name those whose it is.
_GOING_ON = {"of", "for"}


class Found(msgspec.Struct, frozen=True, gc=False):
    """Everything known about the words of one phrase. Offsets count in the phrase's spaCy document."""

    names: list[Match[Sense]]
    roles: list[Match[Role]]
    modifiers: list[Match[Modifier]]
    people: list[tuple[int, int]]


class Words:
    """Finds names, roles and modifiers in phrases.

    local: a knowledge base made by `tocsin actors import`, used beside the codebook's.
    international: what stands where an ISO-3 country would.
    particles: what joins the parts of a name: "del".
    """

    def __init__(
        self,
        knowledge: Knowledge,
        gazetteer: Gazetteer,
        local: LocalBase | None = None,
        international: frozenset[str] = frozenset(),
        particles: frozenset[str] = frozenset(),
    ):
        self.names: Index[Sense] = knowledge.names
        self.roles: Index[Role] = knowledge.roles
        indexes = [knowledge.roles]
        if local is not None:
            indexes.append(local.roles())
            self.names = Layers((knowledge.names, local))
            self.roles = Layers((knowledge.roles, indexes[-1]))
        #: All words of roles, and those of names that are written in small letters: no other such word stands for anybody.
        self._telling = {
            *(word for index in indexes for phrase in index.phrases for word in phrase.split()),
            *(word for phrase in (*knowledge.names.mixed, *knowledge.cities.mixed) for word in phrase.split()),
        }
        self.cities = knowledge.cities
        self._gazetteer = gazetteer
        self._particles = particles
        self._modifiers = knowledge.modifiers
        self._family_names = knowledge.family_names
        self._given_names = knowledge.given_names
        self._titles = Titles(knowledge.titles, self.roles, knowledge.given_names)
        self._namesakes = Namesakes(self.names, self.roles, knowledge.modifiers, international)
        self._spelling = Spelling(knowledge)
        #: Countries' codes to their names.
        self.country_names = {sense.country: sense.name for sense in knowledge.names.values if sense.kind == "country"}

    def is_role(self, words: str) -> bool:
        """Whether words are a role: "minister"."""
        return bool(self.roles.get(words))

    def is_given_name(self, word: str) -> bool:
        """Whether a word is a name that somebody known was given."""
        return form_of(word) in self._given_names and word not in self._particles

    def tells_nothing(self, noun: Token) -> bool:
        """Whether a common noun is part of no role and of no name, as most are: then nobody need look whose phrase it is."""
        text = noun.text
        return (
            noun.pos_ == "NOUN"
            and len(text) > _SMALL
            and text.isalpha()
            and text.islower()
            and noun.ent_type_ != "PERSON"
            and form_of(text) not in self._telling
        )

    def find(self, phrase: Phrase, setting: Setting | None = None) -> Found:
        """Names, roles and modifiers among the words of a phrase.

        setting: its persons are not taken for others of the same name.
        """
        doc = phrase.head.doc
        start, end = phrase.first.idx, phrase.last.idx + len(phrase.last)
        words = words_of(doc.text, start, end)
        people = [self._titles.left_out(span, words) for span in _named_in(phrase, _PERSONS)]
        modifiers = self._modifiers.find(words)
        roles = self.roles.find(words)
        if not any(word.capital for word in words):
            roles = [rest for role in roles for rest in self._before_modifier(role, phrase, words)]
            return Found([], roles, modifiers, people)
        names = self._known_names(words, people, setting, doc.text)
        taken = [(match.start, match.end) for match in names]
        names = names or self._cities_in(phrase, words, modifiers, setting)
        roles = [
            match
            for match in roles
            if not any(s <= match.start and match.end <= e and e - s > match.end - match.start for s, e in taken)
        ]
        roles = [rest for role in roles for rest in self._before_modifier(role, phrase, words)]
        roles = self._titles.added_to(roles, words, people)
        if not names:
            return Found(names, roles, modifiers, people)
        roles = [rest for role in roles for rest in self._behind_name(role, names, words)]
        # "labour minister" is no minister of the Labour Party
        names = [
            match
            for match in names
            if not any(
                r.start <= match.start and match.end <= r.end and r.end - r.start > match.end - match.start
                for r in roles
            )
        ]
        persons = setting.persons if setting else frozenset()
        names = [match for match in names if doc.text[match.start : match.end].lower() not in persons]
        days = {(token.idx, token.idx + len(token)) for token in phrase.tokens() if token.ent_type_ == "DATE"}
        # nobody is meant by his family name where it is a month
        names = [
            match
            for match in names
            if (match.start, match.end) not in days or any(sense.kind != "person" for sense in match.values)
        ]
        counts = {token.idx for token in phrase.tokens() if token.pos_ in _COUNTS}
        named = [word for word in words if word.start not in counts]
        names = [match for match in names if not _is_cut(match, named, [*names, *roles, *modifiers], doc.text)]
        names = [match for match in names if not self._goes_on(match, phrase, people)]
        names = [match for match in names if not _is_apart(match, modifiers, doc.text)]
        return Found(names, roles, modifiers, people)

    def _known_names(
        self, words: list[Word], people: list[tuple[int, int]], setting: Setting | None, text: str
    ) -> list[Match[Sense]]:
        """The names among some words, those left out that are part of a person's or another body's."""
        names = [
            self._in_country_behind(match, text)
            for match in self.names.find(words)
            if not _part_of_person(match, people) and not self._is_namesake_alone(match, people, text)
        ]
        if setting is None or not names:
            return names
        names = [match for match in names if text[match.start : match.end] not in setting.spelt_out]
        names = [match for match in names if not self._namesakes.is_of_elsewhere(match, words, setting, text)]
        return [self._in_country_named(match, setting, text) for match in names]

    def _cities_in(
        self, phrase: Phrase, words: list[Word], modifiers: list[Match[Modifier]], setting: Setting | None
    ) -> list[Match[Sense]]:
        """The cities that a phrase names where there is a place by the recogniser's word or the preposition before it."""
        places = _named_in(phrase, PLACE_LABELS) + [
            (token.left_edge.idx, token.idx + len(token))
            for token in phrase.tokens()
            if token.dep_ == "pobj" and token.pos_ == "PROPN" and token.head.lower_ in _WITHIN
        ]
        if not places:
            return []
        names = [
            match
            for match in self.cities.find(words)
            if any(s <= match.start and match.end <= e for s, e in places)
            and not _is_end_of_name(match, words, modifiers)
        ]
        if setting is None:
            return names
        return [self._in_country_named(match, setting, phrase.head.doc.text) for match in names]

    def _before_modifier(self, role: Match[Role], phrase: Phrase, words: list[Word]) -> list[Match[Role]]:
        """A role without a last word that only modifies the next noun: "the head of the state | broadcaster" heads no state."""
        last = next((each for each in phrase.tokens() if each.idx + len(each) == role.end), None)
        joined = last is not None and last.dep_ in MODIFYING and last.head.idx >= role.end
        if not joined or not any(
            each.dep_ == "prep" and role.start <= each.idx < role.end for each in phrase.head.rights
        ):
            return [role]
        own = [word for word in words if role.start <= word.start < role.end]
        return list(self.roles.find(own[:-1]))[:1]

    def _is_namesake_alone(self, match: Match[Sense], people: list[tuple[int, int]], text: str) -> bool:
        """Whether somebody known by one name only is not meant, since a given name stands before it: "Maria | Evans"."""
        if any(sense.kind != "person" for sense in match.values) or " " in text[match.start : match.end]:
            return False
        given = next((text[start : match.start] for start, end in people if start < match.start < match.end == end), "")
        return any(word.form in self._given_names for word in words_of(given)[-1:])

    def _behind_name(self, role: Match[Role], names: list[Match[Sense]], words: list[Word]) -> list[Match[Role]]:
        """A role without the end of a name with which it would begin: "European Union leaders" lead no trade union."""
        over = next((each for each in names if each.start < role.start < each.end < role.end), None)
        if over is None or any({*sense.sectors} & {*each.sectors} for sense in over.values for each in role.values):
            return [role]
        return list(self.roles.find([word for word in words if word.start >= over.end]))[:1]

    def _goes_on(self, match: Match[Sense], phrase: Phrase, people: list[tuple[int, int]]) -> bool:
        """Whether a body's name is only the beginning of another's: "the National Union | of Journalists"."""
        if not all(sense.kind in BODIES for sense in match.values):
            return False
        behind = [token for token in phrase.tokens() if token.idx >= match.end][:2]
        if len(behind) > 1 and behind[0].lower_ in self._particles and behind[0].idx == match.end + 1:
            # "El Pais | del Norte"; "La Prensa de Nicaragua" says whose it is
            return behind[1].is_title and not self.names.get(behind[1].text)
        if len(behind) < 2 or behind[0].lower_ not in _GOING_ON or behind[0].idx > match.end + 1:
            return False
        word = behind[1]
        plural = word.tag_ in PLURAL or (word.tag_ == "NNP" and word.lower_.endswith("s"))
        if not plural or any(start <= word.idx < end for start, end in people):
            return False
        return word.is_title and self.is_role(word.lower_)

    def _in_country_behind(self, match: Match[Sense], text: str) -> Match[Sense]:
        """A town as that of the country named right behind it, if there is one there: "Tripoli, Lebanon" is not Libya's."""
        if not text.startswith(", ", match.end) or not any(sense.kind in PLACES for sense in match.values):
            return match
        start = match.end + 2
        behind = next(iter(self.names.find(words_of(text, start, start + _COUNTRY_WITHIN))), None)
        if behind is None or behind.start != start or len(behind.values) != 1 or behind.values[0].kind != "country":
            return match
        country, name = behind.values[0].country, text[match.start : match.end]
        if country is None or any(sense.country == country for sense in match.values):
            own = tuple(sense for sense in match.values if sense.country == country)
            return msgspec.structs.replace(match, values=own) if own else match
        if country not in self.countries_of(name):
            return match
        return msgspec.structs.replace(match, values=(Sense("city", name, country, (CIVILIANS,)),))

    def _in_country_named(self, match: Match[Sense], setting: Setting, text: str) -> Match[Sense]:
        """A town as that of the country named most that has one of its name, if nothing is said of those where better known ones lie.

        The mayor of Camargo, in an article about Mexico, is no Brazilian.
        """
        senses = match.values
        if any(sense.kind != _TOWN or sense.country in setting.named for sense in senses):
            return match
        name = text[match.start : match.end]
        namesakes = sorted(self.countries_of(name) & {*setting.named}, key=lambda code: -setting.named[code])
        if not namesakes:
            return match
        return msgspec.structs.replace(match, values=(Sense(_TOWN, name, namesakes[0], senses[0].sectors),))

    def place_country(self, text: str) -> str | None:
        """The country of the first place that a text names, cities of the gazetteer included."""
        words = words_of(text)
        for index in (self.names, self.cities):
            for match in index.find(words):
                sense = next((each for each in match.values if each.kind in PLACES), None)
                if sense is not None:
                    return sense.country
        return None

    def town_country(self, name: str) -> str | None:
        """The one country in which all towns, districts and regions of a name lie, small ones included; else None."""
        found = self.countries_of(name)
        return found.pop() if len(found) == 1 else None

    def countries_of(self, name: str) -> set[str]:
        """The countries in which towns, districts and regions of a name lie, small ones included."""
        form = " ".join(word.form for word in words_of(name))
        return {entry.country for entry in self._gazetteer.find(form)}

    def almost(self, name: str) -> tuple[Sense, ...] | None:
        """The known persons whose name is written with an initial more, or with a slip in its first name."""
        without = _NICKNAME.sub(" ", name)
        parts = without.split()
        if without != name and (
            found := tuple(each for each in self.names.get(" ".join(parts)) if each.kind == "person")
        ):
            return found
        if len(parts) < 2 or not all(part[0].isupper() for part in parts):
            return None
        plain = [part for part in parts if len(part.rstrip(".")) > 1]
        if len(plain) < len(parts) and len(plain) > 1:
            found = tuple(each for each in self.names.get(" ".join(plain)) if each.kind == "person")
            if found:
                return found
        person = self._spelling.person(name)
        return None if person is None else (person,)

    def misspelt_before(self, phrase: Phrase, found: Found, role: Match[Role], setting: Setting) -> Sense | None:
        """The place whose name a capitalised word before a role is one slip of the pen away from: "Dehli police".

        It is of a country that the article names, if that names any.
        """
        for token in phrase.tokens():
            if token.idx >= role.start:
                break
            named = token.text.istitle() and len(token) >= _SPELT
            if not named or token.pos_ in _COUNTS or token.ent_type_ == "PERSON" or self._knows(token, found, setting):
                continue
            nearest = self._spelling.nearest(form_of(token.text))
            # the Paper Workers' Union of Finland is not that of Uganda's Pader
            spoken_of = nearest is None or not setting.named or setting.evidence(nearest) > 0
            return nearest if spoken_of else None
        return None

    def _knows(self, token: Token, found: Found, setting: Setting) -> bool:
        """Whether a word of a phrase is known: as a name, or by what was found in the phrase."""
        return (
            any(each.start <= token.idx < each.end for each in found.roles)
            or any(each.start <= token.idx < each.end for each in found.modifiers)
            # "al-Burhan" is Burhan, too
            or any(token.lower_ in {end, end.rpartition("-")[2]} for end in setting.persons)
            or any(index.get(token.text) for index in (self.names, self.cities, self._family_names))
        )


def _named_in(phrase: Phrase, labels: Set[str]) -> list[tuple[int, int]]:
    """Offsets of the named entities with some labels that stand, at least in part, in a phrase."""
    first, last = phrase.first.i, phrase.last.i
    return [
        (entity.start_char, entity.end_char)
        for entity in phrase.head.doc.ents
        if entity.start <= last and first < entity.end and entity.label_ in labels
    ]


def _is_cut(match: Match[Sense], words: list[Word], others: list[Match[Any]], text: str) -> bool:
    """Whether a body's name goes on before the match: a capitalised word that is nothing else."""
    if not all(sense.kind in BODIES for sense in match.values):
        return False
    before = [word for word in words if word.end <= match.start]
    if len(before) > 1 and before[-1].form == "and":
        before.pop()
    last = before[-1] if before else None
    if last is None or not last.capital or last.form in _ARTICLES or not set(text[last.end : match.start]) <= _JOINING:
        return False
    return not any(each.start <= last.start < each.end for each in others)


def _is_end_of_name(match: Match[Sense], words: list[Word], modifiers: list[Match[Modifier]]) -> bool:
    """Whether a city's name only ends another name: the Civic Union is not in Union."""
    before = [word for word in words if word.end <= match.start][-1:]
    return any(
        word.capital and word.form not in _ARTICLES and not any(m.start <= word.start < m.end for m in modifiers)
        for word in before
    )


def _is_apart(match: Match[Sense], modifiers: list[Match[Modifier]], text: str) -> bool:
    """Whether a name only says who is behind somebody, or against whom they are: "Russian-backed", "anti-Taliban"."""
    # "Hamas-led fighters" are its own, a "Saudi-led coalition" is of many
    is_group = all(sense.kind == _GROUP for sense in match.values)
    return any(
        (
            (each.values[0].effect == "behind" or (each.values[0].effect == "leads" and not is_group))
            and each.start == match.end + 1
            and text[match.end] in _HYPHENS
        )
        or (each.values[0].effect == "before" and each.end == match.start - 1 and text[each.end] in _HYPHENS)
        for each in modifiers
    )


def _part_of_person(match: Match[Sense], people: list[tuple[int, int]]) -> bool:
    """Whether a name other than a person's lies inside a longer person's name: "Michael Jordan"."""
    if all(sense.kind == "person" for sense in match.values):
        return False
    return any(s < match.start and match.end == e for s, e in people)
