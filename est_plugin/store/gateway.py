"""The one way to the shared database, for everything above: domain objects and arrays, never cursors."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType

from ..domain.message import Message
from .backend import Backend
from .crs import crs_name
from .imports import Imports
from .location import Location
from .masses import Masses
from .reviewing import Reviewing
from .roads import Roads
from .runs import Runs
from .setup import Setups

Reopen = Callable[[], "Gateway"]


class Gateway(Imports, Reviewing, Setups, Runs, Masses):
    """An open database. It belongs to the thread that opened it; :meth:`clone` opens one for another.

    ``user`` is written as who created or changed a row: the account of the operating system or of the
    database, unless set. ``notices`` are what a person should be told about the database at opening.
    """

    def __init__(
        self,
        location: Location,
        backend: Backend,
        roads: Roads,
        reopen: Reopen,
        notices: tuple[Message, ...] = (),
        user: str = "",
    ) -> None:
        super().__init__(backend, roads, user or backend.account())
        self._reopen = reopen
        self.location = location
        self.notices = notices

    @property
    def backend(self) -> Backend:
        """The connection itself, for the rest of this room only."""
        return self._backend

    @property
    def crs(self) -> str:
        """The CRS of all geometries, such as ``EPSG:3006``."""
        return crs_name(self._backend.srid)

    @property
    def read_only(self) -> bool:
        """Tell whether the database can only be read."""
        return self._backend.read_only

    def data_version(self) -> int:
        """Return a number that changes when somebody has written to the database; takes microseconds.

        Raises DatabaseUnreachableError where the file or the server has gone.
        """
        return self._backend.data_version()

    def clone(self) -> Gateway:
        """Return a gateway with connections of its own, for another thread; its checks are not repeated."""
        copy = self._reopen()
        copy.user = self.user
        return copy

    def close(self) -> None:
        """Close the connections; closing twice does no harm."""
        self._backend.close()

    def __enter__(self) -> Gateway:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
