"""Whose they are: the country of those of whom the text does not say it, names with several meanings, who is somebody."""

from __future__ import annotations

import pytest
from coded import codes, event_at, event_of

from tocsin.code.coder import Coder
from tocsin.code.opinion import load_opinion
from tocsin.model import Actor, Event


def events(coder: Coder, text: str, published: str = "2024-05-15") -> list[Event]:
    return coder.code(text, published=published).events


def only(coder: Coder, text: str) -> Event:
    (event,) = events(coder, text)
    return event


def code(actor: Actor) -> str:
    return f"{actor.country or '-'} {actor.sectors[0] if actor.sectors else ''}".strip()


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        # the places of the sentence
        ("Gunmen attacked a police patrol near Kandahar on Monday.", ["AFG UAF"], ["AFG COP"]),
        ("Two nurses were kidnapped by gunmen in Sokoto.", ["NGA UAF"], ["NGA MED"]),
        ("Gunmen attacked an army camp in Mali near the border with Mauritania.", ["MLI UAF"], ["MLI MIL"]),
        # strangers are nobody's by the place
        ("Police arrested 40 migrants in Calais.", ["FRA COP"], ["- REF"]),
        # the other side of those who act among their own
        ("Kenyan police arrested three lawyers on Monday.", ["KEN COP"], ["KEN CVL"]),
        ("A Turkish court sentenced two teachers to prison.", ["TUR JUD"], ["TUR EDU"]),
        # who speaks for a state does not deal with that state, though it is the only one named
        ("The president said he would not lift the embargo against Cuba.", ["- GOV"], ["CUB"]),
        # the men of somebody armed are armed as he is, whether his country is known or not
        ("The rebel spokesman said his men had shot two smugglers.", ["- REB"], ["- CRM"]),
        ("The police chief, Amadou Diallo, said his men had shot two smugglers.", ["- COP"], ["- CRM"]),
        # a name behind a noun for somebody is no place
        ("Its commander, Maui Phoe, said his fighters had shot two smugglers.", ["- MIL"], ["- CRM"]),
        ("Mali left the regional bloc.", ["MLI"], ["IGO"]),
        # where it all is, not what only gives a thing its name
        ("Students at the Cambridge institute in Nairobi marched against the government.", ["KEN EDU"], ["KEN GOV"]),
        ("The UN accused Sudan's and Chad's presidents of lying.", ["UNO"], ["SDN GOV", "TCD GOV"]),
        # a number is no misspelt place
        ("Forty countries condemned the Syrian government.", ["-"], ["SYR GOV"]),
        # small towns are places, too; a namesake in another country is no proof
        ("The gendarmes arrested a beekeeper in Rodez.", ["FRA COP"], ["FRA AGR"]),
        ("Gangs in Ecuador burned down a hospital.", ["ECU CRM"], ["ECU MED"]),
        # whose they are if nobody says so
        ("Settlers torched cars in the West Bank.", ["ISR SET"], ["PSE CVL"]),
        ("Israeli troops fired at two peacekeepers in Naqoura.", ["ISR MIL"], ["UNO MIL"]),
        # weapons are the armed forces, soldiers of a group the group's
        ("Russian artillery shelled Kherson.", ["RUS MIL"], ["UKR CVL"]),
        ("Thai F-16s bombed Cambodian gunners.", ["THA MIL"], ["KHM MIL"]),
        ("A Myanmar air force plane bombed a school in Demoso.", ["MMR MIL"], ["MMR EDU"]),
        ("Separatist gunmen kidnapped a nurse near Donetsk.", ["UKR REB"], ["UKR MED"]),
        ("Hague judges freed a Kenyan broadcaster.", ["IGO JUD"], ["KEN JRN"]),
        ("The African bloc criticised Zimbabwe.", ["IGO"], ["ZWE"]),
        ("The EU asked member states to take in migrants.", ["EUR"], ["EUR"]),
        # people whom another country takes in or sends home, or who flee
        ("Malta sent back 60 Eritreans found in a rubber boat.", ["MLT"], ["ERI REF"]),
        ("Uganda has sheltered 40,000 Congolese since January.", ["UGA"], ["COD REF"]),
        ("Turkey gave blankets to Armenian families fleeing Lachin.", ["TUR"], ["ARM REF"]),
        # a seat stands for its government, a sum for who pays it
        ("Delhi expelled three Pakistani diplomats.", ["IND GOV"], ["PAK GOV"]),
        ("EU fines Google €2.4bn over search results", ["EUR"], ["MNC BUS"]),
        ("A Nicaraguan blogger mocked the vice president on Facebook.", ["NIC JRN"], ["NIC GOV"]),
        # a state's soldiers and foreign victims: nothing is known
        ("Russian soldiers shot three villagers.", ["RUS MIL"], ["- CVL"]),
        # people and bodies of whom every country has its own, where one country is named
        ("The Peruvian president congratulated the opposition on its victory.", ["PER GOV"], ["PER OPP"]),
        ("The IMF lent money to Ghana and urged the government to raise taxes.", ["IGO"], ["GHA GOV"]),
        ("Oman promised to free jailed reporters.", ["OMN"], ["OMN JRN"]),
        # guests are from elsewhere, and so is whom another name tells apart
        ("The Emir of Kuwait hosted five Central Asian leaders.", ["- GOV"], ["KWT GOV"]),
        ("Chile criticised the Sorensen government.", ["CHL"], ["- GOV"]),
        # whom a clause ties to somebody: those who work for a body are of its sector
        ("Hackers working for Russia's military intelligence attacked a Latvian bank.", ["RUS SPY"], ["LVA BUS"]),
        ("Fighters loyal to Damascus shelled villagers in Idlib.", ["SYR REB"], ["SYR CVL"]),
        ("A coalition led by Saudi Arabia attacked Houthi fighters.", ["SAU"], ["YEM REB"]),
        # but not those who only have somebody's help
        ("Militants backed by Rwanda attacked Kenyan herders.", ["KEN REB"], ["KEN AGR"]),
        # a place that the recogniser takes for a people
        ("Police in Béziers arrested three teachers.", ["FRA COP"], ["FRA EDU"]),
        # the possessor's, wherever they are
        ("Bolivian police stormed Chile's embassy in Lima.", ["BOL COP"], ["CHL GOV"]),
        ("Chile complained that Bolivian police had stormed its embassy in Lima.", ["BOL COP"], ["CHL GOV"]),
        ("Chad closed its border and its army attacked rebels in Faya.", ["TCD MIL"], ["TCD REB"]),
    ],
)
def test_those_of_no_country_get_that_of_place_or_other_side(
    coder: Coder, text: str, actors: list[str], recipients: list[str]
) -> None:
    event = events(coder, text)[-1]
    assert [code(actor) for actor in event.actors] == actors
    assert [code(actor) for actor in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "event", "recipients"),
    [
        ("Benin threatened to close the border unless Niger apologised.", "THREATEN", ["NER"]),
        ("Tokyo vowed to lift the ban if Seoul dropped the charge.", "CONCEDE", ["KOR GOV"]),
        ("Moldova expelled ten Russian diplomats, and Moscow said it would respond in kind.", "THREATEN", ["MDA"]),
        ("Malian youths marched to demand that the United Nations mission leave.", "PROTEST", ["UNO"]),
        ("Nurses in Chile walked out over the government's plan.", "PROTEST", ["CHL GOV"]),
        ("France flew the prisoner to Paris, a transfer that Senegal denounced.", "ACCUSE", ["FRA"]),
        ("Moscow declared a truce of two days, which Kyiv rejected.", "REJECT", ["RUS GOV"]),
        ("Japan lifted the curbs that it had placed on Seoul.", "RETREAT", ["KOR GOV"]),
        ("The Kenyan minister phoned Kampala and demanded an apology.", "REQUEST", ["UGA GOV"]),
        ("Mexico rejected Macron's offer of troops.", "REJECT", ["FRA GOV"]),
        # where it is done, things that are not acted on, a denied charge: nobody
        ("In Kosovo, the government lifted its ban.", "RETREAT", []),
        ("Peru and Chile agreed to reopen talks on the Tacna dam.", "AGREE", []),
        ("Syria denied attacking Turkey.", "REJECT", []),
    ],
)
def test_recipients_who_are_named_elsewhere(coder: Coder, text: str, event: str, recipients: list[str]) -> None:
    found = next(each for each in events(coder, text) if each.event == event)
    assert [code(actor) for actor in found.recipients] == recipients


