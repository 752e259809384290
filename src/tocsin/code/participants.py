"""Who takes part in an act: from the heads of phrases to the actors and recipients of its event."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors import Mentions
from tocsin.code.acts import Act, acts_in
from tocsin.code.addressed import Addressed
from tocsin.code.affected import Affected
from tocsin.code.at_home import AtHome
from tocsin.code.compose import Composer
from tocsin.code.elsewhere import Elsewhere
from tocsin.code.lexicon import named_by
from tocsin.code.participant import Participant
from tocsin.model import Actor, When
from tocsin.model.sectors import ARMY, CIVILIANS, FORMER, GOVERNMENT, REFUGEES
from tocsin.parse.clauses import clause_of
from tocsin.parse.phrases import LOCATIVE, counted, is_plural
from tocsin.parse.relations import PREMODIFIERS
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: The entity label of numbers.
_NUMBER = "CARDINAL"
#: Relations of words before a noun that may count or describe what is joined with it, too.
_SHARED = {"nummod", "det", "amod"}


class Participants:
    """Finds who takes part in the acts of one article."""

    def __init__(self, mentions: Mentions, composer: Composer, affected: Affected, home: AtHome):
        self._mentions = mentions
        self._composer = composer
        self._affected = affected
        self._home = home
        self._elsewhere = Elsewhere(composer)
        self._addressed = Addressed(mentions, composer, self._elsewhere)
        book = composer.codebook
        self._uprooting = {event: book.words(words) for event, words in book.ontology.uprooting.items()}
        self._talks = book.words(["@talks"])
        self._giving = book.words(["@giving"])
        self._envoys = book.words(["@envoys"])
        self._weapons = book.words(["@weapons"])
        self._befalling = book.words(["@befalling"])
        self._there = book.places.whole
        self._held = frozenset(book.ontology.in_capitals)
        self._flying = frozenset(book.ontology.flown)

    def of(self, act: Act) -> tuple[list[Participant], list[Participant]]:
        """All who are named on the two sides of an act; nobody stands on both."""
        noun = bool(act.chain) and act.chain[-1].kind == "noun"
        people = self._people(_without_ends(act), strict=True)
        people = [each for each in people if not (self._is_instrument(each, act) or self._is_scene(each, act))]
        actors = [self._flown(self._of_the_state(each, act)) for each in people]
        themselves = {each.identity for each in actors if each.known}
        heads = [*act.recipients]
        if self._composer.codebook.events[act.event].group == "request":
            # "demanded their release" asks nobody by that noun
            # nor does an end to the siege of a town ask the town
            inside = {each.trigger for inner in act.inner for each in acts_in(inner)}
            heads = [each for each in heads if each not in inside]
        heads = self._addressed.offered_to(self._addressed.judged(heads, act), act)
        named = [each for head in heads for each in self._elsewhere.meant_by(head)]
        harmed = act.event in self._composer.codebook.ontology.harmed.by
        others = self._people(named, strict=noun, besides=themselves, things=harmed)
        recipients = [self._ruling(each, act) for each in others]
        recipients = [one for each in recipients for one in self._owned(each, act, recipients)]
        there = [each for each in actors if self._is_where(each, act)]
        if not self._held.isdisjoint({act.event, f"{act.event}/{act.mode}"}):
            actors = [each for each in actors if each not in there]  # "the Lagos protest"
        elif there and not any(each.known for each in recipients):
            actors = [each for each in actors if each not in there]
            recipients, themselves = [*recipients, *there], themselves - {each.identity for each in there}
        else:
            # of a capital the government may have done it, to others
            actors = [each for each in actors if each not in there or self._does_it_to_others(each, recipients)]
        if act.event in self._composer.codebook.ontology.own_forces_aside:
            recipients = [each for each in recipients if not self._is_own_force(each, act)]
        if harmed:
            recipients = [self._of_the_town(each) for each in recipients]
        # "each side accused the other", but those who fight each other are all actors
        mutual = self._composer.codebook.events[act.event].quad == "verbal conflict"
        return actors, [
            each
            for each in recipients
            if (mutual if self._mentions.each_for_other(each.head) else each.identity not in themselves)
        ]

    def _flown(self, actor: Participant) -> Participant:
        """A plane that does something as one of the forces of those whose it is: "Egyptian planes dropped food"."""
        told = actor.actor
        if told.country is None or told.sectors != [CIVILIANS] or actor.head.lemma_.lower() not in self._flying:
            return actor
        return Participant(replace(told, sectors=[ARMY], via=f"{told.via} + {ARMY}"), actor.head)

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
        return not any(self._mentions.known(each) for each in actor.head.lefts if each.dep_ in PREMODIFIERS)

    def _is_scene(self, place: Participant, act: Act) -> bool:
        """Whether a state is only where the deed was done that the subject names: "a raid in northern Mali killed nine"."""
        head = place.head
        harms = act.event in self._composer.codebook.ontology.harmed.by
        if not harms or head in act.actors or head.dep_ != "pobj" or head.head.lower_ not in LOCATIVE:
            return False
        deeds = (each for each in act.actors if head in each.subtree)
        return any(told.event == act.event for each in deeds for told in self._composer.at(each))

    def _is_where(self, place: Participant, act: Act) -> bool:
        """Whether a town before a noun only tells where it happens, to those who are there: "the Lagos bombing"."""
        noun = place.head.head
        before = place.head.dep_ in {"compound", "nmod"} and not is_verb(noun)
        happens = not (self._there | self._held).isdisjoint({act.event, f"{act.event}/{act.mode}"})
        if not (before and happens and self._mentions.is_place(place.head)):
            return False
        # a state may do it, but for "the Sudan market attack", "a Mali ambush"
        between = (each for each in noun.lefts if each.dep_ == "compound" and each.i > place.head.i)
        befalls = not self._befalling.isdisjoint(named_by(noun)) or any(map(self._mentions.is_thing, between))
        return befalls or not self._mentions.is_state(place.head)

    def _does_it_to_others(self, place: Participant, recipients: list[Participant]) -> bool:
        """Whether a state or capital before a noun is who does it, to those of another country."""
        others = {each.actor.country for each in recipients if each.known} - {None, place.actor.country}
        acts = self._mentions.is_capital(place.head) or self._mentions.is_state(place.head)
        return acts and bool(others)

    def _ruling(self, recipient: Participant, act: Act) -> Participant:
        """Who rules those who suffer what an act judges, instead of them: "backs the repression of Chadians" is for their rulers."""
        if not self._addressed.are_for_rulers(recipient.head, act):
            return recipient
        actor = replace(recipient.actor, sectors=[GOVERNMENT], via=f"{recipient.actor.via} + GOV")
        return Participant(actor, recipient.head)

    def _belonging(self, recipient: Participant, owner: Participant) -> Participant:
        """Those who belong to somebody: a firm's directors are the firm, but a ship's crew are workers of its country."""
        if not owner.actor.sectors and owner.actor.country is not None:
            # a state's ministers
            return Participant(replace(recipient.actor, country=owner.actor.country), recipient.head)
        noun, whose = (self._mentions.referents(each.head)[0].noun for each in (recipient, owner))
        if noun is None or noun.thing or not noun.sectors or whose is None or not whose.thing:
            return Participant(owner.actor, recipient.head)
        actor = replace(recipient.actor, country=owner.actor.country, sectors=noun.sectors)
        return Participant(actor, recipient.head)

    def _of_the_town(self, recipient: Participant) -> Participant:
        """A capital as its people where something is done in it: "shelled a depot in Kyiv" does not hit the government."""
        head = recipient.head
        within = (head.dep_ == "pobj" and head.head.lower_ in LOCATIVE) or head.dep_ in {"compound", "nmod"}
        if not within or recipient.actor.sectors != [GOVERNMENT] or not self._mentions.is_capital(head):
            return recipient
        actor = replace(recipient.actor, sectors=[CIVILIANS], via=f"{recipient.actor.via} + CVL")
        return Participant(actor, head)

    def _owned(self, recipient: Participant, act: Act, recipients: list[Participant]) -> list[Participant]:
        """Those whose people or things are harmed after or with themselves: "sanctioned a firm and barred its directors".

        Nobody harms his own, and to the parser "its" may be whoever acts.
        """
        # "banned two parties and arrested four of their leaders"
        head = counted(recipient.head, self._mentions.resolver.kinds.quantities)
        owner = next((each for each in head.lefts if each.lower_ in {"its", "their"}), None)
        own = any(each.lower_ == "own" for each in head.lefts)
        if own or owner is None or not self._mentions.is_among(owner, act.actors):
            return [recipient]
        kind = self._composer.codebook.events[act.event]
        if kind.group == "conflict" and act.mode and not self._envoys.isdisjoint(named_by(recipient.head)):
            return [self._foreign(recipient, act)]
        if kind.quad != "material conflict":
            return [recipient]
        before = self._people(self._elsewhere.heads("joined", act), strict=True)
        if not before:
            # "two soldiers died when rebels ambushed their convoy"
            others = (each for each in recipients if each is not recipient and each.known)
            harmed = next((each.actor for each in others if each.actor.sectors), recipient.actor)
            actor = replace(recipient.actor, country=harmed.country, sectors=harmed.sectors)
            return [Participant(actor, recipient.head)]
        return [self._belonging(recipient, each) for each in before]

    def _foreign(self, envoy: Participant, act: Act) -> Participant:
        """An envoy as that of whoever else acts: nobody summons or expels his own.

        "Oslo recognised Palestine, and Israel summoned its envoy".
        """
        states = (each.actor for each in self._people(self._elsewhere.heads("beside", act), strict=True))
        country = next((each.country for each in states if each.country), envoy.actor.country)
        return Participant(replace(envoy.actor, country=country), envoy.head)

    def _of_the_state(self, actor: Participant, act: Act) -> Participant:
        """One who tells what a state will do, and of whom nothing says otherwise, is of that state."""
        for state in (each for inner in act.inner for each in inner.actors if not act.chain):
            if self._mentions.may_be_of(actor.head, state):
                countries = {each.country for each in self._mentions.referents(state)} - {None}
                if len(countries) == 1:
                    return Participant(self._home.as_of_country(actor, countries.pop()), actor.head)
        return actor

    def elsewhere(self, act: Act, mode: str | None, actors: list[Participant]) -> list[Participant]:
        """Recipients of an act whose own clause names none, from where the codebook's ontology says for its type and mode."""
        if any(frame.to_nobody for frame in act.frames):
            return []
        themselves = {each.identity for each in actors if each.known}
        own = {None, *(each.actor.country for each in actors)}
        for role in self._composer.codebook.recipient_else(act.event, mode):
            heads = self._addressed.judged(self._elsewhere.heads(role, act), act)
            if role == "object":
                heads = [each for each in heads if not self._affected.goes_there(each)]
            people = self._people(heads, strict=True, besides=themselves)
            if act.event in self._composer.codebook.ontology.own_forces_aside:
                people = [each for each in people if not self._is_own_force(each, act)]
            others = [each for each in people if each.identity not in themselves]
            found = [
                each
                for each in self._affected.of(others, actors, act.event, mode)
                # "outside the Russian embassy", but not "pitched tents at a university"
                if role == "purpose"
                or not (role == "way" or self._mentions.is_thing(each.head))
                or each.actor.country not in own
            ]
            if found:
                return found
        return []

    def in_person(self, side: list[Participant]) -> list[Participant]:
        """One side of an event, those of whom only the name is known as ordinary people of where the passage plays."""
        return [
            Participant(self._ordinary(each.actor, each.head), each.head)
            if self._mentions.is_stranger(each.head)
            else each
            for each in side
        ]

    def _ordinary(self, actor: Actor, head: Token) -> Actor:
        """Somebody of whom only the name is known as one of those who live where the passage plays."""
        if actor.country is not None:
            return actor
        land = self._mentions.topic(head)
        via = actor.via if land is None else f"{actor.via} + topic of the passage: {land}"
        return replace(actor, country=land, sectors=actor.sectors or [CIVILIANS], via=via)

    def as_of(self, side: list[Participant], when: When | None, *, leaving: bool) -> list[Participant]:
        """One side of an event, those who no longer hold office given the one that they held on its day.

        leaving: they leave it by the event.
        """
        return [Participant(self._in_office(each, when, leaving=leaving), each.head) for each in side]

    def _in_office(self, participant: Participant, when: When | None, *, leaving: bool) -> Actor:
        actor = participant.actor
        day = when.value if when is not None else self._mentions.setting.date
        if actor.sectors != [FORMER] or not (when is not None or leaving):
            return actor
        persons, today = self._mentions.resolver.persons, self._mentions.setting.date
        then = persons.office_on(actor.entity, day) or (leaving and persons.office_on(actor.entity, day, last=True))
        if leaving and actor.entity is None:
            # Ms Demir, before called the former mayor, "was removed in May"
            noun = self._mentions.referents(participant.head)[0].noun
            said = FORMER in {*self._mentions.own(participant.head)[0].sectors, *(noun.sectors if noun else ())}
            then = () if noun is None or said else tuple(noun.sectors)
        if not leaving and then == persons.office_on(actor.entity, today):
            return actor  # whom the text calls former is that in spite of what he is now
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

    def as_one(self, side: list[Participant]) -> list[Participant]:
        """One side of an event, people of one country and sector told together as one: "some 40 teachers and pupils"."""
        found: list[Participant] = []
        for each in side:
            place = next((n for n, one in enumerate(found) if _are_told_as_one(one, each)), None)
            if place is None:
                found.append(each)
            else:
                found[place] = Participant(self._up_to(found[place].actor, each), found[place].head)
        return found

    def _up_to(self, actor: Actor, last: Participant) -> Actor:
        """Somebody with the words up to the last of those who are told with him."""
        shift = self._mentions.document.offset(last.head) - last.head.idx
        text = last.head.doc.text[actor.start - shift : last.actor.end - shift]
        return replace(actor, text=text, end=last.actor.end)

    def away(self, side: list[Participant], other: list[Participant], act: Act) -> list[Participant]:
        """One side of an event, people whom another country takes in or sends home as refugees."""
        if act.event not in self._composer.codebook.ontology.harmed.across:
            side = [self._as_refugees(each) for each in side]
        verbs = self._uprooting.get(act.event, frozenset())
        if act.trigger.lemma_.lower() not in verbs:
            return side
        hosts = {each.actor.country for each in other} - {None}
        return [
            Participant(replace(each.actor, sectors=[REFUGEES], via=f"{each.actor.via} + REF"), each.head)
            if each.actor.sectors == [CIVILIANS]
            and each.actor.country not in hosts
            and each.actor.country
            and hosts
            and (is_plural(each.head) or any(child.dep_ == "nummod" for child in each.head.children))
            else each
            for each in side
        ]

    def _as_refugees(self, participant: Participant) -> Participant:
        """People of whom no more is told than how many they are, as the refugees told of last: "402 people"."""
        head = participant.head
        if participant.actor.sectors != [CIVILIANS] or not self._mentions.counted.are_only_counted(head):
            return participant
        fled = self._mentions.counted.told_before(head, (REFUGEES,))
        if fled is None:
            return participant
        actor = participant.actor
        named = self._mentions.names_country(head)
        country = actor.country if named else self._mentions.referents(fled)[0].country
        return Participant(replace(actor, country=country, sectors=[REFUGEES], via=f"{actor.via} + REF"), head)

    def _is_held_there(self, place: Token, meeting: Token) -> bool:
        """Whether a city only tells where talks are held: "the Doha talks"."""
        held = meeting.lemma_.lower() in self._talks and place.dep_ == "compound" and place.head == meeting
        # "offered Pyongyang talks"
        given = meeting.dep_ == "dobj" and place.left_edge == meeting.left_edge and meeting.head.lemma_ in self._giving
        return held and not given and self._mentions.is_place(place) and not self._mentions.is_state(place)

    def _people(
        self,
        heads: Iterable[Token],
        *,
        strict: bool,
        besides: Set[tuple[str | None, ...]] = frozenset(),
        things: bool = False,
    ) -> list[Participant]:
        """Those whom phrases name; a phrase that names none gives the one inside it.

        strict: leave out what is not known to be an actor at all.
        besides: the other side, for whom what is theirs does not stand: "press their universities".
        things: whatever it is stands for the body that a noun before it names: "an army column".
        """
        found: list[Participant] = []
        for head in heads:
            if head.dep_ == "compound" and self._is_held_there(head, head.head):
                continue
            owners = self._mentions.owners(head) if self._mentions.is_thing(head) else []
            whose = [each for each in (Participant(*one) for one in owners) if each.identity not in besides]
            if any(each.actor.sectors or each.actor.name is None for each in whose):
                # "the homes of five journalists"; but a state's embassy or border post is more than the state
                found += whose
            elif peoples := self._several_peoples(head):
                found += peoples
            elif things and (bodies := self._mentions.bodies_before(head)):
                found.append(self._thing_of(head, bodies[-1]))
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
                each.identity if each.actor.name else (each.actor.start, each.actor.country, *each.actor.sectors): each
                for each in found
            }.values()
        )

    def _thing_of(self, thing: Token, body: Token) -> Participant:
        """What stands for a body, in its own words: "an army column"."""
        told, whose = self._mentions.actors(thing)[0], self._mentions.actors(body)[0]
        country = whose.country or told.country
        return Participant(replace(told, country=country, sectors=whose.sectors, via=whose.via), thing)

    def _several_peoples(self, head: Token) -> list[Participant]:
        """People of several countries, each by its name, as what the phrase around them says they are: "migrants, mostly Malians and Guineans"."""
        named = [(actor, each) for each in self._mentions.peoples(head) for actor in self._mentions.actors(each)[:1]]
        if len({actor.country for actor, _ in named} - {None}) < 2:
            return []
        sectors = self._mentions.actors(head)[0].sectors
        return [Participant(replace(actor, sectors=sectors or actor.sectors), each) for actor, each in named]


def _are_told_as_one(first: Participant, other: Participant) -> bool:
    """Whether a bare plural is joined to those of the same country and sector, and a word before these is said of both."""
    noun = other.head
    bare = noun.dep_ == "conj" and noun.head == first.head and noun.tag_ == "NNS" and not [*noun.lefts]
    if noun.ent_type_ == _NUMBER:
        return False  # "nine people dead and dozens wounded"
    same = (first.actor.country, first.actor.sectors) == (other.actor.country, other.actor.sectors)
    ordered = first.actor.start < other.actor.start and first.actor.end < other.actor.end
    return bare and same and ordered and any(child.dep_ in _SHARED for child in first.head.lefts)


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
