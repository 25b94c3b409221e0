"""Templates of a municipality's own: copied, changed, half empty, broken, hostile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from qgis.core import (
    QgsExpressionContextUtils,
    QgsLayoutFrame,
    QgsLayoutItemHtml,
    QgsLayoutItemLabel,
    QgsLayoutItemPicture,
    QgsLayoutItemShape,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QColor

from est_plugin.answers.public.sheet import PUBLIC_KIND
from est_plugin.domain.assets import asset
from est_plugin.sheets.lagesbild import compose
from est_plugin.sheets.options import ORIENTATIONS, PAPERS, SheetError, SheetOptions
from est_plugin.sheets.painting import shown_text
from est_plugin.sheets.prepared import prepare
from est_plugin.sheets.series import MAKERS, SHEETS, blocks_of
from est_plugin.sheets.style import LEAST_PT
from est_plugin.sheets.template import PAINTED, Template, load_template
from tests.sheets.conftest import sample
from tests.sheets.family_parts import with_family
from tests.sheets.reading import read_sheet

Change = Callable[[Template], None]


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[Change], Path]:
    """Save a copy of the A3 template with a change made to it in the designer's terms."""

    def save(change: Change) -> Path:
        project = QgsProject()
        template = load_template(project, SheetOptions().template_path())
        change(template)
        path = tmp_path / "Kommunens egen åäö.qpt"
        assert template.layout.saveAsTemplate(str(path), QgsReadWriteContext())
        return path

    return save


def label_texts(layout: QgsPrintLayout) -> list[str]:
    return [shown_text(item) for item in layout.items() if isinstance(item, QgsLayoutItemLabel)]


@pytest.mark.parametrize(("paper", "orientation"), list(product(PAPERS, ORIENTATIONS)))
def test_the_plugins_own_templates_hold_what_a_sheet_needs(paper: str, orientation: str) -> None:
    template = load_template(QgsProject(), SheetOptions(paper=paper, orientation=orientation).template_path())
    for item_id in (
        "est_title", "est_subtitle", "est_audience", "est_produced", "est_municipality", "est_logo",
        "est_map", "est_legend", "est_scalebar", "est_scale", "est_north", "est_attribution", "est_footer",
        "est_page", "est_frame_1",
    ):  # fmt: skip
        assert template.item(item_id) is not None, item_id
    labels = [item for item in template.items.values() if isinstance(item, QgsLayoutItemLabel)]
    assert all(label.textFormat().size() >= LEAST_PT for label in labels)


def test_templates_hold_no_path_of_a_machine() -> None:
    for path in asset("resources", "layouts").glob("*.qpt"):
        content = path.read_text(encoding="utf-8")
        assert str(Path.home()) not in content
        assert str(Path(__file__).parents[2]) not in content


@pytest.mark.parametrize(
    "item_id",
    [
        "est_title",
        "est_map",
        "est_legend",
        "est_scalebar",
        "est_north",
        "est_footer",
        "est_frame_1",
        "est_page",
    ],
)
def test_a_missing_item_is_no_error(changed: Callable[[Change], Path], item_id: str) -> None:
    path = changed(lambda template: template.remove(item_id))
    composed = compose(sample("month"), SheetOptions(template=path))
    assert composed.pages == 1
    assert composed.overflows == (7 if item_id == "est_frame_1" else 0) or item_id == "est_frame_1"
    composed.close()


def test_a_frame_of_its_own_takes_a_block_out_of_the_flow(
    changed: Callable[[Change], Path], tmp_path: Path
) -> None:
    def add(template: Template) -> None:
        shape = QgsLayoutItemShape(template.layout)
        shape.setId("est_reporting")
        template.layout.addLayoutItem(shape)
        shape.attemptSetSceneRect(QRectF(20.0, 40.0, 90.0, 20.0))

    composed = compose(sample("month"), SheetOptions(template=changed(add)))
    (path,) = composed.export(tmp_path / "own.pdf")
    (sentence,) = read_sheet(path, 1, (), ()).find("Reported in the period:")
    assert (sentence.left, sentence.top) == pytest.approx((20.0, 40.0), abs=1.0)
    assert composed.overflows == 0
    composed.close()


def test_a_sample_label_sets_the_type_of_the_blocks(changed: Callable[[Change], Path]) -> None:
    def add(template: Template) -> None:
        label = QgsLayoutItemLabel(template.layout)
        label.setId("est_style_head")
        style = label.textFormat()
        style.setSize(13.0)
        style.setColor(QColor("#aa0033"))
        label.setTextFormat(style)
        template.layout.addLayoutItem(label)

    composed = compose(sample("month"), SheetOptions(template=changed(add)))
    labels = [i for i in composed.results[0].layout.items() if isinstance(i, QgsLayoutItemLabel)]
    (head,) = [label for label in labels if shown_text(label) == "When in the week"]
    assert head.textFormat().size() == 13.0
    assert head.textFormat().color().name() == "#aa0033"
    assert not [label for label in labels if label.id() == "est_style_head"]
    composed.close()


