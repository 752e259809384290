"""The record: the types that every room passes on and that `tocsin code` writes."""

from tocsin.model.fault import Fault
from tocsin.model.happening import Happening
from tocsin.model.record import (
    Actor,
    Article,
    AuxiliaryMode,
    Event,
    Figure,
    Place,
    Record,
    Span,
    Statement,
    Threat,
    ThreatAct,
    When,
)

__all__ = [
    "Actor",
    "Article",
    "AuxiliaryMode",
    "Event",
    "Fault",
    "Figure",
    "Happening",
    "Place",
    "Record",
    "Span",
    "Statement",
    "Threat",
    "ThreatAct",
    "When",
]
