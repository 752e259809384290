"""What is compiled for the wheel that `make compiled` builds keeps to what mypyc understands, and gives the same records."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import tocsin.parse.tokens
from tocsin.code.coder import Coder

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from compiled import AS_THEY_ARE, modules  # noqa: E402 - a tool, not a package

PACKAGE = ROOT / "src" / "tocsin"
TREES = {path: ast.parse((PACKAGE / path).read_text(encoding="utf-8")) for path in modules(PACKAGE)}


def test_the_modules_that_are_asked_for_most_are_compiled_and_lazy_ones_are_not():
    named = {path.as_posix() for path in TREES}
    assert {"parse/tokens.py", "parse/phrases.py", "code/lexicon.py", "code/actors/features.py"} <= named
    assert "parse/clauses.py" not in named
    assert all((PACKAGE / path).is_file() for path in AS_THEY_ARE)


def test_none_has_a_property_that_mypyc_would_work_out_at_each_call():
    assert not [path for path, tree in TREES.items() if "cached_property" in ast.unparse(tree)]


def test_none_looks_into_a_tuple_or_list_with_a_star():
    """`x in (*some, other)` is beyond mypyc, `x in [*some]` too."""
    looked_into = [
        (path.as_posix(), each.lineno)
        for path, tree in TREES.items()
        for each in ast.walk(tree)
        if isinstance(each, ast.Compare)
        for of in each.comparators
        if isinstance(of, ast.Tuple | ast.List) and any(isinstance(one, ast.Starred) for one in of.elts)
    ]
    assert looked_into == []


def test_none_looks_into_what_is_made_one_by_one():
    """`x in found()` is beyond mypyc where `found` yields: `set(found())`."""
    yielding = {
        each.name
        for tree in TREES.values()
        for each in ast.walk(tree)
        if isinstance(each, ast.FunctionDef)
        and any(isinstance(one, ast.Yield | ast.YieldFrom) for one in ast.walk(each))
    }
    looked_into = [
        (path.as_posix(), of.lineno)
        for path, tree in TREES.items()
        for each in ast.walk(tree)
        if isinstance(each, ast.Compare) and any(isinstance(one, ast.In | ast.NotIn) for one in each.ops)
        for of in each.comparators
        if isinstance(of, ast.GeneratorExp)
        or (isinstance(of, ast.Call) and ast.unparse(of.func).rpartition(".")[2] in yielding)
    ]
    assert looked_into == []


def test_what_fields_are_is_imported_for_real():
    """mypyc looks their classes up when it makes a class, whatever `from __future__ import annotations` says."""
    lacking = []
    for path, tree in TREES.items():
        only_for_types = {
            name.asname or name.name
            for block in tree.body
            if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test)
            for each in block.body
            if isinstance(each, ast.ImportFrom)
            for name in each.names
        }
        fields = [
            field.annotation
            for each in ast.walk(tree)
            if isinstance(each, ast.ClassDef) and (each.bases or each.decorator_list)
            for field in each.body
            if isinstance(field, ast.AnnAssign)
        ]
        lacking += [(path.as_posix(), of.id) for of in fields if isinstance(of, ast.Name) and of.id in only_for_types]
    assert lacking == []


def test_what_can_be_compared_can_be_hashed():
    """A compiled class with a comparison has no hash but its own."""
    unhashable = []
    for path, tree in TREES.items():
        for each in ast.walk(tree):
            if isinstance(each, ast.ClassDef):
                has = {one.name for one in each.body if isinstance(one, ast.FunctionDef)}
                if has & {"__lt__", "__le__", "__gt__", "__ge__", "__eq__"} and "__hash__" not in has:
                    unhashable.append((path.as_posix(), each.name))
    assert unhashable == []


@pytest.mark.skipif(tocsin.parse.tokens.__file__.endswith(".py"), reason="not the compiled wheel: make test-compiled")
def test_records_are_those_of_the_source():
    lines = (ROOT / "samples" / "crisis.jsonl").read_bytes().splitlines()
    texts = [msgspec.json.decode(line)["text"] for line in lines]
    coder = Coder()
    own = [msgspec.json.encode(coder.code(text, "2024-03-20")).decode() for text in texts]
    by_source = subprocess.run(
        [sys.executable, "-c", _CODE],
        input=msgspec.json.encode(texts),
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=True,
    ).stdout
    assert msgspec.json.decode(by_source) == own


_CODE = """
import sys, msgspec, tocsin.parse.tokens
from tocsin.code.coder import Coder
assert tocsin.parse.tokens.__file__.endswith(".py")
coder = Coder()
texts = msgspec.json.decode(sys.stdin.buffer.read())
records = [msgspec.json.encode(coder.code(text, "2024-03-20")).decode() for text in texts]
sys.stdout.buffer.write(msgspec.json.encode(records))
"""
