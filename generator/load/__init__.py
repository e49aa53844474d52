"""Load: reads a catalogue folder into the typed model, reporting every problem at its place and carrying on."""

from generator.load.catalog import Loaded, load_catalog

__all__ = ["Loaded", "load_catalog"]
