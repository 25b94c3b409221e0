"""The words people read for the codes that the database stores."""

from __future__ import annotations

from collections.abc import Mapping

from ..domain.category import CategoryKind
from ..domain.insats import Horizon, InsatsStatus, InsatsType, LinkRole
from ..domain.message import QT_TRANSLATE_NOOP, Message
from ..domain.observation import (
    FaultStatus,
    PlacePrecision,
    PlaceSetting,
    ReviewStatus,
    Source,
    TimePrecision,
)
from .language import sentence

_WORDS: Mapping[str, Mapping[str, str]] = {
    "category_kind": {
        CategoryKind.EVENT: QT_TRANSLATE_NOOP("est", "event"),
        CategoryKind.UNSAFE_PLACE: QT_TRANSLATE_NOOP("est", "unsafe place"),
        CategoryKind.ENVIRONMENT_FAULT: QT_TRANSLATE_NOOP("est", "fault in the environment"),
        CategoryKind.PLANNED_EVENT: QT_TRANSLATE_NOOP("est", "planned event"),
        CategoryKind.NOTHING_TO_REPORT: QT_TRANSLATE_NOOP("est", "nothing to report"),
    },
    "time_precision": {
        TimePrecision.EXACT: QT_TRANSLATE_NOOP("est", "exact time"),
        TimePrecision.APPROXIMATE: QT_TRANSLATE_NOOP("est", "approximate time"),
        TimePrecision.WEEK: QT_TRANSLATE_NOOP("est", "some time during the week"),
        TimePrecision.MONTH: QT_TRANSLATE_NOOP("est", "some time during the month"),
        TimePrecision.UNKNOWN: QT_TRANSLATE_NOOP("est", "unknown time"),
    },
    "place_precision": {
        PlacePrecision.EXACT: QT_TRANSLATE_NOOP("est", "exact place"),
        PlacePrecision.APPROXIMATE: QT_TRANSLATE_NOOP("est", "approximate place"),
        PlacePrecision.STREET: QT_TRANSLATE_NOOP("est", "somewhere along the street"),
        PlacePrecision.AREA: QT_TRANSLATE_NOOP("est", "somewhere in the area"),
        PlacePrecision.MUNICIPALITY: QT_TRANSLATE_NOOP("est", "somewhere in the municipality"),
    },
    "setting": {
        PlaceSetting.PUBLIC: QT_TRANSLATE_NOOP("est", "public place"),
        PlaceSetting.STAIRWELL_CELLAR: QT_TRANSLATE_NOOP("est", "stairwell or cellar"),
        PlaceSetting.SCHOOL: QT_TRANSLATE_NOOP("est", "school"),
        PlaceSetting.TRANSIT: QT_TRANSLATE_NOOP("est", "public transport"),
        PlaceSetting.OTHER: QT_TRANSLATE_NOOP("est", "other place"),
    },
    "source": {
        Source.STAFF: QT_TRANSLATE_NOOP("est", "report by staff"),
        Source.POLICE: QT_TRANSLATE_NOOP("est", "police report"),
        Source.PUBLIC: QT_TRANSLATE_NOOP("est", "report by a resident"),
        Source.IMPORT: QT_TRANSLATE_NOOP("est", "imported report"),
    },
    "review_status": {
        ReviewStatus.NEW: QT_TRANSLATE_NOOP("est", "new"),
        ReviewStatus.REVIEWED: QT_TRANSLATE_NOOP("est", "reviewed"),
    },
    "fault_status": {
        FaultStatus.OPEN: QT_TRANSLATE_NOOP("est", "open"),
        FaultStatus.MENDED: QT_TRANSLATE_NOOP("est", "mended"),
    },
    "type": {
        InsatsType.SITUATIONAL: QT_TRANSLATE_NOOP("est", "situational"),
        InsatsType.SOCIAL: QT_TRANSLATE_NOOP("est", "social"),
    },
    "horizon": {
        Horizon.ACUTE: QT_TRANSLATE_NOOP("est", "acute"),
        Horizon.SHORT: QT_TRANSLATE_NOOP("est", "short term"),
        Horizon.LONG: QT_TRANSLATE_NOOP("est", "long term"),
    },
    "status": {
        InsatsStatus.PROPOSED: QT_TRANSLATE_NOOP("est", "proposed"),
        InsatsStatus.DECIDED: QT_TRANSLATE_NOOP("est", "decided"),
        InsatsStatus.ONGOING: QT_TRANSLATE_NOOP("est", "ongoing"),
        InsatsStatus.DONE: QT_TRANSLATE_NOOP("est", "done"),
        InsatsStatus.FOLLOWED_UP: QT_TRANSLATE_NOOP("est", "followed up"),
        InsatsStatus.CLOSED: QT_TRANSLATE_NOOP("est", "closed"),
        InsatsStatus.CANCELLED: QT_TRANSLATE_NOOP("est", "cancelled"),
    },
    "role": {
        LinkRole.TREATMENT: QT_TRANSLATE_NOOP("est", "where the insats is made"),
        LinkRole.CONTROL: QT_TRANSLATE_NOOP("est", "comparison area"),
        LinkRole.DISPLACEMENT: QT_TRANSLATE_NOOP("est", "area it might move to"),
        LinkRole.DISPLACEMENT_CONTROL: QT_TRANSLATE_NOOP("est", "comparison area of that"),
    },
}


def words_of(column: str) -> dict[str, str]:
    """Return the word of each code of a column, in order; empty for a column without codes."""
    return {str(code): sentence(Message(word)) for code, word in _WORDS.get(column, {}).items()}


def word_of(column: str, code: str) -> str:
    """Return the word of a code, the code itself where it is not known."""
    word = _WORDS.get(column, {}).get(code)
    return sentence(Message(word)) if word is not None else code
