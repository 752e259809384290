"""What coreference has to know of each mention: its features, read off the phrase and its referent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.code.actors.resolver import Referent, Resolver
from tocsin.knowledge.names import PARTS
from tocsin.parse.clauses import is_verb
from tocsin.parse.coreference import NUMBER, Mention, MentionKind
from tocsin.parse.phrases import appositions, phrase_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.parse import Document

#: Entity labels of what is nobody's name.
TIMES = {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"}
_NOMINAL = {"NOUN", "PROPN", "PRON"}
_PLURAL_TAGS = {"NNS", "NNPS"}
_DEFINITE = {"the", "both", "this", "that", "these", "those", "its", "their", "his", "her", "my", "our"}
#: Words before a noun that tell it from others.
_DISTINGUISHING = {"amod", "compound", "nummod"}
#: Relations of a verb's own arguments.
_ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "dative", "iobj"}
#: Kinds of names that stand for a state.
STATES = {"country", "capital", "metonym"}


class Features:
    """Makes mentions for coreference out of the phrases of one article."""

    def __init__(self, document: Document, resolver: Resolver):
        self._document = document
        self._resolver = resolver

    def mention(self, sentence: int, head: Token, referents: list[Referent], speaker: Token | None) -> Mention:
        """A phrase with its features.

        referents: what it refers to by its own words; none for a pronoun.
        speaker: who speaks the quotation that it stands in.
        """
        first = referents[0] if referents else Referent()
        kind: MentionKind = "pronoun" if head.pos_ == "PRON" else "name" if head.pos_ == "PROPN" else "description"
        if kind == "name" and first.noun is not None and first.name is None:
            kind = "description"  # "the Coast Guard"
        called = first.name is not None and first.kind not in PARTS and (first.kind == "person" or not first.entity)
        name = tuple(words_of_name(first.name)) if called and first.name else ()
        own = tuple(_words(head))
        position = self._document.offset(head)
        described = appositions(head)
        return Mention(
            position=position,
            sentence=sentence,
            kind=kind,
            words=(name or own) if kind == "name" else own,
            titles=tuple((first.role or "").lower().split()),
            number="plur"
            if head.tag_ in _PLURAL_TAGS or head.pos_ == "NUM" or _is_plural(head) or len(referents) > 1
            else "sing",
            sex=first.sex or self._sex_by_name(name, first),
            person=None if first.kind is None else first.kind == "person" and first.owner is None,
            subject=head.dep_ in {"nsubj", "nsubjpass"},
            # what things and places do is told of those whose they are
            actor=first.known and first.kind not in PARTS and not (first.noun is not None and first.noun.thing),
            complete=not self._is_given(head, first),
            inside=head.dep_ in {"poss", "pobj"},
            names=tuple(each for each in (name if kind == "description" else own, _full_name(first)) if each),
            identity=identity_of(first),
            nouns=frozenset(each.lemma_.lower() for each in described if each.pos_ == "NOUN"),
            modifiers=frozenset(
                child.lower_ for child in head.lefts if child.dep_ in _DISTINGUISHING and child.pos_ != "PROPN"
            )
            | ({head.lower_} if head.pos_ == "NUM" else set()),
            country=first.country,
            sectors=frozenset(first.sectors),
            type=self._type(first),
            verb=_verb_of(head, self._document),
            speaker=self._document.offset(speaker) if speaker is not None else None,
            within=_around(head, self._document),
            owner=next((self._document.offset(child) for child in head.lefts if child.dep_ == "poss"), None),
            above=_above(head, self._document),
        )

    def _sex_by_name(self, name: tuple[str, ...], referent: Referent) -> str | None:
        """m or f by a person's given name, where the name has one."""
        full = len(name) > 1 and referent.kind in {None, "person"}
        return self._resolver.sex_of(name[0]) if full else None

    def _type(self, referent: Referent) -> str | None:
        """The kind of a referent as coreference wants it."""
        if referent.owner is not None:
            return "group"
        if referent.kind in STATES:
            return "organisation" if referent.country in self._resolver.international else "country"
        return referent.kind

    def _is_given(self, head: Token, referent: Referent) -> bool:
        """Whether a description speaks of somebody given: "the minister", "all 16", "parliament" without an article."""
        bare = not any(child.dep_ in {"det", "poss", "nummod", "amod"} for child in head.lefts)
        body = referent.noun is not None and referent.noun.group and "Sing" in head.morph.get("Number", [])
        return is_definite(head) or head.pos_ == "NUM" or (bare and body)


def heads_of(tokens: object) -> Iterator[Token]:
    """Heads of noun phrases, in text order."""
    for token in tokens:  # type: ignore[attr-defined]
        if (token.pos_ in _NOMINAL and token.dep_ not in {"compound", "nmod", "expl", "det", "amod"}) or (
            token.pos_ == "NUM"
            and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
            and token.ent_type_ not in TIMES
        ):
            yield token


def _words(head: Token) -> list[str]:
    phrase = phrase_of(head)
    if head.pos_ == "PROPN":
        return [token.lower_ for token in phrase.tokens() if token.pos_ == "PROPN"]
    return [NUMBER if head.pos_ == "NUM" else head.lower_]


def identity_of(referent: Referent) -> str | None:
    """Who a referent is by knowledge from outside the text."""
    if referent.entity is not None:
        return referent.entity
    if referent.owner is not None:
        return referent.owner
    return f"{referent.name}: {referent.country}" if referent.kind in STATES and referent.name else None


def _full_name(referent: Referent) -> tuple[str, ...]:
    """The name that the knowledge base gives a body."""
    known = referent.entity is not None and referent.kind != "person"
    return tuple(words_of_name(referent.name)) if known and referent.name else ()


def words_of_name(name: str) -> list[str]:
    """The words of a name, in lower case."""
    return [word for word in name.lower().split() if word not in {"the", "'s"}]


def _verb_of(head: Token, document: Document) -> int | None:
    """Offset of the verb whose argument a phrase is, also behind a preposition."""
    governor = head.head if head.dep_ in _ARGUMENTS else head.head.head if head.dep_ == "pobj" else None
    return document.offset(governor) if governor is not None and is_verb(governor) else None


def _above(head: Token, document: Document) -> int | None:
    """Offset of the verb on which the clause of a phrase hangs."""
    verb = head.head
    while verb.dep_ != "ROOT" and not is_verb(verb):
        verb = verb.head
    while verb.dep_ in {"conj", "xcomp", "aux"} and verb.head != verb:
        verb = verb.head
    return document.offset(verb.head) if verb.dep_ in {"ccomp", "advcl"} and is_verb(verb.head) else None


def _around(head: Token, document: Document) -> int | None:
    """Offset of the head of the phrase that a possessor or the object of a preposition stands in."""
    outer = head.head if head.dep_ == "poss" else head.head.head if head.dep_ == "pobj" else None
    if outer is None or outer.pos_ not in _NOMINAL or outer == head:
        return None
    while outer.dep_ == "appos":
        outer = outer.head
    return document.offset(outer)


def is_definite(head: Token) -> bool:
    """Whether a phrase speaks of something given: "the", "this", "its"."""
    return any(child.dep_ in {"det", "poss"} and child.lower_ in _DEFINITE for child in head.children)


def _is_plural(head: Token) -> bool:
    return "Plur" in head.morph.get("Number", []) or any(child.dep_ == "conj" for child in head.children)
