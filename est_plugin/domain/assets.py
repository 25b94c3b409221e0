"""Where the plugin's own files lie: beside the code in a checkout, inside it in an installed zip."""

from __future__ import annotations

from pathlib import Path

PLUGIN_FOLDER = Path(__file__).resolve().parent.parent


def asset(*parts: str) -> Path:
    """Return the path of one of the plugin's files, for example ``asset("forms", "heatmap.ui")``.

    Raises FileNotFoundError if it is in neither place, which means a broken installation.
    """
    for root in (PLUGIN_FOLDER, PLUGIN_FOLDER.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"The plugin's file {'/'.join(parts)} is missing from {PLUGIN_FOLDER}")
