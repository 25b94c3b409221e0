"""The filter as it stands now: one for every layer, dock and sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..domain.local_time import local_today
from ..domain.period import Period, PeriodKind, period_around
from ..domain.selection import Selection
from ..store.gateway import Gateway
from .language import translate
from .session import DatabaseSession

DEFAULT_WORK = "default_period"
PERIODS_LOOKED_BACK = 36


class CurrentFilter(QObject):
    """Holds the Selection that everything on screen and on paper means, and tells when it changes."""

    changed = pyqtSignal(object)

    def __init__(self, session: DatabaseSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = Selection(last_whole(local_today(), PeriodKind.MONTH))
        session.opened.connect(self._start_over)

    @property
    def selection(self) -> Selection:
        """What is selected now."""
        return self._selection

    def set_period(self, period: Period | None) -> None:
        """Choose another period; None is all time."""
        self._set(self._selection.with_period(period))

    def set_categories(self, uuids: frozenset[str]) -> None:
        """Choose kinds; none means all."""
        self._set(replace(self._selection, category_uuids=uuids))

    def set_sources(self, sources: frozenset[str]) -> None:
        """Choose sources; none means all."""
        self._set(replace(self._selection, sources=sources))

    def set_areas(self, uuids: frozenset[str]) -> None:
        """Choose areas; none means the whole municipality."""
        self._set(replace(self._selection, area_uuids=uuids))

    def set_selection(self, selection: Selection) -> None:
        """Choose everything at once, as an earlier analysis had it; hours are not the filter's."""
        self._set(replace(selection, hours=None))

    def unload(self) -> None:
        """Let go of the session."""
        self._session.opened.disconnect(self._start_over)

    def _set(self, selection: Selection) -> None:
        if selection == self._selection:
            return
        self._selection = selection
        self.changed.emit(selection)

    def _start_over(self) -> None:
        """Begin with the last whole period that has observations; choices of another database are void."""
        self._set(Selection(self._selection.period))
        today = local_today()
        self._session.ask(
            DEFAULT_WORK,
            translate("est", "Looking for the latest observations"),
            lambda gateway, _feedback: default_period(gateway, today),
            self.set_period,
        )


def default_period(gateway: Gateway, today: date) -> Period:
    """Return the last whole period, of the municipality's usual kind, that has observations.

    Where none of the last ones has, it is the one before today's.
    """
    latest = period = last_whole(today, PeriodKind(gateway.settings().default_period))
    for _ in range(PERIODS_LOOKED_BACK):
        if gateway.count(Selection(period)).selected:
            return period
        period = period.previous()
    return latest


def last_whole(today: date, kind: PeriodKind) -> Period:
    """Return the week, month, tertial or year before the one that holds ``today``."""
    return period_around(today, kind).previous()
