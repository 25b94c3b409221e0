"""What a person does with the reports in a list: review, link, undo a link, mark as mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...answers.week.week_lists import WorkRow
from ...domain.message import QT_TRANSLATE_NOOP, EstError
from ...domain.observation import Observation
from ...project.background import TaskFeedback
from ...project.language import translate
from ...project.session import DatabaseSession
from ...project.swedish import number
from ...store.gateway import Gateway

REVIEW_WORK = "review"


class GoneError(EstError):
    """What should be changed has been deleted meanwhile."""


class ReviewActions(QObject):
    """Writes in the background; tells ``done`` with a sentence, or ``failed`` with the error."""

    done = pyqtSignal(str)
    failed = pyqtSignal(object)

    def __init__(self, session: DatabaseSession) -> None:
        super().__init__()
        self._session = session

    def review(self, rows: Sequence[WorkRow]) -> None:
        """Mark reports as reviewed, both of a pair."""
        uuids = [uuid for row in rows for uuid in (row.uuid, row.other_uuid) if uuid]
        self._run(
            lambda gateway: gateway.mark_reviewed(uuids),
            lambda count: translate("est", "Reviewed: {count}.", count=number(int(count))),
        )

    def link(self, rows: Sequence[WorkRow]) -> None:
        """Let the first of each pair stand for the second."""

        def work(gateway: Gateway) -> int:
            for row in rows:
                kept, linked = _both(gateway, row)
                gateway.link_duplicate(linked, kept)
            return len(rows)

        self._run(
            work,
            lambda count: translate(
                "est", "Linked pairs: {count}. Each counts once from now on.", count=number(int(count))
            ),
        )

    def unlink(self, rows: Sequence[WorkRow]) -> None:
        """Let reports count by themselves again."""
        self._each(
            rows,
            lambda gateway, observation: gateway.unlink_duplicate(observation),
            lambda count: translate(
                "est", "Links undone: {count}. The reports count again.", count=number(int(count))
            ),
        )

    def mend(self, rows: Sequence[WorkRow]) -> None:
        """Mark faults in the environment as mended."""
        self._each(
            rows,
            lambda gateway, observation: gateway.mark_mended(observation),
            lambda count: translate("est", "Mended faults: {count}.", count=number(int(count))),
        )

    def _each(
        self,
        rows: Sequence[WorkRow],
        change: Callable[[Gateway, Observation], object],
        told: Callable[[int], str],
    ) -> None:
        def work(gateway: Gateway) -> int:
            for observation in gateway.observations_by_uuid([row.uuid for row in rows]):
                change(gateway, observation)
            return len(rows)

        self._run(work, told)

    def _run(self, work: Callable[[Gateway], int], told: Callable[[int], str]) -> None:
        def in_task(gateway: Gateway, _feedback: TaskFeedback) -> int:
            return work(gateway)

        self._session.ask(
            REVIEW_WORK,
            translate("est", "Saving the review"),
            in_task,
            lambda count: self.done.emit(told(count)),
            self.failed.emit,
        )


def _both(gateway: Gateway, row: WorkRow) -> tuple[Observation, Observation]:
    found = {each.uuid: each for each in gateway.observations_by_uuid([row.uuid, row.other_uuid])}
    if len(found) != 2:
        raise GoneError(
            QT_TRANSLATE_NOOP(
                "est", "One of the two reports has been deleted meanwhile. Nothing of this pair was changed."
            )
        )
    return found[row.uuid], found[row.other_uuid]
