"""Acts: frames applied to clauses, and outer acts composed with the acts inside them.

"Refused to lift the ban" is one act: an outer frame (refuse) over an inner one (lift over ban). What class the whole has
is read off the composition tables of the codebook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import msgspec
from msgspec.structs import replace

from tocsin.code.lexicon import Lexicon, lemmas
from tocsin.parse.clauses import Clause, clause_of, direct_objects, is_indicative, is_verb, surface_subject
from tocsin.parse.phrases import conjuncts, counted, is_somebody, worth

if TYPE_CHECKING:
    from tocsin.codebook import Codebook
    from tocsin.codebook.schema import Frame, Row
    from tocsin.parse.tokens import Token

_DEPTH = 6


class Act(msgspec.Struct, frozen=True):
    """An act as coded so far; actors and recipients are heads of phrases."""

    trigger: Token
    clause: Clause
    event: str
    mode: str | None
    frames: tuple[Frame, ...]
    actors: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()
    #: Auxiliary modes that composition gave.
    auxiliary: frozenset[str] = frozenset()
    #: The acts that it was composed of.
    inner: tuple[Act, ...] = ()
    #: Clauses from the outermost to the trigger's: each may carry tense, modality or negation.
    chain: tuple[Clause, ...] = ()
    reciprocal: bool = False
    contexts: tuple[str, ...] = ()
    #: What it ended in, told after it and counted as one with it; their recipients are among its own.
    results: tuple[Act, ...] = ()
    #: An outer act speaks of this one, and its table keeps it as a record of its own.
    kept: bool = False

    @property
    def rule(self) -> str:
        """The codebook entries that coded it, the outermost first."""
        return " > ".join(dict.fromkeys(frame.id for frame in self.frames))

    @property
    def asks_negation(self) -> bool:
        """Whether a frame tells of an act by words that it wants negated: "will not tolerate" is a threat, no denied one."""
        return self._asks("negation")

    @property
    def asks_alternative(self) -> bool:
        """Whether a frame tells of an act by what else will be: "leave, or we will shoot" is a threat made now."""
        return self._asks("instead_of")

    def _asks(self, role: str) -> bool:
        return any(role in frame.requires for frame in self.frames)


@dataclass(slots=True)
class _Filled:
    """The heads of the phrases in a role of a clause, the words that a frame may ask of them, and of which kinds they are."""

    heads: list[Token]
    words: set[str]
    _kinds: dict[str, bool] = field(default_factory=dict)
    #: Words of those whom pronouns take up: they may be what a frame asks for, and rule none out.
    besides: set[str] = field(default_factory=set)

    def is_kind(self, kind: str, ask: Callable[[str, list[Token]], bool]) -> bool:
        """Whether one of the phrases, or all together, are of a kind; asked once."""
        found = self._kinds.get(kind)
        if found is None:
            found = self._kinds[kind] = ask(kind, self.heads)
        return found


_NOBODY = _Filled([], set())


class Who(Protocol):
    """What composition has to know of those who act."""

    def known(self, head: Token) -> bool:
        """Whether the phrase of a head is known to name an actor."""

    def whose(self, head: Token) -> list[Token]:
        """Known actors whose thing it names: "Trump's offer"."""

    def is_thing(self, head: Token) -> bool:
        """Whether it names equipment or a place that only stands for one."""

    def is_place(self, head: Token) -> bool:
        """Whether it names a place."""

    def is_outlet(self, head: Token) -> bool:
        """Whether it names a newspaper, broadcaster or other medium by its name."""

    def is_company(self, head: Token) -> bool:
        """Whether it names a company by its name."""

    def is_body(self, head: Token) -> bool:
        """Whether it is the name of a known body: "the World Food Programme"."""

    def has_country(self, head: Token) -> bool:
        """Whether it is known whose they are."""

    def names_country(self, head: Token) -> bool:
        """Whether its own words say whose they are: "Kenyan police", not "the police" in Nairobi."""

    def is_outlaw(self, head: Token) -> bool:
        """Whether it names rebels, militias or gangs."""

    def is_within_name(self, head: Token) -> bool:
        """Whether a word only belongs to the name of a body: the Jihad of "Islamic Jihad"."""

    def share_country(self, one: Token, other: Token) -> bool:
        """Whether two phrases name actors of one country."""

    def is_same(self, one: Token, other: Token) -> bool:
        """Whether two phrases name the same actor, or a state and one who speaks for it."""

    def is_self(self, one: Token, other: Token) -> bool:
        """Whether two phrases name the very same actor: not a state and one who speaks for it."""

    def answers_for(self, speaker: Token, actor: Token) -> bool:
        """Whether what an actor will do is for a speaker to say: it is himself, his own people, or a force of his state."""


@dataclass
class Composer:
    """Finds the acts of one article.

    who: tells which phrases name actors.
    """

    codebook: Codebook
    lexicon: Lexicon
    who: Who
    _memo: dict[tuple[int, int], list[Act]] = field(default_factory=dict)
    #: Heads of the clauses whose acts have been taken into others.
    absorbed: set[tuple[int, int]] = field(default_factory=set)
    _quantities: frozenset[str] = frozenset()
    _currencies: frozenset[str] = frozenset()
    _saying: frozenset[str] = frozenset()
    _filled: dict[tuple[Token, str], list[Token]] = field(default_factory=dict)
    _said: dict[tuple[Token, str], _Filled] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._quantities = self.codebook.words(["@quantities"])
        self._currencies = frozenset(self.codebook.figures.currencies)
        self._saying = frozenset(self.codebook.speech.verbs)

    def at(self, head: Token, depth: int = 0) -> list[Act]:
        """The acts that the clause of a head expresses."""
        key = key_of(head)
        if key not in self._memo:
            self._memo[key] = []  # an act is not part of itself
            if depth < _DEPTH:
                self._memo[key] = self._evaluate(head, depth)
        return self._memo[key]

    def else_at(self, head: Token, event: str) -> list[Act]:
        """The acts that the clause of a head would express if it were none of one type: what a threat to do it threatens."""
        return self._evaluate(head, 1, without=event)

    def _evaluate(self, head: Token, depth: int, without: str | None = None) -> list[Act]:
        if head.pos_ == "PROPN" and self.lexicon.triggers(head) and self.who.is_body(head):
            return []
        if head.pos_ == "PROPN" and self.who.is_within_name(head):
            return []
        for frame, clause in self.lexicon.frames(head, self._words_in):
            if (without is not None and frame.event == without) or not self._allowed(frame, clause):
                continue
            if frame.compose is None:
                return [self._simple(frame, clause, depth)]
            composed = self._composed(frame, clause, depth)
            if composed is not None:
                return composed
        return []

    def _simple(self, frame: Frame, clause: Clause, depth: int) -> Act:
        assert frame.event is not None
        actors = self._fill(frame.actor, clause, depth, ())
        recipients = self._fill(frame.recipient, clause, depth, (), actors)
        if frame.reciprocal:
            actors, recipients = [*actors, *recipients], []
        return Act(
            trigger=clause.head,
            clause=clause,
            event=frame.event,
            mode=frame.mode,
            frames=(frame,),
            actors=tuple(actors),
            recipients=tuple(recipients),
            chain=(clause,),
            reciprocal=frame.reciprocal,
            contexts=tuple(frame.contexts),
        )

    def _composed(self, frame: Frame, clause: Clause, depth: int) -> list[Act] | None:
        """The outer frame over what stands inside it; None when its table has no row for that."""
        assert frame.compose is not None
        table = self.codebook.tables[frame.compose]
        inner: list[Act] = []
        for role in frame.inner:
            inner = [act for token in self.role(role, clause, ()) for act in self.at(token, depth + 1)]
            if inner:
                break
        same: list[Act] = []
        outer: list[Act] = []
        candidates: list[Act | None] = [*inner] or [None]
        for act in candidates:
            row = self._row(table, act, clause)
            if row is None:
                continue
            if act is not None and row.keep is None:
                self._absorb(act)
            elif act is not None:
                self._keep(act, row, clause)
            if row.event == "none":
                return []
            if row.event == "same" and act is not None:
                same.append(self._same(frame, clause, act, row, depth))
            elif (event := frame.event if row.event == "same" else row.event) is not None:
                outer.append(self._outer(frame, clause, act, row, event, depth))
        # joined inner acts are one outer act, but each counts where the outer one only frames them
        return same or outer[:1] or None

    def _outer(self, frame: Frame, clause: Clause, act: Act | None, row: Row, event: str, depth: int) -> Act:
        inner = (act,) if act else ()
        actors = self._fill(row.actor or frame.actor, clause, depth, inner)
        named = frame.recipient if row.recipient is None else row.recipient
        recipients = self._fill(named, clause, depth, inner, actors)
        mode = row.mode
        if act is not None and mode is None:
            mode = row.modes.get(f"{act.event}/{act.mode}") or row.modes.get(act.event)
        if frame.reciprocal:
            actors, recipients = [*actors, *recipients], []
        return Act(
            trigger=clause.head,
            clause=clause,
            event=event,
            mode=mode or (frame.mode if event == frame.event else None),
            frames=(frame, *(act.frames if act else ())),
            actors=tuple(actors),
            recipients=tuple(recipients),
            auxiliary=frozenset(row.auxiliary),
            inner=inner,
            chain=(clause,),
            reciprocal=frame.reciprocal,
            contexts=(*frame.contexts, *(act.contexts if act else ())),
        )

    def _same(self, frame: Frame, clause: Clause, act: Act, row: Row, depth: int) -> Act:
        """The inner act, done by the outer clause's actor where the inner one names none."""
        actors = act.actors
        recipients = act.recipients
        outer = tuple(self._fill(row.actor or frame.actor, clause, depth, (act,)))
        if act.reciprocal:
            actors = (*actors, *(each for each in outer if each not in actors))
        elif not actors or row.actor is not None or (outer and all(self._is_slight(each) for each in actors)):
            actors = outer
        if not act.reciprocal and row.recipient is None:
            if not recipients:
                filled = self._fill(frame.recipient, clause, depth, (), [*actors])
                recipients = tuple(each for each in filled if each != act.trigger)
            elif not any(self.who.known(each) for each in recipients):
                # "offered islanders an apology for the camps": whom the noun names is nobody
                recipients = tuple(each for each in clause.dative if self.who.known(each)) or recipients
        if row.recipient is not None:
            recipients = tuple(self._fill(row.recipient, clause, depth, (act,), [*actors]))
        return replace(
            act,
            clause=clause,
            frames=(frame, *act.frames),
            actors=actors,
            recipients=recipients,
            auxiliary=act.auxiliary | frozenset(row.auxiliary),
            inner=(act,),
            chain=(clause, *act.chain),
        )

    def _is_slight(self, actor: Token) -> bool:
        """Whether an actor inside a noun's phrase gives way to the subject of its verb: "launched a commando raid"."""
        modifies = actor.dep_ in {"amod", "compound", "nmod"}
        return actor.pos_ == "PRON" or (modifies and not self.who.names_country(actor))

    def _row(self, table: list[Row], act: Act | None, clause: Clause) -> Row | None:
        for row in table:
            if act is None:
                if "none" in row.inner and (row.own is None or row.own == self._is_told_of_self(clause)):
                    return row
                continue
            if row_fits(row, act, self.codebook) and (row.own is None or row.own == self._is_own(act, clause)):
                return row
        return None

    def _agent(self, clause: Clause) -> list[Token]:
        """Who does it: for a noun also a modifier ("US strikes"); an object that cannot act controls no infinitive."""
        agent = clause.agent
        if clause.passive and not agent:
            return self._far_agent(clause.head)
        if clause.kind == "noun" and all(each.ent_type_ in _TIMES for each in agent):
            # "general" in "a general strike" is nobody's rank
            named = [
                each
                for each in clause.modifiers
                if each.pos_ != "ADJ" or each.text[0].isupper() or self.who.is_outlaw(each)
            ]
            # "a missile attack" is not done by the missile
            return [each for each in named if self.who.known(each) and not self.who.is_thing(each)]
        if clause.head.dep_ == "pcomp":
            holder = clause.head.head.head
            if not is_verb(holder) and self.who.known(holder):
                # "accused rebels of attacking", with "of attacking" hung on the rebels
                return [holder]
        if (asking := self.asking(clause.head)) is not None:
            return surface_subject(asking)
        if clause.head.dep_ in {"xcomp", "acl"} and agent and not any(self.who.known(each) for each in agent):
            # "used its territory to invade", "adopted a resolution condemning"
            governor = clause.head.head if clause.head.dep_ == "xcomp" else clause.head.head.head
            governing = surface_subject(governor) if is_verb(governor) else []
            if any(self.who.known(each) for each in governing):
                return governing
        return agent

    def asking(self, verb: Token) -> Token | None:
        """The verb whose subject says what a participle tells: "asked Oslo to extradite him, threatening to leave"."""
        asked = verb.head
        if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.lemma_.lower() not in self._saying:
            return None
        if verb.i < asked.i or not verb.nbor(-1).is_punct:
            return None
        # "demanded that Oslo free him, threatening to leave"
        that = asked.dep_ == "ccomp" and _is_wished(asked) and is_verb(asked.head)
        # "called on Oslo to free him, threatening to leave"
        addressed = direct_objects(asked.head) or any(child.lower_ in _CALLING for child in asked.head.rights)
        return asked.head if that or (asked.dep_ == "xcomp" and addressed) else None

    def _far_agent(self, verb: Token) -> list[Token]:
        """Who does what a passive verb says, where "by" hangs on another of its phrases: "was accused of fraud by Peru"."""
        for child in verb.rights:
            if child.dep_ not in {"prep", "npadvmod", "dobj", "oprd", "prt", "advmod"}:
                continue
            for word in child.subtree:
                if word.lower_ != "by" or word.dep_ not in {"prep", "agent"} or word.head == verb:
                    continue
                holder = word.head
                # "was threatened with sanctions by Paris", but not "was charged with the killing of a priest by rebels"
                wielded = child.lower_ == "with" and holder.head == child and holder.left_edge.lower_ not in _KNOWN
                if is_verb(holder) or (self.lexicon.triggers(holder) and not wielded):
                    continue
                doers = [each for each in word.children if each.dep_ == "pobj" and self.who.known(each)]
                if doers:
                    return [each for doer in doers for each in conjuncts(doer)]
        return []

    def _argument(self, clause: Clause) -> list[Token]:
        """The first of a clause's arguments that names an actor."""
        joint = self.codebook.ontology.circumstances.joint
        meeting = any(act.event in joint for act in self.at(clause.head))
        for role in _ARGUMENTS:
            if meeting and role == "in":
                continue  # "agreed to resume the talks in Geneva"
            found = self._helped(clause) if role == "helped" else self.role(role, clause, ())
            heads = [head for head in found if self.who.known(head)]
            if heads:
                return [head for head in heads if not self._is_own_thing(head, clause)]
        return []

    def _helped(self, clause: Clause) -> list[Token]:
        """Who does what a bare infinitive says: "agreed to help us run the port", "refused to let them land"."""
        bare = [
            verb
            for verb in clause.complements
            if verb.tag_ in {"VB", "VBP"} and not any(child.dep_ in {"mark", "aux"} for child in verb.lefts)
        ]
        return [each for verb in bare for child in verb.lefts if child.dep_ == "nsubj" for each in conjuncts(child)]

    def _is_own_thing(self, head: Token, clause: Clause) -> bool:
        """Whether it is the doer's own: "agreed to withdraw its troops" tells of nobody else."""
        owners = [child for child in head.children if child.dep_ == "poss" and child.pos_ == "PRON"]
        return any(self.who.is_same(owner, doer) for owner in owners for doer in clause.agent)

    def _is_told_of_self(self, clause: Clause) -> bool:
        """Whether what stands inside is for the outer clause's subject to do, although no frame knows it."""
        doers = [each for verb in clause.complements for each in clause_of(verb).agent]
        return any(self.who.answers_for(b, a) for a in doers for b in self._agent(clause))

    def _is_own(self, act: Act, clause: Clause) -> bool:
        """Whether nobody else than the outer clause's subject does the inner act."""
        outer = self._agent(clause)
        return not outer or not act.actors or any(self.who.answers_for(b, a) for a in act.actors for b in outer)

    def by_instrument(self, act: Act) -> bool:
        """Whether the subject is a weapon or a deed: "a roadside bomb killed three soldiers" tells of an act without its actor."""
        weapons = self.codebook.words(["@weapons"])
        return any(
            not weapons.isdisjoint(lemmas(head))
            or any(deed.event == act.event and deed not in act.inner for deed in self.at(head) if head != act.trigger)
            for head in act.clause.agent
        )

    def _absorb(self, act: Act) -> None:
        self.absorbed.add(key_of(act.clause.head))
        for each in act.inner:
            self._absorb(each)

    def _keep(self, act: Act, row: Row, clause: Clause) -> None:
        """Keeps an inner act as a record of its own, under the auxiliary modes that its row names."""
        assert row.keep is not None
        recipients = self._addressed(act, row, clause)
        kept = replace(act, auxiliary=act.auxiliary | frozenset(row.keep), recipients=recipients, kept=True)
        key = key_of(act.clause.head)
        self._memo[key] = [kept if each == act else each for each in self._memo[key]]

    def _addressed(self, act: Act, row: Row, clause: Clause) -> tuple[Token, ...]:
        """To whom a kept act was done: who refuses a request was asked, unless its own words say that another was."""
        if row.kept_recipient is None or act.clause.kind != "noun":
            return act.recipients
        named = [each for each in act.recipients if self.who.known(each)]
        said = [each for role in _ADDRESSEES for each in act.clause.oblique(role)]
        if named and (not row.kept_anyway or any(each in said for each in named)):
            return act.recipients
        others = [each for role in row.kept_recipient for each in self.role(role, clause) if self.who.known(each)]
        return (
            tuple(each for each in others if not any(self.who.is_same(each, one) for one in act.actors))
            or act.recipients
        )

    def _allowed(self, frame: Frame, clause: Clause) -> bool:
        """Whether a clause has what a frame asks for, and nothing that it excludes. Asked for every frame of every word."""
        head, filled = clause.head, self._said
        for role, kinds, words, holds in self.lexicon.conditions(frame):
            said = filled.get((head, role)) or self._phrases(clause, role)
            found = not words.isdisjoint(said.words) or (holds and not words.isdisjoint(said.besides))
            for kind in () if found else kinds:
                found = found or said.is_kind(kind, self._is_kind)
            if found is not holds:
                return False
        return True

    def _words_in(self, clause: Clause, role: str) -> set[str]:
        said = self._said.get((clause.head, role)) or self._phrases(clause, role)
        return said.words | said.besides if said.besides else said.words

    def _is_kind(self, kind: str, heads: list[Token]) -> bool:
        """Whether one of some phrases, or all together, are of a kind that frames ask for."""
        match kind:
            case "NONE":
                return not heads
            case "ANY":
                return any(head.ent_type_ not in _TIMES for head in heads)
            case "DATE":
                return any(head.ent_type_ in _TIMES for head in heads)
            case "ACTOR":
                return any(self.who.known(head) for head in heads)
            case "PLACE":
                return any(self.who.is_place(head) for head in heads)
            case "MEDIA":
                return any(self.who.is_outlet(head) for head in heads)
            case "SEVERAL":
                return self._of_several(heads)
            case "WHOEVER":
                return any(self._is_whoever(head) for head in heads)
            case "PERSON":
                return any(head.ent_type_ == "PERSON" or is_somebody(head) for head in heads)
            case _:
                return False

    def _is_whoever(self, head: Token) -> bool:
        """Whether a phrase means whoever it may be: "anyone", "any ship", "those who stay"."""
        words = self.codebook.words(["@whoever"])
        if is_verb(head):
            return any(child.lower_ in words for child in head.lefts)  # "whoever helped them will pay"
        if head.lower_ in words or any(child.dep_ == "det" and child.lower_ in words for child in head.lefts):
            return True
        return head.lower_ == "those" and any(child.dep_ in {"relcl", "acl"} for child in head.rights)

    def _phrases(self, clause: Clause, role: str) -> _Filled:
        """What stands in a role, counted things for their quantities."""
        outer, _, part = role.rpartition(".")
        if part in {"auxiliary", "negation"}:
            # "complement.auxiliary": that of what stands inside
            clauses = [clause_of(head) for head in self.role(outer, clause)] if outer else [clause]
            words = {word for each in clauses for word in each.auxiliaries} if part == "auxiliary" else set()
            found = _Filled([], words, {"ANY": part == "negation" and any(each.negated for each in clauses)})
        else:
            heads = [counted(head, self._quantities) for head in self.role(role, clause)]
            # in most of the roles that frames ask for there is nobody
            found = _Filled(heads, {word for head in heads for word in _heads_words(head)}) if heads else _NOBODY
            if role == "agent" and heads:
                found.besides = {word for head in self._taken_up(clause, heads) for word in _heads_words(head)}
        self._said[clause.head, role] = found
        return found

    def _taken_up(self, clause: Clause, agent: list[Token]) -> list[Token]:
        """Whom the pronoun takes up that does what a clause tells, if they say it: "the union warned that it would strike"."""
        above = clause.head.head
        if clause.head.dep_ != "ccomp" or not is_verb(above) or not any(each.pos_ == "PRON" for each in agent):
            return []
        return [each for each in surface_subject(above) if any(self.who.is_same(pronoun, each) for pronoun in agent)]

    def _of_several(self, heads: list[Token]) -> bool:
        """Whether phrases name actors of several countries: "Cyprus and Israel", "Russian and Indian engineers"."""
        named = [head for head in heads if self.who.has_country(head)]
        return any(not self.who.share_country(one, other) for one in named for other in named) or any(
            deeper.dep_ == "conj" and deeper.text[0].isupper()
            for head in heads
            for child in head.children
            if child.dep_ in {"amod", "compound", "nmod"}
            for deeper in child.children
        )

    def _fill(
        self, roles: list[str], clause: Clause, depth: int, inner: tuple[Act, ...], besides: list[Token] | None = None
    ) -> list[Token]:
        """Heads in the first of the roles that holds an actor, else in the first that is filled.

        besides: actors that are passed over where a role only names them again.
        """
        actors = besides or []
        fallback: list[Token] = []
        for role in roles:
            heads = [
                deeper
                for head in self.role(role, clause, inner)
                for deeper in self._behind(head, clause, depth)
                if deeper.ent_type_ not in _MEASURES or self.who.known(deeper)
            ]
            others = [
                each for each in heads if each not in actors and not any(self._is_one(each, actor) for actor in actors)
            ]
            if any(self.who.known(head) or self._of_another(head, actors) for head in others):
                return list(dict.fromkeys(others))
            fallback = fallback or others
        return list(dict.fromkeys(fallback))

    def _of_another(self, head: Token, actors: list[Token]) -> bool:
        """Whether a thing is somebody's who is none of the actors: "Trump's offer", "Belarusian barges"."""
        owners = self.who.whose(head)
        owners += [child for child in head.lefts if child.dep_ == "amod" and child.ent_type_ == "NORP"]
        return any(
            (owner.dep_ != "amod" or self.who.has_country(owner))
            and not any(self.who.is_same(owner, actor) or self._are_one_state(owner, actor) for actor in actors)
            for owner in owners
        )

    def _are_one_state(self, owner: Token, actor: Token) -> bool:
        return owner.dep_ == "amod" and self.who.share_country(owner, actor)

    def _is_one(self, one: Token, other: Token) -> bool:
        """Whether a pronoun takes up an actor: "broke its agreement", "Bolivia repeated its call"."""
        return (one.pos_ == "PRON" or other.tag_ == "PRP$") and self.who.is_same(one, other)

    def _behind(self, head: Token, clause: Clause, depth: int) -> list[Token]:
        """The head, or for a noun of act the one who does it: "condemned Russia's invasion of Georgia"."""
        if is_verb(head) and head.tag_ != "VBG" and not self._is_misread(head):
            # "looks into whether the mayor took money"
            whether = head.dep_ == "pcomp" and not any(child.tag_ == "WRB" for child in head.lefts)
            return clause_of(head).agent if whether else []
        if head.pos_ == "PRON" or self.who.known(head) or not self.lexicon.triggers(head):
            return [head]
        acts = self.at(head, depth + 1) if depth < _DEPTH else []
        for act in acts:
            doers = [each for each in act.actors if self.who.known(each)]
            if doers:
                return doers
        return [head]

    def _is_misread(self, word: Token) -> bool:
        """Whether what the parser takes for an infinitive is somebody behind an article: "let a UN rapporteur in"."""
        articles = {"a", "an"}
        return (
            word.tag_ == "VB"
            and self.who.known(word)
            and any(each.lower_ in articles for child in word.lefts for each in (child, *child.lefts))
        )

    def role(self, role: str, clause: Clause, inner: tuple[Act, ...] = ()) -> list[Token]:
        """Heads of the phrases in a role."""
        if role.startswith("inner."):
            return [each for act in inner for each in _INNER[role](act)]
        if role not in _ROLES and role.isalpha() and role not in clause.head.sent.forms:
            return []  # most prepositions that frames ask for are not in the sentence
        key = (clause.head, role)
        found = self._filled.get(key)
        if found is None:
            found = self._filled[key] = self._in_role(role, clause)
        return found

    def _in_role(self, role: str, clause: Clause) -> list[Token]:
        if role in _ROLES:
            return _ROLES[role](self, clause)
        if "|" in role:
            return [each for one in role.split("|") for each in self.role(one, clause)]
        if "." in role:
            # "complement.agent"; "patient.complement": "carried out its threat to close the border"
            outer, _, part = role.rpartition(".")
            return [each for head in self.role(outer, clause) for each in self._part(part, clause_of(head))]
        return clause.oblique(role, borrow=role != "by" or not self._is_told_of(clause))

    def _subject(self, clause: Clause) -> list[Token]:
        return surface_subject(clause.head.head) if clause.head.dep_ == "attr" else clause.agent

    def _patient(self, clause: Clause) -> list[Token]:
        # "suspended 90 million dollars in aid"
        inside = [worth(head, self._currencies) for head in clause.patient]
        return [*clause.patient, *(each for each in inside if each is not None)]

    def _conditions(self, clause: Clause) -> list[Token]:
        openers = set(self.codebook.threats.condition)
        return [
            child
            for child in clause.head.children
            if child.dep_ == "advcl" and any(word.lower_ in openers for word in child.lefts)
        ]

    def _to_of_complement(self, clause: Clause) -> list[Token]:
        # "refused to hand the man over to China"
        heads = [each for verb in clause.complements for each in clause_of(verb).oblique("to")]
        return [each for each in heads if self.who.has_country(each)]

    def _is_told_of(self, clause: Clause) -> bool:
        """Whether a noun is what an act of its own is done to, so that "by" is not its own: "their release was hailed by Oman"."""
        verb = clause.head.head
        if clause.kind != "noun" or clause.head.dep_ != "nsubjpass" or not is_verb(verb):
            return False
        return any(
            frame.compose is None
            or any(row.event not in {"same", "none"} for row in self.codebook.tables[frame.compose])
            for frame, told in self.lexicon.frames(verb, self._words_in)
            if self._allowed(frame, told)
        )

    def _part(self, role: str, clause: Clause) -> list[Token]:
        """What stands in a role of a clause that itself stands in one."""
        match role:
            case "argument":
                return self._argument(clause)
            case "agent":
                return clause.agent
            case "doer":
                # "were killed in a rebel raid": the rebels, else the raid, of which the phrase may tell more
                acts = self.at(clause.head)
                return [each for act in acts for each in act.actors] or [clause.head for _ in acts[:1]]
            case "subject":
                return [each for each in clause.head.lefts if each.dep_ in _SUBJECT]
            case "acl":
                # what is said of somebody: "trucks carrying food"
                return [each for each in clause.head.rights if each.dep_ == "acl"]
            case _:
                return self.role(role, clause)


