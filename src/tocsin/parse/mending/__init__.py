"""Faults of the parser that the grammar of English shows, put right: each mender is one slip of one kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tocsin.parse.mending.absolutes import part_absolutes
from tocsin.parse.mending.agents import hang_agents
from tocsin.parse.mending.clauses import mend_clause
from tocsin.parse.mending.clefts import join_clefts
from tocsin.parse.mending.company import join_company
from tocsin.parse.mending.contact_clauses import tell_contact_clauses
from tocsin.parse.mending.contrasts import part_contrasts
from tocsin.parse.mending.doers_before import tell_doers
from tocsin.parse.mending.enumerations import join_items, join_names
from tocsin.parse.mending.epithets import free_epithets
from tocsin.parse.mending.fronted import close_fronted
from tocsin.parse.mending.gaps import fill_gaps
from tocsin.parse.mending.gerunds import tell_gerunds
from tocsin.parse.mending.inverted import turn_inverted
from tocsin.parse.mending.joined_verbs import join_verbs, rouse_behind_infinitive
from tocsin.parse.mending.joined_words import join_words
from tocsin.parse.mending.left_out import hang_left_out
from tocsin.parse.mending.names import (
    end_names,
    is_acronym,
    is_bare_name,
    is_shouted,
    join_hyphened,
    join_nicknames,
    nest_names,
    open_compound,
    open_name,
    open_noun,
    open_people,
    part_names,
    part_pairs,
)
from tocsin.parse.mending.nationalities import list_nationalities
from tocsin.parse.mending.noun_clauses import mend_noun_clause
from tocsin.parse.mending.nouns import mend_noun
from tocsin.parse.mending.numbers_alone import open_with_number
from tocsin.parse.mending.object_asides import close_asides
from tocsin.parse.mending.past_forms import tell_past
from tocsin.parse.mending.reduced import tell_participles
from tocsin.parse.mending.results import hang_results
from tocsin.parse.mending.second_deeds import part_second_deeds
from tocsin.parse.mending.second_objects import mend_second_object
from tocsin.parse.mending.shifted_objects import part_objects
from tocsin.parse.mending.speakers import return_to_speaker
from tocsin.parse.mending.stray_subjects import tell_subjects
from tocsin.parse.mending.verbs import mend_verb
from tocsin.parse.mending.what import tell_what
from tocsin.parse.mending.whose import hang_whose
from tocsin.parse.tokens import Doc, Token
from tocsin.parse.vocabulary import Verbs

__all__ = ["mend"]

#: Relations in which a word is a noun, whatever its tag.
_NOMINAL = {"nsubj", "nsubjpass", "dobj", "pobj"}
#: Those in which a name stands where there is no verb: "Lavrov | visit to Pyongyang", "Macron | in Rabat".
_ALONE = {"ROOT", "compound"}
#: Relations and tags of articles and of marks, a fifth of all words, with which nothing is wrong.
_SOUND = {"det": {"DT"}, "punct": {".", ",", ":", "``", "''", "HYPH", "-LRB-", "-RRB-"}}


def _is_named_doer(word: Token) -> bool:
    """Whether what the parser tags as an infinitive does something, so that it is a name: "Belize | broke off ties"."""
    return word.dep_ == "nsubj" and word.tag_ == "VB" and word.i == word.sent.start and word.is_title


def mend(
    doc: Doc,
    lemmas: Mapping[tuple[str, str], str],
    is_name: Callable[[str], bool],
    verbs: Verbs = Verbs(),  # noqa: B008 - frozen
    is_role: Callable[[str], bool] = lambda _: False,
) -> None:
    """Puts right what the parser got wrong in a text, in place.

    lemmas: forms to their lemmas where the model's own lemmatizer errs, each with the beginning of its tags ("VB", "NN").
    is_name: whether a word is a known family name.
    verbs: what is known of verbs.
    is_role: whether a word stands for somebody ("minister").
    """
    join_words(doc, verbs.words, is_role)
    open_with_number(doc, verbs.numbers, lemmas)
    tell_gerunds(doc, verbs)
    tell_participles(doc)
    _turn(doc, verbs, is_role)
    tell_past(doc, verbs.known, verbs.transitive, verbs.saying, is_role)
    _tell_verbs(doc, verbs)
    part_objects(doc, verbs.calendar, verbs.phrasal)
    tell_subjects(doc, verbs.known)
    list_nationalities(doc, verbs.nationalities, verbs.plurals)
    tell_doers(doc, verbs.deeds, verbs.weapons, verbs.nationalities, is_role)
    close_asides(doc)
    part_absolutes(doc, verbs.some_of)
    join_items(doc, verbs.plurals, verbs.people)
    join_names(doc)
    hang_results(doc, verbs.harming)
    join_company(doc, verbs.company, is_role)
    hang_agents(doc, verbs.made, verbs.judging, verbs.manners, verbs.giving, is_role)
    open_people(doc, is_role)
    join_hyphened(doc)
    join_nicknames(doc)
    part_names(doc)
    part_pairs(doc, is_name)
    end_names(doc)
    nest_names(doc)
    hang_left_out(doc, verbs, is_role)
    fill_gaps(doc, is_role)
    shouted = is_shouted(doc)
    if not shouted:
        for sentence in doc.sents:
            open_name(sentence[0], verbs.known)
            open_noun(sentence[0], lambda word: word in verbs.weapons or is_role(word))
            open_compound(sentence[0], verbs.made, verbs.weapons)
    for token in doc:
        name = token.tag_ == "NN" and token.dep_ in _ALONE and token.i == 0 and is_bare_name(token, is_name)
        name = name and token.lower_ not in verbs.weapons  # "Grenade attack", though a governor bears that name
        bare = token.dep_ in _NOMINAL and (is_acronym(token) or is_bare_name(token, is_name) or _is_named_doer(token))
        if (bare or name) and not shouted:
            token.tag_, token.pos_, token.lemma_ = "NNP", "PROPN", token.text
        elif token.pos_ != "PROPN" and (lemma := lemmas.get((token.tag_[:2], token.lower_))):
            token.lemma_ = lemma
        if token.dep_ in _SOUND and token.tag_ in _SOUND[token.dep_]:
            continue
        mend_verb(token, verbs)
        mend_noun(token, verbs, is_role)
        mend_second_object(token, verbs, is_role)
        mend_noun_clause(token, verbs, is_role)
        mend_clause(token, verbs, is_role)
    return_to_speaker(doc, verbs.saying, verbs.speech_acts, verbs.promising)


def _tell_verbs(doc: Doc, verbs: Verbs) -> None:
    """Verbs that are to the parser part of a noun's phrase, or of another verb's."""
    free_epithets(doc, verbs.known, verbs.hostile)
    join_verbs(doc, verbs.known, verbs.transitive)
    rouse_behind_infinitive(doc)
    part_second_deeds(doc, verbs.known, verbs.hostile, verbs.taking)


def _turn(doc: Doc, verbs: Verbs, is_role: Callable[[str], bool]) -> None:
    """Faults in sentences of which the words stand in another order than subject, verb and object."""
    close_fronted(doc)
    hang_whose(doc, verbs.hostile, verbs.taking, is_role)
    turn_inverted(doc, verbs.naming_some, verbs.transitive)
    join_clefts(doc, verbs.transitive, is_role)
    tell_what(doc)
    part_contrasts(doc)
    tell_contact_clauses(doc, verbs.known, verbs.transitive, verbs.people, verbs.plurals, is_role)
