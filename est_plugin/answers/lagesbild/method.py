"""Method and data quality in plain words: what was counted, what was not, and how sure it is."""

from __future__ import annotations

from ...project.language import translate
from ...project.swedish import number, period_label
from ..wording import left_out_list, source_word
from .lagesbild import Read
from .parts import LagesbildAnswer
from .sections import ProseSection


def method_section(answer: LagesbildAnswer, read: Read) -> ProseSection:
    """Return how the numbers were made and how good they are."""
    return ProseSection(
        "method",
        translate("est", "Method and data quality"),
        tuple(text for text in (_counted(read), _sources(read), _tests(answer), _limits(answer)) if text),
    )


def _counted(read: Read) -> str:
    n = len(read.now.counted)
    left_out = left_out_list(read.now.left_out_of_points())
    if not left_out:
        return translate(
            "est",
            "{n} observations of {period} are counted; nothing was left out.",
            n=number(n),
            period=period_label(read.period),
        )
    return translate(
        "est",
        "{n} observations of {period} are counted. Not on the map or not counted: {left_out}. An observation"
        " without an exact place counts in the areas that hold its own area whole.",
        n=number(n),
        period=period_label(read.period),
        left_out=left_out,
    )


def _sources(read: Read) -> str:
    column = read.now.counted.source
    counts = sorted(zip(column.counts(), column.labels, strict=True), key=lambda pair: (-pair[0], pair[1]))
    words = [f"{source_word(label)} {number(int(count))}" for count, label in counts if count]
    if not words:
        return ""
    return translate(
        "est",
        "Where they come from: {sources}. Reports tell what is seen and reported, not all that happens:"
        " more reporters give more reports.",
        sources=", ".join(words),
    )


def _tests(answer: LagesbildAnswer) -> str:
    if answer.compare_label is None:
        return translate("est", "There is no earlier period to compare with, so no change is tested.")
    return translate(
        "est",
        "A change is called worse or better where an exact test of the two counts (conditional Poisson) is"
        " below 5 % after control for all that is tested together (Benjamini-Hochberg). Intervals are 95 %"
        " and single. Where both counts together are small no test is made: too few.",
    )


def _limits(answer: LagesbildAnswer) -> str:
    told = list(dict.fromkeys(answer.basis.warnings))
    if answer.change.reporters_differ:
        told.insert(
            0,
            translate(
                "est",
                "Who reports differs between the periods, so part of a change may be due to that.",
            ),
        )
    return " ".join(told)
