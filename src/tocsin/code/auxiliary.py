"""PLOVER's auxiliary modes: does the text assert an event, or deny, foresee, suppose or remember it?

After ConText (cue, direction, scope, terminator), but over clauses: a cue's scope is the clause that it stands in and
the clauses that depend on it as complements; a finite clause of its own ends it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tocsin.code.acts import Act
from tocsin.code.lexicon import lemmas
from tocsin.parse.arguments import is_clause_before
from tocsin.parse.clauses import Clause, clause_of
from tocsin.parse.relations import NOMINAL_SUBJECT
from tocsin.parse.verbs import is_finite, is_passive, is_perfect, is_verb

if TYPE_CHECKING:
    from tocsin.codebook import Codebook
    from tocsin.model import AuxiliaryMode
    from tocsin.parse.tokens import Token

_ORDER: list[AuxiliaryMode] = ["historical", "future", "hypothetical", "negation"]
#: How a clause hangs on the one whose tense and modality it shares.
_SHARES = {"xcomp", "acl", "pcomp", "conj", "acomp", "attr"}
_DEPTH = 8


class Auxiliaries:
    """Finds the auxiliary modes of acts by the codebook's cues."""

    def __init__(self, codebook: Codebook):
        self._cues: dict[str, dict[str, str]] = defaultdict(dict)
        #: Prepositions before what has come about already.
        self._come_about = codebook.words(["@come_about"])
        for cue in codebook.cues:
            for word in cue.words:
                self._cues[cue.where][word] = cue.mode

    def modes(self, act: Act, *, historical: bool, to_come: bool = False) -> list[AuxiliaryMode]:
        """The auxiliary modes of an act, in PLOVER's order.

        historical: whether its date or the paragraph's time puts it into the past. to_come: whether its date lies ahead.
        """
        found = set(act.auxiliary)
        composed = "negation" in found
        for clause in act.chain:
            found |= self._own(clause) | self._predicated(clause.head, act.trigger)
        if composed and any(clause.negated for clause in act.chain):
            found.discard("negation")  # "nothing prevented the rebels from shelling"
        if act.chain:
            outer = act.chain[0].head
            found |= self._inherited(outer) or ({"hypothetical"} if _is_open(outer) else set())
        if act.asks_negation:
            found -= {"negation", "future"}  # who says "will never yield" refuses now
        if act.asks_alternative:
            found -= {"future", "hypothetical"}
        if historical:
            found.add("historical")
        elif to_come and "hypothetical" not in found:
            found.add("future")
        return [mode for mode in _ORDER if mode in found]

    def is_future(self, act: Act) -> bool:
        """Whether a cue puts an act into the future."""
        return "future" in self.modes(act, historical=False)

    def _own(self, clause: Clause) -> set[str]:
        """What a clause's own auxiliaries, adverbs, marker and prepositions say."""
        cues = self._cues
        found = {cues["auxiliary"][aux] for aux in clause.auxiliaries if aux in cues["auxiliary"]}
        if clause.negated:
            found.add("negation")
        for child in clause.head.children:
            if child.dep_ in {"advmod", "neg", "amod", "det"} and child.lower_ in cues["adverb"]:
                found.add(cues["adverb"][child.lower_])
            elif child.dep_ in {"mark", "advmod"} and child.lower_ in cues["marker"]:
                found.add(cues["marker"][child.lower_])
        awaited = _awaited_by(clause.head)
        if awaited in cues["awaiting"]:
            found.add(cues["awaiting"][awaited])
        inverted = _inverted(clause)
        if inverted in cues["inverted"]:
            found.add(cues["inverted"][inverted])
        elif _is_to(clause.head) or _is_headline_infinitive(clause):
            found.add("future")
        if clause.head.dep_ in {"pobj", "pcomp"}:
            preposition = clause.head.head
            for word in (preposition.lower_, f"{preposition.head.lower_} {preposition.lower_}"):
                if word in cues["preposition"]:
                    found.add(cues["preposition"][word])
        return found

    def _predicated(self, verb: Token, trigger: Token) -> set[str]:
        """What an adjective says that leads from a copula to an infinitive, unless it tells the act itself: "the talks are | due to resume"."""
        cues = self._cues["governor"]
        leading = (
            each
            for each in verb.rights
            if each.dep_ == "acomp"
            and each != trigger
            and any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in each.rights)
        )
        return {cues[lemma] for adjective in leading for lemma in lemmas(adjective) if lemma in cues}

    def _inherited(self, head: Token, depth: int = 0) -> set[str]:
        """What the clauses say that this one hangs on."""
        governor = head.head
        if head.dep_ == "ROOT" or depth > _DEPTH or is_clause_before(head, governor):
            return _of_question(head)
        cue = next(
            (
                self._cues["governor"][each]
                for word in (governor, *_aimed(head))
                for each in lemmas(word)
                # "about to attack", but not "complained about the attack"
                if each in self._cues["governor"] and word.dep_ != "prep" and not _is_phrasal(word)
            ),
            None,
        )
        if cue is None and head.dep_ == "xcomp" and is_passive(governor):
            cue = next(
                (self._cues["reputed"][each] for each in lemmas(governor) if each in self._cues["reputed"]), None
            )
        found: set[str] = {cue} if cue and self._in_scope(head) and not _is_told_beside(head) else set()
        for word in _adverbs(governor) if is_verb(governor) else ():
            # "falsely reported that", "has yet to ratify"
            if word in self._cues["above"] and self._in_scope(head):
                found = {self._cues["above"][word]}
        if head.dep_ in {"pobj", "prep"} or (head.dep_ == "dobj" and not is_verb(head)):
            return found | (self._inherited(governor, depth + 1) if head.dep_ != "dobj" else set())
        if head.dep_ == "ccomp" and is_verb(governor):
            return found
        shares = head.dep_ in _SHARES or (head.dep_ == "advcl" and not is_finite(head))
        if not shares or head.pos_ in {"NOUN", "PROPN"}:
            return found
        if head.dep_ == "conj" and is_finite(head) and clause_of(head).auxiliaries != clause_of(governor).auxiliaries:
            return found
        if is_verb(governor) or governor.pos_ == "ADJ":
            found |= self._own(clause_of(governor)) - {"negation"} if head.dep_ != "acl" else set()
        return found | self._inherited(governor, depth + 1)

    def _in_scope(self, head: Token) -> bool:
        """Whether a clause or noun is what its governor speaks of, not its circumstance or its subject."""
        if head.dep_ in {"pobj", "prep"} and is_verb(head.head) and head.i < head.head.i:
            return False  # "in a call with Abbas, she pledged aid"
        if head.dep_ == "nsubjpass" and _has_done(head.head):
            return False  # "the blast is thought to have killed nine"
        if head.dep_ == "prep" and head.lower_ in self._come_about:
            return False  # "vows revenge after strike on consulate"
        # "set fire to a hall, killing three"; "outraged by the verdict, they set fire to it"
        before = head.tag_ == "VBN" and head.i < head.head.i
        circumstance = head.dep_ == "advcl" and (is_finite(head) or head.tag_ == "VBG" or before)
        # "a treaty signed in May" is made, unlike what it provides for
        made = head.dep_ == "acl" and head.tag_ == "VBN" and is_passive(head)
        return head.dep_ not in {"relcl", "nsubj"} and not circumstance and not made


