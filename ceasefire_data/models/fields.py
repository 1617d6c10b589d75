"""Field types that several record types share: ids, texts, codes of other standards, dates.

A value that is refused here says in one line what is wrong and what would be right; the reader
adds the file, line and column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    StrictInt,
    StringConstraints,
    WithJsonSchema,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from ceasefire_data.edtf import EDTF_PATTERN, EdtfSpan, parse_edtf
from ceasefire_data.errors import UsageError
from ceasefire_data.models.characters import text_fault
from ceasefire_data.models.codes import DateBasis
from ceasefire_data.models.countries import ISO3_CODES

PUBLICATION_GRACE_DAYS = 1
"""Days by which an event may be dated after the publication, or the day, that made it public.

Night in Moscow is evening in Washington: a page dated 11 March may report what was said in the
first hours of 12 March at the place of the event. Every rule "event day <= publication day" uses
this constant and no other.
"""

MAX_INT = 2**31 - 1
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
MAX_ID_LENGTH = 80
MAX_QUOTE_WORDS = 40

BLANK = "TODO"
"""Stands in a new record where something is to be written; no record may keep it."""

# A record's id is its file name, and Windows refuses these names with any ending.
_DEVICE_NAMES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)


@dataclass(frozen=True, slots=True)
class References:
    """Marks a field that holds the id of another record, and says of which type.

    Attributes:
        record_type: a code of :class:`ceasefire_data.models.codes.RecordType`.
    """

    record_type: str


class Misfit(ValueError):
    """A refusal that knows which part of the refused value is at fault.

    Attributes:
        loc: path from the refused value to the part, as pydantic writes paths.
    """

    def __init__(self, message: str, *loc: str | int) -> None:
        """Keep the path beside the message."""
        super().__init__(message)
        self.loc = loc


def _check_id(value: str) -> str:
    if value in _DEVICE_NAMES:
        raise ValueError(f"{value!r} is a device name on Windows and cannot be a file name")
    return value


def _check_written(value: str) -> None:
    if value == BLANK:
        raise ValueError(f"{BLANK} is still to be written")


def _check_line(value: str) -> str:
    _check_written(value)
    if fault := text_fault(value, spaces=False, lines=False):
        raise ValueError(f"{fault}; use one line of plain text")
    if value != value.strip():
        raise ValueError("text begins or ends with a blank")
    return value


def _check_paragraphs(value: str) -> str:
    _check_written(value)
    if fault := text_fault(value, spaces=False, lines=True):
        raise ValueError(fault)
    if value != value.strip():
        raise ValueError("text begins or ends with a blank or an empty line")
    return value


def _check_quote(value: str) -> str:
    if fault := text_fault(value, spaces=True, lines=True):
        raise ValueError(fault)
    if value != value.strip():
        raise ValueError("a quote begins and ends with its own words, not with a blank")
    if (words := len(value.split())) > MAX_QUOTE_WORDS:
        raise ValueError(f"a quote has at most {MAX_QUOTE_WORDS} words, this one has {words}")
    return value


def _check_url(value: str) -> str:
    host = value.split("://", 1)[1].partition("/")[0].partition("?")[0].partition("#")[0]
    if "@" in host:
        raise ValueError("a link carries no user name or password")
    if not re.fullmatch(r"[A-Za-z0-9.-]+(:[0-9]+)?", host) or "." not in host:
        raise ValueError(f"not a public host name: {host!r}")
    return value


def _check_country(value: str) -> str:
    if value not in ISO3_CODES:
        raise ValueError(f"{value!r} is not an ISO 3166-1 alpha-3 code, such as UKR")
    return value


def _check_duration(value: str) -> str:
    if value.endswith(("P", "T")):
        raise ValueError(f"{value!r} has no length; write P30D, P1M or PT30H")
    return value


def _check_distinct(values: tuple[Any, ...]) -> tuple[Any, ...]:
    for index, value in enumerate(values):
        if value in values[:index]:
            name = f"{str(value)!r}" if isinstance(value, str) else "this entry"
            raise Misfit(f"{name} is listed twice", index)
    return values


def _day(value: object) -> date:
    # pydantic's own date also takes "1741737600" and a time of day.
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"no such day: {value!r}") from None
    raise ValueError(f"not a day: {value!r}; write it as 2025-03-12")


def _iso(value: date) -> str:
    # A function of our own: older pydantic cannot read the signature of date.isoformat.
    return value.isoformat()


RecordId = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=MAX_ID_LENGTH),
    AfterValidator(_check_id),
]
"""An id: lower-case ASCII words joined by hyphens, at most 80 characters, permanent."""

ActorRef = Annotated[RecordId, References("actor")]
SourceRef = Annotated[RecordId, References("source")]
StatementRef = Annotated[RecordId, References("statement")]
MeetingRef = Annotated[RecordId, References("meeting")]
ProposalRef = Annotated[RecordId, References("proposal")]

ProcessId = RecordId
"""Id of a peace process, as listed in the data set's ``dataset.yaml``."""

FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
"""Name of a field of the record that this stands in."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=2000), AfterValidator(_check_line)]
"""One line of text in NFC without control or invisible characters."""

Paragraphs = Annotated[
    str, StringConstraints(min_length=1, max_length=20000), AfterValidator(_check_paragraphs)
]
"""Text of one or more lines in NFC without control or invisible characters."""

Quote = Annotated[
    str, StringConstraints(min_length=1, max_length=1000), AfterValidator(_check_quote)
]
"""Exact words of a speaker, at most 40, as the normalised text of the source has them."""

Url = Annotated[
    str,
    StringConstraints(pattern=r"^https?://[!-~]+$", max_length=2000),
    AfterValidator(_check_url),
]
"""A web address: http or https, ASCII, no user name, a public host."""

CountryCode = Annotated[
    str, StringConstraints(pattern=r"^[A-Z]{3}$"), AfterValidator(_check_country)
]
"""ISO 3166-1 alpha-3 code."""

LanguageTag = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"),
]
"""BCP 47 tag of language, optional script and optional region: ``en``, ``ru``, ``sr-Latn-RS``."""

IsoDuration = Annotated[
    str,
    StringConstraints(
        pattern=(
            r"^P([0-9]{1,4}W|([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}D)?"
            r"(T([0-9]{1,4}H)?([0-9]{1,4}M)?([0-9]{1,4}S)?)?)$"
        )
    ),
    AfterValidator(_check_duration),
]
"""ISO 8601 duration as the source says it: ``P30D`` and ``P1M`` are never converted."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 as 64 lower-case hexadecimal digits."""

Count = Annotated[StrictInt, Field(ge=0, le=MAX_INT)]
"""A whole number from 0 that fits 32 bits."""

Day = Annotated[
    date,
    BeforeValidator(_day),
    PlainSerializer(_iso, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "format": "date"}),
]
"""One known day, ``YYYY-MM-DD``."""

Distinct = AfterValidator(_check_distinct)
"""Marks a tuple in which no value stands twice."""


def readable_title(name: str, _info: object) -> str:
    """Turn a field's name or a code into the title that forms, schemas and tables of codes show."""
    words = name.split("_")
    spelt = [_SPELT.get(word, word) for word in words]
    return spelt[0][:1].upper() + " ".join(spelt)[1:]


_SPELT = {
    "acled": "ACLED",
    "cow": "COW",
    "eu": "EU",
    "gw": "GW",
    "igo": "IGO",
    "iso3": "ISO 3166 alpha-3",
    "longrange": "long range",
    "nato": "NATO",
    "paax": "PAA-X",
    "ucdp": "UCDP",
    "url": "URL",
}
"""How words of names are written in titles, where that is not their lower case."""


class Value(BaseModel):
    """Base of everything that is part of a record: frozen, closed, without NaN."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        allow_inf_nan=False,
        field_title_generator=readable_title,
    )


_TIME_PATTERN = r"^([01][0-9]|2[0-3]):[0-5][0-9](Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$"


class EventDate(Value):
    """A date of the EDTF profile, with the ground that it stands on.

    In YAML and JSON it is a plain text such as ``2025-03-12`` where nothing but the value is
    said.
    """

    value: Annotated[str, StringConstraints(pattern=EDTF_PATTERN)] = Field(
        description="The date: YYYY, YYYY-MM or YYYY-MM-DD, ~ for about, or A/B, A/.., ../B."
    )
    basis: DateBasis = Field(
        default=DateBasis.STATED,
        description="How the date follows from the source: stated, resolved or inferred.",
    )
    note: Line | None = Field(
        default=None, description="The words or the reasoning that the date was resolved from."
    )
    time: Annotated[str, StringConstraints(pattern=_TIME_PATTERN)] | None = Field(
        default=None,
        description="Clock time with zone, HH:MM+HH:MM or HH:MMZ, only where it orders one day.",
    )

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        return {"value": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _has_bounds(self) -> Self:
        try:
            span = parse_edtf(self.value)
        except UsageError as error:
            raise ValueError(str(error)) from None
        if self.time is not None and span.precision != "day":
            raise ValueError("a clock time needs a date that is one day")
        return self

    @model_serializer(mode="wrap")
    def _to_text(self, handler: SerializerFunctionWrapHandler) -> Any:
        plain = handler(self)
        if self.basis is DateBasis.STATED and self.note is None and self.time is None:
            return self.value
        return {key: item for key, item in plain.items() if item is not None}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe both forms: the plain text and the object."""
        whole = handler.resolve_ref_schema(handler(core_schema))
        text = {"type": "string", "pattern": EDTF_PATTERN}
        schema: JsonSchemaValue = {"anyOf": [text, whole]}
        for name in ("title", "description"):
            if name in whole:
                schema[name] = whole.pop(name)
        return schema

    @property
    def span(self) -> EdtfSpan:
        """The bounds, precision and approximateness of the value."""
        return parse_edtf(self.value)

    @property
    def earliest(self) -> date | None:
        """First day that the date allows; None when its start is open."""
        return self.span.earliest

    @property
    def latest(self) -> date | None:
        """Last day that the date allows; None when its end is open."""
        return self.span.latest

    def may_be_public_from(self, day: date) -> bool:
        """Say whether what happened on some day of this date may be public from the given day."""
        return self.earliest is None or (self.earliest - day).days <= PUBLICATION_GRACE_DAYS

    def may_precede(self, day: date) -> bool:
        """Say whether some day that this date allows is not after the given day."""
        return self.earliest is None or self.earliest <= day
