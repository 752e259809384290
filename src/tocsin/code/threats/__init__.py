"""Threats: what a THREATEN event threatens, on what condition, with what demand, until when."""

from tocsin.code.threats.finding import TermsFinder
from tocsin.code.threats.joining import Terms, joined
from tocsin.code.threats.markers import conditional_verbs

__all__ = ["Terms", "TermsFinder", "conditional_verbs", "joined"]
