"""Coding many articles, here or in several processes at once, always in the order in which they come."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from types import TracebackType
from typing import TypeVar

from tocsin.code.coder import Coder
from tocsin.model import Article, Fault, Record
from tocsin.read import Refused
from tocsin.undisturbed import undisturbed

#: So many articles go to a worker at once, and so many batches wait for each worker: seconds of work, while what it did before is
#: merged.
_BATCH = 4
_AHEAD = 12
#: An article's words, phrases and acts are some ten thousand objects, and go together once it is coded: collecting sooner, as Python does
#: by itself after so many new ones, only looks through what is still in use.
_AT_ONCE = 50_000
#: Python's generations: what is no older than the article before, and all. Some thousand objects outlive their article in fifty.
_YOUNG, _ALL = 1, 2
_SELDOM = 50
T = TypeVar("T")


class WorkerLost(Fault):
    """A worker process ended by itself: killed, or out of memory."""


def lasting(make: Callable[[], Coder]) -> Coder:
    """A coder to be kept until the process ends: what it is made of is never collected, so it is not looked through for garbage.

    make: makes the coder.
    """
    gc.disable()
    try:
        coder = make()
    finally:
        gc.enable()
    gc.freeze()
    gc.set_threshold(_AT_ONCE)
    return coder


def code_each(coder: Coder, items: Iterable[Article | T]) -> Iterator[Record | Refused | T]:
    """Codes the articles among the items; whatever else there is passes through at its place."""
    for item in items:
        yield _attempt(coder, item) if isinstance(item, Article) else item


class Workers:
    """Processes that code, each with a coder of its own. To be used in a `with` block.

    make: makes a coder; has to be one that can be sent to another process. number: how many processes.
    """

    def __init__(self, make: Callable[[], Coder], number: int):
        self._number = number
        # not forked: libraries hold threads and locks
        self._pool = ProcessPoolExecutor(number, get_context("spawn"), _begin, (make,))
        with undisturbed():
            for _ in range(number):
                self._pool.submit(_code, [])

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            for each in active_children():
                each.kill()
        self._pool.shutdown(cancel_futures=True)

    def code_each(self, items: Iterable[Article | T]) -> Iterator[Record | Refused | T]:
        """As the function of this name. No more than some batches are held at once, whatever the number of items.

        Raises WorkerLost when a process ends by itself.
        """
        waiting: deque[tuple[list[Article | T], Future[list[Record | Refused]]]] = deque()
        rest = iter(items)
        try:
            while batch := list(islice(rest, _BATCH)):
                articles = [item for item in batch if isinstance(item, Article)]
                with undisturbed():  # it may start a process
                    waiting.append((batch, self._pool.submit(_code, articles)))
                if len(waiting) > self._number * _AHEAD:
                    yield from _rejoined(*waiting.popleft())
            while waiting:
                yield from _rejoined(*waiting.popleft())
        except BrokenProcessPool:
            raise WorkerLost(
                "a worker ended by itself (killed, or out of memory); what was finished is kept: run it again"
            ) from None


def _rejoined(batch: list[Article | T], coded: Future[list[Record | Refused]]) -> Iterator[Record | Refused | T]:
    records = iter(coded.result())
    for item in batch:
        yield next(records) if isinstance(item, Article) else item


def _attempt(coder: Coder, article: Article) -> Record | Refused:
    """The record of an article. One that the coder fails at is refused: it must not end a run of thousands."""
    try:
        return coder.code_article(article)
    except Exception as error:  # noqa: BLE001 - told, with what failed
        said = f"{type(error).__name__} {error}"
        return Refused(article.ref or article.id, f"cannot be coded: {said}")
    finally:
        gc.collect(_ALL if gc.get_count()[_ALL] >= _SELDOM else _YOUNG)


class _Worker:
    """What a worker process holds: its coder, or why there is none."""

    coder: Coder | None = None
    fault: Exception | None = None


def _begin(make: Callable[[], Coder]) -> None:
    """Makes a worker ready: Ctrl-C is its parent's affair, and it does not outlive its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):  # its parent may end it, though it was started while that was held back
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        _Worker.coder = lasting(make)
    except Exception as error:  # noqa: BLE001 - raised again in the parent, which tells it
        _Worker.fault = error


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _code(articles: list[Article]) -> list[Record | Refused]:
    if _Worker.coder is None:
        raise _Worker.fault or RuntimeError("a worker without a coder")
    return [_attempt(_Worker.coder, article) for article in articles]
