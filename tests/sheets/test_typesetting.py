"""Measured, broken and shortened text."""

from __future__ import annotations

import pytest

from est_plugin.sheets.labels import fit_text
from est_plugin.sheets.marks import Align, Face
from est_plugin.sheets.style import LEAST_PT, Style, pick_family, standard_style, with_face
from est_plugin.sheets.typesetting import SLACK_MM, Typesetter, clean, has_family, one_line

LONG_WORD = "Å" * 10_000


@pytest.fixture
def face(style: Style) -> Face:
    """Body text."""
    return style.body


def test_lines_fit_their_width_and_nothing_is_lost(setter: Typesetter, face: Face) -> None:
    text = "Skadegörelsen i Centrum ökade från 12 till 34 händelser och minskade i Väster från 27 till 7."
    broken = setter.wrap(text, face, 40.0)
    assert len(broken.lines) > 2
    assert not broken.shortened
    assert " ".join(broken.lines) == text
    assert all(setter.width(line, face) <= 40.0 for line in broken.lines)


def test_a_no_break_space_holds_its_words_together(setter: Typesetter, face: Face) -> None:
    lines = setter.wrap(
        "nästan exakt 8\u00a0412 observationer", face, setter.width("nästan exakt 8", face)
    ).lines
    assert lines[0] == "nästan exakt"


def test_a_word_wider_than_the_line_is_broken_within(setter: Typesetter, face: Face) -> None:
    broken = setter.wrap(LONG_WORD, face, 30.0, 4)
    assert broken.shortened
    assert len(broken.lines) == 4
    assert broken.lines[-1].endswith("…")
    assert all(setter.width(line, face) <= 30.0 for line in broken.lines)


@pytest.mark.parametrize("text", [LONG_WORD, "ord " * 2500, "i" * 10_000])
def test_one_line_is_shortened_to_fit(setter: Typesetter, face: Face, text: str) -> None:
    broken = setter.shorten(text, face, 25.0)
    assert broken.shortened
    assert broken.lines[0].endswith("…")
    assert 20.0 < setter.width(broken.lines[0], face) <= 25.0


def test_what_fits_is_not_touched(setter: Typesetter, face: Face) -> None:
    assert setter.shorten("Stora torget", face, 60.0).lines == ("Stora torget",)
    assert not setter.shorten("Stora torget", face, 60.0).shortened


def test_paragraphs_stay_apart(setter: Typesetter, face: Face) -> None:
    assert setter.wrap("ett\ntvå", face, 60.0).lines == ("ett", "två")


def test_control_characters_and_overrides_become_spaces_and_the_rest_stays() -> None:
    assert clean("a\x00b\u202ec\u2028d") == "a b c d"
    assert clean("[% env('HOME') %] <b>å</b> 😀") == "[% env('HOME') %] <b>å</b> 😀"
    assert one_line("två\nrader\t här") == "två rader  här"


def test_a_box_is_wider_than_its_text_away_from_its_edge(setter: Typesetter, face: Face) -> None:
    left = setter.box(["34"], face, x=10.0, width=12.0)
    right = setter.box(["34"], face, x=10.0, width=12.0, align=Align.RIGHT)
    assert (left.x, left.x + left.width) == pytest.approx((10.0, 22.0 + SLACK_MM))
    assert (right.x, right.x + right.width) == pytest.approx((10.0 - SLACK_MM, 22.0))
    assert setter.overflow(left) == 0


def test_overflow_is_measured(setter: Typesetter, face: Face) -> None:
    mark = setter.box(["Belysning och beskärning"], face, width=10.0)
    assert setter.overflow(mark) > 5.0


def test_text_shrinks_before_it_wraps_before_it_is_shortened(setter: Typesetter, face: Face) -> None:
    title = face.sized(25.0)
    words = "Lägesbild oktober 2026"
    room = setter.width(words, title)
    assert fit_text(setter, words, title, room + 1, 13.0).face.size_pt == 25.0
    smaller = fit_text(setter, words, title, room * 0.7, 13.0)
    assert smaller.face.size_pt < 25.0
    assert smaller.broken.lines == (words,)
    cut = fit_text(setter, words * 40, title, room, 13.0)
    assert cut.broken.shortened
    assert cut.face.size_pt >= LEAST_PT
    assert setter.height(cut.broken.lines, cut.face) <= 13.0


@pytest.mark.parametrize(
    ("wanted", "here", "expected"),
    [
        ("Gill Sans", {"Gill Sans", "Open Sans"}, "Gill Sans"),
        ("Gill Sans", {"Open Sans", "Arial"}, "Open Sans"),
        ("", {"Noto Sans", "DejaVu Sans"}, "Noto Sans"),
        ("", {"Arial"}, "Arial"),
        ("", {"DejaVu Sans", "Times"}, "DejaVu Sans"),
        ("Gill Sans", set(), "DejaVu Sans"),
    ],
)
def test_the_font_is_the_first_that_is_here(wanted: str, here: set[str], expected: str) -> None:
    assert pick_family(wanted, here.__contains__) == expected


def test_a_family_that_no_machine_has_is_not_here() -> None:
    assert not has_family("Ingen Sådan Stil 47")
    assert has_family(pick_family("", has_family))


@pytest.mark.parametrize("small", [False, True])
def test_no_face_of_the_scale_is_below_seven_points(small: bool) -> None:
    style = standard_style("Open Sans", small=small)
    faces = (style.figure, style.head, style.body, style.note, style.map_name, style.map_mark)
    assert all(face.size_pt >= LEAST_PT for face in faces)
    assert with_face(style, "note", Face("Arial", 4.0)).note == Face("Arial", LEAST_PT)
    with pytest.raises(KeyError):
        with_face(style, "nothing", Face("Arial", 8.0))
