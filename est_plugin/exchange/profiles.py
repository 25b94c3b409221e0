"""Saved mappings of foreign tables, and the ready ones for tables that every municipality meets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from types import MappingProxyType

from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.observation import PlacePrecision, Source, TimePrecision
from .errors import ExchangeError
from .headings import Target, plain_heading, recognise
from .kinds import LEFT_OUT

PROFILE_KEY = "import_profile/"
"""Before the name under which the database keeps a profile."""
KINDS_KEY = "import_kinds"
"""The name under which the database keeps the municipality's own table of foreign kinds."""


class StartForm(StrEnum):
    """Where the time of the event stands."""

    COLUMNS = "columns"
    IN_NAME = "in_name"
    """As the first words of a notice's title, without a year: ``27 mars 02:25, Brand, Kumla``."""


@dataclass(frozen=True)
class Profile:
    """How one kind of table is read.

    ``columns`` says which heading is for what; ``kinds`` brings foreign kinds to codes or uuids of
    categories, an empty text leaves them out. ``crs`` is empty where the values must tell. ``keeps_points``
    False: the points are not places of events and are dropped. ``default_kind`` holds for rows that tell no
    kind; empty: the name of the file is asked. ``signature`` are headings by which it is recognised.
    """

    name: str
    columns: Mapping[Target, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    source: Source = Source.IMPORT
    source_system: str = ""
    crs: str = ""
    swapped: bool | None = None
    keeps_points: bool = True
    place_precision: PlacePrecision | None = None
    time_precision: TimePrecision | None = None
    start_form: StartForm = StartForm.COLUMNS
    default_kind: str = ""
    takes_text: bool = True
    signature: tuple[str, ...] = ()

    def to_json(self) -> str:
        """Return the profile as the database keeps it."""
        values = asdict(replace(self, columns=dict(self.columns), kinds=dict(self.kinds)))
        return json.dumps(values, ensure_ascii=False, sort_keys=True)

    def fits(self, headings: Iterable[str]) -> bool:
        """Tell whether a table has the headings that the profile reads."""
        there = set(headings)
        return all(heading in there for heading in self.columns.values())


def profile_from_json(text: str) -> Profile:
    """Read a profile that :meth:`Profile.to_json` wrote. Raises ExchangeError for anything else."""
    try:
        values = json.loads(text)
        known = {one.name for one in fields(Profile)}
        kept = {name: value for name, value in values.items() if name in known}
        kept["columns"] = {Target(target): str(heading) for target, heading in values["columns"].items()}
        kept["source"] = Source(values["source"])
        kept["start_form"] = StartForm(values["start_form"])
        for name, kind in (("place_precision", PlacePrecision), ("time_precision", TimePrecision)):
            kept[name] = None if values.get(name) is None else kind(values[name])
        kept["signature"] = tuple(values.get("signature", ()))
        return Profile(**kept)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est", "The saved mapping cannot be read. Nothing was imported. Make the mapping anew."
            ),
            details=str(error),
        ) from error


