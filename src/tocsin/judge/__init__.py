"""Judging: what became of threats, how often they are carried out, and what is unusual."""

from tocsin.judge.alerts import Alert, Judged, Watch, unusual
from tocsin.judge.assess import Assessment, Observation, assess
from tocsin.judge.cases import COUNTING, Case
from tocsin.judge.followthrough import Estimate, FollowThrough
from tocsin.judge.ledger import Entry, Ledger
from tocsin.judge.plain import plain_cases
from tocsin.judge.reading import imported_cases, ledger_of
from tocsin.judge.series import Series, count_series
from tocsin.model.correction import Outcome

__all__ = [
    "COUNTING",
    "Alert",
    "Assessment",
    "Case",
    "Entry",
    "Estimate",
    "FollowThrough",
    "Judged",
    "Ledger",
    "Observation",
    "Outcome",
    "Series",
    "Watch",
    "assess",
    "count_series",
    "imported_cases",
    "ledger_of",
    "plain_cases",
    "unusual",
]
