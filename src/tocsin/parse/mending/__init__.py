"""Faults of the parser that the grammar of English shows, put right: each mender is one slip of one kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tocsin.parse.mending.clauses import mend_clause
from tocsin.parse.mending.gerunds import tell_gerunds
from tocsin.parse.mending.joined_words import join_words
from tocsin.parse.mending.names import is_acronym, is_bare_name, is_shouted, join_nicknames, open_name
from tocsin.parse.mending.nouns import mend_noun
from tocsin.parse.mending.shifted_objects import part_objects
from tocsin.parse.mending.verbs import mend_verb
from tocsin.parse.tokens import Doc
from tocsin.parse.vocabulary import Verbs

__all__ = ["mend"]

#: Relations in which a word is a noun, whatever its tag.
_NOMINAL = {"nsubj", "nsubjpass", "dobj", "pobj"}


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
    join_words(doc, verbs.words, is_role)
    tell_gerunds(doc, verbs.owning, verbs.known)
    part_objects(doc)
    join_nicknames(doc)
    shouted = is_shouted(doc)
    if not shouted:
        for sentence in doc.sents:
            open_name(sentence[0], verbs.known)
    for token in doc:
        if token.dep_ in _NOMINAL and not shouted and (is_acronym(token) or is_bare_name(token, is_name)):
            token.tag_, token.pos_, token.lemma_ = "NNP", "PROPN", token.text
        elif token.tag_.startswith("VB") and (lemma := lemmas.get(token.lower_)):
            token.lemma_ = lemma
        mend_verb(token, verbs)
        mend_noun(token, verbs, is_role)
        mend_clause(token, verbs, is_role)
