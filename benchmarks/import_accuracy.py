"""How many cells the import reads rightly: over the sample files and over the collection of cases."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from importers.files import read_file
from tests.importers.cases.making import CASES
from tests.importers.cases.scoring import SAMPLES, Score, score_case, score_sample


def main() -> int:
    """Print the figures; returns how many cells are wrong."""
    samples, cases = Score(), Score()
    for expected in sorted(SAMPLES.glob("*.expected.json")):
        stem = expected.name.removesuffix(".expected.json")
        file = next(found for found in SAMPLES.glob(f"{stem}.*") if found != expected)
        _add(samples, file.name, score_sample(read_file(file), expected))
    for case in CASES:
        _add(cases, case.name, score_case(case), told=False)
    for name, total in (("samples", samples), (f"{len(CASES)} cases", cases)):
        print(f"{name}: {total.right} of {total.cells} cells right ({total.right / total.cells:.2%})")
    return samples.cells - samples.right + cases.cells - cases.right


def _add(total: Score, name: str, score: Score, *, told: bool = True) -> None:
    total.right += score.right
    total.cells += score.cells
    if told or score.misses:
        print(f"{name}: {score.right} of {score.cells}")
    for miss in score.misses:
        print(f"    {miss}")


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
