"""Inputs as a user names them: files, folders, globs, standard input and addresses."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tocsin.model import Article
from tocsin.read.articles import article_of
from tocsin.read.fields import Fields, Link, Refused
from tocsin.read.kinds import Item, read_source
from tocsin.read.options import Options
from tocsin.read.source import Source

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_OTHER_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)


@dataclass
class Reach:
    """How far a reading of files has come, in bytes as they are stored."""

    #: None: not known, since something else than files is read.
    total: int | None = None
    done: int = 0


def reach_of(inputs: Iterable[str]) -> Reach:
    """The beginning of a reading of these inputs."""
    total = 0
    for name in inputs:
        if name == "-" or _ADDRESS.match(name):
            return Reach()
        with suppress(OSError):  # told when it is read
            total += sum(file.stat().st_size for file in _files(name))
    return Reach(total)


def files_of(inputs: Iterable[str]) -> list[str]:
    """The single files and addresses that inputs stand for, so that they can be read one by one, here or elsewhere.

    Raises ValueError for standard input, which is nowhere else.
    """
    found: list[str] = []
    for name in inputs:
        if name == "-":
            raise ValueError("-: standard input can be read here only")
        files: list[str] = []
        with suppress(OSError):  # told when it is read
            files = [] if _ADDRESS.match(name) else [str(file) for file in _files(name)]
        found += files or [name]
    return found


def read_inputs(
    inputs: Iterable[str], date: str | None = None, options: Options | None = None, reach: Reach | None = None
) -> Iterator[Article | Refused]:
    """The articles of files, folders (all files below), globs, addresses and `-` (standard input), one at a time.

    Articles that are not English come too, their language set.
    date: ISO date of publication for articles that bring none; the options' date if not given.
    reach: is kept up to date.
    """
    reach = reach or Reach()
    options = options or Options()
    options = replace(options, date=date) if date is not None else options
    for name in inputs:
        if name == "-":
            yield from read_articles(Source("-", sys.stdin.buffer), options)
        elif _ADDRESS.match(name):
            yield from _address(name, options)
        else:
            yield from _path(name, options, reach)


def read_articles(source: Source, options: Options) -> Iterator[Article | Refused]:
    """The articles of one open input."""
    yield from _articles(read_source(source, options), source.name, options)


def _articles(
    items: Iterable[Item], name: str, options: Options, trail: tuple[str, ...] = ()
) -> Iterator[Article | Refused]:
    links = 0
    for item in items:
        if isinstance(item, Refused):
            yield item
        elif isinstance(item, Link):
            links += 1
            if options.follow:
                yield from _address(item.url, options, trail)
        else:
            yield _article(item, options)
    if links and not options.follow:
        yield Refused(name, f"a list of {links:,} addresses, no articles; --follow reads them")


def _article(fields: Fields, options: Options) -> Article | Refused:
    try:
        return article_of(fields, options)
    except ValueError as error:
        return Refused(fields.where, str(error))


def _address(url: str, options: Options, trail: tuple[str, ...] = ()) -> Iterator[Article | Refused]:
    """The articles of an address; trail: the lists that led to it."""
    from tocsin.read.fetch import fetch

    if url in trail:
        yield Refused(url, "a list that leads back to itself")
        return
    if len(trail) > options.limits.depth:
        yield Refused(url, f"more than {options.limits.depth} lists lead to it")
        return
    try:
        answer = fetch(url, options.limits, options.hosts)
        if answer.status != 200:
            yield Refused(url, f"the server says {answer.status}")
            return
    except ValueError as error:
        yield Refused(url, str(error))
        return
    yield from _articles(read_source(answer.source(), options), answer.url, options, (*trail, url))


def _path(name: str, options: Options, reach: Reach) -> Iterator[Article | Refused]:
    if _OTHER_ADDRESS.match(name) and not Path(name).exists():
        yield Refused(name, "only http and https addresses are fetched; a file is named by its path")
        return
    try:
        files = _files(name)
    except OSError as error:
        yield Refused(name, error.strerror or str(error))
        return
    if not files:
        yield Refused(name, "no files in this folder" if Path(name).is_dir() else "no file of such a name")
    for file in files:
        # a name that is not UTF-8 is shown with its bytes written out
        shown = str(file).encode("utf-8", "backslashreplace").decode()
        try:
            before = reach.done
            with file.open("rb") as stream:
                for item in read_articles(Source(shown, stream), options):
                    reach.done = before + stream.tell() if stream.seekable() else before
                    yield item
                reach.done = before + os.fstat(stream.fileno()).st_size
        except OSError as error:
            yield Refused(shown, error.strerror or str(error))


def _files(name: str) -> list[Path]:
    """The file itself, all files below a folder that are not hidden, or the files that a pattern fits."""
    path = Path(name)
    if path.is_dir():
        return sorted(each for each in path.rglob("*") if each.is_file() and not _hidden(each, path))
    if not path.exists() and glob.has_magic(name):
        found = (Path(each) for each in sorted(glob.glob(name, recursive=True)))  # noqa: PTH207 - a pattern may be absolute
        return [file for each in found for file in (_files(str(each)) if each.is_dir() else [each])]
    return [path]


def _hidden(path: Path, top: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(top).parts)
