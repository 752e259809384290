"""What a sentence tells: the acts that its words express, each once, with what other clauses say of it.

The composer reads each word by itself. Here acts that only say more of another are taken into it ("stormed a market, killing
40 people"), and those left out that are no more than a condition, a purpose or a description of whoever it may be.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.acts import Act, everyone, key_of
from tocsin.code.circumstance import completed
from tocsin.code.compose import Composer
from tocsin.code.lexicon import lemmas, named_by
from tocsin.parse.arguments import direct_objects, surface_subject
from tocsin.parse.clauses import Clause, clause_of
from tocsin.parse.verbs import is_passive, is_verb, own_subjects

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: What a participle that tells a result does not have: a conjunction or a subject of its own.
_SUBORDINATE = {"mark", "nsubj", "nsubjpass"}
#: What opens the clause that tells of the deed in which people were hurt.
_CAUSE = {"when", "as", "after"}
#: Prepositions before the noun of such a deed.
_DURING = {"in", "during"}
#: Prepositions before the occasion of a meeting.
_OCCASIONS = ("in", "at", "for", "during")
#: How a clause hangs on another that tells what is threatened or said.
_SAID_IN = {"ccomp", "xcomp", "conj", "acl", "pcomp"}


#: How a preposition and what is after it hang on a verb: "on suspicion of helping".
_AFTER = {"pcomp", "pobj", "prep"}


class Sentences:
    """Tells the acts of the sentences of one article."""

    def __init__(self, composer: Composer):
        self._composer = composer
        self._book = composer.codebook
        self._who = composer.who
        self._conditions = frozenset(composer.codebook.threats.condition)
        self._whoever = composer.codebook.words(["@whoever"])
        self._talks = composer.codebook.words(["@talks"])
        self._topical = composer.codebook.words(composer.codebook.ontology.topics.nouns)

    def acts(self, tokens: list[Token]) -> list[Act]:
        """The acts among some tokens, those that others are composed of left out unless their table keeps them."""
        triggers = [token for token in tokens if self._composer.lexicon.triggers(token)]
        for token in triggers:
            self._composer.at(token)
        # only now is it known what has been taken into something else
        found = [
            act
            for token in triggers
            if key_of(token) not in self._composer.absorbed
            for act in self._composer.at(token)
        ]
        # "unpunished for crimes committed in Syria": two outer words may frame one act; the fuller reading stays
        fullest: dict[tuple[int, int], Act] = {}
        for act in found:
            key = key_of(act.trigger)
            if key not in fullest or _fullness(act) > _fullness(fullest[key]):
                fullest[key] = act
        found = [
            self._filled_up(act) for act in found if fullest[key_of(act.trigger)] is act and not self._is_taken_up(act)
        ]
        found = [
            act
            for act in found
            if not any(
                _is_fuller(other, act) or self._is_part(act, other) or self._is_told_within(act, other)
                for other in found
            )
        ]
        aside = [
            act
            for act in found
            if self._is_epithet(act)
            or self._is_topic(act)
            or _is_left_undone(act)
            or self._is_supposed(act, found)
            or any(
                self._is_laying(act, each)
                or self.is_term(act, each)
                or self._is_asked(act, each)
                or self._is_offence(act, each)
                or _is_resolved(act, each)
                or self._is_only_spoken_of(act, each)
                or self._is_same_threat(act, each)
                for each in found
            )
        ]
        return self._with_results([act for act in found if act not in aside])

    def _filled_up(self, act: Act) -> Act:
        """An act with what other clauses tell of it."""
        act = self._mourned(self._wielded(self._aimed(self._charged(act))))
        return completed(act, self._book.ontology, self._composer.at, self._who)

    def _is_taken_up(self, act: Act) -> bool:
        """Whether an act is a threat that was made before: "ignored the ultimatum", "never carried out its threat to attack".

        A noun makes a threat if it says what is threatened, or whom, or if its verb says that it is made.
        """
        if act.event != self._book.speech.menace:
            return False
        words = self._book.threats
        last = act.chain[-1] if act.chain else act.clause
        told_by_noun = last.kind == "noun"
        if not told_by_noun and self._is_remembered(act, last):
            return True
        # "the deadline that Egypt had set expired"
        noun = last.head if told_by_noun else last.head.head if last.head.dep_ in {"acl", "relcl"} else None
        if noun is None or {*lemmas(noun)}.isdisjoint(words.naming):
            return False
        if not {*_befalling(noun)}.isdisjoint(words.settling):
            return True
        alone = act.clause.head is noun or noun in act.clause.agent
        return told_by_noun and alone and not act.recipients and not self._says_what(noun)

    def _is_remembered(self, act: Act, clause: Clause) -> bool:
        """Whether somebody speaks of a threat of his own, and does not say again what it was: "we warned them a week ago"."""
        if act.inner or clause.complements or clause.finite.tag_ != "VBD":
            return False
        return any("1" in each.morph.get("Person", []) for each in clause.agent)

    def _says_what(self, noun: Token) -> bool:
        """Whether a noun that names a threat says what is threatened: "the threat to annul the vote", "a veto threat"."""
        clause = clause_of(noun)
        kinds = [each for each in clause.modifiers if each.dep_ == "compound" and not self._who.known(each)]
        return bool(kinds or clause.complements) or any(self._composer.at(each) for each in clause.oblique("of"))

    def _charged(self, act: Act) -> Act:
        """A deed that somebody is charged with is done by them where its noun names nobody: "blamed Moscow for the poisoning"."""
        charges = self._book.ontology.charges
        noun, preposition = act.clause.head, act.clause.head.head
        if not act.actors and act.clause.kind == "noun" and noun.dep_ in {"dobj", "nsubjpass"}:
            return self._pinned(act)
        if act.actors or act.clause.kind != "noun" or noun.dep_ != "pobj" or preposition.lower_ not in charges.after:
            return act
        accused = [
            each
            for charge in self._composer.at(preposition.head)
            if charge.event in charges.events
            for each in charge.recipients
            if self._who.known(each) and each not in act.recipients and each != noun
        ]
        return replace(act, actors=tuple(accused))

    def _pinned(self, act: Act) -> Act:
        """A deed that is laid to somebody's charge is done by them, not to them: "the attack was blamed on jihadists"."""
        charges = self._book.ontology.charges
        pinned = [
            each
            for charge in self._composer.at(act.clause.head.head)
            if charge.event in charges.events
            for each in charge.recipients
            if each.dep_ == "pobj" and each.head.lower_ in charges.onto and self._who.known(each)
        ]
        if not pinned:
            return act
        return replace(
            act, actors=tuple(pinned), recipients=tuple(each for each in act.recipients if each not in pinned)
        )

    def _aimed(self, act: Act) -> Act:
        """What somebody is sent to do is still to come: "sent troops to seize the port"; so is what is done "in order to"."""
        verb = act.chain[0].head if act.chain else act.trigger
        governor = verb.head
        if not any(child.tag_ == "TO" for child in verb.lefts):
            return act
        if verb.dep_ == "advcl" and is_verb(governor) and governor.i < verb.i:
            sent = surface_subject(governor) if is_passive(governor) else direct_objects(governor)
            aimed = any(self._who.known(each) and not self._who.is_thing(each) for each in sent)
        else:
            aimed = verb.dep_ == "acl" and governor.lower_ == "order" and governor.head.lower_ == "in"
        return replace(act, auxiliary=act.auxiliary | {"future"}) if aimed else act

    def _is_epithet(self, act: Act) -> bool:
        """Whether an act is only a word for somebody: "suspected rebels" are accused of nothing here, nor are "men armed with rifles" given any."""
        if act.event in self._book.ontology.no_epithets and act.trigger.dep_ == "amod":
            return True
        # "settlers accused of violence": nor is violence told that only a noun names
        participle = act.trigger.head.head if act.clause.kind == "noun" and act.trigger.dep_ == "pobj" else act.trigger
        return any(self._is_description(each) for each in (act, *self._composer.at(participle)))

    def _is_description(self, act: Act) -> bool:
        """Whether an act is a participle behind a noun that names neither who does it nor, by a verb, what: "men armed with rifles"."""
        word = act.trigger
        described = word.dep_ == "acl" and word.tag_ == "VBN" and not act.actors
        untold = not {act.event, f"{act.event}/{act.mode}"}.isdisjoint(self._book.ontology.no_descriptions)
        return described and untold and not any(is_verb(deep) for child in word.children for deep in child.children)

    def _is_offence(self, act: Act, whole: Act) -> bool:
        """Whether an act is only that for which a court or the police hold somebody to account: "jailed for insulting the king".

        A deed that harms others is told all the same.
        """
        justice = self._book.ontology.justice
        if act is whole or {act.event, f"{act.event}/{act.mode}"}.isdisjoint(justice.offences) or not act.actors:
            return False
        verb = act.chain[0].head if act.chain else act.trigger
        told_for, ends = False, {whole.clause.head, *whole.recipients}
        while verb not in ends and verb.dep_ in {*_AFTER, *_SAID_IN, "advcl"}:
            told_for = told_for or verb.lower_ in self._book.ontology.charges.after or "whether" in _openers(verb)
            verb = verb.head
        if verb not in ends or not told_for:
            return False
        punished = f"{whole.event}/{whole.mode}" in justice.punishing
        charged = f"{whole.event}/{whole.mode}" in justice.charging
        by_justice = punished or (charged and all(self._who.is_in(each, justice.sectors) for each in whole.actors))
        return by_justice and all(
            (not whole.recipients or self._is_among(each, [*whole.recipients])) and not self._who.is_state(each)
            for each in act.actors
        )

    def _is_topic(self, act: Act) -> bool:
        """Whether an act is only what talks or help are about: "talks on reopening the office", "talks on a hotline"."""
        verb = act.chain[0].head if act.chain else act.trigger
        preposition, topics = verb.head, self._book.ontology.topics
        if verb.dep_ == "pobj" and act.clause.kind == "noun" and preposition.lower_ in topics.naming:
            return not self._talks.isdisjoint(lemmas(preposition.head))
        if verb.dep_ != "pcomp" or verb.tag_ != "VBG" or preposition.lower_ not in topics.after:
            return False
        beside = preposition.nbor(-1)  # the parser may hang it on the verb
        return any(not self._topical.isdisjoint(lemmas(each)) for each in (preposition.head, beside))

    def _is_supposed(self, act: Act, acts: list[Act]) -> bool:
        """Whether an act only says of whom another speaks: "vowed to sink every boat that approached the island"."""
        verb = act.chain[0].head if act.chain else act.trigger
        if act.clause.kind == "noun" and self._is_whichever(act.trigger):
            # "any attack will be met with force"
            return any(
                each is not act
                and each.event == self._book.speech.menace
                and act.trigger in surface_subject(each.clause.head)
                for each in acts
            )
        if verb.dep_ not in {"relcl", "acl"} or not is_verb(verb):
            return False
        noun = verb.head
        if noun.lower_ in self._whoever or self._is_whichever(noun):
            return True
        threatened = (each for each in acts if each is not act and each.event in self._book.ontology.of_whoever)
        return any(noun in everyone(each) and noun not in each.actors for each in threatened)

    def _is_whichever(self, noun: Token) -> bool:
        """Whether it is "any attack", "whichever ship"."""
        return any(child.dep_ == "det" and child.lower_ in self._whoever for child in noun.lefts)

    def is_term(self, act: Act, whole: Act) -> bool:
        """Whether an act is only the condition of a threat, offer or refusal: "unless it frees the hostages"."""
        verb = act.chain[0].head if act.chain else act.trigger
        while verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ and not _has_subject(verb):
            verb = verb.head  # "if it does not pay them and reopen the airport"
        if act is whole or verb.dep_ != "advcl" or self._conditions.isdisjoint(_openers(verb)):
            return False
        told = [clause.head for clause in clauses_of(whole)]
        # "has threatened to quit, the paper reported, if …"
        governors = {*told, *(each.head for each in told if each.dep_ == "ccomp")}
        governor = verb.head
        while governor not in governors and governor.dep_ in _SAID_IN:
            governor = governor.head
        return governor in governors and self._book.events[whole.event].quad.startswith("verbal")

    def _is_asked(self, act: Act, whole: Act) -> bool:
        """Whether an act is only what averts a threat: "hand them over or we will attack", "must disarm or face war"."""
        instead = [whole.chain[0] if whole.chain else whole.clause, *map(clause_of, whole.clause.alternatives)]
        asked = act.clause.head
        threatens = act.event == self._book.speech.menace  # "gave them a day to leave, or they would be shot"
        if act is whole or threatens or not any(asked in each.instead_of for each in instead):
            return False
        later = {aux for each in instead for aux in each.auxiliaries} - {*act.clause.auxiliaries}
        return whole.event == "THREATEN" or (asked.tag_ == "VB" and not later.isdisjoint(self._book.speech.future))

    def _is_only_spoken_of(self, act: Act, whole: Act) -> bool:
        """Whether an infinitive tells what another act asks for, promises or refuses: "asked them to help | evacuate the town"."""
        verb = act.chain[0].head if act.chain else act.trigger
        if act is whole or act.kept or whole.event not in self._book.ontology.speaks_of:
            return False
        spoken = {clause.head for clause in clauses_of(whole)}
        while _is_led_to(verb) and verb not in spoken:
            verb = verb.head
            if verb in spoken:
                return True
        return False

    def _is_same_threat(self, act: Act, whole: Act) -> bool:
        """Whether a threat only says what another threatens: "gave them two days to leave or be shot", "…, threatening to shoot"."""
        if act is whole or whole.event != self._book.speech.menace:
            return False
        seen = act.clause.head
        if seen.dep_ == "ccomp" and is_passive(seen) and seen.head in {each.head for each in clauses_of(whole)}:
            return True  # "or see their ship seized"
        if act.event != whole.event:
            return False
        if act.inner and act.inner[0] is whole:
            return False
        asking = whole.clause
        if any(each == asking.head or each in asking.complements for each in act.clause.instead_of):
            return True
        verb = act.clause.head
        return verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head == asking.head and act.actors == whole.actors

    def _wielded(self, act: Act) -> Act:
        """A weapon kills for those who laid or fired it: "a bomb planted by rebels killed three"."""
        if any(self._who.known(each) and not self._who.is_thing(each) for each in act.actors):
            return act
        doers = [each for verb in self._uses(act) for each in clause_of(verb).agent if self._who.known(each)]
        return replace(act, actors=tuple(doers)) if doers else act

    def _mourned(self, act: Act) -> Act:
        """Who dies when something is done is harmed by it: "nine died when rebels overran the post"."""
        cause = act.chain[0].head if act.chain else act.trigger
        verb = cause.head
        after = cause.dep_ == "advcl" and verb.i < cause.i and not _openers(cause).isdisjoint(_CAUSE)
        if not after or act.event not in self._book.events[act.event].absorbs:
            return act
        lost = {f"{verb.lemma_} {each.lemma_}" for each in direct_objects(verb)}
        if self._book.words(["@dying"]).isdisjoint({*lost, verb.lemma_.lower()}):
            return act
        dead = [each for each in surface_subject(verb) if self._who.known(each) and each not in act.recipients]
        return replace(act, recipients=(*act.recipients, *dead))

    def _uses(self, act: Act) -> list[Token]:
        """The verbs of the clauses that say how the weapon came there with which an act is done."""
        if act.clause.kind != "verb":
            return []
        weapons = self._book.words(["@weapons"])
        return [
            child
            for head in act.clause.agent
            if not weapons.isdisjoint(named_by(head))
            for child in head.rights
            if child.dep_ in {"acl", "relcl"} and is_verb(child)
        ]

    def _is_laying(self, act: Act, whole: Act) -> bool:
        """Whether an act only tells how the weapon came there with which another is done."""
        return act.event == whole.event and not act.recipients and act.clause.head in self._uses(whole)

    def _is_part(self, act: Act, whole: Act) -> bool:
        """Whether an act only says what another is done for, and the ontology counts the two as one."""
        if act.event == whole.event:
            # "sent vaccines to Bolivia to help it fight the fever"
            helps = self._book.events[act.event].quad == "material cooperation" or act.clause.head.tag_ == "VB"
            return helps and act is not whole and bool(whole.recipients) and act.clause.head in aims_of(whole)
        absorbed = not {act.event, f"{act.event}/{act.mode}"}.isdisjoint(self._book.events[whole.event].absorbs)
        verb = act.clause.head
        # "teachers demanding more pay blocked the road"
        told_of_them = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head in whole.actors
        within = absorbed and (verb in aims_of(whole) or told_of_them)
        return within or _is_ground(act, whole) or self._is_ended(act, whole) or self._is_undone(act, whole)

    def _is_undone(self, act: Act, whole: Act) -> bool:
        """Whether a clause only tells of those in another act what it undoes: "the troops that it had stationed there left"."""
        verb = act.clause.head
        if verb.dep_ not in {"relcl", "acl"} or act.event not in self._book.events[whole.event].undoes:
            return False
        concerned = (*whole.clause.agent, *whole.clause.patient)
        return any(verb.head in each.subtree for each in concerned if each != verb)

    def _is_ended(self, act: Act, whole: Act) -> bool:
        """Whether it only says what of their own the doers of another act end by it: "halted its aid to Chad", "stopped selling it gas"."""
        gerund = act.clause.head.tag_ == "VBG" and act.clause.head.dep_ == "xcomp"
        if act is whole or not (act.clause.kind == "noun" or gerund):
            return False
        for each in acts_in(whole):
            verbs = [clause for clause in (each.clause, *each.chain) if clause.kind == "verb"]
            ended = {head for clause in verbs for head in (clause.complements if gerund else clause.patient)}
            if act.event in self._book.events[each.event].ends and act.clause.head in ended:
                doers = (*each.actors, *whole.actors)
                return act.reciprocal or all(any(self._who.is_same(a, b) for b in doers) for a in act.actors)
        return False

    def _is_told_within(self, act: Act, whole: Act) -> bool:
        """Whether an act only names again what a verb tells: "cut short his visit", "passed a motion backing Kyiv", "joined the talks"."""
        if act is whole or self._is_result(act, whole):
            return False  # of a deed and its dead, both tell whom it hit
        told = [each for each in (whole, *whole.inner) if each.event == act.event]
        if act.clause.kind == "noun" and any(
            act.clause.head in each.clause.oblique("with", borrow=False) for each in told
        ):
            # "hit Moscow with sanctions"
            return all(self._is_among(one, [*everyone(whole)]) for one in everyone(act))
        objects = [each for one in told for each in _within(one.clause)]
        word = act.clause.head
        within = word in objects if act.clause.kind == "noun" else word.dep_ == "acl" and word.head in objects
        # "backed a motion recognising Palestine": the motion stands for it
        open_ended = all(each in objects for each in whole.recipients)
        named = () if open_ended or act.reciprocal else act.recipients
        doers = [*everyone(whole)] if act.reciprocal else [*whole.actors]
        return (
            within
            and all(self._is_among(one, doers) for one in act.actors)
            and all(self._is_among(one, [*whole.recipients]) for one in named)
        )

    def _is_among(self, one: Token, others: list[Token]) -> bool:
        return any(one == each or self._who.is_same(one, each) for each in others)

    def _with_results(self, acts: list[Act]) -> list[Act]:
        """Acts, each with those whom its result names: "stormed a market, killing 40 people", "the bombing that killed 25"."""
        told: list[Act] = []
        for act in acts:
            if any(self._is_result(act, each) for each in acts):
                continue
            results = [each for each in acts if self._is_result(each, act)]
            heads = [head for each in results for head in each.recipients if head not in act.recipients]
            # "a patrol of soldiers, killing four": some of those are meant
            more = [head for head in heads if not act.recipients or not _is_some(head)]
            mode = act.mode or next((each.mode for each in results if each.mode), None)
            told.append(replace(act, recipients=(*act.recipients, *more), mode=mode, results=tuple(results)))
        return told

    def _is_result(self, act: Act, whole: Act) -> bool:
        """Whether an act says what another of its type, by the same, ended in."""
        if act is whole or act.event != whole.event or act.event not in self._book.events[act.event].absorbs:
            return False
        if _is_deed_in(act, whole):
            return True
        verb = act.clause.head
        if act.clause.kind != "verb" or act.chain != (act.clause,):
            return False
        if whole.chain and whole.chain[-1].kind == "noun" and whole.trigger in act.clause.agent:
            # "the bombing that killed 25", "rebel attacks killed 12"
            return not act.clause.passive
        if act.clause.passive and not act.clause.agent:
            # "clashes in which 30 were hurt", "six were killed when soldiers fired on them"
            inside = verb.dep_ == "relcl" and verb.head == whole.trigger
            cause = whole.chain[0].head if whole.chain else whole.trigger
            return inside or (
                cause.dep_ == "advcl"
                and cause.head == verb
                and not _openers(cause).isdisjoint(_CAUSE)
                and not cause.i < verb.i
            )
        if verb.dep_ == "relcl":
            return False
        while verb.dep_ == "conj" and verb.tag_ == "VBG" and verb.head.tag_ == "VBG":
            verb = verb.head  # "killing two and wounding nine"
        alone = not any(child.dep_ in _SUBORDINATE for child in verb.children)
        participle = verb.dep_ == "advcl" and verb.tag_ == "VBG" and alone
        return participle and verb.i > whole.clause.head.i and verb.head in {clause.head for clause in whole.chain}


