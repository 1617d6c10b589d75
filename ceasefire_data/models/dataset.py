"""The data set itself: its name, version, processes and coverage, as ``dataset.yaml`` says them."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from ceasefire_data.models.codes import CoverageDepth
from ceasefire_data.models.fields import Day, Distinct, Line, Paragraphs, ProcessId, Url, Value

CALVER_PATTERN = r"^20[0-9]{2}\.(?:[1-9]|1[0-2])\.(?:0|[1-9][0-9]*)$"
"""Version of a data release: year, month without leading zero, number within the month."""

MONTH_PATTERN = r"^20[0-9]{2}-(0[1-9]|1[0-2])$"
"""A month of the coverage: year and month."""

DEPTH_PATTERN = f"^({'|'.join(CoverageDepth)})$"
"""How thoroughly a month was searched: a code of `CoverageDepth`."""


class Process(Value):
    """A peace process that records belong to."""

    id: ProcessId = Field(description="Id that the records name.")
    title: Line = Field(description="Its usual name.")
    since: Day = Field(description="First day that the data set covers.")
    until: Day | None = Field(
        default=None, description="Last day that the data set covers; left out while it goes on."
    )
    ucdp_conflict: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]*$")] | None = Field(
        default=None, description="UCDP conflict id."
    )
    pax_process: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]*$")] | None = Field(
        default=None, description="PA-X process number."
    )


class Coverage(Value):
    """How thoroughly one month was searched."""

    month: Annotated[str, StringConstraints(pattern=MONTH_PATTERN)] = Field(
        description="The month."
    )
    depth: Annotated[str, StringConstraints(pattern=DEPTH_PATTERN)] = Field(
        description="none, incidental (only what other sources mention), partial, thorough."
    )
    searched: Line = Field(description="What was searched, and how.")
    thin: Line | None = Field(default=None, description="What is known to be thin or missing.")


class DatasetInfo(Value):
    """What ``dataset.yaml`` says: the one place where version and release day are written."""

    name: Line = Field(description="Short name of the data set.")
    title: Line = Field(description="Title of the data set.")
    version: Annotated[str, StringConstraints(pattern=CALVER_PATTERN)] = Field(
        description="Version of the release that these records are for."
    )
    day: Day = Field(description="Day of that release.")
    schema_version: Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")] = Field(
        description="Version of the models and tables that the records satisfy."
    )
    licence: Line = Field(
        description="SPDX id of the licence of the data, or its name if it has none."
    )
    description: Paragraphs = Field(description="What the data set holds.")
    homepage: Url | None = Field(default=None, description="Where the data set is at home.")
    processes: Annotated[tuple[Process, ...], Field(min_length=1), Distinct] = Field(
        description="Peace processes that the records belong to."
    )
    coverage: Annotated[tuple[Coverage, ...], Distinct] = Field(
        default=(), description="How thoroughly each month was searched."
    )

    @model_validator(mode="after")
    def _nothing_is_said_twice(self) -> Self:
        for what, names in (
            ("process", [process.id for process in self.processes]),
            ("month", [month.month for month in self.coverage]),
        ):
            for name in names:
                if names.count(name) > 1:
                    raise ValueError(f"{what} {name} is there twice: say it in one entry")
        return self
