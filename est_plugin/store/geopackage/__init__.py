"""The database as a GeoPackage."""
