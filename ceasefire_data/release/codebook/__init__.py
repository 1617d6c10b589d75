"""``CODEBOOK.md``: how to read a release, and what every table, column and code of it means.

Counts, examples, definitions and crosswalks come from the tables of the release that it lies
beside: what they say of themselves, what they hold, and the codes and the crosswalk that are tables
too. The guide, the questions and what is said of a code list as a whole are words of this version
of the package. Whoever has the folder of a release needs nothing else to read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyarrow as pa

from ceasefire_data.release.codebook.guide import guide_section
from ceasefire_data.release.codebook.headings import table_heading
from ceasefire_data.release.codebook.lists import list_section
from ceasefire_data.release.codebook.overview import map_section
from ceasefire_data.release.codebook.questions import question_section
from ceasefire_data.release.codebook.schemes import scheme_section
from ceasefire_data.release.codebook.tables import table_section
from ceasefire_data.release.described import describe, searched_months
from ceasefire_data.release.manifest import Identity
from ceasefire_data.release.markdown import escaped, link

CODEBOOK = "CODEBOOK.md"
"""Name of the file in a release."""


def codebook_markdown(identity: Identity, tables: Mapping[str, pa.Table]) -> str:
    """Return the codebook of a release as Markdown.

    Args:
        identity: what the release says of itself.
        tables: all tables of the release by name. What is not there is left out of the text; the
            tables and columns that are there are all in it.

    Raises:
        ReleaseRefused: a table does not describe itself; see
            :func:`ceasefire_data.release.described.describe`.
    """
    described = describe(tables)
    sections = {
        "How to read this": guide_section(),
        "How the tables hang together": map_section(described),
        "Questions and their queries": question_section(tables),
        "Tables": table_section(described, tables),
        "Code lists": list_section(described, tables),
        "Other coding schemes": scheme_section(tables),
    }
    there = {heading: lines for heading, lines in sections.items() if lines}
    lines = [*_opening(identity, tables), "", *_contents(there)]
    for heading, body in there.items():
        lines += ["", f"## {heading}", "", *body]
    return "\n".join(lines) + "\n"


def _opening(identity: Identity, tables: Mapping[str, pa.Table]) -> list[str]:
    """Say which release this is and what it covers."""
    about = "; ".join(escaped(title) for _, title in identity.processes)
    months = searched_months(tables)
    searched = f" Searched: {months}; see {link('coverage', table_heading('coverage'))}."
    records = tables["records"].num_rows if "records" in tables else identity.record_files
    return [
        f"# Codebook: {escaped(identity.title)}, {escaped(identity.version)}",
        "",
        f"Released {identity.day}, schema version {escaped(identity.schema_version)}, "
        f"{records:,} records, licence {escaped(identity.licence)}."
        + (f" About: {about}." if about else "")
        + (searched if months else ""),
        "",
        "All counts, examples, definitions of columns and codes, and crosswalks below are taken "
        "from the files of this release that lie beside this one.",
    ]


def _contents(headings: Iterable[str]) -> list[str]:
    return [f"{number}. {link(heading, heading)}" for number, heading in enumerate(headings, 1)]
