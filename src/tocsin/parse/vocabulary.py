"""What the parser is told of words: by the codebook, whose frames and tables know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tocsin.parse.relations import PLURAL

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: Endings of the third person behind which the "e" is no part of the verb.
_HISSING = ("ses", "xes", "zes", "shes", "ches", "oes")


@dataclass(frozen=True)
class Verbs:
    """What is known of verbs, for reading headlines and what the parser leaves open.

    known: lemmas of verbs of acts.
    phrasal: verbs of acts with the particle or preposition that belongs to them: "hand over".
    transitive: those of them that are always done to somebody or something, alone or with a particle: "shoot down".
    numbers: words for numbers.
    people: nouns for anybody: "man".
    plurals: nouns that are plural without an ending that says so.
    giving: lemmas of verbs with two objects.
    given: nouns that stand bare as the second of them ("gave the army | permission").
    money: nouns of sums of money.
    saying: lemmas of verbs of speech.
    amounts: letters behind a number, by the word that they stand for: "3bn".
    charging: lemmas of verbs that say of what deed somebody is accused.
    accusing: those of them that always say it of somebody: "accuse", not "condemn".
    blaming: lemmas of verbs by which somebody is blamed or praised for what he did.
    wrongs: nouns of acts and crimes.
    calls: nouns of what is asked or offered for something: "a call | for talks".
    telling: lemmas of verbs whose object is the one who is told what follows.
    judging: lemmas of verbs that say what somebody thinks of a thing: "criticise".
    units: nouns that count time.
    calendar: names of months and of the days of the week.
    daytimes: parts of a day: "evening".
    loose: words before a day that say when in it: "late".
    when: prepositions before the day, month or year when something is.
    words: lemmas of verbs and nouns of acts.
    sheltering: lemmas of verbs by which somebody is taken in, with the particle that belongs to them: "take in".
    peers: nouns for those who are elsewhere what somebody is here: "his counterparts | from Oman".
    harming: lemmas of verbs that tell what an attack ended in.
    attacks: nouns of deeds that kill or wound.
    owning: lemmas of verbs by which somebody owns or denies what he did: "denied | shipping shells".
    company: what a phrase begins with that says in whose company somebody acts: "along with".
    nationalities: adjectives of countries, in lower case.
    staying: lemmas of verbs whose object stays as a participle behind it says: "kept the crossing | closed".
    bidding: lemmas of verbs by which somebody has something done to others: "ordered the smuggler | handed over".
    sent_to: where somebody is sent off to: "sent the consul | home".
    aside: words beside a verb that stand before no object of their own: "brushed aside | the criticism".
    some_of: words that stand for some of those just named: "residents, | some carrying sticks".
    naming_some: lemmas of verbs that say who is among some: "those arrested | include a senator".
    lasting: lemmas of verbs that say when something is, and how long.
    messages: nouns for what is written to somebody.
    weapons: nouns for such.
    deeds: lemmas of nouns of acts.
    met_in: nouns in -ing behind those who come together for it: "EU ministers | meeting in Luxembourg".
    hostile: lemmas of verbs of what is done against somebody: "loot".
    taking: lemmas of verbs by which one gets hold of something: "seize".
    manners: nouns that stand bare for how something is done: "removed by | force".
    made: nouns for what somebody does, says or writes: "a raid by", "a report by".
    speech_acts: lemmas of verbs of what is done to others by words: "urge".
    promising: lemmas of verbs of what one says that one will do: "vow".
    claims: nouns of what is said or asked: "the accusation | that they arm rebels".
    visiting: lemmas of verbs of those who come as guests: "tour".
    """

    known: frozenset[str] = frozenset()
    phrasal: frozenset[tuple[str, str]] = frozenset()
    transitive: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    plurals: frozenset[str] = frozenset()
    giving: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    money: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    charging: frozenset[str] = frozenset()
    accusing: frozenset[str] = frozenset()
    blaming: frozenset[str] = frozenset()
    wrongs: frozenset[str] = frozenset()
    calls: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    judging: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    amounts: Mapping[str, str] = field(default_factory=dict)
    calendar: frozenset[str] = frozenset()
    daytimes: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    owning: frozenset[str] = frozenset()
    harming: frozenset[str] = frozenset()
    attacks: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    sheltering: frozenset[str] = frozenset()
    peers: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    nationalities: frozenset[str] = frozenset()
    staying: frozenset[str] = frozenset()
    bidding: frozenset[str] = frozenset()
    sent_to: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()
    some_of: frozenset[str] = frozenset()
    naming_some: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    messages: frozenset[str] = frozenset()
    weapons: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()
    met_in: frozenset[str] = frozenset()
    hostile: frozenset[str] = frozenset()
    taking: frozenset[str] = frozenset()
    manners: frozenset[str] = frozenset()
    made: frozenset[str] = frozenset()
    speech_acts: frozenset[str] = frozenset()
    promising: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    visiting: frozenset[str] = frozenset()

    def base(self, token: Token) -> str | None:
        """The lemma that the word has as a verb of an act; None if it is none."""
        word = token.lower_
        forms = [word]
        if word.endswith("s"):
            forms = [word[:-1], f"{word.removesuffix('ies')}y", word]
            if word.endswith(_HISSING):
                forms.append(word[:-2])
        return next((each for each in forms if each in self.known), None)

    def is_many(self, noun: Token) -> bool:
        """Whether a noun, or what is joined with it, is more than one."""
        joined = any(child.dep_ == "conj" for child in noun.children)
        acronyms = noun.text.endswith("s") and noun.text[:-1].isupper() and len(noun) > 2  # "MPs"
        named = noun.lower_ in self.plurals or noun.lower_.endswith("men") or acronyms
        return noun.tag_ in PLURAL or named or joined
