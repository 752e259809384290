"""The codebook as one object: every file read, a user's own laid over the built-in one, words indexed."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from tocsin.codebook.cache import FORMAT, cached
from tocsin.codebook.load import BUILTIN, CodebookError, line_of_text, read_yaml
from tocsin.codebook.schema import (
    ActorBook,
    Classes,
    Composition,
    ContextCues,
    ContextWords,
    Coreference,
    Countries,
    Cue,
    Cues,
    DateWords,
    Entities,
    EventData,
    EventType,
    FigureWords,
    Frame,
    FrameFile,
    HistoricEvent,
    History,
    Imports,
    Lemmas,
    Merging,
    ModeWords,
    Ontology,
    Outcomes,
    PlaceWords,
    Roles,
    Row,
    Speech,
    ThreatWords,
    Words,
)


class Codebook(msgspec.Struct, kw_only=True, dict=True):
    """All that the coder knows. Made by `load_codebook`."""

    ontology: Ontology
    frames: list[Frame] = []
    #: Event type to the words that settle its mode.
    modes: dict[str, list[ModeWords]] = {}
    tables: dict[str, list[Row]] = {}
    classes: dict[str, list[str]] = {}
    #: Forms to their lemmas where the parser's model errs, each with the beginning of its tags ("VB", "NN").
    lemmas: dict[tuple[str, str], str] = {}
    contexts: dict[str, ContextCues] = {}
    #: Phrases whose words give no context.
    ignored: list[str] = []
    cues: list[Cue] = []
    speech: Speech
    figures: FigureWords
    dates: DateWords
    places: PlaceWords
    threats: ThreatWords
    imports: Imports
    eventdata: EventData
    coreference: Coreference
    merging: Merging
    outcomes: Outcomes
    history: list[HistoricEvent] = []
    #: Hash of the files' content.
    digest: str = ""

    @cached_property
    def events(self) -> dict[str, EventType]:
        """Event types by name."""
        return {event.event: event for event in self.ontology.events}

    def words(self, names: list[str]) -> frozenset[str]:
        """Lemmas that a list names, with `@class` written out."""
        if len(names) == 1 and names[0].startswith("@"):
            return self._class(names[0][1:])
        found = {name for name in names if not name.startswith("@")}
        return frozenset(found.union(*(self._class(name[1:]) for name in names if name.startswith("@"))))

    def _class(self, name: str) -> frozenset[str]:
        if name not in self._classes:
            self._classes[name] = self.words(self.classes[name])
        return self._classes[name]

    @cached_property
    def _classes(self) -> dict[str, frozenset[str]]:
        """Classes with those inside them written out, as they are asked for."""
        return {}

    def score(self, event: str, mode: str | None) -> float:
        """PLOVER score of an event type and mode."""
        kind = self.events[event]
        return next((each.score for each in kind.modes if each.mode == mode), kind.score)

    def recipient_else(self, event: str, mode: str | None) -> list[str]:
        """The roles where the recipient of an event is looked for when its frame's own give nobody, those of its mode first."""
        kind = self.events[event]
        return [
            *(role for each in kind.modes if each.mode == mode for role in each.recipient_else),
            *kind.recipient_else,
        ]

    def cameo(self, event: str, mode: str | None) -> str | None:
        """The CAMEO code nearest to an event type and mode."""
        kind = self.events[event]
        return next((each.cameo for each in kind.modes if each.mode == mode), kind.cameo)


def load_codebook(own: Path | None = None) -> Codebook:
    """The built-in codebook, with a user's folder of the same layout laid over it.

    What has the same name (a frame's id, an entity's key, a class, a table) replaces the built-in one; the rest is added.
    Raises CodebookError when a file has a fault.
    """
    digest = digest_of(codebook_files(own))
    codebook = cached(f"codebook-{digest_of(language_files(own))}", Codebook, lambda: _language(own))
    codebook.digest = digest
    return codebook


