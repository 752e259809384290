"""Faults in clauses that hang on others."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.parse.mending.times import part_saying
from tocsin.parse.phrases import LOCATIVE
from tocsin.parse.prepositions import RELATIVE_TAGS
from tocsin.parse.relations import COMPLEMENTS, FINITE, NOMINAL_SUBJECT, NOUNS, SUBJECT, TIMES
from tocsin.parse.tokens import Token, hang
from tocsin.parse.verbs import CAUSING, has_to, is_verb
from tocsin.parse.vocabulary import Verbs

#: Words that may open what is said, too.
_OPENS_COMPLEMENT = {"that", "whether", "if"}
#: Entity labels of places.
_PLACES = {"GPE", "LOC"}
_OBJECTS = {"dobj", "pobj", *SUBJECT}
#: How words hang inside an infinitive's clause.
_INSIDE = {"dobj", "pobj", "prep", "xcomp", "pcomp", "conj"}


def mend_clause(token: Token, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Faults in clauses that hang on others."""
    if token.dep_ == "conj" and token.tag_ == "VB":
        _join_to_bare(token)
    if token.dep_ == "amod" and token.tag_ == "JJ" and token.lower_ in verbs.known:
        _tell_infinitive(token, verbs)
    if token.dep_ == "acl" and token.tag_ == "VBN":
        _tell_state(token)
    if token.dep_ == "acl" and token.tag_ == "VB" and has_to(token) and token.head.tag_ in FINITE:
        token.dep_ = "xcomp"  # "Malaysia pledges | to free them"
    if token.dep_ in {"acl", "advcl", "pcomp"} and token.tag_ == "VBG":
        _tell_message(token, verbs)
    if token.dep_ in {"relcl", "acl"} and token.head.head.lemma_ in verbs.telling:
        _make_complement(token)
    if token.dep_ in {"relcl", "acl"} and token.tag_ == "VB" and token.head.ent_type_ == "MONEY":
        _hang_purpose(token)
    if token.dep_ in {"relcl", "acl"} and token.head.dep_ == "pobj":
        _tell_saying(token, verbs)
    if token.dep_ == "relcl" or (token.dep_ == "acl" and token.head.dep_ == "pobj"):
        _tell_content(token, verbs)
    if token.dep_ == "relcl":
        _end_clause(token)
    if token.dep_ == "relcl":
        _tell_outcome(token, verbs)
        _tell_body(token)
        _tell_people(token, is_role)
        _fill_gap(token, verbs, is_role)
    elif token.dep_ == "advcl" and token.tag_ in {"VBD", "VBN"} and token.head.lemma_ in verbs.staying:
        _stay(token)
    elif token.dep_ == "advcl" and token.head.lemma_ in verbs.telling and _is_order(token):
        token.dep_ = "ccomp"
    elif token.dep_ in {"advcl", "xcomp"} and token.tag_ == "VB":
        _ask_for(token, verbs, is_role)
    elif token.dep_ in COMPLEMENTS:
        part_saying(token, verbs.saying)
        _make_circumstance(token)
        _make_condition(token)
        _give_object(token)
        _describe_object(token, verbs)
        _last_object(token, verbs)
        _make_infinitive(token)
        _make_subjunctive(token)


def _tell_state(participle: Token) -> None:
    """A participle behind a noun has no object, but what those are who undergo it: "a nun held | hostage in Mali"."""
    for child in participle.rights:
        if child.dep_ == "dobj" and child.tag_ == "NN" and child.i == participle.i + 1 and not [*child.lefts]:
            child.dep_ = "oprd"


def _stay(participle: Token) -> None:
    """Makes a participle of what stays as it is: "has kept the crossing | closed since the raid"."""
    verb = participle.head
    kept = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    own = any(child.dep_ in {*SUBJECT, "aux", "auxpass", "mark", "dobj"} for child in participle.children)
    if kept is not None and not own and kept.right_edge.i + 1 == participle.i:
        participle.tag_, participle.dep_ = "VBN", "oprd"


