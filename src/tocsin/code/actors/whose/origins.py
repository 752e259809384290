"""Whence those have come who are where they are as strangers: refugees and migrants."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from tocsin.code.actors.referent import Referent
from tocsin.code.actors.whose.phrases import Phrases
from tocsin.parse.nominals import heads_of

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

_REFUGEES = "REF"
#: The kinds of names for people of a country: "Afghans", "200 Sudanese".
_PEOPLE = {"demonym", "adjective"}
#: What stands between refugees and their country, or between those who have fled and it.
_FROM = "from"


class Origins:
    """Tells from where the refugees and migrants of one article come."""

    def __init__(self, phrases: Phrases):
        self._phrases = phrases

    def of(self, referent: Referent) -> str | None:
        """The country of refugees of whom the text does not say it: the only one from which it tells of any."""
        return self._only if referent.sectors[:1] == (_REFUGEES,) else None

    @cached_property
    def _only(self) -> str | None:
        """The one country from which an article tells that people have come, by what they are called, else by what they left."""
        sentences = [[*heads_of(each.span)] for each in self._phrases.document.sentences]
        for told in (self._called, self._left):
            found = {code for heads in sentences for head in heads if head.pos_ != "PRON" for code in told(head)}
            found -= {None, *self._phrases.kinds.international}
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def _called(self, head: Token) -> Iterator[str | None]:
        """The country that refugees are called by: "Honduran migrants", "Bhutan's refugees", "refugees from Sudan"."""
        own, *others = self._phrases.own(head)
        if own.sectors[:1] != (_REFUGEES,) or (own.noun is not None and own.noun.thing):
            return
        owners = [child for child in head.lefts if child.dep_ == "poss" and child.pos_ == "PROPN"]
        behind = [noun for child in head.rights if child.lower_ == _FROM for noun in child.rights]
        yield from (self._phrases.country_of(each) for each in (*owners, *behind))
        if not owners and not behind:
            yield from (each.country for each in (own, *others))

    def _left(self, head: Token) -> Iterator[str | None]:
        """The country of people who are sent home, or that people flee: "deported 160,000 Afghans", "fled Burundi"."""
        verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ == _FROM else head.head
        kinds, own = self._phrases.kinds, self._phrases.own(head)[0]
        sent = (
            head.dep_ in {"dobj", "nsubjpass"}
            and own.kind in _PEOPLE
            and own.noun is None
            and verb.lemma_.lower() in kinds.sends_home
        )
        fled = head.dep_ in {"dobj", "pobj"} and self._phrases.is_state(head) and verb.lemma_.lower() in kinds.uproots
        if sent or fled:
            yield own.country
