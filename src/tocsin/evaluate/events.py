"""Scores whole records on gold texts: `tocsin eval events`, `auxiliary` and `noise`.

An event is right when its type, its actors and its recipients are: in the same sentence, and for each gold actor one of the
same country, with its sector among theirs (an actor of whom the gold knows neither must overlap in words).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import msgspec

from tocsin.code.coder import Coder
from tocsin.evaluate.facts import same_date, same_place
from tocsin.evaluate.gold import GoldEvent, GoldText, codes_of, occurrences, sentence_of
from tocsin.model import Actor, Article, Event, Record

#: Codes a text; also gives its sentences' offsets.
CodeText = Callable[[GoldText], tuple[Record, list[tuple[int, int]]]]


def coding_with(coder: Coder) -> CodeText:
    """Codes gold texts with a coder."""

    def code(text: GoldText) -> tuple[Record, list[tuple[int, int]]]:
        article = Article(id=text.id, title=text.title, published=text.published, text=text.whole)
        document = coder.parser.parse(article.text, article.title)
        return coder.code_parsed(article, document), [(each.start, each.end) for each in document.sentences]

    return code


@dataclass(frozen=True)
class Miss:
    """A gold event that was not found, or an event that is in no gold record; the other side is the nearest, if any."""

    text: str
    sentence: str
    gold: GoldEvent | None
    coded: Event | None


@dataclass
class Tally:
    """Counts over gold texts."""

    texts: int = 0
    gold: int = 0
    coded: int = 0
    #: Type, actors and recipients right; type and sentence right.
    right: int = 0
    typed: int = 0
    #: Of events that are right in type: mode right, auxiliary modes right, those with a mode or not alike.
    modes: int = 0
    auxiliary: int = 0
    #: Of events that are right in type those whose contexts are marked, and those contexts.
    context_tested: int = 0
    context_right: int = 0
    context_gold: int = 0
    context_coded: int = 0
    #: Gold, coded and right by context.
    by_context: dict[str, Counter[str]] = field(default_factory=dict)
    #: The same, of auxiliary modes; "asserted" where there is none.
    by_auxiliary: dict[str, Counter[str]] = field(default_factory=dict)
    #: Of events that are right in type those whose date, or place, is tested, and is right.
    dates: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    #: Texts whose statements are marked, and those statements.
    statements_tested: int = 0
    statements_gold: int = 0
    statements_coded: int = 0
    statements_right: int = 0
    by_type: dict[str, Counter[str]] = field(default_factory=dict)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of coded events that are right."""
        return self.right / max(1, self.coded)

    @property
    def recall(self) -> float:
        """Share of gold events that were found."""
        return self.right / max(1, self.gold)

    @property
    def context_f1(self) -> float:
        """Micro-F1 of contexts on events that are right in type."""
        return 2 * self.context_right / max(1, self.context_gold + self.context_coded)


def score_texts(texts: Iterable[GoldText], code: CodeText) -> Tally:
    """Codes each text and compares its record with the gold one."""
    tally = Tally()
    for text in texts:
        record, sentences = code(text)
        _score(text, record, sentences, tally)
    return tally


def _score(text: GoldText, record: Record, sentences: list[tuple[int, int]], tally: Tally) -> None:
    whole = record.article.text
    tally.texts += 1
    tally.gold += len(text.events)
    tally.coded += len(record.events)
    places = {id(gold): sentence_of(occurrences(gold.trigger, whole)[0], sentences) for gold in text.events}
    left = list(record.events)
    unmatched = list(text.events)
    # the fullest agreement first, so that a weaker one takes no event away from it
    for level in (_is_right, _is_typed):
        for gold in list(unmatched):
            fitting = [e for e in left if e.sentence == places[id(gold)] and level(gold, e)]
            if not fitting:
                continue
            best = max(
                fitting, key=lambda event: (_at_trigger(gold, event), -len(set(event.auxiliary) ^ set(gold.auxiliary)))
            )
            left.remove(best)
            unmatched.remove(gold)
            _count(gold, best, tally, right=level is _is_right)
            if level is _is_typed:
                tally.misses.append(Miss(text.id, _words(whole, sentences, places[id(gold)]), gold, best))
    for gold in unmatched:
        near = next((e for e in left if e.sentence == places[id(gold)] and _at_trigger(gold, e)), None)
        if near is not None:
            left.remove(near)
            _type(tally, near.event)["coded"] += 1
        _type(tally, gold.event)["gold"] += 1
        tally.confusions[gold.event, near.event if near else "NONE"] += 1
        tally.misses.append(Miss(text.id, _words(whole, sentences, places[id(gold)]), gold, near))
    for event in left:
        _type(tally, event.event)["coded"] += 1
        tally.confusions["NONE", event.event] += 1
        tally.misses.append(Miss(text.id, _words(whole, sentences, event.sentence), None, event))
    _score_statements(text, record, tally)


