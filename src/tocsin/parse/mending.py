"""Faults of the parser that the grammar of English shows, put right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise

from tocsin.parse.clauses import CAUSING, is_verb
from tocsin.parse.headlines import Verbs
from tocsin.parse.tokens import Doc, Span, Token, hang

_SUBJECT = {"nsubj", "nsubjpass", "csubj", "csubjpass"}
_FINITE = {"VBD", "VBZ", "VBP"}
_AUXILIARIES = {"aux", "auxpass"}
_COMPLEMENTS = {"ccomp", "xcomp", "advcl"}
_OBJECTS = {"dobj", "pobj", *_SUBJECT}
#: Relations of a name before a noun.
_NAMING = {"compound", "nmod", "nummod", "npadvmod"}
#: Relations in which a word is a noun, whatever its tag.
_NOMINAL = {"nsubj", "nsubjpass", "dobj", "pobj"}
_NOUNS = {"NOUN", "PROPN"}
_PLURAL = {"NNS", "NNPS"}
#: What the tagger makes of "3bn", and of the letters alone.
_IN_NUMBERS = {"CD", "JJ", "NN", "NNP", "NNS", "IN"}
#: How the words before a noun hang on it.
_IN_PHRASE = {"det", "poss", "amod", "dep", *_NAMING}
#: How a verb of speech hangs on what is told where it comes last: "…, police said".
_SAID_LAST = {"ROOT", "advcl", "conj", "parataxis", "dep"}
#: Models of planes, ships and guns in the plural.
_MODELS = re.compile(r"[A-Z][A-Za-z]{0,4}-?\d+[A-Z]?s")
#: What opens a clause of time.
_WHEN = {"after", "before", "as", "while", "since", "until"}
#: Entity labels of words of time.
_TIMES = {"DATE", "TIME"}


def mend(
    doc: Doc,
    lemmas: Mapping[str, str],
    is_name: Callable[[str], bool],
    verbs: Verbs = Verbs(),  # noqa: B008 - frozen
    is_role: Callable[[str], bool] = lambda _: False,
) -> None:
    """Puts right what the parser got wrong in a text, in place.

    lemmas: verb forms to their lemmas, where the model's own lemmatizer errs.
    is_name: whether a word is a known family name.
    verbs: what is known of verbs.
    is_role: whether a word stands for somebody ("minister").
    """
    shouted = _is_shouted(doc)
    if not shouted:
        for sentence in doc.sents:
            _open_name(sentence[0], verbs.known)
    for token in doc:
        if token.dep_ in _NOMINAL and not shouted and (_is_acronym(token) or _is_bare_name(token, is_name)):
            token.tag_, token.pos_, token.lemma_ = "NNP", "PROPN", token.text
        elif token.tag_.startswith("VB") and (lemma := lemmas.get(token.lower_)):
            token.lemma_ = lemma
        _mend_verb(token, verbs)
        _mend_noun(token, verbs, is_role)
        _mend_clause(token, verbs)


def _open_name(word: Token, known: frozenset[str]) -> None:
    """Tells a participle that opens a sentence from the name behind it: "Jailed | Bahraini preacher Hasan Jassim"."""
    stem = word.lower_.removesuffix("d")
    if word.tag_ != "NNP" or stem == word.lower_ or {stem, stem.removesuffix("e")}.isdisjoint(known):
        return
    entity = next((each for each in word.doc.ents if each.start == word.i), None)
    if entity is not None and entity.label_ != "PERSON":
        return  # "United Nations"
    word.tag_, word.pos_, word.lemma_ = "VBN", "VERB", stem if stem in known else stem.removesuffix("e")
    if entity is None:
        return
    word.ent_type_, word.ent_iob_ = "", "O"
    rest = Span(word.doc, entity.start + 1, entity.end, entity.label_)
    # one name before a noun is more likely a people's
    named = rest.end - rest.start > 1
    for token in rest:
        token.ent_type_, token.ent_iob_ = (rest.label_ if named else ""), ("I" if named else "O")
    if named:
        rest[0].ent_iob_ = "B"
    word.doc.ents = tuple(
        each for each in (rest if each is entity else each for each in word.doc.ents) if each is not rest or named
    )


def _mend_verb(token: Token, verbs: Verbs) -> None:
    """Faults in what is a verb, and in its subject."""
    if token.tag_ == "NNS" and token.dep_ in {"ROOT", "ccomp", "npadvmod"} and token.lemma_.lower() in verbs.known:
        _make_verb(token)
    if token.dep_ == "conj" and (token.tag_ == "VBN" or (token.tag_ == "VBD" and token.lemma_ in verbs.transitive)):
        _share_passive(token)
    if token.dep_ == "conj" and token.tag_ in _FINITE:
        _take_out_of_clause(token)
        _join_to_finite(token)
    elif token.dep_ == "acl" and is_verb(token):
        _relate(token)
        _break_out(token)
        _begin_clause(token)
    elif token.dep_ == "ROOT" and _is_finite(token):
        _give_subject(token)
    if token.tag_ == "VBD" and token.dep_ in {"advcl", "conj", "ccomp", "dep"}:
        _reduce(token)
    if token.tag_ == "VBD" and token.dep_ == "conj":
        _take_over(token)
    if token.dep_ == "ROOT" and is_verb(token):
        _turn_round(token)
    if token.tag_ in {"VBD", "VBN"} and token.dep_ in {"ROOT", "ccomp"}:
        _set_apart(token)
    elif token.tag_ == "VBD" and token.dep_ == "acl" and token.lemma_.lower() in verbs.transitive:
        _be_done_to(token)
    if token.tag_ in _FINITE and token.dep_ == "ROOT":
        _go_on(token)
    if token.dep_ == "ROOT" and token.pos_ in _NOUNS:
        _rouse(token)
        _resume(token)
    if token.tag_ == "VBZ" and token.dep_ in {"ccomp", "dobj", "conj"} and token.i:
        _make_noun(token, verbs.saying)
    if token.tag_ in _FINITE and token.i:
        _wake_subject(token)
    if token.lemma_ in verbs.saying and token.tag_ in _FINITE and token.dep_ in _SAID_LAST:
        _give_speaker(token)


def _mend_noun(token: Token, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Faults in objects and in what is said of them."""
    if token.tag_ == "VBG" and token.i and token.nbor(-1).lower_ == "of":
        _charge(token, verbs.charging)
    if token.tag_ == "CD" and _MODELS.fullmatch(token.text):
        token.tag_, token.pos_ = "NNS", "NOUN"  # "two F-16s" are no number
    if token.dep_ in {"pobj", "dobj"} and token.tag_ == "NNS" and token.lemma_ in verbs.units:
        _part_time(token)
    if token.tag_ in _IN_NUMBERS:
        _spell_out(token, verbs.amounts)
    if token.dep_ == "poss":
        _join_possessors(token)
    if token.dep_ == "compound" and token.lower_ in verbs.calendar and token.head.pos_ in _NOUNS:
        _part_day(token)
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
    if token.dep_ == "pobj" and token.head.lower_ == "by" and token.head.head.pos_ == "NOUN":
        _hang_undergoers(token)
    if token.dep_ == "amod":
        _make_predicate(token)
    elif token.dep_ == "prt":
        _pass_object(token)


