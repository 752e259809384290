"""A store with something on every page of the desk, to look at: `python tools/full_store.py STORE`.

The sample crisis, a site on the loopback whose feeds are read (one of them fails, one article is refused), events that were
imported, with a rise that is an alert, decisions of two persons and a corrected outcome.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests" / "intake"))

from newsroom import Newsroom, page, rss, send  # noqa: E402

from tocsin.judge.kept import Kept  # noqa: E402
from tocsin.judge.mending import Codes, Given, lines_of, mended, noted  # noqa: E402
from tocsin.model.review import Verdict  # noqa: E402
from tocsin.read.events.columns import GDELT  # noqa: E402
from tocsin.store import Store  # noqa: E402
from tocsin.store.browse.articles import record_of  # noqa: E402
from tocsin.store.browse.search import Search  # noqa: E402
from tocsin.store.corrections import Corrections  # noqa: E402
from tocsin.store.reviews import Reviews  # noqa: E402
from tocsin.web.render import kind  # noqa: E402
from tocsin.web.settling import settle  # noqa: E402

#: The week after the samples: one pair's clashes rise.
LAST = date(2024, 4, 28)
_PAIRS = [
    ("KAZ", "TKM", "KZ", "112 130 138 190"),
    ("IND", "PAK", "IN", "036 040 111 172"),
    ("FRA", "DZA", "FR", "040 057 120"),
]
_STORIES = (
    "Kenya's army killed eleven gunmen in Garissa on Thursday, the defence ministry said. Al-Shabaab denied the losses.",
    "Peru and Chile signed an agreement on fishing rights in Lima on Wednesday after two years of talks.",
    "Thousands of teachers marched through Tunis on Tuesday to demand higher pay. Police arrested nine of them.",
    "The United States threatened to sanction Nicaragua if the bishop is not released by June.",
)


def main() -> None:
    store = Path(sys.argv[1])
    _tocsin("code", str(ROOT / "samples" / "crisis.jsonl"), "--store", str(store), "--quiet")
    with tempfile.TemporaryDirectory() as folder:
        _watch(store, Path(folder))
        _import(store, Path(folder))
    _tocsin("ledger", "--limit", "1", "--store", str(store))
    _decide(store)


def _tocsin(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "tocsin", *arguments], check=False, stdout=subprocess.DEVNULL)


def _watch(store: Path, folder: Path) -> None:
    """Two feeds that can be read and one that cannot; one of their articles is not there, one is not English."""
    site = Newsroom()
    listed = [(site.put(f"/{number}", page(text)), text) for number, text in enumerate(_STORIES)]
    german = "Die Regierung in Wien hat am Freitag erklärt, dass sie den Vertrag nicht unterzeichnen werde, solange nicht alle Länder zustimmen."
    other = [(site.put("/de", page(german)), german), (site.url("/gone"), "Troops left the town of Harbel on Sunday.")]
    site.put("/world", rss(listed))
    site.put("/region", rss(other))
    site.put("/down", send("", 503))
    feeds = [("Harbour Wire, world", "/world"), ("Harbour Wire, region", "/region"), ("The Lagoon Gazette", "/down")]
    told = "".join(f'\n[[feed]]\nname = "{name}"\nurl = "{site.url(path)}"\n' for name, path in feeds)
    file = folder / "feeds.toml"
    file.write_text(f'every = "1h"\npause = "0s"\nallow = ["127.0.0.1"]\nretries = 0\n{told}')
    _tocsin("watch", str(file), "--once", "--store", str(store), "--quiet")
    site.close()


def _import(store: Path, folder: Path) -> None:
    """A file of GDELT's of the 80 weeks before, and a line that is none."""
    chance = random.Random(5)
    at = {name: place for place, name in enumerate(GDELT)}
    lines = []
    for back in range(560, -1, -1):
        day = (LAST - timedelta(days=back)).strftime("%Y%m%d")
        for one, other, fips, codes in _PAIRS:
            rises = one == "KAZ" and back < 7
            for _ in range(9 if rises else chance.random() < 0.3):
                cells = [""] * len(GDELT)
                cameo = chance.choice(codes.split())
                given = {
                    "GlobalEventID": str(700_000_000 + len(lines)),
                    "Day": day,
                    "EventCode": cameo,
                    "EventBaseCode": cameo[:3],
                    "EventRootCode": cameo[:2],
                    "NumArticles": str(chance.randrange(1, 30)),
                    "DATEADDED": f"{day}120000",
                    "SOURCEURL": f"https://news.example/{len(lines)}",
                    "ActionGeo_Type": "4",
                    "ActionGeo_Fullname": "A Town",
                    "ActionGeo_CountryCode": fips,
                }
                for who, code in (("Actor1", one), ("Actor2", other)):
                    sector = chance.choice(["GOV", "MIL", ""])
                    given |= {f"{who}Code": code + sector, f"{who}Name": f"{code} {sector}".strip()}
                    given |= {f"{who}CountryCode": code, f"{who}Type1Code": sector}
                for name, value in given.items():
                    cells[at[name]] = value
                lines.append("\t".join(cells))
    file = folder / "20240428.export.CSV"
    file.write_text("\n".join([*lines, "no event at all"]) + "\n")
    _tocsin("import", str(file), "--store", str(store), "--quiet")


def _decide(store: Path) -> None:
    """An event that is right, one mended, one wrong, one taken back, one missed, and an outcome that a person set."""
    codes = Codes.builtin()
    verdicts: list[tuple[Verdict, str, str]] = [
        ("right", "Ada", ""),
        ("wrong", "Ben", "nobody did that"),
        ("right", "Ada", "as the minister says"),
        ("mended", "Ben", "it is planned, not done"),
    ]
    with Store(store) as opened:
        reviews = Reviews(opened)
        queue = [each.stored.event for each in reviews.queue(Search())[0]]
        for event, (verdict, who, why) in zip(queue, verdicts, strict=False):
            record = record_of(opened, event.id.rpartition(".")[0])
            assert record is not None
            given = Given(kind(event.event, event.mode), lines_of(event.actors), lines_of(event.recipients), ["future"])
            now = mended(event, given, record.article.text, codes) if verdict == "mended" else None
            reviews.decide(event.id, verdict, who, why, now)
        reviews.decide(queue[2].id, "open", "Ben", "let us ask again")
        article = record.article
        missed = noted(article.id, article.text[:40].rpartition(" ")[0], Given("CONSULT", "", ""), article.text, codes)
        reviews.miss(article.id, missed, "Ada", "they also met")
        lapsed = next(Kept(opened).entries(outcome="lapsed"), None)
        if lapsed and lapsed.reports:
            Corrections(opened).add(
                lapsed.reports[0], "withdrawn", "Ada", "taken back on television, which no article says"
            )
        settle(opened)


if __name__ == "__main__":
    main()
