"""Analysera: questions, their settings, and answers as shown."""