_NOTICE_KINDS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("brand", "mordbrand"), "fire"),
        **dict.fromkeys(("stöld/inbrott", "inbrott", "inbrott, försök"), "burglary"),
        **dict.fromkeys(
            (
                "misshandel",
                "misshandel, grov",
                "mord/dråp",
                "mord/dråp, försök",
                "skottlossning",
                "skottlossning, misstänkt",
                "olaga hot",
                "våld/hot mot tjänsteman",
                "larm överfall",
            ),
            "violence",
        ),
        **dict.fromkeys(("rån", "rån, försök", "rån övrigt", "rån väpnat"), "robbery"),
        **dict.fromkeys(("skadegörelse", "explosion", "detonation"), "vandalism"),
        "sabotage mot blåljusverksamhet": "disorder",
        "narkotikabrott": "suspected_drugs",
        **dict.fromkeys(("knivlagen", "vapenlagen", "farligt föremål, misstänkt"), "weapons_found"),
        **dict.fromkeys(("bråk", "fylleri/lob", "fylleri", "ofredande/förargelse"), "quarrel"),
        **dict.fromkeys(("ordningslagen", "olaga intrång", "hemfridsbrott", "smällar"), "disorder"),
        **dict.fromkeys(
            (
                "anträffad död",
                "anträffat gods",
                "arbetsplatsolycka",
                "bedrägeri",
                "djur",
                "efterlyst person",
                "försvunnen person",
                "häleri",
                "information",
                "kontroll",
                "kontroll person/fordon",
                "miljöbrott",
                "missbruk av urkund",
                "motorfordon, anträffat stulet",
                "motorfordon, stöld",
                "olaga frihetsberövande/människorov",
                "olovlig körning",
                "polisinsats/kommendering",
                "rattfylleri",
                "räddningsinsats",
                "sammanfattning natt",
                "sexualbrott",
                "sjukdom/olycksfall",
                "spridning smitta/kemikalier",
                "stöld",
                "stöld, försök",
                "trafikbrott",
                "trafikhinder",
                "trafikkontroll",
                "trafikolycka",
                "trafikolycka, personskada",
                "trafikolycka, singel",
                "trafikolycka, smitning från",
                "trafikolycka, vilt",
                "uppdatering",
                "upphittat föremål",
                "vållande till kroppsskada",
                "våldtäkt",
                "våldtäkt, försök",
                "åldringsbrott",
                "övrigt",
            ),
            LEFT_OUT,
        ),
    }
)
"""The police's words for their notices. What is no disturbance of a place is left out; a municipality may
decide otherwise in its own table."""

_UK_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "anti-social behaviour": "quarrel",
        "burglary": "burglary",
        "robbery": "robbery",
        "criminal damage and arson": "vandalism",
        "drugs": "suspected_drugs",
        "possession of weapons": "weapons_found",
        "public order": "disorder",
        "violence and sexual offences": "violence",
        **dict.fromkeys(
            (
                "bicycle theft",
                "other theft",
                "shoplifting",
                "theft from the person",
                "vehicle crime",
                "other crime",
            ),
            LEFT_OUT,
        ),
    }
)

_CRIME_CODE_KINDS: Mapping[str, str] = MappingProxyType(
    {"03": "violence", "93": "violence", "12": "vandalism", "13": "fire", "50": "suspected_drugs"}
)
"""The first two digits of a crime code are the chapter of the Penal Code (03 life and health, 12 damage, 13
endangering, here fire) or stand for it (93 assault, 50 narcotics). The other chapters, such as 08 with theft,
burglary and robbery alike, are decided code by code in the municipality's table."""

POLICE_NOTICES = Profile(
    "polisen.se",
    MappingProxyType(
        {
            Target.EXTERNAL_ID: "id",
            Target.REPORTED: "datetime",
            Target.CATEGORY: "type",
            Target.START: "name",
            Target.PLACE: "location_name",
        }
    ),
    _NOTICE_KINDS,
    Source.POLICE,
    "polisen.se",
    keeps_points=False,
    place_precision=PlacePrecision.MUNICIPALITY,
    start_form=StartForm.IN_NAME,
    signature=("id", "datetime", "type", "name", "location name"),
)
UK_POLICE = Profile(
    "data.police.uk",
    MappingProxyType(
        {Target.START: "Month", Target.X: "Longitude", Target.Y: "Latitude", Target.PLACE: "Location"}
    ),
    _UK_KINDS,
    Source.POLICE,
    "data.police.uk",
    crs="EPSG:4326",
    swapped=False,
    place_precision=PlacePrecision.STREET,
    time_precision=TimePrecision.MONTH,
    signature=("month", "longitude", "latitude", "lsoa code"),
)
SAFETY_WALK = Profile(
    "digital trygghetsvandring",
    MappingProxyType({}),
    MappingProxyType(
        {
            "känns otryggt": "unsafe_place",
            "otryggt": "unsafe_place",
            "otrygg": "unsafe_place",
            "känns tryggt": LEFT_OUT,
            "tryggt": LEFT_OUT,
            "trygg": LEFT_OUT,
            "bra plats": LEFT_OUT,
        }
    ),
    Source.PUBLIC,
    "digital trygghetsvandring",
    default_kind="unsafe_place",
    signature=("trygghet",),
)
POLICE_REPORTS = Profile(
    "polisanmälningar",
    MappingProxyType({}),
    MappingProxyType({}),
    Source.POLICE,
    "polisanmälningar",
    takes_text=False,
    signature=("brottskod",),
)
READY_PROFILES = (POLICE_NOTICES, UK_POLICE, SAFETY_WALK, POLICE_REPORTS)


