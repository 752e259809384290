"""Noun phrases: where they begin and end, what they are joined with, what stands in apposition to them."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import pairwise, zip_longest

import msgspec

from tocsin.parse.relations import NOMINAL_SUBJECT, SUBJECT, TIMES
from tocsin.parse.tokens import Span, Token

#: Dependents that describe a noun from outside its own phrase.
_OUTSIDE = {
    "relcl",
    "acl",
    "appos",
    "cc",
    "conj",
    "punct",
    "advcl",
    "parataxis",
    "preconj",
    "ccomp",
    "xcomp",
    "dep",
}
#: Entity labels of which one name seldom explains another.
_LISTED = {"GPE", "PERSON"}
#: Entity labels of numbers that count no people.
_MEASURES = {"MONEY", "PERCENT", "QUANTITY", "TIME"}
#: Prepositions that say where something happens.
LOCATIVE = ("in", "at", "near", "inside", "outside", "across", "around", "off", "over", "through", "throughout")
#: Prepositions whose phrase belongs to the name of a body or group.
_TIGHT = {"of", "in", "for", "from", "at", "on", "against", "to", "near", "with", "between", "under"}


class Phrase(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A noun phrase: its head and the stretch of tokens from `first` to `last`."""

    head: Token
    first: Token
    last: Token

    @property
    def text(self) -> str:
        """The words of the phrase."""
        return self.head.doc[self.first.i : self.last.i + 1].text

    def tokens(self) -> list[Token]:
        """Its tokens in order."""
        return self.head.doc.tokens[self.first.i : self.last.i + 1]


def phrase_of(head: Token) -> Phrase:
    """The phrase that a noun or pronoun heads, without relative clauses, appositions and what it is joined with."""
    first = last = head
    for child in head.children:
        if child.i < head.i:
            if (child.dep_ not in _OUTSIDE or child.tag_ == "HYPH") and child.left_edge.i < first.i:
                first = child.left_edge
        elif child.tag_ == "HYPH" and child.i == last.i + 1 and not last.whitespace_ and not child.whitespace_:
            last = child  # "the secretary-general"
        elif child.dep_ == "prep":
            gerund = any(deeper.dep_ == "pcomp" for deeper in child.children)
            # "Doctors Without Borders"
            tight = child.lower_ in _TIGHT or child.text == "Without"
            if tight and child.i == last.i + 1 and not gerund:
                last = max(last, _right(child), key=_place)
        elif (child.dep_ not in _OUTSIDE and child.i == last.i + 1) or _goes_on(head, child):
            last = max(last, _right(child), key=_place)
    while first.is_punct and first.i < head.i:
        first = first.nbor()
    # a name with a hyphen may fall apart: "Omar al-Bashir"
    while head.ent_type_ == "PERSON" and first.ent_iob_ == "I" and first.i > 0:
        first = first.nbor(-1)
    while (
        first.i > 1 and first.nbor(-1).text == "-" and not first.nbor(-1).whitespace_ and not first.nbor(-2).whitespace_
    ):
        first = first.nbor(-2)  # "ex-president", which the parser may hang elsewhere
    return Phrase(head, first, last)


def _goes_on(name: Token, verb: Token) -> bool:
    """Whether a body's name goes on with what it is there to do: "the Committee to Protect Journalists"."""
    to = verb.left_edge
    return verb.tag_ == "VB" and verb.is_title and name.pos_ == "PROPN" and to.lower_ == "to" and to.i == name.i + 1


def _place(token: Token) -> int:
    return token.i


def _right(token: Token) -> Token:
    """The last token of a dependent phrase, leaving out what describes it from outside."""
    last = token
    rights = list(token.rights)
    for child, following in zip_longest(rights, rights[1:]):
        if child.text == "," and following is not None and following.dep_ == "conj":
            continue  # "the leaders of Kenya, Uganda and Tanzania"
        if child.dep_ in _OUTSIDE and child.dep_ not in {"cc", "conj"}:
            break
        last = _right(child)
    return last


