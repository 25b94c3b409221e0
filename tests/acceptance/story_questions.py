"""The questions of the analysis dock by their keys, in the order that the handbook shows them."""

from __future__ import annotations

QUESTIONS = (
    "worst",
    "change",
    "week",
    "pattern",
    "places",
    "hotcells",
    "densitychange",
    "nearrepeat",
    "accuracy",
)