def _join_to_bare(verb: Token) -> None:
    """Joins a bare verb to the bare verb before it, not to what stands in that one's clause.

    "To lay down arms or die", "to stop hiring women or lose their licences".
    """
    first, opener = verb.head, verb.head
    if first.tag_ == "VB" or any(child.dep_ in {*SUBJECT, "aux", "auxpass", "mark"} for child in _opening(verb)):
        return
    while first.tag_ != "VB":
        if first.dep_ not in _INSIDE:
            return
        first = first.head
    bare = any(child.dep_ == "aux" and child.tag_ == "TO" for child in first.lefts)
    joiner = next((child for child in opener.rights if child.dep_ == "cc" and child.i < verb.i), None)
    if bare and joiner is not None and first.i < opener.i:
        verb.head = joiner.head = first
        hang(verb.doc.tokens)


def _tell_infinitive(word: Token, verbs: Verbs) -> None:
    """A verb after "to" that the parser takes for an adjective: "urged Iran to free two nuns", "told them to free sailors"."""
    if not word.i or word.nbor(-1).lower_ != "to" or word.i == word.sent.start + 1:
        return
    to, noun = word.nbor(-1), word.head
    while noun.dep_ == "compound":
        noun = noun.head
    verb = to.head if to.dep_ == "prep" else noun.head
    told = [child for child in verb.rights if child.dep_ in {"dobj", "dative"} and child.i < to.i]
    stands = noun.head == to if to.dep_ == "prep" else noun.dep_ in {"dobj", "pobj"} and to.head == word
    if not (is_verb(verb) and stands and noun.i > word.i and told and verb.lemma_.lower() in verbs.telling):
        return
    for child in [each for each in noun.lefts if each.i > word.i]:
        child.head = noun
    to.head, to.dep_, to.tag_, to.pos_ = word, "aux", "TO", "PART"
    word.head, word.dep_, word.tag_, word.pos_, word.lemma_ = verb, "xcomp", "VB", "VERB", word.lower_
    noun.head, noun.dep_ = word, "dobj"
    hang(verb.doc.tokens)


def _opening(verb: Token) -> list[Token]:
    """What stands before a verb in its clause, the auxiliary of the passive left out: "or be shot"."""
    return [child for child in verb.lefts if child.dep_ != "auxpass" or child.tag_ != "VB"]


def _hang_purpose(infinitive: Token) -> None:
    """Hangs on the verb what a sum is given for, which does not itself do that: "granted 90 million dollars | to repair roads"."""
    money, to = infinitive.head, next((child for child in infinitive.lefts if child.tag_ == "TO"), None)
    if to is not None and money.dep_ == "dobj" and is_verb(money.head) and money.head.i < money.i:
        infinitive.head, infinitive.dep_ = money.head, "advcl"
        hang(infinitive.doc.tokens)


def _end_clause(verb: Token) -> None:
    """Ends a relative clause before the main verb, which the parser takes for its own: "nuns whom rebels abducted | were freed"."""
    first, subject = verb.head, next((child for child in verb.lefts if child.dep_ in SUBJECT), None)
    if subject is None or subject.left_edge.i < 2 or first.pos_ not in NOUNS or first.i > subject.i:
        return
    pronoun = subject.left_edge.nbor(-1)
    told = next((child for child in subject.rights if child.dep_ == "acl" and child.i == subject.i + 1), None)
    if pronoun.tag_ not in RELATIVE_TAGS or told is None or told.tag_ not in {"VBN", "VBD"}:
        return
    noun = pronoun.nbor(-1)
    inside = noun in first.subtree
    if noun.pos_ not in NOUNS or not inside or any(child.dep_ in {"dobj", "agent"} for child in told.children):
        return
    told.head, told.dep_, told.tag_ = noun, "relcl", "VBD"
    subject.head, subject.dep_ = told, "nsubj"
    pronoun.head, pronoun.dep_ = told, "dobj"
    verb.head, verb.dep_ = (verb if first.head is first else first.head), first.dep_
    first.head, first.dep_ = verb, "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.lefts) else "nsubj"
    hang(verb.doc.tokens)


