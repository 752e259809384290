"""What stands after a preposition in a clause, on whichever of its words the parser hangs the phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.parse.doers import stray_doers
from tocsin.parse.prepositions import RELATIVE_TAGS, objects_of, prepositions
from tocsin.parse.relations import TIMES
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.parse.clauses import Clause
    from tocsin.parse.tokens import Token

#: Of which verb a noun is object, subject or predicate.
_HELD = {"dobj", "obj", "nsubjpass", "attr"}
#: Prepositions that say of a noun what it is, not what the verb does.
_NEAR = {"of", "at"}
#: Before where a sentence says that it plays.
_SCENES = {"in", "at", "near"}
#: Prepositions before those whom an act is aimed at.
_AIMED = {"against", "on"}
#: Prepositions before those whom an act concerns also where they stand behind the one who does it.
_PAST_THE_DOER = {"against", "at", "on", "to", "into", "towards"}
#: Prepositions before something else that happens meanwhile.
_OCCASIONS = {"during", "amid", "after", "before"}
#: Prepositions before partners, whom a verb may name behind the whole of its object.
_PARTNER = {"with", "to"}
#: Prepositions after which stands what something consists of or is for.
_MADE_OF = {"of", "in", "for"}


def obliques(clause: Clause, preposition: str, *, borrow: bool) -> list[Token]:
    """Heads of the phrases after a preposition of one word.

    borrow: those, too, that the parser may have hung on another word of the clause.
    """
    holders = [clause.head]
    if borrow and clause.kind == "noun" and clause.head.dep_ in _HELD and is_verb(clause.head.head):
        holders.append(clause.head.head)
    if clause.kind == "adjective" and clause.head.dep_ in {"acomp", "oprd"}:
        holders.append(clause.head.head)
    if clause.kind == "noun":
        # "the crimes committed in Syria"
        holders += [child for child in clause.head.children if child.dep_ == "acl" and child.tag_ == "VBN"]
    elif borrow and clause.kind == "verb":
        holders += clause.patient
        if clause.passive and preposition in _PAST_THE_DOER:
            holders += clause.agent  # "bullets were fired by soldiers | at a crowd"
    dated: list[Token] = []
    for holder in holders:
        found = [
            noun
            for prep in prepositions(holder, preposition)
            if holder is clause.head or not _is_scene(clause, prep)
            for noun in objects_of(prep)
        ]
        if found and preposition == "on":
            # "reneged on Friday on an agreement"
            dated, found = found, [noun for noun in found if noun.ent_type_ not in TIMES]
        if found:
            return found
    if borrow and preposition not in _NEAR:
        # "went on strike against the government", "came to an understanding with Cuba"; "gave 3 million in aid to Chad",
        # "shared files on drugs with Chad"; but "made no arrests during the march on parliament" is not on parliament
        verb = clause.kind == "verb"
        partner = verb and preposition in _PARTNER and not clause.passive
        for holder in holders if verb else [clause.head]:
            for child in holder.children:
                own = verb and holder is clause.head and child.lower_ not in _OCCASIONS
                if child.dep_ == "prep" and (own or partner or child.lower_ in _MADE_OF):
                    # of joined ones a later has its own: "the repression of citizens and sentences against writers"
                    for noun in objects_of(child) if verb else objects_of(child)[:1]:
                        if child.lower_ == "on" and any(each.tag_ == "PRP$" for each in noun.lefts):
                            continue  # "arrested him on his visit to Chad"
                        found = [each for prep in prepositions(noun, preposition) for each in objects_of(prep)]
                        if found:
                            return found
    if borrow and clause.kind == "noun" and clause.head.dep_ == "pobj" and preposition in _AIMED:
        # "were killed in an air strike on a school": the parser hangs the target on the verb
        for prep in prepositions(clause.head.head.head, preposition):
            if prep.i == clause.head.right_edge.i + 1:
                return objects_of(prep)
    if borrow and clause.kind == "noun" and preposition in _AIMED:
        # "protests by students against the premier": the parser hangs whom it is against on those who do it
        for doer in clause.oblique("by", borrow=False) or stray_doers(clause.head):
            found = [each for prep in prepositions(doer, preposition) for each in objects_of(prep)]
            if found:
                return found
    return dated


def _is_scene(clause: Clause, preposition: Token) -> bool:
    """Whether a phrase opens the sentence of a noun that borrows it: "In Dakar, the bloc condemned the coup" is no coup there."""
    opens = clause.kind == "noun" and preposition.lower_ in _SCENES and preposition.i < preposition.head.i
    return (
        opens and preposition.i < clause.head.i and not any(each.tag_ in RELATIVE_TAGS for each in preposition.rights)
    )
