"""Connected components: what hangs together, straight or by others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def components(number: int, edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The connected components of a graph with the vertices 0 to `number` - 1, each and all in order."""
    above = list(range(number))

    def top(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    for one, other in edges:
        first, second = sorted((top(one), top(other)))
        above[second] = first
    found: dict[int, list[int]] = defaultdict(list)
    for place in range(number):
        found[top(place)].append(place)
    return [found[place] for place in sorted(found)]
