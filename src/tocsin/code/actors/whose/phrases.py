"""What the phrases of an article refer to, for those who ask whose somebody is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tocsin.code.actors.kinds import Kinds
from tocsin.code.actors.referent import Referent
from tocsin.code.actors.resolver import Resolver
from tocsin.code.actors.setting import Setting
from tocsin.model.sectors import MEDIA
from tocsin.parse import Document
from tocsin.parse.nominals import are_two

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


@dataclass(frozen=True)
class Phrases:
    """What the phrases of one article refer to.

    own: by their own words.
    meant: coreference included.
    """

    document: Document
    resolver: Resolver
    setting: Setting
    own: Callable[[Token], list[Referent]]
    meant: Callable[[Token], list[Referent]]
    #: Those of whom it is being asked whose they are, so that nobody is asked in a circle.
    asked: set[Token] = field(default_factory=set)

    @property
    def kinds(self) -> Kinds:
        """Kinds of people and bodies, from the codebook."""
        return self.resolver.kinds

    def meant_by(self, others: list[Token], head: Token) -> list[Referent]:
        """Whom others mean, of whom it is asked whose a head is; nobody if theirs hangs on it."""
        if head in self.asked:
            return []
        self.asked.add(head)
        meant = [self.meant(each)[0] for each in others if each != head]
        self.asked.discard(head)
        return meant

    def country_of(self, head: Token) -> str | None:
        """The country of a phrase; a newspaper or agency tells of other countries than its own: "told Reuters"."""
        return next((each.country for each in self.own(head) if each.country and not _is_outlet(each)), None)

    def is_state(self, head: Token) -> bool:
        """Whether a phrase names a state as such."""
        return any(each.kind == "country" and not each.sectors for each in self.own(head))

    def is_country(self, head: Token) -> bool:
        """Whether it is "the country" or another word for one."""
        return head.lemma_.lower() in self.kinds.nouns.kinds["country"]


def is_of_two(referent: Referent, head: Token) -> bool:
    """Whether bodies are those of two countries, not of one: "both governments"."""
    return referent.noun is not None and referent.noun.group and are_two(head)


def _is_outlet(referent: Referent) -> bool:
    """Whether it is a newspaper, broadcaster or agency by its name."""
    return referent.entity is not None and referent.kind != "person" and MEDIA in referent.sectors
