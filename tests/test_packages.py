"""That the papers beside what is packed are complete. The wheel itself is built by tests/knowledge/test_gazetteer.py."""

import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]


def test_every_locked_package_has_its_licence_told() -> None:
    locked = set(re.findall(r"^([a-z0-9][\w.-]*)==", (ROOT / "locks" / "dev.txt").read_text("utf-8"), re.M))
    rows = re.findall(
        r"^\| ([a-z0-9][\w.-]*) \| ([\w, ]+) \| (.+) \|$", (ROOT / "docs" / "licences.md").read_text("utf-8"), re.M
    )
    told = {name: (use, licence) for name, use, licence in rows if name != "package"}
    assert set(told) == locked
    shipped = {name: licence for name, (use, licence) in told.items() if use != "development"}
    assert [name for name, licence in shipped.items() if licence in {"not said", "—"}] == []


def test_the_citation_names_the_version_that_is_packed() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert (citation["version"], citation["license"]) == (project["version"], project["license"])


def test_the_units_and_ci_call_what_there_is() -> None:
    ci = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))
    steps = [each["run"] for each in ci["jobs"]["test"]["steps"] if "run" in each]
    assert {"make lint", "make test"} <= set(steps)
    commands = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for command in ("watch", "serve"):
        unit = (ROOT / "deploy" / f"tocsin-{command}.service").read_text("utf-8")
        options = set(re.findall(r" (--[\w-]+)", re.search(r"^ExecStart=.*", unit, re.M)[0]))  # type: ignore[index]
        told = commands.split(f"## `tocsin {command}`")[1].split("\n## ")[0]
        assert options and options <= set(re.findall(r"--[\w-]+", told))
