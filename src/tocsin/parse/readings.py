"""The ways to read a headline as a sentence: "Army shells town" as "Army will shell the town"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from tocsin.parse.relations import NOMINAL_SUBJECT, NOUN_TAGS
from tocsin.parse.retold import Retold, carried_over
from tocsin.parse.tokens import Doc, Token
from tocsin.parse.vocabulary import Verbs

#: What a headline's subject is made of.
_NOMINAL = NOUN_TAGS | {"JJ", "CD", "DT", "POS", "HYPH", ",", "CC", "IN"}
#: What ends the part of a headline that stands before its clause: "Sudan:", "'We will respond':".
_BREAKS = {":", "-", "–", "—", ";"}
#: Tags of words with which a bare noun phrase begins, or which are taken for something else there.
_BARE = NOUN_TAGS | {"JJ", "VB", "VBP", "VBZ", "VBG"}
#: What opens a clause that tells what goes on meanwhile.
_MEANWHILE = {"as", "while"}
#: Tags of the first word of an object.
_OBJECTS = NOUN_TAGS | {"JJ", "DT", "PRP$", "CD"}
#: Tags of what stands behind a verb that has no object.
_NO_OBJECT = {",", "IN", "TO", "RB", "RP"}
#: How what a verb has behind it hangs on it.
_BEHIND = {"dobj", "ccomp", "xcomp", "prep", "dative", "conj", "npadvmod"}
#: Words up to this length are written small in titles written large.
_SHORT = 4


class Further(NamedTuple):
    """A verb that a comma joins to the one before it: "shuts border, | expels envoy". `at` is where it stands."""

    at: int
    lemma: str
    tag: str


@dataclass(frozen=True)
class Reading:
    """A headline in the words of a sentence. `verb` is where in the headline its verb stands, `tag` what that is."""

    retold: Retold
    verb: int
    lemma: str
    tag: str
    #: Where the part of the headline begins that is a clause.
    start: int
    #: The verbs that commas join to it, in order.
    further: tuple[Further, ...] = ()
    #: Whether its subject is a list without an "and".
    listed: bool = False
    #: Whether the parser takes it for the main verb of the headline as it stands.
    seen: bool = False
    #: Whether it is a clause that tells what goes on meanwhile: "as police, farmers | clash".
    meanwhile: bool = False

    def makes_sense(self, parsed: Doc) -> bool:
        """Whether the parser took the word for the main verb, all before it for its subject, and found it an object."""
        verb = parsed[self.retold.places[self.verb]]
        helped = any(child.dep_ == "aux" and child.lower_ == "will" for child in verb.lefts)
        stands = self.meanwhile or verb.dep_ in {"ROOT", "ccomp", "parataxis"}
        if not (verb.tag_.startswith("VB") or helped) or not stands:
            return False
        if not self.meanwhile and any(child.dep_ == "mark" and child.lower_ != "that" for child in verb.lefts):
            return False
        subject = next((child for child in verb.lefts if child.dep_ in NOMINAL_SUBJECT), None)
        if subject is None or verb.left_edge.i > self.start:
            return False
        several = any(child.dep_ == "conj" for child in subject.children)
        if (subject.tag_.startswith("JJ") and not several) or (self.listed and not several):
            return False
        if not all(_is_joined(parsed[self.retold.places[each.at]], verb) for each in self.further):
            return False
        alone = self.tag in {"VBN", "VB"} or (self.listed and self.seen)
        return alone or any(child.dep_ in _BEHIND and child.i > verb.i for child in verb.children)

    def carried_over(self, doc: Doc, parsed: Doc, transitive: frozenset[str]) -> Doc:
        """The headline's own words with what the parser saw in this reading."""
        found = carried_over(doc, self.retold, parsed)
        for token in found:
            if token.text == "," and token.tag_ == "CC":
                token.lemma_ = ","
            if token.lower_ == "to" and token.tag_ == "MD":
                token.tag_, token.lemma_ = "TO", "to"
        verb = found[self.verb]
        if self.lemma in transitive and not any(child.dep_ == "dobj" for child in verb.children):
            for child in verb.rights:
                if child.dep_ == "npadvmod" and child.tag_ in NOUN_TAGS and not child.ent_type_:
                    child.dep_ = "dobj"
                    break
        if self.tag != "VB":
            make_verb(found[self.verb], self.lemma, self.tag)
        for each in self.further:
            make_verb(found[each.at], each.lemma, each.tag)
        return found


