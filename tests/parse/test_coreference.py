"""Coreference over features: hand-built mentions, no text."""

from __future__ import annotations

from typing import Literal

import pytest
from msgspec.structs import replace

from tocsin.parse.coreference import Mention, Nouns, link
from tocsin.parse.coreference.nouns import Sectors

BASE = Mention(
    position=0,
    sentence=0,
    kind="name",
    words=(),
    number="sing",
    sex=None,
    titles=(),
    person=True,
    subject=True,
    actor=True,
)


def _name(words: str, sentence: int = 0, **features: object) -> Mention:
    return replace(BASE, words=tuple(words.split()), sentence=sentence, **features)


def _pronoun(word: str, sentence: int = 1, number: Literal["sing", "plur"] = "sing") -> Mention:
    return replace(
        BASE, words=(word,), sentence=sentence, kind="pronoun", number=number, person=None, subject=True, actor=False
    )


def _description(word: str, sentence: int = 1, **features: object) -> Mention:
    told = {"nouns": frozenset({word}), **features}
    return replace(BASE, words=(word,), sentence=sentence, kind="description", **told)


SECTORS = Sectors(
    for_themselves=frozenset({"CVL"}),
    for_state=frozenset({"GOV", "MIL"}),
    for_body=frozenset({"MIL", "COP"}),
    armed=frozenset({"MIL", "COP", "REB"}),
    offices=frozenset({"GOV"}),
    out_of_office=frozenset({"ELI"}),
)
BY_SECTOR = Nouns(sectors=SECTORS)


def _link(*mentions: Mention) -> dict[int, int]:
    return {**link([replace(each, position=10 * place) for place, each in enumerate(mentions)], BY_SECTOR).first}


def test_nothing_gives_no_links() -> None:
    assert link([]).first == {}


@pytest.mark.parametrize(("word", "sex"), [("he", "m"), ("him", "m"), ("his", "m"), ("she", "f"), ("her", "f")])
def test_pronoun_takes_up_a_person_of_its_gender(word: str, sex: str) -> None:
    assert _link(_name("amina odinga", sex=sex), _pronoun(word)) == {1: 0}


@pytest.mark.parametrize(("word", "sex"), [("he", "f"), ("she", "m")])
def test_pronoun_does_not_take_up_a_person_of_the_other_gender(word: str, sex: str) -> None:
    assert _link(_name("amina odinga", sex=sex), _pronoun(word)) == {}


def test_gender_decides_between_two_people() -> None:
    woman, man = _name("amina odinga", sex="f"), _name("peter okello", sex="m")
    assert _link(woman, man, _pronoun("she")) == {2: 0}
    assert _link(woman, man, _pronoun("he")) == {2: 1}


def test_person_of_unknown_gender_may_be_he_or_she() -> None:
    assert _link(_name("kim okoro"), _pronoun("he")) == {1: 0}
    assert _link(_name("kim okoro"), _pronoun("she")) == {1: 0}


def test_he_never_takes_up_a_country() -> None:
    assert _link(_name("uganda", person=False), _pronoun("he")) == {}


def test_it_takes_up_a_country_and_no_person() -> None:
    country, person = _name("uganda", person=False), _name("peter okello", sex="m")
    assert _link(country, person, _pronoun("it")) == {2: 0}
    assert _link(person, _pronoun("it")) == {}


def test_they_takes_up_a_plural_only() -> None:
    rebels = _description("rebels", 0, number="plur", person=False, complete=True)
    they = _pronoun("they", number="plur")
    assert _link(rebels, they) == {1: 0}
    assert _link(_name("peter okello", sex="m"), they) == {}


def test_singular_pronoun_takes_up_no_plural() -> None:
    assert _link(_name("okello and odinga", number="plur"), _pronoun("he")) == {}


def test_pronoun_reaches_three_sentences_and_no_further() -> None:
    man = _name("peter okello", sex="m")
    assert _link(man, _pronoun("he", sentence=3)) == {1: 0}
    assert _link(man, _pronoun("he", sentence=4)) == {}


def test_pronoun_prefers_the_nearer_sentence() -> None:
    assert _link(_name("peter okello", 0, sex="m"), _name("juma were", 1, sex="m"), _pronoun("he", 2)) == {2: 1}


def test_pronoun_prefers_the_subject_within_a_sentence() -> None:
    subject, object_ = _name("peter okello", sex="m"), _name("juma were", sex="m", subject=False)
    assert _link(subject, object_, _pronoun("he")) == {2: 0}


