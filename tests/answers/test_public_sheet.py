"""The public sheet: made of what was published, with nothing internal in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from est_plugin.answers.basis import Direction
from est_plugin.answers.lagesbild.pages import SheetName, SheetQuestion
from est_plugin.answers.lagesbild.sections import TableSection, section_of
from est_plugin.answers.public.counts import PublicationRefusedError
from est_plugin.answers.public.parts import PublicAnswer, PublicMap, PublicShape
from est_plugin.answers.public.sheet import public_pages
from est_plugin.domain.observation import Source
from est_plugin.domain.period import parse_period
from est_plugin.domain.selection import Selection
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import create_database

from .test_public_counts import fill_four_areas
from .towns import GLASS, VASTER

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def gateway(tmp_path: Path, qgis_app: object) -> Iterator[Gateway]:
    """Four areas and four months of events."""
    with fill_four_areas(create_database(GeoPackageLocation(tmp_path / "x.gpkg"), municipality="Kumla")) as g:
        yield g


def question(period: str, sheet: SheetName = SheetName.MONTH, **selection: object) -> SheetQuestion:
    """What is asked for a period."""
    return SheetQuestion(sheet, Selection(parse_period(period), **selection), None)  # type: ignore[arg-type]


def test_nothing_internal_is_in_it(gateway: Gateway) -> None:
    (page,) = public_pages(gateway, question("2026-02"), now=NOW)
    assert page.map.x.size == page.map.y.size == 0
    assert page.density is None
    lists = (page.places.places, page.insatser.lines, page.planned.events, page.reporting.missing)
    assert not any(lists)
    assert page.reports is None
    assert not np.any(page.time_pattern.weights)
    assert page.audience == "Public"
    assert "Grönvägen" not in repr(page)
    left_out = section_of(page.sections, "left_out")
    assert left_out is not None
    assert "fewer than 5" in repr(left_out)


def test_a_public_answer_has_no_field_for_points_or_times() -> None:
    names = {field.name for part in (PublicAnswer, PublicMap, PublicShape) for field in fields(part)}
    internal = {"x", "y", "points", "times", "weights", "description", "places", "reports", "insatser"}
    assert not names & internal


def test_only_published_counts_are_compared(gateway: Gateway) -> None:
    (alone,) = public_pages(gateway, question("2026-02"), compare_as_published=True, now=NOW)
    assert alone.change.headline.direction is Direction.NOT_COMPARED
    assert alone.compare_label is None
    (page,) = public_pages(gateway, question("2026-03"), compare_as_published=True, now=NOW)
    assert page.compare_label == "februari 2026"
    assert {row.name for row in page.change.rows} == {"Norr", "Öster", "Skadegörelse"}
    places = section_of(page.sections, "public_places")
    assert isinstance(places, TableSection)
    assert [[cell.text for cell in row] for row in places.rows] == [
        ["The whole municipality", "86", "50", ""],
        ["Norr", "40", "22", "uncertain"],
        ["Söder", "25", "fewer than 5", "not compared"],
        ["Öster", "11", "14", "uncertain"],
        ["Väster", "not shown", "not shown", "not compared"],
        ["Rest of the municipality", "fewer than 5", "fewer than 5", "not compared"],
    ]


def test_a_comparison_that_was_not_published_is_told(gateway: Gateway) -> None:
    asked = SheetQuestion(SheetName.MONTH, Selection(parse_period("2026-03")), parse_period("2025-03"))
    (page,) = public_pages(gateway, asked, now=NOW)
    assert "mars 2025 has not been published" in page.basis.warnings[0]


def test_classes_stand_still_over_a_series(gateway: Gateway) -> None:
    fills = []
    for month in ("2026-01", "2026-02", "2026-03"):
        (page,) = public_pages(gateway, question(month), now=NOW)
        assert page.map.fill is not None
        fills.append(page.map.fill)
    assert len({fill.breaks for fill in fills}) == 1
    classes = [shape.class_index for shape in fills[1].shapes]
    assert classes.count(None) == 2
    assert page.map.extent[2] - page.map.extent[0] > 7000


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (question("2026-02", SheetName.WEEK), "group only"),
        (question("2026-02", SheetName.AREAS), "group only"),
        (question("2026-02", category_uuids=frozenset({GLASS})), "subtraction"),
        (question("2026-02", sources=frozenset({Source.POLICE})), "subtraction"),
        (question("2026-02", area_uuids=frozenset({VASTER})), "subtraction"),
    ],
)
def test_what_cannot_be_public_is_refused(gateway: Gateway, asked: SheetQuestion, words: str) -> None:
    with pytest.raises(PublicationRefusedError, match=words):
        public_pages(gateway, asked, now=NOW)
    assert gateway.publications() == ()


def test_a_poster_has_few_words(gateway: Gateway) -> None:
    public_pages(gateway, question("2026-02"), now=NOW)
    asked = question("2026-03", SheetName.POSTER)
    (page,) = public_pages(gateway, asked, compare_as_published=True, now=NOW)
    kinds = section_of(page.sections, "public_kinds")
    assert isinstance(kinds, TableSection)
    assert {len(row) for row in kinds.rows} == {len(kinds.columns)} == {2}
