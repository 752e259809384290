"""What an act is done on account of: a border it is done at, a demand or dispute it comes of, those it is to impress.

"Massed tanks on its frontier with Syria", "refused under pressure from Washington", "called up reservists to deter Moscow".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tocsin.parse.arguments import direct_objects, surface_subject
from tocsin.parse.clauses import clause_of
from tocsin.parse.phrases import conjuncts, owners_of
from tocsin.parse.verbs import is_comment, is_verb

if TYPE_CHECKING:
    from tocsin.code.compose import Composer
    from tocsin.parse.tokens import Token

#: Prepositions before those on the other side of a border.
_BEYOND = ("with", "between", "of", "from")
#: Prepositions before those whose a thing is.
_HOLDING = ("of", "by", "from")


class Occasions:
    """Finds those who are named in what an act is done on account of."""

    def __init__(self, composer: Composer):
        self._composer = composer
        self._who = composer.who
        ontology = composer.codebook.ontology
        self._after = ontology.occasions.after
        self._nouns = composer.codebook.words(ontology.occasions.nouns)
        self._talks = composer.codebook.words(["@talks"])
        self._verbs = composer.codebook.words(ontology.occasions.verbs)
        self._borders = composer.codebook.words(ontology.occasions.borders)
        self._bearing = composer.codebook.words(["@bearing"])
        self._facing = composer.codebook.words(ontology.occasions.facing)

    def borders(self, heads: Iterable[Token]) -> Iterator[Token]:
        """Those beyond a border that the clauses of some heads name: "guards its border with Belarus"."""
        for head in heads:
            for token in head.subtree:
                if not _lemmas(token).isdisjoint(self._borders):
                    yield from self.beyond(token) or [
                        each for each in clause_of(token).modifiers if self._who.has_country(each)
                    ]

    def beyond(self, border: Token) -> list[Token]:
        """Those of whom a phrase says that a border is shared with them: "their borders with Colombia"."""
        if _lemmas(border).isdisjoint(self._borders):
            return []
        clause = clause_of(border)
        groups = [clause.oblique(each) for each in _BEYOND]
        after = border.doc[border.i + 1] if border.i + 1 < len(border.doc) else border
        if after.lower_ in _BEYOND:
            # the parser may hang it on the verb: "sent troops to their borders with Colombia"
            groups.append([each for child in after.rights if child.dep_ == "pobj" for each in conjuncts(child)])
        return self._first(groups)

    def occasions(self, heads: Iterable[Token]) -> Iterator[Token]:
        """Those in a phrase that says on what occasion: "despite calls by Paris", "in a deal with the rebels"."""
        for head in heads:
            clause = clause_of(head)
            for preposition in self._after:
                named = clause.oblique(preposition, borrow=False)
                # "in two days of talks with Oman"
                inside = [
                    each
                    for noun in named
                    for each in clause_of(noun).oblique("of", borrow=False)
                    if not _lemmas(each).isdisjoint(self._talks)
                ]
                for noun in (*named, *inside):
                    # "in what critics called a mistake" tells of no calls
                    if not is_comment(noun) and not _lemmas(noun).isdisjoint(self._nouns):
                        yield from self.named_in(noun)
            for child in head.children:
                if child.dep_ == "advcl" and is_verb(child) and child.lemma_.lower() in self._verbs:
                    yield from self._answered(child)

    def _answered(self, verb: Token) -> list[Token]:
        """To whom a clause around answers: "bowing to pressure from Washington", "responding to the Greek note"."""
        told = [each for act in self._composer.at(verb) for each in act.recipients if self._who.known(each)]
        return told or [each for noun in clause_of(verb).oblique("to") for each in self.named_in(noun)]

    def faced(self, verb: Token) -> list[Token]:
        """Whom an aim is to impress: "to deter Russia", "to counter Chinese vessels"."""
        clause = clause_of(verb)
        particles = {f"{verb.lemma_.lower()} {child.lower_}" for child in verb.rights if child.dep_ == "prt"}
        objects = [] if self._facing.isdisjoint({verb.lemma_.lower(), *particles}) else clause.patient
        return [each for head in (*objects, *clause.oblique("against")) for each in self.named_in(head)]

    def named_in(self, noun: Token) -> list[Token]:
        """Those a phrase names: itself, who did what it tells, whose it is, or who stands behind it."""
        if self._who.known(noun) and not self._who.is_thing(noun):
            return [noun]
        if any(child.dep_ == "poss" and child.pos_ == "PRON" for child in noun.lefts):
            # "backed down in its row with Somalia": with whom it is, not whose
            facing = [each for each in clause_of(noun).oblique("with", borrow=False) if self._who.known(each)]
            if facing:
                return facing
        doers = [each for deed in self._composer.at(noun) for each in deed.actors if self._who.known(each)]
        if doers:
            return doers
        return self._first([*self._holders(noun), *owners_of(noun)]) or ([noun] if self._who.known(noun) else [])

    def holders(self, noun: Token) -> list[Token]:
        """Those whose thing a noun names, or the one it names: "the terms set by Oslo", "the licence of a broadcaster"."""
        return [noun] if self._who.known(noun) else self.owners(noun)

    def owners(self, noun: Token) -> list[Token]:
        """Those whose thing a noun names."""
        return self._first(self._holders(noun))

    def makers(self, noun: Token) -> list[Token]:
        """Who made or set a thing, as a clause behind it tells: "a plan that Kenya had drafted", "what the firm offered"."""
        return [
            each
            for verb in noun.rights
            if verb.dep_ == "relcl" and is_verb(verb) and self._is_making(verb) and noun in direct_objects(verb)
            for each in surface_subject(verb)
            if self._who.known(each)
        ]

    def _is_making(self, verb: Token) -> bool:
        """Whether the subject of a verb has a thing made or set, not only to bear or to judge it."""
        events = self._composer.codebook.events
        opinions = (events[deed.event] for deed in self._composer.at(verb))
        judged = any(each.quad == "verbal conflict" and each.group != "request" for each in opinions)
        told = any(child.dep_ == "ccomp" for child in verb.children)
        return not (judged or told) and self._bearing.isdisjoint(_lemmas(verb))

    def _holders(self, noun: Token) -> Iterator[list[Token]]:
        clause = clause_of(noun)
        yield self._who.whose(noun)
        yield clause.agent
        for preposition in _HOLDING:
            yield clause.oblique(preposition, borrow=False)
        # "an opposition motion", not "a military response"
        yield [
            each
            for each in clause.modifiers
            if self._who.has_country(each) or (each.pos_ == "NOUN" and not self._who.is_thing(each))
        ]

    def _first(self, groups: Iterable[list[Token]]) -> list[Token]:
        """The known ones of the first group that has any."""
        return next((known for each in groups if (known := [one for one in each if self._who.known(one)])), [])


def _lemmas(token: Token) -> set[str]:
    return {token.lemma_.lower(), token.lower_}
