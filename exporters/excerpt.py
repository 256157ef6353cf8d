"""A long text before and after, cut down to what changed: for lists in which both must be read side by side."""

from model.text import Span, diff_spans

ELLIPSIS = "……"
_SHORT = 160
"""Characters up to which a text is shown whole."""
_AROUND = 16
"""Characters kept on both sides of a change, so that its place can be recognised."""
_MOST = 400
"""Characters of an excerpt at most: a row that no page or worksheet can show whole helps nobody."""
_TOO_LONG = 20_000
"""Characters beyond which texts are not searched for what changed."""


def excerpts(before: str, after: str) -> tuple[str, str]:
    """Both texts, whole when they are short, else the changed parts with some words around them."""
    if max(len(before), len(after)) <= _SHORT:
        return before, after
    if not before or not after or max(len(before), len(after)) > _TOO_LONG:
        return _opening(before), _opening(after)
    lost, won = diff_spans(before, after)
    return _cut(before, lost), _cut(after, won)


def _opening(text: str) -> str:
    return text if len(text) <= _SHORT else text[: _SHORT - len(ELLIPSIS)] + ELLIPSIS


def _cut(text: str, spans: list[Span]) -> str:
    """The spans with their surroundings; without spans (the other side only added words) the text's opening."""
    windows: list[Span] = []
    for begin, end in spans:
        first, last = max(begin - _AROUND, 0), min(end + _AROUND, len(text))
        if windows and first <= windows[-1][1]:
            first = windows.pop()[0]
        windows.append((first, last))
    if not windows:
        return _opening(text)
    said = (ELLIPSIS if windows[0][0] else "") + ELLIPSIS.join(text[first:last] for first, last in windows)
    whole = len(said) <= _MOST and windows[-1][1] == len(text)
    return said if whole else said[:_MOST].removesuffix(ELLIPSIS) + ELLIPSIS