def _is_some(head: Token) -> bool:
    """Whether a phrase tells only how many of those named before it: "killing four", "beating several of them"."""
    inside = (noun for of in head.rights if of.lower_ == "of" for noun in of.rights if noun.dep_ == "pobj")
    return head.pos_ == "NUM" or any(noun.pos_ == "PRON" for noun in inside)


def _within(clause: Clause) -> Iterator[Token]:
    """What a verb is done to, and on what occasion: "received him in an audience"."""
    yield from clause.patient
    for preposition in _OCCASIONS if clause.kind == "verb" else ():
        yield from clause.oblique(preposition, borrow=False)


def acts_in(act: Act) -> Iterator[Act]:
    """An act and those inside it, the outermost first."""
    yield act
    for inner in act.inner:
        yield from acts_in(inner)


def _is_led_to(verb: Token) -> bool:
    """Whether a verb before it leads to an infinitive or gerund: "help | evacuate", "start | shelling"."""
    return (
        verb.dep_ in {"xcomp", "ccomp"} and verb.tag_ in {"VB", "VBG"} and not own_subjects(verb) and is_verb(verb.head)
    )


def clauses_of(act: Act) -> Iterator[Clause]:
    """The clauses of an act and of those inside it, the outermost first."""
    for each in acts_in(act):
        yield each.clause
        yield from each.chain


