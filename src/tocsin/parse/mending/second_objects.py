"""Second objects that the parser takes for another name of the first: "gave the envoy | the cold shoulder", "called him | a fool"."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.parse.relations import NOUNS, PLURAL
from tocsin.parse.tokens import Token, hang
from tocsin.parse.verbs import is_passive, is_verb
from tocsin.parse.vocabulary import Verbs

_INDEFINITE = {"a", "an"}
#: How a noun hangs on the one whose name it is a part of, and tags of what describes a noun.
_NAMING, _DESCRIBING = {"compound", "nmod"}, {"JJ", "VBN"}


def mend_second_object(token: Token, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Faults in the second of two objects: what is given to somebody, or what something is called."""
    if token.dep_ == "pobj":
        _free_thing(token, verbs.giving)
    if token.dep_ == "dobj" and token.head.lemma_.lower() in verbs.giving:
        _part_receiver(token, is_role)
        _tell_receiver(token, is_role)
    elif token.dep_ == "ccomp" and token.tag_ == "VBP" and token.head.lemma_.lower() in verbs.giving:
        _give_bare(token, is_role)
    if token.dep_ == "dobj":
        _wait_for(token)
    if token.dep_ in {"oprd", "dobj"}:
        _part_named(token)
    elif token.dep_ == "npadvmod":
        _give_time(token)
        _undergo(token, verbs, is_role)
    elif token.dep_ == "appos":
        _give_thing(token)
        if token.pos_ in NOUNS:
            _call_names(token)


def _wait_for(thing: Token) -> None:
    """Makes a preposition of "pending" behind an object, which describes no second one: "suspended the strike | pending talks"."""
    word, verb = thing.left_edge, thing.head
    first = next((child for child in verb.rights if child.dep_ in {"dobj", "dative"} and child.i < word.i), None)
    if word.lower_ != "pending" or word.head is not thing or first is None or first.right_edge.i + 1 != word.i:
        return
    word.head, word.dep_, word.pos_ = verb, "prep", "ADP"
    thing.head, thing.dep_ = word, "pobj"
    first.dep_ = "dobj"
    hang(verb.doc.tokens)


def _part_receiver(thing: Token, is_role: Callable[[str], bool]) -> None:
    """Parts those to whom something is given from the thing, to the parser all one name: "promised its minority | new signs".

    No part of a name is plural or stands before an adjective.
    """
    verb = thing.head
    if not is_verb(verb) or is_passive(verb) or any(child.dep_ == "dative" for child in verb.children):
        return
    before = thing.doc.tokens[verb.i + 1 : thing.i]
    if not before or thing.left_edge is not before[0]:
        return
    receiver = next(
        (
            each
            for each in before
            if each.dep_ in _NAMING
            and (is_role(each.lemma_.lower()) or is_role(each.lower_))
            and (each.tag_ in PLURAL or (each.nbor().tag_ in _DESCRIBING and each.nbor().head is thing))
        ),
        None,
    )
    if receiver is None:
        return
    for word in before[: receiver.i - before[0].i]:
        if word.head.i > receiver.i:
            word.head = receiver
    receiver.head, receiver.dep_ = verb, "dative"
    hang(thing.doc.tokens)


def _tell_receiver(thing: Token, is_role: Callable[[str], bool]) -> None:
    """Tells to whom something is given from the thing, to the parser both objects: "gave | the president of Egypt | an ultimatum"."""
    verb = thing.head
    first = next((child for child in verb.rights if child.dep_ in {"dobj", "dative"}), thing)
    somebody = first.pos_ == "PROPN" or is_role(first.lemma_.lower()) or is_role(first.lower_)
    if first.dep_ == "dobj" and first is not thing and somebody and first.right_edge.i + 1 == thing.left_edge.i:
        first.dep_ = "dative"


def _free_thing(thing: Token, giving: frozenset[str]) -> None:
    """Frees what is given from the phrase of the receiver: "gave the leaders of Tigray | an ultimatum"."""
    of = thing.head
    receiver, verb = of.head, of.head.head
    inside = [child for child in of.rights if child.dep_ == "pobj"]
    if len(inside) != 2 or inside[1] is not thing or thing.left_edge.lower_ not in _INDEFINITE:
        return
    if receiver.dep_ == "dobj" and is_verb(verb) and verb.lemma_.lower() in giving and not is_passive(verb):
        thing.head, thing.dep_, receiver.dep_ = verb, "dobj", "dative"
        hang(verb.doc.tokens)


