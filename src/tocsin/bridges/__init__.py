"""Tocsin inside other people's programs: a component for spaCy's pipelines, a server for assistants."""
