"""The examples of `validation/README.md`, run as somebody would who only has the files."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ceasefire_data.validation.database import load_database
from tests.validation.rules_at_hand import VALIDATION
from tests.validation.samples import sample_rows, sample_tables, tables_of


@pytest.mark.filterwarnings("ignore:This pattern is interpreted")  # pandas, of groups
@pytest.mark.parametrize("sound", [True, False])
def test_examples_run(
    sound: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = sample_rows()
    if not sound:
        rows["stances"][0]["basis"] = "hearsay"
        rows["stance_conditions"] = []
    pq.write_table(tables_of(rows)["stances"], tmp_path / "stances.parquet")
    with (
        closing(load_database(sample_tables() if sound else tables_of(rows))) as memory,
        closing(sqlite3.connect(tmp_path / "tables.sqlite")) as file,
    ):
        memory.backup(file)
    (tmp_path / "validation").symlink_to(VALIDATION)
    monkeypatch.chdir(tmp_path)
    examples = re.findall(r"```python\n(.*?)```", (VALIDATION / "README.md").read_text(), re.DOTALL)
    assert len(examples) == 2
    exec("\n".join(examples), {})
    printed = capsys.readouterr().out
    if sound:
        assert printed.splitlines() == ["True", "True 0"]
    else:
        assert printed.startswith("stances-basis-code ")
        assert printed.splitlines()[-2:] == ["False", "False 1"]
