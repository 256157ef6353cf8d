"""What the calculator says about a result: sentences, and the marks for the months. Counts nothing."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from gui.due.month_grid import Mark
from model.deadlines import Deadline, Direction
from model.due_dates import Occurrence
from model.holidays import DAY, Day, DayKind, WorkCalendar, chinese_date, short_date, weekday
from model.time_limit import Unit


def distance(day: date, today: date) -> str:
    """``还有 27 天``, ``今天``, ``已过 3 天``."""
    days = (day - today).days
    if days in (0, 1):
        return "明天" if days else "今天"
    return f"还有 {days} 天" if days > 0 else f"已过 {-days} 天"


def amount(found: Deadline) -> str:
    """``20个工作日``, ``20日（自然日）``, ``提前1周``."""
    said = f"{found.number}{found.unit.value}" + ("（自然日）" if found.unit is Unit.DAY else "")
    return said if found.direction is Direction.AFTER else f"提前{said}"


def how(found: Deadline) -> str:
    """How it was counted, in a few sentences."""
    begin = short_date(found.first, found.start)
    way = "往后" if found.direction is Direction.AFTER else "往前"
    told = [f"{short_date(found.start)}当天不计入，从{begin}起{way}数。"]
    if found.unit is Unit.WORKING_DAY:
        told.append(_passed_over(found))
    elif found.is_moved:
        told.append(_moved(found))
    return "".join(told)


def rest_days(found: Deadline) -> list[str]:
    """The days passed over, joined where they follow each other: ``10月1日至7日 国庆节``."""
    return [_run(list(run), found.start) for run in _runs(found.passed_over)]


def to_copy(found: Deadline, unknown: str) -> str:
    """The result in one paragraph, for a document or a message."""
    start, due = chinese_date(found.start), f"{chinese_date(found.due)}（{weekday(found.due)}）"
    if found.direction is Direction.AFTER:
        said = f"自{start}起算，{amount(found)}，最后一日是{due}。"
    else:
        said = f"{start}的事项，{amount(found)}，最晚在{due}。"
    return f"{said}{how(found)}{unknown}"


def occurrence(at: Occurrence) -> str:
    """``2027年第1季度：2027年1月15日 星期五``; a last day without work is told with the day before it."""
    said = f"{at.period}：{chinese_date(at.act_by)} {weekday(at.act_by)}"
    return said if at.act_by == at.due else f"{said}（{short_date(at.due, at.act_by)}休息）"


def marks(found: Deadline, days: WorkCalendar) -> dict[date, Mark]:
    """What each day of the span is in the calculation."""
    step = DAY if found.direction is Direction.AFTER else -DAY
    marked: dict[date, Mark] = {}
    day = found.start
    while day != found.due:
        day += step
        counted = days.is_worked(day) if found.unit is Unit.WORKING_DAY else _within(day, found)
        marked[day] = Mark.COUNTED if counted else Mark.BETWEEN
    return marked | {found.start: Mark.START, found.due: Mark.DUE}


def _within(day: date, found: Deadline) -> bool:
    """Whether a calendar day lies before the end as it was counted."""
    return day <= found.as_counted if found.direction is Direction.AFTER else day >= found.as_counted


def _passed_over(found: Deadline) -> str:
    if not found.passed_over:
        return "中间没有休息日。"
    worked = "、".join(short_date(one.date, found.start) for one in found.made_up)
    made_up = f"，其中{worked}调休上班，计入期限" if worked else ""
    return f"跳过 {len(found.passed_over)} 个休息日{made_up}。"


def _moved(found: Deadline) -> str:
    end = short_date(found.as_counted, found.start)
    why = found.passed_over[0] if found.direction is Direction.AFTER else found.passed_over[-1]
    name = f"是{why.label}" if why.kind is DayKind.HOLIDAY else f"是{weekday(found.as_counted)}"
    if found.direction is Direction.AFTER:
        return f"期间最后一日{end}{name}，顺延到休息日后的第一个工作日。"
    return f"往前数到的{end}{name}，提前到它之前的工作日，免得提前的天数不够。"


def _runs(days: Iterable[Day]) -> Iterable[Iterable[Day]]:
    """Days of one name that follow each other."""
    numbered = enumerate(days)
    for _, run in groupby(numbered, key=lambda pair: (pair[1].label, pair[1].date.toordinal() - pair[0])):
        yield (day for _, day in run)


def _run(run: list[Day], beside: date) -> str:
    first, last = run[0], run[-1]
    until = "" if first is last else f"至{_until(first.date, last.date)}"
    return f"{short_date(first.date, beside)}{until} {first.label}"


def _until(first: date, last: date) -> str:
    return f"{last.day}日" if (first.year, first.month) == (last.year, last.month) else short_date(last, first)
