"""Headlines: what a parser made for sentences takes apart wrongly, read again.

Their verbs look like nouns ("Army shells town"), their commas stand for "and", their infinitives for the future and
their participles for the passive. Where no verb is seen, the headline is parsed once more in the words of a sentence
("Army will shell town"), and what the parser sees there is carried over to the words as they stand.
"""

from __future__ import annotations

from functools import partial

from tocsin.parse.engine import Engine
from tocsin.parse.readings import Reading, Readings, is_bare, is_root_verb, make_verb
from tocsin.parse.relations import FINITE, PLURAL
from tocsin.parse.tokens import Doc, Token
from tocsin.parse.vocabulary import Verbs

_SUBJECT = {"nsubj", "nsubjpass"}
_NOUNS = {"NN", "NNS", "NNP", "NNPS"}
_OBJECT = {"dobj", "ccomp", "xcomp"}
#: What shows that a verb undergoes nothing: it has an object, or a voice already.
_ACTIVE = {"dobj", "ccomp", "attr", "acomp", "aux", "auxpass", "nsubjpass", "prt"}
#: Relations in which no verb stands.
_OF_NOUNS = {"nsubj", "dobj", "pobj", "compound", "nmod"}
#: Verbs that help others.
_AUXILIARIES = {"be", "have", "do", "get"}
#: So many readings of one headline are tried.
_TRIED = 4


class Headlines:
    """Reads headlines with an engine and what is known of verbs."""

    def __init__(self, engine: Engine, verbs: Verbs):
        self._engine = engine
        self._verbs = verbs
        self._readings = Readings(verbs)

    def read(self, doc: Doc) -> Doc:
        """The headline as it was parsed, with its verbs told from nouns; parsed anew if it had no verb."""
        self._mend_tags(doc)
        readings = list(self._readings.of(doc))
        doubted = (
            any(map(partial(_is_unseen, doc), readings))
            or self._has_verb_as_subject(doc)
            or self._is_doubtful(doc, readings)
        )
        if readings and (doubted or not _has_verb(doc)):
            doc = self._anew(doc, readings)
        for token in doc:
            if token.tag_ in {"VBD", "VBN"} and self._is_short_passive(token):
                token.tag_ = "VBN"
                for child in token.children:
                    if child.dep_ == "nsubj":
                        child.dep_ = "nsubjpass"
        return doc

    def _mend_tags(self, doc: Doc) -> None:
        for token in doc:
            dependents = {child.dep_ for child in token.children}
            if token.tag_ in _NOUNS and "nsubj" in dependents and (lemma := self._verbs.base(token)) is not None:
                # "Soldiers storm palace", with the right tree under a wrong tag
                if token.dep_ != "ROOT" and "dobj" not in dependents:
                    continue
                make_verb(token, lemma)
            elif token.tag_ == "VBZ" and (token.dep_ in _OF_NOUNS or _is_no_auxiliary(token)):
                token.tag_, token.pos_ = "NNS", "NOUN"
                for child in token.children:
                    if child.dep_ in _SUBJECT:
                        child.dep_ = "compound"

    def _has_verb_as_subject(self, doc: Doc) -> bool:
        """Whether the verb was taken for the noun that does what another word tells: "Beijing lifts ban on lobsters"."""
        root = next((token for token in doc if token.dep_ == "ROOT"), None)
        if root is None or root.tag_ not in {"VBP", "VBZ"}:
            return False
        subject = next((child for child in root.lefts if child.dep_ == "nsubj"), None)
        return (
            subject is not None
            and subject.tag_ in PLURAL
            and (root.tag_ == "VBZ" or not any(child.dep_ in _OBJECT for child in root.rights))
            and any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in subject.lefts)
            and self._verbs.base(subject) is not None
        )

    def _is_doubtful(self, doc: Doc, readings: list[Reading]) -> bool:
        """Whether the verb that was seen may be none: "Chinese ship | rams boat", "Moscow pins | blame on Kyiv"."""
        root = next((token for token in doc if token.dep_ == "ROOT"), None)
        if (
            root is None
            or root.tag_ not in {"VBP", "VBZ"}
            or (self._verbs.base(root) is None and root.lemma_ in _AUXILIARIES)
        ):
            return False
        subject = next((child for child in root.lefts if child.dep_ in _SUBJECT), None)
        if (
            subject is None
            or self._verbs.base(root) is None
            or (subject.pos_ == "NOUN" and not self._readings.agrees(root))
        ):
            return True
        behind = doc[root.i + 1] if root.i + 1 < len(doc) else root
        if behind.dep_ == "prep" and (self._verbs.base(root), behind.lower_) in self._verbs.phrasal:
            return any(is_bare(doc[child.left_edge.i]) for child in behind.children if child.dep_ == "pobj")
        swallowed = behind.dep_ in {"xcomp", "ccomp"} and self._readings.lacks_article(doc, root.i, behind.i)
        return swallowed or any(reading.verb < root.i for reading in readings)

    def _is_short_passive(self, verb: Token) -> bool:
        """Whether "was" is left out: "Two journalists arrested". Headlines tell what is done in the present tense."""
        return (
            verb.dep_ in {"ROOT", "conj", "ccomp"}
            and verb.lemma_.lower() in self._verbs.transitive
            and any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)
            and not any(child.dep_ in _ACTIVE for child in verb.children)
        )

    def _anew(self, doc: Doc, readings: list[Reading]) -> Doc:
        """The headline in the reading that makes most sense, if any does."""
        # what the parser itself takes for the verb comes first: "strikes kill 12"
        # last what a comma follows: "Tigray | forces, army trade fire"
        tried = sorted(readings, key=lambda each: (_ends(doc, each.verb), not is_root_verb(doc[each.verb])))[:_TRIED]
        variants = self._engine.parse([each.retold.worded for each in tried])
        sensible = [(each, parsed) for each, parsed in zip(tried, variants, strict=True) if each.makes_sense(parsed)]
        if not sensible:
            return doc
        # "Rebels fire missile": of "rebel" and "fire" the verb that has the object it needs
        whole = (each for each in sensible if self._has_its_object(*each))
        reading, parsed = next(whole, sensible[0])
        return reading.carried_over(doc, parsed, self._verbs.transitive)

    def _has_its_object(self, reading: Reading, parsed: Doc) -> bool:
        children = parsed[reading.retold.places[reading.verb]].children
        objects = [child for child in children if child.dep_ == "dobj"]
        crowded = len(objects) > 1 and reading.lemma not in self._verbs.giving
        return reading.lemma in self._verbs.transitive and bool(objects) and not crowded


