"""``review``: send entries for review, take the answer, list what was said, accept or decline it, report on it."""

import argparse
import uuid
from datetime import date, datetime
from pathlib import Path

from cli.commands.content import areas_of
from cli.commands.publication import with_painter
from cli.console import DONE, NEEDS_ATTENTION, ProgressLine, say, say_json, tell
from exporters.formats import write_report
from exporters.remark_report import build_remark_report
from exporters.review_copy import ReviewCopy, write_review_copy
from importers.answers.answer import Answer, FoundRemark
from importers.answers.reader import read_answer
from model.catalogue import Catalogue
from model.history import field_label
from model.operations.remarks import settle_remarks, take_remarks
from model.operations.review import send_for_review
from model.plan import ProblemLevel
from model.records import Status
from model.remarks import NewRemark, Remark, RemarkState
from model.review_ground import read_remarks


def review(arguments: argparse.Namespace) -> int:
    """Do the step that the words name."""
    steps = {
        "send": _send,
        "take": _take,
        "list": _list,
        "report": _report,
        "accept": _settle,
        "decline": _settle,
    }
    return steps[arguments.step](arguments)


def _send(arguments: argparse.Namespace) -> int:
    """Write the file first: when that fails nothing has been sent."""
    with Catalogue.open(arguments.catalogue) as catalogue:
        areas, statuses = areas_of(catalogue, arguments.areas), arguments.status or frozenset(Status) - {Status.RETIRED}
        ids = [
            entry.id
            for entry in catalogue.entries(catalogue.ids())
            if (not areas or entry.area in areas) and entry.status in statuses
        ]
        copy = ReviewCopy(uuid.uuid4().hex, arguments.paper, guarded=arguments.guard)
        remarks = write_review_copy(catalogue.snapshot(ids), arguments.out, copy, ProgressLine())
        catalogue.run(send_for_review(entry_ids=ids, recipient=arguments.to, uid=copy.uid, file=arguments.out))
    for remark in remarks:
        tell(remark.message)
    to = f"，送 {arguments.to}" if arguments.to else ""
    tell(f"已写出 {len(ids)} 个事项到“{arguments.out}”{to}，状态已改为送审。对方退回后用 review take 取回意见。")
    return NEEDS_ATTENTION if remarks else DONE


def _take(arguments: argparse.Namespace) -> int:
    """Take what was not taken before and says something; with ``--dry-run`` only tell."""
    path: Path = arguments.file
    answer = read_answer(path, arguments.catalogue, ProgressLine())
    reviewer = arguments.reviewer or answer.likely_reviewer
    remarks = answer.remarks(answer.wanted, reviewer)
    if remarks and not arguments.dry_run:
        with Catalogue.open(arguments.catalogue) as catalogue:
            catalogue.run(take_remarks(remarks=remarks))
    loud = [problem for problem in answer.problems if problem.level is ProblemLevel.ATTENTION]
    if arguments.json:
        say_json(_answer_json(answer, remarks, reviewer))
    else:
        for problem in answer.problems:
            place = f"{problem.place.where} {problem.place.cell}".strip()
            tell(f"{place}：{problem.message}" + (f"（{problem.text}）" if problem.text else ""))
    left = len(answer.found) - len(remarks)
    verb = "预演，没有写入。可以取回" if arguments.dry_run else "已取回"
    tell(f"{verb} {len(remarks)} 条意见" + (f"；{left} 条是“无意见”或已经取回过，没有再取。" if left else "。"))
    return NEEDS_ATTENTION if loud else DONE


def _list(arguments: argparse.Namespace) -> int:
    """The open remarks, or all of them, in the order they were taken."""
    with Catalogue.open(arguments.catalogue, read_only=True) as catalogue:
        remarks = [remark for remark in catalogue.review.all_remarks() if arguments.all or remark.is_open]
        names = {entry.id: entry["name"] for entry in catalogue.entries([remark.entry_id for remark in remarks])}
        kind, settings = catalogue.kind, catalogue.settings()
    if arguments.json:
        say_json([_remark_json(remark, names[remark.entry_id]) for remark in remarks])
        return DONE
    for remark in remarks:
        label = field_label(remark.field, kind, settings) if remark.field else "整个事项"
        value = f"“{remark.before}” → “{remark.proposed}”" if remark.proposed is not None else ""
        words = " ".join(part for part in (remark.text.replace("\n", " "), value) if part)
        parts = (str(remark.id), remark.state.label, names[remark.entry_id], label, remark.reviewer, words)
        say("\t".join(parts))
    tell(f"共 {len(remarks)} 条{'' if arguments.all else '待处理的'}意见。")
    return DONE


def _report(arguments: argparse.Namespace) -> int:
    """Write the 意见采纳情况表."""
    snapshot, remarks = read_remarks(arguments.catalogue)
    with_painter(arguments.out)
    write_report(build_remark_report(snapshot, remarks, date.today()), arguments.out, ProgressLine())
    tell(f"意见采纳情况表已写到“{arguments.out}”，共 {len(remarks)} 条。")
    return DONE


def _settle(arguments: argparse.Namespace) -> int:
    """Accept or decline remarks by their numbers: one step."""
    state = RemarkState.ACCEPTED if arguments.step == "accept" else RemarkState.DECLINED
    overwrite = arguments.step == "accept" and arguments.overwrite
    with Catalogue.open(arguments.catalogue) as catalogue:
        catalogue.run(settle_remarks(remark_ids=arguments.remarks, state=state, overwrite=overwrite))
    tell(f"{len(arguments.remarks)} 条意见{state.label}。")
    return DONE


def _answer_json(answer: Answer, taken: list[NewRemark], reviewer: str) -> dict[str, object]:
    wanted = set(answer.wanted)
    left = [found for place, found in enumerate(answer.found) if place not in wanted]
    names = {found.remark.entry_id: found.name for found in answer.found}
    return {
        "file": answer.file,
        "sending": answer.sending.uid if answer.sending is not None else None,
        "reviewer": reviewer,
        "entries": answer.entries,
        "taken": [_said_json(remark, names[remark.entry_id]) for remark in taken],
        "left": [_left_json(found) for found in left],
        "problems": [
            {"where": one.place.where, "field": one.field, "message": one.message, "text": one.text}
            for one in answer.problems
        ],
    }


def _said_json(remark: NewRemark, name: str) -> dict[str, object]:
    return {
        "entry": remark.entry_id,
        "name": name,
        "field": remark.field,
        "reviewer": remark.reviewer,
        "said_at": _moment(remark.said_at),
        "text": remark.text,
        "before": remark.before,
        "proposed": remark.proposed,
        "file": remark.file,
        "place": remark.place,
    }


def _left_json(found: FoundRemark) -> dict[str, object]:
    return {**_said_json(found.remark, found.name), "known": found.known, "idle": found.idle}


def _remark_json(remark: Remark, name: str) -> dict[str, object]:
    settled = {"settled_by": remark.settled_by, "settled_at": _moment(remark.settled_at)}
    return {"id": remark.id, "state": remark.state.value, **_said_json(remark, name), **settled}


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(sep=" ", timespec="seconds") if at is not None else None