def _mend_clause(token: Token, verbs: Verbs) -> None:
    """Faults in clauses that hang on others."""
    if token.dep_ == "relcl" and token.head.head.lemma_ in verbs.telling:
        _make_complement(token)
    if token.dep_ == "relcl":
        _tell_body(token)
        _fill_gap(token)
    elif token.dep_ == "advcl" and token.head.lemma_ in verbs.telling and _is_order(token):
        token.dep_ = "ccomp"
    elif token.dep_ in _COMPLEMENTS:
        _give_object(token)
        _describe_object(token, verbs)
        _make_infinitive(token)


def _give_subject(verb: Token) -> None:
    """Makes the subject of a main verb without one of the name that stands before it behind a comma.

    "After talks in Oslo, the rebels signed": to the parser "the rebels" explain Oslo.
    """
    if any(child.dep_ in {*_SUBJECT, "expl"} for child in verb.children) or not is_verb(verb):
        return
    own = [child.i for child in verb.lefts if child.dep_ in {"aux", "auxpass", "neg", "advmod"}]
    end = min([*own, verb.i]) - 1
    for token in verb.doc[verb.left_edge.i : end + 1]:
        if (
            token.dep_ in {"appos", "conj"}
            and token.pos_ in {"NOUN", "PROPN"}
            and token.right_edge.i == end
            and token.left_edge.i > 0
            and token.left_edge.nbor(-1).text == ","
            and token.head.dep_ == "pobj"
        ):
            token.head, token.dep_ = verb, "nsubj"
            hang(verb.doc.tokens)