def _tell_outcome(verb: Token, verbs: Verbs) -> None:
    """Hangs what an attack ended in on the attack, not on what it hit: "the shelling of a camp near Goma | that left six dead"."""
    pronoun = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    hurt = any(child.dep_ == "dobj" for child in verb.rights)
    if pronoun is None or pronoun.tag_ != "WDT" or verb.lemma_.lower() not in verbs.harming or not hurt:
        return
    thing = verb.head
    while thing.dep_ == "pobj" and thing.lemma_.lower() not in verbs.attacks and thing.head.head.pos_ in NOUNS:
        thing = thing.head.head
    if thing is not verb.head and thing.lemma_.lower() in verbs.attacks and thing.right_edge.i >= verb.i:
        verb.head = thing
        hang(verb.doc.tokens)


def _tell_body(verb: Token) -> None:
    """Hangs "which" on the body led by somebody, who is a "who": "the junta led by Captain Diallo, which expelled them"."""
    person = verb.head
    which = next((child for child in verb.lefts if child.lower_ == "which" and child.dep_ in SUBJECT), None)
    if which is None or person.ent_type_ != "PERSON" or person.dep_ != "pobj":
        return
    body = person.head.head
    while body.dep_ in {"acl", "prep", "agent"}:
        body = body.head
    if body.pos_ in NOUNS and body.ent_type_ != "PERSON" and body.right_edge.i >= verb.i:
        verb.head = body
        hang(verb.doc.tokens)


def _tell_people(verb: Token, is_role: Callable[[str], bool]) -> None:
    """Hangs "who" on people, not on the country that they are of or the town where they are: "the bishops of Togo, who asked"."""
    place = verb.head
    if place.dep_ != "pobj" or not any(child.lower_ == "who" for child in verb.lefts):
        return
    # whatever the recogniser takes it for, nobody is in a person
    where = place.pos_ == "PROPN" and place.head.lower_ in LOCATIVE
    if place.ent_type_ not in _PLACES and not where:
        return
    people = place.head.head
    if is_verb(people):
        # "met rebels in Doha, who threatened", with the town hung on the verb
        people = _ended_by(place.head.nbor(-1))
    elif people.right_edge.i < verb.i:
        return
    if people.pos_ == "NOUN" and is_role(people.lemma_.lower()):
        verb.head = people
        hang(verb.doc.tokens)


def _ended_by(last: Token) -> Token:
    """The head of the noun phrase that a word ends."""
    head = last
    while head.head.pos_ in NOUNS and head.head.right_edge is last and head.head is not head:
        head = head.head
    return head


