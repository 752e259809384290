"""Faults in what is a verb, and in its subject."""

from __future__ import annotations

from tocsin.parse.relations import COMPLEMENTS, IN_PHRASE, NOUNS, PLURAL, SUBJECT, TIMES
from tocsin.parse.tokens import Token, hang
from tocsin.parse.verbs import is_verb
from tocsin.parse.vocabulary import Verbs

_FINITE = {"VBD", "VBZ", "VBP"}
#: Tags of particles and prepositions.
_PARTICLES = {"IN", "RP", "RB"}
_AUXILIARIES = {"aux", "auxpass"}
#: How a verb of speech hangs on what is told where it comes last: "…, police said".
_SAID_LAST = {"ROOT", "advcl", "conj", "parataxis", "dep"}
#: Acronyms have so many letters.
_SHORTEST = 3
#: What opens a clause of time.
_WHEN = {"after", "before", "as", "while", "since", "until"}


def mend_verb(token: Token, verbs: Verbs) -> None:
    """Faults in what is a verb, and in its subject."""
    _tell_verbs(token, verbs)
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
    if token.dep_ in SUBJECT and token.head.dep_ in _AUXILIARIES and is_verb(token.head.head):
        # "the group Africa Corps | is training recruits": an auxiliary has no subject of its own
        token.head = token.head.head
        hang(token.doc.tokens)
    if token.tag_ in {"VBD", "VBN"} and token.dep_ in {"ROOT", "ccomp", "conj"}:
        _tell_arguments(token, verbs.transitive)
    if token.tag_ in {"VBN", "VBD"}:
        _make_active(token, verbs.giving)
    if token.tag_ == "VBD" and token.dep_ in {"advcl", "conj", "ccomp", "dep"}:
        _reduce(token)
        _take_noun(token)
    if token.lower_ == "let" and token.dep_ == "aux":
        _let_go(token)
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
    if token.dep_ == "ROOT" and token.pos_ in NOUNS:
        _rouse(token)
        _resume(token)
    if token.tag_ == "VBZ" and token.dep_ in {"ccomp", "dobj", "conj"} and token.i:
        _make_noun(token, verbs.saying)
    if token.tag_ in _FINITE and token.i:
        _wake_subject(token)
    if token.lemma_ in verbs.saying and token.tag_ in _FINITE and token.dep_ in _SAID_LAST:
        _give_speaker(token)


def _tell_verbs(token: Token, verbs: Verbs) -> None:
    """Words that are verbs, whatever the tagger took them for."""
    if token.tag_ == "NNS" and token.dep_ in {"ROOT", "ccomp", "npadvmod"} and token.lemma_.lower() in verbs.known:
        _make_verb(token)
    if token.tag_ in {"NN", "JJ"} and token.dep_ in {"ROOT", "ccomp", "conj", "advcl"} and token.lower_ in verbs.known:
        _tell_verb(token)
    if token.tag_ == "VB" and token.dep_ in {"compound", "amod", "nmod"}:
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


def _tell_arguments(verb: Token, transitive: frozenset[str]) -> None:
    """Tells subject and object from words of time and measure: "a court | convicted Ivan Orlov", "detained | Ahmet Yilmaz"."""
    stray = [child for child in verb.children if child.dep_ == "npadvmod" and child.ent_type_ not in TIMES]
    roles = {child.dep_ for child in verb.children}
    for noun in stray:
        if noun.i < verb.i and noun.right_edge.i + 1 == verb.i and noun.pos_ in NOUNS and "dobj" in roles:
            if verb.dep_ == "conj" or roles & {*SUBJECT, *_AUXILIARIES}:
                continue
            noun.dep_, verb.tag_ = "nsubj", "VBD"
        elif noun.left_edge.i == verb.i + 1 and noun.pos_ == "PROPN" and verb.lemma_ in transitive:
            noun.dep_ = noun.dep_ if roles & {"dobj", "auxpass"} else "dobj"
        elif verb.nbor().dep_ == "oprd" and noun.left_edge.i == verb.i + 2 and not roles & {"dobj", "auxpass"}:
            noun.dep_ = "dobj"  # "shot dead | five labourers"


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


def _give_subject(verb: Token) -> None:
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


def _make_active(verb: Token, giving: frozenset[str]) -> None:
    """Makes active a verb that the parser takes for a passive one or a participle."""
    if any(child.dep_ == "agent" for child in verb.rights):
        _do_oneself(verb, giving)
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        _find_only(verb)


def _find_only(verb: Token) -> None:
    """Makes the verb of a sentence that has none of its participle: "The minister and his colleagues | conferred by phone."."""
    sentence = verb.sent
    root = sentence.root
    agent = next((child for child in verb.rights if child.dep_ == "agent"), None)
    doer = next((child for child in agent.rights if child.dep_ == "pobj"), None) if agent is not None else None
    if root.pos_ not in NOUNS or sentence[-1].text != "." or (doer is not None and not _is_means(doer)):
        return
    if (verb.i and verb.nbor(-1).is_punct) or any(child.dep_ in _AUXILIARIES for child in verb.children):
        return
    if any(each.tag_ in {*_FINITE, "MD"} or (each.tag_ == "VBN" and each is not verb) for each in sentence):
        return
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    for child in list(root.children):
        if child.i > verb.i:
            child.head = verb
    root.head, root.dep_ = verb, "nsubj"
    if agent is not None:
        agent.dep_ = "prep"
    hang(verb.doc.tokens)


