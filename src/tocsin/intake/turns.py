"""Whose turn it is: requests wait for their time and for their host, of which one thing is asked at a time, with pauses."""

from __future__ import annotations

import heapq
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator
from itertools import count
from typing import Generic, TypeVar

#: A host that did not answer so often in a row is left alone for so many seconds.
_SILENCES = 5
_SILENCE_HOLDS = 600.0

R = TypeVar("R")


class Turns(Generic[R]):
    """Requests and the hosts that they go to.

    most: how many hosts are asked at once. clock: seconds.
    """

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic):
        self._most = most
        self._clock = clock
        self._number = count()
        self._later: list[tuple[float, int, str, R]] = []
        self._waiting: dict[str, deque[R]] = defaultdict(deque)
        self._asked: set[str] = set()
        self._free_at: dict[str, float] = {}
        #: Hosts that asked to be left alone, and until when.
        self._held: dict[str, float] = {}
        self._silences: Counter[str] = Counter()

    def __bool__(self) -> bool:
        return bool(self._later or self._waiting or self._asked)

    @property
    def is_asking(self) -> bool:
        """Whether an answer is waited for."""
        return bool(self._asked)

    def put(self, host: str, request: R, wait: float) -> None:
        """Has a request made after so many seconds."""
        self._push(self._clock() + wait, host, request)

    def put_first(self, host: str, request: R) -> None:
        """Has a request made before those that wait for their time."""
        self._push(0.0, host, request)

    def _push(self, when: float, host: str, request: R) -> None:
        heapq.heappush(self._later, (when, next(self._number), host, request))

    def due(self) -> Iterator[tuple[R, float]]:
        """The requests whose turn it is, each with the seconds that its host is to be left alone; 0: it counts as asked."""
        now = self._clock()
        while self._later and self._later[0][0] <= now:
            _, _, host, request = heapq.heappop(self._later)
            self._waiting[host].append(request)
        for host in list(self._waiting):
            if len(self._asked) >= self._most:
                return
            if host in self._asked or self._free_at.get(host, 0.0) > now:
                continue
            request = self._waiting[host].popleft()
            if not self._waiting[host]:
                del self._waiting[host]
            wait = max(self._held.get(host, 0.0) - now, 0.0)
            if not wait:
                self._asked.add(host)
            yield request, wait

    def patience(self) -> float:
        """Seconds until there may be something to do."""
        now = self._clock()
        times = [self._free_at.get(host, now) for host in self._waiting if host not in self._asked]
        if self._later:
            times.append(self._later[0][0])
        return min(max(min(times, default=now + 1) - now, 0.01), 0.5)

    def answered(self, host: str, pause: float, *, silent: bool) -> None:
        """An answer has come, or none; the host is asked again after a pause. silent: it did not answer."""
        self._asked.discard(host)
        self._free_at[host] = self._clock() + pause
        self._silences[host] = self._silences[host] + 1 if silent else 0
        if self._silences[host] >= _SILENCES:
            self.hold(host, _SILENCE_HOLDS)
            self._silences[host] = 0

    def hold(self, host: str, wait: float) -> None:
        """Leaves a host alone for so many seconds."""
        self._held[host] = self._clock() + wait