def _has_verb(doc: Doc) -> bool:
    """Whether the parser has seen a main clause."""
    if any(_is_no_auxiliary(token) for token in doc):
        return False
    return any(
        token.dep_ in {"ROOT", "ccomp", "conj", "parataxis"}
        and (token.dep_ != "ccomp" or token.head.tag_ not in _NOUNS)
        and (
            token.tag_ in FINITE
            or token.tag_ == "VBN"
            or any(child.dep_ in {"aux", "auxpass"} and child.tag_ in {*FINITE, "MD"} for child in token.children)
        )
        and any(child.dep_ in _SUBJECT for child in token.children)
        for token in doc
    )


def _is_no_auxiliary(token: Token) -> bool:
    """Whether the parser takes a word for an auxiliary that is none: "Israel strikes kill 12"."""
    return token.dep_ == "aux" and token.lower_.endswith("s") and token.lemma_ not in _AUXILIARIES


def _ends(doc: Doc, verb: int) -> bool:
    """Whether nothing of its clause stands behind a verb."""
    return verb + 1 == len(doc) or doc[verb + 1].tag_ == ","


def _is_unseen(doc: Doc, reading: Reading) -> bool:
    """Whether the parser has not seen what commas join: "Sweden, Finland apply", "shuts border, expels envoy"."""
    verb = doc[reading.verb]
    passive = reading.tag == "VBN"
    for each in reading.further:
        word = doc[each.at]
        if word.dep_ != "conj" or not word.tag_.startswith("VBN" if passive else "VB"):
            return True
    subjects = [child for child in verb.lefts if child.dep_ in _SUBJECT]
    return reading.listed and (len(subjects) != 1 or not any(child.dep_ == "conj" for child in subjects[0].children))
