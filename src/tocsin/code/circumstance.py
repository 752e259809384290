"""Acts told as the circumstance of another: "signed it after talks in Oslo", "freed them at the request of France".

Their noun leaves out what the clause around it tells: who met, who was asked. So does a verb that goes on where others have
met: "met the envoys without reaching a deal".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.parse.clauses import clause_of
from tocsin.parse.phrases import conjuncts
from tocsin.parse.relations import NOUNS
from tocsin.parse.verbs import is_finite, is_passive, is_verb, own_subjects

if TYPE_CHECKING:
    from tocsin.code.actors import Mentions
    from tocsin.code.acts import Act
    from tocsin.codebook.schema import Circumstances, Ontology
    from tocsin.parse.tokens import Token

#: How a clause that goes on hangs on the one before it.
_GOING_ON = {"conj", "advcl", "xcomp"}
#: The acts that the clause of a head expresses.
Acts = Callable[["Token"], list["Act"]]


def completed(act: Act, ontology: Ontology, at: Acts, who: Mentions) -> Act:
    """An act with those whom the clause names that it is a circumstance of, where its own words leave them out.

    at: gives the acts of a clause.
    """
    found = (find(act, ontology, at, who) for find in _FINDERS)
    return next((each for each in found if each is not None), act)


def _rescued(act: Act, ontology: Ontology, at: Acts, who: Mentions) -> Act | None:
    """Whom somebody frees from others he rescues."""
    rescuing = ontology.circumstances.rescuing
    if rescuing is None or not _is_rescue(act, ontology.circumstances, at, who):
        return None
    return replace(act, event=rescuing, mode=None)


def _is_rescue(act: Act, circumstances: Circumstances, at: Acts, who: Mentions) -> bool:
    """Whether those who free somebody have just taken him from others: "raided a farm and | freed 27 migrants", not "seized him and freed him"."""
    verb = act.clause.head
    if f"{act.event}/{act.mode}" not in circumstances.freeing:
        return False
    if any(_is_held_by_others(each, act, at, who) for each in act.recipients):
        return True
    if verb.dep_ != "conj" or own_subjects(verb):
        return False
    if not is_verb(verb.head) or act.clause.passive:
        return False
    before = [
        each
        for each in at(verb.head)
        if not {each.event, f"{each.event}/{each.mode}"}.isdisjoint(circumstances.storming)
    ]
    freed = [each for each in act.recipients if who.known(each)]
    return any(
        bool(each.actors) and not any(who.is_among(one, each.recipients) for one in freed) for each in before
    ) and not any(each.pos_ == "PRON" for each in freed)


def _is_held_by_others(freed: Token, act: Act, at: Acts, who: Mentions) -> bool:
    """Whether somebody who is freed is said to have been held by others: "freed 26 policemen who had been held by rebels"."""
    holding = [
        child for child in freed.rights if child.dep_ in {"relcl", "acl"} and is_verb(child) and is_passive(child)
    ]
    holders = [each for verb in holding for held in at(verb) for each in held.actors if who.known(each)]
    doers = [each for each in act.actors if who.known(each)]
    same = any(
        who.is_among(each, doers) or any(who.share_country(each, one) and not who.is_outlaw(each) for one in doers)
        for each in holders
    )
    return bool(holders) and bool(doers) and not same


def _by_the_same(act: Act, ontology: Ontology, at: Acts, who: Mentions) -> Act | None:
    """Who did to somebody what a passive verb told before does more, too: "was dragged off by gunmen and | shot"."""
    overpowering = ontology.circumstances.overpowering
    verb = act.clause.head
    first = verb.head
    if act.event not in overpowering or verb.dep_ != "conj" or not act.clause.passive:
        return None
    if any(map(who.known, act.actors)) or own_subjects(verb) or not is_verb(first) or not is_passive(first):
        return None
    if any(each.event not in overpowering for each in at(first)):
        return None
    same = [each for each in clause_of(first).agent if who.known(each) and not who.is_thing(each)]
    return replace(act, actors=tuple(same)) if same else None


def _together(act: Act, _: Ontology, at: Acts, who: Mentions) -> Act | None:
    """What several do together, told by a verb, with those whom the clause around it names."""
    if not act.reciprocal or act.clause.kind != "verb":
        return None
    return _made_by_parties(_joined_by_partners(act, at, who), at, who)


def _joined_by_partners(act: Act, at: Acts, who: Mentions) -> Act:
    """What one does together with those whom he has just met is done by all of them."""
    verb = act.clause.head
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head if verb.dep_ in _GOING_ON else None
    if len(act.actors) != 1 or act.recipients or above is None or not is_verb(above) or above.i > verb.i:
        return act
    for met in at(above):
        if met.reciprocal and len(met.actors) > 1 and met.trigger != act.trigger:
            others = [each for each in met.actors if not who.is_same(each, act.actors[0])]
            if len(others) + 1 == len(met.actors):
                return replace(act, actors=(*act.actors, *others))
    return act


def _made_by_parties(act: Act, at: Acts, who: Mentions) -> Act:
    """What is said to have been agreed, not by whom, was agreed by those who act on it: "swapped captives under a deal signed in May"."""
    verb = act.clause.head
    if verb.dep_ != "acl" or not act.clause.passive or any(map(who.known, act.actors)):
        return act
    noun = verb.head
    if noun.dep_ != "pobj" or noun.head.dep_ != "prep" or not is_verb(noun.head.head):
        return act
    for done in at(noun.head.head):
        parties = [each for each in done.actors if who.known(each)]
        if len(parties) == 1:
            parties += [each for each in done.recipients if who.stands_for_state(each)]
        if len(parties) > 1:
            return replace(act, actors=tuple(parties))
    return act


def _begun(act: Act, ontology: Ontology, at: Acts, who: Mentions) -> Act | None:
    """What a participle says of the thing that somebody gives back or gives is his deed, too: "returned villages seized in May".

    None: it is not, or its own words say whose.
    """
    verb = act.clause.head
    if verb.dep_ != "acl" or not act.clause.passive or any(map(who.known, act.actors)):
        return None
    noun = verb.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head  # "the last of the tanks promised"
    if noun.dep_ != "dobj" or not is_verb(noun.head):
        return None
    kinds = {act.event, f"{act.event}/{act.mode}"}
    ended = next((each for each in at(noun.head) if not kinds.isdisjoint(ontology.fulfils.get(each.event, ()))), None)
    doers = [each for each in ended.actors if who.known(each)] if ended is not None else []
    return replace(act, actors=tuple(doers)) if doers else None


def _by_its_doer(act: Act, ontology: Ontology, at: Acts, who: Mentions) -> Act | None:
    """What is ended, not by whom, is ended by those who did it: "American aid was suspended", "the lifting of European sanctions"."""
    ends = next(each.ends for each in ontology.events if each.event == act.event)
    if not ends or any(map(who.known, act.actors)) or (act.clause.kind == "verb" and not act.clause.passive):
        return None
    ended = [*act.inner, *(told for noun in act.clause.patient for told in at(noun))]
    doers = [
        each
        for told in ended
        if told.event in ontology.ended_by_doer and told.event in ends and told.clause.kind == "noun"
        for each in told.actors
        if who.known(each) and not who.is_among(each, act.recipients)
    ]
    return replace(act, actors=tuple(dict.fromkeys(doers))) if doers else None


def _shared(act: Act, ontology: Ontology, at: Acts, who: Mentions) -> Act | None:
    """What somebody helps in is done by him, too, if its noun names nobody: "cooperated in the arrest of two men"."""
    noun = act.clause.head
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else noun
    if act.clause.kind != "noun" or act.reciprocal or any(map(who.known, act.actors)) or not is_verb(verb):
        return None
    if verb.lemma_.lower() not in ontology.circumstances.sharing or not act.recipients:
        return None
    doers = [each for each in _subject(verb, at) if who.known(each) and not who.is_among(each, act.recipients)]
    return replace(act, actors=tuple(doers)) if doers else None


def _answered(act: Act, ontology: Ontology, at: Acts, who: Mentions) -> Act | None:
    """A request or offer as one to whoever refuses or answers it, where it names nobody else; None: nobody does so."""
    noun, circumstances = act.trigger, ontology.circumstances
    if act.clause.head != noun or act.clause.kind != "noun" or not act.actors or any(map(who.known, act.recipients)):
        return None
    faced = act.event in circumstances.faced
    if not faced and act.event not in circumstances.offered:
        return None
    above = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "to":
        above = noun.head.head
    elif noun.dep_ not in {"dobj", "nsubjpass"}:
        return None
    verb = above
    while not is_verb(verb) and verb.dep_ in {"dobj", "pobj", "prep"}:
        verb = verb.head  # "put off a reply to the request"
    if not is_verb(verb):
        return None
    deed = next((each for each in at(verb) if each.event in circumstances.refused), None)
    if deed is None and not (faced and above.lemma_.lower() in circumstances.answering):
        return None
    doers = deed.actors if deed is not None else clause_of(verb).agent
    others = [each for each in doers if who.known(each) and not who.is_among(each, act.actors)]
    return replace(act, recipients=tuple(others)) if others else None


def _after_others(act: Act, ontology: Ontology, at: Acts, who: Mentions) -> Act | None:
    """Talks and requests after which somebody acts, with those who act there: "signed it after talks in Oslo"; None: nobody does so."""
    circumstances = ontology.circumstances
    verb = _around(act, circumstances.after)
    if verb is None:
        return None
    if act.event in circumstances.joint and act.reciprocal:
        own = [each for each in act.actors if who.known(each)]
        if len(own) > 1 and not _are_partners(own, act):
            return act
        others = [each for each in _party(verb, at, who, alone=not own) if not who.is_among(each, own)]
        return replace(act, actors=(*own, *others)) if len(own) + len(others) > 1 else act
    if act.event in {*circumstances.joint, *circumstances.faced} and act.actors and not act.recipients:
        doers = [each for each in _subject(verb, at) if who.known(each)]
        others = [each for each in doers if not who.is_among(each, act.actors)]
        return replace(act, recipients=tuple(others))
    return act


def _around(act: Act, prepositions: list[str]) -> Token | None:
    """The verb of the clause that an act's noun is a circumstance of."""
    if not act.chain or any(clause.kind != "noun" for clause in act.chain):
        return None
    noun = act.chain[0].head
    if noun.dep_ != "pobj" or noun.head.lower_ not in prepositions:
        return None
    verb = noun.head.head
    if verb.dep_ in {"advmod", "npadvmod"}:
        verb = verb.head  # "hours after talks"
    return verb if is_verb(verb) else None


