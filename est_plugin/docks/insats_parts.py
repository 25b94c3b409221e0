"""The docks of the chain problem → insats → follow-up, and the ways between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.gui import QgisInterface

from ..project.filter import CurrentFilter
from ..project.picked_shapes import PickedShape
from ..project.session import DatabaseSession
from .buffer_dock import BufferDock
from .database_menu import DatabaseMenu
from .est_dock import EstDock
from .insats_dock import InsatsDock
from .messages import Messages


class InsatsParts:
    """Builds the docks *Närområde* and *Insatser*; what one has found the other can take."""

    def __init__(
        self,
        iface: QgisInterface,
        session: DatabaseSession,
        current: CurrentFilter,
        messages: Messages,
        menu: DatabaseMenu,
        show: Callable[[EstDock], None],
    ) -> None:
        self._show = show
        self.insatser = InsatsDock(iface, session, current, messages, menu)
        self.surroundings = BufferDock(iface, session, current, messages, menu, self.new_insats)
        self.insatser.links.buffer_shapes = self.surroundings.shapes

    def new_insats(self, polygons: Sequence[PickedShape]) -> None:
        """Begin an insats on polygons that another dock has found."""
        self._show(self.insatser)
        self.insatser.new_insats(polygons=polygons)

    def show_insats(self, uuid: str) -> None:
        """Show an insats, wherever the wish comes from."""
        self._show(self.insatser)
        self.insatser.choose(uuid)
