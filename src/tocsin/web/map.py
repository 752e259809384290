"""A map of the world: places as points on it. The shapes of the countries are `static/world.svg` (Natural Earth, public domain)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import asin, cos, radians, sin, sqrt

from tocsin.store.browse.happenings import Spotted

#: Size of the drawing; what lies further south than Cape Horn is cut off.
WIDTH, HEIGHT = 960, 418
_SOUTH, _NORTH = -57.0, 84.0
#: Radius of the smallest and of the largest point.
_SMALLEST, _LARGEST = 3.0, 18.0
#: The narrowest part of the world that is drawn, and the widest that is not the whole of it.
_NARROWEST, _WIDEST = WIDTH / 6, 0.6 * WIDTH
#: Share of the reports, of those furthest out to each side, for which the drawing is not made wider; room around the others.
_FAR, _ROOM = 0.05, 0.15
#: Size of a letter, its width on average, and how many places are named at most.
_LETTER, _WIDE, _NAMED = 12.0, 0.56, 12
#: Šavrič, Patterson and Jenny (2018), The Equal Earth map projection.
_A = (1.340264, -0.081106, 0.000893, 0.003796)


@dataclass(frozen=True)
class Spot:
    """A place on the map: x, y and radius in the units of the drawing."""

    x: float
    y: float
    radius: float
    place: Spotted


@dataclass(frozen=True)
class Frame:
    """The part of the world that is drawn, in the units of the drawing of all of it."""

    x: float = 0.0
    y: float = 0.0
    width: float = WIDTH
    height: float = HEIGHT

    @property
    def scale(self) -> float:
        """So large is what would be 1 on a map of the world."""
        return self.width / WIDTH

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is on it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True)
class Label:
    """The name of a place, beside its point. end: the name ends there, else it begins."""

    x: float
    y: float
    text: str
    end: bool


@dataclass(frozen=True)
class Drawing:
    """A map: the points on it, the greatest first, names of some, and the number of places that lie outside of it."""

    frame: Frame
    spots: list[Spot]
    labels: list[Label]
    outside: int


def drawn(places: Iterable[Spotted]) -> Drawing | None:
    """A map of the part of the world where the places lie; None: none of them has coordinates."""
    found = spots(places)
    if not found:
        return None
    frame = _frame(found)
    shown = [replace(each, radius=each.radius * frame.scale) for each in found if frame.holds(each.x, each.y)]
    return Drawing(frame, shown, _labels(shown, frame), len(found) - len(shown))


def _frame(found: Sequence[Spot]) -> Frame:
    left, right = _reach([(each.x, each.place.reports) for each in found])
    top, bottom = _reach([(each.y, each.place.reports) for each in found])
    width = (1 + 2 * _ROOM) * max(right - left, (bottom - top) * WIDTH / HEIGHT)
    if width > _WIDEST:
        return Frame()
    width = max(width, _NARROWEST)
    height = width * HEIGHT / WIDTH
    x = min(max((left + right - width) / 2, 0), WIDTH - width)
    y = min(max((top + bottom - height) / 2, 0), HEIGHT - height)
    return Frame(x, y, width, height)


def _reach(places: Sequence[tuple[float, int]]) -> tuple[float, float]:
    """Between which values all lie but the few furthest out."""
    few = _FAR * sum(reports for _, reports in places)

    def first(ordered: Iterable[tuple[float, int]]) -> float:
        passed = 0
        for value, reports in ordered:
            passed += reports
            if passed > few:
                return value
        return value

    return first(sorted(places)), first(sorted(places, reverse=True))


def _labels(shown: Sequence[Spot], frame: Frame) -> list[Label]:
    """Names of the greatest points, as many as do not stand in each other's way."""
    found: list[Label] = []
    taken: list[tuple[float, float, float, float]] = []
    letter = _LETTER * frame.scale
    for spot in shown:
        length = _WIDE * letter * len(spot.place.name)
        gap = spot.radius + letter / 4
        for end in (False, True):
            left = spot.x - gap - length if end else spot.x + gap
            box = (left, spot.y - letter / 2, left + length, spot.y + letter / 2)
            if len(found) < _NAMED and frame.holds(*box[:2]) and frame.holds(*box[2:]) and not _meets(box, taken):
                found.append(Label(spot.x - gap if end else spot.x + gap, spot.y + letter / 3, spot.place.name, end))
                taken.append(box)
                break
    return found


def _meets(box: tuple[float, float, float, float], others: Iterable[tuple[float, float, float, float]]) -> bool:
    return any(box[0] < right and left < box[2] and box[1] < low and high < box[3] for left, high, right, low in others)


def spots(places: Iterable[Spotted]) -> list[Spot]:
    """The places that have coordinates, the greatest first, so that it does not cover the others. Areas are as reports."""
    shown = [each for each in places if each.lat is not None and each.lon is not None and _SOUTH <= each.lat <= _NORTH]
    most = max((each.reports for each in shown), default=1)
    found = []
    for each in sorted(shown, key=lambda each: -each.reports):
        x, y = on_map(each.lat or 0.0, each.lon or 0.0)
        radius = max(_SMALLEST, _LARGEST * sqrt(each.reports / most))
        found.append(Spot(x, y, radius, each))
    return found


def on_map(lat: float, lon: float) -> tuple[float, float]:
    """Where a point of the earth is drawn. lat, lon: degrees."""
    x, y = _equal_earth(lat, lon)
    scale = WIDTH / (2 * _equal_earth(0, 180)[0])
    top = _equal_earth(_NORTH, 0)[1]
    return WIDTH / 2 + scale * x, scale * (top - y)


def outline(ring: Sequence[tuple[float, float]]) -> str:
    """A ring of (lon, lat) as the path of a drawing, to a tenth of its unit."""
    points: list[str] = []
    for lon, lat in ring:
        x, y = on_map(lat, lon)
        point = f"{x:.1f},{y:.1f}"
        if not points or points[-1] != point:
            points.append(point)
    return f"M{' '.join(points)}z"


def _equal_earth(lat: float, lon: float) -> tuple[float, float]:
    angle = asin(sqrt(3) / 2 * sin(radians(lat)))
    a, b, c, d = _A
    x = 2 * sqrt(3) * radians(lon) * cos(angle) / (3 * (9 * d * angle**8 + 7 * c * angle**6 + 3 * b * angle**2 + a))
    y = angle * (d * angle**8 + c * angle**6 + b * angle**2 + a)
    return x, y
