"""Every kind of table in the collection is read as a careful clerk would read it; the sample files too."""

import pytest

from importers.files import read_file
from tests.importers.cases.making import CASES, Case
from tests.importers.cases.scoring import SAMPLES, score_case, score_sample

SAMPLE_FILES = sorted(file for file in SAMPLES.iterdir() if file.suffix in {".xlsx", ".docx", ".csv"})


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: Case) -> None:
    score = score_case(case)
    assert not score.misses, "\n".join(score.misses)


@pytest.mark.parametrize("file", SAMPLE_FILES, ids=[file.name for file in SAMPLE_FILES])
def test_sample(file) -> None:
    score = score_sample(read_file(file), SAMPLES / f"{file.stem}.expected.json")
    assert not score.misses, "\n".join(score.misses)
    assert score.cells > 50


def test_case_names_are_unique() -> None:
    assert len({case.name for case in CASES}) == len(CASES) > 150