def test_pronoun_takes_up_no_mention_that_is_no_actor() -> None:
    assert _link(_name("kilimanjaro", person=False, actor=False), _pronoun("it")) == {}


def test_first_person_is_never_linked() -> None:
    assert _link(_name("peter okello", sex="m"), _pronoun("we", number="plur"), _pronoun("i")) == {}


def test_chain_of_pronouns_leads_to_the_name() -> None:
    assert _link(_name("peter okello", sex="m"), _pronoun("he", 2), _pronoun("his", 4)) == {1: 0, 2: 0}


def test_pronoun_keeps_to_the_gender_of_what_an_earlier_pronoun_took_up() -> None:
    assert _link(_name("peter okello", sex="m"), _pronoun("he", 1), _pronoun("she", 2)) == {1: 0}


def test_family_name_takes_up_the_full_name_at_any_distance() -> None:
    assert _link(_name("peter okello"), _name("okello", 200)) == {1: 0}


def test_given_name_takes_up_the_full_name() -> None:
    assert _link(_name("peter okello"), _name("peter", 3)) == {1: 0}


def test_full_name_takes_up_no_earlier_family_name() -> None:
    assert _link(_name("okello"), _name("peter okello", 1)) == {}


def test_family_name_takes_up_no_other_name() -> None:
    assert _link(_name("peter okello"), _name("were", 1)) == {}


def test_family_name_takes_up_the_later_of_two_namesakes() -> None:
    assert _link(_name("peter okello"), _name("grace okello", 1), _name("okello", 2)) == {2: 1}


def test_part_of_a_bodys_name_takes_up_no_person() -> None:
    assert _link(_name("bank of uganda", person=False), _name("uganda", 1, person=False)) == {}


def test_definite_description_takes_up_a_name_by_its_title() -> None:
    minister = _name("grace okello", titles=("foreign", "minister"))
    assert _link(minister, _description("minister")) == {1: 0}


def test_description_takes_up_no_name_with_another_title() -> None:
    assert _link(_name("grace okello", titles=("general",)), _description("minister")) == {}


def test_description_takes_up_an_earlier_description_by_the_same_noun() -> None:
    ministry = _description("ministry", 0, complete=True, person=False)
    assert _link(ministry, _description("ministry", person=False)) == {1: 0}


def test_complete_description_takes_up_nothing() -> None:
    minister = _name("grace okello", titles=("foreign", "minister"))
    assert _link(minister, _description("minister", complete=True)) == {}


def test_description_reaches_twelve_sentences_and_no_further() -> None:
    minister = _name("grace okello", titles=("minister",))
    assert _link(minister, _description("minister", 12)) == {1: 0}
    assert _link(minister, _description("minister", 13)) == {}


def test_description_differs_from_a_plural_one() -> None:
    ministers = _description("ministers", 0, number="plur", complete=True)
    assert _link(ministers, _description("minister")) == {}


NOUNS = Nouns(
    sectors=SECTORS,
    kinds={
        "country": frozenset({"country", "neighbour"}),
        "group": frozenset({"group"}),
        "organisation": frozenset({"bloc"}),
    },
    persons={"LEG": frozenset({"lawmaker"})},
    families=(frozenset({"EDU", "OPP"}),),
    synonyms={word: frozenset({"premier", "prime minister"}) for word in ("premier", "prime minister")},
    people=frozenset({"man"}),
    gatherings=frozenset({"crowd"}),
    collectives=frozenset({"crew"}),
    peers=frozenset({"neighbour", "colleague"}),
    kin={"wife": frozenset({"husband"}), "husband": frozenset({"wife"})},
)


def _known(*mentions: Mention) -> dict[int, int]:
    return {**link([replace(each, position=10 * place) for place, each in enumerate(mentions)], NOUNS).first}


def test_acronym_takes_up_the_full_name_of_a_body() -> None:
    body = _name("mineworkers and construction union", person=False)
    assert _link(body, _name("macu", 1, person=False)) == {1: 0}
    assert _link(body, _name("abc", 1, person=False)) == {}


def test_last_word_of_a_bodys_name_takes_it_up_but_not_what_stands_behind_of() -> None:
    assert _link(_name("parades commission", person=False), _name("commission", 1, person=False)) == {1: 0}
    assert _link(_name("bank of uganda", person=False), _name("uganda", 1, person=False)) == {}


