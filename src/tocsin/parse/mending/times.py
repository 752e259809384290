"""Days, months, years and hours taken for a part of what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from tocsin.parse.relations import SUBJECT, TIMES
from tocsin.parse.tokens import Span, Token, hang
from tocsin.parse.verbs import is_verb

#: How words that say when or where hang on a verb.
_CIRCUMSTANCES = {"prep", "npadvmod"}
#: What may stand between a day and the verb.
_BEFORE_VERBS = {"aux", "auxpass", "advmod", "neg"}
_EVER_SINCE = "since"
#: Relations of what belongs to somebody's phrase.
_INSIDE = {"prep", "pobj", "amod", "acl", "relcl", "appos", "conj"}
#: What the recogniser may make of a name.
_NAMED = {"GPE", "PERSON", "LOC", "FAC", "ORG", "NORP"}
#: A date has at most so many words: "17 July 2017".
_LONGEST_DATE = 3
_DAY_OR_YEAR = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?|(?:1[5-9]|20)\d\d")
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


def hang_day(preposition: Token, calendar: Collection[str], is_role: Callable[[str], bool]) -> None:
    """Hangs a day behind somebody on what he does then: "ECOWAS | on Sunday lifted the sanctions", "Egypt | in 2013 banned the party"."""
    day = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
    if day is None or not (day.lower_ in calendar or _YEAR.fullmatch(day.text)):
        return
    doer = preposition.head
    if is_verb(doer) and (doer.i + 1 == preposition.i or preposition.lower_ == _EVER_SINCE):
        return  # "the nine arrested | on Monday were freed", "two held by rebels | since May were found"
    while doer.dep_ in _INSIDE:
        doer = doer.head  # "police in Nairobi on Friday", "forces loyal to Haftar on Sunday"
    verb = doer.head
    if doer.dep_ not in SUBJECT or not is_verb(verb) or not (doer.pos_ == "PROPN" or is_role(doer.lemma_.lower())):
        return
    between = verb.doc[preposition.right_edge.i + 1 : verb.i]
    if preposition.i < verb.i and all(word.head == verb and word.dep_ in _BEFORE_VERBS for word in between):
        preposition.head = verb
        hang(verb.doc.tokens)


def lift_day(day: Token, is_role: Callable[[str], bool]) -> None:
    """Hangs a day without a preposition behind somebody on what is done then: "police in Nairobi | Friday arrested three"."""
    somebody = verb = day.head
    while verb.dep_ != "ROOT" and not is_verb(verb):
        verb = verb.head
    if is_verb(verb) and verb != somebody and (somebody.pos_ == "PROPN" or is_role(somebody.lemma_.lower())):
        day.head = verb
        hang(verb.doc.tokens)


def part_bare_day(day: Token) -> None:
    """Parts a day without a preposition from the name before it: "a camp in Calais | Sunday", "President Mbeki | Tuesday freed"."""
    name = day.nbor(-1) if day.i else day
    if name.head != day or name.dep_ != "compound" or name.pos_ != "PROPN" or name.ent_type_ not in _NAMED:
        return
    verb = day.head
    while not is_verb(verb) and verb.dep_ != "ROOT":
        verb = verb.head
    if not is_verb(verb):
        return
    for child in day.children:
        if child != name:
            child.head = name
    name.head, name.dep_ = day.head, day.dep_
    day.head, day.dep_ = verb, "npadvmod"
    entity = next((each for each in day.doc.ents if each.start <= day.i < each.end), None)
    if entity is not None and entity.end == day.i + 1 and entity.start < day.i:
        left = Span(day.doc, entity.start, day.i, entity.label_)
        apart = Span(day.doc, day.i, day.i + 1, "DATE")
        kept = [part for each in day.doc.ents for part in ((left, apart) if each is entity else (each,))]
        day.doc.set_entities(kept)
    hang(day.doc.tokens)


def gather_date(preposition: Token, calendar: Collection[str]) -> None:
    """Gathers the words of a date that the parser takes for a part of who comes next: "On 17 July 2017 | Russia's court"."""
    doc = preposition.doc
    words = []
    for word in doc[preposition.i + 1 : preposition.i + 1 + _LONGEST_DATE]:
        if word.lower_ not in calendar and not _DAY_OR_YEAR.fullmatch(word.text):
            break
        words.append(word)
    month = next((word for word in words if word.lower_ in calendar), None)
    behind = doc[words[-1].i + 1] if words and words[-1].i + 1 < len(doc) else None
    if month is None or len(words) < 2 or behind is None or any(child.i > words[-1].i for child in month.rights):
        return
    for word in words:
        for child in word.children:
            if child not in words:
                return
    for word in words:
        word.head, word.dep_ = (preposition, "pobj") if word == month else (month, "nummod")
    _name_apart(month)
    hang(doc.tokens)


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
