"""What became of a threat: the rule, as pure functions over what is told after it. docs/ledger.md says it in words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from math import ceil

import msgspec

from tocsin.codebook.schema import ActOutcome, Outcomes
from tocsin.model import Actor, Event, When
from tocsin.model.correction import Outcome
from tocsin.model.happening import Who

Party = Actor | Who

_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_WORD = re.compile(r"[^\W_]+")
#: Words of which so many first letters are the same are forms of one.
_STEM = 5
#: In the place of a recipient: nobody is named, and whoever it is.
NOBODY, ANYBODY = "", "*"
#: How much of an ISO date a period shares with all its days, of those that are longer than a week.
_ROUGH = {"month": 7, "year": 4}
#: A condition of fewer words that tell something ("leave") is met by too many sentences.
_TELLING = 2
#: The side of a country that its government stands for.
_STATE = "state"
#: Codes that many bodies share: these are told apart by name.
_SHARED = {"IGO", "NGO", "IMG", "MNC", "ISM"}


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """An event that the text asserts, and when it was told."""

    event: Event
    article: str
    published: str | None = None
    #: Countries that take part in what the article tells, and the sentence that tells it, where it is done to nobody who is named.
    named: frozenset[str] = frozenset()
    sentence: str = ""

    @property
    def day(self) -> str | None:
        """ISO day on which it happened; the day of publication where the date is rougher than a week, or later than that."""
        when = self.event.date
        if when is not None and when.precision in ("day", "week"):
            return min(when.value, self.published or when.value)
        return self.published or (when.value if when is not None else None)


@dataclass(frozen=True)
class Glimpse:
    """As much of a deed as tells whether it must be looked at more closely."""

    #: ISO day.
    day: str
    event: str
    mode: str | None
    look: Callable[[], Deed]


@dataclass(frozen=True)
class Ask:
    """Which deeds may show something: of whom, to whom (a key, NOBODY or ANYBODY), of which types."""

    who: str
    whom: str
    types: frozenset[str]


class Menace(msgspec.Struct, frozen=True, kw_only=True):
    """A threat as the rule sees it."""

    #: ISO day on which it was made, and on which it was first reported.
    day: str
    published: str | None = None
    issuers: list[Who]
    targets: list[Who]
    #: PLOVER types that the act would be, the first one meant in the first place, and the mode of that; empty: not said.
    kinds: list[str] = []
    mode: str | None = None
    #: Words of the act, and of the condition or demand.
    act: str | None = None
    condition: str | None = None
    #: The condition is what averts the act ("unless"), not what brings it on.
    averts: bool = False
    #: ISO day.
    deadline: str | None = None
    #: Countries that the articles name which report it.
    named: frozenset[str] = frozenset()


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What shows an outcome."""

    #: carried_out, milder_act, conceded, withdrawn; condition: it came about.
    shows: str
    #: Id of the event; None: it was told by words in which no event is coded.
    event: str | None = None
    #: None: the event is imported, and nobody has read an article of it; so `words`.
    article: str | None
    day: str
    words: str | None


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of a threat as of a day."""

    outcome: Outcome
    due: str
    #: ISO day on which it was settled; None: it is open.
    settled: str | None = None
    evidence: list[Evidence] = []
    #: The rule that gave it, in words.
    why: str


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


def asks_of(menace: Menace, rules: Outcomes) -> list[Ask]:
    """The deeds that may show what became of a threat."""
    acts = acts_of(menace, rules)
    listed = [name for act in acts for name in (*act.carried_out_by, *act.milder)]
    does, yields = types_of([*listed, *rules.withdrawn_by]), types_of(rules.conceded_by)
    issuers, targets = ({key_of(each) for each in side} for side in (menace.issuers, menace.targets))
    whom = sorted(targets | {NOBODY}) if targets else [ANYBODY]
    return [
        *(
            Ask(one, other, does)
            for one in sorted(issuers | {name for each in menace.issuers for name in _names(each)})
            for other in whom
        ),
        *(Ask(one, other, yields) for one in sorted(targets) for other in sorted(issuers | {NOBODY})),
    ]


def showing(rules: Outcomes) -> frozenset[str]:
    """All types that may show an outcome of some threat."""
    acts = [name for act in rules.acts for name in (*act.carried_out_by, *act.milder)]
    return types_of([*acts, *rules.any, *rules.any_milder, *rules.withdrawn_by, *rules.conceded_by])


def types_of(names: Iterable[str]) -> frozenset[str]:
    """The types of a list of types and modes."""
    return frozenset(name.partition("/")[0] for name in names)


def key_of(party: Party) -> str:
    """What deeds are looked up by: the country, or the name where none is known."""
    return party.country or (party.name or party.text).casefold()


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
    home = at_home(menace)
    return any(
        same(actor, target, rules, apart=True)
        or (not home and same(actor, target, rules, apart=False) and side_of(actor, rules) == _STATE)
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
        return meets(event.recipients, parties, rules, apart=at_home(menace))
    if at_home(menace) or (event.place is not None and event.place.country in countries):
        return True
    return event.event in {*rules.conceded_by, *rules.withdrawn_by, "MOBILIZE"} and bool(
        not countries or countries & deed.named
    )


def _answers(event: Event, menace: Menace) -> bool:
    """Whether yielding to nobody who is named can be an answer: something was asked for."""
    return menace.condition is not None and not event.recipients


def at_home(menace: Menace) -> bool:
    """Whether issuer and target are of one country, or the target is nobody and the issuer no state."""
    countries = {each.country for each in menace.issuers} & {each.country for each in menace.targets}
    return bool(countries - {None})


def meets(some: Sequence[Party], others: Sequence[Party], rules: Outcomes, *, apart: bool) -> bool:
    """Whether somebody of the ones is somebody of the others; apart: the sides of a country are kept apart."""
    return any(same(one, other, rules, apart=apart) for one in some for other in others)


def same(one: Party, other: Party, rules: Outcomes, *, apart: bool) -> bool:
    """Whether two are the same party: one entity, or one country and, if sides are kept apart, one side of it."""
    if one.entity is not None and one.entity == other.entity:
        return True
    if one.country != other.country:
        return None in (one.country, other.country) and _named_alike(one, other)
    if one.country is None or one.country in _SHARED:
        return (one.name or one.text).casefold() == (other.name or other.text).casefold()
    return not apart or side_of(one, rules) == side_of(other, rules)


def _names(party: Party) -> set[str]:
    """What somebody may be looked up by where no country is known of them: a person's full and family name."""
    name = (party.name or "").casefold()
    return {name, name.split()[-1]} if " " in name and party.sectors else set()


