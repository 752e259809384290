"""Compiles the built-in codebook and the gazetteer into the wheel, so that nobody waits for it after installing.

With TOCSIN_COMPILED=1 the parser and the coder, too, with mypyc: the wheel is then for one kind of machine and one Python.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def _is_asked_for_libraries() -> bool:
    return os.environ.get("TOCSIN_COMPILED", "") not in {"", "0"}


class Compile(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `tocsin/codebook/compiled/` to wheels; an editable install compiles into the user's cache at its first use."""

    def dependencies(self) -> list[str]:
        """What the libraries are compiled with, if they are asked for."""
        return ["mypy>=1.18", "setuptools>=77"] if self.target_name == "wheel" and _is_asked_for_libraries() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles from the sources that are packed, into a folder that goes when the build has ended."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from tocsin.knowledge.shipping import compile_builtin

        self._made = tempfile.TemporaryDirectory()
        for path in compile_builtin(Path(self._made.name)):
            build_data["force_include"][str(path)] = f"tocsin/codebook/compiled/{path.name}"
        if _is_asked_for_libraries():
            self._add_libraries(build_data)

    def _add_libraries(self, build_data: dict[str, Any]) -> None:
        """Adds a library beside each module that is compiled; the source stays, for tracebacks and readers."""
        folder = Path(self._made.name) / "libraries"
        folder.mkdir()
        tool = Path(self.root) / "tools" / "compiled.py"
        subprocess.run([sys.executable, str(tool), str(folder)], check=True)  # changes the folder it is in, hence apart
        for path in (each for each in folder.rglob("*") if each.suffix in {".so", ".pyd"}):
            build_data["force_include"][str(path)] = path.relative_to(folder).as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes what was compiled: the wheel has it."""
        if hasattr(self, "_made"):
            self._made.cleanup()
