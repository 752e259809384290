"""Words of the language itself: cues of the auxiliary modes, verbs of saying, corrections of lemmas, who refers to whom."""

from __future__ import annotations

import msgspec


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that put a clause into an auxiliary mode.

    `where` says how they stand to the event's clause: `auxiliary` (modal or negation on its verb), `adverb`
    (modifies it), `marker` (introduces the clause), `governor` (a verb, noun or adjective that the clause
    hangs on), `above` (an adverb on that verb), `inverted` (an auxiliary before its subject), `preposition` (introduces the
    phrase that holds it), `awaiting` (introduces a clause that something yet to come waits for), `errand` (a verb of going
    before an infinitive that says what for), `reputed` (a verb of saying that is passive, before an infinitive).
    """

    #: Lemmas, or words as they stand.
    words: list[str]
    #: The auxiliary mode: `historical`, `future`, `hypothetical` or `negation`.
    mode: str
    #: How the words stand to the event's clause.
    where: str


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`cues.yaml`: words that put a clause into an auxiliary mode."""

    #: The cues.
    cues: list[Cue]


class Speech(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`speech.yaml`: verbs of saying, and media."""

    #: Lemmas of verbs of saying.
    verbs: list[str]
    #: Verbs whose object is who spoke: "the agency quoted the minister as saying".
    quoting: list[str] = []
    #: Nouns that head reported speech: "a statement that".
    nouns: list[str]
    #: Lemmas of messages: whoever is behind one speaks where it does.
    messages: list[str] = []
    #: Prepositions and phrases that give a source: "according to".
    sources: list[str]
    #: By what means it was said, to the words for that: `television` to "broadcast".
    media: dict[str, list[str]]
    #: Auxiliary verbs by which a statement speaks of what will be; "would" is "will" in reported speech.
    future: list[str]
    #: Auxiliary verbs by which, negated, giving way is refused: "will not free them".
    refusing: list[str] = []
    #: The auxiliary verb that an imperative counts as having: "Leave the city" asks what "you must leave" asks.
    imperative: str
    #: Composition table applied to events inside somebody's statement.
    table: str
    #: Verbs before an infinitive that mean this auxiliary: "has to leave".
    obliging: list[str] = []
    #: The type of event that is aimed at those whom it is said to, where its own words name nobody.
    menace: str
    #: Verbs of saying by which somebody in power threatens those who, he says, must do something.
    warning: list[str] = []
    #: Nouns for those who only hear what is said, or pass it on: reporters, a rally.
    hearers: list[str] = []
    #: Words before a thing of those who are spoken to or of, or before whichever thing there is: "your ships", "any boat".
    theirs: list[str] = []


class Lemmas(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`lemmas.yaml`: forms whose lemma the parser's model gets wrong, by their right lemma."""

    #: A verb's right lemma to the forms of it that are got wrong.
    verbs: dict[str, list[str]] = {}
    #: A noun's right lemma to the forms of it that are got wrong.
    nouns: dict[str, list[str]] = {}


class Taking(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When a threat is one to take land, and its mode: lemmas of verbs, and of what is land besides places."""

    #: Lemmas of verbs for taking.
    verbs: list[str]
    #: Lemmas of nouns that are land, besides places.
    things: list[str]
    #: The mode of the threat.
    mode: str


class ThreatWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`threats.yaml`: words that introduce a threat's act, condition, demand and deadline."""

    #: Words before a condition: `if`, `unless`.
    condition: list[str]
    #: Words before a demand.
    demand: list[str]
    #: Words before a deadline.
    deadline: list[str]
    #: Words before what has to come about first, of which nothing says that it does.
    awaited: list[str] = []
    #: Words before what has to come about before somebody does what he refuses to do.
    beforehand: list[str] = []
    #: Lemmas whose infinitive is a demand.
    asking: list[str] = []
    #: Auxiliaries of a verb that tells what will be done.
    to_come: list[str] = []
    #: Lemmas of verbs whose object is what the issuer does.
    suffer: list[str] = []
    #: Lemmas of nouns that name no act, though what hangs on them may.
    empty: list[str] = []
    #: Lemmas of verbs that say that something will be done, and not what, unless one of the words stands after them: "pay with his life".
    vague: list[str] = []
    #: Those words: "answer with force".
    means: list[str] = []
    #: Words before a reason.
    reasons: list[str] = []
    #: Lemmas of words that say only that one is ready for what hangs on them: "hesitate to".
    readying: list[str] = []
    #: Words before a deed that is only supposed: "any attack".
    whichever: list[str] = []
    #: Lemmas of what a deadline does on its last day.
    expiring: list[str] = []
    #: The mode of a threat, by the type, or TYPE/mode, of the act that it threatens.
    modes: dict[str, str | None] = {}
    #: When a threat is one to take land.
    taking: Taking | None = None
    #: Frames whose threats have no mode, whatever their words: a threatened "strike" by workers.
    modeless: list[str] = []
    #: Lemmas of nouns that name a threat made before, where nothing says what is threatened.
    naming: list[str] = []
    #: What is done to a threat or befalls it after it has been made, by lemma, or lemma and the word beside it.
    settling: list[str] = []
    #: The word before a time that counts from when the condition comes about.
    lasting: str = ""
    #: Words before the day on which what is threatened begins.
    beginning: list[str] = []
    #: Words before a period at whose end something falls due.
    ending: list[str] = []


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
    #: Verbs whose object it is for the thing of which the clause before tells: "declared a curfew, and parliament rejected it".
    judging: list[str] = []


class CoreferenceSectors(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Sectors by what the people and bodies of them are taken up by, or not."""

    #: Of those who speak for nobody but themselves.
    for_themselves: list[str] = []
    #: Of those who speak for their state.
    for_state: list[str] = []
    #: Of bodies for which their members speak.
    for_body: list[str] = []
    #: Of whom no bystander speaks as "we".
    armed: list[str] = []
    #: Of bodies that are also called by their members: "the rebels".
    fighting: list[str] = []
    #: Of fighters who are not just any: "the paramilitaries" are no rebels, "the militants" may be anybody armed.
    by_their_noun: list[str] = []
    #: Of those who are seldom called victims or residents.
    no_victims: list[str] = []
    #: That are known by the noun, so that another noun is another body: an army is no court.
    exact: list[str] = []
    #: Of a state's bodies.
    state: list[str] = []
    #: Of a state's forces, which are no body that only the text knows.
    forces: list[str] = []
    #: Of those who are no crowd.
    no_crowd: list[str] = []
    #: Of those who hold an office, and are never only "a man" before.
    in_office: list[str] = []
    #: Of those who are not who held such an office once: "the president", "the former president".
    offices: list[str] = []
    #: Of those who held one.
    out_of_office: list[str] = []


class Coreference(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`coreference.yaml`: nouns that take somebody up by what kind they are: "the country", "the bloc"."""

    #: Kind of actor to the nouns that take one up: `organisation` to "the bloc".
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
    #: Sectors by what those of them are taken up by, or not.
    sectors: CoreferenceSectors = msgspec.field(default_factory=CoreferenceSectors)
    #: What tells an "it" that stands for nobody.
    impersonal: Impersonal = msgspec.field(default_factory=Impersonal)


class HistoricEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An act that news texts name without its date: "the annexation of Crimea" (2014)."""

    #: The words that name it.
    words: list[str]
    #: The year in which it happened.
    year: int


class History(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`history.yaml`: acts that the news names without their date."""

    #: The acts.
    events: list[HistoricEvent]
