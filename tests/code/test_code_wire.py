"""Reports from wars and raids as agencies write them: who speaks on, who hit a mine, of whom some were killed."""

from __future__ import annotations

import pytest
from coded import tell, told_at

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "what"),
    [
        # a second verb of speech is the speaker's, not of those of whom he tells
        (
            "Uganda's minister said the army had killed 12 rebels and accused Rwanda of arming them.",
            "accused",
            "ACCUSE UGA:GOV > RWA",
        ),
        (
            "The governor denied that police had opened fire and blamed the deaths on the protesters.",
            "blamed",
            "ACCUSE ?:GOV > ?:OPP",
        ),
        (
            "Turkey's president said the soldiers had been ambushed by the PKK and vowed to take revenge.",
            "vowed",
            "THREATEN TUR:GOV > -",
        ),
        # but what those may do of whom he tells they do
        (
            "Chad's minister said Libya had shelled the border and threatened to close it.",
            "threatened",
            "THREATEN LBY > TCD",
        ),
        ("The rebels said the army had attacked the town and killed 12 people.", "killed", "ASSAULT ?:MIL > ?:CVL"),
        # some of those just named, with what they do meanwhile
        (
            "Gunmen, some wearing army uniforms, stormed a village in Plateau State.",
            "stormed",
            "ASSAULT NGA:UAF > NGA:CVL",
        ),
        (
            "The attackers, some riding motorbikes, shot dead nine farmers near Sokoto.",
            "shot",
            "ASSAULT NGA:UAF > NGA:AGR",
        ),
        (
            "Hundreds of students, many waving flags, marched to the ministry in Dhaka.",
            "marched",
            "PROTEST BGD:EDU > BGD:GOV",
        ),
        # some of a number are whose those are
        (
            "Gunmen attacked a church in Enugu on Sunday. Four of the attackers were killed.",
            "killed",
            "ASSAULT - > NGA:UAF",
        ),
        (
            "Troops raided a hideout in Mindanao, killing five militants. Two of the soldiers were killed.",
            "killed",
            "ASSAULT - > PHL:MIL",
        ),
        # people of several countries
        (
            "Border guards in Bulgaria detained 43 people, mostly Afghans and Ethiopians.",
            "detained",
            "COERCE BGR:COP > AFG:CVL & ETH:CVL",
        ),
        # whose a thing is
        ("The army destroyed a camp belonging to the rebels in Catatumbo.", "destroyed", "ASSAULT COL:MIL > COL:REB"),
        ("The army torched huts owned by Rohingya families.", "torched", "ASSAULT MMR:MIL > MMR:CVL"),
        # a deal's place is nobody's home
        (
            "Yemen's warring sides freed 52 prisoners under a deal agreed in Stockholm.",
            "freed",
            "RETREAT YEM > YEM:CVL",
        ),
        # deaths and the deed, the clause of which hangs on the last verb
        (
            "At least 17 people were killed and 30 wounded when a suicide bomber blew himself up at a mosque in Peshawar.",
            "blew",
            "ASSAULT PAK:UAF > PAK:REL & PAK:CVL & PAK:CVL",
        ),
    ],
)
def test_who_did_it_to_whom(coder: Coder, text: str, trigger: str, what: str) -> None:
    assert told_at(coder, text, trigger) == what


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # who says he did it accuses nobody
        (
            "Al-Shabaab said it was behind a bombing that killed nine people in Mogadishu.",
            ["ASSAULT SOM:REB > SOM:CVL"],
        ),
        # who backs them is only whose they are
        ("Fighters backed by Turkey attacked Kurdish forces near Manbij.", ["ASSAULT SYR:REB > SYR:MIL"]),
        # whatever is not tolerated has not been done
        ("Netanyahu said Israel would not tolerate attacks on its citizens.", ["THREATEN ISR > -"]),
        # help that is sent to back somebody is one event
        ("Burundi sent thousands of troops to support Kinshasa.", ["AID BDI > COD:GOV"]),
        # the deed, not the order
        ("Putin said he would not hesitate to order the army to strike Kyiv.", ["THREATEN RUS:GOV > UKR:GOV"]),
    ],
)
def test_one_event_is_told(coder: Coder, text: str, events: list[str]) -> None:
    assert tell(coder, text) == events


def test_those_told_of_are_not_of_the_country_of_the_agency(coder: Coder) -> None:
    record = coder.code(
        '"We buried our dead at dawn and withdrew," a soldier told Reuters by phone.', published="2024-05-15"
    )
    assert "GBR" not in {actor.country for event in record.events for actor in event.actors}


@pytest.mark.parametrize(
    ("text", "trigger", "what"),
    [
        # what a deed ended in stands behind a day or place
        (
            "A suicide bomber blew himself up outside a court in Islamabad on Tuesday, killing 12 people.",
            "blew",
            "ASSAULT PAK:UAF > PAK:JUD & PAK:CVL",
        ),
        (
            "Rebels attacked a market in Beni on Friday, leaving nine people dead and dozens wounded.",
            "attacked",
            "ASSAULT COD:REB > COD:BUS & COD:CVL & COD:CVL",
        ),
        (
            "The insurgents stopped a bus near Kalat and shot dead five labourers from Punjab.",
            "shot",
            "ASSAULT PAK:REB > PAK:LAB",
        ),
        (
            "The attack, blamed on Islamist rebels, killed nine soldiers in Cabo Delgado.",
            "attack",
            "ASSAULT MOZ:REB > MOZ:MIL",
        ),
        ("Prisoners took nine guards hostage in a jail in Quito.", "took", "ASSAULT ECU:CVL > ECU:COP"),
        # whose the police are says the place that the passage opens with
        (
            "Police in Mexico City detained eight people. In Guatemala, police freed nine hostages.",
            "freed",
            "AID GTM:COP > GTM:CVL",
        ),
        (
            "Mexican police detained eight people. El Salvador's police arrested two editors.",
            "arrested",
            "COERCE SLV:COP > SLV:JRN",
        ),
        # reporters are no crowd
        (
            '"We will not yield," the Mexican president told reporters. Police dispersed the crowd with tear gas.',
            "dispersed",
            "ASSAULT MEX:COP > MEX:CVL",
        ),
        # own troops are not those to whom they are offered, but who turns them down is
        ("Mexico rejected an offer by Washington to send American troops.", "offer", "AGREE USA:GOV > MEX"),
    ],
)
def test_reports_of_several_places_and_deeds(coder: Coder, text: str, trigger: str, what: str) -> None:
    assert told_at(coder, text, trigger) == what
