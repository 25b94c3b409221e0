"""The headings that people give the columns of reports, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Target(StrEnum):
    """What a column of a table of observations can be for."""

    START = "start"
    START_DATE = "start_date"
    START_CLOCK = "start_clock"
    END = "end"
    END_DATE = "end_date"
    END_CLOCK = "end_clock"
    REPORTED = "reported"
    TIME_PRECISION = "time_precision"
    CATEGORY = "category"
    SUBCATEGORY = "subcategory"
    CRIME_CODE = "crime_code"
    X = "x"
    Y = "y"
    POINT = "point"
    PLACE = "place"
    ADDRESS = "address"
    AREA = "area"
    PLACE_PRECISION = "place_precision"
    SETTING = "setting"
    INDOOR = "indoor"
    DESCRIPTION = "description"
    ORGANISATION = "organisation"
    ROLE = "role"
    SOURCE = "source"
    EXTERNAL_ID = "external_id"
    DAMAGE_COST = "damage_cost"
    FAULT_STATUS = "fault_status"
    REVIEW_STATUS = "review_status"


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in text.split(","))


HEADING_WORDS: Mapping[Target, tuple[str, ...]] = MappingProxyType(
    {
        Target.START: _words(
            """
            start, starttid, startar, starttidpunkt, händelsetid, tidpunkt, händelsetidpunkt,
            inträffade, inträffat, när, när hände det, från, fr o m, fom, börjar, datum och tid,
            datum tid, datumtid, tidpunkt från, brottstid från, brottstid, begått från, begången
            från, started at, start time, startdatum och tid, datetime, event time, occurred,
            occurred at, timestamp, date time, date start, from, when, händelse från, tid från,
            brottsdatumtid start, brottsdatumtid
            """
        ),
        Target.START_DATE: _words(
            """
            datum, startdatum, brottsdag start, händelsedatum, dag, date, day, event date,
            brottsdatum, datum från, från datum, month, månad, vecka, week, start date, incident
            date, brottsdatum från
            """
        ),
        Target.START_CLOCK: _words(
            """
            klockslag, klockan, kl, tid, brottstid start, starttid kl, time, clock, från kl,
            klockslag från, tid på dygnet
            """
        ),
        Target.END: _words(
            """
            slut, sluttid, brottsdatumtid slut, sluttidpunkt, till, t o m, tom, slutar, tidpunkt
            till, brottstid till, begått till, begången till, ended at, end time, date end, end, to,
            until, händelse till, tid till
            """
        ),
        Target.END_DATE: _words(
            """
            slutdatum, brottsdag slut, till datum, datum till, end date, brottsdatum till
            """
        ),
        Target.END_CLOCK: _words(
            """
            slutklockslag, brottstid slut, till kl, till klockslag, till klockan, klockslag till
            """
        ),
        Target.REPORTED: _words(
            """
            rapporterad, rapporterat, rapporteringsdatum, anmäld, anmäldatum, anmälningsdatum,
            inkom, inkommen, inkommet, skapad, skapat, registrerad, registreringsdatum, reported,
            reported at, date reported, created, created at, insänt, slutförd, svarsdatum,
            publicerad, rapporterad när, inskrivningsdatum
            """
        ),
        Target.TIME_PRECISION: _words(
            """
            tidens noggrannhet, tidsprecision, tidsnoggrannhet, time precision, hur säker är tiden,
            hur exakt är tiden
            """
        ),
        Target.CATEGORY: _words(
            """
            kategori, typ, händelsetyp, vad, vad hände, vad har hänt, händelse, brottstyp, brott,
            huvudkategori, typ av händelse, typ av observation, observationstyp, ärendetyp,
            category, type, kind, event type, crime type, offense type, offence type, offense,
            offence, rubrik, slag, sort, art, vad gäller det, händelsekategori
            """
        ),
        Target.SUBCATEGORY: _words(
            """
            underkategori, undertyp, undergrupp, detalj, subcategory, subtype, sub category
            """
        ),
        Target.CRIME_CODE: _words(
            """
            brottskod, brottskod 4, crime code, kod
            """
        ),
        Target.X: _words(
            """
            x, öst, östlig, e, east, easting, longitud, longitude, lon, lng, long, x koordinat,
            xkoordinat, x coord, coord x, koordinat x, östkoordinat, point x, koordinat öst, sweref
            öst, sweref99 öst, e koordinat
            """
        ),
        Target.Y: _words(
            """
            y, nord, nordlig, n, north, northing, latitud, latitude, lat, y koordinat, ykoordinat, y
            coord, coord y, koordinat y, nordkoordinat, point y, koordinat nord, sweref nord,
            sweref99 nord, n koordinat
            """
        ),
        Target.POINT: _words(
            """
            koordinater, koordinat, position, gps, läge, punkt, coordinates, geometry, wkt, wkt
            geom, geom, latlon, lat lon, lat long, kartposition, kartläge
            """
        ),
        Target.PLACE: _words(
            """
            plats, platsnamn, var, var hände det, platsbeskrivning, place, place name, location,
            location name, lokal, objekt, fastighet, plats namn, var någonstans, benämning plats,
            skola
            """
        ),
        Target.ADDRESS: _words(
            """
            adress, gatuadress, gata, address, street, gata och nummer, besöksadress, brottsplats,
            street name
            """
        ),
        Target.AREA: _words(
            """
            område, stadsdel, est område, delområde, bostadsområde, distrikt, area, district,
            neighbourhood, neighborhood, ward, kommundel, områdesnamn, näpo, basområde, nyko
            """
        ),
        Target.PLACE_PRECISION: _words(
            """
            platsens noggrannhet, platsprecision, platsnoggrannhet, place precision, precision, hur
            exakt är platsen, noggrannhet
            """
        ),
        Target.SETTING: _words(
            """
            miljö, platstyp, typ av plats, setting, location type, slag av plats, brottsplatstyp
            """
        ),
        Target.INDOOR: _words(
            """
            inomhus, inne, inne eller ute, inomhus utomhus, inne ute, indoor, indoors
            """
        ),
        Target.DESCRIPTION: _words(
            """
            beskrivning, fritext, text, kommentar, anteckning, anteckningar, notering, beskriv,
            description, comment, comments, notes, summary, beskriv händelsen, beskriv vad som hänt,
            övrigt, meddelande, ärendebeskrivning, händelsebeskrivning, observation
            """
        ),
        Target.ORGANISATION: _words(
            """
            verksamhet, organisation, aktör, rapporterande verksamhet, förvaltning, bolag,
            avdelning, enhet, organisation name, reporting organisation
            """
        ),
        Target.ROLE: _words(
            """
            roll, yrkesroll, befattning, funktion, role, reporter role, rapportörens roll, titel
            """
        ),
        Target.SOURCE: _words(
            """
            källa, source, datakälla
            """
        ),
        Target.EXTERNAL_ID: _words(
            """
            id, uid, uuid, ärendenummer, ärendenr, ärende, ärende id, diarienummer, dnr,
            rapportnummer, rapportnr, case number, case id, incident id, event id, external id,
            crime id, händelse id, händelsenummer, k nummer, anmälningsnummer, referensnummer,
            reference
            """
        ),
        Target.DAMAGE_COST: _words(
            """
            kostnad, skadekostnad, skadebelopp, belopp, kostnad kr, cost, damage cost, uppskattad
            kostnad, kostnad sek
            """
        ),
        Target.FAULT_STATUS: _words(
            """
            åtgärdad, åtgärdat, åtgärdsstatus, felstatus, fault status, lagad, fel åtgärdat
            """
        ),
        Target.REVIEW_STATUS: _words(
            """
            granskad, granskningsstatus, review status
            """
        ),
    }
)
"""In small letters, without brackets and with single spaces."""
