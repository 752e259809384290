"""Which of several words is the verb of a clause, and which only a participle: "rockets fired from Syria | killed two"."""

from __future__ import annotations

from tocsin.parse.relations import AUXILIARIES, COMPLEMENTS, FINITE, NOMINAL_SUBJECT, NOUNS, SUBJECT
from tocsin.parse.tokens import Token, hang
from tocsin.parse.verbs import is_finite, is_verb

#: What opens a clause of time.
_WHEN = {"after", "before", "as", "while", "since", "until"}


def find_only(verb: Token) -> None:
    """Makes the verb of a sentence that has none of its participle: "The minister and his colleagues | conferred by phone."."""
    sentence = verb.sent
    root = sentence.root
    agent = next((child for child in verb.rights if child.dep_ == "agent"), None)
    doer = next((child for child in agent.rights if child.dep_ == "pobj"), None) if agent is not None else None
    if root.pos_ not in NOUNS or sentence[-1].text != "." or (doer is not None and not _is_means(doer)):
        return
    if (verb.i and verb.nbor(-1).is_punct) or any(child.dep_ in AUXILIARIES for child in verb.children):
        return
    below = list(verb.subtree)  # "surgeons | operated on children wounded in the raid"
    others = [each for each in sentence if each.tag_ == "VBN" and each not in below]
    if others or any(each.tag_ in {*FINITE, "MD"} for each in sentence):
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


def do_oneself(verb: Token, giving: frozenset[str]) -> None:
    """Makes active a verb with an object behind how it is done: "senators approved by a narrow vote | the treaty"."""
    how = next(child for child in verb.rights if child.dep_ == "agent")
    measure = next((child for child in how.rights if child.dep_ == "pobj"), None)
    if measure is None or verb.lemma_ in giving or any(child.dep_ in AUXILIARIES for child in verb.children):
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


def reduce(verb: Token) -> None:
    """Makes a participle of what stands between a verb and its subject: "rockets fired from Syria | killed two children"."""
    laid = verb.head
    if laid.tag_ not in {"VBD", "VBN"} or laid.i > verb.i or any(child.dep_ in AUXILIARIES for child in laid.children):
        return
    subject = next((child for child in laid.lefts if child.dep_ in NOMINAL_SUBJECT), None)
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


def take_over(verb: Token) -> None:
    """Gives a verb the clause of a participle before it: "were killed when rebels | linked to al-Qaeda | attacked a post"."""
    above = verb.head
    if any(child.dep_ in {*SUBJECT, *AUXILIARIES, "mark"} for child in verb.lefts):
        return
    laid = next((child for child in above.rights if child.dep_ == "advcl" and above.i < child.i < verb.i), None)
    if laid is None or laid.tag_ not in {"VBD", "VBN"} or any(c.dep_ in {"dobj", *AUXILIARIES} for c in laid.children):
        return
    subject = next((child for child in laid.lefts if child.dep_ in NOMINAL_SUBJECT), None)
    between = verb.doc[laid.i + 1 : verb.left_edge.i]
    if subject is None or subject.i + 1 != laid.i or any(each.text == "," or each.dep_ == "cc" for each in between):
        return
    for child in laid.lefts:
        child.head = verb
    subject.dep_ = "nsubj"
    verb.head, verb.dep_ = above, "advcl"
    laid.head, laid.dep_, laid.tag_ = subject, "acl", "VBN"
    hang(verb.doc.tokens)


