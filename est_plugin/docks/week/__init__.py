"""Veckan: who has reported, what is new, what waits."""
