"""What the parser asks of a spaCy pipeline, so that another one can stand in for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Pipeline(Protocol):
    """What a parser asks of a spaCy pipeline."""

    @property
    def name(self) -> str:
        """Name of the model."""

    @property
    def vocab(self) -> Any:
        """The vocabulary."""

    def make_doc(self, text: str) -> Doc:
        """A text cut into words."""

    def __call__(self, text: str) -> Doc:
        """A text, parsed."""

    def pipe(self, texts: Iterable[str | Doc], batch_size: int = 0) -> Iterator[Doc]:
        """Texts, parsed."""
