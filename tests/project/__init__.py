"""Tests of the QGIS project's side: layers, filter, points."""
