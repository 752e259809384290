"""Gold records: sentences and articles with the events and statements that they must give.

The format is described in `tests/gold/README.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from tocsin.codebook.load import CodebookError, line_of_text, read_yaml
from tocsin.codebook.schema import Ontology
from tocsin.model.record import AuxiliaryMode, PlacePrecision, Precision


class GoldDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A date; `until` None: not tested."""

    value: str
    precision: Precision
    until: str | None = None


class GoldSpot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A place. A town has coordinates; of a region the name counts, or that it lies near them."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision


class GoldEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An event that a text must give. What is None is not tested; of date and place what is left out, and None is: none."""

    event: str
    #: The words that tell it, as they stand.
    trigger: str
    mode: str | None = None
    #: Words to code: "RUS GOV", "RUS", "- REB", "-"; to several at once: "IND GOV & PAK GOV".
    actors: dict[str, str] | None = None
    recipients: dict[str, str] | None = None
    auxiliary: list[AuxiliaryMode] = []
    contexts: list[str] | None = None
    date: GoldDay | msgspec.UnsetType | None = msgspec.UNSET
    place: GoldSpot | msgspec.UnsetType | None = msgspec.UNSET


class GoldStatement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A statement that a text must give."""

    kind: Literal["direct", "indirect"]
    speaker: str | None = None
    text: str


class GoldText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sentence or article with all that it must give."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    events: list[GoldEvent] = []
    #: None: not tested.
    statements: list[GoldStatement] | None = []

    @property
    def whole(self) -> str:
        """The text as it is coded: the title before it."""
        return f"{self.title}\n\n{self.text}" if self.title and self.title not in self.text else self.text


class _Sentences(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sentences: list[GoldText]
    #: Statements are marked in none of them, so that there is nothing to test.
    events_only: bool = False

    @property
    def texts(self) -> list[GoldText]:
        return [replace(each, statements=None) for each in self.sentences] if self.events_only else self.sentences


def read_texts(path: Path, ontology: Ontology) -> list[GoldText]:
    """The gold texts of a file, or of all YAML files below a folder.

    Raises CodebookError that names file, line and fault of one that is none.
    """
    return [text for each in gold_files(path) for text in _read(each, ontology)]


def gold_files(path: Path) -> list[Path]:
    """A file, or all YAML files below a folder. Raises CodebookError when there are none."""
    paths = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    if not paths:
        raise CodebookError(path, None, "holds no gold files")
    return paths


def _read(path: Path, ontology: Ontology) -> Iterator[GoldText]:
    is_list = any(line.startswith("sentences:") for line in path.read_text(encoding="utf-8").splitlines())
    texts = read_yaml(path, _Sentences).texts if is_list else [read_yaml(path, GoldText)]
    for text in texts:
        for fault in _faults(text, ontology):
            raise CodebookError(path, line_of_text(path, f"id: {text.id}"), f"{text.id}: {fault}")
        yield text


_CODE = re.compile(r"(?:-|[A-Z]{3})(?: [A-Z]{3})?$")


def _faults(text: GoldText, ontology: Ontology) -> Iterable[str]:
    modes = {each.event: {mode.mode for mode in each.modes} for each in ontology.events}
    whole = text.whole
    for event in text.events:
        if event.event not in modes:
            yield f"no event type {event.event}"
        elif event.mode is not None and event.mode not in modes[event.event]:
            yield f"{event.event} has no mode {event.mode}"
        if (count := len(occurrences(event.trigger, whole))) != 1:
            yield f"the trigger {event.trigger!r} stands {count} times in the text"
        for context in event.contexts or []:
            if context not in ontology.contexts:
                yield f"no context {context}"
        for words, code in [*(event.actors or {}).items(), *(event.recipients or {}).items()]:
            if words not in whole:
                yield f"the words {words!r} are not in the text"
            for each in codes_of(code):
                if not _CODE.match(each):
                    yield f"{each!r} is no code of an actor"
                elif (sector := each.partition(" ")[2]) and sector not in ontology.sectors:
                    yield f"no sector {sector}"
    for statement in text.statements or []:
        if statement.text not in whole:
            yield f"the statement {statement.text[:40]!r}… is not in the text"
        if statement.speaker is not None and statement.speaker not in whole:
            yield f"the speaker {statement.speaker!r} is not in the text"


def codes_of(code: str) -> list[str]:
    """The code of each of those whom words name: two of "both governments"."""
    return code.split(" & ")


def sentence_of(offset: int, sentences: list[tuple[int, int]]) -> int | None:
    """The number of the sentence that holds an offset."""
    return next((number for number, (start, end) in enumerate(sentences) if start <= offset < end), None)


def occurrences(words: str, text: str) -> list[int]:
    """Where words stand in a text as whole words."""
    return [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
