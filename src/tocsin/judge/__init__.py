"""Judging: what became of threats, how often they are carried out, and what is unusual."""

from tocsin.judge.alerts import Alert, Judged, Watch, unusual
from tocsin.judge.assess import Assessment, assess
from tocsin.judge.cases import COUNTING, Case
from tocsin.judge.entries import Entry
from tocsin.judge.followthrough import Estimate, FollowThrough
from tocsin.judge.keeping import Keeping
from tocsin.judge.kept import Kept, Standing
from tocsin.judge.ledger import Ledger
from tocsin.judge.observations import Observation
from tocsin.judge.plain import plain_cases, plain_entries
from tocsin.judge.reading import ledger_of
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
    "Keeping",
    "Kept",
    "Ledger",
    "Observation",
    "Outcome",
    "Series",
    "Standing",
    "Watch",
    "assess",
    "count_series",
    "ledger_of",
    "plain_cases",
    "plain_entries",
    "unusual",
]
