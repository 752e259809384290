"""Faults in what is a verb, and in its subject."""

from __future__ import annotations

from tocsin.parse.mending.main_verbs import (
    be_done_to,
    begin_clause,
    break_out,
    do_oneself,
    find_only,
    go_on,
    reduce,
    relate,
    resume,
    rouse,
    set_apart,
    take_over,
    turn_round,
)
from tocsin.parse.mending.saying import mend_saying
from tocsin.parse.mending.subjects import (
    begin_joined,
    begin_list,
    give_speaker,
    give_subject,
    join_to_finite,
    share_passive,
    take_noun,
    take_out_of_clause,
    tell_arguments,
    wake_subject,
)
from tocsin.parse.relations import AUXILIARIES, FINITE, MODIFYING, NOUNS, SUBJECT, TIMES
from tocsin.parse.tokens import Token, hang
from tocsin.parse.verbs import is_finite, is_verb
from tocsin.parse.vocabulary import Verbs

#: Tags of particles and prepositions.
_PARTICLES = {"IN", "RP", "RB"}
#: How a verb of speech hangs on what is told where it comes last: "…, police said".
_SAID_LAST = {"ROOT", "advcl", "conj", "parataxis", "dep"}


def mend_verb(token: Token, verbs: Verbs) -> None:
    """Faults in what is a verb, and in its subject."""
    _tell_verbs(token, verbs)
    _mend_standing(token, verbs)
    if token.dep_ in SUBJECT and token.head.dep_ in AUXILIARIES and is_verb(token.head.head):
        # "the group Africa Corps | is training recruits": an auxiliary has no subject of its own
        token.head = token.head.head
        hang(token.doc.tokens)
    if token.tag_ in {"VBD", "VBN", "VBZ", "VBP"} and token.dep_ in {"ROOT", "ccomp", "conj"}:
        tell_arguments(token, verbs.transitive)
    if token.tag_ in {"VBN", "VBD"}:
        _make_active(token, verbs.giving)
    if token.tag_ == "VBD" and token.dep_ in {"advcl", "conj", "ccomp", "dep"}:
        reduce(token)
        take_noun(token)
    if token.lower_ == "let" and token.dep_ == "aux":
        _let_go(token)
    if token.tag_ == "VBD" and token.dep_ == "conj":
        take_over(token)
    if token.dep_ == "ROOT" and is_verb(token):
        turn_round(token)
    if token.tag_ in {"VBD", "VBN"} and token.dep_ in {"ROOT", "ccomp"}:
        set_apart(token)
    elif token.tag_ == "VBD" and token.dep_ == "acl" and token.lemma_.lower() in verbs.transitive:
        be_done_to(token)
    if token.tag_ in FINITE and token.dep_ == "ROOT":
        go_on(token)
    if token.dep_ == "ROOT" and token.pos_ in NOUNS:
        rouse(token)
        resume(token)
    if token.tag_ == "VBZ" and token.dep_ in {"ccomp", "dobj", "conj"} and token.i:
        _make_noun(token, verbs.saying)
    if token.tag_ in FINITE and token.i:
        wake_subject(token)
    if token.lemma_ in verbs.saying and token.tag_ in FINITE and token.dep_ in _SAID_LAST:
        give_speaker(token)
        mend_saying(token)


def _mend_standing(token: Token, verbs: Verbs) -> None:
    """Faults in how a verb stands: joined to another, in a clause on a noun, or for itself."""
    undergone = token.lemma_ in verbs.transitive or token.lemma_ in verbs.harming
    if token.dep_ == "conj" and (token.tag_ == "VBN" or (token.tag_ == "VBD" and undergone)):
        share_passive(token, verbs)
    if token.dep_ == "conj" and token.tag_ in FINITE:
        take_out_of_clause(token)
        begin_list(token)
        begin_joined(token, speaks=token.lemma_ in verbs.saying)
    if token.dep_ == "conj" and is_finite(token):
        join_to_finite(token)
    elif token.dep_ == "acl" and is_verb(token):
        relate(token)
        break_out(token)
        begin_clause(token)
        if token.dep_ == "conj" and token.lemma_ in verbs.harming:
            share_passive(token, verbs)  # "nine were killed and dozens | injured"
    elif token.dep_ == "ROOT" and is_finite(token):
        give_subject(token)


