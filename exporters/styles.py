"""Fonts and sizes by the spirit of GB/T 9704-2012 (格式 of official documents): roles, not programs.

Files name the official fonts, which clerks have. Screens and PDF use the first of ``FontRole.fallbacks`` that is
installed. Nothing here knows Word or Qt.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from exporters.blocks import Align, TextStyle


@dataclass(frozen=True, slots=True)
class FontRole:
    """A use of type. ``name`` goes into files; ``fallbacks`` are tried in order where it is not installed."""

    key: str
    name: str
    fallbacks: tuple[str, ...]
    serif: bool = True


_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "AR PL UMing CN")
_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei")

FONTS: Mapping[str, FontRole] = {
    role.key: role
    for role in (
        FontRole(
            "title", "方正小标宋简体", ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong", *_SERIF)
        ),
        FontRole("heading", "黑体", ("SimHei", "方正黑体_GBK", *_SANS), serif=False),
        FontRole("kai", "楷体_GB2312", ("楷体", "KaiTi", "方正楷体_GBK", "AR PL UKai CN", *_SERIF)),
        FontRole("body", "仿宋_GB2312", ("仿宋", "FangSong", "方正仿宋_GBK", *_SERIF)),
        FontRole("table", "仿宋_GB2312", ("仿宋", "FangSong", "方正仿宋_GBK", *_SERIF)),
        FontRole("song", "宋体", ("SimSun", "NSimSun", *_SERIF)),
        FontRole("sans", "微软雅黑", ("Microsoft YaHei", *_SANS), serif=False),
    )
}
"""The official fonts: titles in 小标宋, first headings in 黑体, second in 楷体, everything else in 仿宋.

``song`` is that of page numbers (GB/T 9704-2012, 7.5). ``sans`` is not one of them: boards are read from afar, where
strokes of even thickness are seen better."""

TITLE = TextStyle(font="title", size=22.0, align=Align.CENTER, line_height=36.0)  # 二号
COVER_TITLE = TextStyle(font="title", size=30.0, align=Align.CENTER, line_height=48.0)
COVER_LINE = TextStyle(font="kai", size=18.0, align=Align.CENTER, line_height=32.0)  # 小二
BODY = TextStyle(font="body", size=16.0, align=Align.JUSTIFY, indent_chars=2.0, line_height=28.0)  # 三号
SIGNED = TextStyle(font="body", size=16.0, align=Align.RIGHT, line_height=28.0)
FIRST_HEADING = TextStyle(font="heading", size=16.0, indent_chars=2.0, line_height=28.0)
TABLE_CAPTION = TextStyle(font="kai", size=12.0, line_height=20.0, space_after=3.0)
CONTENTS_LINE = TextStyle(font="body", size=16.0, line_height=30.0)
EMPTY_AREA = TextStyle(font="body", size=16.0, align=Align.CENTER, line_height=28.0, space_before=24.0)
PAGE_NUMBER = TextStyle(font="song", size=14.0, align=Align.CENTER)  # 四号, a dash on each side
RUNNING_HEAD = TextStyle(font="kai", size=10.5, align=Align.RIGHT, color="#404040")  # 五号

_TABLE_TITLE = TextStyle(font="title", size=20.0, align=Align.CENTER, line_height=30.0, space_after=4.0)
_HEADINGS = {
    1: _TABLE_TITLE,
    2: FIRST_HEADING,
}


def outer_number(side: Align) -> TextStyle:
    """A page number at the outer edge, one character in: right on odd pages, left on even ones."""
    return replace(PAGE_NUMBER, align=side, left_chars=1.0, right_chars=1.0)


def heading_style(level: int) -> TextStyle:
    """How a ``Heading`` block looks: level 1 is the title of a table or part, level 2 a first heading in it."""
    return _HEADINGS[min(level, max(_HEADINGS))]
