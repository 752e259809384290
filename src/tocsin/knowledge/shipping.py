"""What the wheel ships compiled, so that the first run after installing need not wait for it."""

from __future__ import annotations

from pathlib import Path

from tocsin.codebook import load_codebook
from tocsin.codebook.cache import cached_in
from tocsin.codebook.codebook import PART, country_words
from tocsin.knowledge import load_knowledge
from tocsin.knowledge.gazetteer import load_gazetteer


def compile_builtin(folder: Path) -> list[Path]:
    """Compiles the gazetteer, the built-in codebook, its knowledge base and its countries' words into a folder; gives the files.

    The single files that they are made from are not among them: only a codebook of one's own needs those, ten megabytes.
    """
    with cached_in(folder):
        load_gazetteer()
        load_codebook()
        country_words()
        load_knowledge()
    return sorted(path for path in folder.iterdir() if not path.name.startswith(PART))
