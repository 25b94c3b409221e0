"""The example municipality: an invented Swedish town, three years of observations and their truth."""
