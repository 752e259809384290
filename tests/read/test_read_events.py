"""Other people's event data: each format's columns, codes and names, and faults with file and line."""

from __future__ import annotations

import bz2
import gzip
import zipfile
from pathlib import Path

import pytest

from tocsin.codebook import load_codebook
from tocsin.knowledge import load_knowledge
from tocsin.knowledge.vocabulary import Vocabulary
from tocsin.model import Fault
from tocsin.model.rows import EventRow, Side, Spot
from tocsin.read import Refused
from tocsin.read.events import FORMATS, read_rows
from tocsin.read.events.columns import GDELT, ICEWS, POLECAT


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(load_codebook(), load_knowledge())


def line(columns: list[str], **values: str) -> str:
    named = {name.replace(" ", "_"): place for place, name in enumerate(columns)}
    found = [""] * len(columns)
    for name, value in values.items():
        found[named[name]] = value
    return "\t".join(found)


SHELLING = line(
    GDELT,
    GlobalEventID="1109471234",
    Day="20230525",
    Actor1Code="RUSMIL",
    Actor1Name="RUSSIA",
    Actor1CountryCode="RUS",
    Actor1Type1Code="MIL",
    Actor2Code="UKRMED",
    Actor2Name="KYIV",
    Actor2CountryCode="UKR",
    Actor2Type1Code="MED",
    EventCode="194",
    EventBaseCode="194",
    EventRootCode="19",
    QuadClass="4",
    GoldsteinScale="-10",
    NumMentions="12",
    NumArticles="7",
    AvgTone="-4.5",
    ActionGeo_Type="4",
    ActionGeo_Fullname="Kyiv, Kyyiv, Misto, Ukraine",
    ActionGeo_CountryCode="UP",
    ActionGeo_ADM1Code="UP12",
    ActionGeo_Lat="50.4333",
    ActionGeo_Long="30.5167",
    DATEADDED="20230526011500",
    SOURCEURL="https://news.example/kyiv",
)


def read(path: Path, vocabulary: Vocabulary, format_: str | None = None) -> list[EventRow | Refused]:
    return list(read_rows(path, vocabulary, format_))


def only(path: Path, vocabulary: Vocabulary) -> EventRow:
    (row,) = read(path, vocabulary)
    assert isinstance(row, EventRow), row
    return row


def test_gdelt(tmp_path: Path, vocabulary: Vocabulary) -> None:
    file = tmp_path / "20230526011500.export.CSV"
    file.write_text(SHELLING + "\n")
    assert only(file, vocabulary) == EventRow(
        id="gdelt:1109471234",
        source="gdelt",
        date="2023-05-25",
        event="ASSAULT",
        mode="heavy-weapons",
        quad="material conflict",
        score=-9.5,
        cameo="194",
        goldstein=-10,
        contexts=["military"],
        actors=[Side(name="RUSSIA", country="RUS", sectors=["MIL"])],
        recipients=[Side(name="KYIV", country="UKR", sectors=["JRN"])],
        place=Spot(name="Kyiv, Kyyiv, Misto, Ukraine", country="UKR", admin1="UP12", lat=50.4333, lon=30.5167),
        reports=7,
        published="2023-05-26",
        url="https://news.example/kyiv",
    )


def test_gdelt_has_codes_of_its_own_and_nothing_is_made_up(tmp_path: Path, vocabulary: Vocabulary) -> None:
    file = tmp_path / "a.csv"
    statement = line(
        GDELT, GlobalEventID="1", Day="20230525", Actor1Code="IGOUNO", Actor1Name="UNITED NATIONS", EventCode="012"
    )
    police = line(
        GDELT,
        GlobalEventID="2",
        Day="20230525",
        Actor1Code="COP",
        Actor1Name="POLICE",
        Actor1Type1Code="COP",
        EventCode="1731",
    )
    romania = line(GDELT, GlobalEventID="3", Day="20230525", Actor2Code="ROM", Actor2CountryCode="ROM", EventCode="999")
    file.write_text("\n".join([statement, police, romania]))
    first, second, third = read(file, vocabulary)
    assert isinstance(first, EventRow) and isinstance(second, EventRow) and isinstance(third, EventRow)
    assert (first.event, first.quad, first.score, first.cameo) == (None, None, None, "012")
    assert first.actors == [Side(name="UNITED NATIONS", country="UNO")]
    assert first.auxiliary is None
    # a code that CAMEO does not have is read as the one that it begins with
    assert (second.event, second.mode, second.cameo) == ("COERCE", "arrest", "1731")
    assert second.actors == [Side(name="POLICE", sectors=["COP"])]
    assert (third.event, third.actors, third.place) == (None, [], None)
    assert third.recipients == [Side(country="ROU")]