def _give_bare(thing: Token, is_role: Callable[[str], bool]) -> None:
    """Makes a noun of what is given, to the parser a verb: "offers Yemeni authorities | fuel"."""
    verb, lefts = thing.head, [*thing.lefts]
    if not is_verb(verb) or is_passive(verb) or len(lefts) != 1 or lefts[0].dep_ != "nsubj":
        return
    receiver = lefts[0]
    if receiver.left_edge.i != verb.i + 1 or receiver.i + 1 != thing.i or not is_role(receiver.lemma_.lower()):
        return
    if any(child.dep_ in {"dobj", "dative"} for child in (*thing.children, *verb.children)):
        return
    thing.tag_, thing.pos_, thing.lemma_, thing.dep_ = "NN", "NOUN", thing.lower_, "dobj"
    receiver.head, receiver.dep_ = verb, "dative"
    hang(thing.doc.tokens)


def _give_thing(thing: Token) -> None:
    """Makes an object of what is given to somebody, taken for another name of his: "gave the envoy | the cold shoulder"."""
    verb = thing.head
    if is_verb(verb) and thing.pos_ in NOUNS and any(child.dep_ == "dative" for child in verb.rights):
        # "lent Sri Lanka | three billion dollars": another name of the verb's, which has none
        thing.dep_ = thing.dep_ if any(child.dep_ == "dobj" for child in verb.rights) else "dobj"
        return
    verb = verb.head
    between = thing.left_edge.i > thing.head.i and thing.left_edge.nbor(-1).is_punct
    if thing.head.dep_ == "dative" and not between and not any(child.dep_ == "dobj" for child in verb.children):
        thing.head, thing.dep_ = verb, "dobj"
        hang(verb.doc.tokens)


def _give_time(time: Token) -> None:
    """Makes an object of the time that somebody is given to do something: "gave the villagers | a day to leave"."""
    verb = time.head
    to_do = any(
        child.dep_ in {"relcl", "acl"} and any(each.tag_ == "TO" for each in child.lefts) for child in time.rights
    )
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    if to_do and len(objects) == 1 and objects[0].right_edge.i + 1 == time.left_edge.i and is_verb(verb):
        objects[0].dep_, time.dep_ = "dative", "dobj"


def _undergo(somebody: Token, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Makes an object of somebody right behind a verb that is done to others, who is no time: "Croatia summons | Serbian ambassador"."""
    verb = somebody.head
    next_to = verb.i + 1 == somebody.left_edge.i and somebody.pos_ == "NOUN"
    lacks = verb.lemma_.lower() in verbs.transitive and not is_passive(verb)
    done = any(child.dep_ in {"dobj", "ccomp", "xcomp"} for child in verb.children)
    if next_to and lacks and not done and is_role(somebody.lemma_.lower()):
        somebody.dep_ = "dobj"


def _part_named(name: Token) -> None:
    """Tells what is called something from what it is called: "called the | ruling | a coup", "called the | killing | a crime"."""
    article = next((child for child in name.lefts if child.dep_ == "det"), None)
    thing = article.nbor(-1) if article is not None and article.i > name.sent.start else None
    if thing is None or thing.tag_ not in {"NN", "VBG"} or not any(child.dep_ == "det" for child in thing.lefts):
        return
    if thing.head == name and thing.dep_ in {"amod", "compound"} and is_verb(name.head):
        verb = name.head
        if not any(child.dep_ == "dobj" and child != name for child in verb.children):
            thing.head, thing.dep_, name.dep_ = verb, "dobj", "oprd"
            thing.tag_, thing.pos_ = "NN", "NOUN"
            hang(verb.doc.tokens)
    elif name.head == thing and thing.dep_ == "dobj":
        name.head, name.dep_ = thing.head, "oprd"
        thing.tag_, thing.pos_ = "NN", "NOUN"
        hang(thing.doc.tokens)


def _call_names(noun: Token) -> None:
    """Tells what somebody is called from who he is, which a comma would part: "called the envoy | a fool".

    So it is behind what his own phrase ends in: "called the envoy to Chad | a fool".
    """
    named, opening = _object_of(noun.head), noun.left_edge
    if named is None or opening.lower_ not in _INDEFINITE or not named.head.i < named.i < opening.i:
        return
    between = named.doc.tokens[named.i + 1 : opening.i]
    ended = not between or (between[-1].dep_ == "pobj" and not any(each.is_punct for each in between))
    if is_verb(named.head) and ended:
        noun.head, noun.dep_ = named.head, "oprd"
        hang(noun.doc.tokens)


def _object_of(noun: Token) -> Token | None:
    """The object that a noun is or whose phrase it ends: "the envoy to *Chad*"."""
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in NOUNS:
        noun = noun.head.head
    return noun if noun.dep_ == "dobj" else None
