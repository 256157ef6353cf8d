"""Which version of the program this is."""

_PACKAGE = "disclosure-catalogue"


def version() -> str:
    """The version of the installed package."""
    from importlib import metadata  # loads the whole of Python's e-mail; not needed to open the window

    try:
        return metadata.version(_PACKAGE)
    except metadata.PackageNotFoundError:  # run from a folder that was never installed
        return "开发版"
