"""Faults that a user can mend, and what takes long: one line each."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from tocsin.model import Fault


@contextmanager
def told() -> Iterator[None]:
    """Ends the program with status 1 and one line on standard error instead of a traceback. What is told of long work goes there too."""
    try:
        with _heard():
            yield
    except (Fault, ValueError) as error:
        _end(str(error))
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe had enough
        sys.exit(0)
    except OSError as error:
        _end(f"{error.filename}: {error.strerror}" if error.filename else str(error))


@contextmanager
def _heard() -> Iterator[None]:
    """Prints what the package tells its log."""
    printing = logging.StreamHandler()
    printing.setFormatter(logging.Formatter("tocsin: %(message)s"))
    log = logging.getLogger("tocsin")
    log.addHandler(printing)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.removeHandler(printing)


def _end(message: str) -> NoReturn:
    from tocsin.cli.output import clean  # only now: it takes its time to load

    sys.stderr.write(f"tocsin: {clean(message.splitlines()[0] if message else 'failed')}\n")
    sys.exit(1)
