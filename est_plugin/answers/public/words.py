"""The words of a public lägesbild: what a count is called when it is kept back, and what was left out."""

from __future__ import annotations

from ...domain.published import PublishedCount, PublishedCounts, Shown
from ...project.language import translate
from ...project.swedish import number


def audience_public() -> str:
    """Return what stands on every public sheet, page and table."""
    return translate("est", "Public")


def count_text(count: PublishedCount | None, threshold: int) -> str:
    """Return ``34``, ``färre än 5``, ``minst 12`` or ``visas inte``."""
    if count is None or count.shown is Shown.WITHHELD:
        return translate("est", "not shown")
    if count.shown is Shown.SMALL:
        return translate("est", "fewer than {threshold}", threshold=threshold)
    if count.shown is Shown.AT_LEAST:
        return translate("est", "at least {count}", count=number(count.count or 0))
    return number(count.count or 0)


def left_out_public(counts: PublishedCounts) -> str:
    """Say what was left out of what is published, and why."""
    told = [
        translate(
            "est",
            "Left out so that nobody can be pointed out: free text, exact places and times, and single"
            " events. Counts below {threshold} are shown as “fewer than {threshold}”.",
            threshold=counts.threshold,
        )
    ]
    shown = {count.shown for count in counts.counts}
    if Shown.WITHHELD in shown:
        told.append(
            translate(
                "est",
                "“Not shown” are counts that would let a smaller one be worked out by subtraction.",
            )
        )
    if len(counts.parts) > 1:
        told.append(
            translate(
                "est",
                "The period is the sum of {count} published parts; “at least” where some of them are kept"
                " back.",
                count=len(counts.parts),
            )
        )
    if counts.cut.cell_size_m is not None:
        told.append(translate("est", "Cells with few events are not drawn."))
    return " ".join(told)