def _reduce(verb: Token) -> None:
    """Makes a participle of what stands between a verb and its subject: "rockets fired from Syria | killed two children"."""
    laid = verb.head
    if laid.tag_ not in {"VBD", "VBN"} or laid.i > verb.i or any(child.dep_ in _AUXILIARIES for child in laid.children):
        return
    subject = next((child for child in laid.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if (
        subject is None
        or subject.i + 1 != laid.i
        or any(child.dep_ in _SUBJECT or child.dep_ == "mark" for child in verb.children)
    ):
        return
    between = verb.doc[laid.i + 1 : verb.i]
    if any(token.is_punct or token.dep_ in {"cc", "dobj"} for token in between) or not between:
        return
    verb.head, verb.dep_ = (verb if laid.dep_ == "ROOT" else laid.head), laid.dep_
    subject.head, subject.dep_ = verb, "nsubj"
    for child in laid.children:
        if child.i < subject.left_edge.i or child.i > verb.i:
            child.head = verb
    laid.head, laid.dep_, laid.tag_ = subject, "acl", "VBN"
    hang(verb.doc.tokens)


def _take_over(verb: Token) -> None:
    """Gives a verb the clause of a participle before it: "were killed when rebels | linked to al-Qaeda | attacked a post"."""
    above = verb.head
    if any(child.dep_ in {*_SUBJECT, *_AUXILIARIES, "mark"} for child in verb.lefts):
        return
    laid = next((child for child in above.rights if child.dep_ == "advcl" and above.i < child.i < verb.i), None)
    if laid is None or laid.tag_ not in {"VBD", "VBN"} or any(c.dep_ in {"dobj", *_AUXILIARIES} for c in laid.children):
        return
    subject = next((child for child in laid.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
    between = verb.doc[laid.i + 1 : verb.left_edge.i]
    if subject is None or subject.i + 1 != laid.i or any(each.text == "," or each.dep_ == "cc" for each in between):
        return
    for child in laid.lefts:
        child.head = verb
    subject.dep_ = "nsubj"
    verb.head, verb.dep_ = above, "advcl"
    laid.head, laid.dep_, laid.tag_ = subject, "acl", "VBN"
    hang(verb.doc.tokens)


def _join_people(name: Token) -> None:
    """Joins to a name the people that the parser has it describe: "Kenya | and religious leaders", not the leaders of Kenya."""
    noun = name.head
    kind = next((child for child in name.rights if child.dep_ == "conj"), None)
    joint = next((child for child in name.rights if child.dep_ == "cc" and child.lower_ == "and"), None)
    if kind is None or joint is None or noun.tag_ not in _PLURAL or not name.i < joint.i < kind.i < noun.i:
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


def _share_passive(verb: Token) -> None:
    """Lets a participle share the auxiliary of the passive before it: "two were shot dead and dozens | injured"."""
    passive = any(child.dep_ == "auxpass" for child in verb.head.children)
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if passive and subject is not None and not any(child.dep_ in {"dobj", *_AUXILIARIES} for child in verb.children):
        subject.dep_, verb.tag_ = "nsubjpass", "VBN"


def _take_out_of_clause(verb: Token) -> None:
    """Takes a verb out of a relative clause whose subject its "them" takes up: "clashed with men who fled and | held two of them"."""
    clause = verb.head
    who = next((child for child in clause.lefts if child.dep_ == "nsubj"), None)
    if clause.dep_ != "relcl" or who is None or who.tag_ not in {"WP", "WDT"} or clause.head.tag_ not in _PLURAL:
        return
    above = clause.head
    while above.dep_ != "ROOT" and not is_verb(above):
        above = above.head
    others = any(child.tag_ in _PLURAL for child in verb.doc[clause.i : verb.i])
    them = any(word.lower_ == "them" for word in verb.doc[verb.i : verb.i + 4] if word.dep_ in {"dobj", "pobj"})
    own = any(child.dep_ in {*_SUBJECT, *_AUXILIARIES} for child in verb.children)
    if them and not others and not own and is_verb(above) and above.tag_ == verb.tag_:
        verb.head = above
        hang(verb.doc.tokens)


def _tell_body(verb: Token) -> None:
    """Hangs "which" on the body led by somebody, who is a "who": "the junta led by Captain Diallo, which expelled them"."""
    person = verb.head
    which = next((child for child in verb.lefts if child.lower_ == "which" and child.dep_ in _SUBJECT), None)
    if which is None or person.ent_type_ != "PERSON" or person.dep_ != "pobj":
        return
    body = person.head.head
    while body.dep_ in {"acl", "prep", "agent"}:
        body = body.head
    if body.pos_ in _NOUNS and body.ent_type_ != "PERSON" and body.right_edge.i >= verb.i:
        verb.head = body
        hang(verb.doc.tokens)


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
    if before.dep_ == "prep" and name.dep_ in _SUBJECT and not before.children:
        day.head, day.dep_ = before, "pobj"
    elif name.dep_ == "pobj" and name.head is before and is_verb(before.head) and name.i < before.head.i:
        verb = before.head
        own = {child.dep_ for child in verb.lefts}
        if own & {*_SUBJECT, "expl"}:
            return
        day.head, day.dep_ = before, "pobj"
        name.head, name.dep_ = verb, "nsubjpass" if "auxpass" in own else "nsubj"
    elif before.dep_ == "amod" and before.head in {day, name} and name.dep_ in _SUBJECT:
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
    if day.ent_type_ in _TIMES:
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
    beside = title.dep_ == name.dep_ and title.head is name.head and name.dep_ in {*_SUBJECT, "dobj"}
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
    if not theirs or somebody is None or other.pos_ != "NOUN" or somebody.pos_ not in _NOUNS:
        return
    if number.left_edge.i - somebody.right_edge.i in {1, 2}:
        number.head = somebody
        hang(number.doc.tokens)


def _part_state(state: Token) -> None:
    """Tells those counted from the noun in the singular that says what is made of them: "took four policemen | hostage"."""
    people = next((child for child in state.lefts if child.i + 1 == state.i), None)
    number = next((child for child in state.lefts if child.dep_ == "nummod"), None)
    if people is None or number is None or people.tag_ != "NNS" or people.dep_ not in _NAMING:
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
    while told.dep_ == "conj" and told.pos_ in _NOUNS:
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
        if token.dep_ in _IN_PHRASE:
            token.tag_ = "CD"


def _rouse(noun: Token) -> None:
    """Makes the verb of a sentence that seems to have none of the second participle behind its subject:
    "men armed with knives | hacked six herders to death"."""
    first = next((child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBN"), None)
    if first is None or first.i != noun.i + 1:
        return
    verb = next((each for each in first.subtree if each.tag_ in {"VBN", "VBD"} and each.i > first.i + 1), None)
    if verb is None or not any(child.dep_ == "dobj" for child in verb.rights) or verb.dep_ not in {"acl", "pobj"}:
        return
    if any(token.is_punct for token in noun.doc[first.i : verb.i]) or any(
        child.dep_ in _AUXILIARIES for child in verb.lefts
    ):
        return
    verb.head, verb.dep_, verb.tag_, verb.pos_ = verb, "ROOT", "VBD", "VERB"
    for child in noun.children:
        if child.i > verb.i:
            child.head = verb
    noun.head, noun.dep_ = verb, "nsubj"
    hang(noun.doc.tokens)


def _resume(noun: Token) -> None:
    """Makes the verb of a sentence of what goes on behind a relative clause: "Chad, which is landlocked, | closed the road"."""
    told = next((child for child in noun.rights if child.dep_ == "relcl"), None)
    verb = next((child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBN"), None)
    if told is None or verb is None or verb.left_edge.i - 1 <= told.right_edge.i or verb.left_edge.nbor(-1).text != ",":
        return
    if noun.doc[told.left_edge.i - 1].text != "," or any(
        child.dep_ in {"agent", *_AUXILIARIES} for child in verb.children
    ):
        return
    if not any(child.dep_ in {"dobj", *_COMPLEMENTS} for child in verb.rights):
        return
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    for child in noun.children:
        if child.i > verb.i:
            child.head = verb
    noun.head, noun.dep_ = verb, "nsubj"
    hang(verb.doc.tokens)


def _make_noun(word: Token, saying: frozenset[str]) -> None:
    """A plural behind a noun that the parser takes for a verb: "imposed asset | freezes on six judges"."""
    before, verb = word.nbor(-1), word.head
    if word.dep_ == "dobj" and before.head is word and before.dep_ == "amod" and before.tag_ == "JJ":
        word.tag_, word.pos_ = "NNS", "NOUN"  # "barred Belarusian | barges from its ports"
        for child in list(word.rights):
            if child.lower_ == "from" and is_verb(verb):
                child.head = verb
        hang(word.doc.tokens)
        return
    if before.tag_ != "NN" or list(before.lefts) or any(child.dep_ in {"mark", "dobj"} for child in word.children):
        return
    other = before.head
    joined = (
        word.dep_ == "conj" and before.dep_ == "conj" and other.tag_ in {"NN", "NNS"} and verb in {other, other.head}
    )
    given = word.dep_ == "dobj" and before.head in {verb, word}
    # "is to impose asset | freezes on six judges"
    bare = not any(child.dep_ in {"cc", *_SUBJECT} for child in (*verb.rights, *word.lefts))
    if word.dep_ == "conj" and before.dep_ == "dobj" and before.head is not word and bare:
        given, verb = True, before.head
        word.head = verb
    # past and present together: nobody "imposed" that something freezes
    first = before if other is word else other
    told = (
        (word.dep_ == "ccomp" and verb.tag_ == "VBD" and verb.lemma_ not in saying)
        and (first.dep_ == "nsubj" and first.head is word)
        and first.left_edge.i == verb.i + 1
    )
    if joined and verb is not other:
        joined = verb.tag_ == "VBD"
    if not (joined or given or told):
        return
    if told and first is not before:
        first.head, first.dep_, joined = verb, "dobj", True
    if joined:
        word.head = other
    if is_verb(verb):
        for child in list(word.rights):
            if child.dep_ == "prep":
                child.head = verb
    word.tag_, word.pos_ = "NNS", "NOUN"
    word.dep_ = "conj" if joined else "dobj"
    before.head, before.dep_ = word, "compound"
    hang(word.doc.tokens)


def _wake_subject(verb: Token) -> None:
    """Makes the subject of a verb without one of the noun before it, taken for a part of its name: "Dockers' strike | shut Antwerp"."""
    noun = verb.nbor(-1)
    if noun.head is not verb or noun.dep_ != "compound" or noun.pos_ not in _NOUNS:
        return
    if any(child.dep_ in {*_SUBJECT, *_AUXILIARIES} for child in verb.children):
        return
    for child in list(verb.lefts):
        if child is not noun and child.dep_ in _IN_PHRASE:
            child.head = noun
    noun.dep_ = "nsubj"
    behind = next(iter(verb.rights), None)
    if behind is not None and behind.dep_ == "npadvmod" and behind.pos_ == "PROPN" and behind.ent_type_ not in _TIMES:
        behind.dep_ = "dobj"
    hang(verb.doc.tokens)


def _give_speaker(verb: Token) -> None:
    """Makes speakers of those before a verb of speech who were taken for more of what is told: "shot a priest, police and
    a nun said"."""
    if any(child.dep_ in _SUBJECT for child in verb.children) or not is_verb(verb):
        return
    end = min([child.i for child in verb.lefts if child.dep_ in {"aux", "neg", "advmod"}] + [verb.i]) - 1
    told = verb if verb.dep_ == "ROOT" else verb.head
    for token in verb.doc[told.left_edge.i : end + 1]:
        behind = token.dep_ in {"appos", "conj"} and token.pos_ in _NOUNS and token.right_edge.i == end
        if behind and token.left_edge.nbor(-1).text == "," and token.head.i < token.left_edge.i:
            token.head, token.dep_ = verb, "nsubj"
            if told is not verb:
                verb.head, verb.dep_ = (verb if told.dep_ == "ROOT" else told.head), told.dep_
                told.head, told.dep_ = verb, "ccomp"
            hang(verb.doc.tokens)
            return


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
        before = [child for child in noun.lefts if child.i < word.i and child.dep_ in _NAMING]
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


def _break_out(verb: Token) -> None:
    """The verb of a sentence that opens with a noun in -ing, taken for a verb: "Fighting flared between the armies"."""
    noun = verb.head
    alone = noun.dep_ == "ROOT" and noun.tag_ == "VBG" and noun.i + 1 == verb.i and not list(noun.lefts)
    if not alone or verb.tag_ != "VBN" or any(child.dep_ in {"agent", "aux", "auxpass"} for child in verb.children):
        return
    noun.tag_, noun.pos_, noun.dep_ = "NN", "NOUN", "nsubj"
    verb.tag_, verb.dep_ = "VBD", "ROOT"
    for child in list(noun.rights):
        if child is not verb:
            child.head = verb
    verb.head, noun.head = verb, verb
    noun.lemma_ = noun.lower_
    hang(verb.doc.tokens)


def _begin_clause(verb: Token) -> None:
    """The verb of a second clause whose subject was joined to the first: "they fell back, and two ministers | called for calm"."""
    subject = verb.head
    first = subject.head
    joined = subject.dep_ == "conj" and subject.pos_ in _NOUNS and is_verb(first) and subject.i > first.i
    if not joined or verb.tag_ != "VBN" or any(child.dep_ in {"agent", "aux", "auxpass"} for child in verb.children):
        return
    if any(child.dep_ in {"dobj", "xcomp", "ccomp", "prep"} for child in verb.children):
        subject.head, subject.dep_ = verb, "nsubj"
        verb.head, verb.dep_, verb.tag_ = first, "conj", "VBD"
        hang(verb.doc.tokens)


def _go_on(verb: Token) -> None:
    """Parts two clauses whose subjects hang on the second verb: "Chile, which leads the bloc, | offered talks, and Peru said"."""
    subjects = [child for child in verb.lefts if child.dep_ == "nsubj"]
    if len(subjects) != 2:
        return
    subject = subjects[0]
    told = next((child for child in subject.rights if child.dep_ == "acl" and child.tag_ == "VBN"), None)
    if told is None or not any(child.dep_ == "relcl" and child.i < told.i for child in subject.rights):
        return
    joined = any(child.dep_ == "cc" and told.i < child.i < subjects[1].i for child in [*told.rights, *subject.rights])
    if joined and told.nbor(-1).text == ",":
        told.head, told.dep_, told.tag_ = (told if verb.dep_ == "ROOT" else verb.head), verb.dep_, "VBD"
        for child in [*verb.lefts, *subject.rights]:
            if child is subject or child.dep_ == "cc":
                child.head = told
        verb.head, verb.dep_ = told, "conj"
        hang(verb.doc.tokens)


def _turn_round(verb: Token) -> None:
    """Hangs a clause of time on the main one, not that on it: "missiles struck a bridge, hours after he | promised to spare it"."""
    main = next((child for child in verb.lefts if child.dep_ == "ccomp" and _is_finite(child)), None)
    if main is None or not any(child.dep_ in _SUBJECT for child in main.lefts):
        return
    if any(child.dep_ == "mark" and child.lower_ in _WHEN and child.i > main.right_edge.i for child in verb.lefts):
        for child in verb.lefts:
            if child.is_punct and child.i <= main.right_edge.i + 1:
                child.head = main
        main.head, main.dep_ = main, "ROOT"
        verb.head, verb.dep_ = main, "advcl"
        hang(verb.doc.tokens)


def _set_apart(verb: Token) -> None:
    """Makes a participle of what stands between commas: "the priest, shot in the chest, | died in hospital"."""
    subject = next((child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
    later = next((child for child in verb.rights if child.dep_ == "conj" and is_verb(child)), None)
    if subject is None or later is None or verb.nbor(-1).text != "," or subject.right_edge.i >= verb.i:
        return
    own = [child for child in later.lefts if child.dep_ in _AUXILIARIES]
    begins = min([each.i for each in (*own, later)])
    if later.nbor(begins - later.i - 1).text != "," or any(
        child.dep_ in {"cc", "dobj", *_AUXILIARIES} for child in verb.children
    ):
        return
    if any(child.dep_ in _SUBJECT for child in later.children) or not _is_finite(later):
        return
    later.head, later.dep_ = (later if verb.dep_ == "ROOT" else verb.head), verb.dep_
    subject.head, subject.dep_ = later, "nsubjpass" if any(each.dep_ == "auxpass" for each in own) else "nsubj"
    for child in verb.children:
        if child is not later and child is not subject and (child.i < subject.i or child.i > later.i):
            child.head = later
    verb.head, verb.dep_, verb.tag_ = subject, "acl", "VBN"
    hang(verb.doc.tokens)


def _be_done_to(verb: Token) -> None:
    """Makes a participle of what is said of somebody behind his name: "the journalist | abducted at knifepoint in May"."""
    told = {child.dep_ for child in verb.children}
    beside = verb.i > verb.head.i and not verb.nbor(-1).is_punct and verb.head.dep_ != "ROOT"
    if beside and told.isdisjoint({"dobj", "ccomp", "xcomp", "advcl", "prt", *_SUBJECT, *_AUXILIARIES}):
        verb.tag_ = "VBN"


def _relate(verb: Token) -> None:
    """Makes a relative clause of what has a subject of its own: "the duties the bloc imposed on China"."""
    words = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass", "mark"}}
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if subjects and subjects[0].i < verb.i and words.isdisjoint({"TO", "IN"}) and verb.tag_ != "VBG":
        verb.dep_ = "relcl"
        if verb.tag_ == "VBN" and not words:
            verb.tag_ = "VBD"


def _fill_gap(verb: Token) -> None:
    """Tells the relative "that" and the one to whom something was given: "the tractors that it had promised Mongolia"."""
    for child in verb.lefts:
        if child.lower_ == "that" and child.dep_ in _OBJECTS:
            child.tag_, child.pos_ = "WDT", "PRON"
    subjects = [child for child in verb.lefts if child.dep_ == "nsubj"]
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if not subjects or len(objects) != 1 or verb.head.ent_type_ in {"DATE", "TIME"} or objects[0].i < verb.i:
        return
    relative = any(word.tag_ in {"WDT", "WP", "WRB", "WP$"} for child in verb.children for word in child.subtree)
    stranded = any(child.dep_ == "prep" and not child.children for child in verb.children)
    marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
    if not relative and not stranded and marks <= {"that"} and objects[0].pos_ in {"PROPN", "PRON"}:
        objects[0].dep_ = "dative"


def _make_complement(verb: Token) -> None:
    """What somebody is told, where it hangs on their name: "warned the two generals that they would be tried"."""
    told = verb.head
    if not any(child.lower_ == "that" and child.dep_ == "mark" for child in verb.lefts):
        return
    subjects = [child for child in verb.lefts if child.dep_ in _SUBJECT and child.lower_ != "that"]
    if subjects and told.i < verb.i and told.dep_ in {"dobj", "dative"}:
        verb.head, verb.dep_ = told.head, "ccomp"
        hang(verb.doc.tokens)


def _is_order(verb: Token) -> bool:
    """Whether a clause before a verb is an imperative: "Leave the island, the coast guard told them"."""
    if verb.tag_ != "VB" or verb.i > verb.head.i or not any(token.text == "," for token in verb.head.lefts):
        return False
    return not any(child.dep_ in _SUBJECT or child.dep_ in {"aux", "mark"} for child in verb.lefts)


def _give_object(predicate: Token) -> None:
    """Makes an object of what directly follows a verb that lacks one: "let them through", "sink any ship crossing it"."""
    verb = predicate.head
    gerund = predicate.tag_ == "VBG"
    if not is_verb(verb) or predicate.i < verb.i or (is_verb(predicate) and not gerund):
        return
    subject = next((child for child in predicate.lefts if child.dep_ == "nsubj"), None)
    if (
        subject is None
        or subject.left_edge.i != verb.i + 1
        or any(child.dep_ in {"dobj", "obj"} for child in verb.children)
    ):
        return
    if any(child.dep_ in {"aux", "auxpass", "mark", "cop"} for child in predicate.children):
        return
    if gerund and subject.i + 1 != predicate.i:
        return
    if not gerund and subject.pos_ != "PRON" and predicate.pos_ != "ADP":
        return
    subject.head, subject.dep_ = verb, "dobj"
    if gerund:
        predicate.head, predicate.dep_ = subject, "acl"
    hang(verb.doc.tokens)


def _describe_object(participle: Token, verbs: Verbs) -> None:
    """Makes an object of the subject of a bare participle: "lynched two men accused of theft", not that they were accused."""
    verb = participle.head
    lemma = verb.lemma_.lower()
    if participle.tag_ != "VBN" or participle.dep_ != "ccomp" or not is_verb(verb) or participle.i < verb.i:
        return
    if lemma not in verbs.transitive or lemma in verbs.saying or lemma in verbs.telling or lemma in CAUSING:
        return
    subject = next((child for child in participle.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.left_edge.i != verb.i + 1 or any(child.dep_ == "dobj" for child in verb.children):
        return
    if not any(child.dep_ in {"aux", "auxpass", "mark", "dobj"} for child in participle.children):
        subject.head, subject.dep_ = verb, "dobj"
        participle.head, participle.dep_ = subject, "acl"
        hang(verb.doc.tokens)


def _part_objects(thing: Token, given: frozenset[str], is_role: Callable[[str], bool]) -> None:
    """Tells to whom something is given from what is given: "promised Kyiv | forty tanks", "gave its hospitals | ten beds"."""
    verb = thing.head
    if thing.i < verb.i or any(child.dep_ in {"dative", "iobj"} for child in verb.children):
        return
    stray = next((each for each in verb.rights if each.dep_ in {"advmod", "npadvmod"} and each.pos_ == "PROPN"), None)
    if stray is not None and stray.left_edge.i == verb.i + 1 and stray.ent_type_ not in _TIMES:
        stray.dep_ = "dative"
        return
    before = [child for child in thing.lefts if child.dep_ in _IN_PHRASE]
    for place, (last, opening) in enumerate(pairwise(before), start=1):
        first = opening.left_edge
        if last.pos_ not in _NOUNS or any(child.tag_ == "POS" for child in last.rights) or last.right_edge.i >= first.i:
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
    quality = next((child for child in noun.lefts if child.dep_ == "amod"), None)
    opening = next((child for child in noun.lefts if child.dep_ in {"det", "poss"}), None)
    if quality is None or opening is None or opening.left_edge.i < quality.i or not is_verb(verb):
        return
    if not any(child.dep_ in {"dobj", "nsubjpass"} for child in verb.children):
        noun.head, noun.dep_ = verb, "dobj"
        quality.head = preposition
        hang(verb.doc.tokens)


def _make_verb(noun: Token) -> None:
    """A verb between a name and an object with its article, which the parser takes for a noun: "Turkey reserves the right"."""
    before = [child for child in noun.lefts if child.dep_ in {"compound", "amod", "nmod"}]
    behind = next(iter(noun.rights), None)
    if len(before) != 1 or len(list(noun.lefts)) != 1 or before[0].i + 1 != noun.i or not before[0].is_title:
        return
    if behind is None or behind.dep_ not in {"appos", "dobj"} or behind.left_edge.i != noun.i + 1:
        return
    if behind.left_edge.tag_ not in {"DT", "PRP$"}:
        return
    noun.tag_, noun.pos_ = "VBZ", "VERB"
    before[0].dep_, before[0].tag_, before[0].pos_ = "nsubj", "NNP", "PROPN"
    behind.dep_ = "dobj"
    if noun.dep_ == "npadvmod":
        noun.dep_ = "ccomp"


def _make_infinitive(word: Token) -> None:
    """A verb after "to" that the parser tags as a noun: "vows to jail"."""
    to = next((child for child in word.lefts if child.dep_ == "aux" and child.lower_ == "to"), None)
    if to is not None and word.tag_ in {"NN", "NNP"} and word.lower_ == word.text:
        to.tag_, to.pos_, to.lemma_ = "TO", "PART", "to"
        word.tag_, word.pos_, word.lemma_ = "VB", "VERB", word.lower_


def _is_bare_name(token: Token, is_name: Callable[[str], bool]) -> bool:
    """Whether a family name at the head of a sentence was taken for a common word: "Trump threatens"."""
    return token.pos_ != "PROPN" and token.is_title and not token.lefts and token.pos_ != "PRON" and is_name(token.text)


def _is_shouted(doc: Doc) -> bool:
    """Whether it is written in capitals throughout."""
    words = [token for token in doc if token.is_alpha]
    return sum(token.is_upper for token in words) > len(words) / 2


def _is_acronym(token: Token) -> bool:
    common = token.pos_ in {"NOUN", "VERB", "ADJ"} or token.tag_ == "WP"  # WHO
    return len(token) > 2 and token.is_alpha and token.is_upper and common


def _join_to_finite(verb: Token) -> None:
    """Joins a finite verb without a subject of its own to the finite verb above, not to an infinitive or gerund.

    "Accused the army of torturing them and called on the union to act": "called" goes with "accused", as it does in
    "has refused to yield and called on them".
    """
    if any(child.dep_ in _SUBJECT or child.dep_ in {"aux", "auxpass"} for child in verb.children):
        return
    above = verb.head
    while above.dep_ != "ROOT" and not _is_finite(above):
        above = above.head
    told_alike = above.tag_ == verb.tag_ or (above.tag_ == "VBN" and verb.tag_ == "VBD" and verb.head.tag_ == "VB")
    if above != verb.head and is_verb(verb.head) and is_verb(above) and above.i < verb.i and told_alike:
        verb.head = above
        hang(verb.doc.tokens)


def _is_finite(token: Token) -> bool:
    return token.tag_ in _FINITE or any(
        child.dep_ in {"aux", "auxpass"} and child.tag_ in {*_FINITE, "MD"} for child in token.children
    )
