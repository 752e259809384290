"""The default model's files are the pinned ones, or nothing is coded with them."""

import hashlib
from pathlib import Path

import pytest

from tocsin.parse import pinned, syntax


def _pins(folder: Path, **files: bytes) -> Path:
    pins = folder / "pins.sha256"
    pins.write_text("".join(f"{hashlib.sha256(data).hexdigest()}  {name}/model\n" for name, data in files.items()))
    return pins


def test_the_installed_model_is_the_pinned_one_and_loads() -> None:
    assert syntax.load_model(syntax.DEFAULT_MODEL).lang == "en"
    pins = Path(syntax.__file__).with_name(f"{syntax.DEFAULT_MODEL}.sha256").read_text().split()[1::2]
    folder = syntax._data_of(syntax.DEFAULT_MODEL)
    weights = {path.relative_to(folder).as_posix() for path in folder.rglob("model")}
    assert weights and weights <= set(pins)


@pytest.mark.parametrize(("there", "fault"), [(b"other", "not the pinned file"), (None, "cannot be read")])
def test_another_or_a_missing_file_is_told_in_one_line(tmp_path: Path, there: bytes | None, fault: str) -> None:
    pins = _pins(tmp_path, parser=b"weights")
    (tmp_path / "parser").mkdir()
    if there is not None:
        (tmp_path / "parser" / "model").write_bytes(there)
    with pytest.raises(pinned.ModelFault) as told:
        pinned.check_model(tmp_path, pins)
    assert fault in str(told.value) and "parser/model" in str(told.value) and "\n" not in str(told.value)


@pytest.mark.skipif(not syntax.__file__.endswith(".py"), reason="compiled code asks its own functions, not a test's")
def test_the_load_is_refused_when_a_file_differs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syntax, "_data_of", lambda name: tmp_path)
    with pytest.raises(pinned.ModelFault):
        syntax.load_model(syntax.DEFAULT_MODEL)
