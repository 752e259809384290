"""Frames with their examples, and how the classes of two acts compose: `frames/*.yaml`, `composition.yaml`."""

from __future__ import annotations

import msgspec

Words = dict[str, list[str]]

#: Kinds of phrases that frames ask for, in the place of lemmas; `code/conditions.py` tells which phrases are of them.
KINDS = frozenset(
    {
        "ACTOR",
        "ANY",
        "ARMED",
        "BOTH",
        "CIVILIANS",
        "DATE",
        "MEDIA",
        "NONE",
        "OFFICIAL",
        "OUTLAWS",
        "PEOPLE",
        "PERSON",
        "PLACE",
        "SEVERAL",
        "WHOEVER",
    }
)


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sentence and the events it must give, each as `EVENT[/mode] RUS:GOV & BLR > UKR [+future,negation]`.

    `-` stands for nobody there, `?` for an actor without a country; a country alone leaves the sectors open, `*` the country.
    """

    #: The sentence.
    text: str
    #: The event or events; an empty list: none.
    gives: str | list[str]


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that name an act, and which of their arguments are its actor and recipient."""

    #: Its name, the only one of its kind: `tocsin explain` shows it.
    id: str
    #: The event type, if not that of the file.
    event: str | None = None
    #: Its mode.
    mode: str | None = None
    #: Contexts that hold for all that it codes.
    contexts: list[str] = []
    #: Lemmas; a second word is a particle or preposition: `crack down`, `call for`.
    verbs: list[str] = []
    #: Lemmas; words before the last are its modifiers: `war crime`.
    nouns: list[str] = []
    #: Lemmas: `critical of`, `ready`.
    adjectives: list[str] = []
    #: Roles in which the actor is looked for, in order.
    actor: list[str] = msgspec.field(default_factory=lambda: ["agent"])
    #: Roles in which the recipient is looked for, in order.
    recipient: list[str] = msgspec.field(default_factory=lambda: ["patient"])
    #: Whether it is done to nobody else than who stands there: whoever ends a strike "for talks with the minister" does nothing to him.
    to_nobody: bool = False
    #: Whether all who take part are actors.
    reciprocal: bool = False
    #: Whether people in the possessive before its nouns undergo it, if no "of" names others: "the bishop's arrest".
    objective_genitive: bool = False
    #: Role to words, of which one must stand there.
    requires: Words = {}
    #: Role to words, of which none may stand there.
    excludes: Words = {}
    #: Frames of a higher rank are tried first, whatever their conditions.
    rank: int = 0
    #: Where an inner event may stand.
    inner: list[str] = []
    #: The table in `composition.yaml` that gives the class from the inner event.
    compose: str | None = None
    #: Sentences that it must code; they are tests.
    examples: list[Example] = []
    #: Sentences that give no event; they are tests.
    counter_examples: list[str] = []


class ModeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words in the clause that settle an event's mode."""

    #: The mode.
    mode: str
    #: Lemmas of which one must stand in the clause.
    words: list[str]


class FrameFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A file in `frames/`: `event` holds for every frame that names none."""

    #: The event type of all frames that name none.
    event: str | None = None
    #: Words that settle the mode of that event type.
    modes: list[ModeWords] = []
    #: Holds for every frame in the file.
    excludes: Words = {}
    #: The frames.
    frames: list[Frame]


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line of a composition table: the first whose conditions hold decides.

    `inner` lists event types, `EVENT/mode`, groups (cooperation, yield, request, conflict), `any` (an event) or
    `none` (no event there).
    `event` is a type, or `same` (the inner event's own), or `none` (nothing is coded).
    """

    #: The inner acts for which it is.
    inner: list[str]
    #: What comes of them.
    event: str
    #: The mode of the result.
    mode: str | None = None
    #: Inner mode or type to mode of the result.
    modes: dict[str, str] = {}
    #: Added to the inner event's auxiliary modes (`same` only).
    auxiliary: list[str] = []
    #: Whether the inner clause is about what is to come (only of what somebody states); null in this and the next keys: it
    #: does not matter.
    future: bool | None = None
    #: Whether the inner clause has a condition of its own: "if they attack" (only of what somebody states).
    conditional: bool | None = None
    #: Whether the speaker says of himself what he does or has as a rule, now: "we do not talk to them", "no talks with them"
    #: (only of what somebody states).
    as_a_rule: bool | None = None
    #: The inner actor is the outer one.
    own: bool | None = None
    #: Whether the inner clause is negated.
    negated: bool | None = None
    #: Auxiliary verbs of which the inner clause must have one.
    modality: list[str] = []
    #: Roles of the actor, in place of the frame's.
    actor: list[str] | None = None
    #: Roles of the recipient, in place of the frame's.
    recipient: list[str] | None = None
    #: Auxiliary modes under which the inner event is kept as a record of its own; None: it is not kept.
    keep: list[str] | None = None
    #: Roles of the outer clause whose phrases are recipients of the kept event, if it names none; None: nobody is added.
    kept_recipient: list[str] | None = None
    #: They are so even if it names somebody who is not addressed: "rejected a request to meet the prisoners".
    kept_anyway: bool = False


class Composition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`composition.yaml`: what an outer act and an inner event make together."""

    #: Name of a table to its rows.
    tables: dict[str, list[Row]]


class Classes(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`classes.yaml`: named lists of lemmas that frames refer to as `@name`."""

    #: Name of a class to its lemmas; `@name` among them stands for another class.
    classes: dict[str, list[str]]
