"""Who there is: countries, persons, bodies, offices and roles."""

from __future__ import annotations

import msgspec


class Period(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True, gc=False):
    """An office held, or a party's time in government. Dates are YYYY, YYYY-MM or YYYY-MM-DD; None: open or not known."""

    #: The sectors that hold then.
    sectors: list[str]
    #: The office: "prime minister".
    role: str | None = None
    #: The country or body served, if it is not the entity's own: a Korean as head of the United Nations.
    country: str | None = None
    #: Its first day; null: not known.
    start: str | None = msgspec.field(name="from", default=None)
    #: Its last day; null: it lasts, or is not known.
    end: str | None = msgspec.field(name="to", default=None)


class Entity(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True, gc=False):
    """A person, body, group, party, service, medium or company that the news names."""

    #: Its name in records, the only one of its kind.
    key: str
    #: As the news writes it.
    name: str
    #: What else it is called; acronyms too.
    aliases: list[str] = []
    #: ISO-3, or one of `international`; null: of none.
    country: str | None = None
    #: `person`, `organisation`, `group`, `party`, `service`, `media`, `company`.
    kind: str
    #: `m` or `f`; null: not known.
    sex: str | None = None
    #: PLOVER sectors that hold always, the first one first.
    sectors: list[str] = []
    #: Offices and times in government.
    periods: list[Period] = []
    #: Of several of one name in several countries it is the one that is meant when nothing speaks for another.
    prominent: bool = False
    #: Of its names, those that bodies of other countries bear, too: in an article that only names others one of theirs is meant.
    common: list[str] = []


class Entities(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A file of entities in `actors/`."""

    #: The entities.
    entities: list[Entity]


class Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A building or place that stands for a body: the Pentagon."""

    #: Its name.
    name: str
    #: The sectors of the body.
    sectors: list[str]


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A state or territory and all that it is called by."""

    #: ISO-3; `XKX` is Kosovo.
    code: str
    #: As a newspaper writes it.
    name: str
    #: Other forms and acronyms.
    names: list[str] = []
    #: States and names that it had before.
    former: list[str] = []
    #: "Kenyan".
    adjectives: list[str] = []
    #: Words for its people, singular and plural.
    demonyms: list[str] = []
    #: The capital, which stands for the government.
    capital: str | None = None
    #: Other spellings of the capital, and other towns that stand for the government: Delhi.
    seats: list[str] = []
    #: Other towns that are or were a capital, and stand for nobody.
    capitals: list[str] = []
    #: Places and buildings that stand for the government or its head: "the Kremlin".
    metonyms: list[str] = []
    #: Its peoples, nouns and adjectives.
    ethnic: list[str] = []
    #: Its provinces, areas, islands and well-known towns.
    regions: list[str] = []
    #: Buildings and places that stand for a body.
    offices: list[Office] = []


class Bloc(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A group of countries that has no code of its own."""

    #: What it is called.
    name: str
    #: Other forms.
    names: list[str] = []
    #: The codes of its countries; empty: they are not told.
    members: list[str] = []
    #: The code of the body that acts for it, if not that of an intergovernmental one: "European commissioners" are the Union's.
    body: str | None = None


class Countries(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`actors/countries.yaml`: states, bodies that speak as states do, and groups of countries, with all that they are called by."""

    #: States and territories.
    countries: list[Country] = []
    #: Bodies that are named and speak as states do: the European Union.
    special: list[Country] = []
    #: Groups of countries.
    blocs: list[Bloc] = []


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True, gc=False):
    """Nouns for people and bodies, and the sector that they give.

    `owner`: the sector is that of the body they belong to, `sectors` only if none is named.
    """

    #: What the role is called in records, if not by its word.
    role: str | None = None
    #: PLOVER sectors that it gives, the first one first.
    sectors: list[str]
    #: The nouns, singular; of several words the last one is the head.
    words: list[str]
    #: Whether the sector is that of the body they belong to.
    owner: bool = False
    #: Whether they back whom they belong to: the supporters of one who governs, or did, are of his party (`partisans` in `ontology.yaml`).
    backs: bool = False
    #: `m` or `f`, where the noun says it.
    sex: str | None = None
    #: Whether it names one person.
    person: bool = False
    #: Whether it names a body of people.
    group: bool = False
    #: Whether it names a thing or place that only stands for people: "the homes of".
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
    name after it ("anti-Taliban"). `leads` does so with all but the names of groups: "Saudi-led", not "Hamas-led".
    """

    #: The words.
    words: list[str]
    #: `former`, `sector`, `none`, `behind`, `leads` or `before`.
    effect: str
    #: What `sector` gives.
    sectors: list[str] = []


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`actors/roles.yaml`: nouns for people and bodies, with their sectors, and words before such nouns."""

    #: Nouns for people and bodies.
    roles: list[Role] = []
    #: Words before them.
    modifiers: list[Modifier] = []
    #: Relatives, who do not pass on a sector: "the minister's wife".
    family: list[Role] = []
    #: Nouns that name somebody's office only with a capital before a name: "Justice Wekesa", "Father Ortega".
    titles: list[Role] = []


class ActorBook(msgspec.Struct, kw_only=True):
    """The codebook's part on actors, as its files give it."""

    countries: list[Country] = []
    special: list[Country] = []
    blocs: list[Bloc] = []
    entities: list[Entity] = []
    roles: list[Role] = []
    modifiers: list[Modifier] = []
    family: list[Role] = []
    titles: list[Role] = []
