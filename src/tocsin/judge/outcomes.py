"""What became of a threat: the rule, as pure functions over what is told after it. docs/ledger.md says it in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from tocsin.codebook.schema import ActOutcome, Outcomes
from tocsin.judge.conditions import came_about, stems
from tocsin.judge.evidence import Deed, Evidence, Glimpse, Menace, Ruling
from tocsin.judge.parties import STATE, Party, at_home, meets, same, side_of
from tocsin.model import Event, When
from tocsin.model.correction import Outcome

#: How much of an ISO date a period shares with all its days, of those that are longer than a week.
_ROUGH = {"month": 7, "year": 4}


#: The articles of a period (first and last ISO day), in order, that may tell of a condition: id, day and text of each.
Telling = Callable[[str, str], Iterable[tuple[str, str, str]]]


def rule(menace: Menace, glimpses: Iterable[Glimpse], telling: Telling, rules: Outcomes, as_of: str) -> Ruling:
    """What became of a threat.

    glimpses: asserted events, in order of their days; what is historical, denied or supposed must not be among them.
    as_of: ISO day; nothing is taken into account that happened or was told after it.
    """
    acts = acts_of(menace, rules)
    due = due_day(menace, acts, rules)
    last = min(due, as_of)
    outcome, settling, milder = _first_deeds(menace, glimpses, acts, rules, last, as_of)
    came = None
    if menace.condition is not None and (menace.averts or outcome is None):
        until = settling[0].day if settling else last
        came = came_about(menace, telling(_day_after(menace.day), until), rules)
    if came is not None and menace.averts and not (settling and settling[0].day <= came.day):
        outcome, settling = "conceded", [came]
    if outcome is not None:
        return Ruling(outcome=outcome, due=due, settled=settling[0].day, evidence=settling, why=_WHY[outcome])
    if as_of <= due:
        return Ruling(outcome="pending", due=due, evidence=[*milder, *([came] if came else [])], why=_WHY["pending"])
    if milder:
        return Ruling(outcome="milder_act", due=due, settled=due, evidence=milder, why=_WHY["milder_act"])
    if menace.condition and not menace.averts and came is None:
        return Ruling(outcome="not_triggered", due=due, settled=due, why=_WHY["not_triggered"])
    return Ruling(outcome="lapsed", due=due, settled=due, evidence=[came] if came else [], why=_WHY["lapsed"])


def _first_deeds(
    menace: Menace, glimpses: Iterable[Glimpse], acts: Sequence[ActOutcome], rules: Outcomes, last: str, as_of: str
) -> tuple[Outcome | None, list[Evidence], list[Evidence]]:
    """What the first day settles on which something settles it, with all that is told of it, and what was less before.

    Of several deeds of the kind but less, those of the first day are named.
    """
    listed = [name for act in acts for name in act.carried_out_by]
    settles = {*listed, *rules.withdrawn_by, *rules.conceded_by}
    less = {name for act in acts for name in act.milder}
    milder: list[Evidence] = []
    for day, seen in groupby(glimpses, key=lambda each: each.day):
        if day > last:
            break
        worth = settles if milder else settles | less
        # a mode may be named on either list
        found = {deed.event.id: deed for each in seen if _named_in(each, worth) for deed in [each.look()]}
        outcome: Outcome | None = None
        settling: list[Evidence] = []
        first = not milder
        for deed in sorted(found.values(), key=lambda each: (each.published or "", each.event.id)):
            if not _after(deed, day, menace) or (deed.published or day) > as_of:
                continue
            shows = _shows(deed, menace, acts, rules)
            if shows == "milder_act":
                if first:
                    milder.append(_evidence(shows, deed, day))
            elif shows is not None and outcome in (None, shows):
                outcome = shows
                settling.append(_evidence(shows, deed, day))
        if outcome is not None:
            return outcome, settling, milder
    return None, [], milder


def _named_in(glimpse: Glimpse, names: set[str]) -> bool:
    return glimpse.event in names or f"{glimpse.event}/{glimpse.mode}" in names


_WHY: dict[str, str] = {
    "carried_out": "the issuer did it, or worse of the kind, to the target in time",
    "milder_act": "in time the issuer did less of the kind",
    "conceded": "the target gave way first",
    "withdrawn": "the issuer took it back first",
    "not_triggered": "time passed, and no report says that the condition came about",
    "lapsed": "time passed, and no report says that the issuer did anything of the kind",
    "pending": "the time is not over",
}


def acts_of(menace: Menace, rules: Outcomes) -> list[ActOutcome]:
    """The rules for the acts that a threat may mean; if it says none, one for all."""
    by_act = {each.act: each for each in rules.acts}
    own = by_act.get(f"{menace.kinds[0]}/{menace.mode}") if menace.kinds and menace.mode else None
    if own is not None:
        return [own]
    unsaid = ActOutcome(act="", carried_out_by=rules.any, milder=rules.any_milder)
    return [by_act[kind] for kind in menace.kinds if kind in by_act] or [unsaid]


def due_day(menace: Menace, acts: Sequence[ActOutcome], rules: Outcomes) -> str:
    """The last ISO day on which the act is in time: after the deadline a grace, else the horizon of the act."""
    own = acts[0]
    if menace.deadline is not None and menace.deadline >= menace.day:
        grace = own.grace if own.grace is not None else rules.grace
        return (date.fromisoformat(menace.deadline) + timedelta(days=grace)).isoformat()
    horizon = own.horizon if own.horizon is not None else rules.horizon
    return (date.fromisoformat(menace.day) + timedelta(days=horizon)).isoformat()


def _after(deed: Deed, day: str, menace: Menace) -> bool:
    """Whether it comes after the threat: on a later day, or on the same one if it was reported later."""
    when = deed.event.date
    if when is not None and when.precision in _ROUGH and _ends(when) < menace.day:
        return False  # "which killed nine last month", told after the threat
    if day == menace.day:
        return (deed.published or day) > (menace.published or menace.day)
    return day > menace.day


def _ends(when: When) -> str:
    """The last ISO day of a month or year, as far as it can be compared."""
    return when.until or f"{when.value[: _ROUGH[when.precision]]}-99"


def _shows(deed: Deed, menace: Menace, acts: Sequence[ActOutcome], rules: Outcomes) -> Outcome | None:
    event = deed.event
    by_issuer = meets(event.actors, menace.issuers, rules, apart=True)
    if by_issuer and _to_target(deed, menace, rules):
        degree = _degree(event, acts)
        if degree is not None:
            return degree
        if _listed(event, rules.withdrawn_by) is not None and _on_matter(deed, menace, rules):
            return "withdrawn"
    if (
        not by_issuer
        and _yields(event, menace, rules)
        and _listed(event, rules.conceded_by) is not None
        and (_towards(deed, menace.issuers, menace, rules) or _answers(event, menace))
    ):
        return "conceded"
    return None


def _yields(event: Event, menace: Menace, rules: Outcomes) -> bool:
    """Whether one of the targets acts, or the state of one abroad: no union yields for its country's government."""
    home = at_home(menace.issuers, menace.targets)
    return any(
        same(actor, target, rules, apart=True)
        or (not home and same(actor, target, rules, apart=False) and side_of(actor, rules) == STATE)
        for actor in event.actors
        for target in menace.targets
    )


