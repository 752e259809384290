"""Relative clauses that no pronoun opens: "the man | police arrested on Monday | had threatened her"."""

from __future__ import annotations

from collections.abc import Callable, Set

from tocsin.parse.relations import AUXILIARIES, IN_PHRASE, NOMINAL_SUBJECT, NOUN_TAGS, NOUNS, PLURAL, SUBJECT, TIMES
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_finite, is_verb

_STATE = "GPE"
#: What tells that a verb has done its deed to somebody else, or undergoes it.
_FILLED = {"dobj", "agent", "ccomp", "xcomp", *SUBJECT, *AUXILIARIES}
#: Forms of auxiliaries that go with one.
_OF_ONE = {"is", "was", "has"}


def tell_contact_clauses(
    doc: Doc, known: Set[str], transitive: Set[str], people: Set[str], plurals: Set[str], is_role: Callable[[str], bool]
) -> None:
    """Makes such clauses of verbs that the parser takes for participles, in place.

    known: lemmas of verbs of acts. transitive: those that are always done to somebody or something.
    people: nouns for anybody: "man". plurals: nouns that are plural without an ending that says so: "police".
    is_role: whether a word stands for somebody.
    """
    for verb in doc:
        if verb.tag_ == "VBN" and verb.dep_ == "acl":
            _end_at_date(verb)
        if verb.tag_ not in {"VBN", "VBD"} or verb.i < 2 or verb.lemma_.lower() not in known:
            continue
        if any(child.dep_ in _FILLED - SUBJECT for child in verb.children):
            continue
        _part_clause(verb)
        if verb.lemma_.lower() not in transitive:
            continue
        _part_state(verb)
        _part_name(verb, people, plurals, is_role)


def _part_name(verb: Token, people: Set[str], plurals: Set[str], is_role: Callable[[str], bool]) -> None:
    """Parts those who do something from whom they do it to, which the parser takes for one name: "the woman | police detained".

    They are two where the first is a word for anybody, which stands in no name, where the second is a plural without an
    ending, which others seldom describe, and where the main verb tells of one.
    """
    doers = verb.nbor(-1)
    first = doers.nbor(-1) if doers.i else doers
    if doers.tag_ not in PLURAL or first.head is not doers or first.dep_ != "compound":
        return
    if first.tag_ not in {"NN", "NNS"} or doers.left_edge.dep_ != "det" or doers.left_edge.lower_ != "the":
        return
    main = _main_verb(verb, doers)
    if main is None or any(child.dep_ == "compound" and child is not first for child in doers.lefts):
        return
    anybody = first.lemma_.lower() in people
    one = first.tag_ == "NN" and _tells_of_one(main)
    if not anybody and not (is_role(first.lemma_.lower()) and (one or doers.lower_ in plurals)):
        return
    for child in list(doers.lefts):
        if child is not first and child.dep_ in IN_PHRASE:
            child.head = first
    _hang_clause(verb, doers, first, main)


def _main_verb(verb: Token, doers: Token) -> Token | None:
    """The verb of the sentence that goes on behind such a clause."""
    if verb.dep_ == "acl" and verb.head is doers and doers.dep_ in NOMINAL_SUBJECT:
        main = doers.head
    elif doers.head is verb and doers.dep_ in NOMINAL_SUBJECT:
        joined = (child for child in verb.rights if child.dep_ in {"conj", "ccomp"} and is_verb(child))
        found = next(joined, None)
        if found is None or any(child.dep_ in {"cc", "nsubj"} for child in (*verb.rights, *found.lefts)):
            return None
        main = found
    else:
        return None
    between = verb.doc[verb.i + 1 : main.i]
    return main if is_finite(main) and main.i > verb.i and not any(each.is_punct for each in between) else None


def _tells_of_one(verb: Token) -> bool:
    return verb.tag_ == "VBZ" or any(child.dep_ in AUXILIARIES and child.lower_ in _OF_ONE for child in verb.lefts)


