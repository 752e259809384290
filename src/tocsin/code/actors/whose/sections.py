"""The parts of a round-up, each of which a place heads: "KENYA. Police …", "LIMA - Miners …", "Serbia: Students …"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

from tocsin.code.actors.setting import choose
from tocsin.code.actors.whose.phrases import Phrases
from tocsin.knowledge.names import PLACES
from tocsin.parse.nominals import heads_of
from tocsin.parse.relations import TENSED

if TYPE_CHECKING:
    from tocsin.parse import Sentence
    from tocsin.parse.tokens import Token

#: A heading has at most so many words.
_SHORT = 5
#: So many paragraphs must be headed, if no country's name in capitals heads one, and so many sentences must name
#: another country than that of the town that heads a paragraph, if none names its own.
_SEVERAL = 2
#: What may stand before a heading and behind it.
_AROUND = " *•·▪-–—:.\n"


class _Heading(NamedTuple):
    """What heads a paragraph: the country of a place, if it is one, and whether it is the country's own name."""

    country: str | None
    whole: bool


class Sections:
    """Tells which country heads the part of an article that a paragraph belongs to.

    codes: the countries of a word of the article.
    about: the country that the whole article is about.
    """

    def __init__(self, phrases: Phrases, codes: Callable[[Token], Collection[str | None]], about: str | None):
        self._phrases = phrases
        self._words = phrases.resolver.words
        self._codes = codes
        self._about = about
        #: For each paragraph of a round-up how many headings stand up to it.
        self._parts: dict[int, int] = {}
        self._countries = self._read()

    def country(self, block: int) -> str | None:
        """The country that heads a paragraph, or those before it up to the next heading."""
        return self._countries.get(block)

    def part(self, block: int) -> int:
        """Which part of a round-up a paragraph belongs to; all of another article are one."""
        return self._parts.get(block, 0)

    @property
    def are_several(self) -> bool:
        """Whether an article is a round-up, so that no passage goes on in the next part."""
        return len({*self._countries}) > 1

    def line(self, sentence: Sentence) -> str | None:
        """The country whose name, or that of a place in it, is all that a sentence says: "HAITI."."""
        found = self._of_line(sentence)
        return found.country if found is not None else None

    def _read(self) -> dict[int, str]:
        """For each paragraph of a round-up the country that heads it."""
        paragraphs: dict[int, list[Sentence]] = {}
        for sentence in self._phrases.document.sentences:
            if sentence.kind == "body":
                paragraphs.setdefault(sentence.block, []).append(sentence)
        headings = {block: self._heading(sentences) for block, sentences in paragraphs.items()}
        placed = [block for block, each in headings.items() if each is not None and each.country is not None]
        if len(placed) < _SEVERAL:
            lines = (
                (block, self.line(paragraphs[block][0])) for block in placed if paragraphs[block][0].text.isupper()
            )
            return {block: country for block, country in lines if country is not None}
        found: dict[int, str] = {}
        here: str | None = None
        part = 0
        for block, heading in headings.items():
            part += heading is not None
            self._parts[block] = part
            if heading is not None:
                here = heading.country if heading.whole else self._trusted(heading.country, paragraphs[block])
            if here is not None:
                found[block] = here
        return found

    def _heading(self, sentences: list[Sentence]) -> _Heading | None:
        """What heads a paragraph; None: nothing does."""
        first = sentences[0]
        if (line := self._of_line(first)) is not None and len(sentences) > 1:
            return line
        before, colon, _ = first.text.partition(":")
        if colon and len(before.split()) <= _SHORT and not _tells([*first.span][: len(before.split())]):
            return self._place(before) or _Heading(None, whole=False)  # "North Macedonia: After the fire"
        above = self._phrases.document.headings.get(first.block)
        if above is None:
            return None
        # a line of its own that names no place is a picture's or a link's
        stands_before = above.rstrip(" ").endswith((":", "-", "–", "—"))
        return self._place(above) or (_Heading(None, whole=False) if stands_before else None)

    def _of_line(self, sentence: Sentence) -> _Heading | None:
        """What a few words that tell nothing head: "BURKINA FASO.", "What to watch."."""
        text = sentence.text
        if len(text.split()) > _SHORT or not text[:1].isupper():
            return None
        return self._place(text) or (None if _tells(sentence.span) else _Heading(None, whole=False))

    def _place(self, text: str) -> _Heading | None:
        """The place that is all that a line names, or all before its comma or bracket."""
        name = text.strip(_AROUND).partition(",")[0].partition("(")[0].strip(_AROUND)
        if not name or not name[0].isupper() or len(name.split()) > _SHORT:
            return None
        for index in (self._words.names, self._words.cities):
            places = tuple(sense for sense in index.get(name) if sense.kind in PLACES)
            if places:
                meant = choose(places, self._phrases.setting)
                return _Heading(meant.country, whole=meant.kind == "country")
        # small towns have the names of common words
        country = self._words.town_country(name) if name.isupper() else None
        return _Heading(country, whole=False) if country is not None else None

    def _trusted(self, country: str | None, sentences: list[Sentence]) -> str | None:
        """The country of a town that heads a paragraph, unless that tells of another one: a war is often told of from next door."""
        if country in {None, self._about}:
            return country
        international = {None, *self._phrases.kinds.international}
        told = ({code for head in heads_of(each.span) for code in self._codes(head)} for each in sentences)
        named = Counter(code for codes in told for code in codes - international)
        if country in named or max(named.values(), default=0) < _SEVERAL:
            return country
        return self._about if self._about in named else None


def _tells(words: Iterable[Token]) -> bool:
    """Whether words have a verb that tells something, as no heading has."""
    return any(word.tag_ in TENSED for word in words)
