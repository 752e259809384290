"""When, where and how many: words of dates, places and figures."""

from __future__ import annotations

from typing import Literal

import msgspec

from tocsin.model.record import Comparator


class FigureWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`figures.yaml`: what is counted, and how exactly."""

    #: Kind of figure to the words that tell what was counted: `dead` to "killed".
    kinds: dict[str, list[str]]
    #: Of which event types of the sentence before a figure of each kind may be.
    of: dict[str, list[str]] = {}
    #: What a crowd takes part in.
    attended: list[str]
    #: Nouns that a number measures: "the number of demonstrators".
    measures: list[str]
    #: How exact a number is to the words before it: `at_least` to "more than".
    comparators: dict[Comparator, list[str]]
    #: Words behind a number to how exact it is: "or so".
    behind: dict[str, Comparator]
    #: Number words to their numbers.
    numbers: dict[str, float]
    #: Words that multiply what stands before them.
    scales: dict[str, float]
    #: The same, behind digits: "£240m".
    suffixes: dict[str, float]
    #: Words that stand for a number: "dozens" is at least 24.
    vague: dict[str, float]
    #: Words that stand for about so many: "a couple".
    rough: dict[str, float]
    #: Words for what comes besides those already counted.
    further: list[str]
    #: Words before a number that is part of another one.
    parts: list[str]
    #: Pronouns behind such a number: "three of them".
    partial: list[str]
    #: Lemmas of nouns for people.
    people: list[str]
    #: Signs and nouns of currencies: what they count is money.
    currencies: list[str]


class DateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`dates.yaml`: the words of which expressions of time are made."""

    #: The names of each month, in order.
    months: list[list[str]]
    #: From Monday on.
    weekdays: list[str]
    #: The seasons.
    seasons: list[str]
    #: Parts of a day: "on Monday morning".
    parts: list[str]
    #: Words for days, counted from the day of writing.
    days: dict[str, int]
    #: Those of them that only say when in a day.
    hours: list[str] = []
    #: Feasts that fall on one day of each year, as MM-DD.
    feasts: dict[str, str] = {}
    #: "this", "last", "next" before a period; counted from the day of writing.
    turns: dict[str, int]
    #: "the following", "the previous"; counted from another date.
    steps: dict[str, int]
    #: What may follow "that day".
    onward: list[str] = []
    #: Units of time, the shortest first.
    units: list[str]
    #: Number words before a unit: "two days ago".
    numbers: dict[str, int]
    #: Words that stand for about so many: "a few"; the precision is one step coarser.
    vague: dict[str, int]
    #: Words before or inside an expression that change nothing of it: "early", "the end of".
    loose: list[str]
    #: Before a month: it is no person's name.
    within: list[str]
    #: Before a month or year that stands alone.
    before: list[str]
    #: Words before an expression by which no date is meant: "every".
    repeats: list[str]
    #: Names that hold the word of a day or month and are no dates.
    names: list[str]
    #: Words before a date that is yet to come: "by", "until".
    ahead: list[str]
    #: Times of day: "until midnight on Monday".
    daytimes: list[str] = []
    #: Prepositions before the day that something is planned for, which is not that of planning it.
    planned: list[str] = []
    #: Prepositions before the day, month or year when something is.
    when: list[str] = []
    #: Adverbs by which what is told was done after what was told before.
    later: list[str] = []
    #: Prepositions before a dated noun whose date is that of what is told, too.
    hold: list[str]
    #: Words, one of which may take up another.
    alike: list[list[str]] = []


