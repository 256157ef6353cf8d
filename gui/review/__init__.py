"""Reviewing in the window: sending entries out, bringing the answer back, settling what was said."""
