"""Write ``resources/vocabularies/initials.txt`` from pypinyin: which letters the readings of each character begin with.

Run it after a new version of pypinyin: ``python tools/make_initials.py``. The search reads the table instead of loading
pypinyin, whose dictionaries take 10 MB and a tenth of a second in every session.
"""

from collections import defaultdict
from pathlib import Path

_TARGET = Path(__file__).resolve().parent.parent / "resources" / "vocabularies" / "initials.txt"
_HEAD = "# Letters, a blank, the characters whose readings begin with them. Made by tools/make_initials.py.\n"


def table() -> str:
    """The content of the file."""
    from pypinyin import Style
    from pypinyin.pinyin_dict import pinyin_dict
    from pypinyin.style import convert

    groups: dict[str, list[str]] = defaultdict(list)
    for code, readings in sorted(pinyin_dict.items()):
        first = {convert(reading, Style.FIRST_LETTER, strict=True) for reading in readings.split(",")}
        letters = "".join(sorted(letter for letter in first if letter.isascii() and letter.isalpha()))
        if letters:
            groups[letters].append(chr(code))
    return _HEAD + "".join(f"{letters} {''.join(chars)}\n" for letters, chars in sorted(groups.items()))


if __name__ == "__main__":
    _TARGET.write_text(table(), encoding="utf-8")
