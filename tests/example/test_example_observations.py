"""The observations: what a municipality would have, on the starting list, without a person in any text."""

from __future__ import annotations

import tracemalloc
from datetime import UTC, date, timedelta

import numpy as np
import pytest
import shapely

from est_plugin.domain.category import starting_categories
from est_plugin.domain.local_time import to_local
from est_plugin.domain.privacy import find_hits
from est_plugin.example.chunk import ObservationChunk, joined
from est_plugin.example.dates import first_day_of, last_day_of_previous_month, month_start
from est_plugin.example.town import ExampleTown, generate

from .reading import between, coarse, codes, inside, local, texts


def test_there_are_as_many_as_asked_for_over_three_years(
    example: ExampleTown, rows: ObservationChunk
) -> None:
    dated = rows.start[~np.isnat(rows.start)]
    planned = codes(rows) == "risk_event"
    days = [moment.date() for moment in local(dated[~planned[~np.isnat(rows.start)]])]

    assert len(rows) == 8_400
    assert (example.first_day, example.last_day) == (date(2023, 11, 1), date(2026, 10, 31))
    assert date(2023, 11, 1) <= min(days) <= date(2023, 11, 3)
    assert max(days) <= date(2026, 10, 31)


def test_the_last_month_holds_some_250_to_300(rows: ObservationChunk) -> None:
    assert 230 <= between(rows, date(2026, 10, 1), date(2026, 10, 31)).sum() <= 310


@pytest.mark.parametrize("count", [0, 1, 99])
def test_few_are_drawn_as_willingly_as_many(count: int) -> None:
    town = generate(observations=count)
    assert len(town.table()) == count


def test_numbers_out_of_range_are_refused() -> None:
    with pytest.raises(ValueError, match="observations"):
        generate(observations=5_000_001)
    with pytest.raises(ValueError, match="years"):
        generate(years=0)


def test_other_years_and_other_last_days(example: ExampleTown) -> None:
    town = generate(years=1, observations=500, last_day=date(2024, 2, 29))
    events = ~np.isnat(town.table().start)
    assert town.first_day == date(2023, 3, 1)
    assert town.table().start[events].min() >= np.datetime64("2023-02-28T23:00", "ms")
    assert [area.wkb for area in town.areas] == [area.wkb for area in example.areas]


def test_every_kind_of_the_starting_list_is_there_in_plausible_shares(rows: ObservationChunk) -> None:
    found = codes(rows)
    leaves = {
        category.code
        for category in starting_categories()
        if category.code not in ("vandalism", "gathering", "disorder", "environment", "planned_event")
    }
    parents = {c.uuid: c.code for c in starting_categories()}
    group = {c.code: parents.get(c.parent_uuid or "", c.code) for c in starting_categories()}
    share = {name: np.mean([group[code] == name for code in found]) for name in set(group.values())}

    assert set(found) == leaves
    assert 0.2 < share["vandalism"] < 0.4
    assert 0.15 < share["gathering"] < 0.35
    assert 0.1 < share["disorder"] < 0.35
    assert 0.1 < share["environment"] < 0.3
    assert 0.03 < share["nothing"] < 0.08
    assert 0 < share["incident_staff"] < 0.02


def test_no_text_holds_what_looks_like_a_person(rows: ObservationChunk) -> None:
    written = {*rows.description.labels, *rows.place_name.labels, *rows.reporter_role.labels}
    assert len(written) > 1_000
    assert [text for text in written if find_hits(text)] == []


def test_texts_vary_and_are_swedish_sentences(rows: ObservationChunk) -> None:
    told = [text for text in texts(rows.description) if text]
    assert len(set(told)) > 2_500
    assert all(text[0].isupper() and "{" not in text and "|" not in text for text in told)
    assert 20 < np.mean([len(text) for text in told]) < 120


def test_a_small_house_is_never_pointed_out_by_its_number(
    example: ExampleTown, rows: ObservationChunk
) -> None:
    named = texts(rows.place_name)
    kind = dict(
        zip(
            (
                f"{s} {n}"
                for s, n in zip(example.town.addresses.street, example.town.addresses.number, strict=True)
            ),
            example.town.address_kind,
            strict=True,
        )
    )
    assert sum(name in kind for name in named) > 500
    assert not [name for name in named if kind.get(name) in ("småhus", "radhus")]


