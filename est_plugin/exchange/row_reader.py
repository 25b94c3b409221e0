"""One row of a foreign table as an observation: parsed and checked, nothing written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import isfinite
from types import MappingProxyType
from typing import TypeVar
from uuid import NAMESPACE_URL, uuid5

from ..domain.area import Organisation
from ..domain.category import CategoryKind
from ..domain.local_time import to_local
from ..domain.message import QT_TRANSLATE_NOOP, EstError, Message
from ..domain.observation import (
    FaultStatus,
    Observation,
    PlacePrecision,
    PlaceSetting,
    PointGeometry,
    Source,
    TimePrecision,
)
from ..domain.period import PeriodKind, period_around
from .cell_values import check_computed, parse_flag, parse_number, shortened
from .dates import DateReader, ReadTime, recognise_dates
from .headings import Target
from .import_context import ImportChoices, ImportContext
from .import_points import ImportPoints
from .kinds import LEFT_OUT, Kinds, plain_kind
from .profiles import Profile, StartForm, crime_code_kind
from .raw_table import ForeignTable
from .row_identity import areas_by_name, content_digest, profile_kinds, row_uuid, source_system_of
from .row_words import (
    FAULTS,
    PLACE_PRECISIONS,
    REVIEWS,
    SETTINGS,
    SOURCES,
    TIME_PRECISIONS,
    Choice,
    parse_choice,
)
from .safe_cells import MARK, as_it_was

_DATE_SAMPLE = 2_000
_LONGEST_NAME = 300
_DAY_AHEAD = timedelta(days=1)
_CHOICES: Mapping[Target, tuple[str, Mapping[str, StrEnum]]] = MappingProxyType(
    {
        Target.SOURCE: ("source", SOURCES),
        Target.FAULT_STATUS: ("fault_status", FAULTS),
        Target.REVIEW_STATUS: ("review_status", REVIEWS),
    }
)
Answer = TypeVar("Answer")


class RowError(Exception):
    """A row cannot be imported. ``unknown_kind`` is the foreign kind that nobody has decided yet."""

    def __init__(self, column: str, reason: Message, unknown_kind: str = "") -> None:
        self.column, self.reason, self.unknown_kind = column, reason, unknown_kind
        super().__init__(reason.english())


@dataclass(frozen=True)
class Draft:
    """What a row becomes. ``mapped`` are the fields of the observation that the table speaks of."""

    row: int
    observation: Observation
    mapped: frozenset[str]


class RowReader:
    """Reads the rows of one table. ``new_organisations`` are those that the database lacks."""

    def __init__(
        self,
        table: ForeignTable,
        profile: Profile,
        choices: ImportChoices,
        context: ImportContext,
        points: ImportPoints,
    ) -> None:
        self._table, self._profile, self._choices, self._context = table, profile, choices, context
        self._point_troubles = points.troubles
        self._points: list[tuple[float, float]] = points.points.tolist()
        self._places = {
            target: table.headings.index(heading)
            for target, heading in profile.columns.items()
            if heading in table.headings
        }
        self._kinds = Kinds(context.categories, {**profile_kinds(profile, context), **choices.kinds})
        self._kind_of = {category.uuid: category.kind for category in context.categories}
        self._areas = areas_by_name(context)
        self._organisations = {one.name.casefold(): one for one in context.organisations}
        self.new_organisations: dict[str, Organisation] = {}
        self._today = context.today
        self._dates = self._date_readers()
        self._default_kind = choices.kind or self._profile_kind() or self._kinds.in_a_name(table.name) or ""
        self._occurrences: dict[str, int] = {}
        self.source = choices.source or profile.source
        self.source_system = profile.source_system or source_system_of(profile)
        self._takes_text = profile.takes_text and (
            self.source is not Source.POLICE or context.settings.import_police_text
        )

    def read(self, place: int) -> Draft:
        """Return the draft of the row at a place in the table. Raises RowError."""
        row = self._table.rows[place]
        trouble = self._point_troubles.get(place)
        if trouble is not None:
            raise RowError(trouble.column, trouble.reason)
        mapped = {"category_uuid", "source"}
        category = self._category(place)
        reported = self._reported(place, mapped)
        start = self._time(place, reported, mapped)
        values = self._place(place, mapped) | self._texts(place, mapped) | self._choices_of(place, mapped)
        self._check_future(start, category)
        if self._kind_of[category] is CategoryKind.ENVIRONMENT_FAULT:
            values.setdefault("fault_status", FaultStatus.OPEN)
        else:
            values.pop("fault_status", None)
            mapped.discard("fault_status")
        external_id = self._external_id(place, category)
        observation = Observation(
            uuid=row_uuid(f"{self.source_system}:{external_id}"),
            category_uuid=category,
            started_at=start.start if start else None,
            ended_at=start.end if start else None,
            time_precision=start.precision if start else TimePrecision.UNKNOWN,
            source_system=self.source_system,
            external_id=external_id,
            reported_at=reported,
            **values,  # type: ignore[arg-type]
        )
        return Draft(row.number, observation, frozenset(mapped))

    def cell(self, place: int, target: Target) -> str:
        """Return a cell's text, trimmed; empty where the table has no such column. Raises RowError."""
        column = self._places.get(target)
        if column is None:
            return ""
        text = self._table.rows[place].cells[column].strip()
        if text.startswith(("#", "E", MARK)):
            return as_it_was(self._asked(target, check_computed, text))
        return text

    def _asked(self, target: Target, read: Callable[..., Answer], *arguments: object) -> Answer:
        """Return what a reader makes of a cell; name the column in whatever is wrong with it."""
        try:
            return read(*arguments)
        except EstError as error:
            raise RowError(self._profile.columns.get(target, ""), error.message) from error

    def _date_readers(self) -> dict[Target, DateReader]:
        rows = self._table.rows[:_DATE_SAMPLE]
        readers = {}
        for target in (Target.START, Target.START_DATE, Target.END, Target.END_DATE, Target.REPORTED):
            column = self._places.get(target)
            cells = (row.cells[column] for row in rows) if column is not None else ()
            readers[target] = recognise_dates(cells, self._today)
        return readers

    def _profile_kind(self) -> str:
        kind = self._profile.default_kind
        return (self._kinds.of_code(kind) or kind) if kind else ""

    def _category(self, place: int) -> str:
        kind, sub_kind = self.cell(place, Target.CATEGORY), self.cell(place, Target.SUBCATEGORY)
        code = self.cell(place, Target.CRIME_CODE)
        found = self._kinds.find(code) if code else None
        if found is None and (kind or sub_kind):
            found = self._kinds.find(kind, sub_kind)
        if found is None and code:
            found = self._kinds.of_code(crime_code_kind(code))
        if found is None and not (kind or sub_kind or code):
            found = self._default_kind or None
        told = " / ".join(part for part in (kind, sub_kind) if part) or code
        column = self._profile.columns.get(Target.CATEGORY if kind else Target.CRIME_CODE, "")
        if found == LEFT_OUT and found is not None:
            raise RowError(
                column,
                Message(QT_TRANSLATE_NOOP("est", "“{kind}” is not imported."), {"kind": shortened(told)}),
            )
        if found is None or found not in self._kind_of:
            raise RowError(column, _unknown_kind(told), told)
        return found

    def _reported(self, place: int, mapped: set[str]) -> datetime | None:
        text = self.cell(place, Target.REPORTED)
        if Target.REPORTED in self._places:
            mapped.add("reported_at")
        if not text:
            return None
        reader = self._dates[Target.REPORTED]
        return self._asked(Target.REPORTED, reader.read, text, self._today).start

    def _time(self, place: int, reported: datetime | None, mapped: set[str]) -> ReadTime | None:
        mapped.update(("started_at", "ended_at", "time_precision"))
        reference = to_local(reported).date() if reported else self._today
        if self._profile.start_form is StartForm.IN_NAME:
            title = self.cell(place, Target.START).split(",")[0]
            return self._asked(Target.START, self._dates[Target.START].read, title, reference)
        if Target.START_DATE in self._places:
            day, clock = self.cell(place, Target.START_DATE), self.cell(place, Target.START_CLOCK)
            reader = self._dates[Target.START_DATE]
            found = None
            if day:
                found = self._asked(Target.START_DATE, reader.read_day_and_clock, day, clock, reference)
            found = self._with_end_day(place, found)
        else:
            start, end = self.cell(place, Target.START), self.cell(place, Target.END)
            found = None
            if start:
                found = self._asked(Target.START, self._dates[Target.START].read_span, start, end, reference)
        return self._with_precision(place, found)

    def _with_end_day(self, place: int, start: ReadTime | None) -> ReadTime | None:
        day = self.cell(place, Target.END_DATE) or self.cell(place, Target.END)
        clock = self.cell(place, Target.END_CLOCK)
        if start is None or not (day or clock):
            return start
        day = day or self.cell(place, Target.START_DATE)
        target = Target.END_DATE if Target.END_DATE in self._places else Target.END
        last = self._asked(target, self._dates[Target.END_DATE].read_day_and_clock, day, clock)
        end = last.end or last.start
        if end < start.start:
            reason = Message(QT_TRANSLATE_NOOP("est", "the end comes before the start."))
            raise RowError(self._profile.columns.get(target, ""), reason)
        return ReadTime(start.start, end, last.precision if start.end is None else start.precision)

    def _with_precision(self, place: int, found: ReadTime | None) -> ReadTime | None:
        told = self._choice(place, Target.TIME_PRECISION, TIME_PRECISIONS)
        precision = told or self._profile.time_precision
        if found is None or precision is None:
            return found
        if precision is TimePrecision.MONTH and self._profile.time_precision is TimePrecision.MONTH:
            first, last = period_around(to_local(found.start).date(), PeriodKind.MONTH).bounds()
            return ReadTime(first, last, precision)
        return ReadTime(found.start, found.end, precision)

    def _check_future(self, start: ReadTime | None, category: str) -> None:
        if start is None or self._kind_of[category] is CategoryKind.PLANNED_EVENT:
            return
        if start.start > self._context.now + _DAY_AHEAD:
            column = next(
                (
                    self._profile.columns[target]
                    for target in (Target.START, Target.START_DATE)
                    if target in self._profile.columns
                ),
                "",
            )
            reason = Message(
                QT_TRANSLATE_NOOP("est", "the event would lie in the future ({day})."),
                {"day": f"{to_local(start.start):%Y-%m-%d}"},
            )
            raise RowError(column, reason)

    def _place(self, place: int, mapped: set[str]) -> dict[str, object]:
        names = [self.cell(place, target) for target in (Target.PLACE, Target.ADDRESS)]
        name = ", ".join(dict.fromkeys(part for part in names if part))
        if len(name) > _LONGEST_NAME:
            reason = Message(
                QT_TRANSLATE_NOOP("est", "the place is longer than {limit} signs."), {"limit": _LONGEST_NAME}
            )
            raise RowError(self._profile.columns.get(Target.PLACE, ""), reason)
        mapped.update(("geometry", "place_name", "place_precision", "area_uuid"))
        x, y = self._points[place]
        point = PointGeometry(x, y) if isfinite(x) and isfinite(y) else None
        precision = self._profile.place_precision or PlacePrecision.EXACT
        if point is None and self._choices.places is not None and self._profile.keeps_points:
            for text in reversed(names):
                found = self._choices.places.find(text) if text else None
                if found is not None:
                    point, precision = PointGeometry(found.x, found.y), found.precision
                    break
        area = self._areas.get(self.cell(place, Target.AREA).casefold()) or self._areas.get(name.casefold())
        if point is None:
            precision = PlacePrecision.AREA if area else PlacePrecision.MUNICIPALITY
        told = self._choice(place, Target.PLACE_PRECISION, PLACE_PRECISIONS)
        if self._profile.place_precision is PlacePrecision.MUNICIPALITY:
            precision = PlacePrecision.MUNICIPALITY
        elif told is not None and (
            point is not None or told in (PlacePrecision.AREA, PlacePrecision.MUNICIPALITY)
        ):
            precision = told
        return {
            "geometry": point,
            "place_name": name,
            "place_precision": precision,
            "area_uuid": area if point is None else None,
        }

    def _texts(self, place: int, mapped: set[str]) -> dict[str, object]:
        values: dict[str, object] = {}
        if Target.DESCRIPTION in self._places and self._takes_text:
            text, limit = self.cell(place, Target.DESCRIPTION), self._context.settings.text_limit
            if len(text) > limit:
                reason = Message(
                    QT_TRANSLATE_NOOP("est", "the text is {length} signs long; at most {limit} are kept."),
                    {"length": len(text), "limit": limit},
                )
                raise RowError(self._profile.columns[Target.DESCRIPTION], reason)
            values["description"] = text
        if Target.ROLE in self._places:
            values["reporter_role"] = self.cell(place, Target.ROLE)[:_LONGEST_NAME]
        mapped.update(values)
        return values

    def _choices_of(self, place: int, mapped: set[str]) -> dict[str, object]:
        values: dict[str, object] = {"source": self.source}
        for target, (name, table) in _CHOICES.items():
            found = self._choice(place, target, table)
            if found is not None:
                values[name] = found
        setting = self.cell(place, Target.SETTING)
        if setting:
            values["setting"] = SETTINGS.get(plain_kind(setting), PlaceSetting.OTHER)
        if Target.INDOOR in self._places:
            indoor = self._asked(Target.INDOOR, parse_flag, self.cell(place, Target.INDOOR))
            if indoor is not None:
                values["indoor"] = indoor
        cost = self.cell(place, Target.DAMAGE_COST)
        if cost:
            amount = self._asked(Target.DAMAGE_COST, parse_number, cost)
            if amount < 0:
                reason = Message(QT_TRANSLATE_NOOP("est", "a cost is not below 0."))
                raise RowError(self._profile.columns[Target.DAMAGE_COST], reason)
            values["damage_cost"] = amount
        values["organisation_uuid"] = self._organisation(place)
        mapped.update(values)
        return values

    def _choice(self, place: int, target: Target, table: Mapping[str, Choice]) -> Choice | None:
        if target not in self._places:
            return None
        return self._asked(target, parse_choice, self.cell(place, target), table)

    def _organisation(self, place: int) -> str | None:
        name = " ".join(self.cell(place, Target.ORGANISATION).split())
        if not name:
            return self._choices.organisation_uuid
        key = name.casefold()
        known = self._organisations.get(key)
        if known is None:
            known = Organisation(str(uuid5(NAMESPACE_URL, f"est:organisation:{key}")), name[:_LONGEST_NAME])
            self._organisations[key] = self.new_organisations[key] = known
        return known.uuid

    def _external_id(self, place: int, category: str) -> str:
        """Return the row's id, or a hash of what is mapped of it and which of its likes it is."""
        told = self.cell(place, Target.EXTERNAL_ID)
        if told:
            return told[:_LONGEST_NAME]
        row = self._table.rows[place]
        cells = [row.cells[column] for column in sorted(set(self._places.values()))]
        point = self._table.points[place] if self._table.points is not None else None
        digest = content_digest([*cells, category, repr(point)])
        number = self._occurrences[digest] = self._occurrences.get(digest, 0) + 1
        return f"{digest}-{number}"


def _unknown_kind(told: str) -> Message:
    if not told:
        return Message(
            QT_TRANSLATE_NOOP("est", "the row does not say what happened. Choose a kind for such rows.")
        )
    return Message(
        QT_TRANSLATE_NOOP("est", "“{kind}” is no kind that is known. Say once what it means."),
        {"kind": shortened(told)},
    )