def rouse(noun: Token) -> None:
    """Makes the verb of a sentence that seems to have none of the second participle behind its subject:
    "men armed with knives | hacked six herders to death"."""
    first = next((child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBN"), None)
    if first is None or first.i != noun.i + 1:
        return
    verb = next((each for each in first.subtree if each.tag_ in {"VBN", "VBD"} and each.i > first.i + 1), None)
    if verb is None or not any(child.dep_ == "dobj" for child in verb.rights) or verb.dep_ not in {"acl", "pobj"}:
        return
    if any(token.is_punct for token in noun.doc[first.i : verb.i]) or any(
        child.dep_ in AUXILIARIES for child in verb.lefts
    ):
        return
    verb.head, verb.dep_, verb.tag_, verb.pos_ = verb, "ROOT", "VBD", "VERB"
    for child in noun.children:
        if child.i > verb.i:
            child.head = verb
    noun.head, noun.dep_ = verb, "nsubj"
    hang(noun.doc.tokens)


def resume(noun: Token) -> None:
    """Makes the verb of a sentence of what goes on behind a relative clause: "Chad, which is landlocked, | closed the road"."""
    told = next((child for child in noun.rights if child.dep_ == "relcl"), None)
    verb = next((child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBN"), None)
    if told is None or verb is None or verb.left_edge.i - 1 <= told.right_edge.i or verb.left_edge.nbor(-1).text != ",":
        return
    if noun.doc[told.left_edge.i - 1].text != "," or any(
        child.dep_ in {"agent", *AUXILIARIES} for child in verb.children
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


def break_out(verb: Token) -> None:
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


def begin_clause(verb: Token) -> None:
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


def go_on(verb: Token) -> None:
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


def turn_round(verb: Token) -> None:
    """Hangs a clause of time on the main one, not that on it: "missiles struck a bridge, hours after he | promised to spare it"."""
    main = next((child for child in verb.lefts if child.dep_ == "ccomp" and is_finite(child)), None)
    if main is None or not any(child.dep_ in SUBJECT for child in main.lefts):
        return
    if any(child.dep_ == "mark" and child.lower_ in _WHEN and child.i > main.right_edge.i for child in verb.lefts):
        for child in verb.lefts:
            if child.is_punct and child.i <= main.right_edge.i + 1:
                child.head = main
        main.head, main.dep_ = main, "ROOT"
        verb.head, verb.dep_ = main, "advcl"
        hang(verb.doc.tokens)


def set_apart(verb: Token) -> None:
    """Makes a participle of what stands between commas: "the priest, shot in the chest, | died in hospital"."""
    subject = next((child for child in verb.lefts if child.dep_ in NOMINAL_SUBJECT), None)
    later = next((child for child in verb.rights if child.dep_ == "conj" and is_verb(child)), None)
    if subject is None or later is None or verb.nbor(-1).text != "," or subject.right_edge.i >= verb.i:
        return
    own = [child for child in later.lefts if child.dep_ in AUXILIARIES]
    begins = min([each.i for each in (*own, later)])
    if later.nbor(begins - later.i - 1).text != "," or any(
        child.dep_ in {"cc", "dobj", *AUXILIARIES} for child in verb.children
    ):
        return
    if any(child.dep_ in SUBJECT for child in later.children) or not is_finite(later):
        return
    later.head, later.dep_ = (later if verb.dep_ == "ROOT" else verb.head), verb.dep_
    subject.head, subject.dep_ = later, "nsubjpass" if any(each.dep_ == "auxpass" for each in own) else "nsubj"
    for child in verb.children:
        if child is not later and child is not subject and (child.i < subject.i or child.i > later.i):
            child.head = later
    verb.head, verb.dep_, verb.tag_ = subject, "acl", "VBN"
    hang(verb.doc.tokens)


def be_done_to(verb: Token) -> None:
    """Makes a participle of what is said of somebody behind his name: "the journalist | abducted at knifepoint in May"."""
    told = {child.dep_ for child in verb.children}
    beside = verb.i > verb.head.i and not verb.nbor(-1).is_punct and verb.head.dep_ != "ROOT"
    if beside and told.isdisjoint({"dobj", "ccomp", "xcomp", "advcl", "prt", *SUBJECT, *AUXILIARIES}):
        verb.tag_ = "VBN"


def relate(verb: Token) -> None:
    """Makes a relative clause of what has a subject of its own: "the duties the bloc imposed on China"."""
    words = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass", "mark"}}
    subjects = [child for child in verb.children if child.dep_ in NOMINAL_SUBJECT]
    if subjects and subjects[0].i < verb.i and words.isdisjoint({"TO", "IN"}) and verb.tag_ != "VBG":
        verb.dep_ = "relcl"
        if verb.tag_ == "VBN" and not words:
            verb.tag_ = "VBD"
