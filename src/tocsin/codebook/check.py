"""Checks a codebook beyond its shape: every name that one entry uses must be there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tocsin.codebook.codebook import Codebook, join_parts, read_part, yaml_files
from tocsin.codebook.load import BUILTIN, CodebookError, line_of_text
from tocsin.codebook.schema import (
    STATE,
    ActorBook,
    Classes,
    Composition,
    ContextCase,
    ContextWords,
    Entities,
    EventData,
    FrameFile,
    Outcomes,
    Row,
    Speech,
)
from tocsin.codebook.schema.frames import KINDS

_GROUPS = {"cooperation", "yield", "request", "conflict", "any", "none"}


def check(own: Path | None = None) -> list[CodebookError]:
    """The faults of the built-in codebook, or of a user's own laid over it; empty: all is well."""
    folder = own or BUILTIN
    if not folder.is_dir():
        return [CodebookError(folder, None, "no such folder")]
    faults: list[CodebookError] = []
    parts: list[tuple[Path, Any]] = []
    for path in yaml_files(folder):
        try:
            parts.append((path, read_part(folder, path)))
        except CodebookError as fault:
            faults.append(fault)
    if faults:
        return faults
    below = [] if own is None else [(path, read_part(BUILTIN, path)) for path in yaml_files(BUILTIN)]
    try:
        book, actors = join_parts([*below, *parts])
    except CodebookError as fault:
        return [fault]
    seen: dict[str, Path] = {}
    for path, part in parts:
        for name, words in _named(part):
            if name in seen:
                where = "there twice" if seen[name] == path else f"in {seen[name].name} too"
                faults.append(CodebookError(path, line_of_text(path, words), f"{name} is {where}"))
            seen[name] = path
        faults.extend(
            CodebookError(path, line_of_text(path, where), fault) for where, fault in _faults(book, actors, part)
        )
    return faults


def _named(part: object) -> Iterator[tuple[str, str]]:
    """What of a file only one may be called, each with words that are on its line: of two in one folder the second would hide the first.

    Persons may be namesakes; of bodies of one country that share a name only one would ever be found by it.
    """
    match part:
        case FrameFile():
            yield from ((f"frame {frame.id}", f"id: {frame.id}") for frame in part.frames)
        case Entities():
            yield from ((f"entity {entity.key}", f"key: {entity.key},") for entity in part.entities)
            for body in part.entities:
                if body.kind != "person":
                    names = {name.lower() for name in (body.name, *body.aliases)}
                    yield from (
                        (f"a body of {body.country} called {name}", f"key: {body.key},") for name in sorted(names)
                    )
        case _:
            pass


def _faults(book: Codebook, actors: ActorBook, part: object) -> Iterator[tuple[str, str]]:
    """Faults of one file, each with words that are on its line."""
    match part:
        case FrameFile():
            yield from _frame_faults(book, part)
        case Composition():
            for name, rows in part.tables.items():
                for row in rows:
                    yield from ((f"{name}:", f"table {name}: {fault}") for fault in _row_faults(book, row))
        case Speech():
            if part.table not in book.tables:
                yield "table:", f"no composition table {part.table}"
        case ContextWords():
            yield from _context_faults(book, part)
        case Classes():
            for name, words in part.classes.items():
                yield from ((f"{name}:", fault) for fault in _class_faults(book, words))
        case EventData():
            for code in part.cameo:
                where = f'code: "{code.code}"'
                if code.event:
                    yield from ((where, f"CAMEO {fault}") for fault in _event_faults(book, code.event, code.mode))
                for context in code.contexts:
                    if context not in book.ontology.contexts:
                        yield where, f"CAMEO {code.code}: no context {context}"
            for word, sector in part.icews.sectors.items():
                if sector not in book.ontology.sectors:
                    yield f"{word}:", f"no sector {sector}"
            for threat, events in part.carried_out_by.items():
                for event in events:
                    yield from ((f"{threat}:", fault) for fault in _event_faults(book, event, None))
        case Outcomes():
            yield from _outcome_faults(book, part)
        case Entities():
            yield from _entity_faults(book, actors, part)
        case _:
            pass


