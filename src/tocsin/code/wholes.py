"""What is part of another act: what it ended in, what it is done for, what names it again. The two are told once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.acts import Act, acts_in, aims_of, clauses_of, everyone
from tocsin.code.lexicon import lemmas, named_by
from tocsin.parse.clauses import Clause
from tocsin.parse.phrases import is_counted
from tocsin.parse.verbs import is_passive, is_verb, openers, own_subjects

if TYPE_CHECKING:
    from tocsin.code.compose import Composer
    from tocsin.parse.tokens import Token

#: What a participle that tells a result does not have: a conjunction or a subject of its own.
_SUBORDINATE = {"mark", "nsubj", "nsubjpass"}
#: How a clause hangs on one beside which it stands.
_BESIDE = {"conj", "parataxis", "ccomp"}
#: What opens the clause that tells of the deed in which people were hurt.
CAUSE = {"when", "as", "after"}
#: Prepositions before the noun of such a deed.
_DURING = {"in", "during"}
#: Prepositions before where a deed is done, to whomever.
_AROUND = {"in", "across", "throughout", "near", "around"}
#: Prepositions before the occasion of a meeting.
_OCCASIONS = ("in", "at", "for", "during")


class Wholes:
    """Tells which acts of one article are parts of others."""

    def __init__(self, composer: Composer):
        self._book = composer.codebook
        self._who = composer.who
        self._weapons = composer.codebook.words(["@weapons"])
        self._harming = composer.codebook.words(["@harming"])
        self._resulting = composer.codebook.words(["@resulting"])

    def is_within(self, act: Act, other: Act) -> bool:
        """Whether another act tells all that an act tells, and counts as one with it."""
        fuller = _is_fuller(other, act) and not self._is_part(other, act)
        return (
            fuller
            or self._is_voiced(act, other)
            or self._is_part(act, other)
            or self._is_told_within(act, other)
            or _is_named_by(act, other)
        )

    def addressed_within(self, act: Act, acts: list[Act]) -> Act:
        """An act with those whom only the words name that tell it again: "filed a lawsuit accusing the police of theft"."""
        if act.recipients or act.reciprocal:
            return act
        again = (
            each
            for each in acts
            if each.event == act.event and each.clause.head.dep_ == "acl" and self._is_told_within(each, act)
        )
        return replace(act, recipients=next((each.recipients for each in again if each.recipients), ()))

    def uses(self, act: Act) -> list[Token]:
        """The verbs of the clauses that say how the weapon came there with which an act is done."""
        if act.clause.kind != "verb":
            return []
        return [
            child
            for head in act.clause.agent
            if not self._weapons.isdisjoint(named_by(head))
            for child in head.rights
            if child.dep_ in {"acl", "relcl"} and is_verb(child)
        ]

    def is_laying(self, act: Act, whole: Act) -> bool:
        """Whether an act only tells how the weapon came there with which another is done."""
        return act.event == whole.event and not act.recipients and act.clause.head in self.uses(whole)

    def _is_part(self, act: Act, whole: Act) -> bool:
        """Whether an act only says what another is done for, and the ontology counts the two as one."""
        if act.event == whole.event:
            # "sent vaccines to Bolivia to help it fight the fever"
            helps = self._book.events[act.event].quad == "material cooperation" or act.clause.head.tag_ == "VB"
            # "blocked roads to protest against the law": whom that is against is found by its purpose
            # "met the envoy to discuss the border with Oman"
            both = whole.reciprocal and len(whole.actors) > 1
            told = bool(whole.recipients) or both or "purpose" in self._book.recipient_else(whole.event, whole.mode)
            return helps and act is not whole and told and act.clause.head in aims_of(whole)
        kinds, book = {act.event, f"{act.event}/{act.mode}"}, self._book.events[whole.event]
        verb = act.clause.head
        # "sent troops to fight the rebels", but not "moved in, killing nine"
        absorbed = not kinds.isdisjoint(book.absorbs) or (verb.tag_ == "VB" and verb.lemma_.lower() in book.aims)
        # "teachers demanding more pay blocked the road"
        told_of_them = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head in whole.actors
        # "sent troops to back the junta", not "gave it a loan, praising its reforms"
        meant = self._book.events[act.event].group != "cooperation" or verb.tag_ == "VB"
        # "marched to force the minister to resign"
        aim = verb.head if verb.dep_ == "xcomp" and verb.head.tag_ == "VB" else verb
        within = absorbed and (((verb in aims_of(whole) or aim in aims_of(whole)) and meant) or told_of_them)
        return within or _is_ground(act, whole) or self._is_ended(act, whole) or self._is_undone(act, whole)

    def _is_undone(self, act: Act, whole: Act) -> bool:
        """Whether a clause only tells of those in another act what it undoes: "the troops that it had stationed there left"."""
        verb = act.clause.head
        if verb.dep_ not in {"relcl", "acl"} or act.event not in self._book.events[whole.event].undoes:
            return False
        concerned = (*whole.clause.agent, *whole.clause.patient)
        return any(verb.head in each.subtree for each in concerned if each != verb)

    def _is_ended(self, act: Act, whole: Act) -> bool:
        """Whether it only says what of their own the doers of another act end by it: "halted its aid to Chad", "stopped selling it gas"."""
        gerund = act.clause.head.tag_ == "VBG" and act.clause.head.dep_ == "xcomp"
        if act is whole or not (act.clause.kind == "noun" or gerund):
            return False
        for each in acts_in(whole):
            verbs = [clause for clause in (each.clause, *each.chain) if clause.kind == "verb"]
            ended = {head for clause in verbs for head in (clause.complements if gerund else clause.patient)}
            if act.event in self._book.events[each.event].ends and act.clause.head in ended:
                doers = (*each.actors, *whole.actors)
                return act.reciprocal or all(self._who.is_among(a, doers) for a in act.actors)
        return False

    def _is_voiced(self, act: Act, whole: Act) -> bool:
        """Whether an act only says of a text that it is passed or signed by which another is done: "passed a motion | condemning Oslo"."""
        verb = whole.clause.head
        if whole.event not in self._book.ontology.voiced or verb.dep_ != "acl" or verb.tag_ != "VBG":
            return False
        friendly = self._book.events[act.event].quad == "verbal cooperation" and act.clause.kind == "verb"
        return friendly and verb.head in act.clause.patient and {*whole.actors} <= {*act.actors}

    def _is_told_within(self, act: Act, whole: Act) -> bool:
        """Whether an act only names again what a verb tells: "cut short his visit", "passed a motion backing Kyiv", "joined the talks"."""
        if act is whole or self._is_result(act, whole):
            return False  # of a deed and its dead, both tell whom it hit
        told = [each for each in (whole, *whole.inner) if each.event == act.event]
        if act.clause.kind == "noun" and any(
            act.clause.head in each.clause.oblique("with", borrow=False) for each in told
        ):
            # "hit Moscow with sanctions"
            return all(self._who.is_among(one, [*everyone(whole)]) for one in everyone(act))
        objects = [each for one in told for each in _within(one.clause)]
        word = act.clause.head
        within = word in objects if act.clause.kind == "noun" else word.dep_ == "acl" and word.head in objects
        # "backed a motion recognising Palestine": the motion stands for it
        open_ended = all(each in objects for each in whole.recipients)
        named = () if open_ended or act.reciprocal else act.recipients
        doers = [*everyone(whole)] if act.reciprocal else [*whole.actors]
        return (
            within
            and all(self._who.is_among(one, doers) for one in act.actors)
            and all(self._who.is_among(one, whole.recipients) for one in named)
        )

    def with_results(self, acts: list[Act]) -> list[Act]:
        """Acts, each with those whom its result names: "stormed a market, killing 40 people", "the bombing that killed 25"."""
        told: list[Act] = []
        for act in acts:
            if any(self._is_result(act, each) for each in acts):
                continue
            results = [each for each in acts if self._is_result(each, act)]
            heads = [head for each in results for head in each.recipients if head not in act.recipients]
            # "a patrol of soldiers, killing four": some of those are meant; of a house that is hit, those in it
            people = any(not self._who.is_thing(each) or self._who.owners(each) for each in act.recipients)
            more = [head for head in heads if not people or self._is_more(head) or not _is_some(head)]
            mode = act.mode or next((each.mode for each in results if each.mode), None)
            # "nine were killed and dozens injured in an Israeli raid"
            others = (each.actors for each in results if act.trigger not in each.actors)
            actors = act.actors or next((each for each in others if each), ())
            told.append(
                replace(act, actors=actors, recipients=(*act.recipients, *more), mode=mode, results=tuple(results))
            )
        return told

    def _is_more(self, number: Token) -> bool:
        """Whether a number counts others than those counted right before it: "killed five people and wounded | nine"."""
        verb = number.head.head
        told = number.head.dep_ == "conj" and not self._harming.isdisjoint(lemmas(verb))
        objects = (child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"})
        return told and number.pos_ == "NUM" and any(each.pos_ == "NUM" or is_counted(each) for each in objects)

    def _is_result(self, act: Act, whole: Act) -> bool:
        """Whether an act says what another of its type, by the same, ended in."""
        if act is whole or act.event != whole.event or act.event not in self._book.events[act.event].absorbs:
            return False
        if _is_deed_in(act, whole):
            return True
        verb = act.clause.head
        if act.clause.kind != "verb" or act.chain != (act.clause,):
            return False
        if whole.chain and whole.chain[-1].kind == "noun" and whole.trigger in act.clause.agent:
            # "the bombing that killed 25", "rebel attacks killed 12"
            return not act.clause.passive
        if act.clause.passive and not act.clause.agent:
            # "clashes in which 30 were hurt", "six were killed when soldiers fired on them"
            inside = verb.dep_ == "relcl" and verb.head == whole.trigger
            cause = whole.outermost
            # "17 were killed and 30 wounded when", where it hangs on the last
            joined = cause.head.dep_ == "conj" and cause.head.head == verb and is_passive(cause.head)
            return (
                self._is_hurt_beside(act, whole)
                or self._is_harm_beside(act, whole)
                or inside
                or (
                    cause.dep_ == "advcl"
                    and (cause.head == verb or joined)
                    and not openers(cause).isdisjoint(CAUSE)
                    and not cause.i < verb.i
                    # "a library was torched after police fired on students": another deed
                    and not self._harming.isdisjoint(lemmas(verb))
                )
            )
        if verb.dep_ == "relcl" or self._resulting.isdisjoint(lemmas(verb)):
            return False  # "stormed a bus, taking the driver hostage": another deed
        if self._is_harm_beside(act, whole):
            return True
        while verb.dep_ == "conj" and verb.tag_ == "VBG" and verb.head.tag_ == "VBG":
            verb = verb.head  # "killing two and wounding nine"
        alone = not any(child.dep_ in _SUBORDINATE for child in verb.children)
        participle = verb.dep_ == "advcl" and verb.tag_ == "VBG" and alone
        return participle and verb.i > whole.clause.head.i and verb.head in {*_heads(whole)}

    def _is_harm_beside(self, act: Act, whole: Act) -> bool:
        """Whether a verb joined to that of a deed says whom it harmed.

        "Rammed the boat and injured two sailors", "were ambushed and killed".
        """
        verb = act.clause.head
        joined = verb.dep_ == "conj" and verb.head is whole.clause.head and verb.tag_ == verb.head.tag_ != "VBG"
        harms = not self._harming.isdisjoint(lemmas(verb)) and whole.clause.kind == "verb"
        # "nine were killed and dozens injured"
        others = act.clause.passive and not self._harming.isdisjoint(lemmas(whole.clause.head))
        return joined and harms and act.clause.passive == whole.clause.passive and (others or not own_subjects(verb))

    def _is_hurt_beside(self, act: Act, whole: Act) -> bool:
        """Whether a clause beside that of a deed says who was harmed by it: "opened fire on a crowd; a boy was killed"."""
        verb, done = act.clause.head, whole.clause.head
        beside = verb.dep_ in _BESIDE and verb.head is done and bool(own_subjects(verb))
        # of two such clauses the parser may hang the first on the second
        before = done.dep_ == "ccomp" and done.head is verb and done.i < verb.i
        harmed = not self._harming.isdisjoint(lemmas(verb)) and whole.clause.kind == "verb" and not whole.clause.passive
        return (beside or before) and harmed and verb.i > done.i


def _is_named_by(act: Act, whole: Act) -> bool:
    """Whether a noun only says what a verb does, whose frame asks for it: "announced | a strike", "went on | strike" are told by the verb."""
    noun, clause = act.clause.head, whole.clause
    if act.clause.kind != "noun" or act.actors or act.kept or act.event == whole.event or len(whole.frames) != 1:
        return False
    if clause.kind != "verb":
        return False
    words = {*lemmas(noun)}
    return any(
        not words.isdisjoint(asked)
        and noun in (clause.patient if role == "patient" else clause.oblique(role, borrow=False))
        for role, asked in whole.frames[0].requires.items()
        if role != "agent"
    )


def _heads(whole: Act) -> Iterator[Token]:
    """The verbs of an act, and that which tells what is done by it: "answered by | shelling the town"."""
    for clause in whole.chain:
        yield clause.head
        by = clause.head.head
        if clause.head.dep_ == "pcomp" and by.lower_ == "by":
            yield by.head


def _is_some(head: Token) -> bool:
    """Whether a phrase tells only how many of those named before it: "killing four", "beating several of them"."""
    inside = (noun for of in head.rights if of.lower_ == "of" for noun in of.rights if noun.dep_ == "pobj")
    return head.pos_ == "NUM" or any(noun.pos_ == "PRON" for noun in inside)


def _within(clause: Clause) -> Iterator[Token]:
    """What a verb is done to, and on what occasion: "received him in an audience"."""
    yield from clause.patient
    for preposition in _OCCASIONS if clause.kind == "verb" else ():
        yield from clause.oblique(preposition, borrow=False)


def _is_deed_in(act: Act, whole: Act) -> bool:
    """Whether a noun names the deed in which somebody was harmed: "were killed in an air strike on a school"."""
    noun = act.trigger
    if act.clause.kind != "noun" or len(act.chain) != 1 or act.reciprocal or noun.dep_ != "pobj":
        return False
    preposition = noun.head
    return (
        preposition.lower_ in _DURING
        and preposition.head in {whole.trigger, *whole.clause.patient}
        and whole.clause.kind != "noun"
        and not (
            act.actors
            and {*act.actors}.isdisjoint(whole.actors)
            # "killed a commander in the Lebanon strike": that is where
            and not (whole.clause.agent and all(each.dep_ == "compound" for each in act.actors))
        )
    )


def _is_ground(act: Act, whole: Act) -> bool:
    """Whether a bare noun only says on what ground another act is done: "recalled its envoy in protest at the raid"."""
    noun = act.clause.head
    if act.clause.kind != "noun" or act.actors or noun.tag_ != "NN" or noun.dep_ != "pobj" or noun.lefts:
        return False
    preposition = noun.head
    against = any(child.dep_ == "prep" and child.lower_ in {"at", "against"} for child in noun.rights)
    return against and preposition.lower_ == "in" and preposition.head in {clause.head for clause in clauses_of(whole)}


def _is_region(head: Token) -> bool:
    """Whether a phrase only tells where something is done: "a raid in northern Mali"."""
    return head.dep_ == "pobj" and head.head.lower_ in _AROUND


def _is_fuller(other: Act, act: Act) -> bool:
    """Whether another act tells the same deed, and more of it.

    "Used the threat to intimidate them", "blocked the road in protest".
    """
    if other.event != act.event or other is act:
        return False
    if act.clause.kind == "verb" and not act.actors and other.clause.head in act.clause.patient:
        return other.clause.kind == "noun" and bool(other.actors)  # "India's request was sent to Oman"
    if act.clause.kind == "noun" and not act.actors:
        # "a raid on a village killed nine": the verb knows no more of who did it
        same = other.actors == (act.trigger,) and not all(map(_is_region, act.recipients))
        known = bool(other.actors) and not same
        return other.clause.kind == "verb" and known and act.clause.head in other.clause.own_words()
    return (
        not act.recipients
        and bool(other.recipients)
        and other.actors == act.actors
        and other.clause.head.dep_ in {"xcomp", "advcl"}
        and other.clause.head.head == act.clause.head
    )
