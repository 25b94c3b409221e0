"""Docks on a real database, with the event loop's longest gap measured round every test."""