def _headlined(act: Act, ontology: Ontology, _: Acts, who: Mentions) -> Act | None:
    """What those are at of whom a headline without a verb says where they are: "Macron in Rabat | for talks with king"."""
    noun, circumstances = act.trigger, ontology.circumstances
    if act.event not in circumstances.joint or act.clause.head != noun or noun.dep_ != "pobj":
        return None
    root = noun.head
    while root.dep_ in {"prep", "pobj"}:
        root = root.head
    words = noun.sent
    if root.dep_ != "ROOT" or root.pos_ not in NOUNS or words[-1].text == "." or any(map(is_finite, words)):
        return None
    if noun.head.lower_ not in circumstances.there_for:
        return None
    there = [each for each in conjuncts(root) if who.known(each) and not who.is_civilian(each)]
    towns = [child for each in root.rights if each.lower_ == "in" for child in each.rights if child.dep_ == "pobj"]
    hosts = [each for each in towns if each != noun and who.stands_for_state(each)]
    others = [each for each in (act.actors if act.reciprocal else act.recipients) if who.known(each)]
    others = [each for each in others if not who.is_among(each, there)] or hosts
    if not there:
        return None
    if act.reciprocal:
        return replace(act, actors=tuple([*there, *others] if len(there) == 1 else there))
    return replace(act, actors=tuple(there), recipients=tuple(others))


def _are_partners(those: list[Token], act: Act) -> bool:
    """Whether all who are named are those with whom one met: "after talks with the premier and his deputy"."""
    return set(those) <= {each for clause in act.chain for each in clause.oblique("with")}


def _subject(verb: Token, at: Acts) -> list[Token]:
    told = next((each for each in at(verb) if each.actors), None)
    return list(told.actors) if told is not None else clause_of(verb).agent


def _party(verb: Token, at: Acts, who: Mentions, *, alone: bool) -> list[Token]:
    """Those whom a clause names: its doers and, if these are but one, those to whom he does it.

    alone: nobody else is known to have taken part.
    """
    doers = [each for each in _subject(verb, at) if who.known(each)]
    if len(doers) != 1 or not alone:
        return doers
    told = next((each for each in at(verb) if each.actors), None)
    clause = clause_of(verb)
    # "told the minister in a call", where the telling is no act
    others = told.recipients if told is not None else (*clause.patient, *clause.dative)
    return [*doers, *(each for each in others if who.known(each))]


#: What may complete an act, in the order in which it is tried: the first that knows of it decides.
_FINDERS = (_begun, _rescued, _by_the_same, _by_its_doer, _shared, _together, _answered, _after_others, _headlined)
