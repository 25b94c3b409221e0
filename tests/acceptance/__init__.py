"""Stories played in a real QGIS under a virtual screen, by events of mouse and keyboard only."""
