"""Those who take part in an event, with the phrases that name them."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.model import Actor
from tocsin.parse.tokens import Token


@dataclass(frozen=True)
class Participant:
    """Somebody who takes part, with the head of the phrase that names them."""

    actor: Actor
    head: Token

    @property
    def known(self) -> bool:
        """Whether it was found out who they are."""
        return self.actor.via != "unresolved"

    @property
    def identity(self) -> tuple[str | None, ...]:
        """What is the same for two who are the same."""
        actor = self.actor
        return actor.entity or actor.name or actor.text, actor.country, *actor.sectors
