"""*Kartlägg*: what, where, when in under a minute; nothing lost and no one exposed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import uuid4

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QScrollArea, QShortcut

from ...domain.entry import part_of, standing_clearance
from ...domain.message import EstError
from ...domain.observation import Observation
from ...domain.privacy import Clearance, PersonalDataError
from ...project.background import Background
from ...project.drafts import Draft, Drafts
from ...project.entry_service import EntryService, OwnAction
from ...project.language import sentence, translate
from ...project.place_search import Place
from ...project.session import DatabaseSession
from ...store.changes import likely_duplicates
from ...store.errors import ConflictError
from ...store.observations import Cleared
from ...store.outbox import OutboxEntry
from ..database.database_menu import DatabaseMenu
from ..est_dock import EstDock
from ..messages import Messages
from .conflict import ConflictDialog
from .draft import DraftKeeper
from .duplicates import DuplicatesDialog, described
from .footer import pin_footer
from .form import EntryForm
from .leaving import ask_to_leave
from .lists import ListReader
from .nothing import NothingControls
from .recent import key_of, show_actions
from .waiting import WaitingNotice, reports


@dataclass(frozen=True)
class Part:
    """The part of a report that is ready while the other is written, and the row it replaces."""

    cleared: Cleared
    before: Observation | None


class EntryDock(EstDock):
    """The entry, what becomes of it, and one's own latest."""

    def __init__(
        self,
        iface: QgisInterface,
        session: DatabaseSession,
        background: Background,
        service: EntryService,
        drafts: Drafts,
        messages: Messages,
        menu: DatabaseMenu,
    ) -> None:
        super().__init__("entry", translate("est", "Map out"), session, menu.open_file, menu.open_example)
        self._service = service
        self._drafts = drafts
        self._messages = messages
        self._before: Observation | None = None
        self._part: Part | None = None
        self._stays_here = False
        self.entry = EntryForm(self.form, iface)
        self._waiting = WaitingNotice(self, service)
        self._waiting.mend.connect(self._mend)
        self._keeper = DraftKeeper(self.form, session, background, drafts, self._draft)
        self._keeper.taken.connect(self._take_draft)
        self._lists = ListReader(session, self.entry, self)
        self.entry.changed.connect(self._keeper.written)
        pin_footer(self._pages, self.form)
        self._show_page()
        self._connect_buttons()
        self._nothing = NothingControls(
            self.form, service, self.entry, self.form.outcome.setText, self._failed
        )
        self._show_mode()
        self._show_actions()
        self.form.outcome.setText("")
        self._connections = (
            (session.opened, self._opened),
            (service.saved, self._saved),
            (service.deleted, self._deleted),
            (service.undone, self._undone),
            (service.undo_refused, self._undo_refused),
            (service.sent, self._sent),
            (service.actions_changed, self._show_actions),
        )
        for signal, slot in self._connections:
            signal.connect(slot)
        self.visibilityChanged.connect(self._visibility_changed)
        if session.is_open:
            self._opened()

    def detach(self) -> None:
        """Let go of everything, as when the plugin is taken away; what is half-written stays on the disk."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._waiting.detach()
        self._lists.detach()
        self.entry.place.detach()
        self._drafts.close()
        super().detach()

    def edit(self, uuid: str) -> None:
        """Open a row for editing, as the layer's *Redigera* asks for."""
        self.setUserVisible(True)
        self._leave_then(lambda: self._service.read(uuid, self._read_for_editing))

    def begin(self) -> None:
        """Show the dock, ready for the first key."""
        self.setUserVisible(True)
        if self.session.is_open:
            self.form.kind.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_place(self, place: Place) -> None:
        """Take a place that was found in QGIS's locator."""
        self.setUserVisible(True)
        self.entry.place.take(place)
        self.form.placePrecision.setFocus()

    def save(self, *, next_here: bool = False) -> None:
        """Save what is written, or bring the person to what is missing."""
        missing = self.entry.gaps()
        if missing:
            self.form.outcome.setText(self.entry.missing_text(missing))
            self.entry.focus_on(missing[0])
            return
        entry = self.entry.read()
        entry = replace(entry, reported_at=entry.reported_at or datetime.now(UTC))
        try:
            pair = self.entry.cleared(entry)
        except PersonalDataError as error:
            self.form.outcome.setText(sentence(error))
            self.form.maskButton.setFocus()
            return
        self._stays_here = next_here
        self.entry.remember(entry)
        self._write(pair, self._before, self.entry.label(entry))

    def _connect_buttons(self) -> None:
        form = self.form
        for name, call in (
            ("saveButton", self.save),
            ("nextButton", lambda: self.save(next_here=True)),
            ("clearButton", lambda: self._leave_then(self._start_anew)),
            ("stopButton", lambda: self._leave_then(self._start_anew)),
            ("undoButton", lambda: self._service.undo_last(self._failed)),
            ("splitButton", self._split),
            ("duplicateButton", self._ask_duplicate),
            ("deleteButton", self._delete),
        ):
            getattr(form, name).clicked.connect(lambda _checked=False, chosen=call: chosen())
        form.recent.itemActivated.connect(lambda item: self.edit(key_of(item)))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)

    def _set_busy(self, *, is_busy: bool) -> None:
        self.form.setEnabled(not is_busy)
        self.form.footer.setEnabled(not is_busy)

    def _opened(self) -> None:
        self._start_anew()
        self._lists.read()
        self._keeper.look_for_left()

    def _visibility_changed(self, is_visible: bool) -> None:
        if is_visible:
            self._lists.read_places()
            self.entry.place.show_mark()
        else:
            self.entry.place.hide_mark()

    def _write(self, pair: Cleared, before: Observation | None, label: str) -> None:
        """Write what is in the form, with the part that was split off it, in one go."""
        self._set_busy(is_busy=True)
        self._keeper.keep()
        part = self._part
        pairs = [part.cleared, pair] if part else [pair]
        rows = [part.before, before] if part else [before]
        self._service.save(pairs, rows, label, self._save_failed)

    def _saved(self, action: OwnAction) -> None:
        self._set_busy(is_busy=False)
        rows = [row.after for row in action.change.rows if row.after is not None]
        mine = next((row for row in rows if row.uuid == self.entry.read().uuid), None)
        told = (
            translate("est", "Waits to be sent: {what}.", what=action.label)
            if action.waits
            else translate("est", "Saved: {what}.", what=action.label)
        )
        self.form.outcome.setText(told)
        if mine is None:
            return
        self._keeper.forget()
        self._before, self._part = None, None
        if self._stays_here:
            self.entry.next_here(mine)
        else:
            self.entry.start_anew()
        self._show_mode()
        self.form.kind.setFocus()

    def _save_failed(self, error: EstError) -> None:
        self._set_busy(is_busy=False)
        if isinstance(error, ConflictError) and isinstance(error.mine, Observation):
            self._show_conflict(error.mine, error.theirs)
            return
        self._failed(error)

    def _failed(self, error: EstError) -> None:
        self._set_busy(is_busy=False)
        self.form.outcome.setText(sentence(error))
        self._messages.error(error)

    def _show_conflict(self, mine: Observation, theirs: object) -> None:
        other = theirs if isinstance(theirs, Observation) else None

        def chosen(made: Observation) -> None:
            pair = (made, self._standing(made))
            if self._part is not None and self._part.cleared[0].uuid == made.uuid:
                self._part = Part(pair, other)
                self.save()
                return
            self._before = other
            self._write(pair, other, self.entry.label(made))

        names = self.entry.lists.names()
        ConflictDialog(mine, other, names, chosen, self.window()).open()

    def _standing(self, row: Observation) -> Clearance:
        reason = translate("est", "Chosen between two versions")
        return standing_clearance(row, self.entry.lists.user, datetime.now(UTC), reason)

    def _start_anew(self) -> None:
        self._before, self._part = None, None
        self.entry.start_anew()
        self._keeper.forget()
        self._show_mode()

    def _leave_then(self, call: Callable[[], None]) -> None:
        """Ask before what a person has written is thrown away."""
        if self.session.is_open and self.entry.is_touched:
            ask_to_leave(self.window(), call)
        else:
            call()

    def _read_for_editing(self, row: Observation | None) -> None:
        if row is None:
            self.form.outcome.setText(translate("est", "That observation is no longer there."))
            return
        self._before, self._part = row, None
        self._pages.findChild(QScrollArea).verticalScrollBar().setValue(0)
        self.form.onBehalf.setChecked(False)
        self.entry.show(row)
        self._show_mode()
        self.form.outcome.setText("")
        self.form.kind.setFocus()

    def _show_mode(self) -> None:
        """Show what is being done: a new entry, the parts of a report, or a row that is there already."""
        form, row = self.form, self._before
        form.editFrame.setVisible(row is not None or self._part is not None)
        for name in ("splitButton", "duplicateButton", "deleteButton"):
            getattr(form, name).setVisible(row is not None)
        form.nextButton.setVisible(row is None)
        form.clearButton.setVisible(row is None)
        form.nothingBox.setVisible(row is None and self._part is None)
        form.pointButton.setText(translate("est", "M&ove") if row else translate("est", "P&oint"))
        if row is not None:
            what = described(row, self.entry.lists.names())
            form.editText.setText(translate("est", "You are editing: {what}", what=what))
        elif self._part is not None:
            form.editText.setText(
                translate("est", "Splitting a report: write the other event, then save. Both are saved.")
            )

    def _split(self) -> None:
        """Keep what is written of the row as the first part, and begin the second."""
        missing = self.entry.gaps()
        entry = self.entry.read()
        if missing or self._before is None:
            self.form.outcome.setText(self.entry.missing_text(missing))
            return
        try:
            pair = self.entry.cleared(entry)
        except PersonalDataError as error:
            self.form.outcome.setText(sentence(error))
            return
        self._part, self._before = Part(pair, self._before), None
        self.entry.show_unsaved(part_of(entry, str(uuid4())))
        self._show_mode()
        self.form.kind.setFocus()

    def _ask_duplicate(self) -> None:
        row = self._before
        if row is None:
            return
        metres = self.entry.lists.settings.duplicate_distance_m
        self.session.ask(
            "entry_duplicates",
            translate("est", "Looking for the same event"),
            lambda gateway, _feedback: likely_duplicates(gateway, row, metres),
            lambda found: DuplicatesDialog(
                row, found, self.entry.lists.names(), self._mark_duplicate, self.window()
            ).open(),
        )

    def _mark_duplicate(self, uuid: str | None) -> None:
        row = self._before
        if row is not None:
            marked = replace(row, duplicate_of=uuid)
            self._write((marked, self._standing(marked)), row, self.entry.label(row))

    def _delete(self) -> None:
        row = self._before
        if row is not None:
            self._set_busy(is_busy=True)
            self._service.delete(row, self.entry.label(row), self._delete_failed)

    def _delete_failed(self, error: EstError) -> None:
        self._set_busy(is_busy=False)
        if isinstance(error, ConflictError) and self._before is not None:
            other = error.theirs if isinstance(error.theirs, Observation) else None
            self.form.outcome.setText(
                translate("est", "Somebody else has changed it since you opened it. It was not deleted.")
            )
            ConflictDialog(self._before, other, self.entry.lists.names(), None, self.window()).open()
            return
        self._failed(error)

    def _deleted(self, action: OwnAction) -> None:
        self._set_busy(is_busy=False)
        self._start_anew()
        self.form.outcome.setText(translate("est", "Deleted: {what}.", what=action.label))

    def _undone(self, action: OwnAction) -> None:
        self.form.outcome.setText(translate("est", "Undone: {what}.", what=action.label))

    def _undo_refused(self, action: OwnAction, error: ConflictError) -> None:
        self.form.outcome.setText(
            translate("est", "Not undone, because somebody else has changed it: {what}.", what=action.label)
        )
        if isinstance(error.mine, Observation):
            theirs = error.theirs if isinstance(error.theirs, Observation) else None
            ConflictDialog(error.mine, theirs, self.entry.lists.names(), None, self.window()).open()

    def _sent(self, count: int) -> None:
        self._messages.success(translate("est", "{reports} sent that had waited.", reports=reports(count)))

    def _show_actions(self) -> None:
        show_actions(self.form, self._service.actions, self.entry.lists.names())

    def _draft(self) -> Draft | None:
        """Return what must survive a crash, None where nothing has been written."""
        location = self.session.location
        if location is None or not (self.entry.is_touched or self._part):
            return None
        part = self._part
        before = part.before if part else self._before
        return Draft(location.text, self.entry.read(), before, (part.cleared[0],) if part else ())

    def _take_draft(self, draft: Draft) -> None:
        if draft.parts:
            kept = draft.parts[0]
            self._part, self._before = Part((kept, self._standing(kept)), draft.before), None
        else:
            self._part, self._before = None, draft.before
        self.entry.show_unsaved(draft.entry)
        self._show_mode()
        self.form.kind.setFocus()

    def _mend(self, waiting: OutboxEntry) -> None:
        """Try what was refused once more; what the database says then is shown to be decided about."""
        row = waiting.observation
        self._leave_then(lambda: self._mend_now(row, waiting.clearance))

    def _mend_now(self, row: Observation, clearance: Clearance) -> None:
        self._part, self._before = None, None
        self.entry.show_unsaved(row)
        self._show_mode()
        self._write((row, clearance), None, self.entry.label(row))
