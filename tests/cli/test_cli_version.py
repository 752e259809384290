"""`tocsin --version`."""

from __future__ import annotations

from importlib.metadata import version

from running import Tocsin


def test_the_version_is_told_and_no_command_is_asked_for(tocsin: Tocsin) -> None:
    ran = tocsin("--version")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"tocsin {version('tocsin')}\n", "")
