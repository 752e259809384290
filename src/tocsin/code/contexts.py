"""Modes and contexts: what an event's own words say beyond its type."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.code.lexicon import lemmas
from tocsin.codebook.schema import STATE
from tocsin.model.sectors import GOVERNMENT

if TYPE_CHECKING:
    from tocsin.code.acts import Act
    from tocsin.codebook import Codebook
    from tocsin.codebook.schema import ContextCase
    from tocsin.model import Actor
    from tocsin.parse.syntax import Sentence
    from tocsin.parse.tokens import Token

#: So many points put an event into a context: points of a word in the event's own clause, and elsewhere in its sentence.
ENOUGH = 2
_POINTS = {"sentence": (2, 2), "clause": (2, 1), "hints": (1, 0)}
#: What hangs on a clause and speaks of something else.
_ELSEWHERE = {"relcl", "advcl", "parataxis"}

_NONE: frozenset[str] = frozenset()
#: Prepositions before what happens meanwhile, before or after.
_WHEN = {"during", "after", "before", "on"}

Phrase = tuple[str, ...]
_Case = tuple[str, "ContextCase", frozenset[Phrase]]


class _Cases:
    """Cases by the events that they ask for: most are those of other events."""

    def __init__(self) -> None:
        self._by_kind: dict[str, list[_Case]] = defaultdict(list)
        self._of_any: list[_Case] = []

    def add(self, context: str, case: ContextCase, words: frozenset[Phrase]) -> None:
        """Adds a case of a context. words: its words, written out."""
        for kind in case.events:
            self._by_kind[kind].append((context, case, words))
        if not case.events:
            self._of_any.append((context, case, words))

    def of(self, kinds: frozenset[str]) -> Iterator[_Case]:
        """The cases of some kinds of events; one that asks for several of these comes several times."""
        yield from self._of_any
        for kind in kinds:
            yield from self._by_kind.get(kind, ())


class Contexts:
    """Finds PLOVER contexts and modes by the codebook's words."""

    def __init__(self, codebook: Codebook):
        #: Phrase to the contexts that it speaks for, with its points.
        self._cues: dict[Phrase, dict[str, tuple[int, int]]] = {}
        #: Cases that put an event into a context, and those that keep it out.
        self._cases = _Cases()
        self._exceptions = _Cases()
        self._yields = {context: frozenset(cues.yields) for context, cues in codebook.contexts.items() if cues.yields}
        for context, cues in codebook.contexts.items():
            for strength, points in _POINTS.items():
                for cue in codebook.words(getattr(cues, strength)):
                    self._cues.setdefault(_phrase(cue), {})[context] = points
            for cases, kept in ((cues.cases, self._cases), (cues.unless, self._exceptions)):
                for case in cases:
                    words = frozenset(map(_phrase, codebook.words(case.words)))
                    kept.add(context, case, words)
                    for phrase in words:
                        self._cues.setdefault(phrase, {})
        self._ignored = {_phrase(each) for each in codebook.ignored if each.islower()}
        #: Words that are names where they have a capital: the month of March.
        self._names = {each for each in codebook.ignored if not each.islower()}
        #: First word to the number of words of the longest phrase that begins with it.
        self._longest: dict[str, int] = {}
        for phrase in (*self._cues, *self._ignored):
            self._longest[phrase[0]] = max(len(phrase), self._longest.get(phrase[0], 0))
        #: The sentence that was looked at last, with its phrases: an article's events come sentence by sentence.
        self._last: tuple[Sentence | None, list[tuple[Phrase, set[int]]]] = (None, [])
        self._by_means = frozenset(codebook.ontology.told_by_means)
        self._spoken = frozenset(codebook.places.spoken)
        self._order = {context: place for place, context in enumerate(codebook.ontology.contexts)}
        self._modes = {
            event: [(each.mode, codebook.words(each.words)) for each in modes]
            for event, modes in codebook.modes.items()
        }

    def contexts(
        self, act: Act, mode: str | None, sentence: Sentence, actors: list[Actor], recipients: list[Actor]
    ) -> list[str]:
        """The contexts of an act: those of its frames, of its words, and of what it is and who takes part."""
        said = self._phrases(sentence, act)
        # what speaks for a context in the event's own clause, and in its whole sentence
        own: dict[str, int] = {}
        whole: dict[str, int] = {}
        for phrase, inside in said.items():
            for context, (here, elsewhere) in self._cues.get(phrase, {}).items():
                if inside:
                    own[context] = own.get(context, 0) + here
                whole[context] = whole.get(context, 0) + (here if inside else elsewhere)
        event = _Event.of(act, mode, actors, recipients, frozenset(phrase for phrase, inside in said.items() if inside))
        sure = {context for context, reached in own.items() if reached >= ENOUGH}.union(act.contexts)
        held = [
            (context, case)
            for context, case, words in self._cases.of(event.kinds | event.inner)
            if event.fits(case, words, inner=True)
        ]
        sure.update(context for context, _ in held)
        found = sure or {context for context, reached in whole.items() if reached >= ENOUGH}
        kept_out = {
            context
            for context, case, words in self._exceptions.of(event.kinds)
            if context in found and event.fits(case, words)
        }
        found = found - kept_out
        sure = sure - kept_out
        standing = {context for context, case in held if case.stands} | self._named_by(act.trigger)
        found -= {context for context in found - standing if not self._yields.get(context, _NONE).isdisjoint(sure)}
        return sorted(found, key=lambda context: self._order.get(context, 99))

    def mode(self, act: Act) -> str | None:
        """The mode that a frame or a table gave, else the first that the clause's words settle."""
        if act.mode is not None or act.event not in self._modes:
            return act.mode
        tokens = [token for told in (act, *act.results) for token in _clause_tokens(told)]
        if act.event in self._spoken:
            meanwhile = {word for token in tokens if _tells_when(token) for word in token.subtree}
            tokens = [each for each in tokens if each not in meanwhile]
        if act.event in self._by_means:
            if act.trigger.dep_ == "acl" and act.trigger.tag_ == "VBN":
                tokens = [act.trigger.head, *tokens]  # "rockets | fired at Haifa"
            # who attacks a gold mine or a tank does not do it with that
            struck = {word for head in act.recipients for word in (head, *head.lefts)}
            tokens = [each for each in tokens if each not in struck]
        return self.mode_by_words(act.event, tokens)

    def mode_by_words(self, event: str, tokens: list[Token]) -> str | None:
        """The first mode of a type that some words settle."""
        words = _words(tokens)
        return next((mode for mode, cues in self._modes.get(event, []) if not words.isdisjoint(cues)), None)

    def _phrases(self, sentence: Sentence, act: Act) -> dict[Phrase, bool]:
        """The cues in a sentence, and whether each stands in the act's own clause. Of those that overlap the longest counts."""
        own = _own_words(act)
        last, phrases = self._last
        if last is not sentence:
            phrases = self._cued(sentence)
            self._last = sentence, phrases
        found: dict[Phrase, bool] = {}
        for phrase, places in phrases:
            found[phrase] = found.get(phrase, False) or not own.isdisjoint(places)
        return found

    def _named_by(self, trigger: Token) -> set[str]:
        """Contexts that the trigger itself names: repression is, whomever it hits."""
        phrases = [phrase for phrase, places in self._last[1] if trigger.i in places]
        return {
            context for phrase in phrases for context, (here, _) in self._cues.get(phrase, {}).items() if here >= ENOUGH
        }

    def _cued(self, sentence: Sentence) -> list[tuple[Phrase, set[int]]]:
        """The cues in a sentence, each with the numbers of its tokens, the longest first."""
        words = [
            (token.i, form, lemma)
            for token in sentence.span
            if token.text not in self._names or token.is_sent_start
            for lemma, form in _split(lemmas(token)[-1], token.lower_)
        ]
        runs = [
            (length, start)
            for start, (_, form, lemma) in enumerate(words)
            for length in range(1, max(self._longest.get(form, 0), self._longest.get(lemma, 0)) + 1)
            if start + length <= len(words)
        ]
        found = []
        taken: set[int] = set()
        for length, start in sorted(runs, key=lambda run: -run[0]):
            places = range(start, start + length)
            tokens, *forms = zip(*words[start : start + length], strict=True)
            phrase = next((each for each in forms if each in self._cues or each in self._ignored), None)
            if phrase is not None and taken.isdisjoint(places):
                taken.update(places)
                found.append((phrase, set(tokens)))
        return found


