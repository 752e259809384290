"""How tests run `tocsin`: as a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

Ran = subprocess.CompletedProcess[str]
Tocsin = Callable[..., Ran]

#: The console script that stands beside this Python.
TOCSIN = str(Path(sys.executable).with_name("tocsin"))