def test_a_march_to_demand_something_is_one_event(coder: Coder) -> None:
    assert only(coder, "Malian youths marched to demand that the United Nations mission leave.").event == "PROTEST"


def test_what_is_inferred_says_how(coder: Coder) -> None:
    event = only(coder, "Gunmen attacked Kenyan soldiers near Mandera on Monday.")
    assert event.actors[0].via == "role: gunmen + place in the sentence: KEN"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Georgia accused Russia of espionage. Tbilisi has recalled its ambassador.", "GEO"),
        ("Georgia sued the company. Courts in Alabama, Texas and Florida had ruled before.", "USA"),
    ],
)
def test_an_ambiguous_name_is_decided_by_the_articles_other_places(coder: Coder, text: str, country: str) -> None:
    assert events(coder, text)[0].actors[0].country == country


def test_a_body_of_several_countries_stays_open_without_evidence_and_is_settled_by_it(coder: Coder) -> None:
    alone = coder.actor("the Socialist Party")[0]
    assert (alone.country, alone.sectors[:1]) == (None, ["PTY"])
    assert alone.via.startswith("ambiguous")
    assert coder.actor("the Socialist Party", country="PRT")[0].country == "PRT"


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Russian-backed rebels", None, "REB"),
        ("anti-Taliban fighters", None, "REB"),
        ("Dehli police", "IND", "COP"),
        ("Ukranian soldiers", "UKR", "MIL"),
        ("ex-president", None, "ELI"),
        ("the ambassador in New York", None, "GOV"),
        ("European ministers", None, "GOV"),
    ],
)
def test_a_phrase_is_composed(coder: Coder, phrase: str, country: str | None, sector: str) -> None:
    (actor,) = coder.actor(phrase)
    assert (actor.country, actor.sectors[0]) == (country, sector)


