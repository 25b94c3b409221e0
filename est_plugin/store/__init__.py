"""The shared database: one gateway, two backends (GeoPackage, PostGIS), one description of the tables."""
