"""Nationalities that are listed before those who are of them: "Ghanaian, Ugandan and Kenyan | officials met"."""

from __future__ import annotations

from collections.abc import Iterator, Set

from tocsin.parse.relations import MODIFYING, PLURAL
from tocsin.parse.tokens import Doc, Token, hang

_JOINING = {"and", "or"}
#: Tags of adjectives and of what is taken for one name or, a rare word in -ese, for a determiner: not of "Kenyans".
_SINGULAR = {"JJ", "NNP", "DT"}
#: How the first of the names may hang where the noun should, and how the noun then hangs there.
_PLACES = {"pobj": "pobj", "dobj": "dobj", "acomp": "dobj"}


def list_nationalities(doc: Doc, adjectives: Set[str], plurals: Set[str]) -> None:
    """Hangs such lists on the noun behind them, in place.

    adjectives: those of countries and peoples, in lower case; others are told by the recogniser or their form.
    plurals: nouns that are plural without an ending that says so.
    """
    for token in doc:
        if token.tag_ in {"NNP", "JJ"} and _is_name(token, adjectives) and _is_before_participle(token):
            token.tag_, token.pos_, token.dep_ = "JJ", "ADJ", "amod"  # "French-led": not the people
        if token.dep_ == "dobj" and token.tag_ in _SINGULAR and token.lower_ in adjectives and token.i + 1 < len(doc):
            _give_back(token, token.nbor())
    tokens = doc.tokens
    at = 0
    while at < len(tokens) - 3:
        names, noun = _list_from(tokens, at, adjectives, plurals) if _is_name(tokens[at], adjectives) else ([], None)
        if noun is not None:
            _hang_on(names, noun)
            at = noun.i
        at += 1


def _give_back(name: Token, noun: Token) -> None:
    """Hangs a nationality on the noun behind it where both were taken for objects: "Moscow expels | Finnish | envoys"."""
    if noun.head is name.head and noun.dep_ == "dobj" and not name.children and not noun.lefts:
        name.head, name.dep_, name.tag_, name.pos_ = noun, "amod", "JJ", "ADJ"
        hang(name.doc.tokens)


def _list_from(
    tokens: list[Token], at: int, adjectives: Set[str], plurals: Set[str]
) -> tuple[list[Token], Token | None]:
    """Names with commas between them and "and" before the last, that begin at a place, and the plural behind them."""
    names: list[Token] = []
    commas = 0
    while at + 2 < len(tokens) and _is_name(tokens[at], adjectives):
        names.append(tokens[at])
        mark = tokens[at + 1]
        at += 2
        if mark.text == ",":
            commas += 1
            if tokens[at].lower_ not in _JOINING:
                continue
            mark, at = tokens[at], at + 1
        if mark.lower_ not in _JOINING:
            # headlines leave the "and" out: "visa bans on | Georgian, Belarusian judges"
            listed = commas and len(names) > 1
            return names, next(iter(_plurals(tokens[at - 1 :], plurals)), None) if listed else None
        last = tokens[at] if at + 1 < len(tokens) else mark
        if not commas or not _is_name(last, adjectives):
            break
        noun = next(iter(_plurals(tokens[at + 1 :], plurals)), None)
        return [*names, last], noun
    return names, None


def _is_before_participle(word: Token) -> bool:
    """Whether a hyphen joins a word to the participle behind it: "French-led raids"."""
    joined = word.head.tag_ == "VBN" and word.head.dep_ == "amod" and word.head.i == word.i + 2
    return joined and word.nbor().tag_ == "HYPH"


def _is_name(word: Token, adjectives: Set[str]) -> bool:
    return word.text[0].isupper() and (word.lower_ in adjectives or word.ent_type_ == "NORP" or word.tag_ == "JJ")


def _plurals(words: list[Token], plurals: Set[str]) -> Iterator[Token]:
    """The plural that ends a noun phrase, if one begins here: "foreign ministers"."""
    for word in words:
        if word.tag_ in PLURAL or (word.pos_ == "NOUN" and word.lower_ in plurals):
            yield word
        if word.tag_ not in {"JJ", "NN", "VBN", "HYPH"}:
            return


def _hang_on(names: list[Token], noun: Token) -> None:
    first = names[0]
    inside = range(first.i, noun.i + 1)
    tokens = noun.doc.tokens
    outer = next((each for each in tokens[first.i : noun.i] if each.head.i not in inside or each.head is each), None)
    above = noun
    while above.head.i not in inside and above.head is not above:
        above = above.head
    if above.head.i in inside and outer is not None and above.head is not above:
        # the parser hangs the noun, or its verb, on the first of the names
        above.head, above.dep_ = (above if outer.head is outer else outer.head), outer.dep_
    elif first.dep_ in _PLACES and first.head.i not in inside:
        # "curbs on | Kenyan, Ugandan officials", where the parser takes the first for a name
        noun.head, noun.dep_ = first.head, _PLACES[first.dep_]
    for each in tokens:
        if each.i not in inside and each.head.i in inside and each.head is not noun:
            each.head = noun
    for before, name in zip([noun, *names], names, strict=False):
        name.head, name.dep_ = (noun, "amod") if before is noun else (before, "conj")
        name.tag_, name.pos_ = "JJ", "ADJ"
    for each in tokens[first.i : noun.i]:
        if each not in names:
            each.head = names[-2] if each.i < names[-1].i else noun
            each.dep_ = "punct" if each.is_punct else "cc" if each.lower_ in _JOINING else each.dep_
            if each.i > names[-1].i and each.dep_ not in MODIFYING:
                each.dep_ = "amod" if each.tag_ == "JJ" else "compound"
    hang(tokens)
