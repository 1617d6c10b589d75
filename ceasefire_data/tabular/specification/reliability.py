"""Tables of what was coded twice, and how far the two codings agree."""

from __future__ import annotations

from ceasefire_data.models import codes
from ceasefire_data.tabular.spec import Table, code, day, link, number, ratio, ref, text

RECODINGS = Table(
    "recodings",
    "Sources that a second coder coded again without having seen the records: one row per source.",
    (
        ref("source_id", "Id of the source."),
        ref("coder", "The second coder, as a name or number."),
        day("coded_on", "Day on which it was coded again.", null=False),
        text("json", "The whole recoding as JSON with sorted keys."),
    ),
    ("source_id",),
    (link("source_id", "sources"),),
)

RELIABILITY = Table(
    "reliability",
    "How far the first and the second coding of the same sources agree: one row per type of record "
    "and field, and one, unit, for which records were found at all.",
    (
        code("record_type", codes.RecordType, "Type of the record."),
        text("field", "Field that is compared; unit: whether the record was found."),
        number("sources", "Sources that gave something to compare."),
        number(
            "records", "For unit: different records that rest on sources coded twice.", null=True
        ),
        number(
            "units_first",
            "For unit: records that the first coding has in these sources, once for each source; "
            "for act and stance_value: those that it has in matched statements.",
            null=True,
        ),
        number("units_second", "The same in the second coding.", null=True),
        number("matched", "How many of the two are one and the same.", null=True),
        number(
            "elsewhere",
            "For unit: records that only the second coding has in these sources, and that this "
            "data set seems to have from other sources.",
            null=True,
        ),
        ratio(
            "f1", "Twice the matched by the sum of both, 0 to 1; null: there are none.", null=True
        ),
        number("pairs", "Pairs of values that are compared, of matched units.", null=True),
        ratio("agreement", "Share of the pairs that are equal, 0 to 1.", null=True),
        ratio(
            "alpha",
            "Krippendorff's alpha: 1 is perfect, 0 what chance would give; null: not defined.",
            null=True,
        ),
        code(
            "measurement_level",
            codes.MeasurementLevel,
            "Level of measurement that alpha was computed for.",
            null=True,
        ),
        text("note", "Why a figure is missing.", null=True),
    ),
    ("record_type", "field"),
)
