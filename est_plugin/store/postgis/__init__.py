"""The database on a PostgreSQL server with PostGIS."""
