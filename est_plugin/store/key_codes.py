"""Keys of rows as codes: a column of UUIDs becomes numbers without a Python object a row."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SHORT_WIDTH = 13
"""So many characters of a key hold 48 bits, which as good as always tell the rows of a small table apart."""
FULL_WIDTH = 36

_EIGHT, _FOUR_AT = 8, 9
_MIX = np.uint64(0x9E3779B97F4A7C15)


class KeyCodes:
    """The keys of a small table (``labels``), and the code of each: its place among them.

    Keys are recognised by their first characters, after it is made sure that these tell them apart.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        self.width = SHORT_WIDTH
        hashes = self._hashes("".join(label[:SHORT_WIDTH] for label in labels).encode())
        if len(np.unique(hashes)) != len(labels):
            self.width = FULL_WIDTH
            hashes = self._hashes("".join(labels).encode())
        self._order = np.argsort(hashes)
        self._sorted = hashes[self._order]

    def sql(self, column: str) -> str:
        """Return the expression for the characters to recognise by, equally many in every row."""
        return f"COALESCE(substr({column}, 1, {self.width}), '{' ' * self.width}')"

    def codes(self, texts: bytes, stride: int = 0, offset: int = 0) -> NDArray[np.int32]:
        """Return the code of the key that stands at ``offset`` in each record of ``stride`` bytes.

        -1 where there is none, or an unknown one.
        """
        hashes = self._hashes(texts, stride, offset)
        if not len(self._sorted):
            return np.full(len(hashes), -1, dtype=np.int32)
        place = np.minimum(np.searchsorted(self._sorted, hashes), len(self._sorted) - 1)
        codes = self._order[place].astype(np.int32)
        codes[self._sorted[place] != hashes] = -1
        return codes

    def _hashes(self, texts: bytes, stride: int = 0, offset: int = 0) -> NDArray[np.uint64]:
        """The first 12 hexadecimal digits read as two numbers and mixed; of full keys, all 32."""
        stride = stride or self.width
        n = len(texts) // stride
        result = np.zeros(n, dtype=np.uint64)
        if n == 0:
            return result
        for start in (0, 14, 24) if self.width == FULL_WIDTH else (0,):
            eight: NDArray[np.uint64] = np.ndarray((n,), "<u8", texts, offset + start, (stride,))
            four: NDArray[np.uint32] = np.ndarray(
                (n,), "<u4", texts, offset + start + (_FOUR_AT if start == 0 else _EIGHT), (stride,)
            )
            result = (result ^ eight) * _MIX + four
        return result
