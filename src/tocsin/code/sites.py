"""Sites: where in a sentence the place of an act may be named."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from tocsin.code.acts import Act
from tocsin.code.beside import has_subject, idle_clauses, joined
from tocsin.code.placing import Placing
from tocsin.parse.clauses import Clause, clause_of
from tocsin.parse.phrases import conjuncts
from tocsin.parse.relations import NOMINAL_SUBJECT
from tocsin.parse.tokens import Token
from tocsin.parse.verbs import is_verb

#: How a clause hangs on the one whose place it shares, if it has no subject of its own.
_HANGING = {"advcl", "xcomp", "conj", "pcomp", "prep"}
#: A place in the subject's phrase is less likely that of the act: "police in Paris arrested".
_FROM_SUBJECT = 2


@dataclass(frozen=True)
class Site:
    """A noun that may name the place of an act, and how far it stands from it."""

    head: Token
    distance: int
    nearby: bool = False
    #: What leads there leads over a border.
    beyond: bool = False
    #: Only towns, regions and sites are meant, or countries too.
    whole: bool = True
    #: The noun itself must be the name, or be a word for a place that the name follows.
    itself: bool = False


class Sites:
    """Finds the nouns of a sentence that may name the place of an act.

    kinds: the event types of the acts that a word tells.
    """

    def __init__(self, placing: Placing, kinds: Callable[[Token], Collection[str]]):
        self._find = placing
        self._words = placing.words
        self._kinds = kinds

    def own(self, act: Act, mode: str | None) -> list[Site]:
        """Where an act's own words may name its place."""
        key = f"{act.event}/{mode}"
        heads = {act.trigger.i, act.clause.head.i}
        verbal = act.event in self._words.spoken
        if act.chain:
            heads.add(act.chain[0].head.i)
            heads.update(each.head.i for each in act.chain if each.kind == "noun" or not verbal)
        heads.update(each.clause.head.i for each in act.results)  # "strikes killed three people in Tyre"
        prepositions = {
            *self._words.locative,
            *self._words.directions.get(key, self._words.directions.get(act.event, [])),
        }
        if verbal:
            prepositions -= self._words.loose
        # "freed two men on Nauru", but not "imposed sanctions on Myanmar"
        anywhere = not self._words.deeds.isdisjoint((act.event, key))
        apart = act.event not in self._find.held
        sites = [
            *self.after(act.trigger, heads, prepositions, anywhere=anywhere, apart=apart),
            *([] if apart else self._of_attended(act.outermost)),
        ]
        signed = act.reciprocal and act.trigger.lemma_.lower() in self._words.penned
        found = [site for site in sites if site.distance <= (1 if signed else 0) or not verbal]
        if {act.event, key} & self._words.undergone:
            for clause in act.chain or (act.clause,):
                found += self._patients(clause, whole=bool({act.event, key} & self._words.whole))
        if act.clause.kind == "noun":
            found += [
                Site(child, 1, whole=False, itself=True)
                for child in act.clause.head.children
                if child.dep_ in {"compound", "poss", "nmod"}
            ]
        return found

    def shared(self, act: Act) -> list[Site]:
        """Places of the clauses that an act hangs on or is joined with: "hit the city of Odesa, killing four and wounding nine"."""
        head = act.chain[0].head if act.chain else act.clause.head
        found: list[Site] = []
        held = act.event in self._find.held
        for each in joined(head):
            found += [site for site in self._of_clause(each) if not (held and site.distance)]
        verbs = [head, *joined(head)]
        if not held:
            found += [
                site for verb in self._ending_in(head) for site in self.after(verb, {verb.i}, self._words.locative)
            ]
        said_of = False
        governor = self._summed_up(head)
        if governor is not None:
            found += self._of_clause(governor)
        while head.dep_ in _HANGING and not has_subject(head):
            said_of = said_of or head.dep_ == "pcomp"
            head = head.head
            if is_verb(head):
                if said_of and not held and not self._words.spoken.isdisjoint(self._kinds(head)):
                    break  # "in Caracas, he accused them of crossing the river to kidnap two fishermen"
                # "wrote of the killings in Lagos and urged Togo", but "met the elders in Bunia and urged them"
                apart = held and self._find.held.isdisjoint(self._kinds(head))
                found += [site for site in self._of_clause(head) if not (apart and site.distance)]
                verbs.append(head)
        return found + [site for verb in verbs for site in self._while(verb, held=held)]

    def _of_attended(self, verb: Token) -> Iterator[Site]:
        """Where those talks were at which something was said: "refused in two days of talks that ended in Vienna"."""
        for noun in verb.subtree:
            if noun.dep_ == "pobj" and noun.lemma_.lower() in self._words.tables and self._is_attended(noun, verb):
                for clause in noun.subtree:
                    if clause.dep_ == "relcl" and not any(word.tag_ == "WP$" for word in clause.subtree):
                        yield from (replace(site, distance=0) for site in self.after(clause, {clause.i}, ("in", "at")))

    def _is_attended(self, noun: Token, verb: Token) -> bool:
        """Whether talks are those at which a verb's deed was done: "in talks", "during two days of talks"."""
        above = noun.head
        while above.lower_ == "of" and above.head.dep_ == "pobj":
            above = above.head.head
        return above.lower_ in self._words.attending and verb in {above.head, above.head.head}

    def _ending_in(self, verb: Token) -> list[Token]:
        """Participles of what a deed ended in: "freed four soldiers, handing them over to the Red Cross near Tame"."""
        return [
            child
            for child in verb.rights
            if child.dep_ == "advcl" and child.tag_ == "VBG" and not any(word.dep_ == "mark" for word in child.lefts)
        ]

    def _summed_up(self, noun: Token) -> Token | None:
        """The verb of the deed that a noun sums up: "seized three ships off Kerch, in the worst clash for years"."""
        if noun.pos_ != "NOUN" or noun.dep_ != "pobj" or noun.head.lower_ not in self._words.attending:
            return None
        return noun.head.head if is_verb(noun.head.head) else None

    def _while(self, verb: Token, *, held: bool) -> Iterator[Site]:
        """Places of what went on at the time: "was shot as he greeted supporters in Handlova".

        held: whether it may have been where others spoke: not so in "freed six captives as mediators met in Doha".
        """
        for child in verb.children:
            if (
                child.dep_ == "advcl"
                and not held
                and has_subject(child)
                and not _is_of_them(child)
                and self._is_talk(child)
            ):
                continue
            if child.dep_ == "advcl" and any(
                word.dep_ in {"mark", "advmod"} and (word.lower_ in self._words.whiles or self._is_upon(word, child))
                for word in child.children
            ):
                yield from self.after(child, meant(child), self._words.locative)

    def _is_talk(self, verb: Token) -> bool:
        """Whether others speak in a clause: "as mediators met in Doha", "as talks resume in Havana"."""
        about_talks = any(
            child.dep_ in NOMINAL_SUBJECT and child.lemma_.lower() in self._words.tables for child in verb.lefts
        )
        return about_talks or not self._find.held.isdisjoint(self._kinds(verb))

    def _is_upon(self, mark: Token, verb: Token) -> bool:
        """Whether it is told what those who suffered had just done there: "shot two men after they drove past a post near Jos"."""
        return mark.lower_ in self._words.upon and _is_of_them(verb)

    def aside(self, act: Act) -> list[Site]:
        """Places that the parser has hung on something in an act's clause: "seized a train carrying soldiers in Sindh".

        Those who protest are dispersed or arrested where they do: "fired tear gas at Serbs who had blocked a road near Zvecan".
        """
        if act.event in self._words.spoken:
            return []
        head = act.chain[0].head if act.chain else act.clause.head
        found = [
            site
            for patient in act.recipients
            for verb in patient.rights
            if verb.dep_ in {"relcl", "acl"} and not self._words.gathered.isdisjoint(self._kinds(verb))
            for site in self.after(verb, {verb.i}, self._words.locative)
        ]
        return found + [
            replace(site, whole=False)
            for each in idle_clauses(head, lambda token: bool(self._kinds(token)))
            if each.lemma_.lower() not in self._words.origins and not any(word.tag_ == "WP$" for word in each.subtree)
            for site in self.after(each, {each.i}, self._words.locative)
        ]

    def _of_clause(self, verb: Token) -> Iterator[Site]:
        """Where a clause's own words may name the place of what it tells."""
        lemma = verb.lemma_.lower()
        towards = self._words.towards if lemma in self._words.moves else ()
        yield from self.after(verb, {verb.i}, (*self._words.locative, *towards))
        yield from self._patients(clause_of(verb), whole=verb.lemma_.lower() in self._words.enter)

    def after(
        self,
        trigger: Token,
        heads: set[int],
        prepositions: Iterable[str],
        *,
        anywhere: bool = False,
        apart: bool = False,
    ) -> Iterator[Site]:
        """Objects of prepositions that hang on one of these heads.

        anywhere: one may be "on" any place that is named. apart: what is done is not where the talks were that it followed.
        """
        wanted = frozenset(prepositions)
        for token in trigger.sent:
            if token.dep_ not in {"prep", "agent", "advmod", "prt", "dative"} or not self._is_wanted(token, wanted):
                continue
            if token.head.dep_ == "orphan":
                continue  # "killed six men in Jenin, and settlers two | in Hebron"
            distance = _distance(token, heads, self._words.reasons)
            if distance is None or (apart and self._is_of_talks(token, heads)):
                continue
            nearby = token.lower_ in self._words.nearby
            for child in token.children:
                grounded = token.lower_ in self._words.grounded and not (anywhere and child.pos_ == "PROPN")
                if child.lemma_.lower() in self._words.behests:
                    continue  # "will meet at the request of France"
                if child.dep_ == "pobj" and (not grounded or self.is_ground(child)):
                    beyond = token.lower_ in self._words.beyond
                    yield from (Site(each, distance, nearby, beyond) for each in conjuncts(child))

    def of_speech(self, verb: Token) -> Iterator[Site]:
        """Where somebody speaks, by the clause of saying: "told reporters in Oslo", "said on a visit to Kabul", "speaking in Accra, he urged"."""
        subjects = (child for child in verb.lefts if child.dep_ in NOMINAL_SUBJECT)
        beside = [*verb.children, *(child for each in subjects for child in each.rights)]
        heads = {verb.i, *(child.i for child in beside if self._is_address(child))}
        for token in verb.sent:
            if token.dep_ not in {"prep", "agent", "dative"} or not self._is_of_place(token):
                continue
            distance = self._steps_to_speech(token, heads)
            if distance is not None:
                for child in token.children:
                    if child.dep_ == "pobj" and child.lemma_.lower() not in self._words.platforms:
                        yield from (
                            Site(each, distance, token.lower_ in self._words.nearby) for each in conjuncts(child)
                        )
        for head in heads - {verb.i}:
            yield from (Site(each, 0, whole=False, itself=True) for each in clause_of(verb.doc[head]).patient)

    def _is_address(self, clause: Token) -> bool:
        """Whether a clause says what a speaker does meanwhile: "addressing a rally in Jos", "who was in Penang to open a bridge"."""
        if clause.dep_ == "relcl":
            return clause.tag_ in {"VBD", "VBZ"} and clause.lemma_.lower() in self._words.present
        return (
            clause.dep_ in {"advcl", "acl"} and clause.tag_ == "VBG" and clause.lemma_.lower() in self._words.addressing
        )

    def _is_of_place(self, preposition: Token) -> bool:
        """Whether a preposition of a clause of saying leads to where it is said: "from" the place of a call, "to" that of a visit."""
        word, above = preposition.lower_, preposition.head
        if word in self._words.towards:
            return above.lemma_.lower() in self._words.visits
        grounded = word in self._words.grounded
        return word == "from" or (word in self._words.locative and word not in self._words.loose and not grounded)

    def _steps_to_speech(self, token: Token, heads: set[int]) -> int | None:
        """How many platforms or hearers stand between a preposition and a verb of saying; None: it hangs on something else."""
        steps = 0
        while token.dep_ != "ROOT":
            above = token.head
            if above.i in heads:
                return steps if token.dep_ not in NOMINAL_SUBJECT else None
            if above.dep_ == "prep" and (above.lower_ == "of" or above.lower_ in self._words.reasons):
                return None
            if is_verb(above):
                return None
            if above.pos_ in {"NOUN", "PROPN"}:
                platform = above.lemma_.lower() in self._words.platforms
                led = above.head.lower_ if above.dep_ == "pobj" else ""
                somewhere = led == "with" or (led in self._words.locative and led not in self._words.loose)
                if not platform and not somewhere:
                    return None  # "said the mayor of Jos"
                steps += 1
            token = above
        return None

    def _is_of_talks(self, token: Token, heads: set[int]) -> bool:
        """Whether a preposition says where those met whose talks or deal a deed followed: "freed them after talks in Oman"."""
        while token.dep_ != "ROOT" and token.head.i not in heads:
            token = token.head
            if token.dep_ == "pobj" and token.lemma_.lower() in self._words.tables:
                return token.head.lower_ not in self._words.attending
        return False

    def is_ground(self, noun: Token) -> bool:
        """Whether a noun is something that one can be on: "on the road to Goma", not "sanctions on Myanmar"."""
        lemma = noun.lemma_.lower()
        return lemma in self._words.grounds or lemma in self._find.kinds or lemma in self._words.rims

    def _is_wanted(self, token: Token, wanted: frozenset[str]) -> bool:
        return token.lower_ in wanted or (token.lower_ == "of" and token.head.lower_ in self._find.sides)

    def _patients(self, clause: Clause, *, whole: bool) -> Iterator[Site]:
        enters = clause.head.lemma_.lower() in self._words.enter
        for head in clause.patient:
            yield Site(head, 0, whole=whole and enters, itself=True)
            for child in head.children:
                if child.dep_ in {"compound", "nmod"}:
                    yield Site(child, 1, whole=False, itself=True)


