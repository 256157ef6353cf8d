"""Whole jobs, timed beside a peer or a floor in the same run. Nothing here is a test."""
