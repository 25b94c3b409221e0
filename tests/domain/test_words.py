"""Messages, categories, insatser, selections, areas and the plugin's own files."""

from __future__ import annotations

import importlib
import pkgutil
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import est_plugin.domain
from est_plugin.domain.assets import asset
from est_plugin.domain.category import ANALYSED_KINDS, CategoryKind, category_uuid, starting_categories
from est_plugin.domain.insats import OPEN_STATUSES, Insats, InsatsStatus
from est_plugin.domain.message import EstError, Message, fill
from est_plugin.domain.observation import COARSE_PRECISIONS, Observation, PlacePrecision
from est_plugin.domain.period import month_period
from est_plugin.domain.selection import Selection


def test_a_message_fills_its_names_and_those_within() -> None:
    inner = Message("{count} rows", {"count": 3})
    assert (
        Message("Read {what} of {file}", {"what": inner, "file": "a.csv"}).english() == "Read 3 rows of a.csv"
    )


def test_text_of_users_is_no_format() -> None:
    assert (
        fill("Place: {place}", {"place": "{place.__class__} [% 1 %]"}) == "Place: {place.__class__} [% 1 %]"
    )
    assert fill("100 % {unfilled}", {}) == "100 % {unfilled}"


@pytest.mark.parametrize("name", ["text", "self", "message"])
def test_an_error_may_have_a_value_of_any_name(name: str) -> None:
    error = EstError("It is {" + name + "}.", details="for the log", **{name: 7})
    assert str(error) == error.message.english() == "It is 7."
    assert error.details == "for the log"


def test_the_starting_list_is_a_tree_in_order() -> None:
    categories = starting_categories()
    seen: set[str] = set()
    for place, category in enumerate(categories):
        assert category.sort_order == place
        assert category.parent_uuid is None or category.parent_uuid in seen
        assert category.uuid == category_uuid(category.code)
        seen.add(category.uuid)
    assert len(seen) == len(categories)
    assert len({category.name for category in categories}) == len(categories)


def test_children_are_of_their_parents_kind() -> None:
    by_uuid = {category.uuid: category for category in starting_categories()}
    children = [category for category in by_uuid.values() if category.parent_uuid]
    assert all(by_uuid[child.parent_uuid or ""].kind is child.kind for child in children)


def test_a_categorys_uuid_is_the_same_in_every_municipality() -> None:
    assert category_uuid("graffiti") == "cc1bcb34-eca5-5298-add1-8adf7e1a69cc"


def test_what_the_words_of_the_field_demand() -> None:
    by_code = {category.code: category for category in starting_categories()}
    for code in ("lighting", "visibility", "litter"):
        assert by_code[code].kind is CategoryKind.ENVIRONMENT_FAULT
    assert not by_code["incident_staff"].on_map
    assert not by_code["incident_staff"].takes_part_in_analysis
    assert not by_code["nothing"].on_map
    assert by_code["risk_event"].kind not in ANALYSED_KINDS
    assert by_code["graffiti"].takes_part_in_analysis


def test_an_insats_is_open_until_it_is_done() -> None:
    due = date(2026, 11, 20)
    for status in InsatsStatus:
        insats = Insats("u", "Gallring", status=status, due_on=due)
        assert insats.is_open() == (status in OPEN_STATUSES)
        assert insats.is_overdue(date(2026, 11, 21)) == insats.is_open()
        assert not insats.is_overdue(due)
    assert not Insats("u", "Gallring").is_overdue(due)


def test_a_selection_is_changed_by_copies() -> None:
    selection = Selection(category_uuids=frozenset({"a"}), area_uuids=frozenset({"b"}))
    november = selection.with_period(month_period(2026, 11))
    assert selection.period is None
    assert november.period == month_period(2026, 11)
    assert november.category_uuids == frozenset({"a"})
    assert november.work_list() == selection


def test_coarse_places_are_the_last_two() -> None:
    assert tuple(PlacePrecision)[-2:] == COARSE_PRECISIONS
    assert Observation("u", "c").place_precision not in COARSE_PRECISIONS


def test_assets_are_found_in_a_checkout() -> None:
    assert asset("resources", "zoneinfo", "Stockholm").is_file()
    with pytest.raises(FileNotFoundError, match=r"forms/absent\.ui"):
        asset("forms", "absent.ui")


def test_assets_are_found_in_an_installed_plugin(project_root: Path, tmp_path: Path) -> None:
    installed = tmp_path / "plugins" / "est_plugin"
    shutil.copytree(project_root / "est_plugin" / "domain", installed / "domain")
    shutil.copytree(project_root / "resources" / "zoneinfo", installed / "resources" / "zoneinfo")
    (installed / "__init__.py").write_text("", encoding="utf-8")
    ask = "from est_plugin.domain.assets import asset; print(asset('resources', 'zoneinfo', 'Stockholm'))"
    ran = subprocess.run(
        [sys.executable, "-c", ask], cwd=installed.parent, capture_output=True, text=True, check=True
    )
    assert Path(ran.stdout.strip()) == installed / "resources" / "zoneinfo" / "Stockholm"


def test_the_words_need_neither_qgis_nor_qt() -> None:
    names = [module.name for module in pkgutil.iter_modules(est_plugin.domain.__path__)]
    for name in names:
        importlib.import_module(f"est_plugin.domain.{name}")
    ask = "import sys; sys.modules.update(dict.fromkeys(('qgis', 'PyQt5', 'PyQt6')))\n" + "\n".join(
        f"import est_plugin.domain.{name}" for name in names
    )
    subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True)
