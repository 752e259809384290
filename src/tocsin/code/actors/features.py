"""What coreference has to know of each mention: its features, read off the phrase and its referent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from tocsin.code.actors.harm_done import harmed_by, is_ours
from tocsin.code.actors.naming import Naming, may_be_person, name_words
from tocsin.code.actors.referent import Referent, identity_of
from tocsin.code.actors.resolver import Resolver
from tocsin.knowledge.names import PARTS, STATES
from tocsin.parse.coreference import NUMBER, Mention, MentionKind
from tocsin.parse.impersonal import is_impersonal
from tocsin.parse.nominals import count_of, heads_of, is_definite
from tocsin.parse.phrases import appositions, conjuncts, counted, is_plural, partitive, phrase_of
from tocsin.parse.prepositions import RELATIVE_TAGS, antecedents_of
from tocsin.parse.relations import NOMINAL_SUBJECT, PLACE_LABELS
from tocsin.parse.standing import (
    accuser_over,
    belongs_to,
    doers_over,
    joined_before,
    joined_owner,
    nearest_verb,
    owner_of,
    phrase_around,
    pressed_for,
    same_by_grammar,
    subject_ahead,
    subjects_above,
    thanked_for,
    verb_above,
    verb_of,
)

if TYPE_CHECKING:
    from tocsin.parse import Document
    from tocsin.parse.tokens import Token

#: Determiners of those who are not there, or are none of those spoken of.
_NOBODY = {"no", "neither", "any", "another"}
#: Words before a noun that tell it from others.
_DISTINGUISHING = {"amod", "compound"}
_NONE: frozenset[str] = frozenset()


class Features:
    """Makes mentions for coreference out of the phrases of one article.

    persons: first and last words, in lower case, of the longer names of persons in it.
    introduced: where it first gives the full name of whom it calls by a family name, and that name.
    """

    def __init__(
        self,
        document: Document,
        resolver: Resolver,
        persons: frozenset[str] = frozenset(),
        introduced: Mapping[str, tuple[int, tuple[str, ...]]] | None = None,
    ):
        self._document = document
        self._resolver = resolver
        self._nouns = resolver.kinds.nouns
        self._naming = Naming(resolver)
        self._persons = persons
        self._introduced = introduced or {}

    def heads(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """Heads of the noun phrases that may mean somebody, in text order."""
        for token in heads_of(tokens):
            # "the island" may be Taiwan, "the Sea of Japan" is nobody
            feature = token.pos_ == "PROPN" and token.lower_ in self._resolver.kinds.features
            if (
                not (feature and not self._is_land(token))
                and not self._ends_role(token)
                and not is_impersonal(token, self._resolver.kinds.impersonal, self._resolver.words.is_role)
            ):
                yield token

    def _is_land(self, token: Token) -> bool:
        """Whether a country's name ends so: "the Solomon Islands"."""
        return any(sense.kind == "country" for sense in self._resolver.senses(token))

    def _ends_role(self, token: Token) -> bool:
        """Whether a name is only the end of what a body is: the Labour of a "Federation of Labour"."""
        body = token.head.head
        if token.pos_ != "PROPN" or token.dep_ != "pobj" or body.pos_ != "PROPN" or body.i + 2 != token.i:
            return False
        words = self._resolver.words
        return bool(words.names.get(token.text)) and words.is_role(body.doc[body.i : token.i + 1].text.lower())

    def mention(self, sentence: int, head: Token, referents: list[Referent], speaker: Token | None) -> Mention:
        """A phrase with its features.

        referents: what it refers to by its own words; none for a pronoun.
        speaker: who speaks the quotation that it stands in.
        """
        first = referents[0] if referents else Referent()
        kind = self._kind(head, first)
        harmed = (
            harmed_by(head, self._resolver.kinds.harms, self._resolver.kinds.takes_away) if kind == "pronoun" else []
        )
        part = partitive(head, self._resolver.kinds.quantities)
        # "a group of soldiers" are soldiers
        core = head if part or kind != "description" else counted(head, self._resolver.kinds.quantities)
        described = _title_of(core, first)
        lemma = self._noun(core, described)
        own = name_words(head) if kind == "name" else ()
        title, own = self._naming.titled(own) if may_be_person(first) else ((), own)
        names = self._naming.names(head, first, kind, own)
        names += self._in_full(head, own)
        called = names[0] if kind == "name" and names else own
        person = self._naming.person(head, first, kind, called, title)
        if kind == "description" and person is None:
            person = self._nouns.is_person(lemma)
        plural = len(referents) > 1 or self._is_plural(core, first, kind, person)
        if plural and kind == "description":
            names = ()  # an apposition of one person is another's
        nobody = _is_nobody(head)
        definite = kind == "description" and is_definite(head)
        complete = kind == "description" and (part or nobody or not self._is_given(head, first, definite=definite))
        other = definite and self._is_other(head)
        # those whom a name or somebody new stands beside are not asked for
        asked = kind == "pronoun" or other or (kind == "description" and not complete)
        # "let them go": nobody lets himself
        own_verb = verb_of(head)
        verb = (own_verb or nearest_verb(head)) if asked else None
        doers = doers_over(head, verb) if asked else []
        offset = self._document.offset
        return Mention(
            position=offset(head),
            sentence=sentence,
            kind=kind,
            words=called if kind == "name" else (head.lower_ if kind == "pronoun" else lemma,),
            number="plur" if plural else "sing",
            sex=first.sex or self._naming.sex(called, title, person),
            titles=self._titles(described, title),
            person=person,
            subject=head.dep_ in NOMINAL_SUBJECT,
            # what things and places do is told of those whose they are
            actor=not nobody and self._is_actor(head, first, kind, person),
            complete=complete,
            other=other,
            bare=kind == "description" and head.pos_ != "NUM" and not definite,
            possessive=kind == "pronoun" and head.dep_ == "poss",
            harmed=kind == "pronoun" and self._is_of_harmed(head),
            harms=bool(harmed),
            harms_us=any(map(is_ours, harmed)),
            inside=head.dep_ in {"poss", "pobj"},
            names=names,
            identity=identity_of(first),
            nouns=self._nouns_of(head, core, lemma, first, kind, part),
            modifiers=self._modifiers(head, kind),
            count=count_of(head) if kind != "pronoun" else None,
            country=first.country,
            sectors=frozenset(first.sectors) or self._naming.sectors(title),
            type=self._type(first, person),
            verb=self._at(own_verb),
            speaker=self._at(speaker),
            within=self._at(phrase_around(head)),
            owner=self._at(self._owner(head, person=bool(person) and core == head and not part)),
            above=self._at(verb_above(verb)) if kind == "pronoun" else None,
            sayer=self._at(self._sayer(head)) if kind == "pronoun" else None,
            under=tuple([offset(each) for each in doers]),
            above_all=tuple([offset(each) for each in subjects_above(head, verb, doers)])
            if kind == "description"
            else (),
            same=self._at(same_by_grammar(head, self._resolver.kinds.quantities)),
            ahead=self._at(self._ahead(head)) if kind == "pronoun" else None,
            joined=tuple([offset(each) for each in joined_before(head) or self._met_by(head)]),
        )

    def _ahead(self, head: Token) -> Token | None:
        """Whom a pronoun means by where it stands, if nothing speaks against it."""
        found = thanked_for(head) or pressed_for(head) or joined_owner(head) or subject_ahead(head)
        if found is None and head.head.lemma_.lower() in self._resolver.kinds.borders:
            return accuser_over(head)
        return found

    def _in_full(self, head: Token, name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """The full name that an article, after its headline, gives to somebody of whom it has told only one name."""
        if len(name) != 1:
            return ()
        first, full = self._introduced.get(name[0], (0, ()))
        return (full,) if self._document.offset(head) < first else ()

    def _sayer(self, pronoun: Token) -> Token | None:
        """The subject of the verb that says what the clause of a pronoun tells: "the spokesman said they would stay"."""
        saying = verb_above(pronoun.head) if pronoun.dep_ == "nsubj" and pronoun.head.dep_ != "advcl" else None
        if saying is None or saying.lemma_.lower() not in self._resolver.kinds.says:
            return None
        return next((child for child in saying.children if child.dep_ == "nsubj"), None)

    def _is_of_harmed(self, owner: Token) -> bool:
        """Whether a possessive says whose those are to whom harm is done: "beat two of its men"; kin are the doer's own, too.

        Or whose deed or word is judged: "rejected his offer".
        """
        whose = owner.head
        if (
            owner.dep_ != "poss"
            or whose.lemma_.lower() in self._nouns.kin
            or any(c.lower_ == "own" for c in whose.lefts)
        ):
            return False
        if (
            whose.dep_ == "pobj"
            and whose.head.lower_ == "of"
            and counted(whose.head.head, self._resolver.kinds.quantities) == whose
        ):
            whose = whose.head.head
        verb = verb_of(whose)
        if verb is None or whose.dep_ in NOMINAL_SUBJECT:
            return False
        lemma = verb.lemma_.lower()
        judged = whose.dep_ == "dobj" and not self._resolver.words.is_role(whose.lemma_.lower())
        kinds = self._resolver.kinds
        return lemma in kinds.harms | kinds.accuses or (judged and lemma in kinds.judges)

    def _met_by(self, head: Token) -> list[Token]:
        """Who meets somebody, as "the two" are after that: "the mayor met the governor"."""
        verb = head.head if head.dep_ == "dobj" else head.head.head if head.dep_ == "pobj" else head
        together = head.dep_ == "dobj" or head.head.lower_ == "with"
        if not together or verb.lemma_.lower() not in self._resolver.kinds.meets_one or is_plural(head):
            return []
        doers = [child for child in verb.lefts if child.dep_ == "nsubj"]
        return [each for each in doers if not is_plural(each) and len(conjuncts(each)) == 1]

    def _owner(self, head: Token, *, person: bool) -> Token | None:
        """Whose somebody is; of the great nobody says so: "His Majesty"."""
        if head.lower_ in self._nouns.honours:
            return None
        owner = belongs_to(head) if person else owner_of(head)
        if owner is not None and owner.tag_ == "WP$":
            return next(iter(antecedents_of(owner)), owner)  # "the party, whose leader"
        return owner

    def _at(self, head: Token | None) -> int | None:
        return None if head is None else self._document.offset(head)

    def _kind(self, head: Token, first: Referent) -> MentionKind:
        if head.pos_ == "PRON":
            return "pronoun"
        if head.pos_ == "NOUN" and head.text.istitle() and head.lower_ in self._persons:
            return "name"  # a family name that the tagger took for a noun
        # "the Coast Guard", "the prime minister told"
        described = first.noun is not None and (first.name is None or head.text.islower())
        honoured = head.lower_ in self._nouns.honours
        return "name" if head.pos_ == "PROPN" and not described and not honoured else "description"

    def _is_plural(self, head: Token, first: Referent, kind: MentionKind, person: bool | None) -> bool:
        if head.lemma_.lower() == "one" or (kind == "name" and person):
            return False
        if kind == "name" and first.kind in STATES:
            return False  # "the Philippines"
        named = kind == "name" and person is None and not any(child.dep_ == "det" for child in head.children)
        return not named and (head.pos_ == "NUM" or is_plural(head) or head.lower_ in self._nouns.plurals)

    def _is_actor(self, head: Token, first: Referent, kind: MentionKind, person: bool | None) -> bool:
        if kind == "name" and person is None and _is_where(head, first):
            return False
        known = first.known or person is not None
        thing = kind == "description" and first.noun is not None and first.noun.thing
        return known and first.kind not in PARTS and not (thing and not self._speaks(head))

    def _speaks(self, thing: Token) -> bool:
        """Whether a building stands for those in it, who say something: "the embassy denied that its staff"."""
        kinds = self._resolver.kinds
        return thing.dep_ in NOMINAL_SUBJECT and thing.head.lemma_.lower() in kinds.says | kinds.addresses

    def _titles(self, role: list[str], title: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a role and of the title before a name, fused ones as one."""
        found: list[str] = []
        for words in (role, title):
            fused = self._nouns.fused_in(words) if words else None
            found += words if fused is None else [*words[: len(words) - len(fused.split())], fused]
        return tuple(found)

    def _noun(self, head: Token, role: list[str]) -> str:
        """The lemma of a noun, with the words before it that make another of it: "prime minister". role: the words of its role."""
        if head.pos_ == "NUM":
            return NUMBER
        return (self._nouns.fused_in(role) if role else None) or head.lemma_.lower()

    def _nouns_of(
        self, head: Token, core: Token, lemma: str, referent: Referent, kind: MentionKind, part: bool
    ) -> frozenset[str]:
        """Lemmas of the nouns that say what somebody is. core: the noun for those of whom a word of quantity speaks; lemma: its own."""
        told = [each for each in appositions(head) if each.pos_ == "NOUN"]
        describes = kind == "description" and not part
        if describes and core is not head and head.pos_ != "NUM":
            told.append(head)
        found = [self._noun(each, _title_of(each, referent)) for each in told]
        return frozenset([*found, lemma] if describes else found)

    def _modifiers(self, head: Token, kind: MentionKind) -> frozenset[str]:
        if kind == "pronoun":
            return _NONE
        # of a name, all the words of its title
        if kind == "name":
            before = [each for each in phrase_of(head).tokens() if each.i < head.i and each.pos_ in {"NOUN", "ADJ"}]
        else:
            before = [child for child in head.lefts if child.dep_ in _DISTINGUISHING and child.pos_ != "PROPN"]
        if not before:
            return _NONE
        return frozenset(
            [
                each.lower_
                for each in before
                if each.lower_ != "-"
                and each.lower_ not in self._nouns.descriptive
                and not self._resolver.words.names.get(each.text)
            ]
        )

    def _type(self, referent: Referent, person: bool | None) -> str | None:
        """The kind of a referent as coreference wants it."""
        if referent.owner is not None:
            return "group"
        if referent.kind in STATES:
            return "organisation" if referent.country in self._resolver.kinds.international else "country"
        if referent.kind == "group" and referent.entity is None:
            return "body"
        return "person" if person else referent.kind

    def _is_other(self, head: Token) -> bool:
        """Whether a word before a noun says that it is not the one spoken of: "the neighbouring country"."""
        before = (child.lower_ for child in head.lefts if child.dep_ in {"amod", "compound"})
        return not self._nouns.others.isdisjoint(before)

    def _is_given(self, head: Token, referent: Referent, *, definite: bool) -> bool:
        """Whether a description speaks of somebody given: "the minister", "all 16", "parliament" without an article."""
        owned = any(child.dep_ == "poss" for child in head.children)
        counts = head.pos_ == "NUM" and head.dep_ != "dobj"  # "arrested nine" are none of whom was told
        if not (owned or definite or counts or self._is_only_one(head, referent)):
            return False
        new = not owned and self._is_of_somebody_new(head)
        return not new and not self._is_other(head) and not _is_told_which(head)

    def _is_of_somebody_new(self, head: Token) -> bool:
        """Whether somebody is told by a body that is new itself: "the head of a state bank"."""
        inside = (noun for of in head.rights if of.lower_ == "of" for noun in of.rights if noun.dep_ == "pobj")
        return any(
            child.dep_ == "det" and child.lower_ in {"a", "an"} and self._resolver.words.is_role(noun.lemma_.lower())
            for noun in inside
            for child in noun.lefts
        )

    def _is_only_one(self, head: Token, referent: Referent) -> bool:
        """Whether a bare noun names a body of which a state has one: "parliament"."""
        body = referent.noun is not None and referent.noun.group
        if not body or self._resolver.kinds.one_each.isdisjoint(referent.sectors):
            return False
        return not any(child.dep_ in {"det", "poss", "nummod", "amod"} for child in head.lefts)


def _is_nobody(head: Token) -> bool:
    """Whether a determiner says that those are not there, or none of those spoken of: "no minister", "another country"."""
    return any(child.lower_ in _NOBODY for child in head.children if child.dep_ == "det")


def _is_where(head: Token, referent: Referent) -> bool:
    """Whether a name of which nothing is known tells where something is: "the stores in Dambou"."""
    unknown = referent.kind is None and referent.entity is None and referent.country is None and not referent.sectors
    return unknown and head.dep_ == "pobj" and head.ent_type_ in PLACE_LABELS


def _is_told_which(head: Token) -> bool:
    """Whether a relative clause without a comma says which are meant: "the men who killed them"."""
    return any(
        child.dep_ == "relcl"
        and not child.doc[child.left_edge.i - 1].is_punct
        and any(each.tag_ in RELATIVE_TAGS for each in child.children)
        for child in head.children
    )


def _title_of(head: Token, referent: Referent) -> list[str]:
    """The words of a referent's role, that of its own noun as a lemma."""
    if referent.role is None:
        return []
    lemmas = {each.lower_: each.lemma_.lower() for each in (head, *appositions(head))}
    return [lemmas.get(word, word) for word in referent.role.lower().split()]