def _phrase(text: str) -> Phrase:
    return tuple(text.lower().replace("-", " ").split())


def _split(lemma: str, form: str) -> Iterable[tuple[str, str]]:
    """A token's lemma and form, those of its parts when hyphens join them; none of a hyphen."""
    if lemma.isalpha() and form.isalpha():
        return ((lemma, form),)
    lemma_parts, form_parts = _phrase(lemma), _phrase(form)
    return zip(lemma_parts, form_parts, strict=True) if len(lemma_parts) == len(form_parts) else [(lemma, form)]


@dataclass(frozen=True, slots=True)
class _Event:
    """What cases ask of an event."""

    #: EVENT and EVENT/mode: of the event, and of those that it is composed of.
    kinds: frozenset[str]
    inner: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    abroad: bool | None
    states: bool
    words: frozenset[Phrase]

    @classmethod
    def of(
        cls, act: Act, mode: str | None, actors: list[Actor], recipients: list[Actor], words: frozenset[Phrase]
    ) -> _Event:
        all_of_them = (*actors, *recipients)
        countries = {each.country for each in all_of_them if each.country}
        return cls(
            kinds=_kinds(act.event, mode),
            inner=frozenset(kind for each in act.inner for kind in _kinds(each.event, each.mode)),
            actors=_sectors(actors),
            recipients=_sectors(recipients),
            abroad=len(countries) > 1 if countries else None,
            states=bool(all_of_them) and all(map(_is_state, all_of_them)),
            words=words,
        )

    def fits(self, case: ContextCase, words: frozenset[Phrase], *, inner: bool = False) -> bool:
        """Whether all that a case asks for holds; of an act inside it only what it is, since who takes part in that is not known."""
        if case.events and self.kinds.isdisjoint(case.events):
            asks_who = case.actors or case.recipients or case.abroad is not None or case.states is not None
            if not inner or asks_who or self.inner.isdisjoint(case.events):
                return False
        return (
            (not case.actors or not self.actors.isdisjoint(case.actors))
            and (not case.recipients or not self.recipients.isdisjoint(case.recipients))
            and (case.abroad is None or case.abroad == self.abroad)
            and (case.states is None or case.states == self.states)
            and (not words or not self.words.isdisjoint(words))
        )


