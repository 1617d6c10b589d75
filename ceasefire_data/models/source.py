"""The source: a published text, and how we read it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from ceasefire_data.models.codes import ReadDepth, RecordType, SourceKind, TextBasis
from ceasefire_data.models.fields import (
    ActorRef,
    Count,
    Day,
    Distinct,
    EventDate,
    LanguageTag,
    Line,
    Misfit,
    Sha256,
    SourceRef,
    Url,
)
from ceasefire_data.models.record import Record


class Source(Record):
    """A published text: who published it, when and where, and how much of it was read.

    A reprint names its original in ``republishes`` and is no second witness. An original that is
    known only through its reprint or through what others relay is a source with ``read: none``.
    """

    record_type: ClassVar[RecordType] = RecordType.SOURCE

    kind: SourceKind = Field(description="What kind of text it is.")
    title: Line = Field(description="Title as printed, or a plain description where it has none.")
    publisher: ActorRef | None = Field(
        default=None, description="Outlet, body or person who published it."
    )
    authors: Annotated[tuple[Line, ...], Distinct] = Field(
        default=(), description="Names in the byline, as printed."
    )
    published: EventDate | None = Field(
        default=None,
        description="Date of publication, local to the publisher; its last day counts.",
    )
    url: Url | None = Field(default=None, description="Address at which it was read or is kept.")
    archived_url: Url | None = Field(
        default=None, description="Address of an archived copy of the same text."
    )
    language: LanguageTag | None = Field(
        default=None, description="BCP 47 tag of the language of the text."
    )
    dateline: Line | None = Field(
        default=None, description="Place, and date if any, that the text opens with."
    )
    republishes: SourceRef | None = Field(
        default=None, description="The original that this text reprints, unchanged or cut."
    )
    read: ReadDepth = Field(description="How much of the text we read.")
    retrieved: Day | None = Field(default=None, description="Day on which we read it.")
    text_sha256: Sha256 | None = Field(
        default=None,
        description="SHA-256 of the normalised text as UTF-8; only of a text read in full.",
    )
    text_length: Count | None = Field(
        default=None, description="Length of the normalised text in Unicode code points."
    )
    text_basis: TextBasis | None = Field(
        default=None, description="Which text was hashed: with or without the page's boilerplate."
    )

    @model_validator(mode="after")
    def _is_datable(self) -> Self:
        if self.published is None and self.retrieved is None:
            raise ValueError("a source needs published or retrieved: without either it has no day")
        if self.published is not None and self.published.latest is None:
            raise Misfit("must have an end: a text has appeared by some day", "published")
        if (
            self.published is not None
            and self.retrieved is not None
            and not self.published.may_precede(self.retrieved)
        ):
            raise Misfit("is before the day of publication", "retrieved")
        return self

    @model_validator(mode="after")
    def _reading_fits(self) -> Self:
        if self.read is ReadDepth.NONE:
            if self.retrieved is not None:
                raise Misfit(
                    "a source that was not read was not retrieved: leave it out", "retrieved"
                )
        elif self.retrieved is None:
            raise Misfit("a source that was read needs the day on which it was: retrieved", "read")
        hashed = (self.text_sha256, self.text_length, self.text_basis)
        if any(part is not None for part in hashed) and any(part is None for part in hashed):
            raise ValueError("text_sha256, text_length and text_basis belong together")
        if self.text_sha256 is not None and self.read is not ReadDepth.FULL_TEXT:
            raise Misfit("only a text read in full is hashed", "text_sha256")
        if self.republishes == self.id:
            raise Misfit("a source cannot republish itself", "republishes")
        return self
