"""Phrases that a name heads, known or not: what the titles, nationalities and roles around it tell of whoever bears it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.kinds import Kinds
from tocsin.code.actors.matches import is_beside, is_former, proper_start, text_of
from tocsin.code.actors.modifiers import modified, opposing
from tocsin.code.actors.offices import Offices
from tocsin.code.actors.referent import Referent, referent_of, sectors_of
from tocsin.code.actors.setting import Setting, choose
from tocsin.code.actors.words import Found, Words
from tocsin.knowledge.names import BODIES, NATIONAL, Sense
from tocsin.knowledge.phrases import Match
from tocsin.model.sectors import CIVILIANS, FORMER, GOVERNMENT
from tocsin.parse.phrases import LOCATIVE, Phrase
from tocsin.parse.relations import MODIFYING

if TYPE_CHECKING:
    from tocsin.codebook import Codebook
    from tocsin.codebook.schema import Role
    from tocsin.parse.tokens import Token

#: Entity labels of what may be a person that the recogniser has not told.
_MAY_BE_PERSON = {"", "PERSON", "ORG"}
#: So many words has a person's name with the given one.
_FULL_NAMES = (2, 3)
#: Entity labels of those who can act.
_NAMED = {"PERSON", "ORG", "GPE", "NORP"}
#: Kinds of bodies of which every country may have one of the same name.
_NATIONAL_BODIES = {"party", "service"}
#: What stands between a country's name and what is its own.
_OWNED = {"", "'s", "’s", "'", "’"}
#: The kind of armed and political groups by their names.
_GROUP = "group"
_PARTY = "party"
#: Kinds of names of places that speak for no country.
_TOWNS = {"capital", "city", "region"}
#: The kind of armies, navies and police forces by their names.
_SERVICE = "service"

#: Relations in which a name stands by itself, not before another.
_ALONE = {"nsubj", "nsubjpass", "dobj", "dative", "pobj"}


class NamePhrases:
    """Reads phrases that a name heads, with what is known of the words around it."""

    def __init__(self, words: Words, codebook: Codebook, kinds: Kinds):
        self._words = words
        self._offices = Offices(kinds)
        self._heads_of_government = codebook.words(["@heads_of_government"])
        self._features = codebook.places.features
        self._honorifics = kinds.nouns.honorifics
        self._armed = frozenset(codebook.ontology.armed)
        self._of_countries = frozenset(codebook.ontology.of_countries)
        halves = codebook.ontology.halves
        self._halves = {half: words.names.get(name)[0] for half, name in halves.items() if words.names.get(name)}
        #: Nouns for what is signed, which is often called by where.
        self._agreements = codebook.words(["@agreements"])
        self._honours = codebook.words(["@honours"])
        #: Adjectives that a capital does not make a name.
        self._descriptive = frozenset(codebook.coreference.descriptive)

    def known(self, phrase: Phrase, found: Found, name: Match[Sense], setting: Setting) -> Referent:
        """A head that is a known name, or lies within one."""
        # "Russian" as a noun is somebody, before a noun it is only a nationality
        head = phrase.head
        modifies = head.dep_ in MODIFYING
        located = head.dep_ == "pobj" and head.head.lower_ in {*LOCATIVE, "of"}
        sense = choose(name.values, setting, acting=not (modifies or located))
        referent = referent_of(sense, setting, None if modifies else phrase)
        title = next((match for match in reversed(found.roles) if match.end <= name.start), None)
        if sense.kind == "person" and title is not None:
            referent = replace(referent, role=text_of(phrase, title))
            if title.values[0].sectors and (
                referent.sectors == () or self._outranks(text_of(phrase, title), referent, setting)
            ):
                # where the dates of office say nothing, the text's own title is the best evidence
                referent = replace(referent, sectors=tuple(title.values[0].sectors), via=f"{referent.via} + title")
            elif title.values[0].owner and referent.sectors == (FORMER,) and (of := _of_body_told(found, title)):
                referent = replace(referent, sectors=of, via=f"{referent.via} + title")
            else:
                called = self._offices.as_called(title.values[0], referent.sectors)
                via = referent.via if called == referent.sectors else f"{referent.via} + title"
                referent = replace(referent, sectors=called, via=via)
        if is_former(found, name.start) and referent.sectors and sense.kind == "person":
            referent = replace(referent, sectors=(FORMER,), via=f"{referent.via} + former")
            if title is not None and (nation := self._nation(phrase, found, name, setting)) is not None:
                # whatever he is now, he was of the country that had him in office
                referent = replace(referent, country=nation.country)
        if (
            referent.country in self._of_countries
            and (nation := self._nation(phrase, found, name, setting)) is not None
        ):
            via = f"{referent.via} + {nation.kind}: {nation.name}"
            referent = replace(referent, country=nation.country, via=via)
        elif sense.kind in _NATIONAL_BODIES and (owner := self._owner(phrase, found, name, setting)) is not None:
            # "Georgia's State Security Service" is not the Nigerian one of that name
            via = f"namesake of {sense.name} + {owner.kind}: {owner.name}"
            text = head.doc.text[name.start : name.end]
            referent = replace(referent, country=owner.country, entity=None, name=text, via=via)
        elif (home := setting.home_of_namesake(sense, text := head.doc.text[name.start : name.end])) is not None:
            # the Philippines have a Department of Justice, too
            via = f"namesake of {sense.name} + context: {home}"
            referent = replace(referent, country=home, entity=None, name=text, via=via)
        if sense.kind in NATIONAL and sense.kind not in {"country", "capital", "metonym"}:
            referent = modified(referent, found, name.start, self._armed)
        return opposing(referent, found, name.start) if sense.kind == _PARTY else referent

    def at_home(self, match: Match[Sense], phrase: Phrase, setting: Setting) -> Sense:
        """What a name in a phrase means, a body of a common name as that of the country of which the text speaks."""
        sense = choose(match.values, setting)
        home = setting.home_of_namesake(sense, phrase.head.doc.text[match.start : match.end])
        if home is None:
            return sense
        return replace(sense, country=home, sectors=sectors_of(sense, setting), entity=None)

    def is_anothers(self, head: Token, name: Match[Sense]) -> bool:
        """Whether a known person's name is only the end of another's, before which a given name stands: "Khaled | Abu Zeid"."""
        before = head
        while before.i and before.idx >= name.start:
            before = before.nbor(-1)
        if before.idx >= name.start or before.pos_ != "PROPN" or not (before.text.istitle() and before.whitespace_):
            return False
        title = before.lower_.rstrip(".") in self._honorifics or self._words.is_role(before.lower_)
        if title or not self._words.is_given_name(before.text):
            return False
        entities = [sense.entity for sense in name.values if sense.entity is not None and sense.kind == "person"]
        known = (word for one in entities for called in (one.name, *one.aliases) for word in called.split())
        return len(entities) == len(name.values) and before.text not in known

    def unknown(self, phrase: Phrase, found: Found, setting: Setting) -> Referent:
        """A head that is neither a known name nor a role: a person or body of which the phrase may tell more."""
        head = phrase.head
        if (state := self._half(head, setting)) is not None:
            return state
        person = next(((s, e) for s, e in found.people if s <= head.idx < e), None)
        if person is None and (head.pos_ != "PROPN" or head.lower_ in self._features):
            return Referent()
        if person is None and self._begins_with_given_name(phrase, found):
            person = (proper_start(phrase), head.idx + len(head))
        start = person[0] if person else proper_start(phrase)
        text = head.doc.text[start : person[1] if person else head.idx + len(head)]
        if (meant := self._words.almost(text)) is not None:
            referent = self.known(phrase, found, Match(start, start + len(text), meant), setting)
            return replace(referent, via=f"{referent.via} + spelling")
        nation = next((choose(m.values, setting) for m in found.names if m.end <= start or not person), None)
        if nation is not None and self.is_called_by(head, nation.kind):
            return Referent()
        if nation is None and person:
            nation = _body_behind(phrase, found, setting)
        titles = [match for match in reversed(found.roles) if match.end <= start]
        # "the cleric Sheikh Hasan": a title of honour tells less than what he does
        telling = (each for each in titles if text_of(phrase, each).lower() not in self._honours)
        role = next(telling, titles[0] if titles else None)
        inside = next((match for match in found.roles if not person and match.start >= start), None)
        via = ["named person" if person else "name"]
        sectors: tuple[str, ...] = ()
        if role is not None:
            sectors = self._sectors_of_role(phrase, found, role, nation, setting)
            via.append(f"role: {text_of(phrase, role)}")
            if is_former(found, role.start):
                sectors, via = (FORMER,), [*via, "former"]
        elif nation is not None and nation.kind in BODIES and (person or _owns(nation, found, start, head)):
            sectors = sectors_of(nation, setting)  # "the ANC's Thandi Mkhize", "Ana Ruiz of Amnesty International"
        elif inside is not None and not inside.values[0].owner:
            sectors, via = tuple(inside.values[0].sectors), [*via, f"role: {text_of(phrase, inside)}"]
        elif nation is not None and nation.kind == _SERVICE and not person:
            sectors = sectors_of(nation, setting)  # "two Indian Air Force C-17s"
        if nation is not None:
            via.append(f"{nation.kind}: {nation.name}")
        return Referent(
            name=text,
            country=nation.country if nation else None,
            sectors=sectors,
            role=text_of(phrase, role) if role else None,
            noun=role.values[0]
            if role
            else named_by.values[0]
            if (named_by := inside) and not person and sectors
            else None,
            via=" + ".join(via) if len(via) > 1 or person or head.ent_type_ in _NAMED else "",
            # the recogniser's word for what a single name is is not to be trusted
            kind=("person" if person else "organisation") if " " in text else None,
            sex=role.values[0].sex if role else None,
        )

    def _sectors_of_role(
        self, phrase: Phrase, found: Found, role: Match[Role], nation: Sense | None, setting: Setting
    ) -> tuple[str, ...]:
        """The sectors of somebody unknown by the role before the name, or by the body whose that is."""
        entry = role.values[0]
        of_body = sectors_of(nation, setting) if nation and nation.kind not in NATIONAL else ()
        # "Taliban spokesman Karimi", "Brigadier Hamdan of the RSF"
        of_body = of_body if entry.owner or (nation and nation.kind == _GROUP) else ()
        if entry.owner and not of_body:
            of_body = _of_body_told(found, role)
        unknown = not of_body and nation is None and self._heads_unknown(phrase, found, role)
        return of_body or (() if unknown else tuple(entry.sectors))

    def _begins_with_given_name(self, phrase: Phrase, found: Found) -> bool:
        """Whether a name that the recogniser does not take for a person's begins as one: "Ana Obi"."""
        head, start = phrase.head, proper_start(phrase)
        name = head.doc.text[start : head.idx + len(head)].split()
        known = [(each.start, each.end) for each in found.names] + [(each.start, each.end) for each in found.roles]
        return (
            len(name) in _FULL_NAMES
            and head.ent_type_ in _MAY_BE_PERSON
            and all(word.istitle() and word.isalpha() for word in name)
            and self._words.is_given_name(name[0])
            and not any(first < head.idx + len(head) and start < last for first, last in known)
            and not any(child.dep_ == "det" for child in head.children)
        )

    def is_called_by(self, head: Token, kind: str | None) -> bool:
        """Whether what is signed is only called by where, a place of some kind: the Istanbul Convention is not Turkey's."""
        lemma = head.lemma_.lower()
        return kind in _TOWNS and not self._agreements.isdisjoint({lemma, lemma.removesuffix("s")})

    def _half(self, head: Token, setting: Setting) -> Referent | None:
        """The one of two states that is called by its half of a country: "the North", where a text is about the Koreas."""
        before = [child.lower_ for child in head.lefts if child.dep_ != "case"]
        # headlines leave the article out: "South Korea asks North to talk"
        alone = before == ["the"] or (not before and head.dep_ in _ALONE)
        half = self._halves.get(head.text) if alone else None
        if half is None or not any(each.country in setting.named for each in self._halves.values()):
            return None
        return referent_of(half, setting)

    def _nation(self, phrase: Phrase, found: Found, name: Match[Sense], setting: Setting) -> Sense | None:
        """The country that a phrase names beside a name."""
        others = [match for match in found.names if match is not name and not is_beside(phrase, match)]
        nations = (choose(match.values, setting) for match in others)
        return next((each for each in nations if each.kind in NATIONAL and each.country is not None), None)

    def _owner(self, phrase: Phrase, found: Found, name: Match[Sense], setting: Setting) -> Sense | None:
        """The country named right before a body's name of several words, if none of that name is known there."""
        if " " not in phrase.head.doc.text[name.start : name.end]:
            return None
        before = next((m for m in reversed(found.names) if m.end <= name.start), None)
        if before is None or phrase.head.doc.text[before.end : name.start].strip() not in _OWNED:
            return None
        nation = choose(before.values, setting)
        known = {sense.country for sense in name.values}
        return nation if nation.kind in NATIONAL and nation.country not in {None, *known} else None

    def _outranks(self, title: str, referent: Referent, setting: Setting) -> bool:
        """Whether a text without a date calls somebody by an office that they do not hold today."""
        if setting.date is not None:
            return False
        return referent.sectors[:1] == (FORMER,) or (
            title in self._heads_of_government and GOVERNMENT not in referent.sectors
        )

    def _heads_unknown(self, phrase: Phrase, found: Found, role: Match[Role]) -> bool:
        """Whether somebody heads a body that is named and not known, so that it need not be a state: "Forum president Ana Ruiz"."""
        before = next((each for each in phrase.tokens() if each.idx + len(each) + 1 == role.start), None)
        if before is None or not role.values[0].owner or before.pos_ != "PROPN" or before.dep_ != "compound":
            return False
        told = before.ent_type_ in {"GPE", "NORP", "LOC"} or before.lower_ in self._descriptive
        places = [(each.start, each.end) for each in found.modifiers] + [(each.start, each.end) for each in found.roles]
        spoken = any(start <= before.idx < end for start, end in places)
        return not told and not spoken and phrase.head.doc.text[role.start].islower()


