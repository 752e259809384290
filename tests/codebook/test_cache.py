"""What is compiled is read from the package if it fits, else from the user's folder, else made and kept there."""

import os
from pathlib import Path

import msgspec
import pytest

from tocsin.codebook.cache import cached, cached_in
from tocsin.codebook.codebook import read_part


def _never() -> list[str]:
    pytest.fail("made anew")


def test_what_is_shipped_is_used_and_not_made(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    (shipped / "words-1.msgpack").write_bytes(msgspec.msgpack.encode(["shipped"]))
    with cached_in(shipped, own):
        assert cached("words-1", list[str], _never) == ["shipped"]
    assert not own.exists()


def test_another_content_is_made_once_and_kept_in_the_users_folder(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    (shipped / "words-1.msgpack").write_bytes(msgspec.msgpack.encode(["shipped"]))
    with cached_in(shipped, own):
        assert cached("words-2", list[str], lambda: ["made"]) == ["made"]
        assert cached("words-2", list[str], _never) == ["made"]
    assert [path.name for path in shipped.iterdir()] == ["words-1.msgpack"]


def test_a_shipped_file_of_another_shape_is_passed_over(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    (shipped / "words-1.msgpack").write_bytes(b"\xc1 no such thing")
    with cached_in(shipped, own):
        assert cached("words-1", list[str], lambda: ["made"]) == ["made"]


def test_of_each_kind_only_the_files_used_last_are_kept(tmp_path: Path) -> None:
    (tmp_path / "names-1.msgpack").write_bytes(msgspec.msgpack.encode(["of another kind"]))
    with cached_in(tmp_path):
        for number in range(12):
            made = [str(number)]
            cached(f"words-{number}", list[str], lambda made=made: made)  # type: ignore[misc]
            os.utime(tmp_path / f"words-{number}.msgpack", (number, number))
            assert cached("words-0", list[str], _never) == ["0"]
    assert len(list(tmp_path.glob("words-*"))) == 8
    assert (tmp_path / "words-0.msgpack").exists()
    assert not (tmp_path / "words-1.msgpack").exists()
    assert (tmp_path / "names-1.msgpack").exists()


def test_a_file_of_a_codebook_is_read_again_only_after_a_change(tmp_path: Path) -> None:
    folder, kept = tmp_path / "own", tmp_path / "kept"
    (folder / "frames").mkdir(parents=True)
    path = folder / "frames" / "mine.yaml"

    def read(verb: str) -> tuple[list[str], int]:
        path.write_text(f"event: AID\nframes:\n  - {{id: own, verbs: [{verb}]}}\n", encoding="utf-8")
        with cached_in(kept):
            (frame,) = read_part(folder, path).frames
        return frame.verbs, len(list(kept.glob("part-frames-mine-*")))

    assert [read(verb) for verb in ("zorple", "zorple", "gnarp")] == [(["zorple"], 1), (["zorple"], 1), (["gnarp"], 2)]
