"""Subjects that were hung elsewhere, and verbs joined to the wrong one."""

from __future__ import annotations

from tocsin.parse.relations import AUXILIARIES, IN_PHRASE, NOUNS, PLURAL, SUBJECT, TIMES
from tocsin.parse.tokens import Token, hang
from tocsin.parse.verbs import is_finite, is_verb
from tocsin.parse.vocabulary import Verbs

#: Tags of verbs in a tense of their own.
_TENSED = {"VBD", "VBZ"}
_PRESENT = {"VBZ", "VBP"}
#: How a word of time, place or measure hangs on a verb; a name that stands so is one that the recogniser does not know: "phones | Tshisekedi".
_MEASURE = {"npadvmod", "advmod"}
#: Acronyms have so many letters.
_SHORTEST = 3


def tell_arguments(verb: Token, transitive: frozenset[str]) -> None:
    """Tells subject and object from words of time and measure: "a court | convicted Ivan Orlov", "detained | Ahmet Yilmaz"."""
    stray = [child for child in verb.children if child.dep_ in _MEASURE and child.ent_type_ not in TIMES]
    roles = {child.dep_ for child in verb.children}
    for noun in stray:
        if noun.i < verb.i and noun.right_edge.i + 1 == verb.i and noun.pos_ in NOUNS and "dobj" in roles:
            if verb.dep_ == "conj" or roles & {*SUBJECT, *AUXILIARIES} or verb.tag_ in _PRESENT:
                continue
            noun.dep_, verb.tag_ = "nsubj", "VBD"
        elif noun.left_edge.i == verb.i + 1 and noun.pos_ == "PROPN" and verb.lemma_ in transitive:
            noun.dep_ = noun.dep_ if roles & {"dobj", "auxpass"} else "dobj"
        elif noun.left_edge.i == verb.i + 2 and verb.nbor().dep_ == "oprd" and not roles & {"dobj", "auxpass"}:
            noun.dep_ = "dobj"  # "shot dead | five labourers"


def give_subject(verb: Token) -> None:
    """Makes the subject of a main verb without one of the name that stands before it behind a comma.

    "After talks in Oslo, the rebels signed": to the parser "the rebels" explain Oslo.
    """
    if any(child.dep_ in {*SUBJECT, "expl"} for child in verb.children) or not is_verb(verb):
        return
    # "USAID | gave tents": to the parser it tells how
    name = next((child for child in verb.lefts if child.dep_ == "advmod" and _is_acronym(child)), None)
    if name is not None and name.i == verb.left_edge.i:
        name.dep_, name.pos_, name.tag_, name.lemma_ = "nsubj", "PROPN", "NNP", name.text
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


def _is_acronym(word: Token) -> bool:
    return len(word.text) >= _SHORTEST and word.text.isupper() and word.text.isalpha()


def take_noun(verb: Token) -> None:
    """Gives a verb the subject that the parser took for the whole clause: "died when | guerrillas, hiding in a wood, | blew it up"."""
    if any(child.dep_ in {*SUBJECT, *AUXILIARIES, "mark"} for child in verb.children):
        return
    above = verb.head
    noun = next(
        (each for each in above.rights if each.dep_ == "advcl" and each.pos_ in NOUNS and each.i < verb.i), None
    )
    if noun is None:
        return
    opener = next((child for child in noun.lefts if child.tag_ == "WRB" or child.dep_ == "mark"), None)
    if opener is None or any(child.dep_ == "cop" for child in noun.children):
        return
    opener.head, verb.dep_, noun.head, noun.dep_ = verb, "advcl", verb, "nsubj"
    for child in above.rights:
        if noun.i < child.i < verb.i and child.dep_ in {"advcl", "acl", "punct"}:
            child.head = noun
            child.dep_ = "punct" if child.is_punct else "acl"
    hang(verb.doc.tokens)