def conjuncts(head: Token) -> list[Token]:
    """The head and all that is joined with it: "soldiers and activists"; whom "but not" sets apart is not."""
    found = [head]
    for token in found:
        for child in token.children:
            if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"} and _is_denied(child):
                continue
            if (child.dep_ == "conj" or (child.dep_ == "appos" and _is_item(token, child))) and child not in found:
                found.append(child)
            elif child.dep_ == "appos":
                found += [each for each in _joined_behind(token, child) if each not in found]
    stray = _stray_item(head) if head.dep_ == "pobj" else None
    return [*found, *conjuncts(stray)] if stray is not None else found


def _is_item(name: Token, apposition: Token) -> bool:
    """Whether what the parser took for an apposition is the next of several names: "Oman, Qatar and Kuwait"."""
    kind = name.ent_type_
    if not name.pos_ == apposition.pos_ == "PROPN":
        return False
    joined = [child for child in apposition.children if child.dep_ == "conj"]
    if _is_owned(name) and _is_owned(apposition):
        return any(child.pos_ == "PROPN" for child in joined)  # "Brazil's Lula, Chile's Boric and Kast"
    return kind == apposition.ent_type_ and kind in _LISTED and any(child.ent_type_ == kind for child in joined)


def _is_owned(name: Token) -> bool:
    return any(child.dep_ == "poss" and child.pos_ == "PROPN" for child in name.lefts)


def _joined_behind(head: Token, apposition: Token) -> list[Token]:
    """Who is joined with somebody behind their name, which the parser joins with the name.

    "A poet, Ali Aden, and his wife"; "activist Ali Aden and reporter Nils Berg".
    """
    if is_plural(head) or head.pos_ != "NOUN" or apposition.ent_type_ != "PERSON":
        return []
    joined = [child for child in apposition.rights if child.dep_ == "conj"]
    close = apposition.left_edge.i == head.i + 1
    closed = any(child.text == "," and following.dep_ == "cc" for child, following in pairwise(apposition.rights))
    return joined if close or closed else []


def _stray_item(head: Token) -> Token | None:
    """The next item of a list of objects that the parser took for a second subject of the main verb.

    "After the invasion of Georgia, the crimes in Syria and the annexation of Crimea, Putin thought": `crimes` is no subject.
    """
    end = head.right_edge.i + 1
    if head.head.head.pos_ in {"NOUN", "PROPN"} or end + 1 >= len(head.doc) or head.doc[end].text != ",":
        return None
    item = head.doc[end + 1]
    while item.head.left_edge.i == end + 1 and item.head != item:
        item = item.head
    if item.dep_ != "nsubj":
        return None
    subjects = [child for child in item.head.children if child.dep_ == "nsubj"]
    return item if len(subjects) > 1 and item != subjects[-1] else None


def counted(head: Token, quantities: frozenset[str]) -> Token:
    """Those of whom a number or a word of quantity speaks: "14 of the students", "a group of rebels", but the crowd in "a crowd of 300".

    quantities: lemmas of such words.
    """
    if head.pos_ == "NUM" or head.lemma_.lower() in quantities:
        inside = (noun for of in head.children if of.lower_ == "of" for noun in of.children if noun.dep_ == "pobj")
        noun = next(inside, head)
        if noun.pos_ == "NUM" and noun is not head:
            inner = counted(noun, quantities)
            return head if inner is noun else inner
        return head if head.pos_ == "NUM" and noun.pos_ == "PRON" else noun
    return head


def worth(head: Token, currencies: frozenset[str]) -> Token | None:
    """What a sum of money is in: "90 million dollars in aid", "€40m of Iraqi assets".

    currencies: lemmas and signs of such.
    """
    if head.ent_type_ != "MONEY" and head.lemma_.lower() not in currencies:
        return None
    beside = head.right_edge.i + 1
    held = [child for child in head.rights if child.dep_ == "prep"]
    # "in aid" may hang on the verb
    held += [child for child in head.head.rights if child.dep_ == "prep" and head.i < child.i <= beside]
    inside = [noun for prep in held if prep.lower_ in {"of", "in"} for noun in prep.children if noun.dep_ == "pobj"]
    first = next(iter(inside), None)
    if first is None or first.ent_type_ == "MONEY" or first.lemma_.lower() in currencies:
        return worth(first, currencies) if first is not None else None
    return first if first.pos_ == "NOUN" and first.ent_type_ not in TIMES else None


