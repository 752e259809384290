"""Names of bodies, known or not, of which a word may be only a part: the Jihad of "Islamic Jihad"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.parse.phrases import phrase_of

if TYPE_CHECKING:
    from tocsin.code.actors.resolver import Resolver
    from tocsin.parse.tokens import Span, Token

#: Kinds of entities that are bodies.
_BODIES = {"group", "party", "organisation", "service"}


def is_within_name(word: Token, resolver: Resolver) -> bool:
    """Whether a capitalised word only belongs to the name of a body: the Attack of "the Libyan Attack Brigade".

    A name that nobody lists is told by its capitals and by the noun it ends in; a headline may give capitals to all words.
    """
    outer = word
    while outer.dep_ == "pobj":
        outer = outer.head.head  # "the Movement for the Liberation of Congo"
    names = resolver.words.find(phrase_of(outer)).names
    if any(name.start <= word.idx < name.end and any(sense.kind in _BODIES for sense in name.values) for name in names):
        return True
    whole = word.head if word.dep_ in {"compound", "nmod"} else word
    if not (whole.pos_ == "PROPN" and whole.text.istitle() and word.text.istitle() and _is_prose(word.sent)):
        return False
    described = whole != word or any(
        child.dep_ in {"compound", "amod"} and child.text.istitle() and child.i == word.i - 1 for child in word.lefts
    )
    return described and any(
        role.start <= whole.idx < role.end and role.values[0].group
        for role in resolver.words.find(phrase_of(whole)).roles
    )


def _is_prose(sentence: Span) -> bool:
    """Whether only names have capitals in a sentence."""
    return any(word.pos_ in {"VERB", "NOUN"} and word.text.islower() for word in sentence)
