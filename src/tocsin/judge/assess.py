"""How seriously to take a threat: the estimate for its kind and issuer, and beside it, not in it, what a reader weighs."""

from __future__ import annotations

from itertools import groupby

import msgspec

from tocsin.judge.entries import Entry, party_key
from tocsin.judge.followthrough import Estimate, FollowThrough
from tocsin.judge.ledger import Ledger
from tocsin.judge.observations import Observation, observations_of
from tocsin.judge.paragraph import Clause, clauses_of


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """A threat, how often such threats are carried out, and what else is known. Nothing of it is folded into a number."""

    threat: Entry
    #: ISO day.
    as_of: str
    estimate: Estimate
    observations: list[Observation]
    clauses: list[Clause]

    @property
    def paragraph(self) -> str:
        """The clauses as one text, each with its citations in brackets; those with the same ones are one sentence."""
        found = []
        for cites, together in groupby(self.clauses, key=lambda each: each.cites):
            words = "; ".join(each.words for each in together)
            found.append(f"{_upper(words)} [{', '.join(cites)}].")
        return " ".join(found)


def assess(ledger: Ledger, entry: Entry) -> Assessment:
    """What is to be said of a threat as of the ledger's day."""
    others = [case for case in ledger.cases() if case.id != entry.id]
    record = FollowThrough(others, ledger.as_of)
    estimate = record.estimate(issuer=party_key(entry.issuers), kind=entry.kind, target=party_key(entry.targets))
    observations = observations_of(ledger, entry)
    return Assessment(
        threat=entry,
        as_of=ledger.as_of,
        estimate=estimate,
        observations=observations,
        clauses=list(clauses_of(entry, estimate, record.nearest(estimate), observations, ledger)),
    )


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
