"""Answers as a lägesbild gets them: a realistic month of an invented town, and the extremes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import shapely
from numpy.typing import NDArray

from est_plugin.analysis.density import Grid, Smoothing, kernel_density
from est_plugin.answers.basis import Basis, Direction
from est_plugin.answers.lagesbild.parts import (
    ChangeAnswer,
    ChangeRow,
    DensityAnswer,
    HotPlace,
    HotPlacesAnswer,
    InsatserAnswer,
    InsatsLine,
    KindRow,
    KindsAnswer,
    LagesbildAnswer,
    MapArea,
    MapContent,
    PlannedEvent,
    PlannedEventsAnswer,
    ReportingAnswer,
    TimePatternAnswer,
)
from est_plugin.domain.insats import InsatsStatus

CRS = "EPSG:3006"
EAST, NORTH = 540_000.0, 6_500_000.0
EXTENT = (EAST, NORTH, EAST + 3900.0, NORTH + 3250.0)
BREAKS = (20.0, 60.0, 120.0, 200.0, 300.0)
CORNERS = {
    "Väster": ((420, 2480), (1560, 2400), (1480, 1240), (350, 1300)),
    "Norra": ((1100, 3180), (2140, 3210), (2200, 2720), (1140, 2620)),
    "Centrum": ((1810, 2640), (2880, 2620), (2800, 1510), (1750, 1540)),
    "Hamnen": ((2540, 1440), (3440, 1460), (3520, 780), (2490, 720)),
}
CLUSTERS = ((2380, 2080, 170, 95), (1080, 1860, 150, 80), (2950, 1120, 130, 45), (1490, 2680, 170, 30))


def basis(n: int = 303) -> Basis:
    """A basis with its n."""
    return Basis(n=n)


def points(seed: int = 7, scattered: int = 55) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Events in clusters and scattered over the map."""
    rng = np.random.default_rng(seed)
    xs, ys = [rng.uniform(100, 3800, scattered)], [rng.uniform(100, 3150, scattered)]
    for x, y, spread, count in CLUSTERS:
        xs.append(rng.normal(x, spread, count))
        ys.append(rng.normal(y, spread, count))
    return EAST + np.concatenate(xs), NORTH + np.concatenate(ys)


def density(x: NDArray[np.float64], y: NDArray[np.float64], cell: float = 32.5) -> DensityAnswer:
    """The real density of the events."""
    grid = Grid.covering(EXTENT, cell).widened(20)
    surface = kernel_density(x, y, grid, Smoothing(260.0))
    left, _, _, top = grid.bounds
    values = grid.north_up(surface.values).astype(np.float32)
    return DensityAnswer(basis(x.size), CRS, left, top, cell, values, 260.0, BREAKS)


def map_areas() -> tuple[MapArea, ...]:
    """The four areas of the town."""
    return tuple(
        MapArea(
            f"area-{name}",
            name,
            bytes(shapely.to_wkb(shapely.Polygon([(EAST + x, NORTH + y) for x, y in ring]))),
        )
        for name, ring in CORNERS.items()
    )


def row(
    name: str,
    count: int,
    compare: int | None,
    interval: tuple[float, float, float] | None,
    direction: Direction,
    area: str | None = None,
) -> ChangeRow:
    """A row of change."""
    ratio, low, high = interval if interval else (None, None, None)
    return ChangeRow(name, count, compare, ratio, low, high, 0.01, 0.02, direction, area_uuid=area)


def change() -> ChangeAnswer:
    """Five rows, of which one is worse, one better, one too few."""
    return ChangeAnswer(
        basis(),
        row("Alla", 303, 265, (1.14, 0.97, 1.35), Direction.UNCLEAR),
        (
            row("Centrum · skadegörelse", 34, 12, (2.83, 1.43, 6.0), Direction.WORSE, "area-Centrum"),
            row("Väster · samlingar", 41, 26, (1.58, 0.94, 2.69), Direction.UNCLEAR, "area-Väster"),
            row("Norra · nedskräpning", 18, 15, (1.2, 0.57, 2.57), Direction.UNCLEAR, "area-Norra"),
            row("Hamnen · nedskräpning", 3, 5, (0.6, 0.09, 3.08), Direction.TOO_FEW, "area-Hamnen"),
            row("Väster · skadegörelse", 7, 27, (0.26, 0.1, 0.6), Direction.BETTER, "area-Väster"),
        ),
    )


def week(seed: int = 3) -> TimePatternAnswer:
    """Friday and Saturday nights, and afternoons."""
    rng = np.random.default_rng(seed)
    weights = rng.gamma(0.5, 0.8, (7, 24))
    weights[4:6, 20:] += 7.0
    weights[5:7, 0:2] += 4.0
    weights[2:5, 15:18] += 2.2
    return TimePatternAnswer(basis(), weights, missing=12, swapped=0)


