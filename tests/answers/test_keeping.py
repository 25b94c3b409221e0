"""Answers kept as text come back as they were; nothing but answers is read; free text is not kept."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from est_plugin.answers.analyses.keeping import UnreadableSheetError, from_json, to_json
from est_plugin.answers.lagesbild.kept_sheet import Print, sheet_run
from est_plugin.answers.lagesbild.pages import SheetName, SheetQuestion, Words
from est_plugin.answers.lagesbild.parts import PlannedEvent
from est_plugin.answers.lagesbild.sections import Cell, Column, TableSection, Tone
from est_plugin.domain.period import month_period
from est_plugin.domain.selection import Selection
from tests.sheets.family_parts import with_family
from tests.sheets.sample_answers import month

SECTION = TableSection("x", "Titel", (Column("a", 1.0),), ((Cell("å", Tone.WORSE),),))


@pytest.mark.parametrize("value", [SECTION, (SECTION, SECTION), 1.5, float("inf"), None, "[% x %]", (1, "a")])
def test_what_is_kept_comes_back(value: object) -> None:
    assert from_json(to_json(value)) == value


def test_arrays_come_back_with_shape_and_kind() -> None:
    grid = np.arange(12, dtype=np.float32).reshape(3, 4)
    back = from_json(to_json(grid))
    assert back.dtype == grid.dtype
    assert np.array_equal(back, grid)
    back[0, 0] = 7


@pytest.mark.parametrize(
    "text",
    [
        "", "{", '{"type":"os","fields":{}}', '{"type":"TableSection","fields":{}}', '{"enum":"X","value":1}',
        '{"array":"object","shape":[1],"data":"eA=="}', '{"array":"float64","shape":[1],"data":"####"}',
        '{"what":1}', '{"date":"i går"}',
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UnreadableSheetError):
        from_json(text)


def test_what_no_answer_holds_cannot_be_kept() -> None:
    with pytest.raises(TypeError):
        to_json(object())


def test_the_free_text_of_others_is_not_kept_but_own_words_are() -> None:
    answer = with_family(month(), "HEMLIG FRITEXT")
    events = (PlannedEvent("14 nov", "HEMLIG FRITEXT", "Torget", "Arrangemang"),)
    planned = type(answer.planned)(answer.planned.basis, events)
    question = SheetQuestion(
        SheetName.INSATS,
        Selection(month_period(2026, 10)),
        None,
        words=Words({"": {"summary": "Egna ord"}}),
    )
    run = sheet_run(question, Print("A4", "portrait"), (replace(answer, planned=planned, reports=None),))
    kept = {section["fields"]["key"] for section in json.loads(run.numbers or "")[0]["fields"]["sections"]}
    assert not kept & {"problem", "knowledge", "measure", "goal", "facts", "follow_ups", "last_decisions"}
    (event,) = from_json(run.numbers or "")[0].planned.events
    assert event.what == "Arrangemang"
    assert "Egna ord" in (run.words or "")
    assert "Egna ord" not in (run.numbers or "")
