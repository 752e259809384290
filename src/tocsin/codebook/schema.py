"""Shape of the codebook's YAML files. `load` checks each file against these types.

Roles of a clause that frames name: `agent`, `patient`, `dative`, `complement` (a clause), `infinitive` (only "to do"),
`complement.agent` (its subject), `complement.argument` (the first actor among its arguments), `inner.actor`,
`inner.recipient`, `inner.any` (anybody in it), `modifier` (words before a noun), or a preposition (`against`, `on`, `with`); in `requires` and `excludes` also
`auxiliary` (lemmas of auxiliary verbs).
Words in `requires`, `excludes` and `modes` are lemmas, or `@class` (a list in `classes.yaml`), or one of
`ACTOR` (resolves to an actor), `PERSON`, `PLACE`, `DATE`, `ANY` (the role is filled, not by a date), `NONE` (it is not).
"""

from __future__ import annotations

from typing import Literal

import msgspec

Words = dict[str, list[str]]


class Mode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A PLOVER mode of an event type, with its score and CAMEO code."""

    mode: str
    score: float
    cameo: str | None = None


class EventType(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the 16 PLOVER event types."""

    event: str
    quad: str
    #: Family in the composition tables: cooperation, yield, request, conflict.
    group: str
    score: float
    recipient_required: bool = False
    #: Roles where the recipient is looked for when the frame's own give nobody; those of frames and of `code/elsewhere.py`.
    recipient_else: list[str] = []
    #: Event types that are part of this one where they are its purpose: who marches to demand something demonstrates.
    absorbs: list[str] = []
    cameo: str | None = None
    meaning: str
    modes: list[Mode] = []


