"""Where a noun phrase stands in its sentence, as far as it tells whom the phrase may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.parse.phrases import conjuncts, partitive
from tocsin.parse.prepositions import RELATIVE_TAGS, antecedents_of
from tocsin.parse.relations import NOMINAL, NOMINAL_SUBJECT
from tocsin.parse.verbs import is_verb, own_subjects

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: Relations of a verb's own arguments.
_ARGUMENTS = {*NOMINAL_SUBJECT, "dobj", "dative", "iobj"}
#: Relations of a verb whose subject is that of the verb above it; "dep" where a parser does not know: "arrested them, then freed them".
_SHARING = {"conj", "xcomp", "aux", "auxpass", "advcl", "pcomp", "prep", "dep"}
#: Prepositions that say of an object what it does or has: "praised Georgia for its help".
_OBJECTS_OWN = {"for", "of"}
#: The preposition before the reason for what is done to somebody, and those before whom it is done to.
_REASONS, _GIVEN = {"over", "because"}, {"to", "on", "with", "against", "from"}
#: What may stand before a main clause.
_FRONTED = {"advcl", "prep", "npadvmod", "advmod"}
_COPULAS = {"be", "become", "remain"}
#: Verbs of which a bare infinitive says what those before it do.
_LETTING = {"let", "make", "have", "see", "help"}


def verb_of(head: Token) -> Token | None:
    """The verb whose argument a phrase is, also behind a preposition; "most of them" are those whom a pronoun means."""
    if head.pos_ == "PRON" and head.dep_ == "pobj" and head.head.lower_ == "of" and not is_verb(head.head.head):
        head = head.head.head
    governor = head.head if head.dep_ in _ARGUMENTS else head.head.head if head.dep_ == "pobj" else None
    if governor is None or not is_verb(governor):
        return None
    # "let them go": they are not those who let
    let = governor.head.lemma_.lower() in _LETTING
    bare = governor.dep_ == "ccomp" and head.dep_ == "nsubj" and (governor.tag_ == "VB" or let)
    alone = bare and not any(child.dep_ in {"aux", "mark"} for child in governor.lefts)
    return governor.head if alone and is_verb(governor.head) else governor


def owner_of(head: Token) -> Token | None:
    """Whose somebody is: a possessor."""
    for child in head.children:
        if child.dep_ == "poss":
            return child
    return None


def belongs_to(head: Token) -> Token | None:
    """Whose a person is: a possessor, or who stands behind "of"."""
    behind = (
        deeper
        for child in head.rights
        if child.dep_ == "prep" and child.lower_ == "of"
        for deeper in child.children
        if deeper.dep_ == "pobj"
    )
    return owner_of(head) or next(behind, None)


def verb_above(verb: Token | None) -> Token | None:
    """The verb on which the clause of a verb hangs, also by somebody of whom it tells: "freed 40 people whom they had arrested"."""
    while verb is not None and verb.dep_ in {"conj", "xcomp", "aux"} and verb.head != verb:
        verb = verb.head
    if verb is not None and verb.dep_ == "relcl" and any(each.tag_ == "PRP" for each in own_subjects(verb)):
        noun = verb.head
        holder = noun.head.head if noun.dep_ == "pobj" else noun.head
        return holder if is_verb(holder) and noun.dep_ in {"dobj", "pobj"} else None
    return verb.head if verb is not None and verb.dep_ in {"ccomp", "advcl"} and is_verb(verb.head) else None


def doers_over(head: Token, verb: Token | None) -> list[Token]:
    """Who may do what the clause tells in which a phrase stands, the likeliest first; none if it is that itself.

    After an object that is whoever it names, if it can do anything: "ordered the union to send its members",
    "praised Georgia for its help", but "used batons to drive them out".

    verb: the nearest above the phrase.
    """
    found: list[Token] = []
    token = head
    while verb is not None:
        found += _object_before(token, verb)
        subject = _subject(verb)
        if subject is not None:
            found.append(subject)
            break
        token = verb
        verb = _governing_verb(verb)
    return [] if any(each is head or each.is_ancestor(head) for each in found) else found


def subjects_above(head: Token, verb: Token | None, doers: list[Token]) -> list[Token]:
    """The subjects of the clauses in which the clause of a phrase stands, from the closest out.

    One of a main clause that only follows is left out: "after the minister left, he …".

    verb: the nearest above the phrase. doers: who may do what its own clause tells; they are left out.
    """
    found = []
    token = head
    while verb is not None:
        subject = _subject(verb)
        if subject is not None and subject.i < token.i and subject is not head and not subject.is_ancestor(head):
            found.append(subject)
        if verb.dep_ == "conj" and subject is not None:
            break
        token, verb = verb, nearest_verb(verb)
    return [each for each in found if each not in doers]


def _subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in NOMINAL_SUBJECT:
            return child
    return None


def _object_before(token: Token, verb: Token) -> list[Token]:
    """The object of a verb, for what hangs on the verb behind it as an infinitive or after "for" or "of"."""
    branch = token
    while branch.head not in {verb, branch}:
        branch = branch.head
    if branch.dep_ == "dobj" and is_verb(token):
        return [branch]  # "accused the minister of lying", where the phrase hangs on the minister
    if branch.dep_ == "xcomp" or (branch.dep_ == "prep" and branch.lower_ in _OBJECTS_OWN):
        return [child for child in verb.children if child.dep_ == "dobj" and child.i < branch.i]
    return []


def _governing_verb(verb: Token) -> Token | None:
    """The verb with which a verb without a subject shares one."""
    if verb.dep_ not in _SHARING or verb.head == verb:
        return None
    return verb.head if is_verb(verb.head) else nearest_verb(verb)


def thanked_for(head: Token) -> Token | None:
    """Who is thanked or blamed for what the subject of a relative clause did: "thanked Rome for the boats that it sent"."""
    clause = head.head
    if head.dep_ not in NOMINAL_SUBJECT or clause.dep_ != "relcl" or clause.head.dep_ != "pobj":
        return None
    preposition = clause.head.head
    if preposition.lower_ != "for":
        return None
    governor = preposition.head
    if not is_verb(governor):
        return governor if governor.dep_ == "dobj" else None  # "thanked Rome for …", hung on Rome
    objects = [child for child in governor.rights if child.dep_ == "dobj" and child.i < preposition.i]
    behind = [
        deeper
        for thing in objects
        for child in thing.rights
        if child.lower_ == "to" and child.i < preposition.i
        for deeper in child.rights
        if deeper.dep_ == "pobj"
    ]
    return next(iter(behind or objects), None)


def pressed_for(head: Token) -> Token | None:
    """To whom something is done for a deed or plan whose doer a possessor says: "cut aid to Togo over killings by its army"."""
    whose = head
    while whose.dep_ == "poss":
        whose = whose.head
    if whose == head or whose.dep_ != "pobj":
        return None
    reason = _reason_around(whose.head)
    if reason is None:
        return None
    thing = reason.head
    while thing.dep_ == "pobj" and thing.head.dep_ == "prep":
        thing = thing.head.head  # hung on the last noun: "sanctions on Togo over …"
    objects = [thing] if thing.dep_ == "dobj" else [child for child in thing.rights if child.dep_ == "dobj"]
    given = [whom for each in (*objects, thing) for whom in _given_to(each, reason)]
    return next((each for each in (*given, *objects) if each.i < reason.i), None)


def accuser_over(head: Token) -> Token | None:
    """Who accuses another of what is done at a place that a possessor says is somebody's: "accused Togo of massing troops on | its | border"."""
    place = head.head
    if head.dep_ != "poss" or place.dep_ != "pobj" or place.head.dep_ != "prep":
        return None
    verb = place.head.head
    verb = verb.head if verb.dep_ == "dobj" else verb  # "massing | troops on its border"
    if verb.dep_ != "pcomp" or verb.head.lower_ != "of" or not is_verb(verb.head.head):
        return None
    return next((child for child in verb.head.head.lefts if child.dep_ == "nsubj"), None)


