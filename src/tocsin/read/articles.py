"""Fields to articles: cleaned, dated, and their language told."""

from __future__ import annotations

import re

from tocsin.model import Article
from tocsin.model.record import content_id
from tocsin.read.bylines import credit_of
from tocsin.read.cleaning import clean, clean_line
from tocsin.read.days import day_of
from tocsin.read.fields import Fields
from tocsin.read.languages import language_of
from tocsin.read.options import Options
from tocsin.read.text import day_over, header


def article_of(fields: Fields, options: Options | None = None) -> Article:
    """An article out of its fields; a title that is not in the text becomes its first line.

    Raises ValueError that says what is wrong.
    """
    options = options or Options()
    limit = options.limits.characters
    if len(fields.text) > 4 * limit:  # before it is copied by each step
        raise ValueError(f"{len(fields.text):,} characters, more than {limit:,}: not one article")
    text, title, byline = clean(fields.text), clean_line(fields.title), clean_line(fields.byline)
    day = fields.date
    if title is None:
        title, found = header(text)
        byline, day = byline or found, day or day_over(text)
    elif title not in text:
        text = f"{title}\n\n{text}".strip()
    if not text.strip():
        raise ValueError("empty text")
    signs = options.limits.signs
    if len(text) > signs and re.search(rf"\W{{{signs + 1}}}", text):
        raise ValueError(f"more than {signs:,} signs in a row without a letter or digit: no text")
    if len(text) > limit:
        raise ValueError(f"{len(text):,} characters, more than {limit:,}: not one article")
    published = day_of(day) if day else options.date
    publisher = clean_line(fields.publisher)
    return Article(
        id=content_id(text, published, publisher),
        ref=clean_line(fields.id) or fields.where,
        url=clean_line(fields.url),
        publisher=publisher,
        byline=byline or credit_of(text),
        title=title,
        published=published,
        language=language_of(text),
        text=text,
    )
