"""`tocsin mcp`, asked by the protocol's own client over standard input and output."""

from __future__ import annotations

import asyncio
import hashlib
import os
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.server.mcpserver.exceptions import ToolError

from running import TOCSIN
from tocsin import Coder, Store
from tocsin.bridges.assistant import _Tools
from tocsin.store.opened import ReadOnlyStore
from tocsin.store.queries import Queries

#: Each call: tool, arguments, and what is to be found in the answer.
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("events", {"type": "THREATEN", "limit": 5}),
    ("threats", {"limit": 3}),
    ("happenings", {"type": "ASSAULT", "limit": 2}),
    ("actor", {"who": "UZB"}),
]


class Asked:
    """All answers of one session, and what the server offers."""

    def __init__(self, store: Path):
        self.answers: dict[str, Any] = {}
        self.wrong: list[str] = []
        self.store = store
        asyncio.run(self._ask())

    async def _ask(self) -> None:
        server = StdioServerParameters(
            command=str(TOCSIN), args=["mcp", "--store", str(self.store)], env=dict(os.environ)
        )
        async with Client(server) as client:
            self.tools = (await client.list_tools()).tools
            for tool, arguments in CALLS:
                self.answers[tool] = await self._call(client, tool, arguments)
            threat = self.answers["threats"]["threats"][0]
            self.answers["assess"] = await self._call(client, "assess", {"threat": threat["event"]})
            article = {"article": threat["citation"]["article"]}
            self.answers["article"] = await self._call(client, "article", article)
            for tool, arguments in [
                ("assess", {"threat": "nothing"}),
                ("article", {"article": "nothing"}),
                ("events", {"limit": 0}),
                ("events", {"since": "yesterday"}),
            ]:
                result = await client.call_tool(tool, arguments)
                assert result.is_error, tool
                self.wrong.append(result.content[0].text)  # type: ignore[union-attr]

    async def _call(self, client: Client, tool: str, arguments: dict[str, Any]) -> Any:
        result = await client.call_tool(tool, arguments)
        assert not result.is_error, result.content
        return result.structured_content


@pytest.fixture(scope="module")
def before(sample_store: Path) -> str:
    return hashlib.sha256(sample_store.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def asked(sample_store: Path, before: str) -> Asked:
    return Asked(sample_store)


def test_every_tool_says_what_it_is_and_that_it_only_reads(asked: Asked) -> None:
    assert {tool.name for tool in asked.tools} == {"events", "threats", "happenings", "assess", "actor", "article"}
    for tool in asked.tools:
        assert tool.description
        assert tool.annotations is not None and tool.annotations.read_only_hint


def _citations(answer: Any) -> list[dict[str, Any]]:
    """All citations anywhere in an answer."""
    if isinstance(answer, list):
        return [found for each in answer for found in _citations(each)]
    if not isinstance(answer, dict):
        return []
    own = [answer] if {"article", "start", "end", "words"} <= set(answer) else []
    return own + [found for each in answer.values() for found in _citations(each)]


def test_every_answer_cites_words_that_stand_there(asked: Asked) -> None:
    with ReadOnlyStore(asked.store) as store:
        queries = Queries(store)
        for tool in ("events", "threats", "happenings", "assess", "actor"):
            cited = _citations(asked.answers[tool])
            assert cited, tool
            for each in cited:
                article = queries.article(each["article"])
                assert article.text[each["start"] : each["end"]] == each["words"]
                assert each["url"] == article.url
                for field in each["fields"]:
                    assert article.text[field["start"] : field["end"]] == field["words"]
                    assert each["start"] <= each["end"]


def test_answers_hold_what_was_asked_for(asked: Asked) -> None:
    events = asked.answers["events"]["events"]
    assert len(events) == 5 and {each["type"] for each in events} == {"THREATEN"}
    assert len(asked.answers["happenings"]["happenings"]) == 2
    assert asked.answers["threats"]["threats"][0]["event"] in asked.answers["assess"]["assessment"]["threat"]["reports"]
    assert asked.answers["assess"]["assessment"]["paragraph"]
    assert sum(asked.answers["actor"]["did"].values()) > 0
    assert asked.answers["article"]["article"]["text"]


def test_what_cannot_be_answered_is_said(asked: Asked) -> None:
    assert "no threat" in asked.wrong[0]
    assert "no article nothing" in asked.wrong[1]
    assert all(asked.wrong)


def test_the_store_is_as_it_was(asked: Asked, before: str) -> None:
    assert hashlib.sha256(asked.store.read_bytes()).hexdigest() == before


def test_a_ledger_that_was_never_kept_is_told(tmp_path: Path, coder: Coder) -> None:
    path = tmp_path / "bare.db"
    with Store(path) as store:
        store.add(coder.code("Kenya threatened Uganda with war.", published="2024-05-06"), "a coder")
    with pytest.raises(ToolError, match="tocsin ledger --store"):
        _Tools(path, None).assess("any")


def test_a_store_that_is_not_there_ends_it_in_one_line(tocsin: Any, tmp_path: Path) -> None:
    ran = tocsin("mcp", "--store", tmp_path / "none.db")
    assert ran.returncode == 1
    assert "no such store" in ran.stderr and len(ran.stderr.splitlines()) == 1
