"""Qt item models over the open catalogue: they hold ids and fetch what is painted."""