def _aimed(head: Token) -> list[Token]:
    """Objects that an infinitive may tell the aim of, though it hangs on their verb: "announced plans on Monday to strike"."""
    if head.dep_ not in {"advcl", "xcomp"} or not is_verb(head.head) or not any(c.tag_ == "TO" for c in head.lefts):
        return []
    return [child for child in head.head.rights if child.dep_ == "dobj" and child.i < head.i]


def _has_done(verb: Token) -> bool:
    """Whether a verb's infinitive says what its subject has done already: "is thought to have killed nine"."""
    return any(each.dep_ == "xcomp" and is_perfect(each) for each in verb.rights)


def _is_open(verb: Token) -> bool:
    """Whether an infinitive only says what a noun is for: "a pretext to seize the port"; the first to seize it has done so."""
    return verb.dep_ == "acl" and verb.head.pos_ == "NOUN" and any(child.tag_ == "TO" for child in verb.lefts)


def _awaited_by(verb: Token) -> str | None:
    """What opens a clause that something yet to come waits for: "will not free them | until Israel opens the crossing"."""
    if verb.dep_ != "advcl" or not any(child.tag_ == "MD" for child in verb.head.lefts):
        return None
    return next((child.lower_ for child in verb.lefts if child.dep_ == "mark"), None)


def _is_phrasal(verb: Token) -> bool:
    """Whether a particle makes another verb of it: "the arrest set off riots" sets none for later."""
    return is_verb(verb) and any(child.dep_ == "prt" for child in verb.rights)


def _is_told_beside(verb: Token) -> bool:
    """Whether a finite verb is joined with its governor, not what that speaks of: "denied it and blamed the police"."""
    return verb.dep_ == "conj" and is_verb(verb) and is_finite(verb)


def _is_to(verb: Token) -> bool:
    """ "Is to attack": a form of "be" that an infinitive hangs on."""
    infinitive = any(child.tag_ == "TO" for child in verb.children)
    governor = verb.head
    return verb.dep_ == "xcomp" and infinitive and governor.lemma_ == "be" and not _is_odd(governor)


def _is_odd(be: Token) -> bool:
    """Whether a form of "be" is no mere auxiliary: "the aim is to attack", "if they were to attack"."""
    conditional = be.lower_ == "were" and any(child.dep_ == "mark" for child in be.children)
    return conditional or any(child.dep_ in {"attr", "acomp", "dobj"} for child in be.children)


def _inverted(clause: Clause) -> str | None:
    """The auxiliary that stands before its subject at the head of a clause: "had it not", "were Turkey to"."""
    for verb in (clause.head, clause.head.head):
        if verb is clause.head.head and clause.head.dep_ != "xcomp":
            break
        first = next(iter(verb.subtree))
        subject = next((child for child in verb.children if child.dep_ in NOMINAL_SUBJECT), None)
        if subject is not None and first.i < subject.i and (first == verb or first.dep_ in {"aux", "auxpass"}):
            return first.lower_
    return None


def _adverbs(verb: Token) -> list[str]:
    return [child.lower_ for child in verb.children if child.dep_ in {"advmod", "amod"}]


def _is_headline_infinitive(clause: Clause) -> bool:
    """ "Seoul to resume talks": a main clause whose only auxiliary is "to"."""
    verb = clause.head
    hangs_on_noun = verb.dep_ in {"acl", "advcl"} and verb.head.dep_ == "ROOT" and not is_verb(verb.head)
    return clause.auxiliaries == ["to"] and (verb.dep_ == "ROOT" or hangs_on_noun)


def _of_question(root: Token) -> set[str]:
    """A direct question asserts nothing."""
    last = root.doc[root.sent.end - 1]
    return {"hypothetical"} if last.text == "?" or (last.is_quote and last.i and last.nbor(-1).text == "?") else set()