class Readings:
    """Finds them. verbs: what is known of verbs. is_role: whether a word stands for somebody."""

    def __init__(self, verbs: Verbs, is_role: Callable[[str], bool] = lambda _: False):
        self._verbs = verbs
        self._is_role = is_role

    def meanwhile(self, doc: Doc) -> Iterator[Reading]:
        """The ways to read a list before the verb of a clause behind "as": "six die as police, farmers | clash"."""
        for opener in doc:
            if opener.lower_ not in _MEANWHILE or not opener.i:
                continue
            for verb in doc[opener.i + 4 :]:  # two names and a comma stand before it
                before = list(doc[opener.i + 1 : verb.i])
                if any(each.tag_ not in _NOMINAL or each.tag_ == "IN" for each in before):
                    break
                lemma = self._verbs.base(verb)
                if (
                    lemma == verb.lower_
                    and any(each.tag_ == "," for each in before)
                    and verb.nbor(-1).tag_ in NOUN_TAGS
                ):
                    found = self._reading(doc, opener.i + 1, Further(verb.i, lemma, "VBP"), "will", ())
                    yield replace(found, meanwhile=True, seen=True)

    def of(self, doc: Doc) -> Iterator[Reading]:
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
            if any(each.lower_ in _MEANWHILE for each in subject[1:]):
                continue
            last = doc[token.i - 1]
            if token.tag_ == "TO" and token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "VB":
                yield from self._readings(doc, start, token.i + 1, doc[token.i + 1].lemma_.lower(), "VB", "to")
            elif last.tag_ not in NOUN_TAGS and last.tag_ != "CD" and not (last.is_title or last.is_upper):
                continue
            elif token.tag_ in {"VBN", "VBD"} and not self._is_bare_form(doc, token):
                yield from self._readings(doc, start, token.i, token.lemma_.lower(), "VBN", "was")
            elif (lemma := self._verbs.base(token)) is not None:
                many = self._verbs.is_many(last) or any(each.tag_ in {",", "CC"} for each in subject)
                bare = token.lower_ == lemma
                if many == bare or (bare and _may_be_many(last, token)) or self.agrees(token):
                    yield from self._readings(doc, start, token.i, lemma, "VBP" if many else "VBZ", "will")

    def is_surely_verb(self, word: Token) -> bool:
        """Whether a form in "-s" names no deed and no weapon, so that it is a verb behind a singular: "union | rejects pay offer"."""
        if not word.i:
            return False
        lemma, before = self._verbs.base(word), word.nbor(-1)
        known = lemma is not None and lemma != word.lower_ and lemma in self._verbs.transitive
        noun = lemma in self._verbs.deeds or lemma in self._verbs.weapons or self._is_role(word.lower_)
        whose = (
            before.lower_ in self._verbs.nationalities or self._verbs.is_many(before) or before.tag_ not in NOUN_TAGS
        )
        return known and not noun and not whose

    def lacks_article(self, doc: Doc, verb: int, at: int) -> bool:
        """Whether a word is the first of a bare noun phrase behind the verb or "to": "pulls | plug", "yields to | opposition"."""
        to = doc[at - 1].tag_ == "TO" and self._verbs.base(doc[at]) is None and doc[at].tag_ == "VB" and at > verb + 1
        if doc[at].tag_ == "VBG" and doc[verb].lemma_ in self._verbs.owning:
            return False
        return (at == verb + 1 or (to and doc[at].lower_ not in self._verbs.known)) and is_bare(doc[at])

    def agrees(self, verb: Token) -> bool:
        """Whether a word that the parser takes for the main verb agrees with what it takes for its subject."""
        subjects = [child for child in verb.lefts if child.dep_ in NOMINAL_SUBJECT and child.tag_ in NOUN_TAGS]
        return is_root_verb(verb) and any(self._verbs.is_many(each) == (verb.tag_ == "VBP") for each in subjects)

    def _readings(self, doc: Doc, start: int, verb: int, lemma: str, tag: str, auxiliary: str) -> Iterator[Reading]:
        """A verb with those that commas may join to it, then by itself."""
        further = tuple(self._further(doc, verb, tag))
        first = Further(verb, lemma, tag)
        for joined in (further, ()) if further else ((),):
            yield self._reading(doc, start, first, auxiliary, joined)
            if sum(token.tag_ == "," for token in doc[start:verb]) > 1:
                yield self._reading(doc, start, first, auxiliary, joined, every=True)

    def _is_bare_form(self, doc: Doc, token: Token) -> bool:
        """Whether what the parser takes for a past form is a present one with an object behind it: "UN, AU condemn coup"."""
        behind = doc.tokens[token.i + 1 : token.i + 2]
        return token.lower_ == self._verbs.base(token) and any(each.tag_ in _OBJECTS for each in behind)

    def _further(self, doc: Doc, verb: int, tag: str) -> Iterator[Further]:
        """The verbs of one form with a verb, each right behind a comma: "tests missile, | warns Israel", "charged, | jailed"."""
        for comma in doc[verb + 1 : len(doc) - 1]:
            word = doc[comma.i + 1]
            if comma.text != "," or word.text != word.lower_ or not word.is_alpha:
                continue
            if tag == "VBN":
                if word.tag_ in {"VBN", "VBD"} and doc[verb + 1].tag_ in _NO_OBJECT:
                    yield Further(word.i, word.lemma_.lower(), tag)
                continue
            lemma = self._verbs.base(word)
            bare = word.lower_ == lemma
            goes_on = word.i + 1 < len(doc) and doc[word.i + 1].tag_ not in {",", "CC"}
            if lemma is not None and goes_on and bare == (tag != "VBZ"):
                yield Further(word.i, lemma, tag)

    def _reading(
        self,
        doc: Doc,
        start: int,
        first: Further,
        auxiliary: str,
        further: tuple[Further, ...],
        *,
        every: bool = False,
    ) -> Reading:
        """A headline with a verb in the words of a sentence.

        auxiliary: what belongs before the verb; "to": what stands there.
        every: whether each comma before it stands for "and", not only the last.
        """
        verb, lemma, tag = first
        before = doc[start:verb]
        commas = [token.i for token in before if token.tag_ == ","]
        listed = bool(commas) and not any(token.tag_ == "CC" for token in before)
        instead = {token.i: "and" for token in doc if token.text == "," and token.tag_ == "CC"}
        instead |= dict.fromkeys(commas if every else commas[-1:], "and") if listed else {}
        if auxiliary == "to":
            instead[verb - 1] = "will"
        else:
            instead[verb] = doc[verb].lower_ if auxiliary == "was" else lemma
        helped = {} if auxiliary == "to" else {verb: auxiliary}
        for each in further:
            instead[each.at - 1] = "and"
            instead[each.at] = doc[each.at].lower_ if auxiliary == "was" else each.lemma
            helped[each.at] = "was" if auxiliary == "was" else "will"
        verbs = [verb, *(each.at for each in further)]
        retold = Retold()
        for token in doc:
            last = max((each for each in verbs if each < token.i), default=None)
            if token.i in helped:
                retold.add(helped[token.i], token.i)
            elif last is not None and auxiliary == "will" and self.lacks_article(doc, last, token.i):
                retold.add("the", token.i)
            retold.add(instead.get(token.i, token.text), token.i, space=bool(token.whitespace_))
        return Reading(retold, verb, lemma, tag, start, further, listed, is_root_verb(doc[verb]))


