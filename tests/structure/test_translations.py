"""The tool that keeps the Swedish words in step with the sources, tried on small sources of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
import translations

SOURCE = """\
from .project.language import translate


def told(count: int) -> str:
    first = translate("est", "Saved {count} rows", count=count)
    return first + translate(
        "est",
        "One sentence in two "
        "parts – with “marks”, å, \\u2013 and\\na line",
        count=count,
    )


def refuse() -> None:
    raise EstError(QT_TRANSLATE_NOOP("est", "The file {name} is damaged."), name="x")
"""
FORM = """\
<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0"><class>SmallForm</class><widget class="QWidget" name="SmallForm">
<property name="windowTitle"><string>A form</string></property></widget></ui>
"""
TWO_PARTS = "One sentence in two parts – with “marks”, å, – and\na line"
WORDS = {
    "Saved {count} rows": "Sparade {count} rader",
    TWO_PARTS: "En mening i två delar",
    "The file {name} is damaged.": "Filen {name} är skadad.",
    "A form": "Ett formulär",
}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small project with marked strings, a form and complete translations."""
    (tmp_path / "est_plugin" / "i18n").mkdir(parents=True)
    (tmp_path / "forms").mkdir()
    (tmp_path / "est_plugin" / "small.py").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "forms" / "small.ui").write_text(FORM, encoding="utf-8")
    ts = tmp_path / translations.TS
    translations.extract(ts, tmp_path)
    assert translations.put_in(ts, WORDS) == set()
    translations.release(ts, ts.with_suffix(".qm"))
    return tmp_path


def test_every_way_of_marking_is_found(checkout: Path) -> None:
    found = {(entry.context, entry.source) for entry in translations.entries(checkout / translations.TS)}
    assert found == {
        ("est", "Saved {count} rows"),
        ("est", TWO_PARTS),
        ("est", "The file {name} is damaged."),
        ("SmallForm", "A form"),
    }


def test_complete_translations_have_no_fault(checkout: Path) -> None:
    assert translations.faults(checkout) == []


def test_a_new_string_is_missed(checkout: Path) -> None:
    source = checkout / "est_plugin" / "small.py"
    source.write_text(SOURCE.replace("Saved {count} rows", "Kept {count} rows"), encoding="utf-8")
    assert translations.faults(checkout) == [
        "est_plugin/i18n/est_sv.ts lacks 'Kept {count} rows'; run `make translate`",
        "est_plugin/i18n/est_sv.ts still holds 'Saved {count} rows'; run `make translate`",
    ]


def test_an_untranslated_string_is_missed(checkout: Path) -> None:
    ts = checkout / translations.TS
    ts.write_text(ts.read_text(encoding="utf-8").replace("Ett formulär", ""), encoding="utf-8")
    translations.release(ts, ts.with_suffix(".qm"))
    assert translations.faults(checkout) == ["est_plugin/i18n/est_sv.ts: no Swedish for 'A form'"]


def test_a_lost_name_is_told(checkout: Path) -> None:
    ts = checkout / translations.TS
    translations.put_in(ts, {"The file {name} is damaged.": "Filen {namn} är skadad."})
    translations.release(ts, ts.with_suffix(".qm"))
    (fault,) = translations.faults(checkout)
    assert "{names} differ" in fault


def test_a_stale_compiled_file_is_told(checkout: Path) -> None:
    translations.put_in(checkout / translations.TS, {"A form": "En blankett"})
    assert translations.faults(checkout) == [
        "est_plugin/i18n/est_sv.qm is not made from est_plugin/i18n/est_sv.ts; run `make translate`"
    ]


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        ('translate("est", f"Saved {count}")', "literal strings"),
        ('translate("est", chosen)', "literal strings"),
        ('translate("est", "Saved {count}", None)', "literal strings"),
        ('translate("EST", "Saved")', 'must be "est"'),
        ('QT_TRANSLATE_NOOP("est", " ")', "empty"),
    ],
)
def test_a_string_that_cannot_be_found_is_told(checkout: Path, call: str, fault: str) -> None:
    (checkout / "est_plugin" / "wrong.py").write_text(f"told = {call}\n", encoding="utf-8")
    first = translations.faults(checkout)[0]
    assert first.startswith("est_plugin/wrong.py:1: ")
    assert fault in first


def test_the_method_of_a_text_is_no_mark(checkout: Path) -> None:
    (checkout / "est_plugin" / "other.py").write_text('told = "a".translate(table)\n', encoding="utf-8")
    assert translations.faults(checkout) == []


def test_words_for_strings_that_are_gone_are_named(checkout: Path) -> None:
    assert translations.put_in(checkout / translations.TS, {"Long gone": "Borta"}) == {"Long gone"}
