"""A map of the world: places as points on it. The shapes of the countries are `static/world.svg` (Natural Earth, public domain)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from tocsin.store.browse.happenings import Spotted

#: Size of the drawing; what lies further south than Cape Horn is cut off.
WIDTH, HEIGHT = 960, 418
_SOUTH, _NORTH = -57.0, 84.0
#: Radius of the smallest and of the largest point.
_SMALLEST, _LARGEST = 3.0, 18.0
#: Šavrič, Patterson and Jenny (2018), The Equal Earth map projection.
_A = (1.340264, -0.081106, 0.000893, 0.003796)


@dataclass(frozen=True)
class Spot:
    """A place on the map: x, y and radius in the units of the drawing."""

    x: float
    y: float
    radius: float
    place: Spotted


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
