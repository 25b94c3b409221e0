"""Public counts: made once, frozen, summed, and never cut another way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from est_plugin.answers.public.counts import (
    PublicationRefusedError,
    PublicQuestion,
    published_counts,
)
from est_plugin.answers.public.cut import UnsafeCutError
from est_plugin.domain.area import Area
from est_plugin.domain.period import Period, parse_period
from est_plugin.domain.privacy import clear, guarded_text
from est_plugin.domain.published import Dimension, PublishedCounts, Shown, is_a_month
from est_plugin.store.errors import AlreadyPublishedError
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation, Location, parse_location
from est_plugin.store.opening import create_database, open_database
from tests.conftest import PostgisDatabase

from .towns import GLASS, LITTER, TownWriter, key, point, square_wkb

TODAY = date(2026, 11, 22)
NAMES = ("Norr", "Söder", "Öster", "Väster")
MONTHS = {
    1: (30, 12, 3, 0),
    2: (22, 3, 14, 9),
    3: (40, 25, 11, 8),
    4: (8, 6, 7, 2),
}
"""Events by month and area; two a month lie outside all areas."""


def fill_four_areas(gateway: Gateway) -> Gateway:
    """Four squares side by side, and the events of :data:`MONTHS` in 2026, every fourth of them litter."""
    gateway.save_areas(
        [
            Area(key(name), "est_area", name, square_wkb(2000 * number, 0, 1000))
            for number, name in enumerate(NAMES)
        ]
    )
    town = TownWriter([])
    for month, counts in MONTHS.items():
        for number, count in enumerate((*counts, 2)):
            for event in range(count):
                when = datetime(2026, month, 1 + event % 28, 12)  # noqa: DTZ001 - wall-clock time
                place = point(2000 * number + 100 + 7 * event, 480)
                town.add(when, LITTER if event % 4 == 3 else GLASS, geometry=place, place_name="Grönvägen 3")
    gateway.write_observations([(row, clear(guarded_text(row))) for row in town.rows])
    return gateway


@pytest.fixture(params=("geopackage", "postgis"))
def gateway(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Gateway]:
    """The four areas on each backend."""
    if request.param == "geopackage":
        location: Location = GeoPackageLocation(tmp_path / "offentligt å.gpkg")
    else:
        database: PostgisDatabase = request.getfixturevalue("postgis_database")
        location = parse_location(database.uri)
    with fill_four_areas(create_database(location, municipality="Kumla")) as opened:
        yield opened


@pytest.fixture
def town_file(tmp_path: Path) -> Iterator[Gateway]:
    """The four areas in a file."""
    with fill_four_areas(create_database(GeoPackageLocation(tmp_path / "x.gpkg"), municipality="Kumla")) as g:
        yield g


def ask(gateway: Gateway, period: str, **how: object) -> PublishedCounts:
    """Public counts as on the tests' day."""
    return published_counts(gateway, PublicQuestion(parse_period(period), **how), today=TODAY)  # type: ignore[arg-type]


def told(counts: PublishedCounts, dimension: Dimension = Dimension.PLACE) -> dict[str, object]:
    """What a reader is told, by name."""
    return {
        c.name: c.count if c.shown is Shown.PUBLISHED else (c.shown.value, c.count)
        for c in counts.of(dimension)
    }


def test_small_numbers_and_their_complements_are_kept_back(gateway: Gateway) -> None:
    counts = ask(gateway, "2026-02")
    assert counts.total.count == 50
    assert told(counts) == {"Norr": 22, "Söder": ("small", None), "Öster": 14, "Väster": ("withheld", None)}
    assert told(counts, Dimension.REST) == {"Rest of the municipality": ("small", None)}
    assert told(counts, Dimension.KIND)["Skadegörelse"] == 40
    assert {c.name for c in counts.of(Dimension.KIND)} >= {"Skadegörelse", "Other kinds"}


def test_what_is_published_stays_as_it_is(gateway: Gateway) -> None:
    first = ask(gateway, "2026-01")
    town = TownWriter([])
    late = town.add(datetime(2026, 1, 5, 12), geometry=point(4100, 100))  # noqa: DTZ001
    late = replace(late, uuid=key("reported late"))
    gateway.write_observations([(late, clear(guarded_text(late)))])
    again = ask(gateway, "2026-01")
    assert (again.counts, again.threshold, again.cut) == (first.counts, first.threshold, first.cut)
    assert dict(again.shapes) == dict(first.shapes)
    assert len(gateway.publications()) == 1
    assert ask(gateway, "2026-01", threshold=9).counts == first.counts


def test_a_longer_period_is_the_sum_of_its_published_cells(gateway: Gateway) -> None:
    months = [ask(gateway, f"2026-0{month}") for month in (1, 2, 3, 4)]
    tertial = ask(gateway, "2026-T1")
    assert tertial.total.count == sum(m.total.count or 0 for m in months)
    assert told(tertial)["Norr"] == 30 + 22 + 40 + 8
    assert told(tertial)["Söder"] == ("at_least", 12 + 25 + 6)
    assert told(tertial)["Väster"] == ("withheld", None)
    assert len(gateway.publications()) == 4
    assert dict(tertial.shapes) == dict(months[0].shapes)


