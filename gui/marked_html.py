"""Texts as HTML for a ``QTextBrowser``, with the characters that differ marked. Pure text; shows nothing itself."""

from html import escape

from gui.theme import Colours
from model.text import Span, diff_spans

EMPTY = "（空）"


def lines(text: str) -> str:
    """The text with its line breaks."""
    return escape(text).replace("\n", "<br>")


def marked(before: str, after: str, colours: Colours) -> tuple[str, str]:
    """Both texts: what was lost struck out in the first, what was won on coloured ground in the second."""
    lost, won = diff_spans(before, after)
    struck = f"color:{colours.error}; background:{colours.error_soft}; text-decoration:line-through"
    fresh = f"color:{colours.success}; background:{colours.success_soft}"
    return _pieces(before, lost, struck) or EMPTY, _pieces(after, won, fresh) or EMPTY


def heading(text: str, below: str, colours: Colours) -> str:
    """A name, and in grey where it stands."""
    return (
        f"<h3 style='margin-bottom:2px'>{escape(text)}</h3>"
        f"<p style='color:{colours.muted}; margin-top:0'>{escape(below)}</p>"
    )


def field(label: str, contents: list[tuple[str, str]], colours: Colours) -> str:
    """A field: its label in grey, below it titled lines of HTML (``("原来", …)``; a title may be empty)."""
    told = "".join(
        f"<p style='margin-top:0; margin-bottom:2px'>{f'{title}：' if title else ''}{text}</p>"
        for title, text in contents
    )
    return f"<p style='color:{colours.muted}; margin-bottom:0'>{escape(label)}</p>{told}"


def _pieces(text: str, spans: list[Span], style: str) -> str:
    pieces, done = [], 0
    for begin, end in spans:
        pieces.append(lines(text[done:begin]))
        pieces.append(f"<span style='{style}'>{lines(text[begin:end])}</span>")
        done = end
    return "".join((*pieces, lines(text[done:])))
