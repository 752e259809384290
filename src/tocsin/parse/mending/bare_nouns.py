"""Headlines without a verb, of whose noun the tagger makes one: "EU | sanctions on Belarus", "US | warning to Iran", "Truce in Karabakh"."""

from __future__ import annotations

from collections.abc import Set

from tocsin.parse.tokens import Doc, Token, hang

_TAKEN_FOR = {"VBZ", "VB", "VBG", "NNP"}
#: What hangs on a noun as on a verb.
_BEHIND = {"prep", "punct", "agent"}
_BEFORE = {"nsubj", "compound", "amod", "nmod", "nummod", "poss", "punct", "advmod"}


def tell_nouns(doc: Doc, deeds: Set[str], transitive: Set[str]) -> None:
    """Makes nouns of them, in place.

    deeds: nouns of acts.
    transitive: verbs that are always done to somebody or something: without an object they are none.
    """
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None or root.tag_ not in _TAKEN_FOR or root.ent_type_ or not _stands_alone(root):
        return
    word = root.lower_
    lemma = next((each for each in (word.removesuffix("s"), word.removesuffix("es"), word) if each in deeds), None)
    if lemma is None or not root.rights or root.rights[0].dep_ != "prep":
        return
    subject = next((child for child in root.lefts if child.dep_ == "nsubj"), None)
    if root.tag_ == "VBZ" and (subject is None or (word != lemma and lemma not in transitive)):
        return  # "China drills near Taiwan"
    if root.tag_ in {"VB", "NNP"} and root.i != 0:
        return
    root.tag_, root.pos_, root.lemma_ = "NN" if word == lemma else "NNS", "NOUN", lemma
    if subject is not None:
        subject.dep_ = "amod" if subject.tag_ == "JJ" else "compound"
    hang(doc.tokens)


def _stands_alone(root: Token) -> bool:
    """Whether nothing hangs on it that hangs on no noun."""
    return all(child.dep_ in (_BEFORE if child.i < root.i else _BEHIND) for child in root.children)
