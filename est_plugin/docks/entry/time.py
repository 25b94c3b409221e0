"""When it happened: from and to in Swedish time, how exact, and quick choices."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from qgis.gui import QgsDateTimeEdit
from qgis.PyQt.QtCore import QDate, QDateTime, QObject, QSignalBlocker, Qt, QTime, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...domain.entry import SPANS_OF_DAYS, LocalSpan, QuickTime, quick_span
from ...domain.local_time import NonexistentTimeError, to_instant, to_local
from ...domain.observation import Observation, TimePrecision
from ...project.code_words import words_of
from ...project.language import sentence, translate

NO_TIME = "–"


class TimeControls(QObject):
    """The boxes of time. What a person has not touched keeps its instant to the millisecond."""

    changed = pyqtSignal()

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self._shown: dict[str, tuple[datetime | None, datetime | None]] = {}
        self._is_planned = False
        for box in (form.start, form.end):
            box.setTimeSpec(Qt.TimeSpec.UTC)  # a wall clock: no zone of the machine may move it
            box.setAllowNull(True)
            box.setNullRepresentation(NO_TIME)
            _set(box, None)
            box.valueChanged.connect(lambda _value: self._edited())
        for code, word in words_of("time_precision").items():
            form.timePrecision.addItem(word, code)
        form.timePrecision.currentIndexChanged.connect(lambda _index: self._precision_chosen())
        for name, choice in (
            ("nowButton", QuickTime.NOW),
            ("nightButton", QuickTime.LAST_NIGHT),
            ("weekendButton", QuickTime.WEEKEND),
            ("tonightButton", QuickTime.TONIGHT),
            ("comingButton", QuickTime.COMING_WEEKEND),
        ):
            getattr(form, name).clicked.connect(lambda _checked=False, chosen=choice: self._quick(chosen))
        self.set_planned(is_planned=False)

    def set_planned(self, *, is_planned: bool) -> None:
        """Offer the quick choices of what is planned, or of what has happened."""
        self._is_planned = is_planned
        for name in ("nowButton", "nightButton", "weekendButton"):
            getattr(self._form, name).setVisible(not is_planned)
        for name in ("tonightButton", "comingButton"):
            getattr(self._form, name).setVisible(is_planned)
        self._show_hint()

    def show(self, entry: Observation) -> None:
        """Show the time of an entry."""
        form = self._form
        for name, instant in (("start", entry.started_at), ("end", entry.ended_at)):
            box = getattr(form, name)
            with QSignalBlocker(box):
                _set(box, to_local(instant) if instant else None)
            self._shown[name] = (_local(box), instant)
        with QSignalBlocker(form.timePrecision):
            form.timePrecision.setCurrentIndex(form.timePrecision.findData(entry.time_precision.value))
        self._enable()
        self._edited()

    def values(self) -> dict[str, object]:
        """Return the fields of the time as an Observation names them.

        A time that does not exist, in the night when summer time begins, counts as none.
        """
        return {
            "started_at": self._instant("start"),
            "ended_at": self._instant("end"),
            "time_precision": self._precision(),
        }

    def _precision(self) -> TimePrecision:
        return TimePrecision(self._form.timePrecision.currentData())

    def _instant(self, name: str) -> datetime | None:
        local = _local(getattr(self._form, name))
        if local is None:
            return None
        shown, instant = self._shown.get(name, (None, None))
        if local == shown and instant is not None:
            return instant
        try:
            return to_instant(local)
        except NonexistentTimeError:
            return None

    def _quick(self, choice: QuickTime) -> None:
        span = quick_span(choice, to_local(datetime.now(UTC)))
        self._put(span)

    def _put(self, span: LocalSpan) -> None:
        form = self._form
        with QSignalBlocker(form.start), QSignalBlocker(form.end), QSignalBlocker(form.timePrecision):
            _set(form.start, span.start)
            _set(form.end, span.end)
            form.timePrecision.setCurrentIndex(form.timePrecision.findData(span.precision.value))
        self._enable()
        self._edited()

    def _precision_chosen(self) -> None:
        """A week or a month is from its first day to its last; an unknown time is none."""
        precision = self._precision()
        if precision in SPANS_OF_DAYS:
            local = _local(self._form.start)
            day = (local or to_local(datetime.now(UTC))).date()
            first, last = _whole(day, precision)
            self._put(
                LocalSpan(
                    datetime(first.year, first.month, first.day),  # noqa: DTZ001 - a wall clock
                    datetime(last.year, last.month, last.day, 23, 59),  # noqa: DTZ001
                    precision,
                )
            )
            return
        if precision is TimePrecision.UNKNOWN:
            with QSignalBlocker(self._form.start), QSignalBlocker(self._form.end):
                _set(self._form.start, None)
                _set(self._form.end, None)
        self._enable()
        self._edited()

    def _enable(self) -> None:
        is_known = self._precision() is not TimePrecision.UNKNOWN
        for box in (self._form.start, self._form.end):
            box.setEnabled(is_known)

    def _edited(self) -> None:
        self._show_hint()
        self.changed.emit()

    def _show_hint(self) -> None:
        self._form.timeHint.setText(self._hint())
        self._form.timeHint.setVisible(bool(self._form.timeHint.text()))

    def _hint(self) -> str:
        for box in (self._form.start, self._form.end):
            local = _local(box)
            if local is not None:
                try:
                    to_instant(local)
                except NonexistentTimeError as error:
                    return sentence(error)
        start, now = _local(self._form.start), to_local(datetime.now(UTC))
        if start is None:
            return ""
        if self._is_planned and start < now - timedelta(days=1):
            return translate("est", "This planned event has been already. Is the date right?")
        if not self._is_planned and start > now + timedelta(minutes=5):
            return translate("est", "This lies in the future. Is the date right?")
        return ""


def _local(box: QgsDateTimeEdit) -> datetime | None:
    """Return the wall-clock time (naive) in a box, None where it is empty."""
    if box.isNull():
        return None
    shown: QDateTime = box.dateTime()
    day, clock = shown.date(), shown.time()
    return datetime(day.year(), day.month(), day.day(), clock.hour(), clock.minute())  # noqa: DTZ001


def _set(box: QgsDateTimeEdit, local: datetime | None) -> None:
    if local is None:
        box.clear()
        box.displayNull()  # clear() alone shows the time of now, in grey
        return
    box.setDateTime(
        QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute), Qt.TimeSpec.UTC)
    )


def _whole(day: date, precision: TimePrecision) -> tuple[date, date]:
    if precision is TimePrecision.WEEK:
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return day.replace(day=1), following - timedelta(days=1)
