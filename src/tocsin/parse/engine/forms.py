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

_Key = tuple[int, int, int]


class Ruled:
    """What the rules of a pipeline say of words. Asked about a text that has tags and relations."""

    def __init__(self, nlp: Language):
        from spacy.matcher import Matcher

        self._vocab = nlp.vocab
        pipes: dict[str, Any] = dict(nlp.pipeline)
        self._ruler, self._lemmatizer = pipes["attribute_ruler"], pipes["lemmatizer"]
        self._held: dict[_Key, Form] = {}
        self._joint = Matcher(nlp.vocab, validate=False)
        for rule in self._ruler.patterns:
            longer = [each for each in rule["patterns"] if len(each) > 1]
            if longer:
                self._joint.add("joint", longer)

    def of(self, parsed: Parsed) -> list[Form]:
        """The form of each word of a text."""
        held = self._held
        keys = list(map(tuple, parsed.to_array(["ORTH", "TAG", "DEP"]).tolist()))
        forms = [held.get(key) or self._new(key) for key in keys]
        for _, start, end in self._joint(parsed):
            forms[start:end] = self._asked(keys[start:end])
        return forms

    def clear(self) -> None:
        """Forgets all words."""
        self._held.clear()

    def _new(self, key: _Key) -> Form:
        form = self._held[key] = self._asked([key])[0]
        return form

    def _asked(self, keys: Sequence[_Key]) -> list[Form]:
        from spacy.tokens import Doc as Parsed

        names = [[self._vocab.strings[code] if code else "" for code in key] for key in keys]
        words, tags, deps = (list(column) for column in zip(*names, strict=True))
        few = Parsed(self._vocab, words, tags=tags, deps=deps, heads=[0] * len(words))
        self._lemmatizer.cache.clear()  # what it says of a word must not depend on the words before
        few = self._lemmatizer(self._ruler(few))
        return [Form(each.tag_, each.pos_, each.dep_, each.lemma_, features_of(str(each.morph))) for each in few]
