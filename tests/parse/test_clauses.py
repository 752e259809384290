"""Clauses: logical arguments, whatever the voice and wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tocsin.parse import Clause, Parser, clause_of
from tocsin.parse.tokens import Token


def _clause(parser: Parser, text: str, word: str) -> Clause:
    """The clause that a word of a text heads."""
    tokens = [token for sentence in parser.parse(text).sentences for token in sentence.span]
    return clause_of(next(token for token in tokens if token.text == word))


def _texts(tokens: Sequence[Token]) -> list[str]:
    return list(dict.fromkeys(token.text for token in tokens))


@pytest.mark.parametrize(
    ("text", "word", "agent", "patient"),
    [
        # active and passive
        ("Ethiopian forces shelled the town.", "shelled", ["forces"], ["town"]),
        ("The editor was arrested by Egyptian police.", "arrested", ["police"], ["editor"]),
        ("The editor was arrested on Tuesday.", "arrested", [], ["editor"]),
        # how it is done stands bare behind "by", who does it does not
        ("The squatters were removed by force.", "removed", [], ["squatters"]),
        ("The squatters were removed by a force.", "removed", ["force"], ["squatters"]),
        ("Kenya was given a loan by Norway.", "given", ["Norway"], ["Kenya"]),
        # one object for several verbs
        ("The army detained, tortured and killed dozens of villagers.", "detained", ["army"], ["dozens"]),
        ("The rebels attacked and looted the depot.", "attacked", ["rebels"], ["depot"]),
        # a preposition said again
        ("Kyiv accused Minsk of shelling a village and of abducting two men.", "abducting", ["Minsk"], ["men"]),
        # nouns that name an act
        ("Iraq's invasion of Kuwait shocked the region.", "invasion", ["Iraq"], ["Kuwait"]),
        ("The bombing of the port by Saudi jets killed dozens.", "bombing", ["jets"], ["port"]),
        ("The attack carried out by rebels killed four soldiers.", "attack", ["rebels"], []),
        # reduced relative clauses
        ("The soldiers captured by the rebels were released.", "captured", ["rebels"], ["soldiers"]),
        ("Police officers guarding the embassy fired shots.", "guarding", ["officers"], ["embassy"]),
        # relative clauses
        ("The rebels who attacked the village fled.", "attacked", ["rebels"], ["village"]),
        ("The gunmen that killed the mayor escaped.", "killed", ["gunmen"], ["mayor"]),
        ("The village that the rebels attacked was rebuilt.", "attacked", ["rebels"], ["village"]),
        ("Russia, which invaded Ukraine, denied the claim.", "invaded", ["Russia"], ["Ukraine"]),
        ("The minister, whom rebels kidnapped, was freed.", "kidnapped", ["rebels"], ["minister"]),
        # infinitives: whose subject it is
        ("France promised to leave Mali.", "leave", ["France"], ["Mali"]),
        ("France urged Mali to leave the alliance.", "leave", ["Mali"], ["alliance"]),
        ("Mali was urged to leave the alliance.", "leave", ["Mali"], ["alliance"]),
        ("France called on Mali to leave the alliance.", "leave", ["Mali"], ["alliance"]),
        ("Ghana wants Togo to leave the bloc.", "leave", ["Togo"], ["bloc"]),
        ("Mali made a decision to withdraw its troops.", "withdraw", ["Mali"], ["troops"]),
        ("Mali's promise to withdraw its troops pleased Niger.", "withdraw", ["Mali"], ["troops"]),
        ("Bolivia is ready to negotiate with Chile.", "negotiate", ["Bolivia"], []),
        # raising
        ("Ghana seems to support the plan.", "support", ["Ghana"], ["plan"]),
        # gerunds
        ("Chad denied attacking the convoy.", "attacking", ["Chad"], ["convoy"]),
        ("The general was convicted of killing villagers.", "killing", ["general"], ["villagers"]),
        ("Police dispersed the crowd by firing tear gas.", "firing", ["Police"], ["gas"]),
        ("Sudan accused Chad of supporting the rebels.", "supporting", ["Chad"], ["rebels"]),
        ("The rebels kept the hostages, refusing to negotiate.", "refusing", ["rebels"], []),
        # joined predicates
        ("Soldiers crossed the border and attacked the village.", "crossed", ["Soldiers"], ["border"]),
        ("Soldiers crossed the border and attacked the village.", "attacked", ["Soldiers"], ["village"]),
        ("Kenya condemned and rejected the plan.", "condemned", ["Kenya"], ["plan"]),
        ("Kenya condemned and rejected the plan.", "rejected", ["Kenya"], ["plan"]),
        ("The activists were arrested and deported.", "deported", [], ["activists"]),
        ("Togo left, but Benin joined the alliance.", "joined", ["Benin"], ["alliance"]),
        # joined arguments
        (
            "Soldiers and militiamen attacked the village and the market.",
            "attacked",
            ["Soldiers", "militiamen"],
            ["village", "market"],
        ),
        ("The army, navy and police denied the claim.", "denied", ["army", "navy", "police"], ["claim"]),
        # what modality or tense changes nothing in
        ("Togo will not invade Benin.", "invade", ["Togo"], ["Benin"]),
    ],
)
def test_clause_has_its_logical_arguments(
    parser: Parser, text: str, word: str, agent: list[str], patient: list[str]
) -> None:
    clause = _clause(parser, text, word)
    assert (_texts(clause.agent), _texts(clause.patient)) == (agent, patient)


def test_agent_of_a_participle_is_named_once(parser: Parser) -> None:
    agents = _clause(parser, "The attack carried out by rebels killed four soldiers.", "attack").agent
    assert [token.text for token in agents] == ["rebels"]


def test_intransitive_joined_verb_does_not_take_its_neighbours_object(parser: Parser) -> None:
    assert _texts(_clause(parser, "Ghana will negotiate and sign the treaty.", "sign").patient) == ["treaty"]
    assert _texts(_clause(parser, "Soldiers fled and burned the camp.", "burned").patient) == ["camp"]


@pytest.mark.parametrize(
    ("text", "dative"),
    [("Norway gave Kenya a loan.", ["Kenya"]), ("Norway approved a loan.", [])],
)
def test_dative_is_to_whom_it_is_given(parser: Parser, text: str, dative: list[str]) -> None:
    word = "gave" if "gave" in text else "approved"
    assert _texts(_clause(parser, text, word).dative) == dative


@pytest.mark.parametrize(
    ("text", "word", "passive"),
    [
        ("The editor was arrested.", "arrested", True),
        ("The activists were arrested and deported.", "deported", True),
        ("The soldiers captured by the rebels were released.", "captured", True),
        ("Police have arrested the editor.", "arrested", False),
        ("Police arrested the editor.", "arrested", False),
        ("Officers guarding the embassy fired shots.", "guarding", False),
    ],
)
def test_voice_is_known(parser: Parser, text: str, word: str, passive: bool) -> None:
    assert _clause(parser, text, word).passive is passive


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("Togo did not attack Benin.", "attack", True),
        ("Togo has never attacked Benin.", "attacked", True),
        ("No soldiers attacked the village.", "attacked", True),
        ("The troops fired no shots.", "fired", True),
        ("Neither army attacked the village.", "attacked", True),
        ("Togo attacked Benin.", "attacked", False),
        ("Togo did not move when Benin attacked the port.", "attacked", False),
        ("Togo attacked a village with no school.", "attacked", False),
    ],
)
def test_negation_is_the_clauses_own(parser: Parser, text: str, word: str, negated: bool) -> None:
    assert _clause(parser, text, word).negated is negated


@pytest.mark.parametrize(
    ("text", "word", "auxiliaries"),
    [
        ("Togo may invade Benin.", "invade", ["may"]),
        ("Togo will invade Benin.", "invade", ["will"]),
        ("Togo will be attacked by Benin.", "attacked", ["will", "be"]),
        ("Togo invaded Benin.", "invaded", []),
        ("Ghana will negotiate and sign the treaty.", "sign", ["will"]),
        ("Ghana will negotiate, but Togo signed the treaty.", "signed", []),
    ],
)
def test_auxiliaries_are_shared_with_the_same_subject_only(
    parser: Parser, text: str, word: str, auxiliaries: list[str]
) -> None:
    assert _clause(parser, text, word).auxiliaries == auxiliaries


@pytest.mark.parametrize(
    ("text", "word", "preposition", "found"),
    [
        ("The bloc imposed sanctions on Belarus.", "imposed", "on", ["Belarus"]),
        ("The bloc imposed sanctions on Belarus.", "sanctions", "on", ["Belarus"]),
        ("Chile established ties with Cuba.", "established", "with", ["Cuba"]),
        ("Ethiopia declared war on Eritrea.", "war", "on", ["Eritrea"]),
        ("Rebels launched an attack on the barracks.", "attack", "on", ["barracks"]),
        ("Rebels launched an attack on the barracks and the school.", "launched", "on", ["barracks", "school"]),
        ("Norway gave a loan to Kenya.", "loan", "to", ["Kenya"]),
        ("Norway gave a loan to Kenya.", "gave", "to", ["Kenya"]),
        ("Bolivia is ready to negotiate with Chile.", "negotiate", "with", ["Chile"]),
        ("Rebels attacked the barracks.", "attacked", "on", []),
    ],
)
def test_verb_and_its_noun_share_prepositions(
    parser: Parser, text: str, word: str, preposition: str, found: list[str]
) -> None:
    assert _texts(_clause(parser, text, word).oblique(preposition)) == found


def test_without_borrowing_only_the_clauses_own_prepositions_count(parser: Parser) -> None:
    clause = _clause(parser, "The bloc imposed sanctions on Belarus.", "imposed")
    assert clause.oblique("on", borrow=False) == []


def test_gerund_stands_after_its_preposition(parser: Parser) -> None:
    clause = _clause(parser, "The general was convicted of killing villagers.", "convicted")
    assert _texts(clause.oblique("of")) == ["killing"]


@pytest.mark.parametrize(
    ("text", "word", "complements"),
    [
        ("France promised to leave Mali.", "promised", ["leave"]),
        ("Mali made a decision to withdraw its troops.", "decision", ["withdraw"]),
        ("Mali's promise to withdraw its troops pleased Niger.", "promise", ["withdraw"]),
        ("Bolivia is ready to negotiate with Chile.", "ready", ["negotiate"]),
        ("Ghana promised to negotiate and sign the treaty.", "promised", ["negotiate", "sign"]),
        ("Ghana said that Togo attacked Benin.", "said", ["attacked"]),
    ],
)
def test_complements_are_what_the_predicate_speaks_of(
    parser: Parser, text: str, word: str, complements: list[str]
) -> None:
    assert _texts(_clause(parser, text, word).complements) == complements


@pytest.mark.parametrize(("word", "kind"), [("ready", "adjective"), ("negotiate", "verb"), ("talks", "noun")])
def test_kind_is_that_of_the_head(parser: Parser, word: str, kind: str) -> None:
    assert _clause(parser, "Bolivia is ready to negotiate after the talks.", word).kind == kind


def test_main_clause_has_no_governor(parser: Parser) -> None:
    assert _clause(parser, "France promised to leave Mali.", "promised").governor is None
    governor = _clause(parser, "France promised to leave Mali.", "leave").governor
    assert governor is not None
    assert governor.text == "promised"