def insatser() -> InsatserAnswer:
    """Two on the map, one followed up, three more that are open."""

    def line(
        letter: str | None,
        title: str,
        who: str,
        state: str,
        status: InsatsStatus,
        at: tuple[float, float] | None,
    ) -> InsatsLine:
        x, y = (EAST + at[0], NORTH + at[1]) if at else (None, None)
        late = state.startswith("försenad")
        return InsatsLine(title, letter, title, who, state, status, late, date(2026, 10, 15), x, y)

    lines = (
        line(
            "A",
            "Belysning och beskärning, Stora torget",
            "Tekniska kontoret",
            "försenad 15 okt",
            InsatsStatus.ONGOING,
            (2570, 1790),
        ),
        line(
            "B",
            "Vuxna på skolgården fre–lö 20–23",
            "Fritid + väktare",
            "pågår",
            InsatsStatus.ONGOING,
            (760, 1560),
        ),
        line(
            "C",
            "Stängd passage bakom Hamnplan",
            "Hyresbostäder",
            "beslutad",
            InsatsStatus.DECIDED,
            (3200, 1010),
        ),
        line(None, "Föräldravandring, rutin med skolan", "Skolan", "föreslagen", InsatsStatus.PROPOSED, None),
        line(None, "Trygghetsvandring med boende", "Samordnaren", "föreslagen", InsatsStatus.PROPOSED, None),
        line(
            None,
            "Uppföljd: ny armatur Hamnplan",
            "12 färre än väntat (3–21)",
            "uppföljd",
            InsatsStatus.FOLLOWED_UP,
            None,
        ),
    )
    return InsatserAnswer(basis(), lines, open_count=5, overdue_count=1)


def places() -> HotPlacesAnswer:
    """Three places."""
    return HotPlacesAnswer(
        basis(),
        (
            HotPlace(1, "Stora torget", 31, EAST + 2290, NORTH + 2080),
            HotPlace(2, "Västra skolan, baksidan", 22, EAST + 1090, NORTH + 1850),
            HotPlace(3, "Hamnplan", 14, EAST + 2960, NORTH + 1120),
        ),
        412,
        0.22,
    )


def month() -> LagesbildAnswer:
    """October of Exempelköping."""
    x, y = points()
    return LagesbildAnswer(
        basis=basis(),
        municipality="Exempelköpings kommun",
        title="Lägesbild oktober 2026",
        subtitle=(
            "Exempelköping · alla EST-områden · händelser i offentlig miljö 1–31 oktober 2026, jämfört med"
            " oktober 2025"
        ),
        audience="Arbetsmaterial – internt",
        produced="2026-11-03",
        period_label="oktober 2026",
        compare_label="oktober 2025",
        compare_short="okt 25",
        period_short="okt 26",
        summary=(
            "Skadegörelsen i Centrum ökade från 12 till 34 händelser (95 %: 1,4–6,0 gånger så många) och"
            " minskade i Väster från 27 till 7. Samlingarna i Väster, 41 mot 26, är en osäker ökning."
            " Samlingarna vid torget hör till fredag och lördag 21–01."
        ),
        map=MapContent(CRS, EXTENT, map_areas(), x, y),
        density=density(x, y),
        change=change(),
        kinds=KindsAnswer(
            basis(),
            (
                KindRow("Skadegörelse", 96, 82),
                KindRow("Samlingar", 81, 70),
                KindRow("Nedskräpning", 58, 61),
                KindRow("Otrygg plats", 41, 30),
                KindRow("Övrigt", 27, 22),
            ),
        ),
        time_pattern=week(),
        places=places(),
        insatser=insatser(),
        planned=PlannedEventsAnswer(
            basis(),
            (
                PlannedEvent("14 nov", "Derby, 15.00 · förhöjd risk", "Hamnvallen"),
                PlannedEvent("28 nov", "Skyltsöndag", "Stora torget"),
            ),
        ),
        reporting=ReportingAnswer(basis(), 11, 9, ("Västra skolan", "Väktarbolaget")),
        footer=(
            "Källor: rapporter från kommunens verksamheter, bostadsbolag, polis och e-tjänst;"
            " polisanmälningar. n = 303, varav 21 utan exakt plats (ej i värmekartan, men i områdenas tal)."
            " Klassgränser och bandbredd är desamma som i oktober 2025. Metod: täthet (kärnskattning)"
            " i SWEREF 99 TM; exakt Poissontest, kontrollerat för många jämförelser (intervallen är"
            " enskilda)."
        ),
    )


