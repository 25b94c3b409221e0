"""What was wrong with rows of a foreign table, as notices of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..exchange.errors import Trouble
from ..project.language import sentence, translate
from .values import Values

_SHOWN = 20


def told(troubles: Sequence[Trouble]) -> list[str]:
    """Return the first troubles as sentences with row, column and reason, and how many more there are."""
    shown = [sentence(trouble.sentence()) for trouble in troubles[:_SHOWN]]
    rest = len(troubles) - _SHOWN
    return [*shown, translate("est", "… and {count} more.", count=rest)] if rest > 0 else shown


def unknown_kinds(kinds: Mapping[str, int]) -> str:
    """Return the sentence about foreign kinds that nobody has decided about, "" where there are none."""
    if not kinds:
        return ""
    listed = ", ".join(f"{kind} ({count})" for kind, count in list(kinds.items())[:_SHOWN])
    return translate(
        "est",
        "Kinds that nobody has decided about: {kinds}. Say once what they mean, in the import window, and"
        " import again.",
        kinds=listed,
    )


@contextmanager
def with_rejects(values: Values, write: Callable[[Path], int]) -> Iterator[dict[str, str]]:
    """Write the file of REJECTS, if one is asked for, before anything is written to the database.

    So a file that cannot be written is told while nothing has happened; if the import itself then fails, the
    file is taken away again. Yields what belongs among the results.
    """
    if not values.is_given("REJECTS"):
        yield {}
        return
    path = Path(values.algorithm.parameterAsFileOutput(values.parameters, "REJECTS", values.context))
    write(path)
    try:
        yield {"REJECTS": str(path)}
    except BaseException:
        path.unlink(missing_ok=True)
        raise
