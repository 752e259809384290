"""Every frame's own examples and counter-examples hold."""

from pathlib import Path

import pytest

from tocsin.code.coder import Coder
from tocsin.codebook import BUILTIN, load_codebook
from tocsin.codebook.schema import Frame
from tocsin.evaluate.examples import failures

FRAMES = load_codebook().frames


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_examples_of_frame_hold(coder: Coder, frame: Frame) -> None:
    assert not [str(failure) for failure in failures(coder, [frame])]


def test_every_frame_has_an_example() -> None:
    assert [frame.id for frame in FRAMES if not frame.examples] == []


def test_frames_cover_all_event_types_with_enough_triggers() -> None:
    triggers = {word for frame in FRAMES for word in (*frame.verbs, *frame.nouns, *frame.adjectives)}
    assert {frame.event for frame in FRAMES if frame.event} == {
        event.event for event in load_codebook().ontology.events
    }
    assert len(triggers) >= 400


def test_every_part_is_packaged() -> None:
    assert all(path.is_relative_to(Path(BUILTIN)) for path in BUILTIN.rglob("*.yaml"))
