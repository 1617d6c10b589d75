"""Tables of records, sources and changes."""

from __future__ import annotations

from ceasefire_data.models import codes
from ceasefire_data.tabular.spec import Table, code, day, link, number, ref, text
from ceasefire_data.tabular.specification.shared import KNOWN_FROM, NOTES, dates

RECORDS = Table(
    "records",
    "Every record ever released, whatever its fate: one row per record, with the whole of it as "
    "canonical JSON. Any column that may point at records of several types points here.",
    (
        ref("record_id", "Permanent id of the record."),
        code("record_type", codes.RecordType, "Type of the record."),
        code("record_status", codes.RecordStatus, "Whether it stands, was withdrawn or merged."),
        ref("merged_into", "Record that took its place.", null=True),
        KNOWN_FROM,
        text("json", "The whole record as JSON with sorted keys.", null=True),
    ),
    ("record_id",),
    (link("merged_into", "records"),),
)

SOURCES = Table(
    "sources",
    "Texts that the records rest on: one row per published text.",
    (
        ref("source_id", "Id of the source."),
        code("kind", codes.SourceKind, "What kind of text it is."),
        text("title", "Title as printed, or a description."),
        ref("publisher_id", "Outlet, body or person who published it.", null=True),
        text("authors", "Byline as printed, names joined by semicolons.", null=True),
        *dates("published", "Date of publication"),
        text("url", "Address at which it was read or is kept.", null=True),
        text("archived_url", "Address of an archived copy.", null=True),
        text("language", "BCP 47 tag of its language.", null=True),
        text("dateline", "Place, and date if any, that it opens with.", null=True),
        ref("republishes_id", "Source that it reprints.", null=True),
        ref("original_id", "The original at the end of the chain of reprints; itself if none."),
        code("read_depth", codes.ReadDepth, "How much of the text was read."),
        day("retrieved", "Day on which it was read."),
        text("text_sha256", "SHA-256 of the normalised text as UTF-8.", null=True),
        number("text_length", "Length of the normalised text in Unicode code points.", null=True),
        code("text_basis", codes.TextBasis, "Which text was hashed.", null=True),
        NOTES,
        KNOWN_FROM,
    ),
    ("source_id",),
    (
        link("source_id", "records", "record_id"),
        link("publisher_id", "actors", "actor_id"),
        link("republishes_id", "sources", "source_id"),
        link("original_id", "sources", "source_id"),
    ),
)


CHANGES = Table(
    "changes",
    "What changed since the release before: one row per record and field.",
    (
        ref("record_id", "Id of the record."),
        code("record_type", codes.RecordType, "Type of the record."),
        code("change", codes.Change, "Added, changed, withdrawn or merged."),
        text("field", "Field that changed; for a whole record, id or record_status."),
        text("before", "Value before, as JSON; null: it was not there.", null=True),
        text("after", "Value after, as JSON; null: it is gone.", null=True),
        text("reason", "Why a published fact was changed, from the corrections.", null=True),
    ),
    ("record_id", "field"),
    (link("record_id", "records"),),
)
