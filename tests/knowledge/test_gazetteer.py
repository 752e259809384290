"""The gazetteer: places by name, compiled once, looked up on disk."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tocsin.codebook import load_codebook
from tocsin.knowledge.gazetteer import Entry, Gazetteer

UNITS = load_codebook().places.units


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gazetteer")


@pytest.fixture(scope="module")
def gazetteer(folder: Path) -> Gazetteer:
    return Gazetteer(UNITS, folder)


def _one(found: tuple[Entry, ...], kind: str, country: str) -> Entry:
    (entry,) = [each for each in found if (each.kind, each.country) == (kind, country)]
    return entry


def test_town_has_coordinates_region_and_geonames_id(gazetteer: Gazetteer) -> None:
    town = _one(gazetteer.find("nairobi"), "city", "KEN")
    assert town.geonames == 184745
    assert town.lat == pytest.approx(-1.28, abs=0.05)
    assert town.lon == pytest.approx(36.82, abs=0.05)
    assert town.admin1 is not None


def test_places_of_one_name_are_all_found_the_largest_first(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("paris")
    assert {"FRA", "USA", "CAN"} <= {each.country for each in found}
    assert found[0].country == "FRA"


def test_town_is_found_by_what_english_calls_it(gazetteer: Gazetteer) -> None:
    # GeoNames' own name is Janīn
    assert any(each.country == "PSE" for each in gazetteer.find("jenin"))


@pytest.mark.parametrize(
    ("form", "country"), [("helmand", "AFG"), ("helmand province", "AFG"), ("crimea", "UKR"), ("texas", "USA")]
)
def test_region_is_found_with_and_without_its_kind(gazetteer: Gazetteer, form: str, country: str) -> None:
    region = _one(gazetteer.find(form), "region", country)
    assert region.lat is not None
    assert region.admin1 == region.name


def test_country_is_found_by_its_code(gazetteer: Gazetteer) -> None:
    country = gazetteer.country("KEN")
    assert country is not None
    assert (country.kind, country.name) == ("country", "Kenya")
    assert gazetteer.country("UNO") is None


def test_unknown_name_gives_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("no such place at all") == ()


def test_what_was_compiled_is_used_again(gazetteer: Gazetteer, folder: Path) -> None:
    gazetteer.find("nairobi")
    (file,) = folder.iterdir()
    written = file.stat().st_mtime_ns
    assert Gazetteer(UNITS, folder).find("nairobi") == gazetteer.find("nairobi")
    assert [each.stat().st_mtime_ns for each in folder.iterdir()] == [written]
    assert not file.stat().st_mode & stat.S_IXUSR


def test_folder_that_cannot_be_made_only_costs_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    assert Gazetteer(UNITS, blocked / "below").find("nairobi")[0].country == "KEN"