class AtHome(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who acts among his own: the country of one side of an event is then that of the other."""

    #: Sectors that do, on either side.
    sectors: list[str] = []
    #: EVENT or EVENT/mode that states do to their own.
    acts: list[str] = []
    #: Sectors of which every country has its own: they belong to the only country that a sentence names.
    own: list[str] = []
    #: EVENT or EVENT/mode that are as often done to strangers: there `own` says nothing.
    abroad: list[str] = []


class Private(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whose dealings among themselves are no events."""

    sectors: list[str] = []
    #: Event types that are events whoever takes part.
    but: list[str] = []


class Ontology(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`ontology.yaml`."""

    events: list[EventType]
    contexts: list[str]
    sectors: dict[str, str]
    international: dict[str, str]
    #: Sectors of offices that one leaves to be of the elites (ELI).
    offices: list[str] = []
    at_home: AtHome = AtHome()
    private: Private = Private()
    #: Event types of which a noun tells with one side named: "a riot by policemen", "the killing of two soldiers".
    told_by_noun: list[str] = []
    #: Event types of which a noun tells although it names nobody, if it is known in which country: "riots in Basra".
    told_by_place: list[str] = []
    #: Event types that are done to things, which then stand for those whose they are.
    done_to_things: list[str] = []
    #: An event dated more than this many days before publication is historical.
    historical_after_days: int


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sentence and the events it must give, each as `EVENT[/mode] RUS:GOV & BLR > UKR [+future,negation]`.

    `-` stands for nobody there, `?` for an actor without a country; a country alone leaves the sectors open, `*` the country.
    """

    text: str
    gives: str | list[str]


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that name an act, and which of their arguments are its actor and recipient."""

    id: str
    event: str | None = None
    mode: str | None = None
    contexts: list[str] = []
    #: Lemmas; a second word is a particle or preposition: `crack down`, `call for`.
    verbs: list[str] = []
    #: Lemmas; words before the last are its modifiers: `war crime`.
    nouns: list[str] = []
    adjectives: list[str] = []
    actor: list[str] = msgspec.field(default_factory=lambda: ["agent"])
    recipient: list[str] = msgspec.field(default_factory=lambda: ["patient"])
    reciprocal: bool = False
    requires: Words = {}
    excludes: Words = {}
    #: Frames of a higher rank are tried first, whatever their conditions.
    rank: int = 0
    #: Where an inner event may stand.
    inner: list[str] = []
    #: The table in `composition.yaml` that gives the class from the inner event.
    compose: str | None = None
    examples: list[Example] = []
    counter_examples: list[str] = []


class ModeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words in the clause that settle an event's mode."""

    mode: str
    words: list[str]


class FrameFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A file in `frames/`: `event` holds for every frame that names none."""

    event: str | None = None
    modes: list[ModeWords] = []
    #: Holds for every frame in the file.
    excludes: Words = {}
    frames: list[Frame]


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line of a composition table: the first whose conditions hold decides.

    `inner` lists event types, `EVENT/mode`, groups (cooperation, yield, request, conflict), `any` (an event) or
    `none` (no event there).
    `event` is a type, or `same` (the inner event's own), or `none` (nothing is coded).
    """

    inner: list[str]
    event: str
    mode: str | None = None
    #: Inner mode or type to mode of the result.
    modes: dict[str, str] = {}
    #: Added to the inner event's auxiliary modes (`same` only).
    auxiliary: list[str] = []
    #: Conditions on the inner clause; None: does not matter.
    future: bool | None = None
    #: The inner actor is the outer one.
    own: bool | None = None
    negated: bool | None = None
    modality: list[str] = []
    actor: list[str] | None = None
    recipient: list[str] | None = None
    #: Auxiliary modes under which the inner event is kept as a record of its own; None: it is not kept.
    keep: list[str] | None = None


class Composition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`composition.yaml`: what an outer act and an inner event make together."""

    tables: dict[str, list[Row]]


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that put a clause into an auxiliary mode.

    `where` says how they stand to the event's clause: `auxiliary` (modal or negation on its verb), `adverb`
    (modifies it), `marker` (introduces the clause), `governor` (a verb, noun or adjective that the clause
    hangs on), `above` (an adverb on that verb), `inverted` (an auxiliary before its subject), `preposition` (introduces the
    phrase that holds it).
    """

    words: list[str]
    mode: str
    where: str


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`cues.yaml`."""

    cues: list[Cue]


class Speech(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`speech.yaml`: verbs of saying, and media."""

    verbs: list[str]
    #: Nouns that head reported speech: "a statement that".
    nouns: list[str]
    #: Prepositions and phrases that give a source: "according to".
    sources: list[str]
    media: dict[str, list[str]]
    #: Auxiliary verbs by which a statement speaks of what will be; "would" is "will" in reported speech.
    future: list[str]
    #: Composition table applied to events inside somebody's statement.
    table: str


class FigureWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`figures.yaml`: what is counted, and how exactly."""

    kinds: dict[str, list[str]]
    #: What a crowd takes part in.
    attended: list[str]
    #: Nouns that a number measures: "the number of demonstrators".
    measures: list[str]
    #: Words before a number, and behind it, that say how exact it is.
    comparators: dict[str, list[str]]
    behind: dict[str, str]
    numbers: dict[str, float]
    scales: dict[str, float]
    suffixes: dict[str, float]
    #: Words that stand for a number: "dozens" is at least 24.
    vague: dict[str, float]
    rough: dict[str, float]
    #: Words for what comes besides those already counted.
    further: list[str]
    #: Words before a number that is part of another one, and pronouns behind it.
    parts: list[str]
    partial: list[str]
    people: list[str]
    currencies: list[str]


class Lemmas(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`lemmas.yaml`: verb forms whose lemma the parser's model gets wrong, by their right lemma."""

    verbs: dict[str, list[str]]


class ThreatWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`threats.yaml`: words that introduce a threat's condition, demand and deadline."""

    condition: list[str]
    demand: list[str]
    deadline: list[str]


class Impersonal(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Lemmas that tell an "it" which stands for nobody from one that does."""

    #: Verbs of which it is no subject: "it rained".
    verbs: list[str] = []
    #: Verbs of which it is none before a clause: "it seems that", "it takes time to".
    clausal: list[str] = []
    #: Adjectives and nouns that say the weather or the time: "it was dark".
    states: list[str] = []
    #: Adjectives that say of somebody what follows: "it is ready to negotiate".
    personal: list[str] = []
    #: Verbs whose object it is for what was said or done: "the army denied it".
    deeds: list[str] = []
    #: Verbs whose passive says what somebody was told: "it was warned that".
    told: list[str] = []


class Coreference(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`coreference.yaml`: nouns that take somebody up by what kind they are: "the country", "the bloc"."""

    kinds: dict[str, list[str]]
    #: Nouns that take up a person by sector: "the lawmaker".
    persons: dict[str, list[str]]
    #: Sectors that the same people may be called by, one after the other: students, then protesters.
    families: list[list[str]]
    #: Nouns and titles that mean the same: "army", "military".
    synonyms: list[list[str]] = []
    #: Titles of which the last noun alone means somebody else: a prime minister is not "the minister".
    fused: list[str] = []
    #: Nouns for anybody: "the men".
    people: list[str] = []
    #: Nouns for people who bear no arms.
    unarmed: list[str] = []
    #: Adjectives that describe without telling apart: "the former minister".
    descriptive: list[str] = []
    #: Nouns that are plural though they do not look it.
    plurals: list[str] = []
    #: Nouns by which the great are called: "His Majesty".
    honours: list[str] = []
    #: Nouns in the singular for many people: "the crowd".
    gatherings: list[str] = []
    #: Nouns for bodies of which the text says "they".
    collectives: list[str] = []
    #: Adjectives that say of somebody not to be the one spoken of: "the other", "neighbouring".
    others: list[str] = []
    #: Nouns for somebody of the possessor's own kind: "its neighbour".
    peers: list[str] = []
    #: Nouns for kin, in pairs of the two sides: husband and wife, parent and child.
    kin: list[tuple[list[str], list[str]]] = []
    #: Words before a person's name that are no role nouns, those of `men` and `women` apart.
    honorifics: dict[str, list[str]] = {}
    impersonal: Impersonal = msgspec.field(default_factory=Impersonal)


class Merging(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`merging.yaml`: when two events, in one article or in several, are held to be one happening."""

    #: A type to the one that it gives way to when an article tells both of the same actors.
    gives_way: dict[str, str]
    #: Deeds of which reports may disagree who did them. Of all other types the doers must agree.
    disputed: list[str]
    #: Days by which dates may differ and still be of the same happening.
    days_apart: int
    #: Kilometres by which places may differ.
    near_km: float
    #: Points that must be passed, and those that any two reports of a happening must have at least.
    threshold: float
    least: float
    #: What speaks for it (above 0) and against it (below), and how much.
    weights: dict[str, float]
    #: Length of the runs of words by which near-copies are found, and the share of them that must be the same.
    shingle: int
    copy: float


class ContextCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Events that are in a context by what they are and who takes part. All that is given must hold."""

    #: EVENT or EVENT/mode.
    events: list[str] = []
    #: Sectors, of which somebody on that side has one.
    actors: list[str] = []
    recipients: list[str] = []
    #: Words or phrases, of which one stands in the event's own clause.
    words: list[str] = []
    #: Those who take part are of at least two countries (true), or of one only (false).
    abroad: bool | None = None


class ContextCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What puts an event into a context: words and phrases, as lemmas or as they stand, and cases.

    `sentence`: one is enough, wherever it stands in the event's sentence. `clause`: one is enough in the event's own clause, two
    in its sentence. `hints`: two are needed in the event's own clause; one does beside a `clause` word elsewhere. All
    lists may be empty.
    """

    sentence: list[str] = []
    clause: list[str] = []
    hints: list[str] = []
    cases: list[ContextCase] = []


class ContextWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`contexts.yaml`: what puts an event into a PLOVER context."""

    contexts: dict[str, ContextCues]
    #: Phrases whose words are none of these cues: "secretary general".
    ignored: list[str] = []


class Classes(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`classes.yaml`: named lists of lemmas that frames refer to as `@name`."""

    classes: dict[str, list[str]]


class HistoricEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An act that news texts name without its date: "the annexation of Crimea" (2014)."""

    words: list[str]
    year: int


class History(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`history.yaml`."""

    events: list[HistoricEvent]


class Period(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True, gc=False):
    """An office held, or a party's time in government. Dates are YYYY, YYYY-MM or YYYY-MM-DD; None: open or not known."""

    sectors: list[str]
    role: str | None = None
    #: The country or body served, if it is not the entity's own: a Korean as head of the United Nations.
    country: str | None = None
    start: str | None = msgspec.field(name="from", default=None)
    end: str | None = msgspec.field(name="to", default=None)


class Entity(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True, gc=False):
    """A person, body, group, party, service, medium or company that the news names."""

    key: str
    name: str
    aliases: list[str] = []
    country: str | None = None
    kind: str
    sex: str | None = None
    sectors: list[str] = []
    periods: list[Period] = []
    #: Of several of one name in several countries it is the one that is meant when nothing speaks for another.
    prominent: bool = False


class Entities(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A file of entities in `actors/`."""

    entities: list[Entity]


class Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A building or place that stands for a body: the Pentagon."""

    name: str
    sectors: list[str]


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A state or territory and all that it is called by."""

    code: str
    name: str
    names: list[str] = []
    former: list[str] = []
    adjectives: list[str] = []
    demonyms: list[str] = []
    capital: str | None = None
    capitals: list[str] = []
    metonyms: list[str] = []
    ethnic: list[str] = []
    regions: list[str] = []
    offices: list[Office] = []


class Bloc(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A group of countries that has no code of its own."""

    name: str
    names: list[str] = []
    members: list[str] = []


class Countries(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`actors/countries.yaml`."""

    countries: list[Country] = []
    special: list[Country] = []
    blocs: list[Bloc] = []


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True, gc=False):
    """Nouns for people and bodies, and the sector that they give.

    `owner`: the sector is that of the body they belong to, `sectors` only if none is named.
    """

    role: str | None = None
    sectors: list[str]
    words: list[str]
    owner: bool = False
    sex: str | None = None
    person: bool = False
    group: bool = False
    thing: bool = False
    #: A relation that passes on neither sector nor office: "the minister's wife".
    relative: bool = False


class Modifier(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words before a role: `former` makes ELI of it, `sector` gives a sector, `none` changes nothing.

    After a hyphen, `behind` takes the name before it out of the phrase ("Russian-backed"), and so does `before` with the
    name after it ("anti-Taliban").
    """

    words: list[str]
    effect: str
    sectors: list[str] = []


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`actors/roles.yaml`."""

    roles: list[Role] = []
    modifiers: list[Modifier] = []
    #: Relatives, who do not pass on a sector: "the minister's wife".
    family: list[Role] = []


class ActorBook(msgspec.Struct, kw_only=True):
    """The codebook's part on actors, as its files give it."""

    countries: list[Country] = []
    special: list[Country] = []
    blocs: list[Bloc] = []
    entities: list[Entity] = []
    roles: list[Role] = []
    modifiers: list[Modifier] = []
    family: list[Role] = []


class ForeignClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a class or topic of another source is here: a kind of entity, and its sectors."""

    kind: str | None = None
    sectors: list[str] = []


class Foreign(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How one source of entities is read: its classes, country codes and sector codes in terms of ours."""

    classes: dict[str, ForeignClass] = {}
    #: Classes of offices (Wikidata).
    posts: list[str] = []
    countries: dict[str, str] = {}
    sectors: dict[str, str] = {}
    sexes: dict[str, str] = {}


class Imports(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`imports.yaml`: what `tocsin actors import` makes of other people's codes."""

    opensanctions: Foreign
    wikidata: Foreign
    petrarch: Foreign


class DateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`dates.yaml`: the words of which expressions of time are made."""

    #: The names of each month, in order.
    months: list[list[str]]
    #: From Monday on.
    weekdays: list[str]
    seasons: list[str]
    parts: list[str]
    #: Words for days, counted from the day of writing.
    days: dict[str, int]
    #: "this", "last", "next" before a period; counted from the day of writing.
    turns: dict[str, int]
    #: "the following", "the previous"; counted from another date.
    steps: dict[str, int]
    units: list[str]
    numbers: dict[str, int]
    vague: dict[str, int]
    loose: list[str]
    #: Before a month: it is no person's name.
    within: list[str]
    #: Before a month or year that stands alone.
    before: list[str]
    repeats: list[str]
    names: list[str]
    ahead: list[str]
    #: Prepositions before a dated noun whose date is that of what is told, too.
    hold: list[str]


class Spot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A place that the gazetteer does not have: a sea, a land without a government of its own, a site."""

    name: str
    names: list[str] = []
    #: ISO-3; None: no state's.
    country: str | None = None
    lat: float
    lon: float
    precision: Literal["exact", "city", "region", "country"]


class PlaceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`places.yaml`: words around names of places, and places that the gazetteer does not have."""

    #: Words for kinds of regions and of towns.
    units: list[str]
    towns: list[str]
    #: The line or rim of a country, and those of them that two countries share.
    rims: list[str]
    shared: list[str]
    #: Prepositions before where something happens, and those of them that only say what is near.
    locative: list[str]
    nearby: list[str]
    #: Not where something is said.
    loose: list[str]
    #: Prepositions that only say where before one of the `grounds`.
    grounded: list[str]
    grounds: list[str]
    #: Prepositions between a noun and the name that says where it is.
    inner: list[str]
    #: Event types of words: the places of what they speak of are not theirs.
    spoken: list[str]
    #: EVENT or EVENT/mode that happens where those are to whom it is done; `whole`: also if that is a country.
    undergone: list[str]
    whole: list[str]
    #: Verbs whose object is where it happens.
    enter: list[str]
    #: EVENT or EVENT/mode to prepositions before where it leads.
    directions: dict[str, list[str]]
    places: list[Spot]


class CameoCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A CAMEO code in PLOVER's terms."""

    code: str
    #: None: PLOVER codes no such thing.
    event: str | None = None
    mode: str | None = None
    contexts: list[str] = []
    #: The event texts that ICEWS uses for it.
    called: list[str] = []


class Icews(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How ICEWS names countries and sectors."""

    countries: dict[str, str] = {}
    #: Words of a name or sector to the PLOVER sector; the first that the phrase holds decides.
    sectors: dict[str, str] = {}


class Gdelt(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How GDELT names sectors."""

    #: PLOVER sectors that are called otherwise there; read as `imports.yaml` says of PETRARCH's.
    sectors: dict[str, str] = {}


class EventData(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`eventdata.yaml`: what `tocsin import` makes of other people's event data."""

    cameo: list[CameoCode]
    icews: Icews
    gdelt: Gdelt
    #: Mode of a THREATEN event to the event types that carry such a threat out.
    carried_out_by: dict[str, list[str]] = {}


class ActOutcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What becomes of a threat of one act; types are `EVENT` or `EVENT/mode`."""

    act: str
    #: What carries it out, and what is of the kind but less.
    carried_out_by: list[str]
    milder: list[str] = []
    #: Days, instead of those that hold for all acts.
    horizon: int | None = None
    grace: int | None = None


class Outcomes(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`outcomes.yaml`: what became of a threat."""

    #: Days that a threat without a deadline stays open, and days after a deadline in which the act is in time.
    horizon: int
    grace: int
    #: Days after the outcome in which an undated mention tells the threat again.
    retold: int
    acts: list[ActOutcome]
    #: What carries out a threat of an act that the text does not say.
    any: list[str]
    #: What the target does that gives way, and the issuer that takes it back.
    conceded_by: list[str]
    withdrawn_by: list[str]
    #: Name of a side to the sectors that stand for it; of other sectors each is a side of its own.
    sides: dict[str, list[str]]
    #: Share of a condition's words that a later sentence must have, words that undo it, and words that do not count.
    share: float
    doubt: list[str]
    small: list[str]
    #: Who speaks to the roles that tell it, the first that fits.
    voices: dict[str, list[str]]
    #: Days that are looked back on for preparations, and their types.
    watched: int
    prepares: list[str]
