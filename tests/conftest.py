"""Fixtures that several folders share: loading the model takes seconds, so it happens once."""

from __future__ import annotations

import pytest

from tocsin.code.coder import Coder
from tocsin.parse import Parser


@pytest.fixture(scope="session")
def coder() -> Coder:
    """A coder with the built-in codebook. It keeps nothing between articles."""
    return Coder()


@pytest.fixture(scope="session")
def parser(coder: Coder) -> Parser:
    """The parser that the coder uses."""
    return coder.parser