def share_passive(verb: Token, verbs: Verbs) -> None:
    """Lets a participle share the auxiliary of the passive before it: "two were shot dead and dozens | injured".

    Who says that he will do something is told nothing: "the bid was backed, but Serbia threatened to leave".
    """
    said = verb.lemma_ in verbs.saying and verb.lemma_ not in verbs.telling
    if said and any(child.dep_ == "xcomp" for child in verb.rights):
        return
    prepositions = [child.lower_ for child in verb.rights if _governs(child)]
    if verb.lemma_ not in verbs.harming and any((verb.lemma_, each) in verbs.phrasal for each in prepositions):
        return  # "two were detained, and Sweden called for their release"
    passive = any(child.dep_ == "auxpass" for child in verb.head.children)
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if passive and subject is not None and not any(child.dep_ in {"dobj", *AUXILIARIES} for child in verb.children):
        subject.dep_, verb.tag_ = "nsubjpass", "VBN"
    if (
        passive
        and subject is None
        and verb.tag_ == "VBD"
        and not any(child.dep_ in {"dobj", "ccomp", "xcomp", "nsubjpass", *AUXILIARIES} for child in verb.children)
    ):
        verb.tag_ = "VBN"  # "was dragged off by gunmen and | shot"


def _governs(preposition: Token) -> bool:
    return preposition.dep_ == "prep" and any(child.dep_ == "pobj" for child in preposition.rights)


def take_out_of_clause(verb: Token) -> None:
    """Takes a verb out of a relative clause whose subject its "them" takes up: "clashed with men who fled and | held two of them"."""
    clause = verb.head
    who = next((child for child in clause.lefts if child.dep_ == "nsubj"), None)
    if clause.dep_ != "relcl" or who is None or who.tag_ not in {"WP", "WDT"} or clause.head.tag_ not in PLURAL:
        return
    above = clause.head
    while above.dep_ != "ROOT" and not is_verb(above):
        above = above.head
    others = any(child.tag_ in PLURAL for child in verb.doc[clause.i : verb.i])
    them = any(word.lower_ == "them" for word in verb.doc[verb.i : verb.i + 4] if word.dep_ in {"dobj", "pobj"})
    own = any(child.dep_ in {*SUBJECT, *AUXILIARIES} for child in verb.children)
    if them and not others and not own and is_verb(above) and above.tag_ == verb.tag_:
        verb.head = above
        hang(verb.doc.tokens)


def wake_subject(verb: Token) -> None:
    """Makes the subject of a verb without one of the noun before it, taken for a part of its name: "Dockers' strike | shut Antwerp"."""
    noun = verb.nbor(-1)
    if noun.head is not verb or noun.dep_ != "compound" or noun.pos_ not in NOUNS:
        return
    if any(child.dep_ in {*SUBJECT, *AUXILIARIES} for child in verb.children):
        return
    for child in list(verb.lefts):
        if child is not noun and child.dep_ in IN_PHRASE:
            child.head = noun
    noun.dep_ = "nsubj"
    behind = next(iter(verb.rights), None)
    if behind is not None and behind.dep_ == "npadvmod" and behind.pos_ == "PROPN" and behind.ent_type_ not in TIMES:
        behind.dep_ = "dobj"
    hang(verb.doc.tokens)


def give_speaker(verb: Token) -> None:
    """Makes speakers of those before a verb of speech who were taken for more of what is told: "shot a priest, police and
    a nun said"."""
    if any(child.dep_ in SUBJECT for child in verb.children) or not is_verb(verb):
        return
    end = min([child.i for child in verb.lefts if child.dep_ in {"aux", "neg", "advmod"}] + [verb.i]) - 1
    told = verb if verb.dep_ == "ROOT" else verb.head
    for token in verb.doc[told.left_edge.i : end + 1]:
        behind = token.dep_ in {"appos", "conj"} and token.pos_ in NOUNS and token.right_edge.i == end
        if behind and token.left_edge.nbor(-1).text == "," and token.head.i < token.left_edge.i:
            token.head, token.dep_ = verb, "nsubj"
            if told is not verb:
                verb.head, verb.dep_ = (verb if told.dep_ == "ROOT" else told.head), told.dep_
                told.head, told.dep_ = verb, "ccomp"
            hang(verb.doc.tokens)
            return


