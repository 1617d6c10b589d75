"""Read JSON Lines with a model that was generated from a schema; run by the generator's own Python.

    python generated_reader.py MODULE MODEL FILE

Printed is a JSON list: for each line the fields that are at fault, sorted; none if the model takes
the line and gives the same JSON back.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

WHOLE = "the record as a whole"


def main(module: str, name: str, file: str) -> None:
    """Print what the model says of each line."""
    model = load(Path(module), name)
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    json.dump([faults(model, line) for line in lines], sys.stdout)


def load(path: Path, name: str) -> type[BaseModel]:
    """Return a model of a module that lies anywhere."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module  # the models look for their annotations there
    spec.loader.exec_module(module)
    found: type[BaseModel] = getattr(module, name)
    return found


def faults(model: type[BaseModel], line: str) -> list[str]:
    """Name the fields of one record that the model refuses."""
    try:
        record = model.model_validate_json(line, strict=True)
    except ValidationError as error:
        return sorted({str(fault["loc"][0]) for fault in error.errors()})
    back: Any = json.loads(record.model_dump_json(exclude_unset=True))
    return [] if back == json.loads(line) else [WHOLE]


if __name__ == "__main__":
    main(*sys.argv[1:])
