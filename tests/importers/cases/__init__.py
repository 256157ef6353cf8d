"""Tables as colleagues send them, made in code, each with what a careful clerk would read in it."""
