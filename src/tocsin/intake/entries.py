"""The entries of a feed: their addresses, and what they are known by."""

from __future__ import annotations

from hashlib import blake2b
from urllib.parse import quote, urldefrag, urljoin, urlsplit, urlunsplit

from msgspec.structs import replace

from tocsin.read import Fields, Link

#: What stands in addresses as it is.
_KEPT = "%/:=&?~+!$,;'@()*[]|"

#: With its text, or as an address at which it stands.
Entry = Fields | Link


def absolute(entry: Entry, base: str) -> Entry:
    """An entry whose address is whole, without a fragment, blanks and the like quoted; one that is none stays, to be refused."""
    if not entry.url:
        return entry
    try:
        parts = urlsplit(urldefrag(urljoin(base, entry.url.strip())).url)
        path, query = (quote(each, safe=_KEPT, errors="replace") for each in (parts.path, parts.query))
        url = urlunsplit(parts._replace(path=path, query=query))
        urlsplit(url)
    except ValueError:
        url = "about:invalid"
    if isinstance(entry, Fields):
        return replace(entry, url=url)
    return Link(entry.where, url, entry.title, entry.date, entry.publisher)


def key_of(entry: Entry) -> str:
    """What an entry is known by: its address or id, or what it says."""
    id_ = entry.id if isinstance(entry, Fields) else None
    return _printable(entry.url or id_ or mark_of(entry))


def mark_of(entry: Entry) -> str:
    """What changes when the feed says something else of it."""
    text = entry.text if isinstance(entry, Fields) else ""
    said = "\0".join(filter(None, [entry.title, entry.date, text]))
    return blake2b(said.encode("utf-8", "backslashreplace"), digest_size=12).hexdigest()


def _printable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()
