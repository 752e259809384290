"""When, where and how many: words of dates, places and figures."""

from __future__ import annotations

from typing import Literal

import msgspec


class FigureWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`figures.yaml`: what is counted, and how exactly."""

    kinds: dict[str, list[str]]
    #: Of which event types of the sentence before a figure of each kind may be.
    of: dict[str, list[str]] = {}
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
    #: Times of day: "until midnight on Monday".
    daytimes: list[str] = []
    #: Prepositions before a dated noun whose date is that of what is told, too.
    hold: list[str]
    #: Words, one of which may take up another.
    alike: list[list[str]] = []


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
    #: Those and other nouns that may take up a country, too: "the territory"; those for the seat of a government.
    lands: list[str] = []
    capitals: list[str] = []
    #: Nouns for the whole state: "across the country".
    countries: list[str] = []
    #: Adverbs that take up a place.
    there: list[str] = []
    #: Other nouns that end a place's name: what is called so is nobody.
    features: list[str] = []
    #: The line or rim of a country, and those of them that two countries share.
    rims: list[str]
    shared: list[str]
    #: Prepositions that lead over a border: what happens there is in the country named.
    beyond: list[str] = []
    #: Prepositions before where something happens, and those of them that only say what is near.
    locative: list[str]
    nearby: list[str]
    #: Not where something is said.
    loose: list[str]
    #: Prepositions that only say where before one of the `grounds`.
    grounded: list[str]
    grounds: list[str]
    #: Before a clause that says what went on meanwhile: where that was, the act was.
    whiles: list[str] = []
    #: Prepositions between a noun and the name that says where it is.
    inner: list[str]
    #: Event types of words: the places of what they speak of are not theirs.
    spoken: list[str]
    #: EVENT or EVENT/mode that happens where those are to whom it is done; `whole`: also if that is a country.
    undergone: list[str]
    whole: list[str]
    #: Verbs whose object is where it happens.
    enter: list[str]
    #: Verbs that lead somewhere, with prepositions: what is done then is done there.
    moves: list[str] = []
    towards: list[str] = []
    #: Prepositions before what an act is for or about, whose place is not its own.
    reasons: list[str] = []
    #: EVENT or EVENT/mode to prepositions before where it leads.
    directions: dict[str, list[str]]
    #: Event types whose doers are as likely abroad where several countries take part; EVENT/mode: in any case.
    abroad: list[str] = []
    #: EVENT or EVENT/mode of deeds that happen on the spot, and so where the deed before them happened.
    deeds: list[str]
    #: Event types that those who met do together, where and when they met.
    joint: list[str] = []
    #: Sectors of those who act from their seat, wherever the deed is.
    seated: list[str]
    #: Words that lead away from what is told before.
    away: list[str]
    places: list[Spot]
