"""Where: the place that a phrase of an event's clause names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.knowledge.names import PLACES, Sense
from tocsin.model import Place
from tocsin.parse.phrases import LOCATIVE, phrase_of
from tocsin.parse.syntax import text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.code.actors.resolver import Resolver
    from tocsin.code.compose import Act
    from tocsin.parse.syntax import Document


def place_of(act: Act, document: Document, resolver: Resolver) -> Place | None:
    """The place after a locative preposition on the act's clauses; None when none is named or it is not known."""
    for clause in act.chain:
        for preposition in LOCATIVE:
            for head in clause.oblique(preposition):
                place = _place(head, document, resolver)
                if place is not None:
                    return place
    return None


def _place(head: Token, document: Document, resolver: Resolver) -> Place | None:
    phrase = phrase_of(head)
    for match in resolver.words.find(phrase).names:
        sense = next((each for each in match.values if each.kind in PLACES), None)
        if sense is not None:
            shift = document.offset(head) - head.idx
            text = text_of(head.doc)[match.start : match.end]
            return Place(
                text=text,
                start=match.start + shift,
                end=match.end + shift,
                name=_name(sense, text),
                country=sense.country,
                precision="country" if sense.kind == "country" else "city",
            )
    return None


def _name(sense: Sense, text: str) -> str:
    """A country's own name; capitals and regions are kept under their country, so their words are their name."""
    return sense.name if sense.kind == "country" or sense.entity else text
