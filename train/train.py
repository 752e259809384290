"""Trains the second opinion on the sentences in this folder and writes its weights: `make train`.

Each line of `*.txt` is `TYPE | sentence with [a actor] [t trigger] [r recipient] marked`; only the trigger is used here. The
examples and counter-examples of the codebook's frames are learned from too. The probabilities are calibrated by
cross-validation; nothing else is looked at. Whether an act is an event at all is learned from the triggers that the frames
code only, as only those are ever vetoed, and from who is known in the sentence, too.

Frames are right in their own examples by construction, so these teach what words mean, not how far frames are to be
trusted. Sentences are held out by their trigger's word, since news is full of words that nobody has marked.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from tocsin.code.coder import Coder
from tocsin.code.lexicon import lemmas
from tocsin.code.opinion import NONE, PLACES, WEIGHTS, features, of_standing, of_words, place_of, vectors
from tocsin.model import Article

if TYPE_CHECKING:
    from tocsin.code.acts import Act
    from tocsin.code.article import Coding
    from tocsin.parse import Document
    from tocsin.parse.tokens import Token

FOLDER = Path(__file__).parent
PUBLISHED = "2024-05-15"
_MARK = re.compile(r"\[([atr]) ([^\]]+)\]")


def lines() -> Iterator[tuple[str, str, int, int]]:
    """Type, sentence, start and end of the trigger."""
    for path in sorted(FOLDER.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            label, bar, marked = line.partition(" | ")
            if not line.strip():
                continue
            text, trigger, place = "", None, 0
            for match in _MARK.finditer(marked):
                text += marked[place : match.start()]
                if match[1] == "t":
                    trigger = (len(text), len(text) + len(match[2]))
                text += match[2]
                place = match.end()
            if not bar or trigger is None:
                sys.exit(f"{path}:{number}: not `TYPE | sentence` with one [t ...]")
            yield label, text + marked[place:], *trigger


def main() -> None:
    """Trains and writes."""
    coder = Coder()
    coder.opinion = None
    written = list(marked(coder))
    examples = [*written, *of_codebook(coder)]
    data = matrix(examples, [each.places for each in examples])
    wanted = np.array([each.label for each in examples])
    classes = np.unique(wanted)
    index = np.searchsorted(classes, wanted[: len(written)])
    folds = list(GroupKFold(3).split(data, groups=[each.lemma for each in examples]))
    scores = held_out(data, wanted, folds)[: len(written)]
    heat = minimize_scalar(lambda t: loss(scores / t, index), bounds=(0.2, 5.0), method="bounded").x
    accuracy = (scores.argmax(axis=1) == index).mean()
    print(f"{len(written):,} triggers and {len(examples) - len(written):,} of the codebook")
    print(f"words held out: accuracy {accuracy:.3f}, temperature {heat:.2f}")
    report(scores / heat, index, classes)
    acts = [each for each in examples if each.coded]
    told = fitted(
        matrix(acts, [[*each.places, *each.standing] for each in acts]),
        np.array([each.label != NONE for each in acts]),
        strength=0.3,
    )
    print(
        f"{len(acts):,} of the triggers are coded by the frames, {sum(each.label == NONE for each in acts):,} of them are none"
    )
    model = fitted(data, wanted)
    weights = model.coef_ / heat
    np.savez_compressed(
        WEIGHTS,
        model=coder.parser.model,
        classes=classes,
        sparse=weights[:, :PLACES].astype(np.float16),
        dense=weights[:, PLACES:].astype(np.float32),
        bias=(model.intercept_ / heat).astype(np.float32),
        told_sparse=told.coef_[:, :PLACES].astype(np.float16),
        told_dense=told.coef_[:, PLACES:].astype(np.float32),
        told_bias=told.intercept_.astype(np.float32),
    )
    print(f"{WEIGHTS}: {WEIGHTS.stat().st_size / 1e6:.1f} MB")


class Example(NamedTuple):
    """A trigger as numbers, with the class that it should get."""

    label: str
    lemma: str
    places: list[int]
    #: Places of who is known beside the trigger.
    standing: list[int]
    dense: np.ndarray
    #: Whether the frames code it.
    coded: bool


def marked(coder: Coder) -> Iterator[Example]:
    """The marked triggers as the coder sees them, with the act that the frames make of each or without."""
    for label, text, start, end in lines():
        coding, acts = coded(coder, text)
        inside = [act for act in acts if start <= coding.document.offset(act.trigger) < end]
        trigger = inside[0].trigger if inside else verbal(coding.document, start, end)
        if trigger is not None:
            act = inside[0] if inside else None
            yield example(label, trigger, features(trigger, act, coding.judging.describe), coding, act)


def of_codebook(coder: Coder) -> Iterator[Example]:
    """What the frames' own examples give, and the words that tell nothing in their counter-examples."""
    for frame in coder.codebook.frames:
        for each in frame.examples:
            types = {
                given.split("/")[0].split()[0]
                for given in ([each.gives] if isinstance(each.gives, str) else each.gives)
            }
            coding, acts = coded(coder, each.text)
            for act in acts:
                if act.event in types:
                    known = of_words(act.trigger, coding.judging.describe)
                    yield example(act.event, act.trigger, known, coding, None, coded=True)
        words = {word.split()[0] for word in (*frame.verbs, *frame.adjectives)} | {
            word.split()[-1] for word in frame.nouns
        }
        for text in frame.counter_examples:
            coding, acts = coded(coder, text)
            told = {act.trigger for act in acts}
            for token in (token for sentence in coding.document.sentences for token in sentence.span):
                if token.lemma_.lower() in words and token not in told:
                    yield example(NONE, token, features(token, None, coding.judging.describe), coding, None)


