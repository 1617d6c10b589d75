"""Strategies of hypothesis that draw releases of any tables, as plain data and as Arrow tables.

The descriptors must not know our tables. So releases are drawn that have nothing to do with them:
names, types, keys, codes and patterns as hypothesis likes, and texts with marks of every format.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
from hypothesis import settings
from hypothesis import strategies as st

from ceasefire_data.manifest import TableEntry
from ceasefire_data.release.manifest import Identity
from tests.release import samples

Plain = dict[str, Any]

few = settings(max_examples=25)
"""Releases are large to draw; what can go wrong with one shows in a few."""

TYPES = {
    "string": pa.string(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "bool": pa.bool_(),
    "date32": pa.date32(),
    "float64": pa.float64(),
}
PATTERN = r"^[a-z]+(-[a-z]+)*$"
NAMES = st.from_regex(r"[a-z][a-z0-9]{0,5}(_[a-z0-9]{1,4})?", fullmatch=True)
TEXTS = st.sampled_from(
    ["Plain.", 'a "quote"', "</script>", "| a | b |", "- no: #1", "`x`", "*it* [a](b)", "Ünï “x” 🕊"]
) | st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@dataclass(frozen=True)
class Drawn:
    """A release: its tables as plain data, what its manifest says, and the same as Arrow tables."""

    identity: Identity
    plain: list[Plain]
    codes: dict[str, list[str]]

    def tables(self) -> dict[str, pa.Table]:
        """Give the Arrow tables, empty but for `codes`, with what they say of themselves."""
        made = {table["name"]: arrow_table(table) for table in self.plain}
        return made | {"codes": codes_table(self.codes)}

    def entries(self) -> dict[str, TableEntry]:
        """Give entries of a manifest, each with other figures."""
        return samples.entries(self.tables())


@st.composite
def releases(draw: st.DrawFn) -> Drawn:
    """Draw a release of one to four tables that refer to each other."""
    names = draw(
        st.lists(NAMES.filter(lambda name: name != "codes"), min_size=1, max_size=4, unique=True)
    )
    lists = draw(st.lists(NAMES, max_size=3, unique=True))
    codes = {name: draw(st.lists(NAMES, min_size=1, max_size=4, unique=True)) for name in lists}
    plain = [_table(draw, name, sorted(codes)) for name in names]
    for table in plain:
        _link(draw, table, plain)
    homepage = draw(st.none() | st.just("https://example.org/data?a=1&b=2"))
    identity = samples.identity(
        draw(st.sampled_from(["2026.11.0", "2026.1.12", "2026.11.3.dev0"])),
        dataset=draw(TEXTS),
        title=draw(TEXTS),
        description=draw(st.just("") | st.lists(TEXTS, min_size=1, max_size=3).map("\n".join)),
        day=draw(st.dates(date(2025, 1, 1), date(2099, 12, 31))),
        licence=draw(
            st.sampled_from(
                ["CC-BY-4.0", "ODbL-1.0", "MIT", "LicenseRef-Own", "Proprietary", "Mine, all"]
            )
        ),
        homepage=homepage,
        processes=draw(
            st.just(()) | st.just((("north-south", "Talks | of *two*"), ("conflict", "C")))
        ),
    )
    return Drawn(identity, plain, codes)


def _table(draw: st.DrawFn, name: str, lists: list[str]) -> Plain:
    columns = []
    for column in draw(st.lists(NAMES, min_size=1, max_size=5, unique=True)):
        type_ = draw(st.sampled_from(sorted(TYPES)))
        is_text = type_ == "string"
        code_list = draw(st.none() | st.sampled_from(lists)) if is_text and lists else None
        columns.append(
            {
                "name": column,
                "type": type_,
                "null": draw(st.booleans()),
                "description": draw(TEXTS),
                "code_list": code_list,
                "pattern": draw(st.none() | st.just(PATTERN))
                if is_text and not code_list
                else None,
            }
        )
    size = draw(st.integers(1, len(columns)))
    key = [column["name"] for column in columns[:size]]
    return {"name": name, "description": draw(TEXTS), "columns": columns, "key": key, "links": []}


def _link(draw: st.DrawFn, table: Plain, tables: list[Plain]) -> None:
    target = draw(st.none() | st.sampled_from(tables))
    if target is not None and len(target["key"]) <= len(table["columns"]):
        ours = [column["name"] for column in table["columns"][: len(target["key"])]]
        table["links"] = [{"columns": ours, "table": target["name"], "references": target["key"]}]


def arrow_table(plain: Plain, rows: int = 0) -> pa.Table:
    """Return a table that says of itself what its plain form says.

    Args:
        plain: the plain form.
        rows: number of rows, of nothing but gaps.
    """
    fields = []
    for column in plain["columns"]:
        said = {key: column[key] for key in ("code_list", "description", "pattern")}
        metadata: dict[bytes | str, bytes | str] = {k: v for k, v in said.items() if v is not None}
        fields.append(pa.field(column["name"], TYPES[column["type"]], column["null"], metadata))
    schema = pa.schema(
        fields,
        metadata={
            "description": plain["description"],
            "foreign_keys": json.dumps(plain["links"]),
            "primary_key": json.dumps(plain["key"]),
            "schema_version": "1.0.0",
            "table": plain["name"],
        },
    )
    return pa.Table.from_arrays([pa.nulls(rows, field.type) for field in schema], schema=schema)


def codes_table(codes: dict[str, list[str]]) -> pa.Table:
    """Return the table `codes` of closed lists; its rows are not in the order of the lists."""
    rows = [
        {
            "code_list": name,
            "code": code,
            "position": position,
            "title": code.capitalize(),
            "definition": f"What {code} means.",
        }
        for name, members in codes.items()
        for position, code in enumerate(members, 1)
    ]
    text = (pa.string(), False)
    columns = {"code_list": text, "code": text, "position": (pa.int32(), False), "title": text}
    rows.sort(key=lambda row: (row["code_list"], row["code"]))
    return samples.table("codes", rows, {**columns, "definition": text}, ["code_list", "code"])
