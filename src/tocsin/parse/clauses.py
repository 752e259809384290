"""Clauses: a predicate (verb, adjective, or a noun that names an act) with its arguments.

The arguments are the logical ones, whatever the voice and wherever they stand: passive, relative and reduced
relative clauses, infinitives, control and raising, gerunds, shared subjects and objects of joined predicates.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from tocsin.parse.phrases import conjuncts

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

_SUBJECT = {"nsubj", "nsubjpass", "csubj", "csubjpass"}
#: Words before "to" and a source.
_BY_WHOSE_WORD = {"according", "thanks", "owing"}
#: Prepositions that say of a noun what it is, not what the verb does.
_NEAR = {"of", "at"}
#: Prepositions before those whom an act is aimed at.
_AIMED = {"against", "on"}
#: Prepositions before something else that happens meanwhile.
_OCCASIONS = {"during", "amid", "after", "before"}
#: Prepositions before partners, whom a verb may name behind the whole of its object.
_PARTNER = {"with", "to"}
#: Prepositions after which stands what something consists of or is for.
_MADE_OF = {"of", "in", "for"}
#: Verbs whose object undergoes what a participle behind it says.
CAUSING = {"have", "get", "see", "want", "order"}
#: Words after "not" that leave not even one: "not a bus will leave".
_SINGLE = {"a", "an", "one"}
#: What "no" negates a verb with: "will no longer pay".
_NO_MORE = {"longer", "more"}
_NOBODY = {"nobody", "none", "nothing"}
_VERBS = {"VERB", "AUX"}
#: Entity labels of words of time.
_TIMES = {"DATE", "TIME"}
_NAMING = {"NOUN", "PROPN"}
_NOMINAL = {"pobj", "dobj", "nsubj", "nsubjpass", "ROOT", "conj", "pcomp"}
_MODIFIERS = {"det", "amod", "compound", "poss", "nmod"}
_CLAUSES = {"ccomp", "advcl", "relcl", "parataxis", "conj", "xcomp"}
_OBJECT = {"dobj", "obj"}
_COMPLEMENT = {"ccomp", "xcomp"}
#: Tags of relative pronouns.
RELATIVE_TAGS = {"WDT", "WP", "WP$"}
_QUESTION_TAGS = {"WRB", "WP"}
#: Prepositions whose gerund is done by the object: "accused them of hiding", "stopped them from leaving".
_OBJECT_CONTROL = {"of", "for", "from", "with", "into", "over"}
#: Prepositions of address, whose object does what an infinitive after it says: "called on them to leave".
_ADDRESS = ("on", "upon")
_DEPTH = 8
#: Tags of verbs that have a subject.
_FINITE = {"VBD", "VBZ", "VBP"}
#: Auxiliaries by which a clause says what somebody has to do.
_DUTY = {"must", "should", "ought", "shall"}
#: Entity labels of words of time.
_WHEN = {"DATE", "TIME"}

Kind = Literal["verb", "noun", "adjective"]


def clause_of(head: Token) -> Clause:
    """The clause that a token heads, the same at each call: its parts are computed when asked for, and kept.

    To be asked for only when the parsing is done: what is mended later is not seen.
    """
    clause = head.clause
    if clause is None:
        clause = head.clause = Clause(head)
    return clause


class Clause:
    """A predicate and its logical arguments, each given by the head tokens of its phrases."""

    def __init__(self, head: Token):
        self.head = head
        self.kind: Kind = (
            "verb" if is_verb(head) else "adjective" if head.pos_ == "ADJ" or head.tag_.startswith("JJ") else "noun"
        )

    @cached_property
    def agent(self) -> list[Token]:
        """Who does it."""
        if self.kind == "verb":
            if self.passive:
                return _agents(self.head)
            return surface_subject(self.head)
        if self.kind == "adjective":
            return surface_subject(self.head) if self.head.dep_ != "amod" else [self.head.head]
        if self.head.dep_ in _COMPLEMENT:
            # "let the inspectors back"
            return surface_subject(self.head)
        by = self.oblique("by", borrow=False) or _beside(self.head)
        # "their dismissal by the minister"
        own = by + _doers(self.head) if by else _possessors(self.head) + _doers(self.head)
        return own or _stray_doers(self.head)

    @cached_property
    def patient(self) -> list[Token]:
        """To whom or what it is done."""
        if self.kind == "verb":
            return surface_subject(self.head) if self.passive else direct_objects(self.head)
        if self.kind == "noun":
            return self.oblique("of", borrow=False) or (_possessors(self.head) if _beside(self.head) else [])
        return []

    @cached_property
    def dative(self) -> list[Token]:
        """To whom it is given: "gave Kenya a loan"."""
        found = [child for child in self.head.children if child.dep_ in {"dative", "iobj"}] or _first_of_two(self.head)
        return [noun for child in found for noun in (_objects_of(child) if child.pos_ == "ADP" else conjuncts(child))]

    @cached_property
    def passive(self) -> bool:
        """Whether the surface subject undergoes it."""
        return self.kind == "verb" and is_passive(self.head)

    @cached_property
    def complements(self) -> list[Token]:
        """Heads of complement clauses: "threatened to invade", "a promise that it would leave"."""
        found = []
        for child in self.head.children:
            if (
                (child.dep_ in _COMPLEMENT and not is_clause_before(child, self.head) and not _is_aside(child))
                or (child.dep_ == "acl" and self.kind == "noun" and (_has_to(child) or _is_content(child)))
                or (child.dep_ == "relcl" and self.kind == "noun" and _has_to(child))
                # "kept the railway blocked"
                or (child.dep_ == "oprd" and child.tag_ == "VBN" and self.kind == "verb" and not self.passive)
                or (child.dep_ == "advcl" and self.kind != "noun" and _has_to(child) and child.i > self.head.i)
            ):
                found.extend(_verbal_conjuncts(child))
            elif child.ent_type_ in _WHEN and self.kind == "verb" and child.i > self.head.i:
                # "gave them a week to cut its staff"
                found.extend(each for each in child.rights if each.dep_ in {"acl", "relcl"} and _has_to(each))
        if self.kind != "verb" and self.head.dep_ in {"dobj", "acomp", "attr", "nsubjpass"}:
            # "made a decision to leave": the infinitive often hangs on the light verb
            found.extend(
                child
                for child in self.head.head.children
                if child.dep_ in {"xcomp", "advcl"} and _has_to(child) and child.i > self.head.i
            )
        return found

    @cached_property
    def questions(self) -> list[Token]:
        """Heads of indirect questions: "asked whether he would resign"."""
        return [child for child in self.head.children if is_question(child)]

    @cached_property
    def alternatives(self) -> list[Token]:
        """Verbs that "or" joins to it or to what is asked in it: "ordered them to leave or be shot"."""
        return [each for verb in (self.head, *self.complements) for each in _joined_by_or(verb)]

    @cached_property
    def instead_of(self) -> list[Token]:
        """The verb that it is joined to by "or" or "otherwise": what is asked where it tells what happens else."""
        first = self.head.head
        if self.head.dep_ == "conj" and self.head in _joined_by_or(first):
            return [first]
        return _before_otherwise(self.head)

    def oblique(self, preposition: str, *, borrow: bool = True) -> list[Token]:
        """Heads of the phrases after a preposition, of one word or several ("in front of"), gerunds included.

        A noun borrows the prepositions of the verb whose object or subject it is ("imposed sanctions on Iran"), a verb
        those of its object ("established ties with Cuba"): the parser may attach them to either.
        """
        parts = preposition.split()
        if not self.head.sent.forms.issuperset(parts):
            return []
        match parts:
            case [first, noun, last]:
                before = self._oblique(first, borrow=borrow)
                return [deeper for each in before if each.lower_ == noun for deeper in clause_of(each)._oblique(last)]
            case _:
                return self._oblique(preposition, borrow=borrow)

    def _oblique(self, preposition: str, *, borrow: bool = False) -> list[Token]:
        holders = [self.head]
        if (
            borrow
            and self.kind == "noun"
            and self.head.dep_ in _OBJECT | {"nsubjpass", "attr"}
            and is_verb(self.head.head)
        ):
            holders.append(self.head.head)
        if self.kind == "adjective" and self.head.dep_ in {"acomp", "oprd"}:
            holders.append(self.head.head)
        if self.kind == "noun":
            # "the crimes committed in Syria"
            holders += [child for child in self.head.children if child.dep_ == "acl" and child.tag_ == "VBN"]
        elif borrow and self.kind == "verb":
            holders += self.patient
        dated: list[Token] = []
        for holder in holders:
            found = [noun for prep in _prepositions(holder, preposition) for noun in _objects_of(prep)]
            if found and preposition == "on":
                # "reneged on Friday on an agreement"
                dated, found = found, [noun for noun in found if noun.ent_type_ not in _TIMES]
            if found:
                return found
        if borrow and preposition not in _NEAR:
            # "went on strike against the government", "came to an understanding with Cuba"; "gave 3 million in aid to Chad",
            # "shared files on drugs with Chad"; but "made no arrests during the march on parliament" is not on parliament
            verb = self.kind == "verb"
            partner = verb and preposition in _PARTNER and not self.passive
            for holder in holders if verb else [self.head]:
                for child in holder.children:
                    own = verb and holder is self.head and child.lower_ not in _OCCASIONS
                    if child.dep_ == "prep" and (own or partner or child.lower_ in _MADE_OF):
                        # of joined ones a later has its own: "the repression of citizens and sentences against writers"
                        for noun in _objects_of(child) if verb else _objects_of(child)[:1]:
                            found = [each for prep in _prepositions(noun, preposition) for each in _objects_of(prep)]
                            if found:
                                return found
        if borrow and self.kind == "noun" and self.head.dep_ == "pobj" and preposition in _AIMED:
            # "were killed in an air strike on a school": the parser hangs the target on the verb
            for prep in _prepositions(self.head.head.head, preposition):
                if prep.i == self.head.right_edge.i + 1:
                    return _objects_of(prep)
        if borrow and self.kind == "noun" and preposition in _AIMED:
            # "protests by students against the premier": the parser hangs whom it is against on those who do it
            for doer in self.oblique("by", borrow=False) or _stray_doers(self.head):
                found = [each for prep in _prepositions(doer, preposition) for each in _objects_of(prep)]
                if found:
                    return found
        return dated

    @cached_property
    def modifiers(self) -> list[Token]:
        """Adjectives and nouns before a noun: "Russian", "border" in "the Russian border attack"."""
        return [child for child in self.head.children if child.dep_ in {"amod", "compound", "nmod", "poss"}]

    @cached_property
    def auxiliaries(self) -> list[str]:
        """Its auxiliary verbs' lemmas in lower case; those of the first verb count for joined ones without their own."""
        own = [child.lemma_.lower() for child in self.head.children if child.dep_ in {"aux", "auxpass"}]
        if not own and self.head.dep_ == "conj" and is_verb(self.head.head) and not _own_subjects(self.head):
            return clause_of(self.head.head).auxiliaries
        predicate = self.kind == "adjective" or self.head.dep_ == "attr"
        if predicate and not own and is_verb(self.head.head):
            return clause_of(self.head.head).auxiliaries
        return own

    @cached_property
    def negated(self) -> bool:
        """Whether "not", "never" or "no" stands on the predicate or on one of its own arguments."""
        return self.negation is not None

    @cached_property
    def negation(self) -> Token | None:
        """The word that negates it."""
        holders = [self.head]
        if self.kind == "adjective" and self.head.dep_ in {"acomp", "attr", "oprd"}:
            holders.append(self.head.head)
        for holder in holders:
            for child in holder.children:
                if child.dep_ == "neg" or child.lower_ in {"never", "neither", "nor"}:
                    return child
                if child.lower_ in _NO_MORE and child.i > 0 and child.nbor(-1).lower_ == "no":
                    return child
        nouns = [self.head] if self.kind == "noun" else [*_own_subjects(self.head), *direct_objects(self.head)]
        for noun in nouns:
            if noun.lower_ in _NOBODY:
                return noun
            for child in noun.children:
                if child.dep_ in {"det", "neg", "preconj", "cc"} and child.lower_ in {"no", "neither"}:
                    return child
            first = noun.left_edge
            if first.lower_ == "not" and first.i + 1 < len(first.doc) and first.nbor().lower_ in _SINGLE:
                return first
        return None

    @cached_property
    def finite(self) -> Token:
        """The verb that carries tense for this predicate: the predicate itself or its first auxiliary."""
        for child in self.head.children:
            if child.dep_ in {"aux", "auxpass"} and child.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
                return child
        return self.head

    @cached_property
    def governor(self) -> Token | None:
        """The predicate that the clause hangs on; None for a main clause."""
        return None if self.head.dep_ == "ROOT" else self.head.head

    def own_words(self) -> list[Token]:
        """The clause's own tokens, without those of the clauses inside it."""
        found = [self.head]
        for token in found:
            found += [child for child in token.children if child.dep_ not in _CLAUSES]
        return found


