"""What a result says about itself in QGIS's own layer metadata: words, recipe, period, how many took part."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from qgis.core import QgsLayerMetadata, QgsMapLayer

from .language import translate
from .swedish import number

RECIPE_PROPERTY = "est/recipe"


@dataclass(frozen=True)
class Story:
    """How a result came about: sentence, period and counts in words, notices, and the recipe."""

    title: str
    sentence: str
    period: str
    n: int
    left_out: str = ""
    left_out_count: int = 0
    notices: tuple[str, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    recipe: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def lines(self) -> tuple[str, ...]:
        """Return the story line by line."""
        told = [
            translate("est", "Period: {period}", period=self.period) if self.period else "",
            translate("est", "Observations that took part: {count}", count=number(self.n)),
            translate("est", "Left out: {list}.", list=self.left_out) if self.left_out else "",
            *(f"{label}: {value}" for label, value in self.settings),
        ]
        return tuple(line for line in told if line)

    def legend(self, title: str) -> str:
        """Return what a result is called in the legend, on screen and in print: never without its n."""
        values = {"title": title, "count": number(self.n)}
        if not self.left_out_count:
            return translate("est", "{title} (n {count})", **values)
        left_out = number(self.left_out_count)
        return translate("est", "{title} (n {count}, {left_out} left out)", left_out=left_out, **values)

    def recipe_text(self) -> str:
        """Return the recipe as JSON, keys sorted."""
        return json.dumps(dict(self.recipe), ensure_ascii=False, sort_keys=True, default=str)


def write_story(layer: QgsMapLayer, story: Story) -> None:
    """Write a story into a layer's metadata, its tooltip in the legend, and its properties."""
    metadata = QgsLayerMetadata()
    metadata.setTitle(story.title)
    metadata.setType("dataset")
    metadata.setAbstract("\n".join((story.sentence, *story.lines(), *story.notices)))
    metadata.setHistory([*story.lines(), story.recipe_text()])
    metadata.setCrs(layer.crs())
    layer.setMetadata(metadata)
    layer.setCustomProperty(RECIPE_PROPERTY, story.recipe_text())
    properties = layer.serverProperties()
    properties.setTitle(story.title)
    properties.setAbstract("\n".join((story.sentence, *story.lines())))
