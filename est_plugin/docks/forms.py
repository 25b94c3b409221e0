"""Loading of the passive forms in ``forms/``."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt import uic
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from ..domain.assets import asset


def load_form(name: str, widget: QWidget) -> QWidget:
    """Fill ``widget`` with the form ``forms/<name>.ui`` and return it."""
    uic.loadUi(str(asset("forms", f"{name}.ui")), widget)
    return widget


def icon(name: str) -> QIcon:
    """Return the icon ``resources/icons/<name>.svg``."""
    return QIcon(str(asset("resources", "icons", f"{name}.svg")))


def fit_to_page(pages: QStackedWidget) -> None:
    """Let a stack be as large as the page it shows, not as the largest that it has."""
    for place in range(pages.count()):
        is_shown = place == pages.currentIndex()
        policy = QSizePolicy.Policy.Preferred if is_shown else QSizePolicy.Policy.Ignored
        pages.widget(place).setSizePolicy(policy, policy)
    pages.updateGeometry()


def settle_timer(parent: QObject, milliseconds: int, call: Callable[[], None]) -> QTimer:
    """Return a timer that calls once things have come to rest: each start puts the call off anew."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(call)
    return timer
