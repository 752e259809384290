"""What a verb is done to, given or made: objects hung on others, or taken for part of a name."""

from __future__ import annotations

from collections.abc import Callable, Set
from itertools import pairwise

from tocsin.parse.phrases import LOCATIVE
from tocsin.parse.prepositions import RELATIVE_TAGS
from tocsin.parse.relations import IN_PHRASE, NAMING, NOUNS, TIMES
from tocsin.parse.tokens import Token, hang
from tocsin.parse.verbs import is_verb

#: Tags of what stands before a noun that is counted or known.
_COUNTING = {"CD", "DT", "PDT", "PRP$"}
#: How a second object hangs on a noun before it that the parser takes for one of the same list.
_LISTED = {"appos", "conj"}
#: Prepositions before those whom a deed is aimed at.
_AIMED = {"on", "against"}


def set_free(word: Token) -> None:
    """Makes "free" say what becomes of those behind it: "set | free | 222 prisoners"."""
    verb = word.nbor(-1) if word.i else None
    if verb is None or verb.lemma_ != "set" or word.head.head is not verb or word.head.dep_ != "dobj":
        return
    if word.nbor().tag_ in _COUNTING:
        word.head, word.dep_ = verb, "oprd"
        hang(word.doc.tokens)


def send_off(word: Token, places: Set[str], is_role: Callable[[str], bool]) -> None:
    """Makes an object of whoever is sent off, not of where to: "sent the Rwandan consul | home", "the envoy | packing".

    places: where to.
    """
    before = word.nbor(-1) if word.i else word
    if word.lower_ not in places or before.dep_ != "compound" or before.head is not word or not is_role(before.lower_):
        return
    verb = word.head
    for child in word.children:
        if child is not before:
            child.head = before if child.i < word.i else verb
    before.head, before.dep_ = verb, "dobj"
    word.dep_ = "advmod"
    hang(word.doc.tokens)


def part_state(state: Token) -> None:
    """Tells those counted from the noun in the singular that says what is made of them: "took four policemen | hostage"."""
    whom = any(child.dep_ == "dobj" and child.tag_ in RELATIVE_TAGS for child in state.head.lefts)
    if whom and not state.lefts:
        # "two nuns whom gunmen had taken | hostage in Jos"
        state.dep_ = "oprd"
        for child in state.rights:
            child.head = state.head
        hang(state.doc.tokens)
        return
    people = next((child for child in state.lefts if child.i + 1 == state.i), None)
    number = next((child for child in state.lefts if child.dep_ == "nummod"), None)
    if people is None or number is None or people.tag_ != "NNS" or people.dep_ not in NAMING:
        return
    if people.i <= number.i or number.lower_ in {"one", "1"}:
        return
    for child in state.lefts:
        if child is not people:
            child.head = people
    people.head, people.dep_, state.dep_ = state.head, "dobj", "oprd"
    hang(state.doc.tokens)


def charge(deed: Token, charging: frozenset[str]) -> None:
    """Takes what somebody is accused of from those accused, or who accuse: "accused the army and the rebels | of burning villages"."""
    of = deed.nbor(-1)
    told = of.head
    if of.dep_ == "conj" and told.lower_ == "of" and deed.dep_ == "compound" and deed.head.head is of:
        # "accused them of shelling a village and of | massing tanks"
        deed.head.head, deed.head.dep_, deed.head, deed.dep_ = deed, "dobj", of, "pcomp"
        hang(of.doc.tokens)
        return
    while told.dep_ == "conj" and told.pos_ in NOUNS:
        told = told.head
    # "was accused by the union | of beating strikers"
    by = told.head if told.dep_ == "pobj" and told.head.dep_ == "agent" else None
    verb = told.head if by is None else by.head
    if (by is None and told.dep_ not in {"dobj", "nsubjpass"}) or verb.lemma_ not in charging:
        return
    of.head = verb
    if deed.dep_ == "amod" and deed.head.dep_ == "pobj" and deed.head.head is of:
        deed.head.head, deed.head.dep_, deed.head, deed.dep_ = deed, "dobj", of, "pcomp"
    hang(of.doc.tokens)


def charge_with(deed: Token, accusing: frozenset[str], deeds: frozenset[str]) -> None:
    """Takes the noun of what somebody is accused of from those accused: "accused the coast guard | of torture"."""
    of = deed.head
    told = of.head
    if told.pos_ not in NOUNS or deed.lemma_.lower() not in deeds:
        return
    while told.dep_ == "pobj" and told.head.lower_ == "of" and told.head.head.pos_ in NOUNS:
        told = told.head.head  # "accused a leader of the rebels | of murder"
    verb = told.head
    object_ = told.dep_ == "dobj" or (told.dep_ == "nsubjpass" and told.i > verb.i)
    charged = any(child.lower_ == "of" for child in verb.rights)
    if object_ and not charged and verb.lemma_ in accusing and not any(c.dep_ in {"det", "poss"} for c in deed.lefts):
        of.head = verb
        hang(of.doc.tokens)


