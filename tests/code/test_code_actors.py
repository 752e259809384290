"""Actors: who a phrase names, and who is meant in running text."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, code_of, codes, event_at, event_of

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Kenya", ["KEN"]),
        ("the Ukrainian army", ["UKR:MIL"]),
        ("Nigerian police", ["NGA:COP"]),
        ("Tunisian protesters", ["TUN:OPP"]),
        ("the Sudanese rebels", ["SDN:REB"]),
        ("the Israeli prime minister", ["ISR:GOV"]),
        ("the president of Zambia", ["ZMB:GOV"]),
        ("Morocco's foreign ministry", ["MAR:GOV"]),
        ("a Danish court", ["DNK:JUD"]),
        ("Washington", ["USA:GOV"]),
        ("Bogotá", ["COL:GOV"]),
        ("the Nairobi government", ["KEN:GOV"]),
        ("Downing Street", ["GBR:GOV"]),
        ("the Kremlin", ["RUS:GOV"]),
        ("the United Nations", ["UNO"]),
        ("the European Union", ["EUR"]),
        ("French and German diplomats", ["FRA:GOV", "DEU:GOV"]),
        ("South Korean and Japanese lawmakers", ["KOR:LEG", "JPN:LEG"]),
        ("Turkish Red Crescent trucks", ["TUR:NGO"]),
        ("two Indian Air Force C-17s", ["IND:MIL"]),
        ("The Hague", ["NLD:GOV"]),
        ("the president of Somaliland", ["SOM:GOV"]),
        ("former Colombian president Juan Manuel Santos", ["COL:ELI"]),
        ("the former Danish prime minister", ["DNK:ELI"]),
        ("Ana Lukic, a Croatian journalist,", ["HRV:JRN"]),
        ("the opposition", ["?:OPP"]),
        # a name with an initial more, or a slip of the pen
        ("Vladimir V. Putin", ["RUS:GOV"]),
        ("Vladmir Putin", ["RUS:GOV"]),
        ("the Phillipine army", ["PHL:MIL"]),
        # an acronym as a word
        ("Nato", ["IGO"]),
        # a movement is of the country that it is named with
        ("the Catholic Church", ["ISM:REL"]),
        ("the Catholic Church in Malawi", ["MWI:REL"]),
        ("the Saudi-led coalition", ["IGO:MIL"]),
        # armed men of whom it is known whose they are
        ("ten gunmen", ["?:UAF"]),
        ("ten Boko Haram gunmen", ["NGA:REB"]),
        ("soldiers on the border with Guinea", ["?:MIL"]),
    ],
)
def test_phrase_names_its_actors(coder: Coder, phrase: str, expected: list[str]) -> None:
    assert codes(coder.actor(phrase, PUBLISHED)) == expected


def test_family_name_behind_a_particle_is_not_that_of_somebody_known(coder: Coder) -> None:
    (actor,) = event_of(coder, "Filomena do Amaral criticised Australia.", "criticised").actors
    assert actor.entity is None


def test_first_name_that_others_bear_is_no_slip(coder: Coder) -> None:
    (actor,) = coder.actor("Daniela Ortega", PUBLISHED)
    assert actor.entity != "daniel-ortega"


def test_title_says_the_office_where_there_is_no_date(coder: Coder) -> None:
    assert codes(coder.actor("Jacques Chirac", None)) == ["FRA:ELI"]
    assert codes(coder.actor("President Jacques Chirac", None)) == ["FRA:GOV"]
    assert codes(coder.actor("former president Jacques Chirac", None)) == ["FRA:ELI"]


def test_force_is_somebody_only_if_it_can_be_counted(coder: Coder) -> None:
    assert coder.actor("deadly force", PUBLISHED) == []
    assert codes(coder.actor("the force", PUBLISHED)) == ["?:MIL"]
    assert codes(coder.actor("a UN force", PUBLISHED)) == ["UNO:MIL"]


def test_name_before_a_verb_is_its_subject_though_it_is_parsed_as_a_time(coder: Coder) -> None:
    event = event_of(coder, "Turkey massed troops on the border with Syria.", "massed")
    assert codes(event.actors) == ["TUR"]


@pytest.mark.parametrize("phrase", ["the ceramic bowl", "a sunny afternoon", "", "   ", "42"])
def test_phrase_that_names_nobody_gives_no_actor(coder: Coder, phrase: str) -> None:
    assert coder.actor(phrase, PUBLISHED) == []


def test_unknown_person_keeps_the_name_and_gets_no_country(coder: Coder) -> None:
    actors = coder.actor("Zorblatt Quux", PUBLISHED)
    assert [(actor.country, actor.sectors, actor.entity) for actor in actors] == [(None, [], None)]


def test_unknown_person_is_not_taken_for_a_namesake(coder: Coder) -> None:
    """Marta is not Miro: a family name shared with a politician is not that politician."""
    assert [actor.entity for actor in coder.actor("Marta Kovac, a Croatian journalist,", PUBLISHED)] == [None]


@pytest.mark.parametrize(
    ("phrase", "date", "expected"),
    [
        ("Barack Obama", "2015-06-01", ["USA:GOV"]),
        ("Barack Obama", "2019-06-01", ["USA:ELI"]),
        ("Angela Merkel", "2019-06-01", ["DEU:GOV"]),
        ("Angela Merkel", "2023-06-01", ["DEU:ELI"]),
        ("Boris Johnson", "2020-06-01", ["GBR:GOV"]),
        ("Boris Johnson", "2023-06-01", ["GBR:ELI"]),
    ],
)
def test_office_holder_is_resolved_as_of_the_date(coder: Coder, phrase: str, date: str, expected: list[str]) -> None:
    assert codes(coder.actor(phrase, date)) == expected


def test_title_in_the_text_gives_the_sector_of_a_person_whose_term_is_not_known(coder: Coder) -> None:
    """He took office in September 2024; an article that calls him minister earlier has reason to."""
    assert codes(coder.actor("Peruvian foreign minister Elmer Schialer", "2024-05-15")) == ["PER:GOV"]


def test_joined_nationalities_cite_the_same_words(coder: Coder) -> None:
    one, other = coder.actor("French and German diplomats", PUBLISHED)
    assert (one.text, one.start, one.end) == (other.text, other.start, other.end)


def test_context_country_fills_a_role_without_one(coder: Coder) -> None:
    assert codes(coder.actor("the police", PUBLISHED, "KEN")) == ["KEN:COP"]
    assert codes(coder.actor("the police", PUBLISHED)) == ["?:COP"]


def test_context_country_does_not_overrule_a_named_one(coder: Coder) -> None:
    assert codes(coder.actor("the French police", PUBLISHED, "KEN")) == ["FRA:COP"]


def test_every_resolved_actor_says_how(coder: Coder) -> None:
    for phrase in ("Kenya", "the Ukrainian army", "Angela Merkel", "Downing Street"):
        assert all(actor.via not in {"", "unresolved"} for actor in coder.actor(phrase, PUBLISHED))


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kenya", "KEN"),
        ("Chad", "TCD"),
        ("Jordan", "JOR"),
        ("Niger", "NER"),
        ("Oman", "OMN"),
        ("Israel", "ISR"),
        ("Turkey", "TUR"),
        ("Cuba", "CUB"),
        ("South Korea", "KOR"),
        ("New Zealand", "NZL"),
        ("Mali", "MLI"),
        ("Haiti", "HTI"),
        ("Guinea", "GIN"),
        ("Montenegro", "MNE"),
        ("El Salvador", "SLV"),
        ("Monaco", "MCO"),
        ("Puerto Rico", "PRI"),
    ],
)
def test_country_in_running_text_is_the_country(coder: Coder, name: str, country: str) -> None:
    event = event_of(coder, f"Denmark praised {name} on Monday.", "praised")
    assert (codes(event.actors), codes(event.recipients)) == (["DNK"], [country])


def test_countries_that_share_a_name_part_are_one_actor_each(coder: Coder) -> None:
    event = event_of(coder, "Denmark praised South Africa and South Sudan.", "praised")
    assert codes(event.recipients) == ["ZAF", "SSD"]


def test_country_with_and_in_its_name_is_one_actor(coder: Coder) -> None:
    event = event_of(coder, "Denmark praised Trinidad and Tobago on Monday.", "praised")
    assert codes(event.recipients) == ["TTO"]


def test_family_name_is_the_person_named_before(coder: Coder) -> None:
    text = (
        "Greek Prime Minister Kyriakos Mitsotakis met Cypriot President Nikos Christodoulides in Athens on Friday. "
        "Mitsotakis criticised Turkey."
    )
    event = event_of(coder, text, "criticised")
    assert [(actor.text, actor.name) for actor in event.actors] == [("Mitsotakis", "Kyriakos Mitsotakis")]
    assert codes(event.actors) == ["GRC:GOV"]


def test_family_name_of_somebody_not_in_the_knowledge_base_is_the_person_named_before(coder: Coder) -> None:
    text = "Thai army chief Song Wittayapong visited Laos on Monday. Wittayapong criticised Cambodia."
    event = event_of(coder, text, "criticised")
    assert codes(event.actors) == ["THA:MIL"]


def test_pronoun_is_the_person_named_before(coder: Coder) -> None:
    text = "Kenyan President William Ruto visited Uganda on Monday. He condemned Rwanda."
    event = event_of(coder, text, "condemned")
    assert [(actor.text, actor.name, actor.country) for actor in event.actors] == [("He", "William Ruto", "KEN")]
    assert event.actors[0].via.startswith("coreference")


def test_the_ministry_is_the_ministry_named_before(coder: Coder) -> None:
    text = "The Moroccan foreign ministry summoned the Spanish ambassador on Monday. The ministry condemned Algeria."
    event = event_of(coder, text, "condemned")
    assert codes(event.actors) == ["MAR:GOV"]


def test_the_minister_is_the_minister_named_before(coder: Coder) -> None:
    text = "The Chadian defence minister met Nigerian diplomats in Abuja. The minister condemned Sudan."
    event = event_of(coder, text, "condemned")
    assert codes(event.actors) == ["TCD:GOV"]


def test_first_person_in_a_quotation_is_its_speaker(coder: Coder) -> None:
    text = "“I told Canada to arrest the killers,” Indian Foreign Minister Subrahmanyam Jaishankar said."
    event = event_of(coder, text, "told")
    assert [(actor.text, actor.entity) for actor in event.actors] == [("I", "s-jaishankar")]


def test_possessive_first_person_belongs_to_the_speaker(coder: Coder) -> None:
    text = "“Our soldiers attacked the rebels near the river,” Thai army chief Song Wittayapong told reporters."
    event = event_of(coder, text, "attacked")
    assert codes(event.actors) == ["THA:MIL"]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Joana Silva, the spokeswoman for the Angolan army, accused Zambia of spying on Angola.",
            "accused",
            ["AGO:MIL"],
        ),
        ("Police in Georgia detained 60 protesters on Tuesday.", "detained", ["GEO:COP"]),
        ("Nigerian and Ghanaian soldiers attacked rebels in Togo.", "attacked", ["NGA:MIL", "GHA:MIL"]),
        ("Thai soldiers were killed by Burmese rebels.", "killed", ["MMR:REB"]),
    ],
)
def test_actor_is_found_by_role_and_nationality(coder: Coder, text: str, trigger: str, expected: list[str]) -> None:
    assert codes(event_of(coder, text, trigger).actors) == expected


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Cuba condemned the French attack on Algeria.", "attack"),
        ("Togo condemned the Rwandan invasion of Burundi.", "invasion"),
        ("Belgium supported the French attack on Algeria.", "attack"),
    ],
)
def test_nationality_before_a_noun_of_act_is_the_state(coder: Coder, text: str, trigger: str) -> None:
    event = event_of(coder, text, trigger)
    assert all(actor.sectors == [] for actor in event.actors)
    assert event.actors


def test_unresolved_actor_has_no_made_up_country(coder: Coder) -> None:
    event = event_of(coder, "The rebels attacked Cameroonian soldiers and Chadian farmers.", "attacked")
    assert codes(event.actors) == ["?:REB"]


def test_nobody_acts_on_themselves(coder: Coder) -> None:
    text = "Niger's junta threatened to expel French troops unless Paris lifts its sanctions."
    for event in coder.code(text, published=PUBLISHED).events:
        assert not {(a.text, a.start) for a in event.actors} & {(a.text, a.start) for a in event.recipients}


def test_namesake_with_a_profession_is_not_the_politician(coder: Coder) -> None:
    record = coder.code("The Croatian teacher Marta Kovac criticised Serbia.", published=PUBLISHED)
    (actor,) = event_at(record, "criticised").actors
    assert (code_of(actor), actor.name) == ("HRV:EDU", "Marta Kovac")


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Egyptian protesters", "EGY:OPP"),
        ("Ugandan rebels", "UGA:REB"),
        ("Syrian rebels", "SYR:REB"),
        ("Serbian students", "SRB:EDU"),
    ],
)
def test_nationality_and_a_common_noun_name_no_body(coder: Coder, phrase: str, expected: str) -> None:
    (actor,) = coder.actor(phrase, PUBLISHED)
    assert (code_of(actor), actor.entity) == (expected, None)


def _recipients(coder: Coder, text: str) -> list[str | None]:
    return [each.country for event in coder.code(text, "2025-05-04").events for each in event.recipients]


def test_name_of_an_airport_is_no_family_name(coder: Coder) -> None:
    assert "HKG" not in _recipients(coder, "The Houthis launched a missile at Ben Gurion airport.")


def test_ministrys_forces_are_soldiers_and_a_leaders_spokesman_speaks_for_the_government(coder: Coder) -> None:
    text = "The defence ministry of Chad said its forces shelled a village. Putin's spokesman condemned Poland."
    shelled, condemned = coder.code(text, "2025-05-04").events
    assert [each.sectors for each in (*shelled.actors, *condemned.actors)] == [["MIL"], ["GOV"]]


def test_body_that_a_town_stands_for_is_not_its_country_s(coder: Coder) -> None:
    text = (
        "BRUSSELS, May 2 (AP) - The European Union imposed sanctions on eleven Georgian officials on Friday.\n\n"
        "The bloc also suspended 40 million euros in aid to the defence ministry."
    )
    (recipient,) = event_of(coder, text, "suspended").recipients
    assert (recipient.text, recipient.country == "BEL") == ("the defence ministry", False)


def test_president_of_a_body_that_nobody_knows_governs_no_state(coder: Coder) -> None:
    text = "Mercado president Joan Ferrer thanked the Spanish minister."
    assert codes(event_of(coder, text, "thanked").actors) == ["?"]


def test_bodies_and_professions_of_two_sectors_are_not_the_same(coder: Coder) -> None:
    text = (
        "Human Rights Watch called on Thai authorities to free the activist. "
        "The election commission rejected a request by the party to postpone the vote in Thailand."
    )
    assert codes(event_of(coder, text, "rejected").actors) == ["THA:GOV"]
    text = "Reporters walked out of the hall in Colombo. The Sri Lankan health minister praised the doctors."
    assert codes(event_of(coder, text, "praised").recipients) == ["LKA:MED"]


def test_a_surname_is_no_job(coder: Coder) -> None:
    event = event_of(coder, "Nigerian writer Chidi King was sentenced to two years in prison.", "sentenced")
    assert codes(event.recipients) == ["NGA:CVL"]


def test_what_a_cleric_does_outweighs_his_title_of_honour(coder: Coder) -> None:
    event = event_of(coder, "Jailed Bahraini cleric Sheikh Hasan al-Marzouq ended his hunger strike.", "ended")
    assert codes(event.actors) == ["BHR:REL"]


def test_the_north_is_a_state_where_the_koreas_are_spoken_of(coder: Coder) -> None:
    event = event_of(coder, "Seoul suspended the 2018 military accord with the North.", "suspended")
    assert codes(event.recipients) == ["PRK"]
    event = event_of(coder, "Nigeria suspended an accord with the North.", "suspended")
    assert codes(event.recipients) == []


def test_people_of_several_are_those_of_each(coder: Coder) -> None:
    text = "Togo and Benin have completed the withdrawal of their troops from the valley."
    (event,) = coder.code(text, "2025-05-15").events
    assert [(each.country, each.sectors) for each in event.actors] == [("TGO", ["MIL"]), ("BEN", ["MIL"])]