def begin_list(verb: Token) -> None:
    """Makes subjects of a verb of those who are listed before it: "struck Iraq, and | Jordan, Kuwait and Qatar | shut their airspace".

    To the parser more of what stands before the comma; but a list has one "and".
    """
    first = verb.head
    if any(child.dep_ in {*SUBJECT, *AUXILIARIES, "cc"} for child in verb.lefts) or not is_verb(first):
        return
    for joiner in verb.doc[first.i + 1 : verb.left_edge.i]:
        if joiner.lower_ != "and" or joiner.dep_ != "cc" or joiner.head is first or joiner.nbor(-1).text != ",":
            continue
        noun = next((each for each in joiner.head.rights if each.left_edge.i == joiner.i + 1), None)
        if noun is None or noun.dep_ != "conj" or noun.pos_ not in NOUNS or noun.right_edge.i + 1 != verb.left_edge.i:
            continue
        if any(child.dep_ == "conj" for child in noun.rights):
            noun.head, noun.dep_, joiner.head = verb, "nsubj", first
            hang(verb.doc.tokens)
        return


def begin_joined(verb: Token, *, speaks: bool = False) -> None:
    """Makes the subject of a second clause of what is joined to the object before it.

    "Detained nine fishermen and | residents staged a protest": what goes on with the same subject has a conjunction before it.
    So has it where somebody is told of in an aside: "arrested two men and | the mayor, who had led the march, accused them".

    speaks: it is a verb of speech, before which more may speak than the last who is named, but for one with an aside.
    """
    first = verb.head
    if any(child.dep_ in {*SUBJECT, *AUXILIARIES, "cc"} for child in verb.lefts) or not is_verb(first):
        return
    between = verb.doc[first.i + 1 : verb.left_edge.i]
    joiner = next((token for token in reversed(list(between)) if token.dep_ == "cc"), None)
    if joiner is None or joiner.head == first or joiner.lower_ != "and":
        return
    behind = verb.doc[joiner.i + 1 : verb.left_edge.i]
    noun = next((token for token in behind if token.dep_ == "conj"), None)
    if noun is None or noun.pos_ not in NOUNS or noun.head != joiner.head or noun.left_edge.i != joiner.i + 1:
        return
    alone = not speaks and not any(token.is_punct or is_verb(token) for token in behind)
    if not (alone or _ends_in_aside(noun, verb)) or noun.head not in first.subtree:
        return
    for child in [each for each in noun.head.rights if noun.i < each.i < verb.i]:
        child.head = noun
    noun.head, noun.dep_, joiner.head = verb, "nsubj", first
    hang(verb.doc.tokens)


def _ends_in_aside(noun: Token, verb: Token) -> bool:
    """Whether all that stands between a noun and a verb is a clause on the noun, between commas."""
    aside = next((child for child in noun.rights if child.dep_ == "relcl"), None)
    if aside is None or aside.left_edge.nbor(-1).text != "," or aside.right_edge.nbor(1).text != ",":
        return False
    before = noun.doc[noun.i + 1 : aside.left_edge.i - 1]
    return not any(token.is_punct for token in before) and aside.right_edge.i + 2 == verb.left_edge.i


def join_to_finite(verb: Token) -> None:
    """Joins a finite verb without a subject of its own to the finite verb above, not to an infinitive or gerund.

    "Accused the army of torturing them and called on the union to act": "called" goes with "accused", as it does in
    "has refused to yield and called on them" and "denies taking part and has called for an inquiry"; a tense goes with no
    modal verb either: "said it would not accept the line and recalled its envoy".
    """
    if any(child.dep_ in SUBJECT for child in verb.children):
        return
    own = any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    above = verb.head
    while above.dep_ != "ROOT" and (not is_finite(above) or (verb.tag_ in _TENSED and above.tag_ == "VB")):
        above = above.head
    # what has a finite auxiliary of its own is joined to no infinitive, whatever its tense
    told_alike = (
        own or above.tag_ == verb.tag_ or (above.tag_ == "VBN" and verb.tag_ == "VBD" and verb.head.tag_ == "VB")
    )
    if above != verb.head and is_verb(verb.head) and is_verb(above) and above.i < verb.i and told_alike:
        verb.head = above
        hang(verb.doc.tokens)