def country_words(own: Path | None = None) -> frozenset[str]:
    """The words of the countries' names, adjectives and demonyms: "Sri", "Lanka", "Lankan".

    Raises CodebookError when a file has a fault.
    """
    name = f"country-words-{digest_of(actor_files(own))}"
    return frozenset(cached(name, list[str], lambda: _country_words(own)))


def _country_words(own: Path | None) -> list[str]:
    _, actors = read_codebook(codebook_folders(own))
    phrases = (
        phrase
        for country in (*actors.countries, *actors.special)
        for phrase in (country.name, *country.names, *country.adjectives, *country.demonyms)
    )
    return sorted({word for phrase in phrases for word in phrase.split()})


def _language(own: Path | None) -> Codebook:
    return join_parts([(path, read_part(folder, path)) for folder, path in language_files(own)])[0]


def codebook_folders(own: Path | None) -> list[Path]:
    """The built-in folder and the user's. Raises CodebookError when that is none."""
    if own is not None and not own.is_dir():
        raise CodebookError(own, None, "no such folder")
    return [BUILTIN, *([own] if own else [])]


def codebook_files(own: Path | None) -> list[tuple[Path, Path]]:
    """Each file with its folder."""
    return [(folder, path) for folder in codebook_folders(own) for path in yaml_files(folder)]


def actor_files(own: Path | None) -> list[tuple[Path, Path]]:
    """Those that decide the knowledge base, each with its folder; the classes of words are of these and of the others."""
    return [each for each in codebook_files(own) if _is_of_actors(*each) or each[1].name == "classes.yaml"]


def language_files(own: Path | None) -> list[tuple[Path, Path]]:
    """Those that hold everything else, each with its folder."""
    return [each for each in codebook_files(own) if not _is_of_actors(*each)]


def _is_of_actors(folder: Path, path: Path) -> bool:
    return path.relative_to(folder).parts[0] == "actors"


def yaml_files(folder: Path) -> list[Path]:
    """The codebook's files below a folder, in order."""
    return sorted([*folder.rglob("*.yaml"), *folder.rglob("*.yml")])


def digest_of(files: list[tuple[Path, Path]], *further: str) -> str:
    """Hash of the content of files, and of what else decides what is compiled from them. Raises CodebookError when one cannot be read."""
    digest = hashlib.sha256(str(FORMAT).encode())
    for folder, path in files:
        try:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
        except OSError as error:
            raise CodebookError(path, None, f"cannot be read: {error.strerror}") from error
    for each in further:
        digest.update(each.encode())
    return digest.hexdigest()[:16]


def read_codebook(folders: list[Path]) -> tuple[Codebook, ActorBook]:
    """The codebook of these folders and its part on actors, later folders laid over earlier ones."""
    files = [(folder, path) for folder in folders for path in yaml_files(folder)]
    return join_parts([(path, read_part(folder, path)) for folder, path in files])


def join_parts(parts: list[tuple[Path, Any]]) -> tuple[Codebook, ActorBook]:
    """Files that have been read, each with its path, laid one over the other."""
    merged: dict[str, Any] = {}
    for path, part in parts:
        _lay(merged, part, path)
    for name in (
        "ontology",
        "speech",
        "figures",
        "dates",
        "places",
        "threats",
        "imports",
        "coreference",
        "merging",
        "outcomes",
        "eventdata",
    ):
        if name not in merged:
            raise CodebookError(parts[0][0].parent, None, f"{name}.yaml is missing")
    language = {name: merged.get(name, {}) for name in ("modes", "tables", "classes", "contexts", "lemmas")}
    language |= {name: list(merged.get(name, {}).values()) for name in ("frames", "cues", "history")}
    codebook = Codebook(
        ontology=merged["ontology"],
        speech=merged["speech"],
        figures=merged["figures"],
        dates=merged["dates"],
        places=merged["places"],
        threats=merged["threats"],
        imports=merged["imports"],
        eventdata=merged["eventdata"],
        coreference=merged["coreference"],
        merging=merged["merging"],
        outcomes=merged["outcomes"],
        ignored=merged.get("ignored", []),
        **language,
    )
    return codebook, ActorBook(**{name: list(merged.get(name, {}).values()) for name in ActorBook.__struct_fields__})


