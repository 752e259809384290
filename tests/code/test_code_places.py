"""Where: the place of an event, resolved by what stands around its name."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, codes, event_of

from tocsin.code.coder import Coder
from tocsin.model import Place


def _place(coder: Coder, text: str, trigger: str) -> Place | None:
    return event_of(coder, text, trigger).place


@pytest.mark.parametrize(
    ("text", "trigger", "words", "country", "precision"),
    [
        # what is around the name decides
        ("American police arrested two men in Paris, Texas.", "arrested", "Paris", "USA", "city"),
        ("French police arrested two men in Paris.", "arrested", "Paris", "FRA", "city"),
        ("Cuban police arrested two poets in Santiago de Cuba.", "arrested", "Santiago de Cuba", "CUB", "city"),
        ("Venezuelan police arrested two judges in Merida.", "arrested", "Merida", "VEN", "city"),
        ("American police arrested two men in Macon, Georgia.", "arrested", "Macon", "USA", "city"),
        ("Russia invaded Georgia.", "invaded", "Georgia", "GEO", "country"),
        ("Canadian police arrested two men in Quebec.", "arrested", "Quebec", "CAN", "region"),
        ("Canadian police arrested two men in Quebec City.", "arrested", "Quebec City", "CAN", "city"),
        # the town that its district is called by in English
        ("Israeli jets bombed a school in Deir al-Balah.", "bombed", "Deir al-Balah", "PSE", "city"),
        # kinds of places
        ("Russian troops shelled villages in the Sumy region.", "shelled", "Sumy", "UKR", "region"),
        ("Russian troops shelled Sumy.", "shelled", "Sumy", "UKR", "city"),
        ("Taliban fighters killed two teachers in Kunar province.", "killed", "Kunar", "AFG", "region"),
        ("Nigerian troops killed rebels in the state of Borno.", "killed", "Borno", "NGA", "region"),
        ("Iranian boats seized a Greek tanker in the Gulf of Oman.", "seized", "Gulf of Oman", None, "region"),
        ("Egyptian police beat protesters in Tahrir Square.", "beat", "Tahrir Square", "EGY", "exact"),
        # a country's name may be a region's: by those who act at home
        ("American police arrested two men in Georgia.", "arrested", "Georgia", "USA", "region"),
        ("American jets bombed two Russian bases in Georgia.", "bombed", "Georgia", "GEO", "country"),
        # rims of countries
        (
            "Turkish troops shelled a village across the Syrian border.",
            "shelled",
            "the Syrian border",
            "SYR",
            "country",
        ),
        ("Pirates seized a Greek ship off the coast of Benin.", "seized", "the coast of Benin", "BEN", "country"),
        (
            "Myanmar soldiers killed two farmers near the Indian border.",
            "killed",
            "the Indian border",
            "MMR",
            "country",
        ),
        # what the act is done to, and where it leads
        ("Kenya's president visited Kampala.", "visited", "Kampala", "UGA", "city"),
        ("Russian troops seized the town of Lyman.", "seized", "Lyman", "UKR", "city"),
        ("France withdrew its troops from Gao.", "withdrew", "Gao", "MLI", "city"),
        ("Australia freed two men from a camp on Nauru.", "freed", "Nauru", "NRU", "country"),
        # taken up by a noun or an adverb
        ("Syrian soldiers left Homs. Rebels seized the city.", "seized", "Homs", "SYR", "city"),
        ("Israeli jets bombed an army base in the Syrian capital.", "bombed", "the Syrian capital", "SYR", "city"),
        ("Kenyan police arrested two students in the capital.", "arrested", "the capital", "KEN", "city"),
        (
            "Riots broke out in New Caledonia. France sent troops to the territory.",
            "sent",
            "New Caledonia",
            "NCL",
            "country",
        ),
        ("Kenyan soldiers reached Garissa. Gunmen shot at soldiers there.", "shot", "Garissa", "KEN", "city"),
        ("Uganda sent troops to Bunia, where rebels killed two priests.", "killed", "Bunia", "COD", "city"),
        ("Gunmen shot at police in Mozambique's capital.", "shot", "Mozambique's capital", "MOZ", "city"),
        (
            "Gunmen shot two judges in Accra. Ghanaian police beat students across the country.",
            "beat",
            "the country",
            "GHA",
            "country",
        ),
        # a seat is a place where something happens to it
        ("Ukrainian drones hit the Kremlin.", "hit", "Kremlin", "RUS", "exact"),
        ("EU leaders met Canadian ministers in Brussels.", "met", "Brussels", "BEL", "city"),
        # those who meet and visit are abroad
        ("American and Russian ministers met in Geneva.", "met", "Geneva", "CHE", "city"),
        ("The US secretary of state visited Athens.", "visited", "Athens", "GRC", "city"),
        ("American police arrested two students in Athens, Georgia.", "arrested", "Athens", "USA", "city"),
        # a region that is mostly one town
        ("American police beat two students in New York.", "beat", "New York", "USA", "city"),
        # where what a deed ended in happened
        ("Israeli strikes killed three people in Nabatieh.", "strikes", "Nabatieh", "LBN", "city"),
        # the clause that it hangs on
        ("Israeli jets bombed Tyre, killing two Lebanese soldiers.", "bombed", "Tyre", "LBN", "city"),
        # a seat of the state is in its capital, an embassy in that of those who protest at it
        (
            "Kenyan police beat students outside the presidential palace.",
            "beat",
            "the presidential palace",
            "KEN",
            "city",
        ),
        ("Gunmen stormed Tunisia's parliament.", "stormed", "Tunisia's parliament", "TUN", "city"),
        ("Peruvian farmers marched to the finance ministry.", "marched", "the finance ministry", "PER", "city"),
        ("Iraqi students protested at the British embassy.", "protested", "the British embassy", "IRQ", "city"),
        ("French farmers rallied outside the finance ministry in Lyon.", "rallied", "Lyon", "FRA", "city"),
        # part of a town
        ("Moroccan police beat students in the financial district of Casablanca.", "beat", "Casablanca", "MAR", "city"),
        # a town of the codebook's
        ("Turkish jets bombed Qamishli.", "bombed", "Qamishli", "SYR", "city"),
        # who protests somewhere is dispersed there
        ("Police arrested miners who had blocked a road near Oruro.", "arrested", "Oruro", "BOL", "city"),
        # "where" goes on in the clause joined to its own
        (
            "Troops were sent to Kunduz, where gunmen killed a judge and the Taliban abducted two priests.",
            "abducted",
            "Kunduz",
            "AFG",
            "city",
        ),
        (
            "Troops entered Cabo Delgado province in northern Mozambique, where rebels killed a judge.",
            "killed",
            "Cabo Delgado",
            "MOZ",
            "region",
        ),
        # what the deed ended in, and what a noun sums up
        (
            "Malian rebels freed two soldiers, handing them over to the Red Cross near Gao.",
            "freed",
            "Gao",
            "MLI",
            "city",
        ),
        (
            "Iranian boats seized a tanker off Fujairah, in the worst clash between Iran and Britain for years.",
            "seized",
            "Fujairah",
            "ARE",
            "city",
        ),
        # "there" with a noun of the clause
        (
            "Police in Kassala said that rioters burned the offices of the ruling party there.",
            "burned",
            "Kassala",
            "SDN",
            "city",
        ),
        # the dateline
        ("PRISTINA, Kosovo - United Nations policemen beat two students.", "beat", "PRISTINA", "XKX", "city"),
        ("ACCRA (Coast Wire) - Ghanaian police arrested a Togolese spy.", "arrested", "ACCRA", "GHA", "city"),
    ],
)
def test_event_has_its_place(
    coder: Coder, text: str, trigger: str, words: str, country: str | None, precision: str
) -> None:
    place = _place(coder, text, trigger)
    assert place is not None
    assert (place.text, place.country, place.precision) == (words, country, precision)
    assert text[place.start : place.end] == words
    assert place.lat is not None and place.lon is not None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        # nationalities, persons and companies are no places
        ("Kenyan police arrested three Ugandan students.", "arrested"),
        ("Chelsea Clinton criticised the Russian government.", "criticised"),
        ("Deutsche Bank criticised the Argentine government.", "criticised"),
        # a capital that stands for its government
        ("Moscow expelled two Polish diplomats.", "expelled"),
        ("The Kremlin expelled two Polish diplomats.", "expelled"),
        ("Brussels criticised the Hungarian government.", "criticised"),
        # what is spoken of has a place, not the speaking
        ("Germany condemned the attack in Mopti.", "condemned"),
        ("Germany criticised Serbia over Kosovo.", "criticised"),
        # the seats of whom, and where they are, is not told
        ("Gunmen stormed the regional parliament.", "stormed"),
        ("Israeli jets bombed the Iranian embassy.", "bombed"),
        ("Israeli police beat students outside the defence ministry.", "beat"),
        ("Kenyan police beat students outside a ministry.", "beat"),
        # where he was held is told, if by a name that no gazetteer has
        ("A Nigerian poet was arrested in Jos and was held in Qwerty prison.", "held"),
        # where it was said is not where it was done
        ("In Caracas, the minister accused Colombian troops of crossing a river to kidnap two fishermen.", "kidnap"),
        # a river is not the town that it is called by
        ("Colombian soldiers crossed the Arauca river to kidnap two Venezuelan fishermen.", "kidnap"),
        # a name for something else
        ("Hungarian students occupied the Elizabeth Bridge.", "occupied"),
        ("Togolese police arrested a rival in May.", "arrested"),
        # nothing speaks for any of the hamlets of that name
        ("Chadian police arrested a rival in Qwertyville.", "arrested"),
    ],
)
def test_event_has_no_place_that_the_text_does_not_tell(coder: Coder, text: str, trigger: str) -> None:
    assert _place(coder, text, trigger) is None


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Brussels criticised the Hungarian government.", "EUR:GOV"),
        ("Hungary rejected a demand from Brussels.", "HUN"),
        ("Belgium closed its embassy in Kigali. Brussels criticised the Rwandan government.", "BEL:GOV"),
        ("The mayor of Brussels criticised the Hungarian government.", "BEL:GOV"),
        ("Brussels police beat two Hungarian students.", "BEL:COP"),
    ],
)
def test_the_seat_of_a_union_acts_for_it_and_is_a_town_besides(coder: Coder, text: str, actor: str) -> None:
    # what is rejected is told besides
    event = min(coder.code(text, published=PUBLISHED).events, key=lambda event: (-event.sentence, event.trigger.start))
    assert codes(event.actors) == [actor]


def test_town_has_region_coordinates_and_geonames_id(coder: Coder) -> None:
    place = _place(coder, "Thousands of Kenyans protested in Kisumu.", "protested")
    assert place is not None
    assert (place.country, place.admin1, place.geonames) == ("KEN", "Kisumu", 191245)
    assert place.lat == pytest.approx(-0.10, abs=0.05)
    assert place.lon == pytest.approx(34.76, abs=0.05)


def test_other_places_of_the_article_decide(coder: Coder) -> None:
    text = "Venezuela is in turmoil, and so is its second city.\n\nIn Valencia, soldiers shot two Venezuelan students."
    place = _place(coder, text, "shot")
    assert place is not None
    assert place.country == "VEN"
