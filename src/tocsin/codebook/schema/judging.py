"""Which reports are one happening, and what becomes of a threat: `merging.yaml`, `outcomes.yaml`."""

from __future__ import annotations

import msgspec
from msgspec.structs import force_setattr, replace


class Merging(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`merging.yaml`: when two events, in one article or in several, are held to be one happening."""

    #: A type to the one that it gives way to when an article tells both of the same actors.
    gives_way: dict[str, str]
    #: EVENT/mode to the type as which it is compared, because other reports tell it as that.
    told_as: dict[str, str]
    #: Deeds of which reports may disagree who did them. Of all other types the doers must agree.
    disputed: list[str]
    #: Days by which dates may differ and still be of the same happening.
    days_apart: int
    #: Kilometres by which places may differ.
    near_km: float
    #: Points that two reports must pass to be of one happening.
    threshold: float
    #: Points that any two reports of a happening must have at least.
    least: float
    #: What speaks for it (above 0) and against it (below), and how much.
    weights: dict[str, float]
    #: Length, in words, of the runs by which near-copies are found.
    shingle: int
    #: The share of the shorter text's runs that a near-copy must have.
    copy: float


class ActOutcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What becomes of a threat of one act; types are `EVENT` or `EVENT/mode`."""

    #: EVENT or EVENT/mode threatened.
    act: str
    #: What carries it out.
    carried_out_by: list[str]
    #: What is of the kind but less.
    milder: list[str] = []
    #: Days that it stays open, if not those that hold for all acts.
    horizon: int | None = None
    #: Days after a deadline in which it is in time, if not those that hold for all acts.
    grace: int | None = None


class InWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a sort of act is called in a sentence, and the preposition before whom it is done to."""

    #: What it is called: "an attack".
    what: str
    #: The preposition: "on".
    towards: str


class Outcomes(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`outcomes.yaml`: what became of a threat."""

    #: Days that a threat without a deadline stays open.
    horizon: int
    #: Days after a deadline in which the act still is in time.
    grace: int
    #: Days after the outcome in which an undated mention tells the threat again.
    retold: int
    #: Name of a kind of acts to its types; `@NAME` in the lists below stands for them.
    kinds: dict[str, list[str]] = {}
    #: What becomes of a threat, by the act threatened.
    acts: list[ActOutcome]
    #: What carries out a threat of an act that the text does not say.
    any: list[str]
    #: What is less than that.
    any_milder: list[str] = []
    #: What the target does that gives way.
    conceded_by: list[str]
    #: What the issuer does that takes the threat back.
    withdrawn_by: list[str]
    #: Name of a side to the sectors that stand for it; of other sectors each is a side of its own.
    sides: dict[str, list[str]]
    #: Share of a condition's words that a later sentence must have to tell that it came about.
    share: float
    #: Words by which such a sentence does not tell it: "not", "if".
    doubt: list[str]
    #: Words that do not count for that share.
    small: list[str]
    #: Who speaks to the roles that tell it, the first that fits.
    voices: dict[str, list[str]]
    #: Days that are looked back on for preparations.
    watched: int
    #: EVENT or EVENT/mode of preparations.
    prepares: list[str]
    #: EVENT or EVENT/mode to what it is called in an assessment.
    in_words: dict[str, InWords] = {}

    def __post_init__(self) -> None:
        """Puts the types of kinds in the place of their names. A kind that is not there is a fault of the file."""
        acts = [
            replace(each, carried_out_by=self._types(each.carried_out_by), milder=self._types(each.milder))
            for each in self.acts
        ]
        for name, value in (
            ("acts", acts),
            ("any", self._types(self.any)),
            ("any_milder", self._types(self.any_milder)),
        ):
            force_setattr(self, name, value)

    def called(self, event: str, mode: str | None) -> InWords:
        """What a sort of act is called; what has no words, by its type."""
        found = self.in_words.get(f"{event}/{mode}") or self.in_words.get(event)
        return found or InWords(what=event, towards="towards")

    def _types(self, names: list[str]) -> list[str]:
        unknown = [name for name in names if name.startswith("@") and name[1:] not in self.kinds]
        if unknown:
            raise ValueError(f"no such kind of acts: {unknown[0]}")
        found = (self.kinds[name[1:]] if name.startswith("@") else [name] for name in names)
        return list(dict.fromkeys(each for types in found for each in types))