def is_somebody(head: Token) -> bool:
    """Whether a number or an indefinite pronoun stands for people whom a word before it has named: "arrested forty", "beat nobody"."""
    if head.ent_type_ in _MEASURES:
        return False
    if head.pos_ == "PRON":
        return head.tag_ == "NN" and not head.lower_.endswith("thing")
    if head.dep_ not in {"dobj", "nsubjpass", "pobj", "conj"}:
        return False
    return head.pos_ == "NUM" or (head.ent_type_ == "ORDINAL" and head.pos_ == "ADJ")


def partitive(head: Token, quantities: frozenset[str]) -> bool:
    """Whether a word of quantity takes some out of a given number: "one of the soldiers", "some of them".

    quantities: lemmas of such words.
    """
    if head.pos_ != "NUM" and head.lemma_.lower() not in quantities:
        return False
    inside = [deeper for child in head.children if child.lower_ == "of" for deeper in child.children]
    return any(
        each.dep_ == "pobj" and (each.pos_ == "PRON" or any(c.dep_ in {"det", "poss"} for c in each.children))
        for each in inside
    )


def is_plural(head: Token) -> bool:
    """Whether the word itself is a plural, whatever it is joined with."""
    return head.tag_ in _PLURAL_TAGS or "Plur" in head.morph.get("Number", [])


def whole_of(token: Token) -> Token:
    """The last part of a word with hyphens that the tokenizer has taken apart: of "al-Jabiri", "Jabiri"."""
    end = token
    while (
        not end.whitespace_
        and end.i + 2 < len(end.doc)
        and end.nbor().text in _HYPHENS
        and not end.nbor().whitespace_
        and end.nbor(2).is_alpha
    ):
        end = end.nbor(2)
    # a person's name whose parts the parser has hung on the verb side by side: "Omar al-Bashir"
    if end.ent_type_ == "PERSON" and end.dep_ in _SIDES:
        for last in end.doc[end.i + 1 :]:
            if last.ent_iob_ != "I":
                break
            if last.dep_ == end.dep_ and last.head == end.head:
                end = last
    return end


_PLURAL_TAGS = {"NNS", "NNPS"}
_HYPHENS = {"-", "‑", "–"}
_SIDES = {"nsubj", "nsubjpass", "dobj"}


def appositions(head: Token) -> list[Token]:
    """Heads of the phrases that stand in apposition: "Peskov, spokesman for Putin"."""
    found: list[Token] = []
    for child in head.children:
        if child.dep_ != "appos" or _differ_in_number(head, child) or _is_item(head, child):
            ends = child.dep_ in {"relcl", "acl"} and bool(found)
            if ends:
                break  # what stands behind a clause describes somebody in it
        elif not (_tells_of_some(child) or _is_denied(child)):
            found.append(child)
    return found


def some_of(head: Token) -> list[Token]:
    """What some of those are whom a phrase names: "14 others, most of them traders"."""
    return [child for child in head.rights if child.dep_ == "appos" and _tells_of_some(child)]


def is_counted(noun: Token) -> bool:
    """Whether a number stands before a noun: "five policemen"."""
    return any(child.dep_ == "nummod" for child in noun.lefts)


def most_of(head: Token, most: Set[str], mostly: Set[str]) -> Token | None:
    """What most of those are whom a phrase names: "20 people, most of them students", "20 people, mostly students".

    Told by the words' order, since parsers hang it anywhere.
    """
    doc = head.doc
    end = max([head.i, *(child.right_edge.i for child in head.rights if child.dep_ == "prep")])
    comma = next((i for i in {head.i + 1, end + 1} if i < head.sent.end and doc[i].text in _BREAKS), None)
    if comma is None:
        return None
    start = comma + 1
    while start < head.sent.end - 1 and doc[start].pos_ == "ADV" and doc[start].lower_ not in mostly:
        start += 1
    if doc[start].lower_ in mostly:
        start += 1
    elif [each.tag_ for each in doc[start + 1 : start + 3]] in _OF_THEM and doc[start].lower_ in most:
        start += 3
    else:
        return None
    noun = next((each for each in doc[start : head.sent.end] if not _is_before_noun(each)), None)
    return noun if noun is not None and noun.pos_ in {"NOUN", "PROPN"} and is_plural(noun) else None


#: What stands before what is added to a phrase.
_BREAKS = {",", "–", "—", "("}
#: Tags of "of them" and "of whom".
_OF_THEM = (["IN", "PRP"], ["IN", "WP"])


