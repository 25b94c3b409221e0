"""*Vad har ändrats?* as the dock asks it: compared with what, by what rule, in what order, from whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from ...analysis.areas import Pairs
from ...analysis.progress import SILENT, Part, Progress
from ...analysis.table import IntArray
from ...domain.message import QT_TRANSLATE_NOOP, EstError
from ...domain.period import Period, parse_period
from ...domain.selection import Selection
from ...project.language import translate
from ...project.swedish import capitalised, number, period_label
from ..ground import default_compare
from ..lagesbild.kinds import by_main_kind
from ..lagesbild.parts import ChangeAnswer, ChangeRow
from ..membership import membership
from ..reading import read_selection
from ..week.linked import Linked
from ..wording import direction_word, sentences
from .asked import NOTHING_CHOSEN, Asked, Chosen, Option, Values
from .change import How, Rule, not_compared
from .questions import ChangeSource, read_change
from .ranking import Order, Ranked, ranked
from .result_map import ResultFeatures, ResultField, features

if TYPE_CHECKING:
    from ...store.gateway import Gateway

_EARLIER_OFFERED = 12
SAME_REPORTERS = "same_reporters"
_BY_KIND, _BY_AREA = "kind", "area"
_ALPHAS = ("0.10", "0.05", "0.01")


class NothingToCompareError(EstError):
    """A comparison was asked for where no earlier period has observations."""


def nothing_to_compare() -> NothingToCompareError:
    """Return the error that says so."""
    return NothingToCompareError(
        QT_TRANSLATE_NOOP(
            "est",
            "There is no earlier period with observations to compare with. Choose a later period in the"
            " filter.",
        )
    )


@dataclass(frozen=True)
class ChangeAsked:
    """The comparison and its rows in the order that was asked for."""

    answer: ChangeAnswer
    rows: tuple[Ranked, ...]
    order: Order


def asking_change(
    gateway: Gateway, selection: Selection, values: Values = NOTHING_CHOSEN, progress: Progress = SILENT
) -> Asked[ChangeAsked]:
    """Compare a period with an earlier one by area and kind. Raises EstError, CancelledError."""
    chosen = Chosen(values)
    against = _against(gateway, selection, chosen)
    if selection.period is None or against is None:
        answer = not_compared(read_selection(gateway, selection, progress))
        return Asked(ChangeAsked(answer, (Ranked(answer.headline, 0, 0, 0),), Order.WRONG_DIRECTION))
    how = _how(gateway, chosen)
    order = _order(chosen)
    source = read_change(gateway, selection, selection.period, against, Part(progress, 0.0, 0.6))
    if source.reporters.differ and _same_only(chosen):
        source = source.of_the_same_reporters()
        answer = _of_the_same(source, how, Part(progress, 0.6, 0.9))
    else:
        answer = source.answer(how, Part(progress, 0.6, 0.9))
    rows = ranked(answer.rows, order, source.ground.shown, selection.period.days)
    lies_in = membership(source.compared.now.counted, source.ground.shown, source.ground.own)
    areas = _by_area(source, how, answer)
    progress.report(1.0)
    return Asked(
        ChangeAsked(answer, rows, order),
        chosen.used(),
        _map(source, areas),
        _linked(source, lies_in, [each.row for each in rows]),
    )


def compare_options(period: Period) -> tuple[Option, ...]:
    """Return the periods that one may be compared with: the same last year, then the earlier ones."""
    found = [period.same_last_year()]
    earlier = period
    for _ in range(_EARLIER_OFFERED):
        earlier = earlier.previous()
        found.append(earlier)
    unique = {each.code(): each for each in found}
    return tuple(Option(code, capitalised(period_label(each))) for code, each in unique.items())


def compare_period(gateway: Gateway, selection: Selection, chosen: Chosen) -> Period | None:
    """Return what a period is compared with: what was chosen, else the default. None without a period."""
    return _against(gateway, selection, chosen)


def _against(gateway: Gateway, selection: Selection, chosen: Chosen) -> Period | None:
    if selection.period is None:
        return None
    default = default_compare(gateway, selection)
    if default is None:
        return None
    code = chosen.option(
        "compare",
        translate("est", "Compare with"),
        translate(
            "est",
            "The same time last year has the same season; where nothing is known of it, the period before.",
        ),
        default.code(),
        compare_options(selection.period),
    )
    return parse_period(code)


def _how(gateway: Gateway, chosen: Chosen) -> How:
    by = chosen.option(
        "by",
        translate("est", "Rows"),
        translate("est", "Every row is tested together with all the others."),
        _BY_KIND,
        (
            Option(_BY_KIND, translate("est", "area and kind")),
            Option(_BY_AREA, translate("est", "area, all kinds in one")),
        ),
    )
    least = chosen.number(
        "min_count",
        translate("est", "Least number"),
        translate("est", "With fewer events in both periods together no verdict is given."),
        gateway.settings().min_count,
        low=2,
        high=200,
    )
    alpha = chosen.option(
        "alpha",
        translate("est", "Certainty"),
        translate("est", "How seldom chance alone may look like a change."),
        "0.05",
        tuple(
            Option(each, translate("est", "{percent} %", percent=round(100 * (1 - float(each)))))
            for each in _ALPHAS
        ),
    )
    return How(Rule(float(alpha), int(least)), by_kind=by == _BY_KIND)


def _order(chosen: Chosen) -> Order:
    order = chosen.option(
        "order",
        translate("est", "Order"),
        translate("est", "One measure at a time, with the ranks that its uncertainty allows."),
        Order.WRONG_DIRECTION.value,
        (
            Option(Order.WRONG_DIRECTION.value, translate("est", "wrong direction first")),
            Option(Order.COUNT.value, translate("est", "most events")),
            Option(Order.RATE.value, translate("est", "most per resident")),
            Option(Order.CHANGE.value, translate("est", "greatest increase")),
        ),
    )
    return Order(order)


def _same_only(chosen: Chosen) -> bool:
    return chosen.yes(
        SAME_REPORTERS,
        translate("est", "Only those that reported in both"),
        translate(
            "est",
            "The reporting differs between the periods. Growing reporting must not look like a"
            " worsening town.",
        ),
        default=False,
    )


def _of_the_same(source: ChangeSource, how: How, progress: Progress) -> ChangeAnswer:
    """Answer from those alone that reported in both periods, and say so first."""
    answer = source.answer(how, progress, reporters=False)
    count = len(source.reporters.in_both)
    told = translate("est", "From the {count} that reported in both periods alone.", count=number(count))
    recipe = {**answer.basis.recipe, "same_reporters": True}
    basis = replace(answer.basis, sentence=sentences(told, answer.basis.sentence), recipe=recipe)
    return replace(answer, basis=basis, reporters_differ=True)


def _by_area(source: ChangeSource, how: How, answer: ChangeAnswer) -> tuple[ChangeRow, ...]:
    """Return the change of each area, all kinds in one: a family of tests of its own."""
    if not how.by_kind:
        return answer.rows
    return source.answer(How(how.rule, by_kind=False, keep_empty=True), reporters=False).rows


def _map(source: ChangeSource, rows: Sequence[ChangeRow]) -> ResultFeatures | None:
    shown = source.ground.shown
    if not shown.areas:
        return None
    of_area = {row.area_uuid: row for row in rows if not row.from_counts}
    found = [
        (shape, of_area.get(area.uuid), area.name)
        for area, shape in zip(shown.areas, shown.shapes, strict=True)
    ]
    present = [row for _, row, _ in found if row is not None]
    columns: list[tuple[ResultField, Sequence[object]]] = [
        (ResultField("name", translate("est", "Area"), "str"), [name for _, _, name in found]),
        *(
            (ResultField(name, alias, kind), [getattr(row, name, None) for _, row, _ in found])
            for name, alias, kind in (
                ("count", translate("est", "Now"), "int"),
                ("compare_count", translate("est", "Before"), "int"),
                ("rate_ratio", translate("est", "Times as many"), "float"),
                ("ci_low", translate("est", "At least"), "float"),
                ("ci_high", translate("est", "At most"), "float"),
                ("p_fdr", translate("est", "p, adjusted"), "float"),
                ("per_thousand", translate("est", "Per 1,000 residents and year"), "float"),
            )
        ),
        (
            ResultField("direction", translate("est", "Verdict"), "str"),
            [row.direction.value if row is not None else None for _, row, _ in found],
        ),
    ]
    return features(
        "change",
        translate(
            "est",
            "Change by area, {period} against {compare}",
            period=period_label(source.compared.period),
            compare=period_label(source.compared.compare),
        ),
        shown.crs,
        "MultiPolygon",
        shapely.to_wkb([shapely.MultiPolygon(_polygons(shape)) for shape, _, _ in found]),
        columns,
        {row.direction.value: capitalised(direction_word(row.direction)) for row in present},
    )


def _polygons(shape: shapely.geometry.base.BaseGeometry) -> list[shapely.Polygon]:
    return [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]


def _linked(source: ChangeSource, lies_in: Pairs, rows: Sequence[ChangeRow]) -> Linked:
    now = source.compared.now
    kinds = by_main_kind(now.counted.category, now.categories)
    place = {area.uuid: number for number, area in enumerate(source.ground.shown.areas)}
    return Linked(
        now.counted,
        tuple(_behind(row, lies_in, place, kinds.codes.astype(np.int64), kinds.labels) for row in rows),
        tuple(place.get(row.area_uuid or "") for row in rows),
        tuple(row.name for row in rows),
    )


def _behind(
    row: ChangeRow, lies_in: Pairs, place: dict[str, int], kind: IntArray, labels: tuple[str, ...]
) -> IntArray:
    """Return the observations behind a row; counts by area have none."""
    if row.from_counts:
        return np.empty(0, dtype=np.int64)
    if row.area_uuid is None:
        found = np.arange(len(kind))
    else:
        found = lies_in.point[lies_in.area == place[row.area_uuid]]
    if row.category_uuid is not None:
        wanted = labels.index(row.category_uuid) if row.category_uuid in labels else -2
        found = found[kind[found] == wanted]
    return np.asarray(found, dtype=np.int64)
