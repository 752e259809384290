"""Whose somebody is: the country, and sometimes the sector, of those of whom a phrase itself does not say it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Set
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.features import STATES, count_of, heads_of, is_definite
from tocsin.code.actors.referent import Referent
from tocsin.code.actors.resolver import Resolver
from tocsin.code.actors.setting import Setting, peoples_of
from tocsin.code.actors.whereabouts import Whereabouts
from tocsin.parse.arguments import surface_subject
from tocsin.parse.coreference import PAIR
from tocsin.parse.phrases import LOCATIVE, appositions, conjuncts, counted, is_plural, whole_of
from tocsin.parse.prepositions import antecedents_of
from tocsin.parse.standing import nearest_verb

if TYPE_CHECKING:
    from tocsin.parse import Document
    from tocsin.parse.tokens import Token


#: The kind of names for people of a country.
_PEOPLE = "demonym"
_ORDINARY = ("CVL",)
#: What stands between somebody and the body that he heads, or speaks for.
_OF, _SPOKEN_FOR = frozenset({"of"}), frozenset({"of", "for"})
_ARMY = ("MIL",)
#: Those who hold their office no more.
_FORMER = ("ELI",)
#: So many sentences back an alliance may have been named that is only called so.
_FAR = 6
#: Kinds of names of bodies that have members.
_BODIES = {"group", "party", "organisation"}
#: Kinds of words that name a state, or whose somebody is.
_NAMING_STATES = STATES | {"adjective"}


class Whose:
    """Finds whose the people and bodies of one article are.

    own: what a phrase refers to by its own words.
    meant: what it refers to, coreference included.
    told: the country that its own words or those of another mention of the same tell.
    """

    def __init__(
        self,
        document: Document,
        resolver: Resolver,
        setting: Setting,
        own: Callable[[Token], list[Referent]],
        meant: Callable[[Token], list[Referent]],
        told: Callable[[Token], str | None],
    ):
        self._document = document
        self._resolver = resolver
        self._setting = setting
        self._own = own
        self._meant = meant
        #: Those whose possessor is being looked for.
        self._asked: set[Token] = set()
        self._whereabouts = Whereabouts(
            document,
            resolver,
            setting,
            resolver.kinds.international,
            lambda head: next((each.country for each in own(head) if each.country and not _is_outlet(each)), None),
            told,
            lambda head: self._acts_at_home(own(head)[0]),
            lambda head: self._is_of_state(own(head)[0]),
        )

    def only_country(self, head: Token) -> str | None:
        """The one country that a phrase's sentence names, or else that its passage is about."""
        return self._whereabouts.only(head)

    def opened_in(self, head: Token) -> str | None:
        """The country of the place with which the passage of a phrase opens: "In Guatemala, police"."""
        return self._whereabouts.opened_in(head)

    def placed_in(self, head: Token) -> str | None:
        """The one country in which the places lie that a phrase's sentence names, else the one that the article names most."""
        return self._whereabouts.scene(head) or self._whereabouts.most

    def topic(self, head: Token) -> str | None:
        """The country that the passage of a phrase is about."""
        return self._whereabouts.topic(head)

    @property
    def two_countries(self) -> tuple[str, ...]:
        """The two countries that the article is about, if it is about two."""
        return self._whereabouts.pair

    def only_other(self, head: Token, countries: Set[str | None]) -> str | None:
        """The one country besides some that a phrase's sentence names."""
        return self._whereabouts.only_other(head, countries)

    def of(self, referent: Referent, head: Token) -> Referent:
        """A referent with the country, and sometimes the sector, of those to whom its phrase or its place ties it."""
        head = counted(head, self._resolver.kinds.quantities)
        if referent.noun is not None and self._resolver.is_peer(head):
            referent = self._as_peer(referent, head)
        if self.are_soldiers(referent, head):
            referent = replace(referent, sectors=_ARMY, via=f"{referent.via} + {_ARMY[0]}")
        if referent.kind == _PEOPLE and (land := self._own_people(head)) is not None:
            return replace(referent, country=land, via=f"{referent.via} + people of {land}")
        if referent.noun is None or referent.bloc:
            return referent
        if (
            referent.people
            and not self.is_from_elsewhere(head)
            and (
                not self._resolver.kinds.armed.isdisjoint(referent.sectors[:1])
                or self._setting.others(referent.country, peoples_of(referent.country)) <= 0
            )
        ):
            # "Hutu militiamen killed nine villagers near Goma", Fulani herders in a text about Mali
            scene = self._whereabouts.scene(head) or self._only_spoken_of(referent)
            if scene is not None and scene != referent.country and not self._is_only_near(head, scene):
                return replace(referent, country=scene, via=f"{referent.via} + place in the sentence: {scene}")
        if referent.country is not None:
            return self._at_work(self._of_its_body(referent, head), head)
        owner = _owner_of(head) or (_headed_by(head) if referent.noun.owner else None) or _owner_beside(head, referent)
        if owner is not None and not referent.noun.relative:
            whose = self._possessor(owner, referent, head)
            if (
                head.lemma_.lower() in self._resolver.kinds.nouns.peers
                and not referent.noun.person
                and not whose.sectors
            ):
                return referent  # a state's neighbour is not of it
            possessed = self._possessed(referent, head, owner, whose)
            if whose.country is not None:
                return possessed
            if whose.sectors not in {(), _ORDINARY} and possessed.sectors != referent.sectors:
                referent = replace(referent, sectors=possessed.sectors, via=f"{referent.via} + {owner.lower_}")
            if self._bears(head, whose) and whose.sectors != referent.sectors:
                referent = replace(referent, sectors=whose.sectors, via=f"{referent.via} + {owner.lower_}")
        several = owner is not None and is_plural(owner) and self._is_country(owner)
        if several or self.are_of_several(referent, head) or is_of_two(referent, head) or _is_any(head):
            return referent  # "the envoys of the five powers"
        if (of := self._body_meant(referent, head)) is not None:
            return replace(
                referent, country=of.country, sectors=of.sectors or referent.sectors, via=f"{referent.via} + {of.via}"
            )
        if (
            head.lemma_.lower() in self._resolver.kinds.alliances
            and is_definite(head)
            and not is_plural(head)
            and (body := self._body_before(head, {*self._resolver.kinds.blocs.values()}, _FAR)) is not None
        ):
            return replace(referent, country=body, via=f"{referent.via} + {body}")
        states = self._resolver.kinds.bodies_of_states
        if referent.role in self._resolver.kinds.memberships and (body := self._body_before(head, states)) is not None:
            return replace(referent, country=body, sectors=(), via=f"{referent.via} + {body}")
        told = next(self._told(referent, head), None)
        return replace(referent, country=told[1], via=f"{referent.via} + {told[0]}: {told[1]}") if told else referent

    def _own_people(self, head: Token) -> str | None:
        """The country in which those of another's people are at home: "Serbs" who block a road in Kosovo are Kosovo's."""
        if self._says_elsewhere(head) or any(child.dep_ in {"amod", "nummod"} for child in head.lefts):
            return None
        here = self._whereabouts.scene(head)
        name = self._resolver.words.country_names.get(here or "")
        known = self._resolver.words.names.get(f"{name} {head.text}") if name is not None else ()
        return here if any(sense.country == here for sense in known) else None

    def are_of_several(self, referent: Referent, head: Token) -> bool:
        """Whether so many are told of whom a state has one: "the four presidents"."""
        noun = referent.noun
        office = (
            noun is not None and noun.person and not self._resolver.kinds.for_the_state.isdisjoint(referent.sectors[:1])
        )
        return office and count_of(head) is not None and is_plural(head) and self._resolver.is_one_in_each(head)

    def _only_spoken_of(self, referent: Referent) -> str | None:
        """The country that the article is about, if it says nothing of that where most of a people live."""
        known = self._setting.others(referent.country, peoples_of(referent.country)) > 0
        return None if known else self._whereabouts.country

    def are_soldiers(self, referent: Referent, head: Token) -> bool:
        """Whether officers are those of an army, of which their sentence tells before them and of the police nothing."""
        if referent.noun is None or head.lemma_.lower() not in self._resolver.kinds.officers:
            return False
        if not is_plural(head) and head.dep_ not in {"dobj", "nsubjpass"}:
            return False  # "a senior officer said"
        own = tuple(referent.noun.sectors)
        others = (each for each in heads_of(head.sent) if each.i < head.i and each.pos_ != "PRON")
        named = {sector for each in others for sector in self._own(each)[0].sectors[:1]}
        return referent.sectors == own and {*_ARMY} <= named and named.isdisjoint(own)

    def _at_work(self, referent: Referent, head: Token) -> Referent:
        """Workers of a company as those of the country where they work: "Nissan workers in Barcelona"."""
        if self._resolver.kinds.workers.isdisjoint(referent.sectors[:1]):
            return referent
        names = (each for each in head.subtree if each.text[0].isupper() and each is not head)
        companies = [one for each in names for one in self._own(each) if one.kind == "company"]
        where = self._whereabouts.scene(head)
        if where in {None, referent.country} or referent.country not in {one.country for one in companies}:
            return referent
        return replace(referent, country=where, via=f"{referent.via} + place in the sentence: {where}")

    def _is_only_near(self, head: Token, country: str) -> bool:
        """Whether somebody is beside a country rather than in it: "Chechen troops assembled near Georgia"."""
        states = (each for each in heads_of(head.sent) if each.dep_ == "pobj" and self._is_state(each))
        return any(each.head.lower_ == "near" and self._own(each)[0].country == country for each in states)

    def _told(self, referent: Referent, head: Token) -> Iterator[tuple[str, str]]:
        """The countries that what stands around a phrase gives those whom it names, with how each is told; the surest first."""
        if self._is_country(head):
            # "the country" is the last one that was named, not where somebody is
            yield from (("named before", each) for each in self._named_before(head))
        if referent.noun is not None and referent.noun.country is not None:
            yield "their own", self._body_told_of(referent.noun.country)
            return
        if (side := self._held_from(head)) is not None:
            yield "other side", side
        if (same := self._same_before(referent, head)) is not None:
            yield "named before", same
        if (beside := self._beside(referent, head)) is not None:
            yield "beside", beside
        if (there := self._whereabouts.there(head)) is not None:
            yield "there", there
        if not self.is_from_elsewhere(head) and (scene := self._whereabouts.scene(head)) is not None:
            yield "place in the sentence", scene
        if (theirs := self._of_who_acts(referent, head)) is not None:
            yield "of who acts", theirs
        if (host := self._introduced_by(referent, head)) is not None:
            yield "who acted before", host
        if (of_harmed := self._of_harmed(referent, head)) is not None:
            yield "where those are whom they harm", of_harmed
        if (topic := self._topic_for(referent, head)) is not None:
            yield "topic of the passage", topic

    def _body_told_of(self, country: str) -> str:
        """The body that peacekeepers serve: the alliance or union that an article tells of, if it says nothing of the usual one."""
        union = self._resolver.kinds.blocs.get("")
        named = self._setting.named
        return union if union is not None and union in named and country not in named else country

    def _possessor(self, owner: Token, referent: Referent, head: Token) -> Referent:
        """Who owns a phrase's head, by the pronoun or noun before it."""
        joined = _joined_owner(owner) or self._vessel_before(owner, head) or owner
        named = self._antecedent_of_whose(owner) if owner.tag_ == "WP$" else [joined]
        if not named or head in self._asked:
            return Referent()  # "the group" of whose leader one asks may be that leader's
        self._asked.add(head)
        whose = self._meant(named[0])[0]
        self._asked.discard(head)
        return self._state_instead(whose, referent, head) if owner.lower_ == "its" else whose

    def _meant_by(self, others: list[Token], head: Token) -> list[Referent]:
        """Whom others mean, of whom it is asked whose a head is; nobody if theirs hangs on it."""
        if head in self._asked:
            return []
        self._asked.add(head)
        meant = [self._meant(each)[0] for each in others if each != head]
        self._asked.discard(head)
        return meant

    def _vessel_before(self, owner: Token, head: Token) -> Token | None:
        """What the crew is aboard, told before it in the sentence: "seized two Indian trawlers and arrested their crew"."""
        if owner.lower_ not in {"its", "their"} or head.lemma_.lower() not in self._resolver.kinds.crews:
            return None
        before = (each for each in reversed([*heads_of(head.sent)]) if each.i < owner.i and each.dep_ == "dobj")
        return next((each for each in before if (noun := self._own(each)[0].noun) is not None and noun.thing), None)

    def _of_its_body(self, referent: Referent, head: Token) -> Referent:
        """Who is placed by a name, but heads somebody's body, with the sector of that: "its Istanbul chairman"."""
        owner = _owner_of(head) or _headed_by(head)
        if owner is None or referent.sectors or referent.noun is None or not referent.noun.owner:
            return referent
        whose = self._possessor(owner, referent, head)
        if (whose.kind == "person" and referent.noun.person) or whose.country != referent.country:
            return referent
        return replace(referent, sectors=whose.sectors, via=f"{referent.via} + {owner.lower_}")

    def _possessed(self, referent: Referent, head: Token, owner: Token, whose: Referent) -> Referent:
        """A referent as its possessor's: "its chairman" is of the party that he chairs, "their country" is all of it."""
        whole = self._is_country(head)
        # his aides do what he does not, but his supporters want what he does, and his office is where he does it
        passes_on = (
            whose.kind != "person"
            or not self._resolver.kinds.partisan.isdisjoint(whose.sectors[:1])
            or (referent.noun is not None and not referent.noun.person and not referent.sectors)
        )
        heads = referent.noun is not None and referent.noun.owner and passes_on and not whole
        heads = heads and not self._resolver.owners.is_army_of(whose.sectors, referent.sectors)
        heads = heads and referent.sectors != _FORMER
        sectors = whose.sectors if whose.sectors and (heads or self._bears(head, whose)) else referent.sectors
        if not sectors and self._serves(referent, whose):
            sectors = whose.sectors
        if whose.noun is not None and whose.noun.thing and head.lemma_.lower() in self._resolver.kinds.crews:
            # the captain of a tanker is no soldier
            armed = {*referent.sectors} & self._resolver.kinds.armed
            sectors = whose.sectors if {*whose.sectors} & armed else _ORDINARY if armed else referent.sectors
        via = f"{referent.via} + {owner.lower_}: {whose.country}"
        return replace(referent, country=whose.country, sectors=sectors, via=via)

    def _serves(self, referent: Referent, whose: Referent) -> bool:
        """Whether somebody of whom no more is told speaks or works for one who governs: a president's spokesman."""
        noun = referent.noun
        aide = noun is not None and noun.owner and noun.person and not noun.relative
        return aide and whose.kind == "person" and not self._resolver.kinds.state_bodies.isdisjoint(whose.sectors[:1])

    def _bears(self, head: Token, whose: Referent) -> bool:
        """Whether those who follow somebody armed are armed as he is: a rebel's "men"."""
        return head.lemma_.lower() in self._resolver.kinds.followers and not self._resolver.kinds.armed.isdisjoint(
            whose.sectors[:1]
        )

    def _is_country(self, head: Token) -> bool:
        return head.lemma_.lower() in self._resolver.kinds.nouns.kinds["country"]

    def _named_before(self, head: Token) -> Iterator[str]:
        """The countries named before a phrase in its sentence, the last first, but not where something is done."""
        for each in reversed([*heads_of(head.sent)]):
            where = each.dep_ == "pobj" and each.head.lower_ in LOCATIVE
            country = self._own(each)[0].country if each.i < head.i and each.pos_ != "PRON" and not where else None
            if country is not None and country not in self._resolver.kinds.international:
                yield country

    def _same_before(self, referent: Referent, head: Token) -> str | None:
        """The country of those of a state's body who are named before in the sentence: "Turkish troops …, but the army"."""
        sector = next(iter(referent.sectors), None)
        if sector not in self._resolver.kinds.forces:
            return None
        if head.lemma_.lower() in self._resolver.kinds.officers and (army := self._army_over(head)) is not None:
            return army
        if not (is_definite(head) or self._is_local(head, sector)):
            return self._same_doer(referent, head)
        for each in reversed([*heads_of(head.sent)]):
            own = self._own(each)[0] if each.i < head.i and each.pos_ != "PRON" else Referent()
            if own.sectors[:1] == (sector,) and own.country is not None:
                return own.country
        return None

    def _army_over(self, head: Token) -> str | None:
        """The country of the army that does something to officers, who are its own if it does them no harm: "the navy sacked two officers"."""
        if head.dep_ != "dobj" or head.head.lemma_.lower() in self._resolver.kinds.wounds:
            return None
        doers = self._meant_by(surface_subject(head.head), head)
        countries = {each.country for each in doers if each.sectors[:1] == _ARMY}
        return countries.pop() if len(countries) == 1 else None

    def _same_doer(self, referent: Referent, head: Token) -> str | None:
        """The country of those whose arms did what was told before: "Turkish guns hit a ridge and warplanes bombed a pass"."""
        bare = not any(child.dep_ in {"det", "poss", "amod"} for child in head.lefts)
        if (
            head.dep_ != "nsubj"
            or head.head.dep_ != "conj"
            or not bare
            or referent.noun is None
            or not referent.noun.thing
        ):
            return None
        before = [self._own(each)[0] for each in surface_subject(head.head.head)]
        countries = {own.country for own in before if own.sectors[:1] == referent.sectors[:1]}
        return countries.pop() if len(countries) == 1 else None

    def _held_from(self, head: Token) -> str | None:
        """The country of hostages: the one that their sentence names besides that of those who hold them, or of two the other."""
        if head.lemma_.lower() not in self._resolver.kinds.hostages:
            return None
        verb = nearest_verb(head)
        doers = self._meant_by(surface_subject(verb), head) if verb is not None else []
        holders = {own.country for own in doers if {*own.sectors} & self._resolver.kinds.outlaws} - {None}
        if len(holders) != 1:
            return None
        (holder,) = holders
        pair = self.two_countries if holder in self.two_countries else ()
        return self.only_other(head, {holder}) or next((each for each in pair if each != holder), None)

    def _of_who_acts(self, referent: Referent, head: Token) -> str | None:
        """The country of those with whose state they deal: "Kenyan teachers accused the education ministry"."""
        if (
            not is_definite(head)
            or self._resolver.kinds.with_own.isdisjoint(referent.sectors[:1])
            or self.is_from_elsewhere(head)
        ):
            return None
        verb = nearest_verb(head)
        doers = surface_subject(verb) if verb is not None else []
        countries = {own.country for each in doers if each != head and self._deals_at_home(own := self._own(each)[0])}
        return countries.pop() if len(countries) == 1 else None

    def _introduced_by(self, referent: Referent, head: Token) -> str | None:
        """The country of a minister whom a title and name introduce right after his state: "Manila offered help. Foreign Secretary Reyes said"."""
        sentence = self._document.sentence_of(head)
        if (
            head.pos_ != "PROPN"
            or head.dep_ != "nsubj"
            or self._resolver.kinds.for_the_state.isdisjoint(referent.sectors[:1])
        ):
            return None
        before = self._document.sentences[sentence.number - 1] if sentence.number else None
        if before is None or before.block != sentence.block:
            return None
        doers = [self._own(each)[0] for each in surface_subject(before.span.root)]
        states = {each.country for each in doers if each.kind in STATES} - self._resolver.kinds.international
        whose = states.pop() if len(states) == 1 else None
        return None if whose is None or self._other_side(head, whose) is not None else whose

    def _of_harmed(self, referent: Referent, head: Token) -> str | None:
        """The country of whom gunmen kill, of two that an article is about: "gunmen shot dead a Kosovo policeman"."""
        if self._resolver.kinds.outlaws.isdisjoint(referent.sectors[:1]) or head.dep_ != "nsubj":
            return None
        if head.head.lemma_.lower() not in self._resolver.kinds.harms:
            return None
        whom = [self._own(each)[0] for child in head.head.rights if child.dep_ == "dobj" for each in conjuncts(child)]
        countries = {each.country for each in whom}
        return next(iter(countries & {*self.two_countries}), None) if len(countries) == 1 else None

    def _deals_at_home(self, doer: Referent) -> bool:
        """Whether somebody deals with his own state, if nothing else is said: its people, parties and judges."""
        at_home = self._resolver.kinds.at_home
        if doer.country is None or doer.country in self._resolver.kinds.international:
            return False
        return not doer.bloc and not at_home.isdisjoint(doer.sectors[:1])

    def _acts_at_home(self, doer: Referent) -> bool:
        """Whether what somebody does is done in his own country: they deal with their own state, or are its police."""
        return self._deals_at_home(doer) or not self._resolver.kinds.services.isdisjoint(doer.sectors[:1])

    def _is_of_state(self, referent: Referent) -> bool:
        """Whether somebody is a state, or governs or serves it: "Washington", "the French foreign minister"."""
        return referent.kind in STATES or not self._resolver.kinds.for_the_state.isdisjoint(referent.sectors[:1])

    def _is_local(self, head: Token, sector: str) -> bool:
        """Whether bare members of a body that acts only at home are named: "officers", where nobody else's soldiers might be."""
        bare = not any(child.dep_ in {"det", "poss", "nummod", "amod"} for child in head.lefts)
        return bare and sector != "MIL" and (is_plural(head) or sector in self._resolver.kinds.one_each)

    def _beside(self, referent: Referent, head: Token) -> str | None:
        """The country of the state's body that a body is joined with: "the Sudanese army and the paramilitaries"."""
        if not is_definite(head) or self._resolver.kinds.of_a_country.isdisjoint(referent.sectors[:1]):
            return None
        joined = [head.head] if head.dep_ == "conj" else [child for child in head.rights if child.dep_ == "conj"]
        for each in joined:
            own = self._own(each)[0]
            if own.noun is not None and not self._resolver.kinds.of_the_state.isdisjoint(own.sectors[:1]):
                return own.country if own.country not in self._resolver.kinds.international else None
        return None

    def _state_instead(self, whose: Referent, referent: Referent, head: Token) -> Referent:
        """The state meant by "its army", where that seems to be an international body's, which has none.

        That is the nearest one before it in the sentence: "the bloc suspended aid to Rwanda over crimes by its army".
        """
        shared = {*whose.sectors} & {*referent.sectors} - self._resolver.kinds.for_the_state
        if shared or self.is_from_elsewhere(head) or whose.country not in self._resolver.kinds.international:
            return whose
        if self._resolver.kinds.state_bodies.isdisjoint(referent.sectors):
            return whose
        before = [each for each in heads_of(head.sent) if each.i < head.i and self._is_state(each)]
        return self._own(before[-1])[0] if before else whose

    def _body_meant(self, referent: Referent, head: Token) -> Referent | None:
        """The body to which members belong who are told without it, or which is called by its kind.

        "The union expelled three members", "killed a Hamas commander after the group fired rockets".
        """
        if referent.sectors or referent.noun is None or not referent.noun.owner:
            return None
        lemma = head.lemma_.lower()
        if lemma in self._resolver.kinds.fellows:
            before = [self._own(each)[0] for each in heads_of(head.sent) if each.i < head.i and each.pos_ != "PRON"]
            return next((each for each in reversed(before) if self._has_members(each)), None)
        if is_plural(head) or not is_definite(head) or lemma not in self._resolver.kinds.nouns.kinds["group"]:
            return None
        number = self._document.sentence_of(head).number
        phrases = (
            each
            for sentence in reversed(self._document.sentences[max(0, number - 1) : number + 1])
            for each in reversed([*heads_of(sentence.span)])
            if (sentence.number < number or each.i < head.i) and not each.is_ancestor(head)
        )
        groups = (self._resolver.group_named_in(each, self._setting) for each in phrases)
        return next((each for each in groups if each is not None), None)

    def _has_members(self, referent: Referent) -> bool:
        """Whether it is a union, party or group, not a state's body."""
        body = referent.kind in _BODIES or (
            referent.noun is not None and referent.noun.group and not referent.noun.thing
        )
        return body and bool(referent.sectors) and self._resolver.kinds.of_the_state.isdisjoint(referent.sectors[:1])

    def _body_before(self, head: Token, among: Collection[str], reach: int = 1) -> str | None:
        """The international body named last before a phrase, in its sentence or those before as far as one reaches."""
        number = self._document.sentence_of(head).number
        codes = (
            each.country
            for sentence in reversed(self._document.sentences[max(0, number - reach) : number + 1])
            for token in reversed([*heads_of(sentence.span)])
            if sentence.number < number or token.i < head.i
            for each in self._own(token)
        )
        return next((code for code in codes if code in among), None)

    def alliance(self, head: Token) -> str | None:
        """The body that an alliance is, if it or its people are named right before: "NATO envoys met. The alliance …"."""
        if head.lemma_.lower() not in self._resolver.kinds.alliances or not is_definite(head) or is_plural(head):
            return None
        return self._body_before(head, {*self._resolver.kinds.blocs.values()})

    def _as_peer(self, referent: Referent, head: Token) -> Referent:
        """Who is somebody's colleague does what they do: "the minister and his Turkish colleague"."""
        owner = next((child for child in head.children if child.dep_ == "poss"), None)
        whose = self._meant(owner)[0] if owner is not None else Referent()
        if not whose.sectors or whose.sectors == referent.sectors:
            return referent
        return replace(referent, sectors=whose.sectors, via=f"{referent.via} + {head.lemma_.lower()}")

    def _antecedent_of_whose(self, pronoun: Token) -> list[Token]:
        """Whom "whose" stands for: its clause's noun, else the last phrase before its comma."""
        found = antecedents_of(pronoun)
        if not found and pronoun.i > 1 and pronoun.nbor(-1).text == ",":
            found = [whole_of(pronoun.nbor(-2))]
        return found[:1]

    def _topic_for(self, referent: Referent, head: Token) -> str | None:
        """The country of the passage, for bodies that every state has; that of the whole article for anybody."""
        topic = self._topic_around(referent, head)
        if topic in self._resolver.kinds.international and head.lemma_.lower() in self._resolver.kinds.of_states_only:
            return self._whereabouts.most  # "ECOWAS told the junta"
        return topic

    def _topic_around(self, referent: Referent, head: Token) -> str | None:
        if self.is_told_apart(head):
            return None
        if not self._resolver.kinds.state_bodies.isdisjoint(referent.sectors) and not self._is_foreign(head):
            named = head.pos_ == "PROPN" or not any(child.dep_ in {"det", "poss", "nummod"} for child in head.children)
            if is_definite(head) or (named and "MIL" not in referent.sectors):
                topic = self._whereabouts.topic(head)
                if topic is None:
                    return None
                return self._other_side(head, topic) or self._host_of_envoy(head, topic) or topic
        if self.is_from_elsewhere(head):
            return None
        # of the country named often, if less than all others together, where the passage is about that, too
        thing = referent.noun is not None and referent.noun.thing
        often = None if thing else self._whereabouts.often
        return self._whereabouts.country or (often if self._whereabouts.topic(head) == often else None)

    def _host_of_envoy(self, head: Token, topic: str) -> str | None:
        """The country of those with whom an envoy of the passage's own state deals: "its ambassador met the minister"."""
        verb = nearest_verb(head)
        doers = (
            [each for each in surface_subject(verb) if each != head]
            if verb is not None and head.dep_ != "nsubj"
            else []
        )
        sent = any(
            each.lemma_.lower() in self._resolver.kinds.envoys and own.country == topic
            for each, own in zip(doers, self._meant_by(doers, head), strict=False)
        )
        return self._whereabouts.other_than(topic) if sent else None

    def _other_side(self, head: Token, topic: str) -> str | None:
        """The country of those who say or do something to the state that a passage is about: "the ministry rejected Berlin's complaint"."""
        verb = nearest_verb(head)
        if (
            verb is None
            or verb.lemma_.lower() not in self._resolver.kinds.addresses
            or head not in surface_subject(verb)
        ):
            return None
        whom = [each for child in verb.rights if child.dep_ in {"dobj", "dative"} for each in conjuncts(child)]
        named = (own for one in whom for each in (one, *one.lefts) for own in self._own(each))
        if not any(own.country == topic and own.kind in _NAMING_STATES for own in named):
            return None
        return self._whereabouts.other_than(topic)

    def is_told_apart(self, head: Token) -> bool:
        """Whether a name before a noun says which of several is meant: "the Sorensen government", but not "a Jesuit school"."""
        return head.pos_ == "NOUN" and any(
            _is_proper(child) and child.ent_type_ != "NORP" and not self._resolver.words.is_role(child.lower_)
            for child in head.children
        )

    def is_from_elsewhere(self, head: Token) -> bool:
        """Whether those whom a noun names are where they are as strangers: "migrants", "foreign journalists"."""
        head = counted(head, self._resolver.kinds.quantities)
        return self._says_elsewhere(head) or self._is_foreign(head) or self._works_anywhere(head)

    def _works_anywhere(self, head: Token) -> bool:
        """Whether bodies are named that work in many countries, and nothing tells which: "rights groups", not "local charities"."""
        if not is_plural(head) or self._resolver.kinds.anywhere.isdisjoint(self._own(head)[0].sectors[:1]):
            return False
        noun = self._own(head)[0].noun
        told = {
            child.dep_
            for child in head.lefts
            if noun is None or child.lower_ not in (self._own(head)[0].role or "").split()
        }
        return (
            noun is not None and noun.group and not noun.person and told.isdisjoint({"det", "poss", "nummod", "amod"})
        )

    def _is_foreign(self, head: Token) -> bool:
        """Whether a word before a noun says so: "foreign agencies"; the foreign minister is no foreigner."""
        own = self._own(head)[0]
        governs = not (self._resolver.kinds.for_the_state - self._resolver.kinds.armed).isdisjoint(own.sectors)
        office = (own.role or "").split() if governs else ()
        before = (child for child in head.children if child.dep_ in {"amod", "compound"})
        return any(self._says_elsewhere(each) for each in before if each.lower_ not in office)

    def _says_elsewhere(self, word: Token) -> bool:
        return not self._resolver.kinds.elsewhere.isdisjoint((word.lemma_.lower(), word.lower_))

    def _is_state(self, head: Token) -> bool:
        return any(each.kind == "country" and not each.sectors for each in self._own(head))