def _is_before_noun(token: Token) -> bool:
    """Whether a word stands before the noun of its phrase."""
    after = token.nbor(1) if token.i + 1 < token.sent.end else None
    joined = after is not None and after.pos_ in {"NOUN", "PROPN"} and token.pos_ in {"NOUN", "PROPN"}
    return joined or token.pos_ in {"ADJ", "DET", "ADV", "NUM", "CCONJ"} or token.tag_ in {"VBN", "VBG"}


def stands_for_people(adjective: Token) -> bool:
    """Whether an adjective or participle is itself a noun, for those who are so: "fed the displaced", "2,000 of the most vulnerable"."""
    return (
        adjective.tag_ in _NOMINAL_TAGS
        and adjective.pos_ != "PROPN"
        and adjective.dep_ in _NOMINAL_PLACES
        and any(child.lower_ == "the" and child.dep_ == "det" for child in adjective.lefts)
    )


#: Tags of words that are nouns only where an article makes them so.
_NOMINAL_TAGS = {"JJ", "JJS"}
#: Where those stand as whom something is done to or by.
_NOMINAL_PLACES = {"dobj", "pobj", "dative", "nsubjpass"}


def _is_denied(noun: Token) -> bool:
    """Whether it is said not to be so: "terrorists, not farmers"."""
    first = noun.left_edge
    return first.lower_ == "not" or (first.i > 0 and first.nbor(-1).dep_ == "neg")


def _tells_of_some(noun: Token) -> bool:
    """Whether what looks like an apposition says what some of those are: "600 protesters, many of them fishermen"."""
    return any(child.dep_ in SUBJECT for child in noun.lefts)


def possessors_of(head: Token) -> list[Token]:
    """Whose a thing is: before it ("Trump's offer", "the EU plan") or after "by"."""
    before = [
        child
        for child in head.lefts
        if child.dep_ == "poss" or (child.dep_ in {"compound", "nmod"} and child.text[0].isupper())
    ]
    by = [noun for prep in head.rights if prep.lower_ == "by" for noun in prep.children if noun.dep_ == "pobj"]
    return [each for owner in (*before, *by) for each in conjuncts(owner)]


def _differ_in_number(head: Token, other: Token) -> bool:
    """Whether two common nouns cannot name the same: "214 migrants, among them 37 teenagers", "ministers, a group said"."""
    if "NOUN" not in (head.pos_, other.pos_) or head.pos_ == "PROPN":
        return False
    counts = [next((child.lower_ for child in each.children if child.dep_ == "nummod"), None) for each in (head, other)]
    if None not in counts and counts[0] != counts[1]:
        return True
    numbers = [each.morph.get("Number", []) for each in (head, other)]
    words = {child.lower_ for child in other.children}
    # "officers, a group of medical workers"
    return numbers == [["Plur"], ["Sing"]] and not words.isdisjoint({"a", "an"}) and "of" not in words


#: Prepositions after a noun that introduce whose it is or with whom it is shared, the closest relation first.
_OWNING = ("by", "from", "of", "with", "between", "to", "against", "for", "among")


def owners_of(head: Token) -> Iterator[list[Token]]:
    """Those named inside a noun phrase, by closeness: its possessors, then those after prepositions."""
    possessors = [child for child in head.children if child.dep_ == "poss"]
    if possessors:
        yield [each for child in possessors for each in conjuncts(child)]
    for word in _OWNING:
        objects = [
            noun
            for child in head.children
            if child.dep_ in {"prep", "agent"} and child.lower_ == word
            for noun in child.children
            if noun.dep_ == "pobj"
        ]
        if objects:
            yield [each for noun in objects for each in conjuncts(noun)]
            for noun in objects:
                yield from owners_of(noun)


def subject_of(span: Span) -> Token:
    """The head of a noun phrase that stands as a sentence's subject; its last noun if the parser saw it otherwise."""
    subjects = [token for token in span if token.dep_ in NOMINAL_SUBJECT and token.head.i >= span.end]
    if subjects:
        return subjects[-1]
    nouns = [token for token in span if token.pos_ in {"NOUN", "PROPN"} or token.tag_.startswith("NN")]
    return nouns[-1] if nouns else span.root
