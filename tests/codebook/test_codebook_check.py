"""A codebook of one's own: its faults with file and line, and what it replaces."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from running import Tocsin
from tocsin.codebook import CodebookError, load_codebook
from tocsin.codebook.check import check


def own(tmp_path: Path, content: str, name: str = "frames/own.yaml") -> Path:
    path = tmp_path / "own" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return tmp_path / "own"


@pytest.mark.parametrize(
    ("content", "line", "fault"),
    [
        ("event: ASSAULT\nframes:\n  - id: zorple\n    verbs: zorple\n", 4, "Expected `array`, got `str`"),
        (
            "event: ASSAULT\nframes:\n  - {id: a, verbs: [zorple]}\n  - {id: b, words: [gnarp]}\n",
            4,
            "unknown field `words`",
        ),
        ("event: ASSAULT\nfames: []\n", 1, "unknown field `fames`"),
        ("event: ASSAULT\nframes:\n  - {verbs: [zorple]}\n", 3, "missing required field `id`"),
        ("event: ASSAULT\nframes:\n  - id: [zorple\n", 4, "not YAML"),
        ("event: ASSAULT\n\tframes: []\n", 2, "not YAML"),
        ("", None, "Expected `object`, got `null`"),
        ("event: *nothing\nframes: []\n", 1, "not YAML"),
    ],
    ids=["wrong type", "unknown field", "unknown part", "missing field", "open list", "tab", "empty", "alias"],
)
def test_a_fault_of_shape_names_file_line_and_fault(tmp_path: Path, content: str, line: int | None, fault: str) -> None:
    folder = own(tmp_path, content)
    (found,) = check(folder)
    where = folder / "frames" / "own.yaml"
    assert (found.path, found.line) == (where, line)
    assert str(found).startswith(f"{where}:{line}: " if line else f"{where}: ")
    assert fault in found.fault
    assert "\n" not in str(found)


def test_a_codebook_with_a_fault_is_not_loaded(tmp_path: Path) -> None:
    folder = own(tmp_path, "event: ASSAULT\nframes:\n  - id: zorple\n    verbs: zorple\n")
    with pytest.raises(CodebookError, match=r"own\.yaml:4: Expected"):
        load_codebook(folder)


def test_a_file_that_is_no_part_of_a_codebook_is_a_fault(tmp_path: Path) -> None:
    (found,) = check(own(tmp_path, "frames: []\n", "frmes.yaml"))
    assert found.fault == "no such part of the codebook"


def test_a_file_that_is_not_utf8_is_a_fault(tmp_path: Path) -> None:
    folder = own(tmp_path, "")
    (folder / "frames" / "own.yaml").write_bytes(b"event: caf\xe9\n")
    (found,) = check(folder)
    assert "cannot be read" in found.fault


def test_a_control_character_is_a_fault(tmp_path: Path) -> None:
    (found,) = check(own(tmp_path, "event: ASSAULT\nframes:\n  - {id: a\x01, verbs: [zorple]}\n"))
    assert "not YAML" in found.fault


def test_every_fault_of_shape_is_found_at_once(tmp_path: Path) -> None:
    own(tmp_path, "fames: []\n", "frames/a.yaml")
    folder = own(tmp_path, "fames: []\n", "frames/b.yaml")
    assert [fault.path.name for fault in check(folder)] == ["a.yaml", "b.yaml"]


REFERENCES = """event: ASSAULT
frames:
  - id: gnarp-hard
    verbs: [gnarp]
  - {id: a, event: ASSALT, verbs: [zorple]}
  - {id: b, mode: tickling, verbs: [zorple]}
  - {id: c, verbs: [zorple], compose: no-table}
  - {id: d, contexts: [weather-map]}
  - {id: e, verbs: [zorple], requires: {patient: ["@no-class"]}}
  - {id: e, verbs: [zorple], excludes: {agent: [ACTRO]}}
  - id: gnarp
    verbs: [gnarp]
    mode: tickling
