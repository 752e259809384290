"""Threats: what a THREATEN event threatens, on what condition, with what demand, until when."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

import msgspec

from tocsin.code.compose import Act
from tocsin.model import Event, Span, Threat, ThreatAct, When
from tocsin.parse.clauses import Clause, is_passive, is_verb, surface_subject
from tocsin.parse.phrases import phrase_of

if TYPE_CHECKING:
    from tocsin.codebook.schema import ThreatWords
    from tocsin.parse.syntax import Document
    from tocsin.parse.tokens import Token

#: Where the threatened act stands if nothing codable is there.
_ACT_ROLES = ("complement", "patient", "with", "of", "on")
#: Dependents that end the words of an act.
_FURTHER = {"advcl", "punct", "cc", "conj", "parataxis"}
_TIMES = {"DATE", "TIME"}
_TAKING_UP = {"PRON", "DET"}
_NOMINAL = {"DET", "NUM", "NOUN", "PROPN", "ADJ"}


@dataclass(frozen=True)
class Terms:
    """An event that tells terms: a threat, or a demand of somebody who may threaten beside it."""

    event: Event
    threat: Threat | None = None
    demand: Span | None = None
    deadline: When | None = None


def joined(told: list[Terms]) -> list[Threat]:
    """The threats, each with the terms that the same issuer tells beside it, in the same sentence or the next one.

    "Iran must leave by Friday, he said. Otherwise his army would attack": a threat that names its act takes up demand and
    deadline, one that only sets a deadline the act.
    """
    threats = []
    for each in told:
        own = threat = each.threat
        if own is None or threat is None:
            continue
        for other in told:
            if other is each or abs(other.event.sentence - each.event.sentence) > 1 or not _is_by_same(each, other):
                continue
            beside = other.threat
            demand, deadline = (beside.demand, beside.deadline) if beside else (other.demand, other.deadline)
            if threat.act is None and beside is not None:
                threat = msgspec.structs.replace(threat, act=beside.act)
            elif own.act is not None and (beside is None or beside.act is None):
                threat = msgspec.structs.replace(
                    threat, demand=threat.demand or demand, deadline=threat.deadline or deadline
                )
        threats.append(threat)
    return threats


def _is_by_same(one: Terms, other: Terms) -> bool:
    """Whether two are issued by the same, and not to different people."""
    names, others = ({actor.entity or actor.name or actor.text for actor in each.event.actors} for each in (one, other))
    states, theirs = ({actor.country for actor in each.event.actors} - {None} for each in (one, other))
    targets, aims = ({actor.country for actor in each.event.recipients} - {None} for each in (one, other))
    apart = bool(targets) and bool(aims) and targets.isdisjoint(aims)
    return not apart and (not names.isdisjoint(others) or not states.isdisjoint(theirs))


@dataclass(frozen=True)
class TermsFinder:
    """Finds the terms of threats.

    words: the codebook's words that introduce them.
    acts_at: the acts that the clause of a head expresses.
    else_at: the acts that it expresses if it is none of one type.
    is_somebody, is_state: whether a phrase is known to name an actor, and whether it means a whole state.
    ahead: the day that lies so long after the day of writing as some words say ("two weeks"); None: they say no such thing.
    """

    words: ThreatWords
    document: Document
    acts_at: Callable[[Token], list[Act]]
    else_at: Callable[[Token, str], list[Act]]
    is_somebody: Callable[[Token], bool]
    is_state: Callable[[Token], bool]
    ahead: Callable[[str], When | None]

    def of(self, act: Act, event: Event, dates: list[When]) -> Threat:
        """The threat that an event of type THREATEN makes. dates: those of its sentence."""
        asked, instead = self._alternative(act)
        condition = self._after(act, self.words.condition) or self._deed_in_case(act)
        demand = self._after(act, self.words.demand) or (self._cited(asked, whole=True) if asked else None)
        return Threat(
            event=event.id,
            issuers=event.actors,
            targets=event.recipients,
            act=self._told(instead, act) if instead else self._threatened(act, asked) or self._besides(act),
            condition=condition,
            demand=demand,
            deadline=self._deadline(act, dates, asked),
            explicit="hypothetical" not in event.auxiliary,
        )

    def demanded(self, act: Act) -> Span | None:
        """What a demand demands: an infinitive or clause, a thing, or the words of whoever states it."""
        if not act.chain and act.inner:
            return self._cited(act.inner[0].clause.head, whole=True)
        for heads in (act.clause.complements, act.clause.patient, act.clause.oblique("for")):
            named = [head for head in heads if is_verb(head) or not self.is_somebody(head)]
            if named:
                return self._cited(named[0], whole=True)
        return None

    def due(self, act: Act, dates: list[When]) -> When | None:
        """Until when something is demanded."""
        verb = act.clause.head
        # "they have until Friday to leave"
        return self._deadline(act, dates, verb.head if verb.dep_ == "xcomp" else None)

    def _threatened(self, act: Act, asked: Token | None) -> ThreatAct | None:
        inner = act.inner[0] if act.inner else None
        while inner is not None and inner.event == act.event and inner.inner:
            inner = inner.inner[0]  # a threat to threaten, or one made by stating it
        if inner is not None and inner.event != act.event and inner.clause.head != asked:
            cited = self._cited(self._deed(inner.clause.head), by=self._doer(inner.clause, act))
            return ThreatAct(text=cited.text, start=cited.start, end=cited.end, event=inner.event, mode=inner.mode)
        return self._named((inner or act).clause, act, asked)

    def _besides(self, act: Act) -> ThreatAct | None:
        """What a threat beside it names, which was counted as one with it: "gave them a week, threatening to close the road"."""
        beside = [child for child in act.clause.head.rights if child.dep_ in {"advcl", "conj"} and is_verb(child)]
        more = [each for child in beside for each in self.acts_at(child) if each.event == act.event]
        return next((named for each in more if (named := self._threatened(each, None))), None)

    def _named(self, clause: Clause, act: Act, asked: Token | None) -> ThreatAct | None:
        """Words that name the act: "threatened them with consequences"; or tell it as what will be done."""
        if clause.kind == "verb" and self._is_to_come(clause.head):
            return self._told(clause.head, act)
        for role in _ACT_ROLES:
            heads = self._heads(clause, role)
            if role == "on":
                heads = [head for head in heads if self._is_empty(head)]  # "put them on notice that"
            named = [head for head in heads if head != asked and not self._is_word_of_asking(head)]
            # whom one threatens is no act; what one threatens with is
            named = [head for head in named if role != "patient" or not self.is_somebody(head)]
            named = [to for head in named for to in ([head] if not self._is_empty(head) else self._told_on(head))]
            if named:
                return self._told(named[0], act)
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

    def _told(self, head: Token, act: Act) -> ThreatAct:
        """The words of an act with the type that it would be."""
        by = self._doer(Clause(head), act)
        head = self._deed(head)
        while is_verb(head) and head.lemma_.lower() in self.words.suffer:
            # "or face sanctions": what is faced is done
            objects = [child for child in head.children if child.dep_ == "dobj"]
            objects = objects or (Clause(head).oblique("with") if is_passive(head) else [])
            if not objects:
                break
            head = objects[0]
        cited = self._cited(head, by=by)
        acts = self.acts_at(head)
        if any(each.event == act.event for each in acts):
            acts = self.else_at(head, act.event)
        event, mode = (acts[0].event, acts[0].mode) if acts else (None, None)
        return ThreatAct(text=cited.text, start=cited.start, end=cited.end, event=event, mode=mode)

    def _cited(self, head: Token, *, whole: bool = False, by: Token | None = None) -> Span:
        """Words of an act: a noun with its modifiers, or a verb with what follows it, without conditions.

        whole: with its time, which of a demand is a part and of an act the deadline.
        by: the subject, if it belongs to them.
        """
        first, last = self._edges(head, whole=whole)
        start, end = self.document.char_span(by.left_edge if by is not None else first, last)
        return Span(self.document.text[start:end], start, end)

    def _edges(self, head: Token, *, whole: bool) -> tuple[Token, Token]:
        if not is_verb(head):
            phrase = phrase_of(head)
            first, last = phrase.first, phrase.last
            # "a full-scale invasion of their country": whom it threatens stands among the targets
            of = [noun for child in head.rights if child.lower_ == "of" for noun in child.children]
            if any(self.is_state(noun) for noun in of):
                return first, head
        else:
            # "be killed", "not be let in"
            before = [child for child in head.lefts if child.dep_ == "auxpass" or (whole and child.dep_ == "neg")]
            first, last = (before[0] if before else head), head
        for child in head.rights:
            if child.dep_ in _FURTHER and not _is_infinitive(child):
                break
            if not whole and child.dep_ in {"prep", "npadvmod"} and _names_time(child):
                break  # "by Friday" is the deadline, not the act
            if child.i > last.i + 1 and not is_verb(head):
                break
            last = max(last, child.right_edge, key=lambda token: token.i)
        last = self._with_stray_object(last)
        # conditions and reasons that the parser has put into the act's own phrase
        behind = head.doc[head.i + 1 : last.i + 2]
        marked = _marked(behind, [*self.words.condition, *self.words.reasons])
        further = [marker for marker, _ in marked if marker.dep_ != "prt"]
        return first, further[0].nbor(-1) if further and further[0].i <= last.i else last

    def _with_stray_object(self, last: Token) -> Token:
        """The end of an act whose object the parser has hung elsewhere: "turn off | one of two cables unless …"."""
        if not is_verb(last) and last.dep_ != "prt":
            return last
        behind = list(last.doc[last.i + 1 : last.sent.end])
        if not behind or behind[0].pos_ not in _NOMINAL or behind[0].ent_type_ in _TIMES:
            return last
        return [last, *takewhile(lambda token: not token.is_punct or token.text in _INSIDE, behind)][-1]

    def _alternative(self, act: Act) -> tuple[Token | None, Token | None]:
        """What is demanded, and what is done otherwise, where "or" joins them: "leave or be shot"."""
        asked = self._asked(act)
        for verb in [*act.clause.complements, *([asked] if asked else [])]:
            joined = [each for each in Clause(verb).alternatives if verb in Clause(each).instead_of]
            if joined and verb != act.clause.head:
                return verb, joined[0]
        if act.clause.instead_of:
            return act.clause.instead_of[0], act.clause.head  # "leave the island or we will open fire"
        return asked, None

    def _asked(self, act: Act) -> Token | None:
        """The infinitive after a word of demanding: "gave them two days to leave", "an ultimatum to disband"."""
        places = [act.clause, *act.chain, *(each.clause for each in act.inner)]
        places += [Clause(head) for head in act.clause.patient]
        for clause in places:
            words = {clause.head.lemma_.lower(), *(head.lemma_.lower() for head in clause.patient)}
            if not words.isdisjoint(self.words.asking):
                found = next(iter(self._infinitives(clause.head)), None)
                if found is not None:
                    return found
        return None

    def _infinitives(self, head: Token) -> Iterable[Token]:
        """Infinitives that hang on a word of demanding, or on its object."""
        for child in head.rights:
            if is_verb(child) and _is_infinitive(child):
                yield child
            elif child.dep_ in {"dobj", "dative", "prep", "pobj", "nsubj"}:
                yield from self._infinitives(child)

    def _told_on(self, head: Token) -> list[Token]:
        """What hangs on a noun that names no act itself: "the right to strike", "on notice that it would lose its seat"."""
        that = [child for child in head.rights if child.dep_ in {"acl", "ccomp"} and is_verb(child)]
        return list(self._infinitives(head)) or that

    def _is_word_of_asking(self, head: Token) -> bool:
        return head.lemma_.lower() in self.words.asking or head.ent_type_ in _TIMES

    def _is_empty(self, head: Token) -> bool:
        return head.lemma_.lower() in self.words.empty

    def _is_to_come(self, verb: Token) -> bool:
        return any(child.dep_ == "aux" and child.lower_ in self.words.to_come for child in verb.children)

    def _deed_in_case(self, act: Act) -> Span | None:
        """The deed that will be answered, if it is done: "any attack on its ships will be met with force"."""
        verbs = [each.head for each in (act.clause, *(inner.clause for inner in act.inner)) if each.kind == "verb"]
        for verb in verbs:
            for head in surface_subject(verb) if self._is_to_come(verb) else []:
                whichever = any(child.lower_ in self.words.whichever for child in head.lefts)
                if whichever and not is_verb(head) and any(each.event for each in self.acts_at(head)):
                    return self._cited(head, whole=True)
        return None

    def _after(self, act: Act, markers: list[str]) -> Span | None:
        """The words that one of the markers introduces, without the marker, wherever it hangs on the act."""
        sentence = act.clause.head.sent
        own = _own(act.clause.head)
        for marker, behind in _marked(sentence, markers):
            verb = marker.head if marker.dep_ in {"mark", "advmod", "aux"} else marker
            if marker.i not in own or _is_plain(marker) or _names_only_time(marker, behind):
                continue
            last = _end_of_clause(behind, verb)
            if last.i >= behind.i:
                start, end = self.document.char_span(behind, last)
                return Span(self.document.text[start:end], start, end)
        return None

    def _deadline(self, act: Act, dates: list[When], asked: Token | None) -> When | None:
        # "attacked before dawn, hours after an ultimatum ended": what hangs on something else is no deadline
        hanging = [*act.clause.head.subtree, *(asked.subtree if asked is not None else ())]
        own = {self.document.offset(token) for token in hanging}
        near = [
            when for when in dates if when.start is not None and not own.isdisjoint(range(when.start, when.end or 0))
        ]
        named = next((when for when in near if is_deadline(when, self.document, self.words.deadline)), None)
        named = named or next((when for when in dates if self._is_expiry(when, act)), None)
        if named is not None:
            return self._at_its_end(named)
        if asked is None:
            return None
        # "gave them two days to leave"
        spans = [
            each for each in self.document.sentence_of(asked).entities if each.label_ in _TIMES and each.end <= asked.i
        ]
        for span in reversed(spans):
            start, end = self.document.char_span(span[0], span[-1])
            when = self.ahead(self.document.text[start:end])
            if when is not None:
                return When(
                    value=when.value, precision=when.precision, text=self.document.text[start:end], start=start, end=end
                )
        return None

    def _is_expiry(self, when: When, act: Act) -> bool:
        """Whether it is when a deadline runs out: "the ultimatum expires on Sunday"."""
        token = None if when.start is None else self.document.head_within(when.start, when.end or when.start)
        while token is not None and token.dep_ != "ROOT" and not is_verb(token):
            token = token.head
        if token is None or token.lemma_.lower() not in self.words.expiring:
            return False
        return any(head.lemma_.lower() in self.words.asking for head in surface_subject(token))

    def _at_its_end(self, when: When) -> When:
        """The last day of a period at whose end something falls due: "by the end of the month"."""
        text, start = self.document.text, when.start or 0
        words = text[max(0, start - 12) : when.end or start].lower()
        if when.value is None or not any(each in words for each in self.words.ending):
            return when
        first = date.fromisoformat(when.value)
        match when.precision:
            case "week":
                last = first + timedelta(days=6 - first.weekday())
            case "month":
                last = first.replace(day=monthrange(first.year, first.month)[1])
            case "year":
                last = first.replace(month=12, day=31)
            case _:
                return when
        return msgspec.structs.replace(when, value=last.isoformat(), precision="day")


def _own(head: Token) -> set[int]:
    """Places of the words that hang on a threat, or on what it is said with."""
    hanging = [child for above in head.ancestors for child in above.children if child.dep_ in {"advcl", "prep"}]
    return {token.i for part in (head, *hanging) for token in part.subtree}


def _marked(tokens: Iterable[Token], markers: list[str]) -> Iterable[tuple[Token, Token]]:
    """Markers of one word or several among tokens, each with the first word behind it."""
    run = list(tokens)
    longest = sorted((each.split() for each in markers), key=len, reverse=True)
    for place, token in enumerate(run):
        for words in longest:
            if [each.lower_ for each in run[place : place + len(words)]] == words and place + len(words) < len(run):
                yield token, run[place + len(words)]
                break


def conditional_verbs(tokens: Iterable[Token], markers: list[str]) -> Iterable[Token]:
    """The verbs of the clauses that markers of a condition introduce: "unless it apologises", "provided that it leaves"."""
    for marker, _ in _marked(tokens, markers):
        if marker.dep_ != "prep" and _is_plain(marker):
            continue
        if marker.dep_ in _OPENING and is_verb(marker.head):
            yield marker.head
        else:
            # "as long as it pays": the clause hangs on the adverb
            holders = (marker, marker.head) if marker.dep_ == "advmod" else (marker,)
            yield from (child for each in holders for child in each.rights if child.dep_ in {"advcl", "pcomp"})


def _is_plain(marker: Token) -> bool:
    """Whether a word that makes a condition before its subject stands behind it: "they should", "they were"."""
    verb = marker.head if marker.dep_ in {"aux", "auxpass"} else marker
    if marker.dep_ not in {"aux", "auxpass"} and not is_verb(marker):
        return False
    subjects = surface_subject(verb) or [
        child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "attr"}
    ]
    return not any(subject.i > marker.i for subject in subjects)


def _names_only_time(marker: Token, behind: Token) -> bool:
    """Whether a date follows and nothing more: "until June 1"."""
    return marker.dep_ == "prep" and behind.ent_type_ in _TIMES


def _end_of_clause(first: Token, verb: Token) -> Token:
    """The last word of what a marker introduces: of its clause, or up to the next punctuation if that has no verb of its own."""
    inside = [token for token in verb.subtree if token.i >= first.i and not token.is_punct]
    if inside and verb.i >= first.i and any(token.tag_ in _FINITE for token in inside):
        return max(inside, key=lambda token: token.i)
    last = first
    for token in first.doc[first.i : first.sent.end]:
        if token.is_punct and token.text not in _INSIDE:
            break
        last = token
    return last


_FINITE = {"VBD", "VBP", "VBZ", "MD"}
#: How the word that opens a clause hangs on its verb.
_OPENING = {"mark", "advmod", "aux", "auxpass"}
#: Punctuation inside a clause: "a cease-fire", "the U.N.'s".
_INSIDE = {"-", "‑", "$", "'", "’", "%"}


def _names_time(preposition: Token) -> bool:
    return any(token.ent_type_ in _TIMES for token in preposition.subtree)


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)


def is_deadline(when: When, document: Document, markers: list[str]) -> bool:
    """Whether one of the markers introduces a date: it is when something ends, not when it happens."""
    if when.start is None or when.text is None:
        return False
    before = document.text[max(0, when.start - 24) : when.start].lower().split()
    introduced = any(before[-length:] and " ".join(before[-length:]) in markers for length in (1, 2))
    return introduced or when.text.lower().split()[0] in markers