def test_name_is_no_slip_of_the_pen_for_a_place_of_which_nothing_is_said(coder: Coder) -> None:
    text = "The Paper Workers' Union announced a strike. Finland has had none since May, the Finnish ministry said."
    assert [actor.country for actor in event_of(coder, text, "announced").actors] == ["FIN"]


def test_an_office_may_be_of_another_body_than_the_person(coder: Coder) -> None:
    countries = [coder.actor("Ban Ki-moon", date=day)[0].country for day in ("2005-05-01", "2010-05-01", "2020-05-01")]
    assert countries == ["KOR", "UNO", "KOR"]


def test_a_short_name_is_the_person_of_the_article_and_no_namesake(coder: Coder) -> None:
    text = "Leila Saab accused the Lebanese government of fraud. Saab criticised the Lebanese army too."
    first, second = events(coder, text)
    assert second.actors[0].entity is None
    assert "company" not in second.actors[0].via
    assert first.actors[0].name == "Leila Saab"


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ("Pakistan rejected a request from India on Monday.", "rejected", ["India"]),
        ("France condemned Netanyahu's decision on Monday.", "condemned", ["Netanyahu's"]),
        ("Parliament in Kampala rejected the bill on Monday.", "rejected", []),
        ("Police in Lahore raided the homes of five journalists.", "raided", ["five journalists"]),
        ("Nigerian troops attacked Maiduguri on Monday.", "attacked", []),
        (
            "Italy's minister telephoned the Israeli ambassador and demanded an apology.",
            "demanded",
            ["the Israeli ambassador"],
        ),
        ("A Sudanese jet killed 23 in El Fasher.", "killed", ["23"]),
    ],
)
def test_recipients_are_somebody(coder: Coder, text: str, trigger: str, recipients: list[str]) -> None:
    event = next(each for each in events(coder, text) if each.trigger.text == trigger)
    assert [actor.text for actor in event.recipients] == recipients


def test_the_second_opinion_keeps_sport_out_and_lets_war_in(coder: Coder) -> None:
    sport = "Striker Luis Romero attacked the space behind the full-backs."
    assert [event.rule for event in coder.code_by_frames(sport, "2024-05-15").events] == ["attack"]
    assert events(coder, sport) == []
    assert [event.event for event in events(coder, "Brazil attacked Chile with missiles on Monday.")] == ["ASSAULT"]


def test_the_second_opinion_is_for_the_parser_that_it_was_trained_with(coder: Coder) -> None:
    assert load_opinion(coder.parser.model) is not None
    assert load_opinion("another_model") is None


