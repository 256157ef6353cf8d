"""Small widgets that know nothing of catalogues."""
