"""What a name says by itself: its words, the titles before it, whether it is a person's and of which sex."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tocsin.code.actors.referent import Referent
from tocsin.code.actors.resolver import Resolver
from tocsin.knowledge.names import NATIONALITIES, PARTS
from tocsin.parse.coreference import MentionKind
from tocsin.parse.nominals import AMOUNTS
from tocsin.parse.phrases import phrase_of

if TYPE_CHECKING:
    from tocsin.parse.tokens import Doc, Span, Token

#: Articles before an Arabic name, as they are written before several letters.
_ARTICLES = {"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul"}


class Naming:
    """Reads names with what the codebook knows of titles and given names."""

    def __init__(self, resolver: Resolver):
        self._resolver = resolver
        self._nouns = resolver.kinds.nouns

    def titled(self, words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """A person's titles and name."""
        for end in range(len(words) - 1, 0, -1):
            if all(map(self._is_title, words[:end])) or self._is_title(" ".join(words[:end])):
                return words[:end], words[end:]
        return (), words

    def _is_title(self, word: str) -> bool:
        return word.rstrip(".") in self._nouns.honorifics or self._resolver.words.is_role(word)

    def names(
        self, head: Token, first: Referent, kind: MentionKind, own: tuple[str, ...]
    ) -> tuple[tuple[str, ...], ...]:
        """What a phrase calls somebody: by its own words, in full, in apposition. own: its words without titles."""
        if kind == "pronoun":
            return ()
        called = (
            first.name is not None
            and first.kind not in PARTS
            and first.kind not in NATIONALITIES
            and (first.kind == "person" or not first.entity)
        )
        name = tuple(words_of_name(first.name)) if called and first.name and not first.name.islower() else ()
        if kind == "name":
            _, name = self.titled(name) if may_be_person(first) else ((), name)
            found = [own, name, _full_name(first)] if first.entity else [name, own]
        else:
            found = [name, self._partly_named(head), _full_name(first)]
        return tuple(dict.fromkeys([each for each in found if each]))

    def _partly_named(self, head: Token) -> tuple[str, ...]:
        """The name of a body that ends in a common noun: "the Oromo clan"."""
        named = [child for child in head.lefts if child.dep_ == "compound" and child.pos_ == "PROPN"]
        if not named:
            return ()
        known = any(self._resolver.words.names.get(each.text) for each in named)
        return () if known else (*(each.lower_ for each in named), head.lower_)

    def person(
        self, head: Token, first: Referent, kind: MentionKind, name: tuple[str, ...], title: tuple[str, ...]
    ) -> bool | None:
        """Whether a phrase means a single human; None: unknown."""
        if first.owner is not None:
            return False
        guessed = (
            kind == "name" and first.entity is None and first.noun is None and first.kind in {None, "organisation"}
        )
        if not guessed:
            return None if first.kind is None else first.kind == "person"
        if self._describes_body(head):
            return False
        if title or self._describes_person(head) or (len(name) > 1 and self._resolver.persons.is_given(name[0])):
            return True
        if any(child.lower_ == "the" and child.dep_ == "det" for child in head.children):
            return False
        return False if first.kind == "organisation" and head.ent_type_ == "ORG" else None

    def _describes_person(self, head: Token) -> bool:
        """Whether a name stands in apposition to a noun for a person: "the commander, Maui Phoe"."""
        nouns = self._resolver.words.roles.get(head.head.lower_) if head.dep_ == "appos" else ()
        return any(noun.person for noun in nouns)

    def _describes_body(self, head: Token) -> bool:
        """Whether a name stands in apposition to a noun for a body: "her newspaper, Yeni Ses"."""
        nouns = self._resolver.words.roles.get(head.head.lower_) if head.dep_ == "appos" else ()
        bodies = bool(nouns) and all(noun.group and not noun.person for noun in nouns)
        return bodies and self._nouns.is_person(head.head.lemma_.lower()) is False

    def sectors(self, title: tuple[str, ...]) -> frozenset[str]:
        """The sectors that a title before a name gives."""
        return frozenset(
            sector for word in title for role in self._resolver.words.roles.get(word) for sector in role.sectors
        )

    def sex(self, name: tuple[str, ...], title: tuple[str, ...], person: bool | None) -> str | None:
        """m or f by a person's honorific or given name, where they tell."""
        said = self._nouns.sex_of(title) if title else None
        if said is not None:
            return said
        return self._resolver.persons.sex_of(name[0]) if len(name) > 1 and person is not False else None


