"""Coreference in texts: who is meant, of mentions marked as in the gold."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tocsin.code.coder import Coder
from tocsin.evaluate.coreference import links_of, read_chains, score_chains

#: By what each shows.
TEXTS = {
    "many who were called a group are it": (
        "{s|Baloch separatists} attacked a convoy. {s|The group} vowed revenge. {s|It} has done so before."
    ),
    "an adjective for somebody": (
        "{g|General Tomas Brandt} spoke for an hour. Nobody had asked {g|the general} to do so."
    ),
    "a minister's counterpart is a minister": (
        "{r|Foreign Minister Hossein Rahimi} telephoned {a|{r|his} Pakistani counterpart, Jalil Naseer}. "
        "{a|Naseer} agreed. {a|The minister} will fly to Quetta."
    ),
    "who was it is not they": (
        "{p|Delta Oil} denied that {p|it} had paid. {p|The firm} said {p|it} had met {e|the elders}. {e|They} were angry."
    ),
    "of two of one name, who was called so": (
        "{k|Minister Aliou Keita} fled. {k|Keita} was ill. {w|{k|His} wife, Aminata Keita}, wept. {k|Keita} was gone."
    ),
    "a pronoun before the name": "When {o|she} took office, {o|Anita Okello} promised to cut taxes.",
    "a pronoun in a phrase before the name": "After {o|his} arrest, {o|Peter Okello} called a lawyer.",
    "the person in an apposition, later by the noun": (
        "{k|The finance minister}, Anna Kovac, met {r|Peter Reiss} in Vienna. {k|The minister} said {k|she} would wait."
    ),
    "a title before a name, later alone": (
        "{b|Sergeant Tomas Brandt} opened the gate. An hour later {b|the sergeant} closed it."
    ),
    "an honorific that is no role": "{d|Justice Miriam Dlamini} read for an hour. Then {d|the judge} left.",
    "an honorific that tells the sex": (
        "{l|Mr Lomidze} met {k|Mrs Kalandadze} in Gori. {k|She} was late, and {l|he} was angry."
    ),
    "a description before the name that has its title": (
        "{p|A Catholic priest} was freed on Monday. {p|Father Luis Ortega} was in good health."
    ),
    "a second family name": "{r|Laura Rincón Prieto} resigned on Friday. {r|Rincón} gave no reason.",
    "a name with and without its article": "{s|Ali al-Sabri} spoke first. {s|Sabri} was applauded.",
    "a prime minister is not the minister": (
        "{p|Prime Minister Ana Ruiz} dismissed {m|Interior Minister Jorge Vidal}. {m|The minister} protested."
    ),
    "a body by its kind": (
        "{n|The North Atlantic Treaty Organization} (NATO) will send ships. {n|The alliance} said {n|it} would pay."
    ),
    "a body of the text only, by its kind": (
        "{t|Delta Watch} filed a complaint. {t|The group} said {t|its} members were afraid."
    ),
    "another noun for the same people": (
        "{p|Thousands of protesters} filled the square. {p|The demonstrators} carried flags. {p|They} sang."
    ),
    "a crowd": "{p|Hundreds of students} marched to the ministry. {p|The crowd} chanted for an hour.",
    "people who do something else": "{s|Students} blocked the bridge. Later {s|the protesters} went home.",
    "fighters of a group": ("{h|Hezbollah} fired rockets at Haifa. Israel bombed {h|the militants} within the hour."),
    "counted people": "{s|Four soldiers} died in the blast. {s|The soldiers} had been asleep.",
    "the two countries": "Chad and Mali signed a treaty. {p|The two countries} said {p|they} would trade.",
    "both sides": "The army and the rebels met in Bangui. {p|Both sides} left without a word. {p|They} were angry.",
    "two that are told apart by their names": ("The {o|Orumo clan} fought the {b|Bareti clan}. {b|The Bareti} lost."),
    "the country that most is told of": (
        "{k|Kenya} closed the border with Somalia. {k|Kenya} also sent troops. {k|The country} is at peace."
    ),
    "a neighbour": "{k|Kenya} sent troops to {s|Somalia}. {k|It} accused {s|{k|its} neighbour} of a raid.",
    "his country": ("{k|Kenya} sent help. {m|The Kenyan foreign minister} said {k|{m|his} country} would send more."),
    "a husband": (
        "{w|{o|Peter Okello}'s wife}, Grace, spoke to reporters. “{o|{w|My} husband} is innocent,” {w|she} said."
    ),
    "we of a body whose head speaks": (
        "{u|The Bakers' Union} called a strike. {k|Jonas Keller}, {u|the union}'s chairman, was calm. "
        "“{u|We} have time,” {k|he} said."
    ),
    "we of a country whose minister speaks": (
        "{k|Kenya} will not pay. “{k|We} owe nothing,” {o|Finance Minister Peter Okello} told reporters."
    ),
    "we of those among whom somebody speaks": (
        "{f|Farmers} blocked the road to Lille. “{f|We} want {f|our} money,” said Jeanne Morel, a beekeeper."
    ),
    "the speaker is not the one spoken of": (
        "{o|Peter Okello} dismissed {m|Daniel Mwangi}. “{o|He} never listened,” {m|Mwangi} said."
    ),
    "who speaks is named in the quotation's own sentence": (
        "Anita Okello said the vote had been fair. “{r|I} was there,” {r|Laura Reiss} said."
    ),
    "they rather than one body": "{f|The families} camped on the estate. The movement said {f|they} would stay.",
    "an object is not its own subject": "{a|Anna Kovac} met {l|Lena Horvat}. {l|Horvat} thanked {a|her}.",
    "whoever is praised has what follows": (
        "{r|Russia} praised {g|Georgia} for {g|its} patience. {r|It} promised gas."
    ),
    "whoever is ordered does what follows": "A court ordered {u|the union} to reopen {u|its} office.",
    "who of a person behind a place": "{d|The president of Angola}, {d|who} is ill, stayed at home. {d|He} slept.",
    "which makes a body of a noun": "{o|An operator} {o|which} lost money left the port. {o|It} will not return.",
    "no description is its clause's subject": (
        "{h|Haiti} has no army. {r|Russia} argued that the mission had brought cholera to {h|the country}."
    ),
    "the neighbouring country is not who acts": (
        "{c|Chad} closed its border with {s|Sudan}. {g|The Chadian government} accused {s|the neighbouring country} of lies."
    ),
    "both leaders are not some chiefs": (
        "The Serbian president met {c|army chiefs}. The Finnish minister telephoned {b|both leaders}. "
        "He thanked {c|the army chiefs} too."
    ),
    "no namesake from the knowledge base": (
        "{n|North Korea} fired a missile. Japan condemned {n|the North} within the hour."
    ),
    "a member of those who are told of": (
        "{t|Four women} were freed. {m|One of {t|the women}}, Maria Wenda, thanked {t|them} all. {m|She} cried."
    ),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_marked_mentions_are_linked_right(coder: Coder, text: str, tmp_path: Path) -> None:
    path = tmp_path / "text.yaml"
    path.write_text(yaml.safe_dump({"id": "text", "text": text}, allow_unicode=True), encoding="utf-8")
    linked = score_chains(read_chains(path), links_of(coder))
    assert linked
    assert not [(each.mention, each.verdict, each.found) for each in linked if each.verdict != "right"]


def _actors(coder: Coder, text: str, trigger: str) -> list[tuple[str | None, list[str]]]:
    events = coder.code(text, "2025-05-04").events
    found = next(each for each in events if each.trigger.text == trigger)
    return [(each.country, each.sectors) for each in found.actors]


def test_place_that_nobody_knows_is_no_army(coder: Coder) -> None:
    text = "Gunmen looted grain stores in Dambouri, a trader in Kenya said. The army later shelled the camp."
    assert _actors(coder, text, "shelled") != [(None, [])]


def test_what_is_somebodys_is_not_what_a_text_calls_by_another_noun(coder: Coder) -> None:
    text = (
        "Kharkiv in Ukraine came under fire. Air defences shot down 58 drones over Kyiv, Ukraine said. "
        "The Russian Defence Ministry said its forces had shelled a workshop."
    )
    assert [country for country, _ in _actors(coder, text, "shelled")] == ["RUS"]
