"""Subjects and objects as they are meant: through control, raising, conjunction, relative clauses and the passive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.parse.doers import deciders, possessors
from tocsin.parse.phrases import conjuncts
from tocsin.parse.prepositions import RELATIVE_TAGS, antecedents_in, is_ruled_out, objects_of, prepositions
from tocsin.parse.relations import FINITE, TIMES
from tocsin.parse.verbs import has_to, is_passive, is_verb, own_subjects

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


_OBJECT = {"dobj", "obj"}
_COMPLEMENT = {"ccomp", "xcomp"}
_NAMING = {"NOUN", "PROPN"}
#: Prepositions whose gerund is done by the object: "accused them of hiding", "stopped them from leaving".
_OBJECT_CONTROL = {"of", "for", "from", "with", "into", "over"}
#: Prepositions of address, whose object does what an infinitive after it says: "called on them to leave".
_ADDRESS = ("on", "upon", "to")
_DEPTH = 8


def agents(verb: Token) -> list[Token]:
    """Who does what a passive verb says; "by" hangs on the last of several: "was beaten and robbed by guards"."""
    own = [
        noun
        for child in verb.children
        if child.dep_ == "agent" and not is_ruled_out(child)
        for noun in objects_of(child)
    ]
    later = [child for child in verb.children if child.dep_ == "conj" and is_verb(child) and is_passive(child)]
    return own or [noun for joined in later if not own_subjects(joined) for noun in agents(joined)]


def surface_subject(predicate: Token, depth: int = 0) -> list[Token]:
    """The subject of a verb or of a predicative adjective, found through control, raising and conjunction."""
    own = own_subjects(predicate)
    if own:
        return [noun for subject in own for noun in antecedents_in(subject, predicate)]
    if depth > _DEPTH:
        return []
    head = predicate.head
    match predicate.dep_:
        case "ROOT":
            # "Germany halts deliveries, bars speaker": to the parser the first verb is the second one's complement
            first = next((child for child in predicate.lefts if is_clause_before(child, predicate)), None)
            return surface_subject(first, depth + 1) if first is not None else _stray_subject(predicate)
        case "acl" | "advcl" if head.dep_ == "ROOT" and not is_verb(head) and has_to(predicate):
            # "Malawi to deport asylum seekers"
            return [head]
        case "oprd" if (
            predicate.pos_ == "ADJ" and is_verb(head) and any(child.dep_ in _OBJECT for child in head.rights)
        ):
            # "held Israel responsible": the object is
            return direct_objects(head)
        case "conj" | "acomp" | "attr" | "oprd" | "advcl" | "dep" | "parataxis":
            return surface_subject(head, depth + 1) if is_verb(head) else []
        case "xcomp" | "ccomp":
            return _joined_to_verb(predicate) or _controller(head, depth)
        case "relcl":
            return [head]
        case "acl":
            # "a bishop and two nuns, abducted by gunmen": hung on the first behind the last, it tells of all
            return _noun_agent(head, depth) if has_to(predicate) else [n for n in conjuncts(head) if n.i < predicate.i]
        case "pcomp":
            while head.dep_ == "conj" and head.pos_ == "ADP":
                head = head.head
            governor = head.head
            if not is_verb(governor):
                charged = _charged_on(head)
                return _noun_agent(governor, depth) if charged is None else _controller(charged, depth)
            if head.lower_ in _OBJECT_CONTROL:
                return _controller(governor, depth)
            return surface_subject(governor, depth + 1)
        case _:
            return []


def _charged_on(of: Token) -> Token | None:
    """The verb by which somebody is held to account for a deed: "arrested two men on suspicion of planting it"."""
    ground = of.head
    if of.lower_ != "of" or ground.dep_ != "pobj" or ground.head.lower_ != "on":
        return None
    verb = ground.head.head
    while verb.dep_ in _OBJECT and not is_verb(verb):
        verb = verb.head
    return verb if is_verb(verb) else None


def _joined_to_verb(verb: Token) -> list[Token]:
    """The subject that the parser took for a part of the verb's name: "demand that President Petrov resign"."""
    if not any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.lefts):
        return []
    return [child for child in verb.lefts if child.dep_ == "compound"][-1:]


def _stray_subject(predicate: Token) -> list[Token]:
    """The name before a finite verb that the parser took for a word of time: "Turkey massed troops"."""
    if predicate.tag_ not in FINITE or any(child.tag_ == "TO" for child in predicate.lefts):
        return []
    return [
        child
        for child in predicate.lefts
        if child.dep_ == "npadvmod" and child.pos_ == "PROPN" and child.ent_type_ not in TIMES
    ][-1:]


def _controller(governor: Token, depth: int) -> list[Token]:
    """Who controls an infinitive or gerund: the governor's object if it has one, else its subject."""
    if not is_verb(governor):
        return surface_subject(governor, depth + 1) if governor.pos_ == "ADJ" else _noun_agent(governor, depth)
    if not is_passive(governor):
        objects = [child for child in governor.children if child.dep_ in _OBJECT | {"dative"} and child.pos_ != "ADP"]
        if objects:
            return [noun for child in objects for noun in conjuncts(child)]
        asked = [noun for word in _ADDRESS for prep in prepositions(governor, word) for noun in objects_of(prep)]
        if asked:
            return asked
    return surface_subject(governor, depth + 1)


def _noun_agent(noun: Token, depth: int) -> list[Token]:
    """Who does what a noun names: its possessor, else the subject of the verb whose object it is."""
    own = possessors(noun) or deciders(noun)
    if own:
        return own
    if noun.dep_ in _OBJECT | {"attr", "pobj", "pcomp"}:
        governor = noun.head.head if noun.dep_ == "pobj" else noun.head
        if noun.dep_ == "pobj" and noun.head.lower_ == "as" and is_verb(governor) and not is_passive(governor):
            # "denounced the raid as an attempt to silence them": not those who say so
            return []
        if is_verb(governor):
            return surface_subject(governor, depth + 1)
    return []


