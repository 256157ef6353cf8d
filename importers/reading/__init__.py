"""How a foreign file is opened safely: what it is, how much of it may be read, and the child process that reads it."""
