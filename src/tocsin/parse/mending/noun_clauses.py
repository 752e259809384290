"""Faults in clauses that hang on nouns: what describes somebody or something, and what is said or done that only seems to."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.parse.phrases import LOCATIVE
from tocsin.parse.prepositions import RELATIVE_TAGS
from tocsin.parse.relations import FINITE, NOUNS, SUBJECT, TIMES
from tocsin.parse.tokens import Token, hang
from tocsin.parse.verbs import has_to, is_verb
from tocsin.parse.vocabulary import Verbs

#: Entity labels of places.
_PLACES = {"GPE", "LOC"}
_OBJECTS = {"dobj", "pobj", *SUBJECT}


def mend_noun_clause(token: Token, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Faults in relative clauses, participles and infinitives that hang on nouns."""
    if token.dep_ == "acl" and token.tag_ == "VBN":
        _tell_whom(token)
        _tell_state(token)
    if token.dep_ == "acl" and token.tag_ == "VB" and has_to(token) and token.head.tag_ in FINITE:
        token.dep_ = "xcomp"  # "Malaysia pledges | to free them"
    if token.dep_ in {"acl", "advcl", "pcomp"} and token.tag_ == "VBG":
        _tell_message(token, verbs)
    if token.dep_ in {"relcl", "acl"} and token.head.head.lemma_ in verbs.telling:
        _make_complement(token)
    if token.dep_ in {"relcl", "acl"} and token.tag_ == "VB" and token.head.ent_type_ == "MONEY":
        _hang_purpose(token)
    if token.dep_ == "ccomp":
        _tell_claim(token, verbs)
    if token.dep_ == "relcl" or (token.dep_ == "acl" and token.head.dep_ == "pobj"):
        _tell_content(token, verbs)
    if token.dep_ == "relcl":
        _end_clause(token)
    if token.dep_ == "relcl":
        _tell_outcome(token, verbs)
        _tell_body(token)
        _tell_people(token, is_role)
        _fill_gap(token, verbs, is_role)


def _tell_whom(verb: Token) -> None:
    """Makes a relative clause of one with "whom", which the parser takes for two names: "the poet, whom a court | jailed"."""
    doer = verb.head
    opener = doer.left_edge.nbor(-1) if doer.left_edge.i else doer
    if opener.lower_ != "whom" or opener.dep_ not in {"appos", "dobj"} or verb.i < opener.i:
        return
    somebody = opener.head
    if somebody.i > opener.i or somebody.pos_ not in NOUNS or doer.head not in {opener, somebody}:
        return
    verb.head, verb.dep_, verb.tag_ = somebody, "relcl", "VBD"
    doer.head, doer.dep_, opener.head, opener.dep_ = verb, "nsubj", verb, "dobj"
    hang(verb.doc.tokens)


def _tell_state(participle: Token) -> None:
    """A participle behind a noun has no object, but what those are who undergo it: "a nun held | hostage in Mali"."""
    for child in participle.rights:
        if child.dep_ == "dobj" and child.tag_ == "NN" and child.i == participle.i + 1 and not [*child.lefts]:
            child.dep_ = "oprd"


def _hang_purpose(infinitive: Token) -> None:
    """Hangs on the verb what a sum is given for, which does not itself do that: "granted 90 million dollars | to repair roads"."""
    money, to = infinitive.head, next((child for child in infinitive.lefts if child.tag_ == "TO"), None)
    if to is not None and money.dep_ == "dobj" and is_verb(money.head) and money.head.i < money.i:
        infinitive.head, infinitive.dep_ = money.head, "advcl"
        hang(infinitive.doc.tokens)


def _end_clause(verb: Token) -> None:
    """Ends a relative clause before the main verb, which the parser takes for its own: "nuns whom rebels abducted | were freed"."""
    first, subject = verb.head, next((child for child in verb.lefts if child.dep_ in SUBJECT), None)
    if subject is None or subject.left_edge.i < 2 or first.pos_ not in NOUNS or first.i > subject.i:
        return
    pronoun = subject.left_edge.nbor(-1)
    told = next((child for child in subject.rights if child.dep_ == "acl" and child.i == subject.i + 1), None)
    if pronoun.tag_ not in RELATIVE_TAGS or told is None or told.tag_ not in {"VBN", "VBD"}:
        return
    noun = pronoun.nbor(-1)
    inside = noun in first.subtree
    if noun.pos_ not in NOUNS or not inside or any(child.dep_ in {"dobj", "agent"} for child in told.children):
        return
    told.head, told.dep_, told.tag_ = noun, "relcl", "VBD"
    subject.head, subject.dep_ = told, "nsubj"
    pronoun.head, pronoun.dep_ = told, "dobj"
    verb.head, verb.dep_ = (verb if first.head is first else first.head), first.dep_
    first.head, first.dep_ = verb, "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.lefts) else "nsubj"
    hang(verb.doc.tokens)


