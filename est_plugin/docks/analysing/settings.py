"""The settings of a question: a line each, with its range, its default and why it is that."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.gui import QgsSpinBox
from qgis.PyQt.QtCore import QObject, QSignalBlocker, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...answers.analyses.asked import Setting, Value, Values
from ...project.language import translate
from ...project.swedish import number

SETTLE_MILLISECONDS = 400


class AnalysisSettings(QObject):
    """Shows the settings an answer was made with; tells ``changed`` shortly after the last change.

    What a person chose is kept by question. What was not chosen stays the data's own default, also when
    the data change.
    """

    changed = pyqtSignal()

    def __init__(self, layout: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout = layout
        self._chosen: dict[str, dict[str, Value]] = {}
        self._question = ""
        self._shown: tuple[Setting, ...] = ()
        self._editors: dict[str, QWidget] = {}
        self._page: QWidget | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self.changed.emit)

    def values(self, question: str) -> Values:
        """Return what a person has chosen for a question."""
        return dict(self._chosen.get(question, {}))

    def set_values(self, question: str, values: Values) -> None:
        """Choose settings, as an earlier analysis had them."""
        self._chosen[question] = dict(values)

    def choose(self, question: str, key: str, value: Value) -> None:
        """Choose one setting, as a change of its own editor does."""
        self._chosen.setdefault(question, {})[key] = value
        self._settle.start()

    def has_any(self, question: str) -> bool:
        """Tell whether the settings of a question are shown now."""
        return self._question == question and bool(self._shown)

    def forget(self) -> None:
        """Choose nothing any more, as when another database is opened."""
        self._settle.stop()
        self._chosen.clear()

    def show(self, question: str, settings: Sequence[Setting]) -> None:
        """Show the settings of a question as they were used; in place where they are the same ones."""
        is_same = question == self._question and _shapes(settings) == _shapes(self._shown)
        self._question, self._shown = question, tuple(settings)
        if not is_same:
            self._build()
        for setting in self._shown:
            editor = self._editors[setting.key]
            with QSignalBlocker(editor):
                _put(editor, setting)

    def _build(self) -> None:
        if self._page is not None:
            self._layout.removeWidget(self._page)
            self._page.deleteLater()
        self._page = QWidget()
        form = QFormLayout(self._page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._editors = {}
        for setting in self._shown:
            editor = self._editor(setting)
            self._editors[setting.key] = editor
            label = QLabel(setting.label, self._page)
            label.setBuddy(editor)
            form.addRow(label, editor)
            form.addRow(self._explanation(setting))
        if self._shown:
            button = QPushButton(translate("est", "As s&uggested"), self._page)
            button.setObjectName("suggestedButton")
            button.clicked.connect(lambda _checked=False: self._take_suggested())
            form.addRow(button)
        self._layout.addWidget(self._page)

    def _editor(self, setting: Setting) -> QWidget:
        editor: QWidget
        if isinstance(setting.value, bool):
            editor = QCheckBox(self._page)
            editor.toggled.connect(lambda is_on: self._take(setting.key, bool(is_on)))
        elif isinstance(setting.value, str):
            editor = QComboBox(self._page)
            editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            editor.setMinimumContentsLength(14)
            for option in setting.options:
                editor.addItem(option.label, option.value)
            box = editor
            editor.currentIndexChanged.connect(lambda _at: self._take(setting.key, str(box.currentData())))
        else:
            editor = QgsSpinBox(self._page)
            editor.setRange(round(setting.low), round(setting.high))
            editor.setSingleStep(round(setting.step))
            editor.setShowClearButton(False)
            if setting.unit:
                editor.setSuffix(f" {setting.unit}")
            editor.valueChanged.connect(lambda value: self._take(setting.key, float(value)))
        editor.setObjectName(f"setting_{setting.key}")
        editor.setAccessibleName(setting.label)
        editor.setToolTip(setting.explanation)
        return editor

    def _explanation(self, setting: Setting) -> QLabel:
        told = setting.explanation
        if not isinstance(setting.value, str | bool):
            told = translate(
                "est",
                "{explanation} From {low} to {high}.",
                explanation=told,
                low=number(round(setting.low)),
                high=number(round(setting.high)),
            )
        label = QLabel(told, self._page)
        label.setWordWrap(True)
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        label.setFont(font)
        return label

    def _take(self, key: str, value: Value) -> None:
        self._chosen.setdefault(self._question, {})[key] = value
        self._settle.start()

    def _take_suggested(self) -> None:
        self._chosen.pop(self._question, None)
        self._settle.start()


def _shapes(settings: Sequence[Setting]) -> list[tuple[object, ...]]:
    """Return what the editors are made from; values and defaults may change without new ones."""
    return [(s.key, s.label, s.explanation, s.low, s.high, s.options) for s in settings]


def _put(editor: QWidget, setting: Setting) -> None:
    if isinstance(editor, QCheckBox):
        editor.setChecked(bool(setting.value))
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(editor.findData(setting.value))
    elif isinstance(editor, QgsSpinBox):
        editor.setValue(round(float(setting.value)))