def is_verb(token: Token) -> bool:
    """Whether the token is a verb form, not one used as an adjective or, after a determiner or modifier, as a noun."""
    tag = token.tag_
    if tag == "VBG" and token.dep_ in _NOMINAL and any(c.dep_ in _MODIFIERS for c in token.lefts):
        return False
    return token.pos_ in _VERBS or (tag.startswith("VB") and token.dep_ != "amod")


def is_indicative(verb: Token) -> bool:
    """Whether a clause says that something is so: "that they left", "that they have left"; not "that they leave", "must leave"."""
    finite = clause_of(verb).finite
    if finite == verb:
        return verb.tag_ in {"VBD", "VBZ"}  # "leave" may be either
    return finite.tag_ in _FINITE or (finite.tag_ == "MD" and finite.lower_ not in _DUTY)


def is_perfect(verb: Token) -> bool:
    """Whether a verb stands in a perfect tense: "has fled", "had fled"."""
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive, by its form or by sharing the auxiliary of the verb that it is joined with."""
    if any(child.dep_ in {"auxpass", "nsubjpass", "csubjpass"} for child in verb.children):
        return True
    if verb.tag_ in {"VBN", "VBD"} and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in CAUSING:
        # "had the bishop arrested", "saw its catch seized"; not "had the bishop not met them"
        causes = verb.head.dep_ == "conj" or any(child.dep_ in {*_SUBJECT, "aux"} for child in verb.head.children)
        return causes and not any(child.dep_ in {"aux", "mark", "neg"} for child in verb.children)
    if verb.tag_ != "VBN" or is_perfect(verb):
        return False
    if any(child.dep_ == "agent" for child in verb.children):
        return True
    if verb.dep_ in {"acl", "advcl"}:
        return not any(child.dep_ in _OBJECT for child in verb.children)
    return verb.dep_ == "conj" and is_verb(verb.head) and not _own_subjects(verb) and is_passive(verb.head)


def is_question(verb: Token) -> bool:
    """Whether it heads an indirect question: "whether he would resign", "why she was shot"."""
    words = {child.lower_ for child in verb.lefts if child.dep_ == "mark"}
    asking = not words.isdisjoint({"whether", "if"}) or any(child.tag_ in _QUESTION_TAGS for child in verb.lefts)
    return verb.dep_ == "ccomp" and is_verb(verb) and asking


def _joined_by_or(verb: Token) -> list[Token]:
    if not is_verb(verb):
        return []
    joined = [child for child in verb.children if child.dep_ == "conj" and (is_verb(child) or _has_object(child))]
    if any(child.lower_ == "or" for child in verb.children):
        return joined
    # "reopen the crossing or else face a cut": the parser hangs "or" on the crossing
    return [child for child in joined if _opened_by_or(child)]


def _has_object(word: Token) -> bool:
    """Whether what the parser takes for a noun is a verb, as its object shows: "leave or face arrest", "or risk losing aid"."""
    return word.tag_ == "NN" and any(child.dep_ in {"dobj", "xcomp"} and child.i > word.i for child in word.children)


def _before_otherwise(verb: Token) -> list[Token]:
    """What is asked where a verb tells what happens "otherwise": "told them to leave, otherwise it would shoot"."""
    if not is_verb(verb) or not any(child.lower_ == "otherwise" and child.dep_ == "advmod" for child in verb.children):
        return []
    asking = next((child for child in verb.lefts if child.dep_ == "ccomp" and is_verb(child)), None)
    if asking is None:
        asking = verb.head if verb.dep_ in {"ccomp", "conj", "parataxis", "advcl"} else None
        while asking is not None and asking.dep_ in {"advcl", "conj"}:
            asking = asking.head  # "asked them to leave, saying it would otherwise shoot"
    if asking is None or not is_verb(asking):
        return []
    return [each for each in clause_of(asking).complements if each != verb][:1] or [asking]


def _opened_by_or(verb: Token) -> bool:
    before = [token.lower_ for token in verb.doc[verb.sent.start : verb.left_edge.i]][-2:]
    return before[-1:] == ["or"] or before == ["or", "else"]


def _agents(verb: Token) -> list[Token]:
    """Who does what a passive verb says; "by" hangs on the last of several: "was beaten and robbed by guards"."""
    own = [noun for child in verb.children if child.dep_ == "agent" for noun in _objects_of(child)]
    later = [child for child in verb.children if child.dep_ == "conj" and is_verb(child) and is_passive(child)]
    return own or [noun for joined in later if not _own_subjects(joined) for noun in _agents(joined)]


def surface_subject(predicate: Token, depth: int = 0) -> list[Token]:
    """The subject of a verb or of a predicative adjective, found through control, raising and conjunction."""
    own = _own_subjects(predicate)
    if own:
        return [noun for subject in own for noun in _antecedents(subject, predicate)]
    if depth > _DEPTH:
        return []
    head = predicate.head
    match predicate.dep_:
        case "ROOT":
            # "Germany halts deliveries, bars speaker": to the parser the first verb is the second one's complement
            first = next((child for child in predicate.lefts if is_clause_before(child, predicate)), None)
            return surface_subject(first, depth + 1) if first is not None else _stray_subject(predicate)
        case "acl" | "advcl" if head.dep_ == "ROOT" and not is_verb(head) and _has_to(predicate):
            # "Malawi to deport asylum seekers"
            return [head]
        case "conj" | "acomp" | "attr" | "oprd" | "advcl" | "dep" | "parataxis":
            return surface_subject(head, depth + 1) if is_verb(head) else []
        case "xcomp" | "ccomp":
            return _joined_to_verb(predicate) or _controller(head, depth)
        case "relcl":
            return [head]
        case "acl":
            return _noun_agent(head, depth) if _has_to(predicate) else [head]
        case "pcomp":
            while head.dep_ == "conj" and head.pos_ == "ADP":
                head = head.head
            governor = head.head
            if not is_verb(governor):
                return _noun_agent(governor, depth)
            if head.lower_ in _OBJECT_CONTROL:
                return _controller(governor, depth)
            return surface_subject(governor, depth + 1)
        case _:
            return []


def _joined_to_verb(verb: Token) -> list[Token]:
    """The subject that the parser took for a part of the verb's name: "demand that President Petrov resign"."""
    if not any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.lefts):
        return []
    return [child for child in verb.lefts if child.dep_ == "compound"][-1:]


