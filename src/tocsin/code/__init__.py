"""Coding: parsed text to events, statements, threats and figures."""
