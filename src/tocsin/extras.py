"""Libraries that only some uses need: what to install for them is told in one line."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from tocsin.model import Fault

#: The extras, as pip knows them.
MCP = "tocsin[mcp]"
READ = "tocsin[read]"
TABLES = "tocsin[tables]"
RAY = "tocsin[ray]"

#: What a library is called that is installed by another name.
_PACKAGES = {"docx": "python-docx"}


class NotInstalled(Fault, ImportError):
    """A use needs a library that is not there; the message says how to install it."""


def needed(library: str, what: str, install: str) -> ModuleType:
    """A library, or a module of it, imported.

    what: what needs it, as the message names it. install: what pip is to install. Raises NotInstalled, also when the library is
    there and cannot be loaded.
    """
    try:
        return import_module(library)
    except ImportError as error:
        root = library.partition(".")[0]
        package = _PACKAGES.get(root, root)
        missing = isinstance(error, ModuleNotFoundError) and error.name in {library, root}
        fault = "" if missing else f", which cannot be loaded ({' '.join(str(error).split())})"
        raise NotInstalled(f"{what} needs {package}{fault}: pip install '{install}'", name=library) from None


def arrow(what: str) -> ModuleType:
    """`pyarrow`, which the extra `tables` brings. Raises NotInstalled."""
    return needed("pyarrow", what, TABLES)


def parquet() -> ModuleType:
    """`pyarrow.parquet`. Raises NotInstalled."""
    return needed("pyarrow.parquet", "Parquet", TABLES)