def _kinds(event: str, mode: str | None) -> frozenset[str]:
    return frozenset((event, f"{event}/{mode}") if mode else (event,))


def _sectors(side: list[Actor]) -> frozenset[str]:
    return frozenset(sector for each in side for sector in each.sectors or ([STATE] if each.country else []))


def _is_state(actor: Actor) -> bool:
    return actor.country is not None and actor.sectors[:1] in ([], [GOVERNMENT])


def _own_words(act: Act) -> set[int]:
    """Places of the words of an act's own clause, its arguments and what it says, without clauses about something else."""
    queue = [act.trigger, act.clause.head, *(clause.head for clause in act.chain), *act.actors, *act.recipients]
    queue += [each.trigger for each in act.inner]
    if _is_purpose(act.clause.head):
        # "use the nuclear threat to intimidate them": the means are its own
        queue += [child for child in act.clause.head.head.rights if child.dep_ == "dobj"]
    found: set[int] = set()
    while queue:
        token = queue.pop()
        if token.i in found:
            continue
        found.add(token.i)
        queue += [
            child
            for child in token.children
            if not _is_elsewhere(child) and not (child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"})
        ]
    return found


def _is_elsewhere(clause: Token) -> bool:
    """Whether a clause speaks of something else; one that says which thing is meant does not: "papers that allow arms"."""
    if clause.dep_ == "relcl" and clause.left_edge.i > 0:
        return clause.left_edge.nbor(-1).text == "," or clause.head.dep_ not in {"dobj", "pobj"}
    return clause.dep_ in _ELSEWHERE and not _is_purpose(clause)


def _is_purpose(clause: Token) -> bool:
    """Whether a clause says what something is done for: "marched to demand bread"."""
    return clause.dep_ in {"advcl", "xcomp"} and any(child.tag_ == "TO" for child in clause.lefts)


def _tells_when(preposition: Token) -> bool:
    """Whether it opens what something is said before, after or during: "refused to arrest him | on his visit to Budapest"."""
    if preposition.dep_ != "prep" or preposition.lower_ not in _WHEN:
        return False
    return preposition.lower_ != "on" or any(
        child.dep_ == "pobj" and any(each.dep_ == "poss" and each.pos_ == "PRON" for each in child.lefts)
        for child in preposition.rights
    )


def _clause_tokens(act: Act) -> list[Token]:
    """Tokens of the act's own clause, without clauses that speak of something else."""
    found: list[Token] = []
    queue = [act.trigger]
    while queue:
        token = queue.pop()
        found.append(token)
        queue.extend(
            child for child in token.children if child.dep_ not in {"relcl", "advcl", "conj", "ccomp", "parataxis"}
        )
    return sorted(found, key=lambda token: token.i)


def _words(tokens: list[Token]) -> set[str]:
    """Lemmas of single words, and pairs of neighbouring ones."""
    forms = [lemmas(token)[0] for token in tokens if token.text != "-"]  # "tear-gas" is "tear gas"
    return {*forms, *(f"{first} {second}" for first, second in itertools.pairwise(forms))}
