"""Who is one person or several, by names, titles and counts."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.parse.relations import NOUNS, PLURAL, SUBJECT
from tocsin.parse.tokens import Token, hang
from tocsin.parse.verbs import is_verb


def be_both(name: Token, is_role: Callable[[str], bool]) -> None:
    """Makes one person of whoever is called two things before his name: "the poet and activist | Aida Karimova was freed"."""
    noun = name.head
    first = name
    while first.i > noun.i + 2 and first.nbor(-1).pos_ == "PROPN":
        first = first.nbor(-1)
    other = first.nbor(-1) if first.i > noun.i + 2 else noun
    joined = next((child for child in noun.rights if child.lower_ == "and" and child.i < other.i), None)
    if joined is None or not (is_role(noun.lower_) and is_role(other.lower_) and other.text.islower()):
        return
    if not {noun.tag_, other.tag_}.isdisjoint(PLURAL) or noun.dep_ == "ROOT":
        return
    between = noun.doc[joined.i + 1 : other.i + 1]
    apart = any(child.dep_ in {"det", "poss", "nummod"} for each in between for child in (each, *each.lefts))
    one_of = any(child.dep_ == "nummod" or child.lower_ in {"a", "an"} for child in noun.lefts)
    if apart or one_of or (noun.dep_ in SUBJECT and _takes_plural(noun.head)):
        return
    name.head, name.dep_ = noun.head, noun.dep_
    for child in noun.rights:
        if child not in {joined, other, name}:
            child.head = name
    noun.head, noun.dep_ = name, "compound"
    hang(noun.doc.tokens)


def _takes_plural(verb: Token) -> bool:
    """Whether a verb says that its subject are several: "were arrested"."""
    finite = (verb, *(child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}))
    return any(each.tag_ == "VBP" or each.lower_ == "were" for each in finite)


def name_ally(name: Token, noun: Token, is_role: Callable[[str], bool]) -> None:
    """Makes one of somebody and his name: "lent its ally | Laos | money"."""
    theirs = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in noun.lefts)
    if theirs and noun.head is name.head and noun.dep_ in {"dobj", "dative"} and is_role(noun.lower_):
        for sum_ in [child for child in name.rights if child.dep_ == "nummod"]:
            sum_.head, sum_.dep_ = name.head, "dobj"  # "another $600 million"
        noun.dep_ = "dative"
        name.head, name.dep_ = noun, "appos"
        hang(name.doc.tokens)


def name_by_age(word: Token, units: frozenset[str]) -> None:
    """Makes a noun of an age that stands for somebody: "the 27-year-old was arrested"."""
    if word.i > 1 and word.nbor(-1).text == "-" and word.nbor(-2).lemma_ in units:
        word.tag_, word.pos_ = "NN", "NOUN"


def name_by_state(participle: Token) -> None:
    """Makes an adjective of a participle that stands for those who are so: "fed the displaced", "freed the detained"."""
    definite = any(child.lower_ == "the" and child.dep_ == "det" for child in participle.lefts)
    if definite and not any(child.dep_ in {"dobj", "agent", "xcomp", "ccomp"} for child in participle.rights):
        participle.tag_, participle.pos_, participle.lemma_ = "JJ", "ADJ", participle.lower_


def join_people(name: Token) -> None:
    """Joins to a name the people that the parser has it describe: "Kenya | and religious leaders", not the leaders of Kenya."""
    noun = name.head
    kind = next((child for child in name.rights if child.dep_ == "conj"), None)
    joint = next((child for child in name.rights if child.dep_ == "cc" and child.lower_ == "and"), None)
    if kind is None or joint is None or noun.tag_ not in PLURAL or not name.i < joint.i < kind.i < noun.i:
        return
    if kind.pos_ != "ADJ" or not kind.text.islower() or kind.rights or noun.pos_ == "PROPN":
        return
    name.head, name.dep_ = (name if noun.dep_ == "ROOT" else noun.head), noun.dep_
    noun.head, noun.dep_ = name, "conj"
    kind.head, kind.dep_ = noun, "amod"
    for child in noun.lefts:
        if child.i < name.i:
            child.head = name
    hang(name.doc.tokens)


def join_possessors(second: Token) -> None:
    """Gives two possessors what belongs to each: "Rwanda's and | Congo's presidents" are two."""
    edge, thing = second.left_edge, second.head
    if edge.i < 3 or edge.nbor(-1).dep_ != "cc" or edge.nbor(-2).dep_ != "case":
        return
    first = edge.nbor(-2).head
    if first.pos_ != "PROPN" or second.pos_ != "PROPN":
        return
    if thing.dep_ == "conj" and thing.head is first:
        thing.head, thing.dep_ = (thing if first.dep_ == "ROOT" else first.head), first.dep_
    elif first.head is not thing:
        return
    first.head, first.dep_ = thing, "poss"
    second.head, second.dep_ = first, "conj"
    hang(second.doc.tokens)


def join_to_others(second: Token, is_role: Callable[[str], bool]) -> None:
    """Joins somebody to those who stand beside him, not to what stands inside their phrase."""
    if second.pos_ == "NUM":
        _count_theirs(second)
    elif second.tag_ in {"NN", "NNS"} and second.head.dep_ == "pobj":
        _join_heads(second, is_role)
    if second.tag_ in {"NNS", "CD"} and is_verb(second.head):
        _join_to_object(second, is_role)


def _join_to_object(second: Token, is_role: Callable[[str], bool]) -> None:
    """Joins people to the object right before them, not to its verb: "arrested | a bishop and | four others"."""
    verb = second.head
    first = second.left_edge
    joint = first.nbor(-1) if first.i > verb.i + 1 else None
    if joint is None or joint.lower_ != "and" or joint.head is not verb:
        return
    before = next((child for child in verb.rights if child.dep_ == "dobj" and child.right_edge.i + 1 == joint.i), None)
    if before is None or before.pos_ not in NOUNS or not is_role(before.lower_):
        return
    for child in list(second.rights):
        if child.dep_ == "prep":
            child.head = verb
    second.head = joint.head = before
    hang(second.doc.tokens)


def _join_heads(second: Token, is_role: Callable[[str], bool]) -> None:
    """Joins two of whom the first heads what the other was joined to: "the chief of Interpol and | Peru's minister" are two."""
    body = second.head
    of = body.head
    first = of.head
    joint = next((child for child in body.rights if child.dep_ == "cc" and child.lower_ == "and"), None)
    if joint is None or body.dep_ != "pobj" or of.lower_ != "of" or joint.i > second.i:
        return
    one_each = first.tag_ == "NN" and body.pos_ == "PROPN"
    # "the government of Mali and | Tuareg rebels": nobody governs or leads those
    opened = any(child.dep_ in {"poss", "det"} and child.i > joint.i for child in second.lefts)
    if second.tag_ == "NNS":
        # but "the leader of Hamas and other groups" leads them all
        alike = any(child.lower_ == "other" for child in second.lefts)
        opened = not opened and not alike and first.dep_ in SUBJECT
    if one_each and opened and is_role(first.lower_) and is_role(second.lower_):
        second.head = joint.head = first
        hang(second.doc.tokens)


def give_title(name: Token, is_role: Callable[[str], bool]) -> None:
    """Hangs on a name the nouns before it that say who it is: "arrested the lawyer | Kofi Mensah", "poet and activist | Aida Bek"."""
    first = name
    while first.i and first.ent_iob_ == "I":
        first = first.nbor(-1)
    title = first.nbor(-1) if first.i else name
    if title.tag_ != "NN" or title.head is name or title.ent_type_ or first.left_edge.i < first.i:
        return
    if name.ent_type_ != "PERSON" and (first is name or not is_role(title.lower_)):
        return  # "the teacher | Marta Kovac", whom the recogniser takes for a place
    beside = title.dep_ == name.dep_ and title.head is name.head and name.dep_ in {*SUBJECT, "dobj"}
    outer = title.head
    joined = (
        title.dep_ == "conj"
        and outer.tag_ == "NN"
        and name.head in {outer, title}
        and name.dep_ in {"conj", "appos"}
        and not any(child.dep_ in {"det", "poss"} for child in (*title.lefts, *outer.lefts))
        and not any(token.is_punct for token in name.doc[outer.i : title.i])
    )
    if beside:
        for child in list(title.lefts):
            child.head = name
    elif joined:
        name.head, name.dep_ = outer.head, outer.dep_
        for child in list(outer.lefts):
            child.head = name
        title = outer
    else:
        return
    title.head, title.dep_ = name, "compound"
    hang(name.doc.tokens)


def _count_theirs(number: Token) -> None:
    """Joins with somebody some of theirs that were joined with another noun: "sanctions on the banker and | two of his firms"."""
    other = number.head
    of = next((child for child in number.rights if child.lower_ == "of"), None)
    theirs = any(deep.tag_ == "PRP$" for child in (of.rights if of is not None else ()) for deep in child.lefts)
    on = next((child for child in reversed(list(other.rights)) if child.dep_ == "prep" and child.i < number.i), None)
    somebody = next((child for child in on.rights if child.dep_ == "pobj"), None) if on is not None else None
    if not theirs or somebody is None or other.pos_ != "NOUN" or somebody.pos_ not in NOUNS:
        return
    if number.left_edge.i - somebody.right_edge.i in {1, 2}:
        number.head = somebody
        hang(number.doc.tokens)


def hang_home(origin: Token, sheltering: frozenset[str]) -> None:
    """Hangs on those who are taken in whence they are: "took in 300 children | from Gaza".

    sheltering: lemmas of verbs by which somebody is taken in, with the particle that belongs to them.
    """
    people, verb = origin.nbor(-1) if origin.i else origin, origin.head
    if people.dep_ != "dobj" or people.head is not verb or people.tag_ not in PLURAL or verb.i > people.i:
        return
    lemma = verb.lemma_.lower()
    said = {lemma, *(f"{lemma} {child.lower_}" for child in verb.rights if child.dep_ == "prt")}
    if not said.isdisjoint(sheltering) and any(child.pos_ == "PROPN" for child in origin.rights):
        origin.head = people
        hang(origin.doc.tokens)


def hang_origin(origin: Token, peers: frozenset[str]) -> None:
    """Hangs on somebody's peers whence they are: "met her counterparts | from Rwanda"."""
    noun = origin.nbor(-1) if origin.i else origin
    named = f"{noun.nbor(-1).lower_} {noun.lemma_.lower()}" if noun.i else ""
    if noun.pos_ == "NOUN" and not peers.isdisjoint((noun.lemma_.lower(), named)):
        origin.head = noun
        hang(origin.doc.tokens)
