"""What grows old, and from which day on: the rules of retention, table by table.

Free text goes first: what people wrote is emptied, the rows stay and count. Rows go later, where the
municipality has decided so. Meetings, decisions and insatser keep their rows, as they are the record of
what was decided; publications are numbers that have left the group already.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..domain.insats import OPEN_STATUSES
from .names import sql

_OPEN = ", ".join(f"'{status}'" for status in OPEN_STATUSES)


@dataclass(frozen=True)
class TableRule:
    """When a row of ``table`` is old: a condition on ``{cut}``, an instant, or a day if ``by_day``."""

    table: str
    condition: str
    by_day: bool = False


_NO_OPEN_INSATS = sql(
    "NOT EXISTS (SELECT 1 FROM insats WHERE insats.decision_uuid = decision.uuid"
    " AND insats.status IN ({open}))",
    open=_OPEN,
)

OBSERVATION_AGE = "COALESCE(reported_at, started_at, created_at)"
"""An observation ages from when it was reported; one that came without, from when it happened."""

_OLD_OBSERVATION = f"{OBSERVATION_AGE} < {{cut}} AND COALESCE(started_at, created_at) < {{cut}}"

TEXT_RULES = (
    TableRule("observation", _OLD_OBSERVATION),
    TableRule("insats", f"changed_at < {{cut}} AND status NOT IN ({_OPEN})"),
    TableRule("follow_up", "followed_on < {cut}", by_day=True),
    TableRule("meeting", "held_on < {cut}", by_day=True),
    TableRule(
        "decision",
        f"decided_on < {{cut}} AND {_NO_OPEN_INSATS}",
        by_day=True,
    ),
    TableRule("sheet_run", "created_at < {cut}"),
)
"""What is old enough for its free text to be emptied."""

ROW_RULES = (
    TableRule("observation", _OLD_OBSERVATION),
    TableRule("area_count", "to_day < {cut}", by_day=True),
    TableRule("analysis_run", "created_at < {cut}"),
    TableRule("sheet_run", "created_at < {cut}"),
    TableRule(
        "import_run",
        "created_at < {cut} AND NOT EXISTS"
        " (SELECT 1 FROM observation WHERE observation.import_run_uuid = import_run.uuid)",
    ),
)
"""What is old enough for the row to go."""