def _count(gold: GoldEvent, event: Event, tally: Tally, *, right: bool) -> None:
    counts = _type(tally, gold.event)
    counts["gold"] += 1
    counts["coded"] += 1
    counts["typed"] += 1
    counts["right"] += right
    tally.right += right
    tally.typed += 1
    tally.modes += gold.mode == event.mode
    counts["mode"] += gold.mode == event.mode
    tally.auxiliary += set(gold.auxiliary) == set(event.auxiliary)
    wanted: set[str] = {*gold.auxiliary} or {"asserted"}
    got: set[str] = {*event.auxiliary} or {"asserted"}
    for name in wanted | got:
        auxiliary = tally.by_auxiliary.setdefault(name, Counter())
        auxiliary["gold"] += name in wanted
        auxiliary["coded"] += name in got
        auxiliary["right"] += name in wanted & got
    if gold.date is not msgspec.UNSET:
        tally.dates.update(tested=1, right=same_date(gold.date, event.date))
    if gold.place is not msgspec.UNSET:
        tally.places.update(tested=1, right=same_place(gold.place, event.place))
    if gold.contexts is not None:
        tally.context_tested += 1
        tally.context_right += len(set(gold.contexts) & set(event.contexts))
        tally.context_gold += len(gold.contexts)
        tally.context_coded += len(event.contexts)
        right_ones = set(gold.contexts) & set(event.contexts)
        for name, contexts in (("gold", gold.contexts), ("coded", event.contexts), ("right", right_ones)):
            for context in contexts:
                tally.by_context.setdefault(context, Counter())[name] += 1


def _score_statements(text: GoldText, record: Record, tally: Tally) -> None:
    if text.statements is None:
        return
    tally.statements_tested += 1
    tally.statements_gold += len(text.statements)
    tally.statements_coded += len(record.statements)
    left = list(record.statements)
    for gold in text.statements:
        start = record.article.text.find(gold.text)
        end = start + len(gold.text)
        for each in left:
            common = min(end, each.end) - max(start, each.start)
            if each.kind == gold.kind and common > 0.7 * max(end - start, each.end - each.start):
                tally.statements_right += 1
                left.remove(each)
                break


def _type(tally: Tally, event: str) -> Counter[str]:
    return tally.by_type.setdefault(event, Counter())


def _is_typed(gold: GoldEvent, event: Event) -> bool:
    return gold.event == event.event


def _is_right(gold: GoldEvent, event: Event) -> bool:
    return gold.event == event.event and _same(gold.actors, event.actors) and _same(gold.recipients, event.recipients)


def _at_trigger(gold: GoldEvent, event: Event) -> bool:
    return event.trigger.text in gold.trigger or gold.trigger.startswith(event.trigger.text)


