"""Strategies of hypothesis that draw whole data sets, linked and sound.

A lone record refers to nothing, and `st.builds` on a model with rules has nearly every draw
refused. So plain data is drawn by hand, in an order in which every rule can be kept: ids first;
then sources with their days; then actors, proposals, meetings and statements, each dated so that
its evidence may report it. Nothing is drawn and then thrown away.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st

from ceasefire_data.edtf import parse_edtf
from ceasefire_data.models import RECORD_MODELS, Record, codes
from ceasefire_data.models.fields import BLANK
from ceasefire_data.models.record import references
from tests.datasets import PROCESS

T = TypeVar("T")
Plain = dict[str, Any]

_FIRST_DAY = date(2025, 1, 1)
_DAYS = 500  # from the first day on; all of them before the day of the release
_TEXT_LENGTH = 5_000
_COUNTRIES = ("NOR", "SWE", "FIN", "DNK")
# Texts that some reader of YAML, JSON or CSV takes for something else.
_TRICKY = (
    "no",
    "2025-03-11",
    "12:30",
    "007",
    "null",
    "a: b #c",
    "- dash",
    "=1+1",
    "«Перемирие»",
    "it’s “so”",  # noqa: RUF001
    'a "quote", a comma',
    "שלום!",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "🕊 dove",
    "trailing:",
    "back\\slash",
)
# Letters and symbols that nobody sees: fillers of Hangul and the empty Braille pattern.
_INVISIBLE = "\u115f\u1160\u2800\u3164\uffa0"
_PRE_HELD = ("rumoured", "possible", "proposed", "planned", "agreed", "scheduled")
_NOT_HELD = (*_PRE_HELD, "postponed", "cancelled", "declined", "denied")
_FREE_ACTS = tuple(
    act for act in codes.Act if act not in {codes.Act.TAKE_POSITION, codes.Act.ACCUSE_VIOLATION}
)


# --- dates and texts -----------------------------------------------------------------------------


@st.composite
def edtf_texts(draw: st.DrawFn) -> str:
    """Draw a date of the profile, of every form and precision."""
    first, second = sorted([draw(st.dates()), draw(st.dates())])
    parts = [
        day.isoformat()[: draw(st.sampled_from([10, 7, 4]))] + draw(st.sampled_from(["", "~"]))
        for day in (first, second)
    ]
    form = draw(st.sampled_from(["{0}", "{0}/{1}", "{0}/..", "../{0}"]))
    return form.format(*parts)


def lines() -> st.SearchStrategy[str]:
    """Draw one line of text that the models accept."""
    letters = st.characters(
        categories=["L", "N", "P", "S"], exclude_characters=_INVISIBLE, codec="utf-8"
    )
    words = st.text(letters, min_size=1, max_size=6).map(_composed)
    # hypothesis also draws constants that it finds in our code, such as the word for a blank.
    drawn = st.lists(words, min_size=1, max_size=4).map(" ".join)
    return st.sampled_from(_TRICKY) | drawn.map(lambda text: "to do" if text == BLANK else text)


def paragraphs() -> st.SearchStrategy[str]:
    """Draw text of one or more lines that the models accept."""
    return st.lists(lines(), min_size=1, max_size=3).map("\n".join)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


# --- data sets -----------------------------------------------------------------------------------


@st.composite
def datasets(draw: st.DrawFn) -> tuple[Record, ...]:
    """Draw the records of a data set that passes every check of links and consistency.

    Some are merged into others, with references that still name the old id, or withdrawn; the
    order is any.
    """
    world = _World(draw)
    plains = [*world.draw_sources(), *world.draw_actors(), *world.draw_proposals()]
    plains += [*world.draw_meetings(), *world.draw_statements()]
    records = [RECORD_MODELS[kind].model_validate(_without_none(plain)) for kind, plain in plains]
    records = _retire(draw, records)
    return tuple(draw(st.permutations(records)))


class _World:
    """One data set while it is drawn."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.taken = 0
        self.sources = self.ids(1, 3)
        self.states = self.ids(2, 3)
        self.bodies = self.ids(0, 2)
        self.orgs = self.ids(0, 1)
        self.persons = self.ids(1, 2)
        self.outlets = self.ids(0, 1)
        self.unnamed = self.ids(0, 1)
        self.circles = self.ids(0, 1)
        self.concepts = self.ids(0, 1)
        self.offers = self.ids(0, 2)
        self.meetings = self.ids(0, 2)
        self.statements = self.ids(0, 3)
        self.named = [*self.states, *self.bodies, *self.orgs, *self.persons]
        self.actors = [*self.named, *self.outlets, *self.unnamed, *self.circles]
        self.read: dict[str, str] = {}
        self.appeared: dict[str, date] = {}
        self.begins: dict[str, list[date | None]] = {}

    # --- small draws ---

    def ids(self, least: int, most: int) -> list[str]:
        """Draw some ids that nothing else has; their order says nothing."""
        found = []
        for _ in range(self.draw(st.integers(least, most))):
            self.taken += 1
            found.append(f"{self.pick(('a', 'z', '9', 'k-l', 'm0'))}-{self.taken}")
        return found

    def pick(self, values: Sequence[T]) -> T:
        return self.draw(st.sampled_from(values))

    def flip(self) -> bool:
        return self.draw(st.booleans())

    def maybe(self, strategy: st.SearchStrategy[T]) -> T | None:
        return self.draw(strategy) if self.flip() else None

    def some(self, values: Sequence[T], least: int = 0, most: int = 2) -> list[T]:
        """Draw some of the values, each at most once, in any order."""
        if not values:
            return []
        return self.draw(
            st.lists(
                st.sampled_from(values),
                min_size=min(least, len(values)),
                max_size=min(most, len(values)),
                unique=True,
            )
        )

    def code(self, codes_of: type[codes.Code]) -> str:
        return str(self.pick(tuple(codes_of)))

    def line(self) -> str:
        return self.draw(lines())

    def date_by(self, last: date, *, ended: bool = False) -> Any:
        """Draw a date that some day not after the last allows: text, or with its ground."""
        day = last - timedelta(days=self.draw(st.integers(0, 90)))
        later = day + timedelta(days=self.draw(st.integers(0, 40)))
        forms = [
            f"{day}",
            f"{day}",
            f"{day}~",
            f"{day:%Y-%m}",
            f"{day:%Y}",
            f"{day}/{later}",
            f"{day:%Y-%m}/{later}~",
            f"../{later}",
        ]
        value = self.pick(forms if ended else [*forms, f"{day}/.."])
        if self.draw(st.integers(0, 3)):
            return value
        plain = {"value": value, "basis": self.code(codes.DateBasis), "note": self.line()}
        if value == f"{day}" and self.flip():
            plain["time"] = "21:30+03:00"
        return plain

    def evidence(self, fields: Sequence[str] = (), least: int = 1) -> list[Plain]:
        """Draw evidence; fields are those that it may name as supported."""
        found: dict[tuple[Any, ...], Plain] = {}
        for source in self.some(self.sources, least):
            item: Plain = {"source": source, "via": self.some(self.actors, most=1)}
            quote = self.maybe(lines()) if self.read[source] != "none" else None
            if quote is not None:
                item |= {"quote": quote, "translated": self.flip(), "language": "en"}
            if self.read[source] == "full_text" and self.flip():
                start = self.draw(st.integers(0, 4_000))
                item |= {"span_start": start, "span_end": start + len(quote or "words")}
            item["supports"] = self.some(fields)
            found[source, quote, item.get("span_start")] = item
        return list(found.values())

    def last_report(self, *evidence: Sequence[Plain]) -> date:
        """Give the last day on which the first evidence that there is was published."""
        items = next(items for items in evidence if items)
        return max(self.appeared[item["source"]] for item in items)

    def public_from(self, evidence: Sequence[Plain], *dates: Any) -> str | None:
        """Draw a day not after the evidence, and not before the first of the dates; or none."""
        if not evidence or self.draw(st.integers(0, 3)):
            return None
        first = min(self.appeared[item["source"]] for item in evidence)
        days = 30
        begins = [_earliest(value) for value in dates]
        known = [day for day in begins if day is not None]
        if known and len(known) == len(begins):
            days = min(days, (first - min(known)).days + 1)  # with a day's grace
        if days < 0:
            return None
        return (first - timedelta(days=self.draw(st.integers(0, days)))).isoformat()

    def head(self, record_id: str) -> Plain:
        """Draw what every record has."""
        plain: Plain = {"id": record_id, "record_status": "active"}
        if self.draw(st.integers(0, 3)) == 0:
            plain["notes"] = self.draw(paragraphs())
            plain["extensions"] = {"acme": {"score": 3, "tags": ["x", None, True]}}
            plain["corrections"] = [
                {"field": "notes", "corrected_on": "2026-11-02", "why": self.line()}
            ]
        return plain

    # --- record types ---

    def draw_sources(self) -> list[tuple[str, Plain]]:
        found = []
        for index, name in enumerate(self.sources):
            day = _FIRST_DAY + timedelta(days=self.draw(st.integers(100, _DAYS)))
            original = self.pick([None, *self.sources[:index]])
            if original is not None:
                day = max(day, self.appeared[original])
            read = self.code(codes.ReadDepth)
            retrieved = None if read == "none" else "2026-11-01"
            published: str | None = self.pick(
                [f"{day}", f"{day:%Y-%m}", f"{day - timedelta(days=2)}/{day}", f"../{day}"]
            )
            if retrieved is not None and original is None and self.flip():
                # Its reprints count with the last day of that month: before the release, too.
                published, retrieved = None, "2026-06-01"
            self.read[name] = read
            latest = parse_edtf(published or str(retrieved)).latest
            assert latest is not None
            self.appeared[name] = latest
            plain = self.head(name) | {
                "kind": self.code(codes.SourceKind),
                "title": self.line(),
                "publisher": self.pick([None, *self.outlets, *self.states]),
                "authors": self.some(("A. Author", "Б. Автор")),
                "published": published,
                "url": self.pick([None, f"https://example.org/{name}"]),
                "language": self.pick([None, "en", "sr-Latn-RS"]),
                "republishes": original,
                "read": read,
                "retrieved": retrieved,
            }
            if read == "full_text":
                plain |= {
                    "text_sha256": f"{index:064x}",
                    "text_length": _TEXT_LENGTH,
                    "text_basis": self.code(codes.TextBasis),
                }
            found.append(("source", plain))
        return found

    def draw_actors(self) -> list[tuple[str, Plain]]:
        found: list[tuple[str, Plain]] = []

        def add(name: str, kind: str, **fields: Any) -> None:
            names = [
                {"text": text, "language": "ru", "kind": self.code(codes.NameKind)}
                for text in self.some(_TRICKY)
            ]
            roles = [
                {"process": PROCESS, "role": role} for role in self.some(tuple(codes.ProcessRole))
            ]
            evidence = self.evidence(["name", "offices", "roles"])
            plain = self.head(name) | {"kind": kind, "name": self.line(), "names": names}
            plain |= {"roles": roles, "evidence": evidence}
            found.append(("actor", plain | fields))

        for index, name in enumerate(self.states):
            identifiers = [{"scheme": "gw", "value": str(300 + index)}]
            add(name, "state", country=_COUNTRIES[index], identifiers=identifiers)
        for index, name in enumerate(self.bodies):
            parent = self.pick([*self.states, *self.bodies[:index]])
            add(name, self.pick(["state_body", "military_body"]), part_of=parent)
        for name in self.orgs:
            add(name, self.pick(["igo", "state_coalition", "contested_entity"]))
        for name in self.persons:
            add(name, "person", offices=self.offices())
        for name in self.outlets:
            add(name, "media", state_media=self.pick([None, True, False]))
        for name in self.unnamed:
            count = self.draw(st.integers(1, 9))
            add(name, "unnamed_group", descriptor=self.line(), count=count)
        for name in self.circles:
            add(name, "informal_group")
        return found

    def offices(self) -> list[Plain]:
        found = []
        for number, body in enumerate(self.some([*self.states, *self.bodies, *self.orgs])):
            day = _FIRST_DAY + timedelta(days=self.draw(st.integers(-400, 400)))
            found.append(
                {
                    "title": f"Office {number}",
                    "body": body,
                    "rank": self.code(codes.OfficeRank),
                    "since": self.pick([None, f"{day}", f"{day:%Y-%m}", f"../{day}"]),
                    "until": self.pick([None, f"{day + timedelta(days=90)}"]),
                    "evidence": self.evidence(least=0),
                }
            )
        return found

    def steps(self, statuses: Sequence[str], evidence: Sequence[Plain]) -> list[Plain]:
        """Draw the steps of a history, each dated by what reports it."""
        found = []
        for status in statuses:
            own = self.evidence(least=0)
            last = self.last_report(own, evidence)
            when = self.date_by(last + timedelta(days=1))
            found.append(
                {
                    "status": status,
                    "date": when,
                    "said_by": self.some(self.actors),
                    "public_from": self.public_from(own, when),
                    "evidence": own,
                    "note": self.maybe(lines()),
                }
            )
        return found

    def draw_proposals(self) -> list[tuple[str, Plain]]:
        found = []
        for name in self.concepts:
            plain = self.head(name) | {"kind": "concept", "evidence": self.evidence()}
            found.append(("proposal", plain))
            self.begins[name] = [None]
        for index, name in enumerate(self.offers):
            evidence = self.evidence(["terms", "provisions", "status_history", "proponents"])
            statuses = [self.code(codes.ProposalStatus) for _ in range(self.pick((1, 1, 2)))]
            steps = self.steps(statuses, evidence)
            for step in steps:
                if self.flip():
                    step["deadline"] = self.date_by(date(2025, 12, 31))
            self.begins[name] = [_earliest(step["date"]) for step in steps]
            lineage = [
                {"relation": self.pick(_LINEAGE), "proposal": other}
                for other in self.some(self.offers[:index])
            ]
            lineage += [
                {"relation": "instance_of", "proposal": other} for other in self.some(self.concepts)
            ]
            provisions = [
                {
                    "code": self.code(codes.Provision),
                    "text": text,
                    "obligor": self.pick([None, *self.states]),
                    "presence": self.code(codes.ProvisionPresence),
                    "evidence": self.evidence(least=0),
                }
                for text in self.some(_TRICKY)
            ]
            plain = self.head(name) | {
                "kind": self.pick(tuple(str(kind) for kind in codes.ProposalKind)[1:]),
                "written": self.code(codes.Written),
                "proponents": self.some(self.named, 1),
                "addressees": self.some(self.actors),
                "mediators": self.some(self.named),
                "status_history": steps,
                "terms": self.terms(),
                "provisions": provisions,
                "lineage": lineage,
                "evidence": evidence,
                "public_from": self.public_from(evidence, *(step["date"] for step in steps)),
            }
            found.append(("proposal", plain))
        for _, plain in found:
            plain |= {"process": PROCESS, "title": self.line(), "summary": self.draw(paragraphs())}
        return found

    def terms(self) -> list[Plain]:
        return [
            {
                "domains": self.some([str(code) for code in codes.Domain], 1),
                "geography": self.pick([None, "region"]),
                "area": area,
                "starts": self.maybe(st.just("2025-03-01")),
                "ends": self.maybe(st.just("2025-03/..")),
                "duration": self.pick([None, "P30D"]),
                "duration_kind": self.pick(["fixed", "renewable", "unclear"]),
                "monitoring": self.some([str(code) for code in codes.Monitoring]),
                "purpose": self.some([str(code) for code in codes.Purpose]),
                "sides": self.code(codes.Sides),
            }
            for area in self.some(_TRICKY)
        ]

    def draw_meetings(self) -> list[tuple[str, Plain]]:
        found = []
        for index, name in enumerate(self.meetings):
            evidence = self.evidence(["participants", "status_history", "proposals"])
            held = self.flip()
            statuses = [self.pick(_NOT_HELD) for _ in range(self.pick((0, 1, 2)) or not held)]
            steps = self.steps([*statuses, *["held"] * held], evidence)
            for step in steps:
                if step["status"] != "held":
                    step["planned_for"] = self.maybe(st.just("2025-06~"))
                    step["planned_place"] = self.maybe(lines())
            sides = self.draw(st.permutations(self.states))[:2]
            others = self.some([name for name in self.actors if name not in sides])
            relations = [str(code) for code in codes.MeetingProposalRelation]
            plain = self.head(name) | {
                "process": PROCESS,
                "title": self.line(),
                "format": self.code(codes.MeetingFormat),
                "participants": [
                    {"actor": actor, "role": self.code(codes.ParticipantRole)}
                    | {"presence": self.pick(["present", "remote"] if held else ["invited"])}
                    | {"representing": self.pick([None, *self.states]) if actor in others else None}
                    for actor in [*sides, *others]
                ],
                "status_history": steps,
                "proposals": [
                    {"proposal": proposal, "relation": self.pick(relations[: 2 + held])}
                    for proposal in self.some(self.offers)
                ],
                "follows": self.pick([None, *self.meetings[:index]]),
                "evidence": evidence,
                "public_from": self.public_from(evidence, *(step["date"] for step in steps)),
            }
            if held:
                plain |= {
                    "place": self.pick([None, "Elsewhere"]),
                    "country": self.pick([None, "CHE"]),
                    "duration_minutes": self.pick([None, 0, 90]),
                    "outcome": self.pick([None, "none", "agreement"]),
                }
                if plain["duration_minutes"] is None:
                    plain["accounts"] = self.accounts("duration_minutes", [60, 90])
            found.append(("meeting", plain))
        return found

    def accounts(self, field: str, values: Sequence[Any]) -> list[Plain]:
        """Draw what two sides say of a field, or nothing."""
        if self.flip():
            return []
        return [
            {
                "field": field,
                "value": value,
                "said_by": self.some(self.named, 1),
                "evidence": self.evidence(),
            }
            for value in values
        ]

    def draw_statements(self) -> list[tuple[str, Plain]]:
        return [("statement", self.statement(name)) for name in self.statements]

    def statement(self, name: str) -> Plain:
        evidence = self.evidence(["acts", "stances", "speakers", "summary"])
        last = self.last_report(evidence) + timedelta(days=1)
        when = self.date_by(last)
        anonymous = bool(self.unnamed) and self.flip()
        speakers = self.some(self.unnamed if anonymous else self.named, 1)
        principals = [None, *(body for body in self.bodies if body not in speakers)]
        plain = self.head(name) | {
            "process": PROCESS,
            "speakers": speakers,
            "on_behalf_of": self.pick(principals),
            "date": when,
            "said_at": self.pick([None, *self.meetings]),
            "medium": self.code(codes.Medium),
            "place": self.maybe(lines()),
            "addressees": self.some(self.actors),
            "summary": self.draw(paragraphs()),
            "attribution": "anonymous" if anonymous else self.pick(["on_record", "reported"]),
            "evidence": evidence,
        }
        if isinstance(when, str) and self.flip():
            sides = [last.isoformat(), (last - timedelta(days=1)).isoformat()]
            plain["accounts"] = self.accounts("date", sides)
            if plain["accounts"]:
                plain["date"] = f"{sides[1]}/{sides[0]}"
        plain["public_from"] = self.public_from(evidence, plain["date"])
        self.acts_and_stances(plain)
        return plain

    def acts_and_stances(self, plain: Plain) -> None:
        """Draw acts, and stances that agree with them, on proposals that existed."""
        latest = _latest(plain["date"])
        there = [name for name, begins in self.begins.items() if _had_begun(begins, latest)]
        own = self.some(there)
        stances = [self.stance(name) | {"basis": "own_statement"} for name in own]
        acts: list[Plain] = [{"act": "take_position", "proposal": name} for name in own]
        speaking = {*plain["speakers"], plain["on_behalf_of"]}
        for name in self.some(there, most=1):
            holders = [actor for actor in self.named if actor not in speaking]
            for holder in self.some(holders, most=1):
                attributed = {"basis": "attributed_by_other", "holder": holder}
                stances.append(self.stance(name) | attributed)
                acts.append({"act": "relay", "proposal": name})
        others = [other for other in self.statements if other != plain["id"]]
        for act in self.some([act for act in _FREE_ACTS if act != "relay"], 0 if acts else 1):
            acts.append(
                {
                    "act": str(act),
                    "proposal": self.pick([None, *self.begins]),
                    "meeting": self.pick([None, *self.meetings]),
                    "statement": self.pick([None, *others]),
                    "against": self.pick([None, *self.actors]),
                }
            )
        if self.flip():
            acts.append(
                {
                    "act": "accuse_violation",
                    "against": self.pick(self.named),
                    "period": self.pick([None, "2025-04"]),
                    "count": self.pick([None, 0, 30]),
                }
            )
        for act in acts:
            act["modality"] = self.code(codes.Modality)
        plain |= {"acts": acts, "stances": stances}

    def stance(self, proposal: str) -> Plain:
        value = self.code(codes.StanceValue)
        conditions = [
            {
                "text": text,
                "provision": self.pick([None, "monitoring"]),
                "demand": self.pick([None, *self.offers]),
            }
            for text in self.some(_TRICKY, least=value == "accepts_conditionally")
        ]
        provision = self.pick([None, "ceasefire"])
        return {
            "proposal": proposal,
            "provision": provision,
            "value": value,
            "conditions": conditions,
        }


