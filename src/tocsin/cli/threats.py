"""`tocsin eval ledger`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tocsin.cli.output import FIXED, NUMBER, clean, console, table, write_json
from tocsin.code.coder import Coder
from tocsin.evaluate.ledger import judge_threats, read_threats, threat_measures
from tocsin.merge import Merger
from tocsin.parse.syntax import DEFAULT_MODEL


def show_threats_measured(
    path: Path, codebook: Path | None, model: str | None, base: Path | None, *, misses: int, as_json: bool
) -> None:
    """Prints the measures of each folder of stories and of all, the outcomes, and what is not right."""
    judged = judge_threats(read_threats(path), Coder(codebook, model or DEFAULT_MODEL, base), Merger(codebook))
    groups = {name: [each for each in judged if each.group == name] for name in sorted({e.group for e in judged})}
    scored = {name: threat_measures(each) for name, each in [*groups.items(), ("all", judged)]}
    if as_json:
        write_json({**scored, "stories": len(judged)})
        return
    made = table(("share", FIXED), *((name, NUMBER) for name in scored))
    for name in scored["all"]:
        made.add_row(name.replace("_", " "), *(f"{measures[name]:.3f}" for measures in scored.values()))
    made.add_row("stories", *(str(len(each)) for each in groups.values()), str(len(judged)))
    console.print(made)
    console.print()
    outcomes = table(("outcome", FIXED), *((name, NUMBER) for name in ("stories", "found", "right")))
    wanted = Counter(each.story.threat.outcome for each in judged)
    for outcome, count in sorted(wanted.items()):
        own = [each for each in judged if each.story.threat.outcome == outcome]
        found = sum(each.entry is not None for each in own)
        outcomes.add_row(outcome, str(count), str(found), str(sum(each.right for each in own)))
    console.print(outcomes)
    for each in [each for each in judged if not each.right][:misses]:
        got = each.entry.outcome if each.entry is not None else "no such threat is coded"
        console.print(f"\n{each.group}/{each.story.id}: wanted {each.story.threat.outcome}, got {got}", soft_wrap=True)
        for line in each.coded:
            console.print(f"  {clean(line)}", soft_wrap=True)
