"""The command line: the second front end, and the proof that the lower floors need no screen."""