def _of_body_told(found: Found, role: Match[Role]) -> tuple[str, ...]:
    """The sectors of the body whose people a role names, by another noun of the phrase.

    "Foreign Ministry spokesman Lin Bo", "Commander Yagmur of the Temirsu Liberation Front".
    """
    before = [each for each in reversed(found.roles) if each.end <= role.start]
    bodies = [*before, *(each for each in found.roles if each.start >= role.end)]
    # "opposition youth leader Okello" leads no mere youths
    telling = (each for each in before if tuple(each.values[0].sectors) != (CIVILIANS,))
    body = next(telling, next(iter(bodies), None))
    return tuple(body.values[0].sectors) if body is not None else ()


def _owns(body: Sense, found: Found, start: int, head: Token) -> bool:
    """Whether a name stands right behind that of the body whose its bearer is: "Gazprom's Igor Belov"."""
    before = (match for match in found.names if match.end <= start and body in match.values)
    return any(head.doc.text[match.end : start].strip() in _OWNED - {""} for match in before)


def _body_behind(phrase: Phrase, found: Found, setting: Setting) -> Sense | None:
    """The body that stands right behind a person's name and "of": "Brigadier Omar Hamdan of the RSF", "Ana Ruiz of the HDP"."""
    inside = (noun for of in phrase.head.rights if of.lower_ == "of" for noun in of.rights if noun.dep_ == "pobj")
    noun = next(inside, None)
    named = next((match for match in found.names if noun is not None and match.start <= noun.idx < match.end), None)
    sense = choose(named.values, setting) if named is not None else None
    return sense if sense is not None and sense.kind in BODIES else None
