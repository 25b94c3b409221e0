"""The words of the import: its steps, what columns are for, encodings, separators."""

from __future__ import annotations

from ...exchange.headings import Target
from ...project.language import translate


def target_groups() -> tuple[tuple[str, tuple[tuple[Target, str], ...]], ...]:
    """Return what a column can be for, in words, grouped as a person thinks of a report."""
    return (
        (
            translate("est", "What"),
            (
                (Target.CATEGORY, translate("est", "Kind")),
                (Target.SUBCATEGORY, translate("est", "Sub-kind")),
                (Target.CRIME_CODE, translate("est", "Crime code")),
                (Target.DESCRIPTION, translate("est", "Free text")),
                (Target.DAMAGE_COST, translate("est", "Damage cost")),
                (Target.FAULT_STATUS, translate("est", "Mended or not")),
            ),
        ),
        (
            translate("est", "Where"),
            (
                (Target.X, translate("est", "X, longitude (east)")),
                (Target.Y, translate("est", "Y, latitude (north)")),
                (Target.POINT, translate("est", "Both coordinates in one")),
                (Target.PLACE, translate("est", "Name of the place")),
                (Target.ADDRESS, translate("est", "Address")),
                (Target.AREA, translate("est", "Area")),
                (Target.PLACE_PRECISION, translate("est", "How exact the place is")),
                (Target.SETTING, translate("est", "Sort of place")),
                (Target.INDOOR, translate("est", "Indoors or out")),
            ),
        ),
        (
            translate("est", "When"),
            (
                (Target.START, translate("est", "Start, date and time")),
                (Target.START_DATE, translate("est", "Start, date only")),
                (Target.START_CLOCK, translate("est", "Start, time only")),
                (Target.END, translate("est", "End, date and time")),
                (Target.END_DATE, translate("est", "End, date only")),
                (Target.END_CLOCK, translate("est", "End, time only")),
                (Target.TIME_PRECISION, translate("est", "How exact the time is")),
                (Target.REPORTED, translate("est", "When it was reported")),
            ),
        ),
        (
            translate("est", "Who and from where"),
            (
                (Target.EXTERNAL_ID, translate("est", "Case number or id")),
                (Target.ORGANISATION, translate("est", "Organisation")),
                (Target.ROLE, translate("est", "Role of the reporter")),
                (Target.SOURCE, translate("est", "Source")),
                (Target.REVIEW_STATUS, translate("est", "Reviewed or not")),
            ),
        ),
    )


def target_words() -> dict[Target, str]:
    """Return what a column can be for, in words."""
    return {target: word for _, targets in target_groups() for target, word in targets}


def encoding_words() -> dict[str, str]:
    """Return encodings of text in words, those that a person may choose."""
    return {
        "utf-8": "UTF-8",
        "cp1252": "Windows-1252",
        "utf-16-le": "UTF-16",
        "utf-16-be": "UTF-16 BE",
        "cp850": translate("est", "DOS (code page 850)"),
        "mac_roman": translate("est", "Older Mac"),
    }


def separator_words() -> dict[str, str]:
    """Return separators in words."""
    return {
        ";": translate("est", "Semicolon ;"),
        ",": translate("est", "Comma ,"),
        "\t": translate("est", "Tab"),
        "|": translate("est", "Bar |"),
    }


def step_words() -> tuple[tuple[str, str], ...]:
    """Return the title of each step and what the person should do there."""
    return (
        (
            translate("est", "Step 1 of 5: the table"),
            translate(
                "est", "Choose a table in a file (CSV, Excel, ODS) or a layer. Nothing is imported yet."
            ),
        ),
        (
            translate("est", "Step 2 of 5: what the columns are"),
            translate(
                "est", "Check that what, where and when were recognised, and that the points lie right."
            ),
        ),
        (
            translate("est", "Step 3 of 5: kinds that are not known"),
            translate(
                "est",
                "Say once what these kinds mean with you; it is remembered. Rows of kinds that are not"
                " decided are rejected.",
            ),
        ),
        (
            translate("est", "Step 4 of 5: personal data"),
            translate(
                "est",
                "What is marked looks like personal data. Names cannot be found reliably, so read the texts"
                " too. Rows that are not decided are rejected.",
            ),
        ),
        (
            translate("est", "Step 5 of 5: what will happen"),
            translate("est", "Nothing is imported yet. Afterwards the import can be undone as a whole."),
        ),
    )