#: The roles that are no preposition.
_ROLES: dict[str, Callable[[Composer, Clause], list[Token]]] = {
    "subject": Composer._subject,
    "agent": Composer._agent,
    "patient": Composer._patient,
    "dative": lambda _, clause: clause.dative,
    "complement": lambda _, clause: clause.complements,
    "complement.to": Composer._to_of_complement,
    "infinitive": lambda _, clause: [
        verb for verb in clause.complements if any(child.tag_ == "TO" for child in verb.children)
    ],
    # what a passive verb still has as its object: "were given two days"
    "dobj": lambda _, clause: direct_objects(clause.head),
    "told": lambda _, clause: [verb for verb in clause.complements if is_indicative(verb)],
    "alternative": lambda _, clause: clause.alternatives,
    # the verb of "unless they leave", "if it is attacked"
    "condition": Composer._conditions,
    "question": lambda _, clause: clause.questions,
    "instead_of": lambda _, clause: clause.instead_of,
    "modifier": lambda _, clause: clause.modifiers,
}
#: Prepositions before those who are called on to do something.
_CALLING = {"on", "upon", "to"}
#: Articles before what has been spoken of.
_KNOWN = {"the", "this", "that", "his", "her", "their", "its"}
#: Entity labels of words of time.
_TIMES = {"DATE", "TIME"}
#: Entity labels of what cannot act or be acted on.
_MEASURES = {"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"}
#: How a subject hangs on its verb.
_SUBJECT = {"nsubj", "nsubjpass"}
#: Prepositions before the one to whom a request or charge is addressed.
_ADDRESSEES = ("to", "on", "against", "of", "from")
#: Where the first actor among a clause's arguments is looked for.
_ARGUMENTS = ("patient", "helped", "dative", "to", "with", "from", "against", "on", "for", "into", "in")


