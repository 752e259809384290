"""How alike two events are, as evidence that can be told in words, and what rules out that they are one."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from tocsin.codebook.schema import Merging
from tocsin.merge.facts import Facts, Side

_EARTH = 6371.0


class Likeness:
    """Compares events by the codebook's weights."""

    def __init__(self, merging: Merging):
        self._weights = merging.weights
        self._threshold = merging.threshold
        self._least = merging.least
        self._near = merging.near_km
        self._slack = merging.days_apart
        self._disputed = frozenset(merging.disputed)

    def exclude(self, one: Facts, other: Facts, points: float | None = None) -> bool:
        """Whether two events cannot be of one happening, however much likeness to others may bring them together.

        points: how much speaks for two that may be one, where that has been found already.
        """
        if one.status != other.status:
            return True
        if points is None:
            return not self.may_be(one, other) or self.points(one, other) < self._least
        return points < self._least

    def may_be(self, one: Facts, other: Facts) -> bool:
        """Whether kind, time, place and doers leave open that both are one, be it asserted, planned or denied."""
        if one.first - other.last > self._slack or other.first - one.last > self._slack:
            return False
        if one.types.isdisjoint(other.types):
            return False
        if one.acts and other.acts and one.acts.isdisjoint(other.acts):
            return False  # who threatens to close the sky and to try the crews threatens twice
        # words belong to who says them to whom; of a deed reports may disagree who did it
        if not one.types & other.types <= self._disputed and (
            _agreement(one.actors, other.actors) == "other" or _agreement(one.recipients, other.recipients) == "other"
        ):
            return False
        return not self._apart(one, other)

    def points(self, one: Facts, other: Facts) -> float:
        """How much speaks for two events being one: above 0 they are held to be."""
        weights = self._weights
        return sum([weights[name] * degree for name, degree in self.evidence(one, other).items()]) - self._threshold

    def reasons(self, one: Facts, other: Facts) -> tuple[dict[str, float], dict[str, float]]:
        """What agrees and what differs, in words, with the points of each."""
        agree: dict[str, float] = {}
        differ: dict[str, float] = {}
        for name, degree in self.evidence(one, other).items():
            points = round(self._weights[name] * degree, 2)
            if points:
                (agree if points > 0 else differ)[_in_words(name, one, other)] = points
        return agree, differ

    def evidence(self, one: Facts, other: Facts) -> dict[str, float]:
        """What speaks for and against it: the names of the codebook's weights and to what degree each holds."""
        found: dict[str, float] = {}
        if one.modes and other.modes:
            found["other mode" if one.modes.isdisjoint(other.modes) else "same mode"] = 1.0
        if not one.triggers.isdisjoint(other.triggers):
            found["same word"] = 1.0
        self._sides(one, other, found)
        if one.towns and other.towns:
            found["same place" if _same_town(one, other) else "other place"] = 1.0
        elif one.lands and other.lands and one.lands.isdisjoint(other.lands):
            found["other country"] = 1.0
        if one.first > other.last or other.first > one.last:
            found["next day"] = 1.0
        elif one.dated and other.dated:
            found["same day"] = 1.0
        if not one.figures.isdisjoint(other.figures):
            found["same figure"] = 1.0
        if one.article == other.article and one.words == other.words:
            found["same sentence"] = 1.0
        elif one.words and other.words:
            found["words"] = len(one.words & other.words) / min(len(one.words), len(other.words))
        if one.article == other.article:
            found["same article"] = 1.0
        else:
            if one.names and other.names:
                shared = len(one.names & other.names)
                if shared:
                    found["names"] = shared / min(len(one.names), len(other.names))
                elif min(len(one.names), len(other.names)) > 1:
                    found["other names"] = 1.0
            own = _countries(one) | _countries(other)
            mine, theirs = one.setting - own, other.setting - own
            if mine and theirs:
                found["other setting" if mine.isdisjoint(theirs) else "same setting"] = 1.0
        return found

    def _sides(self, one: Facts, other: Facts, found: dict[str, float]) -> None:
        crossed = False
        sides = (("actor", one.actors, other.actors), ("recipient", one.recipients, other.recipients))
        for side, mine, theirs in sides:
            how = _agreement(mine, theirs)
            if how is not None:
                found[f"{how} {side}"] = 1.0
                crossed |= how == "other"
        if crossed and (_meet(one.actors, other.recipients) or _meet(one.recipients, other.actors)):
            found["sides crossed"] = 1.0

    def _apart(self, one: Facts, other: Facts) -> bool:
        """Whether the places of both are known and far from each other."""
        if not one.towns or not other.towns:
            return False
        distances = [
            kilometres(mine.latitude, mine.longitude, theirs.latitude, theirs.longitude)
            for mine in one.towns
            if mine.latitude is not None and mine.longitude is not None
            for theirs in other.towns
            if theirs.latitude is not None and theirs.longitude is not None
        ]
        return bool(distances) and min(distances) > self._near


def _same_town(one: Facts, other: Facts) -> bool:
    return any(mine.name in theirs.name or theirs.name in mine.name for mine in one.towns for theirs in other.towns)


def _in_words(name: str, one: Facts, other: Facts) -> str:
    """A piece of evidence with what it rests on, where that is short."""
    match name:
        case "names":
            return f"names: {', '.join(sorted(one.names & other.names))}"
        case "same figure":
            return (
                f"same figure: {', '.join(f'{value:g} {kind}' for kind, value in sorted(one.figures & other.figures))}"
            )
        case "same place":
            return f"same place: {', '.join(sorted({town.name for town in one.towns | other.towns}))}"
        case "words":
            return f"{len(one.words & other.words)} words of {min(len(one.words), len(other.words))}"
        case _:
            return name


def _agreement(mine: Side, theirs: Side) -> str | None:
    """How two sides agree: the same persons, groups or countries, or others; open: one's country is not known, the sector agrees."""
    if not mine.names.isdisjoint(theirs.names):
        return "same"
    if not mine.codes.isdisjoint(theirs.codes):
        return "like"
    if not mine.countries or not theirs.countries:
        return None if mine.sectors.isdisjoint(theirs.sectors) else "open"
    return "other" if mine.countries.isdisjoint(theirs.countries) else "kindred"


def _meet(mine: Side, theirs: Side) -> bool:
    return not mine.countries.isdisjoint(theirs.countries)


def _countries(facts: Facts) -> frozenset[str]:
    return facts.actors.countries | facts.recipients.countries


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Distance of two points on the globe, in kilometres; degrees in."""
    phi, psi = radians(latitude), radians(other_latitude)
    half = sin((psi - phi) / 2) ** 2 + cos(phi) * cos(psi) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(min(1.0, half)))
