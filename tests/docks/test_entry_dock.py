"""Entering observations: what is missing, what is written, what is remembered."""

from __future__ import annotations

from ..store.conftest import fresh_postgis, geopackage, made_geopackage, made_postgis, postgis  # noqa: F401
from .entry_bench import GLASS, HOUSING, Entry, entry, fill, where  # noqa: F401


def test_what_where_when_is_written(entry: Entry) -> None:  # noqa: F811
    fill(entry)
    entry.save()
    rows = entry.rows()
    assert [(row.category_uuid, row.place_name, row.description) for row in rows] == [
        (GLASS, "Stora torget", "Tre rutor krossade")
    ]
    assert rows[0].organisation_uuid == HOUSING
    assert rows[0].reported_at is not None
    assert entry.form.description.toPlainText() == ""
    assert entry.bench.errors == []
