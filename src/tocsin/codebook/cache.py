"""What has been compiled from the codebook's files, kept in the user's cache."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec
import platformdirs

T = TypeVar("T")

#: Changes when a compiled form does.
FORMAT = 20


def cached(name: str, shape: type[T], make: Callable[[], T]) -> T:
    """What was compiled under this name before, from the user's cache; else made now and kept there."""
    cache = Path(platformdirs.user_cache_dir("tocsin")) / f"{name}.msgpack"
    collecting = gc.isenabled()
    gc.disable()  # a hundred thousand new objects would be looked through again and again
    try:
        return msgspec.msgpack.decode(cache.read_bytes(), type=shape)
    except (OSError, msgspec.DecodeError):
        pass  # not compiled yet, or by another version
    finally:
        if collecting:
            gc.enable()
    made = make()
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        part = cache.with_suffix(f".{os.getpid()}")
        part.write_bytes(msgspec.msgpack.encode(made))
        part.replace(cache)
    except OSError:
        pass  # a read-only home only costs time
    return made
