"""Insatser as a sheet lists them: the late first, lettered where they have a place, the state in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from est_plugin.answers.insatser.insatser import InsatsWork, insatser_answer, letter_of, state_phrase
from est_plugin.answers.lagesbild.parts import InsatserAnswer, InsatsLine
from est_plugin.answers.membership import area_shapes
from est_plugin.domain.insats import Insats, InsatsStatus, LinkRole
from est_plugin.domain.period import parse_period

from .tables import SWEREF, square

TODAY = date(2026, 11, 3)
OCTOBER = parse_period("2026-10")
TOWN = (square("centrum", 0, 0), square("hamnen", 1000, 0))
PLOTS = (square("torget", 100, 100, 50, kind="insats"), square("kajen", 1500, 100, 50, kind="insats"))


@dataclass(frozen=True)
class InsatsArea:
    insats_uuid: str
    area_uuid: str
    role: LinkRole = LinkRole.TREATMENT


def answer_of(
    insatser: list[Insats], links: list[InsatsArea], **options: bool
) -> tuple[InsatserAnswer, tuple[InsatsLine, ...]]:
    own = area_shapes((*TOWN, *PLOTS), SWEREF, SWEREF)
    shown = area_shapes(TOWN, SWEREF, SWEREF)
    names = {"t": "Tekniska kontoret"}
    answer = insatser_answer(InsatsWork(insatser, links), own, shown, names, OCTOBER, TODAY, **options)
    return answer, answer.lines


LATE = Insats(
    "late", "Belysning", status=InsatsStatus.ONGOING, responsible_uuid="t", due_on=date(2026, 10, 15)
)
SOON = Insats("soon", "Vuxna fre–lö", status=InsatsStatus.ONGOING, due_on=date(2026, 11, 30))
IDEA = Insats("idea", "Aktivitetsyta", status=InsatsStatus.PROPOSED)
DONE = Insats("done", "Armatur", status=InsatsStatus.FOLLOWED_UP, done_on=date(2026, 10, 2))
OLD = Insats("old", "Klotter", status=InsatsStatus.FOLLOWED_UP, done_on=date(2026, 9, 2))
DROPPED = Insats("dropped", "Inget", status=InsatsStatus.CANCELLED)


def test_late_first_then_by_due_date_then_finished_in_the_period() -> None:
    answer, lines = answer_of([DONE, IDEA, OLD, SOON, DROPPED, LATE], [])
    assert [line.uuid for line in lines] == ["late", "soon", "idea", "done"]
    assert (answer.open_count, answer.overdue_count) == (3, 1)


def test_letters_follow_the_list_and_only_where_there_is_a_place() -> None:
    links = [InsatsArea("soon", "kajen"), InsatsArea("late", "torget"), InsatsArea("done", "kajen")]
    _, lines = answer_of([SOON, IDEA, LATE, DONE], links)
    assert [(line.uuid, line.letter) for line in lines] == [
        ("late", "A"),
        ("soon", "B"),
        ("idea", None),
        ("done", None),
    ]
    assert (lines[0].x, lines[0].y) == (125, 125)
    assert lines[0].area_names == ("Centrum",)
    assert lines[0].responsible == "Tekniska kontoret"


def test_only_treatment_polygons_are_its_place() -> None:
    _, lines = answer_of([LATE], [InsatsArea("late", "kajen", LinkRole.CONTROL)])
    assert lines[0].x is None


def test_an_area_s_own_sheet_lists_its_own() -> None:
    links = [InsatsArea("soon", "kajen"), InsatsArea("late", "torget")]
    own = area_shapes((*TOWN, *PLOTS), SWEREF, SWEREF)
    hamnen = area_shapes(TOWN[1:], SWEREF, SWEREF)
    answer = insatser_answer(
        InsatsWork([SOON, LATE, IDEA], links), own, hamnen, {}, OCTOBER, TODAY, only_in_shown=True
    )
    assert [line.uuid for line in answer.lines] == ["soon"]
    assert answer.overdue_count == 0


@pytest.mark.parametrize(
    ("insats", "words"),
    [
        (LATE, ("overdue", "15\u00a0okt")),
        (SOON, ("ongoing", "30\u00a0nov")),
        (IDEA, ("proposed",)),
        (DONE, ("followed up",)),
    ],
)
def test_states_are_worded(insats: Insats, words: tuple[str, ...]) -> None:
    assert all(word in state_phrase(insats, TODAY) for word in words)


def test_due_today_is_not_late() -> None:
    assert "overdue" not in state_phrase(Insats("x", "X", due_on=TODAY), TODAY)


@pytest.mark.parametrize(
    ("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_letters(place: int, letter: str) -> None:
    assert letter_of(place) == letter
