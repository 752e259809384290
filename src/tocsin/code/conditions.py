"""Conditions: whether a clause has what a frame asks of it, and nothing that it rules out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from typing import TYPE_CHECKING

import msgspec

from tocsin.code.lexicon import Lexicon, lemmas
from tocsin.parse.arguments import surface_subject
from tocsin.parse.clauses import Clause, clause_of
from tocsin.parse.nominals import are_both
from tocsin.parse.phrases import conjuncts, counted, is_somebody
from tocsin.parse.relations import MODIFYING, TIMES
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.code.actors import Mentions
    from tocsin.code.roles import Roles
    from tocsin.codebook import Codebook
    from tocsin.codebook.schema import Frame
    from tocsin.parse.tokens import Span, Token

#: Pronouns for a thing or deed told just before, and tags of nouns in the number that they take up.
_TAKING_UP = {"it": {"NN"}, "them": {"NNS"}, "these": {"NNS"}, "those": {"NNS"}, "own": {"NN", "NNS"}}
#: How such a thing hangs on the verb that tells of it.
_TOLD_OF = {"dobj", "nsubjpass"}


class _Filled(msgspec.Struct):
    """The heads of the phrases in a role of a clause, the words that a frame may ask of them, and of which kinds they are."""

    heads: list[Token]
    words: set[str]
    kinds: dict[str, bool] = {}
    #: Whom pronouns take up, and their words: they may be what a frame asks for.
    taken_up: list[Token] = []
    besides: set[str] = set()
    #: Whether they may also be what it excludes: "hackers said they", but not "we".
    rules_out: bool = False

    def is_kind(self, kind: str, ask: Callable[[str, list[Token]], bool]) -> bool:
        """Whether one of the phrases, or all together, are of a kind; asked once."""
        found = self.kinds.get(kind)
        if found is None:
            found = self.kinds[kind] = ask(kind, self.heads)
        return found

    def stands_for(self, kind: str, ask: Callable[[str, list[Token]], bool]) -> bool:
        """Whether those whom pronouns take up are of a kind."""
        return kind in _OF_NAMES and bool(self.taken_up) and ask(kind, self.taken_up)


#: Entity labels of a name that may be a person's.
_NAMED = {"PERSON", ""}
#: Kinds that are told by the words of a phrase.
_OF_NAMES = {"PLACE", "SEVERAL"}


class _Asked(msgspec.Struct):
    """What has been asked of a clause so far: who stands in its roles.

    near: the words of its sentence and of the one before, of those that its frames ask for or rule out.
    """

    near: set[str]
    roles: dict[str, _Filled] = {}


_NOBODY = _Filled([], set())
#: Kinds of which anybody is who does something.
_ANYBODY = frozenset({"ACTOR", "ANY"})


class Conditions:
    """Answers what frames ask of the clauses of one article.

    who: tells which phrases name actors.
    roles: the phrases in the parts of a clause.
    """

    def __init__(self, codebook: Codebook, lexicon: Lexicon, who: Mentions, roles: Roles):
        self._lexicon = lexicon
        self._who = who
        self._role = roles.role
        self._quantities = codebook.words(["@quantities"])
        self._whoever = codebook.words(["@whoever"])
        self._numbers = codebook.words(["@numbers_alone"])
        #: By the head of a clause.
        self._asked: dict[Token, _Asked] = {}
        #: The words of sentences, alone and with those of the sentence before.
        self._words: dict[Span, set[str]] = {}
        self._near: dict[Span, set[str]] = {}

    def met_but_for_doer(self, frame: Frame, clause: Clause) -> bool:
        """Whether a passive verb lacks no more than the doer that a frame asks for: "its huts were burned down".

        What it was done to must be told by its words, and anybody be able to do it. What is said of another act without
        its doer is nobody's: "the offer was studied".
        """
        if frame.compose is not None:
            return False
        conditions = self._lexicon.conditions(frame)
        anybody = any(role == "agent" and holds and kinds & _ANYBODY for role, kinds, _, _, holds in conditions)
        undergone = any(role == "patient" and holds and words for role, _, words, _, holds in conditions)
        return anybody and undergone and self.met(frame, clause, aside="agent")

    def met(self, frame: Frame, clause: Clause, aside: str | None = None) -> bool:
        """Whether a clause has what a frame asks for, and nothing that it excludes. Asked for every frame of every word.

        aside: a role in which nothing needs to be found.
        """
        asked = self._asked_of(clause)
        for role, kinds, words, ends, holds in self._lexicon.conditions(frame):
            if not kinds and ends.isdisjoint(asked.near):
                if holds and role != aside:
                    return False
                continue
            said = asked.roles.get(role) or self._phrases(clause, role)
            found = not words.isdisjoint(said.words)
            found = found or ((holds or said.rules_out) and not words.isdisjoint(said.besides))
            for kind in () if found else kinds:
                found = found or said.is_kind(kind, self._is_kind)
                found = found or (holds and said.stands_for(kind, self._is_kind))
            if found is not holds and not (holds and role == aside):
                return False
        return True

    def near(self, clause: Clause) -> Set[str]:
        """The words of a clause's sentence and of the one before it, of those that its frames ask for or rule out."""
        return self._asked_of(clause).near

    def _asked_of(self, clause: Clause) -> _Asked:
        found = self._asked.get(clause.head)
        if found is None:
            found = self._asked[clause.head] = _Asked(self._words_near(clause.head.sent) & self._lexicon.words(clause))
        return found

    def _words_near(self, sentence: Span) -> set[str]:
        """The words of a sentence and of the one before it, of which a pronoun may take something up, in all their forms."""
        found = self._near.get(sentence)
        if found is None:
            before = sentence.doc.tokens[sentence.start - 1].sent if sentence.start else sentence
            found = self._near[sentence] = self._words_of(sentence) | self._words_of(before)
        return found

    def _words_of(self, sentence: Span) -> set[str]:
        found = self._words.get(sentence)
        if found is None:
            found = self._words[sentence] = {*sentence.forms}.union(*map(lemmas, sentence))
        return found

    def _is_kind(self, kind: str, heads: list[Token]) -> bool:
        """Whether one of some phrases, or all together, are of a kind that frames ask for."""
        match kind:
            case "NONE":
                return not heads
            case "ANY":
                return any(head.ent_type_ not in TIMES for head in heads)
            case "DATE":
                return any(head.ent_type_ in TIMES for head in heads)
            case "ACTOR":
                return any(self._who.known(head) for head in heads)
            case "ARMED":
                return any(self._who.is_armed(head) for head in heads)
            case "CIVILIANS":
                return any(self._who.is_civilian(head) for head in heads)
            case "OFFICIAL":
                return any(self._who.serves_state(head) for head in heads)
            case "PLACE":
                return any(self._who.is_place(head) for head in heads)
            case "MEDIA":
                return any(self._who.is_outlet(head) for head in heads)
            case "SEVERAL":
                return self._of_several(heads)
            case "BOTH":
                return any(map(are_both, heads))
            case "WHOEVER":
                return any(self._is_whoever(head) for head in heads)
            case "PEOPLE":
                return any(is_somebody(head) or self._who.is_people(head) for head in heads)
            case "OUTLAWS":
                return any(self._who.is_outlaw(head) for head in heads)
            case "PERSON":
                # the recogniser may take a known name for a place's
                return any(
                    head.ent_type_ == "PERSON" or is_somebody(head) or self._who.names_person(head) for head in heads
                )
            case _:
                return False

    def _is_whoever(self, head: Token) -> bool:
        """Whether a phrase means whoever it may be: "anyone", "any ship", "those who stay"."""
        words = self._whoever
        if is_verb(head):
            return any(child.lower_ in words for child in head.lefts)  # "whoever helped them will pay"
        if head.lower_ in words or any(child.dep_ == "det" and child.lower_ in words for child in head.lefts):
            return True
        # "those who stay", "those arrested", "those responsible"
        return head.lower_ == "those" and any(child.dep_ in {"relcl", "acl", "amod"} for child in head.rights)

    def _phrases(self, clause: Clause, role: str) -> _Filled:
        """What stands in a role, counted things for their quantities."""
        outer, _, part = role.rpartition(".")
        if part in {"auxiliary", "negation"}:
            # "complement.auxiliary": that of what stands inside
            clauses = [clause_of(head) for head in self._role(outer, clause)] if outer else [clause]
            words = {word for each in clauses for word in each.auxiliaries} if part == "auxiliary" else set()
            found = _Filled([], words, {"ANY": part == "negation" and any(each.negated for each in clauses)})
        else:
            heads = self._role(role, clause)
            # in most of the roles that frames ask for there is nobody
            found = self._described(role, clause, heads) if heads else _NOBODY
        self._asked_of(clause).roles[role] = found
        return found

    def _described(self, role: str, clause: Clause, phrases: list[Token]) -> _Filled:
        """Those who stand in a role, with the words for them and for those whom their pronouns take up."""
        heads = [counted(head, self._quantities) for head in phrases]
        found = _Filled(heads, {word for head in heads for word in (*_heads_words(head), *self._titles(head))})
        if role == "agent":
            found.taken_up = self._taken_up(clause, heads)
            found.rules_out = any("3" in each.morph.get("Person", []) for each in heads)
            found.besides = {word for head in found.taken_up for word in _heads_words(head)}
        elif role == "patient":
            found.besides = {word for head in heads for thing in self._thing(head) for word in _heads_words(thing)}
        return found

    def _titles(self, head: Token) -> Iterator[str]:
        """The office that a person has before the name: "ambassador" of "Algerian Ambassador Bekhedda Mehdi"."""
        if head.pos_ != "PROPN" or head.ent_type_ not in _NAMED:
            return
        for child in head.lefts:
            title = child.lower_
            if child.dep_ == "compound" and self._is_office(title):
                yield title
                yield from (f"{before.lower_} {title}" for before in child.lefts)

    def _is_office(self, title: str) -> bool:
        """Whether a word before a name is that of those who serve a state: a "striker" may be in a team or on strike."""
        roles, of_the_state = self._who.resolver.words.roles.get(title), self._who.resolver.kinds.of_the_state
        return any(not of_the_state.isdisjoint(role.sectors) for role in roles)

    def _taken_up(self, clause: Clause, agent: list[Token]) -> list[Token]:
        """Whom the pronoun takes up that does what a clause tells: "the union warned that it would strike"."""
        pronouns = [each for each in agent if each.pos_ == "PRON"]
        personal = [each for each in pronouns if each.tag_ == "PRP"]
        found = [one for each in personal for one in conjuncts(self._who.antecedent(each)) if one != each]
        above = clause.head.head
        if clause.head.dep_ == "ccomp" and is_verb(above) and pronouns:
            speakers = (each for each in surface_subject(above) if each not in found)
            found += [each for each in speakers if any(self._who.is_same(pronoun, each) for pronoun in pronouns)]
        return found

    def _thing(self, pronoun: Token) -> list[Token]:
        """The thing or deed that a pronoun or number takes up: "declared a curfew but lifted | it", "shut six gates and reopened | two",
        "expelled the envoy and recalled its | own"."""
        alone = pronoun.pos_ == "NUM" or pronoun.lower_ in self._numbers
        tags = {"NNS"} if alone else _TAKING_UP.get(pronoun.lower_)
        if tags is None:
            return []
        first = max(pronoun.sent.start - 1, 0)
        before = pronoun.doc[pronoun.doc[first].sent.start : pronoun.i]
        told = (each for each in reversed(list(before)) if each.dep_ in _TOLD_OF and each.tag_ in tags)
        return [each for each in [next(told, None)] if each is not None]

    def _of_several(self, heads: list[Token]) -> bool:
        """Whether phrases name actors of several countries: "Cyprus and Israel", "Russian and Indian engineers", "armies of Chile and Peru"."""
        # "the armies of Chile and Peru"
        owners = [
            owner
            for head in heads
            for link in head.rights
            if link.dep_ == "prep" and link.lower_ in {"of", "from"}
            for first in link.rights
            if first.dep_ == "pobj"
            for owner in conjuncts(first)
        ]
        named = [head for head in (*heads, *(owners if len(owners) > 1 else ())) if self._who.has_country(head)]
        return any(not self._who.share_country(one, other) for one in named for other in named) or any(
            deeper.dep_ == "conj" and deeper.text[0].isupper()
            for head in heads
            for child in head.children
            if child.dep_ in MODIFYING
            for deeper in child.children
        )


def _heads_words(head: Token) -> set[str]:
    """Lemma of a phrase's head, and with the word before it: "ground", "high ground"."""
    called = lemmas(head)
    return {*called, head.lower_, *[f"{child.lower_} {lemma}" for child in head.lefts for lemma in called]}
