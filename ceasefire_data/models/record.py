"""What every record has: identity, fate, evidence, accounts, corrections, extensions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    Field,
    JsonValue,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from ceasefire_data.models.codes import RecordStatus, RecordType
from ceasefire_data.models.evidence import Account, Correction, EachPlaceOnce, Evidence
from ceasefire_data.models.fields import (
    Day,
    Distinct,
    EventDate,
    Misfit,
    Paragraphs,
    RecordId,
    References,
    Value,
)

SCHEMA_VERSION = "1.1.0"
"""Version of the models, tables and code lists (SemVer): patch = wording, minor = added,
major = a column or code removed, renamed or narrowed."""

ExtensionPrefix = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,39}$")]

_HEAD = ("id", "record_status", "merged_into", "status_reason")
_TAIL = ("evidence", "public_from", "accounts", "notes", "corrections", "extensions")


class Record(Value):
    """Base of the five record types.

    Subclass it, or one of the five, to describe records of your own: the models read no files and
    know no clock, and the exporter, not the model, gives a schema its ``$id``.
    """

    record_type: ClassVar[RecordType]

    id: RecordId = Field(
        description=(
            "Permanent id, equal to the file name, unique in the whole data set, never parsed."
        )
    )
    record_status: RecordStatus = Field(
        description="Whether the record stands, was withdrawn or was merged into another."
    )
    merged_into: RecordId | None = Field(
        default=None, description="Id of the record of the same type that took this one's place."
    )
    status_reason: Paragraphs | None = Field(
        default=None, description="Why the record was withdrawn or merged."
    )
    notes: Paragraphs | None = Field(
        default=None, description="What a careful reader should know; never part of the coding."
    )
    corrections: tuple[Correction, ...] = Field(
        default=(), description="Published facts of this record that were corrected."
    )
    extensions: dict[ExtensionPrefix, dict[str, JsonValue]] = Field(
        default_factory=dict,
        description="Fields of other projects, each under its owner's prefix; not in the tables.",
    )

    @model_validator(mode="after")
    def _fate_is_explained(self) -> Self:
        if (self.record_status is RecordStatus.MERGED) != (self.merged_into is not None):
            raise Misfit(
                "merged_into is given if, and only if, record_status is merged", "record_status"
            )
        if self.merged_into == self.id:
            raise Misfit("a record cannot be merged into itself", "merged_into")
        if (self.record_status is RecordStatus.ACTIVE) != (self.status_reason is None):
            raise Misfit(
                "status_reason is given if, and only if, the record is withdrawn or merged",
                "record_status",
            )
        return self

    @model_validator(mode="after")
    def _corrections_name_fields(self) -> Self:
        for index, correction in enumerate(self.corrections):
            _require_field(type(self), correction.field, "corrections", index, "field")
        return self

    def to_plain(self) -> dict[str, Any]:
        """Give the record as plain data in the order in which a file holds it, defaults left out.

        Returns:
            Text, whole numbers, booleans, lists and mappings only; reading it back with
            ``model_validate`` gives an equal record.
        """
        plain = self.model_dump(mode="json", exclude_defaults=True)
        return {name: plain[name] for name in file_order(type(self)) if name in plain}

    def to_json(self) -> str:
        """Give the canonical JSON text of the record: sorted keys, no blanks, Unicode as it is."""
        return canonical_json(self.to_plain())


class EvidencedRecord(Record):
    """Base of the record types that stand on evidence: all but the sources themselves."""

    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1), EachPlaceOnce] = Field(
        description="Places in sources that support the record; at least one."
    )
    public_from: Day | None = Field(
        default=None,
        description="Day on which this became public, if before the evidence at hand appeared.",
    )
    accounts: Annotated[tuple[Account, ...], Distinct] = Field(
        default=(), description="Values that the sides give for a field on which they differ."
    )

    @model_validator(mode="after")
    def _supports_name_fields(self) -> Self:
        for index, item in enumerate(self.evidence):
            for number, name in enumerate(item.supports):
                _require_field(type(self), name, "evidence", index, "supports", number)
        return self

    @model_validator(mode="after")
    def _accounts_differ(self) -> Self:
        by_field: dict[str, list[Any]] = {}
        for index, account in enumerate(self.accounts):
            if account.field in {*_HEAD, *_TAIL}:
                raise Misfit("accounts cannot be about this field", "accounts", index, "field")
            _require_field(type(self), account.field, "accounts", index, "field")
            try:
                value = self.account_value(account)
            except ValueError as error:
                raise Misfit(str(error), "accounts", index, "value") from None
            values = by_field.setdefault(account.field, [])
            if value in values:
                raise Misfit(
                    "an account before gives the same value; make them one, said by all of them",
                    "accounts",
                    index,
                    "value",
                )
            values.append(value)
        for name, values in by_field.items():
            if len(values) == 1:
                raise Misfit(
                    f"accounts of {name!r}: two or more different values are needed", "accounts"
                )
            if not _allowed_by_all(getattr(self, name), values):
                raise Misfit(
                    "must hold what all its accounts allow (the wider date, the smaller set) or "
                    "stay empty; it must not take a side",
                    name,
                )
        return self

    def account_value(self, account: Account) -> Any:
        """Give an account's value as the type of the field that it is about.

        Raises:
            ValueError: the value does not fit the field.
        """
        try:
            return field_adapter(type(self), account.field).validate_python(account.value)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            raise ValueError(
                f"account of {account.field!r} does not fit the field: {first['msg']}"
            ) from None

    def all_evidence(self) -> Iterator[Evidence]:
        """Yield every piece of evidence of the record, wherever in it it stands."""
        return (item for _, item in evidence_places(self))


def canonical_json(value: Any) -> str:
    """Give the one JSON text of plain data: sorted keys, no blanks, Unicode as it is.

    Raises:
        ValueError: the data holds NaN or an infinity.
    """
    return json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


@cache
def field_adapter(model: type[Record], name: str) -> TypeAdapter[Any]:
    """Give the validator of one field of a record type, as its annotation says."""
    info = model.model_fields[name]
    annotation: Any = info.annotation
    for item in info.metadata:
        annotation = Annotated[annotation, item]
    return TypeAdapter(annotation)


def references(
    value: Any, metadata: tuple[Any, ...] = (), loc: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Walk a record and yield every id in it that points at another record.

    Args:
        value: a record or a part of one.
        metadata: annotations of the field that holds the value, when called for a part.
        loc: path to the value inside the record.

    Yields:
        ``(loc, id, record_type)``, record_type being the type that the id must have.
    """
    if isinstance(value, Value):
        fields = _reference_fields(type(value))
        for name, marks in fields.items():
            yield from references(getattr(value, name), marks, (*loc, name))
        if isinstance(value, EvidencedRecord):
            for index, account in enumerate(value.accounts):
                marks = _reference_fields(type(value)).get(account.field, ())
                yield from references(
                    value.account_value(account), marks, (*loc, "accounts", index, "value")
                )
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from references(item, metadata, (*loc, index))
    elif isinstance(value, str):
        for mark in metadata:
            if isinstance(mark, References):
                yield loc, value, mark.record_type