def _reason_around(preposition: Token) -> Token | None:
    """The "over" or "because of" that opens a reason, for itself or for a "by" in it, which the parser may hang on the verb."""
    outer = preposition.head if preposition.dep_ == "pcomp" else preposition
    while outer.lower_ not in _REASONS:
        if outer.dep_ == "ROOT" or (outer is preposition and outer.lower_ != "by"):
            return None
        if is_verb(outer.head):
            before = (child for child in outer.head.rights if child.lower_ in _REASONS and child.i < preposition.i)
            return next(before, None)
        outer = outer.head
    return outer if outer.dep_ == "prep" else None


def _given_to(thing: Token, until: Token) -> list[Token]:
    """Those to whom goes what is cut, or on whom it is laid: "aid to Togo", "sanctions on Togo"."""
    return [
        deeper
        for child in thing.rights
        if child.lower_ in _GIVEN and child.i < until.i
        for deeper in child.rights
        if deeper.dep_ == "pobj"
    ]


def joined_owner(head: Token) -> Token | None:
    """Whose those are who are joined with somebody: "talks between the government and its opponents", "an editor and his wife"."""
    whose = head.head
    if head.dep_ != "poss" or whose.dep_ != "conj":
        return None
    first = whose.head
    if first.i > head.i or any(child.dep_ == "poss" and child.pos_ == "PRON" for child in first.lefts):
        return None  # "its army and its navy"
    return first


