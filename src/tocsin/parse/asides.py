"""What parts a subject from its verb: "Russia, still reeling from a year of drought, attacked", "Kenya on Friday jailed two men",
"the bloc ECOWAS imposed sanctions". What is far from its verb the parser loses, and takes a word in between for one.

Such a sentence is parsed once more without those words, where subject and verb stand side by side, and what the parser sees
there is carried over. The words in between keep their own parse and hang on the noun before them, or on the verb. Behind the
verb a noun without an article gets one, lest the verb be taken for its adjective: "a court jailed | activist Somchai Boonma".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tocsin.parse.engine import Engine
from tocsin.parse.relations import NOMINAL_SUBJECT, NOUN_TAGS, TENSED, TIMES
from tocsin.parse.retold import Retold, take_over
from tocsin.parse.tokens import Doc, Span, Token, hang

#: What a finite verb is taken for that the parser could not find a subject for.
_LOOKS_BOUND = {"VBN", "JJ", "VB"}
#: What a subject is made of.
_NOMINAL = NOUN_TAGS | {
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
#: What an aside opens and closes with.
_MARKS = {",": ",", "–": "–", "—": "—", "--": "--"}
#: What may stand before a subject.
_BOUNDS = {",", ";", ":", "-", "–", "—", "--", "``", '"', "“", "'"}
#: Relations in which an aside hangs on the verb.
_OF_VERBS = {"prep", "advmod", "advcl", "npadvmod"}
_PARTICIPLES = {"VBN", "VBD", "VBG", "JJ"}
#: Tags of what a name is introduced with: "opposition lawmaker".
_DESCRIBING = {"NN", "JJ", "VBN", "VBG"}


class Aside(NamedTuple):
    """Words between a subject and its verb, by their places in a text: the subject's first word, the first of them and the one
    after the last, marks included, the verb. There may be none.
    """

    subject: int
    start: int
    end: int
    verb: int

    def words(self, tokens: Sequence[Token]) -> list[Token]:
        """Its words without the marks around it."""
        marked = tokens[self.start].text in _MARKS
        return list(tokens[self.start + marked : self.end - marked])


class Asides:
    """Reads sentences with asides once more.

    saying: lemmas of verbs of speech, behind which a clause may begin.
    calendar: names of months and of the days of the week.
    daytimes: parts of a day, which may follow them.
    loose: words before a day that say when in it: "late".
    """

    def __init__(
        self,
        engine: Engine,
        saying: frozenset[str],
        calendar: frozenset[str],
        daytimes: frozenset[str],
        loose: frozenset[str],
    ):
        self._engine = engine
        self._saying = saying
        self._calendar = calendar
        self._daytimes = daytimes
        self._loose = loose

    def mend(self, docs: Sequence[Doc]) -> None:
        """Puts together, in texts as they were parsed, subjects and verbs that asides part."""
        found = [(sentence, asides) for doc in docs for sentence in doc.sents if (asides := self._asides(sentence))]
        if not found:
            return
        tellings = [_without(sentence, asides) for sentence, asides in found]
        parsed = self._engine.parse([told.worded for told in tellings])
        for (sentence, asides), told, short in zip(found, tellings, parsed, strict=True):
            _carry_over(sentence, asides, told, short)

    def _asides(self, sentence: Span) -> list[Aside]:
        """What parts subjects from their verbs, in order; nothing where the parser sees all of these subjects."""
        tokens = sentence.doc.tokens
        found: list[Aside] = []
        at = sentence.start + 1
        while at < sentence.end - 2:
            aside = self._aside(tokens, sentence, at) if tokens[at - 1].tag_ in NOUN_TAGS else None
            if aside is not None:
                found.append(aside)
                at = aside.end
            at += 1
        return found if any(not _is_seen(tokens, aside) for aside in found) else []

    def _aside(self, tokens: Sequence[Token], sentence: Span, start: int) -> Aside | None:
        """The aside that begins with a word behind a noun."""
        word = tokens[start]
        if word.text in _MARKS:
            found = self._between_marks(tokens, sentence, start)
        elif word.tag_ == "IN" or word.lower_ in self._calendar or word.tag_ in {"RB", "JJ"}:
            found = self._of_day(tokens, sentence, start)
        elif word.dep_ == "amod":
            found = (start, start) if word.tag_ in {"VBN", "VBD"} and _names_bare(tokens, sentence, start + 1) else None
        else:
            found = _of_name(tokens, sentence, start)
        subject = self._subject(tokens, sentence, start) if found is not None else None
        return None if found is None or subject is None else Aside(subject, start, *found)

    def _between_marks(self, tokens: Sequence[Token], sentence: Span, start: int) -> tuple[int, int] | None:
        """The end of an aside between marks, and the verb behind it."""
        if tokens[start + 1].tag_ == "CC":
            return None
        ends = []
        for end in range(start + 2, sentence.end - 2):
            if tokens[end].text in {";", ":"}:
                break
            if tokens[end].text == _MARKS[tokens[start].text]:
                ends.append((end, _verb_behind(tokens, sentence, end)))
        for tags in (TENSED, _LOOKS_BOUND):
            for end, verb in ends:
                if tokens[verb].tag_ in tags:
                    return None if self._is_report(tokens[start + 1 : end]) else (end + 1, verb)
        return None

    def _of_day(self, tokens: Sequence[Token], sentence: Span, start: int) -> tuple[int, int] | None:
        """The end of the words for a day, and the verb behind them: "late on Monday | shared"."""
        at = start + (tokens[start].lower_ in self._loose)
        at += tokens[at].lower_ == "on"
        if at + 2 >= sentence.end or tokens[at].lower_ not in self._calendar:
            return None
        end = at + 1 + (tokens[at + 1].lower_ in self._daytimes)
        verb = _verb_behind(tokens, sentence, end - 1)
        return (end, verb) if tokens[verb].tag_ in TENSED | _LOOKS_BOUND else None

    def _subject(self, tokens: Sequence[Token], sentence: Span, mark: int) -> int | None:
        """The first word of a noun phrase that ends before a mark and may be a subject."""
        first = mark
        while first > sentence.start and tokens[first - 1].tag_ in _NOMINAL:
            first -= 1
        before = tokens[first - 1] if first > sentence.start else None
        if before is not None and before.text not in _BOUNDS:
            return None if before.tag_ not in TENSED or before.lemma_ not in self._saying else first
        word = tokens[mark - 1]
        while first <= word.head.i < mark and word.head is not word:
            word = word.head
        return None if first >= mark or (word.i == first and word.tag_ == "IN") else first

    def _is_report(self, words: Sequence[Token]) -> bool:
        """Whether an aside says who reported it: "the army said"."""
        return words[0].tag_ not in _RELATIVE and any(
            word.lemma_ in self._saying and word.tag_ in TENSED for word in words
        )


def _of_name(tokens: Sequence[Token], sentence: Span, start: int) -> tuple[int, int] | None:
    """The end of a name that the parser does not take for one, and the verb behind it: "the bloc | ECOWAS | imposed"."""
    noun, end = tokens[start - 1], start
    while end < sentence.end - 1 and tokens[end].text[0].isupper() and tokens[end].is_alpha:
        end += 1
    verb = tokens[end]
    if end == start or noun.text != noun.lower_ or noun.tag_ not in {"NN", "NNS"}:
        return None
    mistaken = any(token.tag_.startswith("VB") for token in tokens[start:end])
    contact = noun.dep_ == "ROOT" and verb.dep_ == "relcl" and verb.head is noun
    return (end, end) if (mistaken or contact) and verb.tag_ in TENSED | {"VBN"} else None


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
    return verb.dep_ != "amod" and any(
        child.dep_ in NOMINAL_SUBJECT and aside.subject <= child.i < aside.start for child in verb.lefts
    )


def _names_bare(tokens: Sequence[Token], sentence: Span, at: int) -> bool:
    """Whether a noun without an article and a name stand at a place: "opposition lawmaker Ahmet Yilmaz"."""
    first = at
    while at < sentence.end and tokens[at].tag_ in _DESCRIBING and tokens[at].text.islower():
        at += 1
    named = at < sentence.end and tokens[at].text[0].isupper() and tokens[at].tag_ in NOUN_TAGS
    return at > first and tokens[at - 1].tag_ == "NN" and named


def _without(sentence: Span, asides: Sequence[Aside]) -> Retold:
    """A sentence without its asides."""
    tokens = sentence.doc.tokens
    out = {place for aside in asides for place in range(aside.start, aside.end)}
    ends = {aside.start - 1 for aside in asides}
    bare = {aside.verb + 1 for aside in asides if _names_bare(tokens, sentence, aside.verb + 1)}
    told = Retold()
    for token in sentence:
        if token.i in out:
            continue
        if token.i in bare:
            told.add("the", token.i)
        told.add(token.text, token.i, space=token.i in ends or bool(token.whitespace_))
    return told


def _carry_over(sentence: Span, asides: Sequence[Aside], told: Retold, short: Doc) -> None:
    """Gives the words of a sentence the parse that they have without its asides, if they are one sentence there."""
    tokens = sentence.doc.tokens
    places = told.places
    moved = [
        Aside(places[aside.subject], places[aside.start - 1] + 1, places[aside.start - 1] + 1, places[aside.verb])
        for aside in asides
    ]
    if len(short.sents) > 1 or not all(_is_seen(short.tokens, aside) for aside in moved):
        return
    heads = {token.i: token.head.i for token in sentence}
    for origin, place in places.items():
        take_over(tokens[origin], short[place])
        tokens[origin].head = tokens[told.origins[short[place].head.i]]
    for aside in asides:
        if aside.end > aside.start:
            _hang_aside(tokens, aside, heads)
    hang(tokens)


def _hang_aside(tokens: Sequence[Token], aside: Aside, heads: dict[int, int]) -> None:
    words = aside.words(tokens)
    subject = tokens[aside.start - 1]
    while aside.subject <= subject.head.i < aside.start and subject.head is not subject:
        subject = subject.head
    for mark in tokens[aside.start : aside.end]:
        if mark not in words:
            mark.head, mark.dep_ = subject, "punct"
    if all(word.text[0].isupper() for word in words) and any(word.tag_.startswith("VB") for word in words):
        for word in words:
            word.tag_, word.pos_, word.dep_, word.head = "NNP", "PROPN", "compound", words[-1]
    inside = {word.i for word in words}
    tops = [word for word in words if heads[word.i] not in inside or heads[word.i] == word.i]
    relative = words[0].tag_ in _RELATIVE
    top = next((word for word in tops if not word.is_punct and (not relative or word.pos_ in {"VERB", "AUX"})), tops[0])
    before = tokens[heads[top.i]]
    noun = before if aside.subject <= before.i < aside.start and before.tag_ in NOUN_TAGS else subject
    for word in tops:
        word.head = top
    if relative:
        top.head, top.dep_ = noun, "relcl"
    elif top.tag_ in NOUN_TAGS and words[0].tag_ != "IN":
        top.head, top.dep_ = noun, "appos" if top.ent_type_ not in TIMES else "npadvmod"
    elif top.tag_ in _PARTICIPLES:
        top.head, top.dep_ = noun, "acl"
        top.tag_ = "VBN" if top.tag_ == "VBD" else top.tag_  # nobody tells of a second subject there
    else:
        top.head, top.dep_ = (
            subject.head,
            top.dep_ if top.dep_ in _OF_VERBS else "prep" if top.tag_ == "IN" else "advmod",
        )
