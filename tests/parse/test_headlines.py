"""Headlines: their verbs are found, and every word keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.parse import Parser, clause_of


def _told(parser: Parser, headline: str) -> tuple[str, str, str, str]:
    """The main verb's lemma, its voice, and the words of its agents and patients; behind a label, what is told has a verb of its own."""
    (sentence,) = parser.parse(headline, headline).sentences
    verb = [token for token in sentence.span if token.dep_ == "ROOT"][-1]
    clause = clause_of(verb)
    voice = "passive" if clause.passive else "active"
    return verb.lemma_, voice, " ".join(map(str, clause.agent)), " ".join(map(str, clause.patient))


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        # the parser takes the verb for a noun
        ("Army shells rebel town in Sudan", ("shell", "active", "Army", "town")),
        ("Yemen rebels fire missile at Saudi Arabia", ("fire", "active", "rebels", "missile")),
        ("Police fire tear gas at Kenyan protesters", ("fire", "active", "Police", "gas")),
        ("Malaysia summons Swedish ambassador", ("summon", "active", "Malaysia", "ambassador")),
        ("Beijing lifts ban on Australian lobsters", ("lift", "active", "Beijing", "ban")),
        ("US sanctions Iranian generals", ("sanction", "active", "US", "generals")),
        ("Israel strikes kill 12 in Gaza", ("kill", "active", "strikes", "12")),
        ("UN: Myanmar army executes villagers", ("execute", "active", "army", "villagers")),
        # the right tree under a wrong tag
        ("Ministers slam Hungary budget cuts", ("slam", "active", "Ministers", "cuts")),
        # another verb than the one that the parser sees
        ("Chinese coastguard ship rams Philippine fishing boat near shoal", ("ram", "active", "ship", "boat")),
        ("Moscow pins blame on Ukraine after explosion", ("pin", "active", "Moscow", "blame")),
        ("Berlin hands over phone records to Vienna", ("hand", "active", "Berlin", "records")),
        ("Washington pulls plug on aid for Mali", ("pull", "active", "Washington", "plug")),
        ("Yemen's Houthis free 120 prisoners", ("free", "active", "Houthis", "prisoners")),
        # commas for "and"
        ("Pakistan, India exchange fire", ("exchange", "active", "Pakistan India", "fire")),
        ("Chad, Sudan, Egypt agree to share river data", ("agree", "active", "Chad Sudan Egypt", "")),
        ("Canada, UK, Australia recognise Palestinian state", ("recognise", "active", "Canada UK Australia", "state")),
        ("Trump, Putin to meet in Budapest", ("meet", "active", "Trump Putin", "")),
        ("Tunisia detains ex-judge, two lawyers", ("detain", "active", "Tunisia", "judge lawyers")),
        # a present form taken for a past one
        ("UN, AU condemn Bamako coup", ("condemn", "active", "UN AU", "coup")),
        # somebody taken for a verb, and somebody for what he is like
        ("Cameroon separatists free six hostages", ("free", "active", "separatists", "hostages")),
        ("Cuba frees dissident under Vatican deal", ("free", "active", "Cuba", "dissident")),
        ("Libya frees kidnapped engineers", ("free", "active", "Libya", "engineers")),
        # a label is a part of its own
        ("Nepal unrest: Army deployed in Kathmandu", ("deploy", "passive", "", "Army")),
        ("'Traitors': Maduro slams opposition", ("slam", "active", "Maduro", "opposition")),
        # what the main verb is
        ("Court orders Pretoria to issue visas to Zimbabweans", ("order", "active", "Court", "Pretoria")),
        ("NATO calls for restraint", ("call", "active", "NATO", "")),
        # no "was"
        ("Six Gazans killed near aid site", ("kill", "passive", "", "Gazans")),
        ("Kurdish mayor shot dead in Diyarbakir", ("shoot", "passive", "", "mayor")),
        ("Russian jet shot down over Black Sea", ("shoot", "passive", "", "jet")),
        ("Fugitive Peruvian ex-PM jailed in Mexico", ("jail", "passive", "", "PM")),
        ("Two Iranian journalists arrested", ("arrest", "passive", "", "journalists")),
        # whose verb the parser takes for that of the whole
        ("Police raid hostel, nine nurses deported", ("deport", "passive", "", "nurses")),
        ("Belarusian poet convicted of treason", ("convict", "passive", "", "poet")),
        ("Iran attack on Israel condemned by Britain", ("condemn", "passive", "Britain", "attack")),
        # an infinitive for the future
        ("Blinken to visit Jordan", ("visit", "active", "Blinken", "Jordan")),
        # what is read rightly stays as it is
        ("Turkey attacked Kurdish camps", ("attack", "active", "Turkey", "camps")),
        ("Brazil expels Nicaraguan envoy", ("expel", "active", "Brazil", "envoy")),
    ],
)
def test_headline_is_read_as_a_sentence(parser: Parser, headline: str, told: tuple[str, str, str, str]) -> None:
    assert _told(parser, headline) == told


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("Iran tests missile, warns Israel", [("test", "Iran", "missile"), ("warn", "Iran", "Israel")]),
        ("MPs condemn coup, urge sanctions", [("condemn", "MPs", "coup"), ("urge", "MPs", "sanctions")]),
        ("Turkish mayor ousted, arrested", [("oust", "", "mayor"), ("arrest", "", "mayor")]),
        (
            "Delhi, Islamabad resume trade, reopen crossing",
            [("resume", "Delhi Islamabad", "trade"), ("reopen", "Delhi Islamabad", "crossing")],
        ),
        ("Four hurt as police, farmers clash in Punjab", [("clash", "police farmers", "")]),
    ],
)
def test_verbs_that_commas_join(parser: Parser, headline: str, told: list[tuple[str, str, str]]) -> None:
    (sentence,) = parser.parse(headline, headline).sentences
    clauses = [clause_of(token) for token in sentence.span if token.pos_ == "VERB"]
    assert [
        (each.head.lemma_, " ".join(map(str, each.agent)), " ".join(map(str, each.patient))) for each in clauses
    ] == told


