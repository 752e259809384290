"""`tocsin serve` as a process."""

from __future__ import annotations

import subprocess
import sys
import urllib.request
from pathlib import Path

from running import Tocsin


def test_serves_until_it_is_stopped(made_store: Path) -> None:
    command = [sys.executable, "-m", "tocsin", "serve", "--store", str(made_store), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            line = process.stdout.readline()
            address = line.partition(": ")[2].split()[0]
            assert address.startswith("http://127.0.0.1:")
            with urllib.request.urlopen(f"{address}events.csv", timeout=20) as answer:
                assert answer.read().count(b"\n") == 6
        finally:
            process.terminate()
            process.wait(20)


def test_without_the_extra_one_line_says_so(made_store: Path) -> None:
    code = "import sys; sys.modules['fastapi'] = None; sys.argv[1:] = sys.argv[1:];from tocsin.cli import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", code, "serve", "--store", str(made_store)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stderr == "tocsin: the desk needs the extra `web`: pip install 'tocsin[web]'\n"


def test_store_that_is_not_there_is_named(tocsin: Tocsin, tmp_path: Path) -> None:
    ran = tocsin("serve", "--store", tmp_path / "none.db")
    assert ran.returncode == 1
    assert ran.stderr.endswith("none.db: no such store\n")
    assert not (tmp_path / "none.db").exists()


def test_a_desk_that_others_reach_needs_a_token(tocsin: Tocsin, made_store: Path, tmp_path: Path) -> None:
    ran = tocsin("serve", "--store", made_store, "--host", "0.0.0.0", "--port", "0")
    assert ran.returncode == 1
    assert "needs a token" in ran.stderr
    (tmp_path / "token").write_text("short\n")
    ran = tocsin("serve", "--store", made_store, "--host", "0.0.0.0", "--token-file", tmp_path / "token")
    assert ran.stderr == "tocsin: the token has fewer than 16 characters\n"
    for option, value in (("--host", "desk.example"), ("--url", "desk.example")):
        assert tocsin("serve", "--store", made_store, option, value).returncode == 1
