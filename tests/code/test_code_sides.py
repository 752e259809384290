"""Who does what to whom where several are named: joined subjects and verbs, results, what is only sent, demands in quotations."""

from __future__ import annotations

import pytest
from coded import codes, event_of, tell, told_at

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "what"),
    [
        # two of whom the first heads a body are two
        (
            "The head of Mossad and Turkey's foreign minister met Jordan's king in Amman.",
            "met",
            "CONSULT ISR:SPY & TUR:GOV & JOR:GOV > -",
        ),
        # whoever is dragged off by some and shot is shot by them
        (
            "A Honduran councillor was dragged from a bar by six masked men and shot in the street.",
            "shot",
            "ASSAULT ?:UAF > HND:GOV",
        ),
        ("The Polish minister was criticised by the union and shot on Sunday.", "shot", "ASSAULT - > POL:GOV"),
        # to whom something is promised, with more said of them
        (
            "Japan promised Fiji, which has no navy, two patrol boats.",
            "promised",
            "AGREE JPN > FJI",
        ),
        # who is sent is nobody to whom it is offered, nor are one's own men
        ("France offered to send engineers.", "offered", "AGREE FRA > -"),
        ("Chad and Niger agreed to let their soldiers chase bandits.", "agreed", "AGREE TCD & NER > -"),
        # with whom one talks is refused
        (
            "Serbia refused to recognise the border in three hours of talks with Kosovo.",
            "refused",
            "REJECT SRB > XKX",
        ),
        # what others must do is asked of them
        (
            '"Kenya must stop its provocations at once," Somali government spokesman Ali Nur told reporters.',
            "stop",
            "REQUEST SOM:GOV > KEN",
        ),
        # what will be done to whoever does something is threatened
        (
            "Ecuador's interior minister warned that anyone who went on blocking roads would be tried for sabotage.",
            "warned",
            "THREATEN ECU:GOV > ECU:CVL",
        ),
        # results of a deed, whichever verb leads to it
        (
            "Militants replied by firing rockets at a Pakistani army camp, killing three soldiers.",
            "firing",
            "ASSAULT ?:REB > PAK:MIL & PAK:MIL",
        ),
        (
            "Rebels ambushed a Congolese patrol and wounded a captain.",
            "ambushed",
            "ASSAULT ?:REB > COD:MIL & COD:MIL",
        ),
        (
            "Kenyan police opened fire on a crowd in Kisumu; a boy was killed.",
            "opened",
            "ASSAULT KEN:COP > KEN:CVL & KEN:CVL",
        ),
    ],
)
def test_sides_of_an_act(coder: Coder, text: str, trigger: str, what: str) -> None:
    assert told_at(coder, text, trigger) == what


def test_another_deed_of_the_same_is_no_result(coder: Coder) -> None:
    text = "Boko Haram fighters attacked a bus near Maiduguri, killing the driver and abducting 12 passengers."
    assert tell(coder, text) == ["ASSAULT NGA:REB > NGA:CVL & NGA:LAB", "ASSAULT NGA:REB > NGA:CVL"]


@pytest.mark.parametrize(
    "text",
    [
        "Neither side in Yemen has suggested that the talks will be put off.",
        "The American soldiers stationed in Qatar watched the match.",
        "Sweden's foreign minister spoke for the group.",
    ],
)
def test_what_tells_no_act(coder: Coder, text: str) -> None:
    assert tell(coder, text) == []


def test_what_is_asked_of_somebody_is_for_him_to_do(coder: Coder) -> None:
    text = "Serbia's president appealed to the Kosovo Serbs to take down their barricades."
    assert [each.split()[0] for each in tell(coder, text)] == ["REQUEST"]


