"""The way of somebody who has never seen Tocsin, timed: `python bench/first_steps.py` (needs git, make and the package index).

A fresh clone of this repository in an empty folder, with empty caches; then the commands of the README and of two pages, each with
the seconds since the beginning. Reading and typing are not counted.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parents[1]
FRAME = """event: ACCUSE
frames:
  - id: demarche
    mode: disapprove
    verbs: [demarche]
    actor: [agent]
    recipient: [patient]
    requires: {patient: [ACTOR]}
    examples:
      - {text: Kenya demarched Uganda., gives: ACCUSE/disapprove KEN > UGA}
"""
URL = "http://127.0.0.1:8799/"


def first_page(clone: Path) -> None:
    """The desk is opened, and its first page asked for until it answers."""
    command = [str(clone / ".venv/bin/tocsin"), "serve", "--store", ".venv/samples.db", "--port", "8799"]
    with subprocess.Popen(command, cwd=clone, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as desk:
        while desk.poll() is None:
            try:
                urllib.request.urlopen(URL, timeout=5).read()
                break
            except OSError:
                time.sleep(0.05)
        desk.terminate()


def main() -> None:
    table = Table("step", "command", "seconds", "since the beginning", box=None)
    with tempfile.TemporaryDirectory() as folder:
        home, clone = Path(folder), Path(folder) / "tocsin"
        environment = {**os.environ, "XDG_CACHE_HOME": str(home / "cache"), "UV_CACHE_DIR": str(home / "uv")}
        began = before = time.perf_counter()

        def done(step: str, command: str) -> None:
            nonlocal before
            now = time.perf_counter()
            table.add_row(step, command, f"{now - before:.0f}", f"{(now - began) / 60:.1f} min")
            before = now

        def shell(step: str, command: str, where: Path = clone) -> None:
            subprocess.run(["bash", "-c", command], cwd=where, env=environment, check=True, stdout=subprocess.DEVNULL)
            done(step, command.replace(str(HERE), "…"))

        shell("a clone", f"git clone -q {HERE} tocsin", home)
        shell("first record on screen", "make run")
        (clone / "article.txt").write_text("Kenya's army attacked rebels in Garissa.\n\nKenya demarched Uganda.\n")
        shell("own article coded", ".venv/bin/tocsin code article.txt --date 2024-05-06")
        first_page(clone)
        done("first page of the desk", "tocsin serve --store .venv/samples.db")
        (clone / "mine" / "frames").mkdir(parents=True)
        (clone / "mine" / "frames" / "accuse.yaml").write_text(FRAME)
        shell("frame added and checked", ".venv/bin/tocsin codebook check mine")
        shell("coded with it", ".venv/bin/tocsin code article.txt --date 2024-05-06 --codebook mine")
    Console().print(table)


if __name__ == "__main__":
    main()