def _is_means(noun: Token) -> bool:
    """Whether a noun behind "by" says how, not who: "by phone"."""
    return noun.tag_ == "NN" and not list(noun.children)


def _do_oneself(verb: Token, giving: frozenset[str]) -> None:
    """Makes active a verb with an object behind how it is done: "senators approved by a narrow vote | the treaty"."""
    how = next(child for child in verb.rights if child.dep_ == "agent")
    measure = next((child for child in how.rights if child.dep_ == "pobj"), None)
    if measure is None or verb.lemma_ in giving or any(child.dep_ in _AUXILIARIES for child in verb.children):
        return
    behind = next((child for child in (*measure.rights, *verb.rights) if child.dep_ in {"appos", "dobj"}), None)
    if behind is None or behind.i < measure.i or behind.left_edge.dep_ not in {"det", "poss", "nummod"}:
        return
    before = behind.left_edge.nbor(-1)
    noun = verb.head
    if before.is_punct or before.pos_ not in NOUNS or (behind.dep_ == "appos" and verb.dep_ != "ROOT"):
        return
    if verb.dep_ == "acl" and noun.dep_ == "ROOT":
        verb.head, verb.dep_, noun.head, noun.dep_ = verb, "ROOT", verb, "nsubj"
        for child in [*noun.lefts, *noun.rights]:
            if child.is_punct or child.i > verb.i:
                child.head = verb
    elif verb.dep_ != "ROOT":
        return
    behind.head, behind.dep_, how.dep_, verb.tag_ = verb, "dobj", "prep", "VBD"
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
        or any(child.dep_ in SUBJECT or child.dep_ == "mark" for child in verb.children)
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


def _take_noun(verb: Token) -> None:
    """Gives a verb the subject that the parser took for the whole clause: "died when | guerrillas, hiding in a wood, | blew it up"."""
    if any(child.dep_ in {*SUBJECT, *_AUXILIARIES, "mark"} for child in verb.children):
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


def _take_over(verb: Token) -> None:
    """Gives a verb the clause of a participle before it: "were killed when rebels | linked to al-Qaeda | attacked a post"."""
    above = verb.head
    if any(child.dep_ in {*SUBJECT, *_AUXILIARIES, "mark"} for child in verb.lefts):
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
    if clause.dep_ != "relcl" or who is None or who.tag_ not in {"WP", "WDT"} or clause.head.tag_ not in PLURAL:
        return
    above = clause.head
    while above.dep_ != "ROOT" and not is_verb(above):
        above = above.head
    others = any(child.tag_ in PLURAL for child in verb.doc[clause.i : verb.i])
    them = any(word.lower_ == "them" for word in verb.doc[verb.i : verb.i + 4] if word.dep_ in {"dobj", "pobj"})
    own = any(child.dep_ in {*SUBJECT, *_AUXILIARIES} for child in verb.children)
    if them and not others and not own and is_verb(above) and above.tag_ == verb.tag_:
        verb.head = above
        hang(verb.doc.tokens)


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
    if not any(child.dep_ in {"dobj", *COMPLEMENTS} for child in verb.rights):
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


def _wake_subject(verb: Token) -> None:
    """Makes the subject of a verb without one of the noun before it, taken for a part of its name: "Dockers' strike | shut Antwerp"."""
    noun = verb.nbor(-1)
    if noun.head is not verb or noun.dep_ != "compound" or noun.pos_ not in NOUNS:
        return
    if any(child.dep_ in {*SUBJECT, *_AUXILIARIES} for child in verb.children):
        return
    for child in list(verb.lefts):
        if child is not noun and child.dep_ in IN_PHRASE:
            child.head = noun
    noun.dep_ = "nsubj"
    behind = next(iter(verb.rights), None)
    if behind is not None and behind.dep_ == "npadvmod" and behind.pos_ == "PROPN" and behind.ent_type_ not in TIMES:
        behind.dep_ = "dobj"
    hang(verb.doc.tokens)


def _give_speaker(verb: Token) -> None:
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
    joined = subject.dep_ == "conj" and subject.pos_ in NOUNS and is_verb(first) and subject.i > first.i
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
    if main is None or not any(child.dep_ in SUBJECT for child in main.lefts):
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
    if any(child.dep_ in SUBJECT for child in later.children) or not _is_finite(later):
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
    if beside and told.isdisjoint({"dobj", "ccomp", "xcomp", "advcl", "prt", *SUBJECT, *_AUXILIARIES}):
        verb.tag_ = "VBN"


def _relate(verb: Token) -> None:
    """Makes a relative clause of what has a subject of its own: "the duties the bloc imposed on China"."""
    words = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass", "mark"}}
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if subjects and subjects[0].i < verb.i and words.isdisjoint({"TO", "IN"}) and verb.tag_ != "VBG":
        verb.dep_ = "relcl"
        if verb.tag_ == "VBN" and not words:
            verb.tag_ = "VBD"


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


def _join_to_finite(verb: Token) -> None:
    """Joins a finite verb without a subject of its own to the finite verb above, not to an infinitive or gerund.

    "Accused the army of torturing them and called on the union to act": "called" goes with "accused", as it does in
    "has refused to yield and called on them".
    """
    if any(child.dep_ in SUBJECT or child.dep_ in {"aux", "auxpass"} for child in verb.children):
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