@pytest.mark.parametrize(
    ("text", "trigger", "what"),
    [
        # those who free captives from others rescue them, who frees his own lets them go
        ("Mexican soldiers raided a farm and freed 27 Honduran migrants.", "freed", "AID MEX:MIL > HND:REF"),
        ("Colombian rebels seized a mayor and freed him on Monday.", "freed", "RETREAT COL:REB > COL:GOV"),
        # what has to come about before what is refused is asked of those who are to do it
        (
            "Israel refused to halt its offensive before Hamas had laid down its arms.",
            "refused",
            "REJECT ISR > PSE:REB",
        ),
        # no name stands before an adjective of the same noun
        ("Berlin refused to give Kyiv long-range missiles.", "refused", "REJECT DEU:GOV > UKR:GOV"),
        ("Moscow denied striking homes in Kharkiv.", "striking", "ASSAULT RUS:GOV > UKR:CVL +negation"),
        # whoever is invited has not asked for it
        (
            "Iran's negotiator told reporters that his country would never give up its right to the fuel, "
            "but he invited inspectors from the European Union to visit Tehran.",
            "give",
            "REJECT IRN:GOV > -",
        ),
        (
            "The government of Mali and Tuareg rebels signed a truce in Algiers.",
            "signed",
            "SUPPORT MLI:GOV & MLI:REB > -",
        ),
        ("France said that it would withdraw half of its soldiers from the Sahel.", "withdraw", "AGREE FRA > -"),
        (
            "The German general warned that his men would use live rounds if they came under fire, and the "
            "European Union began moving soldiers to the north.",
            "warned",
            "THREATEN DEU:MIL > -",
        ),
    ],
)
def test_whom_a_joined_clause_concerns(coder: Coder, text: str, trigger: str, what: str) -> None:
    assert told_at(coder, text, trigger) == what


def test_nothing_awaited_is_told(coder: Coder) -> None:
    text = "Israel refused to halt its offensive before Hamas had laid down its arms."
    assert [each.split()[0] for each in tell(coder, text)] == ["REJECT"]


def test_what_is_asked_in_one_breath_is_one_request(coder: Coder) -> None:
    text = '"Rwanda must leave Goma and lift the siege of Bukavu," the Congolese president said.'
    assert tell(coder, text) == ["REQUEST COD:GOV > RWA"]


@pytest.mark.parametrize(
    ("text", "trigger", "what"),
    [
        # who is blamed for unrest governs and has not rioted
        ("The Peruvian opposition blames the energy minister for the unrest.", "blames", "ACCUSE PER:OPP > PER:GOV"),
        ("Moldova's president blamed the Communists for the riots.", "riots", "PROTEST MDA:PTY > - +hypothetical"),
        # nor has he asked for anything of whom that is denied
        ("Fiji denied that China had asked for help.", "denied", "REJECT FJI > -"),
        # whom something is asked for is not asked
        ("Norway called for safe passage for 300,000 people in Sudan.", "called", "REQUEST NOR > -"),
    ],
)
def test_who_is_blamed_or_asked(coder: Coder, text: str, trigger: str, what: str) -> None:
    assert told_at(coder, text, trigger) == what


def test_unrest_is_not_made_by_those_who_govern(coder: Coder) -> None:
    text = "The Peruvian opposition blames the energy minister for the unrest."
    assert [each.split()[0] for each in tell(coder, text)] == ["ACCUSE"]


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        # the two sides of one country: its rulers and those against them of whom the text told last
        (
            "Myanmar's junta lost the town of Lashio to Kokang rebels in August. Beijing brokered a truce between the two sides in January.",
            "brokered",
            ["MMR:GOV", "MMR:REB"],
        ),
        (
            "Colombia's army shelled a camp of ELN guerrillas on Sunday. Two children were killed. The bishop of Arauca called on both sides to stop fighting.",
            "called",
            ["COL:GOV", "COL:REB"],
        ),
        (
            "Maldives police fired tear gas at opposition supporters on Tuesday. The Commonwealth urged both sides to talk.",
            "urged",
            ["MDV:GOV", "MDV:OPP"],
        ),
        # who meets both of them is neither, nor whose he is
        (
            "Fiji and Samoa are at odds over fish. New Zealand's foreign minister met both governments on Monday.",
            "met",
            ["FJI:GOV", "WSM:GOV"],
        ),
        # one by one, each to the other
        ("Kenya and Somalia broke off talks, and each side accused the other of bad faith.", "accused", ["KEN", "SOM"]),
        (
            "Yemen's government and the Houthi rebels signed a truce in May. Each of the two sides blamed the other.",
            "blamed",
            ["YEM:GOV", "YEM:REB"],
        ),
        # the two countries that agreed are between whom it was
        (
            "Mali and Niger closed their border in May. The two countries agreed to a truce brokered by Togo.",
            "brokered",
            ["MLI", "NER"],
        ),
        # what is promised or sent is not to whom
        ("Ghana has promised sixty soldiers.", "promised", []),
        (
            "Chadian police reinforcements were sent to the district; Chad deployed 200 police in the area.",
            "deployed",
            [],
        ),
        # to whom access is wanted
        ("The Swiss embassy in Hanoi asked for access to the detained teacher.", "asked", []),
    ],
)
def test_the_sides_of_an_act_that_are_told_together(
    coder: Coder, text: str, trigger: str, recipients: list[str]
) -> None:
    assert codes(event_of(coder, text, trigger).recipients) == recipients