def _is_joined(verb: Token, first: Token) -> bool:
    """Whether the parser joins a verb to another one."""
    above = verb
    while above.dep_ == "conj":
        above = above.head
    return verb.dep_ == "conj" and above is first and verb.tag_.startswith("VB")


def _may_be_many(name: Token, verb: Token) -> bool:
    """Whether a name looks like a plural and no other noun stands behind the verb: "Houthis free 120", "Hamas attack victims"."""
    behind = verb.doc.tokens[verb.i + 1 : verb.i + 2]
    return name.tag_ == "NNP" and name.lower_.endswith("s") and not any(each.tag_ in {"NN", "NNS"} for each in behind)


def is_bare(token: Token) -> bool:
    """Whether a word may be the first of a bare noun phrase: "launches | bombing campaign"."""
    if token.tag_ == "VBG":
        behind = token.doc.tokens[token.i + 1 : token.i + 2]
        if not any(each.tag_ in {"NN", "NNS"} and each.head is token for each in behind):
            return False
    return token.is_alpha and token.text == token.lower_ and token.tag_ in _BARE


def is_root_verb(token: Token) -> bool:
    """Whether the parser takes a word for the verb of the main clause."""
    return token.dep_ == "ROOT" and token.tag_.startswith("VB")


def make_verb(token: Token, lemma: str, tag: str | None = None) -> None:
    """Makes a finite verb of a word. tag: its tag, if it is not to be told by its form."""
    token.tag_ = tag or ("VBP" if token.lower_ == lemma else "VBZ")
    token.pos_ = "VERB"
    token.lemma_ = lemma
