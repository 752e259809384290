"""Documents: PDF and Word."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from tocsin.extras import READ, needed
from tocsin.read.fields import Fields, Unreadable
from tocsin.read.foreign import parsing
from tocsin.read.options import Options
from tocsin.read.source import Source

_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n(?=[a-zà-ÿ])")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_DIGITS = re.compile(r"\d+")
#: Lines at the edge of a page that are looked at for what every page repeats.
_EDGE = 2


def read_pdf(source: Source, options: Options) -> Iterator[Fields]:
    """One article: the words of all pages, without what every page repeats at its edges."""
    pypdf = needed("pypdf", "PDF", READ)
    content = source.whole(options.limits.document)
    with parsing("PDF"):
        reader = pypdf.PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("locked by a password")
        if len(reader.pages) > options.limits.pages:
            raise Unreadable(f"{len(reader.pages):,} pages, more than {options.limits.pages:,}: not one article")
        pages = []
        size = 0
        ends = time.monotonic() + options.limits.seconds
        for page in reader.pages:
            pages.append(page.extract_text())
            size += len(pages[-1])
            if time.monotonic() > ends:
                raise Unreadable(f"takes more than {options.limits.seconds} seconds to read")
            if size > options.limits.characters * 2:
                raise Unreadable(f"more than {options.limits.characters:,} characters: not one article")
        author = reader.metadata.author if reader.metadata else None
    text = "\n\n".join(_paragraphs(page) for page in _without_edges(pages))
    if not text.strip():
        raise Unreadable("a PDF without text: scanned pages are not read")
    # the title of a PDF is mostly the name of the file it was made from, its date that of the print
    yield Fields(text=text, byline=author or None, url=source.url, where=source.name)


def read_docx(source: Source, options: Options) -> Iterator[Fields]:
    """One article: the paragraphs of a Word file, and of its tables."""
    docx = needed("docx", "a Word file", READ)
    table = needed("docx.table", "a Word file", READ).Table
    content = source.whole(options.limits.document)
    with parsing("Word file"):
        document = docx.Document(BytesIO(content))
        title, parts = None, []
        for block in document.iter_inner_content():
            if isinstance(block, table):
                parts += [cell.text for row in block.rows for cell in row.cells]
                continue
            style = block.style.name if block.style is not None else None
            if title is None and not parts and style in {"Title", "Heading 1"} and block.text.strip():
                title = block.text.strip()
            parts.append(block.text)
        byline = document.core_properties.author
    text = "\n\n".join(part.strip() for part in parts if part.strip())
    # "python-docx" is what that library writes itself
    byline = byline if byline and byline != "python-docx" else None
    yield Fields(text=text, title=title, byline=byline, url=source.url, where=source.name)


def _without_edges(pages: list[str]) -> Iterator[str]:
    """The pages without running heads and page numbers: lines at an edge that more than half of three or more repeat."""
    lines = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    edges = Counter(key for page in lines for key in {_key(line) for line in page[:_EDGE] + page[-_EDGE:]})
    repeated = {key for key, count in edges.items() if len(pages) >= 3 and count > len(pages) / 2}
    for page in lines:
        last = len(page) - _EDGE
        yield "\n".join(
            line for place, line in enumerate(page) if not ((place < _EDGE or place >= last) and _key(line) in repeated)
        )


def _key(line: str) -> str:
    return _DIGITS.sub("#", line)


def _paragraphs(page: str) -> str:
    """The lines of a page as paragraphs: a line that ends a sentence and is shorter than the others ends a paragraph."""
    lines = _HYPHEN.sub("", page).splitlines()
    width = max(map(len, lines), default=0)
    text = ""
    for line in lines:
        ends = bool(_ENDS_SENTENCE.search(line)) and len(line) < width * 0.85
        text += line + ("\n\n" if ends else "\n")
    return text.strip()