def test_the_same_by_knowledge_is_one_and_others_are_two() -> None:
    one = _name("burma", person=False, identity="Myanmar: MMR")
    assert _link(one, _name("myanmar", 1, person=False, identity="Myanmar: MMR")) == {1: 0}
    paper = _name("burma times", 1, person=False)
    assert _link(one, paper) == {1: 0}
    assert _link(one, replace(paper, identity="other")) == {}


def test_noun_of_kind_takes_up_what_is_of_that_kind() -> None:
    country, group = _name("chad", person=False, type="country"), _name("m23", person=False, type="group")
    assert _known(country, group, _description("country", person=False)) == {2: 0}
    assert _known(country, group, _description("group", person=False)) == {2: 1}


def test_noun_of_a_sector_takes_up_a_person_of_that_sector() -> None:
    lawmaker = _name("ana ruiz", sectors=frozenset({"LEG"}))
    assert _known(lawmaker, _description("lawmaker")) == {1: 0}
    assert _known(lawmaker, _description("speaker", sectors=frozenset({"LEG"}))) == {}


def test_people_may_be_called_otherwise_the_second_time() -> None:
    students = _description("students", 0, number="plur", complete=True, sectors=frozenset({"EDU"}))
    protesters = _description("protesters", number="plur", sectors=frozenset({"OPP"}))
    assert _known(students, protesters) == {1: 0}
    assert _known(students, replace(protesters, sectors=frozenset({"MIL"}))) == {}


def test_his_country_is_the_country_of_the_possessor() -> None:
    chad, mali = (
        _name(name, person=False, type="country", country=code) for name, code in (("chad", "TCD"), ("mali", "MLI"))
    )
    man = _name("ali musa", sex="m", country="TCD")
    his = replace(_pronoun("his"), inside=True)
    assert _known(chad, mali, man, his, _description("country", person=False, owner=30))[4] == 0


def test_two_arguments_of_one_verb_are_two_unless_reflexive() -> None:
    man = _name("ali musa", sex="m", verb=500)
    assert _link(man, replace(_pronoun("him", 0), verb=500)) == {}
    assert _link(man, replace(_pronoun("himself", 0), verb=500)) == {1: 0}


def test_third_person_in_a_quotation_is_not_who_speaks_it() -> None:
    other, speaker = _name("ali musa", sex="m"), _name("omar diallo", sex="m")
    assert _link(other, speaker, replace(_pronoun("he"), speaker=10)) == {2: 0}


def test_the_five_are_the_five() -> None:
    five = _description("activists", 0, number="plur", complete=True, count="five")
    two = _description("officers", 0, number="plur", complete=True, count="two")
    assert _known(five, two, _description("#", number="plur", count="five")) == {2: 0}


def test_other_numbers_are_others() -> None:
    ten = _description("soldiers", 0, number="plur", complete=True, count="ten")
    assert _known(ten, _description("soldiers", number="plur", count="two")) == {}
    assert _known(ten, _description("soldiers", number="plur")) == {1: 0}


def test_pronoun_takes_up_the_subject_ahead_of_which_it_stands() -> None:
    before = replace(_pronoun("she", 0), ahead=10)
    assert _link(before, _name("amina odinga", sex="f")) == {0: 1}
    assert _link(before, _name("peter okello", sex="m")) == {}


def test_first_of_a_cluster_is_no_pronoun() -> None:
    before = replace(_pronoun("she", 0), ahead=10)
    assert _link(before, _name("amina odinga", sex="f"), _pronoun("her", 1)) == {0: 1, 2: 1}


def test_apposition_is_the_same_and_one_of_another_number_is_not() -> None:
    minister = _description("minister", 0, complete=True)
    assert _link(minister, _name("grace okello", same=0)) == {1: 0}
    several = replace(minister, number="plur")
    assert _link(several, _name("grace okello", same=0)) == {}


def test_apposition_may_belong_to_a_phrase_further_out() -> None:
    one = _description("student", 0, complete=True)
    students = _description("student", 0, number="plur", complete=True, within=0)
    assert _link(one, students, _name("ana ruiz", same=10)) == {2: 0}


def test_relative_pronoun_joins_what_it_belongs_to() -> None:
    president, angola = _description("president", 0), _name("angola", person=False)
    who = replace(_pronoun("who", 0), same=10)
    assert _link(president, replace(angola, within=0), who) == {2: 0}


def test_which_makes_a_body_of_a_noun() -> None:
    operator = _description("operator", 0, complete=True)
    which = replace(_pronoun("which", 0), same=0)
    assert _link(operator, which, _pronoun("it")) == {1: 0, 2: 0}
    assert _link(operator, _pronoun("it")) == {}


