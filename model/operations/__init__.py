"""What can be done to a catalogue: one keyword-only function each, given to ``Catalogue.run``."""
