"""The codebook as one object: every file read, a user's own laid over the built-in one, words indexed."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from tocsin.codebook.load import BUILTIN, CodebookError, read_yaml
from tocsin.codebook.schema import (
    Bloc,
    Classes,
    Composition,
    ContextWords,
    Countries,
    Country,
    Cue,
    Cues,
    Entities,
    Entity,
    EventType,
    FigureWords,
    Frame,
    FrameFile,
    HistoricEvent,
    History,
    Modifier,
    ModeWords,
    Ontology,
    Role,
    Roles,
    Row,
    Speech,
    ThreatWords,
    Words,
)

#: Changes when the compiled form does.
_FORMAT = 1


class Codebook(msgspec.Struct, kw_only=True, dict=True):
    """All that the coder knows. Made by `load_codebook`."""

    ontology: Ontology
    frames: list[Frame] = []
    #: Event type to the words that settle its mode.
    modes: dict[str, list[ModeWords]] = {}
    tables: dict[str, list[Row]] = {}
    classes: dict[str, list[str]] = {}
    contexts: dict[str, list[str]] = {}
    cues: list[Cue] = []
    speech: Speech
    figures: FigureWords
    threats: ThreatWords
    history: list[HistoricEvent] = []
    countries: list[Country] = []
    special: list[Country] = []
    blocs: list[Bloc] = []
    entities: list[Entity] = []
    roles: list[Role] = []
    modifiers: list[Modifier] = []
    family: list[Role] = []

    @cached_property
    def events(self) -> dict[str, EventType]:
        """Event types by name."""
        return {event.event: event for event in self.ontology.events}

    def words(self, names: list[str]) -> frozenset[str]:
        """Lemmas that a list names, with `@class` written out."""
        found: set[str] = set()
        for name in names:
            found.update(self.words(self.classes[name[1:]]) if name.startswith("@") else [name])
        return frozenset(found)

    def score(self, event: str, mode: str | None) -> float:
        """PLOVER score of an event type and mode."""
        kind = self.events[event]
        return next((each.score for each in kind.modes if each.mode == mode), kind.score)

    def cameo(self, event: str, mode: str | None) -> str | None:
        """The CAMEO code nearest to an event type and mode."""
        kind = self.events[event]
        return next((each.cameo for each in kind.modes if each.mode == mode), kind.cameo)


def load_codebook(own: Path | None = None) -> Codebook:
    """The built-in codebook, with a user's folder of the same layout laid over it.

    What has the same name (a frame's id, an entity's key, a class, a table) replaces the built-in one; the rest is added.
    Raises CodebookError when a file has a fault.
    """
    if own is not None and not own.is_dir():
        raise CodebookError(own, None, "no such folder")
    folders = [BUILTIN, *([own] if own else [])]
    files = [path for folder in folders for path in sorted(folder.rglob("*.yaml"))]
    stamp = hashlib.sha256(repr([(_FORMAT, str(path), _stamp(path)) for path in files]).encode()).hexdigest()[:16]
    cache = Path(platformdirs.user_cache_dir("tocsin")) / f"codebook-{stamp}.msgpack"
    try:
        return msgspec.msgpack.decode(cache.read_bytes(), type=Codebook)
    except (OSError, msgspec.DecodeError):
        pass  # not compiled yet, or by another version
    codebook = read_codebook(folders)
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        part = cache.with_suffix(".part")
        part.write_bytes(msgspec.msgpack.encode(codebook))
        part.replace(cache)
    except OSError:
        pass  # a read-only home only costs time
    return codebook


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def read_codebook(folders: list[Path]) -> Codebook:
    """The codebook of these folders, later ones laid over earlier ones."""
    merged: dict[str, Any] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml")):
            _lay(merged, read_part(folder, path), path)
    for name in ("ontology", "speech", "figures", "threats"):
        if name not in merged:
            raise CodebookError(folders[0], None, f"{name}.yaml is missing")
    listed = {
        name: list(value.values()) if name in _LISTED else value
        for name, value in merged.items()
    }
    return Codebook(**listed)


#: File name to its type; files in `frames/` and `actors/` are told by their folder.
_PARTS: dict[str, type[Any]] = {
    "ontology.yaml": Ontology,
    "composition.yaml": Composition,
    "classes.yaml": Classes,
    "contexts.yaml": ContextWords,
    "cues.yaml": Cues,
    "speech.yaml": Speech,
    "figures.yaml": FigureWords,
    "threats.yaml": ThreatWords,
    "history.yaml": History,
    "countries.yaml": Countries,
    "roles.yaml": Roles,
}
_LISTED = {"frames", "cues", "history", "countries", "special", "blocs", "entities", "roles", "modifiers", "family"}


def read_part(folder: Path, path: Path) -> Any:
    """One file of a codebook folder, as its type.

    Raises CodebookError when it has a fault or its name is none that the codebook has.
    """
    shape = _PARTS.get(path.name)
    inside = path.relative_to(folder).parts
    if shape is None and len(inside) > 1:
        shape = {"frames": FrameFile, "actors": Entities}.get(inside[0])
    if shape is None:
        raise CodebookError(path, None, "no such part of the codebook")
    return read_yaml(path, shape)


def _lay(merged: dict[str, Any], part: Any, path: Path) -> None:
    """Lays one file's content over what has been read so far."""
    match part:
        case FrameFile():
            for frame in part.frames:
                merged.setdefault("frames", {})[frame.id] = _complete(frame, part, path)
            if part.event and part.modes:
                merged.setdefault("modes", {})[part.event] = part.modes
        case Entities():
            merged.setdefault("entities", {}).update({entity.key: entity for entity in part.entities})
        case Countries():
            merged.setdefault("countries", {}).update({each.code: each for each in part.countries})
            merged.setdefault("special", {}).update({each.code: each for each in part.special})
            merged.setdefault("blocs", {}).update({each.name: each for each in part.blocs})
        case Roles():
            for name in ("roles", "modifiers", "family"):
                target = merged.setdefault(name, {})
                target.update({tuple(each.words): each for each in getattr(part, name)})
        case Cues():
            merged.setdefault("cues", {}).update({(cue.where, cue.mode, *cue.words): cue for cue in part.cues})
        case History():
            merged.setdefault("history", {}).update({tuple(each.words): each for each in part.events})
        case Ontology() | Speech() | FigureWords() | ThreatWords():
            merged[path.stem] = part
        case Classes():
            merged.setdefault("classes", {}).update(part.classes)
        case ContextWords():
            merged.setdefault("contexts", {}).update(part.contexts)
        case Composition():
            merged.setdefault("tables", {}).update(part.tables)


def _complete(frame: Frame, file: FrameFile, path: Path) -> Frame:
    """The frame with what its file says for all its frames."""
    event = frame.event or file.event
    if event is None and frame.compose is None:
        raise CodebookError(path, None, f"frame {frame.id}: neither an event nor a composition table")
    return msgspec.structs.replace(frame, event=event, excludes=_joined(file.excludes, frame.excludes))


def _joined(common: Words, own: Words) -> Words:
    return {role: [*common.get(role, []), *own.get(role, [])] for role in {**common, **own}}
