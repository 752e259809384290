"""Acts inside somebody's statement: saying that one will do a thing is itself an act.

"We will cut the gas", said by the one who would cut it, is a threat; "they must leave" and "leave now" are requests. The
table that the codebook's `speech.yaml` names says which.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from tocsin.code.acts import Act, row_fits
from tocsin.parse.arguments import surface_subject
from tocsin.parse.clauses import Clause, clause_of
from tocsin.parse.phrases import conjuncts
from tocsin.parse.verbs import is_passive, is_perfect, is_question, is_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocsin.codebook import Codebook
    from tocsin.codebook.schema import Row
    from tocsin.parse.tokens import Token

#: "Or else" stands so near behind what is asked.
_ELSE_WITHIN = 15
#: How an imperative hangs on the words around it.
_MAIN = {"ROOT", "ccomp", "advcl", "parataxis", "dep", "conj"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}


class Speakers(Protocol):
    """What has to be known of who speaks."""

    def is_same(self, one: Token, other: Token) -> bool:
        """Whether two phrases name the same actor, or a state and one who speaks for it."""

    def is_self(self, one: Token, other: Token) -> bool:
        """Whether two phrases name the very same actor."""

    def answers_for(self, speaker: Token, actor: Token) -> bool:
        """Whether what an actor will do is for a speaker to say."""

    def known(self, head: Token) -> bool:
        """Whether a phrase is known to name an actor."""

    def share_country(self, one: Token, other: Token) -> bool:
        """Whether two phrases name actors of one country."""

    def may_be_of(self, speaker: Token, state: Token) -> bool:
        """Whether one who speaks for a state that is not named may speak for this one."""


def declared(
    act: Act,
    speaker: Token,
    codebook: Codebook,
    who: Speakers,
    addressed: Sequence[Token] = (),
    *,
    quoted: bool = False,
    warned: bool = False,
) -> Act:
    """The act that a speaker performs by stating this one; the act itself where stating it changes nothing.

    addressed: to whom it is said.
    quoted: whether the words are the speaker's own, so that an imperative is said to them.
    warned: whether the speaker is in power and warns, so that what others must do is no mere request.
    """
    if is_question(act.chain[0].head) or "negation" in act.auxiliary:
        return act  # "denied that it had threatened anyone"
    if act.event == codebook.speech.menace and (_was_made(act, who) or _was_heard(act)):
        return act  # "Chad has threatened Libya with war, its minister said", "judges were threatened, the bar said"
    table = codebook.tables[codebook.speech.table]
    if quoted and act.event != codebook.speech.menace and is_imperative(act.chain[0].head):
        act = replace(act, actors=tuple(addressed))
        row = next((row for row in table if _asks(row, act, codebook)), None)
    else:
        obliged = codebook.speech.imperative if _has_to(act.chain[0].head, codebook) else None
        # "we will meet them" offers it
        offered = quoted and any(each.pos_ == "PRON" for each in act.actors)
        rows = (row for row in table if not (offered and row.event == "same" and row.auxiliary))
        row = next((row for row in rows if _holds(row, act, speaker, codebook, who, obliged)), None)
    if row is None or row.event in {"same", "none"}:
        ahead = row is not None and row.auxiliary  # "said he would meet them" on Friday
        return replace(act, auxiliary=frozenset(row.auxiliary), chain=()) if row is not None and ahead else act
    event, mode = row.event, row.mode or row.modes.get(f"{act.event}/{act.mode}") or row.modes.get(act.event)
    if row.own is False and row.modality and (warned or ends_in_or_else(act.chain[0].head)):
        event, mode = codebook.speech.menace, None  # what is asked, and what comes else is not said
    recipients = _recipients(act, row, speaker, who)
    if row.future is False and act.recipients and not recipients:
        return act  # "said it was behind the raid": nobody accuses himself
    if event == codebook.speech.menace and not any(
        who.known(each) and not _is_theirs(each, codebook) for each in recipients
    ):
        recipients = (*addressed,) or recipients  # "they will pay", "we will board their boats"
    if event in codebook.ontology.offers:
        # "told Turkish ministers that Moscow would reopen the pipeline" offers it to them
        recipients = tuple(each for each in addressed if not who.share_country(each, speaker)) or recipients
    return replace(
        act,
        event=event,
        mode=mode,
        actors=_doers(act, speaker, who) if row.own else tuple(conjuncts(speaker)),
        recipients=recipients,
        auxiliary=frozenset(row.auxiliary),
        inner=(act,),
        chain=(),
        reciprocal=False,
    )


def _recipients(act: Act, row: Row, speaker: Token, who: Speakers) -> tuple[Token, ...]:
    """To whom it is done by being said; never the speaker, but what a state must do is asked of it by its own people, too."""
    recipients = act.actors if act.reciprocal or row.recipient == ["inner.actor"] else act.recipients
    asked = row.own is not None and bool(row.modality)
    is_speaker = who.is_self if asked else who.is_same
    return tuple(each for each in recipients if not is_speaker(each, speaker))


def _doers(act: Act, speaker: Token, who: Speakers) -> tuple[Token, ...]:
    """Who is told to be going to do it: those named as its subject, else the speaker.

    "Malaysia will send tents, the minister said" is for Malaysia to do; of "said it would" and "said his country would"
    the speaker's words tell more.
    """
    sides = _sides(act)
    named = bool(sides) and all(who.known(each) and not _takes_up(each) for each in sides)
    return sides if named else tuple(conjuncts(speaker))


def _sides(act: Act) -> tuple[Token, ...]:
    """Who does it by its own words: of a meeting that only its other side names, nobody ("there will be no talks with Moscow").

    Nor does anybody send the soldiers of "soldiers would be sent to the border" but whoever says so.
    """
    if act.clause.passive and act.actors and {*act.actors} <= {*act.clause.patient}:
        return ()
    alone = act.reciprocal and act.clause.kind == "noun" and len(act.actors) == 1
    other = act.actors[0].dep_ == "pobj" and act.actors[0].head.lower_ == "with" if alone else False
    return () if other else act.actors


def _takes_up(head: Token) -> bool:
    """Whether a phrase names somebody only by one named before: "it", "his country"."""
    return head.pos_ == "PRON" or any(child.dep_ == "poss" and child.pos_ == "PRON" for child in head.lefts)


def _was_made(act: Act, who: Speakers) -> bool:
    """Whether words say of somebody by name that he has made a threat: it is told, not made."""
    clause = act.chain[0]
    made = clause.kind == "verb" and not clause.passive and is_perfect(clause.head)
    return made and any(who.known(each) and each.pos_ != "PRON" for each in act.actors)


def _was_heard(act: Act) -> bool:
    """Whether words tell of a threat by nobody knows whom: "judges were threatened", "a bomb threat emptied the school".

    Who says so has only heard of it.
    """
    verb = act.chain[0].head
    while not is_verb(verb) and verb.dep_ != "ROOT":
        verb = verb.head
    first = verb.head if verb.dep_ == "conj" else verb  # "must leave or be arrested"
    helpers = {child.tag_ for each in (verb, first) for child in each.lefts if child.dep_ in {"aux", "auxpass"}}
    if _sides(act) or "MD" in helpers or not is_verb(verb):
        return False
    past = "VBD" in {verb.tag_, *helpers} or is_perfect(verb)
    if is_passive(verb):
        # "farmers are threatened", but not "his days are numbered"
        return past or not {*act.recipients}.isdisjoint(surface_subject(verb))
    # "said their ports were legitimate targets" says it of now
    return past and (verb.lemma_ != "be" or act.trigger.dep_ == "attr")


def _is_theirs(head: Token, codebook: Codebook) -> bool:
    """Whether it is a thing of those who are spoken to or of: "your ships", "their boats"; or whichever thing there is."""
    return any(child.lower_ in codebook.speech.theirs for child in head.lefts)


def ends_in_or_else(verb: Token) -> bool:
    """Whether "or else" ends what a verb asks, so that it is left open what follows: "Leave the island, or else"."""
    words = [token for token in verb.sent if token.i > verb.i][:_ELSE_WITHIN]
    return any(
        one.lower_ == "or" and two.lower_ == "else" and (two.i + 1 >= verb.sent.end or two.nbor().is_punct)
        for one, two in pairwise(words)
    )


def is_imperative(verb: Token) -> bool:
    """Whether a verb tells somebody to do something: "Free them now", "do not shoot"."""
    if verb.tag_ != "VB" or verb.dep_ not in _MAIN:
        return False
    if any(child.dep_ in _SUBJECTS and child.i < verb.i for child in verb.children):
        return False
    if any(child.dep_ in {"aux", "mark"} and child.lower_ not in {"do", "don"} for child in verb.children):
        return False
    return verb.dep_ != "conj" or is_imperative(verb.head)


def _asks(row: Row, act: Act, codebook: Codebook) -> bool:
    imperative = codebook.speech.imperative
    return row.own is False and bool(row.modality) and row_fits(row, act, codebook, imperative)


def _holds(row: Row, act: Act, speaker: Token, codebook: Codebook, who: Speakers, modality: str | None) -> bool:
    clause = act.chain[0]
    future = not set(clause.auxiliaries).isdisjoint(codebook.speech.future)
    # "the sanctions must be lifted", by whomever, is asked of others
    asked = row.own is False and bool(row.modality) and not _is_inverted(clause.head)
    own = not (asked or _sides(act)) or any(
        who.answers_for(speaker, each) or (future and who.may_be_of(speaker, each)) for each in act.actors
    )
    return (
        row_fits(row, act, codebook, modality)
        and (row.conditional is None or row.conditional == _is_conditional(clause.head, codebook))
        and (row.future is None or row.future == future)
        and (row.as_a_rule is None or row.as_a_rule == _is_rule(clause))
        and (row.own is None or row.own == own)
    )


def _is_inverted(verb: Token) -> bool:
    """Whether its auxiliary stands before its subject: "should it be let in" is a condition."""
    modals = [child.i for child in verb.lefts if child.tag_ == "MD"]
    return any(at < child.i for at in modals for child in verb.lefts if child.dep_ in _SUBJECTS)


def _is_rule(clause: Clause) -> bool:
    """Whether a clause tells what is so now: of the first person ("we do not talk to them"), or without a verb ("no talks!")."""
    if clause.kind == "noun":
        return clause.head.dep_ in _MAIN and not any(is_verb(child) for child in clause.head.children)
    first = any("1" in each.morph.get("Person", []) for each in clause.agent)
    return first and clause.finite.tag_ == "VBP" and not is_perfect(clause.head)


def _has_to(verb: Token, codebook: Codebook) -> bool:
    """Whether it is what somebody "has to" or "needs to" do."""
    above = verb.head
    if verb.dep_ != "xcomp" or above.lemma_.lower() not in codebook.speech.obliging:
        return False
    return not any(child.dep_ in {"neg", "dobj"} for child in above.children)


def _is_conditional(verb: Token, codebook: Codebook) -> bool:
    """Whether something is said to bring it about: "if they attack", "unless they leave".

    What will not be done "until they leave" is refused, not threatened.
    """
    opened = {word.lower_ for child in verb.children if child.dep_ == "advcl" for word in child.lefts}
    averting = {*codebook.threats.demand} if clause_of(verb).negated else set()
    return not opened.isdisjoint({*codebook.threats.condition} - averting)