"""


@pytest.fixture(scope="module")
def references(tmp_path_factory: pytest.TempPathFactory) -> list[CodebookError]:
    """The faults of a codebook whose names lead nowhere: reading the built-in one takes long, so it is read once."""
    tmp_path = tmp_path_factory.mktemp("references")
    own(tmp_path, "tables:\n  own-table:\n    - {inner: [any], event: NOTHING}\n", "composition.yaml")
    entities = "entities:\n  - {key: z-1, name: Zorple Front, country: ZZZ, kind: group, sectors: [XYZ]}\n"
    own(tmp_path, entities, "actors/own.yaml")
    own(
        tmp_path,
        "contexts:\n  weather:\n    cases:\n      - {events: [NOTHING], actors: [XYZ]}\n    unless:\n      - {events: [ASSAULT/no-mode]}\n    yields: [storms]\n",
        "contexts.yaml",
    )
    return check(own(tmp_path, REFERENCES))


@pytest.mark.parametrize(
    ("file", "line", "fault"),
    [
        ("own.yaml", 5, "no event type ASSALT"),
        ("own.yaml", 6, "ASSAULT has no mode tickling"),
        ("own.yaml", 7, "frame c: no composition table no-table"),
        ("own.yaml", 8, "frame d has no words"),
        ("own.yaml", 8, "frame d: no context weather-map"),
        ("own.yaml", 9, "frame e: no class @no-class"),
        ("composition.yaml", 2, "table own-table: no event type NOTHING"),
        ("own.yaml", 2, "z-1: no country ZZZ"),
        ("own.yaml", 2, "z-1: no sector XYZ"),
        ("contexts.yaml", 2, "no context weather"),
        ("contexts.yaml", 2, "no event type NOTHING"),
        ("contexts.yaml", 2, "no sector XYZ"),
        ("contexts.yaml", 2, "ASSAULT has no mode no-mode"),
        ("contexts.yaml", 2, "no context storms"),
    ],
)
def test_a_name_that_leads_nowhere_is_a_fault(
    references: list[CodebookError], file: str, line: int, fault: str
) -> None:
    assert (file, line, fault) in [(each.path.name, each.line, each.fault) for each in references]


def test_a_frame_that_is_there_twice_is_a_fault(references: list[CodebookError]) -> None:
    assert any(re.match(r"frame e (is there twice|stands in own\.yaml too)", each.fault) for each in references)
    assert any("ACTRO is none of" in each.fault for each in references)


def test_nothing_else_is_a_fault(references: list[CodebookError]) -> None:
    assert len(references) == 17


def test_the_line_is_that_of_the_very_frame(references: list[CodebookError]) -> None:
    lines = [each.line for each in references if each.fault == "ASSAULT has no mode tickling"]
    assert lines == [6, 11]


def test_a_frame_without_an_event_is_a_fault_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(CodebookError) as caught:
        load_codebook(own(tmp_path, "frames:\n  - {id: a, verbs: [zorple]}\n"))
    assert caught.value.line == 2


def test_a_file_that_ends_in_yml_is_read_or_refused(tmp_path: Path) -> None:
    folder = own(tmp_path, "event: ASSAULT\nframes:\n  - {id: zorple, verbs: [zorple]}\n", "frames/own.yml")
    try:
        assert any(frame.id == "zorple" for frame in load_codebook(folder).frames)
    except CodebookError as fault:
        assert fault.path.name == "own.yml"


def test_a_frame_of_the_same_id_replaces_the_built_in_one_and_others_are_added(tmp_path: Path) -> None:
    plain = load_codebook()
    laid = load_codebook(
        own(tmp_path, "event: AID\nframes:\n  - {id: attack, verbs: [zorple]}\n  - {id: own, verbs: [gnarp]}\n")
    )
    frames = {frame.id: frame for frame in laid.frames}
    assert (frames["attack"].event, frames["attack"].verbs) == ("AID", ["zorple"])
    assert len(laid.frames) == len(plain.frames) + 1
    assert laid.digest != plain.digest


def test_a_change_of_one_word_changes_the_digest(tmp_path: Path) -> None:
    digests = set()
    for word in ("zorple", "gnarp", "zorple"):
        digests.add(load_codebook(own(tmp_path, f"event: AID\nframes:\n  - {{id: own, verbs: [{word}]}}\n")).digest)
    assert len(digests) == 2


def test_words_that_yaml_takes_for_other_things_stay_words(tmp_path: Path) -> None:
    content = "event: AID\nframes:\n  - {id: own, verbs: [no, on, 1999, 2024-05-01, 1e3, yes]}\n"
    (frame,) = (each for each in load_codebook(own(tmp_path, content)).frames if each.id == "own")
    assert frame.verbs == ["no", "on", "1999", "2024-05-01", "1e3", "yes"]


def test_the_built_in_codebook_has_no_faults(tocsin: Tocsin) -> None:
    ran = tocsin("codebook", "check")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "; no faults" in ran.stdout


def test_the_command_prints_each_fault_on_a_line_and_ends_with_1(tocsin: Tocsin, tmp_path: Path) -> None:
    own(tmp_path, "event: ASSAULT\nframes:\n  - id: zorple\n    verbs: zorple\n", "frames/[a].yaml")
    folder = own(tmp_path, "frames: [\n", "frames/b.yaml")
    ran = tocsin("codebook", "check", folder)
    assert (ran.returncode, ran.stdout) == (1, "")
    first, second = ran.stderr.splitlines()
    assert first.startswith(f"{folder / 'frames' / '[a].yaml'}:4: Expected `array`")
    assert second.startswith(f"{folder / 'frames' / 'b.yaml'}:2: not YAML")


def test_the_examples_of_one_frame_are_run_alone(tocsin: Tocsin, tmp_path: Path) -> None:
    frame = "event: ACCUSE\nframes:\n  - id: zorple\n    verbs: [zorple]\n    actor: [agent]\n    recipient: [patient]\n    examples:\n"
    right = f"{frame}      - {{text: Kenya zorpled Uganda on Monday., gives: ACCUSE KEN > UGA}}\n"
    ran = tocsin("codebook", "check", own(tmp_path, right), "--frame", "zorple")
    assert (ran.returncode, ran.stderr) == (0, "")
    ran = tocsin("codebook", "check", own(tmp_path, right.replace("UGA}", "TZA}")), "--frame", "zorple")
    assert ran.returncode == 1
    assert ran.stderr.startswith("zorple: Kenya zorpled Uganda on Monday.\n    must give: ACCUSE KEN > TZA\n")
    ran = tocsin("codebook", "check", "--frame", "zorple")
    assert ran.returncode == 1
    assert ran.stderr.startswith("tocsin: --frame: no frame zorple in ")


def test_a_folder_that_is_not_there_is_one_line(tocsin: Tocsin, tmp_path: Path) -> None:
    ran = tocsin("codebook", "check", tmp_path / "none")
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", f"{tmp_path / 'none'}: no such folder\n")


def test_code_refuses_a_faulty_codebook_in_one_line(tocsin: Tocsin, tmp_path: Path) -> None:
    folder = own(tmp_path, "event: ASSAULT\nframes:\n  - id: zorple\n    verbs: zorple\n")
    ran = tocsin("code", "-", "--to", "-", "--codebook", folder, stdin=b"Kazakhstan attacked Turkmenistan.")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(f"tocsin: {folder / 'frames' / 'own.yaml'}:4: ")
    assert ran.stderr.count("\n") == 1


def test_an_entity_that_is_there_twice_is_a_fault(tmp_path: Path) -> None:
    one = "entities:\n  - {key: lake-guard, name: Lake Guard, country: UGA, kind: group, sectors: [REB]}\n"
    own(tmp_path, one, "actors/africa.yaml")
    found, *_ = check(own(tmp_path, one, "actors/local/lakes.yaml"))
    assert (found.path.name, found.line) == ("lakes.yaml", 2)
    assert found.fault == "entity lake-guard is in africa.yaml too"


def test_a_name_that_two_bodies_of_a_country_share_is_a_fault(tmp_path: Path) -> None:
    own(
        tmp_path,
        "entities:\n"
        "  - {key: lake-guard, name: Lake Guard, country: UGA, kind: group, sectors: [REB]}\n"
        "  - {key: lake-party, name: Lake Party, country: UGA, kind: party, sectors: [PTY]}\n",
        "actors/africa.yaml",
    )
    others = (
        "entities:\n"
        "  - {key: guards-of-the-lake, name: Guards of the Lake, aliases: [lake guard], country: UGA, kind: service, sectors: [COP]}\n"
        # in another country, and a person
        "  - {key: lake-guard-ken, name: Lake Guard, country: KEN, kind: group, sectors: [REB]}\n"
        "  - {key: lake-party-uga, name: Lake Party, country: UGA, kind: person, sectors: [CVL]}\n"
    )
    (found,) = check(own(tmp_path, others, "actors/local/lakes.yaml"))
    assert (found.path.name, found.line) == ("lakes.yaml", 2)
    assert found.fault == "a body of UGA called lake guard is in africa.yaml too"
