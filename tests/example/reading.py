"""Reads the example's columns the long way, for expectations that owe nothing to its making."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from est_plugin.analysis.table import Coded
from est_plugin.domain.category import starting_categories
from est_plugin.example.chunk import ObservationChunk

STOCKHOLM = ZoneInfo("Europe/Stockholm")
CODE_OF = {category.uuid: category.code for category in starting_categories()}
PARENT_OF = {category.uuid: category.parent_uuid for category in starting_categories()}


def texts(column: Coded) -> NDArray[np.object_]:
    """The column's values as plain texts, empty where it holds none."""
    labels = np.array([*(str(label) for label in column.labels), ""], dtype=object)
    return labels[column.codes]


def codes(chunk: ObservationChunk) -> NDArray[np.object_]:
    """The code of each row's category."""
    return np.array([CODE_OF[uuid] for uuid in chunk.category.labels], dtype=object)[chunk.category.codes]


def local(instants: NDArray[np.datetime64]) -> list[datetime]:
    """Instants as Swedish wall-clock times, by the standard library alone."""
    zone = ZoneInfo("UTC")
    return [
        moment.replace(tzinfo=zone).astimezone(STOCKHOLM)
        for moment in instants.astype("datetime64[us]").tolist()
    ]


def between(chunk: ObservationChunk, first: date, last: date) -> NDArray[np.bool_]:
    """Mask of the rows that start on these Swedish days, both included."""
    start = datetime(first.year, first.month, first.day, tzinfo=STOCKHOLM)
    after = datetime.combine(last, datetime.max.time(), tzinfo=STOCKHOLM)
    low, high = (np.datetime64(round(moment.timestamp() * 1000), "ms") for moment in (start, after))
    return (chunk.start >= low) & (chunk.start <= high)


def coarse(chunk: ObservationChunk) -> NDArray[np.bool_]:
    """Mask of the rows without an exact place."""
    return np.isin(texts(chunk.place_precision), ["area", "municipality"])


def inside(chunk: ObservationChunk, outline: BaseGeometry) -> NDArray[np.bool_]:
    """Mask of the rows whose exact point lies in a polygon."""
    shapely.prepare(outline)
    return shapely.contains_xy(outline, chunk.x, chunk.y) & ~coarse(chunk)
