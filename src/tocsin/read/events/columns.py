"""Columns of other people's formats, in their order."""

_GDELT_GEO = "Type Fullname CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
_GDELT_ACTOR = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
).split()

#: The 61 columns of a GDELT 2.0 export file, which has no header.
GDELT = [
    *"GlobalEventID Day MonthYear Year FractionDate".split(),
    *(f"Actor1{name}" for name in _GDELT_ACTOR),
    *(f"Actor2{name}" for name in _GDELT_ACTOR),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale".split(),
    *"NumMentions NumSources NumArticles AvgTone".split(),
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in _GDELT_GEO),
    *"DATEADDED SOURCEURL".split(),
]

_POLECAT_SIDE = ["{} Name", "{} Country", "{} COW", "Primary {} Sector", "{} Sectors", "{} Title", "{} Name Raw"]

#: The columns of a POLECAT file.
POLECAT = [
    *["Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"],
    *(name.format("Actor") for name in _POLECAT_SIDE),
    "Wikipedia Actor ID",
    *(name.format("Recipient") for name in _POLECAT_SIDE),
    "Wikipedia Recipient ID",
    *["Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename"],
    *["Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations"],
    *["Language", "Version"],
]

#: The columns of an ICEWS file.
ICEWS = [
    *["Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code"],
    *["Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"],
    *["City", "District", "Province", "Country", "Latitude", "Longitude"],
]
