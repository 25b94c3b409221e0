"""The docks of the chain problem → insats → follow-up, and the ways between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.gui import QgisInterface

from ...domain.insats import Insats
from ...project.filter import CurrentFilter
from ...project.picked_shapes import PickedShape
from ...project.session import DatabaseSession
from ..database.database_menu import DatabaseMenu
from ..est_dock import EstDock
from ..messages import Messages
from ..surroundings.dock import BufferDock
from .dock import InsatsDock
from .meeting_dock import MeetingDock


class InsatsParts:
    """Builds the docks *Närområde*, *Insatser* and *Möte*; what one has found the other can take."""

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
        self.meeting = MeetingDock(iface, session, messages, menu, self.begin_insats, self.show_insats)

    def new_insats(self, polygons: Sequence[PickedShape]) -> None:
        """Begin an insats on polygons that another dock has found."""
        self._show(self.insatser)
        self.insatser.new_insats(polygons=polygons)

    def begin_insats(self, insats: Insats) -> None:
        """Begin an insats with what a decision says."""
        self._show(self.insatser)
        self.insatser.new_insats(insats)

    def show_insats(self, uuid: str) -> None:
        """Show an insats, wherever the wish comes from."""
        self._show(self.insatser)
        self.insatser.choose(uuid)
