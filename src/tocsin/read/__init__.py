"""Reading: whatever people have, to articles. Each source is a short module; what a file is, is told by its content."""

from tocsin.read.articles import article_of
from tocsin.read.columns import check_mapping
from tocsin.read.days import check_day
from tocsin.read.fields import Fields, Link, Refused, Unreadable
from tocsin.read.inputs import Reach, files_of, reach_of, read_articles, read_inputs
from tocsin.read.kinds import read_source
from tocsin.read.languages import CODED
from tocsin.read.limits import Limits
from tocsin.read.options import Options, check_encoding
from tocsin.read.source import Source

__all__ = [
    "CODED",
    "Fields",
    "Limits",
    "Link",
    "Options",
    "Reach",
    "Refused",
    "Source",
    "Unreadable",
    "article_of",
    "check_day",
    "check_encoding",
    "check_mapping",
    "files_of",
    "reach_of",
    "read_articles",
    "read_inputs",
    "read_source",
]