def _owner_of(head: Token) -> Token | None:
    """The word that says whose somebody is: "its", "the party's", "whose"."""
    return next(
        (
            child
            for child in head.children
            if child.dep_ == "poss" and (child.pos_ in {"PRON", "NOUN", "PROPN"} or child.tag_ == "WP$")
        ),
        None,
    )


def _headed_by(head: Token, prepositions: frozenset[str] = _OF) -> Token | None:
    """What somebody heads or speaks for, after "of": "the leader of the movement"."""
    inside = (noun for of in head.rights if of.lower_ in prepositions for noun in of.rights if noun.dep_ == "pobj")
    return next(inside, None)


def _owner_beside(head: Token, referent: Referent) -> Token | None:
    """Whose somebody is by what is said of him: "Ana Ruiz, its secretary-general", "Ana Ruiz, a spokeswoman for the strikers"."""
    if head.pos_ != "PROPN" or referent.noun is None or not referent.noun.owner:
        return None
    beside = ((_owner_of(each) or _headed_by(each, _SPOKEN_FOR)) for each in appositions(head) if each.pos_ == "NOUN")
    return next((owner for owner in beside if owner is not None), None)


def _is_any(head: Token) -> bool:
    """Whether nobody in particular is meant, who might be of any country: "any company that trades with it"."""
    return any(child.dep_ == "det" and child.lower_ == "any" for child in head.children)


def _is_outlet(referent: Referent) -> bool:
    """Whether it is a newspaper, broadcaster or agency by its name, which tells of other countries than its own: "told Reuters"."""
    return referent.entity is not None and referent.kind != "person" and "JRN" in referent.sectors


def is_of_two(referent: Referent, head: Token) -> bool:
    """Whether bodies are those of two countries, not of one: "both governments"."""
    return referent.noun is not None and referent.noun.group and is_definite(head) and count_of(head) == PAIR


def _joined_owner(pronoun: Token) -> Token | None:
    """The thing before an "and" that the people behind it belong to: "three Kenyan boats and their crews"."""
    before = pronoun.head.head
    if pronoun.pos_ != "PRON" or pronoun.head.dep_ != "conj" or before.pos_ != "NOUN":
        return None
    return before if pronoun.lower_ == ("their" if is_plural(before) else "its") else None


def _is_proper(word: Token) -> bool:
    """Whether a word before a noun is a name, or an adjective of one."""
    return word.dep_ in {"amod", "compound", "nmod", "poss"} and word.text[0].isupper() and not word.is_sent_start
