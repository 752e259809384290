"""Verbs in the past tense that the tagger takes for adjectives or nouns, or of which the lemmatizer makes another: "fans | heckled players"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set

from tocsin.parse.relations import IN_PHRASE, MODIFYING, NOUNS, PLURAL
from tocsin.parse.tokens import Doc, Token, hang

#: Stems of one syllable that double their last consonant: "barred".
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_SHORTEST = 5
_VERBAL = {"VBD", "VBN", "VBG", "VBZ"}
#: Tags of what may be a verb in the past tense.
_TAKEN_FOR = {"JJ", "NN", "NNP", "VBN", "VBD"}
_DOING = {"nsubj", "compound", "nmod", "npadvmod"}
#: What else shows that a word is no verb.
_OF_NOUNS = {"det", "poss", "cop", "aux", "auxpass", "neg", "amod", "nummod"}


def tell_past(
    doc: Doc, known: Set[str], transitive: Set[str], saying: Set[str], is_role: Callable[[str], bool]
) -> None:
    """Makes verbs of them, with the lemmas that they have, in place.

    known: lemmas of verbs of acts; transitive: those that are always done to somebody or something; saying: those of speech.
    is_role: whether a word stands for somebody.
    """
    for token in doc:
        if token.tag_ == "NN" and token.dep_ in {"ROOT", "ccomp"} and token.i:
            _make_joined(token)
        if token.lower_ == "since" and token.tag_ == "IN" and token.i:
            _make_perfect(token)
        if token.tag_ in _VERBAL and token.lemma_.lower() not in known:
            token.lemma_ = next(bases(token.lower_, known), token.lemma_)
        if token.tag_ in _TAKEN_FOR and token.lower_.endswith("ed") and len(token) >= _SHORTEST and token.i:
            lemma = next(bases(token.lower_, known), None)
            if lemma is not None:
                _make_main(token, lemma)
                if token.dep_ in MODIFYING and (lemma in transitive or _ends_sentence(token.head)):
                    _part_object(token, lemma, saying, is_role)


def bases(form: str, known: Set[str]) -> Iterator[str]:
    """The verbs of which a form may be: "heckled" is of "heckle", "barred" of "bar", "carried" of "carry"."""
    for ending, added in (
        ("ied", "y"),
        ("ed", "e"),
        ("ies", "y"),
        ("ing", "e"),
        ("ed", ""),
        ("es", ""),
        ("ing", ""),
        ("s", ""),
    ):
        stem = form.removesuffix(ending)
        if stem == form:
            continue
        whole = stem + added
        if whole in known and (added or ending == "s" or not _DOUBLING.fullmatch(stem)):
            yield whole
        if not added and len(stem) > 1 and stem[-1] == stem[-2] and stem[:-1] in known:
            yield stem[:-1]


def _make_joined(word: Token) -> None:
    """Makes a verb of what is joined with one and has its object: "A gunman | shot and wounded a judge"."""
    subject = word.nbor(-1)
    verb = next((child for child in word.rights if child.dep_ == "conj"), None)
    if verb is None or verb.i != word.i + 2 or verb.tag_ != "VBD" or word.nbor().dep_ != "cc":
        return
    if subject.head is not word or subject.dep_ not in {"nsubj", "compound"} or subject.pos_ not in NOUNS:
        return
    told = {child.dep_ for child in verb.children}
    if "dobj" not in told or told & {"nsubj", "aux", "auxpass"}:
        return
    for child in list(word.lefts):
        if child is not subject and child.dep_ in IN_PHRASE and child.i < subject.i:
            child.head = subject
    subject.dep_ = "nsubj"
    word.tag_, word.pos_ = "VBD", "VERB"
    hang(word.doc.tokens)


def _make_perfect(since: Token) -> None:
    """Makes a verb in the perfect tense of what seems a participle before a noun: "they have since | closed two schools"."""
    have = since.nbor(-1)
    noun = next((child for child in since.rights if child.dep_ == "pobj"), None)
    if noun is None or have.lemma_ != "have" or since.i + 1 >= len(since.doc):
        return
    verb = since.nbor()
    if verb.tag_ != "VBN" or verb.head is not noun or verb.dep_ != "amod" or have not in {since.head, *since.lefts}:
        return
    above = have if since.head is have else since  # to the parser "since" may be the verb itself
    verb.head, verb.dep_ = (verb if above.dep_ == "ROOT" else above.head), above.dep_
    verb.pos_ = "VERB"
    for child in [*above.children]:
        if child is not verb:
            child.head = verb
    have.head, have.dep_, have.pos_ = verb, "aux", "AUX"
    since.head, since.dep_, since.tag_, since.pos_ = verb, "advmod", "RB", "ADV"
    noun.head, noun.dep_ = verb, "dobj"
    for child in list(noun.rights):
        if child.dep_ == "prep" and child.lower_ == "from":
            child.head = verb  # "barred women from parks"
    hang(since.doc.tokens)


def _make_main(word: Token, lemma: str) -> None:
    """Makes a verb of what has a subject and an object as one has, and no other verb to go with."""
    told = {child.dep_ for child in word.children}
    if word.tag_ in {"VBD", "VBN"} or word.dep_ in MODIFYING or not {"nsubj", "dobj"} <= told or told & _OF_NOUNS:
        return
    word.tag_, word.pos_, word.lemma_ = "VBD", "VERB", lemma


def _part_object(word: Token, lemma: str, saying: Set[str], is_role: Callable[[str], bool]) -> None:
    """Makes a verb of what stands between two nouns of which the first, a plural, can be no part of the other's name.

    Nor can somebody, or what the parser takes for how something is done, where the sentence has no other verb: "The emir |
    pardoned members of the opposition."
    """
    noun, subject = word.head, word.nbor(-1)
    alone = (subject.dep_ == "npadvmod" or is_role(subject.lower_)) and _ends_sentence(noun)
    if not (subject.tag_ in PLURAL or alone) or noun.i < word.i or noun.pos_ not in NOUNS:
        return
    root = noun
    if noun.dep_ == "appos" and noun.head is subject:
        root = subject
    elif subject.head not in (word, noun) or not (alone or subject.dep_ in _DOING):
        return
    told = root.dep_ == "dobj" and root.head.lemma_.lower() in saying and root.head.i < subject.i
    if root.dep_ != "ROOT" and not told:
        return
    above = word if root.dep_ == "ROOT" else root.head
    moved = [child for child in (*noun.lefts, *root.children) if child.i < subject.i or child.is_punct]
    word.head, word.dep_, word.tag_, word.pos_, word.lemma_ = above, "ccomp" if told else "ROOT", "VBD", "VERB", lemma
    noun.head, noun.dep_ = word, "dobj"
    subject.head, subject.dep_ = word, "nsubj"
    if subject.tag_ == "JJ":
        subject.tag_, subject.pos_ = "NN", "NOUN"
    for child in moved:
        child.head = subject if child.dep_ in IN_PHRASE and child.i < subject.i else word
    hang(word.doc.tokens)


def _ends_sentence(noun: Token) -> bool:
    """Whether a whole sentence, which needs a verb, is to the parser no more than this noun."""
    return noun.dep_ == "ROOT" and noun.pos_ in NOUNS and noun.sent[-1].text == "."
