"""An operation: a name for the menu and the work to do inside one transaction.

A module of operations defines its work as functions ``(tx, *, …)`` and puts ``@operation("name")`` on them;
callers write ``catalogue.run(remove_entries(entry_ids=[3, 5]))``. The work may refine the name by setting
``tx.label``. It may raise ``UserError`` at any moment: nothing it did remains.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from model.transaction import RevisionKind, Transaction

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Operation:
    """One wish, not yet done. ``backup_first``: a copy of the catalogue is made and verified before."""

    label: str
    work: Callable[[Transaction], None]
    kind: RevisionKind = RevisionKind.EDIT
    backup_first: bool = False


def operation(
    label: str, kind: RevisionKind = RevisionKind.EDIT, *, backup_first: bool = False
) -> Callable[[Callable[Concatenate[Transaction, P], None]], Callable[P, Operation]]:
    """Make a factory of operations out of a function that does the work."""

    def decorate(work: Callable[Concatenate[Transaction, P], None]) -> Callable[P, Operation]:
        @wraps(work)
        def make(*args: P.args, **kwargs: P.kwargs) -> Operation:
            return Operation(label, lambda tx: work(tx, *args, **kwargs), kind, backup_first)

        return make

    return decorate