def test_confidence_is_a_probability_that_falls_with_doubt(coder: Coder) -> None:
    sure = only(coder, "Russian troops attacked Ukrainian soldiers near Bakhmut on Monday.")
    doubtful = events(coder, "The minister attacked the budget.")
    assert 0.9 < sure.confidence <= 1
    assert all(event.confidence < sure.confidence for event in doubtful)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The Trump administration condemned Iran on Monday.", ["USA GOV"]),
        ("Merkel's government criticised Turkey.", ["DEU GOV"]),
        # a country is no king of it
        ("Romania, which has long borders, barred Belarusian ships.", ["ROU"]),
        # a group's name is not of the army, though the word is in it
        ("Balochistan Liberation Army fighters killed 21 soldiers near Sibi.", ["PAK REB"]),
        ("They wrote to the United Nations, whose refugee agency condemned Thailand.", ["UNO GOV"]),
    ],
)
def test_whose_they_are_is_told_by_a_name_beside_them(coder: Coder, text: str, actors: list[str]) -> None:
    (event,) = (each for each in coder.code(text, published="2018-05-15").events if each.event != "CONSULT")
    assert [f"{each.country} {' '.join(each.sectors[:1])}".strip() for each in event.actors] == actors


@pytest.mark.parametrize(
    "text", ["North Korea fired a missile over the Sea of Japan.", "Truckers blocked the Medyka crossing."]
)
def test_sea_or_crossing_is_nobody(coder: Coder, text: str) -> None:
    assert [event.recipients for event in coder.code(text, published="2024-05-15").events] == [[]]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        # who only comments does not make the passage his
        (
            "Police beat students in Nairobi on Monday. Kenya's president thanked them. Moscow praised Kenya. The government arrested two ministers.",
            "KEN",
        ),
        # nor does the town that an international body speaks from
        (
            "Bangladesh jailed two editors. Bangladesh's law minister defended it. From Geneva, the UN human rights office asked Dhaka for mercy. The police arrested a third editor.",
            "BGD",
        ),
    ],
)
def test_passage_is_about_those_who_act_in_it(coder: Coder, text: str, country: str) -> None:
    arrests = [event for event in coder.code(text, published="2024-05-15").events if event.trigger.text == "arrested"]
    assert [each.country for event in arrests for each in event.actors] == [country]


QUARREL = "Kazakhstan warned Turkmenistan over the dam. Kazakhstan summoned the Turkmen ambassador. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # two who are named together
        ("Chad and Mali met in Paris. The two countries agreed to trade.", ["TCD", "MLI"]),
        ("The Malian army and Malian rebels met in Paris. Both sides accused France.", ["MLI MIL", "MLI REB"]),
        # two who are never joined: the countries that the text is about, and the bodies of each
        (QUARREL + "The two countries agreed to hold talks.", ["KAZ", "TKM"]),
        (QUARREL + "Both armies withdrew from the valley on Monday.", ["KAZ MIL", "TKM MIL"]),
        # where it might be another pair nobody is guessed
        ("Chad, Mali and Niger met in Paris. Kenya praised them. Both governments rejected the plan.", ["- GOV"]),
    ],
)
def test_whoever_is_meant_together_is_several_actors(coder: Coder, text: str, told: list[str]) -> None:
    assert sorted(code(each) for each in events(coder, text)[-1].actors) == sorted(told)


def test_who_does_not_take_part_in_a_pair_is_not_of_it(coder: Coder) -> None:
    event = events(coder, QUARREL + "The United States urged both governments to hold talks.")[-1]
    assert [code(each) for each in event.actors] == ["USA"]
    assert sorted(code(each) for each in event.recipients) == ["KAZ GOV", "TKM GOV"]


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("The rebel commander said his men had killed six soldiers in Ituri.", "killed", ["COD REB"]),
        ("The African Union condemned Chad after its soldiers killed ten students.", "killed", ["TCD MIL"]),
        ("UN monitors said Turkish troops had fired on villagers, but the army denied it.", "denied", ["TUR MIL"]),
        ("The Constitutional Court removed Yoon Suk Yeol from office in April 2025.", "removed", ["KOR JUD"]),
    ],
)
def test_followers_and_forces_are_those_of_whoever_has_them(
    coder: Coder, text: str, trigger: str, actors: list[str]
) -> None:
    told = {event.trigger.text: event for event in events(coder, text)}
    assert [code(actor) for actor in told[trigger].actors] == actors


def test_request_of_a_state_is_no_place(coder: Coder) -> None:
    told = events(coder, "Chad freed 40 prisoners at the request of the United States.")
    (event,) = [each for each in told if each.trigger.text == "freed"]
    assert [code(actor) for actor in event.recipients] == ["TCD CVL"]


def test_who_loses_an_office_held_it_until_then(coder: Coder) -> None:
    (event,) = events(coder, "The Constitutional Court removed Yoon Suk Yeol from office.", "2025-04-05")
    assert [code(actor) for actor in event.recipients] == ["KOR GOV"]


