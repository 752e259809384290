"""Coding on a cluster: Ray Data reads, codes, repeats what was lost, and writes the parts. Only what is done to an article is ours.

Each node needs this version of Tocsin and the inputs under the same names; the coders check that they are the one that was asked for.
"""

from __future__ import annotations

import logging
import os
import socket
import sys
import warnings
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import partial
from typing import Any

import msgspec
import pyarrow as pa

from tocsin.code.coder import Setup
from tocsin.code.workers import code_each, lasting
from tocsin.extras import RAY, needed
from tocsin.intake.intake import Intake
from tocsin.intake.parts import row_of
from tocsin.model import Article, Fault
from tocsin.model.plain import valid
from tocsin.read import Options, Refused, read_inputs
from tocsin.store.formats.folder import Folder
from tocsin.store.formats.parts import PACKED, ROWS, Manifest, seal, table

#: Bytes of articles that a coder is given at once, some hundred, and that are coded again when it is lost.
_BLOCK = 256_000
_BATCH = 16
#: Tasks that read, at most: of more files each reads several.
_TASKS = 10_000
#: Shares of a core. Reading and writing take little beside coding, and need a place beside the coders on a full machine.
_CODING, _READING, _WRITING = 0.8, 0.1, 0.1
#: How often what was lost with a coder is given to another one. Whatever ends that many is no accident.
_RETRIES = 5
#: Seconds to wait for a cluster's address.
_PATIENCE = 10


class ClusterError(Fault):
    """Ray is not there, or could not do what it was asked for; the message says why."""


def code_on_cluster(
    names: list[str],
    options: Options,
    setup: Setup,
    to: str,
    address: str | None = None,
    coders: int | None = None,
    *,
    progress: bool = False,
) -> Manifest:
    """Codes inputs on a Ray cluster; what the parts in the new folder `to` hold.

    names: files and addresses, as each node can open them. address: of the cluster; None: what RAY_ADDRESS says, or else one is
    started on this machine for as long as this takes. coders: how many; None: as many as the cluster has cores.
    Raises NotInstalled when Ray is not installed, ClusterError when no cluster is there, or it fails at it for good, PartsError when the folder cannot be written.
    """
    stamp = setup.stamp()
    ray = _ray()
    folder = Folder(to)
    folder.begin()
    try:
        with redirect_stdout(sys.stderr):  # where Ray tells what it lost and does again
            _connect(ray, address, quiet=not progress)
            try:
                _run(ray, names, options, setup, stamp, folder, coders)
            finally:
                ray.shutdown()
    except ray.exceptions.RayError as error:
        raise _told(error) from None
    return seal(to, stamp, names)


class _Coding:
    """A coder on some node, as Ray keeps it."""

    def __init__(self, setup: Setup, stamp: str):
        if (own := setup.stamp()) != stamp:
            raise ClusterError(f"a node has another coder ({own}); asked for was {stamp}")
        self._stamp = stamp
        self._coder = lasting(setup.coder)

    def __call__(self, batch: pa.Table) -> pa.Table:
        """The rows of a batch of items."""
        items = (
            msgspec.json.decode(article, type=Article) if article is not None else Refused(place, fault)
            for article, place, fault in zip(*(batch.column(name).to_pylist() for name in _ITEM.names), strict=True)
        )
        intake = Intake(partial(code_each, self._coder), self._stamp, None)
        return table(map(row_of, intake.decided(items)), self._stamp)


_ITEM = pa.schema([("article", pa.binary()), ("place", pa.string()), ("fault", pa.string())])


def _read(row: dict[str, Any], options: Options) -> Iterator[dict[str, Any]]:
    """What an input holds, one row an article or refusal."""
    for item in read_inputs([os.fsdecode(row["item"])], options=options):
        if isinstance(item, Article):
            yield {"article": msgspec.json.encode(item), "place": None, "fault": None}
        else:
            yield {"article": None, "place": valid(item.where), "fault": valid(item.fault)}


def _run(
    ray: Any, names: list[str], options: Options, setup: Setup, stamp: str, folder: Folder, coders: int | None
) -> None:
    coders = coders or max(1, int(ray.cluster_resources().get("CPU", 1)))
    inputs = ray.data.from_items([os.fsencode(name) for name in names], override_num_blocks=min(len(names), _TASKS))
    items = inputs.flat_map(partial(_read, options=options), num_cpus=_READING)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of `max_task_retries`, which has no other way in yet
        rows = items.map_batches(
            _Coding,
            fn_constructor_args=(setup, stamp),
            batch_size=_BATCH,
            batch_format="pyarrow",
            compute=ray.data.ActorPoolStrategy(size=coders, max_tasks_in_flight_per_actor=2),
            num_cpus=_CODING,
            max_task_retries=_RETRIES,
        )
    rows.write_parquet(
        folder.path(),
        filesystem=folder.files,
        min_rows_per_file=ROWS,
        ray_remote_args={"num_cpus": _WRITING},
        **PACKED,
    )


def _ray() -> Any:
    """Ray, its logs kept short, and nothing told to its makers."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    needed("ray.data", "`--engine ray`", RAY)
    return needed("ray", "`--engine ray`", RAY)


def _connect(ray: Any, address: str | None, *, quiet: bool) -> None:
    address = address or os.environ.get("RAY_ADDRESS") or "local"
    more = {"include_dashboard": False} if address == "local" else {}
    try:
        _knock(address)
        ray.init(address=address, logging_level=logging.ERROR, log_to_driver=False, **more)
    except Exception as error:  # noqa: BLE001 - so Ray calls what went wrong at its start
        raise ClusterError(f"no Ray cluster at {address}: {_line(error)}") from None
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = True  # the first of two equal texts is the one that counts
    context.target_max_block_size = _BLOCK
    context.enable_progress_bars = not quiet
    context.print_on_execution_start = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)


def _knock(address: str) -> None:
    """Raises OSError when nobody is at an address. Ray would wait for minutes, and then end the program."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if host and port.isdigit():
        socket.create_connection((host, int(port)), _PATIENCE).close()


def _told(error: BaseException) -> Fault:
    """What a user can do something about, out of what Ray wraps it in."""
    inner = error
    while not isinstance(inner, Fault) and (cause := getattr(inner, "cause", None) or inner.__cause__) is not None:
        inner = cause
    return inner if isinstance(inner, Fault) else ClusterError(f"Ray gave up: {_line(inner)}")


def _line(error: BaseException) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1][:300] if lines else type(error).__name__
