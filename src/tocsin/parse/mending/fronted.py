"""What stands before a sentence that begins with a preposition: "After talks with Egypt's premier, | Sudan's agreed"."""

from __future__ import annotations

from tocsin.parse.relations import AUXILIARIES, FINITE, NOUNS, SUBJECT
from tocsin.parse.tokens import Doc, Token, hang


def close_fronted(doc: Doc) -> None:
    """Ends such phrases at the comma behind which the subject stands, in place.

    To the parser the subject explains who is named last in the phrase, or the phrase is all that the sentence says.
    """
    for sentence in doc.sents:
        first = sentence[0]
        if first.tag_ == "IN" and first.dep_ in {"prep", "ROOT"} and first.i + 2 < len(doc):
            _fill(first)
            _wake(first)


def _fill(preposition: Token) -> None:
    """Gives the preposition the noun behind it that the parser takes for the subject: "after | talks with X, Y agreed"."""
    verb = preposition.head
    noun = next((child for child in verb.lefts if child.dep_ in SUBJECT), None)
    if preposition.children or noun is None or noun.left_edge.i != preposition.i + 1 or noun.pos_ not in NOUNS:
        return
    doer = _last_named(noun, verb)
    if doer is not None:
        doer.head, doer.dep_ = verb, "nsubjpass" if noun.dep_ == "nsubjpass" else "nsubj"
        noun.head, noun.dep_ = preposition, "pobj"
        hang(verb.doc.tokens)


def _last_named(noun: Token, verb: Token) -> Token | None:
    """Who explains to the parser somebody named in a phrase, behind its last comma and right before the verb."""
    own = [child.i for child in verb.lefts if child.dep_ in {"neg", "advmod", *AUXILIARIES} and child.i > noun.i]
    end = min([*own, verb.i]) - 1
    for token in noun.subtree:
        if token.dep_ == "appos" and token.pos_ in NOUNS and token.right_edge.i == end and _is_behind_comma(token):
            return token
    return None


def _is_behind_comma(noun: Token) -> bool:
    return noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text == "," and noun.head.i < noun.left_edge.i


def _wake(preposition: Token) -> None:
    """Makes the main verb of a sentence that has none of what describes the last who is named: "During talks with X, Y | offered"."""
    if preposition.dep_ != "ROOT" or preposition.sent[-1].text != ".":
        return
    verb = next((each for each in preposition.subtree if each.dep_ == "acl" and each.tag_ in {"VBN", "VBD"}), None)
    if verb is None or any(child.dep_ in {"agent", *AUXILIARIES} for child in verb.children):
        return
    doer = verb.head
    finite = any(each.tag_ in FINITE or each.tag_ == "MD" for each in preposition.sent if each is not verb)
    if finite or doer.dep_ != "appos" or doer.pos_ not in NOUNS or doer.i + 1 != verb.i or not _is_behind_comma(doer):
        return
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    doer.head, doer.dep_ = verb, "nsubj"
    preposition.head, preposition.dep_ = verb, "prep"
    for child in preposition.children:
        if child.i > verb.i:
            child.head = verb
    hang(verb.doc.tokens)
