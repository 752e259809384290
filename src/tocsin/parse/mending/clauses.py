"""Faults in clauses that hang on verbs: complements, circumstances, infinitives and those joined to others."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.parse.mending.times import part_saying
from tocsin.parse.relations import COMPLEMENTS, NOMINAL_SUBJECT, SUBJECT
from tocsin.parse.tokens import Token, hang
from tocsin.parse.verbs import CAUSING, has_to, is_verb
from tocsin.parse.vocabulary import Verbs

#: Words that may open what is said, too.
_OPENS_COMPLEMENT = {"that", "whether", "if"}
#: How words hang inside an infinitive's clause.
_INSIDE = {"dobj", "pobj", "prep", "xcomp", "pcomp", "conj"}


def mend_clause(token: Token, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Faults in clauses that hang on verbs."""
    if token.dep_ == "conj" and token.tag_ == "VB":
        _join_to_bare(token)
    if token.dep_ == "amod" and token.tag_ == "JJ" and token.lower_ in verbs.known:
        _tell_infinitive(token, verbs)
    if token.dep_ == "acl" and token.tag_ == "VBN" and token.head.head.lemma_.lower() in verbs.bidding:
        _bid(token, verbs, is_role)
    elif token.dep_ == "advcl" and token.tag_ in {"VBD", "VBN"} and token.head.lemma_ in verbs.staying:
        _stay(token)
    elif token.dep_ == "advcl" and token.head.lemma_ in verbs.telling and _is_order(token):
        token.dep_ = "ccomp"
    elif token.dep_ in {"advcl", "xcomp"} and token.tag_ == "VB":
        _ask_for(token, verbs, is_role)
    elif token.dep_ in COMPLEMENTS:
        part_saying(token, verbs.saying)
        _make_circumstance(token)
        _make_condition(token)
        _give_object(token)
        _describe_object(token, verbs)
        _last_object(token, verbs)
        _make_infinitive(token)
        _make_subjunctive(token)


def _join_to_bare(verb: Token) -> None:
    """Joins a bare verb to the bare verb before it, not to what stands in that one's clause.

    "To lay down arms or die", "to stop hiring women or lose their licences".
    """
    first, opener = verb.head, verb.head
    if first.tag_ == "VB" or any(child.dep_ in {*SUBJECT, "aux", "auxpass", "mark"} for child in _opening(verb)):
        return
    while first.tag_ != "VB":
        if first.dep_ not in _INSIDE:
            return
        first = first.head
    bare = any(child.dep_ == "aux" and child.tag_ == "TO" for child in first.lefts)
    joiner = next((child for child in opener.rights if child.dep_ == "cc" and child.i < verb.i), None)
    if bare and joiner is not None and first.i < opener.i:
        verb.head = joiner.head = first
        hang(verb.doc.tokens)


def _opening(verb: Token) -> list[Token]:
    """What stands before a verb in its clause, the auxiliary of the passive left out: "or be shot"."""
    return [child for child in verb.lefts if child.dep_ != "auxpass" or child.tag_ != "VB"]


def _tell_infinitive(word: Token, verbs: Verbs) -> None:
    """A verb after "to" that the parser takes for an adjective: "urged Iran to free two nuns", "told them to free sailors"."""
    if not word.i or word.nbor(-1).lower_ != "to" or word.i == word.sent.start + 1:
        return
    to, noun = word.nbor(-1), word.head
    while noun.dep_ == "compound":
        noun = noun.head
    verb = to.head if to.dep_ == "prep" else noun.head
    told = [child for child in verb.rights if child.dep_ in {"dobj", "dative"} and child.i < to.i]
    stands = noun.head == to if to.dep_ == "prep" else noun.dep_ in {"dobj", "pobj"} and to.head == word
    if not (is_verb(verb) and stands and noun.i > word.i and told and verb.lemma_.lower() in verbs.telling):
        return
    for child in [each for each in noun.lefts if each.i > word.i]:
        child.head = noun
    to.head, to.dep_, to.tag_, to.pos_ = word, "aux", "TO", "PART"
    word.head, word.dep_, word.tag_, word.pos_, word.lemma_ = verb, "xcomp", "VB", "VERB", word.lower_
    noun.head, noun.dep_ = word, "dobj"
    hang(verb.doc.tokens)


def _stay(participle: Token) -> None:
    """Makes a participle of what stays as it is: "has kept the crossing | closed since the raid"."""
    verb = participle.head
    kept = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    own = any(child.dep_ in {*SUBJECT, "aux", "auxpass", "mark", "dobj"} for child in participle.children)
    if kept is not None and not own and kept.right_edge.i + 1 == participle.i:
        participle.tag_, participle.dep_ = "VBN", "oprd"


