"""A view: one answer in three forms, a page, its `.json` and its `.csv`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec

import msgspec
from fastapi import APIRouter, Response

from tocsin.store.writing import plain_cells
from tocsin.web.render import page

Asked = ParamSpec("Asked")


@dataclass(frozen=True)
class View:
    """What a view shows."""

    template: str
    #: What the template needs besides `data`.
    context: dict[str, Any]
    #: The `.json` twin; the page is made of it too.
    data: dict[str, Any]
    #: The `.csv` twin.
    columns: Iterable[str]
    rows: list[dict[str, Any]]
    #: Path and state of the view, of which its twins' addresses are made.
    path: str
    state: dict[str, str] = field(default_factory=dict)


def as_page(view: View) -> Response:
    """The view as a page."""
    return Response(page(view.template, view.path, view.state, {**view.data, **view.context}), media_type="text/html")


def as_json(view: View) -> Response:
    """The view as JSON."""
    return Response(msgspec.json.encode(view.data), media_type="application/json")


def as_csv(view: View) -> Response:
    """The view as CSV, nothing in it that a spreadsheet would run."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(view.columns))
    writer.writeheader()
    writer.writerows(map(plain_cells, view.rows))
    headers = {"Content-Disposition": f'attachment; filename="tocsin-{view.template}.csv"'}
    return Response(stream.getvalue().encode(), media_type="text/csv", headers=headers)


_FORMS: tuple[tuple[str, Callable[[View], Response], str], ...] = (
    (".json", as_json, "application/json"),
    (".csv", as_csv, "text/csv"),
    ("", as_page, "text/html"),
)


def published(router: APIRouter, path: str) -> Callable[[Callable[Asked, View]], Callable[Asked, View]]:
    """Publishes a view in its three forms. The first page has the twins `/overview.json` and `/overview.csv`."""

    def publish(view: Callable[Asked, View]) -> Callable[Asked, View]:
        for ending, form, media in _FORMS:
            where = path if not ending else f"{path if path != '/' else '/overview'}{ending}"
            router.add_api_route(
                where,
                _formed(view, form),
                methods=["GET"],
                response_class=Response,
                responses={200: {"content": {media: {}}}},
                name=f"{view.__name__}{ending}",
                operation_id=f"{view.__name__}{ending.replace('.', '_')}",
                summary=(view.__doc__ or "").strip().splitlines()[0],
            )
        return view

    return publish


def _formed(view: Callable[Asked, View], form: Callable[[View], Response]) -> Callable[Asked, Response]:
    @wraps(view)
    def answer(*args: Asked.args, **kwargs: Asked.kwargs) -> Response:
        return form(view(*args, **kwargs))

    # the framework reads the parameters of what is wrapped, but must not take its result for a model
    answer.__annotations__ = {**view.__annotations__, "return": Response}
    return answer
