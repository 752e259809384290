"""Roles: the phrases that stand in a part of a clause, as frames and composition tables name the parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from tocsin.code.acts import Act, everyone
from tocsin.parse.arguments import direct_objects, surface_subject
from tocsin.parse.clauses import Clause, clause_of, is_indicative
from tocsin.parse.doers import possessors
from tocsin.parse.nominals import is_definite
from tocsin.parse.phrases import conjuncts, worth
from tocsin.parse.relations import COMPLEMENTS, NOMINAL_SUBJECT, NOUNS, TIMES
from tocsin.parse.verbs import has_to, is_passive, is_verb

if TYPE_CHECKING:
    from tocsin.code.actors import Mentions
    from tocsin.code.lexicon import Lexicon
    from tocsin.codebook import Codebook
    from tocsin.codebook.schema import Frame
    from tocsin.parse.tokens import Token

#: Prepositions before those who are called on to do something.
_CALLING = {"on", "upon", "to"}
#: Prepositions before what is used against somebody: "was put under an embargo".
_WIELDED = {"with", "under"}
#: Articles before what has been spoken of.
_KNOWN = {"the", "this", "that", "his", "her", "their", "its"}
#: Where the first actor among a clause's arguments is looked for.
_ARGUMENTS = ("patient", "helped", "dative", "to", "with", "from", "against", "on", "for", "into", "in")


class Roles:
    """Finds who and what stands in the roles of an article's clauses.

    who: tells which phrases name actors.
    acts: the acts that the clause of a word expresses.
    fitting: the frames that fit a word, each with its clause.
    """

    def __init__(
        self,
        codebook: Codebook,
        lexicon: Lexicon,
        who: Mentions,
        acts: Callable[[Token], list[Act]],
        fitting: Callable[[Token], Iterator[tuple[Frame, Clause]]],
    ):
        self._codebook = codebook
        self._lexicon = lexicon
        self._who = who
        self._acts = acts
        self._fitting = fitting
        self._currencies = frozenset(codebook.figures.currencies)
        self._saying = frozenset(codebook.speech.verbs)
        self._giving = codebook.words(["@giving"])
        self._founding = codebook.words(["@founding"])
        self._leading = codebook.words(["@leading"])
        self._errands = frozenset(codebook.ontology.prepositions.errand)
        self._joint = frozenset(codebook.ontology.circumstances.joint)
        self._filled: dict[tuple[Token, str], list[Token]] = {}
        self._told_of: dict[Token, bool] = {}

    def role(self, role: str, clause: Clause, inner: tuple[Act, ...] = ()) -> list[Token]:
        """Heads of the phrases in a role."""
        key = (clause.head, role)
        found = self._filled.get(key)
        if found is None:
            if role.startswith("inner."):
                return [each for act in inner for each in _INNER[role](act)]
            found = self._filled[key] = self._in_role(role, clause)
        return found

    def _in_role(self, role: str, clause: Clause) -> list[Token]:
        if role in _ROLES:
            return _ROLES[role](self, clause)
        if role.isalpha() and role not in clause.head.sent.forms:
            return []  # most prepositions that frames ask for are not in the sentence
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
        return [*clause.patient, *self._given(clause), *(each for each in inside if each is not None)]

    def _dative(self, clause: Clause) -> list[Token]:
        return clause.dative or (clause.patient if self._given(clause) else [])

    def _given(self, clause: Clause) -> list[Token]:
        """What somebody was given of whom a passive verb tells: "Ukraine was given | 50 tanks"."""
        if not clause.passive or clause.head.lemma_.lower() not in self._giving:
            return []
        return [each for each in direct_objects(clause.head) if each.ent_type_ not in TIMES]

    def _conditions(self, clause: Clause) -> list[Token]:
        openers = set(self._codebook.threats.condition)
        return [
            child
            for child in clause.head.children
            if child.dep_ == "advcl" and any(word.lower_ in openers for word in child.lefts)
        ]

    def _to_of_complement(self, clause: Clause) -> list[Token]:
        # "refused to hand the man over to China"
        heads = [each for verb in clause.complements for each in clause_of(verb).oblique("to")]
        return [each for each in heads if self._who.has_country(each)]

    def agent(self, clause: Clause) -> list[Token]:
        """Who does it: for a noun also a modifier ("US strikes"); an object that cannot act controls no infinitive."""
        agent = clause.agent
        if clause.passive and not agent:
            return self._far_agent(clause.head)
        if clause.kind == "noun" and all(each.ent_type_ in TIMES for each in agent):
            # "general" in "a general strike" is nobody's rank
            named = [
                each
                for each in clause.modifiers
                if each.pos_ != "ADJ" or each.text[0].isupper() or self._who.is_outlaw(each)
            ]
            # "a missile attack" is not done by the missile
            found = [each for each in named if self._who.known(each) and not self._who.is_thing(each)]
            if all(self._who.is_place(each) for each in found) and (within := self._taking_part(clause.head)):
                return within
            return found or self._leaders(clause)
        if clause.head.dep_ == "pcomp":
            holder = clause.head.head.head
            if not is_verb(holder) and self._who.known(holder):
                # "accused rebels of attacking", with "of attacking" hung on the rebels
                return [holder]
        if (asking := self.asking(clause.head)) is not None:
            return surface_subject(asking)
        if self.is_said_in_meeting(clause.head):
            return surface_subject(clause.head.head)
        if clause.head.dep_ in {"xcomp", "acl"} and agent and not any(self._who.known(each) for each in agent):
            # "used its territory to invade", "adopted a resolution condemning"
            governor = clause.head.head if clause.head.dep_ == "xcomp" else clause.head.head.head
            governing = surface_subject(governor) if is_verb(governor) else []
            if any(self._who.known(each) for each in governing):
                return governing
        return agent

    def _taking_part(self, noun: Token) -> list[Token]:
        """Who stands in what a headline without a verb tells: "Greek farmers in protest over prices", "army, gunmen in Goma battle"."""
        first = last = noun.head.head
        if noun.dep_ != "pobj" or noun.head.lower_ != "in" or noun.head.i != last.i + 1:
            return []
        while first.dep_ in {"appos", "conj"}:
            first = first.head
        # "two dead in Karachi bombing"
        if first.dep_ != "ROOT" or last.pos_ not in NOUNS or self._lexicon.triggers(last):
            return []
        beside = [each for each in first.rights if each.dep_ in {"appos", "conj"} and each.i < noun.i]
        return [each for each in (first, *beside) if self._who.known(each) and not self._who.is_thing(each)]

    def _leaders(self, clause: Clause) -> list[Token]:
        """Who does a deed as a participle before its noun tells: "French-led raids"."""
        leading = (each for each in clause.modifiers if each.tag_ == "VBN" and each.lemma_.lower() in self._leading)
        before = (child for each in leading for child in each.lefts if child.dep_ in {"npadvmod", "compound", "amod"})
        return [each for each in before if self._who.known(each)]

    def _far_agent(self, verb: Token) -> list[Token]:
        """Who does what a passive verb says, where "by" hangs on another of its phrases: "was accused of fraud by Peru"."""
        for child in verb.rights:
            # "was let go by the rebels": what is let be done is not itself passive
            let = child.dep_ in {"xcomp", "ccomp"} and is_verb(child) and not (has_to(child) or is_passive(child))
            if not let and child.dep_ not in {"prep", "npadvmod", "dobj", "oprd", "prt", "advmod"}:
                continue
            for word in child.subtree:
                if word.lower_ != "by" or word.dep_ not in {"prep", "agent"} or word.head == verb:
                    continue
                holder = word.head
                # "was threatened with sanctions by Paris", but not "was charged with the killing of a priest by rebels"
                wielded = child.lower_ in _WIELDED and holder.head == child and holder.left_edge.lower_ not in _KNOWN
                # nor are those who do what an active verb says named behind "by": "was accused of insulting him by Peru"
                gerund = holder.dep_ == "pcomp" and holder.head == child and self._has_done(holder, word)
                if not (gerund or (let and holder == child)) and (
                    is_verb(holder) or (self._lexicon.triggers(holder) and not wielded)
                ):
                    continue
                doers = [each for each in word.children if each.dep_ == "pobj" and self._who.known(each)]
                if doers:
                    return [each for doer in doers for each in conjuncts(doer)]
        return []

    def _has_done(self, gerund: Token, by: Token) -> bool:
        """Whether a gerund has an object, and what stands before "by" is no deed of others: "for ordering massacres by the army"."""
        objects = direct_objects(gerund)
        deed = any(each.right_edge.i + 1 == by.i and self._lexicon.triggers(each) for each in objects)
        return bool(objects) and not deed

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

    def is_said_in_meeting(self, verb: Token) -> bool:
        """Whether an infinitive tells what somebody meets or calls another for, so that he does it: "called the king to thank him"."""
        above = verb.head
        if verb.dep_ not in COMPLEMENTS or not has_to(verb) or not is_verb(above) or verb.i < above.i:
            return False
        first = next((frame for frame, _ in self._fitting(above)), None)
        return first is not None and first.compose is None and first.event in self._joint

    def _argument(self, clause: Clause) -> list[Token]:
        """The first of a clause's arguments that names an actor."""
        meeting = any(act.event in self._joint for act in self._acts(clause.head))
        for role in _ARGUMENTS:
            if meeting and role == "in":
                continue  # "agreed to resume the talks in Geneva"
            found = self._helped(clause) if role == "helped" else self.role(role, clause, ())
            heads = [head for head in found if self._who.known(head)]
            if role == "patient" and self._is_moved(heads, clause):
                return []  # to whom they are sent is told by the act itself
            if heads:
                own = (self.is_founded(head) or self._is_own_thing(head, clause) for head in heads)
                return [head for head, theirs in zip(heads, own, strict=True) if not theirs]
        return []

    def _is_moved(self, heads: list[Token], clause: Clause) -> bool:
        """Whether people are only what an act moves, which is not done to them: "offered to send engineers"."""
        frames = [act.frames[-1] for act in self._acts(clause.head) if act.frames]
        moves = any(
            frame.recipient
            and "patient" not in frame.recipient
            and "ACTOR" not in frame.requires.get("patient", ("ACTOR",))
            for frame in frames
        )
        return moves and any(not self._who.is_thing(each) for each in heads)

    def is_founded(self, head: Token) -> bool:
        """Whether somebody is only what is yet to be founded: "agreed to set up a joint committee"."""
        verb = head.head
        particles = (f"{verb.lemma_.lower()} {child.lower_}" for child in verb.rights if child.dep_ == "prt")
        founds = not self._founding.isdisjoint({verb.lemma_.lower(), *particles})
        return head.dep_ == "dobj" and founds and not is_definite(head)

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
        return any(self._who.is_same(owner, doer) for owner in owners for doer in clause.agent)

    def _is_told_of(self, clause: Clause) -> bool:
        """Whether a noun is what an act of its own is done to, so that "by" is not its own: "their release was hailed by Oman"."""
        noun, verb = clause.head, clause.head.head
        if clause.kind != "noun" or noun.dep_ != "nsubjpass" or not is_verb(verb):
            return False
        if noun not in self._told_of:
            # frames that fit the verb may ask for the noun's "by" themselves: "an appeal for aid was made by Oman"
            self._told_of[noun] = False
            self._told_of[noun] = any(
                frame.compose is None
                or any(row.event not in {"same", "none"} for row in self._codebook.tables[frame.compose])
                for frame, _ in self._fitting(verb)
            )
        return self._told_of[noun]

    def _bearers(self, clause: Clause) -> list[Token]:
        """Of whom a noun's phrase is told: "the minister, | on a visit to Oslo, said", "said at the end of | a visit to Oslo"."""
        preposition = clause.head.head
        if clause.kind != "noun" or clause.head.dep_ != "pobj":
            return []
        above = preposition.head
        while above.dep_ in {"pobj", "prep"} and above.i < clause.head.i and not is_verb(above):
            above = above.head
        if not is_verb(above):
            beside = above.i < preposition.i and (preposition.head is above or preposition.head.dep_ == "advmod")
            return [above] if beside and above.pos_ in {"NOUN", "PROPN"} else []
        # "arrived on a visit" tells of it itself
        errand = preposition.lower_ in self._errands and preposition.head is above and preposition.i > above.i
        itself = errand and bool(self._acts(above))
        return [] if itself else self.agent(clause_of(above))

    def _part(self, role: str, clause: Clause) -> list[Token]:
        """What stands in a role of a clause that itself stands in one."""
        match role:
            case "argument":
                return self._argument(clause)
            case "agent":
                return clause.agent
            case "owner":
                # "voiced | Oslo's | concern"; "its" is the subject's
                return [each for each in possessors(clause.head) if each.pos_ != "PRON"]
            case "doer":
                # "were killed in a rebel raid": the rebels, else the raid, of which the phrase may tell more
                acts = self._acts(clause.head)
                return [each for act in acts for each in act.actors] or [clause.head for _ in acts[:1]]
            case "subject":
                # in "called for him to resign" he is named behind a preposition
                called = any(each.dep_ == "mark" and each.lower_ == "for" for each in clause.head.lefts)
                return [each for each in clause.head.lefts if each.dep_ in NOMINAL_SUBJECT and not called]
            case "possessor":
                # "sent troops to Sudan's Darfur region"
                return possessors(clause.head)
            case "name":
                # "were expelled from Kenya", which did it, but not "from a camp"
                return [clause.head] if clause.head.pos_ == "PROPN" else []
            case "acl":
                # what is said of somebody: "trucks carrying food"
                return [each for each in clause.head.rights if each.dep_ == "acl"]
            case _:
                return self.role(role, clause)


