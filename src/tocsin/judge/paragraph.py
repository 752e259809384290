"""An assessment as a paragraph: sentences in words, each of which cites something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tocsin.judge.cases import Case
from tocsin.judge.entries import Entry
from tocsin.judge.followthrough import Estimate
from tocsin.judge.ledger import Ledger
from tocsin.judge.observations import Kind, Observation, looked_until
from tocsin.judge.wording import count, people

#: So many cases or reports are cited at most; the words tell how many there are.
_CITED = 8
#: So many sorts of acts are told in the paragraph.
_TOLD = 3


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of the paragraph and what it cites: ids of events, or of threats for the estimate."""

    words: str
    cites: list[str]


def clauses_of(
    entry: Entry, estimate: Estimate, near: Sequence[Case], observations: Sequence[Observation], ledger: Ledger
) -> Iterator[Clause]:
    """The paragraph, sentence by sentence, out of what the record holds; each cites something."""
    by_kind: dict[str, list[Observation]] = {}
    for each in observations:
        by_kind.setdefault(each.kind, []).append(each)
    speakers = by_kind.get("who spoke", [])
    speakers = [each for each in speakers if "(no person named" not in each.words] or speakers
    who = "; ".join(each.words for each in speakers[:3]) or people(entry.issuers) or "somebody who is not named"
    whom = people(entry.targets) or "nobody in particular"
    kind = f"{entry.kind}{f'/{entry.mode}' if entry.mode else ''}" if entry.kind else None
    named = f"{ledger.rules.called(entry.kind, entry.mode).what} ({kind})" if entry.kind else ""
    what = f" with {named}" if named else "; the act is not said"
    if entry.act is not None:
        what = f" with “{entry.act.text}”" + (f" ({kind})" if kind else "")
    yield Clause(words=f"on {entry.day}, {who} threatened {whom}{what}", cites=_cited(entry.reports))
    for each in by_kind.get("condition", []):
        name, _, words = each.words.partition(": ")
        lead = {"if": "it is to come if", "unless": "it is to come unless"}.get(name, "what is asked for is")
        yield Clause(words=f"{lead} {words}", cites=_cited(each.events))
    for each in by_kind.get("how explicit", []):
        yield Clause(words=f"the threat is made {each.words}", cites=_cited(each.events))
    for each in by_kind.get("deadline", []):
        words = f"the deadline is {each.day}" if each.day else "no deadline is set"
        yield Clause(words=words, cites=_cited(each.events))
    for each in by_kind.get("repeated", []):
        yield Clause(words=f"it was {each.words}", cites=_cited(each.events))
    for each in by_kind.get("reported", []):
        yield Clause(words=f"it stands in {each.words}", cites=_cited(each.events))
    yield _outcome(entry)
    of_whom = f"{estimate.issuer}'s" if estimate.issuer else "all"
    what = f" of {ledger.rules.called(entry.kind, None).what} ({entry.kind})" if entry.kind else ""
    against = f" against {estimate.target}" if estimate.target else ""
    words = estimate.words().rstrip(".")
    yield Clause(
        words=f"of {of_whom} threats{what}{against}, {words}",
        cites=_cited([case.id for case in near]) or [entry.id],
    )
    until = looked_until(entry, ledger.as_of)
    since = f"from {entry.day} to {until}" if until > entry.day else f"on {entry.day}"
    headings: dict[Kind, str] = {
        "prepared": f"in the {ledger.rules.watched} days to {until} the issuer did or planned",
        "target did": f"{since} the target did or announced",
        "third party did": f"{since} others did or announced",
    }
    for name, heading in headings.items():
        found = by_kind.get(name, [])
        for place, each in enumerate(found[:_TOLD]):
            words = f"{each.words} on {each.day}"
            yield Clause(words=f"also {words}" if place else f"{heading}: {words}", cites=_cited(each.events))
        if found[_TOLD:]:
            rest = [event for each in found[_TOLD:] for event in each.events]
            yield Clause(words=f"and {count(len(rest), 'more act')} of other sorts or by others", cites=_cited(rest))
    for place, each in enumerate(by_kind.get("past act", [])):
        lead = (
            "also" if place else "of the issuer's own past, which does not count as follow-through, the reports recall:"
        )
        yield Clause(words=f"{lead} {each.words}", cites=_cited(each.events))


def _outcome(entry: Entry) -> Clause:
    evidence = [each.event or each.article or "" for each in entry.evidence]
    if entry.corrections:
        last = entry.corrections[-1]
        words = f"{_OUTCOME[entry.outcome]}, as {last.by} set it on {last.at[:10]}: {last.why.rstrip('.')}"
        return Clause(words=words, cites=_cited(entry.reports))
    words = _OUTCOME[entry.outcome]
    if entry.outcome == "pending":
        words += f": the act would come in time until {entry.due}"
    elif entry.settled is not None:
        words += f" {'on' if entry.outcome in _DONE else 'as of'} {entry.settled}"
    if entry.outcome == "pending" and evidence:
        words += f"; so far there is {', '.join(dict.fromkeys(_SHOWS[each.shows] for each in entry.evidence))}"
    return Clause(words=words, cites=_cited(evidence or entry.reports))


_OUTCOME: dict[str, str] = {
    "carried_out": "it was carried out",
    "milder_act": "the issuer did something of the kind, but less",
    "conceded": "the target gave way first",
    "withdrawn": "the issuer took it back",
    "not_triggered": "the condition is not known to have come about in time",
    "lapsed": "it lapsed, for nothing of the kind is known to have come in time",
    "pending": "it is pending",
}
#: Outcomes that a deed of that day settles, not the end of the time.
_DONE = frozenset({"carried_out", "conceded", "withdrawn"})
_SHOWS: dict[str, str] = {
    "milder_act": "something of the kind, but less",
    "condition": "the condition, which came about",
}


def _cited(ids: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(ids))[:_CITED]
