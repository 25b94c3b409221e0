"""What the families of the gateway have in common: a backend, who works, and tables of records."""

from __future__ import annotations

from ..domain.area import Area, Organisation
from ..domain.area_count import AreaCount
from ..domain.category import Category
from ..domain.follow_up import FollowUp
from ..domain.insats import Insats
from ..domain.meeting import Decision, Meeting, WorkingGroup
from ..domain.observation import Observation, PointGeometry
from ..domain.runs import AnalysisRun, ImportRun, Publication, SheetRun
from .backend import Backend
from .geometry import as_multipolygon, point_of, point_wkb
from .links import InsatsArea, InsatsObservation, Lineage, Member, ReplacedRow, SettingRow
from .records import RecordTable
from .roads import Roads
from .schema import table


class PointField:
    """The geometry of an observation."""

    name = "geometry"

    def to_wkb(self, value: PointGeometry | None) -> bytes | None:
        """Return the point as WKB."""
        return None if value is None else point_wkb(value)

    def from_wkb(self, wkb: bytes) -> PointGeometry:
        """Return the point."""
        return point_of(wkb)

    def kept(self, value: PointGeometry | None) -> PointGeometry | None:
        """Return the point itself."""
        return value


class PolygonField:
    """The geometry of an area."""

    name = "wkb"

    def to_wkb(self, value: bytes) -> bytes:
        """Return a multipolygon; a single polygon becomes one."""
        return as_multipolygon(value)

    def from_wkb(self, wkb: bytes) -> bytes:
        """Return it as it is kept."""
        return wkb

    def kept(self, value: bytes) -> bytes:
        """Return a multipolygon, also of a single polygon."""
        return as_multipolygon(value)


class Family:
    """The tables of the database as records, for those who read and write some of them."""

    def __init__(self, backend: Backend, roads: Roads, user: str) -> None:
        self._backend = backend
        self._roads = roads
        self.user = user
        self._categories = RecordTable(table("category"), Category, backend)
        self._organisations = RecordTable(table("organisation"), Organisation, backend)
        self._members = RecordTable(table("member"), Member, backend)
        self._areas = RecordTable(table("area"), Area, backend, PolygonField())
        self._lineages = RecordTable(table("area_lineage"), Lineage, backend)
        self._observations = RecordTable(table("observation"), Observation, backend, PointField())
        self._area_counts = RecordTable(table("area_count"), AreaCount, backend)
        self._working_groups = RecordTable(table("working_group"), WorkingGroup, backend)
        self._meetings = RecordTable(table("meeting"), Meeting, backend)
        self._decisions = RecordTable(table("decision"), Decision, backend)
        self._insatser = RecordTable(table("insats"), Insats, backend)
        self._insats_areas = RecordTable(table("insats_area"), InsatsArea, backend)
        self._insats_observations = RecordTable(table("insats_observation"), InsatsObservation, backend)
        self._follow_ups = RecordTable(table("follow_up"), FollowUp, backend)
        self._import_runs = RecordTable(table("import_run"), ImportRun, backend)
        self._analysis_runs = RecordTable(table("analysis_run"), AnalysisRun, backend)
        self._sheet_runs = RecordTable(table("sheet_run"), SheetRun, backend)
        self._replaced_rows = RecordTable(table("import_undo"), ReplacedRow, backend)
        self._settings = RecordTable(table("setting"), SettingRow, backend)
        self._publications = RecordTable(table("publication"), Publication, backend)