def not_compared() -> LagesbildAnswer:
    """A month without a compared period."""
    whole = month()
    rows = tuple(
        replace(
            r,
            compare_count=None,
            rate_ratio=None,
            ci_low=None,
            ci_high=None,
            direction=Direction.NOT_COMPARED,
        )
        for r in whole.change.rows
    )
    headline = replace(whole.change.headline, compare_count=None, direction=Direction.NOT_COMPARED)
    return replace(
        whole,
        compare_label=None,
        compare_short=None,
        change=replace(whole.change, headline=headline, rows=rows),
        subtitle="Exempelköping · hela kommunen · händelser 1–31 oktober 2026",
    )


def empty() -> LagesbildAnswer:
    """A period in which nothing was reported, in a database without areas or insatser."""
    whole = month()
    none = np.empty(0)
    return replace(
        whole,
        basis=basis(0),
        summary="Inga händelser rapporterades i oktober 2026.",
        compare_label=None,
        compare_short=None,
        map=MapContent(CRS, EXTENT, (), none, none),
        density=None,
        change=ChangeAnswer(basis(0), row("Alla", 0, None, None, Direction.NOT_COMPARED), ()),
        kinds=KindsAnswer(basis(0), ()),
        time_pattern=TimePatternAnswer(basis(0), np.zeros((7, 24)), 0, 0),
        places=HotPlacesAnswer(basis(0), (), 0, 0.0),
        insatser=InsatserAnswer(basis(0), (), 0, 0),
        planned=PlannedEventsAnswer(basis(0), ()),
        reporting=ReportingAnswer(basis(0), 0, 0, ()),
        footer="n = 0.",
    )


def single() -> LagesbildAnswer:
    """One observation."""
    x, y = np.array([EAST + 2000.0]), np.array([NORTH + 1500.0])
    weights = np.zeros((7, 24))
    weights[4, 22] = 1.0
    return replace(
        empty(),
        basis=basis(1),
        summary="En händelse rapporterades.",
        map=MapContent(CRS, EXTENT, map_areas(), x, y),
        density=density(x, y),
        change=ChangeAnswer(
            basis(1),
            row("Alla", 1, 0, None, Direction.TOO_FEW),
            (row("Centrum", 1, 0, None, Direction.TOO_FEW, "area-Centrum"),),
        ),
        compare_label="oktober 2025",
        compare_short="okt 25",
        kinds=KindsAnswer(basis(1), (KindRow("Skadegörelse", 1, 0),)),
        time_pattern=TimePatternAnswer(basis(1), weights, 0, 0),
    )


LONG_KINDS = (
    "Otrygghetsskapande samling av personer",
    "Annat otrygghetsskapande eller ordningsstörande",
    "Otrygg plats / fysisk miljö",
    "Skadegörelse",
    "Påträffade tillhyggen och misstänkt narkotikahantering",
    "Olovligt boende eller sovplats",
    "Störande trafik, buskörning och A-traktorer",
    "Nedskräpning",
    "Bristfällig belysning",
    "Bråk",
)