def test_polecat(tmp_path: Path, vocabulary: Vocabulary) -> None:
    file = tmp_path / "ngecEvents.DV.2023.txt"
    row = line(
        POLECAT,
        Event_ID="ESP20230525-42",
        Event_Date="2023-05-25",
        Event_Type="THREATEN",
        Event_Mode="violence",
        Intensity="-3.5",
        Contexts="military; diplomatic",
        Actor_Name="Dmitry Peskov",
        Actor_Country="RUS",
        Primary_Actor_Sector="GOV",
        Actor_Sectors="GOV; ELI",
        Recipient_Name="Belarus; None",
        Recipient_Country="BLR; POL",
        Placename="Minsk",
        Province="Minsk City",
        Country="BLR",
        Latitude="53.9",
        Longitude="27.57",
        GeoNames_ID="625144.0",
        Source="Northern Post",
        Publication_Date="2023-05-26",
    )
    file.write_text("\t".join(POLECAT) + "\n" + row + "\n")
    assert only(file, vocabulary) == EventRow(
        id="polecat:ESP20230525-42",
        source="polecat",
        date="2023-05-25",
        event="THREATEN",
        mode="violence",
        quad="verbal conflict",
        score=-3.5,
        contexts=["military", "diplomatic"],
        actors=[Side(name="Dmitry Peskov", country="RUS", sectors=["GOV", "ELI"])],
        recipients=[Side(name="Belarus", country="BLR"), Side(country="POL")],
        place=Spot(name="Minsk", country="BLR", admin1="Minsk City", lat=53.9, lon=27.57, geonames=625144),
        published="2023-05-26",
        publisher="Northern Post",
    )


def test_icews(tmp_path: Path, vocabulary: Vocabulary) -> None:
    file = tmp_path / "events.2013.tab"
    row = line(
        ICEWS,
        Event_ID="20718170",
        Event_Date="2013-01-01",
        Source_Name="Armed Rebel (Syria)",
        Source_Sectors="Dissident,Rebel",
        Source_Country="Syria",
        Event_Text="Use unconventional violence",
        CAMEO_Code="180",
        Intensity="-9.0",
        Target_Name="Police (Syria)",
        Target_Sectors="Government,Police",
        Target_Country="Syria",
        Publisher="A Wire",
        City="Aleppo",
        Country="Syria",
        Latitude="36.2012",
        Longitude="37.1612",
    )
    file.write_text("\t".join(ICEWS) + "\n" + row + "\n")
    found = only(file, vocabulary)
    assert (found.id, found.event, found.cameo, found.goldstein) == ("icews:20718170", "ASSAULT", "180", -9)
    assert found.actors == [Side(name="Armed Rebel (Syria)", country="SYR", sectors=["REB"])]
    assert found.recipients == [Side(name="Police (Syria)", country="SYR", sectors=["COP"])]
    assert found.place == Spot(name="Aleppo", country="SYR", lat=36.2012, lon=37.1612)