def _hang_clause(verb: Token, doers: Token, somebody: Token, main: Token) -> None:
    """Hangs the main verb where it belongs, with somebody as its subject, and the clause on him."""
    if main.head is verb:
        main.head, main.dep_ = (main if verb.dep_ == "ROOT" else verb.head), verb.dep_
        for child in verb.children:
            if child.i > main.i or child.i < doers.left_edge.i or child.dep_ in AUXILIARIES:
                child.head = main
    passive = any(child.dep_ == "auxpass" for child in main.lefts)
    somebody.head, somebody.dep_ = main, "nsubjpass" if passive else "nsubj"
    verb.head, verb.dep_, verb.tag_, verb.pos_ = somebody, "relcl", "VBD", "VERB"
    for child in doers.rights:
        if child is not verb and child.i > verb.i:
            child.head = verb
    doers.head, doers.dep_ = verb, "nsubj"
    hang(verb.doc.tokens)


def _part_clause(verb: Token) -> None:
    """Makes the main verb of what the parser takes for the clause's: "the lawyer the court jailed | had defended strikers."

    A whole sentence has a main verb.
    """
    doers = verb.head
    main = doers.head
    if verb.dep_ != "acl" or doers.dep_ not in NOMINAL_SUBJECT or main.i < verb.i:
        return
    two = next((child for child in main.lefts if child.dep_ in NOMINAL_SUBJECT and child is not doers), None)
    somebody = main.head if main.dep_ == "relcl" else two
    if (
        somebody is None
        or somebody.pos_ not in NOUNS
        or somebody.ent_type_ in TIMES
        or verb.sent[-1].text != "."
        or not is_finite(main)
    ):
        return
    if somebody.i + 1 != doers.left_edge.i or any(each.is_punct for each in verb.doc[somebody.i : main.i]):
        return
    if not any(child.dep_ == "det" for child in somebody.lefts) or somebody.dep_ not in {"ROOT", *NOMINAL_SUBJECT}:
        return
    if main.dep_ == "relcl":
        main.head, main.dep_ = main, "ROOT"
        for child in somebody.children:
            if child is not main and child.i > main.i:
                child.head = main
    _hang_clause(verb, doers, somebody, main)


def _end_at_date(verb: Token) -> None:
    """Ends a participle behind a noun at its date, which does nothing itself: "nine held by rebels since May | were freed."."""
    main = next((child for child in verb.rights if child.dep_ == "advcl" and is_finite(child)), None)
    subject = verb.head
    if main is None or subject.dep_ != "ROOT" or subject.pos_ not in NOUNS or verb.sent[-1].text != ".":
        return
    opener = main.left_edge
    date = next((child for child in opener.rights if child.dep_ == "pobj"), None)
    if date is None or date.ent_type_ not in TIMES or opener.dep_ != "mark":
        return
    if any(child.dep_ in SUBJECT for child in main.lefts):
        return
    opener.head, opener.dep_ = verb, "prep"
    main.head, main.dep_ = main, "ROOT"
    for child in subject.rights:
        if child.i > main.i:
            child.head = main
    passive = any(child.dep_ == "auxpass" for child in main.lefts)
    subject.head, subject.dep_ = main, "nsubjpass" if passive else "nsubj"
    hang(verb.doc.tokens)


def _part_state(verb: Token) -> None:
    """Makes the doer of a state that no comma parts from a noun: "the envoy | Moscow expelled | accused it of lying"."""
    state = verb.nbor(-1)
    somebody = state.head
    if state.dep_ != "appos" or state.ent_type_ != _STATE or verb.dep_ != "acl" or verb.head is not somebody:
        return
    named = somebody.i + 1 == state.left_edge.i and somebody.tag_ in NOUN_TAGS and somebody.pos_ == "NOUN"
    if named and any(child.dep_ == "det" and child.lower_ == "the" for child in somebody.lefts):
        state.head, state.dep_ = verb, "nsubj"
        verb.dep_, verb.tag_ = "relcl", "VBD"
        hang(verb.doc.tokens)