def test_they_takes_up_those_who_are_joined() -> None:
    chad, mali = _name("chad", person=False, type="country"), _name("mali", person=False, type="country", joined=(0,))
    assert _link(chad, mali, _pronoun("they", 1, "plur"), _pronoun("their", 2, "plur")) == {3: 2}


def test_the_two_countries_are_those_who_are_joined() -> None:
    chad, mali = _name("chad", person=False, type="country"), _name("mali", person=False, type="country", joined=(0,))
    both = _description("country", number="plur", person=False, count="two")
    assert _known(chad, mali, both, _pronoun("they", 2, "plur")) == {3: 2}


def test_they_rather_takes_up_several_than_one_body() -> None:
    families = _description("family", 0, number="plur", person=False, complete=True, subject=False)
    movement = _description("movement", 1, person=False, type="body")
    assert _known(families, movement, _pronoun("they", 1, "plur")) == {2: 0}


def test_ranks_tell_two_ministers_apart() -> None:
    foreign = _name("grace okello", titles=("foreign", "minister"))
    assert _known(foreign, _description("minister", titles=("finance", "minister"))) == {}
    assert _known(foreign, _description("minister", titles=("foreign", "minister"))) == {1: 0}


def test_synonymous_title_takes_up_the_person() -> None:
    premier = _name("ana ruiz", titles=("prime minister",))
    assert _known(premier, _description("premier", titles=("premier",))) == {1: 0}


def test_neighbour_is_another_of_the_owners_kind() -> None:
    mali, chad = (_name(name, person=False, type="country") for name in ("mali", "chad"))
    its = replace(_pronoun("its"), possessive=True, under=(10,))
    neighbour = _description("neighbour", person=False, owner=20)
    assert _known(mali, chad, its, neighbour) == {2: 1, 3: 0}


def test_husband_is_whose_wife_the_owner_is() -> None:
    man, wife = _name("peter okello", sex="m"), _description("wife", 0, sex="f", owner=0)
    her = replace(_pronoun("her"), possessive=True)
    assert _known(man, wife, her, _description("husband", sex="m", owner=20)) == {2: 1, 3: 0}


def test_description_is_not_the_subject_of_its_clause() -> None:
    chad, mali = _name("chad", person=False, type="country"), _name("mali", 1, person=False, type="country")
    country = _description("country", person=False, under=(10,))
    assert _known(chad, mali, country) == {2: 0}


def test_object_is_not_the_subject_of_its_clause_but_a_possessor_may_be() -> None:
    one, other = _name("amina odinga", sex="f"), _name("grace were", 1, sex="f")
    her = replace(_pronoun("her"), subject=False, under=(10,))
    assert _link(one, other, her) == {2: 0}
    assert _link(one, other, replace(her, possessive=True)) == {2: 1}


def test_doer_of_a_clause_is_the_first_that_is_an_actor() -> None:
    police, batons = _name("police", person=False), _description("baton", 0, person=False, actor=False)
    its = replace(_pronoun("its", 0), possessive=True, under=(10, 0))
    assert _link(police, batons, its) == {2: 0}


def test_we_is_the_body_that_the_speakers_phrase_names() -> None:
    union = _name("bakers union", person=False, type="organisation")
    we = replace(_pronoun("we", number="plur"), speaker=20)
    speaker = _name("jonas keller", 1)
    named = _name("bakers union", 1, person=False, within=20)
    assert _link(union, we, speaker, named) == {1: 0, 3: 0}


def test_we_of_a_minister_is_the_state() -> None:
    kenya = _name("kenya", person=False, type="country", country="KEN")
    minister = _name("peter okello", country="KEN", sectors=frozenset({"GOV"}))
    we = replace(_pronoun("we", number="plur"), speaker=10)
    assert _link(kenya, minister, we) == {2: 0}
    assert _link(kenya, replace(minister, country="UGA"), we) == {}


def test_we_of_a_bystander_are_the_people_around() -> None:
    farmers = _description("farmer", 0, number="plur", complete=True)
    we = replace(_pronoun("we", number="plur"), speaker=10)
    assert _link(farmers, _name("jeanne morel", 1), we) == {2: 0}
    soldiers = replace(farmers, sectors=frozenset({"MIL"}))
    assert _link(soldiers, _name("jeanne morel", 1), we) == {}


def test_word_inside_the_name_of_an_office_is_no_one_else() -> None:
    ministry = _description("ministry", 0, person=False, titles=("ministry", "of", "agriculture"))
    assert _link(ministry, _name("agriculture", person=None, within=0)) == {1: 0}
