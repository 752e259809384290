"""Whose institutions, officials and fighters are, as the news tells of them without saying it."""

from __future__ import annotations

import pytest
from coded import codes, event_of

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # a state that only says or does something to another does not make the passage its own
        (
            "Police in Zambia arrested 40 people. Zambian lawyers protested.\n\nThe United States condemned the arrests. "
            "The party asked the Supreme Court to annul the vote.",
            "asked",
            None,
            ["ZMB:JUD"],
        ),
        # an acronym in capitals is no dateline
        (
            "Soldiers in Uganda shot a Ugandan trader in Kampala.\n\nThe US secretary of state left. The cabinet condemned Kenya.",
            "condemned",
            ["UGA:GOV"],
            ["KEN"],
        ),
        # nor is what a foreign army only tells of done at its home
        (
            "Mutineers seized the radio in Bangui, in the Central African Republic. The Central African president fled Bangui. "
            "Rebels fired on a French patrol, the French army said. The government condemned the rebels.",
            "condemned",
            ["CAF:GOV"],
            None,
        ),
        # somebody with another title is not the one told of
        (
            "Ugandan police shot a Ugandan boy. The US secretary of state deplored it. Health minister Peter Okot accused Kenya of lying.",
            "accused",
            ["UGA:GOV"],
            ["KEN"],
        ),
        # an army is that of where it is first told of
        (
            "Gunmen killed 14 farmers in northern Benin, the army said. Across the border, the Burkinabe army said it had killed 20 rebels.",
            "killed",
            ["BFA:MIL"],
            None,
        ),
        # officers whom an army punishes are its own, those whom it kills are not
        ("Uganda's army arrested an officer.", "arrested", ["UGA:MIL"], ["UGA:MIL"]),
        # the president is not somebody of whom no office was told
        (
            "Soldiers shot dead a boy of 12 in Lusaka, Zambia, on Sunday. The United States condemned the president on Monday.",
            "condemned",
            ["USA"],
            ["ZMB:GOV"],
        ),
    ],
)
def test_an_institution_is_of_the_country_that_is_told_of(
    coder: Coder, text: str, trigger: str, actors: list[str] | None, recipients: list[str] | None
) -> None:
    found = [each for each in coder.code(text, published="2024-05-15").events if each.trigger.text == trigger]
    event = found[-1]
    assert actors is None or codes(event.actors) == actors
    assert recipients is None or codes(event.recipients) == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # a group leads its own, a state a coalition
        ("Hamas-led fighters killed 20 soldiers in southern Israel.", "killed", ["PSE:REB"], ["ISR:MIL"]),
        # a longer name is another body, a town that of the country told of
        ("Honduran police raided the newspaper El Pais del Sur in Tegucigalpa.", "raided", ["HND:COP"], ["HND"]),
        (
            "Gunmen shot Juan Carreto, the mayor of Santa Rosa, in northern Mexico.",
            "shot",
            ["MEX:UAF"],
            ["MEX:GOV"],
        ),
        # who heads a union is of it
        (
            "Ecuadorean police raided the Dock Workers' Union and detained its secretary-general.",
            "detained",
            ["ECU:COP"],
            ["ECU:LAB"],
        ),
        # what some of a crowd are is not what they all are
        ("About 400 protesters, many of them teachers, blocked a road in Kisumu, Kenya.", "blocked", ["KEN:OPP"], []),
        (
            "About 200 protesters, most of them students, marched to the Chinese embassy in Hanoi.",
            "marched",
            ["VNM:OPP"],
            ["CHN:GOV"],
        ),
        ("Kenyan soldiers killed militants, not farmers.", "killed", ["KEN:MIL"], ["?:REB"]),
        # arms that go on firing are those that fired before
        (
            "Russian tanks shelled Vovchansk on Monday and warplanes bombed a school in Kharkiv.",
            "bombed",
            ["RUS:MIL"],
            ["UKR:EDU"],
        ),
        # hostages are those of the other side
        ("Hamas freed 12 hostages under a truce with Israel.", "freed", ["PSE:REB"], ["ISR:CVL"]),
        # a country has people of another's name
        (
            "Police arrested Serbs in the northern Kosovo town of Leposavic.",
            "arrested",
            ["XKX:COP"],
            ["XKX:CVL"],
        ),
        # a border state is no border guard
        ("Gunmen attacked the border state of Sonora in Mexico.", "attacked", ["MEX:UAF"], ["MEX:CVL"]),
        ("Dissidents urged Western governments to act.", "urged", ["?:OPP"], ["?:GOV"]),
        ("A senior State Department official accused Cuba of spying.", "accused", ["USA:GOV"], ["CUB"]),
        ("Russia condemned a tribunal in The Hague.", "condemned", ["RUS"], ["IGO:JUD"]),
        ("Russia condemned a court in The Hague.", "condemned", ["RUS"], ["NLD:JUD"]),
    ],
)
def test_whose_they_are_by_their_own_sentence(
    coder: Coder, text: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    event = event_of(coder, text, trigger)
    assert codes(event.actors) == actors
    assert codes(event.recipients) == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        # the alliance is the one whose troops were told of, and so are peacekeepers
        (
            "NATO peacekeepers fired on a crowd in Zvecan, Kosovo, the alliance said. A German general left. "
            "The alliance condemned Serbia.",
            "condemned",
            ["IGO"],
        ),
        # whom an envoy of the passage's own state meets is of the other
        (
            "Pakistani troops killed rebels in Pakistan. China urged Pakistan to act. Two Chinese traders were abducted. "
            "Its ambassador met the interior minister on Thursday.",
            "met",
            ["CHN:GOV", "PAK:GOV"],
        ),
        # "In neighbouring Niger" is over with its paragraph
        (
            "Gunmen attacked a mine in Burkina Faso. Burkina Faso's army fled.\n\nIn neighbouring Niger, police shot a thief.\n\n"
            "The junta condemned Mali.",
            "condemned",
            ["BFA:GOV"],
        ),
        # a minister by title and name is of the state that acted right before, unless he answers it
        (
            "China rammed a Vietnamese boat. Vietnam said China had lied. The Philippines offered Vietnam support. "
            "Foreign Secretary Carlos Reyes accused China of piracy.",
            "accused",
            ["PHL:GOV"],
        ),
        (
            "Ugandan police shot a Ugandan. The United States condemned Uganda. Foreign Minister Peter Okello rebuffed Washington.",
            "rebuffed",
            ["UGA:GOV"],
        ),
        (
            "Kenyan police beat two miners. Grace Wambui, a spokeswoman for the miners, condemned Kenya's police.",
            "condemned",
            ["KEN:LAB"],
        ),
        (
            "Serbia's president met Kosovo's prime minister. Serbia and Kosovo have quarrelled for years. Serbia sent police to the border. "
            "Gunmen shot a Kosovo policeman.",
            "shot",
            ["XKX:UAF"],
        ),
    ],
)
def test_who_is_told_by_what_was_told_before(coder: Coder, text: str, trigger: str, actors: list[str]) -> None:
    assert codes(event_of(coder, text, trigger).actors) == actors


def test_you_is_whom_a_speaker_tells(coder: Coder) -> None:
    text = 'Chad\'s interior minister met nomads in Bol. "I urge you to leave," he told the nomads.'
    assert codes(event_of(coder, text, "urge").recipients) == ["TCD:CVL"]