def _stray_subject(predicate: Token) -> list[Token]:
    """The name before a finite verb that the parser took for a word of time: "Turkey massed troops"."""
    if predicate.tag_ not in _FINITE or any(child.tag_ == "TO" for child in predicate.lefts):
        return []
    return [
        child
        for child in predicate.lefts
        if child.dep_ == "npadvmod" and child.pos_ == "PROPN" and child.ent_type_ not in _WHEN
    ][-1:]


def is_clause_before(clause: Token, verb: Token) -> bool:
    """Whether what the parser takes for a verb's complement is a clause beside it, as headlines join them."""
    if clause.dep_ != "ccomp" or clause.i > verb.i or not is_verb(verb):
        return False
    between = {token.text for token in clause.doc[clause.i : verb.i]}
    return ";" in between or ("," in between and not _own_subjects(verb))


def _is_aside(clause: Token) -> bool:
    """Whether a comma parts what the parser takes for a complement from words of the clause: "let convoys in, the envoy told reporters"."""
    first = clause.left_edge
    return (
        clause.i > clause.head.i + 1
        and first.i > clause.head.i + 2
        and first.nbor(-1).text == ","
        and bool(_own_subjects(clause))
        and not any(child.dep_ == "mark" for child in clause.lefts)
    )


def direct_objects(verb: Token) -> list[Token]:
    """The direct object of an active verb, the relativised one included."""
    own = [child for child in verb.children if child.dep_ in _OBJECT]
    given = _first_of_two(verb)
    if own:
        own = [child for child in own if child not in given]
        return [noun for child in own for noun in _antecedents(child, verb)]
    if verb.dep_ == "relcl" and _own_subjects(verb) and not _relative_subject(verb):
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
    return _said_to_be(verb)


