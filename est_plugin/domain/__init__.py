"""The words of EST: plain Python, no QGIS, no database, no widget."""
