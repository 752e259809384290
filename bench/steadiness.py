"""Does the record stay the same when the same thing is told in other words around it? `python bench/steadiness.py [STEP] [WAY …]`

Each example sentence of the codebook is coded as it stands and again as papers would print it: with a day, with somebody who
reported it, with an aside behind its subject, with a second clause, as a headline, of another country. What the sentence tells
stays the same, so that its events must: type, actors, recipients, auxiliary modes, and no event more. No gold is asked.

STEP: every how many examples are taken (default 4). WAY: only these ways of printing; then what changed is shown.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from tocsin import Coder
from tocsin.evaluate.examples import PUBLISHED
from tocsin.model import Event
from tocsin.parse import Sentence
from tocsin.parse.tokens import Token

DAYS = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:19|20)\d\d\b|\b(?:yesterday|today|tomorrow|tonight|ago|last|next|this)\b",
    re.IGNORECASE,
)
#: Words of the sentence as it was, with the place where they stood; new words have none.
Pieces = list[tuple[str, int | None]]


@dataclass(frozen=True)
class Example:
    """A sentence with what its words are."""

    text: str
    sentence: Sentence
    #: Words that are written large inside of sentences.
    names: frozenset[str]
    #: Whether a word stands for somebody ("minister").
    is_role: Callable[[str], bool]

    @property
    def root(self) -> Token:
        return self.sentence.span.root

    def pick(self, *choices: str) -> str:
        """One of several wordings, always the same for a sentence."""
        return choices[zlib.crc32(self.text.encode()) % len(choices)]

    def without_stop(self) -> str | None:
        """The sentence up to its full stop; None if it ends otherwise."""
        return self.text[:-1] if self.text.endswith(".") and self.text.count("“") == 0 else None

    def lowered(self) -> Pieces:
        """The sentence as it goes on behind other words."""
        first = self.sentence.span[0]
        name = first.pos_ == "PROPN" or first.ent_type_ or (first.pos_ != "DET" and first.text in self.names)
        return [(self.text, 0)] if name else [(self.text[0].lower(), 0), (self.text[1:], 1)]

    def behind_subject(self) -> int | None:
        """Where the subject of the first clause ends, if its verb follows at once."""
        subject = next((t for t in self.root.lefts if t.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is None or subject.pos_ == "PRON":
            return None
        edge = subject.right_edge
        follows = self.sentence.span.doc[edge.i + 1]
        verbal = follows == self.root or (follows.head == self.root and follows.dep_ in {"aux", "auxpass"})
        return edge.idx + len(edge.text) if verbal and self.root.pos_ in {"VERB", "AUX"} else None


def _inserted(example: Example, words: str, at: int | None) -> Pieces | None:
    return None if at is None else [(example.text[:at], 0), (words, None), (example.text[at:], at)]


def _appended(example: Example, words: str) -> Pieces | None:
    body = example.without_stop()
    return None if body is None else [(body, 0), (words + ".", None)]


def _undated(example: Example) -> bool:
    return not DAYS.search(example.text)


def day_behind(e: Example) -> Pieces | None:
    return (
        _appended(e, e.pick(" on Friday", " late on Tuesday", " on Sunday night", " last week"))
        if _undated(e)
        else None
    )


def day_in(e: Example) -> Pieces | None:
    return (
        _inserted(e, e.pick(" on Friday", " on Wednesday", " late on Monday"), e.behind_subject())
        if _undated(e)
        else None
    )


def day_before(e: Example) -> Pieces | None:
    return (
        [(e.pick("On Friday ", "On Tuesday, ", "Late on Sunday, ", "Last week "), None), *e.lowered()]
        if _undated(e)
        else None
    )


def reported_behind(e: Example) -> Pieces | None:
    words = (
        ", officials said",
        ", state media reported",
        ", residents told reporters",
        ", a spokeswoman said",
        ", according to a statement",
    )
    return _appended(e, e.pick(*words))


def reported_before(e: Example) -> Pieces | None:
    words = (
        "Officials said that ",
        "State television reported that ",
        "Two diplomats said ",
        "According to a local newspaper, ",
        "Residents said ",
    )
    return [(e.pick(*words), None), *e.lowered()]


def reported_in(e: Example) -> Pieces | None:
    return _inserted(
        e, e.pick(", officials said,", ", according to local reports,", ", residents say,"), e.behind_subject()
    )


def quoted(e: Example) -> Pieces | None:
    body = e.without_stop()
    if body is None or '"' in body:
        return None
    return [
        ('"', None),
        (body, 0),
        (e.pick(',"', ',"'), None),
        (e.pick(" a resident said by telephone.", " one official told the newspaper."), None),
    ]


def aside(e: Example) -> Pieces | None:
    words = (
        ", long seen as cautious,",
        ", under growing pressure,",
        ", still reeling from a year of drought,",
        ", for the second time in a month,",
        ", as expected,",
    )
    return _inserted(e, e.pick(*words), e.behind_subject())


def related(e: Example) -> Pieces | None:
    at = e.behind_subject()
    subject = next((t for t in e.root.lefts if t.dep_ in {"nsubj", "nsubjpass"}), None)
    if (
        at is None
        or subject is None
        or any(
            t.lower_ in {"which", "who", "that", ","}
            for t in subject.doc[subject.left_edge.i : subject.right_edge.i + 1]
        )
    ):
        return None
    if subject.ent_type_ == "PERSON":
        return _inserted(
            e, e.pick(", who comes from a family of teachers,", ", who is 61,", ", whose term ends in spring,"), at
        )
    return _inserted(
        e,
        e.pick(", whose finances are stretched,", ", whose patience is wearing thin,", ", whose hopes had been high,"),
        at,
    )


def introduced(e: Example) -> Pieces | None:
    words = (
        "After weeks of speculation, ",
        "Despite heavy rain, ",
        "In a move that few had expected, ",
        "For the first time in a decade, ",
        "With the winter approaching, ",
    )
    return [(e.pick(*words), None), *e.lowered()]


def followed(e: Example) -> Pieces | None:
    words = (
        ", for the third time in a month",
        ", to the surprise of many residents",
        " in the latest sign of strain",
        ", a day after the holiday",
        ", which few had expected",
        ", which left many at a loss",
    )
    return _appended(e, e.pick(*words))


def doubled(e: Example) -> Pieces | None:
    words = (
        ", and the price of bread rose",
        ", but few took notice",
        ", while schools stayed open",
        " as the rainy season began",
        "; the roads were empty",
    )
    return _appended(e, e.pick(*words))


def second_clause(e: Example) -> Pieces | None:
    words = (
        "The rainy season had begun when ",
        "The shops were empty and ",
        "Few took notice, but ",
        "It was a quiet day until ",
        "Bread has become dearer since ",
    )
    return [(e.pick(*words), None), *e.lowered()]


def headline(e: Example) -> Pieces | None:
    """Without articles, in the present tense."""
    body = e.without_stop()
    if (
        body is None
        or e.behind_subject() is None
        or e.root.tag_ != "VBD"
        or e.root.lemma_ == "be"
        or any(t.dep_ == "aux" for t in e.root.children)
    ):
        return None
    subject = next(t for t in e.root.lefts if t.dep_ in {"nsubj", "nsubjpass"})
    plural = subject.tag_ in {"NNS", "NNPS"} or any(t.dep_ == "conj" for t in subject.children)
    lemma = e.root.lemma_
    ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    verb = lemma if plural else lemma[:-1] + "ies" if re.search(r"[^aeiou]y$", lemma) else lemma + ending
    pieces: Pieces = []
    for token in e.sentence.span[:-1]:
        if token.lower_ in {"the", "a", "an"} and token.pos_ == "DET":
            continue
        pieces.append((verb if token == e.root else token.text, token.idx))
        pieces.append((token.whitespace_, None))
    first, at = pieces[0]
    return [(first[0].upper() + first[1:], at), *pieces[1:-1]]


def _subject(e: Example) -> Token | None:
    """The subject of the first clause, if its verb, in the past tense or the present, follows at once."""
    if e.behind_subject() is None:
        return None
    return next(t for t in e.root.lefts if t.dep_ in {"nsubj", "nsubjpass"})


def _is_plural(subject: Token) -> bool:
    return subject.tag_ in {"NNS", "NNPS"} or any(t.dep_ == "conj" for t in subject.children)


def _simple_past(e: Example) -> Token | None:
    """The subject of a verb in the past tense without auxiliaries."""
    subject = _subject(e)
    plain = (
        e.root.tag_ == "VBD"
        and e.root.lemma_ != "be"
        and not any(t.dep_ in {"aux", "auxpass"} for t in e.root.children)
    )
    return subject if plain else None


_PEOPLE = {
    "president",
    "minister",
    "leader",
    "general",
    "premier",
    "envoy",
    "spokesman",
    "chief",
    "pope",
    "king",
    "judge",
    "secretary",
    "ambassador",
    "governor",
    "mayor",
}
_BODIES = {
    "government",
    "army",
    "parliament",
    "court",
    "ministry",
    "union",
    "party",
    "junta",
    "council",
    "bank",
    "navy",
    "senate",
    "commission",
}


def _pronouns(subject: Token) -> tuple[str, str] | None:
    """The relative and the personal pronoun of a subject, if they are plain."""
    if _is_plural(subject):
        return "who", "they"
    if subject.ent_type_ == "PERSON" or subject.lemma_.lower() in _PEOPLE:
        return "who", "he"
    return ("which", "it") if subject.ent_type_ in {"GPE", "ORG"} or subject.lemma_.lower() in _BODIES else None


def in_relative_clause(e: Example) -> Pieces | None:
    subject, body = _subject(e), e.without_stop()
    if subject is None or body is None or "," in subject.doc.text[: e.behind_subject()]:
        return None
    at = e.behind_subject() or 0
    pronouns = _pronouns(subject)
    if pronouns is None:
        return None
    front = e.pick("Much has been written about ", "The film shows ", "Everybody has heard of ")
    lowered = e.lowered()
    opened: Pieces = [(lowered[0][0][:at], 0)] if len(lowered) == 1 else [lowered[0], (e.text[1:at], 1)]
    return [(front, None), *opened, (f", {pronouns[0]}", None), (body[at:], at), (".", None)]


def coordinated_before(e: Example) -> Pieces | None:
    subject = _simple_past(e)
    words = (" hesitated for weeks and then", " lost patience and", " brushed aside the doubts and")
    return None if subject is None else _inserted(e, e.pick(*words), e.behind_subject())


def coordinated_behind(e: Example) -> Pieces | None:
    subject = _simple_past(e)
    return (
        None
        if subject is None
        else _appended(e, e.pick(" and then hesitated", " but took its time", " and found little to regret"))
    )


def by_itself(e: Example) -> Pieces | None:
    """The actor tells it."""
    subject = _simple_past(e)
    at = e.behind_subject()
    pronouns = _pronouns(subject) if subject is not None else None
    if pronouns is None or at is None:
        return None
    it = pronouns[1]
    return _inserted(e, e.pick(f" said {it}", f" confirmed that {it}", f" said on television that {it}"), at)


def _object(e: Example) -> Token | None:
    return next((t for t in e.root.rights if t.dep_ == "dobj" and t.pos_ != "PRON"), None)


def passive(e: Example) -> Pieces | None:
    """For verbs whose participle is as their past."""
    subject, thing, body = _simple_past(e), _object(e), e.without_stop()
    if (
        subject is None
        or thing is None
        or body is None
        or not e.root.text.endswith("ed")
        or thing.left_edge.i != e.root.i + 1
    ):
        return None
    if any(t.dep_ in {"prt", "dative"} for t in e.root.children) or e.sentence.span.doc[0] != subject.left_edge:
        return None
    start, end = thing.left_edge.idx, thing.right_edge.idx + len(thing.right_edge.text)
    at = e.behind_subject() or 0
    lowered = e.lowered()
    by: Pieces = [(lowered[0][0][:at], 0)] if len(lowered) == 1 else [lowered[0], (e.text[1:at], 1)]
    verb = " were " if _is_plural(thing) else " was "
    first: Pieces = [(e.text[start].upper(), start), (e.text[start + 1 : end], start + 1)]
    return [*first, (verb, None), (e.root.text, e.root.idx), (" by ", None), *by, (body[end:], end), (".", None)]


def perfect(e: Example) -> Pieces | None:
    subject = _simple_past(e)
    if subject is None or not e.root.text.endswith("ed"):
        return None
    return _inserted(e, " have" if _is_plural(subject) else " has", e.behind_subject())


def after_deed(e: Example) -> Pieces | None:
    """As a gerund: "drew criticism after arresting"."""
    subject, lemma = _simple_past(e), e.root.lemma_
    if subject is None or not e.root.text.endswith("ed") or (e.root.text[:-2] != lemma and e.root.text[:-1] != lemma):
        return None
    gerund = (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma) + "ing"
    at, end = e.behind_subject() or 0, e.root.idx + len(e.root.text)
    return [
        (e.text[:at], 0),
        (e.pick(" fell silent after ", " made headlines by ", " slept badly after "), None),
        (gerund, e.root.idx),
        (e.text[end:], end),
    ]


def aside_behind_object(e: Example) -> Pieces | None:
    thing = _object(e) or next(
        (c for t in e.root.rights if t.dep_ == "prep" for c in t.children if c.dep_ == "pobj"), None
    )
    if thing is None or thing.ent_type_ in {"DATE", "TIME"} or thing.right_edge.i + 1 == len(thing.doc):
        return None
    edge = thing.right_edge
    following = thing.doc[edge.i + 1]
    if following.is_punct or following.dep_ in {"cc", "prt"} or following.head != e.root:
        return None
    if _is_somebody(thing, e.is_role):
        words = e.pick(", long the weaker side,", ", whose hopes had been high,", ", already weary,")
    elif thing.tag_ == "NNS" or any(child.dep_ in {"det", "poss", "nummod"} for child in thing.lefts):
        words = e.pick(", the talk of the town,", ", which few had expected,", ", long in the making,")
    else:
        return None  # "took offence", "made peace": nothing is said of such
    return _inserted(e, words, edge.idx + len(edge.text))


def _is_somebody(noun: Token, is_role: Callable[[str], bool]) -> bool:
    """Whether a noun names people or a body, of whom hopes and weariness can be told."""
    named = noun.ent_type_ in {"PERSON", "GPE", "NORP", "ORG"} or noun.pos_ == "PROPN"
    return named or is_role(noun.lemma_.lower()) or is_role(noun.lower_)


def longer_name(e: Example) -> Pieces | None:
    """An adjective before the subject."""
    subject = _subject(e)
    if subject is None or subject.left_edge.i != 0:
        return None
    first = subject.left_edge
    if first.text in {"The", "A"}:
        return _inserted(e, e.pick(" embattled", " cash-strapped", " normally tight-lipped"), len(first.text))
    if first == subject and subject.ent_type_ == "GPE":
        return [(e.pick("Neighbouring ", "Landlocked ", "Resource-rich ", "Crisis-hit "), None), (e.text, 0)]
    return None


def all_at_once(e: Example) -> Pieces | None:
    """An introduction, an aside behind the subject, and who reported it."""
    at, body = e.behind_subject(), e.without_stop()
    if at is None or body is None or "," in e.text:
        return None
    lowered = e.lowered()
    first: Pieces = [(lowered[0][0][:at], 0)] if len(lowered) == 1 else [lowered[0], (e.text[1:at], 1)]
    intro = e.pick("After weeks of speculation, ", "Despite heavy rain, ", "In a move that few had expected, ")
    within = e.pick(
        ", whose finances are stretched,", ", long seen as cautious,", ", still reeling from a year of drought,"
    )
    behind = e.pick(
        ", two officials familiar with the matter said.",
        ", according to a statement seen by reporters.",
        ", for the third time in a month, residents said.",
    )
    return [(intro, None), *first, (within, None), (body[at:], at), (behind, None)]


WAYS: dict[str, Callable[[Example], Pieces | None]] = {
    "a day behind": day_behind,
    "a day behind the subject": day_in,
    "a day in front": day_before,
    "reported, behind": reported_behind,
    "reported, in front": reported_before,
    "reported, in the middle": reported_in,
    "quoted": quoted,
    "an aside behind the subject": aside,
    "a relative clause": related,
    "an introduction": introduced,
    "a comment behind": followed,
    "a second clause behind": doubled,
    "a second clause in front": second_clause,
    "a headline": headline,
    "its subject in a clause before": in_relative_clause,
    "another verb before": coordinated_before,
    "another verb behind": coordinated_behind,
    "told by its actor": by_itself,
    "in the passive": passive,
    "in the perfect": perfect,
    "as a gerund": after_deed,
    "an aside behind the object": aside_behind_object,
    "an adjective before the subject": longer_name,
    "all at once": all_at_once,
}

Key = tuple[str, int]
Who = tuple[frozenset[str], frozenset[str], frozenset[str]]


def _codes(event: Event) -> Who:
    def codes(actors: Sequence[object]) -> frozenset[str]:
        return frozenset(
            ":".join([getattr(a, "country", None) or "-", *sorted(getattr(a, "sectors", ()))]) for a in actors
        )

    return codes(event.actors), codes(event.recipients), frozenset(event.auxiliary)


def place_in(pieces: Pieces, offset: int) -> int | None:
    """Where in the sentence as it was the words stand that are at an offset of the new one."""
    at = 0
    for text, origin in pieces:
        if at <= offset < at + len(text):
            return None if origin is None else origin + offset - at
        at += len(text)
    return None


@dataclass
class Count:
    events: int = 0
    typed: int = 0
    whole: int = 0
    added: int = 0


def compare(coder: Coder, before: Sequence[Event], pieces: Pieces, count: Count) -> Iterator[str]:
    """Counts what stayed; yields what did not."""
    text = "".join(piece for piece, _ in pieces)
    after = coder.code(
        text if text[-1] in '."' else "The weather stayed fine.", PUBLISHED, None if text[-1] in '."' else text
    ).events
    left = list(after)
    for event in before:
        count.events += 1
        same = [e for e in left if e.event == event.event and place_in(pieces, e.trigger.start) == event.trigger.start]
        if not same:
            yield f"LOST {event.event} '{event.trigger.text}'  {text}"
            continue
        left.remove(same[0])
        count.typed += 1
        if _codes(same[0]) == _codes(event):
            count.whole += 1
        else:
            was, now = (tuple(" ".join(sorted(part)) for part in _codes(e)) for e in (event, same[0]))
            yield f"WHO {event.event} '{event.trigger.text}' {was} -> {now}  {text}"
    count.added += len(left)
    for event in left:
        yield f"MORE {event.event} '{event.trigger.text}' {event.rule}  {text}"


def main() -> None:
    arguments = sys.argv[1:]
    step = int(arguments.pop(0)) if arguments and arguments[0].isdigit() else 4
    coder = Coder()
    counts = {way: Count() for way in arguments or WAYS}
    texts = [example.text for frame in coder.codebook.frames for example in frame.examples]
    names = frozenset(word for text in texts for word in text.split()[1:] if word.istitle())
    for text in list(dict.fromkeys(texts))[::step]:
        sentences = coder.parser.parse(text).sentences
        before = coder.code(text, PUBLISHED).events
        if len(sentences) != 1 or not before or sentences[0].offset:
            continue
        example = Example(text, sentences[0], names, coder.resolver.words.is_role)
        for way, count in counts.items():
            pieces = WAYS[way](example)
            if pieces is None:
                continue
            changes = list(compare(coder, before, pieces, count))
            if arguments:
                print(*changes, sep="\n", end="\n" if changes else "")
    table = Table("printed with", "events", "type kept, %", "all kept, %", "more, in 100")
    total = Count()
    for way, count in counts.items():
        _row(table, way, count)
        for name in ("events", "typed", "whole", "added"):
            setattr(total, name, getattr(total, name) + getattr(count, name))
    _row(table, "together", total)
    Console().print(table)


def _row(table: Table, way: str, count: Count) -> None:
    share = [f"{100 * part / max(count.events, 1):.1f}" for part in (count.typed, count.whole, count.added)]
    table.add_row(way, f"{count.events:,}", *share)


if __name__ == "__main__":
    main()
