"""Parts of speech, features and lemmas, as spaCy's attribute ruler and lemmatizer give them.

Nearly all their rules look at one word, its tag and its relation: what they say of that is asked once. Where a rule that
looks at several words fits, they are asked about those words together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tocsin.parse.engine.words import Form, features_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as Parsed
    from spacy.tokens import Token

_Key = tuple[int, int, int]
_COLUMNS: list[int | str] = ["ORTH", "TAG", "DEP"]
#: So many words, each with its tag and relation, are kept.
_MOST = 100_000


class Ruled:
    """What the rules of a pipeline say of words. Asked about a text that has tags and relations."""

    def __init__(self, nlp: Language):
        from spacy.matcher import Matcher

        self._vocab = nlp.vocab
        pipes: dict[str, Any] = dict(nlp.pipeline)
        self._ruler, self._lemmatizer = pipes["attribute_ruler"], pipes["lemmatizer"]
        self._held: dict[_Key, Form] = {}
        self._lemmas: dict[tuple[int, int, str], str] = {}
        index = self._lemmatizer.lookups.get_table("lemma_index")
        for pos, words in [*index.items()]:
            index[pos] = frozenset(
                words
            )  # in which the lemmatizer looks up each new word: as a list it takes 30 times as long
        #: Rules that look at several words, and at the first of these: few words begin one.
        self._joint, self._first = Matcher(nlp.vocab, validate=False), Matcher(nlp.vocab, validate=False)
        self._opening: set[_Key] = set()
        for rule in self._ruler.patterns:
            longer = [each for each in rule["patterns"] if len(each) > 1]
            if longer:
                self._joint.add("joint", longer)
                self._first.add("first", [each[:1] for each in longer])

    def of(self, docs: Sequence[Parsed]) -> list[list[Form]]:
        """For each text the form of each of its words."""
        if len(self._held) > _MOST:
            self._held.clear()
            self._opening.clear()
            self._lemmas.clear()
        keys: list[list[_Key]] = [[*map(tuple, parsed.to_array(_COLUMNS).tolist())] for parsed in docs]
        self._learn([*{key: None for each in keys for key in each if key not in self._held}])
        forms = [[self._held[key] for key in each] for each in keys]
        for parsed, own, known in zip(docs, keys, forms, strict=True):
            for _, start, end in () if self._opening.isdisjoint(own) else self._joint(parsed):
                known[start:end] = self._ask(self._made(own[start:end]))
        return forms

    def _learn(self, keys: Sequence[_Key]) -> None:
        """Asks about words each for itself: all at once, but for those that happen to fit a rule together."""
        if not keys:
            return
        made = self._made(keys)
        self._opening.update(keys[start] for _, start, _ in self._first(made))
        together = {place for _, start, end in self._joint(made) for place in range(start, end)}
        self._held.update(zip(keys, self._ask(made), strict=True))
        for place in together:
            self._held[keys[place]] = self._ask(self._made([keys[place]]))[0]

    def _made(self, keys: Sequence[_Key]) -> Parsed:
        from spacy.tokens import Doc as Parsed

        names = [[self._vocab.strings[code] if code else "" for code in key] for key in keys]
        words, tags, deps = (list(column) for column in zip(*names, strict=True))
        return Parsed(self._vocab, words, tags=tags, deps=deps, heads=[0] * len(words))

    def _ask(self, made: Parsed) -> list[Form]:
        self._ruler(made)
        forms = []
        for token in made:
            morph = str(token.morph)
            lemma = token.lemma_ or self._lemma(token, (token.orth, token.pos, morph))
            forms.append(Form(token.tag_, token.pos_, token.dep_, lemma, features_of(morph)))
        return forms

    def _lemma(self, token: Token, key: tuple[int, int, str]) -> str:
        """The lemma by the lemmatizer, which forgets that it goes by a word's features too when it has met the word before."""
        found = self._lemmas.get(key)
        if found is None:
            self._lemmatizer.cache.clear()
            found = self._lemmas[key] = self._lemmatizer.lemmatize(token)[0]
        return found
