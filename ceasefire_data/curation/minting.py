"""Minting: a new record of any type, or a new data set, as a skeleton in its file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from ceasefire_data.curation.dataset import DATASET_FILE, FOLDERS
from ceasefire_data.curation.formatting import format_data
from ceasefire_data.errors import UsageError
from ceasefire_data.models import RECORD_MODELS
from ceasefire_data.models.codes import Code
from ceasefire_data.models.dataset import DatasetInfo
from ceasefire_data.models.fields import BLANK, EventDate, RecordId
from ceasefire_data.models.record import SCHEMA_VERSION, file_order

DATASET = "dataset"
"""What is minted in the place of a record type to begin a data set."""


def skeleton(record_type: str, record_id: str) -> dict[str, Any]:
    """Give the fields that a record of a type must have, with blanks to fill.

    Code lists are filled with their first code, references and texts with ``TODO``, so that
    ``check`` points at every place that is still to be written.

    Raises:
        UsageError: there is no such record type, or the id is not one.
    """
    if record_type not in RECORD_MODELS:
        raise UsageError(f"no record type {record_type!r}; there are {', '.join(RECORD_MODELS)}")
    _require_id(record_id)
    model = RECORD_MODELS[record_type]
    plain = _required(model)
    plain |= {"id": record_id, "record_status": "active"}
    if record_type in {"meeting", "proposal"}:
        step = model.model_fields["status_history"].annotation
        plain["status_history"] = [_required(_model_of(step))]
    if record_type == "proposal":
        plain["proponents"] = [BLANK]
    return {name: plain[name] for name in file_order(model) if name in plain}


def mint(root: Path, record_type: str, record_id: str) -> Path:
    """Write a new record's skeleton into a data set, or begin a data set.

    Args:
        root: folder of the data set.
        record_type: source, actor, statement, meeting or proposal; ``dataset`` for a data set.
        record_id: the new id; the name of the new data set.

    Returns:
        The new file.

    Raises:
        UsageError: there is no data set (or there is one, to begin one), or the id is not one or
            is taken by a record of any type, or the file cannot be written.
    """
    if record_type == DATASET:
        return _begin(root, record_id)
    if not (root / DATASET_FILE).is_file():
        raise UsageError(
            f"no data set at {root}: begin one with `ceasefire-data new dataset NAME --dataset "
            f"{root}`"
        )
    plain = skeleton(record_type, record_id)
    for folder in FOLDERS:
        taken = root / folder / f"{record_id}.yaml"
        if taken.exists():
            raise UsageError(f"the id {record_id!r} is taken: {taken}")
    path = root / f"{record_type}s" / f"{record_id}.yaml"
    _write(path, plain)
    return path


def _begin(root: Path, name: str) -> Path:
    """Write the ``dataset.yaml`` of a new data set, and its folders."""
    _require_id(name)
    path = root / DATASET_FILE
    if path.exists():
        raise UsageError(f"there is a data set already: {path}")
    known = {"name": name, "schema_version": SCHEMA_VERSION}
    _write(path, _required(DatasetInfo) | known)
    for folder in FOLDERS:
        (root / folder).mkdir(exist_ok=True)
    return path


def _require_id(record_id: str) -> None:
    try:
        TypeAdapter(RecordId).validate_python(record_id)
    except ValidationError as error:
        (details,) = error.errors(include_url=False)
        reason = details.get("ctx", {}).get("error") or (
            f"{record_id!r} is not an id: lower-case ASCII words joined by hyphens, at most 80 "
            "characters"
        )
        raise UsageError(str(reason)) from None


def _write(path: Path, plain: dict[str, Any]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(format_data(plain))
    except OSError as error:
        raise UsageError(f"cannot write {os.fspath(path)}: {error.strerror}") from None


def _required(model: type[BaseModel]) -> dict[str, Any]:
    return {
        name: _blank(info.annotation)
        for name, info in model.model_fields.items()
        if info.is_required()
    }


def _blank(annotation: Any) -> Any:
    origin = getattr(annotation, "__origin__", None)
    if origin is tuple:
        return [_blank(get_args(annotation)[0])]
    if hasattr(annotation, "__metadata__"):
        return _blank(annotation.__origin__)
    if isinstance(annotation, type):
        if issubclass(annotation, Code):
            return str(next(iter(annotation)))
        if issubclass(annotation, EventDate):
            return BLANK
        if issubclass(annotation, BaseModel):
            return _required(annotation)
    return BLANK


def _model_of(annotation: Any) -> type[BaseModel]:
    while not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        annotation = get_args(annotation)[0]
    return annotation
