"""What a page reckons is remembered until the store changes."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

T = TypeVar("T")

#: What took fewer seconds is reckoned anew while one waits; what took more is shown as it was, and reckoned meanwhile.
_QUICK = 0.2
#: So many results are kept.
_MANY = 64


@dataclass(frozen=True)
class _Result:
    value: object
    state: Hashable
    seconds: float


class Remembered:
    """Results by key. Each is of one state of the store, and is reckoned once even if several ask for it at once."""

    def __init__(self, path: Path):
        self._files = (path, path.with_name(f"{path.name}-wal"))
        self._results: OrderedDict[Hashable, _Result] = OrderedDict()
        self._locks: dict[Hashable, threading.Lock] = defaultdict(threading.Lock)

    def of(self, key: Hashable, reckon: Callable[[], T], changes: Callable[[], Hashable] | None = None) -> T:
        """The result of a key; of a store that has changed it may be the last one, if it takes long.

        changes: what changes when the result does; None: any change of the store counts.
        """
        result = self._result(key, reckon, changes or self._state)
        if key in self._results:
            self._results.move_to_end(key)
        return cast(T, result.value)

    def _result(self, key: Hashable, reckon: Callable[[], object], changes: Callable[[], Hashable]) -> _Result:
        known = self._results.get(key)
        state = changes()
        if known is not None and known.state == state:
            return known
        if known is not None and known.seconds > _QUICK:
            lock = self._locks[key]
            if lock.acquire(blocking=False):  # else it is being reckoned
                threading.Thread(target=self._meanwhile, args=(key, reckon, changes, lock), daemon=True).start()
            return known
        with self._locks[key]:
            known = self._results.get(key)
            if known is None or known.state != changes():
                known = self._reckon(key, reckon, changes)
        return known

    def _meanwhile(
        self, key: Hashable, reckon: Callable[[], object], changes: Callable[[], Hashable], lock: threading.Lock
    ) -> None:
        try:
            self._reckon(key, reckon, changes)
        finally:
            lock.release()

    def _reckon(self, key: Hashable, reckon: Callable[[], object], changes: Callable[[], Hashable]) -> _Result:
        state, started = changes(), time.monotonic()  # before it is read: what comes later is not in it
        found = self._results[key] = _Result(reckon(), state, time.monotonic() - started)
        while len(self._results) > _MANY:
            self._results.popitem(last=False)
        return found

    def _state(self) -> Hashable:
        """Changes with every transaction that is written."""
        found: list[tuple[int, int, int] | None] = []
        for each in self._files:
            try:
                told = each.stat()
            except FileNotFoundError:
                found.append(None)
            else:
                found.append((told.st_mtime_ns, told.st_size, told.st_ino))
        return tuple(found)