def _befalling(noun: Token) -> Iterator[str]:
    """What is done to something or befalls it, as lemmas: "expire", "expiry", "carry out", "act on"."""
    holder, words = noun.head, []
    if noun.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        words = [""]
    elif noun.dep_ == "pobj":
        holder = noun.head.head
        words = ["" if noun.head.lower_ == "of" else f" {noun.head.lower_}"]
    else:
        return
    words += [f" {child.lower_}" for child in holder.rights if child.pos_ in {"ADV", "ADJ"} or child.dep_ == "prt"]
    for lemma in lemmas(holder):
        yield from (f"{lemma}{word}" for word in words)


def _has_subject(verb: Token) -> bool:
    """Whether a joined verb has a subject of its own."""
    return any(child.dep_ in _SUBORDINATE for child in verb.lefts)


def _openers(verb: Token) -> set[str]:
    """The words that open a clause: "unless", "if"; "should" before its subject."""
    first = verb.left_edge
    inverted = {first.lower_} if first.dep_ == "aux" and first.head == verb and is_verb(verb) else set()
    return {child.lower_ for child in verb.lefts if child.dep_ in {"mark", "advmod"}} | inverted


def _fullness(act: Act) -> tuple[int, int]:
    return bool(act.actors) + bool(act.recipients), len(act.chain)


