"""Work off the main thread: it has ended when the plugin is taken away."""

from __future__ import annotations

import threading
import time
from functools import partial

import pytest

from est_plugin.project.background import Background, TaskFeedback
from tests.helpers.event_loop import run_until

pytestmark = pytest.mark.usefixtures("qgis_app")


def refuse(error: object) -> None:
    raise AssertionError(error)


def test_nothing_runs_any_more_after_everything_was_stopped() -> None:
    background = Background()
    at_work = threading.Event()
    ended = threading.Event()

    def call(feedback: TaskFeedback) -> None:
        at_work.set()
        while not feedback.cancelled():
            time.sleep(0.01)
        time.sleep(0.2)
        ended.set()

    background.start("work", "Work", call, refuse, refuse)
    run_until(at_work.is_set, what="the work to begin")
    background.cancel_all()
    assert ended.is_set()
    assert not background.is_busy


def test_superseded_work_is_waited_for_as_well() -> None:
    background = Background()
    ended: list[int] = []

    def call(feedback: TaskFeedback, number: int) -> None:
        while not feedback.cancelled():
            time.sleep(0.01)
        time.sleep(0.1)
        ended.append(number)

    began: list[int] = []
    for number in (1, 2):

        def one(feedback: TaskFeedback, number: int = number) -> None:
            began.append(number)
            call(feedback, number)

        background.start("work", "Work", one, refuse, refuse)
        run_until(partial(began.__contains__, number), what="the work to begin")
    background.cancel_all()
    assert sorted(ended) == [1, 2]


def test_work_that_never_began_is_not_waited_for() -> None:
    background = Background()
    background.start("work", "Work", lambda _feedback: None, lambda _done: None, refuse)
    begun = time.monotonic()
    background.cancel_all()
    background.cancel_all()
    assert time.monotonic() - begun < 2.0
