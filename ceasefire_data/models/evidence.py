"""Evidence, accounts and corrections: what ties a record to the texts that support it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    Field,
    JsonValue,
    SerializerFunctionWrapHandler,
    StrictBool,
    StrictInt,
    model_serializer,
    model_validator,
)

from ceasefire_data.models.fields import (
    MAX_INT,
    ActorRef,
    Count,
    Day,
    Distinct,
    EventDate,
    FieldName,
    LanguageTag,
    Line,
    Misfit,
    Paragraphs,
    Quote,
    SourceRef,
    Value,
)


class Evidence(Value):
    """One place in one source that supports a record or a part of it.

    Offsets count Unicode code points in the normalised text of the source, from 0, end exclusive.
    Only words that the source ascribes to a speaker are quoted; the reporter's own prose is
    pointed at by a span without quote.
    """

    source: SourceRef = Field(description="Id of the source.")
    quote: Quote | None = Field(
        default=None,
        description="Exact words that the source ascribes to a speaker, at most 40 words.",
    )
    span_start: Count | None = Field(
        default=None, description="First code point of the passage in the normalised text, from 0."
    )
    span_end: Annotated[StrictInt, Field(ge=1, le=MAX_INT)] | None = Field(
        default=None, description="Code point after the last one of the passage."
    )
    language: LanguageTag | None = Field(
        default=None, description="BCP 47 tag of the language that the quote is printed in."
    )
    translated: StrictBool = Field(
        default=False, description="Whether the speaker used another language than the quote's."
    )
    supports: Annotated[tuple[FieldName, ...], Distinct] = Field(
        default=(),
        description="Fields that this supports; empty: those that no other evidence here names.",
    )
    via: Annotated[tuple[ActorRef, ...], Distinct] = Field(
        default=(),
        description="Actors who relayed it between the event and the source, in order.",
    )

    @model_validator(mode="after")
    def _span_fits(self) -> Self:
        if (self.span_start is None) != (self.span_end is None):
            raise ValueError("span_start and span_end belong together; give both or none")
        if self.span_start is not None and self.span_end is not None:
            if self.span_end <= self.span_start:
                raise ValueError("span_end must be greater than span_start")
            length = self.span_end - self.span_start
            if self.quote is not None and length != len(self.quote):
                raise ValueError(
                    f"the span has {length} code points and the quote has {len(self.quote)}"
                )
        if self.quote is None and (self.language is not None or self.translated):
            raise ValueError("language and translated describe a quote, and there is none")
        return self

    @property
    def place(self) -> tuple[str, str | None, int | None, int | None]:
        """What identifies it within a part of a record: source, quote and span."""
        return (self.source, self.quote, self.span_start, self.span_end)


def _check_places(items: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    places = [item.place for item in items]
    for index, place in enumerate(places):
        if place in places[:index]:
            raise Misfit(
                f"this place in {place[0]!r} is listed twice; list it once, with all that it "
                "supports",
                index,
            )
    return items


EachPlaceOnce = AfterValidator(_check_places)
"""Marks evidence in which no place in a source stands twice: the place is its key."""


class Account(Value):
    """What one side says of a field on which sides differ."""

    field: FieldName = Field(description="Name of the record's field that the sides differ on.")
    value: JsonValue = Field(description="The field's value as this side gives it.")
    said_by: Annotated[tuple[ActorRef, ...], Field(min_length=1), Distinct] = Field(
        description="Actors who say so."
    )
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1), EachPlaceOnce] = Field(
        description="Where they say it."
    )


class Correction(Value):
    """A change of a fact that had been published wrong."""

    field: FieldName = Field(description="Name of the field that was corrected.")
    corrected_on: Day = Field(description="Day on which the record was corrected.")
    why: Paragraphs = Field(description="What was wrong and what shows it.")


_STEP_ORDER = (
    "status",
    "date",
    "said_by",
    "planned_for",
    "planned_place",
    "deadline",
    "public_from",
    "evidence",
    "note",
)


def check_public_from(public_from: Day | None, when: EventDate) -> None:
    """Refuse a day from which an event is said to be public, if it lies before the event.

    Args:
        public_from: first day on which the event was public; None if the evidence tells it.
        when: when the event took place; a day's grace is given, and an open start allows any day.

    Raises:
        Misfit: no day that the date allows fits; the fault is at ``public_from``.
    """
    if public_from is not None and not when.may_be_public_from(public_from):
        raise Misfit(
            f"{public_from} is more than a day before {when.value}: nothing is public before it "
            "happens",
            "public_from",
        )


def check_public_from_first(public_from: Day | None, dates: Sequence[EventDate]) -> None:
    """Refuse a day from which a record is said to be public, if it lies before every step.

    Raises:
        Misfit: no step can have been taken by then; the fault is at ``public_from``.
    """
    known = [when for when in dates if when.earliest is not None]
    if known and len(known) == len(dates):
        check_public_from(public_from, min(known, key=lambda when: when.earliest or date.max))


class Status(Value):
    """What the steps of every status history have in common."""

    said_by: Annotated[tuple[ActorRef, ...], Distinct] = Field(
        default=(), description="Actors on whose word the step stands."
    )
    public_from: Day | None = Field(
        default=None,
        description="Day on which the step became public, if before the evidence appeared.",
    )
    evidence: Annotated[tuple[Evidence, ...], EachPlaceOnce] = Field(
        default=(), description="What supports this step; empty: the record's own evidence."
    )
    note: Line | None = Field(default=None, description="Our remark on the step.")

    @model_validator(mode="after")
    def _public_needs_evidence(self) -> Self:
        if self.public_from is not None and not self.evidence:
            raise ValueError("public_from needs evidence that says so in the same step")
        return self

    @model_serializer(mode="wrap")
    def _status_first(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        # Fields of a base class come first in pydantic; a reader wants the status before them.
        plain = handler(self)
        return {name: plain[name] for name in _STEP_ORDER if name in plain}
