"""``export``: the catalogue as a file, with the letter and the flow charts that may go with it."""

import argparse
from pathlib import Path

from cli.commands.content import areas_of, entry_id
from cli.commands.publication import with_painter
from cli.console import DONE, NEEDS_ATTENTION, ProgressLine, tell
from exporters.catalogue_report import letter_of
from exporters.formats import FORMATS, export
from exporters.letters import ELEMENTS, letter_template, unfinished
from exporters.options import OPTIONS, ExportOptions, FlowCharts, LetterPart
from exporters.selection import for_paper, selected
from model.catalogue import Catalogue
from model.errors import UserError
from model.snapshot import Snapshot


def export_catalogue(arguments: argparse.Namespace) -> int:
    """Write the catalogue as the file type the name ends in."""
    with Catalogue.open(arguments.catalogue, read_only=True) as catalogue:
        options = _options(catalogue, arguments)
        snapshot = catalogue.snapshot()
    _refuse_unheeded(options, arguments.out)
    with_painter(arguments.out)
    remarks = export(snapshot, arguments.out, options, ProgressLine())
    for remark in remarks:
        tell(remark.message)
    _tell_unfinished(snapshot, options)
    tell(f"已导出到“{arguments.out}”。")
    return NEEDS_ATTENTION if remarks else DONE


def _options(catalogue: Catalogue, arguments: argparse.Namespace) -> ExportOptions:
    charted = frozenset(entry_id(catalogue, word) for word in arguments.flow_charts_of)
    one_by_one = FlowCharts.CHOSEN if charted else FlowCharts.NONE
    words = _letter_words(arguments.letter)
    if arguments.letter_only:
        part = LetterPart.ALONE
    else:
        part = LetterPart.FIRST if arguments.cover_letter or words or arguments.letter_kind else LetterPart.NONE
    return ExportOptions(
        areas=areas_of(catalogue, arguments.areas),
        statuses=arguments.status,
        form=arguments.form,
        flow_charts=FlowCharts.ALL if arguments.flow_charts else one_by_one,
        charted=charted,
        letter=part,
        letter_kind=letter_template(arguments.letter_kind or "notice").key,
        letter_words=words,
    )


def _letter_words(pairs: list[str]) -> dict[str, str]:
    """``number=格司〔2026〕12号`` and the like; ``\\n`` begins a new line. Raises ``UserError``."""
    words: dict[str, str] = {}
    names = {word: element.key for element in ELEMENTS for word in (element.key, element.label)}
    for pair in pairs:
        name, sign, text = pair.partition("=")
        if not sign or name not in names:
            known = "、".join(f"{element.key}（{element.label}）" for element in ELEMENTS)
            raise UserError(f"看不懂“{pair}”：--letter 后面写 要素=文字，要素可以是 {known}。")
        words[names[name]] = text.replace("\\n", "\n")
    return words


def _refuse_unheeded(options: ExportOptions, out: Path) -> None:
    """A wish the file type cannot fulfil is refused rather than forgotten."""
    suffix = out.suffix.lower()
    if suffix not in FORMATS and suffix != ".pdf":
        return  # refused with all that can be written, by the export itself
    for option in OPTIONS:
        wished = getattr(options, option.key) not in (LetterPart.NONE, FlowCharts.NONE)
        if option.key in ("letter", "flow_charts") and wished and suffix not in option.suffixes:
            endings = "、".join(sorted(option.suffixes))
            raise UserError(f"{suffix} 文件里放不了{option.label}，没有导出。请把文件名改成以 {endings} 结尾。")


def _tell_unfinished(snapshot: Snapshot, options: ExportOptions) -> None:
    letter = letter_of(for_paper(selected(snapshot, options)), options)
    labels = unfinished(letter) if letter is not None else ()
    if labels:
        tell(f"公文里还有没写明的地方（×）：{'、'.join(labels)}。可以用 --letter 要素=文字 写明，或者在文件里补上。")
