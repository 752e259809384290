"""Verbs whose subject the parser has hung on something else, and verbs to which it gives two."""

from __future__ import annotations

from collections.abc import Set

from tocsin.parse.relations import AUXILIARIES, FINITE, NOUNS, SUBJECT
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_verb

#: Words that are prepositions or open a clause of time.
_WHEN = {"after", "before", "since", "until", "till"}
#: How a clause hangs whose opener the parser takes for a preposition of the clause before it.
_RUN_ON = {"conj", "advcl", "ccomp", "dep"}
#: How a verb hangs on an adjective that was taken for the main word of its clause.
_BEHIND = {"advcl", "ccomp", "conj"}
#: Prepositions that open no clause.
_GOVERNING = {"with", "at", "by", "over", "about", "of", "to", "against", "for", "in", "from"}
_TWO = 2


def tell_subjects(doc: Doc, known: Set[str]) -> None:
    """Gives each such verb its own, in place.

    known: lemmas of verbs of acts.
    """
    for token in doc:
        if token.dep_ in SUBJECT and is_verb(token.head):
            _part_list(token)
        if token.dep_ in {"nsubj", "appos"}:
            _set_aside(token)
        if token.dep_ == "nsubj":
            _set_part_aside(token)
        if token.dep_ == "pobj" and token.head.lower_ in _WHEN:
            _open_clause(token)
        if token.pos_ == "ADJ":
            _describe(token)
        if token.dep_ == "amod" and (token.tag_ in {"VBN", "VBD"} or (token.tag_ == "JJ" and token.lower_ in known)):
            _wake(token)
        if token.dep_ == "compound" and token.lower_ in known:
            _wake_noun(token)
        if token.tag_ == "NN" and token.dep_ in {"compound", "ROOT"} and token.lower_ in known:
            _wake_between(token)


def _part_list(noun: Token) -> None:
    """Gives to what stands before it a noun taken for a second subject.

    "Protesters demanding jobs and | water | stormed", "villagers unhappy with | the deal | blocked", "Chad, | Sudan and Egypt
    agree".
    """
    verb, first = noun.head, noun.left_edge
    subjects = [child for child in verb.lefts if child.dep_ in SUBJECT]
    if len(subjects) < _TWO or noun is subjects[0] or first.i < _TWO:
        return
    opener = first.nbor(-1)
    if not any(each is opener for each in subjects[0].subtree):
        return
    if opener.dep_ == "prep" and opener.lower_ in _GOVERNING and not opener.children:
        noun.head, noun.dep_ = opener, "pobj"
    elif opener.dep_ == "cc" and opener.nbor(-1).pos_ in NOUNS and opener.nbor(-1) is not noun:
        opener.head = noun.head = opener.nbor(-1)
        noun.dep_ = "conj"
    elif (
        opener.text == ","
        and _lists(noun)
        and subjects[-2].right_edge.i + 1 >= opener.i
        and subjects[-2].pos_ == "PROPN"
    ):
        noun.head, noun.dep_ = subjects[-2], "conj"
    else:
        return
    hang(noun.doc.tokens)


def _lists(name: Token) -> bool:
    """Whether a name is joined with another that comes behind it."""
    return name.pos_ == "PROPN" and any(child.dep_ == "conj" and child.pos_ == "PROPN" for child in name.rights)


