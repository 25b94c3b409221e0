"""Public counts in the form of a file: rows, words and the data sheet in the terms of DCAT-AP-SE."""

from __future__ import annotations

from datetime import date

import numpy as np
import shapely

from ...domain.published import Dimension, PublishedCount, PublishedCounts
from ...exchange.public_files import PublicData, PublicRow
from ...project.language import translate
from ...project.swedish import days
from ..membership import reprojected
from ..metric import WGS_84
from .counts import cut_name
from .cut import cell_polygon
from .words import audience_public, count_text, left_out_public

THEME = "http://publications.europa.eu/resource/authority/data-theme/JUST"
ACCESS = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "geosparql": "http://www.opengis.net/ont/geosparql#",
}
_MEDIA_TYPES = {
    ".gpkg": "application/geopackage+sqlite3",
    ".geojson": "application/geo+json",
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_DIMENSIONS = (Dimension.TOTAL, Dimension.PLACE, Dimension.REST, Dimension.KIND)


def public_data(
    counts: PublishedCounts, municipality: str, file_name: str, issued: date, licence: str = ""
) -> PublicData:
    """Return published counts as a file holds them. ``licence`` is an address, "" where none is given."""
    of_cells = counts.cut.cell_size_m is not None
    columns = (
        (translate("est", "division"), str),
        (translate("est", "id"), str),
        (translate("est", "name"), str),
        (translate("est", "from_day"), str),
        (translate("est", "to_day"), str),
        (translate("est", "count"), int),
        (translate("est", "shown_as"), str),
    )
    rows = tuple(_row(count, counts) for dimension in _DIMENSIONS for count in counts.of(dimension))
    about = _about(counts, municipality, issued, licence)
    return PublicData(
        columns,
        rows,
        counts.cut.crs,
        place_layer=translate("est", "cells") if of_cells else translate("est", "areas"),
        other_layer=translate("est", "totals"),
        count_sheet=translate("est", "Counts"),
        about_sheet=translate("est", "Data sheet"),
        about_columns=(translate("est", "term"), translate("est", "meaning"), translate("est", "value")),
        about=about,
        catalogue=_catalogue(counts, about, file_name),
    )


def _row(count: PublishedCount, counts: PublishedCounts) -> PublicRow:
    of_cells = counts.cut.cell_size_m is not None
    words = {
        Dimension.TOTAL: translate("est", "total"),
        Dimension.PLACE: translate("est", "cell") if of_cells else translate("est", "area"),
        Dimension.REST: translate("est", "rest"),
        Dimension.KIND: translate("est", "kind"),
    }
    return PublicRow(
        (
            words[count.dimension],
            count.key,
            count.name,
            counts.period.first.isoformat(),
            counts.period.last.isoformat(),
            count.count,
            count_text(count, counts.threshold),
        ),
        _polygon(count, counts),
    )


def _polygon(count: PublishedCount, counts: PublishedCounts) -> bytes | None:
    if count.dimension is not Dimension.PLACE:
        return None
    if counts.cut.cell_size_m is not None:
        return bytes(shapely.to_wkb(cell_polygon(count.key, counts.cut.cell_size_m)))
    return counts.shapes.get(count.key)


def _about(
    counts: PublishedCounts, municipality: str, issued: date, licence: str
) -> tuple[tuple[str, str, str], ...]:
    period = counts.period
    by = cut_name(counts.cut.level or None, counts.cut.cell_size_m)
    title = translate(
        "est",
        "Reported events in {municipality}, {period}",
        municipality=municipality,
        period=days(period.first, period.last),
    )
    description = translate(
        "est",
        "Number of events reported to the municipality's shared lägesbild by {division} and by kind.",
        division=by,
    )
    provenance = translate(
        "est",
        "Reports by the municipality's services, its partners, the police and residents; duplicates are"
        " counted once. Reports say where people report, not all that happens.",
    )
    rows = [
        ("dcterms:title", translate("est", "Title"), title),
        ("dcterms:description", translate("est", "Description"), description),
        ("dcterms:publisher", translate("est", "Publisher"), municipality),
        ("dcterms:issued", translate("est", "Published on"), issued.isoformat()),
        ("dcat:startDate", translate("est", "First day"), period.first.isoformat()),
        ("dcat:endDate", translate("est", "Last day"), period.last.isoformat()),
        ("dcterms:language", translate("est", "Language"), "sv"),
        ("dcterms:accessRights", translate("est", "For whom"), audience_public()),
        ("dcat:theme", translate("est", "Theme"), THEME),
        ("dcterms:provenance", translate("est", "Where it comes from"), provenance),
        ("rdfs:comment", translate("est", "What was left out"), left_out_public(counts)),
    ]
    if licence:
        rows.append(("dcterms:license", translate("est", "Licence"), licence))
    return tuple(rows)


def _catalogue(
    counts: PublishedCounts, about: tuple[tuple[str, str, str], ...], file_name: str
) -> dict[str, object]:
    said = {term: value for term, _, value in about}
    ending = file_name[file_name.rfind(".") :].lower()
    distribution: dict[str, object] = {
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": file_name},
        "dcat:mediaType": _MEDIA_TYPES.get(ending, ""),
    }
    if "dcterms:license" in said:
        distribution["dcterms:license"] = {"@id": said["dcterms:license"]}
    return {
        "@context": {**_CONTEXT, "rdfs": "http://www.w3.org/2000/01/rdf-schema#"},
        "@type": "dcat:Dataset",
        "dcterms:title": _swedish(said["dcterms:title"]),
        "dcterms:description": _swedish(said["dcterms:description"]),
        "dcterms:publisher": {"@type": "foaf:Agent", "foaf:name": said["dcterms:publisher"]},
        "dcterms:issued": {"@type": "xsd:date", "@value": said["dcterms:issued"]},
        "dcterms:temporal": {
            "@type": "dcterms:PeriodOfTime",
            "dcat:startDate": {"@type": "xsd:date", "@value": said["dcat:startDate"]},
            "dcat:endDate": {"@type": "xsd:date", "@value": said["dcat:endDate"]},
        },
        "dcterms:spatial": _box(counts),
        "dcterms:language": {"@id": "http://publications.europa.eu/resource/authority/language/SWE"},
        "dcterms:accessRights": {"@id": ACCESS},
        "dcat:theme": {"@id": THEME},
        "dcterms:provenance": {
            "@type": "dcterms:ProvenanceStatement",
            "rdfs:label": _swedish(said["dcterms:provenance"]),
        },
        "rdfs:comment": _swedish(said["rdfs:comment"]),
        "dcat:distribution": distribution,
    }


def _swedish(text: str) -> dict[str, str]:
    return {"@language": "sv", "@value": text}


def _box(counts: PublishedCounts) -> dict[str, object]:
    polygons = [_polygon(count, counts) for count in counts.of(Dimension.PLACE)]
    shapes = [shapely.from_wkb(wkb) for wkb in polygons if wkb]
    if not shapes:
        return {"@type": "dcterms:Location"}
    box = shapely.box(*shapely.total_bounds(shapes))
    west, south, east, north = np.round(
        shapely.total_bounds(reprojected([box], counts.cut.crs, WGS_84)), 5
    ).tolist()
    ring = f"{west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}"
    return {
        "@type": "dcterms:Location",
        "dcat:bbox": {"@type": "geosparql:wktLiteral", "@value": f"POLYGON(({ring}))"},
    }
