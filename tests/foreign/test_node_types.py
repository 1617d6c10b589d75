"""The TypeScript types: fresh, readable, and of use to the compiler in both directions."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.foreign.environments import NODE, node_environment, system_program
from tests.foreign.running import needed, run
from tests.foreign.typescript import SCHEMAS, TYPES, types_of

pytestmark = pytest.mark.foreign


def compiled(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Compile a program of `node/usage/` beside the types, strictly and without output."""
    compiler = needed(node_environment) / "node_modules" / "typescript" / "bin" / "tsc"
    shutil.copy(TYPES, folder)
    file = shutil.copy(NODE / "usage" / program, folder)
    node = needed(system_program, "node", "nodejs")
    return run(node, compiler, "--noEmit", "--strict", "--pretty", "false", file, cwd=folder)


def test_the_committed_types_are_fresh() -> None:
    assert TYPES.read_text(encoding="utf-8") == needed(types_of, SCHEMAS), "run `make types`"


def test_every_name_is_that_of_a_schema_once() -> None:
    """No Evidence1 and Evidence2, and nothing that another generator would call otherwise."""
    names = re.findall(r"^export (?:type|interface) (\w+)", TYPES.read_text(encoding="utf-8"), re.M)
    assert sorted(set(names)) == sorted(names)
    expected = {"TypeOf"}
    for path in SCHEMAS.glob("*.schema.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        expected |= {schema["title"], *schema["$defs"]}
    assert set(names) == expected


def test_a_program_that_reads_records_compiles(tmp_path: Path) -> None:
    done = compiled("reading.ts", tmp_path)
    assert (done.returncode, done.stdout) == (0, "")


def test_mistakes_do_not_compile(tmp_path: Path) -> None:
    done = compiled("mistakes.ts", tmp_path)
    assert done.returncode != 0
    assert re.findall(r"^mistakes\.ts\((\d+),\d+\): error (TS\d+)", done.stdout, re.M) == [
        ("9", "TS2322"),  # a date may hold more than its value
        ("10", "TS2322"),  # no code of the list
        ("11", "TS18048"),  # what was left out is not there
        ("12", "TS2551"),  # no field of the record
    ]