def _tell_outcome(verb: Token, verbs: Verbs) -> None:
    """Hangs what an attack ended in on the attack, not on what it hit: "the shelling of a camp near Goma | that left six dead"."""
    pronoun = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    hurt = any(child.dep_ == "dobj" for child in verb.rights)
    if pronoun is None or pronoun.tag_ != "WDT" or verb.lemma_.lower() not in verbs.harming or not hurt:
        return
    thing = verb.head
    while thing.dep_ == "pobj" and thing.lemma_.lower() not in verbs.attacks and thing.head.head.pos_ in NOUNS:
        thing = thing.head.head
    if thing is not verb.head and thing.lemma_.lower() in verbs.attacks and thing.right_edge.i >= verb.i:
        verb.head = thing
        hang(verb.doc.tokens)


def _tell_body(verb: Token) -> None:
    """Hangs "which" on the body led by somebody, who is a "who": "the junta led by Captain Diallo, which expelled them"."""
    person = verb.head
    which = next((child for child in verb.lefts if child.lower_ == "which" and child.dep_ in SUBJECT), None)
    if which is None or person.ent_type_ != "PERSON" or person.dep_ != "pobj":
        return
    body = person.head.head
    while body.dep_ in {"acl", "prep", "agent"}:
        body = body.head
    if body.pos_ in NOUNS and body.ent_type_ != "PERSON" and body.right_edge.i >= verb.i:
        verb.head = body
        hang(verb.doc.tokens)


def _tell_people(verb: Token, is_role: Callable[[str], bool]) -> None:
    """Hangs "who" on people, not on the country that they are of or the town where they are: "the bishops of Togo, who asked"."""
    place = verb.head
    if place.dep_ != "pobj" or not any(child.lower_ == "who" for child in verb.lefts):
        return
    # whatever the recogniser takes it for, nobody is in a person
    where = place.pos_ == "PROPN" and place.head.lower_ in LOCATIVE
    if place.ent_type_ not in _PLACES and not where:
        return
    people = place.head.head
    if is_verb(people):
        # "met rebels in Doha, who threatened", with the town hung on the verb
        people = _ended_by(place.head.nbor(-1))
    elif people.right_edge.i < verb.i:
        return
    if people.pos_ == "NOUN" and is_role(people.lemma_.lower()):
        verb.head = people
        hang(verb.doc.tokens)


def _ended_by(last: Token) -> Token:
    """The head of the noun phrase that a word ends."""
    head = last
    while head.head.pos_ in NOUNS and head.head.right_edge is last and head.head is not head:
        head = head.head
    return head


