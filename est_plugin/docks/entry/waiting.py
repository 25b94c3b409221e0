"""What waits in the outbox, visibly: how many, why, and what a person must look at."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...project.entry_service import EntryService, Waiting
from ...project.language import translate
from ...project.swedish import counted
from ..est_dock import EstDock


class WaitingNotice(QObject):
    """The frame and the tab that tell what waits; ``mend`` gives an entry that the database did not take."""

    mend = pyqtSignal(object)

    def __init__(self, dock: EstDock, service: EntryService) -> None:
        super().__init__(dock)
        self._dock = dock
        self._title = dock.windowTitle()
        self._form = form = dock.form
        self._service = service
        form.sendButton.clicked.connect(lambda _checked=False: service.send_waiting())
        form.refusedButton.clicked.connect(lambda _checked=False: self._mend())
        form.discardButton.clicked.connect(lambda _checked=False: self._discard())
        service.waiting_changed.connect(self._show)
        self._show(service.waiting)

    def detach(self) -> None:
        """Let go of the service."""
        self._service.waiting_changed.disconnect(self._show)

    def _show(self, waiting: Waiting) -> None:
        form = self._form
        count = waiting.here + waiting.elsewhere + len(waiting.refused)
        self._dock.setWindowTitle(
            translate("est", "{name} ({count} waiting)", name=self._title, count=count)
            if count
            else self._title
        )
        form.waitingText.setText("\n".join(told(waiting)))
        form.waitingFrame.setVisible(bool(waiting.here or waiting.elsewhere or waiting.refused))
        form.sendButton.setVisible(bool(waiting.here))
        for name in ("refusedButton", "discardButton"):
            getattr(form, name).setVisible(bool(waiting.refused))

    def _mend(self) -> None:
        if self._service.waiting.refused:
            self.mend.emit(self._service.waiting.refused[0])

    def _discard(self) -> None:
        if self._service.waiting.refused:
            self._service.discard(self._service.waiting.refused[0].observation.uuid)


def told(waiting: Waiting) -> list[str]:
    """Return the sentences of what waits."""
    lines = []
    if waiting.here:
        lines.append(
            translate(
                "est",
                "{reports} waiting to be sent. They are kept on this computer and go off by themselves when"
                " the database can be reached.",
                reports=reports(waiting.here),
            )
        )
    if waiting.refused:
        lines.append(
            translate(
                "est",
                "{reports} not taken by the database. Look at it and save it again.",
                reports=reports(len(waiting.refused)),
            )
        )
    if waiting.elsewhere:
        lines.append(
            translate(
                "est",
                "{reports} waiting for another database. They are sent when it is opened.",
                reports=reports(waiting.elsewhere),
            )
        )
    return lines


def reports(count: int) -> str:
    """Return ``1 rapport``, ``3 rapporter``."""
    return counted(count, translate("est", "report"), translate("est", "reports"))
