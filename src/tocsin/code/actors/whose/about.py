"""Which countries an article is about, by how often it names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tocsin.code.actors.whose.phrases import Phrases
from tocsin.parse.arguments import surface_subject

if TYPE_CHECKING:
    from tocsin.parse import Sentence
    from tocsin.parse.tokens import Token

#: An article is about the country that it names most, if that has this share of all that it names, and at least so many names: a
#: country named once is no subject, and of three that are named alike often none is. Chosen on totals of whole events right on the
#: gold articles, where little hangs on them: 0.3 gives as much as 0.4, 0.5 one in a hundred less, "more than any other" 0.3 less, no
#: subject at all 3 less; once or three times make no difference.
_SHARE, _TIMES = 0.4, 2
#: A passage is about the country of who acted before if it is named at least so often as this share of the one named most, that is
#: half as often: else they only comment. From 0.25 to 0.75 0.4 in a hundred lie between best and worst; without it 0.7 are lost.
_WEIGHT = 0.5
#: Its first words are the headline and the sentence below it; who acts there counts for so many names more.
LEAD, _LED_WITH = 2, 1.5
#: An article is about two countries if it names the second so many times as often as a third.
_TWICE = 2
#: An article is about one country alone if it has this share of all that are named.
_ALONE = 0.5


@dataclass(frozen=True)
class About:
    """Which countries an article is about.

    named: how often it names each country; international bodies are none.
    most: the country that it names most.
    country: the one that the whole article is about.
    dateline: the country of its dateline.
    from_body: whether its dateline is the seat of an international body.
    """

    named: Mapping[str, int]
    most: str | None
    country: str | None
    dateline: str | None
    from_body: bool

    @cached_property
    def ranked(self) -> list[str]:
        """All countries that it names, the one named most first."""
        return sorted(self.named, key=lambda code: -self.named[code])

    @cached_property
    def pair(self) -> tuple[str, ...]:
        """The two countries that it is about, if it names both far more often than any other."""
        ranked = self.ranked
        third = self.named[ranked[2]] if len(ranked) > 2 else 0
        return tuple(ranked[:2]) if len(ranked) > 1 and self.named[ranked[1]] >= _TWICE * max(third, 1) else ()

    @cached_property
    def least(self) -> float:
        """How often a country must be named for a passage to be about it because somebody of it acted there."""
        return _WEIGHT * max(self.named.values(), default=0)

    @property
    def often(self) -> str | None:
        """The country that it names most, if it names it more often than a sentence would."""
        return self.most if self.most is not None and self.named[self.most] > _TIMES else None

    @property
    def alone(self) -> str | None:
        """The country that it is about, if it hardly names another."""
        mostly = self.country is not None and self.named.get(self.country, 0) >= _ALONE * sum(self.named.values())
        return self.country if mostly else None

    @property
    def dated_from(self) -> str | None:
        """The country that it is written from, unless it is not about that: a war is often reported from next door, and from
        Brussels what the Union does."""
        if self.from_body and self.dateline not in self.named:
            return self.country
        return self.dateline if self.country is None or self.dateline in self.named else self.country

    def is_spoken_of(self, country: str | None) -> bool:
        """Whether a country is named so often that a passage may be about it."""
        return self.named.get(country or "", 0) >= self.least

    def other_than(self, country: str) -> str | None:
        """The country that it is about, if that is not some other; of two the second."""
        about = self.pair if country in self.pair else (self.country, self.most)
        return next((each for each in about if each not in {None, country}), None)


def about_by_names(phrases: Phrases) -> About:
    """What an article is about by the names in it alone, wherever it plays."""
    document, words = phrases.document, phrases.resolver.words
    international = phrases.kinds.international
    named = {code: count for code, count in phrases.setting.named.items() if code not in international}
    led = (subject_country(phrases, named, each, phrases.country_of) for each in document.sentences[:LEAD])
    first = next((code for code in led if code in named), None)
    # of two named alike, or all but alike, it is about the one of whose deed its first words tell
    weights = {code: times + _LED_WITH * (code == first) for code, times in named.items()}
    most = max(weights, key=lambda code: weights[code], default=None)
    enough = most is not None and named[most] >= _TIMES and weights[most] >= _SHARE * sum(named.values())
    dateline = document.dateline
    senses = words.names.get(dateline.partition(",")[0].strip().title()) if dateline else ()
    return About(
        named=named,
        most=most,
        country=most if enough else None,
        dateline=words.place_country(dateline) if dateline else None,
        from_body=any(sense.country in international for sense in senses),
    )


def subject_country(
    phrases: Phrases, named: Mapping[str, int], sentence: Sentence, country_of: Callable[[Token], str | None]
) -> str | None:
    """The country of a sentence's subject; of several, "the United States and South Korea", the one named most.

    Of what is told the subject counts where who tells it only stands behind it or is of no known country: "Chad's army
    fired, officials said".
    """
    root = sentence.span.root
    told = [child for child in root.children if child.dep_ == "ccomp" and root.lemma_.lower() in phrases.kinds.says]
    ahead, behind = ([each for each in told if (each.i < root.i) == before] for before in (True, False))
    for verb in (*ahead, root, *behind):
        countries = [code for each in surface_subject(verb) if (code := country_of(each)) is not None]
        if countries:
            return max(countries, key=lambda code: named.get(code, 0))
    return None
