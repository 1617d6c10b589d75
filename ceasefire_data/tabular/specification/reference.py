"""Tables that a reader of the others looks things up in: processes, coverage, codes, crosswalk."""

from __future__ import annotations

from ceasefire_data.models import codes
from ceasefire_data.models.dataset import MONTH_PATTERN
from ceasefire_data.models.fields import ID_PATTERN
from ceasefire_data.tabular.spec import (
    Column,
    ForeignKey,
    Table,
    code,
    day,
    flag,
    key,
    number,
    ref,
    text,
)

PROCESSES = Table(
    "processes",
    "Peace processes that the data set covers: one row per process.",
    (
        ref("process_id", "Id of the process."),
        text("title", "Its usual name."),
        day(
            "first_day",
            "First day of what the data set is meant to cover; see the table coverage.",
            null=False,
        ),
        day("last_day", "Last day of what it is meant to cover; null while it goes on."),
        text("ucdp_conflict", "Id of the conflict in UCDP.", null=True),
        text("pax_process", "Number of the process in PA-X.", null=True),
    ),
    ("process_id",),
    always_known=True,
)

COVERAGE = Table(
    "coverage",
    "How thoroughly each month was searched, and what is thin: one row per month. A month that is "
    "not here was not searched, and is empty for that reason only.",
    (
        Column("year_month", "string", "The month, as year and month.", pattern=MONTH_PATTERN),
        code("depth", codes.CoverageDepth, "How thoroughly it was searched."),
        text("searched", "What was searched, and how."),
        text("thin", "What is known to be thin or missing.", null=True),
    ),
    ("year_month",),
)

_CODE_LIST = Column(
    "code_list",
    "string",
    "Name of the code list, as the metadata of a column gives it.",
    pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$",
)

CODES = Table(
    "codes",
    "Every code of every closed list, with its definition: one row per list and code.",
    (
        _CODE_LIST,
        text("code", "The code, as cells hold it."),
        number("position", "Its place in the list, from 1; the order of lists that have one."),
        text("title", "The code for people."),
        text("definition", "What it means, and where its border to its neighbours runs."),
    ),
    ("code_list", "code"),
    always_known=True,
)

CROSSWALK = Table(
    "crosswalk",
    "How our codes relate to those of other data sets: one row per code and code of another "
    "scheme, or that it has none.",
    (
        key("crosswalk_id", "Key derived from list, code, stance value, scheme and their code."),
        _CODE_LIST,
        text("code", "Our code."),
        code(
            "stance_value",
            codes.StanceValue,
            "The stance that the row depends on; null: it holds for every use of the code.",
            null=True,
        ),
        text("scheme", "The other scheme."),
        text("scheme_version", "Version or commit of it that was read; unversioned: it has none."),
        text("external_code", "Their code as they write it; null if they have none.", null=True),
        code("match_type", codes.Match, "How theirs relates to ours: broad, theirs is broader."),
        flag("verified", "Whether it was read in the scheme's own public text or data."),
        text("note", "What the match leaves out.", null=True),
    ),
    ("crosswalk_id",),
    (ForeignKey(("code_list", "code"), "codes", ("code_list", "code")),),
    always_known=True,
)

PROCESS = Column(
    "process_id", "string", "Peace process that the record belongs to.", pattern=ID_PATTERN
)
PROCESS_LINK = ForeignKey(("process_id",), "processes", ("process_id",))
