"""Other people's event data: each format is a module that makes rows of a file's lines."""

from tocsin.read.events.formats import FORMATS, read_rows
from tocsin.read.events.vocabulary import Vocabulary

__all__ = ["FORMATS", "Vocabulary", "read_rows"]