def _said_to_be(verb: Token) -> list[Token]:
    """What an object is that a clause with "what" gives: "fired what Seoul said was a missile"."""
    clauses = [child for child in verb.rights if child.dep_ == "ccomp" and child.left_edge.lower_ == "what"]
    for clause in clauses:
        found = [child for child in clause.rights if child.dep_ in {"attr", "oprd"} and child.pos_ in _NAMING]
        if found:
            return [noun for child in found for noun in conjuncts(child)]
        clauses += [child for child in clause.rights if child.dep_ in _COMPLEMENT]
    return []


def _first_of_two(verb: Token) -> list[Token]:
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
    found: list[Token] = []
    last = verb
    for joined in sorted(set(later), key=lambda each: each.i):
        if joined.i <= last.i or not is_verb(joined):
            continue
        bare = all(child.dep_ in {"cc", "punct", "conj", "prt"} for child in last.rights)
        if (
            not bare
            or _own_subjects(joined)
            or (joined.tag_ != verb.tag_ and {joined.tag_, verb.tag_} != {"VBD", "VBN"})
        ):
            break
        found.append(joined)
        last = joined
    return found


def _relative_subject(verb: Token) -> bool:
    return any(subject.tag_ in RELATIVE_TAGS for subject in _own_subjects(verb))


