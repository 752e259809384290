"""Faults of the parser that grammar shows are put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tocsin.code.coder import Coder
from tocsin.parse import Parser
from tocsin.parse.clauses import clause_of

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


def _word(parser: Parser, text: str, word: str) -> Token:
    return next(t for s in parser.parse(text).sentences for t in s.span if t.text == word)


def test_finite_verb_goes_with_the_finite_one_above(parser: Parser) -> None:
    text = (
        "Amnesty International accused the army of torturing detained students and called on the union to freeze aid."
    )
    assert _word(parser, text, "called").head.text == "accused"
    text = (
        "The leader of the opposition has refused to recognise the official count and called on his followers to march."
    )
    assert _word(parser, text, "called").head.text == "refused"


def test_infinitives_stay_joined_to_each_other(parser: Parser) -> None:
    assert _word(parser, "The army threatened to shell the town and burn the crops.", "burn").head.text == "shell"


def test_acronym_that_is_a_subject_is_a_name(parser: Parser) -> None:
    word = _word(parser, "ECOWAS on Sunday lifted the sanctions that it had imposed on Mali in January.", "ECOWAS")
    assert (word.pos_, word.lemma_) == ("PROPN", "ECOWAS")


def test_relative_that_is_told_from_the_one_that_opens_a_clause(parser: Parser) -> None:
    text = "Kenya lifted the sanctions that it had imposed on Mali in January."
    assert _word(parser, text, "that").tag_ == "WDT"


def test_who_is_given_a_thing_is_not_the_thing(parser: Parser) -> None:
    text = "Russia failed to deliver the tractors that it had promised Mongolia last spring."
    assert _word(parser, text, "Mongolia").dep_ == "dative"


def test_what_follows_a_verb_without_object_is_its_object(parser: Parser) -> None:
    text = "The guards stopped the migrants at the border and then let them through."
    assert (_word(parser, text, "them").dep_, _word(parser, text, "them").head.text) == ("dobj", "let")
    text = "The navy would sink any ship crossing the line."
    assert (_word(parser, text, "ship").dep_, _word(parser, text, "crossing").head.text) == ("dobj", "ship")


def test_verb_after_to_is_an_infinitive(parser: Parser) -> None:
    assert _word(parser, "The governor vows to jail opposition leaders for treason", "jail").tag_ == "VB"


def test_family_name_at_the_head_of_a_sentence_is_a_name(coder: Coder) -> None:
    sentence = coder.parser.parse("Starmer condemned the Russian attack on Odesa.").sentences[0]
    assert sentence.span[0].pos_ == "PROPN"
    assert coder.parser.parse("Inflation hit the Russian economy.").sentences[0].span[0].pos_ == "NOUN"


def test_name_behind_a_fronted_phrase_is_the_subject(parser: Parser) -> None:
    text = "After four days of talks in Muscat, the Yemeni government and the Houthis signed a truce."
    word = _word(parser, text, "government")
    assert (word.dep_, word.head.text) == ("nsubj", "signed")


def test_finite_verb_is_no_adjective_of_its_object(parser: Parser) -> None:
    text = "North Korea test-fired two short-range missiles into the Sea of Japan on Friday."
    assert (_word(parser, text, "fired").dep_, _word(parser, text, "missiles").dep_) == ("ROOT", "dobj")
    assert _word(parser, text, "Korea").dep_ == "nsubj"


def test_object_behind_a_particle_is_the_verbs(parser: Parser) -> None:
    word = _word(parser, "Uganda switched off the Internet on the eve of the election.", "Internet")
    assert (word.dep_, word.head.text) == ("dobj", "switched")


def test_who_speaks_last_is_no_more_of_what_is_told(parser: Parser) -> None:
    text = "Bandits stormed a mine on Sunday, abducting several others, officials and residents said on Monday."
    assert (_word(parser, text, "said").dep_, _word(parser, text, "stormed").dep_) == ("ROOT", "ccomp")
    assert _word(parser, text, "officials").head.text == "said"
    text = "Rebels burned a church and abducted the priest, police and witnesses said."
    assert (_word(parser, text, "police").dep_, _word(parser, text, "police").head.text) == ("nsubj", "said")


def test_participle_between_a_subject_and_its_verb_is_none(parser: Parser) -> None:
    text = "Shells fired from Syria killed two Turkish children."
    assert (_word(parser, text, "fired").dep_, _word(parser, text, "Shells").head.text) == ("acl", "killed")
    text = "The rebels fired and killed two children."
    assert _word(parser, text, "fired").dep_ == "ROOT"


def test_to_whom_something_without_article_is_given_is_told_by_what_they_are(coder: Coder) -> None:
    text = "Brussels granted the Hungarian government permission to subsidise its railways."
    assert _word(coder.parser, text, "government").dep_ == "dative"
    text = "The court gave Amnesty International permission to visit the prisoners."
    assert _word(coder.parser, text, "International").dep_ == "dative"
    text = "Iran refused Russian crude oil."
    assert _word(coder.parser, text, "oil").dep_ == "dobj"


def test_noun_in_ing_at_the_head_of_a_sentence_is_the_subject(parser: Parser) -> None:
    text = "Fighting flared between Omani and Yemeni forces near the port."
    word = _word(parser, text, "Fighting")
    assert (word.pos_, word.dep_, word.head.text, word.head.dep_) == ("NOUN", "nsubj", "flared", "ROOT")
    text = "Fighting backed by Iran goes on in the port."
    assert _word(parser, text, "backed").dep_ == "acl"


def test_answer_is_an_object(parser: Parser) -> None:
    text = "Kenya has said no to Somali troops."
    assert (_word(parser, text, "no").dep_, _word(parser, text, "to").head.text) == ("dobj", "said")


def test_participle_shares_the_auxiliary_of_the_passive_before_it(coder: Coder) -> None:
    text = "Three soldiers were killed in the ambush and two officers wounded."
    assert _word(coder.parser, text, "officers").dep_ == "nsubjpass"
    text = "Three soldiers were killed and two officers wounded a rebel."
    assert _word(coder.parser, text, "officers").dep_ == "nsubj"


def test_verb_whose_object_is_those_of_a_relative_clause_is_not_theirs(parser: Parser) -> None:
    text = "Police scuffled with protesters who tried to block a motorway and detained nine of them."
    assert _word(parser, text, "detained").head.text == "scuffled"
    text = "Police held rebels who had attacked soldiers and killed nine of them."
    assert _word(parser, text, "killed").head.text == "attacked"


def test_which_is_the_body_that_somebody_leads(parser: Parser) -> None:
    text = "The junta led by Captain Omar Diallo, which expelled French troops, has not commented."
    assert _word(parser, text, "expelled").head.text == "junta"
    text = "The junta led by Captain Omar Diallo, who expelled French troops, has not commented."
    assert _word(parser, text, "expelled").head.text == "Diallo"


def test_those_who_are_taken_hostage_are_the_object(parser: Parser) -> None:
    text = "Insurgents in Pakistan took four policemen hostage."
    assert (_word(parser, text, "policemen").dep_, _word(parser, text, "hostage").dep_) == ("dobj", "oprd")
    text = "Insurgents in Pakistan took one police car."
    assert _word(parser, text, "car").dep_ == "dobj"


def test_plural_behind_a_noun_is_no_verb(parser: Parser) -> None:
    text = "Britain imposed asset freezes on four Sudanese generals."
    word = _word(parser, text, "freezes")
    assert (word.pos_, word.dep_, _word(parser, text, "asset").dep_) == ("NOUN", "dobj", "compound")
    text = "Canada on Tuesday imposed travel bans and asset freezes on six Belarusian judges."
    assert (_word(parser, text, "bans").dep_, _word(parser, text, "on").head.text) == ("dobj", "imposed")
    text = "The bank said output falls on Monday."
    assert _word(parser, text, "falls").pos_ == "VERB"


def test_sentence_goes_on_behind_a_relative_clause(parser: Parser) -> None:
    text = "Argentina, which shares the river, offered to mediate between the two countries and proposed a meeting."
    assert (_word(parser, text, "offered").dep_, _word(parser, text, "Argentina").dep_) == ("ROOT", "nsubj")
    text = "A treaty, which Peru admires, signed by Chile."
    assert _word(parser, text, "treaty").dep_ == "ROOT"


def test_sentence_goes_on_behind_a_relative_clause_and_another_follows(parser: Parser) -> None:
    text = "Chile, which leads the bloc, offered to host talks, and Peru said it would send an envoy to Lima."
    assert [_word(parser, text, word).head.text for word in ("Chile", "Peru", "said")] == ["offered", "said", "offered"]


def test_subject_of_a_second_clause_is_not_joined_to_the_first(parser: Parser) -> None:
    text = (
        "The State Department criticised Mr Sogavare's government, and two congressmen called on President Joe Biden "
        "to freeze aid to the islands."
    )
    assert (_word(parser, text, "called").head.text, _word(parser, text, "congressmen").dep_) == ("criticised", "nsubj")


def test_people_behind_a_name_and_an_adjective_are_joined_to_it(parser: Parser) -> None:
    text = "Under the deal brokered by Kenya and religious leaders, the two factions agreed to share power."
    name, leaders = (_word(parser, text, word) for word in ("Kenya", "leaders"))
    assert (name.dep_, name.head.text, leaders.head.text, leaders.dep_) == ("pobj", "by", "Kenya", "conj")


def test_names_share_the_noun_that_both_own(parser: Parser) -> None:
    text = "Armenia's and Georgia's presidents are to meet in Gori."
    first, noun = (_word(parser, text, word) for word in ("Armenia", "presidents"))
    assert (noun.dep_, first.dep_, first.head.text) == ("nsubj", "poss", "presidents")


def test_day_is_no_part_of_the_name_behind_it(parser: Parser) -> None:
    assert _word(parser, "In March Turkey sent troops to Libya.", "Turkey").head.text == "sent"
    assert _word(parser, "Last May Japan recalled its envoy.", "May").dep_ == "npadvmod"
    assert _word(parser, "In April rebels attacked two villages.", "April").dep_ == "pobj"


def test_day_behind_a_doer_belongs_to_the_deed(coder: Coder) -> None:
    for text, words in {
        "ECOWAS on Sunday lifted the sanctions.": "ECOWAS",
        "Fiji in April 2009 expelled the Australian envoy.": "Fiji",
        "Forces loyal to Haftar on Sunday rejected the truce.": "Forces loyal to Haftar",
        "Police in Nairobi Friday arrested three editors.": "Police in Nairobi",
        "President Thabo Mbeki Tuesday sacked his deputy.": "President Thabo Mbeki",
        "On 21 June Mexican authorities arrested a mayor.": "Mexican authorities",
        "On 17 July 2017 Russia's Supreme Court banned the party.": "Russia's Supreme Court",
        "In May 2014 Thai generals arrested the prime minister.": "Thai generals",
    }.items():
        (event,) = coder.code(text).events
        assert [each.text for each in event.actors] == [words], text


def test_day_of_a_happening_stays_with_it(coder: Coder) -> None:
    (event,) = coder.code("The attack on Sunday near Kidal killed five soldiers.", published="2024-05-15").events
    assert event.date is not None and event.date.value == "2024-05-12"


def test_state_named_behind_a_day_is_no_person(coder: Coder) -> None:
    (event,) = coder.code("By Tuesday Kyiv had rejected the plan.").events
    assert event.actors[0].country == "UKR"


def test_plural_that_is_to_be_imposed_is_no_verb(parser: Parser) -> None:
    text = "The European Union is to impose asset freezes on six Burmese generals and a timber firm next week, diplomats said."
    freezes = _word(parser, text, "freezes")
    assert (freezes.tag_, freezes.dep_, freezes.head.text) == ("NNS", "dobj", "impose")


def test_subject_before_a_verb_is_no_part_of_it(parser: Parser) -> None:
    strike = _word(parser, "Dockers' strike paralyses Antwerp", "strike")
    assert (strike.dep_, strike.head.text) == ("nsubj", "paralyses")


def test_those_arrested_hang_on_the_arrest_and_not_on_the_police(parser: Parser) -> None:
    text = "Hundreds of ethnic Serbs rallied in Mitrovica against the arrest by Kosovo police of a former mayor."
    of = next(each for each in _word(parser, text, "arrest").rights if each.text == "of")
    assert [each.text for each in of.children] == ["mayor"]
    text = "The minister condemned the raid by the police of the capital."
    assert _word(parser, text, "capital").head.head.text == "police"


def test_chief_who_proclaims_something_is_the_subject(parser: Parser) -> None:
    text = "Madagascar's army chief proclaimed martial law in the south after two days of looting."
    assert [each.text for each in _word(parser, text, "proclaimed").lefts] == ["chief"]
    assert _word(parser, text, "Madagascar").head.text == "chief"


def test_participle_that_opens_a_sentence_is_no_name(coder: Coder) -> None:
    (event,) = coder.code("Jailed Bahraini preacher Hasan Jassim began a hunger strike on Sunday.").events
    assert [(each.country, each.sectors) for each in event.actors] == [("BHR", ["REL"])]


def test_time_before_an_event_is_no_part_of_what_was_declared(parser: Parser) -> None:
    text = "Mali's president declared a state of emergency hours before the court was due to rule on his election."
    emergency = _word(parser, text, "emergency")
    assert (emergency.dep_, emergency.head.text) == ("pobj", "of")


def test_nouns_before_a_name_say_who_it_is(parser: Parser) -> None:
    name = _word(parser, "Police in Lome arrested the lawyer Kofi Mensah and two of his aides.", "Mensah")
    assert [each.text for each in name.lefts] == ["the", "lawyer", "Kofi"]
    name = _word(parser, "Kazakh police have charged poet and activist Aida Bek with inciting riots.", "Bek")
    assert (name.dep_, name.head.text) == ("dobj", "charged")
    # a name that the recogniser takes for a place's
    name = _word(parser, "The Croatian teacher Marta Kovac criticised Serbia.", "Kovac")
    assert [each.text for each in name.lefts] == ["The", "Croatian", "teacher", "Marta"]


def test_some_of_theirs_are_joined_with_somebody(parser: Parser) -> None:
    text = "Washington slapped sanctions on Serbian businessman Goran Pavlic and two of his companies."
    assert _word(parser, text, "two").head.text == "Pavlic"


def test_auxiliary_leaves_its_subject_to_the_verb(parser: Parser) -> None:
    text = "The Russian paramilitary group Africa Corps is training recruits of the Malian army at a base in Sénou."
    assert _word(parser, text, "group").head.text == "training"


def test_no_longer_negates_its_verb(parser: Parser) -> None:
    text = "The Malian junta said it would no longer arrest journalists."
    assert clause_of(_word(parser, text, "arrest")).negated
    assert not clause_of(_word(parser, text.replace("no longer", "soon"), "arrest")).negated


def test_whoever_is_sent_off_is_the_object(parser: Parser) -> None:
    consul = _word(parser, "Burundi sent the Rwandan consul home.", "consul")
    assert (consul.dep_, consul.head.text) == ("dobj", "sent")


def test_an_ally_has_his_name_beside_him(parser: Parser) -> None:
    name = _word(parser, "China has lent its ally Laos another $600 million.", "Laos")
    assert (name.dep_, name.head.text) == ("appos", "ally")


def test_two_words_for_one_person_make_no_two(coder: Coder) -> None:
    (event,) = coder.code("Chinese writer and dissident Wang Wei was jailed for four years.", "2025-05-15").events
    assert [(each.country, each.sectors) for each in event.recipients] == [("CHN", ["OPP"])]
    (event,) = coder.code("The journalist and activist Ana Ruiz were arrested in Managua.", "2025-05-15").events
    assert len(event.recipients) == 2


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Russia told the troops to lay down arms or die.", "die", "lay"),
        ("The ministry told them to stop hiring women or lose their licences.", "lose", "stop"),
    ],
)
def test_bare_verb_is_joined_to_the_bare_verb_before_it(parser: Parser, text: str, word: str, head: str) -> None:
    assert _word(parser, text, word).head.text == head


def test_verb_of_what_is_demanded_is_no_noun(parser: Parser) -> None:
    text = "The union demanded that Lima scrap the decree and gave it until Friday."
    assert _word(parser, text, "scrap").tag_ == "VB"
    assert _word(parser, text, "gave").head.text == "demanded"


def test_to_free_somebody_is_a_verb_behind_those_who_are_told_to(parser: Parser) -> None:
    free = _word(parser, "Oman told the Houthis to free sailors.", "free")
    assert (free.tag_, free.dep_, [each.text for each in free.rights]) == ("VB", "xcomp", ["sailors"])
    assert _word(parser, "Oman committed the Houthis to free trade.", "free").tag_ == "JJ"


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("In 2018 pupils blocked the road for nine days.", "pupils", "blocked"),
        ("The film shows bishops in Togo, who asked for an amnesty.", "asked", "bishops"),
        ("The road was cut by rebels on Friday.", "rebels", "by"),
    ],
)
def test_a_subject_keeps_its_verb(parser: Parser, text: str, word: str, head: str) -> None:
    assert _word(parser, text, word).head.text == head


def test_an_age_stands_for_somebody(coder: Coder) -> None:
    (event,) = coder.code("Police in Cairo arrested the 27-year-old.", "2025-05-15").events
    assert [(each.text, each.country) for each in event.recipients] == [("the 27-year-old", "EGY")]


def test_who_are_all_that_are_joined(coder: Coder) -> None:
    (event,) = coder.code("Everybody has heard of Chad and Libya, who negotiated an armistice.", "2025-05-15").events
    assert {each.country for each in event.actors} == {"TCD", "LBY"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("NATO member Turkey condemned Greece.", "TUR"),
        ("The former Soviet republic of Georgia condemned Greece.", "GEO"),
        ("Kremlin ally Serbia condemned Greece.", "SRB"),
    ],
)
def test_a_country_named_behind_a_noun_is_meant(coder: Coder, text: str, country: str) -> None:
    (event,) = coder.code_by_frames(text, "2025-05-15").events
    assert [(each.country, each.sectors) for each in event.actors] == [(country, [])]


def test_object_that_is_moved_nearer(parser: Parser) -> None:
    word = _word(parser, "Eritrea moved three divisions closer to the Ethiopian border.", "divisions")
    assert (word.dep_, word.head.text) == ("dobj", "moved")


def test_what_is_kept_closed(parser: Parser) -> None:
    word = _word(parser, "Kuwait has kept the Abdali crossing closed since the raid.", "closed")
    assert (word.dep_, word.tag_) == ("oprd", "VBN")


def test_verb_joined_by_or(parser: Parser) -> None:
    text = '"Leave the country within a week or face arrest," the Chadian minister told the migrants.'
    assert (_word(parser, text, "face").dep_, _word(parser, text, "arrest").head.text) == ("conj", "face")


def test_deed_behind_a_second_of(parser: Parser) -> None:
    text = "Armenia accused Azerbaijan of shelling a village and of massing tanks nearby."
    assert _word(parser, text, "tanks").head.text == "massing"


def test_gerund_before_of_is_a_noun(parser: Parser) -> None:
    assert _word(parser, "UN condemns shelling of camp in Kordofan", "shelling").pos_ == "NOUN"


def test_first_of_two_joined_names_is_no_part_of_the_second(parser: Parser) -> None:
    text = "The U.S. Treasury's Scott Bessent and Chinese Vice-Premier He Lifeng wrapped up two days of trade talks."
    assert (_word(parser, text, "Bessent").dep_, _word(parser, text, "Lifeng").dep_) == ("nsubj", "conj")


def test_relative_clause_ends_before_the_main_verb(parser: Parser) -> None:
    text = "Five nuns whom rebels abducted near Goma were freed by soldiers."
    assert (_word(parser, text, "abducted").dep_, _word(parser, text, "nuns").dep_) == ("relcl", "nsubjpass")


def test_should_before_its_subject_opens_a_condition(parser: Parser) -> None:
    verb = _word(parser, "Nurses in Peru warned of a strike should Congress pass the reform.", "pass")
    assert (verb.dep_, verb.head.text) == ("advcl", "warned")
    assert _word(parser, "The mayor asked why the army should bomb the village.", "bomb").dep_ == "ccomp"


def test_what_is_given_is_no_other_name_of_the_receiver(parser: Parser) -> None:
    thing = _word(parser, "The Houthis gave the UN envoy the cold shoulder.", "shoulder")
    assert (thing.dep_, thing.head.text) == ("dobj", "gave")


def test_what_is_called_something_is_an_object(parser: Parser) -> None:
    for text, thing in (
        ("A party in Abidjan called the ruling a coup.", "ruling"),
        ("Chile called the killing a crime.", "killing"),
    ):
        word = _word(parser, text, thing)
        assert (word.dep_, word.head.text, word.tag_) == ("dobj", "called", "NN")


def test_particle_behind_a_modal_verb_is_a_verb(parser: Parser) -> None:
    assert _word(parser, "Nurses in Harare say they will down tools unless they are paid.", "down").tag_ == "VB"


def test_who_is_charged_on_a_ground_did_it(parser: Parser) -> None:
    helping = _word(parser, "Police in Madrid arrested two bloggers on suspicion of helping Russia.", "helping")
    assert [each.text for each in clause_of(helping).agent] == ["bloggers"]


def test_infinitive_hangs_on_the_verb_before_it(parser: Parser) -> None:
    text = "Stoltenberg called Erdogan to apologise for the incident."
    called = _word(parser, text, "called")
    assert (called.dep_, _word(parser, text, "Stoltenberg").dep_) == ("ROOT", "nsubj")
    assert _word(parser, text, "apologise").head.text == "called"


def test_what_somebody_is_called_is_no_apposition(parser: Parser) -> None:
    text = "Mexico called Peru's president a dictator."
    assert _word(parser, text, "dictator").dep_ == "oprd"
    text = "Mexico called Peru's president, a general, on Monday."
    assert _word(parser, text, "general").dep_ == "appos"


def test_acronym_before_its_verb_is_no_adverb(parser: Parser) -> None:
    assert _word(parser, "USAID provided shelter materials to Haiti.", "USAID").dep_ == "nsubj"


def test_should_at_the_head_of_a_quotation_ends(parser: Parser) -> None:
    text = '"Should these raids continue, Ethiopia will be compelled to take all measures," he wrote in the letter, seen by a paper.'
    assert _word(parser, text, "compelled").text == "compelled"


@pytest.mark.parametrize(
    "text", ["The World Bank lent Togo 70 million dollars.", "The IMF lent Sri Lanka three billion dollars."]
)
def test_sum_is_given_to_the_name_before_it(parser: Parser, text: str) -> None:
    lent, dollars = _word(parser, text, "lent"), _word(parser, text, "dollars")
    assert (dollars.dep_, dollars.head.text) == ("dobj", "lent")
    assert [child.text for child in lent.rights if child.dep_ == "dative"] in (["Togo"], ["Lanka"])


def test_sentence_has_a_verb_beside_the_participles_in_its_phrases(parser: Parser) -> None:
    text = "Australian surgeons operated on Canadian children wounded in the raid."
    assert (_word(parser, text, "operated").dep_, _word(parser, text, "surgeons").dep_) == ("ROOT", "nsubj")


def test_two_bare_nouns_are_one_name(parser: Parser) -> None:
    text = "The European Union sent ceasefire monitors to the line between Armenia and Azerbaijan."
    assert _word(parser, text, "ceasefire").head.text == "monitors"


def test_noun_of_no_deed_is_the_verb_of_a_sentence_without_one(parser: Parser) -> None:
    assert _word(parser, "Oman mediates between Tehran and Washington.", "mediates").tag_ == "VBZ"


@pytest.mark.parametrize(
    ("headline", "word"), [("Lavrov visits Mali", "Mali"), ("Zambian president phones Tshisekedi", "Tshisekedi")]
)
def test_name_behind_a_verb_is_no_word_of_time(parser: Parser, headline: str, word: str) -> None:
    assert _word(parser, headline, word).dep_ == "dobj"
