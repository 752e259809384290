"""Expressions of time: found by their grammar and resolved against a day.

The words are the codebook's (`dates.yaml`). Only calendar days are reckoned with, so that no clock or time zone matters.
`productions` are the patterns, `grammar` finds them in a text, `reckoning` says which day is meant; `expression` is what is handed on.
"""

from tocsin.code.dates.expression import Direction, Expression, Value
from tocsin.code.dates.grammar import DateGrammar

__all__ = ["DateGrammar", "Direction", "Expression", "Value"]
