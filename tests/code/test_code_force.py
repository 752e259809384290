"""Attacks, deployments and withdrawals: who did what to whom, in sentences as agencies write them."""

from __future__ import annotations

import pytest
from coded import event_at, tell

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # who is pushed out of a place lost it to those who pushed
        ("Kurdish fighters pushed the jihadists out of the town of Manbij on Sunday.", "ASSAULT SYR:REB > SYR:REB"),
        ("Government troops drove the rebels from Aweil at dawn.", "ASSAULT SSD:MIL > SSD:REB"),
        # a body's name tells no deed
        (
            "Palestinian Islamic Jihad (PIJ) organization launched a sniper attack on Israel Defense Forces' personnel.",
            "ASSAULT PSE:PRM > ISR:MIL",
        ),
        ("The Eastern Libyan Attack Brigade shot two Tripoli policemen.", "ASSAULT LBY:MIL > LBY:COP"),
        ("The Movement for the Liberation of Congo accused Kinshasa of lying.", "ACCUSE COD:PTY > COD:GOV"),
        # who holds or frees strangers is not of their country, nor is who throws out foreign troops
        ("Bandits released six Chinese engineers on Monday.", "RETREAT ?:CRM > CHN:LAB"),
        ("The junta expelled French troops on Monday.", "SANCTION ?:GOV > FRA:MIL"),
        # whom a foreign force harms is of the only other country named
        ("Israeli troops shot three farmers, Palestinian officials said.", "ASSAULT ISR:MIL > PSE:AGR"),
        ("Pakistani shells killed a mother, Indian police said.", "ASSAULT PAK:MIL > IND:CVL"),
        ("Chinese coastguards rammed a fishing boat on Monday, Manila said.", "ASSAULT CHN:COP > PHL:AGR"),
        # a people may live in several countries
        ("Hutu militiamen killed nine villagers near Goma.", "ASSAULT COD:PRM > COD:CVL"),
        ("Hezbollah's men fired rockets at Haifa.", "ASSAULT LBN:PRM > ISR:CVL"),
        # what happens where troops are sent happens there; a thing that moves carries somebody
        ("Gunmen fired at a bus carrying Coptic pilgrims near Minya.", "ASSAULT EGY:UAF > EGY:CVL"),
        # the deed and the dead are one event, the deed's noun tells who did it
        (
            "Twelve people were killed in an Israeli air strike on a school in the Lebanese city of Baalbek.",
            "ASSAULT ISR > LBN:CVL & LBN:EDU",
        ),
        ("Nine soldiers died in a rebel attack on an army base near Gao.", "ASSAULT MLI:REB > MLI:MIL & MLI:MIL"),
        (
            "Two Filipino rebels died in a clash with soldiers in the hinterlands of Negros.",
            "ASSAULT PHL:MIL > PHL:REB",
        ),
        (
            "At least 18 soldiers were killed when jihadists linked to Al-Qaeda attacked a military post in Benin.",
            "ASSAULT IMG:REB > BEN:MIL & BEN:MIL",
        ),
        # verbs with a hyphen
        ("Officers had tear-gassed thousands of football fans in Malang.", "ASSAULT IDN:COP > IDN:CVL"),
        ("Police tear-gas pensioners outside Argentine Congress", "ASSAULT ARG:COP > ARG:CVL"),
        ("India test-launches Agni missile", "MOBILIZE IND > -"),
        # asides are no main verbs
        ("The priest, shot in the chest, died in hospital in Jos.", "ASSAULT - > NGA:REL"),
        # outlaws abduct whom police would arrest
        ("Bandits rounded up villagers in Zamfara.", "ASSAULT NGA:CRM > NGA:CVL"),
        ("Police rounded up villagers in Zamfara.", "COERCE NGA:COP > NGA:CVL"),
        # whoever walks out of jail was freed; a square of one's own city is left to nobody
        ("Six Cuban political prisoners walked out of Guanajay jail this morning.", "RETREAT - > CUB:OPP"),
        ("Bolivian troops withdrew from Plaza Murillo on Wednesday.", "RETREAT BOL:MIL > -"),
        ("Saudi Arabia halted its air strikes in Yemen on Tuesday.", "RETREAT SAU > YEM"),
        ("Manila sent a patrol plane to shadow the Chinese vessel.", "MOBILIZE PHL:GOV > CHN:BUS"),
        ("Russia has moved nuclear weapons to Belarus.", "MOBILIZE RUS > BLR"),
    ],
)
def test_force_is_told(coder: Coder, text: str, told: str) -> None:
    assert tell(coder, text) == [told]


def test_a_place_of_which_a_clause_tells_is_where_that_happens(coder: Coder) -> None:
    text = "Congolese generals sent two battalions to Beni, where gunmen killed 38 churchgoers at the weekend."
    assert tell(coder, text)[1] == "ASSAULT COD:UAF > COD:CVL"


def test_a_clause_of_time_does_not_take_the_main_one_in(coder: Coder) -> None:
    text = "Russian missiles struck a bridge in Kharkiv on Monday, killing two residents, hours after the Kremlin had promised to spare the city."
    first, second = tell(coder, text)
    assert first == "ASSAULT RUS:MIL > UKR:CVL & UKR:CVL"
    assert second.startswith("CONCEDE RUS:GOV")


