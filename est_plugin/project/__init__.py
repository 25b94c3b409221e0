"""The QGIS project: language, layers, groups, styles, forms, relations, filter, points of any layer."""