def test_the_municipalitys_logo_and_colour_are_used() -> None:
    logo = "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI5IiBoZWlnaHQ9IjkiLz4="
    composed = compose(sample("single"), SheetOptions(logo=logo, accent_colour="#7a1f5c"))
    items = {item.id(): item for item in composed.results[0].layout.items() if hasattr(item, "id")}
    picture, rule = items["est_logo"], items["est_header_rule"]
    assert isinstance(picture, QgsLayoutItemPicture)
    assert picture.picturePath() == f"base64:{logo}"
    assert rule.symbol().color().name() == "#7a1f5c"
    composed.close()


def test_without_a_logo_there_is_no_empty_picture() -> None:
    composed = compose(sample("single"), SheetOptions())
    assert "est_logo" not in {item.id() for item in composed.results[0].layout.items() if hasattr(item, "id")}
    composed.close()


@pytest.mark.parametrize("name", ["month", "empty", "not_compared"])
def test_no_frame_of_the_template_is_left_on_the_sheet(name: str) -> None:
    answer = replace(sample(name), summary="")
    composed = compose(answer, SheetOptions(paper="A3", orientation="portrait"))
    ids = {item.id() for item in composed.results[0].layout.items() if hasattr(item, "id")}
    assert not ids & {f"est_{block}" for block in MAKERS}
    assert not {item_id for item_id in ids if item_id.startswith(("est_frame", "est_style", "est_legend"))}
    composed.close()


def test_a_printed_sheet_saved_as_a_template_carries_no_text_of_users(tmp_path: Path) -> None:
    composed = compose(sample("month"), SheetOptions())
    layout = composed.results[0].layout
    path = tmp_path / "saved.qpt"
    assert layout.saveAsTemplate(str(path), QgsReadWriteContext())
    composed.close()
    again = load_template(QgsProject(), path)
    assert not [i for i in again.items.values() if i.customProperty(PAINTED)]
    assert not [text for text in label_texts(again.layout) if "Stora torget" in text]
    names = QgsExpressionContextUtils.layoutScope(again.layout).variableNames()
    assert not [name for name in names if name.startswith("est_")]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\xff\xfe", b"<Layout>", b"<html><body/></html>", b"<Layout/>", b"%PDF-1.4 nothing"],
)
def test_a_broken_template_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "trasig.qpt"
    path.write_bytes(content)
    with pytest.raises(SheetError, match="trasig"):
        compose(sample("single"), SheetOptions(template=path))


def test_a_template_that_is_not_there_or_has_nothing_of_ours_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="could not be read"):
        compose(sample("single"), SheetOptions(template=tmp_path / "borta.qpt"))
    layout = QgsPrintLayout(QgsProject.instance())
    layout.initializeDefaults()
    path = tmp_path / "tom.qpt"
    assert layout.saveAsTemplate(str(path), QgsReadWriteContext())
    with pytest.raises(SheetError, match="est_map"):
        compose(sample("single"), SheetOptions(template=path))


def test_data_in_an_html_item_is_refused(changed: Callable[[Change], Path]) -> None:
    def add(template: Template) -> None:
        html = QgsLayoutItemHtml(template.layout)
        html.setHtml("<p>[% @est_title %]</p>")
        html.addFrame(QgsLayoutFrame(template.layout, html))
        template.layout.addMultiFrame(html)

    with pytest.raises(SheetError, match="HTML"):
        compose(sample("hostile"), SheetOptions(template=changed(add)))


def test_a_label_set_to_html_prints_users_text_as_it_stands(
    changed: Callable[[Change], Path], tmp_path: Path
) -> None:
    def add(template: Template) -> None:
        label = QgsLayoutItemLabel(template.layout)
        label.setMode(QgsLayoutItemLabel.Mode.ModeHtml)
        label.setText("Underrubrik: [% @est_subtitle %]")
        template.layout.addLayoutItem(label)
        label.attemptSetSceneRect(QRectF(20.0, 100.0, 120.0, 10.0))

    composed = compose(sample("hostile"), SheetOptions(template=changed(add)))
    (path,) = composed.export(tmp_path / "html.pdf")
    assert "Underrubrik: <img src=x onerror=alert(1)>" in read_sheet(path, 1, (), ()).text
    composed.close()


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"paper": "A5"}, "A5"),
        ({"orientation": "round"}, "round"),
        ({"fmt": "docx"}, "docx"),
        ({"dpi": 5}, "dots per inch"),
        ({"dpi": 90_000}, "dots per inch"),
    ],
)
def test_options_that_are_none_are_a_sentence(change: dict[str, object], match: str) -> None:
    with pytest.raises(SheetError, match=match):
        SheetOptions(**change)  # type: ignore[arg-type]


def test_a_sheet_that_is_none_is_a_sentence() -> None:
    with pytest.raises(SheetError, match="tårta"):
        compose(sample("single"), SheetOptions(sheet="tårta"))


def test_every_block_of_every_sheet_can_be_made() -> None:
    answer = with_family(sample("month"))
    prepared = prepare(answer)
    for kind in (kind for name, kind in SHEETS.items() if name not in {PUBLIC_KIND, "affisch"}):
        made = {block.name.split("_")[0] for block in blocks_of(kind, answer, prepared)}
        wanted = {name.removesuffix("_plain").split("_")[0] for name in kind.blocks}
        assert made == wanted, kind.name
        assert kind.parts.keys() <= set(kind.blocks)