def _set_aside(noun: Token) -> None:
    """Makes an aside of what tells how many of the subject are something: "3,000 people, | many of them students, | rallied"."""
    how_many = next((child for child in noun.lefts if child.dep_ == "nsubj"), None)
    if how_many is None or not noun.left_edge.i or noun.left_edge.nbor(-1).text != ",":
        return
    if not any(child.lower_ == "of" and child.i < noun.i for child in (*how_many.rights, *noun.lefts)):
        return
    if noun.dep_ == "appos":
        subject, verb = noun.head, next((child for child in noun.rights if child.dep_ == "acl"), None)
        # nothing else is left to be the sentence's verb
        if subject.dep_ != "ROOT" or verb is None or verb.tag_ != "VBD" or verb.left_edge.nbor(-1).text != ",":
            return
        verb.head, verb.dep_, subject.head, subject.dep_ = verb, "ROOT", verb, "nsubj"
        for child in subject.rights:
            if child.i > verb.i:
                child.head = verb
    else:
        subject = next((child for child in noun.head.lefts if child.dep_ in SUBJECT), noun)
        if subject is noun or not is_verb(noun.head):
            return
    how_many.dep_, noun.head, noun.dep_ = "dep", subject, "parataxis"
    hang(noun.doc.tokens)


def _set_part_aside(part: Token) -> None:
    """Makes an aside of some of the subject, of whom more is said: "young Syrians, | many of them born abroad, | rallied"."""
    verb = part.head
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECT), part)
    if subject is part or not part.left_edge.i or part.left_edge.nbor(-1).text != "," or not is_verb(verb):
        return
    of_them = any(child.lower_ == "of" and any(each.tag_ == "PRP" for each in child.rights) for child in part.rights)
    last = part.right_edge
    if of_them and last.i + 1 < len(part.doc) and "," in {last.text, last.nbor().text}:
        part.head, part.dep_ = subject, "parataxis"
        hang(part.doc.tokens)


def _open_clause(noun: Token) -> None:
    """Makes a clause of time of what was taken for a phrase and a verb without subject: "threw stones after | a boy | was shot"."""
    opener = noun.head
    if noun.right_edge.i + 1 >= len(noun.doc):
        return
    behind = noun.right_edge.nbor()
    if opener.dep_ == "mark":
        verb = opener.head  # "after | a blogger who had mocked him | died"
        if verb.i < noun.i or not is_verb(verb):
            return
    else:
        verb = behind.head if behind.dep_ in AUXILIARIES else behind
        if (
            opener.dep_ != "prep"
            or verb.head is not opener.head
            or verb.dep_ not in _RUN_ON
            or behind.sent is not noun.sent
        ):
            return
        # "after the raid | fled"
        if behind.tag_ not in FINITE or any(child.dep_ in {"cc", "mark"} for child in verb.lefts):
            return
    if any(child.dep_ in {*SUBJECT, "expl"} for child in verb.children):
        return
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    if opener.dep_ == "prep":
        verb.dep_, opener.head, opener.dep_ = "advcl", verb, "mark"
    noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
    hang(noun.doc.tokens)


def _describe(word: Token) -> None:
    """Hangs an adjective on the noun that it follows, not the sentence on it: "growers | loyal to him | blocked the road"."""
    subject = next((child for child in word.lefts if child.dep_ == "nsubj"), None)
    verb = next((child for child in word.rights if child.dep_ in _BEHIND and child.tag_ in FINITE), None)
    if subject is None or verb is None or subject.right_edge.i + 1 != word.i or not is_verb(verb):
        return
    if any(child.dep_ in {*AUXILIARIES, "cop", "mark", "cc"} for child in word.children):
        return
    if any(child.dep_ in {*SUBJECT, "mark", "expl"} for child in verb.children):
        return
    verb.head, verb.dep_ = (verb if word.dep_ == "ROOT" else word.head), word.dep_
    for child in word.children:
        if child is not verb and (child.i < subject.left_edge.i or child.i > verb.i):
            child.head = verb
    subject.head, subject.dep_ = verb, "nsubj"
    word.head, word.dep_ = subject, "amod"
    hang(word.doc.tokens)


