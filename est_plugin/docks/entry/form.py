"""The form of an observation as one thing: shows an entry, reads it, says what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import uuid4

from qgis.core import QgsSettings
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QEvent, QObject, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractSpinBox, QComboBox, QWidget

from ...domain.area import Organisation
from ...domain.category import Category, CategoryKind
from ...domain.entry import Gap, gaps, is_fault, is_planned, part_of, without_verdict
from ...domain.observation import FaultStatus, Observation, Source
from ...domain.privacy import Clearance
from ...domain.settings import MunicipalitySettings
from ...project.code_words import words_of
from ...project.language import translate
from ...project.place_search import PlaceSearch
from ...project.swedish import listed
from .conflict import Names
from .kind import KindPicker
from .place import PlaceControls
from .text import GuardedText
from .time import TimeControls

ORGANISATION_KEY = "est_lagesbild/entry/organisation"
ROLE_KEY = "est_lagesbild/entry/role"
NO_COST = -1.0


@dataclass(frozen=True)
class EntryLists:
    """What the form offers: read in the background when a database is opened or changed."""

    user: str = ""
    categories: tuple[Category, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    areas: Mapping[str, str] = field(default_factory=dict)
    settings: MunicipalitySettings = field(default_factory=MunicipalitySettings)

    @property
    def nothing(self) -> Category | None:
        """The kind *inget att rapportera*, None where the municipality has none."""
        for category in self.categories:
            if category.kind is CategoryKind.NOTHING_TO_REPORT and category.active:
                return category
        return None

    def names(self) -> Names:
        """Return the words of all keys."""
        kinds = {each.uuid: each.name for each in self.categories}
        reporters = {each.uuid: each.name for each in self.organisations}
        return Names({**kinds, **reporters, **self.areas})


class EntryForm(QObject):
    """All controls of the entry together. ``changed`` tells of every keystroke."""

    changed = pyqtSignal()
    places_read = pyqtSignal(object)

    def __init__(self, form: QWidget, iface: QgisInterface) -> None:
        super().__init__(form)
        self._form = form
        self.lists = EntryLists()
        self._entry = new_entry()
        self._blank = self._entry
        self._is_showing = False
        self.kind = KindPicker(form)
        self.place = PlaceControls(form, iface)
        self.time = TimeControls(form)
        self.text = GuardedText(form)
        form.cost.setSpecialValueText(" ")
        for code, word in words_of("fault_status").items():
            form.fault.addItem(word, code)
        for code, word in words_of("source").items():
            form.source.addItem(word, code)
        self.kind.changed.connect(self._kind_changed)
        for part in (self.place, self.time, self.text):
            part.changed.connect(self._tell)
        form.onBehalf.toggled.connect(self._on_behalf)
        for box in (form.fault, form.source, form.organisation, form.behalf):
            box.currentIndexChanged.connect(lambda _index: self._tell())
        form.cost.valueChanged.connect(lambda _value: self._tell())
        form.role.textChanged.connect(lambda _text: self._tell())
        self._wheel = WheelGuard(self)
        for kind in (QComboBox, QAbstractSpinBox):
            for box in form.findChildren(kind):
                self._wheel.watch(box)
        self._on_behalf(form.onBehalf.isChecked())
        self.start_anew()

    def fill(self, lists: EntryLists, crs: str) -> None:
        """Offer the lists of a database; what is being written stays."""
        writing = self.read()
        is_untouched = not self.is_touched
        self.lists = lists
        self._is_showing = True
        self.kind.fill(lists.categories)
        self.place.set_crs(crs)
        self.place.set_places(self.place.search, lists.areas)
        self.text.set_limit(lists.settings.text_limit)
        for box in (self._form.organisation, self._form.behalf):
            with QSignalBlocker(box):
                box.clear()
                box.addItem(translate("est", "choose"), "")
                for organisation in lists.organisations:
                    if organisation.active:
                        box.addItem(organisation.name, organisation.uuid)
        self._is_showing = False
        if is_untouched:
            self.start_anew()
        else:
            self._show(writing)

    def set_places(self, search: PlaceSearch) -> None:
        """Take the names that can be searched."""
        self.place.set_places(search, self.lists.areas)
        self.places_read.emit(search)

    def show(self, entry: Observation) -> None:
        """Show an entry that is there already: a row to edit, or a draft."""
        self._show(entry)
        self._blank = self.read()
        self._tell()

    def show_unsaved(self, entry: Observation) -> None:
        """Show an entry that is written nowhere yet."""
        self._show(entry)
        self._blank = replace(new_entry(), uuid=entry.uuid)
        self._tell()

    def start_anew(self) -> None:
        """Begin an empty entry with what is remembered of its person."""
        settings = QgsSettings()
        entry = replace(
            new_entry(),
            organisation_uuid=settings.value(ORGANISATION_KEY, "", str) or None,
            reporter_role=settings.value(ROLE_KEY, "", str),
        )
        self._form.onBehalf.setChecked(False)
        self.show(entry)

    def next_here(self, entry: Observation) -> None:
        """Begin another event of the same report: place, time and reporter stay."""
        self.show(part_of(entry, str(uuid4())))

    def read(self) -> Observation:
        """Return the entry as it stands; its kind may be missing."""
        form = self._form
        category = self.kind.category()
        cost = form.cost.value()
        organisation = form.behalf if form.onBehalf.isChecked() else form.organisation
        return replace(
            self._entry,
            category_uuid=self.kind.uuid(),
            description=self.text.text(),
            organisation_uuid=organisation.currentData() or None,
            reporter_role=form.role.text().strip(),
            source=Source(form.source.currentData()),
            fault_status=FaultStatus(form.fault.currentData()) if is_fault(category) else None,
            damage_cost=None if cost < 0 else cost,
            **self.place.values(),  # type: ignore[arg-type]
            **self.time.values(),  # type: ignore[arg-type]
        )

    @property
    def is_touched(self) -> bool:
        """Tell whether a person has written anything that is not saved."""
        return self.read() != self._blank

    def gaps(self) -> tuple[Gap, ...]:
        """Return what is missing."""
        return gaps(self.read(), self.kind.category(), self.text.limit)

    def clearance(self, entry: Observation) -> Clearance:
        """Return the guard's verdict. Raises PersonalDataError where a decision is missing."""
        return self.text.clearance(entry, self.lists.user)

    def cleared(self, entry: Observation) -> tuple[Observation, Clearance]:
        """Return an entry with the guard's verdict, and no older one in it. Raises PersonalDataError."""
        verdict = self.clearance(entry)
        return (entry if verdict.confirmed_by else without_verdict(entry)), verdict

    def remember(self, entry: Observation) -> None:
        """Remember kind, organisation and role for the next time; not whom one has registered for."""
        if entry.category_uuid:
            self.kind.remember(entry.category_uuid)
        if not self._form.onBehalf.isChecked():
            QgsSettings().setValue(ORGANISATION_KEY, entry.organisation_uuid or "")
            QgsSettings().setValue(ROLE_KEY, entry.reporter_role)

    def label(self, entry: Observation) -> str:
        """Return an entry in a few words: what and where."""
        parts = (self.kind.label_of(entry.category_uuid), entry.place_name)
        return ", ".join(part for part in parts if part) or translate("est", "an entry without kind")

    def focus_on(self, gap: Gap) -> None:
        """Bring the person to what is missing."""
        form = self._form
        at = {
            Gap.KIND: form.kind,
            Gap.PLACE: form.place,
            Gap.START: form.start,
            Gap.OLD: form.start,
            Gap.END_FIRST: form.end,
            Gap.ORGANISATION: form.behalf if form.onBehalf.isChecked() else form.organisation,
            Gap.LONG_TEXT: form.description,
        }[gap]
        at.setFocus()

    def _show(self, entry: Observation) -> None:
        form = self._form
        self._is_showing = True
        self._entry = entry
        self.kind.choose(entry.category_uuid)
        self.place.show(entry)
        self.time.show(entry)
        self.text.show(entry)
        _choose(form.organisation, entry.organisation_uuid or "")
        if form.onBehalf.isChecked():
            _choose(form.behalf, entry.organisation_uuid or "")
        form.role.setText(entry.reporter_role)
        _choose(form.source, entry.source.value)
        _choose(form.fault, (entry.fault_status or FaultStatus.OPEN).value)
        form.cost.setValue(NO_COST if entry.damage_cost is None else entry.damage_cost)
        self._is_showing = False
        self._kind_changed()

    def _kind_changed(self) -> None:
        category = self.kind.category()
        self._form.faultRow.setVisible(is_fault(category))
        self.time.set_planned(is_planned=is_planned(category))
        self._tell()

    def _on_behalf(self, is_on: bool) -> None:
        self._form.behalf.setVisible(is_on)
        self._tell()

    def _tell(self) -> None:
        if self._is_showing:
            return
        found = self.gaps()
        self._form.missing.setText(self.missing_text(found))
        self._form.missing.setVisible(bool(found) and self.is_touched)
        for name, title, marks in _titles():
            getattr(self._form, name).setTitle(f"{title} •" if set(marks) & set(found) else title)
        self.changed.emit()

    def missing_text(self, found: tuple[Gap, ...]) -> str:
        """Return what is missing in words."""
        words = {
            Gap.KIND: translate("est", "what happened"),
            Gap.PLACE: translate("est", "where"),
            Gap.START: translate("est", "when"),
            Gap.OLD: translate("est", "a date after 1900"),
            Gap.END_FIRST: translate("est", "an end after the start"),
            Gap.LONG_TEXT: translate("est", "a shorter text"),
            Gap.ORGANISATION: translate("est", "who reports"),
        }
        return translate("est", "• Still missing: {words}.", words=listed([words[gap] for gap in found]))


class WheelGuard(QObject):
    """Lets the wheel scroll the form: a box changes by it only where the person has gone into the box."""

    def watch(self, box: QWidget) -> None:
        """Guard a box."""
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the wheel on to the form."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def new_entry() -> Observation:
    """Return an empty entry with a key of its own."""
    return Observation(str(uuid4()), "")


def _titles() -> tuple[tuple[str, str, tuple[Gap, ...]], ...]:
    return (
        ("whatBox", translate("est", "What"), (Gap.KIND,)),
        ("whereBox", translate("est", "Where"), (Gap.PLACE,)),
        ("whenBox", translate("est", "When"), (Gap.START, Gap.OLD, Gap.END_FIRST)),
        ("textBox", translate("est", "Text without persons"), (Gap.LONG_TEXT,)),
        ("whoBox", translate("est", "Who reports"), (Gap.ORGANISATION,)),
    )


def _choose(box: object, code: str) -> None:
    index = box.findData(code)  # type: ignore[attr-defined]
    box.setCurrentIndex(max(index, 0))  # type: ignore[attr-defined]
