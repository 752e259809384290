"""Words: demands, refusals, charges and threats, to whom they are said and which of them are told."""

from __future__ import annotations

import pytest
from coded import tell

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who refuses was asked
        ("Ankara rejected Greece's request for a meeting.", ["REJECT TUR:GOV > GRC", "REQUEST GRC > TUR:GOV"]),
        # a threat told after a demand is the demander's, and aimed at whom he asks
        ("Canberra demanded that Jakarta release the fishermen, threatening to recall its ambassador.", ["REQUEST AUS:GOV > IDN:GOV", "THREATEN AUS:GOV > IDN:GOV"]),
        ("Oman demanded an apology from Qatar and threatened to downgrade ties.", ["REQUEST OMN > QAT", "THREATEN OMN > QAT"]),
        ("Lithuania told Minsk to free the trucks, adding that it would shut the border otherwise.", ["REQUEST LTU > BLR:GOV", "THREATEN LTU > BLR:GOV"]),
        ("Threatening to leave the talks, the Houthis accused Saudi Arabia of bad faith.", ["THREATEN YEM:REB > SAU", "ACCUSE YEM:REB > SAU"]),
        ("The rebels demanded that the Chadian government release prisoners and threatened to burn the depot.", ["REQUEST TCD:REB > TCD:GOV", "THREATEN TCD:REB > TCD:GOV"]),
        # "or" and "otherwise" tell what happens to those who do not obey, whatever it is
        ("Angola told Congolese traders to lay down their sticks or die.", ["THREATEN AGO > COD:BUS"]),
        ("The Namibian president told rebels to disarm, otherwise he would use force.", ["REQUEST NAM:GOV > NAM:REB", "THREATEN NAM:GOV > NAM:REB"]),
        # what others must do, a state warns of and a charity advises
        ("Putin warned that NATO must not deploy missiles in Finland.", ["THREATEN RUS:GOV > IGO"]),
        ("Oxfam warned that Chad must withdraw its troops.", ["REQUEST NGO:NGO > TCD"]),
        # some of the words told are quoted
        ("North Korea said it would turn Tokyo into a \"sea of fire\" if balloons came.", ["THREATEN PRK > JPN:GOV"]),
        # who has threatened did so, whoever tells it
        ("Russia has threatened Ukraine with a new offensive, its defence ministry said.", ["THREATEN RUS > UKR"]),
        ("Cuba's government was threatened with an oil embargo by the White House.", ["THREATEN USA:GOV > CUB:GOV"]),
        # captives are asked for nothing, and whose plan is voted down is refused it
        ("Paris demanded the release of two Danish nuns.", ["REQUEST FRA:GOV > -"]),
        ("Chile's Senate voted down the pension reform proposed by President Gabriel Boric.", ["REJECT CHL:LEG > CHL:GOV"]),
        ("A court in Gaborone has dismissed a petition by the former ruling party.", ["REJECT BWA:JUD > BWA:PTY"]),
        # what a stated threat is conditional on is no event, nor is the deed that would be answered
        ("Turkey said it would send its army into Syria if the Kurds did not withdraw.", ["THREATEN TUR > SYR"]),
        ("Any attack on our country will be met with a crushing response, the Iranian general said.", ["THREATEN IRN:MIL > -"]),
        ("Hungary will block the EU budget unless the funds are released, Orban said.", ["THREATEN HUN > EUR"]),
        # who accuses for others is not the one harmed
        ("The United States accused Syria of bombing a hospital.", ["ACCUSE USA > SYR", "ASSAULT SYR > ?:MED +hypothetical"]),
        # a state's own people demand of it
        ("Prabowo's adviser said that Indonesia must ensure security in Papua.", ["REQUEST IDN:GOV > IDN"]),
        # a blockade that demands is one event
        ("Jordanian farmers demanding water blocked a highway near Irbid.", ["PROTEST JOR:AGR > -"]),
        # what somebody is not going to do he refuses, or leaves off
        ("\"We are not going to surrender our weapons,\" said the leader of the Colombian rebels.", ["REJECT COL:REB > -"]),
        ("\"We are not going to attack Taiwan,\" the Chinese ambassador said.", ["CONCEDE CHN:GOV > TWN"]),
        # what somebody has to do is asked of him
        ("The Norwegian minister said Hungary has to respect the ruling.", ["REQUEST NOR:GOV > HUN"]),
        # and what he does not do as a rule
        ("\"We do not negotiate with Chadian kidnappers,\" the Nigerian information minister said.", ["REJECT NGA:GOV > TCD:CRM"]),
        ("\"No talks with Israel,\" said the Iranian foreign minister.", ["REJECT IRN:GOV > ISR"]),
        # said in a speech: no clause of the speech
        ("Kenya's minister repeated in a televised speech that Nairobi would not free the Ugandan pilots.", ["REJECT KEN:GOV > UGA:CVL"]),
        # promises of what nobody will suffer
        ("Eritrea pledged that no Ethiopian civilians would be shelled.", ["CONCEDE ERI > ETH:CVL"]),
        ("The Malian rebels promised that no more French hostages would be taken.", ["CONCEDE MLI:REB > FRA:CVL"]),
        # a strike that is called is to come, one on a condition is threatened
        ("Malawi's teachers said they would go on strike on Friday.", ["PROTEST MWI:EDU > - +future"]),
        # a visit during which something is said, or somebody is described by
        ("The French president said during a visit to Egypt that the camp was full.", ["CONSULT FRA:GOV > EGY"]),
        ("Speaking at the end of a visit to Angola, the Portuguese premier said the sea was calm.", ["CONSULT PRT:GOV > AGO"]),
        # a denied charge refuses nobody anything
        ("Spain accused Morocco of jamming its radars, a charge that Rabat denied.", ["ACCUSE ESP > MAR", "REJECT MAR:GOV > -"]),
    ],
)  # fmt: skip
def test_text_gives_these_events(coder: Coder, text: str, expected: list[str]) -> None:
    assert tell(coder, text) == expected
