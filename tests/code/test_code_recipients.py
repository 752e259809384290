"""Recipients who are named elsewhere in the sentence than in the act's own clause, and things that are nobody."""

from __future__ import annotations

import pytest
from coded import codes, event_at, event_of

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "event", "recipients"),
    [
        # who has to do something first, wherever the condition hangs
        ("Polish miners threatened to shut the pits unless the government raised their wages.", "THREATEN", ["POL:GOV"]),
        ("The militia threatened to use force unless Mali's junta released its men.", "THREATEN", ["MLI:GOV"]),
        ("Iran said it was prepared to return to talks, provided that Washington lifted the sanctions.", "AGREE", ["USA:GOV"]),
        # who wanted what is refused
        ("A judge in Lima ordered the police to hand over the files; the commanders refused.", "REJECT", ["PER:JUD"]),
        ('"I will not step down," the mayor of Tirana said as hundreds marched to demand that he go.', "REJECT", ["ALB:CVL"]),
        ("The Constitutional Court told the president to call elections, but he refused.", "REJECT", ["?:JUD"]),
        # why people strike or fast
        ("Miners in Chile went on strike after the company refused to reinstate thirty workers.", "PROTEST", ["CHL:BUS"]),
        ("UN guards detained by Houthi rebels began a hunger strike.", "PROTEST", ["YEM:REB"]),
        # between whom one mediates, with whom talks are broken off
        ("Armenia and Azerbaijan swapped 20 prisoners on Sunday, a deal that Qatar had mediated.", "CONSULT", ["ARM", "AZE"]),
        ("Rwanda and Congo signed a truce after Angola brokered talks in Luanda.", "CONSULT", ["RWA", "COD"]),
        ("Chad and Sudan agreed to reopen the border, a year after Khartoum broke off the talks.", "SANCTION", ["TCD"]),
        # whose deed is judged behind it
        ("Israel reopened the crossing, a move welcomed by Cairo.", "SUPPORT", ["ISR"]),
        ("Serbia sent tanks to the border, a step condemned by Paris.", "ACCUSE", ["SRB"]),
        # whom one met to ask, or whose home was searched
        ("The Danish prime minister flew to Berlin to seek backing on Greenland.", "REQUEST", ["DEU:GOV"]),
        ("Guatemalan soldiers beat students and hauled dozens of them off to jail.", "COERCE", ["GTM:EDU"]),
        # who stands beside somebody behind their name
        ("Egyptian police arrested a cartoonist, Nadia Sobhi, and her publisher.", "COERCE", ["EGY:JRN", "EGY:JRN"]),
        ("Police in Asmara arrested activist Dawit Haile and Swedish reporter Nils Berg.", "COERCE", ["ERI:CVL", "SWE:JRN"]),
        # whose office, barges, fruit or bureau it is
        ("Kazakh prosecutors questioned the rail minister and seized files from his office in Astana.", "COERCE", ["KAZ:GOV"]),
        ("Estonia has barred Belarusian barges from its ports.", "COERCE", ["BLR:BUS"]),
        ("Oman has barred Yemeni fruit from its markets.", "COERCE", ["YEM"]),
        ("Azerbaijan shut down the BBC's bureau in Baku.", "COERCE", ["GBR:JRN"]),
        # to whose railings protesters chain themselves
        ("Danish activists chained themselves to the railings of the Norwegian embassy.", "PROTEST", ["NOR:GOV"]),
        # the crew is of the ship's country; whom those strike against who work for a company
        ("Sri Lanka's navy stopped two Indian trawlers and arrested their 17 crew off Mannar.", "COERCE", ["IND:AGR", "IND:LAB"]),
        ("Some 300 pilots at Kenya Airways walked out on Saturday over unpaid pensions.", "PROTEST", ["KEN:BUS"]),
        # a title says more than whose ally somebody is
        ("Police in Kampala searched the home of Senator Grace Nakato, a close ally of the former president.", "COERCE", ["UGA:LEG"]),
        # whom a protest is against, and who yields to one
        ("Two Moroccan teachers have gone on hunger strike in protest at their dismissal by the education minister.", "PROTEST", ["MAR:GOV"]),
        ("Ecuador's government gave in as truckers blocked the roads to Quito.", "CONCEDE", ["ECU:LAB"]),
        # to whom something is given
        ("The Czech premier offered Budapest his country's help in the dispute.", "AGREE", ["HUN:GOV"]),
        ("Dutch police charged a man, and Slovakia refuses to send Kyiv more shells.", "REJECT", ["UKR:GOV"]),
        # beyond which border forces are moved, whom they are to face, whose move they answer
        ("Bolivia is sending 900 soldiers to guard its border with Paraguay.", "MOBILIZE", ["PRY"]),
        ("Latvia called up reservists to deter Russia.", "MOBILIZE", ["RUS"]),
        ("Taiwan put its army on alert after Beijing vowed to punish it.", "MOBILIZE", ["CHN:GOV"]),
        ("Niger placed its air force on alert amid tension with Benin.", "MOBILIZE", ["BEN"]),
        ("Uganda and Kenya sent troops to their borders with South Sudan.", "MOBILIZE", ["SSD"]),
        # who is given the first of two things, and whose thing, plan or deed it is
        ("Chad offered Cameroon help in building a bridge.", "AGREE", ["CMR"]),
        ("The Houthis rejected the terms set by Riyadh for a truce.", "REJECT", ["SAU:GOV"]),
        ("Angolan herders protested the decision of the government to sell the land.", "PROTEST", ["AGO:GOV"]),
        ("Laos refused to hand over the preacher to Vietnam.", "REJECT", ["VNM"]),
        # those pressed by a protest, though they are the protesters' own; to whose base the blocked road leads
        ("Midwives in Riga stopped work to demand that the health ministry honour a pay deal.", "PROTEST", ["LVA:GOV"]),
        ("Belgian students began a hunger strike to press their universities to sell the shares.", "PROTEST", ["BEL:EDU"]),
        ("Cypriot farmers blocked the road to a British base.", "PROTEST", ["GBR:MIL"]),
        # more of those named before, whose bill it is, how near forces come
        ("Canada will impose sanctions on two Belarusian banks and may freeze the assets of ten more.", "COERCE", ["BLR:BUS", "BLR:BUS"]),
        ("The Kenyan parliament voted down the president's bill.", "REJECT", ["KEN:GOV"]),
        ("Russian warships sailed to within 20 miles of Stockholm.", "MOBILIZE", ["SWE:GOV"]),
        # whose demand, quarrel or deal it comes of
        ("At Oman's request, the Houthis agreed to extend the truce.", "AGREE", ["OMN"]),
        ("Kabul said it would not negotiate under pressure from Islamabad.", "REJECT", ["PAK:GOV"]),
        ("After talks with Chile, Peru withdrew its patrol boat from the bay.", "RETREAT", ["CHL"]),
    ],
)  # fmt: skip
def test_recipient_is_named_elsewhere_in_the_sentence(
    coder: Coder, text: str, event: str, recipients: list[str]
) -> None:
    found = [each for each in coder.code(text, published="2024-05-15").events if each.event == event]
    assert [code for each in found for code in codes(each.recipients)] == recipients


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # what soldiers are told of beside a protest is not what it is against
        ("Riots broke out in Cusco after police shot a farmer.", "PROTEST"),
        # who asks for something else of somebody else has nothing refused
        ("Norway asked Chile for copper, and Peru refused to pay.", "REJECT"),
        # who is only sent, where talks are held, of whom a denied charge tells, treaties
        ("Peru has offered to send a mission of four ministers.", "AGREE"),
        ("Congo's delegation walked out of the Doha talks.", "SANCTION"),
        ("The Afghan government denies sheltering the Pakistani Taliban.", "REJECT"),
        # rallies that are banned
        ("Guinea's junta banned all rallies on Friday.", "COERCE"),
        # on which towns a curfew is laid, seas and regions of several states
        ("The governor of Borno imposed a curfew on three towns.", "COERCE"),
        ("Togo sent two hundred soldiers to the Sahel.", "MOBILIZE"),
        # whom a denied link would be with
        ("The Malian army denies any link to the militia.", "REJECT"),
        # who makes an offer is not answered with a missile
        ("Hours after Japan offered help, North Korea launched a missile into the sea.", "MOBILIZE"),
    ],
)
def test_nobody_is_taken_from_elsewhere(coder: Coder, text: str, event: str) -> None:
    (found,) = (each for each in coder.code(text, published="2024-05-15").events if each.event == event)
    assert found.recipients == []