@cache
def _reference_fields(model: type[Value]) -> dict[str, tuple[Any, ...]]:
    """Name the fields of a model that hold or may contain references, with their marks."""
    found = {}
    for name, info in model.model_fields.items():
        marks = tuple(_marks_in(info.annotation)) + tuple(
            item for item in info.metadata if isinstance(item, References)
        )
        if marks or _contains_value(info.annotation):
            found[name] = marks
    return found


def _marks_in(annotation: Any) -> Iterator[References]:
    for item in getattr(annotation, "__metadata__", ()):
        if isinstance(item, References):
            yield item
    if hasattr(annotation, "__origin__") and hasattr(annotation, "__metadata__"):
        yield from _marks_in(annotation.__origin__)
    for argument in getattr(annotation, "__args__", ()):
        yield from _marks_in(argument)


def _contains_value(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return annotation is not EventDate
    return any(_contains_value(argument) for argument in getattr(annotation, "__args__", ()))


def evidence_places(
    value: Any, loc: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Evidence]]:
    """Walk a record and yield every piece of evidence in it, with its path."""
    if isinstance(value, Evidence):
        yield loc, value
    elif isinstance(value, Value):
        for name in _evidence_fields(type(value)):
            yield from evidence_places(getattr(value, name), (*loc, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from evidence_places(item, (*loc, index))


@cache
def _evidence_fields(model: type[Value]) -> tuple[str, ...]:
    """Name the fields of a model that are or may contain evidence."""
    return tuple(
        name for name, info in model.model_fields.items() if _contains_value(info.annotation)
    )


@cache
def file_order(model: type[Record]) -> tuple[str, ...]:
    """Give the fields of a record type in the order in which a file holds them."""
    own = [name for name in model.model_fields if name not in {*_HEAD, *_TAIL}]
    return tuple(name for name in (*_HEAD, *own, *_TAIL) if name in model.model_fields)


def _require_field(model: type[Record], name: str, *loc: str | int) -> None:
    if name not in model.model_fields:
        raise Misfit(f"a {model.record_type} has no field {name!r}", *loc)


def _allowed_by_all(value: Any, accounts: list[Any]) -> bool:
    """Say whether a field's value leaves every account open and takes no side."""
    if value is None or value == ():
        return True
    if isinstance(value, EventDate):
        return all(isinstance(other, EventDate) and _covers(value, other) for other in accounts)
    if isinstance(value, tuple):
        return all(isinstance(other, tuple) and set(value) <= set(other) for other in accounts)
    # A code list with a member for "we do not know" stays open in that way.
    return str(value) in {"unknown", "unclear"}


def _covers(wide: EventDate, narrow: EventDate) -> bool:
    starts = wide.earliest is None or (
        narrow.earliest is not None and wide.earliest <= narrow.earliest
    )
    ends = wide.latest is None or (narrow.latest is not None and wide.latest >= narrow.latest)
    return starts and ends
