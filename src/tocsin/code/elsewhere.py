"""Recipients who are named outside an act's own clause: in its condition or purpose, or by the deed that it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tocsin.code.acts import Act, aims_of, key_of
from tocsin.code.beside import has_subject
from tocsin.code.compose import Composer
from tocsin.code.grievances import Grievances
from tocsin.code.lexicon import lemmas
from tocsin.code.occasions import Occasions
from tocsin.code.threats import conditional_verbs
from tocsin.parse.clauses import Clause, clause_of
from tocsin.parse.verbs import is_comment, is_verb

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: How an afterthought hangs on its sentence: "…, a step that Paris condemned".
_AFTERTHOUGHT = {"appos", "dep", "npadvmod", "parataxis", "conj", "attr"}

#: Families of acts by which nobody is pressed: who marches to back somebody is not against them.
_FRIENDLY = {"cooperation", "yield"}


class Elsewhere:
    """Looks for recipients where an event type's `recipient_else` says.

    The roles that it knows besides those of frames: `condition` (who must do something first), `purpose` (who is asked for
    something by it), `doer` (whose deed an opinion is on), `provoker` (whose deed against the actors' country it answers),
    `cause` (whose deed is given as its reason), `asker` (who wanted something of the actors), `sides` (who else acts together
    in the sentence), `relative` (on whom the thing that it is about was laid), `joined` (the recipient of the verb before it), `foe` (whom the actors are said to fight), `addressed` (to or of whom the actors say something else in the sentence),
    `border` (beyond which border), `occasion` (whose demand, quarrel or deal it comes of), `spur` (after whose move it is made),
    `more` (of whom there are more), `object` (whose thing it is done to), `way` (to whose place the road leads that is blocked),
    `employer` (the company at which they work), `benefit` (of another country, for or in whose place something is), `thanker` (who speaks well of the actors for it),
    `maker` (who made what it is done to), `resented` (with whom the actors are angry), `spoken_to` (to whom they say or show something meanwhile),
    `in_charge` (who rules, and does what it answers),
    `theirs` (whose of another country the thing is that it is done to), `laid` (on whose of another country that lies).
    After a preposition the one is meant whose deed or thing stands there: "over the government's plan".
    """

    def __init__(self, composer: Composer):
        self._composer = composer
        self._occasions = Occasions(composer)
        self._grievances = Grievances(composer)
        self._reasons = frozenset(composer.codebook.threats.reasons)
        self._numbers = composer.codebook.words(["@numbers_alone"])
        self._pressing = composer.codebook.words(["@pressing"])
        self._charging = composer.codebook.words(["@charges"])
        self._denying = composer.codebook.words(["@denials"])
        self._conditions = composer.codebook.threats.condition
        self._beforehand = composer.codebook.threats.beforehand
        self._prepositions = composer.codebook.ontology.prepositions

    def heads(self, role: str, act: Act) -> list[Token]:
        """Heads of the phrases in a role, in text order."""
        match role:
            case "condition":
                return list(self._condition(act))
            case "purpose":
                return list(self._purpose(act))
            case "doer":
                return self._doer(act)
            case "provoker":
                return list(self._provokers(act))
            case "cause":
                return list(self._causes(act))
            case "asker":
                return list(self._askers(act))
            case "sides":
                return list(self._sides(act))
            case "relative":
                return list(self._relative(act))
            case "joined":
                return self._joined(act)
            case "foe":
                return list(self._foes(act))
            case "addressed":
                return self._addressed(act)
            case "border":
                return list(self._others_than(act, self._occasions.borders(_heads(act))))
            case "occasion":
                return list(self._others_than(act, self._occasions.occasions(_heads(act))))
            case "more":
                return self._more(act)
            case "way":
                # "the gates of the Swedish embassy"; but a Chilean pit may be the protesters' own
                ways = (each for way in act.clause.oblique("to") for each in self._occasions.holders(way))
                return list(self._strangers(act, (each for each in ways if each.dep_ != "amod")))
            case "object":
                return list(self._apart_from(act, self._objects(act)))
            case "spur":
                return list(self._spurs(act))
            case "employer":
                return self._employers(act)
            case "thanker":
                return list(self._strangers(act, self._thanking(act)))
            case "benefit":
                return self._behind(act, self._prepositions.benefit)
            case "laid":
                return self._behind(act, self._prepositions.laid)
            case "theirs":
                owners = (each for thing in _things(act) for each in self._occasions.owners(thing))
                # who made it owns it no longer: "returned a portrait by Goya"
                return list(self._strangers(act, (each for each in owners if each.head.lower_ != "by")))
            case "maker":
                makers = (each for thing in _things(act) for each in self._occasions.makers(thing))
                return list(self._others_than(act, makers))
            case "resented":
                return list(self._others_than(act, self._grievances.resented(act)))
            case "spoken_to":
                return list(self._others_than(act, self._grievances.spoken_to(act)))
            case "in_charge":
                return list(self._others_than(act, self._grievances.in_charge(act)))
            case "patient" | "complement.agent":
                return self._composer.roles.role(role, act.clause)
            case _:
                return list(self._after(role, act))

    def meant_by(self, head: Token) -> list[Token]:
        """Those for whom a phrase stands: "their borders with Colombia" for Colombia; any other for itself."""
        return self._occasions.beyond(head) or [head]

    def _condition(self, act: Act) -> Iterator[Token]:
        """ "unless Khartoum apologises", "if the government stops its raids"."""
        told = _told_in(act)
        refuses = act.event in self._composer.codebook.ontology.circumstances.refused
        markers = [*self._conditions, *self._beforehand] if refuses else self._conditions
        for verb in conditional_verbs(act.trigger.sent, markers):
            if _governor(verb) in told and not _only_is(verb):
                yield from (each for each in clause_of(verb).agent if not _is_at_stake(each))

    def _purpose(self, act: Act) -> Iterator[Token]:
        """ "marched to demand that the mission leave", "fasts to press Delhi for a statute"."""
        events, who = self._composer.codebook.events, self._composer.who
        for verb in aims_of(act):
            aims = [each for each in self._composer.at(verb) if events[each.event].group not in _FRIENDLY]
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

    def _employers(self, act: Act) -> list[Token]:
        """At which company those work who strike: "pilots at Kenya Airways", "unions at carmaker Renault"."""
        who = self._composer.who
        around = (token for actor in act.actors for token in actor.subtree if token != actor)
        return [token for token in around if token.pos_ == "PROPN" and who.is_company(token)][-1:]

    def _doer(self, act: Act) -> list[Token]:
        """Whose deed is judged: "…, a transfer that Kanak parties denounced", "…, which Kyiv rejected as a stunt"."""
        for head in act.clause.patient:
            if self._composer.who.known(head) or not _is_afterthought(head, act.clause):
                continue
            if act.trigger.lemma_.lower() in self._denying and not self._charging.isdisjoint(lemmas(head)):
                return []  # "…, a charge that Belgrade denied"
            verb = _main_verb(head)
            told = next((each for each in self._composer.at(verb) if each.actors), None)
            return list(told.actors) if told is not None else clause_of(verb).agent
        return []

    def _provokers(self, act: Act) -> Iterator[Token]:
        """Who did the actors harm in the same sentence: "jets struck the village; the militia vowed revenge"."""
        events = self._composer.codebook.events
        who = self._composer.who
        for token in act.trigger.sent:
            if token == act.trigger or not self._composer.lexicon.triggers(token):
                continue
            for deed in self._composer.at(token):
                harmed = [each for each in deed.recipients if who.has_country(each)]
                theirs = any(who.share_country(one, actor) for one in harmed for actor in act.actors)
                # whose the farms are that were shelled is often left to the reader
                untold = not harmed and any(_is_told_with(token, verb) for verb in _heads(act))
                if (theirs or untold) and events[deed.event].group == "conflict":
                    yield from (
                        each
                        for each in self._others_than(act, deed.actors)
                        if not any(who.share_country(each, one) for one in act.actors)
                    )

    def _causes(self, act: Act) -> Iterator[Token]:
        """Who did what the act is an answer to: "struck after the bank dismissed them", "men held by the army refused food"."""
        events = self._composer.codebook.events
        who = self._composer.who
        clauses = [child for head in _heads(act) for child in head.children if self._is_reason(child)]
        clauses += [child for actor in act.actors for child in actor.children if child.dep_ in {"acl", "relcl"}]
        places = {token for clause in clauses for token in clause.subtree}
        for deed in self._others(act):
            if deed.trigger in places and events[deed.event].group == "conflict" and deed.event != act.event:
                yield from (each for each in deed.actors if not who.is_among(each, act.actors))

    def _objects(self, act: Act) -> Iterator[Token]:
        """Whose thing it is done to: "rejected the terms set by Oslo", "refused to renew the licence of a broadcaster"."""
        inside = self._composer.roles.role("infinitive", act.clause)
        for verb in (act.clause.head, *inside):
            for head in clause_of(verb).patient if is_verb(verb) else []:
                yield from self._occasions.holders(head)
        # "voted down a reform proposed by the president"
        for head in act.recipients:
            yield from (each for each in clause_of(head).agent if not is_verb(head) and self._composer.who.known(each))

    def _spurs(self, act: Act) -> Iterator[Token]:
        """Those of another country whose move it answers: "scrambled jets after Chinese bombers crossed the line"."""
        for head in _heads(act):
            for verb in head.children:
                if (self._is_reason(verb) or (verb.dep_ == "advcl" and _is_meanwhile(verb))) and not self._is_kind(
                    verb
                ):
                    yield from self._strangers(act, clause_of(verb).agent)

    def _thanking(self, act: Act) -> Iterator[Token]:
        """Who thanks the actors for it: "Tunis thanked Rome for the boats that it sent"."""
        verb = act.chain[0].head if act.chain else act.clause.head
        thing = verb.head if verb.dep_ == "relcl" else verb
        if thing.dep_ not in {"pobj", "pcomp"} or thing.head.lower_ != "for":
            return
        governor = thing.head.head
        above = governor.head if governor.dep_ == "dobj" else governor
        told = [each for head in (above, *clause_of(above).patient) for each in self._composer.at(head)]
        for each in told:
            if self._composer.codebook.events[each.event].group in _FRIENDLY:
                yield from each.actors

    def _behind(self, act: Act, prepositions: list[str]) -> list[Token]:
        """The first of another country named behind some prepositions, however deep, or in what it is to do.

        "A grant for new beds at the Lao children's hospital", "duties on a third of China's exports".
        """
        reached = [act.clause.head, *act.clause.patient]
        while reached:
            phrases = [
                deeper
                for head in reached
                for child in head.rights
                if child.i > act.clause.head.i and (child.lower_ in prepositions or _is_aim(child))
                for deeper in (child.rights if child.dep_ in {"prep", "dative"} else [child])
            ]
            aims = [each for each in phrases if is_verb(each)]
            nouns = [
                *(each for each in phrases if not is_verb(each)),
                *(each for aim in aims for each in clause_of(aim).patient),
            ]
            found = list(self._strangers(act, (each for noun in nouns for each in self._occasions.holders(noun))))
            if found:
                return found
            reached = [*aims, *nouns]
        return []

    def _strangers(self, act: Act, heads: Iterable[Token]) -> Iterator[Token]:
        """Those of some phrases who are of another country than an act's actors, if that is known."""
        who = self._composer.who
        if act.actors and not any(who.has_country(actor) for actor in act.actors):
            return
        for each in self._others_than(act, heads):
            if who.has_country(each) and not any(who.share_country(each, actor) for actor in act.actors):
                yield each

    def _is_kind(self, verb: Token) -> bool:
        """Whether a clause tells of a friendly deed."""
        events = self._composer.codebook.events
        return any(events[deed.event].group in _FRIENDLY for deed in self._composer.at(verb))

    def _others_than(self, act: Act, heads: Iterable[Token]) -> Iterator[Token]:
        """Those of some phrases who are none of an act's actors."""
        is_same = self._composer.who.is_same
        yield from (each for each in heads if not any(is_same(each, actor) for actor in act.actors))

    def _apart_from(self, act: Act, heads: Iterable[Token]) -> Iterator[Token]:
        """Those of some phrases who are none of an act's actors, though both persons may speak for one state."""
        who = self._composer.who
        for each in heads:
            persons = [actor for actor in act.actors if actor.ent_type_ == each.ent_type_ == "PERSON"]
            if not any(
                who.is_self(each, actor) if actor in persons else who.is_same(each, actor) for actor in act.actors
            ):
                yield each

    def _is_move(self, act: Act) -> bool:
        """Whether forces are moved, which are to impress somebody."""
        return act.event == "MOBILIZE"

    def _is_reason(self, verb: Token) -> bool:
        """Whether it heads a clause that tells why: "after the bank dismissed them"."""
        return verb.dep_ == "advcl" and any(
            child.lower_ in self._reasons for child in verb.lefts if child.dep_ == "mark"
        )

    def _askers(self, act: Act) -> Iterator[Token]:
        """Who wanted something of the actors in the same sentence: "ordered the army to free them; the generals refused"."""
        who = self._composer.who
        said_with = _told_in(act)
        for want in self._others(act):
            if "negation" in want.auxiliary:
                continue  # "denied that China had asked for it"
            asked = self._is_wanted(want)
            if self._is_pressure(want, act):
                yield from want.actors
            if asked is None:
                continue
            theirs = any(
                who.is_same(one, actor) or who.share_country(one, actor)
                for one in want.recipients
                for actor in act.actors
            )
            # "I reject it, he said after the envoy demanded a vote"
            answered = asked and self._is_reason(want.clause.head) and _governor(want.clause.head) in said_with
            if theirs or answered or (asked and not want.recipients):
                yield from (each for each in want.actors if not who.is_among(each, act.actors))

    def _is_wanted(self, act: Act) -> bool | None:
        """Whether an act asks for something (True) or offers it (False); None: neither."""
        kind = self._composer.codebook.events[act.event]
        if kind.group == "request":
            return True
        return False if self._is_spoken(act) and not act.reciprocal else None

    def _is_pressure(self, protest: Act, act: Act) -> bool:
        """Whether somebody yields as others of his country protest: "gave way as truckers blocked the roads"."""
        events, share = self._composer.codebook.events, self._composer.who.share_country
        return (
            events[act.event].group == "yield"
            and any(events[each.partition("/")[0]].group == "request" for each in events[protest.event].absorbs)
            and any(share(one, other) for one in protest.actors for other in act.actors)
        )

    def _sides(self, act: Act) -> Iterator[Token]:
        """Between whom it is, where others of the sentence act together: "Chad and Sudan signed a truce after Doha mediated"."""
        is_same = self._composer.who.is_same
        for deed in self._others(act):
            together = [each for each in deed.actors if self._composer.who.has_country(each)]
            # "the two countries agreed to a truce mediated by Doha"
            both = len(together) == 1 and self._composer.who.are_two(together[0])
            if both or (len(together) > 1 and not is_same(*together[:2])):
                yield from (each for each in together if not any(is_same(each, one) for one in act.actors))
                return

    def _foes(self, act: Act) -> Iterator[Token]:
        """Whom those fight who yield: "the coalition fighting the rebels has declared a truce"."""
        described = [child for actor in act.actors for child in actor.rights if child.dep_ in {"acl", "relcl"}]
        for verb in described:
            for deed in self._composer.at(verb):
                if self._composer.codebook.events[deed.event].quad == "material conflict":
                    yield from self._others_than(act, deed.recipients)

    def _others(self, act: Act) -> Iterator[Act]:
        """The acts of the sentence beside one."""
        for token in act.trigger.sent:
            if token != act.trigger and self._composer.lexicon.triggers(token):
                if key_of(token) in self._composer.absorbed:
                    continue  # "invited inspectors to visit Tehran": they have not asked for it
                yield from (each for each in self._composer.at(token) if each.trigger != act.trigger)

    def _relative(self, act: Act) -> Iterator[Token]:
        """ "lifted the curbs that it had placed on Seoul", "ratified the accord signed with Guyana"."""
        for thing in _things(act):
            for verb in thing.children:
                if verb.dep_ in {"relcl", "acl"} and is_verb(verb):
                    for deed in self._composer.at(verb):
                        yield from self._partners(deed, act) if deed.reciprocal else deed.recipients

    def _partners(self, deed: Act, act: Act) -> list[Token]:
        """With whom the actors' own side has agreed what they approve."""
        own = {*act.actors, *deed.clause.agent}
        share = self._composer.who.share_country
        return [
            each
            for each in deed.actors
            if (each not in own or len(deed.clause.agent) > 1) and not any(share(each, actor) for actor in act.actors)
        ]

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
        near = sorted(self._others(act), key=lambda each: abs(each.trigger.i - act.trigger.i))
        for each in (other for other in near if alongside or other.trigger.i < act.trigger.i):
            spoken = events[each.event].quad == events[act.event].quad and not each.reciprocal
            theirs = any(who.is_same(one, actor) for one in each.actors for actor in act.actors)
            heads = [head for head in each.recipients if who.known(head) and not who.is_among(head, act.actors)]
            if spoken and theirs and heads:
                return heads
        return []

    def _more(self, act: Act) -> list[Token]:
        """Of whom there are more, told by their number alone: "freed four captives and may let ten more go"."""
        objects = [*act.recipients, *(each for head in _heads(act) for each in clause_of(head).patient)]
        within = [noun for head in objects for each in head.rights if each.lower_ == "of" for noun in each.children]
        if not any(_is_number_alone(each, self._numbers) for each in (*objects, *within)):
            return []
        before = [each for each in self._others(act) if each.trigger.i < act.trigger.i and each.recipients]
        return [each for each in before[-1].recipients if each not in act.actors] if before else []

    def _is_deed(self, act: Act) -> bool:
        """Whether it is done, and done to things that may be those of somebody named before, or asked."""
        kind = self._composer.codebook.events[act.event]
        return kind.group == "request" or kind.quad == "material conflict"

    def _is_spoken(self, act: Act, *, asked: bool = False) -> bool:
        """Whether it is a friendly word or meeting; or a request, if those count."""
        event = self._composer.codebook.events[act.event]
        return event.quad == "verbal cooperation" or (asked and event.group == "request")


def _is_number_alone(head: Token, numbers: frozenset[str]) -> bool:
    """Whether a number stands for those whom it counts: "ten more", "another dozen", "a fourth"."""
    counts = head.pos_ == "NUM" or head.ent_type_ in {"CARDINAL", "ORDINAL"} or head.lower_ in numbers
    return counts and not any(child.dep_ == "prep" for child in head.rights)


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


def _is_told_with(token: Token, verb: Token) -> bool:
    """Whether a word stands in what a verb tells, not in a clause of its own that goes on behind: "warned them, and the bloc | sent tanks"."""
    part = token
    while part.head is not part and part.head is not verb:
        part = part.head
    within = part.head is verb or token is verb
    return within and not (part.dep_ == "conj" and part.i > verb.i and has_subject(part))


def _heads(act: Act) -> dict[Token, None]:
    """Heads of an act's clauses and of those inside it, the outermost first."""
    own = dict.fromkeys(clause.head for clause in (act.clause, *act.chain))
    for inner in act.inner:
        own |= _heads(inner)
    return own


def _things(act: Act) -> dict[Token, None]:
    """What an act is done to or about: objects of its clauses, and of gerunds in them ("stopped buying French wheat")."""
    clauses = [clause_of(head) for head in _heads(act)]
    clauses += [clause_of(verb) for clause in clauses for verb in clause.complements if verb.tag_ == "VBG"]
    return dict.fromkeys(thing for clause in clauses for thing in clause.patient)


def _told_in(act: Act) -> set[Token]:
    """Verbs and nouns on which a condition of an act may hang: its own, those of what it is about, and what it is said with."""
    found = set(_heads(act))
    for head in _heads(act):
        found.update(clause_of(head).complements)
        above = head
        while above.dep_ in {"ccomp", "acomp", "xcomp"}:
            above = above.head
            found.add(above)
    return found


def _governor(verb: Token) -> Token:
    """What a clause hangs on, past the adverb or preposition that opens it."""
    above = verb.head
    while above.dep_ in {"advmod", "prep", "mark"} and above.head != above:
        above = above.head
    return above


def _is_aim(verb: Token) -> bool:
    """Whether it heads an infinitive: "a grant to build schools"."""
    return is_verb(verb) and any(child.tag_ == "TO" for child in verb.lefts)


def _is_meanwhile(verb: Token) -> bool:
    """Whether it heads a clause that tells what is done at the same time: "as Turkish ships approached", "when bombers neared"."""
    return any(child.lower_ in {"as", "when"} for child in verb.lefts if child.dep_ in {"mark", "advmod"})


def _opened(verb: Token) -> bool:
    """Whether a conjunction or preposition opens a clause: "after seizing", "by seizing"."""
    return any(child.dep_ in {"mark", "prep"} for child in verb.lefts)


def _main_verb(noun: Token) -> Token:
    """The verb of the main clause that a noun hangs on in the end."""
    token = noun
    while token.dep_ != "ROOT" and not (is_verb(token) and token.dep_ == "conj" and token.head.dep_ == "ROOT"):
        token = token.head
    return token


def _is_afterthought(head: Token, clause: Clause) -> bool:
    """Whether a judged thing is the whole sentence before it."""
    if clause.head.dep_ not in {"relcl", "acl"} or clause.head.head != head:
        return False
    if head.dep_ in _AFTERTHOUGHT or (head.left_edge.i > 0 and head.left_edge.nbor(-1).text == ","):
        return True
    # ", which" takes up the clause; "that" only the noun before it
    pronoun = next((each for each in clause.head.subtree if each.tag_ in {"WDT", "WP"}), None)
    return pronoun is not None and pronoun.lower_ == "which" and pronoun.i > 0 and pronoun.nbor(-1).text == ","
