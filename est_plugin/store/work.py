"""Working groups, meetings, decisions, insatser and what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..domain.follow_up import FollowUp
from ..domain.insats import Insats, LinkRole
from ..domain.meeting import Decision, Meeting, WorkingGroup
from .family import Family
from .links import InsatsArea, InsatsObservation, link_uuid


class Work(Family):
    """The tables of the work."""

    def working_groups(self) -> tuple[WorkingGroup, ...]:
        """Return all working groups by name."""
        return self._working_groups.rows("ORDER BY name, uuid")

    def save_working_group(self, group: WorkingGroup) -> WorkingGroup:
        """Insert or update a working group. Raises ConflictError."""
        return self._working_groups.save(group, self.user)

    def delete_working_group(self, group: WorkingGroup) -> None:
        """Delete a working group that nothing uses; raises BrokenRuleError where something does."""
        self._working_groups.delete(group.uuid, group.row_version, self.user)

    def meetings(self) -> tuple[Meeting, ...]:
        """Return all meetings, the latest first."""
        return self._meetings.rows("ORDER BY held_on DESC, uuid")

    def save_meeting(self, meeting: Meeting) -> Meeting:
        """Insert or update a meeting. Raises ConflictError."""
        return self._meetings.save(meeting, self.user)

    def delete_meeting(self, meeting: Meeting) -> None:
        """Delete a meeting that no decision names; raises BrokenRuleError where one does."""
        self._meetings.delete(meeting.uuid, meeting.row_version, self.user)

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions, the latest first."""
        return self._decisions.rows("ORDER BY decided_on DESC, uuid")

    def save_decision(self, decision: Decision) -> Decision:
        """Insert or update a decision. Raises ConflictError."""
        return self._decisions.save(decision, self.user)

    def delete_decision(self, decision: Decision) -> None:
        """Delete a decision; insatser decided by it stay."""
        self._decisions.delete(decision.uuid, decision.row_version, self.user)

    def insatser(self) -> tuple[Insats, ...]:
        """Return all insatser, those due first first."""
        return self._insatser.rows("ORDER BY CASE WHEN due_on IS NULL THEN 1 ELSE 0 END, due_on, title, uuid")

    def insats(self, uuid: str) -> Insats | None:
        """Return one insats, None if there is none."""
        return self._insatser.get(uuid)

    def save_insats(self, insats: Insats) -> Insats:
        """Insert or update an insats. Raises ConflictError."""
        return self._insatser.save(insats, self.user)

    def delete_insats(self, insats: Insats) -> None:
        """Delete an insats with its links and follow-ups. Raises ConflictError."""
        self._insatser.delete(insats.uuid, insats.row_version, self.user)

    def insats_areas(self) -> tuple[InsatsArea, ...]:
        """Return which areas are what to which insatser."""
        return self._insats_areas.rows("ORDER BY insats_uuid, role, area_uuid")

    def set_insats_areas(self, insats_uuid: str, areas: Iterable[tuple[str, LinkRole]]) -> None:
        """Make these (area, role) the areas of an insats, in one transaction; links that stay rest."""
        links = [
            InsatsArea(link_uuid("insats_area", insats_uuid, area, role), insats_uuid, area, role)
            for area, role in areas
        ]
        with self._backend.transaction():
            present = self._insats_areas.rows("WHERE insats_uuid = ?", (insats_uuid,))
            same = {(link.area_uuid, link.role) for link in links}
            kept = {(link.area_uuid, link.role) for link in present}
            for old in present:
                if (old.area_uuid, old.role) not in same:
                    self._insats_areas.delete(old.uuid, old.row_version, self.user)
            for link in links:
                if (link.area_uuid, link.role) not in kept:
                    self._insats_areas.save(link, self.user)

    def insats_observations(self) -> tuple[InsatsObservation, ...]:
        """Return which observations are answered by which insatser."""
        return self._insats_observations.rows("ORDER BY insats_uuid, observation_uuid")

    def restore_insats_observation(self, link: InsatsObservation) -> None:
        """Link an insats to an observation again, as it was before the observation was deleted."""
        if self._insats_observations.get(link.uuid) is None and self._insatser.get(link.insats_uuid):
            self._insats_observations.save(replace(link, row_version=0), self.user)

    def set_insats_observations(self, insats_uuid: str, observation_uuids: Iterable[str]) -> None:
        """Make these the observations that an insats answers, in one transaction."""
        wanted = set(observation_uuids)
        with self._backend.transaction():
            present = self._insats_observations.rows("WHERE insats_uuid = ?", (insats_uuid,))
            for old in present:
                if old.observation_uuid not in wanted:
                    self._insats_observations.delete(old.uuid, old.row_version, self.user)
            for uuid in sorted(wanted - {link.observation_uuid for link in present}):
                key = link_uuid("insats_observation", insats_uuid, uuid)
                self._insats_observations.save(InsatsObservation(key, insats_uuid, uuid), self.user)

    def follow_ups(self) -> tuple[FollowUp, ...]:
        """Return all follow-ups, the latest first."""
        return self._follow_ups.rows("ORDER BY followed_on DESC, uuid")

    def save_follow_up(self, follow_up: FollowUp) -> FollowUp:
        """Insert or update a follow-up. Raises ConflictError."""
        return self._follow_ups.save(follow_up, self.user)

    def delete_follow_up(self, follow_up: FollowUp) -> None:
        """Delete a follow-up. Raises ConflictError."""
        self._follow_ups.delete(follow_up.uuid, follow_up.row_version, self.user)