#: How the names of single files begin where what has been read is kept.
PART = "part"
#: Files of a codebook folder to their types. A name holds in any folder; of other files the folder tells the type.
PARTS: dict[str, type[Any]] = {
    "ontology.yaml": Ontology,
    "composition.yaml": Composition,
    "classes.yaml": Classes,
    "contexts.yaml": ContextWords,
    "cues.yaml": Cues,
    "speech.yaml": Speech,
    "figures.yaml": FigureWords,
    "dates.yaml": DateWords,
    "places.yaml": PlaceWords,
    "threats.yaml": ThreatWords,
    "lemmas.yaml": Lemmas,
    "history.yaml": History,
    "imports.yaml": Imports,
    "eventdata.yaml": EventData,
    "coreference.yaml": Coreference,
    "merging.yaml": Merging,
    "outcomes.yaml": Outcomes,
    "countries.yaml": Countries,
    "roles.yaml": Roles,
    "frames/*.yaml": FrameFile,
    "actors/*.yaml": Entities,
}


def read_part(folder: Path, path: Path) -> Any:
    """One file of a codebook folder, as its type. YAML is slow to read: what a file held is kept until it changes.

    Raises CodebookError when it has a fault or its name is none that the codebook has.
    """
    inside = path.relative_to(folder).with_suffix("").parts
    shape = PARTS.get(f"{path.stem}.yaml") or PARTS.get(f"{inside[0]}/*.yaml")
    if shape is None:
        raise CodebookError(path, None, "no such part of the codebook")
    name = f"{PART}-{'-'.join(inside)}-{digest_of([(folder, path)])}"
    return cached(name, shape, lambda: read_yaml(path, shape))


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
            merged.setdefault("special", {}).update({each.name: each for each in part.special})
            merged.setdefault("blocs", {}).update({each.name: each for each in part.blocs})
        case Roles():
            for name in ("roles", "modifiers", "family", "titles"):
                target = merged.setdefault(name, {})
                target.update({tuple(each.words): each for each in getattr(part, name)})
        case Cues():
            merged.setdefault("cues", {}).update({(cue.where, cue.mode, *cue.words): cue for cue in part.cues})
        case History():
            merged.setdefault("history", {}).update({tuple(each.words): each for each in part.events})
        case (
            Ontology()
            | Speech()
            | FigureWords()
            | DateWords()
            | PlaceWords()
            | ThreatWords()
            | Imports()
            | Coreference()
            | Merging()
            | Outcomes()
            | EventData()
        ):
            merged[path.stem] = part
        case Lemmas():
            merged.setdefault("lemmas", {}).update(
                {
                    (tag, form): lemma
                    for tag, words in (("VB", part.verbs), ("NN", part.nouns))
                    for lemma, forms in words.items()
                    for form in forms
                }
            )
        case Classes():
            merged.setdefault("classes", {}).update(part.classes)
        case ContextWords():
            merged.setdefault("contexts", {}).update(part.contexts)
            merged["ignored"] = list(dict.fromkeys([*merged.get("ignored", []), *part.ignored]))
        case Composition():
            merged.setdefault("tables", {}).update(part.tables)


def _complete(frame: Frame, file: FrameFile, path: Path) -> Frame:
    """The frame with what its file says for all its frames."""
    event = frame.event or file.event
    if event is None and frame.compose is None:
        where = line_of_text(path, f"id: {frame.id}")
        raise CodebookError(path, where, f"frame {frame.id}: neither an event nor a composition table")
    return msgspec.structs.replace(frame, event=event, excludes=_joined(file.excludes, frame.excludes))


def _joined(common: Words, own: Words) -> Words:
    return {role: [*common.get(role, []), *own.get(role, [])] for role in {**common, **own}}
