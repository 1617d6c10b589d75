"""Commands on records: what a check says that it proved, and that proving nothing fails."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ceasefire_data.commands import curating

CASES = Path(__file__).resolve().parents[1] / "cases"
VALID = CASES / "valid"


def test_texts_that_prove_nothing_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = Path(shutil.copytree(CASES / "texts", tmp_path / "texts"))
    other = texts / "of-nobody.txt"
    other.write_text("What nobody cites.", encoding="utf-8")
    assert curating.check(VALID, texts, as_json=False) == 0
    out = capsys.readouterr().out
    assert f"{other}: warning: the text of no source" in out
    assert "\n1 of 1 hashed texts at hand\n" in out
    assert "not at hand:" not in out
    assert curating.check(VALID, texts, as_json=True) == 0
    plain = json.loads(capsys.readouterr().out)["texts"]
    assert (plain["hashed_at_hand"], plain["hashed"], plain["missing"]) == (1, 1, [])
    assert plain["unused"] == [str(other)]


def test_a_check_that_proved_nothing_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert curating.check(VALID, tmp_path, as_json=False) == 1
    out = capsys.readouterr().out
    assert f"{tmp_path}: error: no text here is that of a source: nothing was proved" in out
    assert "\n0 of 1 hashed texts at hand\n" in out
    assert "read in full, text not at hand: " in out
    assert "1 error, 0 warnings" in out
    assert curating.check(VALID, tmp_path, as_json=True) == 1
    plain = json.loads(capsys.readouterr().out)["texts"]
    assert plain["hashed_at_hand"] == 0
    assert plain["missing"]
