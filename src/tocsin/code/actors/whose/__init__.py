"""Whose somebody is: the country, and sometimes the sector, of those of whom a phrase itself does not say it.

`phrases` is what all of it asks: what a phrase refers to. `home` tells who is at home and who a stranger, `origins` whence strangers
have come, `possession` reads "its" and "of", `premises` whose "the building" is, `membership` the bodies that people belong to, `deeds` what is done in the sentence.
`about` tells which countries an article names most, `places` where the places lie that it names, `scenes` where a sentence plays,
`sections` what heads the parts of a round-up, `whereabouts` where a passage plays and `topics` what it is about. `whose` asks them in
order, the surest first.
"""

from tocsin.code.actors.whose.phrases import is_of_two
from tocsin.code.actors.whose.whose import Whose

__all__ = ["Whose", "is_of_two"]
