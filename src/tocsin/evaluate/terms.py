"""Scores the terms of threats: `tocsin eval terms`.

Each gold sentence marks a threat by its trigger and says what is threatened, on what condition, with what demand and until when; it may
say by whom, against whom and of which mode. What neither the gold nor the record has is not counted. A sentence without a trigger makes no threat.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from tocsin.codebook.load import CodebookError, line_of_text, read_yaml
from tocsin.evaluate.facts import Judged, Verdict
from tocsin.evaluate.gold import occurrences
from tocsin.model import Actor, Record, Threat

#: So far the words of two readings of one term must agree (F1 over words): where it begins and ends is a matter of taste.
_AGREE = 0.6
_PUBLISHED = "2025-05-15"

#: Codes a text: text, ISO date of publication and headline to its record.
CodeArticle = Callable[[str, str | None, str | None], Record]


class GoldAct(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is threatened. `event`: the PLOVER type that it would be; left out: not tested."""

    text: str
    event: str | msgspec.UnsetType | None = msgspec.UNSET


class GoldTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sentence or article with a threat and its terms. `deadline` is an ISO date; None: the text has none.

    `trigger` None: it tells of a threat at most, and makes none. `issuer`, `target` as in gold events ("RUS GOV", "- REB"), and `mode`;
    left out: not tested.
    """

    text: str
    #: The headline, as it stands in the text.
    title: str | None = None
    trigger: str | None = None
    issuer: str | msgspec.UnsetType = msgspec.UNSET
    target: str | msgspec.UnsetType = msgspec.UNSET
    mode: str | msgspec.UnsetType | None = msgspec.UNSET
    published: str | None = _PUBLISHED
    act: GoldAct | None = None
    condition: str | None = None
    demand: str | None = None
    deadline: str | None = None


class _Terms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    threats: list[GoldTerms]


def read_terms(path: Path) -> list[GoldTerms]:
    """Gold terms of a file. Raises CodebookError that names file, line and fault of one that is none."""
    found = read_yaml(path, _Terms).threats
    for each in found:
        terms = [each.trigger, each.act.text if each.act else None, each.condition, each.demand]
        for words in terms:
            if words is not None and words not in each.text:
                raise CodebookError(path, line_of_text(path, each.text), f"the sentence does not hold {words!r}")
    return found


def judge_terms(gold: list[GoldTerms], code: CodeArticle) -> list[Judged]:
    """Each term of each threat that the gold or the record has, with its verdict."""
    return [
        judged
        for each in gold
        for record in [code(each.text, each.published, each.title)]
        for judged in (_judge(each, record) if each.trigger is not None else [_judged_none(each, record)])
    ]


def _judged_none(gold: GoldTerms, record: Record) -> Judged:
    """Whether a sentence that makes no threat gives none that it asserts."""
    triggers = {each.id: each.trigger.text for each in record.events if not each.auxiliary}
    got = next((triggers[each.event] for each in record.threats if each.event in triggers), None)
    return _judged(gold, "no threat", None, got, same=got is None, coded=True)


def _judge(gold: GoldTerms, record: Record) -> Iterator[Judged]:
    threat = _threat_at(record, gold)
    yield from _judge_who(gold, record, threat)
    act = threat.act if threat else None
    spans = {
        "act": (gold.act.text if gold.act else None, act.text if act else None),
        "condition": (gold.condition, threat.condition.text if threat and threat.condition else None),
        "demand": (gold.demand, threat.demand.text if threat and threat.demand else None),
        "deadline": (
            gold.deadline,
            (threat.deadline.until or threat.deadline.value) if threat and threat.deadline else None,
        ),
    }
    for term, (wanted, got) in spans.items():
        if wanted is not None or got is not None:
            same = wanted == got if term == "deadline" else _agree(wanted, got)
            yield _judged(gold, term, wanted, got, same=same, coded=threat is not None)
    if gold.act is not None and gold.act.event is not msgspec.UNSET:
        wanted, got = gold.act.event, act.event if act else None
        yield _judged(gold, "type", wanted, got, same=act is not None and wanted == got, coded=threat is not None)


def _judge_who(gold: GoldTerms, record: Record, threat: Threat | None) -> Iterator[Judged]:
    """By whom, against whom, and of which mode."""
    coded = threat is not None
    for side, code, found in (
        ("issuer", gold.issuer, threat.issuers if threat else []),
        ("target", gold.target, threat.targets if threat else []),
    ):
        if code is not msgspec.UNSET:
            got = " & ".join(map(_code, found)) or None
            yield _judged(gold, side, code, got, same=len(found) == 1 and _is_coded(code, found[0]), coded=coded)
    if gold.mode is not msgspec.UNSET:
        modes = {each.id: each.mode for each in record.events}
        mode = modes[threat.event] if threat else None
        yield _judged(gold, "mode", gold.mode, mode, same=coded and mode == gold.mode, coded=coded)


def _code(actor: Actor) -> str:
    return " ".join([actor.country or "-", *actor.sectors[:1]])


def _is_coded(code: str, actor: Actor) -> bool:
    country, _, sector = code.partition(" ")
    return actor.country == (None if country == "-" else country) and (not sector or sector in actor.sectors[:1])


def _judged(gold: GoldTerms, term: str, wanted: str | None, got: str | None, *, same: bool, coded: bool) -> Judged:
    verdict: Verdict = "right" if same else "not coded" if not coded else "unresolved" if got is None else "wrong"
    return Judged(term, _line(gold), verdict, wanted or "none", got or "none")


def _line(gold: GoldTerms) -> str:
    """The paragraph of the trigger."""
    at = gold.text.find(gold.trigger or "")
    return gold.text[gold.text.rfind("\n", 0, at) + 1 :].partition("\n")[0]


def _threat_at(record: Record, gold: GoldTerms) -> Threat | None:
    """The threat whose event stands at the gold trigger, else the only one of the sentence."""
    assert gold.trigger is not None
    (start,) = occurrences(gold.trigger, gold.text)
    end = start + len(gold.trigger)
    events = {each.id: each for each in record.events}
    at = (t for t in record.threats if events[t.event].trigger.start < end and events[t.event].trigger.end > start)
    return next(at, record.threats[0] if len(record.threats) == 1 else None)


def _agree(wanted: str | None, got: str | None) -> bool:
    if wanted is None or got is None:
        return False
    one, other = (Counter(re.findall(r"\w+", each.lower())) for each in (wanted, got))
    return 2 * (one & other).total() >= _AGREE * (one.total() + other.total())
