"""Observations out of a foreign table into the shared database: planned, written in one transaction,"
" undone."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import uuid4

from ..analysis.progress import SILENT, Part, Progress, step
from ..domain.message import QT_TRANSLATE_NOOP, Message
from ..domain.runs import ImportKind, ImportRun
from ..store.gateway import Gateway
from ..store.imports import Undone
from .errors import ExchangeError, Trouble
from .import_context import ImportChoices, OnWarning, RowDecision, context_of
from .import_plan import ImportPlan, plan_import
from .profiles import KINDS_KEY, PROFILE_KEY, Profile, profile_for, profile_from_json
from .raw_table import ForeignTable


@dataclass(frozen=True)
class ObservationImport:
    """What became of the rows; the first four counts are all of them, ``warned`` are counted beside.

    ``run`` is None for a dry run and where there was nothing to write.
    """

    imported: int
    updated: int
    duplicates: int
    rejected: tuple[Trouble, ...]
    warned: int
    plan: ImportPlan
    run: ImportRun | None = None

    @property
    def row_count(self) -> int:
        """Number of rows of the file."""
        return self.imported + self.updated + self.duplicates + len(self.rejected)


def import_observations(
    gateway: Gateway,
    table: ForeignTable,
    choices: ImportChoices,
    *,
    profile: Profile | None = None,
    dry_run: bool = False,
    progress: Progress = SILENT,
) -> ObservationImport:
    """Import a table; ``profile`` None is found out from the headings and the saved profiles.

    Everything is parsed and checked before the transaction begins. Raises ExchangeError where the table
    cannot be imported at all, ConflictError where somebody imported the same meanwhile, CancelledError
    before anything is written, and what the gateway raises: then nothing was written.
    """
    began = datetime.now(UTC)
    _check_reason(choices)
    context = context_of(gateway, kinds_table(gateway), began)
    used = profile or profile_for(table.name, table.headings, saved_profiles(gateway))
    plan = plan_import(table, used, choices, context, gateway, Part(progress, 0.0, 0.8))
    result = ObservationImport(
        len(plan.new), len(plan.updates), len(plan.duplicates), plan.rejected, len(plan.warned), plan
    )
    step(progress, 0.8)
    done = result if dry_run else carry_out(gateway, result, choices, began)
    progress.report(1.0)
    return done


def carry_out(
    gateway: Gateway, planned: ObservationImport, choices: ImportChoices, began: datetime | None = None
) -> ObservationImport:
    """Write what a dry run planned, exactly that, in one transaction. Raises as :func:`write_plan`."""
    if not (planned.plan.new or planned.plan.updates):
        return planned
    run = write_plan(gateway, planned.plan, _run(planned, choices, began or datetime.now(UTC)))
    return replace(planned, imported=run.imported, updated=run.updated, duplicates=run.duplicates, run=run)


def write_plan(gateway: Gateway, plan: ImportPlan, run: ImportRun) -> ImportRun:
    """Write what is planned in one transaction and return its record, with the counts as they came out.

    Organisations that are new are added first. Raises as :meth:`~.Gateway.write_import`.
    """
    known = {organisation.uuid for organisation in gateway.organisations()}
    for organisation in plan.organisations:
        if organisation.uuid not in known:
            gateway.save_organisation(organisation)
    return gateway.write_import(
        [(write.observation, write.clearance) for write in (*plan.new, *plan.updates)],
        run,
        [write.before for write in plan.updates if write.before is not None],
    )


def undo_import(gateway: Gateway, run: ImportRun) -> Undone:
    """Take an import back as a whole, within the days of the municipality's setting.

    Raises TooLateToUndoError, ConflictError where it has been undone already.
    """
    return gateway.undo_import(run)


def saved_profiles(gateway: Gateway) -> tuple[Profile, ...]:
    """Return the mappings that the municipality has saved. Raises ExchangeError for a spoiled one."""
    texts = (gateway.profile(name) for name in gateway.profile_names(PROFILE_KEY))
    return tuple(profile_from_json(text) for text in texts if text is not None)


def save_profile(gateway: Gateway, profile: Profile) -> None:
    """Keep a mapping in the database, under its name. Raises ExchangeError without a name."""
    if not profile.name.strip():
        raise ExchangeError(QT_TRANSLATE_NOOP("est", "Give the mapping a name. It was not saved."))
    name = PROFILE_KEY + profile.name
    gateway.save_profile(name, profile.to_json(), gateway.profile(name))


def kinds_table(gateway: Gateway) -> dict[str, str]:
    """Return the municipality's own table of foreign kinds: plain kind to uuid, empty for left out."""
    text = gateway.profile(KINDS_KEY)
    if text is None:
        return {}
    try:
        values = json.loads(text)
        return {str(word): str(uuid) for word, uuid in values.items()}
    except (ValueError, AttributeError) as error:
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est", "The table of foreign kinds cannot be read. Nothing was imported. Make the table anew."
            ),
            details=str(error),
        ) from error


def remember_kinds(gateway: Gateway, answers: dict[str, str]) -> None:
    """Add answers to the municipality's table of foreign kinds, so that each is asked once."""
    before = gateway.profile(KINDS_KEY)
    table = {**kinds_table(gateway), **answers}
    gateway.save_profile(KINDS_KEY, json.dumps(table, ensure_ascii=False, sort_keys=True), before)


def _check_reason(choices: ImportChoices) -> None:
    decided = (RowDecision(choices.on_warning, choices.reason), *choices.decisions.values())
    if any(one.on_warning is OnWarning.IMPORT and not one.reason.strip() for one in decided):
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est",
                "Say why texts with personal data must be kept as they are. Nothing was imported. Otherwise"
                " choose to mask or to reject them.",
            )
        )


def _run(result: ObservationImport, choices: ImportChoices, began: datetime) -> ImportRun:
    plan = result.plan
    recipe = {
        "columns": dict(plan.profile.columns),
        "crs": plan.proposals[0].system.crs if plan.proposals else choices.crs,
        "on_warning": choices.on_warning.name.lower(),
    }
    return ImportRun(
        str(uuid4()),
        ImportKind.OBSERVATIONS,
        profile=plan.profile.name,
        file_name=plan.table.name,
        source_system=plan.source_system,
        organisation_uuid=choices.organisation_uuid,
        started_at=began,
        imported=result.imported,
        updated=result.updated,
        duplicates=result.duplicates,
        rejected=len(result.rejected),
        warned=result.warned,
        recipe=json.dumps(recipe, ensure_ascii=False),
    )


def summary(result: ObservationImport) -> Message:
    """Return one sentence about an import or a dry run."""
    return Message(
        QT_TRANSLATE_NOOP(
            "est",
            "Of {rows} rows {imported} are new, {updated} changed, {duplicates} were there already and"
            " {rejected} were rejected.",
        ),
        {
            "rows": result.row_count,
            "imported": result.imported,
            "updated": result.updated,
            "duplicates": result.duplicates,
            "rejected": len(result.rejected),
        },
    )
