"""A small picture in a dock, drawn from SVG so that it stays sharp on every screen."""

from __future__ import annotations

from qgis.PyQt.QtCore import QByteArray, QRectF, QSize
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent
from qgis.PyQt.QtSvg import QSvgRenderer
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget


class SvgPicture(QWidget):
    """Shows one SVG as wide as the dock, on white as it will stand on paper; hidden when empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renderer = QSvgRenderer(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_svg(self, svg: bytes | None) -> None:
        """Show ``svg``; None hides the picture."""
        if svg is None or not self._renderer.load(QByteArray(svg)):
            self.hide()
            return
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.show()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height that keeps the picture's proportions."""
        size = self._renderer.defaultSize()
        return round(width * size.height() / size.width()) if size.width() > 0 else 0

    def sizeHint(self) -> QSize:
        """Return a width that fits the narrowest dock."""
        return QSize(320, self.heightForWidth(320))

    def resizeEvent(self, event: object) -> None:
        """Keep the proportions when the dock's width changes."""
        height = self.heightForWidth(self.width())
        if height > 0 and height != self.height():
            self.setFixedHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the SVG on white."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        self._renderer.render(painter, QRectF(self.rect()))
        painter.end()
