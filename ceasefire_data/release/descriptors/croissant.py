"""``croissant.json``: Croissant 1.1, which is schema.org for data sets with records in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from ceasefire_data.licences import spdx_url
from ceasefire_data.manifest import TableEntry
from ceasefire_data.release.described import DescribedColumn, DescribedTable
from ceasefire_data.release.descriptors.naming import about, citation, creator, keywords
from ceasefire_data.release.manifest import Identity, json_text

# As the specification gives it, in the file itself: who reads it needs no network. `repeated` is
# of version 1.0, and its absence would be a warning.
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES = {
    pa.string(): "sc:Text",
    pa.int32(): "sc:Integer",
    pa.int64(): "sc:Integer",
    pa.bool_(): "sc:Boolean",
    pa.date32(): "sc:Date",
    pa.float64(): "sc:Float",
}
EQUIVALENTS: dict[str, tuple[str, dict[str, str]]] = {
    "meetings": (
        "sc:Event",
        {"title": "sc:name", "date": "sc:startDate", "place": "sc:location"},
    ),
    "sources": (
        "sc:CreativeWork",
        {
            "title": "sc:name",
            "published": "sc:datePublished",
            "url": "sc:url",
            "archived_url": "sc:archivedAt",
            "language": "sc:inLanguage",
        },
    ),
    "statement_quotes": ("sc:Quotation", {"quote": "sc:text", "language": "sc:inLanguage"}),
}
"""Types and properties of schema.org that hold of every row of a table: a claim is not among them,
for what is said here is seldom one of fact."""


def croissant_json(
    identity: Identity, tables: Sequence[DescribedTable], entries: Mapping[str, TableEntry]
) -> str:
    """Return the text of a ``croissant.json`` with one record set per table.

    Keys to other tables and code lists are told in words. Croissant can say them (`references`),
    but mlcroissant then joins the tables when it reads one, and a second reading of the same data
    set gives no rows and no error; `datapackage.json` has them for programs.

    Args:
        identity: what the release says of itself.
        tables: its tables.
        entries: what its manifest says of the files of the tables.
    """
    document: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": identity.title,
        "alternateName": identity.dataset,
        "description": about(identity),
        # Semantic versions, which Croissant wants, write a trial candidate with a hyphen.
        "version": identity.version.replace(".dev", "-dev."),
        "datePublished": identity.day.isoformat(),
        "license": spdx_url(identity.licence) or identity.licence,
        "creator": {"@type": "sc:Organization", "name": creator(identity)},
        "citeAs": citation(identity),
        "keywords": keywords(identity),
        "distribution": [_file(table, entries[table.name]) for table in tables],
        "recordSet": [_record_set(table, entries[table.name].path) for table in tables],
    }
    if identity.homepage:
        document["url"] = identity.homepage
    return json_text(document)


def _file(table: DescribedTable, entry: TableEntry) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": entry.path,
        "name": entry.path,
        "description": table.description,
        "contentUrl": entry.path,
        "contentSize": f"{entry.bytes} B",
        "encodingFormat": "application/x-parquet",
        "sha256": entry.sha256,
    }


def _record_set(table: DescribedTable, path: str) -> dict[str, Any]:
    record_type, properties = EQUIVALENTS.get(table.name, (None, {}))
    record_set: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": [{"@id": f"{table.name}/{column}"} for column in table.primary_key],
        "field": [],
    }
    if record_type is not None:
        record_set["dataType"] = record_type
    for column in table.columns:
        field = {
            "@type": "cr:Field",
            "@id": f"{table.name}/{column.name}",
            "name": column.name,
            "description": " ".join([column.description, *_links(table, column)]),
            "dataType": _TYPES[column.type],
            "source": {"fileObject": {"@id": path}, "extract": {"column": column.name}},
        }
        if column.name in properties:
            field["equivalentProperty"] = properties[column.name]
        record_set["field"].append(field)
    return record_set


def _links(table: DescribedTable, column: DescribedColumn) -> Iterator[str]:
    """Say where the values of a column are explained."""
    if column.code_list is not None:
        yield f"Codes of the list {column.code_list} in the record set codes."
    for key in table.foreign_keys:
        if column.name in key.columns:
            there = key.references[key.columns.index(column.name)]
            yield f"Refers to {key.table}/{there}."
