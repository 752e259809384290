"""A mention with its features: all that coreference knows of a phrase."""

from __future__ import annotations

from typing import Literal

import msgspec

Number = Literal["sing", "plur"]
MentionKind = Literal["name", "pronoun", "description"]

#: Stands for the noun of "the five", "all 16".
NUMBER = "#"
_SEXES = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}


def sex_said(pronoun: str) -> str | None:
    """m or f for a pronoun that says so."""
    return _SEXES.get(pronoun)


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A phrase that names somebody. Offsets are those of heads in the article."""

    #: Offset of its own head.
    position: int
    sentence: int
    kind: MentionKind
    #: The words of the name, or the lemma of the description's noun, or the pronoun, in lower case.
    words: tuple[str, ...]
    number: Number
    #: m, f, or None for unknown.
    sex: str | None
    #: What somebody is called besides the name, as "foreign", "minister".
    titles: tuple[str, ...]
    #: A single human; False: a body, country or group; None: unknown.
    person: bool | None
    subject: bool
    #: Whether it is known to be an actor: nothing else can be taken up by a pronoun.
    actor: bool
    #: A description that says by itself who is meant: "a Russian minister".
    complete: bool = False
    #: A description that says so by not being the one spoken of: "the neighbouring country".
    other: bool = False
    #: A body of which there is one, without an article: "parliament", "police".
    bare: bool = False
    #: A first mention in a subordinate place (a possessor inside another phrase) is less likely taken up.
    inside: bool = False
    #: Further names that the phrase gives: in apposition, or behind a title.
    names: tuple[tuple[str, ...], ...] = ()
    #: Who it is, if that is known from outside the text: equal for the same, different for others.
    identity: str | None = None
    #: Lemmas of nouns that describe it: its own, those in apposition, those that it is said to be.
    nouns: frozenset[str] = frozenset()
    #: Words before its noun that tell it from others: "foreign", "shadow".
    modifiers: frozenset[str] = frozenset()
    #: How many they are, in words or figures: "two", "16".
    count: str | None = None
    country: str | None = None
    sectors: frozenset[str] = frozenset()
    #: country, organisation, group, party, company, media, service, body (no more is known), person; None: unknown.
    type: str | None = None
    #: A pronoun that says whose something is: "his".
    possessive: bool = False
    #: The same of somebody or something that is harmed, and so seldom his who does it: "bombed its fighters".
    harmed: bool = False
    #: The subject of what is done to harm somebody: "They shot my brother".
    harms: bool = False
    #: The same where those harmed are the speaker's own, who is none of the doers: "they beat us".
    harms_us: bool = False
    #: The verb whose argument it is: what the verb says of one argument, it says of another.
    verb: int | None = None
    #: Who speaks the quotation that it stands in.
    speaker: int | None = None
    #: The phrase that it stands inside.
    within: int | None = None
    #: Its possessor: "his country".
    owner: int | None = None
    #: The verb on which its clause hangs: who says something is often meant in it.
    above: int | None = None
    #: Who says what its clause tells, if it is the subject there: "the spokesman said | they would stay".
    sayer: int | None = None
    #: Who may do what its clause tells, the likeliest first.
    under: tuple[int, ...] = ()
    #: The subjects of the clauses around that.
    above_all: tuple[int, ...] = ()
    #: A phrase that the grammar makes the same: what a relative pronoun or apposition belongs to, what a quantity counts.
    same: int | None = None
    #: The subject of the main clause before which it stands: "Before she left, the minister …".
    ahead: int | None = None
    #: Those with whom it is joined: "Chad and Mali".
    joined: tuple[int, ...] = ()
