"""The API, asked whatever its own description lets one ask, and what it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.generation import GenerationMode

from tocsin.web.access import Access
from tocsin.web.app import make_app


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_no_question_breaks_the_desk(made_store: Path, mode: GenerationMode) -> None:
    app = make_app(made_store, Access(review=True))
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers={"Host": "localhost"})
    asked: dict[str, int] = {}
    for found in schema.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and (not operation.query or operation.path_parameters):
            continue

        @settings(
            max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: schemathesis.Case) -> None:
            response = case.call(headers={"Host": "localhost"})
            asked[case.path] = asked.get(case.path, 0) + 1
            assert response.status_code < 500, (case.formatted_path, case.query, response.text[:500])

        ask()
    assert {"/events.json", "/threats.json", "/review.json"} <= asked.keys()
