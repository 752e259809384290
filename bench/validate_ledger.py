"""Validates follow-through on real data: forecasts of what had not come due yet, against simpler ones.

python bench/validate_ledger.py DIR [--plots DIR]

DIR holds `sanction_threats_1970_2000.csv` (sanction threats by dyad and decade) and `icews_2005_2015_sample.tsv.gz` (ICEWS events
in four columns). Prints the tables of docs/validation.md and, where matplotlib is there, draws its plots.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tocsin.codebook import load_codebook
from tocsin.judge import Case, FollowThrough, plain_cases
from tocsin.knowledge import load_knowledge
from tocsin.knowledge.vocabulary import Vocabulary
from tocsin.model.rows import EventRow
from tocsin.read.events import read_rows

#: Resamples of the bootstrap, and its seed.
RESAMPLES, SEED = 4_000, 7
#: Bins of the calibration plot.
BINS = 8
HORIZONS = (90, 180, 365)

Methods = dict[str, list[float]]


@dataclass
class Forecasts:
    """Forecasts of several methods, what came, and the issuer of each (cases of one issuer are resampled together)."""

    truth: list[float]
    issuers: list[str]
    methods: Methods

    def add(self, truth: bool, issuer: str, rates: dict[str, float]) -> None:
        self.truth.append(float(truth))
        self.issuers.append(issuer)
        for name, rate in rates.items():
            self.methods.setdefault(name, []).append(rate)


def main() -> None:
    folder = Path(sys.argv[1])
    plots = Path(sys.argv[sys.argv.index("--plots") + 1]) if "--plots" in sys.argv else None
    print("## Sanction threats\n")
    sanctions = forecast_sanctions(folder / "sanction_threats_1970_2000.csv")
    report(sanctions)
    vocabulary = Vocabulary(load_codebook(), load_knowledge())
    rows = [row for row in read_rows(folder / "icews_2005_2015_sample.tsv.gz", vocabulary) if isinstance(row, EventRow)]
    drawn = {"sanction threats 1980–2000": sanctions}
    for horizon in HORIZONS:
        for among, told in ((None, "all"), (False, "between countries"), (True, "within a country")):
            if among is None or horizon == 180:
                print(f"\n## ICEWS, horizon {horizon} days, {told}\n")
                found = forecast_icews(rows, horizon, at_home=among)
                report(found)
                if horizon == 180 and not among:
                    drawn[f"ICEWS, 180 days, {told}"] = found
    if plots:
        draw(drawn, plots)


def forecast_sanctions(path: Path) -> Forecasts:
    """P(stand firm | resisted) of each dyad's decade, from earlier decades alone."""
    with path.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    found = Forecasts([], [], {})
    for decade in sorted({row["decade"] for row in rows})[1:]:
        known = sanction_cases(row for row in rows if row["decade"] < decade)
        coming = sanction_cases(row for row in rows if row["decade"] == decade)
        forecast(known, coming, found)
    return found


def sanction_cases(rows: Iterable[dict[str, str]]) -> list[Case]:
    outcomes = {"stood_firm": "carried_out", "backed_down": "withdrawn", "conceded": "conceded"}
    return [
        Case(
            id=f"{row['challenger_cow']}-{row['target_cow']}-{row['decade']}-{name}-{number}",
            issuer=row["challenger_cow"],
            target=row["target_cow"],
            day=f"{row['decade']}-01-01",
            outcome=outcome,  # type: ignore[arg-type]
        )
        for row in rows
        for name, outcome in outcomes.items()
        for number in range(int(row[name]))
    ]


def forecast_icews(rows: list[EventRow], horizon: int, *, at_home: bool | None) -> Forecasts:
    """Follow-through of the threats of each year, from what had come due before the year began.

    at_home: only threats within a country, or only those between countries.
    """
    book = load_codebook().eventdata.carried_out_by
    days = [row.date for row in rows if row.date]
    cases = [
        case
        for case in plain_cases(rows, book, horizon, max(days))
        # of the last ones only those that were carried out fast would be known
        if (case.due or "") <= max(days) and (at_home is None or (case.issuer == case.target) == at_home)
    ]
    found = Forecasts([], [], {})
    for year in range(int(min(days)[:4]) + 2, int(max(days)[:4]) + 1):
        forecast(cases, [case for case in cases if case.day[:4] == str(year)], found, f"{year - 1}-12-31")
    return found


