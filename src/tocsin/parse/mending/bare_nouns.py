"""Headlines without a verb, of whose noun the tagger makes one: "EU | sanctions on Belarus", "US | warning to Iran", "Truce in Karabakh"."""

from __future__ import annotations

from collections.abc import Set

from tocsin.parse.tokens import Doc, Token, hang

_TAKEN_FOR = {"VBZ", "VB", "VBG", "NNP"}
#: Tags of what an adjective may be said of.
_COUNTED = {"NN", "NNS", "NNP", "NNPS", "CD"}
#: What hangs on a noun as on a verb.
_BEHIND = {"prep", "punct", "agent", "advmod"}
_BEFORE = {"nsubj", "compound", "amod", "nmod", "nummod", "poss", "punct", "advmod"}


def tell_nouns(doc: Doc, deeds: Set[str], transitive: Set[str], phrasal: Set[tuple[str, str]]) -> None:
    """Makes nouns of them, in place.

    deeds: nouns of acts.
    transitive: verbs that are always done to somebody or something: without an object they are none.
    phrasal: verbs with the preposition that belongs to them: "NATO | calls for restraint".
    """
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None or root.tag_ not in _TAKEN_FOR or root.ent_type_ or not _stands_alone(root):
        return
    word = root.lower_
    lemma = next((each for each in (word.removesuffix("s"), word.removesuffix("es"), word) if each in deeds), None)
    if lemma is None or not root.rights or root.rights[0].dep_ != "prep":
        return
    subject = next((child for child in root.lefts if child.dep_ == "nsubj"), None)
    paired = subject is not None and any(child.tag_ == "HYPH" for child in subject.lefts)
    if root.tag_ == "VBZ" and (subject is None or (word != lemma and lemma not in transitive and not paired)):
        return  # "China drills near Taiwan"; but "US-Iran talks in Rome": two would "talk"
    if root.tag_ in {"VB", "NNP"} and root.i != 0:
        return
    if root.tag_ == "VBZ" and not paired and (lemma, root.rights[0].lower_) in phrasal:
        return
    root.tag_, root.pos_, root.lemma_ = "NN" if word == lemma else "NNS", "NOUN", lemma
    if subject is not None:
        subject.dep_ = "amod" if subject.tag_ == "JJ" else "compound"
    hang(doc.tokens)


def tell_predicates(doc: Doc) -> None:
    """Makes a predicate of an adjective behind the noun that a headline begins with, in place: "Two | dead in Lagos bombing"."""
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None:
        return
    if root.tag_ == "JJ":
        # "At least 30 dead in Sudan"
        counts = [child for child in root.lefts if child.tag_ == "CD"]
        for count in counts[-1:]:
            count.dep_ = "nsubj"
    elif root.tag_ in _COUNTED and root.rights and root.rights[0].tag_ == "JJ" and root.rights[0].dep_ == "amod":
        adjective = root.rights[0]
        for child in root.rights[1:]:
            child.head = adjective
        root.head, root.dep_ = adjective, "nsubj"
        adjective.head, adjective.dep_ = adjective, "ROOT"
        hang(doc.tokens)


def _stands_alone(root: Token) -> bool:
    """Whether nothing hangs on it that hangs on no noun."""
    return all(child.dep_ in (_BEFORE if child.i < root.i else _BEHIND) for child in root.children)
