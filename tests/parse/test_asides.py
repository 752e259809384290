"""What stands between a subject and its verb does not part them, and no verb is the adjective of a name behind it."""

from __future__ import annotations

import pytest

from tocsin import Coder
from tocsin.evaluate.examples import notation


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A Thai court on Friday jailed activist Somchai Boonma for a year.", ["SANCTION/convict THA:JUD > THA:CVL"]),
        (
            "A Nairobi judge on Friday jailed blogger Peter Otieno for two years and fined his website.",
            ["SANCTION/convict KEN:JUD > KEN:JRN", "SANCTION/convict KEN:JUD > KEN:JRN"],
        ),
        ("Cairo on Sunday deported journalist Ann Lee.", ["COERCE/deport EGY:GOV > EGY:JRN"]),
        ("Cairo earlier this week deported journalist Ann Lee.", ["COERCE/deport EGY:GOV > EGY:JRN"]),
        (
            "Tass said a Moscow court on Monday convicted scientist Ivan Orlov of treason.",
            ["SANCTION/convict RUS:JUD > RUS:EDU"],
        ),
        # here it is one
        ("On Friday jailed activist Olga Zhuk thanked Germany.", ["SUPPORT DEU:CVL > DEU"]),
    ],
)
def test_verb_behind_a_day(coder: Coder, text: str, told: list[str]) -> None:
    events = coder.code(text, "2025-05-15").events
    assert [notation(each).split(" [")[0] for each in events] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad, whose finances are stretched, banned imports of Sudanese salt.", ["COERCE/restrict TCD > SDN"]),
        ("Peru, long seen as cautious, called upon Chile to release the fishermen.", ["REQUEST/yield PER > CHL"]),
        ("Armenia – for years the weaker side – attacked Azerbaijan.", ["ASSAULT ARM > AZE"]),
        ("Malta late on Monday shared intelligence with the Libyan army.", ["COOPERATE MLT > LBY:MIL"]),
        ("The bloc ECOWAS imposed sanctions on Mali.", ["COERCE/restrict IGO > MLI"]),
        ("A Riga court convicted scientist Ivan Orlov of treason.", ["SANCTION/convict LVA:JUD > LVA:EDU"]),
        ("The Greek government detained opposition lawmaker Nikos Petrou.", ["COERCE/arrest GRC:GOV > GRC:LEG"]),
        # who reports it is no aside, and a list is none
        ("Togo, the ministry said, attacked Benin.", ["ASSAULT TGO > BEN"]),
        ("Togo, Ghana and Niger attacked Benin.", ["ASSAULT TGO & GHA & NER > BEN"]),
    ],
)
def test_subject_and_verb_stay_together(coder: Coder, text: str, told: list[str]) -> None:
    events = coder.code_by_frames(text, "2025-05-15").events
    assert [notation(each).split(" [")[0] for each in events] == told


def test_an_aside_keeps_its_own_words(coder: Coder) -> None:
    sentence = coder.parser.parse("The bloc, which Togo leads, imposed sanctions on Mali.").sentences[0]
    words = {token.text: token for token in sentence.span}
    assert (words["leads"].head.text, words["leads"].dep_) == ("bloc", "relcl")
    assert (words["Togo"].head.text, words["bloc"].head.text) == ("leads", "imposed")
