"""Events: who did what to whom, one event for compound actors, composition through the codebook."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, codes, event_of, tell, told

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the same act in every voice
        ("Turkish troops attacked Kurdish fighters on Monday.", "ASSAULT TUR:MIL > ?:REB"),
        ("Thai soldiers were killed by Burmese rebels.", "ASSAULT MMR:REB > THA:MIL"),
        ("The invasion of Angola by Namibia began on Monday.", "ASSAULT NAM > AGO"),
        ("Egyptian police arrested 12 Libyan soldiers.", "COERCE EGY:COP > LBY:MIL"),
        # compound actors are one event
        ("France and Italy condemned Niger.", "ACCUSE FRA & ITA > NER"),
        ("Kenya condemned Rwanda and Burundi.", "ACCUSE KEN > RWA & BDI"),
        # reciprocal: all are actors
        ("Kenya and Somalia signed an agreement.", "SUPPORT KEN & SOM > -"),
        ("Laos and Thailand held talks in Vientiane on Tuesday.", "CONSULT LAO & THA > -"),
        ("Armenian and Azerbaijani ministers met in Geneva on Monday.", "CONSULT ARM:GOV & AZE:GOV > -"),
        ("The Chadian defence minister met Nigerian diplomats.", "CONSULT TCD:GOV & NGA:GOV > -"),
        ("The leaders of Kenya, Uganda and Tanzania met in Arusha.", "CONSULT KEN:GOV & UGA:GOV & TZA:GOV > -"),
        # a list that the parser takes for appositions
        ("Saudi Arabia, Egypt and Bahrain cut ties with Qatar.", "SANCTION SAU & EGY & BHR > QAT"),
        # "by" hangs on another word than the noun of act
        ("Kuwait condemned the shelling of the town by the Syrian army.", "ACCUSE KWT > SYR:MIL"),
        ("Australia joined Britain in condemning the execution of the protester by Iran.", "ACCUSE AUS > IRN"),
        # a noun of act with what it is about
        ("Hungary's refusal to ratify the treaty angered Sweden.", "REJECT HUN > -"),
        ("A Polish priest was beaten and robbed by Belarusian border guards.", "ASSAULT BLR:COP > POL:REL"),
        # nobody agrees with their own troops
        ("Serbia agreed to withdraw its troops.", "AGREE SRB > -"),
        ("Ethiopia promised to pull back its forces.", "CONCEDE ETH > -"),
        # composition
        ("Ethiopia agreed to withdraw its troops from Somalia.", "AGREE ETH > SOM"),
        ("Estonia agreed to provide weapons to Ukraine.", "AGREE EST > UKR"),
        ("Turkey refused to release the American pastor.", "REJECT TUR > USA:REL"),
        ("Vietnam refused to negotiate with China.", "REJECT VNM > CHN"),
        ("Britain lifted the ban on Russian flights.", "RETREAT GBR > RUS"),
        ("Azerbaijan launched an attack on Armenia.", "ASSAULT AZE > ARM"),
        ("India and Pakistan failed to reach an agreement.", "SUPPORT IND & PAK > - +negation"),
        ("India and Pakistan failed to agree on a border.", "REJECT IND & PAK > -"),
        ("The Kenyan parliament failed to pass the tax bill.", "SUPPORT KEN:LEG > - +negation"),
        ("Togo released the singer at the request of France.", "REQUEST FRA > TGO"),
        ("Nepal and Bhutan signed a pact after three days of talks in Delhi.", "CONSULT NPL & BTN > -"),
        ("Norway suspended 90 million dollars in aid to Malawi.", "SANCTION NOR > MWI"),
        ("Morocco rejected Madrid's demand that it free the reporter.", "REQUEST ESP:GOV > MAR"),
        ("Germany urged Serbia to negotiate with Kosovo.", "REQUEST DEU > SRB"),
        ("Iran threatened Israel with missile strikes.", "THREATEN IRN > ISR"),
        ("Uganda suspended cooperation with Sudan.", "SANCTION UGA > SDN"),
        ("Norway gave Moldova $25 million in aid.", "AID NOR > MDA"),
        ("Venezuela plans to invade Guyana.", "ASSAULT VEN > GUY +future"),
        ("Tunisia offered to mediate between Libya and Egypt.", "AGREE TUN > LBY & EGY"),
        # an imperative asks
        ('"Withdraw your troops from our land," the Congolese president said to Rwanda.', "REQUEST COD:GOV > RWA"),
        ('"Release the hostages," the French president said in Paris.', "REQUEST FRA:GOV > -"),
        # who tells what a state will do is of it
        ("Iran will strike Israeli bases if it is attacked, the minister said.", "THREATEN IRN > ISR:MIL"),
        # "by" hangs on another phrase of a passive verb
        ("The minister was accused last week of corruption by the Peruvian prosecutor.", "ACCUSE PER:JUD > PER:GOV"),
        # a deed is the subject
        ("The drone attack on the airbase killed three Syrian soldiers.", "ASSAULT - > SYR:MIL & SYR:MIL"),
        # what somebody is sent for is to come
        ("Russia sent troops to attack Kharkiv.", "ASSAULT RUS > UKR:CVL +future"),
        ("Haiti deployed soldiers to arrest the mayor of Jacmel.", "COERCE HTI > HTI:GOV +future"),
        # who laid a bomb kills by it
        ("A mine planted by Somali rebels killed four Kenyan soldiers.", "ASSAULT SOM:REB > KEN:MIL"),
        # a deed and what it ended in
        ("Rebel attacks killed 12 soldiers in Mali.", "ASSAULT MLI:REB > MLI:MIL"),
        # a number of people
        ("Thousands marched in Tbilisi against the government's new law.", "PROTEST GEO:CVL > GEO:GOV"),
        # a colleague does what the one does whose they are
        ("Kenyan police and their Haitian colleagues attacked a gang.", "ASSAULT KEN:COP & HTI:COP > ?:CRM"),
        # where it is done, not to whom
        ("Peru's president declared a curfew in four provinces.", "COERCE PER:GOV > -"),
        # the relative clause's own deed
        ("Kenya lifted the sanctions that it had imposed on Mali in March.", "COERCE KEN > MLI +historical"),
        ("Putin threatened Finland with new strikes.", "THREATEN RUS:GOV > FIN"),
    ],
)
def test_text_gives_this_event(coder: Coder, text: str, expected: str) -> None:
    assert expected in tell(coder, text)


@pytest.mark.parametrize(
    "text",
    [
        "Washington has threatened Turkey with new tariffs unless it scraps its Russian missiles.",
        "Israel's defence minister warned Hamas that the army would occupy Gaza unless it freed the hostages.",
        "Tokyo promised to lift its ban on Korean fish if Seoul released the sailors.",
    ],
)
def test_condition_of_a_threat_or_offer_is_no_event(coder: Coder, text: str) -> None:
    assert len(tell(coder, text)) == 1


def test_two_taken_out_of_a_group_are_of_it(coder: Coder) -> None:
    told_of = tell(coder, "Chadian police raided the homes of five journalists and took two of them into custody.")
    assert "COERCE TCD:COP > ?:JRN" in told_of or "COERCE TCD:COP > TCD:JRN" in told_of


def test_village_fired_at_is_hit(coder: Coder) -> None:
    assert "ASSAULT YEM:MIL > ?:CVL" in tell(coder, "Yemeni troops fired mortars at a village near Hays.")


def test_one_happening_is_one_event(coder: Coder) -> None:
    for text in (
        "Turkish troops attacked Kurdish fighters on Monday.",
        "France and Italy condemned Niger.",
        "Azerbaijan launched an attack on Armenia.",
        "Ethiopia agreed to withdraw its troops from Somalia.",
        "Turkey refused to release the American pastor.",
        "Iran threatened Israel with missile strikes.",
        # on what ground something is done is no act of its own
        "Niger recalled its ambassador from Lisbon in protest at the Portuguese law.",
    ):
        assert len(tell(coder, text)) == 1, text


def test_denial_gives_the_rejection_and_the_denied_act(coder: Coder) -> None:
    assert tell(coder, "Syria denied attacking Turkey.") == ["REJECT SYR > -", "ASSAULT SYR > TUR +negation"]


def test_condemned_act_stays_an_act(coder: Coder) -> None:
    text = "Rwanda's attack on Burundi was condemned by Belgium."
    assert tell(coder, text) == ["ASSAULT RWA > BDI", "ACCUSE BEL > RWA"]


def test_accused_act_is_alleged_and_done_by_the_accused(coder: Coder) -> None:
    assert tell(coder, "Angola accused Zambia of attacking Namibia.") == [
        "ACCUSE AGO > ZMB",
        "ASSAULT ZMB > NAM +hypothetical",
    ]


def test_accuser_is_never_the_one_who_did_it(coder: Coder) -> None:
    text = "Joana Silva, the spokeswoman for the Angolan army, accused Congolese rebels of attacking villages."
    assert codes(event_of(coder, text, "attacking").actors) == ["COD:REB"]


def test_hundreds_who_protest_are_the_protesters(coder: Coder) -> None:
    assert tell(coder, "Hundreds of Peruvian miners protested in Cusco last week.") == ["PROTEST PER:LAB > -"]


def test_countries_that_fight_give_an_event(coder: Coder) -> None:
    assert tell(coder, "Ukraine fought Russia near Kharkiv.") in (["ASSAULT UKR > RUS"], ["ASSAULT UKR & RUS > -"])


@pytest.mark.parametrize("text", ["Hungary vetoed the agreement.", "Iran condemned the strikes on Monday."])
def test_thing_is_no_recipient(coder: Coder, text: str) -> None:
    assert [event.recipients for event in coder.code(text, published=PUBLISHED).events] == [[]]


@pytest.mark.parametrize(
    ("text", "trigger", "place", "country"),
    [
        ("Turkish troops attacked Kurdish fighters in Syria on Monday.", "attacked", "Syria", "SYR"),
        ("Armenian and Azerbaijani ministers met in Geneva on Monday.", "met", "Geneva", "CHE"),
        ("Police in Georgia detained about 60 protesters in Tbilisi on Tuesday.", "detained", "Tbilisi", "GEO"),
        ("Sudanese warplanes bombed a market in Darfur.", "bombed", "Darfur", "SDN"),
    ],
)
def test_event_takes_place_where_its_clause_says(
    coder: Coder, text: str, trigger: str, place: str, country: str
) -> None:
    found = event_of(coder, text, trigger).place
    assert found is not None
    assert (found.text, found.country) == (place, country)


def test_event_without_a_place_has_none(coder: Coder) -> None:
    assert event_of(coder, "Kenya condemned Rwanda.", "condemned").place is None


@pytest.mark.parametrize(
    ("text", "trigger", "mode"),
    [
        ("Moroccan police used tear gas on Libyan protesters.", "used", "crowd-control"),
        ("Sudanese warplanes bombed a market in Darfur.", "bombed", "aerial"),
        ("Egyptian police arrested 12 protesters in Cairo.", "arrested", "arrest"),
        ("Turkey refused to release the American pastor.", "refused", "yield"),
        ("Germany urged Serbia to negotiate with Kosovo.", "urged", "meet"),
        ("Iran threatened Israel with missile strikes.", "threatened", "violence"),
        ("Burundi expelled Rwandan diplomats.", "expelled", "expel"),
        ("Kenya and Somalia signed an agreement.", "signed", None),
    ],
)
def test_event_has_the_mode_that_the_words_give(coder: Coder, text: str, trigger: str, mode: str | None) -> None:
    assert event_of(coder, text, trigger).mode == mode


@pytest.mark.parametrize(
    ("text", "trigger", "contexts"),
    [
        ("Russian ministers signed an agreement on nuclear weapons with Belarus.", "signed", {"military", "cbrn"}),
        ("Turkish troops attacked Kurdish fighters in Syria.", "attacked", {"military"}),
        ("Burundi expelled Rwandan diplomats.", "expelled", {"diplomatic"}),
    ],
)
def test_event_has_the_contexts_that_the_words_give(coder: Coder, text: str, trigger: str, contexts: set[str]) -> None:
    assert contexts <= set(event_of(coder, text, trigger).contexts)


def test_contexts_are_named_by_the_ontology(coder: Coder) -> None:
    record = coder.code("Turkish troops attacked Kurdish refugees in Syria over oil and drugs.", published=PUBLISHED)
    assert all(set(event.contexts) <= set(coder.codebook.ontology.contexts) for event in record.events)


def test_quad_and_score_are_those_of_the_ontology(coder: Coder) -> None:
    event = event_of(coder, "Burundi expelled Rwandan diplomats.", "expelled")
    assert (event.event, event.quad) == ("SANCTION", "material conflict")
    assert event.score == coder.codebook.score("SANCTION", "expel")


def test_event_knows_its_sentence_and_trigger(coder: Coder) -> None:
    text = "The rain stopped. Burundi expelled Rwandan diplomats."
    event = event_of(coder, text, "expelled")
    assert event.sentence == 1
    assert text[event.trigger.start : event.trigger.end] == "expelled"


def test_rule_names_the_frames_from_the_outermost(coder: Coder) -> None:
    rule = event_of(coder, "Estonia agreed to provide weapons to Ukraine.", "agreed").rule
    known = {frame.id for frame in coder.codebook.frames}
    assert len(rule.split(" > ")) == 2
    assert set(rule.split(" > ")) <= known


@pytest.mark.parametrize(
    "text",
    [
        "The weather in Kenya was fine on Monday.",
        "The museum opens at nine.",
        "Shares in the company rose 3 percent.",
        "Brazil beat Argentina 2-1 in the final.",
        "",
        "\n\n",
        "Monday",
    ],
)
def test_text_without_political_events_gives_none(coder: Coder, text: str) -> None:
    assert tell(coder, text) == []


def test_headline_that_is_not_in_the_text_is_coded_too(coder: Coder) -> None:
    record = coder.code("The rain stopped.", published=PUBLISHED, title="Burundi expels Rwandan diplomats")
    assert record.article.text.startswith("Burundi expels Rwandan diplomats\n\n")
    assert [told(event) for event in record.events] == ["SANCTION BDI > RWA:GOV"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana was attacked by Togo, not by Benin.", "ASSAULT TGO > GHA"),
        ("Villagers were shot by Kenyan soldiers rather than by rebels.", "ASSAULT KEN:MIL > ?:CVL"),
        ("Norway imposed sanctions on Togo, not on Benin.", "COERCE NOR > TGO"),
    ],
)
def test_who_is_ruled_out_takes_no_part(coder: Coder, text: str, expected: str) -> None:
    assert tell(coder, text) == [expected]


def test_a_month_is_no_march(coder: Coder) -> None:
    assert not coder.code("Threats made in March to shut off Turkmen gas were never carried out.", "2024-04-24").events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a deed ended in is no second event, and its victims are among the deed's
        ("Gunmen stormed a market in Kano, killing 40 shoppers.", ["ASSAULT NGA:UAF > NGA:BUS & NGA:CVL"]),
        # some of those who were attacked, not others beside them
        ("Kenyan rebels ambushed a patrol of Malian soldiers, killing four.", ["ASSAULT KEN:REB > MLI:MIL"]),
        # who is blamed or tried for a deed did it, as the one who blames has it
        (
            "Britain blamed Russia for the poisoning of a spy in Salisbury.",
            ["ACCUSE GBR > RUS", "ASSAULT RUS > GBR:SPY +hypothetical"],
        ),
        (
            "The judge sentenced the Argentine commander to ten years for the torture of two students.",
            ["ASSAULT ARG:MIL > ARG:EDU"],
        ),
    ],
)
def test_deed_with_its_result_and_those_who_answer_for_it(coder: Coder, text: str, expected: list[str]) -> None:
    found = tell(coder, text)
    assert [each for each in found if each in expected] == expected
    assert sum(each.startswith("ASSAULT") for each in found) == 1


def test_two_groups_of_one_country_are_not_the_same(coder: Coder) -> None:
    found = tell(coder, "In Almaty, forty activists rallied on Monday; plain-clothes policemen beat them.")
    assert "ASSAULT KAZ:COP > KAZ:CVL" in found


def test_forms_have_their_own_lemma_and_not_that_of_a_shorter_word(coder: Coder) -> None:
    document = coder.parser.parse("Rebels hoped to hide corpses and doses near the bases.")
    lemmas = {token.text: token.lemma_ for sentence in document.sentences for token in sentence.span}
    assert {text: lemmas[text] for text in ("hoped", "corpses", "doses", "bases")} == {
        "hoped": "hope",
        "corpses": "corpse",
        "doses": "dose",
        "bases": "base",
    }
