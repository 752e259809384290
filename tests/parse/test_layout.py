"""Blocks of an article: headline, running text and page furniture."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.parse.layout import blocks

ARTICLE = (
    "Maria Keller\n"
    "\n"
    "Ceasefire collapses; envoys leave Juba\n"
    "\n"
    "PHOTO: A. OKELLO / WIRE\n"
    "\n"
    "Fighting resumed in the capital on Monday.\n"
    "\n"
    "Residents said that shells fell\n"
    "near the airport and that roads\n"
    "out of the city were closed.\n"
    "\n"
    "Read more"
)
TITLE = "Ceasefire collapses; envoys leave Juba"


def _of_kind(text: str, title: str | None, kind: str) -> list[str]:
    return [block.text for block in blocks(text, title) if block.kind == kind]


def test_headline_is_cut_at_semicolons() -> None:
    assert _of_kind(ARTICLE, TITLE, "headline") == ["Ceasefire collapses", "envoys leave Juba"]


def test_headline_without_semicolon_is_one_block() -> None:
    assert _of_kind("Envoys leave Juba\n\nThey left.", "Envoys leave Juba", "headline") == ["Envoys leave Juba"]


def test_without_title_no_block_is_a_headline() -> None:
    assert _of_kind(ARTICLE, None, "headline") == []


def test_byline_credit_and_link_are_furniture() -> None:
    assert _of_kind(ARTICLE, TITLE, "furniture") == ["Maria Keller", "PHOTO: A. OKELLO / WIRE", "Read more"]


def test_wrapped_lines_of_a_paragraph_are_one_block() -> None:
    assert _of_kind(ARTICLE, TITLE, "body")[1] == (
        "Residents said that shells fell\nnear the airport and that roads\nout of the city were closed."
    )


@pytest.mark.parametrize(
    "under", ["Kenya expelled the envoy\non Monday.", "By Jane Doe\nKenya expelled the envoy\non Monday."]
)
def test_text_right_under_the_headline_is_a_block_of_its_own(under: str) -> None:
    *over, body = blocks(f"Envoy expelled\n{under}", "Envoy expelled")
    assert [block.kind for block in over] == ["headline", "furniture"][: len(over)]
    assert (body.kind, body.text) == ("body", "Kenya expelled the envoy\non Monday.")


def test_lines_that_each_end_a_sentence_are_blocks_of_their_own() -> None:
    text = "Troops entered the town.\nResidents fled.\nThe mayor resigned."
    assert _of_kind(text, None, "body") == text.split("\n")


def test_long_lines_are_blocks_of_their_own() -> None:
    long = (
        "The ministers of the four riverine states, who had not met since the dam was filled, agreed on a calendar of talks "
        * 2
    )
    text = f"{long.strip()}\nThey will meet in May."
    assert len(blocks(text, None)) == 2


def test_line_that_ends_with_a_quotation_mark_after_the_stop_is_body() -> None:
    text = 'He said: "We will stay."\n\nShe said: “We will leave.”\n\nExplore more'
    assert len(_of_kind(text, None, "body")) == 2


def test_text_that_ends_no_sentence_is_body_when_there_is_nothing_else() -> None:
    assert _of_kind("Troops leave Bangui", None, "body") == ["Troops leave Bangui"]


def test_headline_alone_leaves_the_rest_as_body() -> None:
    found = blocks("Troops leave Bangui\n\nTroops left the capital", "Troops leave Bangui")
    assert [block.kind for block in found] == ["headline", "body"]


def test_empty_and_blank_texts_have_no_blocks() -> None:
    assert blocks("", None) == []
    assert blocks(" \n\n\t\n ", None) == []


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("FREETOWN: Rebels left.", "FREETOWN: "),
        ("QUETTA, May 3: Gunmen shot him.", "QUETTA, May 3: "),
        ("SÃO PAULO: A judge ruled.", "SÃO PAULO: "),
        ("CHIȘINĂU\u00a0—\u00a0Police left.", "CHIȘINĂU\u00a0—\u00a0"),
        ("* BAGHDAD - A bomb killed seven.", "* BAGHDAD - "),
        ("Serbia: Well over 200 marched.", None),
        ("UN: Peace is near.", None),
    ],
)
def test_dateline_comes_off(text: str, dateline: str | None) -> None:
    found = blocks(text, None)
    assert [block.text for block in found if block.kind == "dateline"] == ([dateline] if dateline else [])


BULLETS = "Key points:\n• Chad accused Niger of arming rebels\n• Niger denied the claim\n- Togo offered to mediate"
NUMBERED = "They agreed:\n1. Both sides will free prisoners\n2. Niger will reopen\nthe border.\n"


def test_items_of_a_list_are_blocks_without_their_marks() -> None:
    assert _of_kind(BULLETS, None, "body") == [
        "Key points:",
        "Chad accused Niger of arming rebels",
        "Niger denied the claim",
        "Togo offered to mediate",
    ]
    assert _of_kind(NUMBERED, None, "body")[1:] == ["Both sides will free prisoners", "Niger will reopen\nthe border."]
    assert _of_kind(NUMBERED, None, "mark") == ["1. ", "2. "]


@pytest.mark.parametrize(
    "text",
    [
        "The two sides meet on May\n12. The talks\nwill last a week.",
        "The minister – a critic of\n– The army, he says –\nresigned.",
        "A. Philip Randolph led\nthe march.",
    ],
)
def test_wrapped_text_that_looks_like_an_item_stays_together(text: str) -> None:
    assert _of_kind(text, None, "body") == [text]


def test_times_and_headings_of_a_live_blog_stand_apart_from_its_entries() -> None:
    text = "14:35 GMT\nArmy shells camp\nChad's army shelled a camp on Saturday.\n\n12:02 GMT — Togo sends aid\nTogo sent aid.\n\n11:45\nRain fell."
    assert _of_kind(text, None, "body") == ["Chad's army shelled a camp on Saturday.", "Togo sent aid.", "Rain fell."]


def test_labels_of_question_and_answer_come_off() -> None:
    text = "Q: Will you talk?\nA: Chad sent troops. We wait.\n\nQ. And then?\n\nA. Chad will attack us."
    assert _of_kind(text, None, "body") == [
        "Will you talk?",
        "Chad sent troops. We wait.",
        "And then?",
        "Chad will attack us.",
    ]


@pytest.mark.parametrize(
    "furniture",
    [
        "Correction: An earlier version said that Chad had shelled three villages.",
        "Read more: Iran threatens to close the strait.",
        "RELATED | Chad bans rallies.",
        "Photo: Soldiers attack a trench during an exercise. (Photo by A. Okello)",
        "Related stories\n• Chad bans all rallies in the north\n• Army shells camp",
    ],
)
def test_what_begins_as_furniture_is_furniture_however_it_ends(furniture: str) -> None:
    text = f"Chad freed them.\n\n{furniture}\n\nThey left."
    assert _of_kind(text, None, "body") == ["Chad freed them.", "They left."]


@pytest.mark.parametrize(
    "text", ["Photo evidence shows the attack.", "Watch posts were shelled.", "Corrections officers struck."]
)
def test_a_sentence_that_begins_with_such_a_word_is_none(text: str) -> None:
    assert _of_kind(f"{text}\n\nThey left.", None, "body") == [text, "They left."]


def test_advertisements_between_the_lines_part_them() -> None:
    text = "Police fired at the crowd\nin Lomé.\nAdvertisement\nThey fled."
    assert _of_kind(text, None, "body") == ["Police fired at the crowd\nin Lomé.", "They fled."]


@given(st.text(alphabet=st.sampled_from("aé界😀.;:“” \n\t'\"—"), max_size=200), st.booleans())
def test_block_texts_stand_in_the_article_at_their_offsets_in_order(text: str, headed: bool) -> None:
    title = text.strip().split("\n")[0] if headed else None
    found = blocks(text, title)
    assert all(text[block.start : block.start + len(block.text)] == block.text for block in found)
    assert all(one.start + len(one.text) <= other.start for one, other in itertools.pairwise(found))


@given(st.text(max_size=200))
def test_no_letter_outside_headlines_is_lost(text: str) -> None:
    kept = "".join(block.text for block in blocks(text, None))
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
