"""Syntax: text to sentences, clauses and phrases. The grammar of English is written here, once."""

from tocsin.parse.clauses import Clause, clause_of
from tocsin.parse.phrases import Phrase, conjuncts, phrase_of
from tocsin.parse.syntax import Document, Parser, Sentence

__all__ = ["Clause", "Document", "Parser", "Phrase", "Sentence", "clause_of", "conjuncts", "phrase_of"]
