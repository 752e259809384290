"""`nlp.add_pipe("tocsin")`: the record of a document, from the parse that it has."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from tocsin import Coder
from tocsin.bridges import component
from tocsin.parse.syntax import DEFAULT_MODEL

TEXT = (
    "Rebels threaten Kenya with war\n\nRebels threatened to attack Kenya unless it frees their leader, officials said on Monday.\n\n"
    "Uganda's president asked Kenya to hold talks. He did not promise troops."
)
TITLE = "Rebels threaten Kenya with war"


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.load(DEFAULT_MODEL)
    pipeline.add_pipe(component.NAME)
    return pipeline


def _made(nlp: Language, text: str = TEXT) -> Doc:
    doc = nlp.make_doc(text)
    doc._.tocsin_published = "2024-05-01"
    doc._.tocsin_title = TITLE
    return doc


def test_the_record_is_that_of_the_coder(nlp: Language, coder: Coder) -> None:
    record = nlp(_made(nlp))._.tocsin
    assert record == coder.code(TEXT, published="2024-05-01", title=TITLE)
    assert {"THREATEN", "REQUEST"} <= {event.event for event in record.events}


def test_documents_come_through_in_order_and_can_be_written(nlp: Language) -> None:
    texts = ["Kenya accused Uganda.", "", "Iran and Iraq signed a treaty."]
    docs = list(nlp.pipe(texts))
    assert [doc._.tocsin.article.text for doc in docs] == texts
    again = Doc(nlp.vocab).from_bytes(docs[2].to_bytes())
    assert again._.tocsin == docs[2]._.tocsin


def test_the_parse_of_the_document_is_used_and_left_as_it_was(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    doc = _made(nlp, "Uganda's president asked Kenya to hold talks. He did not promise troops.")
    own = nlp.get_pipe(component.NAME)
    with nlp.select_pipes(disable=[component.NAME]):
        doc = nlp(doc)
    before = doc.to_array(["TAG", "DEP", "HEAD", "LEMMA"]).tolist()
    monkeypatch.setattr(own._before, "_parsed", lambda _: pytest.fail("parsed anew"))
    assert own(doc)._.tocsin.events
    assert doc.to_array(["TAG", "DEP", "HEAD", "LEMMA"]).tolist() == before


def test_a_pipeline_that_does_not_parse_is_told_what_it_lacks() -> None:
    blank = spacy.blank("en")
    blank.add_pipe(component.NAME)
    with pytest.raises(ValueError, match=r"before it is missing: 'parser', 'tagger'"):
        blank("Kenya accused Uganda.")


def test_a_day_that_is_none_is_refused(nlp: Language) -> None:
    doc = nlp.make_doc("Kenya accused Uganda.")
    doc._.tocsin_published = "yesterday"
    with pytest.raises(ValueError, match="yesterday"):
        nlp(doc)


def test_spacy_finds_the_component_by_its_entry_point() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["entry-points"]["spacy_factories"] == {component.NAME: "tocsin.bridges.component:make"}
    program = f"import spacy; nlp = spacy.load({DEFAULT_MODEL!r}); nlp.add_pipe('tocsin'); print(len(nlp('Kenya accused Uganda.')._.tocsin.events))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.returncode) == ("1\n", 0), ran.stderr