def _named_alike(one: Party, other: Party) -> bool:
    """Whether two name one person, of whose country one says nothing: "Ilyas Demirov", "Demirov"."""
    mine, theirs = ((each.name or each.text).casefold() for each in (one, other))
    full = _names(one) or _names(other)
    return bool(full) and {mine, theirs} <= full


def side_of(party: Party, rules: Outcomes) -> str:
    """The side of its country that a party stands for; of which nothing is said, that of the state."""
    if not party.sectors:
        return _STATE
    first = party.sectors[0]
    return next((name for name, sectors in rules.sides.items() if first in sectors), first)


def _evidence(shows: str, deed: Deed, day: str) -> Evidence:
    return Evidence(shows=shows, event=deed.event.id, article=deed.article, day=day, words=deed.event.trigger.text)


def came_about(menace: Menace, told: Iterable[tuple[str, str, str]], rules: Outcomes) -> Evidence | None:
    """The first later sentence that says of the condition that it came about."""
    wanted = wanted_stems(menace, rules)
    if len(wanted) < _TELLING:
        return None
    doubt, need = set(rules.doubt), needed(wanted, rules)
    for article, day, text in told:
        for sentence in _SENTENCE.split(text):
            low = sentence.casefold()
            if sum(stem in low for stem in wanted) < need:
                continue  # as most have not, and this is told fast
            found = wanted & stems(sentence, rules)
            if len(found) >= need and not doubt & {w.casefold() for w in _WORD.findall(sentence)}:
                return Evidence(shows="condition", article=article, day=day, words=sentence.strip())
    return None


def sentence_at(text: str, position: int) -> str:
    """The sentence of a text in which an offset lies."""
    ends = [0, *(each.end() for each in _SENTENCE.finditer(text)), len(text)]
    place = bisect_right(ends, position)
    return text[ends[place - 1] : ends[place]] if place < len(ends) else ""


def wanted_stems(menace: Menace, rules: Outcomes) -> set[str]:
    """The words of a condition that are looked for, by their beginnings."""
    return stems(menace.condition or "", rules)


def needed(wanted: set[str], rules: Outcomes) -> int:
    """How many of them one sentence must have."""
    return ceil(rules.share * len(wanted))


def stems(text: str, rules: Outcomes) -> set[str]:
    """The beginnings of the words that tell something."""
    small = set(rules.small)
    return {word[:_STEM] for word in _WORD.findall(text.casefold()) if len(word) > 3 and word not in small}


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
