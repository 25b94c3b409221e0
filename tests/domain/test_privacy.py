"""The guard on its labelled list, on what must be strong, weak or a hint, and on any text at all."""

from __future__ import annotations

import ast
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from est_plugin.domain.message import EstError
from est_plugin.domain.observation import Observation
from est_plugin.domain.privacy import (
    MASK,
    Hit,
    HitKind,
    HitStrength,
    PersonalDataError,
    clear,
    confirm,
    find_hits,
    guarded_text,
    hit_names,
    joined_text,
    mask,
    stopping,
)

from . import privacy_cases
from .privacy_cases import Case, negatives, positives

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
VALID = "850203-" + "123" + privacy_cases.luhn("850203123")


def _found(case: Case) -> Hit | None:
    start = case.text.index(case.piece)
    end = start + len(case.piece)
    hits = stopping(find_hits(case.text, TODAY))
    return next((hit for hit in hits if hit.start < end and hit.end > start), None)


def test_the_labelled_list_is_long_enough_and_made_without_the_guard() -> None:
    assert len(positives()) >= 300
    assert len(negatives()) >= 300
    tree = ast.parse(Path(privacy_cases.__file__).read_text(encoding="utf-8"))
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom | ast.Import)]
    assert not any("est_plugin" in ast.unparse(node) for node in imported)


def test_recall_on_the_labelled_list() -> None:
    missed = [case.text for case in positives() if _found(case) is None]
    assert len(missed) <= 0.01 * len(positives()), missed


def test_false_hits_on_the_labelled_list() -> None:
    false = [(case.text, find_hits(case.text, TODAY)) for case in negatives() if find_hits(case.text, TODAY)]
    assert len(false) <= 0.01 * len(negatives()), false


@pytest.mark.parametrize("kind", sorted({case.kind for case in positives()}))
def test_what_is_found_has_the_right_kind(kind: str) -> None:
    cases = [case for case in positives() if case.kind == kind]
    right = [case for case in cases if (hit := _found(case)) is not None and hit.kind == kind]
    assert len(right) >= 0.98 * len(cases)


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        (VALID, HitStrength.STRONG),
        (f"19{VALID}", HitStrength.STRONG),
        (f"19 {VALID}", HitStrength.STRONG),
        (VALID.replace("-", "+"), HitStrength.STRONG),
        (VALID.replace("-", ""), HitStrength.STRONG),
        (VALID[:-1] + str((int(VALID[-1]) + 1) % 10), HitStrength.WEAK),
        ("ABC 123", HitStrength.STRONG),
        ("ABC12D", HitStrength.STRONG),
        ("xkp123", HitStrength.WEAK),
        ("bilen abc 123", HitStrength.STRONG),
        ("regnr. ABC 12 D", HitStrength.STRONG),
        ("bilen MAX 123", HitStrength.STRONG),
        ("070-123 45 67", HitStrength.STRONG),
        ("054-12 34 56", HitStrength.STRONG),
        ("054123456", HitStrength.WEAK),
        ("ring på 12 34 56", HitStrength.WEAK),
        ("+47 22 12 34 56", HitStrength.WEAK),
        ("anna@example.se", HitStrength.STRONG),
        ("anna @ example.se", HitStrength.WEAK),
        ("anna (at) example.se", HitStrength.WEAK),
        ("anna snabel-a example punkt se", HitStrength.WEAK),
        ("anna.berg@kommun", HitStrength.WEAK),
        ("En man som heter Kalle", HitStrength.HINT),
        ("en kille vid namn kalle", HitStrength.HINT),
        ("regnr MRS SAAB", HitStrength.HINT),
        ("personlig skylt GRABBEN", HitStrength.HINT),
        ("regnr EK 12345", HitStrength.WEAK),
        ("enskild firma SE" + VALID.replace("-", "") + "01", HitStrength.STRONG),
        ("pnr 260315-1430", HitStrength.WEAK),
    ],
)
def test_how_sure_the_guard_is(text: str, strength: HitStrength) -> None:
    assert [hit.strength for hit in find_hits(text, TODAY)] == [strength]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Inget att rapportera denna vecka.",
        "Torget heter Stora torget",
        "Butiken heter Konsum",
        "SOS 112 och TRE 123",
        "000229-0000",
        "851332-1234 och 850231-1234",
        "21850203-1234 av 12345678901234",
        "KTM 125 och BMW 320",
        "hus 12b och 14 B",
        "Bilen vid hus 12B, mobil i sal 101, bil för 300 kr",
        "wifi-namn: Guest_2023",
        "ABC 12 D",
        "20301224-1230",
    ],
)
def test_what_is_no_hit(text: str) -> None:
    assert find_hits(text, TODAY) == ()


def test_a_plate_may_have_a_models_letters() -> None:
    assert find_hits("KTM 123")[0].kind is HitKind.REGISTRATION_PLATE


