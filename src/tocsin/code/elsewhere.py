"""Recipients who are named outside an act's own clause: in its condition or purpose, or by the deed that it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from tocsin.code.acts import Act, aims_of
from tocsin.code.answered import Answered
from tocsin.code.beside import has_subject
from tocsin.code.compose import Composer
from tocsin.code.grievances import Grievances
from tocsin.code.occasions import Occasions
from tocsin.code.others import FRIENDLY, Others, clause_heads, governor_of, told_in
from tocsin.code.things import Things
from tocsin.code.threats import conditional_verbs
from tocsin.parse.clauses import clause_of
from tocsin.parse.nominals import are_two
from tocsin.parse.verbs import is_comment

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


class Elsewhere:
    """Looks for recipients where an event type's `recipient_else` says.

    The roles that it knows besides those of frames: `condition` (who must do something first), `purpose` (who is asked for
    something by it), `doer` (whose deed an opinion is on), `provoker` (whose deed against the actors' country it answers),
    `cause` (whose deed is given as its reason), `asker` (who wanted something of the actors), `sides` (who else acts together
    in the sentence), `beside` (who of another country acts in it), `captor` (who holds those whose release is asked for), `relative` (on whom the thing that it is about was laid), `joined` (the recipient of the verb before it), `foe` (whom the actors are said to fight), `addressed` (to or of whom the actors say something else in the sentence),
    `border` (beyond which border), `occasion` (whose demand, quarrel or deal it comes of), `spur` (after whose move it is made),
    `more` (of whom there are more), `object` (whose thing it is done to), `blocked` (whose premises or goods are blocked), `way` (to whose place the road leads that is blocked),
    `employer` (the company at which they work), `benefit` (of another country, for or in whose place something is), `thanker` (who speaks well of the actors for it),
    `maker` (who made what it is done to), `resented` (with whom the actors are angry), `spoken_to` (to whom they say or show something meanwhile), `hearer` (to whom they say it),
    `in_charge` (who rules, and does what it answers),
    `theirs` (whose of another country the thing is that it is done to), `laid` (on whose of another country that lies).
    After a preposition the one is meant whose deed or thing stands there: "over the government's plan".
    """

    def __init__(self, composer: Composer):
        self._composer = composer
        self._others = others = Others(composer)
        self._occasions = occasions = Occasions(composer)
        grievances = Grievances(composer)
        answered = Answered(composer, others)
        things = Things(composer, others, occasions)
        self._pressing = composer.codebook.words(["@pressing"])
        self._conditions = composer.codebook.threats.condition
        self._beforehand = composer.codebook.threats.beforehand
        self._finders: dict[str, Callable[[Act], Iterable[Token]]] = {
            "condition": self._condition,
            "purpose": self._purpose,
            "joined": self._joined,
            "addressed": self._addressed,
            "sides": self._sides,
            "captor": self._captors,
            "beside": lambda act: others.strangers(act, [actor for deed in others.acts(act) for actor in deed.actors]),
            "foe": self._foes,
            "employer": self._employers,
            "border": lambda act: others.than(act, occasions.borders(clause_heads(act))),
            "occasion": lambda act: others.than(act, occasions.occasions(clause_heads(act))),
            "resented": lambda act: others.than(act, grievances.resented(act)),
            "spoken_to": lambda act: others.than(act, grievances.spoken_to(act)),
            "hearer": lambda act: others.than(act, grievances.hearers(act)),
            "in_charge": lambda act: others.than(act, grievances.in_charge(act)),
            "doer": answered.doer,
            "provoker": answered.provokers,
            "cause": answered.causes,
            "spur": answered.spurs,
            "asker": answered.askers,
            "thanker": lambda act: others.strangers(act, answered.thanking(act)),
            "object": lambda act: others.apart_from(act, things.objects(act)),
            "blocked": lambda act: others.apart_from(act, things.blocked(act)),
            "relative": things.relative,
            "more": things.more,
            "way": things.held_beside,
            "theirs": things.theirs,
            "maker": things.makers,
            "benefit": things.benefiting,
            "laid": things.laid_on,
            "patient": self._patients,
            "complement.agent": lambda act: composer.roles.role("complement.agent", act.clause),
        }

    def heads(self, role: str, act: Act) -> list[Token]:
        """Heads of the phrases in a role, in text order; those behind a preposition, if it is none of the others."""
        find = self._finders.get(role)
        return list(find(act) if find is not None else self._after(role, act))

    def meant_by(self, head: Token) -> list[Token]:
        """Those for whom a phrase stands: "their borders with Colombia" for Colombia; any other for itself."""
        return self._occasions.beyond(head) or [head]

    def _condition(self, act: Act) -> Iterator[Token]:
        """ "unless Khartoum apologises", "if the government stops its raids"."""
        told = told_in(act)
        refuses = act.event in self._composer.codebook.ontology.circumstances.refused
        markers = [*self._conditions, *self._beforehand] if refuses else self._conditions
        for verb in conditional_verbs(act.trigger.sent, markers):
            if governor_of(verb) in told and not _only_is(verb):
                yield from (each for each in clause_of(verb).agent if not _is_at_stake(each))

    def _purpose(self, act: Act) -> Iterator[Token]:
        """ "marched to demand that the mission leave", "fasts to press Delhi for a statute"."""
        events, who = self._composer.codebook.events, self._composer.who
        for verb in aims_of(act):
            aims = [each for each in self._composer.at(verb) if events[each.event].group not in FRIENDLY]
            for aim in aims:
                # "to demand their release" asks nobody by that noun
                deeds = {inner.trigger for inner in aim.inner}
                asked = [each for each in aim.recipients if each not in deeds] or [
                    each for inner in aim.inner for each in inner.actors
                ]
                pressed = events[aim.event].group == "request"
                # "to denounce the dam"
                meant = [head for head in asked if pressed or not who.is_thing(head) or who.whose(head)]
                yield from (each for head in meant for each in self._occasions.holders(head))
                if not aim.recipients and not asked:
                    yield from self._composer.roles.role("complement.agent", aim.clause)
            if not aims and verb.lemma_.lower() in self._pressing:
                for head in clause_of(verb).patient:
                    yield from [head] if who.known(head) else who.whose(head)
            elif not aims and self._is_move(act):
                yield from self._occasions.faced(verb)

    def _after(self, preposition: str, act: Act) -> Iterator[Token]:
        """ "walked out over the government's plan", "a boycott over Trump's threat", "outside parliament"."""
        # "stopped eating in protest at the cuts"
        gerunds = (clause_of(verb) for verb in act.clause.complements if verb.tag_ == "VBG")
        groups = (clause.oblique(preposition) for clause in (act.clause, *gerunds))
        for head in next((heads for heads in groups if heads), []):
            if is_comment(head):
                continue
            doers = [actor for deed in self._composer.at(head) for actor in deed.actors]
            known = [head] if self._composer.who.known(head) else []
            noun = clause_of(head)
            by = [each for each in noun.agent if noun.kind == "noun" and self._composer.who.known(each)]
            found = doers or known or by or self._composer.who.whose(head)
            # "over a government plan", "over wages that the ministry pays in paper"
            yield from found or self._occasions.makers(head) or self._bodies_before(head)

    def _bodies_before(self, noun: Token) -> list[Token]:
        """Whose of a state a thing is by the bare noun before it: "government plan"."""
        before = [child for child in noun.lefts if child.dep_ in {"compound", "amod"} and child.pos_ == "NOUN"]
        return [each for each in before if self._composer.who.known(each) and not self._composer.who.is_thing(each)]

    def _patients(self, act: Act) -> list[Token]:
        """What is done to somebody; what it tells of by a noun is not: "promised | Oslo's support"."""
        return [each for each in self._composer.roles.role("patient", act.clause) if each != act.trigger]

    def _employers(self, act: Act) -> list[Token]:
        """At which company those work who strike: "pilots at Kenya Airways", "a strike at the Ford plant", "unions at carmaker Renault"."""
        who = self._composer.who
        places = (each for each in act.clause.head.subtree if each.dep_ == "prep" and each.lower_ == "at")
        around = [token for head in (*act.actors, *places) for token in head.subtree if token not in act.actors]
        return [token for token in around if token.pos_ == "PROPN" and who.is_company(token)][-1:]

    def _is_move(self, act: Act) -> bool:
        """Whether forces are moved, which are to impress somebody."""
        return act.event == "MOBILIZE"

    def _sides(self, act: Act) -> Iterator[Token]:
        """Between whom it is, where others of the sentence act together: "Chad and Sudan signed a truce after Doha mediated"."""
        is_same = self._composer.who.is_same
        for deed in self._others.acts(act):
            together = [each for each in deed.actors if self._composer.who.has_country(each)]
            # "the two countries agreed to a truce mediated by Doha"
            both = len(together) == 1 and are_two(together[0])
            if both or (len(together) > 1 and not is_same(*together[:2])):
                yield from (each for each in together if not any(is_same(each, one) for one in act.actors))
                return

    def _captors(self, act: Act) -> Iterator[Token]:
        """Who is said to hold those whose release is asked for: "Iran arrested two Germans, and Berlin demanded their release"."""
        is_same = self._composer.who.is_same
        freed = [each for inner in act.inner if inner.mode == "release" for each in inner.recipients]
        for deed in self._others.acts(act) if freed else ():
            held = self._composer.codebook.events[deed.event].quad == "material conflict"
            if held and any(is_same(one, each) for one in freed for each in deed.recipients):
                yield from self._others.than(act, deed.actors)
                return

    def _foes(self, act: Act) -> Iterator[Token]:
        """Whom those fight who yield: "the coalition fighting the rebels has declared a truce"."""
        described = [child for actor in act.actors for child in actor.rights if child.dep_ in {"acl", "relcl"}]
        for verb in described:
            for deed in self._composer.at(verb):
                if self._composer.codebook.events[deed.event].quad == "material conflict":
                    yield from self._others.than(act, deed.recipients)

    def _joined(self, act: Act) -> list[Token]:
        """ "telephoned his colleague and demanded an apology", "flew to Berlin to ask for help"."""
        verb = act.clause.head
        if act.clause.kind != "verb" or act.reciprocal or has_subject(verb):
            return []
        before = next(iter(self._composer.at(self._composer.roles.asking(verb) or verb.head)), None)
        meant = verb.dep_ in {"advcl", "xcomp"} and any(child.tag_ == "TO" for child in verb.lefts)
        # "raided his home, seizing papers"
        along = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > verb.head.i and not _opened(verb)
        if before is None or not (verb.dep_ == "conj" or meant or along):
            return []
        # a thing that it is done to need not be the addressee's: "phoned Hun Sen and offered to reopen the gate"
        if (meant or (act.recipients and not self._is_deed(act))) and not self._is_spoken(before, asked=not meant):
            return []
        # whoever met somebody and asked for something asked the other
        if before.reciprocal:
            return [each for each in before.actors if each not in act.actors]
        return list(before.recipients)

    def _addressed(self, act: Act) -> list[Token]:
        """ "demanded that Minsk free the trucks, adding that it would shut the border": the nearest word of the actors' before it.

        It may follow where the act only goes with it: "threatening to leave, it accused Minsk".
        """
        who, events = self._composer.who, self._composer.codebook.events
        alongside = act.clause.head.dep_ == "advcl"
        near = sorted(self._others.acts(act), key=lambda each: abs(each.trigger.i - act.trigger.i))
        for each in (other for other in near if alongside or other.trigger.i < act.trigger.i):
            spoken = events[each.event].quad == events[act.event].quad and not each.reciprocal
            theirs = any(who.is_same(one, actor) for one in each.actors for actor in act.actors)
            heads = [head for head in each.recipients if who.known(head) and not who.is_among(head, act.actors)]
            if spoken and theirs and heads:
                return heads
        return []

    def _is_deed(self, act: Act) -> bool:
        """Whether it is done, and done to things that may be those of somebody named before, or asked."""
        kind = self._composer.codebook.events[act.event]
        return kind.group == "request" or kind.quad == "material conflict"

    def _is_spoken(self, act: Act, *, asked: bool = False) -> bool:
        """Whether it is a friendly word or meeting; or a request, if those count."""
        event = self._composer.codebook.events[act.event]
        return event.quad == "verbal cooperation" or (asked and event.group == "request")


def _is_at_stake(head: Token) -> bool:
    """Whether a condition is about somebody, not up to them: "if our men are not home", "unless the detained crew is"."""
    return any(
        (child.dep_ == "poss" and "1" in child.morph.get("Person", []))
        or (child.dep_ == "amod" and child.tag_ == "VBN")
        for child in head.children
    )


def _only_is(verb: Token) -> bool:
    """Whether a condition is where somebody is, which he need not have a say in: "until the mayor is home"."""
    said = {child.dep_ for child in verb.children}
    return verb.lemma_ == "be" and said.isdisjoint({"acomp", "attr", "aux", "xcomp", "prep"})


def _opened(verb: Token) -> bool:
    """Whether a conjunction or preposition opens a clause: "after seizing", "by seizing"."""
    return any(child.dep_ in {"mark", "prep"} for child in verb.lefts)