def subject_ahead(head: Token) -> Token | None:
    """The subject of the main clause that follows the one in which a phrase stands: "Before she left, the minister …"."""
    token = head
    while token.head != token:
        if token.dep_ in _FRONTED and is_verb(token.head):
            subject = _subject(token.head)
            if subject is not None and subject.i > head.i and token.i < subject.i:
                return subject
        token = token.head
    return None


def phrase_around(head: Token) -> Token | None:
    """The head of the phrase that a possessor or the object of a preposition stands in."""
    outer = head.head if head.dep_ == "poss" else head.head.head if head.dep_ == "pobj" else None
    if outer is None or outer.pos_ not in NOMINAL or outer == head:
        return None
    while outer.dep_ == "appos":
        outer = outer.head
    return outer


def same_by_grammar(head: Token, quantities: frozenset[str]) -> Token | None:
    """The phrase that means the same by the grammar: a relative pronoun's or apposition's, that of a quantity.

    quantities: lemmas of words of quantity.
    """
    if head.tag_ in RELATIVE_TAGS:
        return next(iter(antecedents_of(head)), None)
    if head.dep_ == "appos" and not _is_after_clause(head):
        return head.head
    if head.dep_ == "attr" and head.pos_ == "NOUN":
        return _said_to_be(head)
    if head.dep_ == "pobj" and head.head.lower_ == "as":
        return _taken_as(head.head.head)
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        outer = head.head.head
        if head.pos_ == "PRON" and outer.dep_ == "appos":
            return outer.head  # "four men, two of them soldiers"
        if outer.lemma_.lower() in quantities and not partitive(outer, quantities):
            return outer
    return None


def joined_before(head: Token) -> list[Token]:
    """Those named before the last of several that are joined: of "Chad and Mali", Chad."""
    if head.dep_ != "conj" or any(child.dep_ == "conj" for child in head.children):
        return []
    first = head
    while first.dep_ == "conj":
        first = first.head
    # "a banker and two of his firms"
    joined = [each for each in conjuncts(first) if each.pos_ in {*NOMINAL, "NUM"}]
    return joined[:-1] if joined[-1:] == [head] else []


def _is_after_clause(apposition: Token) -> bool:
    """Whether it stands behind a clause, and describes somebody in that."""
    return any(child.dep_ in {"relcl", "acl"} and child.i < apposition.i for child in apposition.head.children)


def _said_to_be(predicate: Token) -> Token | None:
    """Of whom a clause says what they are or become: "before she became minister"."""
    verb = predicate.head
    if verb.lemma_.lower() not in _COPULAS or any(child.dep_ == "neg" for child in verb.children):
        return None
    return _subject(verb)


def _taken_as(verb: Token) -> Token | None:
    """Who is chosen or serves as somebody: "the diplomat chosen as envoy"."""
    if verb.dep_ == "acl":
        return verb.head
    roles = ("nsubjpass",) if any(child.dep_ == "auxpass" for child in verb.children) else ("dobj", "nsubj")
    return next((child for role in roles for child in verb.children if child.dep_ == role), None)


def nearest_verb(head: Token) -> Token | None:
    """The verb on which a word hangs, at whatever remove."""
    verb = head.head
    while not is_verb(verb):
        if verb.dep_ == "ROOT":
            return None
        verb = verb.head
    return verb if verb is not head else None
