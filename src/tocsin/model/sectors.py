"""The sectors of PLOVER that constructions of English give or take by themselves: a demonym means civilians, "former" those out of office.

What sectors have in common, and which nouns give which, is the codebook's to say (`ontology.yaml`, `actors/roles.yaml`).
"""

GOVERNMENT = "GOV"
ARMY = "MIL"
INTELLIGENCE = "SPY"
CIVILIANS = "CVL"
OPPOSITION = "OPP"
PARTY = "PTY"
MEDIA = "JRN"
COMPANY = "BUS"
REFUGEES = "REF"
#: Of elites: those who held an office.
FORMER = "ELI"
#: Of gunmen of whom no more is known.
UNIDENTIFIED = "UAF"
#: Of states that few recognise.
UNRECOGNISED = "PRE"
