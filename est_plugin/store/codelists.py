"""Kinds, organisations, logins and areas."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5

from ..domain.area import Area, Organisation
from ..domain.category import Category
from .family import Family
from .links import Lineage, Member, link_uuid
from .selection_sql import marks


class CodeLists(Family):
    """The municipality's own words, who takes part, and what the work is divided by."""

    def categories(self) -> tuple[Category, ...]:
        """Return all kinds, in order of display; those no longer used have ``active`` False."""
        return self._categories.rows("ORDER BY sort_order, name")

    def save_category(self, category: Category) -> Category:
        """Insert or update a kind. Raises ConflictError."""
        return self._categories.save(category, self.user)

    def delete_category(self, category: Category) -> None:
        """Delete a kind that nothing uses; raises BrokenRuleError where something does."""
        self._categories.delete(category.uuid, category.row_version, self.user)

    def organisations(self) -> tuple[Organisation, ...]:
        """Return all organisations by name; those that take part no longer have ``active`` False."""
        return self._organisations.rows("ORDER BY name")

    def save_organisation(self, organisation: Organisation) -> Organisation:
        """Insert or update an organisation. Raises ConflictError."""
        return self._organisations.save(organisation, self.user)

    def delete_organisation(self, organisation: Organisation) -> None:
        """Delete an organisation that nothing uses; raises BrokenRuleError where something does."""
        self._organisations.delete(organisation.uuid, organisation.row_version, self.user)

    def members(self) -> tuple[Member, ...]:
        """Return which logins belong to which organisations."""
        return self._members.rows("ORDER BY account")

    def add_member(self, account: str, organisation_uuid: str) -> Member:
        """Let a login of the database server write the rows of an organisation (role ``est_report``)."""
        key = link_uuid("member", account, organisation_uuid)
        existing = self._members.get(key)
        return existing or self._members.save(Member(key, account, organisation_uuid), self.user)

    def remove_member(self, member: Member) -> None:
        """Take a login's organisation away again."""
        self._members.delete(member.uuid, member.row_version, self.user)

    def areas(self, kinds: Iterable[str] | None = None, *, with_past: bool = False) -> tuple[Area, ...]:
        """Return the areas of some kinds, or all, by kind and name; past ones only if asked for."""
        conditions, parameters = [], []
        if kinds is not None:
            parameters = [str(kind) for kind in kinds]
            if not parameters:
                return ()
            conditions.append(f"kind IN {marks(parameters)}")
        rows = self._areas.rows(
            (f"WHERE {' AND '.join(conditions)} " if conditions else "") + "ORDER BY kind, name, uuid",
            parameters,
        )
        return rows if with_past else tuple(area for area in rows if area.active)

    def area(self, uuid: str) -> Area | None:
        """Return one area, None if there is none."""
        return self._areas.get(uuid)

    def save_area(self, area: Area) -> Area:
        """Insert or update an area. Raises ConflictError, InvalidValueError for what is no polygon."""
        return self._areas.save(area, self.user)

    def save_areas(self, areas: Iterable[Area]) -> tuple[Area, ...]:
        """Insert or update areas, all or none. Raises ConflictError."""
        with self._backend.transaction():
            return tuple(self._areas.save(area, self.user) for area in areas)

    def delete_area(self, area: Area) -> None:
        """Delete an area that nothing uses; raises BrokenRuleError where something does."""
        self._areas.delete(area.uuid, area.row_version, self.user)

    def area_by_external_id(self, kind: str, external_id: str) -> Area | None:
        """Return the area of a kind that a register knows by ``external_id``."""
        found = self._areas.rows("WHERE kind = ? AND external_id = ?", (kind, external_id))
        return found[0] if found else None

    def keep_lineage(self, area_uuid: str, came_from: Iterable[str], *, merged: bool) -> None:
        """Remember what an area was split from or merged of."""
        how = "merged" if merged else "split"
        with self._backend.transaction():
            for origin in came_from:
                key = link_uuid("lineage", area_uuid, origin)
                if self._lineages.get(key) is None:
                    self._lineages.save(Lineage(key, area_uuid, origin, how), self.user)

    def lineages(self) -> tuple[Lineage, ...]:
        """Return what areas were split from or merged of."""
        return self._lineages.rows()


def area_uuid(kind: str, external_id: str) -> str:
    """Return a key for an area out of a register: importing the same area again gives the same key."""
    return str(uuid5(NAMESPACE_URL, f"est:area:{kind}:{external_id}"))
