"""Närområde: what happens round chosen objects."""