def _distance(token: Token, heads: set[int], reasons: Collection[str]) -> int | None:
    """How many nouns stand between a preposition and one of these heads; None: it hangs on something else.

    reasons: prepositions before what an act is about or for, whose place is not its own: "in retaliation for a raid in Homs".
    """
    distance = 0
    while token.dep_ != "ROOT":
        above = token.head
        if above.i in heads:
            return distance + (_FROM_SUBJECT if token.dep_ in NOMINAL_SUBJECT else 0)
        if above.dep_ == "prep" and above.lower_ in reasons:
            return None
        if is_verb(above):
            # "the crimes committed in Syria"
            return distance + 1 if above.dep_ == "acl" and above.head.i in heads and above.head.pos_ == "NOUN" else None
        if above.pos_ in {"NOUN", "PROPN"}:
            distance += 1
        token = above
    return None


def _is_of_them(verb: Token) -> bool:
    """Whether a clause goes on about those spoken of: its subject is a pronoun."""
    return any(child.dep_ in NOMINAL_SUBJECT and child.tag_ == "PRP" for child in verb.lefts)


def meant(verb: Token) -> set[int]:
    """A verb and those that it only leads to: "failed to stop"."""
    return {verb.i, *(child.i for child in verb.rights if child.dep_ == "xcomp" and is_verb(child))}
