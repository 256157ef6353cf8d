"""The form of one entry, generated from the field table."""
