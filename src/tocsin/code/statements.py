"""Statements: who is reported to have said what, in quotation marks or without."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tocsin.parse.arguments import surface_subject
from tocsin.parse.clauses import clause_of
from tocsin.parse.relations import SUBJECT
from tocsin.parse.verbs import is_passive, is_verb

if TYPE_CHECKING:
    from tocsin.codebook import Codebook
    from tocsin.parse.syntax import Document, Sentence
    from tocsin.parse.tokens import Token

#: A quotation inside one paragraph; it may lack its closing mark where the next paragraph goes on.
_QUOTE = re.compile(r"“([^“”\n]+)(?:”|(?=\n|$))|\"([^\"\n]+)(?:\"|(?=\n|$))|«([^«»\n]+)»|„([^“”\n]+)[“”]")
#: Shorter quotations are single words held at a distance, not statements.
_MIN_WORDS = 3


@dataclass(frozen=True)
class Said:
    """A statement before its speaker is resolved."""

    kind: Literal["direct", "indirect"]
    #: Offsets in the article, without quotation marks.
    start: int
    end: int
    #: Head of the speaker's phrase.
    speaker: Token | None
    #: The word of saying.
    verb: Token | None
    #: The sentence in which the speaker is named.
    sentence: Sentence | None


class StatementFinder:
    """Finds the statements of an article."""

    def __init__(self, codebook: Codebook):
        speech = codebook.speech
        self._verbs = frozenset(speech.verbs)
        self._first_words = frozenset(verb.split()[0] for verb in speech.verbs)
        self._quoting = frozenset(speech.quoting)
        self._nouns = frozenset(speech.nouns)
        #: The words that name a source, by the first of them.
        self._sources: dict[str, list[list[str]]] = defaultdict(list)
        for source in speech.sources:
            self._sources[source.split()[0]].append(source.split())
        self._media = speech.media

    def statements(self, document: Document) -> list[Said]:
        """All statements, in text order."""
        quotes = self._direct(document)
        spans = [(said.start, said.end) for said in quotes]
        return sorted([*quotes, *self._indirect(document, spans)], key=lambda said: (said.start, -said.end))

    def medium(self, said: Said) -> str | None:
        """Where it was said, by the words of the clause of saying."""
        if said.sentence is None:
            return None
        words = {
            lemma
            for token in said.sentence.span
            if not said.start <= token.idx + said.sentence.offset < said.end
            for lemma in (
                token.lemma_.lower(),
                f"{token.lower_} {token.nbor().lower_}" if token.i + 1 < len(token.doc) else "",
            )
        }
        return next((medium for medium, names in self._media.items() if not words.isdisjoint(names)), None)

    def _direct(self, document: Document) -> list[Said]:
        found: list[Said] = []
        for match in _QUOTE.finditer(document.text):
            group = next(number for number in range(1, 5) if match.group(number) is not None)
            text = match.group(group)
            if len(text.split()) < _MIN_WORDS:
                continue
            stripped = text.strip().rstrip(",")
            start = match.start(group) + len(text) - len(text.lstrip())
            end = start + len(stripped)
            verb, speaker, sentence = self._speaker(document, start, end)
            if speaker is None and found and not _paragraph_breaks(document.text, found[-1].end, start, 2):
                # a further quotation in the same or the next paragraph goes on with the same speaker
                verb, speaker, sentence = found[-1].verb, found[-1].speaker, found[-1].sentence
            found.append(Said("direct", start, end, speaker, verb, sentence))
        return found

    def _speaker(self, document: Document, start: int, end: int) -> tuple[Token | None, Token | None, Sentence | None]:
        """The word of saying around a quotation, its subject, and their sentence."""
        touching = [each for each in document.sentences if each.start < end + 3 and each.end > start - 3]
        before = [each for each in document.sentences if each.end <= start][-1:]
        leads_in = [each for each in before if document.text[each.start : each.end].rstrip().endswith(":")]
        # the sentence in which a quotation stands names its speaker before those around it do
        touching.sort(key=lambda each: not (each.start < end and each.end > start))
        for sentence in [*touching, *leads_in]:
            outside = [t for t in sentence.span if not start - 1 <= t.idx + sentence.offset <= end]
            nearest = sorted(
                (token for token in outside if self._says(token)),
                key=lambda t: min(abs(t.idx + sentence.offset - start), abs(t.idx + sentence.offset - end)),
            )
            for token in nearest:
                subject = self._speaking(token)
                subject = [s for s in subject if not start <= s.idx + sentence.offset < end]
                if subject:
                    return token, subject[0], sentence
            for token in outside:
                source = self._source(token)
                if source is not None:
                    return token, source, sentence
        return None, None, None

    def _indirect(self, document: Document, quotes: list[tuple[int, int]]) -> list[Said]:
        found = []
        for sentence in document.sentences:
            for token in sentence.span:
                if token.lemma_.lower() not in self._first_words and token.lower_ not in self._sources:
                    continue
                inside: tuple[int, int] | None = None
                if self._says(token):
                    complement = _told(token)
                    subject = self._speaking(token)
                    if not subject:
                        continue
                    if complement is None and (span := _around(document, token)) is not None:
                        complement, (start, end) = token.head, span
                    elif complement is not None:
                        start, end = _clause_span(document, complement, token)
                    else:
                        continue
                    inside = document.char_span(complement, complement)
                elif (source := self._source(token)) is not None:
                    subject = [source]
                    start, end = _rest_of_sentence(document, sentence, token)
                else:
                    continue
                if end > start and not self._is_quoted(token.idx + sentence.offset, (start, end), inside, quotes):
                    found.append(Said("indirect", start, end, subject[0], token, sentence))
        return found

    def _is_quoted(
        self, position: int, told: tuple[int, int], inside: tuple[int, int] | None, quotes: list[tuple[int, int]]
    ) -> bool:
        """Whether quotation marks hold what is told; some words of it may stand in them: "would turn it into a 'sea of fire'".

        position: of the word of saying.
        inside: where the verb of what is told stands, if a clause tells it.
        """
        for start, end in quotes:
            part = inside is not None and told[0] < start and end <= told[1] + 1 and not start <= inside[0] < end
            if start <= position < end or (start < told[1] and end > told[0] and not part):
                return True
        return False

    def _speaking(self, verb: Token) -> list[Token]:
        """Who speaks by a verb of saying: its subject, but whom others quote."""
        quoted = [child for child in verb.children if child.dep_ == "dobj" and verb.lemma_.lower() in self._quoting]
        # "was told by Caracas that"
        return quoted or (is_passive(verb) and clause_of(verb).agent) or surface_subject(verb)

    def _says(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        if lemma not in self._first_words or not is_verb(token):
            return False
        return lemma in self._verbs or any(
            f"{lemma} {child.lower_}" in self._verbs
            for child in token.children
            if child.dep_ in {"prt", "advmod", "prep"}
        )

    def _source(self, token: Token) -> Token | None:
        """The source that "according to" names."""
        for source in self._sources.get(token.lower_, ()):
            last = token
            for word in source[1:]:
                last = next((child for child in last.children if child.lower_ == word), last)
            if last.lower_ == source[-1]:
                return next((child for child in last.children if child.dep_ == "pobj"), None)
        return None


def _told(verb: Token) -> Token | None:
    """What a verb of saying tells: of two clauses the one behind it, "Rebels said they had won; the army said | it lost four men"."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    behind = [child for child in clauses if child.i > verb.i]
    return next(iter([*behind, *clauses] if len(clauses) > 1 else clauses), None)


