"""Filters of the columns: reading a column bit by bit, which entries pass, which values there are."""