def hang_behind_place(undergoer: Token, deeds: frozenset[str]) -> None:
    """Hangs on a deed who undergoes it, not on the place in between: "the arrest in Dakar | of a presenter".

    deeds: lemmas of nouns of acts.
    """
    of, place = undergoer.head, undergoer.head.head
    where = place.head
    if place.pos_ == "PROPN" and place.dep_ == "pobj" and where.lower_ in LOCATIVE and where.head.pos_ == "NOUN":
        deed = where.head
        if deed.lemma_.lower() in deeds and not any(child.lower_ == "of" for child in deed.rights):
            of.head = deed
            hang(of.doc.tokens)


def blame_for(deed: Token, blaming: frozenset[str], is_role: Callable[[str], bool]) -> None:
    """Takes what somebody is blamed or praised for from those blamed: "blamed separatists | for the attack"."""
    told = deed.head.head
    verb = told.head
    somebody = told.pos_ == "PROPN" or is_role(told.lemma_.lower()) or is_role(told.lower_)
    if told.dep_ == "dobj" and somebody and verb.lemma_ in blaming:
        deed.head.head = verb
        hang(deed.doc.tokens)


def tell_state(state: Token, phrasal: Set[tuple[str, str]]) -> None:
    """Makes an adjective behind an object say what it is held to be: "held the mission | responsible for the outbreak"."""
    noun, verb = state.head, state.head.head
    if noun.dep_ == "dobj" and noun.i + 1 == state.i and (verb.lemma_.lower(), state.lower_) in phrasal:
        state.head, state.dep_ = verb, "oprd"
        hang(verb.doc.tokens)


def pass_object(particle: Token) -> None:
    """Gives a verb the object that was hung on its particle: "switched off the Internet"."""
    verb = particle.head
    objects = [child for child in particle.rights if child.dep_ == "pobj"]
    if objects and is_verb(verb) and not any(child.dep_ in {"dobj", "nsubjpass"} for child in verb.children):
        objects[0].head, objects[0].dep_ = verb, "dobj"
        hang(verb.doc.tokens)


def hang_undergoers(doer: Token, calls: frozenset[str]) -> None:
    """Gives a noun of act those who undergo it, hung on the doer: "the arrest by Kosovo police | of two mayors".

    calls: nouns of what is done for something: "demands by Greece | for reparations".
    """
    act = doer.head.head
    aims = _AIMED | {"for"} if act.lemma_.lower() in calls else _AIMED
    aimed = next((child for child in doer.rights if child.lower_ in aims), None)
    if aimed is not None and act.dep_ in {"nsubj", "nsubjpass", "pobj"}:
        aimed.head = act  # "a strike by Ukrainian forces | on fuel depots"
        hang(aimed.doc.tokens)
    of = next((child for child in doer.rights if child.lower_ == "of"), None)
    if of is None or any(child.lower_ == "of" for child in act.rights):
        return
    opening = {child.lower_ for child in doer.lefts if child.dep_ in {"det", "nummod"}}
    undergoing = next((child for child in of.rights if child.dep_ == "pobj"), None)
    if undergoing is None or not opening <= {"the"} or (doer.tag_ == "NN" and not opening and not list(doer.lefts)):
        return
    somebody = undergoing.ent_type_ == "PERSON" or any(
        (child.dep_ == "det" and child.lower_ in {"a", "an"})
        or child.dep_ == "nummod"
        or (child.dep_ == "poss" and child.pos_ == "PRON")
        for child in undergoing.lefts
    )
    if somebody:
        of.head = act
        hang(of.doc.tokens)


def answer(word: Token, verb: Token) -> None:
    """What is answered, which the parser takes for an exclamation: "said no to foreign troops"."""
    if word.head not in {verb, *verb.rights} or any(child.dep_ in {"dobj", "ccomp"} for child in verb.children):
        return
    word.head, word.dep_, word.tag_, word.pos_ = verb, "dobj", "NN", "NOUN"
    for child in list(word.rights):
        if child.dep_ == "prep":
            child.head = verb
    hang(verb.doc.tokens)


