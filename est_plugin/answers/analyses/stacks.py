"""One coordinate that holds suspiciously many events: noticed and told, never silently believed."""

from __future__ import annotations

from ...analysis.hot_places import stacked_points
from ...analysis.table import ObservationTable
from ...project.language import translate
from ...project.swedish import number, percent


def stack_notices(points: ObservationTable) -> tuple[str, ...]:
    """Return a notice where single coordinates hold many of the events: often a default, not where it was."""
    stacks = stacked_points(points.x, points.y)
    if not stacks:
        return ()
    largest = stacks[0]
    if len(stacks) == 1:
        return (
            translate(
                "est",
                "One single point (x {x}, y {y}) holds {count} events, {share} of all. Often that is the"
                " middle of a district or municipality and not where things happened: look at them before"
                " you believe a hotspot there.",
                x=number(round(largest.x)),
                y=number(round(largest.y)),
                count=number(largest.count),
                share=percent(largest.share),
            ),
        )
    return (
        translate(
            "est",
            "{points} single points hold {share} of all events; the largest (x {x}, y {y}) holds {count}."
            " Often such points are the middle of a district or municipality and not where things"
            " happened: look at them before you believe a hotspot there.",
            points=number(len(stacks)),
            share=percent(sum(stack.share for stack in stacks)),
            x=number(round(largest.x)),
            y=number(round(largest.y)),
            count=number(largest.count),
        ),
    )
