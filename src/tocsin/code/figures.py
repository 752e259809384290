"""How many: the dead, injured, detained, displaced, crowds and sums of money, with how exactly the text says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocsin.code.lexicon import lemmas
from tocsin.model import Event, Figure

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from tocsin.codebook import Codebook
    from tocsin.codebook.schema import FigureWords
    from tocsin.model.record import Comparator, FigureKind
    from tocsin.parse.syntax import Document, Sentence

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_REACH = 4
_LABELS = {"CARDINAL", "QUANTITY", "MONEY"}
_ORDER: tuple[FigureKind, ...] = ("dead", "injured", "detained", "displaced", "size")


class FigureFinder:
    """Finds the figures of a sentence."""

    def __init__(self, codebook: Codebook):
        self._words: FigureWords = codebook.figures
        self._people = frozenset(self._words.people)
        self._comparators = sorted(
            ((phrase, kind) for kind, phrases in self._words.comparators.items() for phrase in phrases),
            key=lambda each: -len(each[0]),
        )

    def figures(self, sentence: Sentence, document: Document, events: list[Event]) -> list[Figure]:
        """The figures of a sentence; `events` are those coded in it."""
        found = []
        for entity in sentence.entities:
            if entity.label_ in _LABELS:
                figure = self._figure(entity, document, sentence, events)
                if figure is not None:
                    found.append(figure)
        for token in sentence.span:
            if token.lower_ in self._words.vague and token.ent_type_ not in _LABELS and token.i != 0:
                figure = self._counted(
                    token, token, token, float(self._words.vague[token.lower_]), sentence, document, events
                )
                if figure is not None:
                    found.append(figure)
        return found

    def _figure(self, entity: Span, document: Document, sentence: Sentence, events: list[Event]) -> Figure | None:
        value = self.value(entity.text)
        if value is None:
            return None
        if entity.label_ == "MONEY" or any(sign in entity.text.lower() for sign in self._words.currencies):
            start, end = document.char_span(*self._with_sign(entity))
            return Figure(
                kind="money",
                value=value,
                comparator=self._comparator(document.text, start, entity.text),
                text=document.text[start:end],
                start=start,
                end=end,
                event=events[0].id if events else None,
            )
        return self._counted(entity.root, entity[0], entity[-1], value, sentence, document, events)

    def _with_sign(self, entity: Span) -> tuple[Token, Token]:
        """A sum with the currency sign that the recogniser leaves outside."""
        first = entity[0]
        if first.i and first.nbor(-1).text in self._words.currencies:
            first = first.nbor(-1)
        return first, entity[-1]

    def _counted(
        self,
        root: Token,
        first: Token,
        last: Token,
        value: float,
        sentence: Sentence,
        document: Document,
        events: list[Event],
    ) -> Figure | None:
        """A number of people or of their bodies, deaths, arrests."""
        noun = root.head if root.dep_ in {"nummod", "quantmod", "compound"} else root
        of = next((p for child in noun.children if child.lower_ == "of" for p in child.children), None)
        counted = of if of is not None and noun == root else noun
        people = bool(self._people & set(lemmas(counted))) or noun == root
        kind = self._kind(noun, counted)
        if kind is None or not people:
            return None
        start, end = document.char_span(first, last)
        return Figure(
            kind=kind,
            value=value,
            comparator="at_least"
            if root.lower_ in self._words.vague
            else self._comparator(document.text, start, document.text[start:end]),
            text=document.text[start:end],
            start=start,
            end=end,
            event=self._event(noun, sentence, events),
        )

    def _kind(self, noun: Token, counted: Token) -> FigureKind | None:
        """What happened to those who are counted, by the noun itself, its participles, then the verbs above it."""
        for token in counted.children:
            if token.dep_ in {"acl", "relcl", "amod"} and (kind := self._named(token)) is not None:
                return kind
        token = noun
        for _ in range(_REACH):
            token = token.head
            kind = self._named(token)
            if kind is not None:
                return kind
            if token.pos_ == "AUX":
                for deeper in token.subtree:
                    if deeper.i > token.i and (kind := self._named(deeper)) is not None:
                        return kind
            if token.dep_ == "ROOT" or (token.pos_ == "VERB" and token.dep_ not in {"conj", "xcomp"}):
                break
        return self._named(counted)

    def _named(self, token: Token) -> FigureKind | None:
        forms = set(lemmas(token))
        return next((kind for kind in _ORDER if not forms.isdisjoint(self._words.kinds[kind])), None)

    def _event(self, noun: Token, sentence: Sentence, events: list[Event]) -> str | None:
        """The event of the sentence whose trigger governs the number, else the only one."""
        ancestors = {token.idx + sentence.offset for token in noun.ancestors}
        governing = next((event for event in events if event.trigger.start in ancestors), None)
        if governing is not None:
            return governing.id
        return events[0].id if len(events) == 1 else None

    def _comparator(self, text: str, start: int, own: str) -> Comparator:
        before = f"{text[max(0, start - 24) : start]}".lower()
        for phrase, kind in self._comparators:
            if re.search(rf"\b{re.escape(phrase)}\s+\W*$", before) or own.lower().startswith(phrase + " "):
                return kind  # type: ignore[return-value]
        return "exact"

    def value(self, text: str) -> float | None:
        """The number that an expression such as "1,500", "two dozen", "3.2 million" or "tens of thousands" gives."""
        lower = text.lower()
        for words in (self._words.numbers, self._words.vague):
            for phrase in sorted(words, key=len, reverse=True):
                if re.search(rf"\b{phrase}\b", lower):
                    return float(words[phrase])
        scale = next((float(number) for word, number in _SCALES.items() if re.search(rf"\b{word}\b", lower)), 1.0)
        match = _NUMBER.search(lower)
        if match:
            return float(match.group().replace(",", "")) * scale
        return _spelled(lower)


_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SMALL = {
    word: float(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
} | {
    word: float(number)
    for number, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}


def _spelled(text: str) -> float | None:
    """ "Twenty-one", "three hundred and fifty", "five hundred million"; None: no number."""
    total = current = 0.0
    found = False
    for word in re.split(r"[\s-]+", text):
        if word in _SMALL:
            current += _SMALL[word]
        elif word == "hundred":
            current = (current or 1.0) * 100
        elif word in _SCALES:
            total += (current or 1.0) * _SCALES[word]
            current = 0.0
        else:
            continue
        found = True
    return total + current if found else None
