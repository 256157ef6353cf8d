"""Is everything there: required fields, channels, closed vocabularies, facts confirmed."""

from collections.abc import Iterator

from model import vocabulary
from model.fields import FieldKind, split_words
from model.records import Entry, Problem, Repair, Severity
from model.rules.context import RuleContext
from model.text import is_blank, is_ditto


def required_fields(entry: Entry, context: RuleContext) -> Iterator[Problem]:
    """国办发〔2019〕54号: an item has name, content, basis, time limit, unit, method and channels."""
    for field in context.required:
        if not is_blank(entry[field.key]):
            continue
        if field.vocabulary == "channels":
            message = "没有选公开渠道，请至少选一个，例如政府网站。"
            yield Problem(entry.id, field.key, Severity.ERROR, "no-channel", message)
        else:
            message = f"缺少{field.label}，请补填。"
            yield Problem(entry.id, field.key, Severity.ERROR, "missing-required", message)


def closed_words(entry: Entry, context: RuleContext) -> Iterator[Problem]:
    """A field with a fixed vocabulary holds no other word."""
    for field in context.kind.fields:
        if field.kind is not FieldKind.CHOICE or field.open_words or not entry[field.key]:
            continue
        allowed = vocabulary.words(field.vocabulary)
        for word in split_words(entry[field.key].replace(";", "；").replace("、", "；")):
            if word not in allowed and not is_ditto(word):
                message = f"{field.label}不能是“{word}”，请选{'或'.join(f'“{one}”' for one in allowed)}。"
                yield Problem(entry.id, field.key, Severity.ERROR, "unknown-word", message)


def confirmed(entry: Entry, _: RuleContext) -> Iterator[Problem]:
    """Starter entries whose facts were not verified stay marked until a clerk confirms them."""
    if entry.unconfirmed:
        message = "这个起步事项的依据和要素待核实，核对后请点“确认无误”，或改成本单位的内容。"
        repair = Repair("确认无误", confirm=True)
        yield Problem(entry.id, "", Severity.HINT, "unconfirmed", message, repair)
