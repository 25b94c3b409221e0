"""Settings: the kinds of observation and the municipality's own words for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidgetItem,
    QWidget,
)

from ...domain.category import Category, CategoryKind
from ...domain.setup import Setup
from ...project.code_words import word_of
from ...project.language import translate
from .page import KEY, SettingsPage, choose, new_key

NAME, SHORT, COUNTS_AS, ON_MAP, IN_USE = range(5)


class KindsPage(SettingsPage):
    """A tree of two levels: words are edited in place, boxes ticked, order moved, kinds added."""

    def __init__(self) -> None:
        super().__init__("settings_kinds")
        self._known: dict[str, Category] = {}
        self.tree.setHeaderLabels(
            [
                translate("est", "Kind"),
                translate("est", "Short name"),
                translate("est", "Counts as"),
                translate("est", "On maps"),
                translate("est", "In use"),
            ]
        )
        self.tree.setItemDelegate(_WordsOnly(self.tree))
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((SHORT, 140), (COUNTS_AS, 160)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        self.addKind.clicked.connect(lambda _checked=False: self._add_kind())
        self.addSubkind.clicked.connect(lambda _checked=False: self._add_subkind())
        self.moveUp.clicked.connect(lambda _checked=False: self._move(-1))
        self.moveDown.clicked.connect(lambda _checked=False: self._move(1))
        self.removeKind.clicked.connect(lambda _checked=False: self._remove())
        self.tree.currentItemChanged.connect(lambda _now, _before: self._show_buttons())
        self._show_buttons()

    def show_setup(self, setup: Setup) -> None:
        """Fill the tree."""
        self._known = {category.uuid: category for category in setup.categories}
        self.tree.clear()
        items: dict[str, QTreeWidgetItem] = {}
        for category in setup.categories:
            if category.parent_uuid is None:
                items[category.uuid] = self._main_item(category)
        for category in setup.categories:
            if category.parent_uuid is not None:
                items[category.uuid] = self._item(category, items.get(category.parent_uuid))
        self.tree.expandAll()
        self._show_buttons()

    def read_setup(self, setup: Setup) -> Setup:
        """Return the set-up with the kinds as the tree has them, in its order."""
        rows = [self._read(item, number) for number, item in enumerate(self._items())]
        return replace(setup, categories=tuple(rows))

    def problem(self) -> str:
        """Every kind has a word, and there is a way to say that nothing is to report."""
        if any(not item.text(NAME).strip() for item in self._items()):
            return translate("est", "A kind of observation has no word yet. Write one, or remove the row.")
        if not any(
            self._kind_of(item) == CategoryKind.NOTHING_TO_REPORT and _ticked(item, IN_USE)
            for item in self._items()
        ):
            return translate(
                "est",
                "One kind in use must count as “nothing to report”, so that a quiet week can be told.",
            )
        return ""

    def find(self, name: str) -> QTreeWidgetItem | None:
        """Return the item with a name."""
        return next((item for item in self._items() if item.text(NAME) == name), None)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for place in range(self.tree.topLevelItemCount()):
            main = self.tree.topLevelItem(place)
            yield main
            yield from (main.child(number) for number in range(main.childCount()))

    def _main_item(self, category: Category, place: int = -1) -> QTreeWidgetItem:
        item = self._item(category, None, place)
        self.tree.setItemWidget(item, COUNTS_AS, _kind_box(category.kind))
        return item

    def _item(self, category: Category, parent: QTreeWidgetItem | None, place: int = -1) -> QTreeWidgetItem:
        item = QTreeWidgetItem([category.name, category.short_name])
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setData(NAME, KEY, category.uuid)
        for column, is_on in ((ON_MAP, category.on_map), (IN_USE, category.active)):
            item.setCheckState(column, Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        if parent is not None:
            parent.insertChild(parent.childCount() if place < 0 else place, item)
        else:
            self.tree.insertTopLevelItem(self.tree.topLevelItemCount() if place < 0 else place, item)
        return item

    def _kind_of(self, item: QTreeWidgetItem) -> CategoryKind:
        box = self.tree.itemWidget(item.parent() or item, COUNTS_AS)
        return CategoryKind(box.currentData())

    def _read(self, item: QTreeWidgetItem, number: int) -> Category:
        uuid = str(item.data(NAME, KEY))
        main = item.parent()
        kind = self._kind_of(item)
        before = self._known.get(uuid) or Category(uuid, item.text(NAME), kind)
        return replace(
            before,
            name=item.text(NAME).strip(),
            short_name=item.text(SHORT).strip(),
            kind=kind,
            parent_uuid=str(main.data(NAME, KEY)) if main is not None else None,
            on_map=_ticked(item, ON_MAP),
            active=_ticked(item, IN_USE),
            sort_order=number,
        )

    def _add_kind(self) -> None:
        item = self._main_item(Category(new_key(), "", CategoryKind.EVENT))
        self._write_name(item)

    def _add_subkind(self) -> None:
        current = self.tree.currentItem()
        if current is None:
            return
        main = current.parent() or current
        kind = self._kind_of(main)
        item = self._item(Category(new_key(), "", kind, on_map=_ticked(main, ON_MAP)), main)
        main.setExpanded(True)
        self._write_name(item)

    def _write_name(self, item: QTreeWidgetItem) -> None:
        self.tree.setCurrentItem(item, NAME)
        self.tree.scrollToItem(item)
        self.tree.setFocus()
        if self.tree.isVisible():
            self.tree.editItem(item, NAME)

    def _move(self, step: int) -> None:
        """Move the current item among its like; what it counts as goes with it."""
        item = self.tree.currentItem()
        if item is None:
            return
        main = item.parent()
        place = (main.indexOfChild(item) if main else self.tree.indexOfTopLevelItem(item)) + step
        count = main.childCount() if main else self.tree.topLevelItemCount()
        if not 0 <= place < count:
            return
        if main is not None:
            main.takeChild(main.indexOfChild(item))
            main.insertChild(place, item)
        else:
            self._move_main(item, place)
        self.tree.setCurrentItem(item)

    def _move_main(self, item: QTreeWidgetItem, place: int) -> None:
        """QTreeWidget deletes the widget in an item that is taken out, so it is made again."""
        kind, is_open = self._kind_of(item), item.isExpanded()
        self.tree.takeTopLevelItem(self.tree.indexOfTopLevelItem(item))
        self.tree.insertTopLevelItem(place, item)
        self.tree.setItemWidget(item, COUNTS_AS, _kind_box(kind))
        item.setExpanded(is_open)

    def _remove(self) -> None:
        item = self.tree.currentItem()
        if item is None or not self._is_new(item):
            return
        main = item.parent()
        if main is not None:
            main.removeChild(item)
        else:
            self.tree.takeTopLevelItem(self.tree.indexOfTopLevelItem(item))

    def _is_new(self, item: QTreeWidgetItem) -> bool:
        children = [item.child(number) for number in range(item.childCount())]
        return all(str(each.data(NAME, KEY)) not in self._known for each in (item, *children))

    def _show_buttons(self) -> None:
        item = self.tree.currentItem()
        for button in (self.addSubkind, self.moveUp, self.moveDown):
            button.setEnabled(item is not None)
        self.removeKind.setEnabled(item is not None and self._is_new(item))


def _kind_box(kind: CategoryKind) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(translate("est", "Counts as"))
    for each in CategoryKind:
        box.addItem(word_of("category_kind", each.value), each.value)
    choose(box, kind.value)
    return box


class _WordsOnly(QStyledItemDelegate):
    """Lets the words be written; the other columns are boxes."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QWidget | None:
        """Return an editor for a word, None for the other columns."""
        return super().createEditor(parent, option, index) if index.column() in (NAME, SHORT) else None


def _ticked(item: QTreeWidgetItem, column: int) -> bool:
    return bool(item.checkState(column) == Qt.CheckState.Checked)