def _fill_gap(verb: Token, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Tells the relative "that" and the one to whom something was given: "the tractors that it had promised Mongolia"."""
    for child in verb.lefts:
        if child.lower_ == "that" and child.dep_ in _OBJECTS:
            child.tag_, child.pos_ = "WDT", "PRON"
    subjects = [child for child in verb.lefts if child.dep_ == "nsubj"]
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if not subjects or len(objects) != 1 or verb.head.ent_type_ in {"DATE", "TIME"} or objects[0].i < verb.i:
        return
    relative = any(word.tag_ in {"WDT", "WP", "WRB", "WP$"} for child in verb.children for word in child.subtree)
    stranded = any(child.dep_ == "prep" and not child.children for child in verb.children)
    marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
    given = objects[0].pos_ in {"PROPN", "PRON"} or (
        verb.lemma_.lower() in verbs.giving and is_role(objects[0].lemma_.lower())
    )  # "the helicopters it had given his army"
    if not relative and not stranded and marks <= {"that"} and given:
        objects[0].dep_ = "dative"


def _make_complement(verb: Token) -> None:
    """What somebody is told, where it hangs on their name: "warned the two generals that they would be tried"."""
    told = verb.head
    that = next((child for child in verb.lefts if child.lower_ == "that"), None)
    # "assured the villagers that it would not leave": what will be is told, nobody is described by it
    to_come = any(child.tag_ == "MD" for child in verb.lefts)
    if that is None or (that.dep_ != "mark" and not (that.dep_ == "dobj" and to_come)):
        return
    subjects = [child for child in verb.lefts if child.dep_ in SUBJECT and child.lower_ != "that"]
    if subjects and told.i < verb.i and told.dep_ in {"dobj", "dative"}:
        verb.head, verb.dep_ = told.head, "ccomp"
        that.dep_, that.tag_ = "mark", "IN"
        hang(verb.doc.tokens)


def _tell_content(verb: Token, verbs: Verbs) -> None:
    """What is asked or said, where it hangs on a noun in between: "demanded from the stage | that Minsk free him".

    A clause with all that it needs describes no noun, nor does one with two objects: "their demand | that it pay double".
    """
    that = next((child for child in verb.lefts if child.lower_ == "that"), None)
    subjects = [child for child in verb.lefts if child.dep_ in SUBJECT and child is not that]
    if that is None or not subjects:
        return
    told = verb.head
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.ent_type_ not in TIMES]
    asked = told.lemma_.lower() in verbs.claims and verb.lemma_.lower() not in verbs.giving
    if that.dep_ != "mark" and not (that.dep_ == "dobj" and len(objects) > 1 and asked):
        return
    while told.dep_ in {"pobj", "prep"} and told.lemma_.lower() not in verbs.claims:
        told = told.head
    if told.lemma_.lower() in verbs.claims and told.pos_ in NOUNS:
        verb.head, verb.dep_ = told, "acl"
    elif (
        is_verb(told)
        and told.i < verb.i
        and told.lemma_.lower() in verbs.saying | verbs.speech_acts
        and not _has_object(told, verb)
    ):
        verb.head, verb.dep_ = told, "ccomp"
    else:
        return
    that.dep_, that.tag_, that.pos_ = "mark", "IN", "SCONJ"
    hang(verb.doc.tokens)


def _ask_for(infinitive: Token, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Makes those the subject of whom it is asked that they do something: "called for the minister | to restore the posts"."""
    first, verb = infinitive.left_edge, infinitive.head
    asked = first.nbor(-1) if first.tag_ == "TO" and first.i > infinitive.sent.start else None
    while asked is not None and asked.dep_ not in {"pobj", "ROOT"}:
        asked = asked.head if asked.head.i < first.i and asked.head is not asked else None
    if asked is None or asked.dep_ != "pobj" or asked.right_edge.i + 1 != first.i:
        return
    before = asked.head
    if before.lower_ != "for" or before.head is not verb or (verb.lemma_.lower(), "for") not in verbs.phrasal:
        return
    if not (asked.pos_ == "PROPN" or is_role(asked.lemma_.lower())) or before.i != verb.i + 1:
        return
    before.head, before.dep_ = infinitive, "mark"
    asked.head, asked.dep_ = infinitive, "nsubj"
    infinitive.dep_ = "advcl"
    hang(infinitive.doc.tokens)


def _has_object(verb: Token, besides: Token) -> bool:
    """Whether a verb has an object or complement other than one."""
    return any(child.dep_ in {"dobj", "ccomp", "xcomp"} and child is not besides for child in verb.rights)


def _tell_saying(verb: Token, verbs: Verbs) -> None:
    """Hangs what is said on the verb of saying, not on where it is said: "repeated in a televised speech | that they would not disarm"."""
    saying, that = verb.head.head.head, verb.left_edge
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECT), None)
    to_come = any(child.tag_ == "MD" for child in verb.lefts)
    relative = that.dep_ in _OBJECTS and not (that.dep_ == "dobj" and to_come)
    if that.lower_ != "that" or that.head is not verb or relative or subject is None:
        return
    hearers = {"dobj"} if saying.lemma_.lower() in verbs.telling else set()
    told = any(child.dep_ in {*COMPLEMENTS, "dobj"} - hearers for child in saying.children)
    if is_verb(saying) and saying.lemma_.lower() in verbs.saying and saying.i < verb.i and not told:
        verb.head, verb.dep_ = saying, "ccomp"
        that.dep_, that.tag_ = "mark", "IN"
        hang(verb.doc.tokens)


