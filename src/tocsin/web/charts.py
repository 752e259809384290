"""Charts as Vega-Lite describes them, for the pages' script to draw. The numbers stand in a table beside each.

The descriptions are plain data rather than Altair's objects: the desk starts and answers sooner without them, and the tests
have Vega-Lite itself compile each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tocsin.web.chart import all_periods

Spec = dict[str, Any]

#: Colours are the style sheet's, put in by the script: a chart follows the reader's light or dark.
_QUADS = {
    "material conflict": "var(--mat-conf)",
    "verbal conflict": "var(--verb-conf)",
    "verbal cooperation": "var(--verb-coop)",
    "material cooperation": "var(--mat-coop)",
}
#: So many periods are few.
_FEW = 12
_BASE: Spec = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "width": "container",
    "autosize": {"type": "fit-x", "contains": "padding"},
    "padding": {"left": 8, "right": 16, "top": 10, "bottom": 6},
    "background": None,
}


def types_over_time(periods: Sequence[Mapping[str, Any]], quads: Mapping[str, str], every: str) -> Spec:
    """Asserted events by type in each period, stacked; types of one quad class have shades of one colour.

    periods: the period and the number of each type. quads: the quad class of each type, in the order of the stack.
    """
    order = {quad: place for place, quad in enumerate(_QUADS)}
    types = sorted(
        {name for each in periods for name in each if name != "period"},
        key=lambda name: order.get(quads.get(name, ""), 9),
    )
    values = [
        {"period": each["period"], "type": name, "events": each[name], "place": place}
        for each in periods
        for place, name in enumerate(types)
        if each.get(name)
    ]
    return _sized(periods) | {
        "height": 220,
        "data": {"values": values},
        "mark": {"type": "bar", "tooltip": True},
        "encoding": {
            "x": _time(every, [each["period"] for each in periods]),
            "y": {"field": "events", "type": "quantitative", "title": "events", "axis": {"tickMinStep": 1}},
            "color": {
                "field": "type",
                "type": "nominal",
                "scale": {"domain": types, "range": _shades(types, quads)},
                "legend": {"title": None, "orient": "bottom", "columns": 3},
            },
            "order": {"field": "place", "type": "quantitative"},
        },
    }


def score_over_time(scores: Sequence[Mapping[str, Any]], every: str) -> Spec:
    """The mean PLOVER score of each period, and the interval in which it lies.

    scores: period, events, mean, low and high.
    """
    x = _time(every, [each["period"] for each in scores])
    return _sized(scores) | {
        "height": 160,
        "data": {"values": list(scores)},
        "layer": [
            {
                "mark": {"type": "errorbar", "ticks": {"size": 8}, "color": "var(--soft)"},
                "encoding": {
                    "x": x,
                    "y": {"field": "low", "type": "quantitative", "title": "mean score"},
                    "y2": {"field": "high"},
                },
            },
            {
                "mark": {
                    "type": "point",
                    "filled": True,
                    "size": 45,
                    "color": "var(--link)",
                    "tooltip": {"content": "data"},
                },
                "encoding": {"x": x, "y": {"field": "mean", "type": "quantitative"}},
            },
            {"mark": {"type": "rule", "color": "var(--soft)", "strokeDash": [3, 3]}, "encoding": {"y": {"datum": 0}}},
        ],
    }


def follow_through(rates: Sequence[Mapping[str, Any]]) -> Spec:
    """How often threats were carried out: the estimate and its interval.

    rates: name, rate, low and high, shares of 1.
    """
    y = {"field": "name", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 220}}
    share = {"domain": [0, 1]}
    return _BASE | {
        "height": {"step": 28},
        "data": {"values": list(rates)},
        "layer": [
            {
                "mark": {"type": "errorbar", "ticks": {"size": 8}, "color": "var(--soft)"},
                "encoding": {
                    "y": y,
                    "x": {
                        "field": "low",
                        "type": "quantitative",
                        "scale": share,
                        "title": "carried out",
                        "axis": {"format": "%", "tickCount": 5},
                    },
                    "x2": {"field": "high"},
                },
            },
            {
                "mark": {
                    "type": "point",
                    "filled": True,
                    "size": 60,
                    "color": "var(--link)",
                    "tooltip": {"content": "data"},
                },
                "encoding": {"y": y, "x": {"field": "rate", "type": "quantitative", "scale": share}},
            },
        ],
    }


def sparkline(days: Sequence[Mapping[str, Any]], all_days: Sequence[str]) -> Spec:
    """Events a day, those of conflict apart.

    days: day, kind (conflict, other) and events. all_days: ISO days, also those without events.
    """
    return _BASE | {
        "height": 110,
        "data": {"values": list(days)},
        "mark": {"type": "bar", "tooltip": True},
        "encoding": {
            "x": {
                "field": "day",
                "type": "ordinal",
                "title": None,
                "scale": {"domain": list(all_days)},
                "axis": {
                    "labelAngle": 0,
                    "labelOverlap": "greedy",
                    "labelSeparation": 8,
                    "labelExpr": "slice(datum.label, 5)",
                },
            },
            "y": {
                "field": "events",
                "type": "quantitative",
                "title": "events",
                "axis": {"tickMinStep": 1, "tickCount": 4},
            },
            "color": {
                "field": "kind",
                "type": "nominal",
                "scale": {"domain": ["conflict", "other"], "range": ["var(--mat-conf)", "var(--mat-coop)"]},
                "legend": {"title": None, "orient": "top"},
            },
        },
    }


def _sized(periods: Sequence[Mapping[str, Any]]) -> Spec:
    """As wide as the page; of few periods narrower, lest their bars look like walls."""
    names = [each["period"] for each in periods]
    return _BASE | (
        {"width": {"step": 72}, "autosize": "pad"} if len(all_periods(min(names), max(names))) <= _FEW else {}
    )


def _time(every: str, periods: Sequence[str]) -> Spec:
    """The axis of periods; those without events are left as gaps."""
    return {
        "field": "period",
        "type": "ordinal",
        "title": "week, by its Monday" if every == "week" else every,
        "scale": {"domain": all_periods(min(periods), max(periods))},
        "axis": {"labelAngle": 0, "labelOverlap": "greedy", "labelSeparation": 8},
    }


def _shades(types: Sequence[str], quads: Mapping[str, str]) -> list[str]:
    """A colour of the style sheet for each type: of a quad class the first is full, the next ones are paler."""
    seen: dict[str, int] = {}
    found = []
    for name in types:
        quad = quads.get(name, "")
        place = seen[quad] = seen.get(quad, -1) + 1
        found.append(f"{_QUADS.get(quad, 'var(--soft)')} {100 - 18 * place}%")
    return found
