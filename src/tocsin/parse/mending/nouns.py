"""Faults in objects, names and numbers, and in what is said of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise

from tocsin.parse.prepositions import RELATIVE_TAGS
from tocsin.parse.relations import IN_PHRASE, NAMING, NOUNS, PLURAL, SUBJECT, TIMES
from tocsin.parse.tokens import Span, Token, hang
from tocsin.parse.verbs import is_verb
from tocsin.parse.vocabulary import Verbs

#: What the tagger makes of "3bn", and of the letters alone.
_IN_NUMBERS = {"CD", "JJ", "NN", "NNP", "NNS", "IN"}
#: Relations in which a word is a noun.
_NOMINAL = {*SUBJECT, "dobj", "pobj", "dative", "appos", "conj"}
#: Tags of the words that say where to somebody is sent off, and the words.
_HOMEWARD = {"NN", "VBG", "RB"}
_OFF = {"home", "packing", "abroad", "away"}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
#: Models of planes, ships and guns in the plural.
_MODELS = re.compile(r"[A-Z][A-Za-z]{0,4}-?\d+[A-Z]?s")
_MODEL, _MODEL_TAGS = "weapon", {"CD", "NN", "NNS", "NNP", "NNPS"}
#: Tags of what stands before a noun that is counted or known.
_COUNTING = {"CD", "DT", "PDT", "PRP$"}
#: Prepositions before those whom a deed is aimed at.
_AIMED = {"on", "against"}


def _set_free(word: Token) -> None:
    """Makes "free" say what becomes of those behind it: "set | free | 222 prisoners"."""
    verb = word.nbor(-1) if word.i else None
    if verb is None or verb.lemma_ != "set" or word.head.head is not verb or word.head.dep_ != "dobj":
        return
    if word.nbor().tag_ in _COUNTING:
        word.head, word.dep_ = verb, "oprd"
        hang(word.doc.tokens)


#: Particles that stand before no object of their own: "brushed aside | the criticism".
_NEVER_BEFORE = {"aside", "away", "apart"}


def mend_noun(token: Token, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Faults in objects and in what is said of them."""
    if token.tag_ == "VBG" and token.i and token.nbor(-1).lower_ == "of":
        _charge(token, verbs.charging)
    if token.tag_ in _MODEL_TAGS and _MODELS.fullmatch(token.text):
        token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", _MODEL  # "two F-16s" are no number
        token.doc.set_entities([each for each in token.doc.ents if not each.start <= token.i < each.end])
    if token.dep_ in {"pobj", "dobj"} and token.tag_ == "NNS" and token.lemma_ in verbs.units:
        _part_time(token)
    if token.tag_ in _IN_NUMBERS:
        _spell_out(token, verbs.amounts)
    if token.dep_ == "poss":
        _join_possessors(token)
    if token.dep_ == "compound" and token.lower_ in verbs.calendar and token.head.pos_ in NOUNS:
        _part_day(token)
    if token.dep_ == "pobj" and token.tag_ in PLURAL:
        _part_year(token)
    if token.tag_ == "JJ" and token.dep_ in _NOMINAL:
        _name_by_age(token, verbs.units)
        if is_role(token.lower_) and any(child.dep_ == "poss" for child in token.lefts):
            token.tag_, token.pos_ = "NN", "NOUN"  # "its neighbour India"
    if token.ent_type_ == "PERSON" and token.dep_ in {"conj", "appos"}:
        _be_both(token, is_role)
    if token.dep_ == "dobj" and token.tag_ in _HOMEWARD:
        _send_off(token, is_role)
    if token.pos_ == "PROPN" and token.dep_ in {"dative", "dobj"} and token.i:
        _name_ally(token, token.nbor(-1), is_role)
    if token.dep_ == "dobj" and token.tag_ == "NN":
        _part_state(token)
    if token.ent_type_ == "PERSON" and token.dep_ in {"dobj", "nsubj", "nsubjpass", "conj", "appos"}:
        _give_title(token)
    if token.dep_ == "conj" and token.pos_ == "NUM":
        _count_theirs(token)
    if token.dep_ == "dobj" and token.head.lemma_.lower() in verbs.giving:
        _part_objects(token, verbs.given, is_role)
    elif token.dep_ == "pobj" and token.head.lower_ == "as":
        _shift_object(token)
    if token.dep_ == "intj" and token.tag_ == "UH" and token.i and token.nbor(-1).lemma_ in verbs.saying:
        _answer(token, token.nbor(-1))
    if token.dep_ == "nmod" and token.pos_ == "PROPN":
        _join_people(token)
    if token.dep_ == "prep" and token.lower_ == "from" and is_verb(token.head):
        _hang_origin(token, verbs.peers)
    if token.dep_ == "pobj" and token.head.lower_ == "by" and token.head.head.pos_ == "NOUN":
        _hang_undergoers(token)
    if token.dep_ == "amod" and token.lower_ == "free":
        _set_free(token)
    if token.dep_ == "amod":
        _make_predicate(token)
    elif token.dep_ == "prt" or (token.dep_ in {"prep", "advmod"} and token.lower_ in _NEVER_BEFORE):
        _pass_object(token)


