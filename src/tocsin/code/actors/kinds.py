"""Kinds of actors, as the codebook tells them: nouns and verbs that say whose somebody is, and sectors that have something in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.model.sectors import ARMY
from tocsin.parse.coreference import Nouns
from tocsin.parse.impersonal import ImpersonalWords

if TYPE_CHECKING:
    from tocsin.codebook import Codebook
    from tocsin.codebook.schema import Ontology


class Kinds:
    """The codebook's words and sectors that resolving asks for."""

    def __init__(self, codebook: Codebook):
        self._read_words(codebook)
        self._read_things(codebook)
        self._read_sectors(codebook.ontology)
        #: Nouns that take somebody up, for coreference.
        self.nouns = Nouns.of(codebook.coreference, codebook.ontology.international, self.at_home)
        #: Nouns for what lies between countries: "near the Syrian border" is not in Syria.
        self.borders = codebook.words(codebook.ontology.occasions.borders)
        self.impersonal = ImpersonalWords.of(codebook.coreference.impersonal)

    def _read_words(self, codebook: Codebook) -> None:
        self.quantities = codebook.words(["@quantities"])
        #: Nouns for those who are what their owner is: "his colleague".
        self.peers = codebook.words(["@peers"])
        #: Nouns for those whom a state has outside: "Russia's allies".
        self.outside = codebook.words(["@outside"])
        #: Nouns and adjectives for those who are not of the country where they are.
        self.elsewhere = codebook.words(["@from_elsewhere"])
        #: Verbs of speaking, and of meeting.
        self.says = frozenset(codebook.speech.verbs)
        self.meets, self.meets_one = codebook.words(["@meets"]), codebook.words(["@meets_one"])
        #: Nouns for those whom a state sends to others.
        self.envoys = codebook.words(["@envoys"])
        #: Verbs of what states say and do to each other.
        self.addresses = codebook.words(["@addresses"])
        #: Verbs of what is done to others' people and things.
        self.harms = codebook.words(["@harms"])
        #: Verbs of what is done to others by taking what is theirs from them, or shutting it.
        self.takes_away = codebook.words(["@takes_away"])
        #: Verbs of what is said of others' deeds and words.
        self.judges = codebook.words(["@judges"])
        #: Verbs of what others' people are said to have done.
        self.accuses = codebook.words(["@accuses"])
        #: Verbs of what an attack ends in for those whom it meets.
        self.wounds = codebook.words(["@harming"])
        #: Nouns and verbs of what is said, held or signed in a place where those of whom it speaks seldom are.
        self.venues = codebook.words(["@venues"]) | self.meets
        #: Verbs of fleeing, and of what is done to people who are sent back to where they come from.
        self.uproots, self.sends_home = codebook.words(["@uprooted"]), codebook.words(["@sends_home"])
        #: Nouns for people of whom no more is told, and for any people, and verbs of those who are against a government.
        self.anybody = codebook.words(["@anybody"])
        self.crowds, self.protests = codebook.words(["@crowds"]), codebook.words(["@protesting"])
        #: Nouns for people who are armed men if it is told what they bear, participles of it, and what they then bear, wear or ride.
        self.armed_people, self.borne = codebook.words(["@armed_people"]), codebook.words(["@borne"])
        self.arms, self.bears = codebook.words(["@armed"]), codebook.words(["@bears"])
        #: Words for those not told of before, for most of some, and for what some mostly are.
        self.others = codebook.words(["@others"])
        #: Words for those of some people who are left, for more of them, and for the next of them.
        self.remainder, self.further = codebook.words(["@remainder"]), frozenset(codebook.figures.further)
        #: Adjectives that behind an article mean things, or somebody told before.
        self.of_no_people = codebook.words(["@of_no_people"]) | self.others
        self.ordinals = codebook.words(["@ordinals"])
        self.most, self.mostly = codebook.words(["@most"]), codebook.words(["@mostly"])
        self.not_places = codebook.words(["@not_places"])
        #: Nouns for those and for what bears arms for whoever has them.
        self.followers = codebook.words(["@followers"])
        #: Nouns for those who belong to the body that is spoken of: "member states".
        self.memberships = codebook.words(["@memberships"])
        #: Nouns for those who hold an office in such a body, and for parts of it.
        self.offices_of_bodies = codebook.words(["@offices_of_bodies"])
        #: Nouns for those of the police who may be of an army.
        self.officers = codebook.words(["@officers"])
        #: Nouns for those who train others, and for what they teach soldiers.
        self.instructors, self.drills = codebook.words(["@instructors"]), codebook.words(["@drills"])
        #: Nouns for ships, and verbs of what only a state's ships do with force.
        self.crafts, self.force_at_sea = codebook.words(["@crafts"]), codebook.words(["@force_at_sea"])
        #: Nouns for bodies of which states are members.
        self.alliances = codebook.words(["@alliances"])
        #: Nouns for those whom somebody holds.
        self.hostages = codebook.words(["@hostages"])
        #: Nouns for those who belong to a union, party or group.
        self.fellows = codebook.words(["@fellows"])
        #: Nouns for people who are of the party, group or charity that they are named with: "Congress workers".
        self.adherents = codebook.words(["@adherents"])
        #: Nouns for those of whom every state has one.
        self.one_in_each = codebook.words(["@one_in_each"])
        self.of_states_only = codebook.words(["@of_states_only"])
        #: Nouns for where a state is governed from; for those of whom each of two sides has one, and words before such that say that they face each other.
        self.capitals = codebook.words(["@capitals"])
        self.of_sides, self.set_against = codebook.words(["@of_sides"]), codebook.words(["@set_against"])
        self.of_blocs = codebook.words(["@of_blocs"])
        #: Verbs and adjectives with their prepositions that tell for whom somebody works, and whom they belong to.
        self.works_for = codebook.words(["@works_for"])
        #: Verbs that tell what body or thing somebody leads or owns.
        self.heads = codebook.words(["@heads"])
        #: Verbs that say who rides in a vehicle.
        self.carries = codebook.words(["@carries"])
        self.possesses = codebook.words(["@possesses"])
        self.tied_to = codebook.words(["@tied_to"]) | self.works_for
        #: Nouns for ordinary people, who are where they live.
        self.people = codebook.words(["@civilians"])
        #: What places are: "sea", "crossing".
        self.features = codebook.places.features
        #: Nouns for what lies between two states.
        self.borders = codebook.words(["@borders"])
        self.weapons = codebook.words(["@weapons", "@forces"])

    def _read_things(self, codebook: Codebook) -> None:
        """Nouns for what is somebody's, and for those who are in it or behind its bars."""
        #: Nouns for what an army holds: "Eritrean lines".
        self.battle_lines = codebook.words(["@battle_lines"])
        #: Nouns for a building as such, and for those and for what is in one.
        self.premises, self.housed = codebook.words(["@premises"]), codebook.words(["@housed"])
        #: Nouns for those aboard a vessel.
        self.crews = codebook.words(["@crews"])
        #: Nouns for those who are held, tried or convicted, who are of the armed group that they are named with: "Shabaab detainees".
        self.held = codebook.words(["@held_members"])

    def _read_sectors(self, ontology: Ontology) -> None:
        #: Sectors of those who bear no arms and do not govern.
        self.civilians = frozenset(ontology.civilians)
        #: Sectors of bodies that every state has, of those that it has one of, and of those that speak for it.
        self.state_bodies = frozenset(ontology.state_bodies)
        self.anywhere = frozenset(ontology.anywhere)
        self.one_each = frozenset(ontology.one_each)
        #: Offices to the countries that alone have them, and to those that have none.
        self.only_there, self.never_there = ontology.only_there, ontology.never_there
        self.for_the_state = frozenset(ontology.for_the_state)
        self.of_the_state = frozenset((*ontology.for_the_state, *ontology.forces))
        self.services = frozenset(ontology.forces)
        self.forces = self.services | {ARMY}
        #: Sectors of those who bear arms for somebody.
        self.armed = frozenset(ontology.armed)
        #: Sectors of those who bear arms for their state.
        self.armed_by_state = self.of_the_state & self.armed
        #: Sectors of those of whom a country has its own or one against it.
        self.of_a_country = self.state_bodies | self.armed
        #: Sectors of those whose followers are of the same.
        self.partisan = frozenset(ontology.partisan)
        #: What those are who back a person of such a sector.
        self.partisans = {sector: tuple(theirs) for sector, theirs in ontology.partisans.items()}
        #: Sectors of bodies that people join, whatever they do for a living.
        self.joined_by_anybody = frozenset(ontology.joined_by_anybody)
        #: Sectors of those who deal with their own state, if nothing else is said.
        self.at_home = frozenset(ontology.deal_at_home)
        #: Sectors of those with whom they deal.
        self.with_own = frozenset(ontology.dealt_with_at_home)
        #: Codes of bodies that states are members of.
        self.bodies_of_states = frozenset(ontology.bodies_of_states)
        #: What stands where an ISO-3 country would.
        self.international = frozenset(ontology.international)
        #: Sectors that tell only that somebody is known, or lives there; those of people who may be many.
        self.say_little, self.may_be_many = frozenset(ontology.say_little), frozenset(ontology.may_be_many)
        #: Sectors of which nobody knows whose side they are on.
        self.on_no_side = frozenset(ontology.on_no_side)
        #: Sectors of those who work where their company has works.
        self.workers = frozenset(ontology.done_by_workers.values())
        #: Sectors of those who take hostages.
        self.outlaws = frozenset(ontology.at_home.outlaws)
        #: Sectors of those who may stand against the rulers of their country.
        self.against_rulers = self.outlaws | self.workers | frozenset(ontology.against_rulers)
        self.blocs, self.seats = ontology.blocs, ontology.seats_of_bodies
        self.offices = frozenset(ontology.offices)
