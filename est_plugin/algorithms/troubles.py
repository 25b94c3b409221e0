"""What was wrong with rows of a foreign table, as notices of a run."""

from __future__ import annotations

from collections.abc import Sequence

from ..exchange.errors import Trouble
from ..project.language import sentence, translate

_SHOWN = 20


def told(troubles: Sequence[Trouble]) -> list[str]:
    """Return the first troubles as sentences with row, column and reason, and how many more there are."""
    shown = [sentence(trouble.sentence()) for trouble in troubles[:_SHOWN]]
    rest = len(troubles) - _SHOWN
    return [*shown, translate("est", "… and {count} more.", count=rest)] if rest > 0 else shown
