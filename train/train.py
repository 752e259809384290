"""Trains the second opinion on the sentences in this folder and writes its weights: `make train`.

Each line of `*.txt` is `TYPE | sentence with [a actor] [t trigger] [r recipient] marked`; only the trigger is used here. The
examples and counter-examples of the codebook's frames are learned from too. The
strength of the regularisation is chosen, and the probabilities calibrated, by cross-validation; nothing else is looked at.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from tocsin.code.coder import Coder
from tocsin.code.opinion import NONE, PLACES, WEIGHTS, features, place_of, vectors
from tocsin.model import Article

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.code.article import Coding
    from tocsin.code.compose import Act
    from tocsin.parse import Document

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
    labels, places, dense = [], [], []
    for label, words, vector in (*marked(coder), *of_codebook(coder)):
        labels.append(label)
        places.append(words)
        dense.append(vector)
    sparse = csr_matrix(
        (np.ones(sum(map(len, places))), np.concatenate(places), np.cumsum([0, *map(len, places)])),
        shape=(len(places), PLACES),
    )
    data, wanted = hstack([sparse, csr_matrix(np.array(dense))]).tocsr(), np.array(labels)
    folds = list(StratifiedKFold(4, shuffle=True, random_state=0).split(data, wanted))
    best = max((0.3, 1.0, 3.0), key=lambda strength: held_out(strength, data, wanted, folds)[1])
    scores, accuracy = held_out(best, data, wanted, folds)
    classes = np.unique(wanted)
    index = np.searchsorted(classes, wanted)
    heat = minimize_scalar(lambda t: loss(scores / t, index), bounds=(0.2, 5.0), method="bounded").x
    print(f"{len(wanted):,} triggers; C {best}; held out: accuracy {accuracy:.3f}, temperature {heat:.2f}")
    report(scores / heat, index, classes)
    model = fitted(best, data, wanted)
    weights = model.coef_ / heat
    np.savez_compressed(
        WEIGHTS,
        model=coder.parser.model,
        classes=classes,
        sparse=weights[:, :PLACES].astype(np.float16),
        dense=weights[:, PLACES:].astype(np.float32),
        bias=(model.intercept_ / heat).astype(np.float32),
    )
    print(f"{WEIGHTS}: {WEIGHTS.stat().st_size / 1e6:.1f} MB")


Example = tuple[str, list[int], np.ndarray]


def marked(coder: Coder) -> Iterator[Example]:
    """The marked triggers as the coder sees them, with the act that the frames make of each or without."""
    for label, text, start, end in lines():
        coding, acts = coded(coder, text)
        inside = [act for act in acts if start <= coding.document.offset(act.trigger) < end]
        trigger = inside[0].trigger if inside else verbal(coding.document, start, end)
        if trigger is not None:
            yield example(label, trigger, inside[0] if inside else None, coding)


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
                    yield example(act.event, act.trigger, act, coding)
        words = {word.split()[0] for word in (*frame.verbs, *frame.adjectives)} | {
            word.split()[-1] for word in frame.nouns
        }
        for text in frame.counter_examples:
            coding, acts = coded(coder, text)
            told = {act.trigger for act in acts}
            for token in (token for sentence in coding.document.sentences for token in sentence.span):
                if token.lemma_.lower() in words and token not in told:
                    yield example(NONE, token, None, coding)


def coded(coder: Coder, text: str) -> tuple[Coding, list[Act]]:
    """A sentence's coding and acts."""
    document = coder.parser.parse(text)
    coding = coder.coding(Article(id="x", text=text, published=PUBLISHED), document)
    return coding, [act for sentence in document.sentences for act in coding.composer.acts(list(sentence.span))]


def example(label: str, trigger: Token, act: Act | None, coding: Coding) -> Example:
    """A trigger as numbers."""
    return label, sorted({place_of(each) for each in features(trigger, act, coding.describe)}), vectors(trigger)


def verbal(document: Document, start: int, end: int) -> Token | None:
    """The verb or noun of a trigger of several words."""
    tokens = [(token, sentence.offset) for sentence in document.sentences for token in sentence.span]
    inside = [token for token, offset in tokens if start <= token.idx + offset < end]
    return next((token for token in inside if token.pos_ in {"VERB", "NOUN", "ADJ", "PROPN"}), next(iter(inside), None))


def fitted(strength: float, data: csr_matrix, wanted: np.ndarray) -> LogisticRegression:
    """A logistic regression."""
    return LogisticRegression(C=strength, max_iter=400, class_weight=None).fit(data, wanted)


def held_out(strength: float, data: csr_matrix, wanted: np.ndarray, folds: list) -> tuple[np.ndarray, float]:
    """Scores of each trigger by a model that has not seen it, and their accuracy."""
    classes = np.unique(wanted)
    scores = np.zeros((len(wanted), len(classes)))
    for train, test in folds:
        scores[test] = fitted(strength, data[train], wanted[train]).decision_function(data[test])
    return scores, float((classes[scores.argmax(axis=1)] == wanted).mean())


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