def aims_of(act: Act) -> list[Token]:
    """Verbs of what an act is done for: "marched to demand"."""
    clauses = dict.fromkeys((act.clause, *act.chain))
    return [
        child
        for clause in clauses
        for child in clause.head.children
        if child.dep_ in {"advcl", "xcomp", "acl"}
        and is_verb(child)
        # "after police shot a student" is no aim
        and not any(word.dep_ == "mark" or word.tag_ == "WRB" for word in child.children)
    ]


def _is_deed_in(act: Act, whole: Act) -> bool:
    """Whether a noun names the deed in which somebody was harmed: "were killed in an air strike on a school"."""
    noun = act.trigger
    if act.clause.kind != "noun" or len(act.chain) != 1 or act.reciprocal or noun.dep_ != "pobj":
        return False
    preposition = noun.head
    return (
        preposition.lower_ in _DURING
        and preposition.head in {whole.trigger, *whole.clause.patient}
        and whole.clause.kind != "noun"
        and not (
            act.actors
            and {*act.actors}.isdisjoint(whole.actors)
            # "killed a commander in the Lebanon strike": that is where
            and not (whole.clause.agent and all(each.dep_ == "compound" for each in act.actors))
        )
    )


def _is_ground(act: Act, whole: Act) -> bool:
    """Whether a bare noun only says on what ground another act is done: "recalled its envoy in protest at the raid"."""
    noun = act.clause.head
    if act.clause.kind != "noun" or act.actors or noun.tag_ != "NN" or noun.dep_ != "pobj" or noun.lefts:
        return False
    preposition = noun.head
    against = any(child.dep_ == "prep" and child.lower_ in {"at", "against"} for child in noun.rights)
    return against and preposition.lower_ == "in" and preposition.head in {clause.head for clause in clauses_of(whole)}


