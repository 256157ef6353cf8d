"""The registers of a catalogue: cited documents, units, own fields; and what they offer while typing."""
