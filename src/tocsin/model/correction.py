"""What became of a threat, and an outcome that a person has set."""

from __future__ import annotations

from typing import Literal

import msgspec

#: carried_out: the issuer did it, or worse of the kind, in time. milder_act: something of the kind, but less. conceded: the
#: target gave way first. withdrawn: the issuer took it back. not_triggered: the condition did not come about. lapsed: time
#: passed and nothing came. pending: the time is not over.
Outcome = Literal["carried_out", "milder_act", "conceded", "withdrawn", "not_triggered", "lapsed", "pending"]


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """An outcome that a person has set."""

    outcome: Outcome
    by: str
    why: str
    #: ISO time.
    at: str
