"""Areas out of a layer into the shared database, updated by their id."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import uuid4

from ..domain.area import Area
from ..domain.message import QT_TRANSLATE_NOOP, Message
from ..domain.runs import ImportKind, ImportRun
from ..store.codelists import area_uuid
from ..store.gateway import Gateway
from .area_reader import AreaCandidate, AreaReading
from .errors import ExchangeError, Trouble


@dataclass(frozen=True)
class AreaImport:
    """What became of a layer of polygons: ``imported`` and ``updated`` areas, ``rejected`` rows."""

    imported: int
    updated: int
    rejected: tuple[Trouble, ...]
    notices: tuple[Trouble, ...]


def import_areas(gateway: Gateway, kind: str, reading: AreaReading, source: str = "") -> AreaImport:
    """Save the areas of a reading as ``kind``, all or none; ``source`` names the layer in the record.

    An area with the same id, or failing that the same name, is updated and keeps what is linked to it;
    one that is no longer used is taken into use again. Areas that the layer lacks are left alone. Raises
    ExchangeError where nothing can be imported, and what the gateway raises.
    """
    kind, began = kind.strip(), datetime.now(UTC)
    if not kind:
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est", "Say which kind of area it is, for example district. Nothing was imported."
            )
        )
    if not reading.candidates:
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est",
                "No area could be read out of the layer. Nothing was imported. The first reason: {reason}",
            ),
            reason=reading.rejected[0].sentence() if reading.rejected else Message(_EMPTY),
        )
    known = _Known(gateway.areas([kind], with_past=True))
    areas = [_area(kind, candidate, known) for candidate in reading.candidates]
    gateway.save_areas(areas)
    updated = sum(1 for area in areas if area.row_version)
    result = AreaImport(len(areas) - updated, updated, reading.rejected, reading.notices)
    gateway.save_import_run(
        ImportRun(
            str(uuid4()),
            ImportKind.AREAS,
            profile=kind,
            file_name=source,
            started_at=began,
            finished_at=datetime.now(UTC),
            imported=result.imported,
            updated=result.updated,
            rejected=len(result.rejected),
        )
    )
    return result


_EMPTY = QT_TRANSLATE_NOOP("est", "the layer is empty.")


class _Known:
    """The areas of a kind that the database has, each found once."""

    def __init__(self, areas: tuple[Area, ...]) -> None:
        self._by_id = {area.external_id: area for area in areas if area.external_id}
        self._by_name = {area.name: area for area in areas if area.external_id in (None, "", area.name)}

    def take(self, candidate: AreaCandidate) -> Area | None:
        """Return the area that a candidate is about."""
        found = self._by_id.get(candidate.external_id) or self._by_name.get(candidate.name)
        if found is not None:
            self._by_id.pop(found.external_id or "", None)
            self._by_name.pop(found.name, None)
        return found


def _area(kind: str, candidate: AreaCandidate, known: _Known) -> Area:
    existing = known.take(candidate)
    population = candidate.population
    if existing is not None:
        return replace(
            existing,
            name=candidate.name,
            external_id=candidate.external_id,
            population=existing.population if population is None else population,
            wkb=candidate.wkb,
            active=True,
        )
    key = area_uuid(kind, candidate.external_id)
    return Area(key, kind, candidate.name, candidate.wkb, candidate.external_id, population)