def test_sources_precisions_and_settings_are_spread(rows: ObservationChunk) -> None:
    source = texts(rows.source)
    assert {
        name: 0.03 < np.mean(source == name) < 0.75 for name in ("staff", "police", "public", "import")
    } == dict.fromkeys(("staff", "police", "public", "import"), True)
    assert set(texts(rows.time_precision)) == {"exact", "approximate", "week", "month", "unknown"}
    assert set(texts(rows.place_precision)) == {"exact", "approximate", "street", "area", "municipality"}
    assert {"public", "stairwell_cellar", "school", "transit", "other"} <= set(texts(rows.setting))
    assert {-1, 0, 1} == set(rows.indoor.tolist())
    assert set(texts(rows.fault_status)) == {"", "open", "mended"}
    assert set(texts(rows.review_status)) == {"new", "reviewed"}


def test_times_fit_their_precision(rows: ObservationChunk) -> None:
    precision = texts(rows.time_precision)
    has_start, has_end = ~np.isnat(rows.start), ~np.isnat(rows.end)

    assert not has_start[precision == "unknown"].any()
    assert has_start[precision != "unknown"].all()
    assert has_end[np.isin(precision, ["approximate", "week"])].all()
    assert (rows.end[has_end & has_start] >= rows.start[has_end & has_start]).all()
    assert 0.005 < np.mean(~has_start) < 0.05
    weeks = (precision == "week") & has_start
    assert {(m.weekday(), m.hour, m.minute) for m in local(rows.start[weeks])} == {(0, 0, 0)}
    happened = has_start & (codes(rows) != "risk_event")
    end_of_last_day = np.datetime64("2026-10-31T23:00", "ms")
    assert (rows.reported <= end_of_last_day).all()
    exact = happened & (precision == "exact")
    assert (rows.reported[exact] >= rows.start[exact] - np.timedelta64(50, "m")).all()


def test_no_event_starts_in_the_hour_that_summer_time_skips(many: ObservationChunk) -> None:
    skipped = {(date(2024, 3, 31), 2), (date(2025, 3, 30), 2), (date(2026, 3, 29), 2)}
    started = many.start[~np.isnat(many.start)]
    near = started[
        np.isin(
            started.astype("datetime64[D]"), np.array(["2024-03-31", "2025-03-30", "2026-03-29"], "M8[D]")
        )
    ]
    moments = [to_local(instant.replace(tzinfo=UTC)) for instant in near.astype("datetime64[us]").tolist()]

    assert len(moments) > 50
    assert not {(moment.date(), moment.hour) for moment in moments} & skipped
    spans = ~np.isnat(many.start) & ~np.isnat(many.end)
    assert (many.end[spans] >= many.start[spans]).all()


def test_coarse_places_have_no_point_of_their_own(example: ExampleTown, rows: ObservationChunk) -> None:
    events = ~np.isin(codes(rows), ["nothing", "risk_event"])
    vague = coarse(rows) & events
    pointed = vague & np.isfinite(rows.x)

    assert np.mean(vague[events]) == pytest.approx(0.07, abs=0.015)
    assert (rows.area.codes[vague] >= 0).all()
    assert 0 < pointed.sum() < vague.sum()
    assert len(set(zip(rows.x[pointed], rows.y[pointed], strict=True))) <= len(example.areas)
    assert np.isfinite(rows.x[events & ~coarse(rows)]).all()


def test_every_exact_point_lies_in_the_municipality(example: ExampleTown, rows: ObservationChunk) -> None:
    municipality = shapely.from_wkb(example.areas[0].wkb)
    pointed = np.isfinite(rows.x)
    assert shapely.contains_xy(shapely.buffer(municipality, 60.0), rows.x[pointed], rows.y[pointed]).all()


