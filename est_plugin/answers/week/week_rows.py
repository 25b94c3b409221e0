"""Lists of work out of the database, as rows of words."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.progress import Part, Progress, step
from ...analysis.table import Coded, IntArray, ObservationTable
from ...domain.observation import Observation
from ...domain.selection import Selection
from ...domain.work_list import WorkList
from ...project.language import translate
from ...project.swedish import number
from ...store.gateway import Gateway
from ..basis import Basis
from ..metric import in_metres
from ..reading import in_chosen_areas
from ..wording import sentences
from .week_lists import (
    Names,
    WeekList,
    WorkRow,
    WorkTable,
    order_of,
    place_of,
    reported_word,
    split_by_source,
    when,
)

LONGEST_LIST = 300


def listed_table(
    gateway: Gateway, selection: Selection, work: WorkList, progress: Progress
) -> ObservationTable:
    """Read a list of work, the filter's areas applied."""
    table, _ = in_metres(gateway.work_table(selection, work))
    step(progress, 0.5)
    if selection.area_uuids:
        table = table.take(in_chosen_areas(gateway, table, selection, Part(progress, 0.5, 1.0)))
    return table


def latest_of(gateway: Gateway, keys: IntArray) -> tuple[Observation, ...]:
    """Return the observations that came last, the latest first."""
    return tuple(reversed(gateway.observations_by_key(keys[-LONGEST_LIST:])))


def simple_table(
    key: WeekList, title: str, count: int, told: str, shown: Sequence[Observation], names: Names
) -> WorkTable:
    """Return a list of what, where, when and by whom."""
    rows = tuple(
        row_of(
            each,
            names,
            (when(each), names.kind(each), names.where(each), names.reporter(each), reported_word(each)),
            (
                order_of(each.started_at),
                names.kind(each).casefold(),
                names.where(each).casefold(),
                names.reporter(each).casefold(),
                order_of(each.reported_at),
            ),
        )
        for each in shown
    )
    more = count - len(rows)
    if more > 0:
        told = sentences(told, translate("est", "The list shows the first {count}.", count=number(len(rows))))
    columns = (
        translate("est", "When"),
        translate("est", "What"),
        translate("est", "Where"),
        translate("est", "From"),
        translate("est", "Reported"),
    )
    return WorkTable(key, title, number(count), Basis(count, told), columns, rows)


def row_of(
    observation: Observation, names: Names, cells: tuple[str, ...], order: tuple[float | str, ...]
) -> WorkRow:
    """Return a row about one observation."""
    return WorkRow(
        cells,
        order,
        observation.uuid,
        place=place_of(observation),
        detail=names.detail(observation),
    )


def by_source(column: Coded) -> str:
    """Return the sentence that splits a count by source, "" where nothing is counted."""
    split = split_by_source(column)
    return translate("est", "By source: {list}.", list=split) if split else ""
