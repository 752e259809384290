"""Whether the files of the default model are the ones that Tocsin was measured with.

The model is a re-upload on the package index: whoever holds that name there could put other weights under it. The list of
hashes is in the form of `sha256sum`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from tocsin.model import Fault


class ModelFault(Fault):
    """A file of the model is missing or not the pinned one."""


def check_model(folder: Path, pins: Path) -> None:
    """Compares each pinned file below the model's folder (15 MB in all, some hundredths of a second).

    pins: a list as `sha256sum` writes it. Raises ModelFault, which names the first file that differs.
    """
    for line in pins.read_text(encoding="utf-8").splitlines():
        pinned, _, name = line.partition("  ")
        try:
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise ModelFault(f"{folder / name}: cannot be read: {error.strerror}; install the model anew") from error
        if found != pinned:
            raise ModelFault(
                f"{folder / name}: not the pinned file (SHA-256 {found[:12]}…, not {pinned[:12]}…); install the model anew"
            )