def _wake(verb: Token) -> None:
    """Makes the verb of a sentence without one of a participle: "Lawyers across Pakistan | boycotted | the courts to protest"."""
    thing = verb.head
    if verb.tag_ == "JJ" and any(child.tag_ in {"VBN", "VBD"} for child in thing.lefts):
        return  # "nurses in Zimbabwe | last | downed tools"
    before = [child for child in thing.lefts if child.i < verb.i]
    place = next((child for child in before if child.dep_ in {"nmod", "compound"} and child.pos_ == "PROPN"), None)
    where = thing.head
    people = where.head if thing.dep_ == "pobj" and place is not None and place.i + 1 == verb.i else where
    if thing.dep_ == "appos":
        if any(child.dep_ == "det" for child in before) or thing.left_edge.nbor(-1).is_punct:
            return
    elif people is where:
        return
    root = verb.sent.root
    infinitive = any(child.tag_ == "TO" for child in root.lefts)
    if people is not root and not (people.head is root and people.dep_ in SUBJECT and infinitive):
        return
    # "Police in Tbilisi | beat | men who had gathered there": what is told of them has a verb of its own
    told = {each for child in thing.rights if child.dep_ == "relcl" for each in child.subtree}
    other = (each for each in verb.sent if each is not verb and each not in told)
    if people.pos_ not in NOUNS or any(each.tag_ in {*FINITE, "MD"} for each in other):
        return
    if verb.tag_ == "JJ":
        verb.lemma_ = verb.lower_  # "beat" is its own past tense
    verb.tag_, verb.pos_, verb.head, verb.dep_ = "VBD", "VERB", verb, "ROOT"
    for child in before:
        child.head, child.dep_ = verb, "advmod"
    if place is not None and thing.dep_ == "pobj":
        place.head, place.dep_ = where, "pobj"
    for child in (*thing.rights, *(people.rights if people is root else ())):
        if child.i > thing.i:
            child.head = verb
    if root is not people:
        root.head, root.dep_ = verb, "advcl"
        for child in root.rights:
            if child.is_punct:
                child.head = verb
    people.head, people.dep_, thing.head, thing.dep_ = verb, "nsubj", verb, "dobj"
    hang(verb.doc.tokens)


def _wake_noun(word: Token) -> None:
    """Makes the verb of a sentence without one of a noun that has a subject: "Police in Sofia | beat | students"."""
    thing = word.head
    subject = next((child for child in word.lefts if child.dep_ == "nsubj"), None)
    if subject is None or thing.dep_ != "ROOT" or thing.pos_ not in NOUNS or thing.i < word.i:
        return
    before = [child for child in thing.lefts if child.i < word.i]
    word.tag_, word.pos_, word.lemma_, word.head, word.dep_ = "VBD", "VERB", word.lower_, word, "ROOT"
    for child in (*before, *(child for child in thing.rights if child.is_punct)):
        child.head = word
    thing.head, thing.dep_ = word, "dobj"
    hang(word.doc.tokens)


def _wake_between(word: Token) -> None:
    """Makes the verb of a sentence without one of what stands between two names and a noun: "Chad and Sudan | exchange | prisoners."."""
    thing = word.head if word.dep_ == "compound" else next((c for c in word.rights if c.dep_ == "dobj"), None)
    root = thing if thing is not None and word.dep_ == "compound" else word
    if thing is None or root.dep_ != "ROOT" or thing.i < word.i or word.sent[-1].text != ".":
        return  # "Chad and Sudan trade talks": a headline needs no verb
    pair = next((child for child in root.lefts if child.dep_ == "nmod" and child.pos_ == "PROPN"), None)
    joined = pair is not None and any(child.dep_ == "conj" and child.pos_ == "PROPN" for child in pair.rights)
    if pair is None or not joined or pair.right_edge.i != word.i - 1:
        return
    if any(each.tag_ in {*FINITE, "MD"} for each in word.sent):
        return
    word.tag_, word.pos_, word.lemma_, word.head, word.dep_ = "VBP", "VERB", word.lower_, word, "ROOT"
    pair.head, pair.dep_, thing.head, thing.dep_ = word, "nsubj", word, "dobj"
    for child in thing.rights:
        if child.is_punct:
            child.head = word
    hang(word.doc.tokens)
