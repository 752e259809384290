"""The event types, modes and auxiliary modes that can be asked for: a word that is none would find nothing, as if nothing had happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import get_args

from tocsin.codebook.load import BUILTIN, read_yaml
from tocsin.codebook.schema import Ontology
from tocsin.model import AuxiliaryMode
from tocsin.store.queries import EventFilter
from tocsin.store.store import Store

#: "asserted", or one of the auxiliary modes.
TOLD = ("asserted", *get_args(AuxiliaryMode))


def checked_kinds(store: Store, wanted: EventFilter) -> EventFilter:
    """A filter with its type and mode as they are kept, however they were written: `assault`, `ASSAULT/aerial`.

    Raises ValueError where one of them, or the auxiliary mode, is neither PLOVER's nor in the store.
    """
    if wanted.auxiliary is not None and wanted.auxiliary not in TOLD:
        raise ValueError(_none_of(wanted.auxiliary, "auxiliary mode", TOLD))
    event, slash, mode = (wanted.event or "").partition("/")
    event, mode = event.upper(), mode.lower() if slash else (wanted.mode or "").lower()
    if slash and wanted.mode and wanted.mode.lower() != mode:
        raise ValueError(f"two modes: {mode} and {wanted.mode}")
    if event and not _is_kept(store, {"event": event}) and event not in _modes():
        raise ValueError(_none_of(event, "event type", _modes()))
    if mode:
        modes = _modes().get(event, []) if event else sorted({each for modes in _modes().values() for each in modes})
        if mode not in modes and not _is_kept(store, {"event": event, "mode": mode} if event else {"mode": mode}):
            raise ValueError(_none_of(mode, f"mode of {event}" if event else "mode", modes))
    return replace(wanted, event=event or None, mode=mode or None)


def _is_kept(store: Store, values: dict[str, str]) -> bool:
    """Whether the store has it, by a codebook of one's own or from other people's data."""
    where = " AND ".join(f"{column} = ?" for column in values)
    query = f"SELECT 1 FROM events WHERE {where} UNION ALL SELECT 1 FROM imported WHERE {where} LIMIT 1"
    with store.faults():
        return store.connection.execute(query, (*values.values(), *values.values())).fetchone() is not None


def _none_of(value: str, what: str, known: Iterable[str]) -> str:
    return f"{value[:40]}: no {what}; those are {', '.join(known) or 'none'}"


@cache
def _modes() -> dict[str, list[str]]:
    """PLOVER's types and the modes of each."""
    ontology = read_yaml(BUILTIN / "ontology.yaml", Ontology)
    return {each.event: [mode.mode for mode in each.modes] for each in ontology.events}
