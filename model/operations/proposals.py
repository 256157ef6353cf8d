"""Making proposed changes: of many entries and of the catalogue's settings, as one step."""

from collections.abc import Iterable

from model.fields import split_words
from model.operations.entries import update_entries
from model.operations.operation import operation
from model.operations.settings import write_settings
from model.proposals import Proposal
from model.settings_rows import LIST_SETTINGS, setting_text
from model.transaction import Transaction


@operation("批量修改")
def make_proposals(tx: Transaction, *, proposals: Iterable[Proposal], label: str) -> None:
    """Write what was proposed, under this name. Entries that are gone are passed over."""
    tx.label = label
    values: dict[int, dict[str, str]] = {}
    settings: dict[str, str] = {}
    for proposal in proposals:
        if proposal.entry_id is None:
            words = proposal.field in LIST_SETTINGS
            settings[proposal.field] = setting_text(
                proposal.field, split_words(proposal.after) if words else proposal.after
            )
        else:
            values.setdefault(proposal.entry_id, {})[proposal.field] = proposal.after
    if settings:
        write_settings(tx, settings)
    if values:
        update_entries(tx, values)
