"""How much of a stranger's file is read, in one place. The reasons for the numbers: docs/decisions/0061.

A clerk's largest real list has a few thousand rows; every limit leaves room for a hundred times that and still keeps
the reading process below one gigabyte and the waiting below a minute.
"""

MEGABYTE = 1 << 20

FILE_BYTES = 300 * MEGABYTE  # the file as it lies on disk
TEXT_BYTES = 60 * MEGABYTE  # a text, HTML or XML file, which is decoded as a whole

ZIP_ENTRIES = 20_000  # parts of a package; pictures count too
ZIP_DIRECTORY_BYTES = 12 * MEGABYTE  # the list of the parts; a false count cannot hide a long list
PART_BYTES = 256 * MEGABYTE  # one inflated part; 100,000 rows × 14 columns are about 50 MB
TREE_PART_BYTES = 64 * MEGABYTE  # a part whose whole tree is built (styles, numbering, comments)
BOMB_RATIO = 200  # inflated : packed, only asked of parts above BOMB_FLOOR
BOMB_FLOOR = 64 * MEGABYTE

SHEETS = 1_000  # worksheets, Word tables, HTML tables in one file
FILLED_CELLS = 5_000_000  # cells with text in one file
SLOTS = 12_000_000  # cells kept in memory, the empty ones before a filled one included
MERGES = 500_000
REMARKS = 50_000  # comments and recorded changes in one sheet
NESTING = 64  # tables inside tables, tags inside tags that we follow ourselves

MEMORY_BYTES = 900 * MEGABYTE  # of the reading process
SECONDS_BASE = 40.0  # a slow machine and a slow network share included
SECONDS_PER_MEGABYTE = 4.0


def seconds_for(size: int) -> float:
    """How long reading a file of ``size`` bytes may take before it is given up."""
    return SECONDS_BASE + SECONDS_PER_MEGABYTE * size / MEGABYTE
