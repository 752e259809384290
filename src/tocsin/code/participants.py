"""Who takes part in an act: from the heads of phrases to the actors and recipients of its event."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors import Mentions
from tocsin.code.acts import Act, acts_in
from tocsin.code.addressed import Addressed
from tocsin.code.compose import Composer
from tocsin.code.elsewhere import Elsewhere
from tocsin.code.lexicon import named_by
from tocsin.model import Actor, When
from tocsin.parse.clauses import clause_of
from tocsin.parse.phrases import LOCATIVE, is_plural
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: Prepositions before the villages and provinces where something is done, not to whom.
_ALL_OVER = {"in", "across", "throughout"}
#: Prepositions before where somebody comes from.
_WHENCE = {"from", "of"}
#: And before where somebody goes or is sent, or whence he comes.
_MOVING = {"to", "into", "in", "toward", "towards", "off", *_WHENCE}
_OUT_OF_OFFICE = ["ELI"]
#: Relations of those before a noun whose it is.
_WHOSE = {"poss", "compound", "nmod", "amod"}
#: Entity labels of those who may be somebody although nothing is known of them.
_SOMEBODY = {"PERSON", "ORG", "NORP", "GPE"}


@dataclass(frozen=True)
class Participant:
    """Somebody who takes part, with the head of the phrase that names them."""

    actor: Actor
    head: Token

    @property
    def known(self) -> bool:
        """Whether it was found out who they are."""
        return self.actor.via != "unresolved"


class Participants:
    """Finds who takes part in the acts of one article."""

    def __init__(self, mentions: Mentions, composer: Composer):
        self._mentions = mentions
        self._composer = composer
        self._elsewhere = Elsewhere(composer)
        self._addressed = Addressed(mentions, composer, self._elsewhere)
        book = composer.codebook
        self._uprooting = {event: book.words(words) for event, words in book.ontology.uprooting.items()}
        self._sending = book.words(["@sending"])
        self._talks = book.words(["@talks"])
        self._giving = book.words(["@giving"])
        self._papers = book.words(["@agreements"])
        self._weapons = book.words(["@weapons"])
        self._there = frozenset(book.places.whole)

    def of(self, act: Act) -> tuple[list[Participant], list[Participant]]:
        """All who are named on the two sides of an act; nobody stands on both."""
        noun = bool(act.chain) and act.chain[-1].kind == "noun"
        people = (each for each in self._people(_without_ends(act), strict=True) if not self._is_instrument(each, act))
        actors = [self._of_the_state(each, act) for each in people]
        themselves = {_identity(each.actor) for each in actors if each.known}
        heads = [*act.recipients]
        if self._composer.codebook.events[act.event].group == "request":
            # "demanded their release" asks nobody by that noun
            # nor does an end to the siege of a town ask the town
            inside = {each.trigger for inner in act.inner for each in acts_in(inner)}
            heads = [each for each in heads if each not in inside]
        heads = self._addressed.offered_to(self._addressed.judged(heads, act), act)
        named = [each for head in heads for each in self._elsewhere.meant_by(head)]
        recipients = [self._ruling(each, act) for each in self._people(named, strict=noun, besides=themselves)]
        recipients = [one for each in recipients for one in self._owned(each, act, recipients)]
        there = [each for each in actors if self._is_where(each, act)]
        if there and not any(each.known for each in recipients):
            actors = [each for each in actors if each not in there]
            recipients, themselves = [*recipients, *there], themselves - {_identity(each.actor) for each in there}
        else:
            # of a capital the government may have done it
            actors = [each for each in actors if each not in there or self._mentions.is_capital(each.head)]
        if act.event in self._composer.codebook.ontology.own_forces_aside:
            recipients = [each for each in recipients if not self._is_own_force(each, act)]
        if act.event in self._composer.codebook.ontology.harmed.by:
            recipients = [self._of_the_town(each) for each in recipients]
        return actors, [
            each
            for each in recipients
            if _identity(each.actor) not in themselves or self._mentions.are_each_other(each.head)
        ]

    def _is_own_force(self, recipient: Participant, act: Act) -> bool:
        """Whether somebody is of the doer's own men: "agreed to let their troops cross", "warned that his men would shoot"."""
        if self._mentions.resolver.kinds.armed.isdisjoint(recipient.actor.sectors[:1]):
            return False
        meant = [recipient.head, self._mentions.antecedent(recipient.head)]
        # "half of its soldiers"
        meant += [each for head in meant for each in clause_of(head).oblique("of", borrow=False)]
        owners = [child for head in meant for child in head.lefts if child.dep_ == "poss" and child.pos_ == "PRON"]
        return any(self._mentions.is_among(owner, act.actors) for owner in owners)

    def _is_instrument(self, actor: Participant, act: Act) -> bool:
        """Whether it is a weapon of which nobody says whose: "a drone killed two farmers" names no one who did it."""
        if act.event not in self._composer.codebook.ontology.told_by_means:
            return False  # tanks that roll into a town are its army
        if actor.head.dep_ == "compound" and self._mentions.is_thing(actor.head):
            return not self._weapons.isdisjoint(named_by(actor.head.head))  # "a car bomb" is not those of the car
        if actor.actor.country is not None or self._weapons.isdisjoint(named_by(actor.head)):
            return False
        return not any(self._mentions.known(each) for each in actor.head.lefts if each.dep_ in _WHOSE)

    def _is_where(self, place: Participant, act: Act) -> bool:
        """Whether a town before a noun only tells where it happens, to those who are there: "the Lagos bombing"."""
        noun = place.head.head
        before = place.head.dep_ in {"compound", "nmod"} and not is_verb(noun)
        happens = not self._there.isdisjoint({act.event, f"{act.event}/{act.mode}"})
        if not (before and happens and self._mentions.is_place(place.head)):
            return False
        # a state may do it, but for "the Sudan market attack"
        between = (each for each in noun.lefts if each.dep_ == "compound" and each.i > place.head.i)
        return not self._mentions.is_state(place.head) or any(map(self._mentions.is_thing, between))

    def _ruling(self, recipient: Participant, act: Act) -> Participant:
        """Who rules those who suffer what an act judges, instead of them: "backs the repression of Chadians" is for their rulers."""
        if not self._addressed.are_for_rulers(recipient.head, act):
            return recipient
        actor = replace(recipient.actor, sectors=["GOV"], via=f"{recipient.actor.via} + GOV")
        return Participant(actor, recipient.head)

    def _belonging(self, recipient: Participant, owner: Participant) -> Participant:
        """Those who belong to somebody: a firm's directors are the firm, but a ship's crew are workers of its country."""
        noun, whose = (self._mentions.referents(each.head)[0].noun for each in (recipient, owner))
        if noun is None or noun.thing or not noun.sectors or whose is None or not whose.thing:
            return Participant(owner.actor, recipient.head)
        actor = replace(recipient.actor, country=owner.actor.country, sectors=noun.sectors)
        return Participant(actor, recipient.head)

    def _of_the_town(self, recipient: Participant) -> Participant:
        """A capital as its people where something is done in it: "shelled a depot in Kyiv" does not hit the government."""
        head = recipient.head
        within = (head.dep_ == "pobj" and head.head.lower_ in LOCATIVE) or head.dep_ in {"compound", "nmod"}
        if not within or recipient.actor.sectors != ["GOV"] or not self._mentions.is_capital(head):
            return recipient
        actor = replace(recipient.actor, sectors=["CVL"], via=f"{recipient.actor.via} + CVL")
        return Participant(actor, head)

    def _owned(self, recipient: Participant, act: Act, recipients: list[Participant]) -> list[Participant]:
        """Those whose people or things are harmed after or with themselves: "sanctioned a firm and barred its directors".

        Nobody harms his own, and to the parser "its" may be whoever acts.
        """
        owner = next((each for each in recipient.head.lefts if each.lower_ in {"its", "their"}), None)
        own = owner is not None and not any(each.lower_ == "own" for each in recipient.head.lefts)
        if not own or self._composer.codebook.events[act.event].quad != "material conflict":
            return [recipient]
        if owner is None or not self._mentions.is_among(owner, act.actors):
            return [recipient]
        before = self._people(self._elsewhere.heads("joined", act), strict=True)
        if not before:
            # "two soldiers died when rebels ambushed their convoy"
            others = (each for each in recipients if each is not recipient and each.known)
            harmed = next((each.actor for each in others if each.actor.sectors), recipient.actor)
            actor = replace(recipient.actor, country=harmed.country, sectors=harmed.sectors)
            return [Participant(actor, recipient.head)]
        return [self._belonging(recipient, each) for each in before]

    def _of_the_state(self, actor: Participant, act: Act) -> Participant:
        """One who tells what a state will do, and of whom nothing says otherwise, is of that state."""
        for state in (each for inner in act.inner for each in inner.actors if not act.chain):
            if self._mentions.may_be_of(actor.head, state):
                countries = {each.country for each in self._mentions.referents(state)} - {None}
                if len(countries) == 1:
                    return Participant(self._of_country(actor, countries.pop()), actor.head)
        return actor

    def elsewhere(self, act: Act, mode: str | None, actors: list[Participant]) -> list[Participant]:
        """Recipients of an act whose own clause names none, from where the codebook's ontology says for its type and mode."""
        themselves = {_identity(each.actor) for each in actors if each.known}
        own = {None, *(each.actor.country for each in actors)}
        for role in self._composer.codebook.recipient_else(act.event, mode):
            heads = self._addressed.judged(self._elsewhere.heads(role, act), act)
            if role == "object":
                heads = [each for each in heads if not self._goes_there(each)]
            people = self._people(heads, strict=True, besides=themselves)
            if act.event in self._composer.codebook.ontology.own_forces_aside:
                people = [each for each in people if not self._is_own_force(each, act)]
            others = [each for each in people if _identity(each.actor) not in themselves]
            found = [
                each
                for each in self.affected(others, actors, act.event, mode)
                # "outside the Russian embassy", but not "pitched tents at a university"
                if role == "purpose"
                or not (role == "way" or self._mentions.is_thing(each.head))
                or each.actor.country not in own
            ]
            if found:
                return found
        return []

    def affected(
        self, recipients: list[Participant], actors: list[Participant], event: str, mode: str | None
    ) -> list[Participant]:
        """Those recipients who are somebody: nothing abstract, and no places in the actors' own country.

        A thing that belongs to somebody stands for them, if such an act is done to things: an army base, a hospital.
        """
        own = {each.actor.country for each in actors if each.actor.country}
        found = [each for each in recipients if not self._is_nobody(each, actors)]
        if f"{event}/{mode}" in self._composer.codebook.ontology.laid_on_places:
            found = [
                each
                for each in found
                if not (self._mentions.is_settlement(each.head) or (self._mentions.is_part(each.head) and not actors))
                or (
                    not self._mentions.is_part(each.head)
                    and self._mentions.names_country(each.head)
                    and each.actor.country not in own
                )
            ]
        if f"{event}/{mode}" in self._composer.codebook.ontology.laid_on_deeds:
            found = [
                each for each in found if not (self._mentions.is_thing(each.head) and self._composer.at(each.head))
            ]
        if f"{event}/{mode}" in self._composer.codebook.ontology.leaves_places:
            found = [each for each in found if each.actor.country not in own or not _is_left(each.head)]
        if not {event, f"{event}/{mode}"}.isdisjoint(self._composer.codebook.ontology.done_to_things):
            return found
        nowhere = {None, *own}
        return [
            each
            for each in found
            # "gave the hospitals more money": to whom something is given is somebody
            if each.actor.country not in nowhere or each.head.dep_ == "dative" or not self._mentions.is_thing(each.head)
        ]

    def states(self, side: list[Participant]) -> set[str | None]:
        """Those states that are one side of an event, by their names or by those of their seats."""
        return {each.actor.country for each in side if self._mentions.stands_for_state(each.head)}

    def at_home(
        self,
        side: list[Participant],
        other: list[Participant],
        event: str,
        mode: str | None,
        faced: Set[str | None] = frozenset(),
    ) -> list[Participant]:
        """One side of an event, those of no known country given the country where they are at home, if such act among their own.

        That is the country of the other side, or the only one that the sentence names. What the codebook's ontology says
        under `at_home` decides: sectors that act among their own, acts that are done to one's own, and people and bodies
        of whom every country has its own.

        faced: states that the event is done to. Who speaks for a state and deals with a whole one is not of that: "the
        president will not end the embargo on Cuba".
        """
        international = {None, *self._mentions.resolver.kinds.international}
        countries = {each.actor.country for each in other} - international
        return [
            Participant(self._at_home(each, other, countries, {event, f"{event}/{mode}"}, faced), each.head)
            for each in side
        ]

    def _at_home(
        self,
        participant: Participant,
        other: list[Participant],
        countries: set[str | None],
        acts: set[str],
        faced: Set[str | None],
    ) -> Actor:
        actor = participant.actor
        if actor.country is not None or not actor.sectors:
            return actor
        home = self._composer.codebook.ontology.at_home
        outlaw = actor.sectors[0] in home.outlaws
        among_own = bool(other) and all(each.actor.sectors and each.actor.sectors[0] in home.sectors for each in other)
        if outlaw and not acts.isdisjoint(home.held):
            among_own = among_own and not any(self._is_stranger(each) for each in other)
        if among_own and not outlaw and not acts.isdisjoint(home.abroad):
            # "Chinese coastguards rammed a boat, Manila said" tells of others than those
            named = {*countries, None, *self._mentions.resolver.kinds.international}
            among_own = self._mentions.only_other(participant.head, named) is None
        foreign = any("/" in act and act in home.abroad for act in acts)
        done_to_own = not foreign and not acts.isdisjoint(home.acts) and actor.sectors[0] in home.sectors and not outlaw
        only = self._mentions.only_country(participant.head)
        (country,) = countries if len(countries) == 1 else (None,)
        if country is not None and (among_own or done_to_own):
            return self._of_country(participant, country, things=actor.sectors[0] in home.sectors)
        deals = only in faced or self._mentions.deals_with(participant.head, only)
        facing = deals and actor.sectors[0] in self._mentions.resolver.kinds.for_the_state
        stays = bool(other) and all(self._stays_at_home(each) for each in other)
        abroad = facing or (bool(countries) and not stays and not acts.isdisjoint(home.abroad))
        holds = only in countries and outlaw and not acts.isdisjoint(home.held)
        abroad = abroad or (holds and any(self._is_stranger(each) for each in other))
        if only is not None and countries <= {only} and not abroad and actor.sectors[0] in home.own:
            built = actor.sectors[0] != "CVL"
            return self._of_country(participant, only, things=built)
        return actor

    def _is_stranger(self, participant: Participant) -> bool:
        """Whether a text says of somebody whence they come, since they are not at home: "gunmen freed two Italian nuns"."""
        of_state = not self._mentions.resolver.kinds.state_bodies.isdisjoint(participant.actor.sectors)
        return self._mentions.names_country(participant.head) and not of_state

    def _stays_at_home(self, participant: Participant) -> bool:
        """Whether somebody fights where he is at home: rebels and gunmen, and an army of which nothing says whose it is."""
        sectors = participant.actor.sectors
        outlaw = bool(sectors) and sectors[0] in self._composer.codebook.ontology.at_home.outlaws
        return outlaw or not self._mentions.names_country(participant.head)

    def as_of(self, side: list[Participant], when: When | None, *, leaving: bool) -> list[Participant]:
        """One side of an event, those who no longer hold office given the one that they held on its day.

        leaving: they leave it by the event.
        """
        return [Participant(self._in_office(each.actor, when, leaving=leaving), each.head) for each in side]

    def _in_office(self, actor: Actor, when: When | None, *, leaving: bool) -> Actor:
        day = when.value if when is not None else self._mentions.setting.date
        if actor.sectors != _OUT_OF_OFFICE or not (when is not None or leaving):
            return actor
        resolver = self._mentions.resolver
        then = resolver.persons.office_on(actor.entity, day) or (
            leaving and resolver.persons.office_on(actor.entity, day, last=True)
        )
        return replace(actor, sectors=[*then], via=f"{actor.via} + then in office") if then else actor

    def at_work(self, side: list[Participant], event: str, mode: str | None) -> list[Participant]:
        """The actors of an event, workers who would else count to where they work given their own sector."""
        sector = self._composer.codebook.ontology.done_by_workers.get(f"{event}/{mode}")
        if sector is None:
            return side
        return [
            Participant(replace(each.actor, sectors=[sector], via=f"{each.actor.via} + {sector}"), each.head)
            if self._mentions.works_for_another(each.head) or self._mentions.is_public_servant(each.head)
            else each
            for each in side
        ]

    def away(self, side: list[Participant], other: list[Participant], act: Act) -> list[Participant]:
        """One side of an event, people whom another country takes in or sends home as refugees."""
        verbs = self._uprooting.get(act.event, frozenset())
        if act.trigger.lemma_.lower() not in verbs:
            return side
        hosts = {each.actor.country for each in other} - {None}
        return [
            Participant(replace(each.actor, sectors=["REF"], via=f"{each.actor.via} + REF"), each.head)
            if each.actor.sectors == ["CVL"]
            and each.actor.country not in hosts
            and each.actor.country
            and hosts
            and (is_plural(each.head) or any(child.dep_ == "nummod" for child in each.head.children))
            else each
            for each in side
        ]

    def _of_country(self, participant: Participant, country: str | None, *, things: bool = False) -> Actor:
        """A participant of no known country as one of this, if they are people or a body and no strangers.

        things: a building may be, too.
        """
        actor = participant.actor
        if not self._mentions.may_belong(participant.head, things=things):
            return actor
        return replace(actor, country=country, via=f"{actor.via} + at home: {country}")

    def _is_nobody(self, recipient: Participant, actors: list[Participant]) -> bool:
        head, country = recipient.head, recipient.actor.country
        if head.lower_ in self._papers and country is None and not recipient.actor.sectors:
            return True  # "the Indus Waters Treaty"
        if not recipient.known:
            named = head.pos_ == "PROPN" and head.ent_type_ in _SOMEBODY | {""}
            return not named and not _is_personal(head)
        if self._is_sent(head, recipient.actor, actors) or self._is_wide_region(head):
            return True
        if self._mentions.is_part(head):
            return country in {None, *(each.actor.country for each in actors)}
        # "in Kosovo, the government lifted": where it is done, not to whom
        within = head.dep_ == "pobj" and head.head.lower_ in LOCATIVE
        settled = within and head.head.lower_ in _ALL_OVER and self._mentions.is_settlement(head)
        if settled and country is None:
            return True  # "declared a curfew in four provinces"
        where = settled or (within and self._mentions.is_place(head))
        whole = self._mentions.is_state(head)
        return where and country in {
            each.actor.country for each in actors if not whole or {*each.actor.sectors} <= {"GOV"}
        }

    def _is_wide_region(self, head: Token) -> bool:
        """Whether a sea or region of several states only tells where to something goes: "sent troops to the Sahel"."""
        where = head.dep_ == "pobj" and head.head.lower_ in _MOVING
        return where and head.pos_ == "PROPN" and self._mentions.is_region_of_several(head)

    def _is_held_there(self, place: Token, meeting: Token) -> bool:
        """Whether a city only tells where talks are held: "the Doha talks"."""
        held = meeting.lemma_.lower() in self._talks and place.dep_ == "compound" and place.head == meeting
        # "offered Pyongyang talks"
        given = meeting.dep_ == "dobj" and place.left_edge == meeting.left_edge and meeting.head.lemma_ in self._giving
        return held and not given and self._mentions.is_place(place) and not self._mentions.is_state(place)

    def _goes_there(self, head: Token) -> bool:
        """Whether somebody is what is sent to others: "offered to send engineers"."""
        verb = head.head.lemma_.lower()
        sent = head.dep_ == "dobj" and verb in self._sending
        if head.pos_ == "PRON" and verb in self._giving:
            return False  # "promised her"
        # "promised the miners to pay them"
        addressed = any(child.dep_ in {"dobj", "xcomp", "ccomp"} and child.i > head.i for child in head.head.rights)
        return sent and not addressed

    def _is_sent(self, head: Token, actor: Actor, actors: list[Participant]) -> bool:
        """Whether a state's own people are only what is sent: "offered to send a mission", "promised to station police there"."""
        return (
            self._goes_there(head)
            and bool(actor.sectors)
            and actor.sectors[0] in self._mentions.resolver.kinds.of_the_state
            # "offered to send American troops", by Washington
            and (not self._mentions.names_country(head) or actor.country in {each.actor.country for each in actors})
        )

    def _people(
        self, heads: Iterable[Token], *, strict: bool, besides: Set[tuple[str | None, ...]] = frozenset()
    ) -> list[Participant]:
        """Those whom phrases name; a phrase that names none gives the one inside it.

        strict: leave out what is not known to be an actor at all.
        besides: the other side, for whom what is theirs does not stand: "press their universities".
        """
        found: list[Participant] = []
        for head in heads:
            if head.dep_ == "compound" and self._is_held_there(head, head.head):
                continue
            whose = self._mentions.owners(head) if self._mentions.is_thing(head) else []
            whose = [each for each in whose if _identity(each[0]) not in besides]
            if any(actor.sectors or actor.name is None for actor, _ in whose):
                # "the homes of five journalists"; but a state's embassy or border post is more than the state
                found += [Participant(*each) for each in whose]
            elif peoples := self._several_peoples(head):
                found += peoples
            elif self._mentions.known(head):
                found += [Participant(each, head) for each in self._mentions.actors(head)]
            elif inside := self._mentions.within(head):
                found += [Participant(*each) for each in inside if not self._is_held_there(each[1], head)]
            elif not strict:
                found += [Participant(each, head) for each in self._mentions.actors(head)]
        found = [each for each in found if each.known] or found
        # "Trinidad and Tobago" is one, though its parts are joined
        return list(
            {
                _identity(each.actor)
                if each.actor.name
                else (each.actor.start, each.actor.country, *each.actor.sectors): each
                for each in found
            }.values()
        )

    def _several_peoples(self, head: Token) -> list[Participant]:
        """People of several countries, each by its name, as what the phrase around them says they are: "migrants, mostly Malians and Guineans"."""
        named = [(actor, each) for each in self._mentions.peoples(head) for actor in self._mentions.actors(each)[:1]]
        if len({actor.country for actor, _ in named} - {None}) < 2:
            return []
        sectors = self._mentions.actors(head)[0].sectors
        return [Participant(replace(actor, sectors=sectors or actor.sectors), each) for actor, each in named]


def _without_ends(act: Act) -> list[Token]:
    """Those who act together, without the towns between which something runs: "resumed trains between Kolkata and Khulna"."""
    ends = [each for each in act.actors if _is_end(each)]
    others = [each for each in act.actors if each not in ends]
    return others if act.reciprocal and len(others) > 1 else list(act.actors)


def _is_end(head: Token) -> bool:
    """Whether a phrase stands after "between", alone or joined."""
    first = head
    while first.dep_ == "conj":
        first = first.head
    return first.dep_ == "pobj" and first.head.lower_ == "between"


def _is_left(head: Token) -> bool:
    """Whether a phrase says from where somebody goes: "withdrew from the square", "out of the valley"."""
    return head.dep_ == "pobj" and head.head.lower_ in _WHENCE


def _is_personal(head: Token) -> bool:
    """Whether a pronoun stands for persons, whoever they are: he, her, them, but not it."""
    return (
        head.pos_ == "PRON" and "Prs" in head.morph.get("PronType", []) and "Neut" not in head.morph.get("Gender", [])
    )


def _identity(actor: Actor) -> tuple[str | None, ...]:
    return actor.entity or actor.name or actor.text, actor.country, *actor.sectors
