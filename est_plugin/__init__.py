"""EST Lägesbild: a shared lägesbild of places, in the GIS a municipality already has."""
