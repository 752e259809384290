"""What is made once from a codebook and finds in every article."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.code.actors import Resolver
from tocsin.code.auxiliary import Auxiliaries
from tocsin.code.contexts import Contexts
from tocsin.code.dated import Dating
from tocsin.code.figures import FigureFinder
from tocsin.code.lexicon import Lexicon
from tocsin.code.past import Past
from tocsin.code.place_names import PlaceNames
from tocsin.code.placing import Placing
from tocsin.code.scene import SceneWords
from tocsin.code.statements import StatementFinder
from tocsin.codebook import Codebook
from tocsin.knowledge.gazetteer import Gazetteer


@dataclass(frozen=True)
class Finders:
    """What is made once from a codebook and used for every article."""

    codebook: Codebook
    resolver: Resolver
    lexicon: Lexicon
    auxiliaries: Auxiliaries
    contexts: Contexts
    statements: StatementFinder
    figures: FigureFinder
    past: Past
    dating: Dating
    placing: Placing
    scenes: SceneWords


def make_finders(codebook: Codebook, resolver: Resolver, gazetteer: Gazetteer) -> Finders:
    """The finders of a codebook."""
    auxiliaries, past = Auxiliaries(codebook), Past(codebook)
    return Finders(
        codebook,
        resolver,
        Lexicon(codebook),
        auxiliaries,
        Contexts(codebook),
        StatementFinder(codebook),
        FigureFinder(codebook, resolver.words.names),
        past,
        Dating(codebook, auxiliaries, past),
        Placing(codebook, PlaceNames(codebook, resolver.words.names, gazetteer)),
        SceneWords(codebook),
    )
