"""What a model's first layers say of a word: the same wherever the word stands, so it is kept.

The first layers of the small models look at a word alone (its normal form, prefix, suffix and shape); only those behind
them look at its neighbours. The first cost as much as two of the four behind them. What is said of a word must not depend on
those that it came with, so these layers keep spaCy's own library for matrices (blis), which reckons each row for itself: of others
the last digits depend on how many rows there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc as Parsed
    from thinc.model import Model

#: So many words are kept.
_MOST = 20_000
_FIRST = 1_024


class Embedding:
    """The first layers of a model, as spaCy's `MultiHashEmbed` builds them."""

    def __init__(self, model: Model[Any, Any]):
        self.columns: list[int | str] = list(model.layers[0].attrs["columns"])
        self._hashed, self._mixed = model.layers[2], model.layers[3]
        self._places: dict[bytes, int] = {}
        self._rows = np.empty((_FIRST, self._of(np.zeros((1, len(self.columns)), "uint64")).shape[1]), "float32")

    def of(self, docs: Sequence[Parsed]) -> list[NDArray[Any]]:
        """For each text the vectors of its words."""
        if len(self._places) > _MOST:
            self._places.clear()
        keys = [_keys(doc.to_array(self.columns)) for doc in docs]
        new = {key: None for each in keys for key in each if key not in self._places}
        if new:
            self._add(list(new))
        return [self._rows[[self._places[key] for key in each]] for each in keys]

    def _add(self, keys: list[bytes]) -> None:
        first = len(self._places)
        while first + len(keys) > len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
        self._rows[first : first + len(keys)] = self._of(np.frombuffer(b"".join(keys), "uint64").reshape(len(keys), -1))
        self._places.update((key, first + number) for number, key in enumerate(keys))

    def _of(self, features: NDArray[Any]) -> NDArray[Any]:
        from thinc.types import Ragged

        hashed = self._hashed.predict(Ragged(features, np.array([len(features)], "int32")))  # type: ignore[arg-type]
        return np.asarray(self._mixed.predict(hashed).data)


def _keys(features: NDArray[Any]) -> list[bytes]:
    """Each row of numbers as one: it takes a fraction of the time that a tuple does."""
    whole = np.ascontiguousarray(features).view(f"V{features.itemsize * features.shape[1]}")
    found: list[bytes] = whole.ravel().tolist()
    return found