def part_objects(thing: Token, given: frozenset[str], is_role: Callable[[str], bool], money: frozenset[str]) -> None:
    """Tells to whom something is given from what is given: "promised Kyiv | forty tanks", "gave its hospitals | ten beds"."""
    verb = thing.head
    if thing.i < verb.i or any(child.dep_ in {"dative", "iobj"} for child in verb.children):
        return
    if _part_behind_clause(thing):
        return
    stray = next((each for each in verb.rights if each.dep_ in {"advmod", "npadvmod"} and each.pos_ == "PROPN"), None)
    if stray is not None and stray.left_edge.i == verb.i + 1 and stray.ent_type_ not in TIMES:
        stray.dep_ = "dative"
        return
    before = [child for child in thing.lefts if child.dep_ in IN_PHRASE]
    for place, (last, opening) in enumerate(pairwise(before), start=1):
        first = opening.left_edge
        if last.pos_ not in NOUNS or any(child.tag_ == "POS" for child in last.rights) or last.right_edge.i >= first.i:
            continue
        # "granted Mozambique | 20 million marks", "fined the editor | 5,000 shillings"
        named = last.pos_ == "PROPN" and (thing.lemma_.lower() in money or thing.ent_type_ == "MONEY")
        paid = named or (thing.lemma_.lower() in money and is_role(last.lower_))
        sum_ = (paid or last.ent_type_ == "GPE") and first.tag_ in {"CD", "$"}
        counted = (first.tag_ == "CD" and first.is_alpha) or first.lower_ == "more"
        # "promised the nurses' union | better wages"
        compared = first.tag_ == "JJR" and is_role(last.lower_)
        if first.tag_ in {"DT", "PRP$", "PDT"} or counted or sum_ or compared:
            _make_dative(last, before[: place - 1], verb)
            return
        # no name stands before an adjective of the same noun: "gave Kyiv | long-range missiles"
        quality = first.tag_ in {"JJ", "JJR", "VBN"} and first.text.islower()
        if place == 1 and last.tag_ == "NNP" and last.ent_type_ != "NORP" and quality and not list(last.lefts):
            _make_dative(last, [], verb)
            return
    if before and _is_given_state(before[0], thing, given):
        _make_dative(before[0], [], verb)
        return
    if thing.lemma_.lower() in given and thing.tag_ != "NNP":
        for place, last in reversed(list(enumerate(before))):
            known = is_role(last.lower_)
            named = last.pos_ == "PROPN" and ((place > 0 and before[0].dep_ == "det") or _is_long_name(last))
            if (place > 0 or last.tag_ == "NNS") if known else named:
                _make_dative(last, before[:place], verb)
                return


def _is_given_state(name: Token, thing: Token, given: frozenset[str]) -> bool:
    """Whether a place right behind the verb is to whom something is given that needs no article: "sent Somalia | drones"."""
    behind = name.left_edge.i == thing.head.i + 1 and name.right_edge is name and name.tag_ == "NNP"
    # "sold Toyota cars", but "offered Adenauer help"
    place = thing.tag_ == "NNS" and name.ent_type_ == "GPE"
    return behind and (place or (thing.tag_ == "NN" and thing.lemma_.lower() in given))


def _part_behind_clause(whom: Token) -> bool:
    """Tells what is given behind a relative clause on those to whom it is: "promised the miners, who had struck, | higher wages"."""
    clause = next((child for child in whom.rights if child.dep_ == "relcl"), None)
    if clause is None or clause.left_edge.nbor(-1).text != ",":
        return _part_behind_name(whom)
    inside = (each for each in clause.subtree if each.dep_ in _LISTED)
    listed = (each for each in (*whom.rights, *inside) if each.dep_ in _LISTED and each.pos_ in NOUNS)
    given = next((each for each in listed if each.i > clause.i and each.left_edge.nbor(-1).text == ","), None)
    if given is None or given.right_edge.i < clause.right_edge.i:
        return False
    if any(child.dep_ in {"cc", "conj"} and child.i < given.i for child in given.head.rights if child is not given):
        return False
    given.head, given.dep_, whom.dep_ = whom.head, "dobj", "dative"
    hang(whom.doc.tokens)
    return True


def _part_behind_name(whom: Token) -> bool:
    """Tells what is given behind what else somebody is called: "gave the envoy, Lena Aho, two days", "offered the SVR, its spies, help"."""
    name = next((child for child in whom.rights if child.dep_ == "appos"), None)
    if name is None or name.left_edge.i == 0 or name.left_edge.nbor(-1).text != ",":
        return False
    given = next((child for child in (*name.rights, *whom.rights) if child.dep_ == "appos" and child.i > name.i), None)
    if given is None or given.i < whom.head.i or given.left_edge.nbor(-1).text != ",":
        return False
    if given.left_edge.tag_ not in _COUNTING or any(
        child.dep_ in {"cc", "conj"} for child in (*whom.rights, *name.rights)
    ):
        return False
    given.head, given.dep_, whom.dep_ = whom.head, "dobj", "dative"
    hang(whom.doc.tokens)
    return True


def _is_long_name(head: Token) -> bool:
    """Whether it ends a name of several words: "Amnesty International"."""
    return any(child.pos_ == "PROPN" for child in head.lefts)


def _make_dative(last: Token, words: list[Token], verb: Token) -> None:
    """Makes the one to whom something is given of the words up to their last."""
    for child in words:
        child.head = last
    last.head, last.dep_ = verb, "dative"
    hang(verb.doc.tokens)


def shift_object(noun: Token) -> None:
    """Takes an object out of what is said of it: "rejected as absurd | a demand by Chile"."""
    preposition, verb = noun.head, noun.head.head
    said = [*preposition.rights, *noun.lefts]  # or: rejected as "absurd" a demand
    quality = next((child for child in said if child.dep_ == "amod" and child.i < noun.i), None)
    opening = next((child for child in noun.lefts if child.dep_ in {"det", "poss"}), None)
    if quality is None or opening is None or opening.left_edge.i < quality.i or not is_verb(verb):
        return
    if not any(child.dep_ in {"dobj", "nsubjpass"} for child in verb.children):
        noun.head, noun.dep_ = verb, "dobj"
        quality.head = preposition
        hang(verb.doc.tokens)