def crowded(areas: int = 60, events: int = 200_000) -> LagesbildAnswer:
    """Sixty areas with long names, 200,000 events, and lists that no sheet can hold."""
    whole = month()
    rng = np.random.default_rng(11)
    centres = rng.uniform((100, 100), (3800, 3150), (60, 2))
    members = rng.integers(0, 60, events)
    x = EAST + centres[members, 0] + rng.normal(0, 180, events)
    y = NORTH + centres[members, 1] + rng.normal(0, 180, events)
    columns = 10
    map_areas_ = []
    for index in range(areas):
        left, low = EAST + 390.0 * (index % columns), NORTH + 540.0 * (index // columns)
        name = (
            f"Klockaretorpets norra förtätningsområde {index + 1}" if index % 3 == 0 else f"Råby {index + 1}"
        )
        map_areas_.append(
            MapArea(f"a{index}", name, bytes(shapely.to_wkb(shapely.box(left, low, left + 390, low + 540))))
        )
    directions = list(Direction)[:4]
    rows = tuple(
        row(
            f"{area.name} · otrygghetsskapande samling av personer",
            12_400 - i,
            9_800 + i,
            (1.3, 0.02 if i % 5 == 0 else 0.9, 90.0 if i % 7 == 0 else 1.7),
            directions[i % 4],
            area.uuid,
        )
        for i, area in enumerate(map_areas_)
    )
    hot = tuple(
        HotPlace(
            i + 1,
            f"Baksidan av Södermalmsskolans gymnastikhus vid gångtunneln {i + 1}",
            900 - i,
            EAST + 2000.0 + 9 * i,
            NORTH + 1500.0,
        )
        for i in range(20)
    )
    title = (
        "Beskärning av buskage, byte av armaturer och röjning av sly utmed hela gång- och cykelvägen mellan"
        " skolan och torget"
    )
    lines = tuple(
        InsatsLine(
            f"u{i}",
            chr(65 + i) if i < 12 else None,
            title,
            "Tekniska förvaltningens driftavdelning och Hyresbostäder i Norrköping AB",
            "försenad 15 oktober 2026" if i < 4 else "pågår sedan september",
            InsatsStatus.ONGOING,
            i < 4,
            date(2026, 10, 15),
            EAST + 2050.0 + 5 * i,
            NORTH + 1500.0,
        )
        for i in range(40)
    )
    return replace(
        whole,
        basis=basis(events),
        title="Lägesbild för hela kommunen och alla stadsdelsområden, september–december 2026 (tertial 3)",
        subtitle=whole.subtitle + ", " + ", ".join(area.name for area in map_areas_[:14]),
        municipality="Upplands-Bro kommun och Hyresbostäder i Norrköpings Trygghetssamverkan Östergötland",
        summary=whole.summary * 12,
        map=MapContent(CRS, EXTENT, tuple(map_areas_), x, y),
        density=replace(density(x, y), breaks=(2000.0, 6000.0, 12000.0, 20000.0, 30000.0)),
        change=ChangeAnswer(
            basis(events), row("Alla", events, 180_111, (1.1, 1.05, 1.2), Direction.WORSE), rows, True
        ),
        kinds=KindsAnswer(
            basis(events), tuple(KindRow(n, 40_000 - 3000 * i, 30_000) for i, n in enumerate(LONG_KINDS))
        ),
        places=HotPlacesAnswer(basis(events), hot, 41_200, 0.08),
        insatser=InsatserAnswer(basis(), lines, open_count=43, overdue_count=4),
        planned=PlannedEventsAnswer(
            basis(),
            tuple(
                PlannedEvent(
                    "28 november 15.00–23.30", "Skyltsöndag med marknad, tåg och konsert" * 2, "Stora torget"
                )
                for _ in range(15)
            ),
        ),
        reporting=ReportingAnswer(
            basis(), 61, 20, tuple(f"Västra skolans fritidshem avdelning {i}" for i in range(41))
        ),
        footer=whole.footer * 4,
    )


HOSTILE = (
    "[% env('HOME') %]",
    "<img src=x onerror=alert(1)>",
    "'; DROP TABLE observation; --",
    "{name} %s %(x)s $HOME",
    "Å ä ö é ß 😀👩‍👩‍👧 \u202egnp.exe",
    "A&B <b>fet</b> \\n \t tab",
)


def hostile() -> LagesbildAnswer:
    """Text of users that would be run, swallowed or mangled by a careless sheet."""
    whole = month()
    return replace(
        whole,
        title=f"Lägesbild {HOSTILE[0]}",
        subtitle=HOSTILE[1],
        municipality=HOSTILE[3],
        summary=" | ".join(HOSTILE),
        footer=whole.footer + " " + " ".join(HOSTILE[:3]),
        map=replace(
            whole.map, areas=tuple(replace(a, name=HOSTILE[i % 4]) for i, a in enumerate(whole.map.areas))
        ),
        change=replace(
            whole.change, rows=tuple(replace(r, name=HOSTILE[i % 6]) for i, r in enumerate(whole.change.rows))
        ),
        places=replace(
            whole.places, places=tuple(replace(p, name=HOSTILE[i]) for i, p in enumerate(whole.places.places))
        ),
        insatser=replace(
            whole.insatser,
            lines=tuple(
                replace(line, title=HOSTILE[i % 6], responsible=HOSTILE[(i + 1) % 6])
                for i, line in enumerate(whole.insatser.lines)
            ),
        ),
        planned=PlannedEventsAnswer(basis(), (PlannedEvent("14 nov", HOSTILE[0], HOSTILE[1]),)),
        reporting=ReportingAnswer(basis(), 2, 1, (HOSTILE[2],)),
    )


def endless(length: int = 10_000) -> LagesbildAnswer:
    """Ten thousand characters everywhere, with spaces and without."""
    whole = month()
    words = ("Klotter på fasaden vid gångtunneln. " * (length // 30))[:length]
    solid = "Å" * length
    return replace(
        whole,
        title=words,
        subtitle=solid,
        municipality=words,
        audience="Arbetsmaterial – internt",
        summary=words,
        footer=words,
        change=replace(whole.change, rows=tuple(replace(r, name=solid) for r in whole.change.rows)),
        kinds=replace(whole.kinds, rows=tuple(replace(k, name=words) for k in whole.kinds.rows)),
        places=replace(whole.places, places=tuple(replace(p, name=solid) for p in whole.places.places)),
        insatser=replace(
            whole.insatser,
            lines=tuple(
                replace(line, title=words, responsible=solid, state=words) for line in whole.insatser.lines
            ),
        ),
        planned=PlannedEventsAnswer(basis(), (PlannedEvent(words, solid, words),) * 4),
        reporting=ReportingAnswer(basis(), 3, 1, (words, solid)),
        map=replace(whole.map, areas=tuple(replace(a, name=solid) for a in whole.map.areas)),
    )
