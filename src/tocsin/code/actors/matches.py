"""How a name or role that was found in a phrase stands in it."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from tocsin.code.actors.words import Found
from tocsin.knowledge.names import PARTS, PLACES, Sense
from tocsin.knowledge.phrases import Match
from tocsin.parse.phrases import Phrase, conjuncts
from tocsin.parse.relations import PREMODIFIERS

if TYPE_CHECKING:
    from tocsin.codebook.schema import Role
    from tocsin.parse.tokens import Token

#: Entities on which people speak or are spoken of.
_MEDIA = {"company", "media"}


def covers(match: Match[Sense] | Match[Role], token: Token) -> bool:
    """Whether a token begins inside a match."""
    return match.start <= token.idx < match.end


def text_of(phrase: Phrase, match: Match[Role]) -> str:
    """A role as the text has it, in lower case."""
    return phrase.head.doc.text[match.start : match.end].lower()


def governor_of(phrase: Phrase, match: Match[Sense]) -> Token | None:
    """The preposition that a name stands after."""
    return next((each.head for each in phrase.tokens() if covers(match, each) and each.dep_ == "pobj"), None)


def is_beside(phrase: Phrase, match: Match[Sense]) -> bool:
    """Whether a name only says with whom or against whom: "troops on the border with Syria", "fighters against Assad"."""
    governor = governor_of(phrase, match)
    if governor is None:
        return False
    if governor.lower_ == "on" and all(sense.kind in _MEDIA for sense in match.values):
        return True  # "mocked the minister on Facebook"
    # "an analyst with the Crisis Group" is theirs
    return governor.lower_ == "against" or (governor.lower_ == "with" and governor.head != phrase.head)


def is_at_border(phrase: Phrase, match: Match[Sense], borders: Set[str]) -> bool:
    """Whether a name only says at whose border somebody is: "villagers near the Rwandan border"."""
    return any(
        each.dep_ in PREMODIFIERS and each.head.dep_ == "pobj" and each.head.lemma_.lower() in borders
        for each in phrase.tokens()
        if covers(match, each)
    )


def is_sent_to(phrase: Phrase, match: Match[Sense]) -> bool:
    """Whether a name only says to whom a thing goes."""
    governor = governor_of(phrase, match)
    return governor is not None and governor.lower_ == "to"


def is_placed(phrase: Phrase, match: Match[Sense]) -> bool:
    """Whether a name only says where somebody is: it is a place after a preposition other than "of" and "from"."""
    inside = [each for each in phrase.tokens() if match.start <= each.idx < match.end]
    governor = next((each.head for each in inside if each.dep_ == "pobj"), None)
    return (
        governor is not None
        and governor.lower_ not in {"of", "from"}
        and all(sense.kind in PLACES for sense in match.values)
    )


def shared_by(phrase: Phrase, matches: list[Match[Sense]]) -> list[Match[Sense]]:
    """Those of the names behind a noun that are joined: "the leaders of Kenya, Uganda and Tanzania", "counterparts in Lome and Accra"."""
    tokens = [token for token in phrase.tokens() if token.dep_ == "pobj" and token.head.lower_ in {"of", "from", "in"}]
    first = next((token for token in tokens if matches and covers(matches[0], token)), None)
    joined = conjuncts(first) if first is not None else []
    return [match for match in matches if any(covers(match, token) for token in joined)]


def are_joined(phrase: Phrase, matches: list[Match[Sense]]) -> bool:
    """Whether nationalities are joined: "Belarusian and Russian ministers", "US-Russian talks"."""
    doc = phrase.head.doc
    first = next((token for token in phrase.tokens() if covers(matches[0], token)), None)
    if first is None:
        return False
    joined = conjuncts(first)
    between = doc.text[matches[0].end : matches[1].start].strip()
    return len(joined) > 1 or between in {"-", "–", "/", "and", ","}


def person_after(phrase: Phrase, found: Found, role: Match[Role]) -> tuple[int, int] | None:
    """The person's name that directly follows a title: "Minister of Foreign Affairs Gabrielius Landsbergis"."""
    text = phrase.head.doc.text
    for match in found.names:
        if (
            match.values[0].kind == "person"
            and 0 <= match.start - role.end <= 2
            and not text[role.end : match.start].strip()
        ):
            return match.start, match.end
    for start, end in found.people:
        if 0 <= start - role.end <= 2 and not text[role.end : start].strip():
            return start, end
    return None


def is_titled_person(phrase: Phrase, found: Found, name: Match[Sense]) -> bool:
    """Whether a place's name is only the family name of somebody with a title and a given name: "Mayor Bai Ampatuan"."""
    if not all(sense.kind in PARTS for sense in name.values):
        return False
    title = next((each for each in reversed(found.roles) if each.end <= name.start and each.values[0].person), None)
    between = [each for each in phrase.tokens() if title is not None and title.end <= each.idx < name.start]
    return bool(between) and all(each.pos_ == "PROPN" and each.is_alpha for each in between)


def is_former(found: Found, before: int) -> bool:
    """Whether a word before an offset says that an office is over: "ex-", "former"."""
    return any(match.values[0].effect == "former" and match.start < before for match in found.modifiers)


def proper_start(phrase: Phrase) -> int:
    """Where the run of proper nouns that ends in the head begins."""
    start = phrase.head
    while start.i > phrase.first.i and (start.nbor(-1).pos_ == "PROPN" or start.nbor(-1).tag_ == "HYPH"):
        start = start.nbor(-1)
    return start.idx


def proper_name(phrase: Phrase) -> str | None:
    """A body's name that ends in a role noun: "Garabent Dam Workers' Union"."""
    head = phrase.head
    if head.pos_ != "PROPN" or head.i == phrase.first.i:
        return None
    return head.doc.text[proper_start(phrase) : head.idx + len(head)]