def test_icews_in_four_columns_knows_countries_in_brackets_and_who_is_whose(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    file = tmp_path / "sample.tsv"
    file.write_text(
        "Barack Obama\tThreaten with military force\tMember of Legislative (Govt) (South Korea)\t2013-04-02\n"
        "Citizen (Africa)\tMake statement\tAbu Nobody-Known\t2013-04-02\n",
    )
    first, second = read(file, vocabulary)
    assert isinstance(first, EventRow) and isinstance(second, EventRow)
    assert (first.event, first.mode, first.cameo, first.date) == ("THREATEN", "violence", "138", "2013-04-02")
    assert first.actors == [Side(name="Barack Obama", country="USA", sectors=["GOV"])]
    assert first.recipients[0].country == "KOR"
    assert first.recipients[0].sectors == ["LEG"]
    assert second.event is None
    assert second.actors == [Side(name="Citizen (Africa)", sectors=["CVL"])]
    assert second.recipients == [Side(name="Abu Nobody-Known")]


def test_the_same_four_columns_have_the_same_id_and_others_another(tmp_path: Path, vocabulary: Vocabulary) -> None:
    file = tmp_path / "sample.tsv"
    file.write_text(
        "China\tConsult\tIran\t2013-04-02\nChina\tConsult\tIran\t2013-04-02\nChina\tConsult\tIran\t2013-04-03\n"
    )
    ids = [row.id for row in read(file, vocabulary) if isinstance(row, EventRow)]
    assert ids[0] == ids[1] != ids[2]


def pack(path: Path, content: bytes) -> Path:
    match path.suffix:
        case ".zip":
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("one.CSV", content)
                archive.writestr("two.CSV", content)
        case ".gz":
            path.write_bytes(gzip.compress(content))
        case ".bz2":
            path.write_bytes(bz2.compress(content))
        case _:
            path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", ["a.CSV", "a.zip", "a.gz", "a.bz2"])
def test_packed_files_are_read_as_they_are_and_faults_name_the_line(
    tmp_path: Path, vocabulary: Vocabulary, name: str
) -> None:
    broken = SHELLING.replace("20230525", "20231325", 1)
    file = pack(tmp_path / name, "\r\n".join([SHELLING, broken, "", "too\tfew", SHELLING]).encode() + b"\n\xff\xfe\n")
    found = read(file, vocabulary)
    members = [f"{file}/one.CSV", f"{file}/two.CSV"] if name == "a.zip" else [str(file)]
    assert len([row for row in found if isinstance(row, EventRow)]) == 2 * len(members)
    assert [str(each) for each in found if isinstance(each, Refused)] == [
        told
        for member in members
        for told in (
            f"{member}:2: Day: not a day: '20231325'",
            f"{member}:4: 2 columns instead of 61",
            f"{member}:6: not UTF-8: invalid start byte at byte 0",
        )
    ]


@pytest.mark.parametrize("name", ["a.zip", "a.gz", "a.bz2"])
def test_a_broken_archive_is_one_fault(tmp_path: Path, vocabulary: Vocabulary, name: str) -> None:
    whole = pack(tmp_path / name, b"".join(f"{number * 7919 % 10007}\t".encode() for number in range(5000)))
    whole.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with pytest.raises(Fault, match=r"broken archive|no format"):
        read(whole, vocabulary)


def test_what_is_no_event_data_is_said_to_be_none(tmp_path: Path, vocabulary: Vocabulary) -> None:
    file = tmp_path / "novel.txt"
    file.write_text("It was a dark and stormy night.\n")
    with pytest.raises(Fault, match=rf"novel.txt:1: no format that is known: {', '.join(FORMATS)}"):
        read(file, vocabulary)
    with pytest.raises(Fault, match=r"novel.txt:1: not gdelt"):
        read(file, vocabulary, "gdelt")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"Event_Type": "WALTZ"}, "Event Type: not one of PLOVER's: 'WALTZ'"),
        ({"Event_Date": "yesterday"}, "Event Date: not a day: 'yesterday'"),
        ({"Latitude": "north"}, "Latitude: not a number: 'north'"),
        ({"Latitude": "inf"}, "Latitude: not a number: 'inf'"),
        ({"Event_ID": ""}, "Event ID: nothing there"),
    ],
)
def test_faults_say_which_field(tmp_path: Path, vocabulary: Vocabulary, change: dict[str, str], fault: str) -> None:
    file = tmp_path / "polecat.txt"
    values = {"Event_ID": "1", "Event_Date": "2023-05-25", "Event_Type": "AID"} | change
    file.write_text("\t".join(POLECAT) + "\n" + line(POLECAT, **values) + "\n")
    (refused,) = read(file, vocabulary)
    assert isinstance(refused, Refused)
    assert str(refused) == f"{file}:2: {fault}"


def test_every_cameo_code_has_its_place_in_plover(vocabulary: Vocabulary) -> None:
    book = load_codebook()
    for code in book.eventdata.cameo:
        assert (code.event is None) == code.code.startswith("01")
        for text in code.called:
            assert vocabulary.cameo_of_text(text) == code.code
    events = {code.event for code in book.eventdata.cameo} - {None}
    assert events == set(book.events)


def test_no_sector_code_is_taken_for_a_country(vocabulary: Vocabulary) -> None:
    sectors = load_codebook().imports.petrarch.sectors
    taken = {code for code in sectors if vocabulary.country_of_code(code)}
    assert taken <= {"NGO"}


def test_columns_are_told_by_their_names_in_whatever_order_and_case(tmp_path: Path, vocabulary: Vocabulary) -> None:
    values = {
        "event_id": "7",
        "EVENT DATE": "2023-05-25",
        "EventType": "ASSAULT",
        "Actor Country": "RUS",
        "Recipient Country": "UKR",
    }
    file = tmp_path / "a.tsv"
    for names in (list(values), list(values)[::-1]):
        file.write_text("\t".join(names) + "\n" + "\t".join(values[name] for name in names) + "\n")
        row = only(file, vocabulary)
        assert (row.id, row.date, row.event) == ("polecat:7", "2023-05-25", "ASSAULT")
        assert (row.actors, row.recipients) == ([Side(country="RUS")], [Side(country="UKR")])


def test_columns_that_are_not_known_are_told_once(tmp_path: Path, vocabulary: Vocabulary) -> None:
    file = tmp_path / "a.tsv"
    row = line(POLECAT, Event_ID="1", Event_Date="2023-05-25", Event_Type="ASSAULT", Actor_Country="RUS")
    file.write_text("\n".join(["\t".join([*POLECAT, "Mood", "Weather"]), *[f"{row}\tgrim\train"] * 3]))
    told: list[list[str]] = []
    assert len(list(read_rows(file, vocabulary, on_beyond=told.append))) == 3
    assert told == [["Mood", "Weather"]]


@pytest.mark.parametrize("format_", ["polecat", None])
def test_a_header_that_lacks_a_column_is_told_which(
    tmp_path: Path, vocabulary: Vocabulary, format_: str | None
) -> None:
    file = tmp_path / "a.tsv"
    file.write_text("\t".join(name for name in POLECAT if name != "Event Type") + "\n")
    with pytest.raises(Fault, match=r"a\.tsv:1: not polecat: no column Event Type"):
        read(file, vocabulary, format_)
