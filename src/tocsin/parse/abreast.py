"""Clauses that a headline tells side by side: "Riga closes crossing, | Vilnius expels envoy", "strike ends as | police clear camp".

A parser that takes the whole for one sentence makes nouns of the verbs behind the first one. What it has so misread is read by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from tocsin.parse.engine import Engine
from tocsin.parse.parts import joined, told
from tocsin.parse.relations import FINITE, NOMINAL_SUBJECT
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.vocabulary import Verbs

#: What opens a clause behind another: "as", "while"; and what may also stand before a noun.
_OPENERS = {"as", "while", "after", "before"}
#: So many words a clause has, at least, before and behind where it is cut.
_FEWEST = 2
#: Tags of a finite verb that is none of an act: "Skopje | mourns".
_SURE = {"VBZ", "VBD"}
#: How what a verb has behind it hangs on it.
_BEHIND = {"dobj", "ccomp", "xcomp", "prep", "dative", "prt", "agent", "advmod", "npadvmod"}
#: What shows that a word is no subject of its own: an infinitive, a preposition, a conjunction, a pronoun for what went before.
_GOING_ON = {"TO", "IN", "CC", "VBG", "VBN", "VBD", "WP", "WDT", "WRB", "RB", "MD"}


class Abreast:
    """Reads such clauses one by one. is_role: whether a word stands for somebody ("nurses")."""

    def __init__(self, engine: Engine, verbs: Verbs, is_role: Callable[[str], bool] = lambda _: False):
        self._engine = engine
        self._verbs = verbs
        self._is_role = is_role

    def read(self, doc: Doc, then: Callable[[Doc], Doc]) -> Doc:
        """The headline with each clause that was not seen parsed by itself; as it was read, if all were.

        then: how a clause is read.
        """
        whole = then(doc)
        cuts = [*self._cuts(doc)]
        unseen = {cut for cut in cuts if not self._is_seen(whole, cut)}
        if not unseen:
            return whole
        parts = self._parts(doc, cuts, then)
        kept = [cut for cut, part in zip(cuts, parts[1:], strict=True) if self._is_clause(part)]
        if unseen.isdisjoint(kept):
            return whole
        if len(kept) < len(cuts):
            parts = self._parts(doc, kept, then)
        return _hung(joined(doc, parts), kept) if all(map(self._is_clause, parts)) else whole

    def _parts(self, doc: Doc, cuts: list[int], then: Callable[[Doc], Doc]) -> list[Doc]:
        """What stands between the cuts, each read by itself."""
        spans = [doc[start:end] for start, end in pairwise([0, *cuts, len(doc)])]
        return [then(part) for part in self._engine.parse([told(span).worded for span in spans])]

    def _cuts(self, doc: Doc) -> Iterator[int]:
        """Where clauses may begin: behind a comma, and behind what opens them."""
        last = 0
        for token in doc:
            opens = token.lower_ in _OPENERS
            at = token.i + 1
            if not opens and token.text != ",":
                continue
            if token.i - last < _FEWEST or len(doc) - at < _FEWEST + (not opens):
                continue
            first = doc[at]
            if first.tag_ in _GOING_ON or first.text in {'"', "'", "“", "‘"}:
                continue
            if not opens and not self._is_role(first.lower_) and self._goes_on(first):
                continue
            yield at
            last = at

    def _goes_on(self, first: Token) -> bool:
        """Whether a word behind a comma is the next verb of those who do what the first tells: "visits camp, | praises host"."""
        return first.text == first.lower_ and self._verbs.base(first) is not None

    def _is_seen(self, doc: Doc, cut: int) -> bool:
        """Whether the parser saw the verb of the clause that may begin there, with a subject of its own."""
        end = next((token.i for token in doc[cut:] if token.text == "," or token.lower_ in _OPENERS), len(doc))
        return any(
            token.tag_ in {*FINITE, "VBN"}
            and any(child.dep_ in NOMINAL_SUBJECT and child.i >= cut for child in token.lefts)
            for token in doc[cut:end]
        )

    def _is_clause(self, part: Doc) -> bool:
        """Whether a part is a clause of a verb that is known, with its subject, and what is told of it behind it."""
        root = next((token for token in part if token.dep_ == "ROOT"), None)
        if root is None or root.tag_ not in {*FINITE, "VBN"}:
            return False
        if self._is_role(root.lower_) and not any(child.dep_ == "dobj" for child in root.rights):
            return False  # "mediates between junta, | Karen rebels in Naypyidaw"
        if root.lemma_.lower() not in self._verbs.known and root.tag_ not in _SURE:
            return False
        subject = next((child for child in root.lefts if child.dep_ in NOMINAL_SUBJECT), None)
        if subject is None or subject.left_edge.i > 0:
            return False
        return any(child.dep_ in _BEHIND and child.i > root.i for child in root.children) or root.i + 1 == len(part)


def _hung(doc: Doc, cuts: list[int]) -> Doc:
    """A headline whose clauses with an opener hang on the one before; those behind commas stay sentences of their own."""
    for cut in cuts:
        opener = doc[cut - 1]
        if opener.lower_ not in _OPENERS:
            continue
        verb = next(token for token in doc[cut:] if token.dep_ == "ROOT")
        above = next((token for token in reversed(list(doc[:cut])) if token.dep_ == "ROOT"), None)
        if above is None:
            continue
        for child in list(opener.children):
            child.head = above
        verb.head, verb.dep_ = above, "advcl"
        opener.head, opener.dep_, opener.tag_, opener.pos_ = verb, "mark", "IN", "SCONJ"
    hang(doc.tokens)
    starts = {token.left_edge.i for token in doc if token.head is token}
    doc.set_sentences(sorted({0, *starts}))
    return doc
