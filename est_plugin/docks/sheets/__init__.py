"""Lägesbild: choosing, seeing and writing sheets."""