@pytest.mark.parametrize(
    ("text", "event", "actors"),
    [
        ("Two Latvian spies were expelled from Belarus last week, Minsk said.", "SANCTION", ["BLR"]),
        ("The Estonian army was behind the killing of a Russian colonel in Narva.", "ASSAULT", ["EST:MIL"]),
        ("Iran was behind the attack on the Saudi tanker, Riyadh said.", "ASSAULT", ["IRN"]),
        # the day before a noun does nothing; those who strike where they work are workers
        ("Police in Freetown were on alert before Saturday's opposition march.", "PROTEST", ["SLE:OPP"]),
        ("Interpreters at the European Parliament walked out over night shifts.", "PROTEST", ["EUR:LAB"]),
    ],
)
def test_who_does_it_is_told_by_another_word(coder: Coder, text: str, event: str, actors: list[str]) -> None:
    found = [each for each in coder.code(text, published="2024-05-15").events if each.event == event]
    assert [code for each in found for code in codes(each.actors)] == actors


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        # who judges a deed judges who did it, not whom it was done to
        ("Poland condemned the shelling of Kharkiv.", "condemned", []),
        ("India denounced the killing of its soldiers.", "denounced", []),
        ("Moscow called the bombing of Belgrade a crime.", "called", []),
        ("Seoul welcomed the release of the sailors.", "welcomed", []),
        ("Poland condemned Russia over the killing of a reporter.", "condemned", ["RUS"]),
        ("Kenya praised the arrest of the pirates by Oman.", "praised", ["OMN"]),
        # an offer that hangs on somebody's doing is made to them
        ("Iran is ready to release the sailors if Washington unfreezes its funds.", "ready", ["USA:GOV"]),
        ("The junta agreed to free the miners.", "agreed", ["?:LAB"]),
        # whom sanctions would hit that one threatens to ask for
        ("Poland threatened to ask Brussels for new sanctions on Belarusian exporters.", "threatened", ["BLR:BUS"]),
        ("Ghana threatened to ask Togo to leave.", "threatened", ["TGO"]),
        # a word in -ing between a verb and a name
        ("Ethiopia accused neighbouring Eritrea on Monday of arming rebels.", "accused", ["ERI"]),
    ],
)
def test_whom_a_judgement_or_offer_is_about(coder: Coder, text: str, trigger: str, recipients: list[str]) -> None:
    assert codes(event_of(coder, text, trigger).recipients) == recipients


def test_who_calls_a_deed_something_did_not_do_it(coder: Coder) -> None:
    events = coder.code("Belarus called the closure of the border an unfriendly step.", published="2024-05-15").events
    assert [each for each in events if each.event == "COERCE" and each.actors] == []


def test_the_two_leaders_are_those_of_the_two_countries_that_an_article_is_about(coder: Coder) -> None:
    text = (
        "President Daniel Noboa of Ecuador criticised Colombia on Monday. Colombia's president, Gustavo Petro, said Ecuador was wrong.\n\n"
        "Soldiers guarded the customs offices. The two leaders last spoke in October."
    )
    record = coder.code(text, published="2024-05-15")
    assert sorted(codes(event_at(record, "spoke").actors)) == ["COL:GOV", "ECU:GOV"]
