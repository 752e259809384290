"""The mentions of one article: what its phrases name, and the actors that they give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.code.actors.counted import Counted
from tocsin.code.actors.inside import Inside
from tocsin.code.actors.resolver import Resolver
from tocsin.code.actors.same import Same
from tocsin.code.actors.traits import Traits

if TYPE_CHECKING:
    from tocsin.parse.syntax import Document
    from tocsin.parse.tokens import Token


class Mentions(Traits):
    """What the phrases of a document name: what each means (`Traits`), who is inside it, and who is the same as another."""

    def __init__(self, document: Document, resolver: Resolver, date: str | None, country: str | None = None):
        super().__init__(document, resolver, date, country)
        #: People of whom the article tells only the number.
        self.counted = Counted(self)
        #: Who does something to each other, for whom a word stands that means the other.
        self.each_for_other = self._references.each_for_other
        inside = Inside(self)
        #: The people or bodies, each with its head, whom a phrase for a thing names as its owners.
        self.owners = inside.owners
        #: The actors, each with its head, named inside a phrase that is none itself.
        self.within = inside.within
        #: Known actors whose a thing is.
        self.whose = inside.whose
        self.bodies_before = inside.bodies_before
        #: The nationalities of which people are said to be.
        self.peoples = inside.peoples
        same = Same(self)
        #: Whether two phrases refer to the same actor, or to a state and one who speaks for it.
        self.is_same = same.is_same
        #: Whether a phrase refers to the same actor as one of some others.
        self.is_among = same.is_among
        #: Whether two phrases name the very same actor: not a state and one who speaks for it.
        self.is_self = same.is_self
        #: Whether two phrases name actors of one country.
        self.share_country = same.share_country
        #: Whether what an actor will do is for a speaker to say.
        self.answers_for = same.answers_for
        #: Whether one who speaks for a state that is not named may speak for this one.
        self.may_be_of = same.may_be_of

    def quote(self, start: int, end: int, speaker: Token | None) -> None:
        """Lets first-person pronouns between two offsets stand for a speaker."""
        self._references.quote(start, end, speaker)

    def address(self, start: int, end: int, addressed: Token) -> None:
        """Lets second-person pronouns between two offsets stand for those who are addressed."""
        self._references.address(start, end, addressed)
