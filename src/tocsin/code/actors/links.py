"""What the mentions of an article take up, as coreference tells it with what is known of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.features import Features
from tocsin.code.actors.quoted import Quoted, is_i
from tocsin.code.actors.referent import Referent, identity_of
from tocsin.code.actors.resolver import Resolver
from tocsin.parse.coreference import Mention, link
from tocsin.parse.phrases import whole_of
from tocsin.parse.prepositions import RELATIVE_TAGS, antecedents_of
from tocsin.parse.standing import owner_of

if TYPE_CHECKING:
    from tocsin.code.actors.whose.whereabouts import Whereabouts
    from tocsin.parse.syntax import Document
    from tocsin.parse.tokens import Token


#: So many sentences seem to lie between the parts of a round-up.
_APART = 100


@dataclass(frozen=True)
class _Linked:
    """What the heads at some offsets take up."""

    #: All heads that may mean somebody.
    heads: Mapping[int, Token]
    #: To the head of the first mention of the same.
    antecedents: Mapping[int, Token]
    #: To those of all who are meant together.
    parts: Mapping[int, tuple[Token, ...]]
    #: Who is meant by knowledge from outside the text, by the offset of the first mention.
    known: Mapping[int, str]


class Links:
    """Tells which phrases of an article mean the same.

    own: what a phrase refers to by its own words.
    whereabouts: where the article's passages play.
    """

    def __init__(
        self,
        document: Document,
        resolver: Resolver,
        features: Features,
        own: Callable[[Token], list[Referent]],
        quoted: Quoted,
        whereabouts: Callable[[], Whereabouts],
    ):
        self._document = document
        self._resolver = resolver
        self._features = features
        self._own = own
        self._quoted = quoted
        self._whereabouts = whereabouts

    def first(self, head: Token) -> Token | None:
        """The first mention of those whom a phrase takes up."""
        return self._linked.antecedents.get(self._document.offset(head))

    def chain(self, head: Token) -> list[Token] | None:
        """All mentions of the same as a phrase, pronouns left out; None if it is the only one."""
        return self._chains.get(self._document.offset(head))

    def parts(self, head: Token) -> tuple[Token, ...]:
        """All whom a phrase takes up together: "the two", of whom one was named after the other."""
        return self._linked.parts.get(self._document.offset(head), ())

    def antecedent(self, head: Token) -> Token:
        """What a pronoun takes up in its own sentence; any other word itself."""
        found = self.first(head) if head.pos_ == "PRON" else None
        return found if found is not None and found.doc is head.doc and found.sent == head.sent else head

    def identity(self, head: Token) -> str:
        """A word for whom a phrase means, the same for all mentions of the same in this article."""
        head = whole_of(head)
        if head.tag_ in RELATIVE_TAGS and self.first(head) is None:
            found = antecedents_of(head)
            return self.identity(found[0]) if found else str(self._document.offset(head))
        if is_i(head):
            speaker = self._quoted.speaker(self._document.offset(head))
            return self.identity(speaker) if speaker is not None else str(self._document.offset(head))
        first = self._document.offset(self.first(head) or head)
        return self._linked.known.get(first) or identity_of(self._own(head)[0]) or str(first)

    def is_called_country(self, head: Token) -> bool:
        """Whether somebody is called a country here, or where a pronoun takes it up: "the two countries said that they"."""
        if head.pos_ == "PRON":
            head = self.first(head) or head
        return head.lemma_.lower() in self._resolver.kinds.nouns.kinds["country"]

    @cached_property
    def _chains(self) -> dict[int, list[Token]]:
        """Offsets of heads to all mentions of the same, pronouns left out: what one says of them holds for each."""
        chains: dict[int, list[Token]] = {}
        for position, antecedent in self._linked.antecedents.items():
            start = self._document.offset(antecedent)
            chain = chains.setdefault(start, [antecedent])
            head = self._linked.heads[position]
            if head.pos_ == "PROPN" or self._is_told_with_name(head):
                chain.append(head)
            chains[position] = chain
        return chains

    def _is_told_with_name(self, noun: Token) -> bool:
        """Whether a noun is told with the name of whom it means: "opposition leader Peter Mwangi"."""
        own = self._own(noun)[0] if noun.pos_ == "NOUN" else Referent()
        return own.kind == "person" and own.name is not None

    @cached_property
    def _linked(self) -> _Linked:
        """What each mention takes up."""
        heads, mentions = self._mentions()
        linked = link(mentions, self._resolver.kinds.nouns)
        known: dict[int, str] = {}
        for index, mention in enumerate(mentions):
            if mention.identity is not None:
                known.setdefault(mentions[linked.first.get(index, index)].position, mention.identity)
        antecedents = {
            mentions[index].position: heads[first] for index, first in linked.first.items() if not is_i(heads[index])
        }
        parts = {mentions[index].position: tuple(heads[each] for each in of) for index, of in linked.parts.items()}
        return _Linked({self._document.offset(head): head for head in heads}, antecedents, parts, known)

    def _mentions(self) -> tuple[list[Token], list[Mention]]:
        """The heads of all phrases that may mean somebody, and what coreference has to know of each."""
        heads: list[Token] = []
        mentions: list[Mention] = []
        told: set[str] = set()
        for sentence in self._document.sentences:
            # in another part of a round-up nobody is near who was told of before
            place = sentence.number + _APART * self._whereabouts().sections.part(sentence.block)
            for head in self._features.heads(sentence.span):
                own = [] if head.pos_ == "PRON" else self._own(head)
                speaker = self._quoted.speaker(self._document.offset(head))
                mention = self._features.mention(place, head, own, speaker)
                mention = self._placed(mention, head, is_first=told.isdisjoint(mention.sectors))
                if mention.kind == "description" and mention.actor:
                    told |= mention.sectors
                heads.append(head)
                mentions.append(mention)
        return heads, mentions

    def _placed(self, mention: Mention, head: Token, *, is_first: bool) -> Mention:
        """A mention of a state's forces with the country whose they are: "In Honduras, police …" are not those told of before.

        is_first: none of these were told of before; then they are those of where they are.
        """
        if mention.kind != "description" or mention.country is not None:
            return mention
        if self._resolver.kinds.armed_by_state.isdisjoint(mention.sectors):
            return mention
        owner = owner_of(head)
        country = self._own(owner)[0].country if owner is not None and owner.pos_ == "PROPN" else None
        if country is None and owner is None and (mention.number == "plur" or not mention.person):
            where = self._whereabouts()
            country = where.headed(head) or where.opened_in(head)
            country = country or (where.scenes.scene(head) or where.about.most if is_first else None)
        return replace(mention, country=country) if country is not None else mention
