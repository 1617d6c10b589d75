"""Schemas: what models and tables say, as JSON and CSV, for whoever has no Python.

Each JSON Schema (2020-12) is one file that refers to no other, so that an editor, a validator or
a code generator needs nothing else. Its ``$id`` is a name and no address: nobody has to be online,
and it holds the schema version, so that two versions can be told apart. The models know no
``$id``; whoever subclasses one describes records of their own.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ceasefire_data.curation.llm_schemas import llm_schema
from ceasefire_data.curation.table_schemas import tables_document
from ceasefire_data.models import RECORD_MODELS, SCHEMA_VERSION
from ceasefire_data.models.codes import CODE_LISTS, Code
from ceasefire_data.models.crosswalk import CROSSWALK
from ceasefire_data.models.dataset import DatasetInfo
from ceasefire_data.models.fields import readable_title
from ceasefire_data.models.recoding import Recoding
from ceasefire_data.models.record import Record, file_order

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_CODES = {code_list.__name__: code_list for code_list in CODE_LISTS.values()}
_FIRST = ("$schema", "$id", "title", "description")
_LAST = ("$defs",)

DERIVED = "typescript"
"""Folder in the folder of schemas that other programs make from them; not ours to judge."""


def schema_files(version: str = SCHEMA_VERSION) -> dict[str, str]:
    """Give every schema, code list and the table specification of a version.

    Args:
        version: the schema version, which stands in each ``$id``.

    Returns:
        Texts by the path that each file has in its folder, in order of the paths.
    """
    models: dict[str, type[BaseModel]] = {
        **RECORD_MODELS,
        "dataset": DatasetInfo,
        "recoding": Recoding,
    }
    files: dict[str, str] = {}
    for name, model in models.items():
        schema = json_schema(model, f"urn:ceasefire-data:schema:{version}:{name}")
        files[f"{name}.schema.json"] = _json_text(schema)
        if model is not DatasetInfo:  # nobody extracts a dataset.yaml from a text
            files[f"llm/{name}.schema.json"] = _json_text(llm_schema(schema, version))
    files["tables.json"] = _json_text(tables_document(version))
    files |= {f"codes/{name}.csv": _code_table(codes) for name, codes in CODE_LISTS.items()}
    files["codes/crosswalk.csv"] = CROSSWALK.read_text(encoding="utf-8")
    return dict(sorted(files.items()))


def json_schema(model: type[BaseModel], schema_id: str) -> dict[str, Any]:
    """Give the JSON Schema of what a model reads, whole in itself.

    Args:
        model: a record type, one of ours or a subclass of one.
        schema_id: its ``$id``, an absolute URI that no other schema has.
    """
    schema = model.model_json_schema(mode="validation")
    for name, definition in schema.get("$defs", {}).items():
        if name in _CODES:
            definition["description"] += _definitions(_CODES[name])
    if issubclass(model, Record):
        schema["properties"] = {name: schema["properties"][name] for name in file_order(model)}
    ordered: dict[str, Any] = _ordered({"$schema": DIALECT, "$id": schema_id} | schema)
    return ordered


def write_schemas(folder: Path, *, check: bool) -> list[str]:
    """Make a folder hold the schemas and code lists, or say where it does not.

    Args:
        folder: the folder, which holds nothing else but `DERIVED`; made if it is not there.
        check: only compare.

    Returns:
        One line for each file that is (or was) missing, stale or not ours; empty if none is.
    """
    wanted = schema_files()
    there = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if not path.is_dir() and path.relative_to(folder).parts[0] != DERIVED
    }
    found = []
    for name, text in wanted.items():
        data = text.encode("utf-8")
        if name not in there:
            found.append(f"{folder / name}: missing")
        elif there[name].read_bytes() != data:
            found.append(f"{folder / name}: stale")
        else:
            continue
        if not check:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    for name in sorted(there.keys() - wanted.keys()):
        found.append(f"{folder / name}: not of the schemas")
        if not check:
            there[name].unlink()
    return found


def _json_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _code_table(codes: type[Code]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["code", "title", "definition"])
    writer.writerows(
        [code.value, readable_title(code.value, None), code.definition] for code in codes
    )
    return text.getvalue()


def _definitions(codes: type[Code]) -> str:
    """Give the definitions of a code list in the form in which editors show a description."""
    return "".join(f"\n\n`{code.value}`: {code.definition}" for code in codes)


def _ordered(value: Any) -> Any:
    """Put what a version of pydantic might order otherwise into one order.

    The properties of an object keep the order in which a file holds them.
    """
    if isinstance(value, list):
        return [_ordered(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "patternProperties" in value:
        value = {"additionalProperties": False} | value
    if isinstance(text := value.get("description"), str):
        value = value | {"description": _unwrapped(text)}
    return {
        key: _properties(item) if key == "properties" else _ordered(item)
        for key, item in sorted(value.items(), key=_place)
    }


def _properties(schemas: dict[str, Any]) -> dict[str, Any]:
    # pydantic leaves a title out where the code list that the field refers to has the same one.
    return {
        name: _ordered({"title": readable_title(name, None)} | schema)
        for name, schema in schemas.items()
    }


def _place(entry: tuple[str, Any]) -> tuple[int, str]:
    key = entry[0]
    if key in _FIRST:
        return (_FIRST.index(key), key)
    return (len(_FIRST) + (key in _LAST), key)


def _unwrapped(text: str) -> str:
    """Join the lines of each paragraph of a docstring, and mark code as Markdown does."""
    paragraphs = text.replace("``", "`").split("\n\n")
    return "\n\n".join(" ".join(part.split()) for part in paragraphs)
