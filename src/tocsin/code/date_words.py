"""To which words of a sentence a date belongs, by the parse.

hold: prepositions that tell that the act was while it was what their noun names: "during".
"""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from tocsin.code.acts import Act
from tocsin.code.beside import Tells
from tocsin.code.dated import BEFORE_NOUN, Told
from tocsin.code.past import in_past
from tocsin.parse.clauses import clause_of
from tocsin.parse.nominals import is_definite
from tocsin.parse.relations import SUBJECT
from tocsin.parse.verbs import is_finite, is_perfect, is_verb

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


def heads_of(act: Act) -> set[int]:
    """Places of the words whose dates are an act's: not those of the act that it only promises or speaks of."""
    found = {act.trigger.i, act.clause.head.i}
    if act.chain:
        found.add(act.chain[0].head.i)
        found.update(clause.head.i for clause in act.chain if clause.kind == "noun")
    return found


def distance_to(root: Token | None, heads: set[int], hold: Set[str]) -> int | None:
    """How far up a date's phrase hangs on one of these heads; None: it belongs to something else."""
    if root is None:
        return None
    token, distance = root, 0
    while True:
        if token.i in heads and token != root:
            return distance
        if token.dep_ == "ROOT" or (token != root and is_verb(token)):
            return None
        above = token.head
        if above.pos_ in {"NOUN", "PROPN"} and above.i not in heads:
            distance += 1
            if token.dep_ in BEFORE_NOUN and not _holds(above, hold):
                return None
        token = above


def is_of_noun(root: Token | None, hold: Set[str]) -> bool:
    """Whether a date is that of what a noun names, and of nothing else: "ahead of Friday's talks"."""
    if root is None or root.dep_ not in BEFORE_NOUN or root.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    before = root.nbor(-1) if root.i else root
    astray = before.dep_ == "prep" and is_verb(before.head)  # "In May Kenyan police shot"
    return not astray and not _holds(root.head, hold)


def _holds(noun: Token, hold: Set[str]) -> bool:
    """Whether what a noun names is when the act was, too: "during the 2008 war", "since last year's coup"."""
    return noun.dep_ == "npadvmod" or (noun.dep_ == "pobj" and noun.head.lower_ in hold)


def is_of_deed(told: Told, heads: set[int], hold: Set[str], tells: Tells) -> bool:
    """Whether a date is that of another deed, which a noun of an act's clause tells: "is wanted for the killing of a priest in 2019".

    A day behind an object may be either's: "condemned the attack on Monday".
    """
    token = told.root
    if token is None:
        return False
    while token.dep_ != "ROOT" and token.head.i not in heads and not is_verb(token.head):
        token = token.head
        if token.pos_ == "NOUN" and token.i not in heads and tells(token):
            if token.dep_ == "pobj":
                return token.head.lower_ not in hold
            return token.dep_ == "dobj" and told.when.precision != "day"
    return False


def steps_up(token: Token | None, verb: Token) -> int | None:
    """How many verbs stand between a phrase and a verb that it belongs to; None: it is told of somebody or something else."""
    steps = 0
    while token is not None and token != verb:
        if token.dep_ in {"ROOT", *SUBJECT} or (is_verb(token) and (token.dep_ == "relcl" or is_finite(token))):
            return None
        steps += is_verb(token)
        token = token.head
    return steps if token is not None else None


def opens_sentence(told: Told, above: int | None, act: Act) -> bool:
    """Whether a date opens the sentence, and so is that of all that it tells in the past: "In May they clashed; 100 were held"."""
    root, head = told.root, act.outermost
    if root is None or above is None or not in_past(act) or _is_present_perfect(head):
        return False
    first = root.sent[0]
    verb = root.doc[above]
    opens = first in {root, *root.ancestors} and first.i <= root.i and not _is_present_perfect(verb)
    beside = {verb.head, *(child for child in verb.children if child.dep_ in {"conj", "parataxis", "ccomp"})}
    return opens and head in beside and clause_of(verb).finite.tag_ in {"VBD", "VBN"}


def is_of_aim(told: Told, above: int | None, verb: Token) -> bool:
    """Whether a year or month gone by stands with what an act in the past was about to do: "agreed to suspend it in 2003"."""
    if above is None or above == verb.i or not told.expression.parts.get("year"):
        return False
    aim = verb.doc[above]
    return aim.dep_ == "xcomp" and aim.tag_ == "VB" and aim.head == verb and clause_of(verb).finite.tag_ == "VBD"


def counts_up(root: Token | None, act: Act) -> bool:
    """Whether a date is that since which something is counted or was not so: "the toll since May", "the deadliest since 2014"."""
    preposition = root
    while preposition is not None and preposition.lower_ != "since":
        preposition = None if is_verb(preposition) or preposition.dep_ == "ROOT" else preposition.head
    if preposition is None or preposition.dep_ != "prep":
        return False
    above = preposition.head
    if is_verb(above):
        return above.dep_ == "advcl" and above.tag_ == "VBG" and above != act.trigger
    ranked = (each for each in (above, *above.children) if each.i < preposition.i)
    return any(
        each.tag_ in {"JJS", "RBS"} or each.ent_type_ == "ORDINAL" or each.lower_ == "only" for each in ranked
    ) or not (above in {act.trigger, act.outermost} or above.dep_ == "ROOT")


def is_left_behind(verb: Token, above: int | None) -> bool:
    """Whether a date is that of a verb in the past which the one joined to it has gone beyond: "fell in May and has since fled"."""
    if above is None or above == verb.i or verb.dep_ != "conj":
        return False
    other = verb.doc[above]
    return _is_present_perfect(verb) and clause_of(other).finite.tag_ == "VBD"


def _is_present_perfect(verb: Token) -> bool:
    """Whether a verb tells what has been done by now: "has fled", not "had fled"."""
    return is_perfect(verb) and clause_of(verb).finite.tag_ in {"VBZ", "VBP"}


def takes_up_before(act: Act) -> bool:
    """Whether an act hangs on a clause whose subject is what was told before: "the attack came two days after it"."""
    verb = act.outermost.head
    if act.outermost.dep_ not in {"advcl", "ccomp"} or not is_verb(verb):
        return False
    subject = next((each for each in verb.lefts if each.dep_ in SUBJECT), None)
    return subject is not None and subject.pos_ == "NOUN" and is_definite(subject)
