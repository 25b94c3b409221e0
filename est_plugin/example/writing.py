"""Writes the example into a shared database through its gateway."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from ..analysis.progress import SILENT, Part, Progress, step
from ..domain.category import category_uuid
from ..domain.insats import LinkRole
from ..domain.runs import ImportKind, ImportRun
from ..store.bulk import BulkObservations, row_uuids
from ..store.errors import DatabaseExistsError
from ..store.gateway import Gateway
from .background_writing import write_background
from .chunk import ObservationChunk
from .insats_plan import INSATSER
from .insatser import WorkRows, insats_uuid
from .keys import example_uuid
from .mixes import VANDALISM
from .projecting import Projection
from .town import ExampleTown

LOAD = 500_000
"""Rows in one transaction: some 60 MB of arrays."""
ANSWERED = 6
"""How many observations an insats of the example answers by name."""


def fill(gateway: Gateway, town: ExampleTown, progress: Progress = SILENT) -> int:
    """Write the whole example and return how many observations it has.

    Everything has its own fixed key, so that filling again goes on where it was broken off and doubles
    nothing. Raises what the gateway raises, BackgroundError, CancelledError.
    """
    projection = Projection(gateway.crs)
    _write_settings(gateway, town)
    _write_lists(gateway, town, projection)
    step(progress, 0.05)
    written = _write_observations(gateway, town, projection, Part(progress, 0.05, 0.75))
    _write_work(gateway, town.work, projection)
    _link_observations(gateway, town)
    write_background(gateway.location, town.background, projection, Part(progress, 0.8, 1.0))
    return written


def run_uuid(town: ExampleTown, number: int) -> str:
    """Return the key of the import run of the ``number``-th load."""
    return example_uuid(
        town.seed, "load", town.first_day.isoformat(), town.last_day.isoformat(), town.observations, number
    )


def _write_settings(gateway: Gateway, town: ExampleTown) -> None:
    read = gateway.settings()
    if not read.municipality_name:
        gateway.save_settings(replace(read, municipality_name=town.name), read)


def _write_lists(gateway: Gateway, town: ExampleTown, projection: Projection) -> None:
    present = {organisation.uuid for organisation in gateway.organisations()}
    for organisation in town.organisations:
        if organisation.uuid not in present:
            gateway.save_organisation(organisation)
    known = {area.uuid for area in gateway.areas(with_past=True)}
    gateway.save_areas(
        replace(area, wkb=projection.wkb(area.wkb))
        for area in (*town.areas, *town.work.areas)
        if area.uuid not in known
    )


def _write_observations(
    gateway: Gateway, town: ExampleTown, projection: Projection, progress: Progress
) -> int:
    written = 0
    for number, chunk in enumerate(town.chunks(LOAD)):
        share = len(chunk) / max(town.observations, 1)
        first = written / max(town.observations, 1)
        run = ImportRun(
            run_uuid(town, number),
            ImportKind.EXAMPLE,
            profile="example",
            recipe=json.dumps(
                {"seed": town.seed, "observations": town.observations, "last_day": str(town.last_day)}
            ),
        )
        try:
            gateway.bulk_load(_bulk(chunk, projection), run, Part(progress, first, min(1.0, first + share)))
        except DatabaseExistsError:
            step(progress, min(1.0, first + share))
        written += len(chunk)
    return written


def _bulk(chunk: ObservationChunk, projection: Projection) -> BulkObservations:
    x, y = projection.points(chunk.x, chunk.y)
    return BulkObservations(
        x=x,
        y=y,
        start=chunk.start,
        category=chunk.category,
        end=chunk.end,
        source=chunk.source,
        organisation=chunk.organisation,
        area=chunk.area,
        place=chunk.place_name,
        place_precision=chunk.place_precision,
        time_precision=chunk.time_precision,
        setting=chunk.setting,
        description=chunk.description,
        reporter_role=chunk.reporter_role,
        reported=chunk.reported,
        review=chunk.review_status,
        fault=chunk.fault_status,
        indoor=chunk.indoor,
        damage_cost=chunk.damage_cost,
        duplicate_of=chunk.duplicate_row,
    )


def _write_work(gateway: Gateway, work: WorkRows, projection: Projection) -> None:
    """Save the rows of the work that are not there yet; ``areas`` came with the lists."""
    del projection
    present = {
        row.uuid
        for rows in (gateway.working_groups(), gateway.meetings(), gateway.decisions())
        for row in rows
    }
    for group in work.working_groups:
        if group.uuid not in present:
            gateway.save_working_group(group)
    for meeting in work.meetings:
        if meeting.uuid not in present:
            gateway.save_meeting(meeting)
    for decision in work.decisions:
        if decision.uuid not in present:
            gateway.save_decision(decision)
    there = {insats.uuid for insats in gateway.insatser()}
    for insats in work.insatser:
        if insats.uuid not in there:
            gateway.save_insats(insats)
            gateway.set_insats_areas(insats.uuid, _links(work, insats.uuid))
    followed = {follow_up.uuid for follow_up in gateway.follow_ups()}
    for follow_up in work.follow_ups:
        if follow_up.uuid not in followed:
            gateway.save_follow_up(follow_up)


def _links(work: WorkRows, uuid: str) -> Iterator[tuple[str, LinkRole]]:
    return ((area, role) for insats, area, role in work.links if insats == uuid)


def _link_observations(gateway: Gateway, town: ExampleTown) -> None:
    """Tie the open insatser to the latest vandalism reported at their place."""
    chunk = next(town.chunks(LOAD), None)
    if chunk is None:
        return
    vandalism = [chunk.category.labels.index(category_uuid(code)) for code in VANDALISM]
    for plan in INSATSER:
        if plan.done is not None or plan.place not in chunk.place_name.labels:
            continue
        place = chunk.place_name.labels.index(plan.place)
        rows = np.flatnonzero((chunk.place_name.codes == place) & np.isin(chunk.category.codes, vandalism))
        gateway.set_insats_observations(
            insats_uuid(town.seed, plan.code), row_uuids(run_uuid(town, 0), rows[-ANSWERED:])
        )
