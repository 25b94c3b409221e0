"""The window that brings observations in."""
