"""An analysis as it is kept in the database, to be listed, asked again, or asked for a new period."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from ...domain.message import QT_TRANSLATE_NOOP, EstError
from ...domain.period import parse_period
from ...domain.runs import AnalysisRun
from ...domain.selection import Selection
from ...domain.week_hours import parse_week_hours
from ..basis import Basis
from .asked import Values


class UnreadableRunError(EstError):
    """A kept analysis that this version cannot read."""


@dataclass(frozen=True)
class Remembered:
    """What was asked, of what, with which settings chosen, and the sentence that was the answer."""

    question: str
    selection: Selection
    values: Values
    sentence: str = ""


def run_of(
    question: str,
    title: str,
    selection: Selection,
    values: Values,
    basis: Basis,
    table: Sequence[Sequence[str]] = (),
) -> AnalysisRun:
    """Return the row that keeps an analysis: its recipe, and the figures as they were."""
    recipe = {
        "question": question,
        "period": selection.period.code() if selection.period is not None else None,
        "categories": sorted(selection.category_uuids),
        "sources": sorted(selection.sources),
        "areas": sorted(selection.area_uuids),
        "hours": selection.hours.code() if selection.hours is not None else None,
        "settings": dict(values),
        "used": dict(basis.recipe),
    }
    figures = {
        "sentence": basis.sentence,
        "n": basis.n,
        "left_out": {reason.value: count for reason, count in basis.left_out.items()},
        "notices": list(basis.warnings),
        "table": [list(row) for row in table],
    }
    return AnalysisRun(str(uuid4()), question, title, _text(recipe), _text(figures))


def remembered(run: AnalysisRun) -> Remembered:
    """Read a kept analysis. Raises UnreadableRunError."""
    try:
        recipe, figures = json.loads(run.recipe or ""), json.loads(run.figures or "{}")
        period, hours = recipe["period"], recipe["hours"]
        selection = Selection(
            parse_period(period) if period else None,
            frozenset(recipe["categories"]),
            frozenset(recipe["sources"]),
            frozenset(recipe["areas"]),
            parse_week_hours(hours) if hours else None,
        )
        return Remembered(
            str(recipe["question"]), selection, dict(recipe["settings"]), str(figures.get("sentence", ""))
        )
    except (ValueError, KeyError, TypeError, AttributeError, EstError) as error:
        raise UnreadableRunError(
            QT_TRANSLATE_NOOP(
                "est",
                "The analysis “{title}” was kept in a way that this version cannot read. It is unchanged; ask"
                " the question anew.",
            ),
            title=run.title,
            details=str(error),
        ) from error


def _text(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
