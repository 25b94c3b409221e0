"""The municipality's settings: their defaults, and what each refuses."""

from __future__ import annotations

from dataclasses import fields

import pytest

from est_plugin.domain.settings import SETTING_NAMES, MunicipalitySettings, SettingsError

BAD: dict[str, list[object]] = {
    "municipality_name": ["x" * 201, 5],
    "logo_svg_or_png": ["<svg>", "å"],
    "accent_colour": ["red", "#12345", "1d4e68", ""],
    "suppression_threshold": [0, 1001, 2.5, True, "5"],
    "min_count": [0, -1, None],
    "background_group": ["x" * 201],
    "heatmap_bandwidth_m": [0, -5, float("nan"), float("inf"), "260", True],
    "density_breaks": [(), (3.0, 2.0), (0.0, 1.0), (1.0, float("nan")), [1.0, 2.0], "1,2"],
    "default_period": ["decade", ""],
    "retention_text_months": [0, -1, 1201, 1.5, "24"],
    "retention_rows_months": [0],
    "retention_files_months": [0],
    "retention_audit_months": [0],
    "import_undo_days": [-1, 3651],
    "text_limit": [49, 100_001],
    "import_police_text": [1, "yes", None],
    "duplicate_distance_m": [-1, 10_001],
    "report_weekday": [0, 8],
    "address_layer": ["x" * 501],
    "address_field": [None],
    "object_layers": [["a"], (1,), "abc"],
    "analysis_area_kind": ["x" * 101],
    "contact": ["x" * 501],
}


def test_every_setting_has_a_name_for_people_and_is_checked() -> None:
    names = {field.name for field in fields(MunicipalitySettings)}
    assert set(SETTING_NAMES) == names
    assert set(BAD) == names


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in BAD.items() for value in values]
)
def test_a_value_that_cannot_be_is_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(SettingsError) as refused:
        MunicipalitySettings(**{name: value})  # type: ignore[arg-type]
    assert refused.value.name == name


def test_nothing_is_decided_about_retention_until_the_municipality_has() -> None:
    settings = MunicipalitySettings()
    assert settings.retention_text_months is None
    assert settings.retention_rows_months is None
    assert settings.retention_files_months is None
    assert settings.retention_audit_months is None


def test_texts_hold_all_of_it_and_names_of_other_versions_are_passed_by() -> None:
    settings = MunicipalitySettings(
        municipality_name='Upplands-Bro "å"',
        density_breaks=(1.0, 2.5, 4.0),
        object_layers=("Skolor", "Parker"),
        heatmap_bandwidth_m=260.0,
        retention_text_months=24,
        import_police_text=True,
    )
    texts = settings.to_texts()
    assert MunicipalitySettings.from_texts({**texts, "of_another_version": "nonsense"}) == settings
    assert MunicipalitySettings.from_texts({}) == MunicipalitySettings()


@pytest.mark.parametrize("text", ["{", "", '"x"', "[1, 0]"])
def test_a_text_that_another_program_spoiled_is_told(text: str) -> None:
    with pytest.raises(SettingsError):
        MunicipalitySettings.from_texts({"density_breaks": text})
