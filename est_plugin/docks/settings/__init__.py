"""The settings of the municipality, a page each."""
