"""The filter by hours of the week, *efter skoltid* and others, beside the common filter."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QSignalBlocker, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from ...answers.wording import hours_words
from ...domain.week_hours import ALL_DAYS, WeekHours
from ...project.language import translate
from ...project.swedish import WEEKDAYS, WEEKDAYS_SHORT

SETTLE_MILLISECONDS = 400
WORKDAYS = frozenset({1, 2, 3, 4, 5})
_ALL, _OWN = "all", "own"


def ready_hours() -> tuple[tuple[str, WeekHours], ...]:
    """Return the hours that are offered by name."""
    return (
        (translate("est", "School hours"), WeekHours(WORKDAYS, 8, 14)),
        (translate("est", "After school"), WeekHours(WORKDAYS, 14, 18)),
        (translate("est", "Evenings"), WeekHours(ALL_DAYS, 18, 23)),
        (translate("est", "Nights"), WeekHours(ALL_DAYS, 22, 5)),
        (translate("est", "Weekend nights"), WeekHours(frozenset({5, 6}), 20, 5)),
        (translate("est", "Office hours"), WeekHours(WORKDAYS, 8, 17)),
    )


class AnalysisHours(QObject):
    """A list of hours and, for one's own, weekdays and two hours; tells ``changed``."""

    changed = pyqtSignal()

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self._days: list[QToolButton] = []
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self.changed.emit)
        self._fill()
        form.ownHours.hide()
        form.hours.currentIndexChanged.connect(lambda _at: self._choose())
        for box in (form.fromHour, form.toHour):
            box.setShowClearButton(False)
            box.valueChanged.connect(lambda _hour: self._settle.start())

    def hours(self) -> WeekHours | None:
        """Return the hours that are chosen, None for all."""
        chosen = self._form.hours.currentData()
        if chosen == _ALL:
            return None
        if isinstance(chosen, WeekHours):
            return chosen
        days = frozenset(day for day, button in enumerate(self._days, start=1) if button.isChecked())
        return WeekHours(days or ALL_DAYS, self._form.fromHour.value(), self._form.toHour.value())

    def set_hours(self, hours: WeekHours | None) -> None:
        """Choose hours without telling anybody."""
        form = self._form
        with QSignalBlocker(form.hours), QSignalBlocker(form.fromHour), QSignalBlocker(form.toHour):
            at = form.hours.findData(_ALL) if hours is None else self._place_of(hours)
            form.hours.setCurrentIndex(at)
            if hours is not None and form.hours.currentData() == _OWN:
                form.fromHour.setValue(hours.first)
                form.toHour.setValue(hours.end)
                for day, button in enumerate(self._days, start=1):
                    with QSignalBlocker(button):
                        button.setChecked(day in hours.weekdays)
        form.ownHours.setVisible(form.hours.currentData() == _OWN)

    def _fill(self) -> None:
        box = self._form.hours
        box.addItem(translate("est", "All hours"), _ALL)
        for name, hours in ready_hours():
            box.addItem(translate("est", "{name} ({hours})", name=name, hours=hours_words(hours)), hours)
        box.addItem(translate("est", "Own hours"), _OWN)
        for day, name in enumerate(WEEKDAYS_SHORT, start=1):
            button = QToolButton(self._form.ownHours)
            button.setObjectName(f"weekday_{day}")
            button.setText(name)
            button.setAccessibleName(WEEKDAYS[day - 1])
            button.setToolTip(WEEKDAYS[day - 1])
            button.setCheckable(True)
            button.setChecked(day in WORKDAYS)
            button.toggled.connect(lambda _on: self._settle.start())
            self._form.weekdays.addWidget(button)
            self._days.append(button)
        self._form.weekdays.addStretch()

    def _choose(self) -> None:
        self._form.ownHours.setVisible(self._form.hours.currentData() == _OWN)
        self._settle.start()

    def _place_of(self, hours: WeekHours) -> int:
        box = self._form.hours
        for at in range(box.count()):
            if box.itemData(at) == hours:
                return at
        return int(box.findData(_OWN))
