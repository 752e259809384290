"""Mails: a newsletter is one article, its subject the headline and its sender the publisher."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import IO

from tocsin.read.days import day_if_any
from tocsin.read.fields import Fields, Refused, Unreadable
from tocsin.read.foreign import parsing
from tocsin.read.options import Options
from tocsin.read.pages import decode, words_of
from tocsin.read.source import Source

#: A plain part that is shorter than this share of the HTML part's words only points to it.
_ENOUGH = 0.5
#: Lines that may separate parts: newsletters have two or three.
_PARTS = 5_000
#: Characters of a header that are read: the library takes its time by their square.
_HEADER = 10_000


def read_mail(source: Source, options: Options) -> Iterator[Fields]:
    """The article of one mail."""
    yield _article(source.whole(options.limits.document), source.name)


def read_mailbox(source: Source, options: Options) -> Iterator[Fields | Refused]:
    """The article of each mail in a mailbox, by the mail's number from 1."""
    for number, content in enumerate(_mails(source.stream, options.limits.document), 1):
        where = f"{source.name}:{number}"
        try:
            if content is None:
                raise Unreadable(f"more than {options.limits.document:,} bytes: not one article")
            yield _article(content, where)
        except ValueError as error:
            yield Refused(where, str(error))


def _article(content: bytes, where: str) -> Fields:
    if content.count(b"\n--") > _PARTS:
        raise Unreadable(f"a mail of more than {_PARTS:,} parts")
    with parsing("mail"):
        message = email.message_from_bytes(content)
        text = _text(message)
    if not text.strip():
        raise Unreadable("a mail without text")
    name, address = parseaddr(_header(message, "from") or "")
    return Fields(
        text=text,
        id=_header(message, "message-id"),
        title=_header(message, "subject"),
        date=day_if_any(_header(message, "date")),
        url=(_header(message, "archived-at") or "").strip("<> ") or None,
        publisher=name or address or None,
        where=where,
    )


def _header(message: Message, name: str) -> str | None:
    """A header as one line; None: it is not there or cannot be read."""
    value = message[name]
    if value is None:
        return None
    try:
        with parsing("header"):
            return " ".join(str(make_header(decode_header(str(value)[:_HEADER]))).split()) or None
    except Unreadable:
        return None


def _text(message: Message) -> str:
    """The words of a mail: of its plain part, unless that only points to the HTML part."""
    plain = html = ""
    for part in message.walk():
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        if part.get_content_type() == "text/plain":
            plain += "\n\n" * bool(plain) + _decoded(part)
        elif part.get_content_type() == "text/html":
            html += _decoded(part)
    words = words_of(html) if html else ""
    return plain if len(plain.split()) >= len(words.split()) * _ENOUGH else words


def _decoded(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    return decode(content, part.get_content_charset()).replace("\r\n", "\n")


def _mails(stream: IO[bytes], limit: int) -> Iterator[bytes | None]:
    """The mails of a mailbox; None stands for one that is too large."""
    mail: list[bytes] = []
    size = 0
    blank = True
    while line := stream.readline(limit):
        if blank and line.startswith(b"From "):
            if size:
                yield b"".join(mail) if size <= limit else None
            mail, size = [], 0
            continue
        blank = not line.strip()
        size += len(line)
        if size <= limit:
            mail.append(line[1:] if line.startswith(b">From ") else line)
        else:
            mail = []
    if size:
        yield b"".join(mail) if size <= limit else None