def _is_order(verb: Token) -> bool:
    """Whether a clause before a verb is an imperative: "Leave the island, the coast guard told them"."""
    if verb.tag_ != "VB" or verb.i > verb.head.i or not any(token.text == "," for token in verb.head.lefts):
        return False
    return not any(child.dep_ in SUBJECT or child.dep_ in {"aux", "mark"} for child in verb.lefts)


def _make_circumstance(verb: Token) -> None:
    """Makes a circumstance of what comes first and says when: "On Monday, a day after troops shot six, | the party called …".

    What a comma parts from it there is the main clause's.
    """
    above = verb.head
    mark = next((child for child in verb.lefts if child.dep_ == "mark"), None)
    if (
        verb.i > above.i
        or verb.dep_ == "xcomp"
        or mark is None
        or mark.lower_ in _OPENS_COMPLEMENT
        or not is_verb(above)
    ):
        return
    if not any(child.dep_ in SUBJECT and child.i > verb.i for child in above.lefts):
        return
    verb.dep_ = "advcl"
    for child in list(verb.lefts):
        last = child.right_edge
        if child.dep_ == "prep" and last.i + 1 < mark.i and last.nbor().text == ",":
            child.head = last.nbor().head = above
    hang(verb.doc.tokens)


def _make_condition(verb: Token) -> None:
    """Makes a condition of what the parser takes for a complement: "will strike should the government sell the mine"."""
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECT), None)
    should = next((child for child in verb.lefts if child.lower_ == "should" and child.dep_ == "aux"), None)
    if subject is None or should is None or verb.left_edge != should or should.i > subject.left_edge.i:
        return
    if should.i == verb.sent.start:
        return
    before = should.nbor(-1)
    while before.head is not before and before != verb.head and not (is_verb(before) and before.dep_ in COMPLEMENTS):
        before = before.head
    if is_verb(before) and before not in verb.subtree:
        verb.head, verb.dep_ = before, "advcl"
        hang(verb.doc.tokens)


def _give_object(predicate: Token) -> None:
    """Makes an object of what directly follows a verb that lacks one: "let them through", "sink any ship crossing it"."""
    verb = predicate.head
    gerund = predicate.tag_ == "VBG"
    if not is_verb(verb) or predicate.i < verb.i or (is_verb(predicate) and not gerund):
        return
    subject = next((child for child in predicate.lefts if child.dep_ == "nsubj"), None)
    if (
        subject is None
        or subject.left_edge.i != verb.i + 1
        or any(child.dep_ in {"dobj", "obj"} for child in verb.children)
    ):
        return
    if any(child.dep_ in {"aux", "auxpass", "mark", "cop"} for child in predicate.children):
        return
    if gerund and subject.i + 1 != predicate.i:
        return
    if not gerund and subject.pos_ != "PRON" and predicate.pos_ != "ADP":
        return
    subject.head, subject.dep_ = verb, "dobj"
    if gerund:
        predicate.head, predicate.dep_ = subject, "acl"
    hang(verb.doc.tokens)


