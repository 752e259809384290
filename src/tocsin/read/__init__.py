"""Reading: whatever people have, to articles. Each source is a short module; what a file is, is told by its content."""

from tocsin.read.articles import MAX_CHARACTERS, Refused, article_of, read_inputs
from tocsin.read.days import check_day

__all__ = ["MAX_CHARACTERS", "Refused", "article_of", "check_day", "read_inputs"]
