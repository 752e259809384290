"""`tocsin actors`."""

from __future__ import annotations

from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tocsin.cli.output import FIXED, NUMBER, WORDS, clean, console, errors, table, write_json
from tocsin.cli.progress import bar_of_bytes, reached
from tocsin.codebook import load_codebook
from tocsin.codebook.schema import Entity, Period
from tocsin.knowledge import Knowledge, load_knowledge
from tocsin.knowledge.importing import Importer, ImportFault
from tocsin.knowledge.local import LocalBase
from tocsin.knowledge.phrases import words_of
from tocsin.knowledge.sources import READERS

#: Name of the built-in knowledge among the sources.
_BUILTIN = "codebook"
#: How alike a name must be to be offered for one that was not found.
_ALIKE = 0.8


def run_import(files: list[Path], base_path: Path, kind: str | None, name: str | None, codebook: Path | None) -> int:
    """Imports files one after the other; the exit status: 1 if one was refused, 130 if stopped from the keyboard."""
    if kind is not None and kind not in READERS:
        errors.print(f"tocsin: --format is none of {', '.join(READERS)}: {clean(kind)}")
        return 2
    refused = 0
    with LocalBase(base_path, must_exist=False) as base, bar_of_bytes() as progress:
        importer = Importer(base, load_knowledge(codebook), load_codebook(codebook).imports)
        for path in files:
            try:
                task = progress.add_task(clean(path.name)[:40], total=path.stat().st_size)
                source = importer.run(path, name, kind, reached(progress, task))
            except KeyboardInterrupt:
                progress.stop()
                errors.print("tocsin: stopped; the same command goes on from here")
                return 130
            except (ImportFault, OSError) as fault:
                refused += 1
                told = f"{path}: {fault.strerror}" if isinstance(fault, OSError) and fault.strerror else str(fault)
                errors.print(f"refused: {clean(told)}", soft_wrap=True)
                continue
            progress.remove_task(task)
            console.print(
                f"{source.name}: {source.entities:,} entities ({source.format}) → {base_path}", soft_wrap=True
            )
    return 1 if refused else 0


def show(key: str, base_path: Path | None, codebook: Path | None, *, as_json: bool) -> int:
    """Prints an entity with its periods; the exit status: 1 if there is none of that key."""
    found = [(entity, _BUILTIN) for entity in _entities(load_knowledge(codebook)) if entity.key == key]
    if base_path is not None:
        with LocalBase(base_path) as base:
            found += base.entities(key)
    if as_json:
        for entity, source in found:
            write_json({"source": source, "entity": entity})
    for entity, source in found if not as_json else []:
        console.print(clean(entity.name), style="bold")
        facts = [
            ("key", entity.key),
            ("source", source),
            ("kind", entity.kind),
            ("country", entity.country or "-"),
            ("sectors", " ".join(entity.sectors) or "-"),
            ("also called", ", ".join(entity.aliases) or "-"),
        ]
        made = table(("", FIXED), ("", WORDS))
        for fact, value in facts:
            made.add_row(fact, clean(value))
        made.show_header = False
        console.print(made)
        if entity.periods:
            offices = table(("from", FIXED), ("to", FIXED), ("sectors", FIXED), ("office", WORDS))
            for period in entity.periods:
                offices.add_row(
                    period.start or "", period.end or "", " ".join(period.sectors), clean(period.role or "")
                )
            console.print()
            console.print(offices)
    if not found:
        errors.print(f"no entity {clean(key)}", soft_wrap=True)
    return 0 if found else 1


def show_search(words: str, base_path: Path | None, limit: int, codebook: Path | None, *, as_json: bool) -> int:
    """Prints entities whose names begin with words; the exit status: 1 if none does."""
    knowledge = load_knowledge(codebook)
    found = [(entity, _BUILTIN) for entity in _beginning(knowledge, words)][:limit]
    if base_path is not None:
        with LocalBase(base_path) as base:
            found += base.search(words, limit - len(found)) if len(found) < limit else []
    if not found:
        found = [(entity, _BUILTIN) for entity in _alike(knowledge, words, limit)]
        if found and not as_json:
            errors.print("no name begins so; written alike are")
    if as_json:
        for entity, source in found:
            write_json({"source": source, "entity": entity})
    elif found:
        made = table(("key", WORDS), ("name", WORDS), ("country", FIXED), ("sectors", FIXED), ("last office", WORDS))
        for entity, source in found:
            last = entity.periods[-1] if entity.periods else Period(sectors=entity.sectors)
            made.add_row(
                clean(entity.key if source == _BUILTIN else f"{entity.key} ({source})"),
                clean(entity.name),
                entity.country or "-",
                " ".join(last.sectors) or "-",
                clean(_office(last)),
            )
        console.print(made)
    else:
        errors.print(f"nobody of that name: {clean(words)}", soft_wrap=True)
    return 0 if found else 1


def show_sources(base_path: Path, *, as_json: bool) -> None:
    """Prints what has been imported."""
    with LocalBase(base_path) as base:
        found = base.sources()
    if as_json:
        for source in found:
            write_json(source)
        return
    made = table(
        ("source", WORDS),
        ("format", FIXED),
        ("entities", NUMBER),
        ("imported", FIXED),
        ("file", WORDS),
    )
    for source in found:
        made.add_row(
            clean(source.name), source.format, f"{source.entities:,}", source.imported_at[:16], clean(source.file)
        )
    console.print(made)


def remove_source(source: str, base_path: Path) -> int:
    """Takes a source out; the exit status: 1 if there is none of that name."""
    with LocalBase(base_path) as base:
        gone = base.remove(source)
    if not gone:
        errors.print(f"no source {clean(source)}", soft_wrap=True)
    return 0 if gone else 1


def _entities(knowledge: Knowledge) -> list[Entity]:
    return [sense.entity for sense in knowledge.names.values if sense.entity is not None]


def _beginning(knowledge: Knowledge, words: str) -> list[Entity]:
    form = " ".join(word.form for word in words_of(words))
    if not form:
        return []
    names = sorted(name for name in knowledge.names.phrases if name.startswith(form))
    return list({entity.key: entity for name in names for entity in _meant(knowledge, name)}.values())


def _alike(knowledge: Knowledge, words: str, limit: int) -> list[Entity]:
    """Entities with a name that is a slip of the pen away, the nearest first."""
    form = " ".join(word.form for word in words_of(words))
    near = process.extract(
        form, list(knowledge.names.phrases), scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=limit
    )
    return list({entity.key: entity for name, *_ in near for entity in _meant(knowledge, name)}.values())[:limit]


def _meant(knowledge: Knowledge, name: str) -> list[Entity]:
    senses = [knowledge.names.values[place if place >= 0 else -1 - place] for place in knowledge.names.phrases[name]]
    return [sense.entity for sense in senses if sense.entity is not None]


def _office(period: Period) -> str:
    dates = f"{period.start or '?'} to {period.end or 'now'}" if period.start or period.end else ""
    return " ".join(part for part in (period.role or "", f"({dates})" if dates else "") if part)
