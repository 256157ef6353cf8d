"""How a text ends: its signature never stands alone on a page."""

from collections.abc import Sequence

from exporters.blocks import Block, Paragraph, SignatureLine, Spacer, Together

_SHORT = 160
"""Characters of a last paragraph that stays with the signature: six lines."""


def signed_off(blocks: Sequence[Block], ending: Sequence[Paragraph | SignatureLine | Spacer]) -> list[Block]:
    """The blocks with their ending on the same page as the last paragraph (GB/T 9704-2012, 7.3.5.5).

    A long last paragraph may run over the page's end itself, so the ending only follows it then.
    """
    last = blocks[-1]
    if isinstance(last, Paragraph) and len(last.text) <= _SHORT:
        return [*blocks[:-1], Together((last, *ending))]
    return [*blocks, Together(tuple(ending))]