def test_duplicates_tell_of_the_same_event_by_another_source(rows: ObservationChunk) -> None:
    copies = np.flatnonzero(rows.duplicate_row >= 0)
    originals = rows.duplicate_row[copies]
    apart = np.hypot(rows.x[copies] - rows.x[originals], rows.y[copies] - rows.y[originals])
    exact = np.isfinite(apart) & ~coarse(rows)[copies] & ~coarse(rows)[originals]

    assert 40 <= len(copies) <= 200
    assert (originals < copies).all()
    assert (rows.duplicate_row[originals] == -1).mean() > 0.95
    assert (rows.category.codes[copies] == rows.category.codes[originals]).all()
    assert (apart[exact] < 110).all()
    assert (rows.reported[copies] >= rows.reported[originals]).all()


def test_some_addresses_come_back_and_most_do_not(rows: ObservationChunk) -> None:
    place = texts(rows.place_name)
    addresses, counts = np.unique(
        place[[name[-1:].isdigit() for name in place]].astype(str), return_counts=True
    )
    top_tenth = np.sort(counts)[::-1][: len(counts) // 10].sum()

    assert len(addresses) > 400
    assert counts.max() >= 5
    assert top_tenth / counts.sum() > 0.18


def test_who_reported_nothing_and_who_is_silent(example: ExampleTown, rows: ObservationChunk) -> None:
    names = {organisation.uuid: organisation.name for organisation in example.organisations}
    weekly = {organisation.name for organisation in example.organisations if organisation.expected_weekly}
    who = np.array([names.get(uuid, "") for uuid in texts(rows.organisation)])
    last_month = between(rows, date(2026, 10, 1), date(2026, 10, 31))

    assert len(weekly) == 11
    assert set(who) - {""} == set(names.values())
    assert weekly - set(who[last_month]) == set(example.truth.silent_organisations)
    nothing = codes(rows) == "nothing"
    assert coarse(rows)[nothing].all()
    assert len(set(zip(who[nothing], rows.start[nothing].tolist(), strict=True))) == nothing.sum()


def test_events_are_planned_in_the_weeks_after_the_last_day(
    example: ExampleTown, rows: ObservationChunk
) -> None:
    planned = rows.start[codes(rows) == "risk_event"]
    later = [moment for moment in local(planned) if moment.date() > example.last_day]

    assert len(planned) >= 8
    assert len(later) >= 4
    assert max(moment.date() for moment in later) < example.last_day + timedelta(weeks=9)


def test_rows_are_the_same_however_they_are_handed_out(large: ExampleTown, many: ObservationChunk) -> None:
    small = joined(list(large.chunks(1)))
    assert len(next(large.chunks(100_000))) <= 100_000
    assert np.array_equal(small.x, many.x, equal_nan=True)
    assert np.array_equal(small.duplicate_row, many.duplicate_row)
    assert np.array_equal(small.description.codes, many.description.codes)


def test_memory_does_not_grow_with_the_number_of_observations() -> None:
    town = generate(observations=300_000)

    def peak(chunks: int) -> int:
        tracemalloc.start()
        for number, chunk in enumerate(town.chunks()):
            assert len(chunk) > 0
            if number + 1 == chunks:
                break
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    one, all_of_them = peak(1), peak(6)
    assert all_of_them < 1.6 * one
    assert all_of_them < 120e6


def test_days_are_counted_from_the_last_one() -> None:
    assert last_day_of_previous_month(date(2026, 11, 22)) == date(2026, 10, 31)
    assert last_day_of_previous_month(date(2024, 3, 1)) == date(2024, 2, 29)
    assert month_start(date(2026, 1, 15), -1) == date(2025, 12, 1)
    assert month_start(date(2026, 10, 31), 3) == date(2027, 1, 1)
    assert first_day_of(date(2026, 10, 31), 3) == date(2023, 11, 1)
    assert first_day_of(date(2024, 2, 28), 1) == date(2023, 2, 28)


def test_nothing_lies_inside_the_lake(example: ExampleTown, rows: ObservationChunk) -> None:
    water = next(found for found in example.background if found.table.name == "exempel_vatten")
    deep = shapely.buffer(shapely.union_all(water.geometry), -45.0)
    assert inside(rows, deep).sum() == 0
