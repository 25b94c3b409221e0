"""Every block at every width: within its bounds, its words right, what is not shown counted."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from est_plugin.answers.basis import Direction
from est_plugin.answers.lagesbild.parts import ChangeRow, KindRow, LagesbildAnswer, TimePatternAnswer
from est_plugin.answers.wording import direction_word
from est_plugin.charts.palette import BETTER, QUIET, WORSE
from est_plugin.domain.insats import InsatsStatus
from est_plugin.sheets.blocks.base import Block, Room
from est_plugin.sheets.blocks.change import change_table
from est_plugin.sheets.blocks.insatser import insatser_block
from est_plugin.sheets.blocks.key_figures import key_figures, worse_areas
from est_plugin.sheets.blocks.kinds import gathered
from est_plugin.sheets.blocks.legend import Legend, Signs
from est_plugin.sheets.blocks.places import places_block
from est_plugin.sheets.blocks.reporting import reporting_block
from est_plugin.sheets.marks import Form, Shape, Strip, Text, texts
from est_plugin.sheets.prepared import Prepared, prepare
from est_plugin.sheets.series import MAKERS
from est_plugin.sheets.style import Style, standard_style
from est_plugin.sheets.typesetting import SLACK_MM, Typesetter
from tests.sheets.conftest import sample
from tests.sheets.family_parts import with_family
from tests.sheets.sample_answers import row

SAMPLES = ["month", "not_compared", "empty", "single", "crowded", "endless", "hostile"]


def words(strip: Strip) -> str:
    return " ".join(" ".join(text.lines) for text in texts(strip.marks))


def laid(block: Block, room: Room, rows: int | None = None) -> Strip:
    return block.lay(room, block.wanted if rows is None else rows).whole()


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("width", [44.0, 91.5, 116.0, 178.0])
@pytest.mark.parametrize("tight", [False, True])
def test_every_block_stays_within_its_width_and_height(
    setter: Typesetter, style: Style, name: str, width: float, tight: bool
) -> None:
    answer = sample(name)
    room = Room(width, style, setter, tight)
    for make in MAKERS.values():
        block = make(answer, prepare(answer)) if name == "month" else make(answer, _no_charts())
        if block is None:
            continue
        for rows in {block.wanted, block.least}:
            strip = laid(block, room, rows)
            for text in texts(strip.marks):
                assert setter.overflow(text) < 0.01, (block.name, text.lines)
                assert text.x > -SLACK_MM - 0.01, (block.name, text.lines)
                assert text.x + text.width < width + 2 * SLACK_MM + 0.01, (block.name, text.lines)
                assert text.y + text.height < strip.height + 0.8, (block.name, text.lines)
            for shape in (mark for mark in strip.marks if isinstance(mark, Shape)):
                assert -0.01 <= shape.x <= shape.x + shape.width <= width + 0.7, (block.name, shape)


def _no_charts() -> Prepared:
    return Prepared((), b"<svg xmlns='http://www.w3.org/2000/svg'/>")


@pytest.mark.parametrize("name", ["month", "crowded"])
def test_fewer_rows_are_never_higher(setter: Typesetter, style: Style, name: str) -> None:
    answer = with_family(sample(name))
    for make in MAKERS.values():
        block = make(answer, _no_charts())
        assert block is not None
        heights = [laid(block, Room(116.0, style, setter), n).height for n in range(1, block.wanted + 1)]
        assert all(b - a > -4.0 for a, b in pairwise(heights)), block.name


@pytest.fixture
def room(setter: Typesetter) -> Room:
    """A column of A3."""
    return Room(116.0, standard_style("Open Sans", small=False), setter)


def test_a_headline_says_count_compare_and_verdict_in_its_colour(room: Room) -> None:
    strip = laid(key_figures(sample("month")), room)
    assert words(strip).startswith("303")
    (detail,) = [t for t in texts(strip.marks) if "265 in oktober 2025, uncertain" in t.lines]
    assert detail.face.colour == QUIET


@pytest.mark.parametrize(
    ("direction", "colour"),
    [(Direction.WORSE, WORSE), (Direction.BETTER, BETTER), (Direction.TOO_FEW, QUIET)],
)
def test_the_colour_of_a_headline_follows_its_test(room: Room, direction: Direction, colour: str) -> None:
    month = sample("month")
    change = replace(month.change, headline=replace(month.change.headline, direction=direction))
    strip = laid(key_figures(replace(month, change=change)), room)
    (detail,) = [t for t in texts(strip.marks) if direction_word(direction) in " ".join(t.lines)]
    assert detail.face.colour == colour


def test_an_area_with_two_bad_rows_is_one_area_in_the_wrong_direction() -> None:
    month = sample("month")
    rows = (
        row("Centrum · a", 30, 3, (10.0, 4.0, 30.0), Direction.WORSE, "area-Centrum"),
        row("Centrum · b", 30, 3, (10.0, 4.0, 30.0), Direction.WORSE, "area-Centrum"),
        row("Okänt", 30, 3, (10.0, 4.0, 30.0), Direction.WORSE, "area-Borta"),
        row("Väster", 3, 30, (0.1, 0.02, 0.4), Direction.BETTER, "area-Väster"),
    )
    assert worse_areas(replace(month, change=replace(month.change, rows=rows))) == ("Centrum", "Okänt")


def test_the_dot_of_a_ratio_stands_right_of_one_when_it_is_worse(room: Room) -> None:
    strip = laid(change_table(sample("month")), room)
    dots = {m.fill: m.x for m in strip.marks if isinstance(m, Shape) and m.form is Form.DISC}
    assert dots[WORSE] > dots[BETTER]


@pytest.mark.parametrize(
    ("interval", "arrows"),
    [
        ((2.0, 1.2, 3.0), []),
        ((2.0, 0.0, float("inf")), [Form.LEFT_ARROW, Form.RIGHT_ARROW]),
        ((30.0, 2.0, 90.0), [Form.RIGHT_ARROW]),
        ((0.01, 0.001, 0.4), [Form.LEFT_ARROW]),
    ],
)
def test_an_interval_beyond_the_scale_ends_in_an_arrow(
    room: Room, interval: tuple[float, float, float], arrows: list[Form]
) -> None:
    month = sample("month")
    rows = (row("Centrum", 9, 4, interval, Direction.UNCLEAR, "area-Centrum"),)
    strip = laid(change_table(replace(month, change=replace(month.change, rows=rows))), room)
    found = [m.form for m in strip.marks if isinstance(m, Shape) and m.form is not Form.DISC]
    assert found == arrows


def test_no_compared_count_is_a_dash_and_no_interval_is_nothing(room: Room) -> None:
    month = sample("month")
    bare = ChangeRow("Centrum", 4, None, None, None, None, None, None, Direction.TOO_FEW, "area-Centrum")
    strip = laid(change_table(replace(month, change=replace(month.change, rows=(bare,)))), room)
    assert "–" in [line for text in texts(strip.marks) for line in text.lines]
    assert not [m for m in strip.marks if isinstance(m, Shape)]


@given(st.lists(st.integers(0, 500), max_size=14), st.integers(1, 8))
def test_gathering_kinds_keeps_their_sum(counts: list[int], most: int) -> None:
    rows = tuple(KindRow(f"slag {i}", count, None) for i, count in enumerate(sorted(counts, reverse=True)))
    shown = gathered(rows, most)
    assert len(shown) <= most
    assert sum(r.count for r in shown) == sum(counts)
    assert all(r.count for r in shown)


def test_the_share_is_that_of_the_places_shown(room: Room) -> None:
    block = places_block(sample("month"))
    assert "3 places of 412 hold 22\u00a0% of the events" in words(laid(block, room, 3))
    assert "1 place of 412 holds 10\u00a0% of the events" in words(laid(block, room, 1))


def test_hidden_open_insatser_are_counted_and_the_late_are_marked(room: Room) -> None:
    strip = laid(insatser_block(sample("month")), room, 2)
    assert "… and 3 open ones more" in words(strip)
    late = [t for t in texts(strip.marks) if t.lines == ("försenad 15 okt",)]
    assert [t.face.colour for t in late] == [WORSE]


def test_followed_up_insatser_that_are_hidden_are_counted_too(room: Room) -> None:
    month = sample("month")
    lines = tuple(replace(line, status=InsatsStatus.FOLLOWED_UP) for line in month.insatser.lines)
    done = replace(month, insatser=replace(month.insatser, lines=lines, open_count=0, overdue_count=0))
    assert "… and 4 more" in words(laid(insatser_block(done), room, 2))


def test_reporters_that_are_missing_are_named_or_counted(room: Room) -> None:
    block = reporting_block(sample("crowded"))
    assert "and 39 more" in words(laid(block, room, 2))
    assert "Reported in the period: 9 of 11 organisations. Missing: Västra skolan, Väktarbolaget." in words(
        laid(reporting_block(sample("month")), room)
    )


def week_of(answer: LagesbildAnswer, weights: np.ndarray, missing: int = 0) -> LagesbildAnswer:  # type: ignore[type-arg]
    return replace(answer, time_pattern=TimePatternAnswer(answer.basis, weights, missing, 0))


def test_the_week_tells_its_darkest_hour_and_what_has_no_time(room: Room) -> None:
    weights = np.zeros((7, 24))
    weights[6, 23] = 3.25
    answer = week_of(sample("month"), weights, missing=4)
    block = MAKERS["week"](answer, prepare(answer))
    assert block is not None
    text = words(laid(block, room))
    assert "Darkest: sö 23–00, 3,2 events." in text or "Darkest: sö 23–00, 3,3 events." in text
    assert "4 without a known time are not here." in text


def test_a_week_of_nan_is_a_week_without_times(room: Room) -> None:
    answer = week_of(sample("month"), np.full((7, 24), np.nan))
    block = MAKERS["week"](answer, prepare(answer))
    assert block is not None
    assert "No events in the period have a known time." in words(laid(block, room))


@pytest.mark.parametrize(
    "breaks", [(20.0, 60.0, 120.0, 200.0, 300.0), (2e4, 6e4, 1.2e5, 2e5, 3e5), (0.2, 0.5)]
)
def test_the_legend_shows_its_breaks_without_collision(
    setter: Typesetter, style: Style, breaks: tuple[float, ...]
) -> None:
    density = sample("month").density
    assert density is not None
    signs = Signs(classes=5, dots=True, areas=True, places=True, insatser=True)
    strip = laid(Legend(replace(density, breaks=breaks), signs), Room(46.0, style, setter))
    boxes = texts(strip.marks)
    swatches = [m for m in strip.marks if isinstance(m, Shape) and m.fill in ("#fee6ce", "#fdc38d")]
    assert len(swatches) == 2
    assert all(t.x >= 0 and t.x + setter.width(t.lines[0], t.face) <= 46.0 for t in boxes)
    assert not [(a.lines, b.lines) for a in boxes for b in boxes if a is not b and _overlap(setter, a, b)]


def _overlap(setter: Typesetter, a: Text, b: Text) -> bool:
    wide = min(a.x + setter.width(a.lines[0], a.face), b.x + setter.width(b.lines[0], b.face)) - max(a.x, b.x)
    high = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    return wide > 0.05 and high > 0.6


def test_the_legend_explains_only_what_is_there(setter: Typesetter, style: Style) -> None:
    room = Room(60.0, style, setter)
    bare = words(laid(Legend(None, Signs(empty=True)), room))
    assert bare == "No events with an exact place in the period."
    many = words(laid(Legend(None, Signs(too_many_dots=True, areas=True)), room))
    assert "too many events" in many
    assert "an event" not in many.replace("too many events", "")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(name=st.text(min_size=1, max_size=120), who=st.text(max_size=80), state=st.text(max_size=40))
def test_any_text_of_an_insats_stays_in_its_cells(
    setter: Typesetter, name: str, who: str, state: str
) -> None:
    month = sample("month")
    line = replace(month.insatser.lines[0], title=name, responsible=who, state=state)
    answer = replace(month, insatser=replace(month.insatser, lines=(line,)))
    for width in (91.5, 116.0):
        room = Room(width, standard_style("Open Sans", small=False), setter)
        strip = laid(insatser_block(answer), room)
        assert all(setter.overflow(text) < 0.01 for text in texts(strip.marks))
