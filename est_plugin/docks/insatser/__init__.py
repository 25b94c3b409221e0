"""Insatser: their list, form, polygons and follow-up."""
