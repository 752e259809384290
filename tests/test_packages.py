"""What is packed, and that the papers beside it are complete."""

import re
import sys
import tomllib
import zipfile
from pathlib import Path

import yaml

from tocsin.codebook.codebook import actor_files, digest_of
from tocsin.knowledge.gazetteer import load_gazetteer

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


def test_a_wheel_has_every_file_of_the_package_and_the_compiled_codebook(tmp_path: Path) -> None:
    from hatchling.builders.wheel import WheelBuilder

    before = list(sys.path)
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    sys.path[:] = before
    packed = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    files = {
        path.relative_to(source).as_posix()
        for path in (source / "tocsin").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert files - packed == set()
    assert [name for name in packed if name.endswith("/share/man/man1/tocsin.1")]
    gazetteer = load_gazetteer().identity
    knowledge = digest_of(actor_files(None), gazetteer)
    compiled = {f"tocsin/codebook/compiled/{name}" for name in (f"{gazetteer}.db", f"knowledge-{knowledge}.msgpack")}
    assert compiled <= packed
    assert len([name for name in packed if name.startswith("tocsin/codebook/compiled/")]) == 4


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
