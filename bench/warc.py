"""Rate and memory of reading a web archive: `python bench/warc.py [PAGES]` (20,000 unless said otherwise).

The archive is made of the gold pages' layouts (tests/gold/pages), each page with paragraphs of its own, packed record by
record as Common Crawl does; between the pages stand records of pictures and errors, which are passed over.
"""

from __future__ import annotations

import gzip
import random
import re
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from tocsin.model import Article
from tocsin.read import read_inputs

TESTS = Path(__file__).parents[1] / "tests"
sys.path[:0] = [str(TESTS / "read"), str(TESTS / "gold" / "pages")]


def make(path: Path, pages: int) -> None:
    """Writes an archive of so many pages."""
    from layouts import HELD, SEEN
    from make import stories
    from seeds import record

    told = stories()
    paragraphs = [paragraph for story in told for paragraph in story.text]
    with path.open("wb") as stream:
        for number in range(pages):
            rng = random.Random(number)
            story = replace(rng.choice(told), text=tuple(rng.sample(paragraphs, rng.randint(4, 9))))
            html, wanted = rng.choice(SEEN + HELD)(replace(story, title=f"{story.title}, part {number}"), rng)
            url = f"https://news{number % 50}.example/{number}"
            stream.write(
                gzip.compress(record(url, html.encode(wanted.encoding, "xmlcharrefreplace"), kind="text/html"), 5)
            )
            if number % 10 == 0:
                stream.write(gzip.compress(record(f"{url}.png", rng.randbytes(5_000), kind="image/png"), 5))
                stream.write(gzip.compress(record(f"{url}/gone", b"gone", status="404 Not Found"), 5))


def memory() -> float:
    """Megabytes that this process holds now."""
    found = re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text(encoding="utf-8"))
    return int(found[1]) / 1024 if found else float("nan")


def main() -> None:
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.warc.gz"
        make(path, pages)
        print(f"{pages:,} pages, {path.stat().st_size / 1e6:,.1f} MB packed")
        counts: Counter[str] = Counter()
        started = time.process_time()
        for number, item in enumerate(read_inputs([str(path)]), 1):
            counts["articles" if isinstance(item, Article) else "refused"] += 1
            if number % max(1, pages // 10) == 0:
                print(f"{number:7,} read, {memory():6.1f} MB", flush=True)
        seconds = time.process_time() - started
    print(
        f"{counts['articles']:,} articles, {counts['refused']:,} refused; {pages / seconds:,.0f} pages a second of one core"
    )


if __name__ == "__main__":
    main()
