"""One function a command: ``run(arguments) -> exit code``. They raise ``CatalogueError``; ``cli.front`` says it."""