def test_war_reported_from_next_door_is_not_the_neighbours(coder: Coder) -> None:
    told = events(
        coder,
        "NAIROBI, May 14 - Sudan's government rejected a truce on Tuesday. Sudan has been at war since 2023.\n\n"
        "The army bombed a market.",
    )
    assert [code(actor) for actor in told[-1].actors] == ["SDN MIL"]


@pytest.mark.parametrize(
    ("text", "event", "actors", "recipients"),
    [
        # a number of somebody is of them
        ("Police in Lagos arrested 14 of the students.", "COERCE", ["NGA COP"], ["NGA EDU"]),
        ("The Turkish president thanked Bulgaria for rescuing 20 of his citizens.", "AID", ["BGR"], ["TUR CVL"]),
        # migrants are strangers, in a group as well
        ("US agents fired tear gas at a group of migrants near Laredo.", "ASSAULT", ["USA SPY"], ["- REF"]),
        # an international body has no army and no parliament
        (
            "The European Commission cut aid to Poland two days after its parliament passed the law.",
            "SUPPORT",
            ["POL LEG"],
            [],
        ),
        (
            "The International Court of Justice ordered Myanmar to stop, an order that its army ignored.",
            "REJECT",
            ["MMR MIL"],
            ["UNO JUD"],
        ),
        # those joined with a state's body are of that state
        (
            "Qatar mediated between the Chadian government and the rebels.",
            "CONSULT",
            ["QAT"],
            ["TCD GOV", "TCD REB"],
        ),
        (
            "The Ghanaian bishop called on both the government and the protesters to talk.",
            "REQUEST",
            ["GHA REL"],
            ["GHA GOV", "GHA OPP"],
        ),
        # who speaks for a ministry is of it; whoever deals with London is not of Britain
        ("Foreign Ministry spokesman Wei Tao condemned Manila.", "ACCUSE", ["- GOV"], ["PHL GOV"]),
        ("The finance minister criticised London.", "ACCUSE", ["- GOV"], ["GBR GOV"]),
        # a ministry acts at home; what a faith calls itself tells no country
        ("Kenyan doctors end strike; ministry drops lawsuit against union", "RETREAT", ["KEN GOV"], ["KEN LAB"]),
        ("Nicaragua banned a Jesuit university.", "COERCE", ["NIC"], ["NIC EDU"]),
        # whoever it is, and foreigners
        ("Tunisia threatened to fine any company that trades with Israel.", "THREATEN", ["TUN"], ["- BUS"]),
        ("Iraq accused foreign agencies of paying the protesters.", "ACCUSE", ["IRQ"], ["- GOV"]),
        # the country named last, not where its envoy is
        (
            "Peruvian President Rosa Quispe sacked a minister hours after the country's envoy in Geneva backed Chile.",
            "SUPPORT",
            ["PER GOV"],
            ["CHL"],
        ),
        # those of a vessel, a service, a party, an opponent; drivers work
        ("Greek coastguards arrested the captain of a Turkish tanker.", "COERCE", ["GRC COP"], ["TUR CVL"]),
        ("The EU imposed sanctions on six officers of the FSB.", "COERCE", ["EUR"], ["RUS SPY"]),
        ("Jihadists kidnapped four Chadian drivers near Niamey.", "ASSAULT", ["NER REB"], ["TCD LAB"]),
        (
            "Turkish police arrested the leader of the opposition and beat his supporters.",
            "ASSAULT",
            ["TUR COP"],
            ["TUR OPP"],
        ),
        ("Hackers defaced the website of Poland's navy.", "COERCE", ["- CRM"], ["POL MIL"]),
        ("Nicaragua has deported 30 opponents.", "COERCE", ["NIC"], ["NIC OPP"]),
        ("The Ghana Rights Monitor accused the police of torture.", "ACCUSE", ["GHA NGO"], ["GHA COP"]),
        ("Israel is withholding tax revenue from the Palestinian Authority.", "COERCE", ["ISR"], ["PSE GOV"]),
        # the harmed are of whoever complains, vows revenge, is told that it is regretted, or was hit with them
        ("Kuwait accused Iran of shooting a fisherman.", "ASSAULT", ["IRN"], ["KWT AGR"]),
        ("Pakistan vowed revenge after India bombed a school.", "ASSAULT", ["IND"], ["PAK EDU"]),
        ("Jordan apologised to Syria for the killing of a shepherd.", "ASSAULT", [], ["SYR AGR"]),
        ("Turkey condemned Israel over the killing of a nurse.", "ASSAULT", [], ["- MED"]),
        (
            "Israeli settlers attacked Palestinian villagers and beat a shepherd.",
            "ASSAULT",
            ["ISR SET"],
            ["PSE AGR"],
        ),
    ],
)
def test_whose_somebody_is_by_what_stands_around(
    coder: Coder, text: str, event: str, actors: list[str], recipients: list[str]
) -> None:
    found = [each for each in events(coder, text) if each.event == event][-1]
    assert [code(actor) for actor in found.actors] == actors
    assert [code(actor) for actor in found.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        # a place in the country spoken of, not its better-known namesake
        (
            "Canada's premiers met in Ottawa. Canada is divided, they said.\n\nStudents marched in Victoria on Friday.",
            "marched",
            ["CAN EDU"],
        ),
        # the one named in full, although the recogniser misses the first name, and no namesake
        (
            "Celestino Mabunda, the leader of the opposition in Mozambique, spoke on Monday.\n\nMabunda threatened on Friday to close the roads.",
            "threatened",
            ["MOZ OPP"],
        ),
    ],
)
def test_whose_somebody_is_in_an_article(coder: Coder, text: str, trigger: str, actors: list[str]) -> None:
    event = next(each for each in events(coder, text) if each.trigger.text == trigger)
    assert [code(actor) for actor in event.actors] == actors