def _same(gold: dict[str, str] | None, actors: list[Actor]) -> bool:
    if gold is None:
        return True
    wanted = _everyone(gold)
    if len(wanted) != len(actors):
        return False
    left = list(actors)
    # what says most is looked for first
    for words, code in sorted(wanted, key=lambda each: -len(each[1])):
        fitting = next((actor for actor in left if _fits(words, code, actor)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return True


def _everyone(gold: dict[str, str]) -> list[tuple[str, str]]:
    """Words and code of each actor of a gold event."""
    return [(words, each) for words, code in gold.items() for each in codes_of(code)]


def _fits(words: str, code: str, actor: Actor) -> bool:
    country, _, sector = code.partition(" ")
    if country == "-" and not sector:
        return actor.text in words or words in actor.text
    return (actor.country or "-") == country and (not sector or sector in actor.sectors)


def fault_of(miss: Miss) -> str:
    """In a few words why an event is not right: what is wrong about it, or about its actors and recipients."""
    if miss.gold is None:
        return "coded though the gold has none"
    if miss.coded is None:
        return "not found"
    if miss.gold.event != miss.coded.event:
        return "other type"
    sides = (("actor", miss.gold.actors, miss.coded.actors), ("recipient", miss.gold.recipients, miss.coded.recipients))
    return ", ".join(f"{side}: {fault}" for side, gold, coded in sides if (fault := _fault(gold, coded)))


def _fault(gold: dict[str, str] | None, actors: list[Actor]) -> str | None:
    if gold is None or _same(gold, actors):
        return None
    if not actors:
        return "missing"
    if not gold:
        return "nobody in the gold"
    everyone = _everyone(gold)
    if len(everyone) != len(actors):
        return "more or fewer"
    wanted = sorted(code.partition(" ")[0] for _, code in everyone)
    same_countries = wanted == sorted(actor.country or "-" for actor in actors)
    return "sector" if same_countries else "country"


def _words(whole: str, sentences: list[tuple[int, int]], number: int | None) -> str:
    if number is None:
        return ""
    start, end = sentences[number]
    return whole[start:end]


@dataclass(frozen=True)
class Marked:
    """One marked event with the auxiliary modes that it got; None: it was not coded at all."""

    text: GoldText
    got: list[str] | None

    @property
    def right(self) -> bool:
        """Whether the modes are those of the gold."""
        return self.got is not None and set(self.got) == set(self.text.events[0].auxiliary)


def score_auxiliary(texts: Iterable[GoldText], code: CodeText) -> list[Marked]:
    """The auxiliary modes of each text's one marked event."""
    found = []
    for text in texts:
        record, _ = code(text)
        gold = text.events[0]
        start = occurrences(gold.trigger, record.article.text)[0]
        end = start + len(gold.trigger)
        at = [e for e in record.events if e.trigger.start < end and start < e.trigger.end]
        best = next((e for e in at if e.event == gold.event), next(iter(at), None))
        found.append(Marked(text, None if best is None else list(best.auxiliary)))
    return found


def score_noise(texts: Iterable[GoldText], code: CodeText) -> tuple[int, list[tuple[str, Event]]]:
    """Number of sentences, and the events that were coded though there are none, each with its sentence."""
    count = 0
    found: list[tuple[str, Event]] = []
    for text in texts:
        record, sentences = code(text)
        count += len(sentences)
        found += [(_words(record.article.text, sentences, event.sentence), event) for event in record.events]
    return count, found


def event_measures(tally: Tally) -> dict[str, float]:
    """The measures of whole events, by name; those of contexts, dates, places and statements where the gold marks any."""
    tested = {"date": tally.dates, "place": tally.places}
    statements = {
        "statement_precision": tally.statements_right / max(1, tally.statements_coded),
        "statement_recall": tally.statements_right / max(1, tally.statements_gold),
    }
    return {
        "precision": tally.precision,
        "recall": tally.recall,
        "type_precision": tally.typed / max(1, tally.coded),
        "type_recall": tally.typed / max(1, tally.gold),
        "mode": tally.modes / max(1, tally.typed),
        "auxiliary": tally.auxiliary / max(1, tally.typed),
        **({"context_f1": tally.context_f1} if tally.context_tested else {}),
        **{name: counts["right"] / counts["tested"] for name, counts in tested.items() if counts["tested"]},
        **(statements if tally.statements_tested else {}),
    }


def auxiliary_measures(marked: list[Marked]) -> dict[str, float]:
    """Share of marked events with the right modes: of all, and of those that were coded at all."""
    coded = [each for each in marked if each.got is not None]
    right = sum(each.right for each in marked)
    return {"right": right / max(1, len(marked)), "right_of_coded": right / max(1, len(coded))}
