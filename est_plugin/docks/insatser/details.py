"""The lower half of the dock of insatser: one insats, its state, its history, its follow-ups."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QTreeWidgetItem, QWidget

from ...answers.insatser.insats_book import InsatsDetails
from ..analysing.picture import SvgPicture


def fill_details(form: QWidget, picture: SvgPicture, details: InsatsDetails) -> None:
    """Show all of an insats but its polygons, which have a table of their own."""
    form.details.show()
    form.detailsTitle.setText(details.insats.title)
    form.detailsState.setText(details.state)
    form.stepRowBox.show()
    form.areasBox.show()
    form.splitNotice.setText(details.split_notice)
    form.splitNotice.setVisible(bool(details.split_notice))
    form.splitButton.setVisible(bool(details.split_notice))
    form.history.setText(details.history)
    picture.show_svg(details.svg)
    form.answers.clear()
    for kept in details.follow_ups:
        item = QTreeWidgetItem([kept.text])
        item.setToolTip(0, kept.text)
        form.answers.addTopLevelItem(item)
    form.answers.setVisible(bool(details.follow_ups))
    form.notices.setText("\n".join(details.warnings))
    form.notices.setVisible(bool(details.warnings))
