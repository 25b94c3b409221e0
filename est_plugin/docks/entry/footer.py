"""The foot of the entry form, in sight below the part that scrolls."""

from __future__ import annotations

from itertools import pairwise

from qgis.PyQt.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

_IN_ORDER = (
    "cost",
    "saveButton",
    "nextButton",
    "clearButton",
    "undoButton",
    "week",
    "nothingButton",
    "recent",
)


def pin_footer(pages: QStackedWidget, form: QWidget) -> None:
    """Keep what saves and what was done in sight, however little of the form is seen."""
    page, scrolling = QWidget(), pages.widget(1)
    pages.removeWidget(scrolling)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(scrolling, 1)
    scrolling.show()  # a page that is taken out of a stack is hidden
    layout.addWidget(form.footer)
    pages.addWidget(page)
    for one, following in pairwise(_IN_ORDER):
        QWidget.setTabOrder(getattr(form, one), getattr(form, following))
