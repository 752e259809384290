"""Coreference: which mentions of an article mean the same.

Works on features only; who the mentions are is the business of the rooms to the right. Mentions are taken in text order and
each joins the cluster that fits it best, or founds one: names by their words, descriptions by their noun, title, sector or
kind, pronouns by agreement, nearness and weight in the text, "we" by whom its speaker speaks for.
"""

from tocsin.parse.coreference.linker import Linked, link
from tocsin.parse.coreference.mention import NUMBER, Mention, MentionKind
from tocsin.parse.coreference.nouns import Nouns

__all__ = ["NUMBER", "Linked", "Mention", "MentionKind", "Nouns", "link"]
