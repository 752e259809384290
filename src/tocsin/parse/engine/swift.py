"""The engine for pipelines built like spaCy's small English one: the same layers and rules, with the same results, but what
is the same for a word wherever it stands is worked out once, and matrices are multiplied by NumPy's own library.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from tocsin.parse.engine.encoder import Encoder
from tocsin.parse.engine.forms import Ruled
from tocsin.parse.engine.plain import Worded, made_of
from tocsin.parse.engine.recogniser import FEATURES, Recogniser
from tocsin.parse.engine.vectors import Embedding
from tocsin.parse.engine.words import Form, Words, build
from tocsin.parse.tokens import Doc, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc as Parsed
    from thinc.model import Model

_PIPES = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]
_FIRST_LAYERS, _ENCODER = "spacy.MultiHashEmbed.v2", "spacy.MaxoutWindowEncoder.v2"


def is_swift(nlp: Language) -> bool:
    """Whether a pipeline is built as this engine needs it."""
    pipes: dict[str, Any] = dict(nlp.pipeline)
    if list(pipes) != _PIPES or pipes["lemmatizer"].mode != "rule":
        return False
    shared, own = (nlp.config["components"][name]["model"] for name in ("tok2vec", "ner"))
    first = [shared.get("embed", {}), own["tok2vec"].get("embed", {})]
    encoders = [shared.get("encode", {}), own["tok2vec"].get("encode", {})]
    ner = pipes["ner"]
    return (
        all(each.get("@architectures") == _FIRST_LAYERS and not each["include_static_vectors"] for each in first)
        and all(each.get("@architectures") == _ENCODER and each["window_size"] == 1 for each in encoders)
        and own["use_upper"]
        and ner.cfg["beam_width"] == 1
        and ner.model.get_ref("lower").get_dim("nF") == FEATURES
        and not ner.model.attrs["unseen_classes"]
    )


class Swift:
    """Runs a pipeline for which `is_swift` holds."""

    def __init__(self, nlp: Language):
        from threadpoolctl import ThreadpoolController

        self._nlp = nlp
        pipes: dict[str, Any] = dict(nlp.pipeline)
        self._tagger, self._parser = pipes["tagger"], pipes["parser"]
        first, encoder = pipes["tok2vec"].model.layers
        self._embedding, self._encoder = Embedding(first), Encoder(encoder)
        own, self._listed, self._narrowed = pipes["ner"].model.get_ref("tok2vec").layers
        first, encoder = own.layers
        self._own_embedding, self._own_encoder = Embedding(first), Encoder(encoder)
        for model in (pipes["tagger"].model, pipes["parser"].model, pipes["ner"].model):
            _use_numpy(model, but=first)
        self._recogniser = Recogniser(pipes["ner"])
        self._words = Words(nlp.vocab)
        self._ruled = Ruled(nlp)
        self._pools = ThreadpoolController()

    @property
    def words(self) -> int:
        """How many words it keeps in memory."""
        return len(self._nlp.vocab)

    def parse(self, texts: Sequence[str | Worded]) -> list[Doc]:
        """Each text, parsed."""
        if not texts:
            return []
        made = [made_of(text, self._nlp) for text in texts]
        # several threads would gain nothing on matrices as small as these, and take cores from other workers
        with self._pools.limit(limits=1, user_api="blas"):
            for parsed, tensor in zip(made, self._encoder.of(self._embedding.of(made)), strict=True):
                parsed.tensor = tensor
            self._tagger.set_annotations(made, self._tagger.predict(made))
            self._parser.set_annotations(made, self._parser.predict(made))
            found = [self._read(*each) for each in zip(texts, made, self._ruled.of(made), strict=True)]
            own = self._own_encoder.of(self._own_embedding.of(made))
            vectors = self._narrowed.predict(self._listed.predict(own))
            last = np.concatenate([_ends(parsed) for parsed in made])
            blank = np.concatenate([parsed.to_array("IS_SPACE") for parsed in made]).astype(bool)
            ends = np.cumsum([len(doc) for doc in found]).tolist()
            named = self._recogniser.find(vectors, blank, last, ends)
        for doc, names in zip(found, named, strict=True):
            doc.set_entities([Span(doc, start, end, label) for start, end, label in names])
        return found

    def _read(self, text: str | Worded, parsed: Parsed, forms: list[Form]) -> Doc:
        rows = parsed.to_array(["HEAD", "SENT_START"]).view("int64").tolist()
        doc = build(
            text if isinstance(text, str) else parsed.text,
            parsed.tensor,
            self._words.of(parsed),
            forms,
            [number + head for number, (head, _) in enumerate(rows)],
        )
        doc.set_sentences([number for number, (_, begins) in enumerate(rows) if begins == 1])
        return doc


def _ends(parsed: Parsed) -> NDArray[Any]:
    """Which words of a text are the last of a sentence."""
    return np.append(parsed.to_array("SENT_START")[1:] == 1, True)


def _use_numpy(model: Model[Any, Any], but: Model[Any, Any]) -> None:
    """Has a model multiply matrices with NumPy's library: spaCy's own is slower, on processors that it does not know by far.

    but: layers that are left as they are.
    """
    from thinc.api import NumpyOps

    operations, left = NumpyOps(use_blis=False), {id(node) for node in but.walk()}
    for node in model.walk():
        if id(node) not in left:
            node.ops = operations