def _be_both(name: Token, is_role: Callable[[str], bool]) -> None:
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


def _send_off(word: Token, is_role: Callable[[str], bool]) -> None:
    """Makes an object of whoever is sent off, not of where to: "sent the Rwandan consul | home", "the envoy | packing"."""
    before = word.nbor(-1) if word.i else word
    if word.lower_ not in _OFF or before.dep_ != "compound" or before.head is not word or not is_role(before.lower_):
        return
    verb = word.head
    for child in word.children:
        if child is not before:
            child.head = before if child.i < word.i else verb
    before.head, before.dep_ = verb, "dobj"
    word.dep_ = "advmod"
    hang(word.doc.tokens)


def _name_ally(name: Token, noun: Token, is_role: Callable[[str], bool]) -> None:
    """Makes one of somebody and his name: "lent its ally | Laos | money"."""
    theirs = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in noun.lefts)
    if theirs and noun.head is name.head and noun.dep_ in {"dobj", "dative"} and is_role(noun.lower_):
        for sum_ in [child for child in name.rights if child.dep_ == "nummod"]:
            sum_.head, sum_.dep_ = name.head, "dobj"  # "another $600 million"
        noun.dep_ = "dative"
        name.head, name.dep_ = noun, "appos"
        hang(name.doc.tokens)


def _part_year(noun: Token) -> None:
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


def _name_by_age(word: Token, units: frozenset[str]) -> None:
    """Makes a noun of an age that stands for somebody: "the 27-year-old was arrested"."""
    if word.i > 1 and word.nbor(-1).text == "-" and word.nbor(-2).lemma_ in units:
        word.tag_, word.pos_ = "NN", "NOUN"


def _join_people(name: Token) -> None:
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


def _part_time(unit: Token) -> None:
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


def _join_possessors(second: Token) -> None:
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


def _part_day(day: Token) -> None:
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


def _give_title(name: Token) -> None:
    """Hangs on a name the nouns before it that say who it is: "arrested the lawyer | Kofi Mensah", "poet and activist | Aida Bek"."""
    first = name
    while first.i and first.ent_iob_ == "I":
        first = first.nbor(-1)
    title = first.nbor(-1) if first.i else name
    if title.tag_ != "NN" or title.head is name or title.ent_type_ or first.left_edge.i < first.i:
        return
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


def _part_state(state: Token) -> None:
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


def _charge(deed: Token, charging: frozenset[str]) -> None:
    """Takes what somebody is accused of from those accused: "accused the army and the rebels | of burning villages"."""
    of = deed.nbor(-1)
    told = of.head
    if of.dep_ == "conj" and told.lower_ == "of" and deed.dep_ == "compound" and deed.head.head is of:
        # "accused them of shelling a village and of | massing tanks"
        deed.head.head, deed.head.dep_, deed.head, deed.dep_ = deed, "dobj", of, "pcomp"
        hang(of.doc.tokens)
        return
    while told.dep_ == "conj" and told.pos_ in NOUNS:
        told = told.head
    if told.dep_ not in {"dobj", "nsubjpass"} or told.head.lemma_ not in charging:
        return
    of.head = told.head
    if deed.dep_ == "amod" and deed.head.dep_ == "pobj" and deed.head.head is of:
        deed.head.head, deed.head.dep_, deed.head, deed.dep_ = deed, "dobj", of, "pcomp"
    hang(of.doc.tokens)


