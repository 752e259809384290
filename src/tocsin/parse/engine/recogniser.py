"""Named entities, as spaCy's entity recogniser finds them, for a whole batch at once.

Outside of a name the recogniser looks at nothing but the word it stands at, so what it would do there is worked out for all
words together. Inside of one it can only go on or end, so the names are followed side by side, word by word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.pipeline import EntityRecognizer

#: The recogniser sees the word it stands at, the first word of the name it is in, and the word before.
FEATURES = 3


class Recogniser:
    """The transitions of an entity recogniser: begin a name, go on, end it, a name of one word, none."""

    def __init__(self, ner: EntityRecognizer):
        self._lower, self._upper = ner.model.get_ref("lower"), ner.model.get_ref("upper")
        moves = [ner.moves.get_class_name(number).partition("-") for number in range(ner.moves.n_moves)]
        self.labels = [label for _, _, label in moves]
        places = {(move, label): number for number, (move, _, label) in enumerate(moves)}
        self._begins = np.array([move == "B" for move, _, _ in moves])
        self._alone = np.array([move == "U" for move, _, _ in moves])
        #: What is impossible outside of a name: to be inside of one, or one without a label.
        self._never = np.array([move in {"I", "L"} or (move != "O" and not label) for move, _, label in moves])
        self._on = np.array([places.get(("I", label), -1) for label in self.labels])
        self._end = np.array([places.get(("L", label), -1) for label in self.labels])

    def find(
        self, vectors: NDArray[Any], blank: NDArray[Any], last: NDArray[Any], ends: Sequence[int]
    ) -> list[list[tuple[int, int, str]]]:
        """For each text its names: number of the first word, number after the last, label.

        vectors: of the words of all texts. blank: which of them are nothing but white space. last: which of them are the
        last of a sentence. ends: the number after the last word of each text.
        """
        seen = self._lower.predict(vectors)
        bias = self._lower.get_param("b")
        weights, offsets = self._upper.get_param("W"), self._upper.get_param("b")
        none, own = seen[0], seen[1:]
        hidden = _most(((own[:, 0] + none[1]) + none[2]) + bias)
        scores = self._upper.predict(hidden)
        scores[:, self._never] = -np.inf
        scores[np.ix_(last | blank, self._begins)] = -np.inf
        scores[np.ix_(blank, self._alone)] = -np.inf
        moves = scores.argmax(axis=1)
        until = np.arange(1, len(moves) + 1)
        starts = np.flatnonzero(self._begins[moves])
        place, on, end = starts + 1, self._on[moves[starts]], self._end[moves[starts]]
        while len(starts):
            inside = _most(((own[place, 0] + own[starts, 1]) + own[place - 1, 2]) + bias)
            going = (inside * weights[on]).sum(axis=1) + offsets[on]
            ending = (inside * weights[end]).sum(axis=1) + offsets[end]
            until[starts] = place + 1
            further = ~last[place] & ((going > ending) | ((going == ending) & (on < end)))
            starts, place, on, end = starts[further], place[further] + 1, on[further], end[further]
        return self._named(moves.tolist(), until.tolist(), ends)

    def _named(self, moves: list[int], until: list[int], ends: Sequence[int]) -> list[list[tuple[int, int, str]]]:
        found = []
        first = 0
        for end in ends:
            names, place = [], first
            while place < end:
                if self.labels[moves[place]]:
                    names.append((place - first, until[place] - first, self.labels[moves[place]]))
                place = until[place]
            found.append(names)
            first = end
        return found


def _most(pieces: NDArray[Any]) -> NDArray[Any]:
    """The largest along the last axis, which is two or three long: NumPy's own way is many times slower on so short a one."""
    return reduce(np.maximum, (pieces[..., number] for number in range(pieces.shape[-1])))
