"""The set-up of the municipality, read and saved as a whole."""

from __future__ import annotations

from ..domain.setup import Setup, changed_rows
from .codelists import CodeLists
from .municipality import Municipality
from .work import Work


class Setups(CodeLists, Work, Municipality):
    """What the settings' dialog shows and saves."""

    def setup(self) -> Setup:
        """Return the whole set-up as one state of the database, past rows included."""
        with self._backend.snapshot():
            return Setup(
                self.settings(),
                self.categories(),
                self.organisations(),
                self.areas(with_past=True),
                self.working_groups(),
            )

    def save_setup(self, now: Setup, before: Setup) -> Setup:
        """Save what differs from ``before``, all or nothing, and return how it is now.

        Raises ConflictError where somebody else has changed one of the same rows or settings since
        ``before`` was read, BrokenRuleError, and what a transaction raises.
        """
        with self._backend.transaction():
            self.save_settings(now.settings, before.settings)
            for category in changed_rows(now.categories, before.categories):
                self.save_category(category)
            for organisation in changed_rows(now.organisations, before.organisations):
                self.save_organisation(organisation)
            for area in changed_rows(now.areas, before.areas):
                self.save_area(area)
            for group in changed_rows(now.working_groups, before.working_groups):
                self.save_working_group(group)
        return self.setup()