def _on_matter(deed: Deed, menace: Menace, rules: Outcomes) -> bool:
    """Whether what the issuer does to nobody who is named has to do with what was threatened or asked: a word of theirs tells it."""
    if deed.event.recipients or not deed.sentence:
        return True
    wanted = stems(f"{menace.act or ''} {menace.condition or ''}", rules)
    return not wanted or not wanted.isdisjoint(stems(deed.sentence, rules))


def tells(deed: Deed, day: str, menace: Menace, rules: Outcomes) -> bool:
    """Whether a deed has a say in what becomes of a threat."""
    return _after(deed, day, menace) and _shows(deed, menace, acts_of(menace, rules), rules) is not None


def _degree(event: Event, acts: Sequence[ActOutcome]) -> Outcome | None:
    """Whether an act carries a threat out or is only of the kind; the entry that fits it most closely decides."""
    best: tuple[int, Outcome] | None = None
    for act in acts:
        for listed, outcome in ((act.carried_out_by, "carried_out"), (act.milder, "milder_act")):
            closeness = _listed(event, listed)
            if closeness is not None and (best is None or closeness > best[0]):
                best = closeness, "carried_out" if outcome == "carried_out" else "milder_act"
    return best[1] if best else None


def _listed(event: Event, names: Collection[str]) -> int | None:
    """How closely a list names an event: 2 with its mode, 1 by its type; None: not at all."""
    if event.mode is not None and f"{event.event}/{event.mode}" in names:
        return 2
    return 1 if event.event in names else None


def _to_target(deed: Deed, menace: Menace, rules: Outcomes) -> bool:
    event = deed.event
    if not menace.targets:
        return not event.recipients or any(each.country in menace.named for each in event.recipients)
    return _towards(deed, menace.targets, menace, rules)


def _towards(deed: Deed, parties: Sequence[Party], menace: Menace, rules: Outcomes) -> bool:
    """Whether it is done to these. What is done to nobody who is named: in their country, or, of words, what is yielded and
    forces that move, where the article names them."""
    event, countries = deed.event, {each.country for each in parties} - {None}
    if event.recipients:
        return meets(event.recipients, parties, rules, apart=at_home(menace.issuers, menace.targets))
    if at_home(menace.issuers, menace.targets) or (event.place is not None and event.place.country in countries):
        return True
    return event.event in {*rules.conceded_by, *rules.withdrawn_by, "MOBILIZE"} and bool(
        not countries or countries & deed.named
    )


def _answers(event: Event, menace: Menace) -> bool:
    """Whether yielding to nobody who is named can be an answer: something was asked for."""
    return menace.condition is not None and not event.recipients


def _evidence(shows: str, deed: Deed, day: str) -> Evidence:
    return Evidence(shows=shows, event=deed.event.id, article=deed.article, day=day, words=deed.event.trigger.text)


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
