"""Numbers in, numbers out: numpy, scipy, shapely. Knows no QGIS, no database, no widget."""
