"""Blocks into frames: shortened to fit, or continued; what does not fit is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from est_plugin.sheets.blocks.base import Block, Laid, Pair, Room
from est_plugin.sheets.flow import Flow, Frame, Stand
from est_plugin.sheets.marks import Shape, Strip
from est_plugin.sheets.style import standard_style
from est_plugin.sheets.typesetting import Typesetter

ROW = 5.0
HEAD = 6.0


@dataclass(frozen=True)
class Rows:
    """A list of so many rows, five millimetres each under a head of six; in a tight room half as high."""

    name: str
    wanted: int
    least: int = 1
    ruled: bool = False
    prose: bool = False

    def lay(self, room: Room, rows: int) -> Laid:
        """Lay a box a row."""
        height = ROW / 2 if room.tight else ROW
        strips = tuple(
            Strip(height, (Shape(0.0, 0.0, room.width, height, fill="#000000"),))
            for _ in range(min(rows, self.wanted))
        )
        return Laid(Strip(HEAD, (Shape(0.0, 0.0, room.width, HEAD, fill="#ffffff"),)), strips)


@pytest.fixture
def flow(setter: Typesetter) -> Flow:
    """A flow with the gaps of A3."""
    return Flow(standard_style("Open Sans", small=False), setter)


def frame(name: str, height: float, *, x: float = 0.0, y: float = 0.0, page: int = 0) -> Frame:
    return Frame(name, page, x, y, 100.0, height)


def inside(stands: Sequence[Stand]) -> bool:
    return all(s.y >= 0 and s.y + s.height <= s.frame.height + 0.01 for s in stands)


def apart(stands: Sequence[Stand]) -> bool:
    return all(
        a is b or a.frame != b.frame or a.y + a.height <= b.y + 0.01 or b.y + b.height <= a.y + 0.01
        for a in stands
        for b in stands
    )


def test_what_fits_is_shown_whole(flow: Flow) -> None:
    flowed = flow.shortened([Rows("a", 3), Rows("b", 2)], [frame("f", 60.0)])
    assert dict(flowed.shown) == {"a": 3, "b": 2}
    assert flowed.missing == ()
    assert inside(flowed.stands)
    assert apart(flowed.stands)


def test_the_longest_list_gives_way_first(flow: Flow) -> None:
    flowed = flow.shortened([Rows("long", 12), Rows("short", 3)], [frame("f", 60.0)])
    assert flowed.shown["short"] == 3
    assert 3 <= flowed.shown["long"] < 12
    assert inside(flowed.stands)


def test_cells_become_one_line_before_a_block_is_left_out(flow: Flow) -> None:
    blocks = [Rows("a", 6, least=6), Rows("b", 6, least=6)]
    flowed = flow.shortened(blocks, [frame("f", 50.0)])
    assert flowed.missing == ()
    assert inside(flowed.stands)


def test_what_does_not_fit_at_all_is_named_and_counted_as_not_shown(flow: Flow) -> None:
    flowed = flow.shortened([Rows("a", 3), Rows("b", 3)], [frame("f", 12.0)])
    assert flowed.missing == ("b",)
    assert flowed.shown["b"] == 0
    assert inside(flowed.stands)


def test_no_frame_means_that_everything_is_missing(flow: Flow) -> None:
    assert flow.shortened([Rows("a", 3)], []).missing == ("a",)
    assert flow.shortened([], [frame("f", 10.0)]).missing == ()


def test_columns_of_one_height_are_balanced(flow: Flow) -> None:
    blocks = [Rows(name, 4) for name in "abcd"]
    flowed = flow.shortened(blocks, [frame("left", 200.0), frame("right", 200.0, x=110.0)])
    per_column = [sum(s.height for s in flowed.stands if s.frame.name == name) for name in ("left", "right")]
    assert per_column[0] == pytest.approx(per_column[1])


def test_order_is_kept_from_frame_to_frame(flow: Flow) -> None:
    flowed = flow.shortened([Rows(name, 4) for name in "abc"], [frame("1", 60.0), frame("2", 70.0, y=80.0)])
    assert [stand.block for stand in flowed.stands] == ["a", "b", "c"]
    assert [stand.frame.name for stand in flowed.stands] in (["1", "1", "2"], ["1", "2", "2"])
    assert inside(flowed.stands)


def test_rows_are_given_back_where_another_frame_has_room(flow: Flow) -> None:
    blocks = [Rows("a", 10, least=2), Rows("b", 10, least=2)]
    flowed = flow.shortened(blocks, [frame("1", 60.0), frame("2", 30.0, y=80.0)])
    assert flowed.shown["a"] == 10
    assert flowed.shown["b"] == 4


def test_a_long_list_is_continued_with_its_head_repeated(flow: Flow) -> None:
    pages: list[Frame] = []

    def another() -> list[Frame]:
        pages.append(frame(f"more{len(pages)}", 50.0, page=len(pages) + 1))
        return [pages[-1]]

    flowed = flow.continued([Rows("list", 40), Rows("after", 2)], [frame("first", 50.0)], another)
    parts = [stand for stand in flowed.stands if stand.block == "list"]
    rows = sum(sum(1 for m in s.marks if isinstance(m, Shape) and m.fill == "#000000") for s in parts)
    heads = sum(sum(1 for m in s.marks if isinstance(m, Shape) and m.fill == "#ffffff") for s in parts)
    assert rows == 40
    assert heads == len(parts) > 3
    assert flowed.missing == ()
    assert inside(flowed.stands)
    assert apart(flowed.stands)
    assert flowed.stands[-1].block == "after"


def test_a_row_higher_than_any_page_is_named_and_ends(flow: Flow) -> None:
    flowed = flow.continued([Rows("a", 3), Rows("b", 0)], [frame("f", 8.0)], lambda: [frame("m", 8.0)])
    assert flowed.missing == ("a",)
    assert [stand.block for stand in flowed.stands] == ["b"]


def test_a_pair_stands_side_by_side_where_there_is_room_and_below_where_not(setter: Typesetter) -> None:
    pair: Block = Pair("pair", Rows("left", 3), Rows("right", 2))
    style = standard_style("Open Sans", small=False)
    wide = pair.lay(Room(120.0, style, setter), 3)
    narrow = pair.lay(Room(60.0, style, setter), 3)
    assert wide.height == pytest.approx(HEAD + 3 * ROW)
    assert narrow.height > 2 * HEAD + 5 * ROW
    edges = [m.x + m.width for strip in wide.rows for m in strip.marks if isinstance(m, Shape)]
    assert max(edges) == pytest.approx(120.0)


def test_rules_stand_between_blocks_and_never_at_the_top(flow: Flow) -> None:
    flowed = flow.shortened([Rows("a", 1, ruled=True), Rows("b", 1, ruled=True)], [frame("f", 60.0)])
    lines = [[m for m in stand.marks if not isinstance(m, Shape)] for stand in flowed.stands]
    assert [len(found) for found in lines] == [0, 1]


def test_a_text_is_cut_only_when_no_list_can_give_way(flow: Flow) -> None:
    text, lines = Rows("text", 6, least=6, prose=True), Rows("list", 9, least=4)
    some = flow.shortened([text, lines], [frame("f", 34.0)])
    assert some.missing == ()
    assert some.shown["text"] == 6
    assert some.shown["list"] < 4
    none = flow.shortened([text, lines], [frame("f", 30.0)])
    assert none.missing == ()
    assert none.shown["text"] < 6
