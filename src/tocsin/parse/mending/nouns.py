"""Faults in objects, names and numbers, and in what is said of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tocsin.parse.mending.objects import (
    answer,
    blame_for,
    charge,
    charge_with,
    hang_behind_place,
    hang_undergoers,
    part_objects,
    part_state,
    pass_object,
    send_off,
    set_free,
    shift_object,
    tell_state,
)
from tocsin.parse.mending.people import (
    be_both,
    give_title,
    hang_home,
    hang_origin,
    join_people,
    join_possessors,
    join_to_others,
    name_ally,
    name_by_age,
    name_by_state,
)
from tocsin.parse.mending.times import gather_date, hang_day, lift_day, part_bare_day, part_day, part_time, part_year
from tocsin.parse.relations import IN_PHRASE, NAMING, NOUNS, PLURAL, SUBJECT
from tocsin.parse.tokens import Token, hang
from tocsin.parse.verbs import is_verb
from tocsin.parse.vocabulary import Verbs

#: What the tagger makes of "3bn", and of the letters alone.
_IN_NUMBERS = {"CD", "JJ", "NN", "NNP", "NNS", "IN"}
#: Relations in which a word is a noun.
_NOMINAL = {*SUBJECT, "dobj", "pobj", "dative", "appos", "conj"}
#: Tags of participles, and relations in which one can only be a noun.
_PARTICIPLES, _OBJECTS = {"VBN", "VBD"}, {"dobj", "pobj", "dative"}
#: Tags of the words that say where to somebody is sent off.
_HOMEWARD = {"NN", "VBG", "RB"}
#: Models of planes, ships and guns in the plural.
_MODELS = re.compile(r"[A-Z][A-Za-z]{0,4}-?\d+[A-Z]?s")
_MODEL, _MODEL_TAGS = "weapon", {"CD", "NN", "NNS", "NNP", "NNPS"}
#: What the recogniser may take a person's name for.
_NAMED = {"PERSON", "GPE", "ORG"}


def mend_noun(token: Token, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Faults in objects, names and numbers, and in what is said of them."""
    if token.tag_ == "VBG" and token.i and token.nbor(-1).lower_ == "of":
        charge(token, verbs.charging)
    if token.tag_ in _MODEL_TAGS and _MODELS.fullmatch(token.text):
        token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", _MODEL  # "two F-16s" are no number
        token.doc.set_entities([each for each in token.doc.ents if not each.start <= token.i < each.end])
    _mend_time(token, verbs, is_role)
    if token.tag_ in _IN_NUMBERS:
        _tell_number(token, verbs.amounts, is_role)
    if token.dep_ in {"dobj", "dative"}:
        _mend_object(token, verbs, is_role)
    _mend_people(token, verbs, is_role)
    if token.dep_ == "intj" and token.tag_ == "UH" and token.i and token.nbor(-1).lemma_ in verbs.saying:
        answer(token, token.nbor(-1))
    if token.dep_ in {"pobj", "prep"}:
        _mend_oblique(token, verbs, is_role)
    elif token.dep_ == "amod":
        _mend_adjective(token, verbs)
    if token.dep_ == "prt" or (token.dep_ in {"prep", "advmod"} and token.lower_ in verbs.aside):
        pass_object(token)