def _is_resolved(act: Act, whole: Act) -> bool:
    """Whether an act is only what somebody plans, decides or proposes, and another act is done to that: "hailed its decision to disarm"."""
    verb = act.trigger
    if act is whole or whole.reciprocal or verb.dep_ != "acl" or verb.tag_ != "VB":
        return False
    return whole.clause.kind == "verb" and verb.head in whole.clause.patient and verb.head.pos_ == "NOUN"


def _is_fuller(other: Act, act: Act) -> bool:
    """Whether another act tells the same deed, and more of it.

    "Used the threat to intimidate them", "blocked the road in protest".
    """
    if other.event != act.event or other is act:
        return False
    if act.clause.kind == "verb" and not act.actors and other.clause.head in act.clause.patient:
        return other.clause.kind == "noun" and bool(other.actors)  # "India's request was sent to Oman"
    if act.clause.kind == "noun" and not act.actors:
        return other.clause.kind == "verb" and bool(other.actors) and act.clause.head in other.clause.own_words()
    return (
        not act.recipients
        and bool(other.recipients)
        and other.actors == act.actors
        and other.clause.head.dep_ in {"xcomp", "advcl"}
        and other.clause.head.head == act.clause.head
    )


def _is_left_undone(act: Act) -> bool:
    """Whether it is said what is done in place of an act: "asked them to talk to the rebels instead of shunning them"."""
    verb = act.chain[0].head if act.chain else act.trigger
    of = verb.head
    return verb.dep_ == "pcomp" and of.lower_ == "of" and of.i > 0 and of.nbor(-1).lower_ == "instead"
