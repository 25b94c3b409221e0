"""The tidy group of layers, on both databases: found again, filtered, read only, safe with any text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsDateTimeRange,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsLayerTreeLayer,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDateTime, Qt

from est_plugin.domain.area import Area
from est_plugin.domain.category import Category, CategoryKind
from est_plugin.domain.observation import Observation
from est_plugin.domain.period import parse_period
from est_plugin.domain.privacy import clear, guarded_text
from est_plugin.domain.selection import Selection
from est_plugin.project.background import Background
from est_plugin.project.filter import CurrentFilter
from est_plugin.project.layers import ProjectLayers
from est_plugin.project.session import DatabaseSession
from est_plugin.project.tree import LAYER_PROPERTY, LayerKey, est_layers, find_group, find_layer
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation, PostgresLocation
from tests.answers.towns import CENTRUM, GLASS, NOTHING, VANDALISM, VASTER, key, point, square_wkb
from tests.helpers.event_loop import run_until
from tests.project.drawing import draw, is_drawn

OCTOBER = parse_period("2026-10")


class Desk:
    """A session, a filter and the layers, as the plugin puts them together."""

    def __init__(self, gateway: Gateway) -> None:
        self.background = Background()
        self.session = DatabaseSession(self.background)
        self.filter = CurrentFilter(self.session)
        self.layers = ProjectLayers(self.session, self.filter)
        self.errors: list[object] = []
        self.session.failed.connect(self.errors.append)
        self.open(gateway)

    def open(self, gateway: Gateway) -> None:
        self.session.adopt(gateway.location.text, gateway.location)
        assert not self.errors, self.errors

    def wait(self) -> None:
        """Wait until nothing is under way; a task outlives nobody who started it."""
        run_until(lambda: not QgsApplication.taskManager().countActiveTasks(), what="the tasks to end")

    def close(self) -> None:
        self.wait()
        self.session.close()
        self.layers.unload()
        self.filter.unload()
        self.wait()


@pytest.fixture
def desk(town: Gateway, project: QgsProject) -> Iterator[Desk]:
    desk = Desk(town)
    desk.layers.load_now()
    yield desk
    desk.close()


@pytest.fixture
def own_desk(own_town: Gateway, project: QgsProject) -> Iterator[Desk]:
    desk = Desk(own_town)
    desk.layers.load_now()
    yield desk
    desk.close()


def layer_of(key_: LayerKey, kind: str = "") -> QgsVectorLayer:
    layer = find_layer(QgsProject.instance(), key_, kind)
    assert isinstance(layer, QgsVectorLayer)
    assert layer.isValid(), layer.error().message()
    return layer


def context_of(layer: QgsVectorLayer, feature: QgsFeature) -> QgsExpressionContext:
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    return context


def tip_of(layer: QgsVectorLayer, feature: QgsFeature) -> str:
    from qgis.core import QgsExpression

    return str(QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context_of(layer, feature)))


def write(gateway: Gateway, *rows: Observation) -> None:
    gateway.write_observations([(row, clear(guarded_text(row))) for row in rows])


def test_one_call_loads_a_tidy_group(desk: Desk, project: QgsProject) -> None:
    group = find_group(project, "main")
    assert group is not None
    assert [child.name() for child in project.layerTreeRoot().children()] == [group.name()]
    assert layer_of(LayerKey.OBSERVATIONS).featureCount() > 0
    assert layer_of(LayerKey.INSATSER).featureCount() == 1
    assert layer_of(LayerKey.AREAS, "est_area").featureCount() == 2
    assert layer_of(LayerKey.AREAS, "district").featureCount() == 1
    assert find_layer(project, LayerKey.AREAS, "insats") is None
    for lookup in (LayerKey.CATEGORIES, LayerKey.ORGANISATIONS, LayerKey.AREA_NAMES):
        assert layer_of(lookup).flags() & layer_of(lookup).LayerFlag.Private
    assert project.crs().authid() == "EPSG:3006"


def test_loading_twice_adds_nothing(desk: Desk, project: QgsProject) -> None:
    before = set(project.mapLayers())
    desk.layers.load_now()
    assert set(project.mapLayers()) == before


def test_everything_goes_when_the_database_is_closed(desk: Desk, project: QgsProject) -> None:
    desk.session.close()
    assert not list(est_layers(project))
    assert not project.layerTreeRoot().children()


def test_nothing_is_loaded_without_a_database(qgis_app: object, project: QgsProject) -> None:
    background = Background()
    session = DatabaseSession(background)
    current = CurrentFilter(session)
    layers = ProjectLayers(session, current)
    layers.load_now()
    assert not project.mapLayers()
    layers.unload()
    current.unload()


def test_loading_and_unloading_ten_times_leaves_nothing(town: Gateway, project: QgsProject) -> None:
    receivers = project.receivers(project.readProject)
    for _ in range(10):
        desk = Desk(town)
        desk.layers.load_now()
        desk.close()
    assert not project.mapLayers()
    assert not project.layerTreeRoot().children()
    assert project.receivers(project.readProject) == receivers


def test_layers_are_read_only_in_qgis_own_editor(desk: Desk, project: QgsProject) -> None:
    for layer in est_layers(project):
        assert isinstance(layer, QgsVectorLayer)
        assert not layer.startEditing(), layer.name()


def journal_mode(path: Path) -> str:
    # Opening the file here would drop this process's locks on it, so another process looks.
    import subprocess

    header = subprocess.run(["head", "-c", "20", str(path)], capture_output=True, check=True).stdout
    return "wal" if header[18] == 2 else "rollback"


def test_a_geopackage_stays_in_the_rollback_journal(desk: Desk, town: Gateway) -> None:
    if not isinstance(town.location, GeoPackageLocation):
        assert isinstance(town.location, PostgresLocation)
        return
    for period in ("2026-10", "2025-10", "2026"):
        desk.filter.set_period(parse_period(period))
        assert len(list(layer_of(LayerKey.OBSERVATIONS).getFeatures())) > 0
        assert journal_mode(town.location.path) == "rollback"


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(OCTOBER),
        Selection(parse_period("2025")),
        Selection(OCTOBER, frozenset({VANDALISM})),
        Selection(OCTOBER, frozenset({NOTHING})),
        Selection(OCTOBER, sources=frozenset({"police"})),
        Selection(OCTOBER, frozenset({"00000000-0000-0000-0000-00000000dead"})),
        Selection(parse_period("1999")),
    ],
)
def test_the_filter_shows_the_rows_that_every_analysis_reads(
    desk: Desk, town: Gateway, selection: Selection
) -> None:
    desk.filter.set_period(selection.period)
    desk.filter.set_categories(selection.category_uuids)
    desk.filter.set_sources(selection.sources)
    layer = layer_of(LayerKey.OBSERVATIONS)
    expected = town.observation_table(selection)
    assert sorted(feature["fid"] for feature in layer.getFeatures()) == expected.key.tolist()
    assert layer.featureCount() == len(expected)


def test_the_first_and_last_minute_of_a_month_are_swedish(own_desk: Desk, own_town: Gateway) -> None:
    write(
        own_town,
        Observation(key("first"), GLASS, point(1, 1), started_at=datetime(2026, 9, 30, 22, 0, tzinfo=UTC)),
        Observation(
            key("last"), GLASS, point(1, 1), started_at=datetime(2026, 10, 31, 22, 59, 59, tzinfo=UTC)
        ),
        Observation(key("after"), GLASS, point(1, 1), started_at=datetime(2026, 10, 31, 23, 0, tzinfo=UTC)),
    )
    own_desk.filter.set_period(OCTOBER)
    shown = {str(feature["uuid"]).strip("{}") for feature in layer_of(LayerKey.OBSERVATIONS).getFeatures()}
    assert {key("first"), key("last")} <= shown
    assert key("after") not in shown
    times = {
        str(feature["uuid"]).strip("{}"): feature["start_local"]
        for feature in layer_of(LayerKey.OBSERVATIONS).getFeatures()
    }
    assert times[key("first")] == "2026-10-01 00:00"
    assert times[key("last")] == "2026-10-31 23:59"


def drawn_kinds(layer: QgsVectorLayer) -> dict[str, int]:
    """Return how many features the renderer has a symbol for, by the label in the legend."""
    from qgis.core import QgsRenderContext

    renderer = layer.renderer().embeddedRenderer().clone()
    context = QgsRenderContext()
    context.setExpressionContext(layer.createExpressionContext())
    renderer.startRender(context, layer.fields())
    labels = {item.ruleKey(): item.label() for item in renderer.legendSymbolItems()}
    counts: dict[str, int] = {}
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        for legend in renderer.legendKeysForFeature(feature, context):
            counts[labels[legend]] = counts.get(labels[legend], 0) + 1
    renderer.stopRender(context)
    return counts


def test_observations_stand_by_main_kind_and_the_coarse_not_at_all(desk: Desk) -> None:
    desk.filter.set_period(OCTOBER)
    layer = layer_of(LayerKey.OBSERVATIONS)
    # 41 broken glass; two without an exact place, a duplicate, a week's inget and an incident with staff
    # have no symbol.
    assert layer.featureCount() == 46
    assert drawn_kinds(layer) == {"Skadegörelse": 41}
    shown = draw([layer], layer.extent().buffered(200), "EPSG:3006")
    assert is_drawn(shown)


def test_a_new_kind_gets_a_symbol_of_its_own(own_desk: Desk, own_town: Gateway) -> None:
    own_town.save_category(Category(key("kind"), "Vår egen sort", CategoryKind.EVENT, sort_order=99))
    own_desk.session.changed_by_others.emit()
    renderer = layer_of(LayerKey.OBSERVATIONS).renderer().embeddedRenderer()
    symbols = {category.label(): category.symbol().color().name() for category in renderer.categories()}
    assert "Vår egen sort" in symbols
    assert len(set(symbols.values())) == len(symbols)


def test_what_others_write_is_shown(own_desk: Desk, own_town: Gateway) -> None:
    layer = layer_of(LayerKey.OBSERVATIONS)
    before = layer.featureCount()
    asked = []
    layer.repaintRequested.connect(lambda *_: asked.append(True))
    now = datetime(2026, 10, 20, 12, 0, tzinfo=UTC)
    with own_town.clone() as other:
        write(other, Observation(key("new"), GLASS, point(1, 1), started_at=now))
    own_desk.session.changed_by_others.emit()
    assert asked
    assert len(list(layer.getFeatures())) == before + 1


def test_a_new_kind_of_area_gets_a_layer(own_desk: Desk, own_town: Gateway, project: QgsProject) -> None:
    assert find_layer(project, LayerKey.HOTSPOTS) is None
    own_town.save_area(Area(key("hot"), "hotspot", "Stora torget", square_wkb(400, 400, 200)))
    own_town.save_area(Area(key("own"), "skolområde", "Södra", square_wkb(400, 400, 200)))
    own_desk.session.changed_by_others.emit()
    assert layer_of(LayerKey.HOTSPOTS).featureCount() == 1
    assert layer_of(LayerKey.AREAS, "skolområde").name() == "Skolområde"


HOSTILE = (
    "[% env('HOME') %]",
    "<img src=x onerror=alert(1)>",
    "'; DROP TABLE observation; --",
    'å ä ö "citat" & <b>fet</b> 🚲 é',
    "x" * 10_000,
    "%] [% 1 + 1",
    "rad ett\nrad två",
    "{name} %s {0}",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_shown_as_they_wrote_it(own_desk: Desk, own_town: Gateway, text: str) -> None:
    now = datetime(2026, 10, 20, 12, 0, tzinfo=UTC)
    row = Observation(
        key("text"),
        GLASS,
        point(7, 7),
        started_at=now,
        place_name=text[:200],
        description=text,
        reporter_role=text,
    )
    write(own_town, row)
    category = next(each for each in own_town.categories() if each.uuid == GLASS)
    own_town.save_category(replace(category, name=f"Glas {text[:60]}"))
    own_desk.filter.set_period(OCTOBER)
    layer = layer_of(LayerKey.OBSERVATIONS)
    feature = next(f for f in layer.getFeatures() if str(f["uuid"]).strip("{}") == row.uuid)
    assert feature["description"] == text
    tip = tip_of(layer, feature)
    assert "<img" not in tip
    assert "<b>fet</b>" not in tip
    assert "/root" not in tip
    assert "/home" not in tip
    assert "onerror" not in tip or "&lt;img" in tip
    shown = text[:400].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    assert shown in tip
    assert len(tip) < 6000
    assert own_town.observation(row.uuid) is not None


def test_a_map_tip_says_what_when_where_and_from_whom(desk: Desk) -> None:
    desk.filter.set_period(OCTOBER)
    layer = layer_of(LayerKey.OBSERVATIONS)
    feature = next(layer.getFeatures("\"place_name\" = 'Stora torget'"))
    tip = tip_of(layer, feature)
    for words in ("Glaskross", "21:30", "Stora torget", "Södra skolan"):
        assert words in tip
    insats = layer_of(LayerKey.INSATSER)
    tip = tip_of(insats, next(insats.getFeatures()))
    for words in ("Belysning Stora torget", "2026-10-15", "Södra skolan"):
        assert words in tip


def test_every_field_has_a_name_a_person_reads(desk: Desk, project: QgsProject) -> None:
    for key_ in (LayerKey.OBSERVATIONS, LayerKey.INSATSER, LayerKey.AREAS):
        layer = layer_of(key_)
        for index, field in enumerate(layer.fields()):
            alias = layer.attributeAlias(index)
            assert alias or field.name() == "OGC_FID", field.name()
            assert "_" not in alias


def test_forms_show_words_for_codes_and_hide_the_rest(desk: Desk) -> None:
    layer = layer_of(LayerKey.OBSERVATIONS)
    fields = layer.fields()

    def widget(name: str) -> str:
        return str(layer.editorWidgetSetup(fields.lookupField(name)).type())

    assert widget("category_uuid") == widget("organisation_uuid") == widget("area_uuid") == "ValueRelation"
    assert widget("source") == widget("place_precision") == "ValueMap"
    assert widget("uuid") == widget("row_version") == "Hidden"
    relation = layer.editorWidgetSetup(fields.lookupField("category_uuid")).config()
    assert relation["Layer"] == layer_of(LayerKey.CATEGORIES).id()
    constraint = fields.field("category_uuid").constraints()
    assert constraint.constraints() & constraint.Constraint.ConstraintNotNull
    told = fields.field("ended_at").constraints()
    assert "started_at" in told.constraintExpression()
    assert told.constraintDescription()


def test_the_form_opens_with_hostile_text(own_desk: Desk, own_town: Gateway, qgis_app: object) -> None:
    from qgis.gui import QgsAttributeForm
    from qgis.PyQt.QtWidgets import QPlainTextEdit

    text = HOSTILE[0] + HOSTILE[1] + HOSTILE[3]
    now = datetime(2026, 10, 20, 12, 0, tzinfo=UTC)
    write(own_town, Observation(key("text"), GLASS, point(7, 7), started_at=now, description=text))
    own_desk.filter.set_period(OCTOBER)
    layer = layer_of(LayerKey.OBSERVATIONS)
    feature = next(f for f in layer.getFeatures() if f["description"] == text)
    form = QgsAttributeForm(layer, feature)
    assert text in [edit.toPlainText() for edit in form.findChildren(QPlainTextEdit)]
    form.deleteLater()


def test_the_time_slider_plays_the_observations(desk: Desk) -> None:
    desk.filter.set_period(None)
    layer = layer_of(LayerKey.OBSERVATIONS)
    time = layer.temporalProperties()
    assert time.isActive()

    def shown(first: str, last: str) -> int:
        span = QgsDateTimeRange(
            QDateTime.fromString(first, Qt.DateFormat.ISODate),
            QDateTime.fromString(last, Qt.DateFormat.ISODate),
        )
        context = QgsVectorLayerTemporalContext()
        context.setLayer(layer)
        expression = time.createFilterString(context, span)
        return len(list(layer.getFeatures(QgsFeatureRequest().setFilterExpression(expression))))

    # One Friday in October at 21:30, six at Stora torget.
    assert shown("2026-10-02T19:00:00Z", "2026-10-02T20:00:00Z") == 6
    assert shown("1800-01-01T00:00:00Z", "1801-01-01T00:00:00Z") == 0
    # what has no start is in no period
    assert shown("2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z") == layer.featureCount() - 1


def test_layers_survive_renaming_saving_and_reopening(
    own_desk: Desk, project: QgsProject, tmp_path: Path
) -> None:
    layer = layer_of(LayerKey.OBSERVATIONS)
    own_desk.filter.set_period(OCTOBER)
    layer.setName("Våra händelser")
    find_group(project, "main").setName("Vår grupp")  # type: ignore[union-attr]
    before = {each.id() for each in est_layers(project)}
    path = str(tmp_path / "projekt åäö.qgz")
    assert project.write(path)
    assert project.read(path)
    again = layer_of(LayerKey.OBSERVATIONS)
    assert again.name() == "Våra händelser"
    assert {each.id() for each in est_layers(project)} == before
    assert again.featureCount() == 46
    own_desk.filter.set_period(parse_period("2025-10"))
    assert again.featureCount() > 30
    for each in est_layers(project):
        assert not each.startEditing()
    own_desk.layers.load_now()
    assert {each.id() for each in est_layers(project)} == before


def test_no_password_is_saved_with_a_project(
    postgis_database: object, project: QgsProject, tmp_path: Path
) -> None:
    from zipfile import ZipFile

    from est_plugin.store.location import parse_location
    from tests.answers.towns import make_town

    server = postgis_database.server  # type: ignore[attr-defined]
    server.run("postgres", "CREATE ROLE with_password")
    server.run("postgres", "CREATE ROLE anna LOGIN SUPERUSER PASSWORD 'hemligt-ord' IN ROLE with_password")
    try:
        uri = postgis_database.uri_as("anna", "hemligt-ord")  # type: ignore[attr-defined]
        with make_town(parse_location(uri)) as gateway:
            desk = Desk(gateway)
            desk.layers.load_now()
            assert layer_of(LayerKey.OBSERVATIONS).featureCount() > 0
            path = tmp_path / "p.qgz"
            assert project.write(str(path))
            with ZipFile(path) as archive:
                text = b"".join(archive.read(name) for name in archive.namelist())
            assert b"hemligt-ord" not in text
            desk.close()
    finally:
        server.drop_database(postgis_database.name)  # type: ignore[attr-defined]
        server.drop_roles("anna", "with_password")


def test_a_project_finds_its_database_under_another_path(project: QgsProject, tmp_path: Path) -> None:
    import shutil

    from tests.answers.towns import make_town

    first, second = tmp_path / "G åäö" / "Trygghet", tmp_path / "server" / "share"
    first.mkdir(parents=True)
    second.mkdir(parents=True)
    with make_town(GeoPackageLocation(first / "lägesbild.gpkg")) as gateway:
        desk = Desk(gateway)
        desk.layers.load_now()
        desk.filter.set_period(OCTOBER)
        saved = tmp_path / "projekt" / "bild.qgz"
        saved.parent.mkdir()
        project.writeEntryBool("Paths", "Absolute", True)
        assert project.write(str(saved))
        desk.close()
    project.clear()
    shutil.move(first / "lägesbild.gpkg", second / "lägesbild.gpkg")
    from est_plugin.store.opening import open_database

    with open_database(GeoPackageLocation(second / "lägesbild.gpkg")) as gateway:
        desk = Desk(gateway)
        assert project.read(str(saved))
        for layer in est_layers(project):
            assert layer.isValid(), layer.source()
            assert str(second) in layer.source()
        desk.filter.set_period(OCTOBER)
        assert layer_of(LayerKey.OBSERVATIONS).featureCount() == 46
        desk.close()


def test_another_database_takes_the_place_of_the_first(
    town: Gateway, own_town: Gateway, project: QgsProject
) -> None:
    desk = Desk(town)
    desk.layers.load_now()
    desk.session.adopt(own_town.location.text, own_town.location)
    desk.layers.load_now()
    assert (
        len([each for each in est_layers(project) if each.customProperty(LAYER_PROPERTY) == "observation"])
        == 1
    )
    assert own_town.location.text.split("/")[-1] in layer_of(LayerKey.OBSERVATIONS).source()
    desk.close()


def test_areas_chosen_filter_as_the_analyses_do(own_town: Gateway, project: QgsProject) -> None:
    from est_plugin.answers.rows import rows_of

    desk = Desk(own_town)
    desk.layers.unload()
    desk.layers = ProjectLayers(desk.session, desk.filter, rows_of)
    desk.layers.load_now()
    for areas in ({CENTRUM}, {VASTER}, {CENTRUM, VASTER}):
        selection = Selection(OCTOBER, area_uuids=frozenset(areas))
        expected = rows_of(own_town, selection)
        desk.filter.set_period(OCTOBER)
        desk.filter.set_areas(selection.area_uuids)
        run_until(lambda: not desk.background.is_running("rows_in_areas"), what="the rows")
        layer = layer_of(LayerKey.OBSERVATIONS)
        assert sorted(f["fid"] for f in layer.getFeatures()) == expected.tolist()
    desk.filter.set_areas(frozenset())
    assert layer_of(LayerKey.OBSERVATIONS).featureCount() == 46
    desk.close()


def test_the_styles_are_told_apart_without_colour(desk: Desk) -> None:
    renderer = layer_of(LayerKey.OBSERVATIONS).renderer().embeddedRenderer()
    shapes = [category.symbol().symbolLayer(0).shape() for category in renderer.categories()]
    assert len(set(shapes)) == len(shapes)


def test_the_legend_of_insatser_names_each_status(desk: Desk) -> None:
    layer = layer_of(LayerKey.INSATSER)
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    assert isinstance(node, QgsLayerTreeLayer)
    labels = [rule.label() for rule in layer.renderer().rootRule().children()]
    assert "late" in labels
    assert "ongoing" in labels
    assert all(labels)
    assert layer.geometryType() == Qgis.GeometryType.Polygon


def test_cells_take_the_place_of_too_many_symbols(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("cells", "layers"):
        monkeypatch.setattr(f"est_plugin.project.{module}.MOST_SYMBOLS", 100)
    project = QgsProject.instance()
    desk.wait()  # the filter looks for the last period that has observations first
    desk.filter.set_period(parse_period("2025"))
    run_until(lambda: bool(desk.errors) or find_layer(project, LayerKey.CELLS) is not None, what="the cells")
    assert not desk.errors, [repr(error) for error in desk.errors]
    observations = layer_of(LayerKey.OBSERVATIONS)
    assert not observations.isInScaleRange(1_000_000)
    desk.filter.set_period(OCTOBER)
    run_until(lambda: find_layer(project, LayerKey.CELLS) is None, what="the symbols")
    assert observations.isInScaleRange(1_000_000)


def test_changing_the_filter_again_and_again_ends_at_the_last(desk: Desk) -> None:
    desk.wait()
    for month in [*range(1, 11), *range(1, 11)]:
        desk.filter.set_period(parse_period(f"2025-{month:02d}"))
        QgsApplication.processEvents()
    desk.filter.set_period(OCTOBER)
    desk.wait()
    assert layer_of(LayerKey.OBSERVATIONS).featureCount() == 46
