"""Acts composed: frames applied to clauses, and outer acts put together with the acts inside them.

"Refused to lift the ban" is one act: an outer frame (refuse) over an inner one (lift over ban). What class the whole has
is read off the composition tables of the codebook.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.acts import Act, key_of, row_fits
from tocsin.code.conditions import Conditions
from tocsin.code.lexicon import Lexicon, named_by
from tocsin.code.roles import Roles
from tocsin.parse.clauses import Clause, clause_of
from tocsin.parse.doers import possessors
from tocsin.parse.relations import MODIFYING
from tocsin.parse.verbs import has_to, is_comment, is_verb, own_subjects

if TYPE_CHECKING:
    from tocsin.code.actors import Mentions
    from tocsin.codebook import Codebook
    from tocsin.codebook.schema import Frame, Row
    from tocsin.parse.tokens import Token

_DEPTH = 6
#: How an infinitive hangs on the verb that leads to it.
_BARE_CLAUSES = {"xcomp", "ccomp"}
#: So many words stand before the second name of a pair.
_PAIR = 2
#: Entity labels of what cannot act or be acted on.
_MEASURES = {"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"}


class Composer:
    """Finds the acts of one article.

    who: tells which phrases name actors.
    """

    def __init__(self, codebook: Codebook, lexicon: Lexicon, who: Mentions):
        self.codebook = codebook
        self.lexicon = lexicon
        self.who = who
        self.roles = Roles(codebook, lexicon, who, self.at, self._fitting)
        #: Heads of the clauses whose acts have been taken into others.
        self.absorbed: set[tuple[int, int]] = set()
        self._conditions = Conditions(codebook, lexicon, who, self.roles)
        self._civilians = frozenset(codebook.ontology.civilians)
        self._weapons = codebook.words(["@weapons"])
        self._memo: dict[tuple[int, int], list[Act]] = {}

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
        if not self.lexicon.triggers(head):
            return []
        if head.pos_ == "PROPN" and (self.who.is_body(head) or self.who.is_within_name(head)):
            return []
        for frame, clause in self._fitting(head):
            if without is not None and frame.event == without:
                continue
            if frame.compose is None:
                return [self._simple(frame, clause, depth)]
            composed = self._composed(frame, clause, depth)
            if composed is not None:
                return composed
        return []

    def _fitting(self, head: Token) -> Iterator[tuple[Frame, Clause]]:
        """The frames that fit a word, each with its clause, the first to be tried first."""
        near = self._conditions.near(clause_of(head))
        for frame, clause in self.lexicon.frames(head, near):
            if self._conditions.met(frame, clause):
                yield frame, clause
        if is_verb(head) and clause_of(head).passive and not clause_of(head).agent and not has_to(head):
            for frame, clause in self.lexicon.frames(head, near):
                if self._conditions.met_but_for_doer(frame, clause):
                    yield frame, clause

    def _simple(self, frame: Frame, clause: Clause, depth: int) -> Act:
        assert frame.event is not None
        actors = self._fill(frame.actor, clause, depth, ())
        if frame.event in self.codebook.ontology.told_by_goods and not any(map(self.who.known, actors)):
            actors = self._origins(frame, clause) or actors
        recipients = self._fill(frame.recipient, clause, depth, (), actors)
        if frame.reciprocal:
            actors, recipients = [*actors, *recipients], []
        elif frame.objective_genitive and not any(map(self.who.known, recipients)):
            undergoing = self._undergoing(clause)
            actors, recipients = [each for each in actors if each not in undergoing], undergoing or recipients
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

    def _origins(self, frame: Frame, clause: Clause) -> list[Token]:
        """The countries from which goods come that nobody is said to give: "the delivery of German tanks", "American jets were delivered"."""
        if (clause.kind == "verb" and not clause.passive) or "patient" in frame.recipient:
            return []
        return [
            each
            for goods in clause.patient
            if self.who.is_thing(goods) or not self._weapons.isdisjoint(named_by(goods))
            for each in clause_of(goods).modifiers
            if self.who.names_country(each)
        ]

    def _undergoing(self, clause: Clause) -> list[Token]:
        """The people before a noun who undergo what it names: "the bishop's arrest", "a prisoner release"; not who does it: "police arrests"."""
        if clause.kind != "noun" or clause.oblique("of", borrow=False):
            return []
        before = [
            each
            for each in clause.modifiers
            if each.dep_ == "compound" and each.tag_ == "NN" and each.head == clause.head
        ]
        return [
            *(each for each in possessors(clause.head) if self.who.is_person(each) or self.who.is_thing(each)),
            *(each for each in before if self.who.is_person(each) and self.who.is_in(each, self._civilians)),
        ]

    def _composed(self, frame: Frame, clause: Clause, depth: int) -> list[Act] | None:
        """The outer frame over what stands inside it; None when its table has no row for that."""
        assert frame.compose is not None
        table = self.codebook.tables[frame.compose]
        inner: list[Act] = []
        for role in frame.inner:
            inner = [act for token in self.roles.role(role, clause, ()) for act in self._told_by(token, depth + 1)]
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

    def _told_by(self, head: Token, depth: int) -> list[Act]:
        """The acts of a clause; where it is none itself, of the infinitive it leads to: "asked them to help | evacuate the town"."""
        acts = self.at(head, depth)
        if acts or depth >= _DEPTH or not is_verb(head):
            return acts
        further = (each for each in clause_of(head).complements if each.tag_ == "VB" and each.dep_ in _BARE_CLAUSES)
        return [act for each in further if not own_subjects(each) for act in self._told_by(each, depth + 1)]

    def _outer(self, frame: Frame, clause: Clause, act: Act | None, row: Row, event: str, depth: int) -> Act:
        inner = (act,) if act else ()
        actors = self._fill(row.actor or frame.actor, clause, depth, inner)
        named = frame.recipient if row.recipient is None else row.recipient
        besides = actors
        if act is not None and act.clause.kind == "noun" and "inner.actor" not in named:
            # "pledged Ankara's help": who will give it gets no promise
            besides = [*actors, *(each for each in possessors(act.clause.head) if each in act.actors)]
        recipients = self._fill(named, clause, depth, inner, besides)
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
        elif not actors or row.actor is not None or (outer and self._gives_way(actors, outer, act)):
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
        modifies = actor.dep_ in MODIFYING
        return actor.pos_ == "PRON" or (modifies and not self.who.names_country(actor))

    def _gives_way(self, actors: tuple[Token, ...], subjects: tuple[Token, ...], act: Act) -> bool:
        """Whether those whom a noun's phrase names give way to the subjects of its verb.

        They do where they are slight, and where the subjects say their words: "the minister voiced Chad's support".
        """
        if all(self._is_slight(each) for each in actors):
            return True
        spoken = self.codebook.events[act.event].quad == "verbal cooperation"
        return spoken and all(
            (each.dep_ == "poss" or (each.dep_ == "pobj" and each.head.lower_ == "of"))
            and any(self.who.answers_for(subject, each) for subject in subjects)
            for each in actors
        )

    def _row(self, table: list[Row], act: Act | None, clause: Clause) -> Row | None:
        for row in table:
            if act is None:
                if "none" in row.inner and (row.own is None or row.own == self._is_told_of_self(clause)):
                    return row
                continue
            if row_fits(row, act, self.codebook) and (row.own is None or row.own == self._is_own(act, clause)):
                return row
        return None

    def _is_told_of_self(self, clause: Clause) -> bool:
        """Whether what stands inside is for the outer clause's subject to do, although no frame knows it."""
        doers = [each for verb in clause.complements for each in clause_of(verb).agent]
        return any(self.who.answers_for(b, a) for a in doers for b in self.roles.agent(clause))

    def _is_own(self, act: Act, clause: Clause) -> bool:
        """Whether nobody else than the outer clause's subject does the inner act."""
        outer = self.roles.agent(clause)
        return not outer or not act.actors or any(self.who.answers_for(b, a) for a in act.actors for b in outer)

    def by_instrument(self, act: Act) -> bool:
        """Whether the subject is a weapon or a deed: "a roadside bomb killed three soldiers" tells of an act without its actor."""
        weapons = self._weapons
        if act.event in self.codebook.ontology.by_law:
            weapons = weapons | self.codebook.words(self.codebook.ontology.laws)  # "a law that bans broadcasters"
        return any(
            not weapons.isdisjoint(named_by(head))
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
        said = [
            each
            for role in self.codebook.ontology.prepositions.addressed
            for each in act.clause.oblique(role, borrow=False)
        ]
        if named and (not row.kept_anyway or any(each in said for each in named)):
            return act.recipients
        others = [each for role in row.kept_recipient for each in self.roles.role(role, clause) if self.who.known(each)]
        return tuple(each for each in others if not self.who.is_among(each, act.actors)) or act.recipients

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
                for head in self.roles.role(role, clause, inner)
                for one in (*self._paired(head), head)
                for deeper in self._behind(one, depth)
                if deeper.ent_type_ not in _MEASURES or self.who.known(deeper)
            ]
            others = [
                each for each in heads if each not in actors and not any(self._is_one(each, actor) for actor in actors)
            ]
            if any(self.who.known(head) or self._of_another(head, actors) for head in others):
                return list(dict.fromkeys(others))
            fallback = fallback or others
        return list(dict.fromkeys(fallback))

    def _paired(self, name: Token) -> list[Token]:
        """Whom a hyphen or comma joins to a name before a noun, both of whom do what it tells: "the Thai-Cambodian clashes", "India, China talks"."""
        if name.dep_ not in MODIFYING or name.i < _PAIR or name.nbor(-1).tag_ not in {"HYPH", ","}:
            return []
        other = name.nbor(-2)
        if name.nbor(-1).tag_ == "," and other.i > name.sent.start and other.nbor(-1).tag_ != ",":
            return []  # only a headline begins so
        joined = other.text[0].isupper() and not self.who.is_within_name(other)
        both = joined and (
            all(self.who.names_country(each) for each in (other, name))
            or all(self.who.names_person(each) for each in (other, name))  # "the Putin-Modi meeting"
        )
        return [other] if both and not self.who.share_country(other, name) else []

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
        """Whether a pronoun takes up an actor: "broke its agreement", "Bolivia repeated its call".

        Somebody of the same state is another: "the president accused the general and dismissed him".
        """
        if one.pos_ == "PRON" and one.morph.get("Gender") in (["Masc"], ["Fem"]):
            return self.who.is_self(one, other)
        return (one.pos_ == "PRON" or other.tag_ == "PRP$") and self.who.is_same(one, other)

    def _behind(self, head: Token, depth: int) -> list[Token]:
        """The head, or for a noun of act the one who does it: "condemned Russia's invasion of Georgia"."""
        if is_verb(head) and head.tag_ != "VBG" and not self._is_misread(head):
            # "looks into whether the mayor took money"
            whether = head.dep_ == "pcomp" and not is_comment(head)
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