@pytest.mark.parametrize(
    ("period", "how", "words"),
    [
        ("2026-01", {"level": "district"}, "EST areas"),
        ("2026-01", {"cell_size_m": 500.0}, "cells of 500 m"),
        ("2026-T1", {}, "has been published as well"),
        ("2026-01-15/2026-02-20", {}, "shares days"),
        ("2026-02-01/2026-02-15", {}, "shorter than a month"),
        ("2026-W02", {}, "shares days"),
        ("2026-11", {}, "not over"),
        ("2026-03", {"threshold": 2}, "at least 3"),
    ],
)
def test_another_cut_is_refused_with_the_reason(
    town_file: Gateway, period: str, how: dict[str, object], words: str
) -> None:
    ask(town_file, "2026-01")
    with pytest.raises(PublicationRefusedError, match=words):
        ask(town_file, period, **how)
    assert len(town_file.publications()) == 1


def test_months_within_a_published_year_are_refused(town_file: Gateway) -> None:
    ask(town_file, "2025")
    with pytest.raises(PublicationRefusedError, match="shares days"):
        ask(town_file, "2025-03")
    assert ask(town_file, "2026-01").total.count == 47


def test_parts_divided_differently_have_no_sum(town_file: Gateway) -> None:
    ask(town_file, "2026-01")
    ask(town_file, "2026-02", cell_size_m=1000.0)
    with pytest.raises(PublicationRefusedError, match="divided differently"):
        ask(town_file, "2026-01-01/2026-02-28")


def test_two_at_once_cannot_publish_the_same_days(gateway: Gateway) -> None:
    ask(gateway, "2026-01")
    recorded = gateway.publications()[0]
    mine = replace(recorded, uuid=key("another"), row_version=0, to_day=date(2026, 3, 9))
    with open_database(gateway.location) as other, pytest.raises(AlreadyPublishedError, match="2026-01-01"):
        other.save_publication(mine)


def test_cells_list_only_what_is_published_and_stand_still(town_file: Gateway) -> None:
    counts = ask(town_file, "2026-03", cell_size_m=1000.0)
    assert [c.count for c in counts.of(Dimension.PLACE)] == [40, 25, 11]
    assert [c.key for c in counts.of(Dimension.PLACE)] == ["500:6560", "502:6560", "504:6560"]
    town_file.save_areas([Area(key("Yta"), "insats", "Belysning", square_wkb(-9000, 0, 500))])
    quiet = ask(town_file, "2026-04", cell_size_m=1000.0)
    assert quiet.cut == counts.cut
    assert all(c.count is not None for c in quiet.of(Dimension.PLACE))


def test_places_that_point_out_an_address_are_refused(town_file: Gateway) -> None:
    with pytest.raises(UnsafeCutError, match="as good as an address"):
        ask(town_file, "2026-01", cell_size_m=50.0)
    town_file.save_areas([Area(key("Stort"), "municipality", "Kumla", square_wkb(0, 0, 200_000))])
    with pytest.raises(UnsafeCutError, match="larger cells"):
        ask(town_file, "2026-01", cell_size_m=100.0)
    town_file.save_areas([Area(key("Hus"), "house", "Grönvägen 3", square_wkb(0, 0, 20))])
    with pytest.raises(UnsafeCutError, match="Grönvägen 3"):
        ask(town_file, "2026-01", level="house")
    town_file.save_areas(
        [Area(key(f"Lag {n}"), "over", f"Lag {n}", square_wkb(n * 500, 0, 1000)) for n in (0, 1)]
    )
    with pytest.raises(UnsafeCutError, match="overlap"):
        ask(town_file, "2026-01", level="over")
    with pytest.raises(UnsafeCutError, match="nowhere"):
        ask(town_file, "2026-01", level="nowhere")
    assert town_file.publications() == ()


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ((2026, 2, 1), (2026, 2, 28), True),
        ((2026, 1, 1), (2026, 1, 30), False),
        ((2026, 1, 31), (2026, 2, 27), True),
        ((2026, 12, 15), (2027, 1, 14), True),
        ((2026, 12, 15), (2027, 1, 13), False),
        ((2026, 11, 1), (2026, 11, 30), True),
    ],
)
def test_a_month_or_longer(first: tuple[int, int, int], last: tuple[int, int, int], expected: bool) -> None:
    assert is_a_month(Period(date(*first), date(*last))) is expected


def test_a_look_before_publishing_records_nothing(town_file: Gateway) -> None:
    seen = ask(town_file, "2026-02", record=False)
    assert town_file.publications() == ()
    assert ask(town_file, "2026-02").counts == seen.counts
