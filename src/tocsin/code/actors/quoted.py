"""Who speaks the words of a quotation, and to whom: whom "I", "we" and "you" mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tocsin.parse.syntax import Document
    from tocsin.parse.tokens import Token


class Quoted:
    """The speakers of an article's quotations, and those whom they address."""

    def __init__(self, document: Document):
        self._document = document
        self._speakers: list[tuple[int, int, Token]] = []
        self._addressed: list[tuple[int, int, Token]] = []

    def quote(self, start: int, end: int, speaker: Token) -> None:
        """Lets first-person pronouns between two offsets stand for a speaker."""
        self._speakers.append((start, end, speaker))

    def address(self, start: int, end: int, addressed: Token) -> None:
        """Lets second-person pronouns between two offsets stand for those who are addressed."""
        self._addressed.append((start, end, addressed))

    def speaker(self, position: int) -> Token | None:
        """Who speaks the words at an offset; nobody if it is an "I" whose own speaker comes round to itself."""
        first = who = _at(self._speakers, position)
        seen = {position}
        while who is not None and is_first_person(who):
            position = self._document.offset(who)
            if position in seen:
                return None
            seen.add(position)
            who = _at(self._speakers, position)
        return first

    def addressed(self, position: int) -> Token | None:
        """Whom the words at an offset address."""
        return _at(self._addressed, position)


def _at(told: list[tuple[int, int, Token]], position: int) -> Token | None:
    return next((who for start, end, who in told if start <= position < end), None)


def is_i(word: Token) -> bool:
    """Whether a word means the one who speaks: "I", "my"."""
    return is_first_person(word) and "Sing" in word.morph.get("Number", [])


def is_first_person(word: Token) -> bool:
    """Whether a word means the speaker, or those for whom a speaker speaks: "my", "us"."""
    return word.pos_ == "PRON" and "1" in word.morph.get("Person", [])


def is_second_person(word: Token) -> bool:
    """Whether a word means those who are spoken to: "you", "your"."""
    return word.pos_ == "PRON" and "2" in word.morph.get("Person", [])