def _describe_object(participle: Token, verbs: Verbs) -> None:
    """Makes an object of the subject of a bare participle: "lynched two men accused of theft", not that they were accused.

    Nor are those who did it: "free two nuns held hostage".
    """
    verb = participle.head
    lemma = verb.lemma_.lower()
    if (
        participle.tag_ not in {"VBN", "VBD"}
        or participle.dep_ != "ccomp"
        or not is_verb(verb)
        or participle.i < verb.i
    ):
        return
    if lemma not in verbs.transitive or lemma in verbs.saying or lemma in verbs.telling or lemma in CAUSING:
        return
    subject = next((child for child in participle.lefts if child.dep_ in NOMINAL_SUBJECT), None)
    if subject is None or subject.left_edge.i != verb.i + 1 or any(child.dep_ == "dobj" for child in verb.children):
        return
    objects = [child for child in participle.children if child.dep_ == "dobj"]
    bare = all(each.tag_ == "NN" and not [*each.children] and each.i == participle.i + 1 for each in objects)
    if bare and not any(child.dep_ in {"aux", "auxpass", "mark"} for child in participle.children):
        subject.head, subject.dep_ = verb, "dobj"
        participle.head, participle.dep_, participle.tag_ = subject, "acl", "VBN"
        for each in objects:
            each.dep_ = "oprd"
        hang(verb.doc.tokens)


def _last_object(infinitive: Token, verbs: Verbs) -> None:
    """Makes an object of what shall begin or last: "declared a state of siege to begin at dusk", not that it begin."""
    verb = infinitive.head
    lasting = infinitive.tag_ == "VB" and infinitive.lemma_.lower() in verbs.lasting and has_to(infinitive)
    if not (lasting and infinitive.dep_ == "ccomp" and is_verb(verb)) or verb.lemma_.lower() in verbs.telling | CAUSING:
        return
    subject = next((child for child in infinitive.lefts if child.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ != "NOUN" or subject.left_edge.i != verb.i + 1:
        return
    if not any(child.dep_ == "dobj" for child in verb.children):
        subject.head, subject.dep_, infinitive.head, infinitive.dep_ = verb, "dobj", subject, "acl"
        hang(verb.doc.tokens)


def _tell_message(participle: Token, verbs: Verbs) -> None:
    """Hangs on a message what it says, not on those to whom it goes: "wrote a letter to the king | urging peace"."""
    subject = next((child for child in participle.lefts if child.dep_ == "nsubj"), None)
    if participle.dep_ == "pcomp":
        if subject is None or participle.head.lower_ != "to":
            return
        reader = participle.head
    else:
        reader = participle.left_edge.nbor(-1) if participle.left_edge.i else participle
    while reader.dep_ not in {"ROOT", "dobj", "dative"} and reader.lower_ != "to" and not is_verb(reader):
        reader = reader.head
    if reader.lower_ != "to" or participle.lemma_.lower() not in verbs.known or reader.i > participle.i:
        return
    above = reader.head
    messages = [above] if not is_verb(above) else [child for child in above.rights if child.dep_ == "dobj"]
    if any(each.lemma_.lower() in verbs.messages and each.i < reader.i for each in messages):
        if participle.dep_ == "pcomp" and subject is not None:
            subject.head, subject.dep_ = reader, "pobj"
        participle.head, participle.dep_ = messages[0], "acl"
        hang(participle.doc.tokens)


def _make_infinitive(word: Token) -> None:
    """A verb after "to" that the parser tags as a noun: "vows to jail"."""
    to = next((child for child in word.lefts if child.dep_ == "aux" and child.lower_ == "to"), None)
    if to is not None and word.tag_ in {"NN", "NNP"} and word.lower_ == word.text:
        to.tag_, to.pos_, to.lemma_ = "TO", "PART", "to"
        word.tag_, word.pos_, word.lemma_ = "VB", "VERB", word.lower_


def _make_subjunctive(word: Token) -> None:
    """A verb that tells what shall be, tagged as a noun: "demanded that the judge resign"."""
    told = any(child.dep_ == "mark" and child.lower_ == "that" for child in word.lefts)
    own = any(child.dep_ == "nsubj" for child in word.lefts)
    noun = any(child.dep_ in {"cop", "aux", "det", "amod", "compound", "poss"} for child in word.lefts)
    if told and own and not noun and word.tag_ == "NN" and word.lower_ == word.text:
        word.tag_, word.pos_, word.lemma_ = "VB", "VERB", word.lower_
