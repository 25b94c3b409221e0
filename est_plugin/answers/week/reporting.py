"""Who has reported in the period, and who that should has not: *inget att rapportera* counts."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.table import ObservationTable
from ...domain.area import Organisation
from ...project.language import translate
from ...project.swedish import listed, number
from ..basis import Basis
from ..lagesbild.parts import ReportingAnswer
from ..wording import sentences


def reporting_answer(reports: ObservationTable, organisations: Sequence[Organisation]) -> ReportingAnswer:
    """Compare who reported with who is expected to every week. ``reports``: all kinds of the period."""
    counts = reports.organisation.counts()
    reported = {label for label, count in zip(reports.organisation.labels, counts, strict=True) if count}
    expected = [
        organisation for organisation in organisations if organisation.expected_weekly and organisation.active
    ]
    missing = tuple(
        sorted(organisation.name for organisation in expected if organisation.uuid not in reported)
    )
    have = len(expected) - len(missing)
    return ReportingAnswer(
        Basis(len(reports), _sentence(have, len(expected), missing), recipe={"question": "reporting"}),
        len(expected),
        have,
        missing,
    )


def _sentence(have: int, expected: int, missing: Sequence[str]) -> str:
    if not expected:
        return translate("est", "No organisation is expected to report every week.")
    told = translate(
        "est",
        "{have} of {expected} organisations have reported.",
        have=number(have),
        expected=number(expected),
    )
    return sentences(told, translate("est", "Missing: {names}.", names=listed(missing)) if missing else "")