def _is_participle(verb: Token) -> bool:
    """Whether a verb is a bare participle behind a noun."""
    return verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD", "VBG"}


#: The roles that are no preposition.
_ROLES: dict[str, Callable[[Roles, Clause], list[Token]]] = {
    "subject": Roles._subject,
    "agent": Roles.agent,
    "patient": Roles._patient,
    "dative": Roles._dative,
    "complement": lambda _, clause: clause.complements,
    "complement.to": Roles._to_of_complement,
    "infinitive": lambda _, clause: [
        verb for verb in clause.complements if any(child.tag_ == "TO" for child in verb.children)
    ],
    # what a passive verb still has as its object: "were given two days"
    "dobj": lambda _, clause: direct_objects(clause.head),
    # what somebody is called: "called the envoy a fool"
    "named": lambda _, clause: [
        child for child in clause.head.rights if child.dep_ == "oprd" and direct_objects(clause.head) != [child]
    ],
    "told": lambda _, clause: [verb for verb in clause.complements if is_indicative(verb)],
    "alternative": lambda _, clause: clause.alternatives,
    # the verb of "unless they leave", "if it is attacked"
    "condition": Roles._conditions,
    "question": lambda _, clause: clause.questions,
    "instead_of": lambda _, clause: clause.instead_of,
    "modifier": lambda _, clause: clause.modifiers,
    # of whom a bare participle is told: "two men | suspected of theft", "police | guarding the gates"
    "described": lambda _, clause: [clause.head.head] if _is_participle(clause.head) else [],
    # "said during a visit to Oslo": of whom the phrase of a noun is told
    "bearer": Roles._bearers,
}
#: The roles of an act inside it.
_INNER: dict[str, Callable[[Act], Iterable[Token]]] = {
    "inner.actor": lambda act: act.actors,
    # all who take part in a meeting are its actors
    "inner.recipient": lambda act: act.actors if act.reciprocal else act.recipients,
    # "threatened to ask Brussels for sanctions on Turkey"
    # "demanded an end to Russia's bombing of Kyiv": of whoever bombs it
    "inner.inner.actor": lambda act: [each for inner in act.inner for each in inner.actors],
    "inner.inner.recipient": lambda act: [each for inner in act.inner for each in inner.recipients],
    "inner.any": everyone,
}


def _is_wished(verb: Token) -> bool:
    """Whether a clause tells what shall be: "that it free them", which a tagger may take for "they free them"."""
    if verb.tag_ == "VB":
        return True
    return verb.tag_ == "VBP" and any(child.dep_ == "nsubj" and child.tag_ in {"NN", "NNP"} for child in verb.lefts)