def test_what_an_international_body_does_is_about_whom_it_names(coder: Coder) -> None:
    text = (
        "France and Iran quarrel over a prisoner. France wants him back.\n\n"
        "The European Union sanctioned the Revolutionary Guards and called on the judges to free him."
    )
    event = next(each for each in events(coder, text) if each.trigger.text == "called")
    assert [code(recipient) for recipient in event.recipients] == ["IRN JUD"]


def test_office_that_a_country_does_not_have_is_another_ones(coder: Coder) -> None:
    text = (
        "OTTAWA - Canada slapped tariffs on American juice on Tuesday, hours after Washington imposed duties on Canadian steel.\n\n"
        "The U.S. president said on television that Canada would pay. The United States buys most of what Canada sells.\n\n"
        "Prime Minister Denis Larochelle accused him of wanting to wreck the economy."
    )
    assert codes(event_of(coder, text, "accused").actors) == ["CAN:GOV"]


def test_paragraph_headed_by_a_country_is_about_it(coder: Coder) -> None:
    text = (
        "MEXICO. Police arrested a mayor in Sonora, and Mexico recalled its envoy from Quito.\n\n"
        "HAITI. Gangs attacked the general hospital again during the week.\n\n"
        "ARGENTINA. Police used tear gas against pensioners."
    )
    record = coder.code(text)
    assert codes(event_at(record, "attacked").recipients) == ["HTI:MED"]
    assert codes(event_at(record, "used").actors) == ["ARG:COP"]


def test_paragraphs_of_a_round_up_are_about_the_places_that_head_them(coder: Coder) -> None:
    lines = (
        "Burkina Faso. Gunmen killed six traders near the border with Togo.\n\n"
        "The general staff denied it.\n\n"
        "Sierra Leone. The police said that they had arrested 14 soldiers.\n\n"
        "What to watch. Ghana asked the junta in Bamako to step down."
    )
    record = coder.code(lines)
    assert codes(event_at(record, "killed").recipients) == ["BFA:BUS"]
    assert codes(event_at(record, "denied").actors) == ["BFA:MIL"]
    assert codes(event_at(record, "arrested").recipients) == ["SLE:MIL"]


@pytest.mark.parametrize("form", ["{} - ", "{}: ", "* {} - "])
def test_paragraphs_of_a_digest_are_about_the_towns_that_they_are_dated_from(coder: Coder, form: str) -> None:
    text = (
        f"{form.format('KAMPALA')}Police detained an opposition leader.\n\n"
        f"{form.format('KIGALI')}The government expelled two French journalists.\n\n"
        f"{form.format('LUSAKA')}Zambian nurses went on strike."
    )
    record = coder.code(text)
    assert codes(event_at(record, "detained").actors) == ["UGA:COP"]
    assert codes(event_at(record, "expelled").actors) == ["RWA:GOV"]


def test_nobody_is_taken_up_from_another_part_of_a_round_up(coder: Coder) -> None:
    text = (
        "MALI. The government of Mali freed six men. The junta thanked Washington.\n\n"
        "TRINIDAD AND TOBAGO. Oil workers marched against the government. It offered them more.\n\n"
        "INDONESIA. Police seized nine men who wanted to bomb the parliament."
    )
    record = coder.code(text)
    assert codes(event_at(record, "marched").recipients) == ["TTO:GOV"]
    assert codes(event_at(record, "bomb").recipients) == ["IDN:LEG"]


