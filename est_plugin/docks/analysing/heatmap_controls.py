"""The live heatmap of the analysis dock: it follows the filter and the bandwidth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from qgis.PyQt.QtCore import QObject, QSignalBlocker, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...answers.analyses.heatmap import HeatmapAnswer, HeatmapSource, heatmap_answer, read_heatmap_source
from ...domain.message import EstError
from ...domain.selection import Selection
from ...domain.settings import MunicipalitySettings
from ...domain.week_hours import WeekHours
from ...project.background import TaskFeedback
from ...project.filter import CurrentFilter
from ...project.heatmap_layer import HeatmapLayer, HeatmapSurface
from ...project.language import translate
from ...project.session import DatabaseSession
from ...project.swedish import period_label
from ...store.gateway import Gateway

HEATMAP_WORK, KEEP_WORK = "heatmap", "keep_heatmap"
SETTLE_MILLISECONDS = 40
SLIDER_STEP_M = 10


@dataclass(frozen=True)
class _Wanted:
    selection: Selection
    bandwidth: float | None
    source: HeatmapSource | None


class HeatmapControls(QObject):
    """Slider, box and switches of the heatmap, and the layer they show.

    What was read for a selection is kept until the selection or the data change, so that moving the
    slider computes and does not read.
    """

    answered = pyqtSignal(object)
    working = pyqtSignal(bool)
    kept = pyqtSignal(float)

    def __init__(
        self,
        form: QWidget,
        session: DatabaseSession,
        current: CurrentFilter,
        layer: HeatmapLayer,
        hours: Callable[[], WeekHours | None],
    ) -> None:
        super().__init__(form)
        self._hours = hours
        self._form = form
        self._session = session
        self._filter = current
        self._layer = layer
        self._source: HeatmapSource | None = None
        self._asked: float | None = None
        self._advice = 0
        self._shown: HeatmapAnswer | None = None
        self._is_asked_for = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self._compute)
        form.bandwidthSlider.valueChanged.connect(lambda step: form.bandwidth.setValue(step * SLIDER_STEP_M))
        form.bandwidth.valueChanged.connect(self._ask_bandwidth)
        form.adviceButton.clicked.connect(lambda _checked=False: self._take_advice())
        form.keepButton.clicked.connect(lambda _checked=False: self._keep())
        form.keepButton.setEnabled(False)
        form.liveHeatmap.toggled.connect(lambda _on: self._settle.start())
        self._connections = (
            (current.changed, self._forget_and_compute),
            (session.opened, self._start_over),
            (session.closed, self._stop),
            (session.changed_by_others, self._forget_and_compute),
        )
        for signal, slot in self._connections:
            signal.connect(slot)

    def set_wanted(self, is_wanted: bool) -> None:
        """Tell whether anybody looks at the heatmap's question; without that nothing is computed."""
        if is_wanted == self._is_asked_for:
            return
        self._is_asked_for = is_wanted
        if is_wanted:
            self._settle.start()

    @property
    def shown(self) -> HeatmapAnswer | None:
        """The heatmap that is shown now."""
        return self._shown

    def ask_again(self) -> None:
        """Read anew, as when other hours are asked about."""
        self._forget_and_compute()

    def stop(self) -> None:
        """Break off what is being computed; what was shown stays."""
        self._settle.stop()
        self._session.cancel(HEATMAP_WORK)

    def bandwidth(self) -> int:
        """Return the bandwidth that is shown, in metres."""
        return int(self._form.bandwidth.value())

    def detach(self) -> None:
        """Let go of the session and the filter, and take the layer away."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._settle.stop()
        self._layer.clear()

    def _start_over(self) -> None:
        self._source, self._asked = None, None
        self._settle.start()

    def _stop(self) -> None:
        self._settle.stop()
        self._source, self._shown = None, None
        self._layer.clear()

    def _forget_and_compute(self, *_what: object) -> None:
        self._source = None
        self._settle.start()

    def _ask_bandwidth(self, metres: int) -> None:
        self._asked = float(metres)
        with QSignalBlocker(self._form.bandwidthSlider):
            self._form.bandwidthSlider.setValue(metres // SLIDER_STEP_M)
        self._settle.start()

    def _take_advice(self) -> None:
        if self._advice:
            self._form.bandwidth.setValue(self._advice)

    def _compute(self) -> None:
        is_live = self._form.liveHeatmap.isChecked()
        if not is_live:
            self._layer.clear()
        if not (self._session.is_open and self._is_asked_for):
            return
        selection = replace(self._filter.selection, hours=self._hours())
        wanted = _Wanted(selection, self._asked, self._source)
        self.working.emit(True)
        self._session.ask(
            HEATMAP_WORK,
            translate("est", "Computing the heatmap"),
            lambda gateway, feedback: _answer(gateway, wanted, feedback),
            self._show,
            self._failed,
            lambda percent: self._form.progress.setValue(round(percent)),
        )

    def _show(self, answer: HeatmapAnswer) -> None:
        self._source, self._shown = answer.source, answer
        self._form.keepButton.setEnabled(answer.density is not None)
        self._advice = round(answer.advice.metres)
        with QSignalBlocker(self._form.bandwidth), QSignalBlocker(self._form.bandwidthSlider):
            self._form.bandwidth.setValue(round(answer.bandwidth.metres))
            self._form.bandwidthSlider.setValue(round(answer.bandwidth.metres) // SLIDER_STEP_M)
        self._form.bandwidthReason.setText(
            translate("est", "Suggested: {reason}", reason=answer.advice.reason)
        )
        self._form.adviceButton.setEnabled(self._advice != round(answer.bandwidth.metres))
        density = answer.density
        if density is None or not self._form.liveHeatmap.isChecked():
            self._layer.clear()
        else:
            period = answer.source.selection.period
            surface = HeatmapSurface(
                density.values,
                density.x_min,
                density.y_max,
                density.cell_size,
                density.crs,
                density.breaks,
                density.bandwidth_m,
                period_label(period) if period is not None else "",
            )
            try:
                self._layer.show(surface)
            except EstError as error:
                self._failed(error)
                return
        self.working.emit(False)
        self.answered.emit(answer)

    def _keep(self) -> None:
        density = self._shown.density if self._shown is not None else None
        if density is None:
            return
        self._session.ask(
            KEEP_WORK,
            translate("est", "Saving the municipality's heatmap"),
            lambda gateway, _feedback: gateway.save_settings(
                replace(
                    gateway.settings(),
                    heatmap_bandwidth_m=float(density.bandwidth_m),
                    density_breaks=density.breaks,
                )
            ),
            self._kept,
            self._failed,
        )

    def _kept(self, settings: MunicipalitySettings) -> None:
        self.kept.emit(float(settings.heatmap_bandwidth_m or 0.0))
        self._asked = None
        self._forget_and_compute()

    def _failed(self, error: EstError) -> None:
        self.working.emit(False)
        self._session.failed.emit(error)


def _answer(gateway: Gateway, wanted: _Wanted, feedback: TaskFeedback) -> HeatmapAnswer:
    source = wanted.source or read_heatmap_source(gateway, wanted.selection, feedback)
    return heatmap_answer(source, wanted.bandwidth, feedback)
