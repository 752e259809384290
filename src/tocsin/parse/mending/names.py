"""Names that were taken for common words, and the other way round."""

from __future__ import annotations

from collections.abc import Callable, Set

from tocsin.parse.relations import SUBJECT
from tocsin.parse.tokens import Doc, Span, Token, hang

#: How the parser hangs a name on the one that it takes it for a part of.
_BEFORE_NAMES = {"compound", "nmod", "poss"}
#: Labels of names of whole peoples, which may have somebody in common: "Chad and Niger's Mohamed Ali".
_PEOPLES = {"GPE", "NORP", "LOC"}
#: So many words a nickname has at most.
_NICKNAME = 3


def open_name(word: Token, known: frozenset[str]) -> None:
    """Tells a participle that opens a sentence from the name behind it: "Jailed | Bahraini preacher Hasan Jassim"."""
    stem = word.lower_.removesuffix("d")
    if word.tag_ != "NNP" or stem == word.lower_ or {stem, stem.removesuffix("e")}.isdisjoint(known):
        return
    entity = next((each for each in word.doc.ents if each.start == word.i), None)
    if entity is not None and entity.label_ != "PERSON":
        return  # "United Nations"
    word.tag_, word.pos_, word.lemma_ = "VBN", "VERB", stem if stem in known else stem.removesuffix("e")
    if entity is None:
        return
    word.ent_type_, word.ent_iob_ = "", "O"
    rest = Span(word.doc, entity.start + 1, entity.end, entity.label_)
    # one name before a noun is more likely a people's
    named = rest.end - rest.start > 1
    for token in rest:
        token.ent_type_, token.ent_iob_ = (rest.label_ if named else ""), ("I" if named else "O")
    if named:
        rest[0].ent_iob_ = "B"
    word.doc.ents = tuple(
        each for each in (rest if each is entity else each for each in word.doc.ents) if each is not rest or named
    )


def open_noun(word: Token, is_noun: Callable[[str], bool]) -> None:
    """Tells a plural that opens a sentence from a name: "Rockets | hit a farm"."""
    one = word.lower_.removesuffix("s")
    if word.tag_ not in {"NNP", "NNPS"} or one == word.lower_ or not word.is_title or not is_noun(one):
        return
    behind = word.nbor() if word.i + 1 < len(word.doc) else word
    if behind.text[0].isupper() or behind.tag_ == "POS" or word.ent_type_ in {"PERSON", "GPE"}:
        return
    word.tag_, word.pos_, word.lemma_ = "NNS", "NOUN", one
    word.doc.set_entities([each for each in word.doc.ents if each.start != word.i])


def open_compound(word: Token, made: Set[str], weapons: Set[str]) -> None:
    """Tells a noun that opens a sentence before that of a deed from a name: "Arson | attack on a mosque".

    made: lemmas of nouns for what somebody does, those of two words among them ("arson attack"). weapons: nouns for such.
    """
    deed = word.head
    if (
        word.tag_ != "NNP"
        or word.dep_ != "compound"
        or not word.is_title
        or deed.i != word.i + 1
        or deed.tag_ not in {"NN", "NNS"}
    ):
        return
    if deed.text[0].isupper() or deed.lemma_.lower() not in made:
        return
    if word.lower_ in made or word.lower_ in weapons or f"{word.lower_} {deed.lemma_.lower()}" in made:
        word.tag_, word.pos_, word.lemma_ = "NN", "NOUN", word.lower_
        word.doc.set_entities([each for each in word.doc.ents if each.start != word.i])


def open_people(doc: Doc, is_role: Callable[[str], bool]) -> None:
    """Lets a plural that stands for people be no person's family name, in place: "Ghana | MPs"."""
    apart = [each for each in doc.ents if each.label_ != "PERSON" or not _ends_in_people(doc[each.end - 1], is_role)]
    if len(apart) < len(doc.ents):
        doc.set_entities(apart)


def _ends_in_people(last: Token, is_role: Callable[[str], bool]) -> bool:
    return last.tag_ == "NNS" and is_role(last.lower_)


def join_nicknames(doc: Doc) -> None:
    """Makes one person's name of what a nickname in quotation marks parts, in place: "Ismael 'El Mayo' Zambada"."""
    for mark in doc:
        if mark.tag_ != "``" or not mark.i or doc[mark.i - 1].pos_ != "PROPN":
            continue
        end = mark.i + 1
        while end < len(doc) and end <= mark.i + _NICKNAME and doc[end].text[0].isupper():
            end += 1
        if end == mark.i + 1 or end + 1 >= len(doc) or doc[end].tag_ != "''" or doc[end + 1].pos_ != "PROPN":
            continue
        first, last = mark.i - 1, end + 1
        while first > mark.sent.start and doc[first - 1].pos_ == "PROPN" and doc[first - 1].ent_type_ != "NORP":
            first -= 1
        while last + 1 < mark.sent.end and doc[last + 1].pos_ == "PROPN":
            last += 1
        apart = [each for each in doc.ents if each.end <= first or each.start > last]
        doc.set_entities(sorted([*apart, Span(doc, first, last + 1, "PERSON")], key=lambda each: each.start))


