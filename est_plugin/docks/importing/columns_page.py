"""The second step of an import: which column is for what, and where the rows lie."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from qgis.PyQt.QtCore import QObject, QSignalBlocker, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QGroupBox, QLabel, QWidget

from ...domain.category import Category
from ...domain.observation import Source
from ...exchange.coordinates import DEGREES, LOCAL_ZONES, RT90_ZONES, SWEREF99_TM, WEB_MERCATOR
from ...exchange.headings import Target
from ...exchange.import_context import ImportChoices
from ...exchange.profiles import Profile
from ...project.code_words import word_of, words_of
from ...project.language import sentence, translate
from ...project.swedish import number
from ..forms import load_form
from .job import Foreign, Located
from .tables import offer, preview_model, show_model
from .words import target_groups, target_words

SETTLE_MILLISECONDS = 150
LABEL_WIDTH = 165
SYSTEMS = (SWEREF99_TM, DEGREES, *LOCAL_ZONES, *RT90_ZONES, WEB_MERCATOR)
_POINTS = (Target.X, Target.Y, Target.POINT)


class ImportColumnsPage(QObject):
    """Shows and changes a mapping; tells ``changed`` shortly after the last change."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = load_form("import_columns", QWidget(parent))
        self._foreign: Foreign | None = None
        self._swapped: bool | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self._show_change)
        for label in (self.form.kindLabel, self.form.sourceLabel, self.form.organisationLabel):
            label.setMinimumWidth(LABEL_WIDTH)
        self.boxes = dict(self._column_boxes())
        self.form.columnsLayout.addStretch(1)
        self.form.split.setSizes([410, 510])
        self._set_tab_order()
        for box in (*self.boxes.values(), self.form.system):
            box.activated.connect(lambda _index: self._settle.start())
        self.form.swapped.clicked.connect(self._swap)

    def fill(self, foreign: Foreign) -> None:
        """Show a table, the mapping that was recognised, and what the municipality has to choose from."""
        self._foreign = foreign
        self._swapped = foreign.profile.swapped
        for target, box in self.boxes.items():
            chosen = foreign.profile.columns.get(target)
            offer(box, [("–", ""), *((one, one) for one in foreign.table.headings)], chosen)
        offer(self.form.system, self._systems(foreign, ()), foreign.profile.crs)
        told = sentence_start(word_of("source", foreign.profile.source))
        sources = [(translate("est", "as the mapping tells: {source}", source=told), "")]
        sources += [(sentence_start(word), code) for code, word in words_of("source").items()]
        offer(self.form.source, sources, "")
        kinds = [(translate("est", "as the mapping or the file's name tells"), "")]
        offer(self.form.kind, kinds + kind_choices(foreign.categories), "")
        organisations = [(one.name, one.uuid) for one in foreign.organisations if one.active]
        offer(self.form.organisation, [("–", ""), *organisations], "")
        self.form.places.setText("")
        self.form.zoomButton.setEnabled(False)
        self._show_preview()

    def clear(self) -> None:
        """Let go of the table."""
        self._foreign = None

    def profile(self) -> Profile:
        """Return the mapping as it is now. Only after ``fill``."""
        if self._foreign is None:
            raise RuntimeError("no table has been read")
        columns = {target: box.currentData() for target, box in self.boxes.items() if box.currentData()}
        return replace(self._foreign.profile, columns=columns, swapped=self._swapped)

    def choices(self) -> ImportChoices:
        """Return what is chosen beside the mapping."""
        form = self.form
        source = form.source.currentData()
        return ImportChoices(
            crs=form.system.currentData() or "",
            source=Source(source) if source else None,
            organisation_uuid=form.organisation.currentData() or None,
            kind=form.kind.currentData() or "",
        )

    def choose(self, choices: ImportChoices) -> None:
        """Show what was chosen when a source was connected."""
        form = self.form
        for box, data in (
            (form.system, choices.crs),
            (form.source, choices.source or ""),
            (form.organisation, choices.organisation_uuid or ""),
            (form.kind, choices.kind),
        ):
            box.setCurrentIndex(max(0, box.findData(data)))

    def show_located(self, located: Located) -> None:
        """Tell where the rows lie, in which coordinate system, and whether the axes are swapped."""
        form = self.form
        if located.places is None:
            form.places.setText(sentence(located.error) if located.error is not None else "")
            form.zoomButton.setEnabled(False)
            return
        places = located.places
        with QSignalBlocker(form.swapped):
            form.swapped.setChecked(
                self._swapped
                if self._swapped is not None
                else bool(places.proposals) and places.proposals[0].swapped
            )
        if self._foreign is not None and places.proposals:
            chosen = form.system.currentData()
            proposed = [one.system.crs for one in places.proposals]
            offer(form.system, self._systems(self._foreign, proposed), chosen)
        known = int(np.isfinite(places.points).all(axis=1).sum())
        form.places.setText(" ".join(self._places_words(located, known)))
        form.zoomButton.setEnabled(known > 0)

    def _places_words(self, located: Located, known: int) -> list[str]:
        places = located.places
        if places is None or self._foreign is None:
            return []
        if not self._foreign.profile.keeps_points:
            return [
                translate("est", "The points of this table are not where it happened; they are not used.")
            ]
        told = [sentence(notice) for notice in places.notices]
        if known:
            rows = len(places.points)
            told.append(
                translate(
                    "est",
                    "{count} of {rows} rows have a point. They are shown on the map, in orange.",
                    count=number(known),
                    rows=number(rows),
                )
            )
        else:
            told.append(translate("est", "No row has a point. Rows without one count, but make no hotspot."))
        if places.troubles:
            told.append(
                translate(
                    "est", "{count} rows have coordinates that cannot be used.", count=len(places.troubles)
                )
            )
        return told

    def _systems(self, foreign: Foreign, proposed: Sequence[str]) -> list[tuple[str, str]]:
        own = foreign.table.crs if foreign.table.crs.startswith("EPSG:") else ""
        first = (
            translate("est", "the layer's own, {crs}", crs=own)
            if foreign.table.points is not None and own
            else translate("est", "told by the numbers")
        )
        by_crs = {system.crs: system.name for system in SYSTEMS}
        ordered = [*(crs for crs in proposed if crs in by_crs), *by_crs]
        return [(first, ""), *((f"{by_crs[crs]} ({crs})", crs) for crs in dict.fromkeys(ordered))]

    def _swap(self, is_swapped: bool) -> None:
        self._swapped = is_swapped
        self._settle.start()

    def _show_change(self) -> None:
        self._show_preview()
        self.changed.emit()

    def _show_preview(self) -> None:
        if self._foreign is None:
            return
        words = target_words()
        purposes: dict[str, str] = {}
        for target, heading in self.profile().columns.items():
            told = words[target]
            purposes[heading] = f"{purposes[heading]}, {told}" if heading in purposes else f"→ {told}"
        view = self.form.preview
        show_model(view, preview_model(self._foreign.table, translate("est", "Row"), purposes, view))

    def _set_tab_order(self) -> None:
        """Let Tab go through the columns before what the table does not say, as they stand."""
        boxes = [*self.boxes.values(), self.form.kind]
        for before, after in pairwise(boxes):
            QWidget.setTabOrder(before, after)

    def _column_boxes(self) -> Iterable[tuple[Target, QComboBox]]:
        for title, targets in target_groups():
            group = QGroupBox(title, self.form.columns)
            layout = QFormLayout(group)
            layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            for target, word in targets:
                box = QComboBox(group)
                box.setObjectName(f"column_{target}")
                box.setAccessibleName(word)
                box.setMinimumContentsLength(8)
                box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                label = QLabel(word, group)
                label.setBuddy(box)
                label.setMinimumWidth(LABEL_WIDTH)
                layout.addRow(label, box)
                yield target, box
            self.form.columnsLayout.insertWidget(self.form.columnsLayout.count() - 1, group)


def kind_choices(categories: Iterable[Category]) -> list[tuple[str, str]]:
    """Return the kinds in use as (text, uuid), sub-kinds set in below their kinds."""
    active = [category for category in categories if category.active]
    below: dict[str, list[Category]] = {}
    for category in active:
        below.setdefault(category.parent_uuid or "", []).append(category)
    choices = []
    for parent in below.get("", []):
        choices.append((parent.name, parent.uuid))
        choices += [(f"    {child.name}", child.uuid) for child in below.get(parent.uuid, [])]
    return choices


def sentence_start(word: str) -> str:
    """Return a word with a capital."""
    return word[:1].upper() + word[1:]