def _fill_gap(verb: Token, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Tells the relative "that" and the one to whom something was given: "the tractors that it had promised Mongolia"."""
    for child in verb.lefts:
        if child.lower_ == "that" and child.dep_ in _OBJECTS:
            child.tag_, child.pos_ = "WDT", "PRON"
    subjects = [child for child in verb.lefts if child.dep_ == "nsubj"]
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if not subjects or len(objects) != 1 or verb.head.ent_type_ in TIMES or objects[0].i < verb.i:
        return
    relative = any(word.tag_ in {"WDT", "WP", "WRB", "WP$"} for child in verb.children for word in child.subtree)
    stranded = any(child.dep_ == "prep" and not child.children for child in verb.children)
    marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
    given = objects[0].pos_ in {"PROPN", "PRON"} or (
        verb.lemma_.lower() in verbs.giving and is_role(objects[0].lemma_.lower())
    )  # "the helicopters it had given his army"
    if not relative and not stranded and marks <= {"that"} and given:
        objects[0].dep_ = "dative"


def _make_complement(verb: Token) -> None:
    """What somebody is told, where it hangs on their name: "warned the two generals that they would be tried"."""
    told, that = verb.head, _that_of(verb)
    if that is not None and _is_told(verb, that) and told.i < verb.i and told.dep_ in {"dobj", "dative"}:
        _hang_content(verb, that, told.head, "ccomp")


def _tell_content(verb: Token, verbs: Verbs) -> None:
    """What is asked or said, where it hangs on a noun in between: "demanded from the stage | that Minsk free him".

    A clause with all that it needs describes no noun, nor does one with two objects: "their demand | that it pay double".
    """
    that, noun = _that_of(verb), verb.head
    if that is None:
        return
    above = noun.head.head if noun.dep_ == "pobj" else noun
    if _is_told(verb, that) and _tells(above, verb, verbs):
        _hang_content(verb, that, above, "ccomp")
        return
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.ent_type_ not in TIMES]
    asked = noun.lemma_.lower() in verbs.claims and verb.lemma_.lower() not in verbs.giving
    if that.dep_ != "mark" and not (that.dep_ == "dobj" and len(objects) > 1 and asked):
        return
    while noun.dep_ in {"pobj", "prep"} and noun.lemma_.lower() not in verbs.claims:
        noun = noun.head
    if noun.lemma_.lower() in verbs.claims and noun.pos_ in NOUNS:
        _hang_content(verb, that, noun, "acl")
    elif _tells(noun, verb, verbs):
        _hang_content(verb, that, noun, "ccomp")


def _tell_claim(verb: Token, verbs: Verbs) -> None:
    """What is threatened or claimed, where it hangs on the verb before: "came after threats by Chad | that it would leave"."""
    that, above = _that_of(verb), verb.head
    if that is None or that.dep_ != "mark" or not above.i < that.i - 1:
        return
    if any(above.lemma_.lower() in words for words in (verbs.saying, verbs.speech_acts, verbs.telling)):
        return
    noun = that.nbor(-1)
    while above.i < noun.head.i < noun.i and noun.lemma_.lower() not in verbs.claims:
        noun = noun.head
    if noun.lemma_.lower() in verbs.claims and noun.pos_ in NOUNS and noun.dep_ == "pobj":
        _hang_content(verb, that, noun, "acl")


def _tells(governor: Token, content: Token, verbs: Verbs) -> bool:
    """Whether a clause may be what a verb says or asks, which has no other object than those who are told it."""
    lemma = governor.lemma_.lower()
    if not is_verb(governor) or governor.i > content.i:
        return False
    if lemma not in verbs.saying and lemma not in verbs.speech_acts:
        return False
    others = {"ccomp", "xcomp"} if lemma in verbs.telling else {"dobj", "ccomp", "xcomp"}
    return not any(child.dep_ in others and child is not content for child in governor.rights)


def _that_of(verb: Token) -> Token | None:
    """The "that" of a clause with a subject of its own."""
    that = next((child for child in verb.lefts if child.lower_ == "that"), None)
    return that if any(child.dep_ in SUBJECT and child is not that for child in verb.lefts) else None


def _is_told(verb: Token, that: Token) -> bool:
    """Whether a clause tells something and describes nobody: what will be is told, "assured the villagers that it would not leave"."""
    return that.dep_ == "mark" or (that.dep_ == "dobj" and any(child.tag_ == "MD" for child in verb.lefts))


def _hang_content(verb: Token, that: Token, governor: Token, relation: str) -> None:
    """Hangs what is said or asked on the verb or noun of saying."""
    verb.head, verb.dep_ = governor, relation
    that.dep_, that.tag_, that.pos_ = "mark", "IN", "SCONJ"
    hang(verb.doc.tokens)


def _tell_message(participle: Token, verbs: Verbs) -> None:
    """Hangs on a message what it says, not on those to whom it goes: "wrote a letter to the king | urging peace"."""
    subject = next((child for child in participle.lefts if child.dep_ == "nsubj"), None)
    if participle.dep_ == "pcomp":
        if subject is None or participle.head.lower_ != "to":
            return
        reader = participle.head
    else:
        reader = participle.left_edge.nbor(-1) if participle.left_edge.i else participle
    while reader.dep_ not in {"ROOT", "dobj", "dative"} and reader.lower_ != "to" and not is_verb(reader):
        reader = reader.head
    if reader.lower_ != "to" or participle.lemma_.lower() not in verbs.known or reader.i > participle.i:
        return
    above = reader.head
    messages = [above] if not is_verb(above) else [child for child in above.rights if child.dep_ == "dobj"]
    if any(each.lemma_.lower() in verbs.messages and each.i < reader.i for each in messages):
        if participle.dep_ == "pcomp" and subject is not None:
            subject.head, subject.dep_ = reader, "pobj"
        participle.head, participle.dep_ = messages[0], "acl"
        hang(participle.doc.tokens)
