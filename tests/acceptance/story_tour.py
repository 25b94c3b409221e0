"""A tour of the docks with the example open, for the pictures of the handbook."""

from __future__ import annotations

from qgis.core import QgsProject

from .steps import Story, Wait, click, click_action, is_shown, look, measure_gaps, note_gap, pause, widget


def _sentence() -> str:
    return str(widget("sentence").text()) if is_shown("sentence") else ""


def _answered(before: str) -> Wait:
    return Wait(lambda: _sentence() not in ("", before) and not is_shown("progress"), "an answer")


def _has_layers() -> bool:
    return len(QgsProject.instance().mapLayers()) >= 3


def docks() -> Story:
    """Open each dock and ask each question."""
    yield Wait(_has_layers, "the layers", 60)
    yield pause(3)
    yield measure_gaps
    yield click_action("EstanalysisDockAction")
    yield _answered("")
    yield pause(2)
    yield note_gap("heatmap")
    yield look("worst")
    for key in ("change", "week", "places"):
        before = _sentence()
        yield click(f"question_{key}")
        yield _answered(before)
        yield pause(0.5)
        yield note_gap(key)
        yield look(key)
        yield measure_gaps
    yield click("question_worst")
    yield click_action("EstsheetDockAction")
    yield pause(1)
    yield measure_gaps
    yield click("previewButton")
    yield Wait(lambda: is_shown("previewButton") and not is_shown("progress"), "the preview", 60)
    yield pause(0.5)
    yield note_gap("preview")
    yield look("sheet")


def further_docks() -> Story:
    """Open the docks of entering, the week, surroundings and insatser, and what they show first."""
    yield Wait(_has_layers, "the layers", 60)
    yield pause(3)
    for name in ("entry", "week", "buffer", "insats"):
        yield measure_gaps
        yield click_action(f"Est{name}DockAction")
        yield pause(3)
        yield note_gap(name)
        yield look(name)
