"""Other programs at what Tocsin does besides coding, on the same gold, each with its version: `python bench/peers.py`.

Pages (tests/gold/pages): the text by its words, the headline, the date. Languages: paragraphs of 30 languages, and the sentences and
articles of the gold, which are English. A program that is not installed is named and passed over:

    pip install newspaper4k goose3 lingua-language-detector langdetect
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from tocsin.codebook import load_codebook
from tocsin.evaluate.gold import read_texts
from tocsin.evaluate.pages import ReadPage, page_measures, read_pages
from tocsin.model import Article
from tocsin.read.languages import language_of

GOLD = Path(__file__).parents[1] / "tests" / "gold"
PARTS = ("seen", "held", "late")

#: Text, headline and day of a page.
Page = tuple[str, str | None, object]


def trafilatura() -> Callable[[str], Page]:
    import trafilatura

    def read(html: str) -> Page:
        found: Any = trafilatura.bare_extraction(html, include_comments=False, with_metadata=True)
        return (found.text or "", found.title, found.date) if found else ("", None, None)

    return read


def newspaper4k() -> Callable[[str], Page]:
    import newspaper

    def read(html: str) -> Page:
        found = newspaper.Article("https://news.example/1", language="en")
        found.download(input_html=html)
        found.parse()
        return found.text, found.title, found.publish_date

    return read


def goose3() -> Callable[[str], Page]:
    from goose3 import Goose

    reader = Goose({"enable_image_fetching": False})

    def read(html: str) -> Page:
        found = reader.extract(raw_html=html)
        return found.cleaned_text, found.title, found.publish_date

    return read


def py3langid() -> Callable[[str], str]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    return lambda text: str(identifier.classify(text)[0])


def langdetect() -> Callable[[str], str]:
    from langdetect import DetectorFactory, detect

    DetectorFactory.seed = 0
    return lambda text: str(detect(text))


def lingua() -> Callable[[str], str]:
    from lingua import LanguageDetectorBuilder

    detector = LanguageDetectorBuilder.from_all_languages().build()

    def told(text: str) -> str:
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else ""

    return told


READERS = {"trafilatura": trafilatura, "newspaper4k": newspaper4k, "goose3": goose3}
TELLERS = {"py3langid": py3langid, "langdetect": langdetect, "lingua-language-detector": lingua}


def day(value: object) -> str | None:
    """A day as ISO, however a program gives it."""
    return value.isoformat()[:10] if isinstance(value, date | datetime) else str(value)[:10] if value else None


def as_read(page: ReadPage, folder: Path, read: Callable[[str], Page]) -> ReadPage:
    """A page as another program reads it."""
    text, title, published = read((folder / page.gold.page).read_text(encoding="utf-8", errors="replace"))
    whole = f"{title}\n\n{text}" if title and title not in text else text
    return ReadPage(page.gold, Article(id="", text=whole, title=title, published=day(published)))


def pages(pages_of: dict[str, list[ReadPage]]) -> Iterator[str]:
    """A cell for each part: text F1, headlines and dates right."""
    for read in pages_of.values():
        measured = page_measures(read)
        yield f"{measured['text_f1']:.3f}, {measured['title']:.2f}, {measured['date']:.2f}"


def languages(tell: Callable[[str], str], foreign: list[tuple[str, str]], english: list[str]) -> str:
    """The cells of a teller of languages; Norwegian is right by either of its names."""
    tell(english[0])
    started = time.process_time()
    strange = sum(tell(text) != "en" for text in english)
    each = (time.process_time() - started) / len(english) * 1000
    right = sum(tell(text).replace("nb", "no").split("-")[0] == language for language, text in foreign)
    return f"{right} of {len(foreign)} | {strange} of {len(english):,} | {each:.2f}"


def main() -> None:
    ours = {part: read_pages(GOLD / "pages" / part) for part in PARTS}
    tocsin = f"Tocsin {version('tocsin')}"
    print(f"{date.today()}\n\n| pages: text F1, headline, date | {' | '.join(PARTS)} |\n|---|---|---|---|")
    print(f"| {tocsin} | {' | '.join(pages(ours))} |")
    for name, make in READERS.items():
        try:
            read = make()
        except ImportError:
            print(f"| {name}: not installed | | | |")
            continue
        theirs = {part: [as_read(page, GOLD / "pages" / part, read) for page in found] for part, found in ours.items()}
        print(f"| {name} {version(name)} | {' | '.join(pages(theirs))} |")

    ontology = load_codebook().ontology
    texts = [text for part in ("sentences", "articles", "noise") for text in read_texts(GOLD / part, ontology)]
    english = [text.whole for text in texts]
    paragraphs = yaml.safe_load((GOLD / "languages" / "paragraphs.yaml").read_text(encoding="utf-8"))
    foreign = [(language, text) for language, held in paragraphs.items() for text in held]
    print("\n| languages | other languages told | English told as another | ms a text |\n|---|---|---|---|")
    print(f"| {tocsin} | {languages(language_of, foreign, english)} |")
    for name, teller in TELLERS.items():
        try:
            tell = teller()
        except ImportError:
            print(f"| {name}: not installed | | | |")
            continue
        print(f"| {name} {version(name)} | {languages(tell, foreign, english)} |")


if __name__ == "__main__":
    main()
