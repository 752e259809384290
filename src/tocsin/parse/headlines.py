"""Headlines: what a parser made for sentences takes apart wrongly, read again.

Their verbs look like nouns ("Army shells town"), their commas stand for "and", their infinitives for the future and
their participles for the passive. Where no verb is seen, the headline is parsed once more in the words of a sentence
("Army will shell town"), and what the parser sees there is carried over to the words as they stand.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tocsin.parse.engine import Engine
from tocsin.parse.readings import Reading, Readings, is_bare, is_root_verb, make_verb
from tocsin.parse.relations import FINITE, NOMINAL_SUBJECT, NOUN_TAGS, PLURAL, TIMES
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.vocabulary import Verbs

_PRESENT = {"VBZ", "VBP"}
_OBJECT = {"dobj", "ccomp", "xcomp"}
#: What shows that a verb undergoes nothing: it has an object, or a voice already.
_ACTIVE = {"dobj", "ccomp", "attr", "aux", "auxpass", "nsubjpass"}
#: Relations in which no verb stands.
_OF_NOUNS = {"nsubj", "dobj", "pobj", "compound", "nmod"}
#: How a name that is a subject hangs on the verb that was taken for a noun.
_NAMING = {"compound", "nsubj", "poss"}
#: What such a subject is.
_NAMED = {"PROPN", "NOUN"}
#: Verbs that help others.
_AUXILIARIES = {"be", "have", "do", "get"}
#: Within so many words a name ends that opens a headline, or those stand whose it is.
_NAME_ENDS = 4
#: So many readings of one headline are tried.
_TRIED = 4


class Headlines:
    """Reads headlines with an engine and what is known of verbs. is_role: whether a word stands for somebody ("minister")."""

    def __init__(self, engine: Engine, verbs: Verbs, is_role: Callable[[str], bool] = lambda _: False):
        self._engine = engine
        self._verbs = verbs
        self._is_role = is_role
        self._readings = Readings(verbs, is_role)

    def read(self, doc: Doc) -> Doc:
        """The headline as it was parsed, with its verbs told from nouns; parsed anew if it had no verb."""
        aside = [each for each in self._readings.meanwhile(doc) if _is_unseen(doc, each)]
        if aside:
            doc = self._anew(doc, aside)
        deeds = {token.i for token in doc if token.tag_ in {"VBZ", "NNS"} and self._is_deed(token)}
        self._mend_tags(doc)
        readings = [each for each in self._readings.of(doc) if each.verb not in deeds]
        readings = self._without_objects(doc, self._without_somebody(doc, readings))
        doubted = (
            any(map(partial(_is_unseen, doc), readings))
            or self._has_verb_as_subject(doc)
            or self._is_doubtful(doc, readings)
        )
        if readings and (doubted or not _has_verb(doc)):
            doc = self._anew(doc, readings)
        _join_former(doc)
        self._mend_particles(doc)
        self._mend_adjectives(doc)
        self._shift_verbs(doc)
        _join_last(doc)
        self._join_lands(doc)
        for token in doc:
            if token.tag_ in {"VBD", "VBN"} and self._is_short_passive(token):
                token.tag_ = "VBN"
                for child in token.children:
                    if child.dep_ == "nsubj":
                        child.dep_ = "nsubjpass"
        return doc

    def _join_lands(self, doc: Doc) -> None:
        """Hangs two states that a comma joins on those behind them who are of both: "Chad, Sudan | presidents meet"."""
        comma = next((token for token in doc[1:_NAME_ENDS] if token.text == ","), None)
        if comma is None or comma.i + 2 >= len(doc) or any(each.ent_type_ != "GPE" for each in doc[: comma.i]):
            return
        first, second = comma.nbor(-1), comma.nbor()
        while second.tag_ == "NNP" and second.i + 1 < len(doc) and second.nbor().tag_ == "NNP":
            second = second.nbor()
        people = next((each for each in doc[second.i + 1 : second.i + _NAME_ENDS] if each.tag_ == "NNS"), None)
        if second.ent_type_ != "GPE" or people is None or not self._is_role(people.lower_):
            return
        if people.head is first and people.dep_ == "conj":
            people.head, people.dep_ = first.head, first.dep_
        elif people.dep_ not in NOMINAL_SUBJECT:
            return
        first.head, first.dep_, second.head, second.dep_ = people, "nmod", first, "conj"
        comma.tag_, comma.pos_, comma.dep_, comma.lemma_, comma.head = "CC", "CCONJ", "cc", ",", first
        hang(doc.tokens)

    def _without_somebody(self, doc: Doc, readings: list[Reading]) -> list[Reading]:
        """The readings but those whose verb is somebody, of whom the next word tells: "Lagos | nurses | down tools"."""
        verbs = {each.verb for each in readings}
        return [each for each in readings if each.verb + 1 not in verbs or not self._is_role(doc[each.verb].lower_)]

    def _without_objects(self, doc: Doc, readings: list[Reading]) -> list[Reading]:
        """The readings but those whose verb begins what another verb is done to: "Union rejects | pay offer"."""
        verbs = {each.verb for each in readings if self._readings.is_surely_verb(doc[each.verb])}
        return [each for each in readings if each.verb - 1 not in verbs]

    def _mend_tags(self, doc: Doc) -> None:
        for token in doc:
            dependents = {child.dep_ for child in token.children}
            if token.tag_ in NOUN_TAGS and "nsubj" in dependents and (lemma := self._verbs.base(token)) is not None:
                # "Soldiers storm palace", with the right tree under a wrong tag
                if token.dep_ != "ROOT" and "dobj" not in dependents:
                    continue
                make_verb(token, lemma)
            elif token.tag_ == "VBZ" and (
                token.dep_ in _OF_NOUNS
                or _is_no_auxiliary(token)
                or self._is_nobodys_verb(token)
                or self._is_deed(token)
            ):
                token.tag_, token.pos_ = "NNS", "NOUN"
                for child in token.children:
                    if child.dep_ in NOMINAL_SUBJECT:
                        child.dep_ = "compound"

    def _mend_adjectives(self, doc: Doc) -> None:
        for token in doc:
            verb = token.head
            if token.tag_ != "JJ" or verb.tag_ not in _PRESENT or verb.lemma_ in _AUXILIARIES:
                continue
            if token.dep_ == "acomp" and self._is_role(token.lower_):
                token.tag_, token.pos_, token.dep_ = "NN", "NOUN", "dobj"  # "Cuba frees dissident"
            elif token.dep_ == "dobj" and verb.lemma_ in self._verbs.saying:
                token.dep_ = "acomp"  # "rebels say ready for talks"

    def _shift_verbs(self, doc: Doc) -> None:
        """Makes the verb of what was taken for its subject: "teargas lecturers as union | rejects | pay offer"."""
        for taken in doc[1:]:
            verb, doer = taken.nbor(-1), taken.nbor(-2) if taken.i > 1 else taken
            shifted = taken.dep_ == "advcl" and verb.head is taken and verb.dep_ in NOMINAL_SUBJECT
            if not (shifted and taken.tag_ in _PRESENT and doer.head is verb and self._readings.is_surely_verb(verb)):
                continue
            undergoes = next((child for child in taken.rights if child.dep_ == "dobj"), None)
            for child in [each for each in taken.children if each is not verb]:
                child.head = verb
            verb.head, verb.dep_ = taken.head, taken.dep_
            for child in [
                each for each in verb.lefts if each.dep_ in {*_NAMING, "amod", "nmod", "det"} and each is not doer
            ]:
                child.head = doer
            doer.dep_ = "nsubj"
            taken.head, taken.dep_ = (verb, "dobj") if undergoes is None else (undergoes, "compound")
            taken.tag_, taken.pos_ = "NNS" if taken.tag_ == "VBZ" else "NN", "NOUN"
            make_verb(verb, self._verbs.base(verb) or verb.lemma_, "VBZ")
            hang(doc.tokens)

    def _is_nobodys_verb(self, token: Token) -> bool:
        """Whether what is taken for a verb is none of an act, but somebody: "Cameroon | separatists free hostages"."""
        return self._is_role(token.lower_) and self._verbs.base(token) is None

    def _is_deed(self, token: Token) -> bool:
        """Whether what may be a verb names a deed that nobody does: "China-India border | talks in Chushul"."""
        before = token.nbor(-1) if token.i > 1 else token
        if before.tag_ != "NN" or before.is_title or self._is_role(before.lower_):
            return False
        named = before.nbor(-1).pos_ == "PROPN" or before.nbor(-1).tag_ == "JJ"
        ends = token.i + 1 == len(token.doc) or token.nbor().tag_ == "IN"
        base = self._verbs.base(token)
        return named and ends and base in self._verbs.deeds and base not in self._verbs.transitive

    def _mend_particles(self, doc: Doc) -> None:
        """Makes prepositions of particles and modifiers: "judges strike | over dismissals", "six killed | near aid site"."""
        mended = False
        for token in doc[1:]:
            verb = token.nbor(-1)
            particle = token.dep_ == "prt" and (verb.lemma_.lower(), token.lower_) not in self._verbs.phrasal
            modifier = token.tag_ == "IN" and token.dep_ in {"amod", "advmod", "det", "compound", "nmod"}
            if particle and any(child.dep_ == "pobj" for child in token.rights):
                token.dep_, token.tag_, token.pos_ = "prep", "IN", "ADP"
                continue
            objects = [child for child in verb.rights if child.dep_ == "dobj"]
            if not (particle or modifier) or len(objects) != 1 or objects[0].i <= token.i:
                continue
            if objects[0].left_edge.i in {token.i, token.i + 1}:
                token.dep_, token.tag_, token.pos_, token.head = "prep", "IN", "ADP", verb
                objects[0].dep_, objects[0].head = "pobj", token
                mended = True
        if mended:
            hang(doc.tokens)

    def _has_verb_as_subject(self, doc: Doc) -> bool:
        """Whether the verb was taken for the noun that does what another word tells: "Beijing lifts ban on lobsters"."""
        root = next((token for token in doc if token.dep_ == "ROOT"), None)
        if root is None or root.tag_ not in {"VBP", "VBZ", "VBD", "VBN"}:
            return False
        subject = next((child for child in root.lefts if child.dep_ in NOMINAL_SUBJECT), None)
        # "Libya frees | kidnapped engineers"
        before_noun = root.i + 1 < len(doc) and doc[root.i + 1].tag_ in {"NN", "NNS"}
        past = root.tag_ in {"VBD", "VBN"}
        return (
            subject is not None
            and subject.tag_ in PLURAL
            and (
                before_noun
                if past
                else root.tag_ == "VBZ"
                or not any(c.dep_ in _OBJECT for c in root.rights)
                or self._readings.is_surely_verb(subject)
            )
            and any(child.dep_ in _NAMING and child.pos_ in _NAMED for child in subject.lefts)
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
        subject = next((child for child in root.lefts if child.dep_ in NOMINAL_SUBJECT), None)
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
        lemma = verb.lemma_.lower()
        particle = next((child.lower_ for child in verb.rights if child.dep_ == "prt"), None)
        return (
            verb.dep_ in {"ROOT", "conj", "ccomp"}
            and (lemma if particle is None else f"{lemma} {particle}") in self._verbs.transitive
            and any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)
            # "Rebels kill five police, | mayor seized": the parser hangs on it what is told before
            and not any(
                child.dep_ in _ACTIVE and (child.dep_ != "ccomp" or child.i > verb.i) for child in verb.children
            )
        )

    def _anew(self, doc: Doc, readings: list[Reading]) -> Doc:
        """The headline in the reading that makes most sense, if any does."""
        # what the parser itself takes for the verb comes first: "strikes kill 12"
        # last what a comma follows: "Tigray | forces, army trade fire"
        tried = sorted(readings, key=partial(_rank, doc))[:_TRIED]
        variants = self._engine.parse([each.retold.worded for each in tried])
        sensible = [(each, parsed) for each, parsed in zip(tried, variants, strict=True) if each.makes_sense(parsed)]
        if not sensible:
            return doc
        # "Tigray forces, Ethiopian army trade fire": nothing is what the first would be done to
        sensible = [each for each in sensible if not _ends(doc, each[0].verb)] or sensible
        # "Rebels fire missile": of "rebel" and "fire" the verb that has the object it needs
        whole = [each for each in sensible if self._has_its_object(*each)]
        finite = [each for each in whole if each[0].tag in FINITE]
        # "Court orders Pretoria to issue visas": an infinitive is the main verb where there is no other
        promised = [each for each in sensible if each[0].lemma in self._verbs.promising and each[0].tag in FINITE]
        promised = [each for each in promised if doc[each[0].verb + 1].tag_ == "TO"]  # "Togo | pledges to free him"
        reading, parsed = (promised or (finite if sensible[0][0].tag == "VB" and finite else whole or sensible))[0]
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
        and (token.dep_ != "ccomp" or token.head.tag_ not in NOUN_TAGS)
        and (
            token.tag_ in FINITE
            or token.tag_ == "VBN"
            or any(child.dep_ in {"aux", "auxpass"} and child.tag_ in {*FINITE, "MD"} for child in token.children)
        )
        and any(child.dep_ in NOMINAL_SUBJECT for child in token.children)
        for token in doc
    )


def _is_no_auxiliary(token: Token) -> bool:
    """Whether the parser takes a word for an auxiliary that is none: "Israel strikes kill 12"."""
    return token.dep_ == "aux" and token.lower_.endswith("s") and token.lemma_ not in _AUXILIARIES


def _join_former(doc: Doc) -> None:
    """Makes a compound of "ex-" and the noun behind it, where the parser hangs that on the prefix: "Ex-PM granted asylum"."""
    for prefix, hyphen, noun in zip(doc, doc[1:], doc[2:], strict=False):
        if prefix.lower_ == "ex" and hyphen.text == "-" and noun.head in {prefix, hyphen}:
            noun.head, noun.dep_ = (noun if prefix.head is prefix else prefix.head), prefix.dep_
            for child in (*prefix.children, *hyphen.children):
                if child not in {prefix, hyphen, noun}:
                    child.head = noun
            prefix.head, prefix.dep_, hyphen.head, hyphen.dep_ = noun, "compound", noun, "punct"
            hang(doc.tokens)


def _rank(doc: Doc, reading: Reading) -> tuple[bool, bool, bool]:
    """What speaks against a reading."""
    verb = reading.verb
    # a bare form behind a plural is a verb: "Marines land in Haiti to guard embassy"
    aimed = reading.tag == "VB" and any(
        each.tag_ in {"VBP", "VB"} and each.i < verb - 2 and each.nbor(-1).tag_ in PLURAL for each in doc[1:verb]
    )
    return _ends(doc, verb), aimed, not is_root_verb(doc[verb])


def _join_last(doc: Doc) -> None:
    """Joins to an object what a comma parts from it at the end of a headline: "detains ex-judge, | two lawyers"."""
    ending = (token for token in doc if token.right_edge.i + 1 == len(doc) and token.dep_ in {"appos", "dobj"})
    last = next((each for each in ending if each.left_edge.i and doc[each.left_edge.i - 1].text == ","), None)
    if last is None or last.tag_ not in NOUN_TAGS or last.ent_type_ in TIMES:
        return
    comma, beside = doc[last.left_edge.i - 1], last.head
    if last.dep_ == "dobj":
        beside = next((each for each in last.head.rights if each.dep_ == "dobj"), last)
    if beside.dep_ in {"dobj", "pobj"} and beside.i < comma.i:
        last.head, last.dep_ = beside, "conj"
        comma.tag_, comma.pos_, comma.dep_, comma.lemma_, comma.head = "CC", "CCONJ", "cc", ",", beside
        hang(doc.tokens)


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
    subjects = [child for child in verb.lefts if child.dep_ in NOMINAL_SUBJECT]
    return reading.listed and (len(subjects) != 1 or not any(child.dep_ == "conj" for child in subjects[0].children))
