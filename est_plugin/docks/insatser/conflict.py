"""Two people have changed the same row: both versions side by side, and a choice."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...answers.insatser.insats_words import Row, differences
from ...domain.meeting import WorkingGroup
from ...project.language import translate

WIDTH, HEIGHT = 620, 340


class InsatsConflictDialog(QDialog):
    """Shows what differs; accepted: mine is saved over theirs, rejected: theirs stays."""

    def __init__(self, mine: Row, theirs: Row, names: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("EstInsatsConflict")
        self.setWindowTitle(translate("est", "Somebody else has changed the same"))
        self.resize(WIDTH, HEIGHT)
        layout = QVBoxLayout(self)
        told = QLabel(
            translate(
                "est",
                "“{title}” was changed by somebody else while you worked on it. Nothing of yours is saved"
                " yet. Here is what differs:",
                title=theirs.name if isinstance(theirs, WorkingGroup) else theirs.title,
            )
        )
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        layout.addWidget(told)
        self.table = QTableWidget(0, 3)
        self.table.setObjectName("conflictTable")
        self.table.setAccessibleName(translate("est", "What differs"))
        self.table.setHorizontalHeaderLabels(
            [translate("est", "Field"), translate("est", "Yours"), translate("est", "Theirs, saved now")]
        )
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for difference in differences(mine, theirs, names):
            row = self.table.rowCount()
            self.table.insertRow(row)
            for column, text in enumerate((difference.name, difference.mine, difference.theirs)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.resizeRowsToContents()
        layout.addWidget(self.table)
        buttons = QDialogButtonBox()
        self.mine_button = QPushButton(translate("est", "Save &mine over theirs"))
        self.theirs_button = QPushButton(translate("est", "Keep &theirs"))
        self.theirs_button.setDefault(True)
        buttons.addButton(self.mine_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.theirs_button, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
