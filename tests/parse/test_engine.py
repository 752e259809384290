"""The swift engine parses as the pipeline itself does, and what it keeps of words changes nothing."""

import weakref
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import spacy
import yaml
from spacy.language import Language

from tocsin.parse.engine import Plain, Renewing, Swift, Worded, engine_of
from tocsin.parse.engine.encoder import Encoder
from tocsin.parse.engine.vectors import Embedding
from tocsin.parse.syntax import DEFAULT_MODEL
from tocsin.parse.tokens import Doc

ARTICLES = sorted((Path(__file__).parents[1] / "gold" / "articles").glob("*.yaml"))
#: What the rules that look at several words are about, names of several words, no words at all.
ODD = [
    "There is no doubt; there are doubts. There ain't.",
    "He's gonna go, he got ta go. Let's go! Y' all c'm on.",
    "Mr. Ban Ki-moon of the United Nations met Aung San Suu Kyi in Nay Pyi Taw on 3 March 2012.",
    "  \t ",
    "No.",
    "The  two   spaces, and a\nline.",
]


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def swift() -> Swift:
    return Swift(spacy.load(DEFAULT_MODEL))


@pytest.fixture(scope="module")
def texts() -> list[str]:
    articles = [yaml.safe_load(path.read_text(encoding="utf-8"))["text"] for path in ARTICLES]
    return [*ODD, *(part.strip() for text in articles for part in text.split("\n\n"))]


def annotations(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (
            *(token.text, token.idx, token.whitespace_, token.lower_, token.is_alpha, token.is_punct, token.is_quote),
            *(token.is_title, token.is_upper, token.tag_, token.pos_, token.dep_, token.lemma_, token.morph),
            *(token.head.i, token.left_edge.i, token.right_edge.i, [child.i for child in token.children]),
            *(token.sent.start, token.sent.end, token.ent_iob_, token.ent_type_),
        )
        for token in doc
    ]


def test_it_annotates_as_the_pipeline_does(pipeline: Language, swift: Swift, texts: list[str]) -> None:
    plain = Plain(pipeline).parse(texts)
    words = sum(len(doc) for doc in plain)
    wrong = sum(
        one != other
        for doc, same in zip(plain, swift.parse(texts), strict=True)
        for one, other in zip(annotations(doc), annotations(same), strict=True)
    )
    # libraries for matrices differ in the last digits, which decide once in many thousand words
    assert words > 10_000
    assert wrong / words < 0.001


def test_plain_objects_say_what_spacy_says(pipeline: Language, texts: list[str]) -> None:
    docs = Plain(pipeline).parse(texts)
    for doc, parsed in zip(docs, pipeline.pipe(texts), strict=True):
        assert doc.text == parsed.text
        for token, same in zip(doc, parsed, strict=True):
            assert [each.i for each in token.subtree] == [each.i for each in same.subtree]
            assert [each.i for each in token.ancestors] == [each.i for each in same.ancestors]
            assert (token.left_edge.i, token.right_edge.i) == (same.left_edge.i, same.right_edge.i)
            assert (len(token), token.n_rights, token.is_sent_start) == (len(same), same.n_rights, same.is_sent_start)
            assert token.morph.get("Number", []) == same.morph.get("Number", [])
        for start in range(0, len(doc.text), 7):
            for mode in ("expand", "contract"):
                span, other = (each.char_span(start, start + 9, alignment_mode=mode) for each in (doc, parsed))  # type: ignore[arg-type, union-attr]
                assert (span and (span.start, span.end)) == (other and (other.start, other.end)), (doc.text, start)
                if span:
                    assert (span.text, span.root.i) == (other.text, other.root.i)


def test_the_encoder_reckons_as_spacys_layers_do(pipeline: Language, texts: list[str]) -> None:
    first, layers = pipeline.get_pipe("tok2vec").model.layers  # type: ignore[attr-defined]
    words = Embedding(first).of([pipeline.make_doc(text) for text in texts])
    encoder = Encoder(layers)
    for some in (words[:1], words[4:5], words):
        for ours, theirs in zip(encoder.of(some), layers.predict(some), strict=True):
            np.testing.assert_allclose(ours, theirs, atol=1e-4)


def test_words_come_apart_as_they_are_given(pipeline: Language, swift: Swift) -> None:
    given = Worded(["Army", "will", "shell", "town", "."], [True, True, True, False, False])
    for engine in (Plain(pipeline), swift):
        (doc,) = engine.parse([given])
        assert [token.text for token in doc] == given.words
        assert doc.text == "Army will shell town."


def test_what_came_before_changes_nothing(texts: list[str]) -> None:
    first, second = (Swift(spacy.load(DEFAULT_MODEL)) for _ in range(2))
    there = [first.parse([text])[0] for text in texts[:60]]
    back = [second.parse([text])[0] for text in texts[59::-1]][::-1]
    for one, other in zip(there, back, strict=True):
        assert annotations(one) == annotations(other)
        assert np.array_equal(one.tensor, other.tensor)


def test_other_pipelines_run_as_they_are() -> None:
    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    assert isinstance(engine_of(other), Plain)
    assert isinstance(engine_of(spacy.load(DEFAULT_MODEL)), Swift)
    assert isinstance(engine_of(spacy.load(DEFAULT_MODEL, exclude=["ner"])), Plain)


def test_one_for_long_runs_forgets_words(swift: Swift) -> None:
    made: list[Swift] = []

    def make() -> Swift:
        made.append(Swift(spacy.load(DEFAULT_MODEL)))
        return made[-1]

    renewing = Renewing(make, most=len(spacy.load(DEFAULT_MODEL).vocab) + 60)
    texts = [f"Minister Ka{chr(97 + n)}o{chr(122 - n)} of Lu{chr(97 + n)}mi met Ze{chr(97 + n)}." for n in range(26)]
    for text in texts:
        (doc,) = renewing.parse([text])
        (same,) = swift.parse([text])
        assert annotations(doc) == annotations(same)
    assert 1 < len(made) < len(texts)
    assert renewing.words < made[0].words + len(texts)


def test_the_engine_before_is_gone_when_it_is_made_anew() -> None:
    class Held:
        words = 1

        def __init__(self) -> None:
            self.own = self  # as a pipeline's parts hold one another

        def parse(self, texts: Sequence[str | Worded]) -> list[Doc]:
            return []

    made: list[weakref.ref[Held]] = []

    def make() -> Held:
        assert all(each() is None for each in made), "two at once take twice the memory"
        made.append(weakref.ref(engine := Held()))
        return engine

    renewing = Renewing(make, most=0)
    for _ in range(3):
        renewing.parse(["No."])
    assert len(made) == 4