def _own_subjects(predicate: Token) -> list[Token]:
    """The subject; of two that the parser gives to one verb, the nearer is it."""
    found = [child for child in predicate.children if child.dep_ in _SUBJECT]
    before = [child for child in found if child.i < predicate.i]
    return before[-1:] or found[:1]


def _controller(governor: Token, depth: int) -> list[Token]:
    """Who controls an infinitive or gerund: the governor's object if it has one, else its subject."""
    if not is_verb(governor):
        return surface_subject(governor, depth + 1) if governor.pos_ == "ADJ" else _noun_agent(governor, depth)
    if not is_passive(governor):
        objects = [child for child in governor.children if child.dep_ in _OBJECT | {"dative"} and child.pos_ != "ADP"]
        if objects:
            return [noun for child in objects for noun in conjuncts(child)]
        asked = [noun for word in _ADDRESS for prep in _prepositions(governor, word) for noun in _objects_of(prep)]
        if asked:
            return asked
    return surface_subject(governor, depth + 1)


def _noun_agent(noun: Token, depth: int) -> list[Token]:
    """Who does what a noun names: its possessor, else the subject of the verb whose object it is."""
    possessors = _possessors(noun) or _deciders(noun)
    if possessors:
        return possessors
    if noun.dep_ in _OBJECT | {"attr", "pobj", "pcomp"}:
        governor = noun.head.head if noun.dep_ == "pobj" else noun.head
        if is_verb(governor):
            return surface_subject(governor, depth + 1)
    return []


