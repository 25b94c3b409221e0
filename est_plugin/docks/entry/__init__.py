"""Kartlägg: entering observations."""
