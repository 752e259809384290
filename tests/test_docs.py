"""The docs are complete: every command, option, record field and codebook key is described."""

import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from running import Tocsin
from tocsin.codebook import schema
from tocsin.codebook.codebook import PARTS
from tocsin.judge import Assessment, Entry
from tocsin.judge.evidence import Evidence
from tocsin.model import happening, record
from tocsin.model.correction import Correction
from tocsin.read.events import FORMATS
from tocsin.store.formats import TABLES, TEXTS

ROOT = Path(__file__).parents[1]
RECORD = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
CODEBOOK = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")

HAPPENINGS = (ROOT / "docs" / "happenings.md").read_text(encoding="utf-8")

HAPPENING = [
    each
    for each in vars(happening).values()
    if isinstance(each, type) and issubclass(each, msgspec.Struct) and each.__module__ == happening.__name__
]
STRUCTS = [each for each in vars(record).values() if isinstance(each, type) and issubclass(each, msgspec.Struct)]


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_every_record_field_is_documented(struct: type[msgspec.Struct]) -> None:
    documented = set(re.findall(r"`(\w+)`", RECORD))
    assert set(struct.__struct_fields__) - documented == set()


@pytest.mark.parametrize("struct", HAPPENING, ids=lambda struct: struct.__name__)
def test_every_field_of_a_happening_is_documented(struct: type[msgspec.Struct]) -> None:
    documented = set(re.findall(r"`(\w+)`", HAPPENINGS))
    assert set(struct.__struct_fields__) - documented == set()


LEDGER = (ROOT / "docs" / "ledger.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("struct", [schema.Outcomes, schema.ActOutcome, Entry, Evidence, Correction, Assessment])
def test_every_field_of_the_ledger_is_documented(struct: type[msgspec.Struct]) -> None:
    assert set(struct.__struct_fields__) - set(re.findall(r"`(\w+)`", LEDGER)) == set()


def test_every_key_of_merging_is_documented() -> None:
    assert set(schema.Merging.__struct_fields__) - set(re.findall(r"`(\w+)`", HAPPENINGS)) == set()


@pytest.mark.parametrize(
    "struct", [schema.Frame, schema.Row, schema.Entity, schema.Period, schema.Role, schema.Country]
)
def test_what_one_writes_most_in_the_codebook_is_explained(struct: type[msgspec.Struct]) -> None:
    words = set(re.findall(r"\w+", CODEBOOK))
    assert set(struct.__struct_encode_fields__) - words == set()


def test_every_codebook_key_is_documented() -> None:
    command = [sys.executable, "tools/codebook_keys.py"]
    made = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert re.findall(r"^\| `(\w+)`<br>[^|]* \| (?:\*|\|)", made, re.M) == [], (
        "a key needs a comment `#:` before it in codebook/schema/"
    )
    assert set(re.findall(r"^## `(.*)`$", made, re.M)) == set(PARTS)
    assert made == (ROOT / "docs" / "codebook-keys.md").read_text(encoding="utf-8"), "run `make docs`"


def test_every_codebook_file_is_documented() -> None:
    builtin = ROOT / "src" / "tocsin" / "codebook" / "builtin"
    assert [path.name for path in builtin.glob("*.yaml") if path.name not in CODEBOOK] == []


def test_every_format_of_event_data_is_documented_and_offered() -> None:
    importing = (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")
    commands = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    read, written = (commands.split(f"## `tocsin {name}`")[1].split("\n## ")[0] for name in ("import", "export"))
    for name, offered in [*((name, read) for name in FORMATS), *((name, written) for name in (*TEXTS, *TABLES))]:
        assert f"`{name}`" in importing
        assert re.search(rf"--format NAME`: [^\n]*\b{name}\b", offered)


@pytest.mark.parametrize(("tool", "page"), [("commands.py", "commands.md"), ("man.py", "tocsin.1")])
def test_what_is_told_of_commands_is_made_from_the_code(tool: str, page: str) -> None:
    made = subprocess.run([sys.executable, f"tools/{tool}"], cwd=ROOT, check=True, capture_output=True, text=True)
    assert made.stdout == (ROOT / "docs" / page).read_text(encoding="utf-8"), "run `make docs`"


def test_links_of_the_docs_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_python_example_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    code = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
    assert code
    exec(code.group(1), {})
    assert "THREATEN violence RUS → UKR" in capsys.readouterr().out


def test_explained_example_of_the_readme_is_what_the_program_prints(tocsin: Tocsin, tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    sentence = re.search(r'echo "(.*?)" > threat.txt', readme)
    shown = re.search(r"```text\n(THREATEN.*?)```", readme, re.S)
    assert sentence and shown
    (tmp_path / "threat.txt").write_text(sentence.group(1) + "\n", encoding="utf-8")

    def printed(*arguments: str) -> str:
        ran = tocsin(*arguments, cwd=tmp_path, COLUMNS="100")
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    printed("code", "threat.txt", "--date", "2023-05-25")
    event = msgspec.json.decode(printed("events", "--json"))["id"]

    def lines(text: str) -> list[str]:
        return [line.rstrip() for line in text.strip().splitlines()]

    assert lines(printed("explain", event)) == lines(shown.group(1))
