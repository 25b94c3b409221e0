"""Settings: limits for numbers, texts and imports, and how long things are kept."""

from __future__ import annotations

from dataclasses import replace

from ...domain.setup import Setup
from .page import SettingsPage


class RulesPage(SettingsPage):
    """Thresholds, the heatmap's bandwidth, and what imports may bring."""

    def __init__(self) -> None:
        super().__init__("settings_rules")

    def show_setup(self, setup: Setup) -> None:
        """Fill the widgets."""
        settings = setup.settings
        self.suppressionThreshold.setValue(settings.suppression_threshold)
        self.minCount.setValue(settings.min_count)
        self.heatmapBandwidth.setValue(round(settings.heatmap_bandwidth_m or 0))
        self.duplicateDistance.setValue(round(settings.duplicate_distance_m))
        self.textLimit.setValue(settings.text_limit)
        self.importUndoDays.setValue(settings.import_undo_days)
        self.importPoliceText.setChecked(settings.import_police_text)

    def read_setup(self, setup: Setup) -> Setup:
        """Return the set-up with what is filled in. Raises SettingsError."""
        before = setup.settings
        bandwidth = float(self.heatmapBandwidth.value()) or None
        if round(before.heatmap_bandwidth_m or 0) == self.heatmapBandwidth.value():
            bandwidth = before.heatmap_bandwidth_m
        distance = float(self.duplicateDistance.value())
        if round(before.duplicate_distance_m) == distance:
            distance = before.duplicate_distance_m
        # Classes belong to the bandwidth that they were made for.
        breaks = before.density_breaks if bandwidth == before.heatmap_bandwidth_m else None
        return replace(
            setup,
            settings=replace(
                before,
                suppression_threshold=self.suppressionThreshold.value(),
                min_count=self.minCount.value(),
                heatmap_bandwidth_m=bandwidth,
                density_breaks=breaks,
                duplicate_distance_m=distance,
                text_limit=self.textLimit.value(),
                import_undo_days=self.importUndoDays.value(),
                import_police_text=self.importPoliceText.isChecked(),
            ),
        )


class RetentionPage(SettingsPage):
    """Months until things are thinned; none where the municipality has not decided."""

    def __init__(self) -> None:
        super().__init__("settings_retention")

    def show_setup(self, setup: Setup) -> None:
        """Fill the widgets."""
        settings = setup.settings
        self.retentionText.setValue(settings.retention_text_months or 0)
        self.retentionRows.setValue(settings.retention_rows_months or 0)
        self.retentionFiles.setValue(settings.retention_files_months or 0)
        self.retentionAudit.setValue(settings.retention_audit_months or 0)

    def read_setup(self, setup: Setup) -> Setup:
        """Return the set-up with what is filled in."""
        return replace(
            setup,
            settings=replace(
                setup.settings,
                retention_text_months=self.retentionText.value() or None,
                retention_rows_months=self.retentionRows.value() or None,
                retention_files_months=self.retentionFiles.value() or None,
                retention_audit_months=self.retentionAudit.value() or None,
            ),
        )
