"""Changing many entries at once: what is wished, what it would change, and the dialog around both."""
