"""What a phrase refers to by its own words, and by the longer names of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.bodies import is_within_name
from tocsin.code.actors.referent import Referent
from tocsin.code.actors.resolver import Resolver
from tocsin.code.actors.setting import Setting
from tocsin.knowledge.names import STATES
from tocsin.parse.nominals import AMOUNTS
from tocsin.parse.phrases import conjuncts, is_plural

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


class OwnWords:
    """Tells what the phrases of one article refer to by their own words."""

    def __init__(self, resolver: Resolver, setting: Setting):
        self._resolver = resolver
        self._setting = setting
        self._referents: dict[Token, list[Referent]] = {}
        self._by_itself: dict[Token, list[Referent]] = {}

    def of(self, head: Token) -> list[Referent]:
        """What a phrase refers to by its own words."""
        known = self._referents.get(head)
        if known is None:
            found = self._alone(head)
            if head.pos_ == "PROPN":
                found = self._of_name(found, head)
            known = self._referents[head] = self._of_each(found, head)
        return known

    def _of_name(self, found: list[Referent], head: Token) -> list[Referent]:
        """Who is meant by a name that may be somebody's family name or a part of a longer one; else what was found for it."""
        if self._is_short_name(head):
            # somebody of whom the article says more elsewhere, not a namesake from the knowledge base
            return [Referent(name=head.text, via="name", kind=None)]
        if not any(each.sectors or each.kind in STATES for each in found) and self._may_be_family(head):
            # "Bulgaria's Radev" is one of that country
            whose = next((each.country for each in found if each.country), None)
            family = self._resolver.persons.family_name(head, self._setting, whose)
            return [family] if family is not None else found
        holder = self._holder(found[0], head)
        return [holder] if holder is not None else found

    def _holder(self, named: Referent, head: Token) -> Referent | None:
        """The one known to have held the office that stands before a bare family name: "President Hollande", "Chancellor Merkel"."""
        if named.role is None or named.entity is not None or named.country is not None or named.name != head.text:
            return None
        return self._resolver.persons.holder(head, named, self._setting) if self._may_be_family(head) else None

    def _of_each(self, found: list[Referent], head: Token) -> list[Referent]:
        """People of several bodies, once for each: "officials of the junta and the rebels"."""
        if len(found) != 1 or found[0].noun is None or not found[0].noun.owner or not found[0].noun.person:
            return found
        each_of = [each for body in _bodies_of(head) for each in self.of(body)] if is_plural(head) else []
        if len(each_of) < 2 or not all(_is_body(each) for each in each_of):
            return found
        own = tuple(found[0].noun.sectors)
        return [
            replace(
                found[0],
                country=body.country,
                sectors=body.sectors or own,
                bloc=body.bloc,
                via=f"role: {found[0].role} + {body.via}",
            )
            for body in each_of
        ]

    def _is_short_name(self, head: Token) -> bool:
        """Whether a bare name is the last or first word of a longer name of a person in the article."""
        return head.lower_ in self._setting.persons and self._is_bare(head)

    def _may_be_family(self, head: Token) -> bool:
        """Whether a word may be a family name that stands alone: "Friday" seldom is, "the North" never."""
        if head.ent_type_ in AMOUNTS or not self._is_bare(head):
            return False
        if any(child.lower_ == "the" for child in head.children):
            return False
        if head.i > head.sent.start and head.nbor(-1).lemma_.lower() in self._resolver.kinds.nouns.kin:
            return False  # "her brother Paul"
        above = head.head.head
        if head.dep_ == "pobj" and above.pos_ == "PROPN" and self._resolver.words.is_role(above.lower_):
            return False  # "the Presidential Adviser on Peace"
        return not (head.dep_ == "pobj" and is_within_name(head, self._resolver))  # "the Department of Justice"

    def _is_bare(self, head: Token) -> bool:
        """A name of one word, perhaps after a title."""
        before = head.nbor(-1) if head.i > head.sent.start else None
        if before is not None and before.text in self._resolver.persons.particles and before.i > head.sent.start:
            return False  # "Filomena do Amaral"
        if before is not None and head.ent_iob_ == "I" and head.ent_type_ == "PERSON":
            if before.tag_ in {"``", "''"}:
                return False  # behind a nickname
            # one name, though the parser hangs its parts elsewhere
            first = next(each for each in head.doc.tokens[before.i :: -1] if each.ent_iob_ != "I")
            # "al-Burhan", but not "Yahya al-Sharif"
            alone = not before.is_alpha and (first.lower_ in self._resolver.persons.particles or not first.is_title)
            return self._resolver.words.is_role(before.text) or alone
        return not any(
            child.dep_ == "compound" and child.pos_ == "PROPN" and not self._resolver.words.is_role(child.text)
            for child in head.children
        )

    def _alone(self, head: Token) -> list[Referent]:
        """What a phrase refers to as if nothing stood around it."""
        if head not in self._by_itself:
            self._by_itself[head] = self._resolver.resolve(head, self._setting)
        return self._by_itself[head]


def _bodies_of(people: Token) -> list[Token]:
    """Those to whom people belong, by what stands after "of" or "from"."""
    inside = (child for child in people.rights if child.dep_ == "prep" and child.lower_ in {"of", "from"})
    return [each for of in inside for noun in of.rights if noun.dep_ == "pobj" for each in conjuncts(noun)]


def _is_body(referent: Referent) -> bool:
    """Whether it is a body, state or group that people may be of, and no thing."""
    thing = referent.noun is not None and referent.noun.thing
    return not thing and bool(referent.sectors or referent.entity or referent.kind in STATES)
