"""Bodies of one country whose names of common words those of others bear, too: "the National Union"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.code.actors.setting import Setting
from tocsin.knowledge.names import Sense
from tocsin.knowledge.phrases import Index, Match, Word

if TYPE_CHECKING:
    from tocsin.codebook.schema import Modifier, Role

#: Kinds of bodies of which every country may have one of the same name.
_NATIONAL_BODIES = {"party", "organisation", "service"}
#: Words that join those of a body's name.
_JOINS = {"and", "of", "for", "the"}
#: So often must an article name countries before a body of another one is not meant.
_SPOKEN_OF = 2


class Namesakes:
    """Tells the bodies of a country that an article speaks of from others of their names.

    international: what stands where an ISO-3 country would.
    """

    def __init__(
        self, names: Index[Sense], roles: Index[Role], modifiers: Index[Modifier], international: frozenset[str]
    ):
        self._names = names
        self._roles = roles
        self._modifiers = modifiers
        self._international = international

    def is_of_elsewhere(self, match: Match[Sense], words: list[Word], setting: Setting, text: str) -> bool:
        """Whether a body's name of common words is one of countries of which the article says nothing: then it is another's.

        "The National Union" of a text about Mali is not Gabon's.
        """
        keys = {sense.entity.key for sense in match.values if sense.entity is not None}
        spoken_of = sum(setting.named.values()) - sum(setting.themselves.get(key, 0) for key in keys)
        if not all(self._is_namesake(sense, setting) for sense in match.values):
            return False
        name = text[match.start : match.end]
        if len(match.values) == 1 and setting.home_of_namesake(match.values[0], name) is not None:
            return False  # it is known whose it is instead
        if spoken_of < _SPOKEN_OF and not self._is_of_country(match, words, text):
            return False
        if name.isupper() and name.isalpha():
            return True  # the letters of a body of a country of which nothing is said are another's
        own = [word for word in words if match.start <= word.start < match.end]
        roles = self._roles.find(own)
        common = [(each.start, each.end) for each in roles]
        common += [(each.start, each.end) for each in self._modifiers.find(own)]
        return (
            len(own) > 1
            and any(each.end == match.end for each in roles)
            and all(word.form in _JOINS or any(start <= word.start < end for start, end in common) for word in own)
        )

    def _is_namesake(self, sense: Sense, setting: Setting) -> bool:
        """Whether a sense is a body of a country of which an article says nothing, and none that is known beyond it."""
        entity = sense.entity
        if sense.kind not in _NATIONAL_BODIES or entity is None or entity.prominent:
            return False
        if sense.country in {None, setting.country, *self._international}:
            return False
        return setting.others(sense.country, entity.key) <= 0

    def _is_of_country(self, match: Match[Sense], words: list[Word], text: str) -> bool:
        """Whether that of a country follows on a body's name: "National Union of Workers | of Mali", "| in Mali"."""
        behind = [word for word in words if word.start >= match.end]
        return text.startswith((" of ", " in "), match.end) and any(
            sense.kind == "country" for each in self._names.find(behind) for sense in each.values
        )
