"""What is compiled is read from the package if it fits, else from the user's folder, else made and kept there."""

from pathlib import Path

import msgspec
import pytest

from tocsin.codebook.cache import cached, cached_in


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
