"""When: which of the dates that a text names is that of an act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.acts import Act
from tocsin.code.beside import Tells, idle_clauses, joined
from tocsin.code.date_words import (
    counts_up,
    distance_to,
    heads_of,
    is_left_behind,
    is_of_aim,
    is_of_deed,
    is_of_noun,
    opens_sentence,
    steps_up,
    takes_up_before,
)
from tocsin.code.dated import BEFORE_NOUN, REACH, Dated, Dating, Told, is_modal, same_stem, verb_above
from tocsin.code.dates import Direction
from tocsin.code.past import in_past
from tocsin.model import Article, When
from tocsin.model.record import Precision
from tocsin.parse.clauses import clause_of
from tocsin.parse.nominals import is_definite
from tocsin.parse.syntax import Document, Sentence
from tocsin.parse.verbs import is_perfect, is_verb

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: The finer one counts of two: "two years ago, on August 8, 2022".
_PRECISE = ("day", "week", "month", "year", "unknown")


class Timeline:
    """The dates of one article, asked for sentence by sentence, in order.

    tells: whether a word tells an act.
    """

    def __init__(self, dating: Dating, article: Article, document: Document, tells: Tells):
        self._tells = tells
        self._find = dating
        self._document = document
        self._dated = Dated(dating, article, document)

    @property
    def written(self) -> When | None:
        """The day of writing: that of the dateline, else of publication."""
        return self._dated.written

    def dates(self, sentence: Sentence) -> list[When]:
        """The dates that a sentence names, in order, durations and repetitions left out."""
        return [each.when for each in self._dated.told_in(sentence)]

    def takes_up(self, noun: Token) -> bool:
        """Whether a noun takes up a happening that was told before: "in the strike"."""
        return is_definite(noun) and noun.lemma_.lower() in self._find.alike

    def alike(self, noun: Token, word: str) -> bool:
        """Whether a noun may take up what a word told: "the march" to "marched"."""
        lemma = noun.lemma_.lower()
        return word in self._find.alike.get(lemma, frozenset()) or same_stem(lemma, word)

    def is_deadline(self, when: When) -> bool:
        """Whether a date is when something ends, not when it happens: "until Friday"."""
        return self._dated.is_led_up_to(when, self._find.deadline)

    def _begins(self, when: When) -> bool:
        """Whether a date is when what is threatened begins: "threatens a strike from Wednesday"."""
        before = self._document.text[max(0, (when.start or 0) - REACH) : when.start or 0]
        return self._find.beginning.search(before) is not None

    def ahead(self, duration: str) -> When | None:
        """The day that lies so long after the day of writing: "two weeks"."""
        found = (
            self._find.grammar.resolve(f"within {duration}", self._dated.base.isoformat()) if self._dated.base else None
        )
        return When(value=found[0], precision=found[1]) if found else None

    def is_to_come(self, when: When | None) -> bool:
        """Whether a date lies after publication."""
        return when is not None and self._dated.published is not None and when.value > self._dated.published.isoformat()

    def of(self, act: Act, sentence: Sentence) -> When | None:
        """The date of an act by the words of its clause, or of those that it hangs on; None: they name none."""
        year = self._find.past.year_of(act)
        if year is not None:
            start, end = self._document.char_span(act.trigger, act.trigger)
            text = self._document.text[start:end]
            return When(value=f"{year}-01-01", precision="year", text=text, start=start, end=end)
        heads = heads_of(act)
        at_which = self._at_which(act, sentence)
        if at_which is not None:
            return at_which
        led = next((each for each in self._dated.told_in(sentence) if self._leads_to(each, act)), None)
        told = [
            each
            for each in self._dated.told_in(sentence)
            if (not each.used or (led is not None and distance_to(each.root, heads, self._find.hold) == 0))
            and not self._dated.is_led_up_to(each.when, self._find.ending)
            and not counts_up(each.root, act)
            and not (act.event == self._find.menace and self._begins(each.when))
            and not self._leads_to(each, act)
        ]
        if not told:
            return self._origin(led, [], act, sentence) if led is not None else self._taken_up(act, sentence)
        direction = self._direction(act, sentence)
        position = self._document.offset(act.trigger)
        told = [each for each in told if not is_of_deed(each, heads, self._find.hold, self._tells)]
        own = sorted(
            (distance, _PRECISE.index(each.when.precision), abs((each.when.start or 0) - position), number)
            for number, each in enumerate(told)
            if (distance := distance_to(each.root, heads, self._find.hold)) is not None
            # "a day after they signed a pact, and four days before a drill"
            and not (led is not None and each.expression.parts.get("side"))
        )
        for *_, number in own:
            when = self._pointed(told[number], direction)
            if when is not None:
                return when
        if led is not None:
            return self._origin(led, told, act, sentence)
        of_thing = self._of_antecedent(act, told)
        if of_thing is not None:
            return of_thing
        found = self._from_elsewhere(act, told, position, direction)
        later = found is not None and not self._find.onward.isdisjoint(child.lower_ for child in act.outermost.children)
        # "arrested them in 2021 and later freed two"
        return replace(found, precision="unknown", until=None) if found is not None and later else found

    def _at_which(self, act: Act, sentence: Sentence) -> When | None:
        """The date before "when", in whose clause an act stands: "soured in July 2024, when Macron recognised it"."""
        when = next(
            (each for each in act.outermost.children if each.lower_ == "when" and each.i < act.outermost.i), None
        )
        if when is None or not in_past(act):
            return None
        before = self._document.offset(when)
        told = [
            each
            for each in self._dated.told_in(sentence)
            if each.when.end is not None and self._document.text[each.when.end : before].strip() in {"", ","}
        ]
        return (
            self._pointed(told[-1], "past")
            if told and told[-1].when.end is not None and told[-1].when.end < before
            else None
        )

    def _taken_up(self, act: Act, sentence: Sentence) -> When | None:
        """The day of a deed that a noun takes up: "two days after a sergeant was shot. Warsaw blamed Minsk for the killing"."""
        noun = act.trigger
        if noun.pos_ != "NOUN" or not any(child.dep_ == "det" and child.lower_ == "the" for child in noun.lefts):
            return None
        lemma = noun.lemma_.lower()
        like = self._find.alike.get(lemma, frozenset())
        days = {
            value
            for number, word, value in self._dated.named
            if number <= sentence.number and (word in like or same_stem(word, lemma))
        }
        if len(days) != 1:
            return None
        (value,) = days
        return self._dated.whens.get(value)

    def of_verb(self, verb: Token, sentence: Sentence) -> When | None:
        """The date that a verb's clause in the past tense names as that of what it tells, whatever that is."""
        for each in self._dated.told_in(sentence):
            if not each.used and distance_to(each.root, {verb.i}, self._find.hold) is not None:
                return self._pointed(each, "past")
        return None

    def of_saying(self, verb: Token, sentence: Sentence, told: tuple[int, int]) -> When | None:
        """The date that the words around a verb of saying give it; None: they give none.

        A day that somebody did something else on is none: "the envoy, who left in March, said". told: where what is said stands.
        """
        if not is_verb(verb):
            return None  # "according to"
        found = []
        for number, each in enumerate(self._dated.told_in(sentence)):
            inside = each.when.start is not None and told[0] <= each.when.start < told[1]
            steps = None if inside or each.used else steps_up(each.root, verb)
            if (
                steps is not None
                and not is_of_noun(each.root, self._find.hold)
                and not self._dated.is_led_up_to(each.when, self._find.ending)
            ):
                when = self._pointed(each, "past")
                if when is not None:
                    found.append((steps, number, when))
        return min(found, key=lambda each: each[:2])[2] if found else None

    def _of_antecedent(self, act: Act, told: list[Told]) -> When | None:
        """The date before a noun in or under which something was done: "the 2016 deal, under which 13,000 fighters disarmed"."""
        verb = act.outermost
        if verb.dep_ != "relcl" or not in_past(act):
            return None
        opener = next((each for each in verb.subtree if each.tag_ in {"WDT", "WRB"}), None)
        if opener is None or not (opener.dep_ == "pobj" or opener.lower_ == "when"):
            return None
        for each in told:
            if each.root is not None and each.root.dep_ in BEFORE_NOUN and each.root.head == verb.head:
                return self._pointed(each, "past")
        return None

    def _origin(self, led: Told, told: list[Told], act: Act, sentence: Sentence) -> When | None:
        """The date of what an expression counts from: "fired missiles on Wednesday, two weeks after gunmen killed 26".

        "The attack came two days after" counts from the day that was named last.
        """
        days = [
            each.when for each in told if each != led and each.when.precision == "day" and not each.expression.anchored
        ]
        last = self._dated.before.get(sentence.number)
        taken_up = last.day.isoformat() if last is not None and takes_up_before(act) else None
        day = (
            days[-1].value
            if days
            else taken_up or (self._dated.written.value if self._dated.written is not None else None)
        )
        precision: Precision | None = None if days or taken_up else "unknown"
        unit = led.expression.parts.get("unit", "").lower().removesuffix("s")
        rough = [
            each.when for each in told if each != led and each.when.precision == unit and not each.expression.anchored
        ]
        if precision and rough:
            day, precision = rough[-1].value, rough[-1].precision  # "in 2008, nine years after NATO bombed Serbia"
        if day is None:
            return None
        value = self._find.reckoning.origin(led.expression, date.fromisoformat(day))
        precision = precision or value.precision
        if precision == "day":
            self._dated.named.append((sentence.number, act.trigger.lemma_.lower(), value))
            self._dated.whens.setdefault(
                value, replace(led.when, value=value.day.isoformat(), precision="day", until=None)
            )
        return replace(led.when, value=value.day.isoformat(), precision=precision, until=None)

    def _leads_to(self, told: Told, act: Act) -> bool:
        """Whether an expression counts from an act: "hours after its neighbour closed the port"."""
        end, trigger = told.when.end or 0, self._document.offset(act.trigger)
        sided = told.expression.parts.get("side", "").lower() in {"after", "before"}
        return sided and end < trigger and "," not in self._document.text[end:trigger]

    def _from_elsewhere(self, act: Act, told: list[Told], position: int, direction: Direction | None) -> When | None:
        """A date elsewhere in the sentence may be the act's, but nothing told has yet to come."""
        if direction == "future":
            return None
        head = act.clause.head
        near = {each.i for each in (head, *head.ancestors, *(c for c in head.children if c.dep_ == "advcl"))}
        near |= {each.i for each in joined(head)}  # "was shot and wounded on Friday"
        # "seized a train carrying soldiers on Tuesday"
        aside = {each.i for each in idle_clauses(head, self._tells)}
        past = [
            when
            for each in told
            if (when := self._gone_by(each, direction)) is not None
            and (
                ((above := verb_above(each.root)) in near and not is_left_behind(head, above))
                or (above in aside and when.precision == "day")
                or opens_sentence(each, above, act)
                or is_of_aim(each, above, head)
            )
            and not is_modal(each.root)
            and not is_of_noun(each.root, self._find.hold)
        ]
        return min(past, key=lambda when: abs((when.start or 0) - position), default=None)

    def _gone_by(self, told: Told, direction: Direction | None) -> When | None:
        """A date if it has come: "October 7", told of in June, is last year's where an act in the past is dated."""
        past = self._pointed(told, direction) if direction == "past" and not told.expression.anchored else None
        return next((each for each in (past, told.when) if each is not None and not self._is_after(each)), None)

    def _direction(self, act: Act, sentence: Sentence) -> Direction | None:
        """Where a date points that leaves it open, by the act's tense."""
        if self._find.auxiliaries.is_future(act):
            return "future"
        clause = act.chain[0] if act.chain else act.clause
        finite = clause_of(clause.head).finite
        if finite.tag_ == "VBD":
            return "past"
        perfect = is_perfect(clause.head)
        # a past form that the tagger does not know is none of the present: "retook"
        present = finite.tag_ == "VBZ" or (finite.tag_ == "VBP" and finite.lower_ == finite.lemma_.lower())
        if sentence.kind != "headline" and clause.kind == "verb" and present and not perfect:
            return "future"
        return None

    def _pointed(self, told: Told, direction: Direction | None) -> When | None:
        """The date as the act's tense has it; None: it cannot be the act's."""
        expression = told.expression
        if expression.anchored or direction is None:
            return told.when if not self._is_after(told.when) else None
        if direction == "past" and told.root is not None and told.root.head.lower_ in self._find.planned:
            return None  # "called a strike for Thursday"
        value = self._find.reckoning.value(expression, self._dated.base, direction)
        if value is None:
            return told.when if not self._is_after(told.when) else None
        text = told.when.text or ""
        when = When(
            value=value.day.isoformat(),
            precision=value.precision,
            until=value.until.isoformat() if value.until else None,
            text=text,
            start=told.when.start,
            end=told.when.end,
        )
        if direction == "past" and self._is_after(when):
            return None
        if direction == "future" and self._dated.base is not None and value.last < self._dated.base:
            return told.when
        return when

    def _is_after(self, when: When) -> bool:
        return self._dated.base is not None and when.value > self._dated.base.isoformat()
