"""Compiles the parser's and the coder's modules with mypyc, for the wheel that is built with TOCSIN_COMPILED=1.

`python tools/compiled.py FOLDER` copies the package to the folder and puts the libraries beside its modules there.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
#: The folders of `src/tocsin` that are compiled, all in one group: a module calls another as C calls C.
FOLDERS = ("parse", "code")
#: What mypyc makes of `cached_property` is a plain property, which is worked out at each call: modules that have one stay as they are.
LAZY = re.compile(r"^\s+@cached_property$", re.MULTILINE)
#: Modules that stay as they are for another reason.
AS_THEY_ARE = {
    "code/coder.py",  # what a coder is made of is pickled for workers, which frozen dataclasses that are compiled are not
    "code/workers.py",  # sets a class's attributes, which is what a worker holds
    "parse/vocabulary.py",  # fifty sets of words in a dataclass: nothing to gain, and much C
}
#: How hard the C compiler is to try: what was measured in docs/speed.md.
LEVEL = "1"


def modules(package: Path) -> list[Path]:
    """The modules of a package's folder that are compiled, relative to it."""
    found = (path.relative_to(package) for folder in FOLDERS for path in sorted((package / folder).rglob("*.py")))
    return [
        path for path in found if path.as_posix() not in AS_THEY_ARE and not LAZY.search((package / path).read_text())
    ]


def compile_into(folder: Path) -> list[Path]:
    """Compiles a copy of the package in a folder; the libraries, relative to the folder."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    package = folder / "tocsin"
    shutil.copytree(ROOT / "src" / "tocsin", package, ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd"))
    made = folder / "build"
    os.chdir(folder)  # the paths of the modules are those that a traceback shows
    extensions = mypycify(
        # whether the types are right is `make lint`'s affair: here not all that is imported need be installed
        ["--config-file=", "--ignore-missing-imports", *(str(Path("tocsin", path)) for path in modules(package))],
        opt_level=LEVEL,
        debug_level="0",
        multi_file=True,
        target_dir=str(made / "c"),
        group_name="tocsin",
    )
    build = Distribution({"name": "tocsin", "ext_modules": extensions, "packages": []}).get_command_obj("build_ext")
    build.inplace, build.build_temp, build.build_lib = True, str(made / "objects"), str(made / "libraries")
    build.ensure_finalized()
    build.run()
    shutil.rmtree(made)
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.suffix in {".so", ".pyd"})


if __name__ == "__main__":
    where = Path(sys.argv[1]).resolve()
    for library in compile_into(where):
        print(library)
