"""What a person chooses for a sheet, and where its template lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..domain.assets import asset
from ..domain.message import QT_TRANSLATE_NOOP, EstError

PAPERS = ("A3", "A4")
ORIENTATIONS = ("landscape", "portrait")
FORMATS = ("pdf", "png", "svg", "html")
LEAST_DPI, MOST_DPI = 72, 1200


class SheetError(EstError):
    """A sheet that cannot be made, or not be written, and what to do about it."""


@dataclass(frozen=True)
class SheetOptions:
    """Paper, orientation and template of a sheet.

    ``logo`` is base64 of a PNG or SVG; ``accent_colour`` is ``#rrggbb``; ``author`` stands in the
    document's properties. ``family`` names the plugin's own templates of a sheet that shares them with
    others. ``fade`` is how much of the background is hidden by white, 0 to 1.
    Raises SheetError for a value that is not one of those named above.
    """

    paper: str = "A3"
    orientation: str = "landscape"
    template: Path | None = None
    fmt: str = "pdf"
    dpi: int = 300
    sheet: str = "manad"
    family: str = ""
    logo: str = ""
    accent_colour: str = ""
    author: str = ""
    fade: float = 0.35

    def __post_init__(self) -> None:
        _one_of(self.paper, PAPERS)
        _one_of(self.orientation, ORIENTATIONS)
        _one_of(self.fmt, FORMATS)
        if not LEAST_DPI <= self.dpi <= MOST_DPI:
            raise SheetError(
                QT_TRANSLATE_NOOP(
                    "est",
                    "A sheet is drawn with {least} to {most} dots per inch, not {dpi}. Choose 300 for print.",
                ),
                least=LEAST_DPI,
                most=MOST_DPI,
                dpi=self.dpi,
            )

    def template_path(self) -> Path:
        """Return the chosen template, or the plugin's own for this sheet, paper and orientation."""
        if self.template is not None:
            return self.template
        name = f"{self.family or self.sheet}_{self.paper.lower()}_{self.orientation}.qpt"
        try:
            return asset("resources", "layouts", name)
        except FileNotFoundError:
            raise SheetError(
                QT_TRANSLATE_NOOP(
                    "est",
                    "There is no template “{name}” in the plugin. Choose another paper or orientation, or a"
                    " template of your own.",
                ),
                name=name,
            ) from None


def _one_of(value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise SheetError(
            QT_TRANSLATE_NOOP("est", "“{value}” is not a choice for a sheet. Choose one of: {allowed}."),
            value=value,
            allowed=", ".join(allowed),
        )
