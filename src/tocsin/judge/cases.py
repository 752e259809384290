"""A case: one threat that came due, or did not. Which outcomes count as follow-through stands here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from tocsin.model.correction import Outcome

#: True: the threat was followed through. False: it came due and was not. None: it never came due, so it says nothing of
#: whether the issuer does what it threatens, and is left out of the denominator.
COUNTING: Mapping[Outcome, bool | None] = MappingProxyType(
    {
        "carried_out": True,
        # something was done, but not what was threatened
        "milder_act": False,
        "withdrawn": False,
        "lapsed": False,
        # the target gave way first: what would have come otherwise, nobody knows
        "conceded": None,
        "not_triggered": None,
        "pending": None,
    }
)


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One threat, however often it was repeated and reported."""

    id: str
    #: Country or body, or whatever else tells issuers apart.
    issuer: str
    target: str | None = None
    #: PLOVER type of the act that is threatened; None: the text does not say.
    kind: str | None = None
    #: ISO day on which it was made.
    day: str
    #: ISO day on which it came due or comes due; None: not known.
    due: str | None = None
    outcome: Outcome
    #: Ids of the events that show the outcome.
    evidence: list[str] = []

    @property
    def followed(self) -> bool | None:
        """Whether it was followed through; None: it does not count."""
        return COUNTING[self.outcome]
