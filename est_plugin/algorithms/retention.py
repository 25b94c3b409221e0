"""``est:retention``: thins (*gallrar*) by the municipality's settings, dry run first."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterString,
)

from ..analysis.progress import step
from ..project.language import translate
from ..project.own_files import beside
from ..project.swedish import day, number
from ..store.retention import RetentionReport, Thinned, plan, thin
from . import common
from .base import EstAlgorithm, FeedbackProgress, Results
from .values import Values


class RetentionAlgorithm(EstAlgorithm):
    """Free text first, then rows, then what lies beside the database."""

    def code(self) -> str:
        """Return the algorithm's name."""
        return "retention"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return translate("est", "Thin by the retention settings")

    def group(self) -> str:
        """Return the group in the toolbox."""
        return translate("est", "Database")

    def groupId(self) -> str:
        """Return the group's id."""
        return "database"

    def shortHelpString(self) -> str:
        """Return the help."""
        return translate(
            "est",
            "Thins what is older than the municipality has decided in its settings: free text first, then"
            " rows, the audit, what is kept for undoing imports, this profile's outbox, drafts and rejected"
            " rows, and the backups beside the database. What the municipality has not decided about is not"
            " thinned.\n\n"
            "With DRY_RUN, which is how it starts, nothing is changed: the log tells what would be. BEFORE"
            " takes the place of what is decided for texts, files and audit; rows go by the decision"
            " alone, as they cannot be brought back. The thinning of the database is one transaction. On"
            " PostgreSQL it takes the role est_manage; backups and logs of the server are its"
            " administrator's.",
        )

    def declare(self) -> None:
        """Add parameters and outputs."""
        self.add(QgsProcessingParameterString("DATABASE", translate("est", "Database")))
        self.add(
            QgsProcessingParameterBoolean(
                "DRY_RUN",
                translate("est", "Only tell what would be thinned"),
                defaultValue=True,
                optional=True,
            )
        )
        self.add(common.day("BEFORE", translate("est", "Thin what is older than"), optional=True))
        self.addOutput(QgsProcessingOutputNumber("THINNED", translate("est", "Thinned")))

    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Plan, or thin."""
        is_dry, before = values.yes("DRY_RUN"), values.day("BEFORE")
        with values.database() as gateway:
            step(progress, 0.1)
            report = (plan if is_dry else thin)(gateway, beside(gateway.location), before=before)
        progress.report(1.0)
        values.say(_sentence(report, is_dry=is_dry))
        for item in report.items:
            values.say(_line(item))
        if report.cutoffs.nothing_decided:
            values.notice(
                translate(
                    "est",
                    "The municipality has not decided how long texts, rows, files and the audit are kept,"
                    " so they are not thinned. Decide in the settings.",
                )
            )
        if not report.wiped:
            values.notice(
                translate(
                    "est",
                    "Old text may still lie in unused parts of the file, because others have it open. Run"
                    " again when nobody works in it.",
                )
            )
        return {"THINNED": report.total}


def _sentence(report: RetentionReport, *, is_dry: bool) -> str:
    limits = report.cutoffs
    if not report.total:
        return translate("est", "There is nothing to thin.")
    told = (
        translate(
            "est",
            "{count} texts, rows and files would be thinned; nothing was changed.",
            count=number(report.total),
        )
        if is_dry
        else translate("est", "{count} texts, rows and files were thinned.", count=number(report.total))
    )
    if limits.texts is not None:
        told = f"{told} {translate('est', 'Texts are kept from {day} on.', day=day(limits.texts))}"
    if limits.rows is not None:
        told = f"{told} {translate('est', 'Rows are kept from {day} on.', day=day(limits.rows))}"
    return told


def _line(item: Thinned) -> str:
    return translate(
        "est", "{what}: {texts} texts, {rows} rows or files", what=item.what, texts=item.texts, rows=item.rows
    )
