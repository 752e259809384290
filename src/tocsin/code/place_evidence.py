"""Which of its candidates a name of a place means, by what stands around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tocsin.code.candidates import WELL_KNOWN, Candidate, Named
from tocsin.knowledge.phrases import form_of
from tocsin.model.record import PlacePrecision

#: What stands around a name speaks for a country (or region) by so much; a town ten times as large counts one.
_CONTAINER, _BESIDE, _IN_SENTENCE, _INVOLVED, _IN_ARTICLE = 6.0, 3.0, 1.5, 1.5, 2.5
#: So near a name speaks for another, in characters.
_NEAR = 32
#: A smaller town is not meant where everything speaks for other countries.
_FAMOUS = 50_000
#: What is left of what speaks for the country of those who are as likely abroad.
_OF_GUESTS = 0.25
_FINENESS: dict[PlacePrecision, int] = {"exact": 0, "city": 1, "region": 2, "country": 3}


@dataclass
class Evidence:
    """What speaks for countries, and for regions (country and form of the name)."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    regions: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))

    #: Whether the names of other places speak, not only nationalities: people act abroad.
    placed: bool = False

    def add(self, named: Named, weight: float) -> None:
        """Lets a name speak for the countries and regions that it may mean."""
        self.placed |= named.is_place and named.country is not None
        if named.country is not None:
            self.countries[named.country] = max(self.countries[named.country], weight)
        for each in named.candidates:
            if each.precision == "region" and not each.minor and each.country and each.admin1:
                key = (each.country, form_of(each.admin1))
                self.regions[key] = max(self.regions[key], weight)

    def of(self, place: Candidate) -> float:
        """How much speaks for a place."""
        found = self.countries[place.country] if place.country else 0.0
        if place.country and place.admin1 and place.precision in {"city", "exact"}:
            found += self.regions[place.country, form_of(place.admin1)]
        return found


def evidence_for(
    named: Named,
    around: Sequence[Named],
    involved: Iterable[str],
    counts: Mapping[str, int],
    text: str,
    guests: Collection[str] = (),
) -> Evidence:
    """What speaks for the countries and regions that a name may lie in.

    around: the other names of its sentence. involved: countries of those who act or undergo. counts: how often the article
    names each country. text: that in which the names stand. guests: countries of those who are as likely abroad: that they take
    part and are spoken of says little of where it is.
    """
    evidence = Evidence()
    total = sum(counts.values()) or 1
    for code, count in counts.items():
        others = count - (code == named.country)  # without the name itself
        evidence.countries[code] = _IN_ARTICLE * others / total
    for code in involved:
        evidence.countries[code] += _INVOLVED
    for other in around:
        if (other.start, other.end) == (named.start, named.end):
            continue
        gap = text[named.end : other.start] if other.start >= named.end else text[other.end : named.start]
        follows = other.start >= named.end
        near = len(gap) <= _NEAR and not set(gap) & set(".;:()")
        if follows and near and other.is_place and _is_contained(gap):
            evidence.add(other, _CONTAINER)
        elif not follows and len(gap) <= _NEAR // 2 and "," not in gap:
            evidence.add(other, _BESIDE)
        else:
            evidence.add(other, _IN_SENTENCE)
    for code in guests:
        if not any(each.country == code and each.is_part for each in around if each != named):
            evidence.countries[code] *= _OF_GUESTS
    return evidence


def _is_contained(gap: str) -> bool:
    """Whether what follows a name says where it is: "Paris, Texas", "Palma in northern Mozambique"."""
    words = gap.replace(",", " , ").split()
    return words[:1] in ([","], ["in"], ["("]) and not any(word in {"and", "or", "to", "from"} for word in words)


def resolve(named: Named, evidence: Evidence) -> Candidate | None:
    """What a name means, by its candidates' weight and by what speaks for each; None: that stays open."""
    best = max(named.candidates, key=lambda each: each.weight + evidence.of(each), default=None)
    if best is None or best.precision == "country":
        return best
    spoken = evidence.of(best)
    if (
        best.precision == "city"
        and not best.minor
        and best.population < WELL_KNOWN
        and not best.known
        and not spoken
        and not named.labelled
    ):
        return None
    if (
        best.population < _FAMOUS
        and not best.known
        and not spoken
        and evidence.placed
        and best.country is not None
        and best.geonames is not None
    ):
        return None
    return best


def fineness(place: Candidate) -> int:
    """How large a place is; less is smaller."""
    return _FINENESS[place.precision]
