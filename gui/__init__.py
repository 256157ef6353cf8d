"""The window. Knows Qt; changes data only through ``Catalogue.run``."""
