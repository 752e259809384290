"""The "it" that stands for nobody: "it rained", "it is hard to say", "it was the minister who"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.parse.arguments import direct_objects
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.codebook.schema import Impersonal
    from tocsin.parse.tokens import Token

_SUBJECTS = {"nsubj", "nsubjpass", "expl"}
_PREDICATES = {"acomp", "attr", "oprd"}
_CLAUSES = {"ccomp", "xcomp", "csubj", "advcl", "acl", "csubjpass"}


@dataclass(frozen=True)
class ImpersonalWords:
    """Lemmas that tell an impersonal "it", as the codebook has them."""

    verbs: frozenset[str] = frozenset()
    clausal: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    personal: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    judging: frozenset[str] = frozenset()

    @classmethod
    def of(cls, book: Impersonal) -> ImpersonalWords:
        """The words of `coreference.yaml`."""
        return cls(
            *map(frozenset, (book.verbs, book.clausal, book.states, book.personal, book.deeds, book.told, book.judging))
        )


def is_impersonal(it: Token, words: ImpersonalWords, is_role: Callable[[str], bool] = lambda _: False) -> bool:
    """Whether an "it" stands for nobody: for nothing, or for what was said, done or judged.

    is_role: whether a word stands for somebody ("minister").
    """
    verb = it.head
    if it.lower_ == "it" and it.dep_ == "dobj":
        lemma = verb.lemma_.lower()
        return lemma in words.deeds or (lemma in words.judging and takes_up_thing(verb, is_role))
    if it.lower_ != "it" or it.dep_ not in _SUBJECTS or not (is_verb(verb) or verb.pos_ == "ADJ"):
        return False
    lemma = verb.lemma_.lower()
    if lemma in words.verbs:
        return True
    predicates = [verb] if verb.pos_ == "ADJ" else [child for child in verb.children if child.dep_ in _PREDICATES]
    if any(_is_state(each, words) for each in predicates):
        return True
    if lemma == "be" or predicates:
        return any(_says_of_a_clause(each, verb, words) for each in [*predicates, *_up_to(verb)])
    clause = _has_clause(verb)
    if it.dep_ == "nsubjpass":
        return clause and lemma not in words.told and any(child.lower_ == "that" for child in _marks(verb))
    return clause and lemma in words.clausal and not _is_deed_on_condition(verb)


def takes_up_thing(verb: Token, is_role: Callable[[str], bool]) -> bool:
    """Whether the clause before is about a thing, which a verb then judges: "declared a curfew, and parliament rejected it"."""
    before = verb.head
    going_on = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.nbor(-1).text == ",")
    if not going_on or not is_verb(before) or before.i > verb.i:
        return False
    objects = direct_objects(before)
    return bool(objects) and all(each.tag_ == "NN" and not is_role(each.lemma_.lower()) for each in objects)


def _is_deed_on_condition(verb: Token) -> bool:
    """Whether "if" says when somebody does something to something: "it would strike Israel if", not "it would help if"."""
    if not any(child.dep_ == "dobj" for child in verb.rights):
        return False
    clauses = [child for child in verb.rights if child.dep_ in _CLAUSES]
    opened = [{each.lower_ for each in child.lefts if each.dep_ in {"mark", "advmod"}} for child in clauses]
    return bool(clauses) and all(words & {"if", "when"} for words in opened)


def _is_state(predicate: Token, words: ImpersonalWords) -> bool:
    """Weather or time: "dark", "a hard winter"; also "the fourth time that"."""
    return predicate.lemma_.lower() in words.states and not any(c.dep_ in {"poss", "prep"} for c in predicate.children)


def _says_of_a_clause(predicate: Token, verb: Token, words: ImpersonalWords) -> bool:
    """Whether a predicate judges what a clause says, or picks out who does it: "it was the minister who"."""
    if predicate.pos_ == "PROPN" and any(child.dep_ == "relcl" for child in predicate.children):
        return True
    if predicate.lemma_.lower() in words.personal and not any(c.lower_ == "that" for c in _marks(predicate)):
        return False
    return _has_clause(predicate) or _has_clause(verb)


def _up_to(verb: Token) -> list[Token]:
    """The preposition that is the predicate: "it is up to the board to decide"."""
    return [child for child in verb.children if child.dep_ == "prep" and child.lower_ == "up"]


def _has_clause(token: Token) -> bool:
    """Whether a "that" or "whether" clause or an infinitive hangs on a token, behind it."""
    for child in token.rights:
        if child.dep_ in _CLAUSES and (
            any(
                each.tag_ == "TO" or (each.dep_ == "mark" and each.lower_ in _COMPLEMENTISERS)
                for each in child.children
            )
        ):
            return True
        if child.dep_ == "prep" and child.lower_ in {"for", "up", "to"} and _has_clause(child):
            return True
    return False


#: Words that introduce a clause which says something of itself.
_COMPLEMENTISERS = {"that", "whether", "if", "how", "why", "what", "when", "where"}


def _marks(token: Token) -> list[Token]:
    return [each for child in token.rights if child.dep_ in _CLAUSES for each in child.children if each.dep_ == "mark"]
