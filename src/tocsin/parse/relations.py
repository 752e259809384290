"""Tags, relations and labels of entities that go together, as the rooms of the parser and those behind it ask for them."""

from __future__ import annotations

#: Subjects that are phrases, and all of them.
NOMINAL_SUBJECT = frozenset({"nsubj", "nsubjpass"})
SUBJECT = {*NOMINAL_SUBJECT, "csubj", "csubjpass"}
COMPLEMENTS = {"ccomp", "xcomp", "advcl"}
#: Relations of a name before a noun.
NAMING = {"compound", "nmod", "nummod", "npadvmod"}
NOUNS = {"NOUN", "PROPN"}
PLURAL = {"NNS", "NNPS"}
#: Tags of verbs that are finite by themselves.
FINITE = {"VBD", "VBZ", "VBP"}
#: How auxiliary verbs hang on theirs.
AUXILIARIES = {"aux", "auxpass"}
#: How the words before a noun hang on it.
IN_PHRASE = {"det", "poss", "amod", "dep", *NAMING}
#: Entity labels of words of time.
TIMES = {"DATE", "TIME"}
#: How adjectives and other nouns hang before a noun, and all that tells whose or of what kind it is.
MODIFYING = {"compound", "amod", "nmod"}
PREMODIFIERS = {"poss", *MODIFYING}
#: Tags of nouns, and parts of speech of what may stand where they do.
NOUN_TAGS = {"NN", "NNS", "NNP", "NNPS"}
NOMINAL = {"NOUN", "PROPN", "PRON"}
#: Tags of verbs by which a clause is finite.
TENSED = {"MD", *FINITE}
#: Entity labels of places.
PLACE_LABELS = {"GPE", "LOC", "FAC"}
