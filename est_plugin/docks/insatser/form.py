"""The form of an insats: shows one, gives back what the person made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from qgis.core import NULL
from qgis.gui import QgsDateEdit
from qgis.PyQt.QtCore import QDate, QEvent, QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QComboBox, QWidget

from ...answers.insatser.insats_choices import (
    InsatsChoices,
    Named,
    missing_in,
    observations_text,
    privacy_notice,
)
from ...domain.insats import Horizon, Insats, InsatsError, InsatsStatus, InsatsType
from ...domain.local_time import local_today
from ...project.code_words import words_of
from ...project.language import sentence, translate
from ..choice_button import Choice, ChoiceButton
from ..forms import load_form

NOT_SET = -1
NO_TARGET = -101
CHECK_MILLISECONDS = 400


class InsatsForm(QWidget):
    """Tells ``saved`` (Insats, frozenset of observation keys) and ``left``."""

    saved = pyqtSignal(object, object)
    left = pyqtSignal()
    observations_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("insats_form", self)
        self.formLayout.addStretch(1)
        self._insats = Insats("", "")
        self._observations: frozenset[str] = frozenset()
        self._kinds = ChoiceButton(translate("est", "All kinds"))
        self._kinds.setAccessibleName(self.kinds.accessibleName())
        self.problemForm.replaceWidget(self.kinds, self._kinds)
        self.kindsLabel.setBuddy(self._kinds)
        self.kinds.hide()
        self.kinds.deleteLater()
        self.setTabOrder(self.problem, self._kinds)
        self.setTabOrder(self._kinds, self.problemPlace)
        _fill(self.type, words_of("type"))
        _fill(self.horizon, words_of("horizon"))
        _fill(self.status, words_of("status"))
        for edit in (self.decidedOn, self.startsOn, self.dueOn, self.doneOn, self.targetFrom, self.targetTo):
            edit.setAllowNull(True)
            edit.setNullRepresentation("–")
            edit.setDisplayFormat("yyyy-MM-dd")
        self.status.currentIndexChanged.connect(self._status_chosen)
        self.saveButton.clicked.connect(lambda _checked=False: self._save())
        self.cancelButton.clicked.connect(lambda _checked=False: self.left.emit())
        self.takeObservations.clicked.connect(lambda _checked=False: self.observations_wanted.emit())
        self._check = QTimer(self)
        self._check.setSingleShot(True)
        self._check.setInterval(CHECK_MILLISECONDS)
        self._check.timeout.connect(self._show_notices)
        for text in (self.problem, self.measure, self.knowledge, self.goal, self.notes):
            text.textChanged.connect(self._check.start)
            text.installEventFilter(self)
        for line in (self.title, self.problemPlace, self.partners, self.tags, self.cancelReason):
            line.textChanged.connect(lambda _text: self._check.start())
        self.problemText.hide()
        self.privacy.hide()

    def show_insats(
        self, insats: Insats, choices: InsatsChoices, observations: frozenset[str], *, is_new: bool
    ) -> None:
        """Fill the form."""
        self._insats, self._observations = insats, observations
        self.heading.setText(
            translate("est", "New insats") if is_new else translate("est", "Edit the insats")
        )
        _offer(self.responsible, choices.organisations, insats.responsible_uuid, choices)
        _offer(self.group, choices.groups, insats.working_group_uuid, choices)
        _offer(self.decision, choices.decisions, insats.decision_uuid, choices)
        self._kinds.fill([Choice(kind.key, kind.name, kind.parent) for kind in choices.kinds])
        offered = {kind.key for kind in choices.kinds}
        for key in insats.kinds():
            if key in offered:
                self._kinds.tick(key)
        self.title.setText(insats.title)
        _choose(self.type, insats.type.value)
        _choose(self.horizon, insats.horizon.value)
        _choose(self.status, insats.status.value)
        for text, value in (
            (self.problem, insats.problem),
            (self.measure, insats.measure),
            (self.knowledge, insats.knowledge),
            (self.goal, insats.goal),
            (self.notes, insats.notes),
        ):
            text.setPlainText(value)
        for line, value in (
            (self.problemPlace, insats.problem_place),
            (self.partners, insats.partners),
            (self.tags, insats.tags),
            (self.cancelReason, insats.cancel_reason),
        ):
            line.setText(value)
        for edit, day in self._dates(insats):
            _set_day(edit, day)
        self.targetPercent.setValue(NO_TARGET if insats.target_percent is None else insats.target_percent)
        self.cost.setValue(NOT_SET if insats.cost is None else insats.cost)
        self._show_reason()
        self.show_observations(observations)
        self._show_notices()
        self.title.setFocus()

    def show_observations(self, observations: frozenset[str]) -> None:
        """Show how many observations are linked."""
        self._observations = observations
        self.observationsText.setText(observations_text(len(observations)))

    def begin_cancelling(self) -> None:
        """Choose *avbruten* and ask for the reason, which it cannot be saved without."""
        _choose(self.status, InsatsStatus.CANCELLED.value)
        self.cancelReason.setFocus()

    def insats(self) -> Insats:
        """Return the insats as the form has it now."""
        percent = self.targetPercent.value()
        return replace(
            self._insats,
            title=self.title.text().strip(),
            type=InsatsType(self.type.currentData()),
            horizon=Horizon(self.horizon.currentData()),
            status=InsatsStatus(self.status.currentData()),
            problem=self.problem.toPlainText().strip(),
            problem_kinds=",".join(sorted(self._chosen_kinds())),
            problem_place=self.problemPlace.text().strip(),
            knowledge=self.knowledge.toPlainText().strip(),
            measure=self.measure.toPlainText().strip(),
            goal=self.goal.toPlainText().strip(),
            target_percent=None if percent == NO_TARGET else percent,
            target_from=_day(self.targetFrom),
            target_to=_day(self.targetTo),
            responsible_uuid=self.responsible.currentData(),
            working_group_uuid=self.group.currentData(),
            partners=self.partners.text().strip(),
            decided_on=_day(self.decidedOn),
            decision_uuid=self.decision.currentData(),
            starts_on=_day(self.startsOn),
            due_on=_day(self.dueOn),
            done_on=_day(self.doneOn),
            cost=None if self.cost.value() < 0 else float(self.cost.value()),
            tags=self.tags.text().strip(),
            notes=self.notes.toPlainText().strip(),
            cancel_reason=self.cancelReason.text().strip(),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+Enter save from within a text."""
        if event.type() == QEvent.Type.KeyPress and is_save(event):
            self._save()
            return True
        return bool(super().eventFilter(watched, event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, Esc leaves."""
        if is_save(event):
            self._save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _chosen_kinds(self) -> frozenset[str]:
        shown = self._kinds.keys()
        unknown = {key for key in self._insats.kinds() if key not in self._kinds.offered()}
        return frozenset(shown | unknown)

    def _dates(self, insats: Insats) -> Sequence[tuple[QgsDateEdit, date | None]]:
        return (
            (self.decidedOn, insats.decided_on),
            (self.startsOn, insats.starts_on),
            (self.dueOn, insats.due_on),
            (self.doneOn, insats.done_on),
            (self.targetFrom, insats.target_from),
            (self.targetTo, insats.target_to),
        )

    def _status_chosen(self) -> None:
        """Fill in the dates that follow from another state; a person may change them."""
        self._show_reason()
        code = self.status.currentData()
        if code is None or not self._insats.uuid:
            return
        status = InsatsStatus(code)
        if status is InsatsStatus.CANCELLED:
            return
        try:
            moved = replace(self.insats(), status=self._insats.status).moved(status, local_today())
        except InsatsError as error:
            self.problemText.setText(sentence(error))
            self.problemText.show()
            return
        for edit, day in ((self.decidedOn, moved.decided_on), (self.startsOn, moved.starts_on)):
            _set_day(edit, day)
        _set_day(self.doneOn, moved.done_on)

    def _show_reason(self) -> None:
        is_cancelled = self.status.currentData() == InsatsStatus.CANCELLED.value
        self.cancelReason.setVisible(is_cancelled)
        self.cancelReasonLabel.setVisible(is_cancelled)

    def _show_notices(self) -> None:
        told = privacy_notice(self.insats())
        self.privacy.setText(told)
        self.privacy.setVisible(bool(told))
        self.problemText.hide()

    def _save(self) -> None:
        insats = self.insats()
        missing = missing_in(insats)
        self._show_notices()
        self.problemText.setText(missing)
        self.problemText.setVisible(bool(missing))
        if not missing:
            self.saved.emit(insats, self._observations)


def is_save(event: QKeyEvent) -> bool:
    """Tell whether a key press is Ctrl+Enter."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(
        event.modifiers() & Qt.KeyboardModifier.ControlModifier
    )


def _fill(box: QComboBox, words: dict[str, str]) -> None:
    for code, word in words.items():
        box.addItem(word[:1].upper() + word[1:], code)


def _offer(box: QComboBox, offered: Sequence[Named], key: str | None, choices: InsatsChoices) -> None:
    """Offer names, an empty one first; what is no longer in use stays if it is chosen."""
    box.clear()
    box.addItem(translate("est", "none chosen"), None)
    for named in offered:
        box.addItem(named.name, named.key)
    if key is not None and box.findData(key) < 0:
        box.addItem(choices.names.get(key, key), key)
    _choose(box, key)


def _choose(box: QComboBox, key: str | None) -> None:
    box.setCurrentIndex(max(0, box.findData(key)))


def _set_day(edit: QgsDateEdit, day: date | None) -> None:
    if day is None:
        edit.clear()
    else:
        edit.setDate(QDate(day.year, day.month, day.day))


def _day(edit: QgsDateEdit) -> date | None:
    if edit.isNull() or edit.date() == NULL or not edit.date().isValid():
        return None
    return date(edit.date().year(), edit.date().month(), edit.date().day())