def _frame_faults(book: Codebook, part: FrameFile) -> Iterator[tuple[str, str]]:
    for frame in part.frames:
        where = f"id: {frame.id}"
        event = frame.event or part.event
        if event:
            yield from ((where, fault) for fault in _event_faults(book, event, frame.mode))
        if frame.compose and frame.compose not in book.tables:
            yield where, f"frame {frame.id}: no composition table {frame.compose}"
        if not (frame.verbs or frame.nouns or frame.adjectives):
            yield where, f"frame {frame.id} has no words"
        for context in frame.contexts:
            if context not in book.ontology.contexts:
                yield where, f"frame {frame.id}: no context {context}"
        for words in (*frame.requires.values(), *frame.excludes.values()):
            yield from ((where, f"frame {frame.id}: {fault}") for fault in _class_faults(book, words))
    for mode in part.modes:
        where = f"mode: {mode.mode}"
        yield from ((where, fault) for fault in _event_faults(book, part.event or "", mode.mode))
        yield from ((where, fault) for fault in _class_faults(book, mode.words))


def _entity_faults(book: Codebook, actors: ActorBook, part: Entities) -> Iterator[tuple[str, str]]:
    known = {country.code for country in actors.countries} | set(book.ontology.international)
    for entity in part.entities:
        where = f"key: {entity.key},"
        if entity.country is not None and entity.country not in known:
            yield where, f"{entity.key}: no country {entity.country}"
        for sectors in (entity.sectors, *(period.sectors for period in entity.periods)):
            for sector in sectors:
                if sector not in book.ontology.sectors:
                    yield where, f"{entity.key}: no sector {sector}"


def _row_faults(book: Codebook, row: Row) -> Iterator[str]:
    if row.event not in {"same", "none"}:
        yield from _event_faults(book, row.event, row.mode)
    for name in row.inner:
        event, _, mode = name.partition("/")
        if event not in _GROUPS:
            yield from _event_faults(book, event, mode or None)
    for mode in row.modes.values():
        yield from _event_faults(book, row.event, mode)


def _context_faults(book: Codebook, part: ContextWords) -> Iterator[tuple[str, str]]:
    for context, cues in part.contexts.items():
        where = f"{context}:"
        for name in (context, *cues.yields):
            if name not in book.ontology.contexts:
                yield where, f"no context {name}"
        for words in (cues.sentence, cues.clause, cues.hints):
            yield from ((where, fault) for fault in _class_faults(book, words))
        for case in (*cues.cases, *cues.unless):
            yield from ((where, fault) for fault in (*_case_faults(book, case), *_class_faults(book, case.words)))


def _case_faults(book: Codebook, case: ContextCase) -> Iterator[str]:
    for name in case.events:
        event, _, mode = name.partition("/")
        yield from _event_faults(book, event, mode or None)
    for sector in (*case.actors, *case.recipients):
        if sector != STATE and sector not in book.ontology.sectors:
            yield f"no sector {sector}"


def _event_faults(book: Codebook, event: str, mode: str | None) -> Iterator[str]:
    kind = book.events.get(event)
    if kind is None:
        yield f"no event type {event or '(none)'}"
    elif mode is not None and mode not in {each.mode for each in kind.modes}:
        yield f"{event} has no mode {mode}"


def _class_faults(book: Codebook, words: list[str]) -> Iterator[str]:
    for word in words:
        if word.startswith("@") and word[1:] not in book.classes:
            yield f"no class {word}"
        elif word.isupper() and word not in KINDS and len(word) > 3:
            yield f"{word} is none of {', '.join(sorted(KINDS))}"


def _outcome_faults(book: Codebook, part: Outcomes) -> Iterator[tuple[str, str]]:
    acts = [each for act in part.acts for each in (act.act, *act.carried_out_by, *act.milder)]
    for act in (*acts, *part.any, *part.conceded_by, *part.withdrawn_by, *part.prepares):
        event, _, mode = act.partition("/")
        yield from ((act, fault) for fault in _event_faults(book, event, mode or None))
    for side, sectors in part.sides.items():
        for sector in sectors:
            if sector not in book.ontology.sectors:
                yield f"{side}:", f"no sector {sector}"
