"""What a unit's name says: the place it belongs to, and whether it is a government, a township or a department.

格尔木市司法局 belongs to 格尔木市; its neighbours are 格尔木市财政局 and so on. Only the name is looked at: no list
of places is kept, so a name that does not say its place yields none.
"""

import re
from dataclasses import dataclass
from enum import Enum


class UnitKind(Enum):
    """What a unit is, as far as its name tells."""

    GOVERNMENT = "government"  # of a county, city, district or zone: its government or the bare place
    TOWNSHIP = "township"  # 乡、镇、街道 and what lies below
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit's name taken apart. ``place`` is empty where the name does not begin with one, 市 for 市司法局."""

    full: str
    place: str
    kind: UnitKind


_HEADQUARTERS = "国家税务总局"
"""Stands before the place in the names of tax offices: 国家税务总局格尔木市税务局."""

# A place ends with one of these characters, unless it is part of another word (市场, 城市管理, 社区, 县级).
_PLACE_END = re.compile(
    r"(?:(?<!城)市|城市(?!管理|建设|规划|更新|综合)|(?<=^.)城市)(?![场容])(?!政(?![务府法协]))(?!民(?![政族宗]))"
    r"|县(?![域级])|(?<![社小景片库])区(?![域划块])|(?<!红)旗|(?<![联同])盟|州|省"
)
# What a department's name begins with, behind its place.
_DEPARTMENT = re.compile(
    r"委|办公|司法|财政|自然资源|国土|规划|发展|发改|税务|国家税务|生态|环境|环保|市场监|食品|药品|应急|安全|安监|文化|文体|文广"
    r"|文旅|旅游|广播|广电|体育|住房|住建|城乡|城市|城管|综合|行政|审批|政务|大数据|数据|教育|科技|科学|工业|工信|公安|民政"
    r"|民族|民宗|宗教|人力|人社|交通|水利|水务|农业|农牧|农村|畜牧|商务|卫生|卫健|医疗|医保|退役|审计|统计|林业|林草|信访|机关"
    r"|乡村|档案|气象|地震|消防|总工会|妇联|残联|供销|投资|招商|国有|国资|金融|烟草|公积金|图书|博物|法律|公证|粮食|房产|园林"
)
_GOVERNMENT = re.compile(r"(?:(?:人民)?政府|行政公署|行署|管理委员会|管委会)?")
_TOWNSHIP = re.compile(r"^.{1,8}?(?:乡|镇|街道|苏木)(?![村建])|村民委员会|居民委员会|村委会|居委会")


def unit_name(full: str) -> UnitName:
    """Take a unit's name apart."""
    full = full.strip()
    name = full.removeprefix(_HEADQUARTERS)
    place = _place(name)
    rest = name[len(place) :]
    if _is_township(rest):
        return UnitName(full, place, UnitKind.TOWNSHIP)
    if place and _GOVERNMENT.fullmatch(rest):
        return UnitName(full, place, UnitKind.GOVERNMENT)
    return UnitName(full, place, UnitKind.DEPARTMENT)


def _place(name: str) -> str:
    """The longest beginning that ends like a place and is followed by what a unit's name goes on with."""
    ends = [match.end() for match in _PLACE_END.finditer(name)]
    for end in reversed(ends):
        rest = name[end:]
        if _GOVERNMENT.fullmatch(rest) or _goes_on(rest):
            return name[:end]
    return name[: ends[-1]] if ends and ends[-1] > 1 else ""


def _goes_on(rest: str) -> bool:
    return bool(_DEPARTMENT.match(rest)) or "政府" in rest or _is_township(rest)


def _is_township(rest: str) -> bool:
    return not _DEPARTMENT.match(rest) and bool(_TOWNSHIP.search(rest))
