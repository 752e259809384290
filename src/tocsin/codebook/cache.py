"""What has been compiled from the codebook's files: shipped with the package, else kept in the user's cache."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import TypeVar

import msgspec
import platformdirs

T = TypeVar("T")

#: How many compiled files of a kind the user's cache keeps: those used last.
_KEPT = 8

#: Changes when a compiled form does.
FORMAT = 26
#: What the wheel brings compiled from the built-in codebook; a source tree has none.
SHIPPED = Path(__file__).parent / "compiled"
#: Where compiled forms are looked for, in order; a new one is kept in the last.
_FOLDERS: ContextVar[tuple[Path, ...]] = ContextVar(
    "folders", default=(SHIPPED, Path(platformdirs.user_cache_dir("tocsin")))
)


@contextmanager
def cached_in(*folders: Path) -> Iterator[None]:
    """Inside, what is compiled is looked for in these folders and kept in the last of them, not in the user's cache."""
    before = _FOLDERS.set(folders)
    try:
        yield
    finally:
        _FOLDERS.reset(before)


def folders() -> tuple[Path, ...]:
    """Where compiled forms are looked for; new ones are kept in the last, the others are shipped."""
    return _FOLDERS.get()


def cached(name: str, shape: type[T], make: Callable[[], T]) -> T:
    """What was compiled under this name before, by the wheel's build or in the user's cache; else made now and kept there.

    The name holds a hash of the content that it is made from, so that what is shipped is used only if it fits.
    """
    *shipped, own = (folder / f"{name}.msgpack" for folder in _FOLDERS.get())
    with _without_collecting():
        for file in (*shipped, own):
            try:
                found = msgspec.msgpack.decode(file.read_bytes(), type=shape)
            except (OSError, msgspec.DecodeError):
                continue  # not compiled yet, or by another version
            if file == own:
                _touch(own)
            return found
        made = make()
    _keep(own, lambda part: part.write_bytes(msgspec.msgpack.encode(made)))
    return made


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Inside, no garbage is looked for: a hundred thousand new objects would be looked through again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def shipped_file(pattern: str) -> Path | None:
    """A file that the wheel's build has made; None in a source tree."""
    *shipped, _ = _FOLDERS.get()
    return next((file for folder in shipped for file in sorted(folder.glob(pattern))), None)


def cached_file(name: str, write: Callable[[Path], None]) -> Path | None:
    """A file in the user's cache, written now if it is not there; None when the folder cannot be written."""
    file = _FOLDERS.get()[-1] / name
    if file.exists():
        _touch(file)
        return file
    return file if _keep(file, write) else None


def _keep(file: Path, write: Callable[[Path], object]) -> bool:
    """Writes a file that others see only whole; its kind's files that were used longest ago go."""
    part = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb"):  # tells a folder that may not be written from other faults
            pass
    except OSError:
        return False  # a read-only home only costs time
    try:
        write(part)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    _tidy(file)
    return True


def _touch(file: Path) -> None:
    """Notes that a file was used."""
    with suppress(OSError):
        os.utime(file)


def _tidy(file: Path) -> None:
    """Removes of a file's kind all but those used last. What another process still reads stays readable to it."""
    kind = file.name.rpartition("-")[0]
    with suppress(OSError):  # another process removes them too
        used = sorted(file.parent.glob(f"{kind}-*"), key=lambda each: each.stat().st_mtime, reverse=True)
        for old in used[_KEPT:]:
            old.unlink(missing_ok=True)
