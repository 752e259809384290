"""Pages out of templates. Everything that comes from an article is text: escaped, and without control characters."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tocsin.model import Actor
from tocsin.model.happening import Who
from tocsin.model.plain import clean


@dataclass(frozen=True)
class Sitting:
    """Who asks for a page, and what they may do."""

    name: str = ""
    #: Whether they may change the record.
    reviewing: bool = False
    #: Whether they showed a token.
    signed_in: bool = False
    admitted: bool = True
    #: What a form of theirs must hold.
    csrf: str = ""
    #: Whether one can sign in at all.
    sessions: bool = False


#: Who asks for the page that is being made.
SITTING: ContextVar[Sitting] = ContextVar("SITTING", default=Sitting())  # noqa: B039 (frozen)


def address(path: str, state: Mapping[str, object] | None = None, **changes: object) -> str:
    """A path of the desk with this state and these changes; what is None is left out."""
    asked = {name: value for name, value in {**(state or {}), **changes}.items() if value is not None}
    return f"{path}?{urlencode(asked)}" if asked else path


def web_address(url: str | None) -> str | None:
    """An article's address if it leads to the web, else None: others run code or open files."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def codes(actor: Actor | Who) -> str:
    """Country and sectors: `RUS GOV MIL`."""
    return " ".join(part for part in (actor.country, *actor.sectors) if part)


def name_of(actor: Actor | Who) -> str:
    """What somebody is called."""
    return actor.name or actor.text


def asked_as(actor: Actor | Who) -> str:
    """What the page of an actor is asked for by."""
    return actor.entity or actor.country or name_of(actor)


def kind(event: str, mode: str | None) -> str:
    """Type and mode."""
    return f"{event}/{mode}" if mode else event


def days_of(period: str) -> dict[str, str]:
    """From when to when a month or year is, as an address asks for it."""
    if len(period) == len("2024"):
        return {"since": f"{period}-01-01", "until": f"{period}-12-31"}
    year, month = map(int, period.split("-"))
    return {"since": f"{period}-01", "until": f"{period}-{monthrange(year, month)[1]}"}


def page(template: str, path: str, state: Mapping[str, str], context: Mapping[str, Any]) -> str:
    """The page of a template. path and state are the view's own."""
    twin = path if path != "/" else "/overview"
    twins = {ending: address(f"{twin}.{ending}", state) for ending in ("json", "csv")}
    return _TEMPLATES.get_template(f"{template}.html").render(
        path=path, state=state, twins=twins, sitting=SITTING.get(), **context
    )


def style() -> str:
    """The style sheet."""
    return _STYLE


def _plain(value: object) -> object:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _number(value: float) -> str:
    return f"{value:,.12g}"


def _many(value: float, noun: str) -> str:
    return f"{_number(value)} {noun}{'' if value == 1 else 's'}"


_TEMPLATES = Environment(
    loader=PackageLoader("tocsin.web"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_plain,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals |= {"address": address, "web_address": web_address, "kind": kind, "days_of": days_of}
_TEMPLATES.filters |= {"codes": codes, "name_of": name_of, "asked_as": asked_as, "number": _number, "many": _many}
_STYLE = _TEMPLATES.loader.get_source(_TEMPLATES, "desk.css")[0] if _TEMPLATES.loader else ""
