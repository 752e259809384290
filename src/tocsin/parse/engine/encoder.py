"""What a model's layers say of a word by its neighbours: spaCy's `MaxoutWindowEncoder`, with the same results to the last digit.

spaCy's own layers keep at every step what learning would need; here nobody learns, and the steps are NumPy's alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from thinc.model import Model

#: What is added to a variance, so that nothing is divided by nothing.
_LEAST = 1e-08


class _Layer(NamedTuple):
    """A layer: weights and biases of its pieces, the first of each word's numbers before all of the second, and those of its norm."""

    weights: NDArray[Any]
    bias: NDArray[Any]
    scale: NDArray[Any]
    shift: NDArray[Any]
    pieces: int


class Encoder:
    """The layers of such an encoder, each of which sees a word with the one before it and the one behind it."""

    def __init__(self, model: Model[Any, Any]):
        #: So many empty words stand between texts, which must not see each other.
        self._apart: int = model.attrs["pad"]
        self._layers = list(_layers_of(model))

    def of(self, texts: Sequence[NDArray[Any]]) -> list[NDArray[Any]]:
        """For each text the vectors of its words. texts: what is said of each word alone."""
        starts = np.cumsum([self._apart, *(len(each) + self._apart for each in texts)]).tolist()
        width = texts[0].shape[1]
        words = np.zeros((starts[-1], width), texts[0].dtype)
        for start, each in zip(starts, texts, strict=False):
            words[start : start + len(each)] = each
        seen = np.zeros((len(words), 3 * width), words.dtype)
        for layer in self._layers:
            seen[1:, :width], seen[:, width:-width], seen[:-1, -width:] = words[:-1], words, words[1:]
            pieces = seen @ layer.weights
            pieces += layer.bias
            most = _normal(reduce(np.maximum, np.split(pieces, layer.pieces, axis=1)))
            most *= layer.scale
            most += layer.shift
            words += most
        return [words[start : start + len(each)] for start, each in zip(starts, texts, strict=False)]


def _layers_of(model: Model[Any, Any]) -> Iterator[_Layer]:
    for residual in model.layers[0].layers:
        maxout, norm = residual.layers[0].layers[1].layers[0].layers
        weights, bias = (np.asarray(maxout.get_param(name)) for name in ("W", "b"))
        scale, shift = (np.asarray(norm.get_param(name)) for name in ("G", "b"))
        size, pieces, seen = weights.shape
        weights = weights.swapaxes(0, 1).reshape(pieces * size, seen)
        yield _Layer(weights.T, bias.T.reshape(-1), scale, shift, pieces)


def _normal(rows: NDArray[Any]) -> NDArray[Any]:
    """Rows of numbers, each less its mean and divided by its deviation, in place."""
    rows -= rows.mean(axis=1, keepdims=True)
    variance = (rows * rows).mean(axis=1, keepdims=True) + _LEAST
    rows *= variance**-0.5
    return rows
