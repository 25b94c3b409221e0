"""Working groups and areas in the meeting's dock: who takes part, what the area's state is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import uuid4

from qgis.PyQt.QtCore import QObject, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QTreeWidgetItem, QWidget

from ...answers.insatser.insats_choices import privacy_in
from ...answers.insatser.meeting_agenda import AreaPage, MeetingBook, area_page
from ...domain.insats import InsatsType
from ...domain.meeting import WorkingGroup
from ...domain.message import EstError
from ...project.code_words import words_of
from ...project.language import translate
from ...project.session import DatabaseSession
from ...store.errors import ConflictError
from ..choice_button import Choice, ChoiceButton
from ..messages import Messages
from .conflict import InsatsConflictDialog

AREA_WORK, GROUP_WORK = "area_page", "group_save"
KEY = Qt.ItemDataRole.UserRole


class GroupPage(QObject):
    """Shows an area and edits its groups; tells ``changed`` when a group was saved."""

    changed = pyqtSignal()

    def __init__(
        self,
        form: QWidget,
        session: DatabaseSession,
        messages: Messages,
        show_insats: Callable[[str], None],
    ) -> None:
        super().__init__(form)
        self._form = form
        self._session = session
        self._messages = messages
        self._show_insats = show_insats
        self._groups: tuple[WorkingGroup, ...] = ()
        self._group = WorkingGroup("", "")
        self._names: Mapping[str, str] = {}
        self._organisations: tuple[Choice, ...] = ()
        self._area = ""
        form.areaProgress.hide()
        form.groupProblem.hide()
        self._members = ChoiceButton(translate("est", "No members yet"))
        self._members.setAccessibleName(form.members.accessibleName())
        form.groupForm.replaceWidget(form.members, self._members)
        form.membersLabel.setBuddy(self._members)
        form.members.hide()
        form.members.deleteLater()
        form.setTabOrder(form.address, self._members)
        form.setTabOrder(self._members, form.rhythm)
        for code, word in words_of("type").items():
            form.groupType.addItem(word[:1].upper() + word[1:], code)
        form.area.activated.connect(lambda _index: self._choose_area(form.area.currentData()))
        form.areaGroup.activated.connect(lambda _index: self._choose_group(form.areaGroup.currentData()))
        form.areaTree.itemActivated.connect(self._activated)
        form.areaTree.itemDoubleClicked.connect(self._activated)
        form.saveGroupButton.clicked.connect(lambda _checked=False: self._save())
        form.tabs.currentChanged.connect(lambda _tab: self._ask_area())

    def show_book(self, book: MeetingBook) -> None:
        """Offer the areas and organisations there are; what is being written stays."""
        if self._group.uuid and self._as_written() != self._group:
            self._groups, self._names = book.groups, book.choices.names
            return
        self._groups, self._names = book.groups, book.choices.names
        form = self._form
        with QSignalBlocker(form.area):
            form.area.clear()
            for key, name in book.areas:
                form.area.addItem(name, key)
            form.area.setCurrentIndex(max(0, form.area.findData(self._area)))
        organisations = tuple(Choice(named.key, named.name) for named in book.choices.organisations)
        if organisations != self._organisations:
            self._organisations = organisations
            self._members.fill(organisations)
        self._area = form.area.currentData() or ""
        self._offer_groups(self._group.uuid)
        self._ask_area()

    def _choose_area(self, uuid: str) -> None:
        self._area = uuid or ""
        self._offer_groups("")
        self._ask_area()

    def _offer_groups(self, uuid: str) -> None:
        box = self._form.areaGroup
        box.clear()
        for group in self._groups:
            if group.area_uuid == (self._area or None):
                box.addItem(group.name, group.uuid)
        box.addItem(translate("est", "New group"), "")
        box.setCurrentIndex(max(0, box.findData(uuid)) if uuid else 0)
        self._choose_group(box.currentData())

    def _choose_group(self, uuid: str) -> None:
        found = next((group for group in self._groups if group.uuid == uuid), None)
        self._group = found or WorkingGroup(str(uuid4()), "", self._area or None)
        form, group = self._form, self._group
        form.groupName.setText(group.name)
        form.groupType.setCurrentIndex(max(0, form.groupType.findData(group.type.value)))
        form.convener.setText(group.convener)
        form.address.setText(group.address)
        form.rhythm.setText(group.rhythm)
        self._members.clear()
        for key in group.member_uuids():
            if key in self._members.offered():
                self._members.tick(key)
        form.groupProblem.hide()

    def _ask_area(self) -> None:
        form = self._form
        if form.tabs.currentWidget() is not form.groupPage or not self._area or not self._session.is_open:
            return
        area = self._area
        form.areaProgress.show()
        self._session.ask(
            AREA_WORK,
            translate("est", "Looking at the area"),
            lambda gateway, feedback: area_page(gateway, area, feedback),
            self._show_area,
            self._failed,
            lambda percent: form.areaProgress.setValue(round(percent)),
        )

    def _show_area(self, page: AreaPage) -> None:
        form = self._form
        form.areaProgress.hide()
        form.change.setText(page.change)
        form.areaTree.clear()
        problems = QTreeWidgetItem([translate("est", "Most affected places")])
        for line in page.problems or (translate("est", "none in the month"),):
            problems.addChild(QTreeWidgetItem([line]))
        insatser = QTreeWidgetItem([translate("est", "Insatser")])
        for key, text in page.insatser:
            item = QTreeWidgetItem([text])
            item.setData(0, KEY, key)
            item.setToolTip(0, text)
            insatser.addChild(item)
        if not page.insatser:
            insatser.addChild(QTreeWidgetItem([translate("est", "none")]))
        form.areaTree.addTopLevelItems([problems, insatser])
        form.areaTree.expandAll()

    def _activated(self, item: QTreeWidgetItem, _column: int) -> None:
        key = item.data(0, KEY)
        if key:
            self._show_insats(str(key))

    def _as_written(self) -> WorkingGroup:
        form = self._form
        unknown = {key for key in self._group.member_uuids() if key not in self._members.offered()}
        return replace(
            self._group,
            name=form.groupName.text().strip(),
            type=InsatsType(form.groupType.currentData()),
            convener=form.convener.text().strip(),
            address=form.address.text().strip(),
            members=",".join(sorted(self._members.keys() | unknown)),
            rhythm=form.rhythm.text().strip(),
        )

    def _save(self, version: int | None = None) -> None:
        group = self._as_written()
        problem = "" if group.name else translate("est", "Give the group a name.")
        problem = problem or privacy_in((group.name, group.convener, group.rhythm))
        self._form.groupProblem.setText(problem)
        self._form.groupProblem.setVisible(bool(problem))
        if not group.name:
            return
        if version is not None:
            group = replace(group, row_version=version)

        def saved(row: WorkingGroup) -> None:
            self._group = row
            self._area = row.area_uuid or self._area
            self._session.look_for_changes()
            self._messages.success(translate("est", "“{name}” is saved.", name=row.name))
            self.changed.emit()

        def failed(error: EstError) -> None:
            if isinstance(error, ConflictError) and isinstance(error.theirs, WorkingGroup):
                self._settle_conflict(group, error.theirs)
            else:
                self._failed(error)

        self._session.ask(
            GROUP_WORK,
            translate("est", "Saving the group"),
            lambda gateway, _feedback: gateway.save_working_group(group),
            saved,
            failed,
        )

    def _settle_conflict(self, mine: WorkingGroup, theirs: WorkingGroup) -> None:
        dialog = InsatsConflictDialog(mine, theirs, self._names, self._form)
        dialog.accepted.connect(lambda: self._save(theirs.row_version))
        dialog.rejected.connect(self.changed.emit)
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def _failed(self, error: EstError) -> None:
        self._form.areaProgress.hide()
        self._session.failed.emit(error)