def _deciders(noun: Token) -> list[Token]:
    """Whose a plan is that an infinitive tells: "the decision of the court to free him"."""
    if not any(child.dep_ == "acl" and _has_to(child) for child in noun.rights):
        return []
    return [
        each
        for word in ("of", "by")  # "an attempt by rebels to storm it"
        for prep in _prepositions(noun, word)
        for each in _objects_of(prep)
        if each.tag_ != "VBG"
    ]


def _doers(noun: Token) -> list[Token]:
    """Who did what a noun names, after its participle: "the attack carried out by rebels"."""
    participles = [child for child in noun.children if child.dep_ == "acl" and child.tag_ == "VBN"]
    agents = [child for verb in participles for child in verb.children if child.dep_ == "agent"]
    return [doer for agent in agents for doer in _objects_of(agent)]


def _stray_doers(noun: Token) -> list[Token]:
    """Who did what a noun names, where the parser hung "by" on a neighbour: "condemned the shelling of the town by the army"."""
    undergoing = [each for prep in _prepositions(noun, "of") for each in _objects_of(prep)]
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    if undergoing and is_verb(governor) and not is_passive(governor) and governor.i < noun.i:
        undergoing.append(governor)
    return [
        doer
        for holder in undergoing
        for prep in _prepositions(holder, "by")
        if prep.i > noun.i
        for doer in _objects_of(prep)
        if not is_verb(doer)
    ]


