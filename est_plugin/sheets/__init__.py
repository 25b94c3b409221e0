"""The printed lägesbild: content blocks that measure themselves and flow into the frames of a template."""
