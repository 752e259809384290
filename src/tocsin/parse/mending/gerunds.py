"""Verbs in -ing that the parser takes for the first part of a compound: "denied | training rebels", "admits shipping shells".

And words in -ing that it takes for verbs: "heavy shelling by the army", "accused neighbouring Chad of".
"""

from __future__ import annotations

from tocsin.parse.relations import PLURAL
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_passive, is_verb
from tocsin.parse.vocabulary import Verbs

_LETTERS_OF_ING = 3
#: Relations of what a verb or preposition governs: "condemned | shelling of a camp", "after | shelling of a camp".
_OBJECTS = {"dobj": "dobj", "pobj": "pobj", "pcomp": "pobj"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
#: Prepositions before those with whom, or against whom, something is done.
_FACING = {"with", "against", "between", "at"}


def tell_gerunds(doc: Doc, verbs: Verbs) -> None:
    """Makes verbs of such words, in place."""
    owning, known, transitive = verbs.owning, verbs.known, verbs.transitive
    for token in doc:
        if (token.tag_ == "VBG" and token.dep_ in {"csubj", "nsubj", "acl"}) or (
            token.tag_ == "VBG" and token.dep_ in _OBJECTS and token.lemma_.lower() in known
        ):
            _make_noun(token)
        if (
            token.tag_ == "VBG"
            and token.dep_ == "xcomp"
            and token.head.lemma_ in transitive
            and token.lemma_ not in known
        ):
            _make_adjective(token)
        if not token.i or not token.lower_.endswith("ing"):
            continue
        if token.tag_ == "VBG" and token.lower_ in verbs.deeds:
            _tell_where(token)
        if token.tag_ == "VBG" and token.dep_ == "pcomp" and token.lemma_.lower() in verbs.visiting:
            _make_guest(token)
        if token.lower_ in verbs.met_in and token.tag_ == "NN" and token.dep_ == "nsubj":
            _tell_who_meet(token, verbs)
        if token.nbor(-1).lower_ == "by":
            _tell_means(token, transitive)
        if token.nbor(-1).lemma_.lower() in owning:
            if token.dep_ in {"compound", "amod"}:
                _part(token, known)
            elif token.dep_ == "dobj" and token.tag_ == "VBG" and any(child.dep_ == "dobj" for child in token.rights):
                token.dep_ = "xcomp"


def _make_guest(visiting: Token) -> None:
    """Makes a guest of whom the parser has visited: "talks with | visiting Chinese minister Wang Yi", "a suit against | visiting …".

    Nobody acts together with, or against, what he does himself.
    """
    guest = next((child for child in visiting.rights if child.dep_ == "dobj"), None)
    if guest is None or visiting.head.lower_ not in _FACING or guest.left_edge.i != visiting.i + 1:
        return
    if guest.ent_type_ != "PERSON" or any(child.dep_ in {"det", "poss"} for child in guest.lefts):
        return
    preposition, late = visiting.head, [child for child in visiting.rights if child is not guest]
    for child in late:
        child.head = preposition.head if child.i > guest.i else guest
    guest.head, guest.dep_ = preposition, "pobj"
    visiting.head, visiting.dep_, visiting.pos_ = guest, "amod", "ADJ"
    hang(visiting.doc.tokens)


def _tell_where(deed: Token) -> None:
    """Makes a noun of a deed that a place stands before: "five killed in Karachi | shooting"."""
    place = deed.nbor(-1)
    if place.pos_ != "PROPN" or place.dep_ != "pobj" or place.head.lower_ != "in" or deed.dep_ not in {"advcl", "acl"}:
        return
    if any(child.dep_ in {"dobj", "prt", "xcomp", "ccomp"} for child in deed.rights):
        return
    deed.head, deed.dep_, deed.tag_, deed.pos_, deed.lemma_ = place.head, "pobj", "NN", "NOUN", deed.lower_
    place.head, place.dep_ = deed, "compound"
    hang(deed.doc.tokens)


def _tell_who_meet(meeting: Token, verbs: Verbs) -> None:
    """Makes those the subject who meet and do something: "EU ministers | meeting in Luxembourg warned Minsk"."""
    people, verb = meeting.nbor(-1) if meeting.i else meeting, meeting.head
    where = meeting.nbor() if meeting.i + 1 < len(meeting.doc) else meeting
    if people.dep_ != "compound" or people.head is not meeting or people.tag_ not in PLURAL:
        return
    acts = verb.lemma_ in verbs.known and any(child.dep_ in {"dobj", "xcomp", "ccomp"} for child in verb.rights)
    if not acts or where.dep_ != "prep" or where.lower_ not in {"in", "at"} or where.head is not meeting:
        return
    if any(child.lower_ in {"a", "an", "this", "that"} for child in meeting.lefts):
        return
    for child in [*meeting.lefts]:
        if child is not people:
            child.head = people
    people.head, people.dep_ = verb, "nsubj"
    meeting.head, meeting.dep_, meeting.tag_, meeting.pos_ = people, "acl", "VBG", "VERB"
    meeting.lemma_ = meeting.lower_.removesuffix("ing")
    hang(meeting.doc.tokens)


def _make_noun(word: Token) -> None:
    """Makes a noun of what names a deed and who did it: "heavy shelling by the army | killed three"."""
    behind = word.nbor() if word.i + 1 < len(word.doc) else None
    if behind is None or behind.lower_ not in {"by", "of"} or behind.head is not word:
        return
    if any(child.dep_ in {"dobj", "aux", "mark"} for child in word.children):
        return
    if word.dep_ == "acl":
        quality = word.head
        if quality.tag_ not in {"JJ", "JJR", "JJS"} or quality.i + 1 != word.i or quality.dep_ not in _SUBJECTS:
            return
        word.head, word.dep_ = (quality.head, quality.dep_)
        for child in quality.children:
            if child is not word:
                child.head = word
        quality.head, quality.dep_ = word, "amod"
    elif word.dep_ == "csubj":
        word.dep_ = "nsubj"
    else:
        word.dep_ = _OBJECTS.get(word.dep_, word.dep_)
    word.tag_, word.pos_, word.lemma_ = "NN", "NOUN", word.lower_
    hang(word.doc.tokens)


def _make_adjective(word: Token) -> None:
    """Makes an adjective of what stands between a verb and the name of whom it is done to: "accused | neighbouring Chad of"."""
    verb, behind = word.head, word.rights[0] if word.rights else word
    if (
        verb.i + 1 != word.i
        or word.lefts
        or behind.dep_ != "dobj"
        or behind.pos_ != "PROPN"
        or behind.left_edge.i != word.i + 1
    ):
        return
    for child in word.children:
        child.head = verb
    word.tag_, word.pos_, word.dep_, word.lemma_, word.head = "JJ", "ADJ", "amod", word.lower_, behind
    hang(word.doc.tokens)


def _tell_means(word: Token, transitive: frozenset[str]) -> None:
    """Makes a verb of what tells how something is done: "retaliated by | halting purchases of coal", not "killed by attacking troops"."""
    by, thing = word.nbor(-1), word.head
    before = word.dep_ in {"amod", "compound"} and thing.dep_ == "pobj" and thing.head is by
    lemma = _verb_of(word.lower_, transitive) if before else None
    if lemma is None or thing.left_edge is not word or not is_verb(by.head) or is_passive(by.head):
        return
    word.tag_, word.pos_, word.lemma_, word.dep_, word.head = "VBG", "VERB", lemma, "pcomp", by
    thing.head, thing.dep_ = word, "dobj"
    hang(word.doc.tokens)


def _part(word: Token, known: frozenset[str]) -> None:
    thing, above = word.head, word.nbor(-1)
    lemma = _verb_of(word.lower_, known)
    alone = thing.dep_ == "dobj" and thing.head is above and thing.tag_ in PLURAL and thing.left_edge is word
    if lemma is None or not alone:
        return
    word.tag_, word.pos_, word.lemma_, word.dep_, word.head = "VBG", "VERB", lemma, "xcomp", above
    thing.head = word
    for child in above.rights:
        if child.dep_ in {"prep", "dative"}:
            child.head = word  # "denied shipping shells to Georgia"
    hang(word.doc.tokens)


def _verb_of(word: str, known: frozenset[str]) -> str | None:
    """The verb of a form in -ing: "shipping" of "ship", "hiding" of "hide"."""
    stem = word[:-_LETTERS_OF_ING]
    single = [stem[:-1]] if len(stem) > 1 and stem[-1] == stem[-2] else []
    return next((each for each in (stem, f"{stem}e", *single) if each in known), None)