def everyone(act: Act) -> Iterator[Token]:
    """All who take part in an act or in one inside it."""
    yield from act.actors
    yield from act.recipients
    for inner in act.inner:
        yield from everyone(inner)


#: The roles of an act inside it.
_INNER: dict[str, Callable[[Act], Iterable[Token]]] = {
    "inner.actor": lambda act: act.actors,
    # all who take part in a meeting are its actors
    "inner.recipient": lambda act: act.actors if act.reciprocal else act.recipients,
    "inner.any": everyone,
}


def row_fits(row: Row, act: Act, codebook: Codebook, modality: str | None = None) -> bool:
    """Whether a table's row is for such an inner act, and its clause meets the conditions on negation and modality.

    modality: an auxiliary verb that the clause counts as having.
    """
    group = codebook.events[act.event].group
    if {act.event, f"{act.event}/{act.mode}", group, "any"}.isdisjoint(row.inner):
        return False
    inner = act.chain[0]
    negated = inner.negated and not act.asks_negation
    if row.negated is not None and row.negated != negated:
        return False
    return not row.modality or not {*inner.auxiliaries, modality}.isdisjoint(row.modality)


def _is_wished(verb: Token) -> bool:
    """Whether a clause tells what shall be: "that it free them", which a tagger may take for "they free them"."""
    if verb.tag_ == "VB":
        return True
    return verb.tag_ == "VBP" and any(child.dep_ == "nsubj" and child.tag_ in {"NN", "NNP"} for child in verb.lefts)


def _heads_words(head: Token) -> set[str]:
    """Lemma of a phrase's head, and with the word before it: "ground", "high ground"."""
    found = set(lemmas(head)) | {head.lower_}
    found |= {f"{child.lower_} {lemma}" for child in head.lefts for lemma in lemmas(head)}
    return found


def key_of(head: Token) -> tuple[int, int]:
    """What tells a word from all others of an article."""
    return id(head.doc), head.i
