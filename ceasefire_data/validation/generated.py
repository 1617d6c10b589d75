"""The generated files of ``validation/``: written from the table specification, never by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ceasefire_data.tabular.tables import TABLES
from ceasefire_data.validation.keys import key_rules
from ceasefire_data.validation.simple import simple_suite

FOLDER = "generated"


def generated_files() -> dict[str, str]:
    """Give the text of every generated file by its path in the folder of all rules."""
    files = {}
    for table in TABLES.values():
        files[f"suites/{FOLDER}/{table.name}.json"] = suite_text(simple_suite(table))
        for name, text in key_rules(table):
            files[f"sql/{FOLDER}/{name}.sql"] = text
    return files


def write_generated(validation_dir: Path, *, check: bool = False) -> list[str]:
    """Bring the generated files up to date, or say which are not.

    Args:
        validation_dir: the folder with ``suites`` and ``sql`` in it.
        check: whether to write nothing.

    Returns:
        One line for each file that is stale, missing or left over; without `check` they have been
        written or removed.
    """
    wanted = generated_files()
    lines = []
    for path, text in wanted.items():
        file = validation_dir / path
        if not file.is_file():
            lines.append(f"{file}: missing")
        elif file.read_bytes() != text.encode():
            lines.append(f"{file}: not what the table specification gives")
        else:
            continue
        if not check:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
    for kind in ("suites", "sql"):
        for file in sorted((validation_dir / kind / FOLDER).glob("*")):
            if f"{kind}/{FOLDER}/{file.name}" not in wanted:
                lines.append(f"{file}: the table specification has no such rule any more")
                if not check:
                    file.unlink()
    return lines


def suite_text(suite: dict[str, Any]) -> str:
    """Give the one text form of a suite's file."""
    return json.dumps(suite, indent=2, ensure_ascii=False) + "\n"
