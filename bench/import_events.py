"""Imports generated GDELT 2.0 files of growing size, imports them again, exports them and judges them: rate, peak memory, size of
the store.

python bench/import_events.py [ROWS …]
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from tocsin.read.events.columns import GDELT

_COUNTRIES = "RUS UKR USA CHN IRN ISR SYR IND PAK TUR GBR FRA NGA KEN SDN EGY BRA MEX JPN KOR".split()
_FIPS = "RS UP US CH IR IS SY IN PK TU UK FR NI KE SU EG BR MX JA KS".split()
_SECTORS = ["GOV", "MIL", "COP", "OPP", "CVL", "REB", "MED", ""]
_CAMEO = "010 020 036 040 042 043 051 057 061 071 0841 111 112 120 130 138 1312 141 145 154 163 172 173 183 190 193 195".split()


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [1_000_000]
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            file, store = Path(folder) / f"{size}.export.CSV", Path(folder) / f"{size}.db"
            write(file, size)
            print(f"\n{size:,} rows, {file.stat().st_size / 1e6:,.0f} MB")
            for told, arguments in (
                ("import", ["import", str(file), "--store", str(store)]),
                ("import again", ["import", str(file), "--store", str(store)]),
                ("export", ["export", "--store", str(store), "--format", "gdelt", "--to", os.devnull]),
                ("alerts", ["alerts", "--store", str(store)]),
                ("ledger", ["ledger", "--limit", "10", "--store", str(store)]),
                ("ledger again", ["ledger", "--limit", "10", "--store", str(store)]),
                ("follow-through", ["follow-through", "RUS", "--target", "UKR", "--store", str(store)]),
            ):
                seconds, processor, memory, status = run(arguments)
                print(
                    f"{told:<15}{seconds:>8.1f} s, {processor:.1f} s of the processor: {size / processor:,.0f} rows a second of it, "
                    f"{memory / 1024:,.0f} MB peak, status {status}",
                    flush=True,
                )
            print(f"store          {store.stat().st_size / 1e6:>8,.0f} MB")
            file.unlink()
            store.unlink()


def run(arguments: list[str]) -> tuple[float, float, int, int]:
    """Seconds by the clock and of the processor, peak memory in KiB and exit status of a command in a process of its own."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "tocsin", *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    return (
        time.perf_counter() - began,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss,
        os.waitstatus_to_exitcode(status),
    )


def write(path: Path, rows: int) -> None:
    """A file of so many events over ten years, in the order of their days."""
    chance = random.Random(1)
    at = {name: place for place, name in enumerate(GDELT)}
    first = date(2015, 1, 1)
    with path.open("w", encoding="utf-8") as stream:
        for number in range(rows):
            day = (first + timedelta(days=number * 3650 // rows)).strftime("%Y%m%d")
            values = [""] * len(GDELT)
            cameo = chance.choice(_CAMEO)
            for name, value in (
                ("GlobalEventID", str(400_000_000 + number)),
                ("Day", day),
                ("EventCode", cameo),
                ("EventBaseCode", cameo[:3]),
                ("EventRootCode", cameo[:2]),
                ("GoldsteinScale", str(chance.randrange(-100, 100) / 10)),
                ("NumArticles", str(chance.randrange(1, 30))),
                ("DATEADDED", f"{day}120000"),
                ("SOURCEURL", f"https://news.example/{chance.randrange(10**9)}/a-story-about-something-that-happened"),
            ):
                values[at[name]] = value
            for who in ("Actor1", "Actor2"):
                country, sector = chance.choice(_COUNTRIES), chance.choice(_SECTORS)
                values[at[f"{who}Code"]] = country + sector
                values[at[f"{who}Name"]] = f"NAME {country} {sector}"
                values[at[f"{who}CountryCode"]] = country
                values[at[f"{who}Type1Code"]] = sector
            place = at["ActionGeo_Type"]
            values[place : place + 7] = [
                "4",
                "A Town, A Region, A Country",
                chance.choice(_FIPS),
                "XX01",
                "",
                "12.34",
                "56.78",
            ]
            stream.write("\t".join(values) + "\n")


if __name__ == "__main__":
    main()
