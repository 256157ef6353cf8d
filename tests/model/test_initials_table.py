"""The table of initials is what pypinyin says now, so that nobody has to remember to make it anew."""

import runpy

from model.resource_files import resource

ROOT = resource().parent


def test_the_table_is_up_to_date() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "make_initials.py"))["table"]()
    assert resource("vocabularies", "initials.txt").read_text(encoding="utf-8") == made, (
        "pypinyin has other readings now: run python tools/make_initials.py"
    )
