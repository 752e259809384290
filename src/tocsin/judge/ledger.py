"""The ledger: every threat once, with what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from tocsin.codebook import Codebook
from tocsin.codebook.schema import Outcomes
from tocsin.judge.asks import asks_of
from tocsin.judge.cases import Case
from tocsin.judge.conditions import needed, wanted_stems
from tocsin.judge.entries import Entry, cases_of, entry_of
from tocsin.judge.evidence import Menace, Ruling
from tocsin.judge.menaces import gathered, made_of
from tocsin.judge.outcomes import acts_of, due_day, rule
from tocsin.judge.parties import key_of
from tocsin.judge.sources import Source
from tocsin.model import Happening
from tocsin.model.correction import Correction


class Ledger:
    """Threats and what became of them, with the events that they rest on.

    entries: with their corrections; something that can be gone through more than once. as_of: ISO day as of which their outcomes
    hold; data_end: the last one of imported events, None: there are none.
    """

    def __init__(
        self, entries: Iterable[Entry], source: Source, rules: Outcomes, as_of: str, data_end: str | None = None
    ):
        self.entries = entries
        self.source = source
        self.rules = rules
        self.as_of = as_of
        self.data_end = data_end

    def cases(self) -> list[Case]:
        """The threats as follow-through counts them."""
        return cases_of(self.entries, self.data_end)

    def of(self, id_: str) -> Entry | None:
        """The threat of that id, or the one that a happening or event of that id reports; a unique beginning is enough."""
        exact = [each for each in self.entries if id_ in (each.id, *each.happenings, *each.reports)]
        found = exact or [
            each
            for each in self.entries
            if any(key.startswith(id_) for key in (each.id, *each.happenings, *each.reports))
        ]
        return found[0] if len(found) == 1 else None


def reckon(
    happenings: Iterable[Happening],
    source: Source,
    codebook: Codebook,
    rules: Outcomes,
    as_of: str,
    corrections: Mapping[str, list[Correction]] | None = None,
) -> Ledger:
    """The ledger of some happenings, all of it reckoned now.

    happenings: of any type; those that assert a threat count. rules: what becomes of threats, mostly the codebook's.
    as_of: ISO day; what was published after it is not there. corrections: by event id.
    """
    found = {each.id: each for each in happenings}
    made = (made_of(each, source, codebook, as_of) for each in found.values())
    groups = gathered((each for each in made if each is not None), ruler(source, rules, as_of), rules, as_of)
    entries = [
        entry_of(group, [found[id_] for id_ in group.happenings], source, codebook, as_of).corrected(corrections or {})
        for group in groups
    ]
    return Ledger(entries, source, rules, as_of)


def ruler(source: Source, rules: Outcomes, as_of: str) -> Callable[[Menace], Ruling]:
    """Judges threats by what a source tells after them."""

    def judged(menace: Menace) -> Ruling:
        due = due_day(menace, acts_of(menace, rules), rules)
        glimpses = source.glimpses(asks_of(menace, rules), menace.day, min(due, as_of))
        keys = {key_of(each) for each in (*menace.issuers, *menace.targets)}
        wanted = wanted_stems(menace, rules)

        def telling(first: str, last: str) -> Iterable[tuple[str, str, str]]:
            return source.telling(keys, wanted, needed(wanted, rules), first, last)

        return rule(menace, glimpses, telling, rules, as_of)

    return judged