def coded(coder: Coder, text: str) -> tuple[Coding, list[Act]]:
    """A sentence's coding and acts."""
    document = coder.parser.parse(text)
    coding = coder.coding(Article(id="x", text=text, published=PUBLISHED), document)
    return coding, [act for sentence in document.sentences for act in coding.sentences.acts(list(sentence.span))]


def example(
    label: str, trigger: Token, known: Iterable[str], coding: Coding, act: Act | None, *, coded: bool = False
) -> Example:
    """A trigger as numbers."""
    places = {place_of(each) for each in known}
    standing = {place_of(each) for each in of_standing(trigger, act, coding.judging.standing)} - places
    return Example(
        label, lemmas(trigger)[0], sorted(places), sorted(standing), vectors(trigger), coded or act is not None
    )


def matrix(examples: list[Example], places: list[list[int]]) -> csr_matrix:
    """Triggers as rows: their hashed features, then their vectors."""
    sparse = csr_matrix(
        (np.ones(sum(map(len, places))), np.concatenate(places), np.cumsum([0, *map(len, places)])),
        shape=(len(places), PLACES),
    )
    return hstack([sparse, csr_matrix(np.array([each.dense for each in examples]))]).tocsr()


def verbal(document: Document, start: int, end: int) -> Token | None:
    """The verb or noun of a trigger of several words."""
    tokens = [(token, sentence.offset) for sentence in document.sentences for token in sentence.span]
    inside = [token for token, offset in tokens if start <= token.idx + offset < end]
    return next((token for token in inside if token.pos_ in {"VERB", "NOUN", "ADJ", "PROPN"}), next(iter(inside), None))


def fitted(data: csr_matrix, wanted: np.ndarray, strength: float = 1.0) -> LogisticRegression:
    """A logistic regression; the smaller its strength, the less it trusts any one feature."""
    return LogisticRegression(max_iter=400, C=strength).fit(data, wanted)


def held_out(data: csr_matrix, wanted: np.ndarray, folds: list) -> np.ndarray:
    """Scores of each trigger by a model that has not seen its word."""
    scores = np.zeros((len(wanted), len(np.unique(wanted))))
    for train, test in folds:
        scores[test] = fitted(data[train], wanted[train]).decision_function(data[test])
    return scores


def chances(scores: np.ndarray) -> np.ndarray:
    """Probabilities of scores."""
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    return likely / likely.sum(axis=1, keepdims=True)


def loss(scores: np.ndarray, index: np.ndarray) -> float:
    """Mean negative log likelihood."""
    return float(-np.log(chances(scores)[np.arange(len(index)), index] + 1e-12).mean())


def report(scores: np.ndarray, index: np.ndarray, classes: np.ndarray) -> None:
    """Recall and precision by class, and how well probabilities are calibrated."""
    likely = chances(scores)
    got = likely.argmax(axis=1)
    for number, name in enumerate(classes):
        there, said = index == number, got == number
        right = (there & said).sum()
        print(
            f"  {name:10} {there.sum():5}  precision {right / max(1, said.sum()):.2f}  recall {right / there.sum():.2f}"
        )
    sure, hit = likely.max(axis=1), got == index
    print("  probability  triggers  right")
    error = 0.0
    for low in np.arange(0.0, 1.0, 0.1):
        inside = (sure >= low) & (sure < low + 0.1 + (low > 0.85))
        if inside.any():
            error += inside.mean() * abs(hit[inside].mean() - sure[inside].mean())
            print(f"  {low:.1f}-{low + 0.1:.1f}      {inside.sum():5}     {hit[inside].mean():.2f}")
    none = list(classes).index(NONE)
    print(
        f"  expected calibration error {error:.3f}; NONE told from the rest: {((got == none) == (index == none)).mean():.3f}"
    )


if __name__ == "__main__":
    main()
