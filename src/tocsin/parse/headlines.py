"""Headlines: what a parser made for sentences takes apart wrongly, read again.

Their verbs look like nouns ("Army shells town"), their commas stand for "and", their infinitives for the future and
their participles for the passive. Where no verb is seen, the headline is parsed once more in the words of a sentence
("Army will shell town"), and what the parser sees there is carried over to the words as they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from tocsin.parse.engine import Engine, Worded
from tocsin.parse.tokens import Doc, Span, Token, hang

_SUBJECT = {"nsubj", "nsubjpass"}
_FINITE = {"VBD", "VBZ", "VBP"}
_NOUNS = {"NN", "NNS", "NNP", "NNPS"}
_PLURALS = {"NNS", "NNPS"}
#: What a headline's subject is made of.
_NOMINAL = _NOUNS | {"JJ", "CD", "DT", "POS", "HYPH", ",", "CC", "IN"}
_OBJECT = {"dobj", "ccomp", "xcomp"}
#: What shows that a verb undergoes nothing: it has an object, or a voice already.
_ACTIVE = {"dobj", "ccomp", "attr", "acomp", "aux", "auxpass", "nsubjpass", "prt"}
#: Relations in which no verb stands.
_OF_NOUNS = {"nsubj", "dobj", "pobj", "compound", "nmod"}
#: What ends the part of a headline that stands before its clause: "Sudan:", "'We will respond':".
_BREAKS = {":", "-", "–", "—", ";"}
#: Tags of words with which a bare noun phrase begins, or which are taken for something else there.
_BARE = _NOUNS | {"JJ", "VB", "VBP", "VBZ", "VBG"}
#: Words up to this length are written small in titles written large.
_SHORT = 4
#: So many readings of one headline are tried.
_TRIED = 4


@dataclass(frozen=True)
class Verbs:
    """What is known of verbs, for reading headlines and what the parser leaves open.

    known: lemmas of verbs of acts.
    phrasal: verbs of acts with the particle or preposition that belongs to them: "hand over".
    transitive: those of them that are always done to somebody or something.
    plurals: nouns that are plural without an ending that says so.
    giving: lemmas of verbs with two objects.
    given: nouns that stand bare as the second of them ("gave the army | permission").
    saying: lemmas of verbs of speech.
    amounts: letters behind a number, by the word that they stand for: "3bn".
    charging: lemmas of verbs that say of what deed somebody is accused.
    telling: lemmas of verbs whose object is the one who is told what follows.
    units: nouns that count time.
    calendar: names of months and of the days of the week.
    words: lemmas of verbs and nouns of acts.
    peers: nouns for those who are elsewhere what somebody is here: "his counterparts | from Oman".
    owning: lemmas of verbs by which somebody owns or denies what he did: "denied | shipping shells".
    company: what a phrase begins with that says in whose company somebody acts: "along with".
    nationalities: adjectives of countries, in lower case.
    weapons: nouns for such.
    deeds: lemmas of nouns of acts.
    made: nouns for what somebody does, says or writes: "a raid by", "a report by".
    """

    known: frozenset[str] = frozenset()
    phrasal: frozenset[tuple[str, str]] = frozenset()
    transitive: frozenset[str] = frozenset()
    plurals: frozenset[str] = frozenset()
    giving: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    charging: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    amounts: Mapping[str, str] = field(default_factory=dict)
    calendar: frozenset[str] = frozenset()
    owning: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    peers: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    nationalities: frozenset[str] = frozenset()
    made: frozenset[str] = frozenset()
    weapons: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Reading:
    """A headline in the words of a sentence. `origins`: for each of its words the place in the headline of the one that it
    is, or, for "will" and "the", that it stands before.
    """

    words: list[str]
    spaces: list[bool]
    origins: list[int]
    verb: int
    lemma: str
    tag: str
    #: Where the part of the headline begins that is a clause.
    start: int

    @cached_property
    def places(self) -> dict[int, int]:
        """Where in the reading each word of the headline stands."""
        return {origin: place for place, origin in enumerate(self.origins)}


class Headlines:
    """Reads headlines with an engine and what is known of verbs."""

    def __init__(self, engine: Engine, verbs: Verbs):
        self._engine = engine
        self._verbs = verbs

    def read(self, doc: Doc) -> Doc:
        """The headline as it was parsed, with its verbs told from nouns; parsed anew if it had no verb."""
        self._mend_tags(doc)
        if not _has_verb(doc) or _is_list(doc) or self._has_verb_as_subject(doc) or self._is_doubtful(doc):
            doc = self._anew(doc)
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
            if token.tag_ in _NOUNS and "nsubj" in dependents and (lemma := self._base(token)) is not None:
                # "Soldiers storm palace", with the right tree under a wrong tag
                if token.dep_ != "ROOT" and "dobj" not in dependents:
                    continue
                _make_verb(token, lemma)
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
            and subject.tag_ in _PLURALS
            and (root.tag_ == "VBZ" or not any(child.dep_ in _OBJECT for child in root.rights))
            and any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in subject.lefts)
            and self._base(subject) is not None
        )

    def _is_doubtful(self, doc: Doc) -> bool:
        """Whether the verb that was seen may be none: "Chinese ship | rams boat", "Moscow pins | blame on Kyiv"."""
        root = next((token for token in doc if token.dep_ == "ROOT"), None)
        if (
            root is None
            or root.tag_ not in {"VBP", "VBZ"}
            or (self._base(root) is None and root.lemma_ in _AUXILIARIES)
        ):
            return False
        subject = next((child for child in root.lefts if child.dep_ in _SUBJECT), None)
        if subject is None or self._base(root) is None or (subject.pos_ == "NOUN" and not self._agrees(root)):
            return True
        behind = doc[root.i + 1] if root.i + 1 < len(doc) else root
        if behind.dep_ == "prep" and (self._base(root), behind.lower_) in self._verbs.phrasal:
            return any(_lacks_article(doc[child.left_edge.i]) for child in behind.children if child.dep_ == "pobj")
        swallowed = behind.dep_ in {"xcomp", "ccomp"} and self._lacks_article(doc, root.i, behind.i)
        return swallowed or any(reading.verb < root.i for reading in self._readings(doc))

    def _may_be_many(self, name: Token, verb: Token) -> bool:
        """Whether a name looks like a plural and no other noun stands behind the verb: "Houthis free 120", "Hamas attack victims"."""
        behind = verb.doc.tokens[verb.i + 1 : verb.i + 2]
        return (
            name.tag_ == "NNP" and name.lower_.endswith("s") and not any(each.tag_ in {"NN", "NNS"} for each in behind)
        )

    def _agrees(self, verb: Token) -> bool:
        """Whether a word that the parser takes for the main verb agrees with what it takes for its subject."""
        subjects = [child for child in verb.lefts if child.dep_ in _SUBJECT and child.tag_ in _NOUNS]
        return _is_root_verb(verb) and any(self._is_many(each) == (verb.tag_ == "VBP") for each in subjects)

    def _is_many(self, noun: Token) -> bool:
        joined = any(child.dep_ == "conj" for child in noun.children)
        return noun.tag_ in _PLURALS or noun.lower_ in self._verbs.plurals or noun.lower_.endswith("men") or joined

    def _base(self, token: Token) -> str | None:
        """The lemma that the word has as a verb of an act; None if it is none."""
        word = token.lower_
        forms = [word]
        if word.endswith("s"):
            forms = [word[:-1], f"{word.removesuffix('ies')}y", word]
            if word.endswith(_HISSING):
                forms.append(word[:-2])
        return next((each for each in forms if each in self._verbs.known), None)

    def _is_short_passive(self, verb: Token) -> bool:
        """Whether "was" is left out: "Two journalists arrested". Headlines tell what is done in the present tense."""
        return (
            verb.dep_ in {"ROOT", "conj", "ccomp"}
            and verb.lemma_.lower() in self._verbs.transitive
            and any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)
            and not any(child.dep_ in _ACTIVE for child in verb.children)
        )

    def _anew(self, doc: Doc) -> Doc:
        # what the parser itself takes for the verb comes first: "strikes kill 12"
        readings = sorted(self._readings(doc), key=lambda each: not _is_root_verb(doc[each.verb]))[:_TRIED]
        if not readings:
            return doc
        variants = self._engine.parse([Worded(each.words, each.spaces) for each in readings])
        sensible = [each for each in zip(readings, variants, strict=True) if _makes_sense(*each)]
        if not sensible:
            return doc
        # "Rebels fire missile": of "rebel" and "fire" the verb that has the object it needs
        whole = (each for each in sensible if self._has_its_object(*each))
        return _carried_over(doc, *next(whole, sensible[0]), self._verbs.transitive)

    def _has_its_object(self, reading: _Reading, parsed: Doc) -> bool:
        children = parsed[reading.places[reading.verb]].children
        objects = [child for child in children if child.dep_ == "dobj"]
        crowded = len(objects) > 1 and reading.lemma not in self._verbs.giving
        return reading.lemma in self._verbs.transitive and bool(objects) and not crowded

    def _readings(self, doc: Doc) -> Iterator[_Reading]:
        """The ways to read a headline as a sentence, the likeliest first."""
        start = 0
        shouted = all(token.is_title or token.is_upper for token in doc if len(token.text) > _SHORT and token.is_alpha)
        for token in doc:
            if token.text in _BREAKS:
                start = token.i + 1
            if token.i == start or token.is_quote or (token.is_title and not shouted):
                continue
            subject = list(doc[start : token.i])
            if not all(each.tag_ in _NOMINAL or each.is_quote or each.is_title or each.is_upper for each in subject):
                continue
            last = doc[token.i - 1]
            if token.tag_ == "TO" and token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "VB":
                yield self._reading(doc, start, token.i + 1, doc[token.i + 1].lemma_.lower(), "VB", "to")
            elif last.tag_ not in _NOUNS and last.tag_ != "CD" and not (last.is_title or last.is_upper):
                continue
            elif token.tag_ in {"VBN", "VBD"}:
                yield self._reading(doc, start, token.i, token.lemma_.lower(), "VBN", "was")
            elif (lemma := self._base(token)) is not None:
                many = self._is_many(last) or any(each.tag_ in {",", "CC"} for each in subject)
                bare = token.lower_ == lemma
                if many == bare or (bare and self._may_be_many(last, token)) or self._agrees(token):
                    yield self._reading(doc, start, token.i, lemma, "VBP" if many else "VBZ", "will")

    def _lacks_article(self, doc: Doc, verb: int, at: int) -> bool:
        """Whether a word is the first of a bare noun phrase behind the verb or "to": "pulls | plug", "yields to | opposition"."""
        to = doc[at - 1].tag_ == "TO" and self._base(doc[at]) is None and doc[at].tag_ == "VB" and at > verb + 1
        if doc[at].tag_ == "VBG" and doc[verb].lemma_ in self._verbs.owning:
            return False
        return (at == verb + 1 or (to and doc[at].lower_ not in self._verbs.known)) and _lacks_article(doc[at])

    def _reading(self, doc: Doc, start: int, verb: int, lemma: str, tag: str, auxiliary: str) -> _Reading:
        words = [token.text for token in doc]
        spaces = [bool(token.whitespace_) for token in doc]
        origins = list(range(len(words)))
        commas = [token.i for token in doc[start:verb] if token.tag_ == ","]
        if commas and not any(token.tag_ == "CC" for token in doc[start:verb]):
            words[commas[-1]] = "and"
        if auxiliary == "to":
            words[verb - 1] = "will"
            return _Reading(words, spaces, origins, verb, lemma, tag, start)
        words[verb] = words[verb].lower() if auxiliary == "was" else lemma
        inserted = [(verb, auxiliary)]
        if auxiliary == "will":
            bare = [at for at in range(verb + 1, len(doc)) if self._lacks_article(doc, verb, at)]
            inserted = [*((at, "the") for at in reversed(bare)), *inserted]
        for place, word in inserted:
            words.insert(place, word)
            spaces.insert(place, True)
            origins.insert(place, place)
        return _Reading(words, spaces, origins, verb, lemma, tag, start)


def _lacks_article(token: Token) -> bool:
    """Whether a word may be the first of a bare noun phrase: "launches | bombing campaign"."""
    if token.tag_ == "VBG":
        behind = token.doc.tokens[token.i + 1 : token.i + 2]
        if not any(each.tag_ in {"NN", "NNS"} and each.head is token for each in behind):
            return False
    return token.is_alpha and token.text == token.lower_ and token.tag_ in _BARE


def _has_verb(doc: Doc) -> bool:
    """Whether the parser has seen a main clause."""
    if any(_is_no_auxiliary(token) for token in doc):
        return False
    return any(
        token.dep_ in {"ROOT", "ccomp", "conj", "parataxis"}
        and (token.dep_ != "ccomp" or token.head.tag_ not in _NOUNS)
        and (
            token.tag_ in _FINITE
            or token.tag_ == "VBN"
            or any(child.dep_ in {"aux", "auxpass"} and child.tag_ in {*_FINITE, "MD"} for child in token.children)
        )
        and any(child.dep_ in _SUBJECT for child in token.children)
        for token in doc
    )


def _is_no_auxiliary(token: Token) -> bool:
    """Whether the parser takes a word for an auxiliary that is none: "Israel strikes kill 12"."""
    return token.dep_ == "aux" and token.lower_.endswith("s") and token.lemma_ not in _AUXILIARIES


def _is_root_verb(token: Token) -> bool:
    return token.dep_ == "ROOT" and token.tag_.startswith("VB")


#: Endings of the third person behind which the "e" is no part of the verb.
_HISSING = ("ses", "xes", "zes", "shes", "ches", "oes")
#: Verbs that help others.
_AUXILIARIES = {"be", "have", "do", "get"}


def _is_list(doc: Doc) -> bool:
    """Whether a verb has several subjects without an "and": "Sweden, Finland apply"."""
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None or root.tag_ != "VBP":
        return False
    before = doc[: root.i]
    return (
        len(before) > 2
        and any(token.tag_ == "," for token in before)
        and before[-1].tag_ in _NOUNS
        and all(token.tag_ in _NOUNS | {",", "JJ"} for token in before)
    )


def _makes_sense(reading: _Reading, parsed: Doc) -> bool:
    """Whether the parser took the word for the main verb, all before it for its subject, and found it an object."""
    verb = parsed[reading.places[reading.verb]]
    helped = any(child.dep_ == "aux" and child.lower_ == "will" for child in verb.lefts)
    if not (verb.tag_.startswith("VB") or helped) or verb.dep_ not in {"ROOT", "ccomp", "parataxis"}:
        return False
    if any(child.dep_ == "mark" and child.lower_ != "that" for child in verb.lefts):
        return False
    subject = next((child for child in verb.lefts if child.dep_ in _SUBJECT), None)
    if subject is None or subject.tag_.startswith("JJ") or verb.left_edge.i > reading.start:
        return False
    return reading.tag in {"VBN", "VB"} or any(
        child.dep_ in {*_OBJECT, "prep", "dative", "conj", "npadvmod"} and child.i > verb.i for child in verb.children
    )


def _carried_over(doc: Doc, reading: _Reading, parsed: Doc, transitive: frozenset[str]) -> Doc:
    """The headline's own words with what the parser saw in the reading."""
    seen = [parsed[reading.places[token.i]] for token in doc]
    found = Doc(doc.text, parsed.tensor[[token.i for token in seen]])
    for own, token in zip(map(copy, doc), seen, strict=True):
        own.doc, own.tag_, own.pos_, own.dep_ = found, token.tag_, token.pos_, token.dep_
        own.lemma_, own.morph, own.ent_type_, own.ent_iob_ = token.lemma_, token.morph, "", "O"
        found.tokens.append(own)
    for own, token in zip(found, seen, strict=True):
        own.head = found[reading.origins[token.head.i]]
    hang(found.tokens)
    found.set_sentences(sorted({0, *(token.left_edge.i for token in found if token.head is token)}))
    found.set_entities(list(_entities(found, seen)))
    for token in found:
        if token.text == "," and token.tag_ == "CC":
            token.lemma_ = ","
        if token.lower_ == "to" and token.tag_ == "MD":
            token.tag_, token.lemma_ = "TO", "to"
    verb = found[reading.verb]
    if reading.lemma in transitive and not any(child.dep_ == "dobj" for child in verb.children):
        for child in verb.rights:
            if child.dep_ == "npadvmod" and child.tag_ in _NOUNS and not child.ent_type_:
                child.dep_ = "dobj"
                break
    if reading.tag != "VB":
        _make_verb(found[reading.verb], reading.lemma, reading.tag)
    return found


def _entities(found: Doc, seen: list[Token]) -> Iterator[Span]:
    """The named entities of a reading in the headline, whose words are in another order of counting."""
    number, before = 0, ""
    parts = []
    for token in seen:
        number += token.ent_iob_ == "B" or token.ent_type_ != before
        before = token.ent_type_
        parts.append((number, before))
    start = 0
    for (_, label), part in groupby(parts):
        end = start + len(list(part))
        if label:
            yield Span(found, start, end, label)
        start = end


def _make_verb(token: Token, lemma: str, tag: str | None = None) -> None:
    token.tag_ = tag or ("VBP" if token.lower_ == lemma else "VBZ")
    token.pos_ = "VERB"
    token.lemma_ = lemma
