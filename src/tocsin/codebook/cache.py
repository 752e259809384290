"""What has been compiled from the codebook's files: shipped with the package, else kept in the user's cache."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TypeVar

import msgspec
import platformdirs

T = TypeVar("T")

#: Changes when a compiled form does.
FORMAT = 21
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


def cached(name: str, shape: type[T], make: Callable[[], T]) -> T:
    """What was compiled under this name before, by the wheel's build or in the user's cache; else made now and kept there.

    The name holds a hash of the content that it is made from, so that what is shipped is used only if it fits.
    """
    files = [folder / f"{name}.msgpack" for folder in _FOLDERS.get()]
    collecting = gc.isenabled()
    gc.disable()  # a hundred thousand new objects would be looked through again and again
    try:
        for file in files:
            try:
                return msgspec.msgpack.decode(file.read_bytes(), type=shape)
            except (OSError, msgspec.DecodeError):
                pass  # not compiled yet, or by another version
    finally:
        if collecting:
            gc.enable()
    made = make()
    try:
        files[-1].parent.mkdir(parents=True, exist_ok=True)
        part = files[-1].with_suffix(f".{os.getpid()}")
        part.write_bytes(msgspec.msgpack.encode(made))
        part.replace(files[-1])
    except OSError:
        pass  # a read-only home only costs time
    return made
