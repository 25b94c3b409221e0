"""The town: the same for the same seed, whole, in Sweden, and a map that holds together."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import numpy as np
import pytest
import shapely

from est_plugin.example.background import ATTRIBUTION, BACKGROUND_TABLES, BackgroundLayer, Shape
from est_plugin.example.town import ExampleTown, generate

SWEREF_99_TM_USE = shapely.box(218_128, 6_126_002, 1_083_427, 7_692_850)
"""The projected bounds that the EPSG register gives for EPSG:3006."""


def fingerprint(town: ExampleTown) -> str:
    digest = sha256()
    for layer in town.background:
        for wkb in shapely.to_wkb(layer.geometry):
            digest.update(wkb)
        digest.update(repr(sorted(layer.columns.items())).encode())
    for area in town.areas:
        digest.update(area.uuid.encode() + area.wkb)
    table = town.table()
    for column in (table.x, table.y, table.start.astype(np.int64), table.category.codes, table.place.codes):
        digest.update(np.ascontiguousarray(column).tobytes())
    digest.update(repr(town.work).encode())
    return digest.hexdigest()


def layer(example: ExampleTown, name: str) -> BackgroundLayer:
    return next(found for found in example.background if found.table.name == name)


def outlines(example: ExampleTown, kind: str) -> list[shapely.Geometry]:
    return [shapely.from_wkb(area.wkb) for area in example.areas if area.kind == kind]


def test_the_same_seed_gives_the_same_example_and_another_seed_another(example: ExampleTown) -> None:
    assert fingerprint(generate()) == fingerprint(example)
    assert fingerprint(generate(seed=2)) != fingerprint(example)


@pytest.mark.parametrize("seed", [2, 7, 19, 2026, -5, 2**31 - 1])
def test_every_seed_gives_a_whole_town(seed: int) -> None:
    town = generate(seed, observations=50)

    districts, municipality = outlines(town, "district"), outlines(town, "municipality")[0]
    assert len(districts) == 12
    assert shapely.area(districts).sum() == pytest.approx(municipality.area, abs=1.0)
    assert all(shapely.is_valid(found.geometry).all() for found in town.background)
    assert {"Stora torget", "Västra skolan", "Hamnplan"} <= {place.name for place in town.town.places}
    assert len(town.table()) == 50


def test_it_says_that_it_is_invented(example: ExampleTown) -> None:
    assert example.name == "Exempelköping"
    assert "påhittad" in ATTRIBUTION


def test_it_lies_in_sweden_and_has_the_size_of_a_town(example: ExampleTown) -> None:
    municipality = outlines(example, "municipality")[0]
    west, south, east, north = shapely.total_bounds(outlines(example, "district")[:9])

    assert SWEREF_99_TM_USE.contains(municipality)
    assert 100e6 < municipality.area < 400e6
    assert 4_500 < east - west < 7_000
    assert 3_500 < north - south < 6_000


def test_districts_cover_the_municipality_without_gaps_or_overlaps(example: ExampleTown) -> None:
    districts, municipality = outlines(example, "district"), outlines(example, "municipality")[0]

    assert 8 <= len(districts) <= 12
    assert all(shapely.is_valid(districts))
    assert shapely.union_all(districts).symmetric_difference(municipality).area < 1.0
    assert shapely.area(districts).sum() == pytest.approx(municipality.area, abs=1.0)
    corners = [set(map(tuple, shapely.get_coordinates(district))) for district in districts]
    for number, district in enumerate(districts):
        shapely.prepare(district)
        others = set().union(*corners[:number], *corners[number + 1 :])
        inside = np.array(
            [corner for corner in others - corners[number] if district.intersects(shapely.Point(corner))]
        )
        assert len(inside) == 0, "a neighbour's corner lies on the border or inside without being shared"
    rows = [area for area in example.areas if area.kind == "district"]
    assert len({area.name for area in rows}) == len({area.external_id for area in rows}) == len(rows)
    assert all(area.population is not None and area.population > 0 for area in rows)
    total = next(area for area in example.areas if area.kind == "municipality").population
    assert sum(area.population or 0 for area in rows) == total


def test_est_areas_fit_a_sheet_at_1_15000_and_do_not_overlap(example: ExampleTown) -> None:
    areas = outlines(example, "est_area")
    west, south, east, north = shapely.total_bounds(areas)

    assert 4 <= len(areas) <= 5
    assert {area.name for area in example.areas if area.kind == "est_area"} >= {
        "Centrum",
        "Norrbacka",
        "Väster",
        "Hamnen",
    }
    assert all(shapely.is_valid(areas))
    assert east - west < 4_000
    assert north - south < 3_300
    for one in range(len(areas)):
        for other in range(one):
            assert areas[one].intersection(areas[other]).area < 1.0


def test_the_background_has_every_table_filled_and_valid(example: ExampleTown) -> None:
    assert [found.table for found in example.background] == list(BACKGROUND_TABLES)
    for found in example.background:
        assert len(found) > 0, found.table.name
        assert set(shapely.get_type_id(found.geometry)) == {
            {Shape.POINT: 0, Shape.LINE: 5, Shape.POLYGON: 6}[found.table.shape]
        }
        assert shapely.is_valid(found.geometry).all(), found.table.name
        assert not shapely.is_empty(found.geometry).any()
        assert {len(values) for values in found.columns.values()} == {len(found)}


def test_houses_stand_on_dry_land_clear_of_the_streets(example: ExampleTown) -> None:
    houses = layer(example, "exempel_byggnader").geometry
    water = shapely.union_all(layer(example, "exempel_vatten").geometry)
    streets = layer(example, "exempel_gator")
    driven = shapely.union_all(streets.geometry[np.array(streets.columns["klass"]) != "gångväg"])
    shapely.prepare(water)
    shapely.prepare(driven)

    assert len(houses) > 8_000
    assert not shapely.intersects(water, houses).any()
    assert shapely.intersects(driven, houses).sum() <= 3
    assert (shapely.area(houses) > 10).all()


def test_houses_do_not_stand_in_each_other(example: ExampleTown) -> None:
    houses = layer(example, "exempel_byggnader").geometry
    one, other = shapely.STRtree(houses).query(houses, predicate="overlaps")
    shared = shapely.area(shapely.intersection(houses[one], houses[other]))

    assert (shared > 5.0).sum() <= 0.002 * len(houses)


def test_every_address_is_its_own_and_lies_in_a_house_near_its_street(example: ExampleTown) -> None:
    addresses = layer(example, "exempel_adresser")
    streets = layer(example, "exempel_gator")
    written = addresses.columns["adress"]
    lines: dict[str, list[shapely.Geometry]] = {}
    for name, line in zip(streets.columns["namn"], streets.geometry, strict=True):
        lines.setdefault(str(name), []).append(line)

    assert len(written) > 8_000
    assert max(Counter(written).values()) == 1
    gaps = [
        shapely.distance(point, lines[str(street)]).min()
        for point, street in zip(addresses.geometry[::40], addresses.columns["gata"][::40], strict=True)
    ]
    assert np.median(gaps) < 30
    assert max(gaps) < 250
    odd = [int(number) % 2 for number in addresses.columns["nummer"]]
    assert 0.3 < np.mean(odd) < 0.7


def test_streets_have_many_swedish_names_and_meet(example: ExampleTown) -> None:
    streets = layer(example, "exempel_gator")
    driven = np.array(streets.columns["klass"]) != "gångväg"
    town = shapely.union_all(outlines(example, "district")[:9])
    lines = streets.geometry[driven & shapely.intersects(town, streets.geometry)]
    touching = shapely.union_all(shapely.buffer(lines, 1.0))
    largest = max(shapely.get_parts(touching), key=lambda part: part.area)

    assert len(set(streets.columns["namn"])) > 150
    assert largest.area > 0.97 * touching.area
    assert {"huvudgata", "uppsamling", "lokalgata", "genomfart", "gångväg"} <= set(streets.columns["klass"])