def direct_objects(verb: Token) -> list[Token]:
    """The direct object of an active verb, the relativised one included."""
    own = [child for child in verb.children if child.dep_ in _OBJECT]
    given = first_of_two(verb)
    if own and not (len(own) == 1 and own[0].lower_ == "what" and _said_to_be(verb)):
        own = [child for child in own if child not in given]
        return [noun for child in own for noun in antecedents_in(child, verb)]
    if verb.dep_ == "relcl" and own_subjects(verb) and not _relative_subject(verb):
        return [verb.head]
    # "called an indefinite ceasefire", "called President Xi to thank him": to the parser it is what somebody is called
    named = [child for child in verb.rights if child.dep_ == "oprd" and child.pos_ in {"NOUN", "PROPN"}]
    if named and not is_passive(verb):
        return [noun for child in named for noun in conjuncts(child)]
    # "condemned and rejected the plan", "detained, tortured and killed them": the object hangs on the last verb
    for joined in _joined_after(verb):
        found = [child for child in joined.children if child.dep_ in _OBJECT and child.i > joined.i]
        if found:
            return [noun for child in found for noun in conjuncts(child)]
    return _said_to_be(verb) or _shared_object(verb)


def _shared_object(verb: Token) -> list[Token]:
    """The object that stands behind two verbs of two subjects: "prosecutors charged, and a judge | jailed, the mayor"."""
    first = verb.head
    if verb.dep_ != "conj" or not is_verb(first) or not own_subjects(verb) or is_passive(verb):
        return []
    found = [child for child in first.rights if child.dep_ in _OBJECT and child.i > verb.i]
    return [noun for child in found for noun in conjuncts(child)]


def _said_to_be(verb: Token) -> list[Token]:
    """What an object is that a clause with "what" gives: "fired what Seoul said was a missile"."""
    clauses = [child for child in verb.rights if child.dep_ == "ccomp" and child.left_edge.lower_ == "what"]
    # "fired what appeared to be a missile": to the parser the clause hangs on "what"
    whats = [child for child in verb.rights if child.dep_ in _OBJECT and child.lower_ == "what"]
    clauses += [child for what in whats for child in what.rights if child.dep_ in {"acl", "relcl"}]
    for clause in clauses:
        found = [child for child in clause.rights if child.dep_ in {"attr", "oprd"} and child.pos_ in _NAMING]
        # "what Seoul described as a missile"
        found = found or [
            child
            for word in clause.rights
            if word.dep_ == "prep" and word.lower_ == "as"
            for child in word.rights
            if child.dep_ == "pobj" and child.pos_ in _NAMING
        ]
        if found:
            return [noun for child in found for noun in conjuncts(child)]
        clauses += [child for child in clause.rights if child.dep_ in _COMPLEMENT]
    return []


def first_of_two(verb: Token) -> list[Token]:
    """Of two objects side by side the first, to whom the other is given: "offered Afghanistan help"."""
    objects = [child for child in verb.rights if child.dep_ in _OBJECT]
    if len(objects) != 2 or objects[0].right_edge.i + 1 != objects[1].left_edge.i:
        return []
    if objects[1].tag_ in RELATIVE_TAGS or any(child.dep_ == "prep" for child in objects[0].rights):
        return []  # "a summit in retaliation for the duties that they imposed"
    return objects[:1]


def _joined_after(verb: Token) -> list[Token]:
    """The verbs joined behind one that has nothing else behind it, up to the first of them that has."""
    first = verb.head if verb.dep_ == "conj" and is_verb(verb.head) else verb
    later = [*(c for c in verb.children if c.dep_ == "conj"), *(c for c in first.children if c.dep_ == "conj")]
    for each in later:
        later += [child for child in each.rights if child.dep_ == "conj" and is_verb(child)]
    found: list[Token] = []
    last = verb
    for joined in sorted(set(later), key=lambda each: each.i):
        if joined.i <= last.i or not is_verb(joined):
            continue
        bare = all(child.dep_ in {"cc", "punct", "conj", "prt"} for child in last.rights)
        if (
            not bare
            or own_subjects(joined)
            or (joined.tag_ != verb.tag_ and {joined.tag_, verb.tag_} != {"VBD", "VBN"} and not _is_inserted(joined))
        ):
            break
        found.append(joined)
        last = joined
    return found


def _is_inserted(verb: Token) -> bool:
    """Whether a joined verb stands between commas before the object of both: "accused, but did not name, a captain"."""
    before = [child for child in verb.lefts if child.dep_ in {"aux", "neg", "advmod"}]
    joiner = min([verb, *before], key=lambda each: each.i).nbor(-1)
    closed = verb.i + 1 < len(verb.doc) and verb.nbor().text == ","
    return closed and joiner.dep_ == "cc" and joiner.nbor(-1).text == ","


def _relative_subject(verb: Token) -> bool:
    """Whether a relative pronoun is the subject or says whose it is: "the miners, | whose leaders met"."""
    return any(word.tag_ in RELATIVE_TAGS for subject in own_subjects(verb) for word in (subject, *subject.lefts))


def is_clause_before(clause: Token, verb: Token) -> bool:
    """Whether what the parser takes for a verb's complement is a clause beside it, as headlines join them."""
    if clause.dep_ != "ccomp" or clause.i > verb.i or not is_verb(verb):
        return False
    between = {token.text for token in clause.doc[clause.i : verb.i]}
    return ";" in between or ("," in between and not own_subjects(verb))
