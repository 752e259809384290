"""Verbs behind a day that the parser takes for an adjective of their object: "a court on Friday | jailed blogger Ali Said"."""

from __future__ import annotations

from tocsin.parse.mending.relations import NOUNS, TIMES
from tocsin.parse.tokens import Doc, Token, hang

_SUBJECTS = {"nsubj", "nsubjpass"}
_PARTICIPLES = {"VBD", "VBN"}
#: Relations of a word within the phrase of the noun behind it.
_BEFORE_NOUN = {"compound", "amod", "nmod"}
#: What stays with an object that stands behind its verb.
_OWN = {"conj", "cc", "appos", "relcl", "acl", "case", "flat"}


def tell_verbs(doc: Doc, saying: frozenset[str]) -> None:
    """Makes verbs of such words, in place.

    saying: lemmas of verbs after which a clause may stand: "Tass said a court on Friday jailed …".
    """
    for token in doc:
        if token.dep_ == "amod" and token.tag_ in _PARTICIPLES and token.i > 1:
            _tell(token, saying)


def _tell(verb: Token, saying: frozenset[str]) -> None:
    thing = verb.head
    while thing.dep_ in _BEFORE_NOUN and thing.head.i > thing.i:
        thing = thing.head
    opening = _opening(verb)
    if opening is None or opening.i == 0 or thing.i < verb.i or thing.pos_ not in NOUNS:
        return
    subject = _before(opening, thing, verb, saying)
    if subject is None:
        return
    top = thing if subject.dep_ in _SUBJECTS else subject
    later = _later(thing) if top is thing else None
    if later is not None:
        top = later
    elif top is thing and thing.dep_ in _SUBJECTS:
        return  # "the party on Monday expelled members rallied"
    if any(each is top.head or each.is_ancestor(top.head) for each in (verb, thing, subject) if each is not top):
        return  # too tangled
    behind = [child for child in subject.rights if child.i > verb.i and child is not thing]
    behind += [
        child
        for child in thing.children
        if child.i < verb.i or (child.i > thing.i and (child.is_punct or child.dep_ == "prep"))
    ]
    if later is not None:
        behind += [child for child in thing.rights if child.dep_ == "cc"]
        behind += [child for child in later.children if child.is_punct and child.i > later.i]
    verb.head, verb.dep_ = (verb if top.dep_ == "ROOT" else top.head), _clausal(top.dep_)
    verb.tag_, verb.pos_ = "VBD", "VERB"
    _fix_day(opening, verb)
    for child in behind:
        child.head = verb
    if later is not None:
        later.head, later.dep_, later.tag_ = verb, "conj", "VBD"
    subject.head, subject.dep_ = verb, "nsubj"
    thing.head, thing.dep_ = verb, "dobj"
    hang(verb.doc.tokens)


def _opening(verb: Token) -> Token | None:
    """The preposition before the words of time that stand right before a verb."""
    first = verb.nbor(-1)
    if first.ent_type_ not in TIMES:
        return None
    while first.i and first.ent_type_ in TIMES:
        first = first.nbor(-1)
    return first if first.tag_ == "IN" and first.lower_ in {"on", "in"} else None


def _before(opening: Token, thing: Token, verb: Token, saying: frozenset[str]) -> Token | None:
    """The subject that stands before the words of time, if it has no other verb."""
    holder = opening.head
    if holder.pos_ in NOUNS and holder.i < opening.i:
        subject = holder
    else:
        subject = next((each for each in holder.lefts if each.dep_ in _SUBJECTS), opening)
    if subject.pos_ not in NOUNS or subject.i > opening.i:
        return None
    said = subject.dep_ == "dobj" and subject.head.lemma_ in saying and subject.i > subject.head.i
    alone = said or (subject.dep_ not in {*_SUBJECTS, "pobj", "dobj", "appos"} and subject.head is not verb)
    shared = subject.dep_ in _SUBJECTS and subject.head in {thing, verb, _later(thing)}
    return subject if alone or shared else None


def _later(thing: Token) -> Token | None:
    """The verb that is joined with the one behind the day: "jailed Ali Said and | fined his paper"."""
    joined = any(child.dep_ == "cc" for child in thing.rights)
    verb = thing.head
    return verb if joined and thing.dep_ in _SUBJECTS and verb.tag_ in _PARTICIPLES and verb.i > thing.i else None


def _fix_day(opening: Token, verb: Token) -> None:
    """Hangs the words of time on the verb."""
    last = verb.nbor(-1)
    opening.head, opening.dep_ = verb, "prep"
    for child in opening.rights:
        if child.i > verb.i:
            child.head, child.dep_ = verb, "dobj"
    if last.head.i > last.i or last.head is verb:
        last.head, last.dep_ = opening, "pobj"


def _clausal(dep: str) -> str:
    """How a clause hangs where the parser saw a noun."""
    return "ccomp" if dep in {"dobj", "pobj", "nsubj"} else dep