def test_capitals_mean_nothing_in_a_text_of_capitals() -> None:
    assert find_hits("LEK 123 STOD PÅ TORGET") == ()
    assert len(find_hits("LEK 123 stod på torget")) == 1


def test_a_hit_tells_where_in_the_text_as_written() -> None:
    text = "👮\u200b Bil A\u030a \uff21\uff22\uff23\u00a0\uff11\uff12\uff13 stod där"
    (hit,) = find_hits(text)
    assert text[hit.start : hit.end] == "\uff21\uff22\uff23\u00a0\uff11\uff12\uff13"


def test_masking_leaves_the_rest_untouched() -> None:
    text = f"Före {VALID} mellan ABC 123, efter anna@example.se."
    assert mask(text, find_hits(text)) == f"Före {MASK} mellan {MASK}, efter {MASK}."
    assert mask(text, ()) == text


@pytest.mark.parametrize("case", positives()[::7], ids=lambda case: case.piece.strip())
def test_a_masked_text_is_clear(case: Case) -> None:
    masked = mask(case.text, find_hits(case.text, TODAY))
    assert clear(masked).covers(masked)


def test_clearance_covers_one_text_only() -> None:
    clearance = clear("Klotter på skolan")
    assert clearance.covers("Klotter på skolan")
    assert not clearance.covers("Klotter på skolan.")
    assert (clearance.confirmed_by, clearance.confirmed_at, clearance.reason) == (None, None, None)


def test_hints_alone_stop_nothing() -> None:
    assert clear("En kille som heter Kalle").covers("En kille som heter Kalle")


def test_the_error_tells_the_kind_and_never_the_number() -> None:
    with pytest.raises(PersonalDataError) as caught:
        clear(f"Ring 070-123 45 67 eller {VALID}")
    assert len(caught.value.hits) == 2
    told = caught.value.message.english()
    assert "phone number" in told
    assert "2 places" in told
    assert "070" not in told
    assert VALID not in told


def test_what_is_kept_says_who_when_and_why() -> None:
    clearance = confirm(VALID, "  anna ", NOW, " polisens begäran ")
    assert clearance.covers(VALID)
    assert (clearance.confirmed_by, clearance.confirmed_at, clearance.reason) == (
        "anna",
        NOW,
        "polisens begäran",
    )
    assert VALID not in repr(clearance)


@pytest.mark.parametrize(("by", "reason"), [("", "skäl"), ("anna", " ")])
def test_what_is_kept_needs_a_name_and_a_reason(by: str, reason: str) -> None:
    with pytest.raises(EstError):
        confirm(VALID, by, NOW, reason)


def test_a_confirmation_needs_an_instant() -> None:
    with pytest.raises(ValueError, match="time zone"):
        confirm(VALID, "anna", NOW.replace(tzinfo=None), "skäl")


def test_all_that_a_person_wrote_is_guarded_field_by_field() -> None:
    split = Observation("u", "c", description="nr 850203", place_name="1234 Torget", reporter_role="ABC")
    assert find_hits(guarded_text(split)) == ()
    told = Observation("u", "c", description="lugnt", place_name="Torget", reporter_role="Anna 070-1234567")
    assert [hit.kind for hit in find_hits(guarded_text(told))] == [HitKind.PHONE_NUMBER]
    assert joined_text(("a", None)) == "a\x1e"


def test_every_kind_has_a_name() -> None:
    assert len({hit_names(kind).english() for kind in HitKind}) == len(HitKind)


_NEAR_TRAPS = st.lists(
    st.sampled_from(
        (
            "8",
            "85",
            "850203",
            "1234",
            "-",
            "+",
            " ",
            "\n",
            "ABC",
            "abc",
            "12D",
            "123",
            "0",
            "070",
            "+46",
            "@",
            ".se",
            "heter",
            "Kalle",
            "\u200b",
            "\u00a0",
            "(",
            ")",
            "tel",
            "T123",
            "SE",
            "01",
            "x",
            "\x1e",
            "å",
            "\u030a",
            "\uff11",
        )
    ),
    max_size=14,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=80), _NEAR_TRAPS))
def test_on_any_text_hits_are_ordered_apart_and_masked_away(text: str) -> None:
    hits = find_hits(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(left.end <= right.start for left, right in pairwise(hits))
    assert not hits or mask(text, hits) != text


@pytest.mark.parametrize("unit", ["1 ", "a@", "0701234567 ", "heter A ", "abc 12 ", "850203 ", "a at "])
def test_a_cell_of_a_million_signs_is_read_in_seconds(unit: str) -> None:
    began = datetime.now(UTC)
    find_hits(unit * (1_000_000 // len(unit)))
    assert (datetime.now(UTC) - began).total_seconds() < 20
