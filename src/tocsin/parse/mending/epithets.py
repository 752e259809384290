"""Verbs that the parser takes for epithets of what they are done to: "men on a motorcycle | hurled grenades", "Obasanjo | imposed duties"."""

from __future__ import annotations

from collections.abc import Set

from tocsin.parse.mending.past_forms import bases
from tocsin.parse.relations import IN_PHRASE, NOUNS, PLURAL
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_verb

_EPITHETS = {"VBN", "VBD", "JJ"}
#: Tags of relative pronouns.
_RELATIVE = {"WDT", "WP"}
#: Articles of one thing.
_ONE = {"a", "an"}
#: How what stands right before such a verb hangs on it or on its object.
_BEFORE = {"compound", "nmod", "npadvmod", "dep", "amod"}


def free_epithets(doc: Doc, known: Set[str], hostile: Set[str]) -> None:
    """Makes verbs of them, in place.

    known: lemmas of verbs of acts; hostile: those of what is done against somebody.
    """
    for word in doc[1:-1]:
        noun = word.head
        if word.dep_ != "amod" or noun.i <= word.i or noun.pos_ not in NOUNS:
            continue
        if word.tag_ == "VBG":
            _part_second(word, noun, hostile)
        elif word.tag_ in _EPITHETS and word.lower_.endswith("ed"):
            lemma = next(bases(word.lower_, known), None)
            if lemma is not None:
                _part_from_place(word, noun, lemma)
                _part_from_doer(word, noun, lemma)


def _make(verb: Token, noun: Token, lemma: str) -> None:
    verb.tag_, verb.pos_, verb.lemma_ = "VBD", "VERB", lemma
    noun.head, noun.dep_ = verb, "dobj"


def _part_from_place(word: Token, noun: Token, lemma: str) -> None:
    """Parts a verb and its object from the place or day before it: "farmers near the | border | blocked | trucks".

    No noun stands between an article and an epithet of another noun: those that may are written with a hyphen. A sentence that
    is no more than a noun, or a relative clause that has no verb, shows that it is one.
    """
    preposition, before = noun.head, word.nbor(-1)
    if noun.dep_ != "pobj" or preposition.i >= before.i or before.dep_ not in _BEFORE:
        return
    own = [child for child in noun.lefts if child.i < before.i and child is not before]
    # "on a | moped | hurled bricks": no article of one thing stands before many
    single = noun.tag_ in PLURAL and before.tag_ == "JJ" and any(child.lower_ in _ONE for child in own)
    if before.pos_ not in NOUNS and not single:
        return
    alone = before.pos_ == "PROPN" or any(child.dep_ in {"det", "poss", "nummod"} for child in own)
    if before.head not in (word, noun) or not alone or not (noun.tag_ in PLURAL or noun.pos_ == "PROPN"):
        return
    doer = preposition.head
    while doer.dep_ == "pobj" and doer.head.dep_ == "prep" and doer.head.head.i < doer.i:
        doer = doer.head.head  # "men from a village near the border"
    if doer.dep_ == "ROOT" and doer.pos_ in NOUNS and doer.i < preposition.i and doer.sent[-1].text == ".":
        _make_root(word, doer)
        doer.dep_ = "nsubj"
    elif doer.dep_ == "relcl" and doer.tag_ in _RELATIVE and doer.i < preposition.i:
        word.head, word.dep_ = doer.head, "relcl"
        for child in doer.children:
            child.head = word
        doer.head, doer.dep_ = word, "nsubj"
    else:
        return
    for child in own:
        child.head = before
    before.head, before.dep_ = preposition, "pobj"
    if single:
        before.tag_, before.pos_ = "NN", "NOUN"
    _make(word, noun, lemma)
    hang(word.doc.tokens)


def _part_from_doer(word: Token, noun: Token, lemma: str) -> None:
    """Parts a verb from its subject, which to the parser, though no verb, has an object: "Obasanjo | imposed duties on cement"."""
    doer = word.nbor(-1)
    if noun.dep_ != "dobj" or noun.head is not doer or doer.dep_ != "ROOT" or is_verb(doer):
        return
    if doer.tag_ == "MD" or any(child.dep_ in {"aux", "cop"} for child in doer.children):
        return
    _make_root(word, doer)
    doer.dep_ = "nsubj"
    if doer.is_title and doer.pos_ not in NOUNS:
        doer.tag_, doer.pos_, doer.lemma_ = "NNP", "PROPN", doer.text
    _make(word, noun, lemma)
    hang(word.doc.tokens)


def _make_root(verb: Token, doer: Token) -> None:
    """Makes of a verb that of a sentence which to the parser is no more than its subject."""
    for child in list(doer.children):
        if child.i > verb.i or (child.dep_ not in IN_PHRASE and child.i < doer.i):
            child.head = verb
    verb.head, verb.dep_ = verb, "ROOT"
    doer.head = verb


def _part_second(word: Token, noun: Token, hostile: Set[str]) -> None:
    """Parts a participle behind a comma from what seems a second object, or another name of the first: "overran a town, | burning huts"."""
    if word is not noun.left_edge or word.nbor(-1).text != "," or next(bases(word.lower_, hostile), None) is None:
        return
    verb = noun.head.head if noun.dep_ == "appos" and noun.head.dep_ == "dobj" else noun.head
    if noun.dep_ not in {"dobj", "appos", "advcl"} or not is_verb(verb):
        return
    if not any(child.dep_ == "dobj" and child.i < word.i for child in verb.rights):
        return
    word.head, word.dep_, word.pos_ = verb, "advcl", "VERB"
    noun.head, noun.dep_ = word, "dobj"
    hang(word.doc.tokens)