def crime_code_kind(code: str) -> str:
    """Return the code of the category for a crime code of four digits, empty where it must be asked."""
    digits = code.strip().rjust(4, "0") if code.strip().isdigit() else code.strip()
    return _CRIME_CODE_KINDS.get(digits[:2], "") if len(digits) == 4 else ""


def profile_for(table_name: str, headings: Iterable[str], saved: Iterable[Profile] = ()) -> Profile:
    """Return the profile for a table: a saved one that fits, a ready one, or what the headings tell.

    Never fails: what is not recognised is missing among the columns.
    """
    names = tuple(headings)
    for profile in saved:
        if profile.signature and profile.fits(names) and set(profile.signature) <= _plain(names):
            return profile
    plain = _plain(names)
    for ready in (POLICE_NOTICES, UK_POLICE):
        if set(ready.signature) <= plain:
            return _with_own_headings(ready, names)
    columns = recognise(names)
    if Target.CRIME_CODE in columns:
        return replace(POLICE_REPORTS, columns=columns)
    if "trygghet" in table_name.casefold() or any("trygg" in heading for heading in plain):
        return replace(SAFETY_WALK, columns=_walk_columns(names, columns))
    return Profile("", columns)


def named_profile(
    name: str, table_name: str, headings: Iterable[str], saved: Iterable[Profile] = ()
) -> Profile:
    """Return the saved or ready profile of a name, whatever its capitals. Raises ExchangeError for none."""
    wanted, kept = name.strip().casefold(), tuple(saved)
    for profile in kept:
        if profile.name.casefold() == wanted:
            return profile
    for ready in READY_PROFILES:
        if ready.name.casefold() == wanted:
            return _ready_for(ready, tuple(headings))
    raise ExchangeError(
        QT_TRANSLATE_NOOP(
            "est",
            "There is no mapping called “{name}”. Nothing of “{table}” was imported. There are: {names}.",
        ),
        name=name,
        table=table_name,
        names=", ".join(profile.name for profile in (*kept, *READY_PROFILES)),
    )


def _ready_for(ready: Profile, names: tuple[str, ...]) -> Profile:
    """Return a ready profile for the headings that a table has."""
    if ready.columns:
        return _with_own_headings(ready, names)
    columns = recognise(names)
    return replace(ready, columns=_walk_columns(names, columns) if ready is SAFETY_WALK else columns)


def _plain(headings: Iterable[str]) -> set[str]:
    return {plain_heading(heading) for heading in headings}


def _with_own_headings(profile: Profile, headings: tuple[str, ...]) -> Profile:
    """Return a ready profile with the table's own spelling of its headings, and what else is recognised."""
    by_plain = {plain_heading(heading): heading for heading in headings}
    columns = {
        target: by_plain[plain_heading(heading)]
        for target, heading in profile.columns.items()
        if plain_heading(heading) in by_plain
    }
    for target, heading in recognise(headings).items():
        if target in (Target.CATEGORY, Target.EXTERNAL_ID, Target.X, Target.Y):
            columns.setdefault(target, heading)
    if not profile.keeps_points:
        columns.pop(Target.X, None)
        columns.pop(Target.Y, None)
    return replace(profile, columns=columns)


def _walk_columns(headings: tuple[str, ...], columns: dict[Target, str]) -> dict[Target, str]:
    """Let the question about safety be the kind where no other column is."""
    question = next((heading for heading in headings if "trygg" in plain_heading(heading)), None)
    if question is not None and question not in columns.values():
        columns.setdefault(Target.CATEGORY, question)
    return columns