def _tell_verbs(token: Token, verbs: Verbs) -> None:
    """Words that are verbs, whatever the tagger took them for."""
    if token.tag_ == "NNS" and token.dep_ in {"ROOT", "ccomp", "npadvmod"} and token.lemma_.lower() in verbs.known:
        _make_verb(token, verbs.deeds)
    if token.tag_ in {"NN", "JJ"} and token.dep_ in {"ROOT", "ccomp", "conj", "advcl"} and token.lower_ in verbs.known:
        _tell_verb(token)
    if token.tag_ == "VB" and token.dep_ in MODIFYING:
        _free_infinitive(token)
    if token.pos_ in NOUNS and token.dep_ in {"conj", "npadvmod"}:
        _tell_joined(token, verbs.known)
    if token.tag_ in _PARTICLES and token.lower_ in verbs.known:
        _tell_by_modal(token)
    if token.tag_ == "VB" and token.dep_ in {"ROOT", "ccomp"}:
        _give_way(token)


def _tell_joined(noun: Token, known: frozenset[str]) -> None:
    """Makes a verb of what opens a bare noun joined to a verb: "leave the country or | face arrest", "down tools, | block roads"."""
    first, above = noun.left_edge, noun.head
    if first is noun or first.dep_ != "compound" or first.head is not noun or above.tag_ not in {"VB", "VBP"}:
        return
    if first.lower_ not in known or first.text != first.lower_ or not is_verb(above) or above.i > first.i:
        return
    joiner = first.nbor(-1)
    if joiner.text not in {",", "or", "and"} or (joiner.text == "," and noun.dep_ == "conj"):
        return
    first.tag_, first.pos_, first.lemma_, first.head, first.dep_ = "VB", "VERB", first.lower_, above, "conj"
    for child in noun.lefts:
        if child.i < first.i:
            child.head = above
    noun.head, noun.dep_ = first, "dobj"
    for child in list(noun.rights):
        if child.dep_ == "prep":
            child.head = first
    hang(noun.doc.tokens)


def _tell_by_modal(word: Token) -> None:
    """Makes a verb of a particle with a modal verb and an object: "will | down tools"."""
    modal = any(child.tag_ == "MD" and child.i == word.i - 1 for child in word.lefts)
    if modal and any(child.dep_ == "dobj" for child in word.rights):
        word.tag_, word.pos_, word.lemma_ = "VB", "VERB", word.lower_


def _tell_verb(word: Token) -> None:
    """Makes a verb of what has a subject and an object like one: "on Monday the army | cut the road"."""
    subject = any(child.dep_ == "nsubj" for child in word.lefts)
    copula = any(child.dep_ in {"cop", "aux", "det", "poss", "case"} for child in word.children)
    if subject and not copula and any(child.dep_ == "dobj" for child in word.rights):
        # "demanded that Peru scrap the decree"
        that = any(child.dep_ == "mark" and child.lower_ == "that" for child in word.lefts)
        word.tag_, word.pos_, word.lemma_ = "VB" if that else "VBD", "VERB", word.lower_


def _free_infinitive(verb: Token) -> None:
    """Makes an infinitive of what is taken for part of a noun's name: "fired tear gas | to scatter vendors"."""
    noun, to = verb.head, next((child for child in verb.lefts if child.tag_ == "TO"), None)
    if to is None or to.i + 1 != verb.i or noun.left_edge is not to or not is_verb(noun.head) or noun.i < verb.i:
        return
    above = noun.head
    if noun.dep_ not in {"dobj", "dative", "oprd", "npadvmod"} or above.i > to.i:
        return
    verb.head, verb.dep_, verb.pos_, verb.lemma_ = above, "advcl", "VERB", verb.lower_
    for child in noun.lefts:
        if child.i < verb.i:
            child.head = verb
    noun.head, noun.dep_ = verb, "dobj"
    hang(verb.doc.tokens)