@pytest.mark.parametrize(
    ("text", "trigger", "mode"),
    [
        # who attacks a mine or a tank does not do it with that
        ("Armed men stormed a coal mine in Balochistan, killing 20 miners.", "stormed", None),
        ("Ukrainian soldiers attacked a tank near Bakhmut with rifles.", "attacked", "firearms"),
        ("Riot police fired tear-gas at a crowd in Lagos.", "fired", "crowd-control"),
    ],
)
def test_the_mode_is_by_what_means_it_is_done(coder: Coder, text: str, trigger: str, mode: str | None) -> None:
    assert event_at(coder.code(text, "2024-05-15"), trigger).mode == mode


@pytest.mark.parametrize(
    "text",
    ["Suspected rebels are hiding in the forest near Goma.", "The fighters laid ambushes, the suspected spy said."],
)
def test_a_word_before_a_noun_accuses_nobody(coder: Coder, text: str) -> None:
    assert not any(told.startswith("ACCUSE") for told in tell(coder, text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # who dies when something is done is harmed by it
        (
            "Nine Somali soldiers died on Monday when al-Shabaab fighters, travelling in lorries, overran their post.",
            "ASSAULT SOM:REB > SOM:MIL",
        ),
        # a deed named by a gerund, and whom it is aimed at behind its doer
        ("Heavy shelling by Rwandan artillery killed three villagers in Goma.", "ASSAULT RWA:MIL > COD:CVL"),
        ("Kyiv spoke of a strike by Ukrainian forces on Russian fuel depots.", "ASSAULT UKR:MIL > RUS:BUS"),
        # a building in a capital is not the government's, and a town with its country behind it is there
        ("Israeli jets flattened a banquet hall in Beirut.", "ASSAULT ISR:MIL > LBN:CVL"),
        ("A bomb went off outside a mosque in Tripoli, Lebanon.", "ASSAULT - > LBN:REL"),
        # those who bear arms for a party are no politicians, and a rank says less than whose it is
        ("Renamo fighters shot a teacher in Mozambique.", "ASSAULT MOZ:REB > MOZ:EDU"),
        (
            "A commander of the Rapid Support Forces, General Musa Hamid, killed two teachers in Sudan.",
            "ASSAULT SDN:PRM > SDN:EDU",
        ),
        # a nickname is part of a name
        ('Gunmen killed Wilmer "Siopas" Giraldo, a leader of the Gulf Clan.', "ASSAULT COL:UAF > COL:CRM"),
        # whom a clause with "what" names, models of planes
        ("North Korea test-fired what Seoul said was a ballistic missile on Sunday.", "MOBILIZE PRK > -"),
        ("The Netherlands is moving F-16s to Lithuania.", "MOBILIZE NLD > LTU"),
        # let go and set free
        ("Bandits in Zamfara let go 30 women.", "RETREAT NGA:CRM > NGA:CVL"),
        ("Nicaragua set free 222 political prisoners.", "RETREAT NIC > NIC:OPP"),
        # who goes where forces are withdrawn; what is undone is background
        ("French paratroopers have been pulled out of Mali.", "RETREAT FRA:MIL > MLI"),
        ("The French soldiers who had been stationed in Niger left the country on Friday.", "RETREAT FRA:MIL > NER"),
        # an attempt by somebody else
        ("Somali troops thwarted a bid by al-Shabaab to overrun a base.", "ASSAULT SOM:REB > SOM:MIL +negation"),
        # soldiers sent within one's own country threaten nobody
        (
            "Kenya's interior minister said 300 more policemen would be sent to Lamu.",
            "MOBILIZE KEN:GOV > - +future",
        ),
    ],
)
def test_force_is_told_in_long_sentences(coder: Coder, text: str, told: str) -> None:
    assert tell(coder, text) == [told]


def test_men_armed_with_rifles_are_given_nothing(coder: Coder) -> None:
    assert tell(coder, "Men armed with rifles stood at the gate in Jos.") == []


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # a frame that asks for a doer fits a passive verb without one, if it tells what was done to what
        ("The mayor's house in Kano was burned down on Friday.", ["ASSAULT - > NGA:GOV"]),
        ("The university in Minsk has been sealed off since Tuesday.", ["COERCE - > BLR:EDU"]),
        # what became of them is part of the deed
        ("Two students in Lagos were shot and wounded by police.", ["ASSAULT NGA:COP > NGA:EDU"]),
        ("Eleven peacekeepers were ambushed and killed in Ituri.", ["ASSAULT - > UNO:MIL"]),
        # what a march is to bring about has not come about
        ("Thousands marched through Yerevan to force the prime minister to resign.", ["PROTEST ARM:CVL > ARM:GOV"]),
        # some of those who are named are known
        ("Some of the protesters in Lima blocked the highway.", ["PROTEST PER:OPP > -"]),
    ],
)
def test_what_is_told_without_a_doer_or_of_a_part(coder: Coder, text: str, events: list[str]) -> None:
    assert tell(coder, text) == events


@pytest.mark.parametrize(
    ("text", "trigger", "mode"),
    [
        ("The premier condemned rockets fired at Haifa.", "fired", "heavy-weapons"),
        ("Shots fired at a bus in Karachi wounded two.", "fired", "firearms"),
        ("The army displayed tanks destroyed by rebels.", "destroyed", "destroy"),
    ],
)
def test_what_is_fired_tells_by_what_means(coder: Coder, text: str, trigger: str, mode: str) -> None:
    assert event_at(coder.code(text), trigger).mode == mode
