"""The podium: what somebody says or does by words is said where the clause of saying has him, and he stays there for a while."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.past import in_past
from tocsin.parse.verbs import is_perfect, is_verb

if TYPE_CHECKING:
    from tocsin.code.actors import Mentions
    from tocsin.code.acts import Act
    from tocsin.code.scene import SceneWords
    from tocsin.code.statements import Said
    from tocsin.code.when import Timeline
    from tocsin.code.where import Map
    from tocsin.model import Event, Place, Statement, When
    from tocsin.parse.syntax import Sentence

#: Somebody speaks on where he did over so many sentences, and into the next paragraph.
_REACH = 2


@dataclass(frozen=True)
class _Stand:
    """Where somebody speaks; its sentence and paragraph, and the day, if one is named."""

    place: Place | None
    sentence: int
    block: int
    day: When | None


class Podium:
    """Follows where people speak through one article, in order.

    spoken: event types of acts of words.
    """

    def __init__(self, spoken: frozenset[str], words: SceneWords, mentions: Mentions, timeline: Timeline, places: Map):
        self._spoken = spoken
        self._words = words
        self._mentions = mentions
        self._timeline = timeline
        self._map = places
        #: By whom a phrase means (`Mentions.identity`).
        self._stands: dict[str, _Stand] = {}

    def hear(self, said: Iterable[tuple[Said, Statement]], dates: list[When]) -> None:
        """Keeps where those speak whose statements a sentence reports."""
        for each, statement in said:
            if each.sentence is not None and each.speaker is not None and each.verb is not None and is_verb(each.verb):
                speakers = self._mentions.actors(each.speaker)
                place = self._map.of_speech(each.verb, each.sentence, speakers, dates)
                day = self._named(statement.date)
                if place is not None or day is not None:
                    self._keep([self._mentions.identity(each.speaker)], place, each.sentence, day)

    def of(
        self, event: Event, act: Act, sentence: Sentence, said: Said | None, dates: list[When], *, declared: bool
    ) -> Event:
        """The event with the place where its words were spoken, and the day, if it is an act of words and has none of its own.

        said: the statement that tells it, if one does: it is an act of its speaker's then, or of one whose place is not told.
        declared: whether it is done by this statement, as an army's minister threatens what it will do.
        """
        if sentence.kind != "body" or event.auxiliary:
            return event
        people = [self._mentions.identity(head) for head in act.actors]
        day = self._named(event.date)
        if event.place is not None:
            event = self._on_the_same_day(event, act, people, sentence, day)
            # "who flew to Khartoum last week, offered to mediate"
            past = act.outermost.dep_ == "relcl" and day is not None
            if event.quad.startswith("verbal") and said is None and not past:
                self._keep(people, event.place, sentence, day)
            return event
        if event.event not in self._spoken:
            return event
        if said is not None and said.speaker is not None:
            who = self._mentions.identity(said.speaker)
            if not declared and who not in people:
                return event
            people = [who]
        elif not in_past(act) or is_perfect(act.outermost):
            return event  # "but it has refused"
        elif is_verb(act.outermost):
            place = self._map.of_speech(act.outermost, sentence, event.actors, dates)
            if place is not None or day is not None:
                self._keep(people, place, sentence, day)
        start = min(event.trigger.start, sentence.span.root.idx + sentence.offset)
        stands = (self._stays(each, sentence, start, day) for each in people)
        stand = next((each for each in stands if each is not None), None)
        return event if stand is None else replace(event, place=stand.place, date=day or stand.day or event.date)

    def _on_the_same_day(
        self, event: Event, act: Act, people: list[str], sentence: Sentence, day: When | None
    ) -> Event:
        """A meeting where those who meet have just spoken, on the day of that: "said in Jeddah on Thursday. He met the king there"."""
        if day is not None or not event.quad.startswith("verbal") or not in_past(act) or is_perfect(act.outermost):
            return event
        stands = (self._stays(each, sentence, sentence.start, None) for each in people)
        stand = next((each for each in stands if each is not None and each.day is not None), None)
        same = stand is not None and stand.place is not None and stand.place.name == (event.place and event.place.name)
        return replace(event, date=stand.day) if stand is not None and same else event

    def _named(self, when: When | None) -> When | None:
        """A date that the text names, not that of writing."""
        return when if when is not None and when != self._timeline.written else None

    def _keep(self, people: Iterable[str], place: Place | None, sentence: Sentence, day: When | None) -> None:
        for each in people:
            self._stands[each] = _Stand(place, sentence.number, sentence.block, day)

    def _stays(self, who: str, sentence: Sentence, start: int, day: When | None) -> _Stand | None:
        """Where somebody has spoken just before, if nothing leads away from there before the sentence's verb, which starts somewhere."""
        stand = self._stands.get(who)
        if stand is None or sentence.number - stand.sentence > _REACH or sentence.block - stand.block > 1:
            return None
        if stand.day is not None and day is not None and stand.day.value != day.value:
            return None
        if stand.sentence != sentence.number and self._words.away.search(
            sentence.text[: max(0, start - sentence.start)]
        ):
            return None  # "Earlier, he urged", but not "he said that another attack"
        return stand