def _mend_object(token: Token, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Objects: which of two words is one, and what of it is its name."""
    if token.dep_ == "dobj" and token.tag_ in _HOMEWARD:
        send_off(token, verbs.sent_to, is_role)
    if token.pos_ == "PROPN" and token.i:
        name_ally(token, token.nbor(-1), is_role)
    if token.dep_ == "dobj" and token.tag_ in {"NN", "NNS"} and token.i:
        _tell_object(token, is_role)
    if token.dep_ == "dobj" and token.head.lemma_.lower() in verbs.giving:
        part_objects(token, verbs.given, is_role, verbs.money)


def _mend_people(token: Token, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """People and those whose they are, by name, title, age or what they are called."""
    if token.dep_ == "poss":
        join_possessors(token)
    if token.tag_ == "JJ" and token.dep_ in _NOMINAL:
        name_by_age(token, verbs.units)
        if is_role(token.lower_) and any(child.dep_ == "poss" for child in token.lefts):
            token.tag_, token.pos_ = "NN", "NOUN"  # "its neighbour India"
    if token.tag_ in _PARTICIPLES and token.dep_ in _OBJECTS:
        name_by_state(token)
    if token.ent_type_ == "PERSON" and token.dep_ in {"conj", "appos"}:
        be_both(token, is_role)
    if token.ent_type_ in _NAMED and token.dep_ in {"dobj", "nsubj", "nsubjpass", "conj", "appos"}:
        give_title(token, is_role)
    if token.dep_ == "conj":
        join_to_others(token, is_role)
    if token.dep_ == "nmod" and token.pos_ == "PROPN":
        join_people(token)


def _mend_oblique(token: Token, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Those and what stands behind prepositions and belongs elsewhere."""
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        shift_object(token)
    if token.dep_ == "prep" and token.lower_ == "from" and is_verb(token.head):
        hang_origin(token, verbs.peers)
        hang_home(token, verbs.sheltering)
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.tag_ in {"NN", "NNS"}:
        charge_with(token, verbs.accusing, verbs.wrongs)
        hang_behind_place(token, verbs.deeds)
    if token.dep_ == "pobj" and token.head.lower_ == "for" and token.lemma_.lower() in verbs.deeds:
        blame_for(token, verbs.blaming, is_role)
    if token.dep_ == "pobj" and token.head.lower_ == "by" and token.head.head.pos_ == "NOUN":
        hang_undergoers(token, verbs.calls)


def _mend_time(token: Token, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Days, months and years as what they are: when something is done."""
    if token.dep_ in {"pobj", "dobj"} and token.tag_ == "NNS" and token.lemma_ in verbs.units:
        part_time(token)
    if token.dep_ == "pobj" and token.tag_ in PLURAL:
        part_year(token)
    if token.lower_ in verbs.calendar and token.i:
        if token.dep_ == "compound" and token.head.pos_ in NOUNS:
            part_day(token)
        if token.dep_ == "npadvmod":
            lift_day(token, is_role)
        elif token.nbor(-1).dep_ == "compound":
            part_bare_day(token)
    if token.dep_ == "prep" and token.lower_ in verbs.when:
        if list(token.children):
            hang_day(token, verbs.calendar, is_role)
        else:
            gather_date(token, verbs.calendar)


def _tell_object(token: Token, is_role: Callable[[str], bool]) -> None:
    """What of an object is its name, and what is said of it."""
    if token.tag_ == "NN":
        part_state(token)
    _join_name(token.nbor(-1), token, is_role)


def _join_name(first: Token, last: Token, is_role: Callable[[str], bool]) -> None:
    """Makes one name of two nouns that the parser takes for two things done: "sent | ceasefire monitors to the line"."""
    beside = first.dep_ == "dobj" and first.head is last.head and first.tag_ == "NN" and not list(last.lefts)
    if beside and not list(first.rights) and not is_role(first.lower_):
        for child in first.lefts:
            child.head = last
        first.head, first.dep_ = last, "compound"
        hang(last.doc.tokens)


def _mend_adjective(token: Token, verbs: Verbs) -> None:
    """Adjectives that say what becomes of an object or what it is held to be, and verbs that were taken for such."""
    if token.lower_ == "free":
        set_free(token)
    if token.tag_ == "JJ" and token.i > token.head.i:
        tell_state(token, verbs.phrasal)
    if token.dep_ == "amod":
        _make_predicate(token)


def _tell_number(token: Token, amounts: Mapping[str, str], is_role: Callable[[str], bool]) -> None:
    """Tells what was taken for a number: people whose name has a mark in it, "hundreds of Shi'ites", or letters behind one."""
    if token.tag_ == "CD" and token.text[0].isalpha() and is_role(token.lower_):
        token.tag_, token.pos_ = "NNS", "NOUN"
    _spell_out(token, amounts)


def _spell_out(token: Token, amounts: Mapping[str, str]) -> None:
    """Gives letters behind a number the lemma that they stand for: "3bn" is so many billion."""
    letters = token.lower_.lstrip("0123456789.,")
    behind = letters != token.lower_ or (token.i > 0 and token.nbor(-1).tag_ == "CD")
    if behind and letters in amounts:
        token.lemma_ = amounts[letters]
        if token.dep_ in IN_PHRASE:
            token.tag_ = "CD"


def _make_predicate(word: Token) -> None:
    """Makes a finite verb of what was taken for an adjective of its object: "Greece concentrated warships off Crete"."""
    noun = word.head
    while noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head  # "last week jailed activist Somchai Boonma"
    if word.tag_ not in {"VBD", "VBN"} or noun.dep_ != "ROOT" or noun.i < word.i or noun.pos_ not in {"NOUN", "PROPN"}:
        return
    subject = next((child for child in word.lefts if child.dep_ == "nsubj"), None)
    if subject is None:
        # "North Korea fired two missiles": an adjective stands behind the number
        before = [child for child in noun.lefts if child.i < word.i and child.dep_ in NAMING]
        counted = any(child.i > word.i and child.dep_ in {"det", "nummod"} for child in noun.lefts)
        # "the army's chief proclaimed martial law": no participle stands behind the noun that does it
        doer = (
            bool(before)
            and before[-1].i + 1 == word.i
            and before[-1].tag_ in {"NN", "JJ"}
            and before[-1].dep_ == "nmod"
        )
        if not before or not ((word.tag_ == "VBD" and counted) or doer):
            return
        subject = before[-1]
    moved = [child for child in noun.children if child.i < word.i or child.is_punct]
    word.head, word.dep_, word.pos_, word.tag_ = word, "ROOT", "VERB", "VBD"
    noun.head, noun.dep_ = word, "dobj"
    for child in moved:
        inside = child.i < subject.i and child.dep_ in {"poss", "det", "nummod", "amod"}
        child.head = subject if inside else word
    subject.head, subject.dep_ = word, "nsubj"
    hang(word.doc.tokens)
