"""What all docks share: a form, and in its place a friendly page while no database is open."""

from __future__ import annotations

from collections.abc import Callable

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QScrollArea, QStackedWidget, QWidget

from ..project.session import DatabaseSession
from .forms import load_form

MINIMUM_WIDTH = 360


class EstDock(QgsDockWidget):
    """A dock that shows ``form`` while a database is open and an empty state otherwise."""

    def __init__(
        self,
        name: str,
        title: str,
        session: DatabaseSession,
        open_database: Callable[[], None],
        open_example: Callable[[], None],
    ) -> None:
        super().__init__(title)
        self.setObjectName(f"Est{name}Dock")
        self.session = session
        self.form = load_form(f"{name}_dock", QWidget())
        self._empty = load_form("empty_state", QWidget())
        self._empty.openButton.clicked.connect(lambda _checked: open_database())
        self._empty.exampleButton.clicked.connect(lambda _checked: open_example())
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(_scrolling(self.form))
        self.setWidget(self._pages)
        session.opened.connect(self._show_page)
        session.closed.connect(self._show_page)
        self._show_page()

    def detach(self) -> None:
        """Let go of the session, as when the plugin is taken away."""
        self.session.opened.disconnect(self._show_page)
        self.session.closed.disconnect(self._show_page)

    def _show_page(self) -> None:
        self._pages.setCurrentIndex(1 if self.session.is_open else 0)


def _scrolling(form: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(form)
    return area