class Spot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A place that the gazetteer does not have: a sea, a land without a government of its own, a site."""

    #: Its name as records have it.
    name: str
    #: What else it is called.
    names: list[str] = []
    #: ISO-3; None: no state's.
    country: str | None = None
    #: Degrees of latitude.
    lat: float
    #: Degrees of longitude.
    lon: float
    #: How exactly the coordinates tell where it is.
    precision: Literal["exact", "city", "region", "country"]


class PlaceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`places.yaml`: words around names of places, and places that the gazetteer does not have."""

    #: Words for kinds of regions.
    units: list[str]
    #: Those of them that a town has, too: "the financial district of Makati" is in the town.
    parts: frozenset[str] = frozenset()
    #: Words for kinds of towns.
    towns: frozenset[str]
    #: Those and other nouns that may take up a country, too: "the territory".
    lands: frozenset[str] = frozenset()
    #: Nouns for the seat of a government.
    capitals: frozenset[str] = frozenset()
    #: Seats of the state, as nouns or as nouns with the word before them: what is done at one is done in the capital.
    seats: frozenset[str] = frozenset()
    #: Nouns for the seat of another state's envoys: it is in the capital of the country that it is in.
    embassies: frozenset[str] = frozenset()
    #: Event types of those who gather where they live, so that an embassy is in their country.
    gathered: frozenset[str] = frozenset()
    #: Words before a seat that is not the state's: "the regional parliament".
    local: frozenset[str] = frozenset()
    #: ISO-3 codes of countries whose seats are not all in the capital.
    scattered: frozenset[str] = frozenset()
    #: Nouns for the whole state: "across the country".
    countries: frozenset[str] = frozenset()
    #: Adverbs that take up a place.
    there: frozenset[str] = frozenset()
    #: Other nouns that end a place's name: what is called so is nobody.
    features: frozenset[str] = frozenset()
    #: Those of them whose names are not those of the towns that they are called by: "the Arauca river".
    apart: frozenset[str] = frozenset()
    #: Nouns for the line or rim of a country.
    rims: frozenset[str]
    #: Those of them that two countries share.
    shared: frozenset[str]
    #: Prepositions that lead over a border: what happens there is in the country named.
    beyond: frozenset[str] = frozenset()
    #: Prepositions before where something happens.
    locative: frozenset[str]
    #: Those of them that only say what is near.
    nearby: frozenset[str]
    #: Those of them that do not say where something is said: "condemned Russia over Ukraine".
    loose: frozenset[str]
    #: Prepositions that only say where before one of the `grounds`.
    grounded: frozenset[str]
    #: What one can be on: "on the road to Goma".
    grounds: frozenset[str]
    #: Before a clause that says what went on meanwhile: where that was, the act was.
    whiles: frozenset[str] = frozenset()
    #: Before a clause that says what those who suffered had just done, if a pronoun takes them up.
    upon: frozenset[str] = frozenset()
    #: Prepositions between a noun and the name that says where it is.
    inner: frozenset[str]
    #: Event types of words: the places of what they speak of are not theirs.
    spoken: frozenset[str]
    #: EVENT or EVENT/mode that happens where those are to whom it is done.
    undergone: frozenset[str]
    #: Those of them for which that may be a whole country.
    whole: frozenset[str]
    #: Verbs whose object is where it happens.
    enter: frozenset[str]
    #: Verbs that lead somewhere: what is done then is done there.
    moves: frozenset[str] = frozenset()
    #: Prepositions behind such a verb.
    towards: frozenset[str] = frozenset()
    #: Prepositions before what an act is for or about, whose place is not its own.
    reasons: frozenset[str] = frozenset()
    #: Nouns of talks and of what comes of them: a deed done after or under one is not where they were held.
    tables: frozenset[str] = frozenset()
    #: Prepositions before such a noun, where the deed was at it.
    attending: frozenset[str] = frozenset()
    #: Nouns for what somebody wants or says, where nothing is: "at the request of France".
    behests: frozenset[str] = frozenset()
    #: Verbs whose place is where somebody or something comes from: "a man born in Grozny".
    origins: frozenset[str] = frozenset()
    #: Verbs by which a paper is signed: the place that its noun names is where.
    penned: frozenset[str] = frozenset()
    #: EVENT or EVENT/mode to prepositions before where it leads.
    directions: dict[str, list[str]]
    #: Event types whose doers are as likely abroad where several countries take part; EVENT/mode: in any case.
    abroad: frozenset[str] = frozenset()
    #: EVENT or EVENT/mode of deeds that happen on the spot, and so where the deed before them happened.
    deeds: frozenset[str]
    #: Nouns for occasions on which somebody speaks, and for those who listen: where they are, he speaks.
    platforms: frozenset[str] = frozenset()
    #: Those of them that lead somewhere: "on a visit to Kabul".
    visits: frozenset[str] = frozenset()
    #: Verbs that say, as participles, what a speaker does meanwhile: "Speaking in Accra, she accused".
    addressing: frozenset[str] = frozenset()
    #: Verbs that say in a clause of their own where a speaker is: "who was in Penang to open a bridge".
    present: frozenset[str] = frozenset()
    #: Event types that those who met do together, where and when they met.
    joint: frozenset[str] = frozenset()
    #: Sectors of those who act from their seat, wherever the deed is.
    seated: frozenset[str]
    #: Words that lead away from what is told before.
    away: list[str]
    #: The places.
    places: list[Spot]
