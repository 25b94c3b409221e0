"""*Inget att rapportera denna vecka*: a report of a week without events, with one button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from ...domain.entry import nothing_to_report
from ...domain.local_time import local_today
from ...domain.message import EstError
from ...domain.period import Period, PeriodKind, period_around
from ...domain.privacy import PersonalDataError, clear, guarded_text
from ...project.entry_service import EntryService
from ...project.language import sentence, translate
from ...project.swedish import period_label
from ...store.errors import ConflictError
from .form import EntryForm

WEEKS_OFFERED = 3


class NothingControls(QObject):
    """The week and the button; the same week of the same organisation is reported empty only once."""

    def __init__(
        self,
        form: QWidget,
        service: EntryService,
        entry: EntryForm,
        tell: Callable[[str], None],
        failed: Callable[[EstError], None],
    ) -> None:
        super().__init__(form)
        self._form = form
        self._service = service
        self._entry = entry
        self._tell = tell
        self._failed_otherwise = failed
        week = period_around(local_today(), PeriodKind.WEEK)
        for _ in range(WEEKS_OFFERED):
            form.week.addItem(period_label(week), week)
            week = week.previous()
        form.nothingButton.clicked.connect(lambda _checked=False: self.report())

    def report(self) -> None:
        """Tell that the organisation has nothing to report for the chosen week."""
        written, category = self._entry.read(), self._entry.lists.nothing
        if category is None:
            self._tell(translate("est", "Your municipality has no kind for weeks without events."))
            return
        if written.organisation_uuid is None:
            self._tell(translate("est", "Choose first who reports."))
            self._form.organisation.setFocus()
            return
        week: Period = self._form.week.currentData()
        report = nothing_to_report(
            category.uuid, written.organisation_uuid, week, written.reporter_role, datetime.now(UTC)
        )
        try:
            pair = (report, clear(guarded_text(report)))
        except PersonalDataError as error:
            self._tell(sentence(error))
            return
        self._entry.remember(replace(report, category_uuid=""))
        self._service.save([pair], [None], f"{category.name}, {period_label(week)}", self._failed)

    def _failed(self, error: EstError) -> None:
        if isinstance(error, ConflictError):
            self._tell(translate("est", "That week has been reported already."))
        else:
            self._failed_otherwise(error)
