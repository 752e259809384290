"""A desk on the loopback address, as `tocsin serve` opens it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from deskpages import served


@pytest.fixture(scope="session")
def desk(handmade_store: Path) -> Iterator[httpx.Client]:
    """The desk of the records of `handmade`."""
    with served(handmade_store) as client:
        yield client
