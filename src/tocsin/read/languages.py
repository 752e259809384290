"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from tocsin.model import Fault

#: ISO 639-1 codes of the languages that are coded; articles in others are only counted.
CODED = frozenset({"en"})

#: So many times more likely than English must another language be. Headlines full of foreign names come out up to
#: four times likelier in some other language, sentences that are in one thousands of times.
_MUCH = 100
#: Characters that tell a language well enough.
_ENOUGH = 4_000
#: Words in letters that are not Latin.
_OTHER_SCRIPT = re.compile(r"[^\W\d_A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]+")


def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language (639-3 where there is no shorter one); English if in doubt.

    Names that a text gives in another script beside its own ("Zelensky (Зеленський)") do not count.
    """
    beginning = text[:_ENOUGH]
    other = sum(map(len, _OTHER_SCRIPT.findall(beginning)))
    if 0 < other < sum(map(str.isalpha, beginning)) / 2:
        beginning = _OTHER_SCRIPT.sub(" ", beginning)
    chances = dict(_identifier().rank(beginning))
    best = max(chances, key=lambda each: chances[each])
    return str(best) if chances[best] > chances["en"] * _MUCH else "en"


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    try:
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as error:  # no fault of the article that is read
        reason = error.strerror or " ".join(str(error).split())
        raise Fault(f"the model of languages cannot be unpacked to a temporary file: {reason}") from None
