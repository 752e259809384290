"""What persons have decided on events that were coded."""

from __future__ import annotations

from typing import Literal

import msgspec

from tocsin.model.record import Event, Threat

#: right: the event is as it should be. mended: it is now. wrong: the text tells no such event. missed: the text tells one
#: that was not coded, and the record has it now. open: what was decided before is taken back.
Verdict = Literal["right", "mended", "wrong", "missed", "open"]
#: The article, first and last offset of the trigger, and the type that the coder had given.
Key = tuple[str, int, int, str | None]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a person has decided on an event. It hangs on the words of the trigger, so that coding anew keeps it."""

    #: Id of the article.
    article: str
    verdict: Verdict
    #: The event as it should be; of a wrong one or one taken back, as it was when that was decided.
    event: Event
    #: The type that the coder had given it, None: it was missed.
    coded: str | None
    by: str
    why: str
    #: ISO time.
    at: str
    #: Whether date, place and contexts were decided on too. An earlier version did not show them to be decided on.
    whole: bool = True
    #: The threat that a THREATEN event makes, as it should be, or as `event` is; None: none, or an earlier version did not show
    #: its terms to be decided on.
    threat: Threat | None = None

    @property
    def key(self) -> Key:
        """Decisions of one key are on one event; the last of them holds."""
        return self.article, self.event.trigger.start, self.event.trigger.end, self.coded
