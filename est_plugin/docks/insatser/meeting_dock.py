"""*Möte*: an agenda out of the data, notes and decisions beside it; groups and areas on a page beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from uuid import uuid4

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QDate, QEvent, QObject, QSignalBlocker, Qt, QTimer
from qgis.PyQt.QtWidgets import QTreeWidgetItem

from ...answers.insatser.insats_choices import privacy_in
from ...answers.insatser.meeting_agenda import Agenda, DecisionLine, MeetingBook, agenda, meeting_book
from ...domain.insats import Insats
from ...domain.local_time import local_today
from ...domain.meeting import Decision, Meeting
from ...domain.message import EstError
from ...domain.period import PeriodKind, period_around
from ...project.language import translate
from ...project.session import DatabaseSession
from ...project.swedish import day_iso
from ...store.errors import ConflictError
from ..database.database_menu import DatabaseMenu
from ..est_dock import EstDock
from ..messages import Messages
from .conflict import InsatsConflictDialog
from .form import is_save
from .group_page import GroupPage

BOOK_WORK, AGENDA_WORK, SAVE_WORK = "meeting_book", "agenda", "meeting_save"
KEY = Qt.ItemDataRole.UserRole
SETTLE_MILLISECONDS = 80
NewInsats = Callable[[Insats], None]


class MeetingDock(EstDock):
    """Meetings, their notes and decisions, and the groups that hold them."""

    def __init__(
        self,
        iface: QgisInterface,
        session: DatabaseSession,
        messages: Messages,
        menu: DatabaseMenu,
        new_insats: NewInsats,
        show_insats: Callable[[str], None],
    ) -> None:
        super().__init__("meeting", translate("est", "Meeting"), session, menu.open_file, menu.open_example)
        self._messages = messages
        self._new_insats = new_insats
        self._book: MeetingBook | None = None
        self._meeting = self._new_meeting()
        self._wanted = ""
        self._asked_agenda: str | None = ""
        self._names: Mapping[str, str] = {}
        self.groups = GroupPage(self.form, session, messages, show_insats)
        self.form.heldOn.setDisplayFormat("yyyy-MM-dd")
        self.form.agenda.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.form.progress.hide()
        self.form.privacy.hide()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self._read)
        self._connect()

    def detach(self) -> None:
        """Let go of everything, as when the plugin is taken away."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._settle.stop()
        super().detach()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+Enter save from within a text."""
        if event.type() == QEvent.Type.KeyPress and is_save(event):
            self._save()
            return True
        return bool(super().eventFilter(watched, event))

    def _connect(self) -> None:
        form = self.form
        form.meeting.activated.connect(lambda _index: self._choose(form.meeting.currentData()))
        form.group.activated.connect(lambda _index: self._ask_agenda())
        form.saveButton.clicked.connect(lambda _checked=False: self._save())
        form.addDecisionButton.clicked.connect(lambda _checked=False: self._add_decision())
        form.decisionText.returnPressed.connect(self._add_decision)
        form.makeInsatsButton.clicked.connect(lambda _checked=False: self._make_insats())
        form.decisions.currentItemChanged.connect(lambda _now, _before: self._show_buttons())
        form.printButton.clicked.connect(lambda _checked=False: self._print())
        for text in (form.notes, form.focus, form.toReporters):
            text.installEventFilter(self)
            text.textChanged.connect(self._show_privacy)
        self.groups.changed.connect(self._settle.start)
        self._connections = (
            (self.session.opened, self._start_over),
            (self.session.changed_by_others, self._settle.start),
        )
        for signal, slot in self._connections:
            signal.connect(slot)
        self.visibilityChanged.connect(lambda _visible: self._settle.start())

    def _start_over(self) -> None:
        self._book, self._wanted, self._asked_agenda = None, "", ""
        self._meeting = self._new_meeting()
        self._settle.start()

    def _read(self) -> None:
        if not (self.isVisible() and self.session.is_open):
            return
        self.session.ask(
            BOOK_WORK,
            translate("est", "Reading the meetings"),
            lambda gateway, _feedback: meeting_book(gateway),
            self._show_book,
            self.session.failed.emit,
        )

    def _show_book(self, book: MeetingBook) -> None:
        is_first = self._book is None
        has_edits = not is_first and self._is_edited()
        self._book, self._names = book, book.choices.names
        form = self.form
        chosen = self._wanted or ("" if is_first else self._meeting.uuid)
        with QSignalBlocker(form.meeting):
            form.meeting.clear()
            form.meeting.addItem(translate("est", "New meeting"), "")
            for meeting in book.meetings:
                form.meeting.addItem(f"{day_iso(meeting.held_on)} {meeting.title}".strip(), meeting.uuid)
        form.decisionWho.clear()
        form.decisionWho.addItem(translate("est", "none chosen"), None)
        for named in book.choices.organisations:
            form.decisionWho.addItem(named.name, named.key)
        self.groups.show_book(book)
        self._wanted = ""
        if has_edits:
            self._show_decisions()
            with QSignalBlocker(form.meeting):
                form.meeting.setCurrentIndex(max(0, form.meeting.findData(self._meeting.uuid)))
            return
        self._choose(chosen)

    def _choose(self, uuid: str) -> None:
        if self._book is None:
            return
        found = next((meeting for meeting in self._book.meetings if meeting.uuid == uuid), None)
        self._meeting = found or self._new_meeting()
        form, meeting = self.form, self._meeting
        with QSignalBlocker(form.meeting):
            form.meeting.setCurrentIndex(max(0, form.meeting.findData(meeting.uuid)))
        form.heldOn.setDate(QDate(meeting.held_on.year, meeting.held_on.month, meeting.held_on.day))
        form.meetingTitle.setText(meeting.title)
        form.group.clear()
        form.group.addItem(translate("est", "all"), None)
        for group in self._book.groups:
            if group.active or group.uuid == meeting.working_group_uuid:
                form.group.addItem(group.name, group.uuid)
        form.group.setCurrentIndex(max(0, form.group.findData(meeting.working_group_uuid)))
        form.notes.setPlainText(meeting.notes)
        form.focus.setPlainText(meeting.focus)
        form.toReporters.setPlainText(meeting.to_reporters)
        self._show_decisions()
        self._ask_agenda()

    def _ask_agenda(self) -> None:
        area = self._area()
        if area == self._asked_agenda or self._book is None:
            return
        self._asked_agenda = area
        self.form.progress.show()
        self.session.ask(
            AGENDA_WORK,
            translate("est", "Filling the agenda"),
            lambda gateway, feedback: agenda(gateway, area, feedback),
            self._show_agenda,
            self._failed,
            lambda percent: self.form.progress.setValue(round(percent)),
        )

    def _area(self) -> str | None:
        """Return the area of the chosen group, None for all areas."""
        if self._book is None:
            return None
        uuid = self.form.group.currentData()
        return next((group.area_uuid for group in self._book.groups if group.uuid == uuid), None)

    def _show_agenda(self, answer: Agenda) -> None:
        self.form.progress.hide()
        self.form.agendaTitle.setText(translate("est", "Agenda, {week}", week=answer.week))
        tree = self.form.agenda
        tree.clear()
        for item in answer.items:
            top = QTreeWidgetItem([item.heading])
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            for line in item.lines:
                child = QTreeWidgetItem([line])
                child.setToolTip(0, line)
                top.addChild(child)
            tree.addTopLevelItem(top)
        tree.expandAll()
        # The height of wrapped lines is known once the column has its width.
        QTimer.singleShot(0, tree.doItemsLayout)

    def _show_decisions(self) -> None:
        tree = self.form.decisions
        tree.clear()
        lines: tuple[DecisionLine, ...] = self._book.of(self._meeting.uuid) if self._book is not None else ()
        for line in lines:
            made = translate("est", "insats: {titles}", titles=", ".join(line.insatser))
            item = QTreeWidgetItem([f"{line.text} → {made}" if line.insatser else line.text])
            item.setData(0, KEY, line.decision.uuid)
            item.setToolTip(0, item.text(0))
            tree.addTopLevelItem(item)
        if tree.topLevelItemCount():
            tree.setCurrentItem(tree.topLevelItem(tree.topLevelItemCount() - 1))
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.form.makeInsatsButton.setEnabled(self.form.decisions.currentItem() is not None)

    def _as_written(self) -> Meeting:
        form = self.form
        held = form.heldOn.date()
        return replace(
            self._meeting,
            held_on=date(held.year(), held.month(), held.day()),
            title=form.meetingTitle.text().strip(),
            working_group_uuid=form.group.currentData(),
            area_uuid=self._area() or self._meeting.area_uuid,
            notes=form.notes.toPlainText().strip(),
            focus=form.focus.toPlainText().strip(),
            to_reporters=form.toReporters.toPlainText().strip(),
        )

    def _is_edited(self) -> bool:
        return self._as_written() != self._meeting

    def _save(self, then: Callable[[], None] | None = None, *, version: int | None = None) -> None:
        meeting = self._as_written()
        if version is not None:
            meeting = replace(meeting, row_version=version)

        def saved(row: Meeting) -> None:
            self._meeting, self._wanted = row, row.uuid
            self.session.look_for_changes()
            if then is not None:
                then()
            else:
                self._messages.success(translate("est", "The meeting is saved."))
                self._settle.start()

        def failed(error: EstError) -> None:
            if isinstance(error, ConflictError) and isinstance(error.theirs, Meeting):
                self._settle_conflict(meeting, error.theirs, then)
            else:
                self._failed(error)

        self.session.ask(
            SAVE_WORK,
            translate("est", "Saving the meeting"),
            lambda gateway, _feedback: gateway.save_meeting(meeting),
            saved,
            failed,
        )

    def _settle_conflict(self, mine: Meeting, theirs: Meeting, then: Callable[[], None] | None) -> None:
        dialog = InsatsConflictDialog(mine, theirs, self._names, self)

        def give_way() -> None:
            self._meeting = theirs
            self._book, self._wanted = None, theirs.uuid
            self._settle.start()

        dialog.accepted.connect(lambda: self._save(then, version=theirs.row_version))
        dialog.rejected.connect(give_way)
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def _add_decision(self) -> None:
        """Keep a decision; a meeting that is not saved yet is saved first."""
        text = self.form.decisionText.text().strip()
        if not text:
            return
        who = self.form.decisionWho.currentData()

        def add() -> None:
            meeting = self._meeting
            decision = Decision(str(uuid4()), meeting.held_on, text, meeting.uuid, who)
            self.session.ask(
                SAVE_WORK,
                translate("est", "Saving the decision"),
                lambda gateway, _feedback: gateway.save_decision(decision),
                lambda _row: self._added(),
                self._failed,
            )

        self._save(add)

    def _added(self) -> None:
        self.form.decisionText.clear()
        self.session.look_for_changes()
        self._settle.start()

    def _make_insats(self) -> None:
        """Begin an insats with what the decision says."""
        item = self.form.decisions.currentItem()
        if item is None or self._book is None:
            return
        uuid = str(item.data(0, KEY))
        decision = next(line.decision for line in self._book.decisions if line.decision.uuid == uuid)
        self._new_insats(
            Insats(
                str(uuid4()),
                decision.text,
                responsible_uuid=decision.responsible_uuid,
                working_group_uuid=self._meeting.working_group_uuid,
                decision_uuid=decision.uuid,
                decided_on=decision.decided_on,
            )
        )

    def _print(self) -> None:
        from qgis import processing

        week = period_around(self._as_written().held_on, PeriodKind.WEEK).previous()
        parameters = {"DATABASE": self.session.text, "PERIOD": week.code(), "SHEET": "mote"}
        area = self._area()
        if area:
            parameters["AREAS"] = area
        processing.execAlgorithmDialog("est:lagesbild", parameters)

    def _show_privacy(self) -> None:
        form = self.form
        told = privacy_in(text.toPlainText() for text in (form.notes, form.focus, form.toReporters))
        form.privacy.setText(told)
        form.privacy.setVisible(bool(told))

    @staticmethod
    def _new_meeting() -> Meeting:
        return Meeting(str(uuid4()), local_today(), translate("est", "Weekly meeting EST"))

    def _failed(self, error: EstError) -> None:
        self.form.progress.hide()
        self._asked_agenda = ""
        self.session.failed.emit(error)
