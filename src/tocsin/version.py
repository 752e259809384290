"""Which coder made a record: the version, the codebook and the parser's model."""

from __future__ import annotations

from importlib.metadata import version

from tocsin.codebook import Codebook

__version__ = version("tocsin")


def coder_stamp(codebook: Codebook, model: str) -> str:
    """A short text that changes when any of what decides a record does."""
    return f"tocsin {__version__}, codebook {codebook.digest}, {model}"
