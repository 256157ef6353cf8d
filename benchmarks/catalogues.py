"""Big catalogues for benchmarks: the starter entries over and over, each at another place with a number of its own.

Deterministic for a seed, and fast. Names and contents are all distinct, as in a real catalogue; documents, limits,
channels and departments repeat, as in a real catalogue.
"""

import random
from collections.abc import Iterator, Mapping

from model.areas import known_areas
from model.records import CatalogueSettings
from model.starter import starter_entries

_FIRST = (
    "安宝昌成崇大德东定丰福阜高广贵海汉和衡红淮吉嘉建江金晋景开昆乐临龙泸马梅绵南宁平青清泉沙尚石顺思绥桃天通望文武西新"
)
_SECOND = "安北昌池川德定东风富冈港谷关海河化江津康乐岭陵龙宁平浦清仁山水泰田图湾西县阳义源远云泽洲"
_KINDS = "市县县县区区"
_PARTS = ("昆仑路", "河西", "盐桥", "中心镇", "新城", "工业园", "老城", "北山乡", "湖东镇", "机场", "黄河路", "团结村")
_ADDED = (
    "由{part}窗口受理，受理编号{number}",
    "在{part}设咨询点，电话0979-84{phone}",
    "{part}第{batch}批名单另附",
    "{year}年以来更新{batch}次，最近一次编号{number}",
    "{part}社区代办，联系人工号{number}",
    "图件存放于{part}查阅室{batch}号柜",
    "{part}片区结果按季度汇总，序列{number}",
    "历史数据自{year}年起，档号{number}",
)
_PLACES = 100


def entries(count: int, seed: int = 1) -> Iterator[tuple[str, dict[str, str]]]:
    """``count`` pairs of area key and field values, area after area in each round through the places."""
    chance = random.Random(seed)
    keys = [known.area.key for known in known_areas()]
    places = sorted({chance.choice(_FIRST) + chance.choice(_SECOND) + chance.choice(_KINDS) for _ in range(_PLACES)})
    number = 0
    while number < count:
        place = chance.choice(places)
        for entry in starter_entries(keys, CatalogueSettings(unit=place))[: count - number]:
            number += 1
            yield entry.area, _varied(entry.values, place, number, chance)


def _varied(values: Mapping[str, str], place: str, number: int, chance: random.Random) -> dict[str, str]:
    """The values for one place, with a code, a name and a content that no other entry has."""
    part, year = chance.choice(_PARTS), chance.randint(2018, 2026)
    added = chance.choice(_ADDED).format(
        part=part, year=year, number=number, batch=chance.randint(1, 99), phone=f"{number % 100_000:05}"
    )
    return {
        **values,
        "code": f"{place}-{number:06}",
        "name": f"{place}{part}{values['name']}（{year}年第{number}号）",
        "content": f"{values['content']}；{place}{added}（{number}）",
    }
