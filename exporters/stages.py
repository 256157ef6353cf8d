"""One progress bar for work in several stages: each stage counts in its own way, the clerk sees one hundred steps."""

from model.progress import Progress

STEPS = 100


def stage(progress: Progress, begin: int, end: int) -> Progress:
    """The progress of a stage that fills the bar from ``begin`` to ``end`` (of 100). Cancelling passes through."""

    def tell(done: int, total: int, what: str) -> None:
        progress(begin + (end - begin) * done // total if total else begin, STEPS, what)

    return tell


def stages_by_size(progress: Progress, begin: int, end: int, sizes: list[int]) -> list[Progress]:
    """One stage for each piece of work, long in proportion to its size."""
    total = sum(sizes) or 1
    stages, before = [], 0
    for size in sizes:
        start = begin + (end - begin) * before // total
        before += size
        stages.append(stage(progress, start, begin + (end - begin) * before // total))
    return stages
