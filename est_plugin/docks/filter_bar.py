"""The filter as a toolbar: period, kinds, sources, areas, and how many observations that is."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import QDate, QSignalBlocker
from qgis.PyQt.QtWidgets import QToolBar, QWidget

from ..answers.selected import count_selected
from ..answers.wording import source_word, sources_in_words
from ..domain.area import Area, AreaKind
from ..domain.category import Category
from ..domain.counts import SelectionCounts
from ..domain.observation import Source
from ..domain.period import Period, PeriodKind, period_around
from ..domain.selection import Selection
from ..project.filter import CurrentFilter
from ..project.language import translate
from ..project.session import DatabaseSession
from ..project.swedish import number, period_label
from .choice_button import Choice, ChoiceButton
from .forms import load_form

CHOICES_WORK, COUNT_WORK = "filter_choices", "filter_count"


@dataclass(frozen=True)
class _Choices:
    categories: tuple[Category, ...]
    areas: tuple[Area, ...]


class FilterBar(QToolBar):
    """Chooses the selection; counts it in the background, dropping stale answers."""

    def __init__(self, session: DatabaseSession, current: CurrentFilter) -> None:
        super().__init__(translate("est", "EST filter"))
        self.setObjectName("EstFilterBar")
        self._session = session
        self._filter = current
        self._offered: _Choices | None = None
        self.form = load_form("filter_bar", QWidget())
        self.categories = ChoiceButton(translate("est", "All kinds"))
        self.sources = ChoiceButton(translate("est", "All sources"))
        self.areas = ChoiceButton(translate("est", "The whole municipality"))
        for name, button in (
            ("filterCategories", self.categories),
            ("filterSources", self.sources),
            ("filterAreas", self.areas),
        ):
            button.setObjectName(name)
            self.form.choices.addWidget(button)
        self.addWidget(self.form)
        self._fill_kinds()
        self._connect()
        self._show_selection(current.selection)
        self._show_open()

    def unload(self) -> None:
        """Let go of the session and the filter."""
        for signal, slot in self._connections:
            signal.disconnect(slot)

    def _fill_kinds(self) -> None:
        for kind, text in (
            (PeriodKind.WEEK, translate("est", "Week")),
            (PeriodKind.MONTH, translate("est", "Month")),
            (PeriodKind.TERTIAL, translate("est", "Tertial")),
            (PeriodKind.YEAR, translate("est", "Year")),
            (PeriodKind.OWN, translate("est", "Own dates")),
        ):
            self.form.kind.addItem(text, kind)
        self.sources.fill([Choice(source.value, source_word(source.value)) for source in Source])

    def _connect(self) -> None:
        form = self.form
        form.kind.currentIndexChanged.connect(lambda _index: self._change_kind())
        form.earlier.clicked.connect(lambda _checked=False: self._step(Period.previous))
        form.later.clicked.connect(lambda _checked=False: self._step(Period.following))
        form.first.dateChanged.connect(lambda _date: self._take_own_dates())
        form.last.dateChanged.connect(lambda _date: self._take_own_dates())
        self.categories.chosen.connect(self._filter.set_categories)
        self.sources.chosen.connect(self._filter.set_sources)
        self.areas.chosen.connect(self._filter.set_areas)
        self._connections = (
            (self._filter.changed, self._show_selection),
            (self._session.opened, self._opened),
            (self._session.closed, self._show_open),
            (self._session.changed_by_others, self._changed),
        )
        for signal, slot in self._connections:
            signal.connect(slot)

    def _opened(self) -> None:
        self._offered = None
        self._show_open()
        self._read_choices()
        self._show_selection(self._filter.selection)

    def _changed(self) -> None:
        self._count()
        self._read_choices()

    def _read_choices(self) -> None:
        self._session.ask(
            CHOICES_WORK,
            translate("est", "Reading kinds and areas"),
            lambda gateway, _feedback: _Choices(gateway.categories(), gateway.areas()),
            self._offer,
        )

    def _offer(self, choices: _Choices) -> None:
        """Offer kinds and areas; what is chosen stays so. The same again is not shown again."""
        if choices == self._offered:
            return
        self._offered = choices
        self.categories.fill(
            [Choice(row.uuid, row.name, row.parent_uuid) for row in choices.categories if row.active]
        )
        self.areas.fill(
            [Choice(area.uuid, area.name) for area in choices.areas if area.kind != AreaKind.INSATS]
        )
        self.categories.show_keys(self._filter.selection.category_uuids)
        self.areas.show_keys(self._filter.selection.area_uuids)

    def _show_open(self) -> None:
        is_open = self._session.is_open
        self.form.setEnabled(is_open)
        if not is_open:
            self.form.count.setText(translate("est", "No database is open"))
            self.form.period.setText("–")

    def _show_selection(self, selection: Selection) -> None:
        period = selection.period
        form = self.form
        if period is not None:
            with QSignalBlocker(form.kind), QSignalBlocker(form.first), QSignalBlocker(form.last):
                form.kind.setCurrentIndex(form.kind.findData(period.kind))
                form.first.setDate(QDate(period.first.year, period.first.month, period.first.day))
                form.last.setDate(QDate(period.last.year, period.last.month, period.last.day))
            form.period.setText(period_label(period))
        is_own = period is not None and period.kind is PeriodKind.OWN
        form.first.setVisible(is_own)
        form.last.setVisible(is_own)
        form.period.setVisible(not is_own)
        self.categories.show_keys(selection.category_uuids)
        self.sources.show_keys(selection.sources)
        self.areas.show_keys(selection.area_uuids)
        self._count()

    def _change_kind(self) -> None:
        kind: PeriodKind = self.form.kind.currentData()
        period = self._filter.selection.period
        if period is None or kind is period.kind:
            return
        if kind is PeriodKind.OWN:
            self._filter.set_period(Period(period.first, period.last))
        else:
            self._filter.set_period(period_around(period.last, kind))

    def _step(self, move: object) -> None:
        period = self._filter.selection.period
        if period is not None and callable(move):
            self._filter.set_period(move(period))

    def _take_own_dates(self) -> None:
        first, last = self.form.first.date().toPyDate(), self.form.last.date().toPyDate()
        if first <= last:
            self._filter.set_period(Period(first, last))

    def _count(self) -> None:
        selection = self._filter.selection
        self._session.ask(
            COUNT_WORK,
            translate("est", "Counting observations"),
            lambda gateway, feedback: count_selected(gateway, selection, feedback),
            self._show_count,
        )

    def _show_count(self, counts: SelectionCounts) -> None:
        text = translate(
            "est",
            "{selected} of {total} observations",
            selected=number(counts.counted),
            total=number(counts.total),
        )
        if counts.coarse:
            text += ", " + translate("est", "{count} without exact place", count=number(counts.coarse))
        if counts.without_time and self._filter.selection.period is not None:
            text += ", " + translate("est", "{count} without time", count=number(counts.without_time))
        if counts.duplicates:
            text += ", " + translate("est", "{count} linked to another", count=number(counts.duplicates))
        self.form.count.setText(text)
        self.form.count.setToolTip("\n".join(sources_in_words(counts.by_source)))