def _give_way(verb: Token) -> None:
    """Makes an infinitive hang on the verb before it where the parser has it the other way round.

    "Tusk | called Orban to thank him": to the parser Tusk, called so, is to thank. No infinitive with "to" has a subject
    before it that is not another verb's.
    """
    to = next((child for child in verb.lefts if child.tag_ == "TO"), None)
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECT), None)
    if to is None or subject is None or any(child.tag_ == "MD" or child.lower_ == "for" for child in verb.lefts):
        return
    told = next((child for child in subject.rights if child.dep_ == "acl" and child.tag_ in {"VBN", "VBD"}), None)
    if told is None or told.right_edge.i + 1 != to.i or told.i != subject.i + 1:
        return
    told.tag_, told.dep_ = "VBD", verb.dep_
    told.head = told if verb.head is verb else verb.head
    for child in (*verb.children,):
        if child.i < told.i or child.text in {".", "!"}:
            child.head = told
    subject.head, verb.head, verb.dep_ = told, told, "advcl"
    hang(verb.doc.tokens)


def _make_active(verb: Token, giving: frozenset[str]) -> None:
    """Makes active a verb that the parser takes for a passive one or a participle."""
    if any(child.dep_ == "agent" for child in verb.rights):
        do_oneself(verb, giving)
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        find_only(verb)


def _let_go(let: Token) -> None:
    """Makes the verb of "let" behind which stands what it does: "let go | 30 women"."""
    verb = let.head
    if verb.i != let.i + 1 or verb.tag_ != "VB":
        return
    freed = [child for child in verb.rights if child.dep_ in {"dobj", "npadvmod"} and child.ent_type_ not in TIMES]
    if not freed:
        return
    let.head, let.dep_ = (let if verb.dep_ == "ROOT" else verb.head), verb.dep_
    let.tag_, let.pos_, let.lemma_ = "VBD", "VERB", "let"
    verb.head, verb.dep_ = let, "ccomp"
    for child in verb.children:
        if child not in freed and child is not let:
            child.head = let
    for each in freed:
        each.dep_ = "nsubj"
    hang(let.doc.tokens)


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
    bare = not any(child.dep_ in {"cc", *SUBJECT} for child in (*verb.rights, *word.lefts))
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


def _make_verb(noun: Token, deeds: frozenset[str]) -> None:
    """A verb between a name and what it is done to, which the parser takes for a noun: "Turkey | reserves the right".

    What is a noun of no deed is none where the sentence has no other verb: "Oman | mediates between them."
    """
    before = [child for child in noun.lefts if child.dep_ in MODIFYING]
    behind = next(iter(noun.rights), None)
    if len(before) != 1 or len(list(noun.lefts)) != 1 or before[0].i + 1 != noun.i or not before[0].is_title:
        return
    if behind is None or behind.left_edge.i != noun.i + 1:
        return
    whole = noun.dep_ == "ROOT" and noun.sent[-1].text == "." and noun.lemma_.lower() not in deeds
    if whole and behind.dep_ == "prep":
        noun.tag_, noun.pos_ = "VBZ", "VERB"
        before[0].dep_, before[0].tag_, before[0].pos_ = "nsubj", "NNP", "PROPN"
        return
    if behind.dep_ not in {"appos", "dobj"} or behind.left_edge.tag_ not in {"DT", "PRP$"}:
        return
    noun.tag_, noun.pos_ = "VBZ", "VERB"
    before[0].dep_, before[0].tag_, before[0].pos_ = "nsubj", "NNP", "PROPN"
    behind.dep_ = "dobj"
    if noun.dep_ == "npadvmod":
        noun.dep_ = "ccomp"