def _bid(participle: Token, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Makes a participle behind somebody what is ordered to be done to him: "ordered the smuggler | handed over to Libya"."""
    somebody, verb = participle.head, participle.head.head
    done_by = any(child.dep_ == "agent" for child in participle.rights)
    known = participle.lemma_.lower() in verbs.known
    if somebody.dep_ == "dobj" and known and not done_by and is_role(somebody.lemma_.lower()):
        participle.head, participle.dep_ = verb, "ccomp"
        somebody.head, somebody.dep_ = participle, "nsubjpass"
        hang(verb.doc.tokens)


def _ask_for(infinitive: Token, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Makes those the subject of whom it is asked that they do something: "called for the minister | to restore the posts"."""
    first, verb = infinitive.left_edge, infinitive.head
    asked = first.nbor(-1) if first.tag_ == "TO" and first.i > infinitive.sent.start else None
    while asked is not None and asked.dep_ not in {"pobj", "ROOT"}:
        asked = asked.head if asked.head.i < first.i and asked.head is not asked else None
    if asked is None or asked.dep_ != "pobj" or asked.right_edge.i + 1 != first.i:
        return
    before = asked.head
    if before.lower_ != "for" or before.head is not verb or (verb.lemma_.lower(), "for") not in verbs.phrasal:
        return
    if not (asked.pos_ == "PROPN" or is_role(asked.lemma_.lower())) or before.i != verb.i + 1:
        return
    before.head, before.dep_ = infinitive, "mark"
    asked.head, asked.dep_ = infinitive, "nsubj"
    infinitive.dep_ = "advcl"
    hang(infinitive.doc.tokens)


def _is_order(verb: Token) -> bool:
    """Whether a clause before a verb is an imperative: "Leave the island, the coast guard told them"."""
    if verb.tag_ != "VB" or verb.i > verb.head.i or not any(token.text == "," for token in verb.head.lefts):
        return False
    return not any(child.dep_ in SUBJECT or child.dep_ in {"aux", "mark"} for child in verb.lefts)


def _make_circumstance(verb: Token) -> None:
    """Makes a circumstance of what comes first and says when: "On Monday, a day after troops shot six, | the party called …".

    What a comma parts from it there is the main clause's.
    """
    above = verb.head
    mark = next((child for child in verb.lefts if child.dep_ == "mark"), None)
    if (
        verb.i > above.i
        or verb.dep_ == "xcomp"
        or mark is None
        or mark.lower_ in _OPENS_COMPLEMENT
        or not is_verb(above)
    ):
        return
    if not any(child.dep_ in SUBJECT and child.i > verb.i for child in above.lefts):
        return
    verb.dep_ = "advcl"
    for child in list(verb.lefts):
        last = child.right_edge
        if child.dep_ == "prep" and last.i + 1 < mark.i and last.nbor().text == ",":
            child.head = last.nbor().head = above
    hang(verb.doc.tokens)


def _make_condition(verb: Token) -> None:
    """Makes a condition of what the parser takes for a complement: "will strike should the government sell the mine"."""
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECT), None)
    should = next((child for child in verb.lefts if child.lower_ == "should" and child.dep_ == "aux"), None)
    if subject is None or should is None or verb.left_edge != should or should.i > subject.left_edge.i:
        return
    if should.i == verb.sent.start:
        return
    before = should.nbor(-1)
    while before.head is not before and before != verb.head and not (is_verb(before) and before.dep_ in COMPLEMENTS):
        before = before.head
    if is_verb(before) and before not in verb.subtree:
        verb.head, verb.dep_ = before, "advcl"
        hang(verb.doc.tokens)


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
    """Makes an object of the subject of a bare participle: "lynched two men accused of theft", not that they were accused.

    Nor are those who did it: "free two nuns held hostage".
    """
    verb = participle.head
    lemma = verb.lemma_.lower()
    if (
        participle.tag_ not in {"VBN", "VBD"}
        or participle.dep_ != "ccomp"
        or not is_verb(verb)
        or participle.i < verb.i
    ):
        return
    if lemma not in verbs.transitive or lemma in verbs.saying or lemma in verbs.telling or lemma in CAUSING:
        return
    subject = next((child for child in participle.lefts if child.dep_ in NOMINAL_SUBJECT), None)
    if subject is None or subject.left_edge.i != verb.i + 1 or any(child.dep_ == "dobj" for child in verb.children):
        return
    objects = [child for child in participle.children if child.dep_ == "dobj"]
    bare = all(each.tag_ == "NN" and not [*each.children] and each.i == participle.i + 1 for each in objects)
    if bare and not any(child.dep_ in {"aux", "auxpass", "mark"} for child in participle.children):
        subject.head, subject.dep_ = verb, "dobj"
        participle.head, participle.dep_, participle.tag_ = subject, "acl", "VBN"
        for each in objects:
            each.dep_ = "oprd"
        hang(verb.doc.tokens)


def _last_object(infinitive: Token, verbs: Verbs) -> None:
    """Makes an object of what shall begin or last: "declared a state of siege to begin at dusk", not that it begin."""
    verb = infinitive.head
    lasting = infinitive.tag_ == "VB" and infinitive.lemma_.lower() in verbs.lasting and has_to(infinitive)
    if not (lasting and infinitive.dep_ == "ccomp" and is_verb(verb)) or verb.lemma_.lower() in verbs.telling | CAUSING:
        return
    subject = next((child for child in infinitive.lefts if child.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ != "NOUN" or subject.left_edge.i != verb.i + 1:
        return
    if not any(child.dep_ == "dobj" for child in verb.children):
        subject.head, subject.dep_, infinitive.head, infinitive.dep_ = verb, "dobj", subject, "acl"
        hang(verb.doc.tokens)


def _make_infinitive(word: Token) -> None:
    """A verb after "to" that the parser tags as a noun: "vows to jail"."""
    to = next((child for child in word.lefts if child.dep_ == "aux" and child.lower_ == "to"), None)
    if to is not None and word.tag_ in {"NN", "NNP"} and word.lower_ == word.text:
        to.tag_, to.pos_, to.lemma_ = "TO", "PART", "to"
        word.tag_, word.pos_, word.lemma_ = "VB", "VERB", word.lower_


def _make_subjunctive(word: Token) -> None:
    """A verb that tells what shall be, tagged as a noun: "demanded that the judge resign"."""
    told = any(child.dep_ == "mark" and child.lower_ == "that" for child in word.lefts)
    own = any(child.dep_ == "nsubj" for child in word.lefts)
    noun = any(child.dep_ in {"cop", "aux", "det", "amod", "compound", "poss"} for child in word.lefts)
    if told and own and not noun and word.tag_ == "NN" and word.lower_ == word.text:
        word.tag_, word.pos_, word.lemma_ = "VB", "VERB", word.lower_
