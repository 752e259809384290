"""Judging: what became of threats, how often they are carried out, and what is unusual."""

from tocsin.judge.alerts import Alert, Judged, Watch, unusual
from tocsin.judge.cases import COUNTING, Case, Outcome
from tocsin.judge.followthrough import Estimate, FollowThrough
from tocsin.judge.plain import plain_cases
from tocsin.judge.series import Series, count_series

__all__ = [
    "COUNTING",
    "Alert",
    "Case",
    "Estimate",
    "FollowThrough",
    "Judged",
    "Outcome",
    "Series",
    "Watch",
    "count_series",
    "plain_cases",
    "unusual",
]
