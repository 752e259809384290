"""Persons that the codebook knows: by a bare family name, by what their given names tell, by the offices they held."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.referent import Referent, referent_of, sectors_of
from tocsin.code.actors.setting import Setting
from tocsin.knowledge.names import Knowledge, Sense, period_at
from tocsin.knowledge.phrases import Match, form_of
from tocsin.model.sectors import FORMER, GOVERNMENT
from tocsin.parse.phrases import Phrase

if TYPE_CHECKING:
    from tocsin.codebook import Codebook
    from tocsin.codebook.schema import Entity, Role
    from tocsin.parse.tokens import Token


class Persons:
    """The codebook's persons, their family names and given names."""

    def __init__(self, knowledge: Knowledge, codebook: Codebook):
        self._names = knowledge.names
        self._family_names = knowledge.family_names
        self._given_names = knowledge.given_names
        self._heads_of_government = codebook.words(["@heads_of_government"])
        self.particles = codebook.words(["@name_particles"])

    def family_name(self, token: Token, setting: Setting, country: str | None = None) -> Referent | None:
        """The person that a bare family name means: the only one of that name in office at that date.

        country: the one that the text says they are of; else those that the article names decide between several.
        """
        if not token.text[0].isupper():
            return None
        senses = [self._names.values[place] for place in self._family_names.get(token.text)]
        senses = [each for each in senses if country in {None, each.country}]
        in_office = [each for each in senses if sectors_of(each, setting) not in {(), (FORMER,)}]
        backed = [each for each in in_office or senses if setting.evidence(each)]
        governing = [each for each in backed or in_office if GOVERNMENT in sectors_of(each, setting)]
        leading = [each for each in governing if self._leads(each, setting)]
        # of several Trumps the one who governs, else the only one who ever led the country, else the only one spoken of
        ever_led = [each for each in senses if self._has_led(each)]
        foremost = [each for each in senses if each.entity is not None and each.entity.prominent]
        if len(ever_led) > 1 and len({each.country for each in ever_led}) == 1:
            ever_led = [max(ever_led, key=self._led_last)]  # of two Bushes the later president
        if in_office and len(ever_led) == 1 and not any(GOVERNMENT in sectors_of(each, setting) for each in in_office):
            # a president's son in business, a judge of some other country: the president is better known
            (leader,) = ever_led
            in_office = [each for each in in_office if each.country != leader.country and setting.evidence(each)]
            backed = [each for each in backed if each in in_office]
        for few in (in_office, governing, leading, ever_led, foremost, backed):
            if len(few) == 1:
                return referent_of(few[0], setting)
        return None

    def holder(self, token: Token, named: Referent, setting: Setting) -> Referent | None:
        """The person who held an office and has a family name: on the day of the text, else the only one of whose country it speaks.

        named: what the text says of him, his title among it.
        """
        title = (named.role or "").lower()
        senses = [self._names.values[place] for place in self._family_names.get(token.text)]
        terms = [
            (sense, term)
            for sense in senses
            if sense.entity is not None and token.lower_ not in setting.strangers
            for term in sense.entity.periods
            if term.role == title
        ]
        now = [
            (sense, term)
            for sense, term in terms
            if sense.entity is not None and setting.date and period_at(sense.entity, setting.date) is term
        ]
        known = now or [each for each in terms if setting.date is None or setting.evidence(each[0])]
        if len({sense.country for sense, _ in known}) != 1:
            return None
        sense, term = max(known, key=lambda each: each[1].start or "")
        return replace(
            referent_of(sense, setting),
            country=term.country or sense.country,
            sectors=named.sectors and tuple(term.sectors),
            role=named.role,
        )

    def family_before(self, phrase: Phrase, role: Match[Role], setting: Setting) -> Referent | None:
        """Somebody known whose bare family name stands before a role: "the Merkel government", "Petro's ministers"."""
        for token in phrase.tokens():
            if token.idx >= role.start:
                break
            # "Ben Gurion airport" is no Mr Ben's
            given = self.sex_of(token.text) is not None and token.nbor().pos_ == "PROPN"
            # "Moi University" is no Mr Moi's
            longer = token.nbor().pos_ == "PROPN" and token.nbor().idx < role.start
            # "the North's army" is no Mr North's, nor the "Borda da Mata ranch" a Mr Mata's
            article = token.dep_ == "poss" and any(child.dep_ == "det" for child in token.lefts)
            inside = token.i > 0 and token.nbor(-1).pos_ == "PROPN" and token.nbor(-1).text.islower()
            # "the Young Lawyers' Association"
            called = token.dep_ == "compound" and _is_proper(token.doc.text[role.start : role.end])
            # the supporters of a Dr Lohani whom the article has introduced are no namesake's
            if (
                token.lower_ not in setting.strangers
                and token.pos_ == "PROPN"
                and token.dep_ in {"compound", "nmod", "poss"}
                and not given
                and not longer
                and not (article or inside or called)
            ):
                person = self.family_name(token, setting)
                if person is not None:
                    return person
        return None

    def _has_led(self, sense: Sense) -> bool:
        """Whether somebody has ever been head of state or government: of several Trumps the president is meant."""
        periods = sense.entity.periods if sense.entity is not None else []
        return any(period.role in self._heads_of_government for period in periods)

    def _led_last(self, sense: Sense) -> str:
        """When somebody began to be head of state or government for the last time."""
        periods = sense.entity.periods if sense.entity is not None else []
        return max((each.start or "" for each in periods if each.role in self._heads_of_government), default="")

    def _leads(self, sense: Sense, setting: Setting) -> bool:
        """Whether somebody is head of state or government on the day."""
        period = period_at(sense.entity, setting.date) if sense.entity is not None else None
        return period is not None and period.role in self._heads_of_government

    def is_family_name(self, word: str) -> bool:
        """Whether a word is the family name of somebody known."""
        return bool(self._family_names.get(word))

    def sex_of(self, given_name: str) -> str | None:
        """m or f where a given name is known to be one's only."""
        return None if given_name in self.particles else self._given_names.get(form_of(given_name))

    def is_given(self, name: str) -> bool:
        """Whether a name is one that somebody known was given, man or woman."""
        return name not in self.particles and form_of(name) in self._given_names

    def office_on(self, key: str | None, date: str | None, *, last: bool = False) -> tuple[str, ...]:
        """The sectors of the office that somebody known held on an ISO date, or last held; none if none is known."""
        entity = self._known.get(key or "")
        if entity is None:
            return ()
        ended = [each for each in entity.periods if each.end is not None and (date is None or each.end <= date)]
        period = max(ended, key=lambda each: each.end or "", default=None) if last else period_at(entity, date)
        return () if period is None else tuple(period.sectors)

    @cached_property
    def _known(self) -> dict[str, Entity]:
        entities = (sense.entity for sense in self._names.values)
        return {entity.key: entity for entity in entities if entity is not None and entity.kind == "person"}


def _is_proper(noun: str) -> bool:
    """Whether a noun of several words is written as the name of a body."""
    words = noun.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)
