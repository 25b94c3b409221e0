"""Who reports in the example: municipal services, the housing company, police, schools, guards."""

from __future__ import annotations

from dataclasses import dataclass

from ..domain.area import Organisation
from .keys import example_uuid


@dataclass(frozen=True)
class OrganisationPlan:
    """An organisation, the roles of its reporters and how much it reports of each group of kinds."""

    name: str
    weekly: bool
    roles: tuple[str, ...]
    vandalism: float
    gathering: float
    disorder: float
    environment: float


ORGANISATIONS: tuple[OrganisationPlan, ...] = (
    OrganisationPlan("Tekniska kontoret", True, ("driftledare", "parkarbetare"), 14, 2, 2, 40),
    OrganisationPlan("Fritid och kultur", True, ("fritidsledare", "vaktmästare"), 16, 22, 10, 8),
    OrganisationPlan("Exempelhem", True, ("bovärd", "områdesansvarig"), 24, 26, 18, 22),
    OrganisationPlan("Polisen", True, ("kommunpolis", "områdespolis"), 6, 8, 22, 1),
    OrganisationPlan("Räddningstjänsten", True, ("brandingenjör", "styrkeledare"), 5, 1, 2, 1),
    OrganisationPlan("Västra skolan", True, ("rektor", "skolvärd"), 6, 4, 3, 2),
    OrganisationPlan("Norrbackaskolan", True, ("skolvärd", "vaktmästare"), 5, 4, 3, 2),
    OrganisationPlan("Exgymnasiet", True, ("skolvärd", "trygghetsvärd"), 4, 6, 5, 2),
    OrganisationPlan("Väktarbolaget", True, ("ordningsvakt", "väktare"), 12, 14, 22, 6),
    OrganisationPlan("Socialtjänsten", True, ("fältsekreterare", "socialsekreterare"), 2, 12, 9, 2),
    OrganisationPlan("Stadsbiblioteket", True, ("bibliotekarie", "trygghetsvärd"), 2, 5, 4, 1),
    OrganisationPlan("Kollektivtrafiken", False, ("trafikledare", "förare"), 8, 7, 8, 5),
    OrganisationPlan("Köpmannaföreningen", False, ("centrumledare",), 6, 6, 8, 6),
    OrganisationPlan("Idrottsföreningarna", False, ("föreningsvaktmästare",), 8, 5, 4, 6),
)
POLICE, HOUSING, RESCUE = "Polisen", "Exempelhem", "Räddningstjänsten"
SILENT = ("Västra skolan", "Väktarbolaget")
"""Expected every week, and silent in the last month."""


def organisations(seed: int) -> tuple[Organisation, ...]:
    """Return the rows of ``organisation``, in the order of the plan."""
    return tuple(
        Organisation(example_uuid(seed, "organisation", plan.name), plan.name, plan.weekly)
        for plan in ORGANISATIONS
    )
