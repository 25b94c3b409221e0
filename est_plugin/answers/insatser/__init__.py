"""Insatser, what lies round them, and their follow-up."""
