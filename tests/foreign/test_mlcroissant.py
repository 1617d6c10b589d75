"""croissant.json in the library of its authors: without a remark, and every record set loads.

Validation alone passes wrong hashes and columns that do not exist; loading finds both.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.foreign.environments import python_environment
from tests.foreign.running import needed, passed, run

pytestmark = pytest.mark.foreign

SCRIPT = Path(__file__).parent / "scripts" / "load_croissant.py"


@pytest.fixture(scope="module")
def programs() -> Path:
    """The folder of the programs of the environment."""
    return needed(python_environment, "mlcroissant") / "bin"


def test_valid_without_a_warning(programs: Path, release: Path) -> None:
    done = run(programs / "mlcroissant", "validate", "--jsonld", release / "croissant.json")
    remarks = [line for line in done.stderr.splitlines() if line.startswith(("W", "E"))]
    assert (done.returncode, remarks) == (0, []), done.stderr


def test_every_record_set_loads_whole(
    programs: Path, release: Path, row_counts: dict[str, int]
) -> None:
    said = passed(programs / "python", SCRIPT, release / "croissant.json")
    assert json.loads(said) == row_counts


def test_the_command_shows_records(programs: Path, release: Path) -> None:
    """As the documentation of the library tells people to look at a data set."""
    options = ["--jsonld", release / "croissant.json", "--record_set", "stances"]
    said = passed(programs / "mlcroissant", "load", *options, "--num_records", "3")
    assert said.count("'stances/stance_value': b'") == 3
