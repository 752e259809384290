"""What an act answers: whose deed provokes, causes or follows it, who asked for it, whom it judges or thanks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.code.acts import Act
from tocsin.code.beside import has_subject
from tocsin.code.compose import Composer
from tocsin.code.lexicon import lemmas
from tocsin.code.others import FRIENDLY, Others, clause_heads, governor_of, told_in
from tocsin.parse.clauses import Clause, clause_of, is_taken_up_by_which
from tocsin.parse.impersonal import takes_up_thing
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: How an afterthought hangs on its sentence: "…, a step that Paris condemned".
_AFTERTHOUGHT = {"appos", "dep", "npadvmod", "parataxis", "conj", "attr"}


class Answered:
    """Finds those whose deed an act answers."""

    def __init__(self, composer: Composer, others: Others):
        self._composer = composer
        self._others = others
        self._reasons = frozenset(composer.codebook.threats.reasons)
        self._steps = composer.codebook.words(["@steps"])
        self._charging = composer.codebook.words(["@charges"])
        self._denying = composer.codebook.words(["@denials"])
        self._is_role = composer.who.resolver.words.is_role
        self._offers = composer.codebook.ontology.offers

    def doer(self, act: Act) -> list[Token]:
        """Whose deed is judged: "…, a transfer that Kanak parties denounced", "…, which Kyiv rejected as a stunt"."""
        verb = act.clause.head
        if any(each.lower_ == "it" and takes_up_thing(verb, self._is_role) for each in act.clause.patient):
            return self._doers(verb.head)  # "declared a curfew, and parliament rejected it"
        if self._takes_up_deed(act):
            return self._doers(verb.head)  # "freed 20 prisoners, and Egypt welcomed the step"
        if self._is_as_wished(act):
            return self._doers(verb.head)
        for head in act.clause.patient:
            if any(each.tag_ == "WP$" for each in head.lefts):
                return self._doers_to_whom(act)
            judged_itself = self._composer.who.known(head) and not self._composer.who.stands_for_clause(
                head, act.clause
            )
            if judged_itself or not _is_afterthought(head, act.clause):
                continue
            if act.trigger.lemma_.lower() in self._denying and not self._charging.isdisjoint(lemmas(head)):
                return []  # "…, a charge that Belgrade denied"
            return self._doers(_main_verb(head))
        return []

    def _is_as_wished(self, act: Act) -> bool:
        """Whether it asks for what the clause around it tells: "has not lifted the curfew, as Oslo | demanded"."""
        verb, wished = act.clause.head, self._composer.codebook.events[act.event].group == "request"
        marked = any(child.lower_ == "as" and child.dep_ == "mark" for child in verb.lefts)
        bare = not act.clause.patient and not act.clause.complements
        return wished and marked and bare and verb.dep_ == "advcl" and is_verb(verb.head)

    def _doers_to_whom(self, act: Act) -> list[Token]:
        """Who does what is told of the one whose lot it is: "freed a priest | whose release the Vatican had demanded"."""
        verb = act.clause.head
        if verb.dep_ != "relcl":
            return []
        governor = verb.head
        while not is_verb(governor) and governor.head is not governor:
            governor = governor.head
        found = self._doers(governor) if is_verb(governor) else []
        who = self._composer.who
        return [each for each in found if each is not verb.head and not who.is_among(each, act.actors)]

    def _takes_up_deed(self, act: Act) -> bool:
        """Whether it judges "the step" that the clause before tells of, of which no more is said."""
        verb = act.clause.head
        if verb.dep_ != "conj" or not is_verb(verb.head) or not has_subject(verb):
            return False
        return any(
            not self._steps.isdisjoint(lemmas(head))
            and all(child.lower_ in {"the", "this", "that"} for child in head.children)
            for head in act.clause.patient
        )

    def _doers(self, verb: Token) -> list[Token]:
        """Who does what the clause of a verb tells."""
        told = next((each for each in self._composer.at(verb) if each.actors), None)
        return list(told.actors) if told is not None else clause_of(verb).agent

    def provokers(self, act: Act) -> Iterator[Token]:
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
                untold = not harmed and any(_is_told_with(token, verb) for verb in clause_heads(act))
                if (theirs or untold) and events[deed.event].group == "conflict":
                    yield from (
                        each
                        for each in self._others.than(act, deed.actors)
                        if not any(who.share_country(each, one) for one in act.actors)
                    )

    def causes(self, act: Act) -> Iterator[Token]:
        """Who did what the act is an answer to: "struck after the bank dismissed them", "men held by the army refused food"."""
        events = self._composer.codebook.events
        who = self._composer.who
        clauses = [child for head in clause_heads(act) for child in head.children if self._is_reason(child)]
        clauses += [child for actor in act.actors for child in actor.children if child.dep_ in {"acl", "relcl"}]
        places = {token for clause in clauses for token in clause.subtree}
        for deed in self._others.acts(act):
            if deed.trigger in places and events[deed.event].group == "conflict" and deed.event != act.event:
                yield from (each for each in deed.actors if not who.is_among(each, act.actors))

    def spurs(self, act: Act) -> Iterator[Token]:
        """Those of another country whose move it answers: "scrambled jets after Chinese bombers crossed the line".

        "Hours after" says only when.
        """
        for head in clause_heads(act):
            for verb in head.children:
                if verb.dep_ == "advcl" and any(child.dep_ == "npadvmod" for child in verb.lefts):
                    continue
                if (self._is_reason(verb) or (verb.dep_ == "advcl" and _is_meanwhile(verb))) and not self._is_kind(
                    verb
                ):
                    yield from self._others.strangers(act, clause_of(verb).agent)

    def thanking(self, act: Act) -> Iterator[Token]:
        """Who thanks the actors for it: "Tunis thanked Rome for the boats that it sent", "Tunis welcomed Rome's gift of boats"."""
        verb = act.chain[0].head if act.chain else act.clause.head
        thing = verb.head if verb.dep_ == "relcl" else verb
        if thing is verb and thing.dep_ in {"dobj", "nsubjpass"}:
            yield from self._welcoming(thing)
            return
        if thing.dep_ not in {"pobj", "pcomp"} or thing.head.lower_ != "for":
            return
        governor = thing.head.head
        above = governor.head if governor.dep_ == "dobj" else governor
        told = [each for head in (above, *clause_of(above).patient) for each in self._composer.at(head)]
        for each in told:
            if self._composer.codebook.events[each.event].group in FRIENDLY:
                yield from each.actors

    def _welcoming(self, thing: Token) -> Iterator[Token]:
        """Who speaks well of what is given, if it names nobody else to whom."""
        for each in self._composer.at(thing.head):
            if self._composer.codebook.events[each.event].group in FRIENDLY and is_verb(thing.head):
                yield from each.actors

    def askers(self, act: Act) -> Iterator[Token]:
        """Who wanted something of the actors in the same sentence: "ordered the army to free them; the generals refused"."""
        who = self._composer.who
        said_with = told_in(act)
        for want in self._others.acts(act):
            if "negation" in want.auxiliary or _goes_on(want, act):
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
            answered = asked and self._is_reason(want.clause.head) and governor_of(want.clause.head) in said_with
            if theirs or answered or (asked and not want.recipients):
                yield from (each for each in want.actors if not who.is_among(each, act.actors))

    def _is_reason(self, verb: Token) -> bool:
        """Whether it heads a clause that tells why: "after the bank dismissed them"."""
        return verb.dep_ == "advcl" and any(
            child.lower_ in self._reasons for child in verb.lefts if child.dep_ == "mark"
        )

    def _is_kind(self, verb: Token) -> bool:
        """Whether a clause tells of a friendly deed."""
        events = self._composer.codebook.events
        return any(events[deed.event].group in FRIENDLY for deed in self._composer.at(verb))

    def _is_wanted(self, act: Act) -> bool | None:
        """Whether an act asks for something (True) or offers it (False); None: neither."""
        kind = self._composer.codebook.events[act.event]
        if kind.group == "request":
            return True
        return False if act.event in self._offers and not act.reciprocal else None

    def _is_pressure(self, protest: Act, act: Act) -> bool:
        """Whether somebody yields as others of his country protest: "gave way as truckers blocked the roads"."""
        events, share = self._composer.codebook.events, self._composer.who.share_country
        return (
            events[act.event].group == "yield"
            and any(events[each.partition("/")[0]].group == "request" for each in events[protest.event].absorbs)
            and any(share(one, other) for one in protest.actors for other in act.actors)
        )


def _goes_on(later: Act, act: Act) -> bool:
    """Whether an act is told in a main clause of its own behind another: "promised a vote, but the bloc | urged him to resign"."""
    verb = later.clause.head
    return verb.i > act.trigger.i and verb.dep_ == "conj" and has_subject(verb)


def _is_told_with(token: Token, verb: Token) -> bool:
    """Whether a word stands in what a verb tells, not in a clause of its own that goes on behind: "warned them, and the bloc | sent tanks"."""
    part = token
    while part.head is not part and part.head is not verb:
        part = part.head
    within = part.head is verb or token is verb
    return within and not (part.dep_ == "conj" and part.i > verb.i and has_subject(part))


def _is_meanwhile(verb: Token) -> bool:
    """Whether it heads a clause that tells what is done at the same time: "as Turkish ships approached", "when bombers neared"."""
    return any(child.lower_ in {"as", "when"} for child in verb.lefts if child.dep_ in {"mark", "advmod"})


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
    return is_taken_up_by_which(clause)