_LINEAGE = tuple(str(code) for code in codes.LineageRelation if code != "instance_of")


def _retire(draw: st.DrawFn, records: list[Record]) -> list[Record]:
    """Add records that were merged into others or withdrawn; some references name the merged."""
    for number in range(draw(st.integers(0, 2))):
        successor = draw(st.sampled_from(records))
        model = RECORD_MODELS[successor.record_type]
        merged = successor.record_status == "merged" or draw(st.booleans())
        gone: Plain = {"id": f"gone-{number}", "status_reason": draw(lines())}
        if merged:
            gone |= {"record_status": "merged", "merged_into": successor.id}
        else:
            gone["record_status"] = "withdrawn"
        if successor.record_status == "withdrawn":
            continue
        if merged:
            moving = draw(st.lists(st.sampled_from(records), max_size=3))
            records = [
                _renamed(record, successor.id, gone["id"])
                if any(record is other for other in moving) and record.id != successor.id
                else record
                for record in records
            ]
        plain = next(record for record in records if record.id == successor.id).to_plain()
        records.append(model.model_validate(plain | gone))
    return records


def _renamed(record: Record, old: str, new: str) -> Record:
    """Give the record with every reference to one id changed to another."""
    plain = record.to_plain()
    for loc, target, _ in references(record):
        if target == old:
            part: Any = plain
            for step in loc[:-1]:
                part = part[step]
            part[loc[-1]] = new
    return RECORD_MODELS[record.record_type].model_validate(plain)


def _without_none(value: Any) -> Any:
    """Leave out what was not drawn: None in mappings and empty lists."""
    if isinstance(value, dict):
        cleaned = {key: _without_none(item) for key, item in value.items() if key != "extensions"}
        kept = {key: item for key, item in cleaned.items() if item is not None and item != []}
        return kept | {key: value[key] for key in ("extensions",) if key in value}
    if isinstance(value, list):
        return [_without_none(item) for item in value]
    return value


def _text_of(value: Any) -> str:
    return str(value["value"]) if isinstance(value, dict) else str(value)


def _earliest(value: Any) -> date | None:
    return parse_edtf(_text_of(value)).earliest


def _latest(value: Any) -> date | None:
    return parse_edtf(_text_of(value)).latest


def _had_begun(begins: Sequence[date | None], latest: date | None) -> bool:
    """Say whether a proposal may have existed on the last day that a statement allows."""
    days = [day for day in begins if day is not None]
    return latest is None or len(days) < len(begins) or min(days) <= latest