def test_country_and_colon_head_a_paragraph(coder: Coder) -> None:
    text = (
        "Serbia: Students blocked three bridges, and Russia praised the police.\n\n"
        "North Macedonia: Prosecutors charged a former minister with taking bribes."
    )
    record = coder.code(text)
    assert codes(event_at(record, "blocked").actors) == ["SRB:EDU"]
    assert codes(event_at(record, "charged").actors) == ["MKD:JUD"]


FISHERMEN = (
    "{}Conch fishermen blocked the harbour on Monday, demanding that the navy chase Dominican poachers. Dominican boats took "
    "Dominican catches worth millions last year, and the Dominican Republic has ignored the complaints.\n\n"
    "The minister met leaders of the fishermen in {} and asked the Bahamas to pay. A group of youths threw bottles at a truck in {}."
)


def test_of_two_countries_those_without_one_are_of_that_where_it_plays(coder: Coder) -> None:
    at_home = FISHERMEN.format("NASSAU - ", "Nassau", "Freeport")
    assert codes(event_of(coder, at_home, "blocked").actors) == ["BHS:AGR"]
    assert codes(event_of(coder, at_home, "threw").actors) == ["BHS:CVL"]
    abroad = FISHERMEN.format("SANTO DOMINGO - ", "Santiago", "La Romana")
    assert codes(event_of(coder, abroad, "blocked").actors) == ["DOM:AGR"]


def test_towns_of_a_country_that_is_not_named_tell_where_an_article_plays(coder: Coder) -> None:
    text = (
        "TORNIO, Finland - Truckers blocked the road to the border on Friday in protest against new Swedish checks. Sweden brought them in "
        "last week. Sweden said they would stay.\n\n"
        "Dockers in Kemi joined the strike. Nurses in Rovaniemi marched, and a crowd in Tornio burned tyres."
    )
    assert codes(event_of(coder, text, "blocked").actors) == ["FIN:LAB"]


def test_police_scatter_a_crowd_of_their_own(coder: Coder) -> None:
    text = (
        "CASTRIES - Growers block a road. The United States imposed sanctions. American officials said the US won.\n\n"
        "When youths threw stones, US police fired tear gas at them. St Lucia was calm."
    )
    assert codes(event_of(coder, text, "fired").recipients) == ["USA:CVL"]


@pytest.mark.parametrize(
    ("told", "origin"),
    [
        ("Hungary closed its border to Syrian migrants.", "SYR"),
        ("Hungary closed camps in which refugees from Somalia live.", "SOM"),
        ("Hungary deported 40 Afghans in May.", "AFG"),
        ("Thousands have fled Burundi since April, and Hungary took some of them in.", "BDI"),
        ("Hungary closed its border to Afghan and Iraqi migrants.", ""),
    ],
)
def test_refugees_come_from_where_the_article_tells_that_any_come_from(coder: Coder, told: str, origin: str) -> None:
    event = event_of(coder, f"{told}\n\nPolice in Szeged beat migrants with batons on Monday.", "beat")
    assert codes(event.recipients) == [f"{origin or '?'}:REF"]


def test_donors_are_nobodys_by_where_they_are_asked(coder: Coder) -> None:
    text = "Floods have hit Bangladesh. Bangladesh has no rice. The World Food Programme appealed to donors for $12 million in Sylhet."
    assert codes(event_of(coder, text, "appealed").recipients) == ["?"]


@pytest.mark.parametrize(
    ("told", "office", "country"),
    [
        ("The UN refugee agency said Sudan blocked its trucks.", "High Commissioner", "UNO"),
        ("NATO sent ships to the Baltic Sea, Sudan said.", "Secretary-General", "IGO"),
        ("The European Union cut aid to Sudan.", "Commission", "EUR"),
        ("Lawyers marched in Khartoum in Sudan.", "Commission", "SDN"),
    ],
)
def test_office_with_a_capital_is_of_the_body_spoken_of(coder: Coder, told: str, office: str, country: str) -> None:
    event = event_of(coder, f"{told} Sudan denied it. The {office} urged the army to open the road.", "urged")
    assert [actor.country for actor in event.actors] == [country]


