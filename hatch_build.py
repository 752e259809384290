"""Compiles the built-in codebook and the gazetteer into the wheel, so that nobody waits for it after installing."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Compile(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `tocsin/codebook/compiled/` to wheels; an editable install compiles into the user's cache at its first use."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles from the sources that are packed, into a folder that goes when the build has ended."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from tocsin.knowledge.shipping import compile_builtin

        self._made = tempfile.TemporaryDirectory()
        for path in compile_builtin(Path(self._made.name)):
            build_data["force_include"][str(path)] = f"tocsin/codebook/compiled/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes what was compiled: the wheel has it."""
        if hasattr(self, "_made"):
            self._made.cleanup()
