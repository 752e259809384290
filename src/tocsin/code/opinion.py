"""The second opinion: how likely a trigger's class is, learned from sentences that were written for it.

Two linear models over the words and syntax around a trigger and the parser's own vectors: which class it is of, and whether
an act of the frames is an event at all, which who is known in its sentence tells, too. They weigh what the frames say; what
they were trained on, and how, is in `train/`. Without its weights, or with another parser than the one it was trained with,
there is no second opinion.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tocsin.code.lexicon import lemmas
from tocsin.parse.clauses import clause_of

if TYPE_CHECKING:
    from tocsin.code.acts import Act
    from tocsin.parse.tokens import Span, Token

#: Classes besides the PLOVER types: the word tells no political event.
NONE = "NONE"
#: An event is not coded when that it is none is more likely than this, the rest of its article considered.
VETO = 0.3
#: And than this, if it is done by or to those of a deed that was coded just before it: whose sequel it is tells more than its words.
SEQUEL = 0.95
#: How likely the type of the surest events is right: frames and parse are wrong where the words leave no doubt, too.
SUREST = 0.96
WEIGHTS = Path(__file__).parent / "opinion.npz"
#: What the rest of an article tells is weighed beside an event's own words by the mean log odds of its triggers, times this. None of
#: them has more log odds than so many, and so many that speak a little for news of politics stand beside them, so that few triggers
#: tell little and one alone is vetoed when it is none with a probability of 0.49.
PASSAGE = 2.0
_VOICE = 2.0
_SILENT = 2
_PRESUMED = -0.4
#: Words and relations are hashed into so many places.
PLACES = 1 << 16
_PREPOSITIONS = ("in", "on", "to", "with", "against", "from", "of", "for", "by", "over", "at", "into")
_CONTENT = {"NOUN", "VERB", "ADJ", "PROPN", "ADV"}
_NEAR = 5
_NAMING = {"NOUN", "PROPN"}
#: So many different actors in a sentence are many.
_MANY = 4
_UNKNOWN = "-?"
_NOBODY = "0"
#: Entity labels whose names stand for their kind.
_NAMES = {"GPE", "NORP", "LOC", "PERSON"}

Vector = NDArray[np.float32]
#: In a few words what is known of those whom a phrase names.
Describe = Callable[["Token"], str]


class Weights(NamedTuple):
    """A linear model: what each hashed feature and each number of the vectors adds to a score."""

    #: One row a place: those of a few features lie together.
    sparse: Vector
    #: One row a class.
    dense: Vector
    bias: Vector

    def scores(self, places: set[int], dense: Vector) -> Vector:
        """A score for each class. places: where the features are hashed to."""
        rows = self.sparse.take([*places], axis=0)
        # summed exactly, in whatever order
        return np.asarray(self.bias + rows.sum(axis=0, dtype=np.float64) + self.dense @ dense, dtype=np.float32)


class Opinion:
    """How likely each class is for a trigger. Made by `load_opinion`."""

    def __init__(self, classes: list[str], kinds: Weights, told: Weights):
        self.classes = classes
        self._kinds = kinds
        self._told = told
        self._none = classes.index(NONE)

    def of(self, trigger: Token, act: Act, describe: Describe, standing: Describe) -> dict[str, float]:
        """Probability of each class.

        act: what the frames say.
        describe, standing: tell what is known of those whom a phrase names.
        """
        places, dense = {*map(place_of, features(trigger, act, describe))}, vectors(trigger)
        scores = self._kinds.scores(places, dense)
        likely = np.exp(scores - scores.max())
        likely[self._none] = 0.0
        places.update(map(place_of, of_standing(trigger, act, standing)))
        (odds,) = self._told.scores(places, dense)
        told = 1 / (1 + math.exp(-float(odds)))
        likely *= told / likely.sum()
        likely[self._none] = 1 - told
        return dict(zip(self.classes, likely.tolist(), strict=True))


def load_opinion(model: str) -> Opinion | None:
    """The second opinion for a parser's model; None where there is none for it."""
    if not WEIGHTS.exists():
        return None
    with np.load(WEIGHTS) as held:
        if str(held["model"]) != model:
            return None
        kinds, told = (
            Weights(
                held[f"{name}sparse"].T.astype(np.float32, order="C"),
                held[f"{name}dense"].astype(np.float32),
                held[f"{name}bias"].astype(np.float32),
            )
            for name in ("", "told_")
        )
        return Opinion([str(each) for each in held["classes"]], kinds, told)


def in_passage(nones: Sequence[float]) -> list[float]:
    """How likely each trigger of an article tells no event, given that of the others: a match report tells of no war.

    nones: how likely each tells none by its own words.
    """
    odds = [_odds(each) for each in nones]
    voices = [max(-_VOICE, min(_VOICE, each)) for each in odds]
    total, count = sum(voices) + _SILENT * _PRESUMED, len(nones) - 1 + _SILENT
    return [
        1 / (1 + math.exp(-(own + PASSAGE * (total - voice) / count))) for own, voice in zip(odds, voices, strict=True)
    ]


def as_in_passage(likely: dict[str, float], none: float) -> dict[str, float]:
    """How likely each class of a trigger is where it tells no event with such a likelihood: the other classes share the rest as before."""
    told = 1 - likely[NONE]
    share = (1 - none) / told if told else 0.0
    return {name: none if name == NONE else own * share for name, own in likely.items()}


def _odds(likely: float) -> float:
    sure = min(max(likely, 1e-6), 1 - 1e-6)
    return math.log(sure / (1 - sure))


