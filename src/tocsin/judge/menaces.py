"""Threats gathered: what a happening threatens, and which happenings are one threat made again."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import msgspec

from tocsin.codebook import Codebook
from tocsin.codebook.schema import Outcomes
from tocsin.judge.conditions import stems
from tocsin.judge.evidence import Menace, Ruling
from tocsin.judge.parties import at_home, same
from tocsin.judge.sources import Source, Told
from tocsin.model import Happening, Threat

#: What becomes of a threat.
Ruler = Callable[[Menace], Ruling]


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A happening that makes a threat."""

    happening: str
    menace: Menace
    #: A report gives it a day in words, so that it is no mere retelling.
    dated: bool


@dataclass
class Group:
    """Happenings that are one threat, and what became of it."""

    menace: Menace
    ruling: Ruling
    happenings: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)


def made_of(happening: Happening, source: Source, codebook: Codebook, as_of: str) -> Made | None:
    """The threat that a happening makes; None: it makes none, all its reports are historical, or they come later."""
    if happening.event != "THREATEN" or happening.status != "asserted":
        return None
    events = [told for report in happening.reports if (told := source.told(report.event)) is not None]
    fresh = [each for each in events if (each.article.published or "") <= as_of and not each.event.auxiliary]
    day = happening.dates.best or min((each.article.published or "" for each in fresh), default="")
    if not fresh or not day:
        return None
    # what a person has looked at goes before what the coder alone has read
    threats = [each.threat for each in sorted(fresh, key=is_unseen) if each.threat is not None]
    kinds, mode = _kinds(happening, threats, codebook)
    terms = next((each for each in threats if each.condition or each.demand), None)
    term = (terms.condition or terms.demand) if terms is not None else None
    deadlines = [(each.deadline.until or each.deadline.value) for each in threats if each.deadline is not None]
    published = [each.article.published for each in fresh if each.article.published]
    menace = Menace(
        day=day,
        published=min(published, default=None),
        issuers=happening.actors,
        targets=[each for each in happening.recipients if each not in happening.actors],
        kinds=kinds,
        mode=mode,
        act=next((each.act.text for each in threats if each.act is not None), None),
        condition=term.text if term is not None else None,
        averts=terms is not None and terms.demand is not None,
        deadline=next((each for each in deadlines if each >= day), None),
        named=frozenset().union(*(source.named(each.article.id) for each in fresh)),
    )
    return Made(happening=happening.id, menace=menace, dated=any(map(_is_dated, fresh)))


def gathered(made: Iterable[Made], ruler: Ruler, rules: Outcomes, as_of: str) -> list[Group]:
    """Threats, a repetition put to the one that it repeats."""
    groups: list[Group] = []
    open_: dict[str | None, list[tuple[str, int]]] = defaultdict(list)
    wanted = (each for each in made if each.menace.day <= as_of)
    for each in sorted(wanted, key=lambda one: (one.menace.day, one.menace.published or "", one.happening)):
        menace = each.menace
        key = menace.issuers[0].country if menace.issuers else None
        # those whose time is over are looked at no more, for days only rise
        candidates = [one for one in open_[key] if one[0] >= menace.day]
        open_[key] = candidates
        place = next((n for _, n in sorted(candidates, key=_latest) if _repeats(each, groups[n], rules)), None)
        if place is None:
            place = len(groups)
            groups.append(Group(menace, ruler(menace)))
        else:
            candidates[:] = [one for one in candidates if one[1] != place]
            group = groups[place]
            group.menace = _joined(group.menace, menace)
            group.ruling = ruler(group.menace)
        group = groups[place]
        group.happenings.append(each.happening)
        group.days.append(menace.day)
        insort(candidates, (_retold_until(group.ruling, rules), place))
    return groups


def is_unseen(told: Told) -> bool:
    """Whether nobody has decided on an event."""
    return told.event.reviewed is None


def _latest(candidate: tuple[str, int]) -> int:
    return -candidate[1]


def _is_dated(told: Told) -> bool:
    return told.event.date is not None and told.event.date.text is not None


def _kinds(happening: Happening, threats: Sequence[Threat], codebook: Codebook) -> tuple[list[str], str | None]:
    """The types that the act would be: as the text says it, else by the mode of the threat."""
    said = [each.act for each in threats if each.act is not None and each.act.event is not None]
    if said:
        act = next((each for each in said if each.mode is not None), said[0])
        return [str(act.event)], act.mode
    return list(codebook.eventdata.carried_out_by.get(happening.mode or "", [])), None


def _until(ruling: Ruling) -> str:
    return min(ruling.settled or ruling.due, ruling.due)


def _retold_until(ruling: Ruling, rules: Outcomes) -> str:
    """The last day on which a happening may still tell of it."""
    return _plus(_until(ruling), rules.retold if ruling.settled is not None else 0)


def _repeats(made: Made, group: Group, rules: Outcomes) -> bool:
    """Whether a threat is one made before again: of the same to the same, while that one is open or just settled."""
    menace, first, ruling = made.menace, group.menace, group.ruling
    if menace.day > (_until(ruling) if made.dated else _retold_until(ruling, rules)):
        return False
    if menace.kinds and first.kinds and not set(menace.kinds) & set(first.kinds):
        return False
    if menace.deadline and first.deadline and menace.deadline != first.deadline:
        return False
    if not (menace.kinds and first.kinds) and not _told_together(menace, first, rules):
        return False
    home = at_home(first.issuers, first.targets) or at_home(menace.issuers, menace.targets)
    if not any(same(one, two, rules, apart=True) for one in menace.issuers for two in first.issuers):
        return False
    return (
        not menace.targets
        or not first.targets
        or any(same(one, two, rules, apart=home) for one in menace.targets for two in first.targets)
    )


def _told_together(menace: Menace, first: Menace, rules: Outcomes) -> bool:
    """Whether two threats, of which one does not say the act, are likely one: they have their deadline or words of their condition in
    common, or were made on the same day or the next."""
    words = stems(menace.condition or "", rules) & stems(first.condition or "", rules)
    if words or (menace.deadline is not None and menace.deadline == first.deadline):
        return True
    if not menace.kinds and not first.kinds:
        return not (menace.condition and first.condition)
    return _plus(first.day, 1) >= menace.day


def _joined(first: Menace, again: Menace) -> Menace:
    """The first, with what only its repetition says."""
    return msgspec.structs.replace(
        first,
        targets=first.targets or again.targets,
        kinds=first.kinds or again.kinds,
        mode=first.mode or (again.mode if list(first.kinds)[:1] in ([], list(again.kinds)[:1]) else None),
        act=first.act or again.act,
        condition=first.condition or again.condition,
        averts=first.averts if first.condition else again.averts,
        deadline=first.deadline or again.deadline,
        named=first.named | again.named,
    )


def _plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
