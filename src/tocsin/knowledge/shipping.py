"""What the wheel ships compiled, so that the first run after installing need not wait for it."""

from __future__ import annotations

from pathlib import Path

from tocsin.codebook import load_codebook
from tocsin.codebook.cache import cached_in
from tocsin.codebook.codebook import country_words
from tocsin.knowledge import load_knowledge
from tocsin.knowledge.gazetteer import load_gazetteer


def compile_builtin(folder: Path) -> list[Path]:
    """Compiles the gazetteer, the built-in codebook, its knowledge base and its countries' words into a folder; gives the files."""
    with cached_in(folder):
        load_gazetteer()
        load_codebook()
        country_words()
        load_knowledge()
    return sorted(folder.iterdir())
