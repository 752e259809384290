"""The event types, their modes, and whose is whom: `ontology.yaml`."""

from __future__ import annotations

import msgspec


class Mode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A PLOVER mode of an event type, with its score and CAMEO code."""

    #: Its name: `aerial`.
    mode: str
    #: How cooperative (above 0) or hostile (below) it is, from -10 to 10.
    score: float
    #: The nearest CAMEO code, for exports.
    cameo: str | None = None
    #: As of an event type; these roles come first.
    recipient_else: list[str] = []


class Prospect(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an event type is as long as it is only to come: who will meet has agreed to."""

    #: The event type.
    event: str
    #: Its CAMEO code, for exports.
    cameo: str


class EventType(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the 16 PLOVER event types."""

    #: Its name in capitals: `ASSAULT`.
    event: str
    #: Its quad class: verbal or material, cooperation or conflict.
    quad: str
    #: Family in the composition tables: cooperation, yield, request, conflict.
    group: str
    #: How cooperative (above 0) or hostile (below) it is, from -10 to 10, where no mode says otherwise.
    score: float
    #: Roles where the recipient is looked for when the frame's own give nobody; those of frames and of `code/elsewhere.py`.
    recipient_else: list[str] = []
    #: Event types, or `EVENT/mode`, that are part of this one where they are its purpose: who marches to demand something demonstrates.
    #: Its own type: what it results in is no second event ("stormed a market, killing 40").
    absorbs: list[str] = []
    #: Event types of which it is the end where they are what it is done to: "halted its aid", "dropped its demand".
    ends: list[str] = []
    #: Verbs whose infinitive only tells what it is done for: "sent troops to fight the rebels".
    aims: list[str] = []
    #: Event types that it undoes where a clause tells them of those who take part: "the troops stationed there left".
    undoes: list[str] = []
    #: What it is while it is only to come, if that is of another type: a meeting that is set is agreed to.
    in_prospect: Prospect | None = None
    #: The nearest CAMEO code, for exports.
    cameo: str | None = None
    #: What it is, in a sentence.
    meaning: str
    #: Its modes.
    modes: list[Mode] = []


class AtHome(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who acts among his own: the country of one side of an event is then that of the other."""

    #: Sectors that do, on either side.
    sectors: list[str] = []
    #: EVENT or EVENT/mode that states do to their own.
    acts: list[str] = []
    #: Sectors of which every country has its own: they belong to the only country that a sentence names.
    own: list[str] = []
    #: Sectors of those who fight at home, so that whom they harm is of their country if no other is named.
    outlaws: list[str] = []
    #: EVENT/mode that such do to strangers: if it is said whence those come whom they hold or free, they are not of there.
    held: list[str] = []
    #: EVENT or EVENT/mode that are as often done to strangers: there `own` says nothing.
    abroad: list[str] = []
    #: EVENT that is done to a state from outside where it is done to the whole of it: workers who march against China are not of it.
    outside: list[str] = []


class Harmed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """By what other acts of a sentence the country of those harmed is told; each EVENT or EVENT/mode."""

    #: What does harm, to those of one side.
    by: list[str] = []
    #: What a state's army does to the other side: of two states that a text tells of, not to its own.
    across: list[str] = []
    #: What those harmed say of it, or their state.
    complains: list[str] = []
    #: Countries that complain of what is done to others: of their complaint alone nobody harmed is taken for theirs.
    for_others: list[str] = []
    #: What those who did it say to them.
    regrets: list[str] = []
    #: What they vow for it.
    avenges: list[str] = []


class Seat(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whose those of some sectors are in a town: the judges in The Hague."""

    #: Their country or international code.
    country: str
    #: Of which sectors they are.
    sectors: list[str]
    #: Nouns for those who are even where one of several is told: "a tribunal in The Hague", but not "a court in The Hague".
    alone: list[str] = []


class Private(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whose dealings among themselves are no events."""

    #: The sectors.
    sectors: list[str] = []
    #: Event types, or EVENT/mode, that are events whoever takes part.
    but: list[str] = []


class Charges(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where a deed's noun names no doer, and those who answer for it are the recipients of the verb before."""

    #: Event types that are done to somebody for a deed.
    events: list[str] = []
    #: Prepositions before the deed: "blamed for the attack", "charged with the murder", "behind the raid".
    after: list[str] = []
    #: And before the deed of those whom a court finds guilty: "convicted a general over the massacre".
    convicted: list[str] = []
    #: Event types that none of those who serve a state does, though they are blamed for it: "blamed the minister for the unrest".
    not_by_state: list[str] = []
    #: Prepositions before those to whose charge it is laid: "was blamed on jihadists".
    onto: list[str] = []


class Justice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who holds people to account, for what that is no event of its own."""

    #: EVENT/mode by which they are punished.
    punishing: list[str] = []
    #: EVENT/mode by which they are charged, if it is done by such as have one of `sectors`, or by nobody who is named.
    charging: list[str] = []
    #: Sectors of those who charge.
    sectors: list[str] = []
    #: EVENT or EVENT/mode of what is then no more than an offence: "jailed for backing the king".
    offences: list[str] = []
    #: The same where the deed is only suspected, by those who arrest for it: "arrested on suspicion of helping Russia".
    suspected: list[str] = []
    #: EVENT/mode of such arrests.
    suspecting: list[str] = []


class Circumstances(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where a noun of act is the circumstance of a clause, and whom it takes from there."""

    #: Prepositions before the noun: "after talks", "despite an appeal".
    after: list[str] = []
    #: Event types in which those take part who act in the clause.
    joint: list[str] = []
    #: Prepositions before such an act in a headline without a verb that says where somebody is: "Macron in Rabat for talks".
    there_for: list[str] = []
    #: Event types that are addressed to those.
    faced: list[str] = []
    #: Verbs and nouns by whose doer a thing was faced: "granted Togo's request".
    answering: list[str] = []
    #: Verbs of those who do with others what a noun behind "in" names: "helped in the arrest".
    sharing: list[str] = []
    #: Event types by whose doer a thing was faced, if they are done to it: "rejected the appeal".
    refused: list[str] = []
    #: Event types that are addressed to whoever refuses them, besides those faced.
    offered: list[str] = []
    #: EVENT/mode of freeing somebody, EVENT or EVENT/mode by which the same took him from others, and the event type that it is then.
    freeing: list[str] = []
    storming: list[str] = []
    rescuing: str | None = None
    #: Event types of deeds by which somebody is in another's hands: who is taken by some and shot is shot by them.
    overpowering: list[str] = []


class Topics(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is only spoken of, asked for or helped with: "talks on reopening the office", "help in feeding them"."""

    #: Prepositions before a gerund that tells it.
    after: list[str] = []
    #: Prepositions behind a word for talks, before a noun that tells it.
    naming: list[str] = []
    #: Nouns before those.
    nouns: list[str] = []


class Occasions(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whom an act concerns besides those whom its own words name: what it is done on account of."""

    #: Prepositions before an occasion: "despite calls by Paris", "under pressure from Washington".
    after: list[str] = []
    #: What may be an occasion.
    nouns: list[str] = []
    #: Verbs of a participle that tells it: "bowing to pressure from Washington".
    verbs: list[str] = []
    #: What lies between two states.
    borders: list[str] = []
    #: What forces are moved for, to those whom they face: "to deter Russia".
    facing: list[str] = []
    #: Prepositions before those with whom somebody is angry: "furious at Brussels".
    towards: list[str] = []
    #: What opens a clause that tells what those who rule do, which is answered: "protest as the government shuts schools".
    clauses: list[str] = []


class Prepositions(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What stands before those whom an act concerns."""

    #: Before those to whom a request or charge is addressed.
    addressed: list[str] = []
    #: Before those for whom something is, or in whose place (`benefit` in `recipient_else`).
    benefit: list[str] = []
    #: Before those on whom a restriction lies (`laid` in `recipient_else`).
    laid: list[str] = []
    #: Before what somebody goes somewhere for: "arrived on a visit".
    errand: list[str] = []


class Ontology(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`ontology.yaml`: event types, contexts, sectors, and rules of who is whose, who is concerned, and what is no event."""

    #: The event types.
    events: list[EventType]
    #: The names of the contexts.
    contexts: list[str]
    #: Codes of sectors to what they stand for.
    sectors: dict[str, str]
    #: Codes in the place of a country to what they stand for: `UNO`.
    international: dict[str, str]
    #: Sectors of offices that one leaves to be of the elites (ELI).
    offices: list[str] = []
    #: Of `international`, those that belong to the country with which they are named.
    of_countries: list[str] = []
    #: Sectors of bodies that every state has.
    state_bodies: list[str] = []
    #: Those whose bodies work in many countries, and are of none if nothing more is said of them.
    anywhere: list[str] = []
    #: Those of such who deal with a government deal with their own, if nothing else is said.
    deal_at_home: list[str] = []
    #: Those with whom such deal: the bodies of their state.
    dealt_with_at_home: list[str] = []
    #: Those of which a state has one.
    one_each: list[str] = []
    #: Offices to the codes of the only countries that have such: "the emir".
    only_there: dict[str, list[str]] = {}
    #: Offices to the codes of countries that have none: "the prime minister" is no American.
    never_there: dict[str, list[str]] = {}
    #: Sectors that speak for their state.
    for_the_state: list[str] = []
    #: Sectors of those who, besides outlaws and workers, may be the other side where the rulers of a country are one of two.
    against_rulers: list[str] = []
    #: Sectors that tell of somebody known only that he is known, or lives there: what a text calls him besides says no more.
    say_little: list[str] = []
    #: Sectors of people who may be many: where a sentence names such, those of whom it tells only the number are rather of them than of
    #: those told of before.
    may_be_many: list[str] = []
    #: Sectors of those of whom nobody knows on whose side they are, so that they are neither of "both sides".
    on_no_side: list[str] = []
    #: Those of people who bear no arms and do not govern: what frames ask for as `CIVILIANS`.
    civilians: list[str] = []
    #: Sectors of those whom a state commands besides: what they will do is for its ministers to say.
    forces: list[str] = []
    #: Sectors of those who bear arms for somebody: the men, pilots and camps of such are of the same.
    armed: list[str] = []
    #: Sectors of persons whose supporters and aides are of the same.
    partisan: list[str] = []
    #: What those are who back a person of such a sector: nobody governs who is for the president.
    partisans: dict[str, list[str]] = {}
    #: Sectors of bodies that people join, whatever they do for a living.
    joined_by_anybody: list[str] = []
    #: States that are called by their half of a country, where a text names one of them: "the North".
    halves: dict[str, str] = {}
    #: The code of what acts for a group of countries, by the group's name; empty: for any other.
    blocs: dict[str, str] = {}
    #: Codes of bodies that states are members of.
    bodies_of_states: list[str] = []
    #: Towns with bodies that are not their country's.
    seats_of_bodies: dict[str, Seat] = {}
    #: By event type, verbs by which a country takes in or sends away people of another one: they are refugees.
    uprooting: dict[str, list[str]] = {}
    #: EVENT/mode by which the actor leaves his office.
    leaves_office: list[str] = []
    #: Event types that without a mode take the recipient's office from him.
    dismisses: list[str] = []
    #: Frames by whose act the recipient is overthrown.
    ousts: list[str] = []
    #: Who acts among his own.
    at_home: AtHome = AtHome()
    #: By what other acts the country of those harmed is told.
    harmed: Harmed = Harmed()
    #: Whose dealings are no events.
    private: Private = Private()
    #: Who answers for a deed without a doer.
    charges: Charges = Charges()
    #: Who holds people to account.
    justice: Justice = Justice()
    #: Nouns of acts that are the circumstance of a clause.
    circumstances: Circumstances = Circumstances()
    #: On account of what an act is done.
    occasions: Occasions = Occasions()
    #: Event types, and those (EVENT or EVENT/mode) that they end or fulfil, by the same doer: "returned the villages seized in May".
    fulfils: dict[str, list[str]] = {}
    #: What talks and help are about, which nobody has done yet.
    topics: Topics = Topics()
    #: Event types that a law does: a clause whose subject is one of `laws` tells of them without an actor.
    by_law: list[str] = []
    #: Laws and drafts of such.
    laws: list[str] = []
    #: What stands before those whom an act concerns.
    prepositions: Prepositions = Prepositions()
    #: Event types that are addressed to whoever does a thing, so that what a clause says of those is no deed.
    of_whoever: list[str] = []
    #: Event types that judge a deed: their recipient is who did it, never whom it was done to ("condemned the shelling of the camp").
    of_the_doer: list[str] = []
    #: Context of the deeds that rulers do to their own, whoever is not named for them ("the repression of Chadians").
    by_rulers: str | None = None
    #: Event types that are made to those on whose doing they hang ("ready to free the sailors if Oslo pays").
    offers: list[str] = []
    #: Event types whose doer, where nobody is named, is told by whose goods they are: "the delivery of German tanks".
    told_by_goods: list[str] = []
    #: Event types, or EVENT/mode, that an official does by saying that they are done: "The ban is lifted," the minister said.
    proclaimed: list[str] = []
    #: Event types that are done by passing or signing a text which does so: "passed a resolution condemning the raid".
    voiced: list[str] = []
    #: EVENT/mode of which the second opinion is not asked where those who do it bear arms: that is politics, whatever they are after.
    unquestioned: list[str] = []
    #: Event types that only who does them ends: "American aid was suspended", "the lifting of European sanctions".
    ended_by_doer: list[str] = []
    #: Event types that are not said to the doer's own forces of which they speak ("warned that his men would shoot").
    own_forces_aside: list[str] = []
    #: Event types by which somebody is kept from what a gerund behind "from" tells: "banned them from entering the bloc".
    keeps_from: list[str] = []
    #: Event types that speak of what is to be done: an infinitive in them tells no deed of its own ("asked them to help evacuate").
    speaks_of: list[str] = []
    #: Event types of which a word before a noun does not tell: "suspected rebels".
    no_epithets: list[str] = []
    #: EVENT or EVENT/mode of which a participle behind a noun tells nothing if it names no doer, nor a deed by its verb:
    #: "men armed with rifles", "settlers accused of violence".
    no_descriptions: list[str] = []
    #: Event types of which a participle behind a noun says only whose somebody is, if it names the doer: "rebels backed by Rwanda".
    allegiances: list[str] = []
    #: Event types of which a noun tells with one side named: "a riot by policemen", "the killing of two soldiers".
    told_by_noun: list[str] = []
    #: EVENT/mode of which a noun tells where it names to whom it is done: "the arrest of a bishop".
    told_by_object: list[str] = []
    #: EVENT/mode of which a noun tells where "by" says who does it: "mediation by the bishop".
    told_by_doer: list[str] = []
    #: EVENT/mode of which a noun tells where it says whose it is: "the king's declaration of martial law".
    told_by_owner: list[str] = []
    #: Event types of which a noun tells although it names nobody, if it is known in which country: "riots in Basra".
    told_by_place: list[str] = []
    #: Event types, or EVENT/mode, of which a passive verb tells although nobody is named, if it is known in which country: "the blockade was lifted".
    told_by_thing: list[str] = []
    #: The same of an active verb of which a thing is the subject: "the truce has held".
    told_by_course: list[str] = []
    #: Verbs of which the passive tells only with who did it, or where a frame asks for the deed: "two were injured" is no event.
    told_with_doer: list[str] = []
    #: Event types of which the noun that a headline without a verb consists of tells, if it is known in which country: "Curfew in Kano".
    told_by_headline: list[str] = []
    #: Event types whose mode is the means that are named: what they are done to is none.
    told_by_means: list[str] = []
    #: Lemmas of things that are of a state's forces where they do something and a text says whose they are.
    flown: list[str] = []
    #: EVENT or EVENT/mode that are done to things, which then stand for those whose they are.
    done_to_things: list[str] = []
    #: Types of events of which a sentence tells one of the same people once, in whatever words.
    gatherings: frozenset[str] = frozenset()
    #: EVENT/mode by which somebody leaves a place: a square of his own city he leaves to nobody.
    leaves_places: list[str] = []
    #: Event types that are aimed at somebody's things, so that an act which only speaks of them is, too: "promised to stop shelling schools".
    aimed_at_things: list[str] = []
    #: EVENT/mode that are laid on a place and done to nobody: "a curfew on four towns".
    laid_on_places: list[str] = []
    #: Event types, or EVENT/mode, to which a capital is a town, and no government: "shelled Kyiv".
    done_to_towns: list[str] = []
    #: Event types, or EVENT/mode, to which a capital is where they are done, at home: "riots in Dhaka", "marched on Delhi".
    in_capitals: list[str] = []
    #: EVENT/mode to the sector of those who do it at the place where they work.
    done_by_workers: dict[str, str] = {}
    #: EVENT/mode that are laid on what others do, and that is nobody: "banned all rallies".
    laid_on_deeds: list[str] = []
    #: An event dated more than this many days before publication is historical.
    historical_after_days: int
