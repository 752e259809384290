"""Who there is: countries, persons, bodies, offices and roles."""

from __future__ import annotations

import msgspec


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
    #: Other spellings of the capital, and other towns that stand for the government: Delhi.
    seats: list[str] = []
    #: Other towns that are or were a capital, and stand for nobody.
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
    #: The code of the body that acts for it, if not that of an intergovernmental one: "European commissioners" are the Union's.
    body: str | None = None


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
    #: Somebody only as one of several: "the force", "UN forces", but not "use force".
    countable: bool = False
    #: A relation that passes on neither sector nor office: "the minister's wife".
    relative: bool = False
    #: A state, so that it is the one named behind "of": "the former Soviet republic of Georgia".
    state: bool = False
    #: Whose they are, if the text does not say: peacekeepers those of the United Nations. ISO-3 or one of `international`.
    country: str | None = None


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
