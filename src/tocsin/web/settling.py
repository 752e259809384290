"""Happenings and ledger follow what was decided at the desk, in a thread of its own: nobody waits for it."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

from tocsin.codebook import load_codebook
from tocsin.judge import Keeping
from tocsin.merge import Merger
from tocsin.store import Store, StoreError
from tocsin.store.merging import Merging

#: If more articles than these are pending, it is not the desk's decisions that they wait for.
_FEW = 1_000


class Settling:
    """Settles a store when it is asked to; of what is asked for meanwhile, all is settled once more at the end."""

    def __init__(self, path: Path):
        self._path = path
        self._lock = threading.Lock()
        self._asked = self._running = False

    @property
    def busy(self) -> bool:
        """Whether it is at it."""
        return self._running

    def ask(self) -> None:
        """Has what was decided followed soon."""
        with self._lock:
            self._asked = True
            if not self._running:
                self._running = True
                threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._asked:
                    self._running = False
                    return
                self._asked = False
            with suppress(StoreError), Store(self._path, must_exist=True) as store:  # the pages say what is pending
                settle(store)


def settle(store: Store) -> None:
    """Merges what was decided on, and brings the ledger up to date. Where another codebook made what stands there, nothing was
    merged yet, or much is pending, it is left to who runs the commands. Raises StoreError.
    """
    merging = Merging(store, Merger())
    if not merging.goes_on(_FEW):
        return
    merging.run()
    keeping = Keeping(store, load_codebook())
    if keeping.goes_on():
        keeping.run()