@lru_cache(maxsize=1 << 16)  # the words of a sentence are features of each trigger in it
def place_of(feature: str) -> int:
    """Where a feature is hashed to."""
    return zlib.crc32(feature.encode()) & (PLACES - 1)


def vectors(trigger: Token) -> Vector:
    """The parser's vectors of the trigger, of its subject and object, and the mean of its sentence."""
    tensor = trigger.doc.tensor
    clause = clause_of(trigger)
    found = [tensor[trigger.i]]
    nobody = np.zeros_like(found[0])
    found += [tensor[heads[0].i] if heads else nobody for heads in (clause.agent, clause.patient)]
    found.append(trigger.sent.vector)
    return np.concatenate(found).astype(np.float32) / np.float32(10)


def features(trigger: Token, act: Act | None, describe: Describe) -> list[str]:
    """What there is to know of a trigger, as words."""
    return [*of_words(trigger, describe), *_of_frames(trigger, act, describe)]


def of_words(trigger: Token, describe: Describe) -> list[str]:
    """What the text tells of a trigger, whatever the frames say."""
    lemma = lemmas(trigger)[0]
    found = [f"lemma={lemma}", f"pos={trigger.pos_}", f"{lemma}/{trigger.dep_}"]
    return [*found, *_arguments(trigger, lemma, describe), *_surroundings(trigger)]


def _of_frames(trigger: Token, act: Act | None, describe: Describe) -> Iterator[str]:
    lemma, coded = lemmas(trigger)[0], act.event if act else NONE
    yield from (f"coded={coded}", f"{coded}/{lemma}")
    if act is not None:
        yield f"rule={act.frames[-1].id}"
        yield f"rules={act.rule}"
        yield f"chain={len(act.frames)}"
        pair = [describe(heads[0]) if heads else "nobody" for heads in (act.actors, act.recipients)]
        yield f"pair={'>'.join(pair)}"
        yield f"{coded}:pair={'>'.join(pair)}"
        for side, heads in (("actor", act.actors), ("recipient", act.recipients)):
            yield f"{coded}:{side}s={min(len(heads), 2)}"
            for head in heads[:2]:
                yield f"{side}={describe(head)}"
                yield f"{coded}:{side}={describe(head)}"
                yield f"{side}-word={_word(head)}"


def of_standing(trigger: Token, act: Act | None, standing: Describe) -> Iterator[str]:
    """Who is known in a sentence and on the two sides of an act: an army's strike on another is one, whatever it is in sport."""
    around = {standing(each) for each in trigger.sent if each.pos_ in _NAMING and each.dep_ != "compound"} - {_UNKNOWN}
    yield f"arounds={min(len(around), _MANY)}"
    yield from (f"around={each}" for each in around)
    if act is None:
        return
    sides = [standing(heads[0]) if heads else _NOBODY for heads in (act.actors, act.recipients)]
    pair = ">".join(sides)
    known = ">".join(str(each != _NOBODY and "?" not in each) for each in sides)
    yield from (f"actor-is={sides[0]}", f"recipient-is={sides[1]}", f"pair-is={pair}", f"{act.event}:pair-is={pair}")
    yield from (f"known={known}", f"{act.event}:known={known}", f"{lemmas(trigger)[0]}:known={known}")


def _arguments(trigger: Token, lemma: str, describe: Describe) -> Iterator[str]:
    clause = clause_of(trigger)
    for role, heads in (("subject", clause.agent), ("object", clause.patient)):
        if not heads:
            yield f"no-{role}"
        for head in heads[:1]:
            word, who = _word(head), describe(head)
            yield from (f"{role}={word}", f"{role}:{who}", f"{lemma}+{role}:{who}", f"{lemma}+{role}={word}")
    for preposition in _PREPOSITIONS:
        if preposition not in trigger.sent.forms:
            continue
        for head in clause.oblique(preposition)[:1]:
            yield from (f"{preposition}={_word(head)}", f"{preposition}:{describe(head)}", f"{lemma}+{preposition}")
    for child in trigger.children:
        if child.dep_ in {"prt", "compound", "amod", "neg", "aux"}:
            yield f"{child.dep_}={child.lower_}"
            yield f"{lemma}+{child.dep_}={child.lower_}"
    if trigger.dep_ != "ROOT":
        yield f"governor={lemmas(trigger.head)[0]}"
        yield f"{trigger.dep_}<{lemmas(trigger.head)[0]}"


def _surroundings(trigger: Token) -> list[str]:
    words, names = _told_in(trigger.sent)
    others = [(place, word) for place, word in words if place != trigger.i]
    near = [f"near={word}" for place, word in others if abs(place - trigger.i) <= _NEAR]
    return [*[f"word={word}" for _, word in others], *near, *[f"entity={label}" for label in names]]


@lru_cache(maxsize=1)  # asked for with each act of a sentence, one after the other
def _told_in(sentence: Span) -> tuple[list[tuple[int, str]], list[str]]:
    """The words of a sentence that say something, each with its place, and the kinds of names that stand in it."""
    words = [(token.i, _word(token)) for token in sentence if token.pos_ in _CONTENT]
    return words, sorted({token.ent_type_ for token in sentence if token.ent_type_})


def _word(token: Token) -> str:
    """A word's lemma, but of a state, people, place or person only that it is one: which one must not matter."""
    return f"<{token.ent_type_}>" if token.ent_type_ in _NAMES else token.lemma_.lower()
