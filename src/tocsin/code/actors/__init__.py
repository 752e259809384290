"""Who is meant: names, roles and nationalities in a phrase put together to an actor, as of a date."""

from tocsin.code.actors.mentions import Mentions
from tocsin.code.actors.resolver import Resolver

__all__ = ["Mentions", "Resolver"]
