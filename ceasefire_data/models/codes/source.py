"""Codes for sources: what a text is, how much of it was read, which text was hashed."""

from __future__ import annotations

from ceasefire_data.models.codes.base import Code


class SourceKind(Code):
    """What kind of text a source is (own list).

    Decided by the text at hand, not by its publisher: a paper that prints a full transcript has
    published a transcript only if an official body made it, otherwise an interview or an article.
    """

    NEWS_ARTICLE = (
        "news_article",
        "A news outlet's own report in connected prose, also when it draws on agencies. An "
        "agency's own text is a `wire_report`.",
    )
    WIRE_REPORT = (
        "wire_report",
        "A news agency's text, read at the agency or reprinted unchanged with its credit. A text "
        "rewritten by the outlet is a `news_article`.",
    )
    OFFICIAL_TRANSCRIPT = (
        "official_transcript",
        "A word-for-word record of a speech, press conference or meeting, published by an "
        "official body. A spokesperson's regular briefing is a `briefing_transcript`.",
    )
    OFFICIAL_READOUT = (
        "official_readout",
        "One side's summary of a meeting or call, published by an official body in its own name. "
        "Agreed by both sides, it is a `joint_statement`.",
    )
    JOINT_STATEMENT = (
        "joint_statement",
        "A text that two or more actors put out together as theirs, without being bound by it as "
        "by a treaty.",
    )
    OFFICIAL_DOCUMENT = (
        "official_document",
        "A formal text of a state or organisation: decree, agreement, memorandum, letter, law, "
        "press release. A resolution of an international body is a `resolution_text`.",
    )
    OFFICIAL_POST = (
        "official_post",
        "A post on the own channel of an official or a body, on any network. A journalist's post "
        "is `other`.",
    )
    INTERVIEW = (
        "interview",
        "Questions and answers with one speaker as an outlet printed or broadcast them. A report "
        "that only draws on an interview is a `news_article`.",
    )
    BRIEFING_TRANSCRIPT = (
        "briefing_transcript",
        "A word-for-word record of a spokesperson's regular briefing, published by the body or "
        "by an outlet.",
    )
    RESOLUTION_TEXT = (
        "resolution_text",
        "The text of a draft or adopted resolution of an international or national assembly, "
        "voting record included.",
    )
    REPORT = (
        "report",
        "An analysis by a research body, think tank, monitoring mission or non-governmental "
        "organisation. Journalism is a `news_article`.",
    )
    LIVE_BLOG = (
        "live_blog",
        "A running page of short dated entries. Its page date says little: the entry's own time "
        "counts.",
    )
    OTHER = ("other", "None of the kinds above; `notes` says what it is.")


class ReadDepth(Code):
    """How much of a source the coder has read (own list)."""

    FULL_TEXT = (
        "full_text",
        "Read from beginning to end in the text that was hashed; spans may be given.",
    )
    EXCERPT = (
        "excerpt",
        "Read in part, as behind a paywall or in a search result; that something is absent "
        "proves nothing.",
    )
    NONE = (
        "none",
        "Not read: known only through a reprint of it or through another source that relays it.",
    )


class TextBasis(Code):
    """Which text of a page was normalised and hashed (own list)."""

    WITH_BOILERPLATE = (
        "with_boilerplate",
        "The whole text of the page, with navigation, captions, adverts and notices.",
    )
    WITHOUT_BOILERPLATE = (
        "without_boilerplate",
        "Headline, byline and body only; what surrounds the article was cut away.",
    )
