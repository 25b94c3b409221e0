"""Results to SVG by matplotlib, for docks and sheets alike. Words come in as arguments."""
