"""What a text only speaks of: a condition, a purpose, a topic, a description of whoever it may be. None of it is told as done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.code.acts import Act, clauses_of, everyone
from tocsin.code.lexicon import lemmas
from tocsin.code.threats.markers import conditional_verbs
from tocsin.parse.arguments import surface_subject
from tocsin.parse.clauses import clause_of
from tocsin.parse.verbs import has_to, is_passive, is_verb, openers, own_subjects

if TYPE_CHECKING:
    from tocsin.code.compose import Composer
    from tocsin.parse.tokens import Token

#: What a joined verb has that is the beginning of a clause of its own.
_SUBORDINATE = {"mark", "nsubj", "nsubjpass"}
#: How a clause hangs on another that tells what is threatened or said.
_SAID_IN = {"ccomp", "xcomp", "conj", "acl", "pcomp"}
#: How a preposition and what is after it hang on a verb: "on suspicion of helping".
_AFTER = {"pcomp", "pobj", "prep"}
#: The groups of acts that are done with others or for them, and those that by force are no giving way: "stormed it to free them".
_COOPERATION = "cooperation"
_FRIENDLY = {_COOPERATION, "yield"}
#: What makes a participle a clause of its own, or gives it a subject.
_HELPED = {"aux", "auxpass", "mark", "nsubj", "nsubjpass"}


class SpokenOf:
    """Tells the acts of one article that are only spoken of."""

    def __init__(self, composer: Composer):
        self._composer = composer
        self._book = composer.codebook
        self._who = composer.who
        self._conditions = frozenset(composer.codebook.threats.condition)
        self._whoever = composer.codebook.words(["@whoever"])
        self._talks = composer.codebook.words(["@talks"])
        self._topical = composer.codebook.words(composer.codebook.ontology.topics.nouns)

    def __call__(self, act: Act, told: list[Act]) -> bool:
        """Whether an act is only spoken of, by its own words or by another that the same sentence tells."""
        alone = (
            self._is_epithet(act)
            or self._is_topic(act)
            or _is_left_undone(act)
            or self._is_awaited(act)
            or self._is_supposed(act, told)
        )
        return alone or any(
            self.is_term(act, each)
            or self._is_asked(act, each)
            or self._is_offence(act, each)
            or _is_resolved(act, each)
            or self._is_only_spoken_of(act, each)
            or self._is_same_threat(act, each)
            or self._is_kept_from(act, each)
            or self._is_purpose(act, each)
            for each in told
        )

    def _is_kept_from(self, act: Act, whole: Act) -> bool:
        """Whether an act is only what somebody is kept from: "banned the ministers from entering the bloc"."""
        gerund = act.outermost
        of = gerund.head
        if (
            act is whole
            or gerund.dep_ != "pcomp"
            or of.lower_ != "from"
            or whole.event not in self._book.ontology.keeps_from
        ):
            return False
        return whole.clause.head in {of.head, of.head.head}

    def _is_purpose(self, act: Act, whole: Act) -> bool:
        """Whether an act is only what another is done for: "to protect farmers, Oslo halted imports", "freed them to win support".

        What forces are sent to do against others is told all the same.
        """
        verb = act.outermost
        if verb.dep_ == "acl" and has_to(verb):
            verb = verb.head  # "to win support for its bid to | join the bloc"
            while verb.dep_ in {"pobj", "prep", "dobj"}:
                verb = verb.head
        if act is whole or verb.dep_ != "advcl" or not has_to(verb) or self._composer.roles.is_said_in_meeting(verb):
            return False
        by_force = self._book.events[whole.event].quad == "material conflict"
        helps = self._book.events[act.event].group in (_FRIENDLY if by_force else {_COOPERATION})
        if not helps and verb.i > verb.head.i:
            return False
        same = all(self._who.is_among(each, whole.actors) for each in act.actors)
        return verb.head in {clause.head for clause in clauses_of(whole)} and same

    def _is_epithet(self, act: Act) -> bool:
        """Whether an act is only a word for somebody: "suspected rebels" are accused of nothing here, nor are "men armed with rifles" given any."""
        if act.event in self._book.ontology.no_epithets and act.trigger.dep_ == "amod":
            return True
        # "settlers accused of violence": nor is violence told that only a noun names
        participle = act.trigger.head.head if act.clause.kind == "noun" and act.trigger.dep_ == "pobj" else act.trigger
        return any(self._is_description(each) for each in (act, *self._composer.at(participle)))

    def _is_description(self, act: Act) -> bool:
        """Whether an act is a participle behind a noun that names neither who does it nor, by a verb, what: "men armed with rifles".

        Or one that says only whose somebody is: "rebels backed by Rwanda". It may stand before the clause or trail behind it:
        "gathered, armed with rifles".
        """
        word = act.trigger
        if word.dep_ == "advcl" and word.tag_ == "VBN" and not act.actors:
            own = any(child.dep_ in {*_HELPED, "agent"} for child in word.children)
            return not own and act.event in self._book.ontology.no_descriptions
        if word.dep_ != "acl" or word.tag_ != "VBN":
            return False
        if act.event in self._book.ontology.allegiances and any(child.dep_ == "agent" for child in word.rights):
            return any(self._who.known(each) and not self._who.is_thing(each) for each in act.recipients)
        # "marines stationed aboard": who are where somebody has sent them are themselves whom the act names
        described = {*act.actors} <= {word.head}
        untold = not {act.event, f"{act.event}/{act.mode}"}.isdisjoint(self._book.ontology.no_descriptions)
        return described and untold and not any(is_verb(deep) for child in word.children for deep in child.children)

    def _is_offence(self, act: Act, whole: Act) -> bool:
        """Whether an act is only that for which a court or the police hold somebody to account: "jailed for backing the king".

        Deeds and words against others and help are told all the same.
        """
        justice = self._book.ontology.justice
        suspected = justice.suspected if f"{whole.event}/{whole.mode}" in justice.suspecting else ()
        offences = {*justice.offences, *suspected}
        if act is whole or {act.event, f"{act.event}/{act.mode}"}.isdisjoint(offences) or not act.actors:
            return False
        verb = act.outermost
        told_for, ends = False, {whole.clause.head, *whole.recipients}
        while verb not in ends and verb.dep_ in {*_AFTER, *_SAID_IN, "advcl"}:
            told_for = told_for or verb.lower_ in self._book.ontology.charges.after or "whether" in openers(verb)
            verb = verb.head
        if verb not in ends or not told_for:
            return False
        punished = f"{whole.event}/{whole.mode}" in justice.punishing
        charged = f"{whole.event}/{whole.mode}" in justice.charging
        by_justice = punished or (charged and all(self._who.is_in(each, justice.sectors) for each in whole.actors))
        return by_justice and all(
            (not whole.recipients or self._who.is_among(each, whole.recipients)) and not self._who.is_state(each)
            for each in act.actors
        )

    def _is_topic(self, act: Act) -> bool:
        """Whether an act is only what talks or help are about: "talks on reopening the office", "talks on a hotline"."""
        verb = act.outermost
        preposition, topics = verb.head, self._book.ontology.topics
        if verb.dep_ == "pobj" and act.clause.kind == "noun" and preposition.lower_ in topics.naming:
            return not self._talks.isdisjoint(lemmas(preposition.head))
        if verb.dep_ != "pcomp" or verb.tag_ != "VBG" or preposition.lower_ not in topics.after:
            return False
        beside = preposition.nbor(-1)  # the parser may hang it on the verb
        return any(not self._topical.isdisjoint(lemmas(each)) for each in (preposition.head, beside))

    def _is_awaited(self, act: Act) -> bool:
        """Whether an act is only what has to come about before something else will: "will stay shut until they leave"."""
        verb = act.outermost
        while verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ and not _has_subject(verb):
            verb = verb.head
        governor = verb.head
        while governor.dep_ == "advmod":
            governor = governor.head  # "as soon as they leave"
        if verb.dep_ != "advcl" or not is_verb(governor):
            return False
        # what a past tense tells behind "until" came about, unless that was only foreseen
        foreseen = not {*clause_of(governor).auxiliaries}.isdisjoint(self._book.speech.future)
        if self._is_refused(governor):
            return verb in set(
                conditional_verbs(verb.sent, [*self._book.threats.awaited, *self._book.threats.beforehand])
            )
        return foreseen and verb in set(conditional_verbs(verb.sent, self._book.threats.awaited))

    def _is_refused(self, verb: Token) -> bool:
        """Whether a verb tells what somebody refuses, so that what he waits for has not come about: "refused to leave before they paid"."""
        outer = verb.head if verb.dep_ in {"xcomp", "ccomp"} and is_verb(verb.head) else verb
        refused = self._book.ontology.circumstances.refused
        return any(act.event in refused for each in (verb, outer) for act in self._composer.at(each))

    def _is_supposed(self, act: Act, acts: list[Act]) -> bool:
        """Whether an act only says of whom another speaks: "vowed to sink every boat that approached the island"."""
        verb = act.outermost
        if act.clause.kind == "noun" and (self._is_whichever(act.trigger) or _is_bare_plural(act.trigger)):
            # "any attack will be met with force", "will not tolerate attacks on its ships"
            return any(
                each is not act
                and each.event == self._book.speech.menace
                and any(
                    act.trigger in surface_subject(told.head) + told.patient + told.oblique("to")
                    for told in clauses_of(each)
                )
                for each in acts
            )
        if verb.dep_ not in {"relcl", "acl"} or not is_verb(verb):
            return False
        noun = verb.head
        if noun.lower_ in self._whoever or self._is_whichever(noun):
            return True
        threatened = (each for each in acts if each is not act and each.event in self._book.ontology.of_whoever)
        return any(noun in set(everyone(each)) and noun not in each.actors for each in threatened)

    def _is_whichever(self, noun: Token) -> bool:
        """Whether it is "any attack", "whichever ship"."""
        return any(child.dep_ == "det" and child.lower_ in self._whoever for child in noun.lefts)

    def is_term(self, act: Act, whole: Act) -> bool:
        """Whether an act is only the condition of a threat, offer or refusal: "unless it frees the hostages"."""
        verb = act.outermost
        while verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ and not _has_subject(verb):
            verb = verb.head  # "if it does not pay them and reopen the airport"
        if act is whole or verb.dep_ != "advcl" or self._conditions.isdisjoint(openers(verb)):
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
        verb = act.outermost
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


def _is_left_undone(act: Act) -> bool:
    """Whether it is said what is done in place of an act: "asked them to talk to the rebels instead of shunning them"."""
    verb = act.outermost
    of = verb.head
    return verb.dep_ == "pcomp" and of.lower_ == "of" and of.i > 0 and of.nbor(-1).lower_ == "instead"


def _is_resolved(act: Act, whole: Act) -> bool:
    """Whether an act is only what somebody plans, decides or proposes, and another act is done to that: "hailed its decision to disarm"."""
    verb = act.trigger
    if act is whole or whole.reciprocal or verb.dep_ != "acl" or verb.tag_ != "VB":
        return False
    return whole.clause.kind == "verb" and verb.head in whole.clause.patient and verb.head.pos_ == "NOUN"


def _is_led_to(verb: Token) -> bool:
    """Whether a verb before it leads to an infinitive or gerund: "help | evacuate", "start | shelling"."""
    return (
        verb.dep_ in {"xcomp", "ccomp"} and verb.tag_ in {"VB", "VBG"} and not own_subjects(verb) and is_verb(verb.head)
    )


def _has_subject(verb: Token) -> bool:
    """Whether a joined verb has a subject of its own."""
    return any(child.dep_ in _SUBORDINATE for child in verb.lefts)


def _is_bare_plural(noun: Token) -> bool:
    """Whether a noun tells of deeds at large: "attacks on its ships", not "the attacks", "Friday's attacks" or "three attacks"."""
    return noun.tag_ == "NNS" and not any(child.dep_ in {"det", "poss", "nummod"} for child in noun.lefts)
