"""Objects that the parser takes for something else, for what stands beside them: "sent to Kyiv | six howitzers"."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from tocsin.parse.relations import NOUNS, PREMODIFIERS
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_verb

_NAMES = {"NNP", "NNPS"}
#: Tags of "closer", "deeper", and entity labels of what measures a way.
_COMPARED, _MEASURES = {"RBR", "JJR"}, {"QUANTITY", "PERCENT", "MONEY", "DATE", "TIME"}
#: What opens a phrase.
_OPENING = {"CD", "DT", "PRP$"}
_TWO = 2


def part_objects(doc: Doc, calendar: Collection[str] = (), phrasal: Collection[tuple[str, str]] = ()) -> None:
    """Parts the two, in place.

    calendar: names of months and days, in lower case. phrasal: verbs with the word that belongs to them: "shoot dead".
    """
    for token in doc:
        if token.dep_ == "amod" and (token.head.head.lemma_.lower(), token.lower_) in phrasal:
            _part_result(token)
        if token.lower_ == "to" and token.dep_ in {"prep", "dative"} and is_verb(token.head):
            _part(token)
        elif token.dep_ == "npadvmod" and token.pos_ in NOUNS and token.ent_type_ not in _MEASURES:
            _move(token)
            if token.text in calendar:
                _take_march(token)
        if token.lower_ == "to" and token.dep_ == "prep":
            _give_to(token)
        if token.dep_ == "prep" and is_verb(token.head):
            _take_second(token)


def _part_result(word: Token) -> None:
    """Hangs on the verb what it makes of its object: "shot dead | two men"."""
    thing = word.head
    verb = thing.head
    if word.i == verb.i + 1 and thing.dep_ == "dobj" and is_verb(verb) and word.nbor().tag_ in {"CD", "DT", "PRP$"}:
        word.head, word.dep_ = verb, "oprd"
        hang(word.doc.tokens)


def _part(to: Token) -> None:
    verb = to.head
    thing = next((child for child in to.rights if child.dep_ == "pobj"), None)
    if thing is None or any(child.dep_ in {"dobj", "nsubjpass", "ccomp", "xcomp"} for child in verb.children):
        return
    if thing.tag_ in _NAMES:
        _take_apposition(thing, verb)
        return
    before = [child for child in thing.lefts if child.dep_ in {*PREMODIFIERS, "nummod", "det"}]
    name = next((each for each in reversed(before) if each.tag_ in _NAMES and each.dep_ in PREMODIFIERS), None)
    if name is None or any(child.tag_ == "POS" for child in name.rights):
        return
    behind = [each for each in before if each.i > name.i]
    people = not behind and thing.tag_ == "NNS" and name.lower_.endswith("s")  # "gave to the Houthis | drones"
    if not people and not (behind and behind[0].left_edge.tag_ in _OPENING):
        return
    for child in before:
        if child.i < name.i:
            child.head = name
    name.head, name.dep_, thing.head, thing.dep_ = to, "pobj", verb, "dobj"
    hang(to.doc.tokens)


def _move(noun: Token) -> None:
    """Makes an object of what is brought nearer or farther: "moved | three divisions | closer to the border"."""
    where, verb = noun.head, noun.head.head
    if where.tag_ not in _COMPARED or where.dep_ != "advmod" or not is_verb(verb):
        return
    bare = not any(child.dep_ in {"dobj", "nsubjpass", "dative"} for child in verb.children)
    if bare and noun.left_edge.i == verb.i + 1:
        noun.head, noun.dep_ = verb, "dobj"
        hang(noun.doc.tokens)


def _take_march(noun: Token) -> None:
    """Makes an object of what is only spelt as a month: "broke up | a march"."""
    verb = noun.head
    bare = not any(child.dep_ in {"dobj", "nsubjpass", "dative"} for child in verb.children)
    between = verb.doc[verb.i + 1 : noun.left_edge.i]
    if is_verb(verb) and bare and noun.left_edge.dep_ == "det" and all(each.dep_ == "prt" for each in between):
        noun.dep_ = "dobj"


def _take_second(preposition: Token) -> None:
    """Gives a verb without an object the second one of its preposition, which has but one: "freed on bail | two ministers"."""
    things = [child for child in preposition.rights if child.dep_ == "pobj"]
    verb = preposition.head
    if len(things) == 1:
        things = _parted(things[0]) or things
    if (
        len(things) != _TWO
        or _first_word(things).tag_ not in {*_OPENING, "JJ"}
        or _first_word(things).nbor(-1).is_punct
    ):
        return
    if not any(child.dep_ in {"dobj", "nsubjpass", "ccomp", "xcomp", "auxpass"} for child in verb.children):
        for child in [each for each in things[1].lefts if each.i < things[0].i]:
            child.head = things[0]
        things[0].head, things[0].dep_ = preposition, "pobj"
        things[1].head, things[1].dep_ = verb, "dobj"
        hang(verb.doc.tokens)


def _first_word(things: list[Token]) -> Token:
    """The first word of the second of two nouns, of which the first may still hang on it."""
    own = [each for each in things[1].lefts if each.i > things[0].i]
    return own[0].left_edge if own else things[1]


def _parted(noun: Token) -> list[Token]:
    """The two nouns of what the parser takes for one: before "two" or "the" another has ended ("on bail | two ministers")."""
    before = [child for child in noun.lefts if child.dep_ in {*PREMODIFIERS, "nummod", "det"}]
    for first, second in pairwise(before):
        if (
            first.tag_ == "NN"
            and first.dep_ in {"compound", "nmod"}
            and second.tag_ in _OPENING
            and not [*first.rights]
        ):
            return [first, noun]
    return []


def _give_to(to: Token) -> None:
    """Hangs on its verb to whom something is given that is told of at length: "returned a portrait by Goya | to Spain".

    Or of which it is said how much it is: "cut aid worth 40 million euros | to Uganda".

    Nothing goes from a name behind a preposition to somebody, nor does a verb in what is told of the thing go to two places.
    """
    holder = to.head
    if is_verb(holder):
        before = [*holder.rights, *(far for child in holder.rights for far in child.rights)]
        if not any(child.lower_ == "to" and child.tag_ == "IN" and child.i < to.i for child in before):
            return
        above = holder
    elif (holder.dep_ in {"pobj", "appos"} and (holder.tag_ in _NAMES or holder.dep_ == "appos")) or _measures(holder):
        above = holder
    else:
        return
    while above.dep_ not in {"dobj", "ROOT"} and above.head is not above:
        above = above.head
        if is_verb(above) and above.dep_ not in {"relcl", "acl"}:
            return
    if above.dep_ != "dobj" or above is holder or not is_verb(above.head):
        return
    verb = above.head
    if any(child.lower_ == "to" or child.dep_ == "dative" for child in verb.rights):
        return
    to.head = verb
    hang(to.doc.tokens)


def _measures(word: Token) -> bool:
    """Whether a word behind a noun says how much that is: "aid | worth 40 million euros"."""
    return word.dep_ == "amod" and any(child.dep_ == "npadvmod" for child in word.rights)


def _take_apposition(name: Token, verb: Token) -> None:
    """ "handed over to Bolivia | the former minister": nothing parts the two, so that they are not the same."""
    thing = next((child for child in name.rights if child.dep_ == "appos"), None)
    if thing is not None and thing.left_edge.i == name.i + 1 and thing.left_edge.tag_ in _OPENING:
        thing.head, thing.dep_ = verb, "dobj"
        hang(verb.doc.tokens)
