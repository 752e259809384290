"""Which deeds are looked at for what became of a threat: of whom, to whom, of which types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.codebook.schema import Outcomes
from tocsin.judge.evidence import Menace
from tocsin.judge.outcomes import acts_of
from tocsin.judge.parties import key_of, names_of

#: In the place of a recipient: nobody is named, and whoever it is.
NOBODY, ANYBODY = "", "*"


@dataclass(frozen=True)
class Ask:
    """Which deeds may show something: of whom, to whom (a key, NOBODY or ANYBODY), of which types."""

    who: str
    whom: str
    types: frozenset[str]


def asks_of(menace: Menace, rules: Outcomes) -> list[Ask]:
    """The deeds that may show what became of a threat."""
    acts = acts_of(menace, rules)
    listed = [name for act in acts for name in (*act.carried_out_by, *act.milder)]
    does, yields = types_of([*listed, *rules.withdrawn_by]), types_of(rules.conceded_by)
    issuers, targets = ({key_of(each) for each in side} for side in (menace.issuers, menace.targets))
    whom = sorted(targets | {NOBODY}) if targets else [ANYBODY]
    return [
        *(
            Ask(one, other, does)
            for one in sorted(issuers | {name for each in menace.issuers for name in names_of(each)})
            for other in whom
        ),
        *(Ask(one, other, yields) for one in sorted(targets) for other in sorted(issuers | {NOBODY})),
    ]


def showing(rules: Outcomes) -> frozenset[str]:
    """All types that may show an outcome of some threat."""
    acts = [name for act in rules.acts for name in (*act.carried_out_by, *act.milder)]
    return types_of([*acts, *rules.any, *rules.any_milder, *rules.withdrawn_by, *rules.conceded_by])


def types_of(names: Iterable[str]) -> frozenset[str]:
    """The types of a list of types and modes."""
    return frozenset(name.partition("/")[0] for name in names)
