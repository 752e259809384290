"""Who is meant in articles about several countries: bodies that many have, sides, those who deal with their own state."""

from __future__ import annotations

import pytest
from coded import codes, event_of

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # a body of common names is another country's where its own is not spoken of
        (
            "Police in Tegucigalpa, Honduras, arrested two men. The Honduran president welcomed it. The National Party denounced it.",
            "denounced",
            ["HND:PTY"],
            None,
        ),
        ("The National Union of Workers of Mali postponed a strike.", "postponed", ["MLI:LAB"], []),
        (
            "Honduran police freed the mayor of Tela, Honduras. The Federal Constitutional Court ordered his release.",
            "ordered",
            ["HND:JUD"],
            None,
        ),
        # who deals with a government deals with his own
        (
            "Kenya's president left Kampala. Ugandan teachers accused the education ministry of breaking an agreement.",
            "accused",
            ["UGA:EDU"],
            ["UGA:GOV"],
        ),
        (
            "Police in the Solomon Islands fired tear gas at a crowd. Mr Manele, the prime minister, fled. Papua New Guinea's prime minister, "
            "James Marape, offered help.\n\nThe opposition leader, Matthew Wale, called on the prime minister to resign.",
            "called",
            ["SLB:OPP"],
            ["SLB:GOV"],
        ),
        # police of a passage about one country are not those of another
        (
            "Tonga's parliament voted. The speaker ordered police to clear the gallery.\n\nIn Palau, police seized a Chinese boat.",
            "seized",
            ["PLW:COP"],
            ["CHN:CVL"],
        ),
        # a country behind a town is where that lies
        ("Police in Suva, Fiji, arrested two lawyers.", "arrested", ["FJI:COP"], ["FJI:CVL"]),
        # there: in the place named last
        ("Officials from Lusaka met in Blantyre. Police there arrested two men.", "arrested", ["MWI:COP"], ["MWI:CVL"]),
        # the two who met
        (
            "The mayor of Osh met the governor of Andijan, and the two signed an agreement.",
            "signed",
            ["KGZ:GOV", "UZB:GOV"],
            [],
        ),
        # somebody in two places is two
        (
            "Portugal's foreign minister telephoned his counterparts in Praia and Maputo.",
            "telephoned",
            ["PRT:GOV", "CPV:GOV", "MOZ:GOV"],
            [],
        ),
        # what is signed in a town is not that town's
        ("In Riga, the Saeima voted to withdraw from the Istanbul Convention.", "withdraw", ["LVA:LEG"], []),
        # a people may live in several countries
        (
            "Malian soldiers killed 12 Fulani herders on Monday. The Malian army denied it.",
            "killed",
            ["MLI:MIL"],
            ["MLI:AGR"],
        ),
        # islands are the country whose name ends so
        (
            "Australia helped the Solomon Islands. Beijing signed a pact with the islands last week.",
            "signed",
            ["CHN:GOV", "SLB"],
            [],
        ),
        # a president's spokesman governs, too
        (
            "Sadyr Japarov dismissed the criticism. His spokesman accused Tajikistan of lying.",
            "accused",
            ["KGZ:GOV"],
            ["TJK"],
        ),
        # who held an office is of it no more
        (
            "A court in Chisinau sentenced the former head of the security service to nine years in prison.",
            "sentenced",
            ["MDA:JUD"],
            ["MDA:ELI"],
        ),
        # a mayor may be called like a town
        ("Residents of Cotabato accused town mayor Bai Ampatuan of theft.", "accused", ["PHL:CVL"], ["PHL:GOV"]),
    ],
)
def test_whose_they_are_is_told_by_speaker_and_passage(
    coder: Coder, text: str, trigger: str, actors: list[str], recipients: list[str] | None
) -> None:
    event = event_of(coder, text, trigger, published="2025-06-01")
    assert codes(event.actors) == actors
    assert recipients is None or codes(event.recipients) == recipients


def test_somebody_called_by_age_is_the_person_spoken_of(coder: Coder) -> None:
    text = (
        "Opposition lawmaker Kattya González was jailed on Wednesday in Paraguay.\n\n"
        "Senators of the Colorado Party accused the 46-year-old of misusing public funds."
    )
    (accused,) = event_of(coder, text, "accused").recipients
    assert accused.entity == "kattya-gonzalez"


def test_who_is_accused_by_somebody_of_a_deed_did_it(coder: Coder) -> None:
    text = "The guards were accused by the teachers' union of beating strikers in Kigali."
    assert codes(event_of(coder, text, "beating").actors) == ["RWA:COP"]


def test_a_dateline_may_have_its_day_before_the_month(coder: Coder) -> None:
    text = "BAMAKO, 4 June - Rebels attacked an army camp at Boulkessi on Monday."
    assert codes(event_of(coder, text, "attacked").actors) == ["MLI:REB"]
