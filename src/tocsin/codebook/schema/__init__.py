"""Shape of the codebook's YAML files. `load` checks each file against these types.

Roles of a clause that frames name: `agent`, `patient`, `dative`, `complement` (a clause), `infinitive` (only "to do"),
`told` (only what is said to be so: "that it left"), `complement.agent` (its subject), `complement.argument` (the first actor among its arguments), `complement.to` (after its "to"),
`patient.complement` (what hangs on a noun: "its threat to close the border"; so after a preposition, and further: `patient.complement.argument`), `inner.actor`,
`inner.recipient`, `inner.any` (anybody in it), `modifier` (words before a noun), or a preposition (`against`, `on`, `with`); any of several is `to|on|as`; in `requires` and `excludes` also
`auxiliary` (lemmas of auxiliary verbs).
Words in `requires`, `excludes` and `modes` are lemmas, or `@class` (a list in `classes.yaml`), or one of
`ACTOR` (resolves to an actor), `ARMED` (bears arms: soldiers, police, rebels, gunmen), `CIVILIANS` (known by its noun for several people, or a body of people, who bear no arms and do not govern), `OUTLAWS` (rebels, militias, gangs), `PEOPLE` (one or several, whatever they do), `WHOEVER` (whoever it may be: "any ship", "those who stay"), `PERSON`, `MEDIA` (names a newspaper, broadcaster or other medium), `PLACE`, `DATE`, `ANY` (the role is filled, not by a date), `NONE` (it is not).
"""

from tocsin.codebook.schema.actors import (
    ActorBook,
    Bloc,
    Countries,
    Country,
    Entities,
    Entity,
    Modifier,
    Office,
    Period,
    Role,
    Roles,
)
from tocsin.codebook.schema.contexts import STATE, ContextCase, ContextCues, ContextWords
from tocsin.codebook.schema.facts import DateWords, FigureWords, PlaceWords, Spot
from tocsin.codebook.schema.foreign import CameoCode, EventData, Foreign, ForeignClass, Gdelt, Icews, Imports
from tocsin.codebook.schema.frames import Classes, Composition, Example, Frame, FrameFile, ModeWords, Row, Words
from tocsin.codebook.schema.judging import ActOutcome, Merging, Outcomes
from tocsin.codebook.schema.language import (
    Coreference,
    CoreferenceSectors,
    Cue,
    Cues,
    HistoricEvent,
    History,
    Impersonal,
    Lemmas,
    Speech,
    Taking,
    ThreatWords,
)
from tocsin.codebook.schema.ontology import AtHome, Circumstances, EventType, Mode, Ontology, Private, Seat

__all__ = [
    "STATE",
    "ActOutcome",
    "ActorBook",
    "AtHome",
    "Bloc",
    "CameoCode",
    "Circumstances",
    "Classes",
    "Composition",
    "ContextCase",
    "ContextCues",
    "ContextWords",
    "Coreference",
    "CoreferenceSectors",
    "Countries",
    "Country",
    "Cue",
    "Cues",
    "DateWords",
    "Entities",
    "Entity",
    "EventData",
    "EventType",
    "Example",
    "FigureWords",
    "Foreign",
    "ForeignClass",
    "Frame",
    "FrameFile",
    "Gdelt",
    "HistoricEvent",
    "History",
    "Icews",
    "Impersonal",
    "Imports",
    "Lemmas",
    "Merging",
    "Mode",
    "ModeWords",
    "Modifier",
    "Office",
    "Ontology",
    "Outcomes",
    "Period",
    "PlaceWords",
    "Private",
    "Role",
    "Roles",
    "Row",
    "Seat",
    "Speech",
    "Spot",
    "Taking",
    "ThreatWords",
    "Words",
]
