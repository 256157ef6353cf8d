"""Which 领域 a name speaks of: the words of an 领域 column, a sheet, a title, a file. Decides nothing about order."""

import re
from collections.abc import Iterable

from importers.readings import AreaGuess
from model.areas import known_areas
from model.records import Area
from model.text import fold
from model.traditional import looks_traditional, to_simplified

_WORD = "领域"
_SEGMENTS = re.compile(r"[\s,，。;；:：、.()（）《》〈〉“”\"\-—_\d①-⑳]+")
_NUMBERED = re.compile(r"^[(（]?[一二三四五六七八九十百]+[)）、.．]\s*")
_PLACE = re.compile(
    r"^[\u4e00-\u9fff]{2,12}?(?:自治区|自治州|自治县|省|市|州|盟|县|区|旗|镇|乡|街道办事处|街道|人民政府|委员会|局)(?=[\u4e00-\u9fff]{2})"
)
_NO_AREA = re.compile(r"(?:重点|试点|有关|相关|其他|全部|所有|主要|部分|个|各|本|等|该)$|^(?:基层)?政务公开$")
_LONGEST = 20


class AreaBook:
    """The names of every area: the built-in ones and the catalogue's own."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._names: dict[str, str] = {}
        for known in known_areas():
            for name in (known.area.key, known.area.label, *known.aliases):
                self._names.setdefault(fold(name), known.area.key)
        for area in areas:
            self._names[fold(area.label)] = area.key
            self._names[fold(area.key)] = area.key
        self._in_texts = sorted((name for name in self._names if not name.isascii()), key=len, reverse=True)

    def named(self, text: str) -> AreaGuess:
        """What the text of an 领域 cell names: a known area, else an area of the clerk's own of that name."""
        found = self.in_title(text)
        if found:
            return found
        label = _NUMBERED.sub("", text.strip()).removesuffix(_WORD)
        return AreaGuess(label=label) if label and len(label) <= _LONGEST else AreaGuess()

    def exactly(self, text: str) -> AreaGuess:
        """The known area a text is the very name of, with 领域 behind it or without."""
        return AreaGuess(self._names.get(fold(text).removesuffix(_WORD), ""))

    def in_title(self, text: str) -> AreaGuess:
        """The area a title, sheet name or file name speaks of; an unknown one only where it says “…领域”."""
        if looks_traditional(text):
            text = to_simplified(text)
        text = _NUMBERED.sub("", text.strip())
        exact = self._names.get(fold(text).removesuffix(_WORD))
        if exact is not None:
            return AreaGuess(exact)
        if _WORD in text:
            segment = _SEGMENTS.split(text[: text.index(_WORD)])[-1]
            found = self._inside(segment)
            if found or not segment or _NO_AREA.search(segment):
                return found or self._inside(text)
            label = _PLACE.sub("", segment)
            return AreaGuess(label=label) if 2 <= len(label) <= _LONGEST else AreaGuess()
        return self._inside(text)

    def _inside(self, text: str) -> AreaGuess:
        """The one area whose name occurs in a text; none when several do."""
        rest = fold(text)
        keys: dict[str, None] = {}
        for name in self._in_texts:
            if name in rest:
                keys[self._names[name]] = None
                rest = rest.replace(name, "|")
        return AreaGuess(next(iter(keys))) if len(keys) == 1 else AreaGuess()
