"""Settings in the database: two people at once, other programs, and profiles of one's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from est_plugin.domain.settings import MunicipalitySettings, SettingsError
from est_plugin.store.errors import ConflictError
from est_plugin.store.gateway import Gateway
from tests.store.conftest import MUNICIPALITY

SETTINGS = MunicipalitySettings(
    municipality_name='Kumla "å" 🙂',
    logo_svg_or_png="PHN2Zy8+",
    density_breaks=(1.0, 2.0),
    object_layers=("Skolor",),
    retention_text_months=24,
)


def test_a_new_database_has_the_defaults(gateway: Gateway) -> None:
    assert gateway.settings() == MunicipalitySettings(municipality_name=MUNICIPALITY)


def test_settings_are_read_back_as_they_were_saved(gateway: Gateway) -> None:
    assert gateway.save_settings(SETTINGS) == SETTINGS
    with gateway.clone() as other:
        assert other.settings() == SETTINGS
    assert gateway.save_settings(SETTINGS) == SETTINGS


def test_two_people_may_change_different_settings_at_once(gateway: Gateway) -> None:
    with gateway.clone() as other:
        mine, theirs = gateway.settings(), other.settings()
        other.save_settings(replace(theirs, min_count=20))
        both = gateway.save_settings(replace(mine, text_limit=500))
    assert (both.min_count, both.text_limit) == (20, 500)


def test_the_same_setting_changed_by_two_is_shown_to_the_second(gateway: Gateway) -> None:
    with gateway.clone() as other:
        mine, theirs = gateway.settings(), other.settings()
        other.save_settings(replace(theirs, min_count=20))
        with pytest.raises(ConflictError) as conflict:
            gateway.save_settings(replace(mine, min_count=30, text_limit=500))
    assert conflict.value.mine == replace(mine, min_count=30, text_limit=500)
    assert conflict.value.theirs == replace(mine, min_count=20)
    assert gateway.settings() == replace(mine, min_count=20)
    again = gateway.save_settings(replace(mine, min_count=30), read=gateway.settings())
    assert again.min_count == 30


def test_two_who_choose_the_same_agree(gateway: Gateway) -> None:
    with gateway.clone() as other:
        mine, theirs = gateway.settings(), other.settings()
        other.save_settings(replace(theirs, min_count=20))
        assert gateway.save_settings(replace(mine, min_count=20)).min_count == 20


def test_a_setting_that_another_program_spoiled_is_told(gateway: Gateway) -> None:
    with gateway.backend.transaction():
        gateway.backend.execute("UPDATE setting SET value = 'nonsense' WHERE name = 'min_count'")
    with pytest.raises(SettingsError):
        gateway.settings()


def test_profiles_lie_beside_the_settings(gateway: Gateway) -> None:
    assert gateway.profile("import_profile/polisen") is None
    gateway.save_profile("import_profile/polisen", '{"a": 1}', None)
    gateway.save_profile("import_profile/polisen", '{"a": 1}', None)
    assert gateway.profile("import_profile/polisen") == '{"a": 1}'
    with pytest.raises(ConflictError):
        gateway.save_profile("import_profile/polisen", '{"a": 2}', None)
    gateway.save_profile("import_profile/polisen", '{"a": 2}', '{"a": 1}')
    gateway.save_profile("annat", "1", None)
    assert gateway.profile_names("import_profile/") == ("import_profile/polisen",)
    assert gateway.settings() == MunicipalitySettings(municipality_name=MUNICIPALITY)
    gateway.delete_profile("import_profile/polisen")
    gateway.delete_profile("import_profile/polisen")
    assert gateway.profile("import_profile/polisen") is None
