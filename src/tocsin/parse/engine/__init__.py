"""Engines: texts in, parsed texts out, by a spaCy pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.parse.engine.plain import Engine, Plain, Worded
from tocsin.parse.engine.renewing import Renewing
from tocsin.parse.engine.swift import Swift, is_swift

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Engine", "Plain", "Renewing", "Swift", "Worded", "engine_of"]


def engine_of(nlp: Language) -> Engine:
    """The fastest engine that there is for a pipeline."""
    return Swift(nlp) if is_swift(nlp) else Plain(nlp)
