"""Clauses whose verb is left out, with what it is done to: "the army killed two farmers, and the rebels | nine".

Who does it there hangs on the verb of the clause before as a `gap`, what it is done to as an `orphan`, so that no clause takes
either for its own; `code/left_out.py` tells the second deed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tocsin.parse.relations import NOUN_TAGS, SUBJECT, TENSED, TIMES
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_passive, is_verb
from tocsin.parse.vocabulary import Verbs

#: Entity labels of those who act by their name.
_NAMED = {"GPE", "ORG", "NORP"}
_STATE = "GPE"
#: Entity labels of what is nobody.
_MEASURES = {*TIMES, "QUANTITY", "MONEY", "PERCENT", "ORDINAL"}
#: Tags of what begins a phrase, and of words in one before its noun.
_OPENING = {"DT", "PRP$", "CD", "PDT"}
_INSIDE = {*_OPENING, "JJ", "JJR", "JJS", "POS", "HYPH", *NOUN_TAGS}
#: Tags of words that a clause without a verb does not have.
_VERBAL = {*TENSED, "VB", "TO", "WDT", "WP", "WRB", "EX"}
#: How the verb hangs whose clause another may follow.
_MAIN = {"ROOT", "conj", "ccomp", "parataxis"}
#: What parts the two clauses, and what ends the second.
_JOINING, _ENDING = {"and", "while"}, {".", ",", ";", ":", "-", "--", "(", ")", '"'}
#: What stands for the same thing of somebody else.
_SAME = {"theirs", "hers", "ours"}
_OBJECTS = {"dobj", "dative", "obj"}
_KINDS = {"DT": "det", "PDT": "predet", "PRP$": "poss", "CD": "nummod", "JJ": "amod", "JJR": "amod", "JJS": "amod"}


def hang_left_out(doc: Doc, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Hangs what such clauses name on the verb before them, in place. is_role: whether a word stands for somebody."""
    for token in doc[1 : len(doc) - 1]:
        if token.head.dep_ == "gap" and token.nbor(-1).dep_ != "orphan":
            continue  # "and Chad | and Togo two"
        comma = token.text in {",", ";"}
        if (token.lower_ in _JOINING and token.tag_ != "VB") or (comma and token.nbor().lower_ not in _JOINING):
            _hang(token, verbs, is_role, named=comma)


def _hang(joiner: Token, verbs: Verbs, is_role: Callable[[str], bool], *, named: bool) -> None:
    """named: only a state's name begins such a clause, as behind a bare comma."""
    words = list(_clause(joiner))
    if len(words) < 2 or any(each.tag_ in _VERBAL and each.ent_type_ != _STATE for each in words):
        return
    phrases = _phrases(words)
    verb = _verb_before(joiner)
    if not phrases or verb is None or not _is_somebody(phrases[0], is_role):
        return
    who, *what = phrases
    if who[-1].tag_ == "JJ" or who[-1].lower_ in verbs.nationalities:
        return  # "curbs on Kenyan, | Ugandan officials"
    if not what:
        _hang_addressed(joiner, verb, who, words)
        return
    subject = next(child for child in verb.lefts if child.dep_ in SUBJECT)
    states = subject.ent_type_ == _STATE and (who[-1].ent_type_ == _STATE or _are_named_before(who[-1]))
    if (named and not states) or (_is_bare(what[0]) and not states) or any(_is_measure(each) for each in what):
        return
    closed = joiner.nbor(-1).text == "," and not named
    if not closed and not _is_whole(verb, joiner, verbs, what[0][0], listed=named):
        return
    _rewire(verb, who, what, words)


def _hang_addressed(joiner: Token, verb: Token, who: list[Token], words: list[Token]) -> None:
    """Hangs a state that does the same to others: "Canada imposed sanctions on four banks, and Britain | on six"."""
    subject = next(child for child in verb.lefts if child.dep_ in SUBJECT)
    place = len(who)
    if not subject.ent_type_ == who[-1].ent_type_ == _STATE or joiner.nbor(-1).text != "," or len(words) < place + 2:
        return
    preposition, behind = words[place], words[place + 1]
    said = (each for each in joiner.doc[verb.i : joiner.i] if each.lower_ == preposition.lower_)
    if preposition.tag_ != "IN" or behind.tag_ != "CD" or _is_measure([behind]) or not any(said):
        return
    _close(who)
    who[-1].head, who[-1].dep_ = verb, "gap"
    preposition.head, preposition.dep_ = verb, "orphan"
    hang(verb.doc.tokens)


def _clause(joiner: Token) -> Iterator[Token]:
    """The words behind what joins it, up to the next mark."""
    for place in range(joiner.i + 1, joiner.sent.end):
        token = joiner.doc[place]
        if token.text in _ENDING:
            return
        yield token


