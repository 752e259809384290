"""Talks, agreements, joint work and kind words: who takes part, and that each is told once."""

from __future__ import annotations

import pytest
from coded import tell

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # people of several bodies
        ("Officials from Ethiopia's government and the rebel group OLA met in Tanzania.", ["CONSULT ETH:GOV & ETH:REB > -"]),
        ("Envoys of the Vatican and the African Union met the South Sudanese president.", ["CONSULT VAT:GOV & IGO:GOV & SSD:GOV > -"]),
        ("Niger's and Mali's foreign ministers visited Moscow.", ["CONSULT NER:GOV & MLI:GOV > RUS:GOV"]),
        ("Talks mediated by Kenya and religious leaders failed.", ["CONSULT KEN & KEN:REL > -"]),
        # what is done together with those whom one has just met
        ("Provincial officials met Mapuche chiefs in Temuco without reaching an agreement.", ["CONSULT CHL:GOV & CHL:CVL > -", "SUPPORT CHL:GOV & CHL:CVL > - +negation"]),
        ("The Thai premier met her Cambodian counterpart and signed a memorandum on border trade.", ["CONSULT THA:GOV & KHM:GOV > -", "SUPPORT THA:GOV & KHM:GOV > -"]),
        # who says a state's words, and what a state will do as somebody else says
        ("The Ethiopian foreign minister reiterated her government's support for Sudan.", ["SUPPORT ETH:GOV > SDN"]),
        ("Malaysia will send tents to Turkey, the defence minister said.", ["AGREE MYS > TUR"]),
        ("The defence minister said his country would send tents to Turkey.", ["AGREE ?:GOV > TUR"]),
        # to whom a request is refused
        ("Pakistan rejected a request from Britain to allow British police to question suspects.", ["REJECT PAK > GBR"]),
        ("The Slovak premier called the Hungarian president a liar.", ["ACCUSE SVK:GOV > HUN:GOV"]),
        # what a verb tells and its object names again
        ("Brazil's president cut short his visit to Portugal.", ["CONSULT BRA:GOV > PRT"]),
        ("South Korea's lawmakers passed a resolution supporting Ukraine.", ["SUPPORT KOR:LEG > UKR"]),
        ("Finland offered to host talks between Russia and Ukraine.", ["AGREE FIN > RUS & UKR"]),
        # whose the deed is that another speaks of
        ("Egypt's release of the activist was hailed by London.", ["RETREAT EGY > EGY:CVL", "SUPPORT GBR:GOV > EGY"]),
        ("The release of three Israeli hostages was welcomed by Qatar.", ["RETREAT - > ISR:CVL", "SUPPORT QAT > -"]),
        # what is shared is nobody, where a state stands is no base of its army
        ("Lithuania and Latvia agreed to share intelligence about smugglers.", ["AGREE LTU & LVA > -"]),
        ("Beijing's position on Taiwan was backed by Nauru.", ["SUPPORT NRU > CHN:GOV"]),
        ("The heads of the Greek and Cypriot intelligence services met the Israeli premier.", ["CONSULT GRC:SPY & CYP:SPY & ISR:GOV > -"]),
        ("Brazil's Lula, Colombia's Gustavo Petro and Chile's Gabriel Boric signed a declaration on the Amazon.", ["SUPPORT BRA:GOV & COL:GOV & CHL:GOV > -"]),
        # the only two countries that the sentence names
        ("Paraguay's president visited Taiwan, where the two sides signed a trade deal.", ["CONSULT PRY:GOV > TWN", "SUPPORT PRY & TWN > -"]),
        ("An agreement on Ethiopian cargo was initialled in Djibouti by the two countries' transport ministers.", ["SUPPORT DJI:GOV & ETH:GOV > -"]),
        # where one will meet is nobody, nor are the envoys that are exchanged, nor whom a report comes from
        ("Both sides agreed to resume negotiations in Istanbul.", ["AGREE ? > -"]),
        ("Uzbekistan and Iran agreed to exchange ambassadors.", ["AGREE UZB & IRN > -"]),
        ("Sudan's army chief agreed to meet the rebels, according to a communique by the East African bloc IGAD.", ["AGREE SDN:MIL > SDN:REB"]),
        # with whom one has talked, and who has
        ("The Swedish envoy left Sanaa after three days of meetings with Houthi leaders and a Saudi minister.", ["CONSULT YEM:REB & SAU:GOV & SWE:GOV > -"]),
        ("Denmark's premier offers Greenlanders a formal apology for forced contraception.", ["SUPPORT DNK:GOV > GRL:CVL"]),
        ("Nicaragua's foreign minister met the nuncio on Friday.", ["CONSULT NIC:GOV & VAT:GOV > -"]),
    ],
)  # fmt: skip
def test_text_gives_these_events(coder: Coder, text: str, expected: list[str]) -> None:
    assert tell(coder, text) == expected


def test_vote_count_is_no_approval(coder: Coder) -> None:
    assert tell(coder, "The opposition candidate won 169 votes against 150 for the ruling party's nominee.") == []
