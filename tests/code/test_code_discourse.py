"""Who is meant by what the text told before: those of a passage, spokesmen of a body, numbers, supporters, "they" who harm us."""

from __future__ import annotations

import pytest
from coded import told_at

from tocsin.code.coder import Coder

_SPIES = (
    "A Zambian court jailed three Zambian clerks on Monday for passing papers to Malawi. Zambia expelled two Malawian consuls over the case. "
    "Malawi ordered two Zambian diplomats to leave Lilongwe a week later.\n\n"
    "Federal prosecutors charged two bakers with fraud.\n\nThe interior minister praised the investigators."
)
_MARKETS = (
    "Zambian police arrested three traders in Lusaka on Monday. Zambia's government praised the police. Zambian traders closed their shops.\n\n"
    "In Blantyre, Malawian police raided two markets on Tuesday. Prosecutors charged eight officials with fraud."
)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # a new paragraph is about the country of the article, whoever acted last
        (_SPIES, "charged", "ACCUSE ZMB:JUD > ZMB:LAB"),
        (_SPIES, "praised", "SUPPORT ZMB:GOV > ZMB:COP"),
        # but one that says where it plays is about those there
        (_MARKETS, "charged", "ACCUSE MWI:JUD > MWI:GOV"),
        # who speaks for a body is of its sector, whatever that is called now
        (
            "M23 fighters burned a church in Beni on Monday. A spokesman for the group threatened to attack schools.",
            "threatened",
            "THREATEN COD:REB > COD:EDU",
        ),
        # a party that is called of the opposition
        ("The opposition Malawi Congress Party accused the president of theft.", "accused", "ACCUSE MWI:OPP > MWI:GOV"),
        ("The Malawi Congress Party accused the minister of theft.", "accused", "ACCUSE MWI:PTY > MWI:GOV"),
        # a number counts some of the crowd that the police break up, but not of those who do the harm themselves
        ("About 400 nurses marched in Accra on Friday; police detained nine.", "detained", "COERCE GHA:COP > GHA:MED"),
        (
            "Hundreds of students blocked a road in Dakar, and gendarmes arrested seven.",
            "arrested",
            "COERCE SEN:COP > SEN:EDU",
        ),
        ("Gunmen stormed a village in Borno and killed four.", "stormed", "ASSAULT NGA:UAF > NGA:CVL & NGA:CVL"),
        ("Police marched in Accra on Friday; soldiers detained nine.", "detained", "COERCE GHA:MIL > GHA:CVL"),
    ],
)
def test_people_are_of_those_told_of_before(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert told_at(coder, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # paramilitaries are no rebels, though militants may be
        (
            "Right-wing paramilitaries shot dead six farmers near Tibu on Friday. FARC rebels bombed a police station the same day. "
            "The paramilitaries threatened to kidnap the mayor.",
            "threatened",
            "THREATEN COL:PRM > COL:GOV",
        ),
        (
            "FARC rebels bombed a police station near Tibu on Friday. The militants threatened to kidnap the mayor.",
            "threatened",
            "THREATEN COL:REB > COL:GOV",
        ),
        # owners are not those who work for them
        (
            "Workers at a tea garden near Sylhet went on strike on Monday. The minister asked the owners to reopen the garden.",
            "asked",
            "REQUEST BGD:GOV > BGD:BUS",
        ),
        # an envoy is no bishop, though both mediate
        (
            "Bishop Samuel Ruiz mediated between the rebels and the Mexican government. Spain summoned the Mexican ambassador on Friday.",
            "summoned",
            "ACCUSE ESP > MEX:GOV",
        ),
        # supporters of one who was deposed, and of those who are shot at
        (
            "Former President Evo Morales left Bolivia on Friday. His supporters blocked a road near El Alto.",
            "blocked",
            "PROTEST BOL:OPP > -",
        ),
        (
            "Marines shot dead two men in Veracruz. Their supporters burned two buses.",
            "burned",
            "ASSAULT MEX:CVL > MEX:CVL",
        ),
    ],
)
def test_nobody_is_taken_for_another(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert told_at(coder, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Soldiers dispersed a march in Harare on Friday. Nurses treated the wounded. "
            '"They fired on us without warning," said Tendai Moyo, a student.',
            "fired",
            "ASSAULT ZWE:MIL > ZWE:EDU",
        ),
        (
            "Police closed the newspaper in Harare on Monday. Readers left flowers at its door. "
            '"They have silenced our paper," said its editor, Ana Ruiz.',
            "silenced",
            "COERCE ZWE:COP > ZWE:JRN",
        ),
        # who does no harm may be anybody
        (
            "Soldiers dispersed a march in Harare on Friday. Nurses treated the wounded. They demanded an inquiry.",
            "demanded",
            "REQUEST ZWE:MED > -",
        ),
    ],
)
def test_who_harms_us_bears_arms(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert told_at(coder, text, trigger) == expected
