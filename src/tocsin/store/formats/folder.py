"""A folder of parts, on this machine or wherever Arrow reaches: `s3://`, `gs://`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from tocsin.model import Fault

#: Rows that are read at once; of such as hold whole records.
_ROWS, _RECORDS = 20_000, 64


class PartsError(Fault):
    """Parts cannot be written or read; the message names the folder or part and says why."""


class Folder:
    """A folder of parts, wherever it is. name: a path, or an address that Arrow knows.

    Raises PartsError when it is no address that Arrow knows.
    """

    def __init__(self, name: str):
        self.name = name
        self.files: fs.FileSystem
        self._path: str
        try:
            self.files, self._path = (
                fs.FileSystem.from_uri(name) if "://" in name else (fs.LocalFileSystem(), str(Path(name).absolute()))
            )
        except (OSError, ValueError) as error:
            raise PartsError(f"{name}: {' '.join(str(error).split())}") from None

    def begin(self) -> None:
        """Makes it. Raises PartsError when it holds something, OSError when it cannot be made."""
        if self.files.get_file_info(fs.FileSelector(self._path, allow_not_found=True)):
            raise PartsError(f"{self.name}: not empty; parts are written to a new folder")
        self.files.create_dir(self._path)

    def path(self, name: str = "") -> str:
        """The path of one of its files, or its own, for `files`."""
        return f"{self._path.rstrip('/')}/{name}" if name else self._path

    def shown(self, name: str) -> str:
        """One of its files, as messages name it."""
        return f"{self.name.rstrip('/')}/{name}"

    def parts(self) -> list[str]:
        """The names of its parts, in their order."""
        found = self.files.get_file_info(fs.FileSelector(self._path, allow_not_found=True))
        return sorted(each.base_name for each in found if each.is_file and each.base_name.endswith(".parquet"))

    def size(self, name: str) -> int:
        """Bytes of a file; -1: it is not there."""
        info = self.files.get_file_info(self.path(name))
        return int(info.size) if info.is_file else -1

    def read(self, name: str) -> bytes | None:
        """What a file holds; None: it is not there."""
        if self.size(name) < 0:
            return None
        with self.files.open_input_stream(self.path(name)) as stream:
            return bytes(stream.read())

    def write(self, name: str, content: bytes) -> None:
        """Writes a file, whole or not at all."""
        with self.files.open_output_stream(self.path(f"{name}.new")) as stream:
            stream.write(content)
        self.files.move(self.path(f"{name}.new"), self.path(name))

    def columns(self, name: str, names: list[str]) -> Iterator[tuple[Any, ...]]:
        """The cells of some columns of a part, row by row. Raises PartsError when it is no part."""
        try:
            with self.files.open_input_file(self.path(name)) as stream:
                file = pq.ParquetFile(stream)
                if missing := set(names).difference(file.schema_arrow.names):
                    raise PartsError(f"{self.shown(name)}: no part: no column {min(missing)!r}")
                for batch in file.iter_batches(_RECORDS if "record" in names else _ROWS, columns=names):
                    yield from zip(*(batch.column(each).to_pylist() for each in names), strict=True)
        except (OSError, pa.ArrowException) as error:
            raise PartsError(
                f"{self.shown(name)}: no part, or not whole: {' '.join(str(error).split())[:100]}"
            ) from None
