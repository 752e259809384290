"""Other people's event data: each format is a module that makes rows of a file's lines."""

from tocsin.read.events.formats import FORMATS, read_rows

__all__ = ["FORMATS", "read_rows"]