@pytest.mark.parametrize("headline", ["Gaza truce deal", "Hamas attack victims", "The week in pictures"])
def test_headline_without_a_verb_gets_none(parser: Parser, headline: str) -> None:
    (sentence,) = parser.parse(headline, headline).sentences
    assert not [token.text for token in sentence.span if token.pos_ == "VERB"]


_WORDS = [
    "Army",
    "shells",
    "rebels",
    "fire",
    "town",
    ",",
    "to",
    "strike",
    "killed",
    "in",
    "Gaza",
    ":",
    "“",
    "”",
    "’s",
    "-",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9), gap=st.sampled_from([" ", "  ", ""]))
def test_every_word_of_any_headline_keeps_its_place(parser: Parser, words: list[str], gap: str) -> None:
    headline = gap.join(words)
    document = parser.parse(headline, headline)
    for sentence in document.sentences:
        assert sentence.text == headline[sentence.start : sentence.end]
        for token in sentence.span:
            start = document.offset(token)
            assert headline[start : start + len(token)] == token.text


@pytest.mark.parametrize(
    ("headline", "lemma", "subject", "dep"),
    [
        # what a comma parts
        ("NATO blacklists Belarusian officers over raid, Minsk summons envoy", "summon", "Minsk", "ROOT"),
        ("Clinic burns on Samos, doctors shut camp office, mayor appeals to Athens", "shut", "doctors", "ROOT"),
        # what goes on meanwhile, or went before
        (
            "Union leader collapses on day nine of hunger strike as police clear camp in Sofia",
            "clear",
            "police",
            "advcl",
        ),
        ("Library torched after officers fire rubber bullets at Durban students", "fire", "officers", "advcl"),
        ("Teachers reject offer as police tear-gas students in Nairobi", "tear-gas", "police", "advcl"),
    ],
)
def test_clauses_side_by_side(parser: Parser, headline: str, lemma: str, subject: str, dep: str) -> None:
    (sentence,) = parser.parse(headline, headline).sentences
    (verb,) = (token for token in sentence.span if token.lemma_ == lemma and token.pos_ == "VERB")
    assert (" ".join(map(str, clause_of(verb).agent)), verb.dep_) == (subject, dep)


@pytest.mark.parametrize(
    "headline",
    ["India summons Pakistani envoy over attack, suspends river treaty", "Tunisia detains ex-judge, two lawyers"],
)
def test_one_clause_stays_one(parser: Parser, headline: str) -> None:
    (sentence,) = parser.parse(headline, headline).sentences
    assert sum(token.dep_ == "ROOT" for token in sentence.span) == 1


@pytest.mark.parametrize(
    "text", ["Five shot dead in Oslo", "Two shot dead in Mali, army says", "Eleven arrested in Rome"]
)
def test_numbers_alone_open_a_headline(parser: Parser, text: str) -> None:
    (sentence,) = parser.parse(text, text).sentences
    number, deed = sentence.span[0], sentence.span[1]
    assert (number.pos_, number.dep_, number.head.text, deed.tag_) == ("NUM", "nsubjpass", deed.text, "VBN")


def test_a_deed_behind_the_place_is_a_noun(parser: Parser) -> None:
    (sentence,) = parser.parse("Five killed in Karachi shooting", "Five killed in Karachi shooting").sentences
    assert [(word.text, word.dep_) for word in sentence.span][-2:] == [("Karachi", "compound"), ("shooting", "pobj")]
