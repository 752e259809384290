"""Frames by the words that trigger them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Set
from typing import TYPE_CHECKING, NamedTuple

from tocsin.codebook.schema.frames import KINDS, Frame
from tocsin.parse.clauses import Clause, clause_of
from tocsin.parse.relations import COMPLEMENTS
from tocsin.parse.vocabulary import Verbs

if TYPE_CHECKING:
    from tocsin.codebook import Codebook
    from tocsin.parse.tokens import Token

_PARTICLE_DEPS = {"prt", "prep", "advmod", "agent", "dative", "aux", "npadvmod", "acomp", "oprd", "dobj"}
#: A verb is taken for transitive if such a share of its frames speaks of an object.
_MOSTLY = 2 / 3
#: The quad class of what is done against somebody.
_HOSTILE = "material conflict"


class Condition(NamedTuple):
    """What a frame asks of a role, or rules out in it: phrases of some kinds, or some words."""

    role: str
    kinds: frozenset[str]
    words: frozenset[str]
    #: The words in which those end, if no kind would do, too: one of these must stand somewhere near.
    ends: frozenset[str]
    #: Whether one of them must be there, or must not.
    holds: bool


class _Entry(NamedTuple):
    """A frame of a lemma, with the words beside that."""

    frame: Frame
    beside: tuple[str, ...]
    #: What it cannot do without: of each of these sets one word must stand somewhere near.
    ends: tuple[frozenset[str], ...]


class _Entries(NamedTuple):
    """The frames of a lemma."""

    all: list[_Entry]
    #: Those that ask for no word beside it, and the words that the others ask for.
    alone: list[_Entry]
    beside: frozenset[str]
    #: The words of all that they ask for or rule out.
    ends: frozenset[str]
    #: The frames that know the lemma with words beside it, by identity.
    phrasal: frozenset[int]


class Lexicon:
    """The codebook's frames, found by trigger lemma. More specific frames come first."""

    def __init__(self, codebook: Codebook):
        self._codebook = codebook
        self._onward = codebook.words(["@onward"])
        #: By the identity of a frame, which lives as long as the codebook.
        self._requirements: dict[int, list[Condition]] = {}
        self._conditions: dict[int, list[Condition]] = {}
        self._known: dict[tuple[str, str], _Entries] = {}
        self._by_kind: dict[str, dict[str, list[tuple[Frame, tuple[str, ...]]]]] = {
            "verb": defaultdict(list),
            "noun": defaultdict(list),
            "adjective": defaultdict(list),
        }
        for frame in codebook.frames:
            for pattern in frame.verbs:
                lemma, *rest = pattern.split()
                self._by_kind["verb"][lemma].append((frame, tuple(rest)))
            for pattern in frame.adjectives:
                lemma, *rest = pattern.split()
                self._by_kind["adjective"][lemma].append((frame, tuple(rest)))
            for pattern in frame.nouns:
                *rest, lemma = pattern.replace("-", " ").split()
                self._by_kind["noun"][lemma].append((frame, tuple(rest)))
                if "-" in pattern and " " not in pattern:
                    # the parser's words are joined where that is a word, too: "sit-down", "sitdown"
                    self._by_kind["noun"][pattern.replace("-", "")].append((frame, ()))
        self._lemmas = frozenset().union(*self._by_kind.values())
        for words in self._by_kind.values():
            for entries in words.values():
                entries.sort(
                    key=lambda entry: (
                        -entry[0].rank,
                        -len(entry[1]) - sum(role != "agent" for role in entry[0].requires),
                    )
                )

    def frames(self, head: Token, near: Set[str] | None = None) -> Iterator[tuple[Frame, Clause]]:
        """Frames whose trigger pattern a token fits, with its clause.

        near: of the words that its frames ask for those around it; frames that ask for others are left out, as most of a common
        verb's are.
        """
        if _is_month(head):
            return
        clause = clause_of(head)
        for lemma in lemmas(head):
            entries = self._entries(clause.kind, lemma)
            around = _around(clause) if entries.beside else set()
            fitting = entries.alone
            if not around.isdisjoint(entries.beside):
                # "turned out in Dhaka" is not to turn in
                particles = self._particles(head) if clause.kind == "verb" else set()
                fitting = [
                    entry
                    for entry in entries.all
                    if not entry.beside or (around.issuperset(entry.beside) and particles.issubset(entry.beside))
                ]
                if any(entry.beside and particles and particles.issubset(entry.beside) for entry in fitting):
                    # "broke up a rally" is not what a frame means by "break" that knows of "break off"
                    fitting = [entry for entry in fitting if entry.beside or id(entry.frame) not in entries.phrasal]
            for frame, _, ends in fitting:
                if near is None or not ends or (near and not any(map(near.isdisjoint, ends))):
                    yield frame, clause

    def _entries(self, kind: str, lemma: str) -> _Entries:
        """The frames of a lemma."""
        found = self._known.get((kind, lemma))
        if found is None:
            entries = [
                _Entry(frame, beside, tuple([each.ends for each in self._required(frame) if not each.kinds]))
                for frame, beside in self._by_kind[kind].get(lemma, ())
            ]
            found = self._known[kind, lemma] = _Entries(
                entries,
                [entry for entry in entries if not entry.beside],
                frozenset(word for entry in entries for word in entry.beside),
                frozenset().union(*(each.ends for entry in entries for each in self.conditions(entry.frame))),
                frozenset(id(entry.frame) for entry in entries if entry.beside),
            )
        return found

    def words(self, clause: Clause) -> frozenset[str]:
        """The words of all that the frames ask for or rule out which the head of a clause may trigger."""
        first, *others = [self._entries(clause.kind, lemma).ends for lemma in lemmas(clause.head)]
        return first.union(*others) if others else first

    def wanted(self, words: list[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Of the words of a frame's condition the kinds of phrases, and the lemmas, classes written out; with NONE nothing else."""
        if "NONE" in words:
            return frozenset({"NONE"}), frozenset()
        lexical = self._codebook.words([word for word in words if not (word.isupper() and len(word) > 3)])
        return frozenset(KINDS.intersection(words)), lexical

    def conditions(self, frame: Frame) -> list[Condition]:
        """What a frame asks of a clause besides its trigger, in the order in which it is to be asked."""
        found = self._conditions.get(id(frame))
        if found is None:
            excluded = [self._condition(role, words, holds=False) for role, words in frame.excludes.items()]
            found = self._conditions[id(frame)] = [*self._required(frame), *excluded]
        return found

    def _required(self, frame: Frame) -> list[Condition]:
        """What must be there: all that is asked of a frame in most sentences with its lemma."""
        found = self._requirements.get(id(frame))
        if found is None:
            found = [self._condition(role, words, holds=True) for role, words in frame.requires.items()]
            self._requirements[id(frame)] = found
        return found

    def _condition(self, role: str, named: list[str], *, holds: bool) -> Condition:
        kinds, words = self.wanted(named)
        ends = frozenset() if kinds else frozenset({word.rpartition(" ")[2] for word in words})
        return Condition(role, kinds, words, ends, holds)

    def _particles(self, verb: Token) -> set[str]:
        """The particles of a verb that make another of it."""
        return {child.lower_ for child in verb.rights if child.dep_ == "prt"} - self._onward

    def triggers(self, token: Token) -> bool:
        """Whether a token may trigger a frame, told by its lemma alone; the month of March is no march."""
        return not self._lemmas.isdisjoint(lemmas(token)) and not _is_month(token)


def _is_month(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ == "DATE"


def verbs_of(codebook: Codebook) -> Verbs:
    """What a codebook knows of verbs, for the parser."""
    known: set[str] = set()
    phrasal: set[tuple[str, str]] = set()
    undergone: Counter[str] = Counter()
    frames: Counter[str] = Counter()
    for frame in codebook.frames:
        for pattern in frame.verbs:
            lemma, *rest = pattern.split()
            known.add(lemma)
            phrasal |= {(lemma, rest[0])} if len(rest) == 1 else set()
            if len(rest) < 2:
                frames[pattern] += 1
                undergone[pattern] += "patient" in {*frame.recipient, *frame.requires, *frame.inner}
    transitive = {lemma for lemma, number in frames.items() if undergone[lemma] >= _MOSTLY * number}
    return Verbs(
        known=frozenset(known),
        phrasal=frozenset(phrasal),
        transitive=frozenset(transitive),
        numbers=frozenset(codebook.dates.numbers),
        people=frozenset(codebook.coreference.people),
        plurals=codebook.words(["@plurals"]),
        giving=codebook.words(["@giving"]),
        given=codebook.words(["@given"]),
        money=codebook.words(["@money"]),
        saying=frozenset(codebook.speech.verbs),
        charging=frozenset(verb.split()[0] for frame in codebook.frames if "of" in frame.inner for verb in frame.verbs),
        accusing=frozenset(
            verb
            for frame in codebook.frames
            if frame.inner[:1] == ["of"] and "patient" in frame.recipient
            for verb in frame.verbs
        ),
        blaming=frozenset(verb for frame in codebook.frames if {"for", "of"} <= {*frame.inner} for verb in frame.verbs),
        wrongs=codebook.words(["@crimes"]).union(pattern for frame in codebook.frames for pattern in frame.nouns),
        calls=frozenset(noun for frame in codebook.frames if "for" in frame.inner for noun in frame.nouns),
        telling=frozenset(codebook.coreference.impersonal.told),
        judging=frozenset(codebook.coreference.impersonal.judging),
        units=frozenset(codebook.dates.units),
        amounts={
            letters: word
            for letters, worth in codebook.figures.suffixes.items()
            for word, scale in codebook.figures.scales.items()
            if scale == worth
        },
        calendar=frozenset(
            name.lower()
            for names in (*codebook.dates.months, codebook.dates.weekdays)
            for name in names
            if len(name) > 2
        ),
        daytimes=frozenset(codebook.dates.parts),
        when=frozenset(codebook.dates.when),
        loose=frozenset(codebook.dates.loose),
        owning=codebook.words(["@owning"]),
        speech_acts=codebook.words(["@speech_acts"]),
        promising=codebook.words(["@promising"]),
        claims=codebook.words(["@speech_acts", "@charges"]).union(codebook.speech.nouns, codebook.threats.naming),
        visiting=codebook.words(["@visiting"]),
        harming=codebook.words(["@harming"]),
        attacks=codebook.words(["@attacks"]),
        sheltering=codebook.words(["@taken_in"]),
        peers=codebook.words(["@peers"]),
        company=codebook.words(["@company"]),
        nationalities=codebook.words(["@peoples", "@nationalities"]),
        deeds=frozenset(pattern for frame in codebook.frames for pattern in frame.nouns),
        met_in=codebook.words(["@met_in"]),
        staying=codebook.words(["@staying"]),
        bidding=codebook.words(["@bidding"]),
        sent_to=codebook.words(["@sent_to"]),
        aside=codebook.words(["@aside"]),
        some_of=codebook.words(["@some_of"]),
        naming_some=codebook.words(["@naming_some"]),
        lasting=codebook.words(["@lasting"]),
        messages=frozenset(codebook.speech.messages),
        weapons=codebook.words(["@weapons"]),
        hostile=frozenset(
            pattern
            for frame in codebook.frames
            if "patient" in frame.recipient
            and frame.event in codebook.events
            and codebook.events[frame.event].quad == _HOSTILE
            for pattern in frame.verbs
        ),
        taking=codebook.words(["@taking"]),
        manners=codebook.words(["@manners"]),
        made=codebook.words(["@statements", "@proposals", "@works"])
        .union(codebook.speech.nouns)
        .union(pattern for frame in codebook.frames for pattern in frame.nouns),
        words=frozenset(known | {pattern for frame in codebook.frames for pattern in frame.nouns}),
    )


def lemmas(token: Token) -> tuple[str, ...]:
    """The lemma in lower case; capitalised headline words, which the tagger takes for names, also without plural."""
    found = token.lemmas
    if found is None:
        lemma = token.lemma_.lower()
        plural = token.pos_ == "PROPN" and lemma.endswith("s")
        found = token.lemmas = (lemma, lemma[:-1]) if plural else (lemma,)
    return found


def named_by(head: Token) -> tuple[str, ...]:
    """What a noun is called, in lower case, by itself and with the noun before it: "round", "mortar round"."""
    before = next((child for child in reversed(head.lefts) if child.dep_ in {"compound", "amod"}), None)
    alone = lemmas(head)
    return alone if before is None else (*alone, *(f"{before.lower_} {each}" for each in alone))


def _around(clause: Clause) -> set[str]:
    """The words beside a trigger that a pattern of several words may ask for: before a noun, behind a verb or adjective."""
    if clause.kind == "noun":
        return {
            word
            for child in clause.head.lefts
            if child.dep_ in {"compound", "amod", "nmod", "poss", "dep", "punct", "npadvmod"}
            for word in (child.lemma_.lower(), child.lower_, *(deep.lower_ for deep in child.lefts))
        }
    found = set()
    for child in clause.head.children:
        if child.dep_ in _PARTICLE_DEPS or (
            child.pos_ == "ADJ" and (child.i == clause.head.i + 1 or child.dep_ == "advcl")
        ):
            found.add(child.lower_)  # "set free a tanker" too, where the parser makes a clause of `free`
        if child.dep_ == "oprd" or (child.dep_ == "advcl" and child.pos_ == "NOUN"):
            found.add(child.lower_)  # "left nine people dead", "took the guards hostage"
        if child.dep_ in COMPLEMENTS:
            # "called for the president to step down": the parser makes `for` a mark
            found |= {deeper.lower_ for deeper in child.children if deeper.dep_ == "mark"}
        elif child.dep_ in {"prep", "advmod", "prt"}:
            found |= {deeper.lower_ for deeper in child.children if deeper.dep_ in {"prep", "advmod", "prt"}}
            if child.dep_ == "prt":
                # "called in sick": the parser makes a phrase of the particle
                found |= {deeper.lower_ for deeper in child.rights if deeper.pos_ == "ADJ"}
    return found
