"""Asides behind a subject ("Russia, still reeling from a year of drought, attacked"): what is far from its verb the parser loses.

Such a sentence is parsed once more without its asides, where subject and verb stand side by side, and what the parser sees
there is carried over; an aside keeps its own parse and hangs on the noun before it, or on the verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tocsin.parse.engine import Engine, Worded
from tocsin.parse.tokens import Doc, Span, Token, hang

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
#: What a finite verb is taken for that the parser could not find a subject for.
_LOOKS_BOUND = {"VBN", "JJ", "VB"}
_NOUNS = {"NN", "NNS", "NNP", "NNPS"}
#: What a subject is made of.
_NOMINAL = _NOUNS | {
    "JJ",
    "JJR",
    "JJS",
    "CD",
    "DT",
    "PDT",
    "POS",
    "PRP$",
    "HYPH",
    "IN",
    "TO",
    "CC",
    "VBN",
    "VBG",
    "RBS",
    "RBR",
    "AFX",
    "$",
    "``",
    "''",
}
_RELATIVE = {"WDT", "WP", "WP$", "WRB"}
_SUBJECTS = {"nsubj", "nsubjpass"}
#: What an aside opens and closes with.
_MARKS = {",": ",", "–": "–", "—": "—", "--": "--"}
#: What may stand before a subject.
_BOUNDS = {",", ";", ":", "-", "–", "—", "--", "``", '"', "“", "'"}
#: Relations in which an aside hangs on the verb.
_OF_VERBS = {"prep", "advmod", "advcl", "npadvmod"}
_PARTICIPLES = {"VBN", "VBG", "JJ"}


class Aside(NamedTuple):
    """Words between two marks, both included, by their places in a text: the subject's first word, the first mark, the last one,
    the verb.
    """

    subject: int
    start: int
    end: int
    verb: int


class Asides:
    """Reads sentences with asides once more.

    saying: lemmas of verbs of speech, behind which a clause may begin.
    """

    def __init__(self, engine: Engine, saying: frozenset[str]):
        self._engine = engine
        self._saying = saying

    def read(self, docs: Sequence[Doc]) -> list[Doc]:
        """The texts, in which subjects and verbs that asides part belong together again."""
        found = [
            (doc, sentence, asides) for doc in docs for sentence in doc.sents if (asides := self._asides(sentence))
        ]
        if not found:
            return list(docs)
        parsed = self._engine.parse([_without(sentence, asides) for _, sentence, asides in found])
        for (_, sentence, asides), short in zip(found, parsed, strict=True):
            _carry_over(sentence, asides, short)
        return list(docs)

    def _asides(self, sentence: Span) -> list[Aside]:
        """The asides that part a subject from its verb, in order; none where the parser sees that it is its subject."""
        found: list[Aside] = []
        if sum(token.text in _MARKS for token in sentence) < 2:
            return found
        tokens = sentence.doc.tokens
        at = sentence.start + 1
        while at < sentence.end - 2:
            aside = self._aside(tokens, sentence, at) if tokens[at].text in _MARKS else None
            if aside is not None:
                found.append(aside)
                at = aside.end
            at += 1
        return found if any(not _is_seen(tokens, aside) for aside in found) else []

    def _aside(self, tokens: Sequence[Token], sentence: Span, start: int) -> Aside | None:
        """The aside that begins with a mark."""
        subject = self._subject(tokens, sentence, start)
        if subject is None or tokens[start + 1].tag_ == "CC":
            return None
        ends = []
        for end in range(start + 2, sentence.end - 2):
            if tokens[end].text in {";", ":"}:
                break
            if tokens[end].text == _MARKS[tokens[start].text]:
                ends.append((end, _verb_behind(tokens, sentence, end)))
        for tags in (_FINITE, _LOOKS_BOUND):
            for end, verb in ends:
                if tokens[verb].tag_ in tags:
                    return None if self._is_report(tokens[start + 1 : end]) else Aside(subject, start, end, verb)
        return None

    def _subject(self, tokens: Sequence[Token], sentence: Span, mark: int) -> int | None:
        """The first word of a noun phrase that ends before a mark and may be a subject."""
        if tokens[mark - 1].tag_ not in _NOUNS and tokens[mark - 1].text not in {"''", '"', ")"}:
            return None
        first = mark
        while first > sentence.start and tokens[first - 1].tag_ in _NOMINAL:
            first -= 1
        before = tokens[first - 1] if first > sentence.start else None
        if before is not None and before.text not in _BOUNDS:
            return None if before.tag_ not in _FINITE or before.lemma_ not in self._saying else first
        word = tokens[mark - 1]
        while first <= word.head.i < mark and word.head is not word:
            word = word.head
        return None if first >= mark or (word.i == first and word.tag_ == "IN") else first

    def _is_report(self, words: Sequence[Token]) -> bool:
        """Whether an aside says who reported it: "the army said"."""
        return words[0].tag_ not in _RELATIVE and any(
            word.lemma_ in self._saying and word.tag_ in _FINITE for word in words
        )


def _verb_behind(tokens: Sequence[Token], sentence: Span, mark: int) -> int:
    """The place of the word behind a mark and adverbs."""
    at = mark + 1
    while at < sentence.end - 1 and tokens[at].tag_ == "RB" and at < mark + 3:
        at += 1
    return at


def _is_seen(tokens: Sequence[Token], aside: Aside) -> bool:
    """Whether the parser has it that the noun before an aside is the subject of the verb behind it."""
    verb = tokens[aside.verb]
    if verb.dep_ in {"aux", "auxpass"}:
        verb = verb.head
    return any(child.dep_ in _SUBJECTS and aside.subject <= child.i < aside.start for child in verb.lefts)


def _without(sentence: Span, asides: Sequence[Aside]) -> Worded:
    left = _left(sentence, asides)
    ends = {aside.start - 1 for aside in asides}
    return Worded(
        [sentence.doc[place].text for place in left],
        [place in ends or bool(sentence.doc[place].whitespace_) for place in left],
    )


def _left(sentence: Span, asides: Sequence[Aside]) -> list[int]:
    out = {place for aside in asides for place in range(aside.start, aside.end + 1)}
    return [place for place in range(sentence.start, sentence.end) if place not in out]


def _carry_over(sentence: Span, asides: Sequence[Aside], short: Doc) -> None:
    """Gives the words of a sentence the parse that they have without its asides, if they are one sentence there."""
    left = _left(sentence, asides)
    tokens = sentence.doc.tokens
    places = dict(zip(left, range(len(left)), strict=True))
    moved = [
        aside._replace(verb=places[aside.verb], subject=places[aside.subject], start=places[aside.start - 1] + 1)
        for aside in asides
    ]
    if len(short.sents) > 1 or not all(_is_seen(short.tokens, aside) for aside in moved):
        return
    heads = {place: tokens[place].head.i for place in range(sentence.start, sentence.end)}
    for place, seen in zip(left, short, strict=True):
        own = tokens[place]
        own.tag_, own.pos_, own.dep_, own.lemma_, own.morph = seen.tag_, seen.pos_, seen.dep_, seen.lemma_, seen.morph
        own.head = tokens[left[seen.head.i]]
    for aside in asides:
        _hang_aside(tokens, aside, heads)
    hang(tokens)


def _hang_aside(tokens: Sequence[Token], aside: Aside, heads: dict[int, int]) -> None:
    words = tokens[aside.start + 1 : aside.end]
    subject = tokens[aside.start - 1]
    while aside.subject <= subject.head.i < aside.start and subject.head is not subject:
        subject = subject.head
    verb = subject.head
    tops = [word for word in words if not aside.start < heads[word.i] < aside.end or heads[word.i] == word.i]
    relative = words[0].tag_ in _RELATIVE
    top = next((word for word in tops if not word.is_punct and (not relative or word.pos_ in {"VERB", "AUX"})), tops[0])
    before = tokens[heads[top.i]]
    noun = before if aside.subject <= before.i < aside.start and before.tag_ in _NOUNS else subject
    for word in tops:
        word.head = top
    if relative:
        top.head, top.dep_ = noun, "relcl"
    elif top.tag_ in _NOUNS and words[0].tag_ != "IN":
        top.head, top.dep_ = noun, "appos"
    elif top.tag_ in _PARTICIPLES:
        top.head, top.dep_ = noun, "acl"
    else:
        top.head, top.dep_ = verb, top.dep_ if top.dep_ in _OF_VERBS else "prep" if top.tag_ == "IN" else "advmod"
    for place in (aside.start, aside.end):
        tokens[place].head, tokens[place].dep_ = noun, "punct"