def introductions(persons: Mapping[int, str], resolver: Resolver) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Where each family name first stands in a full name, and that name; of a name that ends in no such word, its first word.

    persons: names as recognised, by where they stand.
    """
    naming = Naming(resolver)
    told = [(at, naming.titled(tuple(words_of_name(persons[at])))[1]) for at in sorted(persons)]
    several = [(at, name) for at, name in told if len(name) > 1]
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    for end in (-1, 0):
        for at, name in several:
            found.setdefault(name[end], (at, name))
    return found


def name_words(head: Token) -> tuple[str, ...]:
    """The proper nouns of a phrase in lower case, those that hyphens join as one."""
    found: list[str] = []
    goes_on = False
    for token in phrase_of(head).tokens():
        joined = (
            token.pos_ == "PROPN"
            or token == head
            or (goes_on and (token.is_punct or token.is_alpha) and token.lower_ != "'s")
        )
        if joined and goes_on:
            found[-1] += token.lower_
        elif token.pos_ == "PROPN" or token == head:
            found.append(token.lower_)
        goes_on = joined and not token.whitespace_
    return tuple(map(_without_article, found))


def _without_article(word: str) -> str:
    """A name without the Arabic article before it: "al-Burhan" is Burhan."""
    first, hyphen, rest = word.partition("-")
    return rest if hyphen and first in _ARTICLES and rest else word


def may_be_person(referent: Referent) -> bool:
    """Whether a name may be a person's, so that a title may stand before it."""
    return referent.kind == "person" or (referent.entity is None and referent.kind in {None, "organisation"})


def _full_name(referent: Referent) -> tuple[str, ...]:
    """The name that the knowledge base gives a body."""
    known = referent.entity is not None and referent.kind != "person"
    return tuple(words_of_name(referent.name)) if known and referent.name else ()


def words_of_name(name: str) -> list[str]:
    """The words of a name, in lower case."""
    return [_without_article(word) for word in name.lower().split() if word not in {"the", "'s"}]


def names_of_persons(doc: Doc, resolver: Resolver) -> Iterator[tuple[Span, str]]:
    """The persons whom the recogniser finds, each with the whole name, and those of a known family name whom it does not."""
    for entity in doc.ents:
        if _names_person(entity, resolver):
            yield entity, _whole_name(entity, resolver)
    yield from _namesakes(doc, resolver)


def _namesakes(doc: Doc, resolver: Resolver) -> Iterator[tuple[Span, str]]:
    """Persons whom the recogniser does not find and whose family name somebody known bears: "a helper, Hari Prasad Rai"."""
    for word in doc:
        if word.pos_ != "PROPN" or word.ent_type_ == "PERSON" or not resolver.persons.is_family_name(word.text):
            continue
        start = word.i
        while start and _is_part_of_name(doc[start - 1], resolver):
            start -= 1
        ends = word.i + 1 == len(doc) or doc[word.i + 1].pos_ != "PROPN"
        name = doc[start : word.i + 1]
        given = start + 1 < word.i or (start < word.i and resolver.persons.is_given(doc[start].text))
        if ends and given and not resolver.words.names.get(name.text):
            yield name, name.text


def _is_part_of_name(word: Token, resolver: Resolver) -> bool:
    """Whether a word before a family name belongs to the name: no title, place or honorific."""
    words = resolver.words
    if word.pos_ != "PROPN" or not (word.text.istitle() and word.is_alpha and word.whitespace_):
        return False
    honoured = word.lower_ in resolver.kinds.nouns.honorifics
    return not (honoured or words.is_role(word.lower_) or words.names.get(word.text))


def _names_person(entity: Span, resolver: Resolver) -> bool:
    """Whether a named entity is a person, by its label or as a name behind a noun for one: "the commander, Maui Phoe"."""
    if entity.label_ == "PERSON" or len(entity) == 1:
        return entity.label_ == "PERSON"
    root = entity.root
    behind = root.dep_ == "appos" and root.pos_ == "PROPN" and entity.start > root.head.i
    return behind and any(role.person for role in resolver.words.roles.get(root.head.lower_))


def _whole_name(person: Span, resolver: Resolver) -> str:
    """A person's name as recognised, with the given name that the recogniser has left out before it."""
    first = person[0]
    if len(person) > 1 or first.i == 0:
        return person.text
    before = first.nbor(-1)
    words = resolver.words
    given = before.pos_ == "PROPN" and before.text.istitle() and before.is_alpha and before.whitespace_
    if before.ent_type_ in AMOUNTS:
        return person.text  # "By Tuesday Kyiv had refused"
    known = (
        words.is_role(before.lower_) or words.names.get(before.text) or before.lower_ in resolver.kinds.nouns.honorifics
    )
    return f"{before.text} {person.text}" if given and not known else person.text