def _around(document: Document, verb: Token) -> tuple[int, int] | None:
    """What is told around words of saying, without what goes on behind them: "Rebels freed 17 men, police said, but two are missing"."""
    told = verb.head
    if verb.dep_ != "parataxis" or not is_verb(told):
        return None
    said = [token for token in verb.subtree if not token.is_punct]
    first, last = said[0], said[-1]
    if (
        first.i == verb.sent.start
        or first.nbor(-1).text != ","
        or last.i + 1 >= verb.sent.end
        or last.nbor().text != ","
    ):
        return None
    before = [token for token in told.subtree if token.i < first.i and not token.is_punct]
    after = [token for token in told.subtree if token.i > last.i and not token.is_punct]
    tokens = before if told.i < verb.i else after
    return document.char_span(tokens[0], tokens[-1]) if tokens else None


def _clause_span(document: Document, complement: Token, verb: Token) -> tuple[int, int]:
    """A reported clause without "that" and without what belongs to the clause of saying."""
    tokens = [token for token in complement.subtree if token != verb]
    first, last = tokens[0], tokens[-1]
    if complement.i > verb.i:
        tokens = [token for token in tokens if token.i > verb.i]
    else:
        tokens = [token for token in tokens if token.i < verb.i]
    if not tokens:
        return 0, 0
    first, last = tokens[0], tokens[-1]
    while first.i < last.i and (first.is_punct or (first.dep_ == "mark" and first.head == complement)):
        first = first.nbor()
    while last.i > first.i and last.is_punct:
        last = last.nbor(-1)
    quotes = [token for token in first.doc[first.i : last.i + 1] if token.is_quote]
    if len(quotes) % 2 and last.i + 1 < len(last.doc) and last.nbor().is_quote:
        last = last.nbor()  # 'it was ready to talk "but not under pressure"'
    return document.char_span(first, last)


def _rest_of_sentence(document: Document, sentence: Sentence, source: Token) -> tuple[int, int]:
    """The sentence without the phrase that names its source."""
    phrase = {token.i for token in source.subtree}
    further = _further(source)
    verb = _verb_over(source)
    told = list(verb.subtree) if verb.dep_ == "relcl" else list(sentence.span)
    tokens = [token for token in told if token.i not in phrase and token.i not in further]
    before = [token for token in tokens if token.i < source.i]
    after = [token for token in tokens if token.i > source.i]
    kept = before if len(before) >= len(after) else after
    while kept and kept[0].is_punct:
        kept = kept[1:]
    while kept and kept[-1].is_punct:
        kept = kept[:-1]
    return document.char_span(kept[0], kept[-1]) if kept else (0, 0)


def _verb_over(source: Token) -> Token:
    """The verb whose clause a source stands in."""
    verb = source.head
    while verb.dep_ != "ROOT" and not is_verb(verb):
        verb = verb.head
    return verb


def _further(source: Token) -> set[int]:
    """What is joined behind the clause that a source stands in, with a subject of its own: "…, according to the UN, and rebels …"."""
    verb = _verb_over(source)
    further = (
        child
        for child in verb.rights
        if child.dep_ == "conj" and child.i > source.i and any(each.dep_ in SUBJECT for each in child.lefts)
    )
    return {token.i for child in further for token in child.subtree} | {
        child.i for child in verb.rights if child.dep_ == "cc" and child.i > source.i
    }


def _paragraph_breaks(text: str, start: int, end: int, most: int) -> bool:
    return len(re.findall(r"\n\s*\n", text[start:end])) >= most
