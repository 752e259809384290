"""What a threat threatens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.code.threats.citing import Citing
from tocsin.code.threats.demands import infinitives
from tocsin.codebook.schema import ThreatWords
from tocsin.model import Span, ThreatAct
from tocsin.parse.arguments import surface_subject
from tocsin.parse.clauses import Clause, clause_of
from tocsin.parse.relations import TIMES
from tocsin.parse.tokens import Token
from tocsin.parse.verbs import is_passive, is_verb

if TYPE_CHECKING:
    from tocsin.code.acts import Act

#: Where the threatened act stands if nothing codable is there.
_ACT_ROLES = ("complement", "patient", "with", "of", "on")
#: Of these, where those stand whom one threatens, too.
_WHOM = {"patient", "of"}
_TAKING_UP = {"PRON", "DET"}


@dataclass(frozen=True)
class Named:
    """What is threatened: the head of its words in the sentence, and the act."""

    head: Token
    act: ThreatAct


@dataclass(frozen=True)
class Acts:
    """Finds what threats threaten.

    acts_at: the acts that the clause of a head expresses.
    else_at: the acts that it expresses if it is none of one type.
    is_somebody: whether a phrase is known to name an actor.
    """

    words: ThreatWords
    citing: Citing
    acts_at: Callable[[Token], list[Act]]
    else_at: Callable[[Token, str], list[Act]]
    is_somebody: Callable[[Token], bool]

    def of(self, act: Act, asked: Token | None) -> Named | None:
        """What an act of threatening threatens. asked: the verb of what it demands, which is none."""
        if act.clause.head == asked:
            return None  # "leave, or else"
        inner = act.inner[0] if act.inner else None
        while inner is not None and inner.event == act.event and inner.inner:
            inner = inner.inner[0]  # a threat to threaten, or one made by stating it
        if inner is not None and inner.event != act.event and inner.clause.head != asked:
            head = self._deed(inner.clause.head)
            if inner.trigger.pos_ == "NOUN" and is_verb(head) and inner.trigger in surface_subject(head):
                # "the offensive will begin"
                return Named(head, _act(self.citing.words_of(inner.trigger), inner.event, inner.mode))
            cited = self.citing.words_of(head, by=self._doer(inner.clause, act))
            return Named(head, _act(cited, inner.event, inner.mode))
        # what is demanded names no act
        clause = act.clause if inner is None or inner.clause.head == asked else inner.clause
        return self._named(clause, act, asked)

    def beside(self, act: Act, asked: Token | None) -> Named | None:
        """What a threat beside it names, which was counted as one with it: "gave them a week, threatening to close the road"."""
        holders = [act.clause.head, *([asked] if asked is not None else [])]
        beside = [
            child for holder in holders for child in holder.rights if child.dep_ in {"advcl", "conj"} and is_verb(child)
        ]
        more = [each for child in beside for each in self.acts_at(child) if each.event == act.event]
        return next((named for each in more if (named := self.of(each, None))), None)

    def _named(self, clause: Clause, act: Act, asked: Token | None) -> Named | None:
        """Words that name the act: "threatened them with consequences"; or tell it as what will be done."""
        if clause.kind == "verb" and self.is_to_come(clause.head):
            return self.told(clause.head, act)
        for role in _ACT_ROLES:
            heads = self._heads(clause, role)
            if role == "on":
                heads = [head for head in heads if self._is_empty(head)]  # "put them on notice that"
            named = [head for head in heads if head != asked and not self._is_word_of_asking(head)]
            # whom one threatens is no act; what one threatens with is
            named = [head for head in named if role not in _WHOM or not self.is_somebody(head)]
            if role == "patient" and clause.head.lemma_.lower() in self.words.vague:
                continue  # "signs his death warrant"
            named = [to for head in named for to in ([head] if not self._is_empty(head) else self._told_on(head))]
            if named:
                return self.told(named[0], act)
        return None

    def _heads(self, clause: Clause, role: str) -> list[Token]:
        match role:
            case "complement":
                return clause.complements
            case "patient":
                return clause.patient
            case _:
                return clause.oblique(role)

    def _deed(self, head: Token) -> Token:
        """What is done, behind the verbs that only say that one is ready for it: "not hesitate to fire"."""
        while head.lemma_.lower() in self.words.readying:
            verbs = [child for child in head.rights if child.dep_ in {"xcomp", "acomp", "pcomp"}]
            verbs += [each for child in head.rights if child.dep_ == "prep" for each in child.rights if is_verb(each)]
            if not verbs:
                break
            head = verbs[0]
        return head

    def _doer(self, clause: Clause, act: Act) -> Token | None:
        """Who does it, where it is neither the issuer nor one of the targets: "threatened them that the town would burn"."""
        subjects = surface_subject(clause.head) if clause.kind == "verb" and clause.head.dep_ == "ccomp" else []
        own = [*act.actors, *act.recipients, *(each for inner in act.inner for each in inner.actors)]
        supposed = any(word.lower_ in self.words.whichever for each in subjects for word in each.lefts)
        if supposed:
            return None
        others = [each for each in subjects if each.head == clause.head and each.pos_ not in _TAKING_UP]
        return others[0] if others and not any(each in own for each in subjects) else None

    def told(self, head: Token, act: Act) -> Named | None:
        """The words of an act with the type that it would be; None where they name none: "they will regret it"."""
        nobody = _nobody(head)
        by = self._doer(clause_of(head), act) or nobody
        head = self._deed(head)
        done = _done(head)
        while is_verb(head) and head.lemma_.lower() in self.words.suffer:
            # "or face sanctions": what is faced is done
            if done is not None:
                head, by = done, next(iter(clause_of(done).patient), None)
                break
            objects = [child for child in head.children if child.dep_ == "dobj"]
            objects = objects or (clause_of(head).oblique("with") if is_passive(head) else [])
            if not objects:
                break
            head = objects[0]
        cited = self.citing.words_of(head, by=by)
        acts = self.acts_at(done or head)
        if any(each.event == act.event for each in acts):
            acts = self.else_at(head, act.event)
        event, mode = (acts[0].event, acts[0].mode) if acts else (None, None)
        if nobody is None and self._is_vague(head) and (event is None or acts[0].trigger.i < head.i):
            return None
        return Named(head, _act(cited, event, mode))

    def _is_vague(self, head: Token) -> bool:
        """Whether a verb says that something will be done, and not what: "will pay for it"; but "will pay with his life"."""
        if not is_verb(head) or head.lemma_.lower() not in self.words.vague:
            return False
        return not any(clause_of(head).oblique(each) for each in self.words.means)

    def _told_on(self, head: Token) -> list[Token]:
        """What hangs on a noun that names no act itself: "the right to strike", "on notice that it would lose its seat"."""
        that = [child for child in head.rights if child.dep_ in {"acl", "ccomp"} and is_verb(child)]
        return list(infinitives(head)) or that

    def _is_word_of_asking(self, head: Token) -> bool:
        return head.lemma_.lower() in self.words.asking or head.ent_type_ in TIMES

    def _is_empty(self, head: Token) -> bool:
        return head.lemma_.lower() in self.words.empty

    def is_to_come(self, verb: Token) -> bool:
        """Whether a verb tells what will be done: "will shoot"."""
        return any(child.dep_ == "aux" and child.lower_ in self.words.to_come for child in verb.children)


def _nobody(verb: Token) -> Token | None:
    """The subject that is denied to do something: "not a crane will move"."""
    negation = clause_of(verb).negation if is_verb(verb) else None
    subjects = surface_subject(verb) if negation is not None else []
    return next(
        (each for each in subjects if each.head == verb and negation is not None and negation in each.subtree), None
    )


def _done(verb: Token) -> Token | None:
    """What one has or sees done: "have the archbishop arrested", "see its catch seized"."""
    return next((each for each in verb.rights if each.dep_ == "ccomp" and is_passive(each)), None)


def _act(cited: Span, event: str | None, mode: str | None) -> ThreatAct:
    return ThreatAct(text=cited.text, start=cited.start, end=cited.end, event=event, mode=mode)
