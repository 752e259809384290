"""What the coder knows, all of it data: ontology, frames, actors, roles, cues."""

from tocsin.codebook.codebook import Codebook, load_codebook
from tocsin.codebook.load import BUILTIN, CodebookError

__all__ = ["BUILTIN", "Codebook", "CodebookError", "load_codebook"]
