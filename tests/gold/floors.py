"""The measures on the project's own gold, and the floors below which none may fall.

python tests/gold/floors.py                  # measures and raises the floors that were passed
python tests/gold/floors.py --lower NAME     # also lowers this one, which the commit then has to explain
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import yaml

from tocsin.code.coder import Coder
from tocsin.evaluate.actors import judge, read_phrases
from tocsin.evaluate.coreference import links_of, read_chains, score_chains
from tocsin.evaluate.events import (
    auxiliary_measures,
    coding_with,
    event_measures,
    score_auxiliary,
    score_noise,
    score_texts,
)
from tocsin.evaluate.facts import (
    Judged,
    judge_dates,
    judge_figures,
    judge_places,
    read_counted,
    read_dated,
    read_placed,
    share,
)
from tocsin.evaluate.gold import read_texts
from tocsin.evaluate.happenings import read_stories, score_stories
from tocsin.evaluate.ledger import judge_threats, read_threats, threat_measures
from tocsin.evaluate.pages import page_measures, read_pages
from tocsin.evaluate.terms import judge_terms, read_terms
from tocsin.merge import Merger
from tocsin.read.languages import language_of

GOLD = Path(__file__).parent
#: Folders of whole events; those in `held/` are blind.
PARTS = [
    *(
        half + each
        for half in ("", "held/")
        for each in ("plain", "constructions", "sentences", "articles", "wire", "papers", "fresh")
    )
]
FLOORS = GOLD / "floors.yaml"
#: So much of a measure may go by chance: another version of a library reads a few sentences otherwise.
SLACK = 0.005


def measures(coder: Coder) -> dict[str, float]:
    """Every measure that has a floor, the higher the better."""
    ontology = coder.codebook.ontology
    code = coding_with(coder)
    found = {}
    for part in PARTS:
        told = event_measures(score_texts(read_texts(GOLD / part, ontology), code))
        found |= {f"{part.replace('/', ' ')} {name}": value for name, value in told.items()}
    found["auxiliary right of coded"] = auxiliary_measures(
        score_auxiliary(read_texts(GOLD / "auxiliary", ontology), code)
    )["right_of_coded"]
    sentences, noise = score_noise(read_texts(GOLD / "noise", ontology), code)
    found["noise sentences without an event"] = 1 - len({sentence for sentence, _ in noise}) / sentences
    linked = score_chains(read_chains(GOLD / "coreference"), links_of(coder))
    found["coreference right"] = sum(each.verdict == "right" for each in linked) / len(linked)
    for part in ("seen", "held", "late"):
        pages = page_measures(read_pages(GOLD / "pages" / part))
        found |= {f"pages {part} {name}": value for name, value in pages.items()}
    found["languages told from English"] = _told_from_english(GOLD / "languages" / "paragraphs.yaml")
    phrases = judge(read_phrases(GOLD / "actors" / "phrases.json"), coder.actor)
    found["actors right"] = sum(each.right for each in phrases) / len(phrases)
    judged: dict[str, list[Judged]] = {"dates": [], "places": []}
    for half in ("tuned", "held"):
        for name, folder in ((f"{{}} {half} right", None), (f"scenes {half} {{}} right", "scenes")):
            dates = judge_dates(read_dated(GOLD / (folder or "dates") / f"{half}.yaml"), coder.code)
            places = judge_places(read_placed(GOLD / (folder or "places") / f"{half}.yaml"), coder.code)
            found |= {name.format("dates"): share(dates), name.format("places"): share(places)}
            judged["dates"] += dates
            judged["places"] += places
        found[f"terms of threats {half} right"] = share(
            judge_terms(read_terms(GOLD / "terms" / f"{half}.yaml"), coder.code)
        )
        found[f"figures {half} right"] = share(
            judge_figures(read_counted(GOLD / "figures" / f"{half}.yaml"), coder.code)
        )
    for kind, each in judged.items():
        found |= {f"all {kind} right": share(each), f"all {kind} right of coded": share(each, of_coded=True)}
    stories = score_stories(read_stories(GOLD / "happenings"), coder, Merger())
    for part in ("held", "tuning"):
        found[f"happenings {part} f1"] = stories[part][0].f1
    whole = stories["all"][0]
    found |= {"happenings precision": whole.precision, "happenings recall": whole.recall}
    found["happenings mentions coded"] = whole.coded / whole.mentions
    found |= {"near-copies found": whole.copy_recall, "near-copies right": whole.copy_precision}
    stories_of_threats = read_threats(GOLD / "threats")
    for part in ("held", "tuning"):
        threats = threat_measures(
            judge_threats([each for each in stories_of_threats if each[1] == part], coder, Merger())
        )
        found |= {f"threats {part} {name}": threats[name] for name in ("found", "outcome", "issuer", "target")}
    return {name: round(value, 3) for name, value in found.items()}


def _told_from_english(path: Path) -> float:
    """The share of paragraphs in other languages whose language is told right."""
    told = [
        language_of(paragraph) == language
        for language, paragraphs in yaml.safe_load(path.read_text(encoding="utf-8")).items()
        for paragraph in paragraphs
    ]
    return sum(told) / len(told)


def floors() -> dict[str, float]:
    """The floors as they are pinned."""
    return yaml.safe_load(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def main() -> int:
    """Writes the floors anew; status 1 if a measure has fallen and may not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", action="append", default=[], help="name of a floor that may be lowered")
    lower = set(parser.parse_args().lower)
    old, now = floors(), measures(Coder())
    fallen = {name for name, value in now.items() if value < old.get(name, 0.0) - SLACK}
    for name, value in now.items():
        print(f"{name:36} {value:.3f}  floor {old.get(name, 0.0):.3f}{'  FALLEN' if name in fallen else ''}")
    kept = {name: value if name in lower else max(value, old.get(name, 0.0)) for name, value in now.items()}
    text = "# The least that each measure on this gold may be. Made by `python tests/gold/floors.py`.\n"
    FLOORS.write_text(text + yaml.safe_dump(kept, sort_keys=False), encoding="utf-8")
    return 1 if fallen - lower else 0


if __name__ == "__main__":
    sys.exit(main())
