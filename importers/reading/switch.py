"""The word that turns the packaged program, which has no ``python -m``, into its own reading process."""

READING_PROCESS = "--read-in-child"
