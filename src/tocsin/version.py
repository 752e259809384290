"""Which coder made a record: the version, the codebook and the parser's model."""

from __future__ import annotations

from importlib.metadata import version

from tocsin.codebook import Codebook
from tocsin.knowledge.local import LocalBase

__version__ = version("tocsin")


def coder_stamp(codebook: Codebook, model: str, local: LocalBase | None = None) -> str:
    """A short text that changes when any of what decides a record does."""
    own = "".join(f", {source.name} of {source.imported_at}" for source in local.sources()) if local else ""
    return f"tocsin {__version__}, codebook {codebook.digest}, {model}{own}"
