"""Names and roles, indexed by their words: the codebook's, and beside them a user's own knowledge base."""

from __future__ import annotations

from pathlib import Path

from tocsin.codebook.cache import cached
from tocsin.codebook.codebook import actor_files, codebook_folders, digest_of, read_codebook
from tocsin.knowledge.gazetteer import load_gazetteer
from tocsin.knowledge.names import Knowledge, compile_knowledge

__all__ = ["Knowledge", "load_knowledge"]


def load_knowledge(own: Path | None = None) -> Knowledge:
    """The names and roles of the built-in codebook, a user's folder laid over it.

    Raises CodebookError when a file has a fault, Fault when there is no gazetteer.
    """
    made_of = digest_of(actor_files(own), load_gazetteer().identity)
    return cached(f"knowledge-{made_of}", Knowledge, lambda: _compiled(own))


def _compiled(own: Path | None) -> Knowledge:
    codebook, actors = read_codebook(codebook_folders(own))
    return compile_knowledge(actors, codebook.words(["@family_name_first"]), load_gazetteer())
