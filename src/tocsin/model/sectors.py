"""Sectors of PLOVER that a construction of English gives by itself; what sectors have in common is the codebook's to say (`ontology.yaml`)."""

GOVERNMENT = "GOV"