def join_hyphened(doc: Doc) -> None:
    """Joins the parts of a name with a hyphen that the parser takes for so many objects, in place: "accused al-Shabab"."""
    for hyphen in doc[1:-1]:
        if hyphen.text != "-" or hyphen.nbor(-1).whitespace_ or hyphen.whitespace_:
            continue
        first, last = hyphen.nbor(-1), hyphen.nbor()
        alike = first.head is last.head and first.dep_ == last.dep_ and first.tag_ == last.tag_ == "NNP"
        if alike and not first.children and first.dep_ in {"dobj", "pobj", *SUBJECT}:
            first.head, first.dep_, hyphen.head, hyphen.dep_ = last, "compound", last, "punct"
            hang(doc.tokens)


def part_names(doc: Doc) -> None:
    """Joins two persons of whom the parser takes the first for a part of the second's name, in place.

    "Spain's Ana Ruiz and Chilean Vice-President Luis Soto" are two, and so are "Ruiz and Chile's Luis Soto".
    """
    for token in doc:
        last = token.head
        if token.dep_ not in _BEFORE_NAMES or not token.pos_ == last.pos_ == "PROPN":
            continue
        if token.ent_type_ != "PERSON" and (token.dep_ != "poss" or token.ent_type_ in _PEOPLES):
            continue
        joiner = next((child for child in token.rights if child.dep_ == "cc"), None)
        if joiner is None or not token.i < joiner.i < last.i:
            continue
        between = [each for each in doc[joiner.i + 1 : last.i] if each.head in {token, last}]
        owner = next((each for each in between if each.dep_ == "conj" and each.ent_type_ == "GPE"), None)
        if last.ent_type_ != "PERSON" if token.dep_ != "compound" else not token.lefts:
            continue
        if token.dep_ == "poss" and (owner is None or owner.nbor().tag_ != "POS"):
            continue
        token.head, token.dep_ = (token if last.head is last else last.head), last.dep_
        joiner.head = token
        last.head, last.dep_ = token, "conj"
        for each in between:
            joined = "poss" if each is owner and each.nbor().tag_ == "POS" else "compound"
            each.head, each.dep_ = last, joined if each.dep_ == "conj" else each.dep_
        hang(doc.tokens)


def end_names(doc: Doc) -> None:
    """Makes the end of a subject's name of what the parser takes for an adverb, in place: "their lawyer Khaled | Adly said"."""
    for last in doc[1:]:
        if last.dep_ not in {"advmod", "npadvmod"} or last.pos_ != "PROPN":
            continue
        first = last.nbor(-1)
        if first.pos_ != "PROPN" or first.dep_ not in SUBJECT or first.head is not last.head or last.i > last.head.i:
            continue
        last.dep_ = first.dep_
        for child in first.children:
            child.head = last
        first.head, first.dep_ = last, "compound"
        hang(doc.tokens)


def nest_names(doc: Doc) -> None:
    """Hangs a name on the noun before it that says who it is, where the parser takes it for a second subject, in place.

    "Truckers led by the union boss | Raul Diaz blocked the road."
    """
    for name in doc:
        if name.dep_ not in SUBJECT or name.pos_ != "PROPN" or name.left_edge.i == 0:
            continue
        title = name.left_edge.nbor(-1)
        subject = next((child for child in name.head.lefts if child.dep_ in SUBJECT and child.i < title.i), None)
        if title.tag_ != "NN" or title.dep_ != "pobj" or subject is None or subject.right_edge is not title:
            continue
        for child in title.lefts:
            child.head = name
        name.head, name.dep_ = title.head, title.dep_
        title.head, title.dep_ = name, "compound"
        hang(doc.tokens)


def is_bare_name(token: Token, is_name: Callable[[str], bool]) -> bool:
    """Whether a family name at the head of a sentence was taken for a common word: "Trump threatens"."""
    told = token.pos_ in {"PROPN", "PRON", "NUM"}
    return not told and token.is_title and not token.lefts and is_name(token.text)


def part_pairs(doc: Doc, is_name: Callable[[str], bool]) -> None:
    """Hangs on what two persons do each of them, who are not one of a double name: "the Putin-Modi | meeting"."""
    for token in doc[1:-1]:
        if token.tag_ != "HYPH":
            continue
        first, last = token.nbor(-1), token.nbor()
        if first.head is not last or last.dep_ not in {"compound", "nmod"}:
            continue
        if is_name(first.text) and is_name(last.text) and not is_name(f"{first.text}-{last.text}"):
            first.head = token.head = last.head
            hang(doc.tokens)


def is_shouted(doc: Doc) -> bool:
    """Whether it is written in capitals throughout."""
    words = [token for token in doc if token.is_alpha]
    return sum(token.is_upper for token in words) > len(words) / 2


def is_acronym(token: Token) -> bool:
    """Whether a body's letters were taken for a common word: "WHO", "NATO"."""
    common = token.pos_ in {"NOUN", "VERB", "ADJ"} or token.tag_ == "WP"  # WHO
    return len(token) > 2 and token.is_alpha and token.is_upper and common