def forecast(known: list[Case], coming: list[Case], found: Forecasts, as_of: str | None = None) -> None:
    """Adds the forecasts for cases that came due, made of those that were known as of a day."""
    record = FollowThrough(known, as_of)
    rates: dict[tuple[str, str | None, str | None], dict[str, float]] = {}
    for case in coming:
        if case.followed is None:
            continue
        key = (case.issuer, case.kind, case.target)
        if key not in rates:
            pooled = record.estimate().rate
            dyad = record.estimate(*key)
            own = dyad.followed / len(dyad.cases) if dyad.cases else pooled
            rates[key] = {
                "ours": dyad.rate,
                "pooled": pooled,
                "own": own,
                "issuer": record.estimate(case.issuer).rate,
            }
        found.add(case.followed, case.issuer, rates[key])


def report(found: Forecasts) -> None:
    truth = np.array(found.truth)
    print(
        f"{len(truth):,} cases forecast, of {len(set(found.issuers)):,} issuers; {truth.mean():.1%} were carried out\n"
    )
    print(f"{'method':<28}{'Brier':>9}{'log loss':>10}")
    names = {
        "ours": "in all levels",
        "issuer": "issuer's alone",
        "pooled": "pooled rate",
        "own": "raw own rate, else pooled",
    }
    for name, told in names.items():
        rates = np.array(found.methods[name])
        print(f"{told:<28}{brier(rates, truth).mean():>9.4f}{log_loss(rates, truth).mean():>10.4f}")
    print()
    for other in ("pooled", "own"):
        for told, loss in (("Brier", brier), ("log loss", log_loss)):
            for name in ("ours", "issuer"):
                low, mean, high = difference(found, name, other, loss)
                verdict = "better" if high < 0 else "worse" if low > 0 else "not told apart"
                print(
                    f"{names[name]} less {names[other]}, {told}: {mean:+.4f} (95 % interval {low:+.4f} to {high:+.4f}): {verdict}"
                )


def brier(rates: np.ndarray, truth: np.ndarray) -> np.ndarray:
    return (rates - truth) ** 2


def log_loss(rates: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """In nats. A raw rate of 0 or 1 that proves wrong would cost infinitely much: rates are kept 0.01 away from both."""
    kept = np.clip(rates, 0.01, 0.99)
    return -(truth * np.log(kept) + (1 - truth) * np.log(1 - kept))


def difference(
    found: Forecasts, name: str, other: str, loss: Callable[[np.ndarray, np.ndarray], np.ndarray]
) -> tuple[float, float, float]:
    """Mean difference in loss with its 95 % bootstrap interval, issuers resampled whole."""
    truth = np.array(found.truth)
    less = loss(np.array(found.methods[name]), truth) - loss(np.array(found.methods[other]), truth)
    _, group = np.unique(found.issuers, return_inverse=True)
    sums, sizes = np.bincount(group, less), np.bincount(group)
    drawn = np.random.default_rng(SEED).integers(len(sums), size=(RESAMPLES, len(sums)))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(less.mean()), float(high)


def draw(drawn: dict[str, Forecasts], folder: Path) -> None:
    """A calibration plot of each: forecasts in equal groups against what came, with 95 % Wilson intervals."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "tocsin"  # the same file each time
    matplotlib.rcParams["svg.fonttype"] = "none"
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(1, len(drawn), figsize=(4.6 * len(drawn), 4.4))
    for axis, (title, found) in zip(axes, drawn.items(), strict=True):
        truth = np.array(found.truth)
        axis.plot([0, 1], [0, 1], color="#999999", linewidth=1)
        for name, told, colour in (("ours", "in all levels", "#1f5fa8"), ("own", "raw own rate", "#c8641e")):
            rates = np.array(found.methods[name])
            parts = np.array_split(np.argsort(rates, kind="stable"), BINS)
            x = np.array([rates[part].mean() for part in parts])
            y = np.array([truth[part].mean() for part in parts])
            low, high = np.array([wilson(truth[part].sum(), len(part)) for part in parts]).T
            axis.errorbar(x, y, yerr=[y - low, high - y], fmt="o", markersize=4, color=colour, label=told, capsize=2)
        axis.axhline(truth.mean(), color="#999999", linestyle=":", linewidth=1)
        axis.set(title=title, xlabel="forecast", ylabel="carried out", xlim=(-0.02, 1.02), ylim=(-0.02, 1.02))
        axis.legend(loc="upper left", frameon=False)
    figure.tight_layout()
    figure.savefig(folder / "calibration.svg", metadata={"Date": None})


def wilson(hits: float, count: int) -> tuple[float, float]:
    z = 1.96
    share, spread = hits / count, z * z / count
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * np.sqrt(share * (1 - share) / count + spread / (4 * count))
    return min(middle - half, share), max(middle + half, share)


if __name__ == "__main__":
    main()
