"""Days, months, years and hours taken for a part of what stands beside them."""

from __future__ import annotations

import re

from tocsin.parse.relations import SUBJECT, TIMES
from tocsin.parse.tokens import Span, Token, hang
from tocsin.parse.verbs import is_verb

#: How words that say when or where hang on a verb.
_CIRCUMSTANCES = {"prep", "npadvmod"}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def part_year(noun: Token) -> None:
    """Parts a year from those who stand behind it as the subject: "In 2018 | pupils blocked the road"."""
    year = next((child for child in noun.lefts if child.dep_ == "nummod"), None)
    preposition, verb = noun.head, noun.head.head
    if year is None or not _YEAR.fullmatch(year.text) or preposition.i + 1 != year.i or not is_verb(verb):
        return
    if preposition.i > verb.i or any(child.dep_ in SUBJECT for child in verb.lefts) or verb.tag_ in {"VB", "VBG"}:
        return
    year.head, year.dep_ = preposition, "pobj"
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
    hang(noun.doc.tokens)


def part_time(unit: Token) -> None:
    """Parts what is told from the time that it was before or after something: "declared an emergency | hours before a vote"."""
    thing = unit.nbor(-1) if unit.i else unit
    if thing.head is not unit or thing.dep_ != "compound" or unit.i + 1 >= len(unit.doc):
        return
    behind = unit.nbor()
    if behind.lower_ not in {"before", "after"} or (behind.head is unit and behind.dep_ not in {"prep", "mark"}):
        return
    for child in unit.children:
        if child is not thing and child.i < unit.i:
            child.head = thing
    thing.head, thing.dep_ = unit.head, unit.dep_
    clause = behind.head if behind.dep_ == "mark" else behind
    above = thing
    while above.dep_ != "ROOT" and not is_verb(above):
        above = above.head
    unit.head, unit.dep_ = (clause if behind.dep_ == "mark" else above), "npadvmod"
    if behind.dep_ == "prep":
        behind.head = above
    hang(unit.doc.tokens)


def part_saying(told: Token, saying: frozenset[str]) -> None:
    """Parts when and where somebody speaks from what is told: "said on Tuesday | it had detained six", "said in Oslo | it …".

    Only "that" or a comma would make it a part of what is told.
    """
    verb = told.head
    subject = next((child for child in told.lefts if child.dep_ in SUBJECT), None)
    if told.dep_ != "ccomp" or verb.lemma_ not in saying or told.i < verb.i or subject is None:
        return
    moved = False
    for child in list(told.lefts):
        if (
            child.i < verb.i
            or child.i > subject.i
            or child.dep_ not in _CIRCUMSTANCES
            or child.left_edge.i != verb.i + 1
        ):
            break
        if child.right_edge.i + 1 != subject.left_edge.i:
            break
        child.head, moved = verb, True
    if moved:
        hang(told.doc.tokens)


def part_day(day: Token) -> None:
    """Parts a day or month from the name that comes next: "In April | Ankara sent troops", "Last May | Japan"."""
    name = day.head
    before = day.nbor(-1) if day.i else day
    if before.dep_ == "prep" and name.dep_ in SUBJECT and not before.children:
        day.head, day.dep_ = before, "pobj"
    elif name.dep_ == "pobj" and name.head is before and is_verb(before.head) and name.i < before.head.i:
        verb = before.head
        own = {child.dep_ for child in verb.lefts}
        if own & {*SUBJECT, "expl"}:
            return
        day.head, day.dep_ = before, "pobj"
        name.head, name.dep_ = verb, "nsubjpass" if "auxpass" in own else "nsubj"
    elif before.dep_ == "amod" and before.head in {day, name} and name.dep_ in SUBJECT:
        day.head, day.dep_, before.head = name.head, "npadvmod", day
    else:
        return
    for child in name.lefts:
        if child.i < day.i and child is not before:
            child.head = day
    _name_apart(day)
    hang(day.doc.tokens)


def _name_apart(day: Token) -> None:
    """Takes a day or month out of the name that the recogniser makes it part of; what the rest is then, nothing says."""
    doc = day.doc
    if day.ent_type_ in TIMES:
        return
    entity = next((each for each in doc.ents if each.start <= day.i < each.end - 1), None)
    if entity is not None:
        for token in entity:
            token.ent_type_, token.ent_iob_ = "", "O"
        apart = Span(doc, day.i, day.i + 1, "DATE")
        doc.set_entities([apart if each is entity else each for each in doc.ents])
