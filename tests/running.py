"""Types of the fixture that runs `tocsin` as a process."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

Ran = subprocess.CompletedProcess[str]
Tocsin = Callable[..., Ran]
