"""Answers as JSON texts and back, so that a sheet of last year prints with the numbers of its time.

Only the plain values of the answers' own types: nothing is executed, an unknown type is refused.
"""

from __future__ import annotations

import base64
import json
import math
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Any

import numpy as np

from ...domain.insats import InsatsStatus
from ...domain.left_out import LeftOut
from ...domain.message import QT_TRANSLATE_NOOP, EstError
from .. import basis
from ..lagesbild import parts, sections

FAST = 1
"""Of zlib's levels the one that holds nobody up: half a second for 200,000 points."""

MOST_BYTES = 200_000_000
_TYPES: Mapping[str, type] = MappingProxyType(
    {
        name: found
        for module in (basis, parts, sections)
        for name, found in vars(module).items()
        if isinstance(found, type) and is_dataclass(found) and found.__module__ == module.__name__
    }
)
_ENUMS: Mapping[str, type[Enum]] = MappingProxyType(
    {found.__name__: found for found in (basis.Direction, sections.Tone, InsatsStatus, LeftOut)}
)
_DTYPES = ("float64", "float32", "int64", "bool")


class UnreadableSheetError(EstError):
    """Kept numbers that this version of the plugin cannot read."""


def to_json(value: object) -> str:
    """Return an answer, or a tuple of them, as a JSON text. Raises TypeError for what no answer holds."""
    return json.dumps(_encoded(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def from_json(text: str) -> Any:  # noqa: ANN401 - as it was given to to_json
    """Return what :func:`to_json` was given. Raises UnreadableSheetError."""
    try:
        return _decoded(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, zlib.error) as error:
        raise UnreadableSheetError(
            QT_TRANSLATE_NOOP(
                "est",
                "The numbers of this sheet were kept by another version of the plugin and cannot be read."
                " Print the sheet anew from its period instead.",
            ),
            details=str(error),
        ) from error


def _encoded(value: object) -> object:
    if isinstance(value, Enum):
        return {"enum": type(value).__name__, "value": value.value}
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else {"float": str(value)}
    for kind, encode in _ENCODERS:
        if isinstance(value, kind):
            return encode(value)
    if is_dataclass(value) and type(value).__name__ in _TYPES:
        told = {one.name: _encoded(getattr(value, one.name)) for one in fields(value)}
        return {"type": type(value).__name__, "fields": told}
    raise TypeError(f"{type(value).__name__} is no part of an answer")


def _array(value: Any) -> object:  # noqa: ANN401 - an array of any of the known types
    packed = zlib.compress(np.ascontiguousarray(value).tobytes(), FAST)
    return {
        "array": str(value.dtype),
        "shape": list(value.shape),
        "data": base64.b64encode(packed).decode("ascii"),
    }


_ENCODERS: tuple[tuple[type | tuple[type, ...], Callable[[Any], object]], ...] = (
    ((tuple, list), lambda value: [_encoded(one) for one in value]),
    (Mapping, lambda value: {"map": [[_encoded(key), _encoded(one)] for key, one in value.items()]}),
    (np.ndarray, _array),
    (np.generic, lambda value: _encoded(value.item())),
    (bytes, lambda value: {"bytes": base64.b64encode(value).decode("ascii")}),
    (date, lambda value: {"date": value.isoformat()}),
)


def _decoded(value: Any) -> Any:  # noqa: ANN401 - any part of an answer
    if isinstance(value, list):
        return tuple(_decoded(one) for one in value)
    if not isinstance(value, dict):
        return value
    for mark, decode in _DECODERS.items():
        if mark in value:
            return decode(value)
    raise KeyError(next(iter(value), ""))


def _decoded_array(value: dict[str, Any]) -> Any:  # noqa: ANN401 - an array of any of the known types
    if value["array"] not in _DTYPES:
        raise TypeError(value["array"])
    unpacker = zlib.decompressobj()
    data = unpacker.decompress(base64.b64decode(value["data"]), MOST_BYTES)
    return np.frombuffer(data, dtype=value["array"]).reshape(value["shape"]).copy()


def _decoded_type(value: dict[str, Any]) -> Any:  # noqa: ANN401 - one of the answers' types
    kind = _TYPES[value["type"]]
    known = {one.name for one in fields(kind)}
    return kind(**{name: _decoded(one) for name, one in value["fields"].items() if name in known})


_DECODERS: Mapping[str, Callable[[dict[str, Any]], Any]] = MappingProxyType(
    {
        "enum": lambda value: _ENUMS[value["enum"]](value["value"]),
        "type": _decoded_type,
        "array": _decoded_array,
        "float": lambda value: float(value["float"]),
        "map": lambda value: MappingProxyType({_decoded(key): _decoded(one) for key, one in value["map"]}),
        "bytes": lambda value: base64.b64decode(value["bytes"]),
        "date": lambda value: date.fromisoformat(value["date"]),
    }
)
