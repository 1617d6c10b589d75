"""The closed code lists: what each code means, how often it is used, and where it leads."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from ceasefire_data.models.codes import CODE_LISTS
from ceasefire_data.release.codebook.headings import list_heading, table_heading
from ceasefire_data.release.codebook.schemes import SCHEMES_HEADING, scheme_name
from ceasefire_data.release.codebook.uses import Uses, uses_of_lists
from ceasefire_data.release.described import DescribedCode, DescribedTable, code_lists
from ceasefire_data.release.markdown import code, escaped, link, prose, table

Row = dict[str, Any]

_INDEXED = 4

_ORDERED = {
    "meeting_level": "from high to low, `unknown` last",
    "meeting_status": "as a plan usually grows firm, then the ways in which it ends; real "
    "histories skip steps and go back, so compare steps by `seq`, never by this order",
    "proposal_status": "as a proposal usually goes; real histories skip steps and go back, so "
    "compare steps by `seq`, never by this order",
    "stance_value": "from most to least favourable; the distances are unknown, so there is no "
    "score, and a mean of them means nothing",
}
"""Lists in whose order there is meaning, and which."""


def list_section(described: Iterable[DescribedTable], tables: Mapping[str, pa.Table]) -> list[str]:
    """Return an index of the code lists and one part for each; nothing if there are none."""
    lists = code_lists(tables)
    if not lists:
        return []
    uses = uses_of_lists(described, tables)
    crosswalk: dict[str, list[Row]] = {}
    for row in tables["crosswalk"].to_pylist() if "crosswalk" in tables else ():
        crosswalk.setdefault(row["code_list"], []).append(row)
    lines = [
        "Every coded cell holds a code of a closed list; nothing else is ever in it. *uses* counts "
        "the cells of this release that hold the code, in all columns named above the table but "
        "those of the crosswalk; the record is one that has it. The definitions are in "
        "`codes.parquet` and the crosswalks in `crosswalk.parquet` too.",
        "",
        *_index(lists, uses),
    ]
    for name, codes in lists.items():
        lines += ["", f"### {list_heading(name)}", "", *_said_of(name)]
        lines += [*_codes(codes, uses.get(name, Uses())), ""]
        lines += _crosswalk(crosswalk.get(name, []), codes)
        while lines[-1] == "":
            lines.pop()
    return lines


def _index(lists: Mapping[str, tuple[DescribedCode, ...]], uses: Mapping[str, Uses]) -> list[str]:
    rows = (
        [
            link(name, list_heading(name)),
            f"{len(codes):,}",
            _few([f"{of}.{column}" for of, column in uses.get(name, Uses()).columns]),
        ]
        for name, codes in lists.items()
    )
    return table(["list", "codes", "used in"], rows, "lrl")


def _few(names: list[str]) -> str:
    # A date's precision and basis are in a dozen tables.
    more = len(names) - _INDEXED
    shown = ", ".join(names[:_INDEXED])
    return f"{shown} and {more} more" if more > 0 else shown


def _said_of(name: str) -> list[str]:
    """Return what a list is about, from the models, and what its order means."""
    members = CODE_LISTS.get(name)
    about = inspect.cleandoc(members.__doc__ or "") if members is not None else ""
    paragraphs = [" ".join(paragraph.split()) for paragraph in about.split("\n\n")]
    if name in _ORDERED:
        paragraphs.append(f"**This list is ordered**: {_ORDERED[name]}.")
    return [line for paragraph in paragraphs if paragraph for line in (paragraph, "")]


def _codes(codes: Iterable[DescribedCode], uses: Uses) -> list[str]:
    rows = []
    for one in codes:
        example = uses.examples.get(one.code)
        rows.append(
            [
                code(one.code),
                f"*{escaped(one.title)}.* {prose(one.definition)}",
                f"{uses.counts[one.code]:,}",
                "-" if example is None else code(example),
            ]
        )
    used_in = ", ".join(
        f"{link(of, table_heading(of))}.{code(column)}" for of, column in uses.columns
    )
    return [
        f"Used in: {used_in or 'no column of this release'}.",
        "",
        *table(["code", "meaning", "uses", "a record that has it"], rows, "llrl"),
    ]


def _crosswalk(rows: list[Row], codes: Iterable[DescribedCode]) -> list[str]:
    """Return the crosswalk of a list, in the order of its codes."""
    if not rows:
        return []
    order = {one.code: place for place, one in enumerate(codes)}
    rows = sorted(
        rows,
        key=lambda row: (
            order.get(row["code"], len(order)),
            row["stance_value"] or "",
            row["scheme"],
            row["external_code"] or "",
        ),
    )
    cells = (
        [
            code(row["code"])
            + (f" with {code(stance)}" if (stance := row["stance_value"]) else ""),
            f"{scheme_name(row['scheme'])} {escaped(row['scheme_version'])}",
            "-" if row["external_code"] is None else code(row["external_code"]),
            escaped(row["match_type"]) + ("" if row["verified"] else ", unverified"),
            prose(row["note"] or ""),
        ]
        for row in rows
    )
    return [
        f"{link('In other schemes', SCHEMES_HEADING)}, from ours to theirs "
        f"({link('match', list_heading('match'))}):",
        "",
        *table(["ours", "scheme, version read", "theirs", "match", "note"], cells),
    ]
