"""How many: the dead, injured, detained, displaced, crowds and sums of money, with how exactly the text says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.lexicon import lemmas
from tocsin.code.quantities import Quantity, QuantityGrammar
from tocsin.knowledge.names import NATIONALITIES, Sense
from tocsin.knowledge.phrases import Index
from tocsin.model import Event, Figure
from tocsin.parse.nominals import is_definite
from tocsin.parse.relations import COMPLEMENTS, NOMINAL_SUBJECT
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.codebook import Codebook
    from tocsin.codebook.schema import FigureWords
    from tocsin.model import When
    from tocsin.model.record import FigureKind
    from tocsin.parse.syntax import Document, Sentence
    from tocsin.parse.tokens import Token

_REACH = 4
#: What a sentence counts may have been told so many sentences before it.
_BACK = 2
#: "Not one dollar" is no sum.
_LEAST = 2
_ORDER: tuple[FigureKind, ...] = ("dead", "injured", "detained", "displaced", "size")
_COUNTS = {"nummod", "quantmod", "compound", "amod", "det", "nmod"}
_BEFORE_NOUN = {"ADJ", "PROPN", "NUM", "ADV", "DET"}
_NOMINAL = {"NOUN", "PROPN"}
_NONE = re.compile(r"\b(?:no|nobody|none)\b", re.IGNORECASE)
_NOBODY = {"nobody", "none"}
#: Casualties are dead or injured: that there are none says both.
_CASUALTY = "casualty"


class FigureFinder:
    """Finds the figures of a sentence.

    names: tells nationalities.
    """

    def __init__(self, codebook: Codebook, names: Index[Sense]):
        self._words: FigureWords = codebook.figures
        self._names = names
        #: Lemmas to what they say of those who are counted; the graver holds.
        self._kinds = {form: kind for kind in reversed(_ORDER) for form in self._words.kinds[kind]}
        self._people = frozenset(self._words.people)
        self._attended = frozenset(self._words.attended)
        self._measures = frozenset(self._words.measures)
        self._partial = frozenset(self._words.partial)
        self._parts = frozenset(self._words.parts)
        self._speech = frozenset(codebook.speech.verbs)
        #: Event types by which nobody dies or is hurt.
        self._harmless = frozenset(each for each, kind in codebook.events.items() if kind.quad != "material conflict")
        self.grammar = QuantityGrammar(self._words)

    def figures(
        self,
        sentence: Sentence,
        document: Document,
        events: list[Event],
        dates: list[When] | None = None,
        before: Sequence[Event] = (),
    ) -> list[Figure]:
        """The figures of a sentence.

        events: those coded in it. dates: those that it names, which are no figures. before: the events of earlier sentences, of
        which the last may be what a sentence without events counts: "There were no casualties."
        """
        found: list[Figure] = []
        for quantity in self.grammar.find(sentence.text):
            start = quantity.start + sentence.start
            if not any(when.start is not None and when.start <= start < (when.end or 0) for when in dates or ()):
                figure = self._figure(quantity, document, sentence, events, found[-1].kind if found else None)
                if figure is not None:
                    found.append(figure)
        if _NONE.search(sentence.text):
            for token in sentence.span:
                found += self._none(token, document, sentence, events)
        if not events:
            found = [self._of_earlier(each, sentence, before) for each in found]
        return sorted(found, key=lambda each: each.start)

    def _of_earlier(self, figure: Figure, sentence: Sentence, before: Sequence[Event]) -> Figure:
        """A figure with the event of the sentence before that may have had it."""
        kinds = self._words.of.get(figure.kind, [])
        last = max((each.sentence for each in before), default=-_REACH)
        near = [each for each in before if each.sentence == last and each.event in kinds]
        if sentence.number - last > _BACK:
            near = []
        asserted = [each for each in near if not each.auxiliary]
        return replace(figure, event=asserted[-1].id) if asserted else figure

    def _figure(
        self,
        quantity: Quantity,
        document: Document,
        sentence: Sentence,
        events: list[Event],
        before: FigureKind | None,
    ) -> Figure | None:
        """The figure that a number is. before: the kind of the one before it in the sentence."""
        first = sentence.span.start_char
        doc = sentence.span.doc
        span = doc.char_span(first + quantity.start, first + quantity.end, alignment_mode="expand")
        if span is None or not len(span):
            return None
        start, end = quantity.start + sentence.start, quantity.end + sentence.start
        kind: FigureKind | None
        if quantity.money:
            kind, noun = ("money" if quantity.value >= _LEAST else None), span.root
        else:
            if _is_attached(doc.text[first + quantity.end :]) or doc.text[: first + quantity.start].endswith("/"):
                return None
            noun, counted = self._counted(span[0], span[-1], span.root)
            bare = counted.i < span.end or counted.lower_ in self._words.further  # "arrested 12 more"
            if not (bare or self._is_people(counted)) or self._is_part(noun, span[-1]):
                return None
            if (bare and (quantity.value < 2 or self._is_age(counted))) or self._is_source(counted):
                return None
            kind = self._kind(noun, counted) or (before if self._is_measure(noun) else None)
        if kind is None:
            return None
        return Figure(
            kind=kind,
            value=quantity.value,
            comparator=quantity.comparator,
            upper=quantity.upper,
            text=document.text[start:end],
            start=start,
            end=end,
            event=self._event(noun, sentence, events, kind),
        )

    def _counted(self, first: Token, last: Token, root: Token) -> tuple[Token, Token]:
        """The noun that a number stands before, and those of whom it speaks: "dozens", "students" in "dozens of students"."""
        noun = root
        if root.dep_ in _COUNTS and root.head.i > last.i:
            noun = root.head
        else:
            # a range hangs together in ways that parsers do not know
            for token in root.doc[last.i + 1 : last.i + 1 + _REACH]:
                if token.pos_ in _NOMINAL and not (token.dep_ == "compound" and token.head.i == token.i + 1):
                    noun = token
                    break
                if token.pos_ not in _BEFORE_NOUN or token.dep_ == "ROOT":
                    break
        of = next(
            (p for child in noun.children if child.lower_ == "of" for p in child.children if p.dep_ == "pobj"), None
        )
        if of is not None and first.i <= noun.i <= last.i:
            return noun, of
        return noun, noun

    def _is_people(self, noun: Token) -> bool:
        if self._people & set(lemmas(noun)):
            return True
        senses = self._names.get(noun.text) if noun.text[:1].isupper() else ()
        return any(sense.kind in NATIONALITIES for sense in senses)

    def _is_age(self, number: Token) -> bool:
        """ "A farmer of 71", not "a crowd of 15,000"."""
        above = number.head.head
        return (
            number.head.lower_ == "of"
            and above.pos_ in _NOMINAL
            and not (self._named(above) or self._measures & set(lemmas(above)) or above.tag_ in {"NNS", "NNPS"})
        )

    def _is_source(self, noun: Token) -> bool:
        """Whether those who are counted only tell of it: "killing 23 people, two residents said"."""
        after = noun.nbor() if noun.i + 1 < len(noun.doc) else None
        return after is not None and is_verb(after) and after.lemma_.lower() in self._speech

    def _is_part(self, noun: Token, last: Token) -> bool:
        """Whether a number is part of another one: "including three children", "six of them", "among the dead were five"."""
        for child in [*noun.children, *last.children]:
            if child.lower_ == "of" and any(deeper.lower_ in self._partial for deeper in child.children):
                return True
        if self._is_of_counted(noun):
            return True
        token = noun
        for _ in range(_REACH):
            if token.lemma_.lower() in self._parts:
                return True
            if is_verb(token):
                return any(child.dep_ == "prep" and child.lower_ in self._parts for child in token.children)
            if token.dep_ == "ROOT":
                break
            token = token.head
        return False

    def _is_of_counted(self, number: Token) -> bool:
        """Whether a bare number is of those already counted, and nothing new befell them: "three of the dead were women"."""
        whole = next((each for child in number.rights if child.lower_ == "of" for each in child.children), None)
        if whole is None or not (is_definite(whole) or any(child.pos_ == "DET" for child in whole.lefts)):
            return False
        return self._named(whole) in self._words.of and self._named(number.head) is None

    def _none(self, token: Token, document: Document, sentence: Sentence, events: list[Event]) -> Iterator[Figure]:
        """Figures of nobody: "no casualties", "nobody was hurt"."""
        noun: Token | None = None
        if token.lower_ == "no" and token.head.i > token.i and token.head.i - token.i <= _REACH:
            noun = token.head
        elif token.lower_ in _NOBODY and token.dep_ in NOMINAL_SUBJECT:
            noun = token
        if noun is None:
            return
        nobody = noun.lower_ in _NOBODY or noun.lower_ == "one"
        if not nobody and not self._is_people(noun):
            return
        kind = self._named(noun) if not nobody else None
        if kind is None or kind == "size":
            verb = noun.head
            kind = self._named(verb) if noun.dep_ in {"nsubjpass", "dobj", "nsubj"} else None
        if kind is None or kind == "size":
            return
        start, end = document.char_span(token, noun)
        kinds: list[FigureKind] = ["dead", "injured"] if _CASUALTY in lemmas(noun) else [kind]
        for each in kinds:
            yield Figure(
                kind=each,
                value=0.0,
                text=document.text[start:end],
                start=start,
                end=end,
                event=self._event(noun, sentence, events, each),
            )

    def _kind(self, noun: Token, counted: Token) -> FigureKind | None:
        """What happened to those who are counted, by the noun itself, its participles, then the verbs above it."""
        for token in counted.children:
            if token.dep_ in {"acl", "relcl", "amod"} and (kind := self._named(token)) is not None:
                return kind
        token = noun
        for _ in range(_REACH):
            below, token = token, token.head
            kind = self._named(token)
            if kind is not None:
                return kind
            if is_verb(token):
                kind = self._resulting(token) or self._measured(token) or self._attending(token, below)
                if kind is not None:
                    return kind
            if token.pos_ == "AUX":
                for deeper in token.subtree:
                    if deeper.i > token.i and (kind := self._named(deeper)) is not None:
                        return kind
            if token.dep_ == "ROOT" or (token.pos_ == "VERB" and token.dep_ not in {"conj", "xcomp"}):
                break
            if is_verb(token) and token.dep_ == "conj" and below.i > token.i and _has_object(token):
                break  # "arrested 15 people and fired tear gas at 500 demonstrators"
        return self._named(counted)

    def _resulting(self, verb: Token) -> FigureKind | None:
        """ "Shot dead", "left homeless"."""
        words = [child for child in verb.children if child.dep_ in {"oprd", "acomp", "advmod", "ccomp", "prt", "amod"}]
        # "took into custody"
        words += [deep for child in verb.children if child.lower_ == "into" for deep in child.children]
        return next((kind for word in words if not is_verb(word) and (kind := self._named(word)) is not None), None)

    def _attending(self, verb: Token, subject: Token) -> FigureKind | None:
        """ "Joined the demonstration", "went on strike", "ordered to evacuate": what the subject is said to take part in."""
        if subject.dep_ in NOMINAL_SUBJECT:
            for child in verb.rights:
                inside = [child, *(deeper for deeper in child.children if child.dep_ == "prep")]
                if any(self._attended & set(lemmas(token)) for token in inside):
                    return "size"
        for child in verb.rights:
            if child.dep_ in COMPLEMENTS and subject.i < child.i and self._named(child) == "displaced":
                return "displaced"
        return None

    def _measured(self, verb: Token) -> FigureKind | None:
        """ "The death toll rose to 45", "put the number of demonstrators at 4,000"."""
        for child in verb.children:
            if child.dep_ in {"nsubj", "dobj", "nsubjpass"} and self._measures & set(lemmas(child)):
                return next((kind for token in child.subtree if (kind := self._named(token)) is not None), None)
        return None

    def _is_measure(self, number: Token) -> bool:
        """Whether a bare number is that of what was counted before it: "organisers put the number | at 8,000"."""
        verb = number.head.head if number.dep_ == "pobj" else number.head
        return is_verb(verb) and any(
            child.dep_ in {"dobj", "nsubj"} and self._measures & set(lemmas(child)) for child in verb.children
        )

    def _named(self, token: Token) -> FigureKind | None:
        return next((kind for form in lemmas(token) if (kind := self._kinds.get(form)) is not None), None)

    def _event(self, noun: Token, sentence: Sentence, events: list[Event], figure: FigureKind) -> str | None:
        """The event of the sentence whose trigger governs the number, the nearest one, else the only one.

        Where another clause tells that people died, no words beside it killed them: "signed a truce to end a war in which …".
        """
        by_start = {event.trigger.start: event for event in reversed(events)}
        apart = False
        for token in (noun, *noun.ancestors):
            event = by_start.get(token.idx + sentence.offset)
            if event is not None and not (apart and event.event in self._harmless):
                return event.id
            apart = apart or (is_verb(token) and self._named(token) == figure and figure in self._words.of)
        alone = events[0] if len(events) == 1 else None
        return alone.id if alone is not None and not (apart and alone.event in self._harmless) else None

    def without_repeats(self, figures: list[Figure], events: list[Event], text: str) -> list[Figure]:
        """The figures without those that tell again what an earlier one told.

        text: that of the article. The same number of the same kind is told again unless it is said to be a further one, or
        belongs to an event of another type, place or day.
        """
        by_id = {event.id: event for event in events}
        kept: list[Figure] = []
        for figure in figures:
            said = text[max(0, figure.start - 12) : figure.end + 12].lower().split()
            fresh = any(word in self._words.further for word in said)
            again = [place for place, each in enumerate(kept) if not fresh and self._is_same(each, figure, by_id)]
            if not again:
                kept.append(figure)
            elif figure.event is not None and kept[again[0]].event is None:
                kept[again[0]] = figure  # a headline's number is only known to be that of an event by the lead
        return sorted(kept, key=lambda each: each.start)

    def _is_same(self, one: Figure, other: Figure, events: dict[str, Event]) -> bool:
        if (one.kind, one.value, one.upper) != (other.kind, other.value, other.upper):
            return False
        first, second = events.get(one.event or ""), events.get(other.event or "")
        if first is None or second is None or first.id == second.id:
            return one.start != other.start
        places = {event.place.name for event in (first, second) if event.place is not None}
        days = {event.date.value for event in (first, second) if event.date is not None and event.date.text is not None}
        return first.event == second.event and len(places) < 2 and len(days) < 2


def _has_object(verb: Token) -> bool:
    """Whether a verb has an object of its own."""
    return any(child.dep_ == "dobj" for child in verb.rights)


def _is_attached(after: str) -> bool:
    """Whether a number is the beginning of a longer word or sign: "40-year-old", "40 %", "2:1"."""
    return (
        after[:1] in {"-", "–", "%", "/", ":"}
        or after.lstrip()[:1] == "%"
        or after.lstrip().startswith(("percent", "per cent"))
    )
