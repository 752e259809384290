"""What somebody known is called in a text, against what the knowledge base says of him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.code.actors.kinds import Kinds

if TYPE_CHECKING:
    from tocsin.codebook.schema import Role


class Offices:
    """Puts the sectors of somebody known in order: what the text calls him comes first."""

    def __init__(self, kinds: Kinds):
        #: Ranks are borne by those who rule, too.
        self._offices = kinds.state_bodies - kinds.armed
        self._keeps = (self._offices | kinds.armed) - kinds.partisan
        self._outlaws = kinds.armed - kinds.of_the_state
        #: A candidate may well be of the opposition.
        self._says_little = kinds.say_little | kinds.armed | kinds.partisan

    def as_called(self, title: Role, known: tuple[str, ...]) -> tuple[str, ...]:
        """The sectors of somebody known as a title tells them: the labour minister of today was a man of the unions.

        A title that leaves the sector to the body of whoever bears it tells nothing, and neither does a rank; those who
        fight a state have no offices in it, and who holds one may be a merchant or a cleric besides.
        """
        told = tuple(title.sectors)
        if not told or not known or told[0] == known[0]:
            return known
        office = told[0] in self._offices and known[0] not in self._outlaws
        trade = told[0] not in self._says_little and known[0] not in self._keeps
        named = not title.owner and not title.relative and (office or trade)
        # of several that hold at a time the text means the one that it names
        return (*told, *(each for each in known if each not in told)) if named or told[0] in known else known
