"""``README.md``: the page of a release for people, and its card for the Hugging Face Hub."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ceasefire_data.datapackage import slug
from ceasefire_data.licences import spdx_url
from ceasefire_data.manifest import MANIFEST, SUMS, TableEntry
from ceasefire_data.release.codebook import CODEBOOK
from ceasefire_data.release.codebook.headings import table_heading
from ceasefire_data.release.described import DescribedTable
from ceasefire_data.release.descriptors.naming import about, citation, keywords
from ceasefire_data.release.descriptors.plain_yaml import yaml_text
from ceasefire_data.release.manifest import RECEIPT, Identity
from ceasefire_data.release.markdown import code, escaped, prose, table
from ceasefire_data.release.markdown import slug as anchor

# What the Hub calls the licences of data; anything else is "other" there, with its name.
_LICENCES = {
    **{
        f"CC-{kind}-4.0": f"cc-{kind.lower()}-4.0"
        for kind in ("BY", "BY-SA", "BY-NC", "BY-NC-SA", "BY-ND")
    },
    "Apache-2.0": "apache-2.0",
    "CC0-1.0": "cc0-1.0",
    "MIT": "mit",
    "ODC-By-1.0": "odc-by",
    "ODbL-1.0": "odbl",
    "PDDL-1.0": "pddl",
}
_EXAMPLE = "statements"
_OPEN = """\
No package is needed: the tables are plain Parquet with Snappy compression, without nested columns.

```sql
-- DuckDB
select * from '{path}' limit 10;
```

```python
import pandas as pd

{name} = pd.read_parquet("{path}")
```

```python
from datasets import load_dataset  # Hugging Face

{name} = load_dataset(".", "{name}", split="train")
```

```r
{name} <- arrow::read_parquet("{path}")
```

The package `ceasefire-data` proves the files as it reads them, and knows what was known on a day:

```python
import ceasefire_data as cd

{name} = cd.load("{name}", release=".")
```"""
_VERIFY = f"""\
```sh
sha256sum -c {SUMS}
```

says whether each file is as it was released. Hashes prove integrity, not origin: whoever can change
the files can change `{SUMS}` too. So compare the SHA-256 of `{SUMS}` itself with the one that
its makers give elsewhere, in a change log or a tag. `ceasefire-data verify .` also checks keys and
counts, makes the tables again from the records, and checks that the receipt agrees with the
manifest and with itself; that the rules ever ran, a receipt proves no more than a hash does."""


def card_markdown(
    identity: Identity,
    tables: Sequence[DescribedTable],
    entries: Mapping[str, TableEntry],
    *,
    searched: str = "",
) -> str:
    """Return the text of the ``README.md`` of a release.

    Args:
        identity: what the release says of itself.
        tables: its tables.
        entries: what its manifest says of the files of the tables.
        searched: which months were searched; see
            :func:`ceasefire_data.release.described.searched_months`.
    """
    lines = [
        "---",
        *_front_matter(identity, tables, entries),
        "---",
        "",
        f"# {escaped(identity.title)}",
        "",
        *_opening(identity, searched),
        "## Tables",
        "",
        *_tables(tables),
        "",
        "## Files",
        "",
        *_files({one.name for one in tables}),
        "",
        "## Open it",
        "",
        _how_to_open(tables, entries),
        "",
        "## Check it",
        "",
        _VERIFY,
        "",
        "## Cite it",
        "",
        f"> {escaped(citation(identity))}",
    ]
    return "\n".join(lines) + "\n"


def _front_matter(
    identity: Identity, tables: Sequence[DescribedTable], entries: Mapping[str, TableEntry]
) -> list[str]:
    """Say in YAML what the Hub asks: above all which file each configuration is."""
    front: dict[str, object] = {"pretty_name": identity.title}
    if identity.licence in _LICENCES:
        front["license"] = _LICENCES[identity.licence]
    else:
        front |= {"license": "other", "license_name": slug(identity.licence)}
        if (address := spdx_url(identity.licence)) is not None:
            front["license_link"] = address
    front["tags"] = keywords(identity)
    front["configs"] = [
        {"config_name": one.name, "data_files": entries[one.name].path}
        for one in tables
        if one.rows  # the library `datasets` has no way to say that a table has no rows
    ]
    return yaml_text(front).splitlines()


def _opening(identity: Identity, searched: str) -> list[str]:
    lines: list[str] = []
    for paragraph in re.split(r"\n\s*\n", about(identity).strip()):
        lines += [escaped(paragraph), ""]
    licence = escaped(identity.licence)
    if (address := spdx_url(identity.licence)) is not None:
        licence = f"[{licence}]({address})"
    facts = [
        f"Release **{identity.version}** of {identity.day.isoformat()}",
        f"schema {identity.schema_version}",
        f"licence {licence}",
    ]
    lines += [f"{', '.join(facts)}."]
    lines += [f"Home: <{identity.homepage}>."] if identity.homepage else []
    covered = [f"- {escaped(title)} ({code(name)})" for name, title in identity.processes]
    if searched:
        covered += [f"- Searched: {searched}; how, and what is thin, is told by `coverage.parquet`"]
    return [*lines, "", *(["What it is about:", "", *covered, ""] if covered else [])]


def _tables(tables: Sequence[DescribedTable]) -> list[str]:
    rows = (
        [
            f"[{one.name}]({CODEBOOK}#{anchor(table_heading(one.name))})",
            f"{one.rows:,}",
            prose(one.description),
        ]
        for one in tables
    )
    return table(["table", "rows", "what one row is"], rows, "lrl")


def _files(names: set[str]) -> list[str]:
    """List what lies beside the tables, as far as a release with these tables has it."""
    reliability = [("RELIABILITY.md", "how far two codings of the same sources agree")]
    files = [
        ("*.parquet", "the tables"),
        (CODEBOOK, "every table, column and code, with definitions, examples and questions"),
        ("CHANGES.md", "what differs from the release before, and why"),
        *(reliability if "reliability" in names else []),
        (MANIFEST, "version, sizes and hashes of the tables; hashes of their content alone"),
        (RECEIPT, "the receipt of the validation: which rules ran, and what they found"),
        ("datapackage.json", "Data Package 2 (Frictionless): types, keys and codes for programs"),
        ("croissant.json", "Croissant 1.1, which is schema.org too"),
        ("CITATION.cff", "how to cite this release, for programs"),
        (SUMS, "SHA-256 of every file"),
    ]
    return table(["file", "what it is"], ([code(name), what] for name, what in files))


def _how_to_open(tables: Sequence[DescribedTable], entries: Mapping[str, TableEntry]) -> str:
    names = [one.name for one in tables]
    name = _EXAMPLE if _EXAMPLE in names else names[0]
    return _OPEN.format(name=name, path=entries[name].path)
