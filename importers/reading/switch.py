"""The word that turns the packaged program into its own reading process. It has no ``python -m``; see ``sandbox.py``."""

READING_PROCESS = "--read-in-child"
