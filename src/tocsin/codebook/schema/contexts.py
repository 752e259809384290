"""What an event is about: `contexts.yaml`."""

from __future__ import annotations

import msgspec

#: Stands among the sectors that a case asks for, and means a state as such.
STATE = "STATE"


class ContextCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Events that are in a context by what they are and who takes part. All that is given must hold."""

    #: EVENT or EVENT/mode.
    events: list[str] = []
    #: Sectors, of which an actor has one; `STATE` is a state as such, which has none.
    actors: list[str] = []
    #: Sectors, of which a recipient has one.
    recipients: list[str] = []
    #: Words or phrases, of which one stands in the event's own clause.
    words: list[str] = []
    #: Those who take part are of at least two countries (true), or of one only (false).
    abroad: bool | None = None
    #: All who take part are states, their governments or bodies of states (true), or somebody else is among them (false).
    states: bool | None = None
    #: The context holds beside any other: it does not give way (`yields`).
    stands: bool = False


class ContextCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What puts an event into a context: words and phrases, as lemmas or as they stand, and cases.

    `sentence`: one is enough, wherever it stands in the event's sentence. `clause`: one is enough in the event's own clause, two
    in its sentence. `hints`: two are needed in the event's own clause; one does beside a `clause` word elsewhere. What stands
    elsewhere counts only where the event's own clause speaks of no context. `cases`: events that are in the context, whatever
    their words. All lists may be empty.
    """

    #: Cues of which one is enough, wherever it stands in the event's sentence.
    sentence: list[str] = []
    #: Cues of which one is enough in the event's own clause, two in its sentence.
    clause: list[str] = []
    #: Cues of which two are needed in the event's own clause.
    hints: list[str] = []
    #: Events that are in the context, whatever their words.
    cases: list[ContextCase] = []
    #: Events that are not in the context, whatever else speaks for it.
    unless: list[ContextCase] = []
    #: Contexts beside which this one only says who acts or how, and is left out: soldiers who torture are no military matter.
    yields: list[str] = []


class ContextWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`contexts.yaml`: what puts an event into a PLOVER context."""

    #: Name of a context to what puts an event into it.
    contexts: dict[str, ContextCues]
    #: Phrases whose words are none of these cues: "secretary general"; a word with a capital is none where it has one: "March".
    ignored: list[str] = []
