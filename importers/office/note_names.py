"""The name that office programs write on a line of its own before the words of a note. Pure text."""

import re

_NAMED = re.compile(r"\A([^\n:：]{1,20})[:：]\s*\n")
_ANYBODY = "作者"


def split_name(text: str, author: str = "") -> tuple[str, str]:
    """Who wrote a note, and the words alone. ``author`` is what the file says otherwise, ``""`` if nothing."""
    named = _NAMED.match(text)
    if named is None or (author and named.group(1).strip() not in (author, _ANYBODY)):
        return author, text
    return author or named.group(1).strip(), text[named.end() :].strip()