def _phrases(words: list[Token]) -> list[list[Token]]:
    """The phrases side by side with which words begin, each to its noun; who is joined with the first is of it."""
    found: list[list[Token]] = [[]]
    behind = False
    for place, token in enumerate(words):
        joins = token.lower_ == "and" and len(found) == 1 and bool(found[0])
        if token.tag_ == "IN":
            if len(found) > 1:
                break
            behind = True  # "the dockers | in Chile"
        if behind or joins:
            if token.tag_ in _OPENING and place and _is_noun(words[place - 1]):
                behind = False
                found.append([token])
            elif joins and not behind:
                found[0].append(token)
            continue
        before = found[-1][-1] if found[-1] else None
        if token.tag_ not in _INSIDE and token.lower_ not in _SAME and not _is_noun(token):
            break
        if before is not None and _begins_another(token, before):
            found.append([token])
        else:
            found[-1].append(token)
    return [each for each in found if each]


def _begins_another(token: Token, before: Token) -> bool:
    """Whether a word behind a noun begins a phrase of its own: "the rebels | nine", "Italy | warships"."""
    if not _is_noun(before):
        return False
    if token.tag_ in _OPENING or token.lower_ in _SAME:
        return True
    if token.pos_ == before.pos_ == "PROPN" and _are_named_before(before, token):
        return True
    state = before.ent_type_ == _STATE
    if state and token.ent_type_ == _STATE:
        return token.ent_iob_ == "B"
    return state and not token.ent_type_ and token.tag_ in {"NN", "NNS", "JJ"}


def _is_noun(token: Token) -> bool:
    """Whether a word is a noun; a state's name is, whatever the tagger makes of it."""
    return token.tag_ in NOUN_TAGS or token.ent_type_ == _STATE


def _are_named_before(*names: Token) -> bool:
    """Whether each of them is a state that the sentence has named by itself: "Togo accused Benin, and Benin | Togo"."""
    own = {each.text for each in names[0].sent if each.ent_type_ == _STATE and each.i < names[0].i}
    return all(each.text in own for each in names)


def _verb_before(joiner: Token) -> Token | None:
    """The nearest verb before it that has a subject and something that it is done to."""
    for place in range(joiner.i - 1, joiner.sent.start, -1):
        verb = joiner.doc[place]
        if not is_verb(verb) or verb.dep_ not in _MAIN or is_passive(verb):
            continue
        if any(child.dep_ in SUBJECT and child.tag_ not in {"WDT", "WP"} for child in verb.lefts):
            between = joiner.doc[verb.i + 1 : joiner.i]
            objects = (each.dep_ in _OBJECTS or each.dep_ == "pobj" for each in between)
            return verb if any(objects) else None
    return None


def _is_somebody(who: list[Token], is_role: Callable[[str], bool]) -> bool:
    head = who[-1]
    if _is_measure(who):
        return False
    return head.ent_type_ in _NAMED or is_role(head.lemma_.lower()) or _are_named_before(head)


def _is_measure(phrase: list[Token]) -> bool:
    return any(each.ent_type_ in _MEASURES for each in phrase)


def _is_bare(phrase: list[Token]) -> bool:
    """Whether nothing but its place shows where a phrase begins."""
    return phrase[0].tag_ not in _OPENING and phrase[0].lower_ not in _SAME


def _is_whole(verb: Token, joiner: Token, verbs: Verbs, opening: Token, *, listed: bool) -> bool:
    """Whether the clause before has all that its verb asks for: not "gave Chad and Niger a loan", "called Chad and Niger a threat".

    listed: only a comma parts them.
    """
    given = [child for child in verb.rights if child.dep_ in _OBJECTS and child.i < joiner.i]
    to = any(child.dep_ in {"prep", "dative"} and child.tag_ == "IN" for child in verb.rights if child.i < joiner.i)
    if verb.lemma_.lower() in verbs.giving:
        return len(given) > 1 or (bool(given) and to)
    if opening.lower_ in {"a", "an"}:
        # "asked Chad, Niger and Mali a favour"
        return listed and not any(each.ent_type_ == _STATE for each in given)
    return opening.lower_ != "the" or verb.lemma_.lower() in verbs.transitive


def _rewire(verb: Token, who: list[Token], what: list[list[Token]], words: list[Token]) -> None:
    parts: list[list[Token]] = [[]]
    for token in who:
        if token.lower_ == "and":
            parts.append([])
        else:
            parts[-1].append(token)
    first = parts[0][-1]
    for part in parts:
        head = part[-1]
        if head.ent_type_ == _STATE:
            head.tag_, head.pos_, head.lemma_ = "NNP", "PROPN", head.text
        _close(part)
        head.head, head.dep_ = (verb, "gap") if head is first else (first, "conj")
    for joining in who:
        if joining.lower_ == "and":
            joining.head, joining.dep_ = first, "cc"
    for phrase in what:
        _close(phrase)
        phrase[-1].head, phrase[-1].dep_ = verb, "orphan"
    last = what[-1][-1]
    for token in words:
        before = first if token.i < what[0][0].i else last
        if token.tag_ == "IN" and (token.head not in words or token.head in {first, *(each[-1] for each in what)}):
            token.head, token.dep_ = before, "prep"
    hang(verb.doc.tokens)


def _close(phrase: list[Token]) -> None:
    """Hangs the words of a phrase on its last one, if they hang elsewhere."""
    head = phrase[-1]
    for token in phrase[:-1]:
        if token.head not in phrase or token.head.i < token.i or head.head is token:
            token.head, token.dep_ = head, _KINDS.get(token.tag_, "compound")