@pytest.mark.parametrize("place", ["Maarrat al-Numan", "the hamlet of Beni Ali"])
def test_part_of_a_places_name_is_no_town_of_a_country_that_is_not_spoken_of(coder: Coder, place: str) -> None:
    text = f"The war in Syria goes on. Syria's army said so. Gunmen killed two women in {place} on Monday."
    assert codes(event_of(coder, text, "killed").recipients) == ["SYR:CVL"]


def test_who_is_named_after_his_office_is_what_that_says(coder: Coder) -> None:
    text = (
        '"Families should not wait," said the WFP\'s country director, Martin Hollis, who had appealed to Bangladesh. '
        "Bangladesh said nothing. Hollis thanked the army."
    )
    assert [actor.country for actor in event_of(coder, text, "appealed").actors] == ["UNO"]
    assert [actor.country for actor in event_of(coder, text, "thanked").actors] == ["UNO"]


@pytest.mark.parametrize(
    ("text", "trigger", "country"),
    [
        ("The M23 took Goma in Congo. Human Rights Watch accuses its fighters of murder.", "accuses", "COD"),
        (
            "The bloc cut aid to Rwanda after experts of the United Nations accused its army of looting.",
            "accused",
            "RWA",
        ),
        ("The World Food Programme left Burundi after gunmen ambushed one of its convoys.", "ambushed", "UNO"),
        ("The Chinese consulate in Lagos complained that its drivers had been beaten by a mob.", "beaten", "CHN"),
    ],
)
def test_whose_those_are_of_whom_its_tells(coder: Coder, text: str, trigger: str, country: str) -> None:
    assert [actor.country for actor in event_of(coder, text, trigger).recipients] == [country]


def test_who_writes_to_a_president_by_his_country_may_be_from_abroad(coder: Coder) -> None:
    text = (
        "Forty Nobel laureates urged Azerbaijan's President Ilham Aliyev to free an economist. Azerbaijan jailed him."
    )
    assert [actor.country for actor in event_of(coder, text, "urged").actors] == [None]


@pytest.mark.parametrize(
    ("doer", "code"),
    [("Aymara peasants", "PER:AGR"), ("The Juliaca prosecutor", "PER:JUD"), ("The Halvorsen government", "?:GOV")],
)
def test_name_before_a_noun_is_of_the_country_where_an_article_names_no_other(
    coder: Coder, doer: str, code: str
) -> None:
    text = (
        f"Police in Peru shot two miners on Monday. Peru's president sent soldiers. {doer} accused the army of murder."
    )
    assert codes(event_of(coder, text, "accused").actors) == [code]


def test_army_shells_the_other_side_unless_a_place_of_its_own_is_named(coder: Coder) -> None:
    opening = (
        "India and Pakistan traded fire on Monday. Indian guns opened up first, Pakistan said, and India denied it.\n\n"
    )
    across = opening + "India said nothing of the dead. Indian troops shelled five villages."
    assert codes(event_of(coder, across, "shelled").recipients) == ["PAK:CVL"]
    inside = opening + "India said nothing of the dead. Indian troops fired on crowds as Manipur violence spread."
    assert codes(event_of(coder, inside, "fired").recipients) == ["IND:CVL"]


def test_comment_from_abroad_does_not_make_the_next_paragraph_foreign(coder: Coder) -> None:
    text = (
        "LAGOS - Nigeria's oil workers struck on Monday in Warri, Lagos and Port Harcourt, and Nigeria's government called them back.\n\n"
        "The spokesman of the American company Hartline in Houston dismissed the allegation as absurd.\n\n"
        "The navy moved two patrol boats to the bar."
    )
    assert codes(event_of(coder, text, "moved").actors) == ["NGA:MIL"]


def test_people_who_gather_in_a_capital_are_at_home_there(coder: Coder) -> None:
    text = (
        "The generals who rule Niger ordered the French ambassador to leave. Paris refused within hours, and France said its soldiers "
        "would stay. French officials called the French order of the day firm.\n\n"
        "In Niamey, several thousand people gathered at a stadium. Protesters have vowed to besiege the French base."
    )
    assert codes(event_of(coder, text, "vowed").actors) == ["NER:OPP"]


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("Russia's allies", None),
        ("Mali's creditors", None),
        ("Turkey's trading partners", None),
        # those of a person are mostly at home
        ("Trump's allies", "USA"),
        ("Russia's farmers", "RUS"),
    ],
)
def test_whom_a_state_has_outside_is_not_its_own(coder: Coder, phrase: str, country: str | None) -> None:
    (actor,) = coder.actor(phrase)
    assert actor.country == country