def _spell_out(token: Token, amounts: Mapping[str, str]) -> None:
    """Gives letters behind a number the lemma that they stand for: "3bn" is so many billion."""
    letters = token.lower_.lstrip("0123456789.,")
    behind = letters != token.lower_ or (token.i > 0 and token.nbor(-1).tag_ == "CD")
    if behind and letters in amounts:
        token.lemma_ = amounts[letters]
        if token.dep_ in IN_PHRASE:
            token.tag_ = "CD"


def _hang_origin(origin: Token, peers: frozenset[str]) -> None:
    """Hangs on somebody's peers whence they are: "met her counterparts | from Rwanda"."""
    noun = origin.nbor(-1) if origin.i else origin
    named = f"{noun.nbor(-1).lower_} {noun.lemma_.lower()}" if noun.i else ""
    if noun.pos_ == "NOUN" and not peers.isdisjoint((noun.lemma_.lower(), named)):
        origin.head = noun
        hang(origin.doc.tokens)


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


def _pass_object(particle: Token) -> None:
    """Gives a verb the object that was hung on its particle: "switched off the Internet"."""
    verb = particle.head
    objects = [child for child in particle.rights if child.dep_ == "pobj"]
    if objects and is_verb(verb) and not any(child.dep_ in {"dobj", "nsubjpass"} for child in verb.children):
        objects[0].head, objects[0].dep_ = verb, "dobj"
        hang(verb.doc.tokens)


def _hang_undergoers(doer: Token) -> None:
    """Gives a noun of act those who undergo it, hung on the doer: "the arrest by Kosovo police | of two mayors"."""
    act = doer.head.head
    aimed = next((child for child in doer.rights if child.lower_ in _AIMED), None)
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


def _answer(word: Token, verb: Token) -> None:
    """What is answered, which the parser takes for an exclamation: "said no to foreign troops"."""
    if word.head not in {verb, *verb.rights} or any(child.dep_ in {"dobj", "ccomp"} for child in verb.children):
        return
    word.head, word.dep_, word.tag_, word.pos_ = verb, "dobj", "NN", "NOUN"
    for child in list(word.rights):
        if child.dep_ == "prep":
            child.head = verb
    hang(verb.doc.tokens)


def _part_objects(thing: Token, given: frozenset[str], is_role: Callable[[str], bool]) -> None:
    """Tells to whom something is given from what is given: "promised Kyiv | forty tanks", "gave its hospitals | ten beds"."""
    verb = thing.head
    if thing.i < verb.i or any(child.dep_ in {"dative", "iobj"} for child in verb.children):
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
        sum_ = last.ent_type_ == "GPE" and first.tag_ in {"CD", "$"}  # "granted Mozambique | 20 million marks"
        counted = (first.tag_ == "CD" and first.is_alpha) or first.lower_ == "more"
        if first.tag_ in {"DT", "PRP$", "PDT"} or counted or sum_:
            _make_dative(last, before[: place - 1], verb)
            return
    if thing.lemma_.lower() in given and thing.tag_ != "NNP":
        for place, last in reversed(list(enumerate(before))):
            known = is_role(last.lower_)
            named = last.pos_ == "PROPN" and ((place > 0 and before[0].dep_ == "det") or _is_long_name(last))
            if (place > 0 or last.tag_ == "NNS") if known else named:
                _make_dative(last, before[:place], verb)
                return


def _is_long_name(head: Token) -> bool:
    """Whether it ends a name of several words: "Amnesty International"."""
    return any(child.pos_ == "PROPN" for child in head.lefts)


def _make_dative(last: Token, words: list[Token], verb: Token) -> None:
    """Makes the one to whom something is given of the words up to their last."""
    for child in words:
        child.head = last
    last.head, last.dep_ = verb, "dative"
    hang(verb.doc.tokens)


def _shift_object(noun: Token) -> None:
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