def _beside(noun: Token) -> list[Token]:
    """Who does to its possessor what a noun names, where "by" hangs on the noun or on its verb: "over their treatment by guards"."""
    if not _possessors(noun):
        return []
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    holders = [noun, governor] if is_verb(governor) and not is_passive(governor) else [noun]
    return [
        doer
        for holder in holders
        for prep in _prepositions(holder, "by")
        if prep.i == noun.i + 1
        for doer in _objects_of(prep)
        if not is_verb(doer)
    ]


def _possessors(noun: Token) -> list[Token]:
    return [possessor for child in noun.children if child.dep_ == "poss" for possessor in conjuncts(child)]


def _prepositions(head: Token, preposition: str) -> list[Token]:
    found = []
    for child in head.children:
        if child.dep_ in {"prep", "agent", "dative", "prt"} and child.lower_ == preposition:
            found.append(child)
        elif child.dep_ in {"prep", "advmod", "prt", "acomp", "oprd"} and child.lower_ not in _BY_WHOSE_WORD:
            # "away from", "out of", "responsible for"
            found.extend(deeper for deeper in child.children if deeper.dep_ == "prep" and deeper.lower_ == preposition)
    return found


def _objects_of(preposition: Token) -> list[Token]:
    """Heads of the phrases after a preposition, and after it said again: "of shelling a village and of burning it"."""
    found = [
        noun
        for child in preposition.children
        if child.dep_ in {"pobj", "pcomp"}
        for noun in (_antecedents(child, preposition) if child.tag_ in RELATIVE_TAGS else conjuncts(child))
    ]
    again = (child for child in preposition.rights if child.dep_ == "conj" and child.lower_ == preposition.lower_)
    return [*found, *(noun for each in again for noun in _objects_of(each))]


def _antecedents(noun: Token, predicate: Token) -> list[Token]:
    """A relative pronoun's antecedent, else the noun with what it is joined with."""
    if noun.tag_ in RELATIVE_TAGS:
        verb = predicate
        for _ in range(_DEPTH):
            if verb.dep_ in {"relcl", "ROOT"}:
                break
            verb = verb.head
        return _joined_before(verb) if verb.dep_ == "relcl" else []
    return conjuncts(noun)


def _joined_before(clause: Token) -> list[Token]:
    """Whom a relative clause tells of: the noun before it, or all that are joined: "Chad and Libya, who signed a truce"."""
    noun = clause.head
    joined = [each for each in conjuncts(noun) if each.i < clause.left_edge.i]
    first = clause.left_edge
    beside = first.i > 0 and clause.doc.tokens[first.i - 1].text == ","
    finite = next((child for child in clause.lefts if child.dep_ in {"aux", "auxpass"}), clause)
    plural = finite.tag_ == "VBP" or finite.lower_ == "were"
    if len(joined) < 2 or first.lower_ not in {"who", "which"} or finite.tag_ == "VBZ" or finite.lower_ == "was":
        return [noun]
    return joined if plural or beside else [noun]


def antecedents_of(pronoun: Token) -> list[Token]:
    """What a relative pronoun stands for."""
    return _antecedents(pronoun, pronoun.head)


def _verbal_conjuncts(verb: Token) -> list[Token]:
    return [
        joined for joined in conjuncts(verb) if joined is verb or not any(c.dep_ == "nsubj" for c in joined.children)
    ]


def _is_content(verb: Token) -> bool:
    """Whether a clause on a noun says what the noun is about: "his demand that it leave"."""
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)


def _has_to(verb: Token) -> bool:
    return any(child.tag_ == "TO" and child.dep_ == "aux" for child in verb.children)
