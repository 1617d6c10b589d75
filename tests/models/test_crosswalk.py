"""The crosswalk: every row names codes that exist, a scheme, its version and a known match."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ceasefire_data.models import crosswalk
from ceasefire_data.models.codes import (
    CODE_LISTS,
    Act,
    ActorKind,
    Domain,
    DurationKind,
    Match,
    MeetingFormat,
    MeetingStatus,
    ProposalStatus,
    Provision,
    Purpose,
    Sides,
    StanceValue,
)
from ceasefire_data.models.crosswalk import CROSSWALK, CrosswalkRow, read_crosswalk

ROWS = read_crosswalk()
COVERED = {
    "act": Act,
    "actor_kind": ActorKind,
    "domain": Domain,
    "duration_kind": DurationKind,
    "meeting_format": MeetingFormat,
    "meeting_status": MeetingStatus,
    "proposal_status": ProposalStatus,
    "provision": Provision,
    "purpose": Purpose,
    "sides": Sides,
}
VERSIONS = {
    "acled": {"codebook-2023"},
    "cameo": {"CAMEO2PLOVER-2021", "unversioned"},
    "colt": {"2025"},
    "diplomatic_outreach": {"2020"},
    "enb": {"unversioned"},
    "ethprio_cf": {"2022-10"},
    "fortna": {"2004"},
    "icbe": {"1.1"},
    "paax": {"d8136c9"},
    "pax": {"v10"},
    "peacerep_corridors": {"365fa29"},
    "plover": {"5e0c24f"},
    "pncc": {"2022"},
    "skos": {"2009"},
    "ucdp_acd": {"unversioned"},
    "ucdp_ged": {"24.1"},
    "ucdp_pad": {"22.2"},
}
PLOVER_TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
PAD_PROVISIONS = {
    "cease", "intarmy", "ddr", "withd", "pp", "intgov", "intciv", "elections", "interim",
    "natalks", "aut", "fed", "ind", "ref", "shaloc", "regdev", "cul", "demarcation", "locgov",
    "amn", "pris", "recon", "return", "reaffirm", "outlin", "pko", "gender", "co_impl",
}  # fmt: skip


def find(code_list: str, code: str, scheme: str, stance: str | None = None) -> dict[str, Match]:
    """Give the matches of one code in one scheme by external code."""
    return {
        row.external_code or "": row.match
        for row in ROWS
        if (row.code_list, row.code, row.scheme, row.stance_value)
        == (code_list, code, scheme, stance)
    }


def test_a_row_names_an_existing_code_and_an_external_one() -> None:
    for row in ROWS:
        assert row.code in set(CODE_LISTS[row.code_list]), row
        assert row.scheme_version in VERSIONS[row.scheme], row
        assert (row.external_code is None) == (row.match is Match.NONE), row
        if row.stance_value is not None:
            assert (row.code_list, row.code) == ("act", Act.TAKE_POSITION), row
            assert row.stance_value in set(StanceValue), row


def test_rows_are_sorted_and_unique() -> None:
    keys = [row.key for row in ROWS]
    assert keys == sorted(set(keys))


def test_a_scheme_is_not_both_matched_and_without_counterpart() -> None:
    matched = {row.key[:4] for row in ROWS if row.match is not Match.NONE}
    without = {row.key[:4] for row in ROWS if row.match is Match.NONE}
    assert not matched & without


@pytest.mark.parametrize("name", COVERED)
def test_every_code_of_the_core_lists_has_a_row(name: str) -> None:
    assert {row.code for row in ROWS if row.code_list == name} == set(COVERED[name])


def test_every_stance_makes_its_own_rows_for_taking_a_position() -> None:
    rows = [row for row in ROWS if row.code == Act.TAKE_POSITION]
    assert {row.stance_value for row in rows} == set(StanceValue)


def test_external_codes_are_of_the_form_that_their_scheme_uses() -> None:
    for row in ROWS:
        if row.external_code is None:
            continue
        if row.scheme == "cameo":
            assert re.fullmatch(r"(0[1-9]|1\d|20)\d{0,2}", row.external_code), row
        if row.scheme == "plover" and row.code_list in {"act", "meeting_status"}:
            assert row.external_code.split("-")[0] in PLOVER_TYPES, row
        if row.scheme == "ucdp_pad" and row.code_list == "provision":
            assert row.external_code in PAD_PROVISIONS, row


def test_cameo_roots_outside_the_pinned_file_say_so() -> None:
    for row in ROWS:
        if row.scheme == "cameo" and row.external_code is not None:
            outside = row.external_code.startswith(("01", "02"))
            assert (row.scheme_version == "unversioned") == outside, row
            assert ("not in the CAMEO2PLOVER file" in row.note) == outside, row


def test_what_was_not_read_is_marked_unverified() -> None:
    for row in ROWS:
        guessed = (
            (row.scheme == "pax" and row.code_list in {"provision", "monitoring"})
            or row.scheme in {"enb", "ucdp_acd"}
            or (row.scheme == "ucdp_ged" and row.match is not Match.NONE)
            or (row.scheme == "ethprio_cf" and (row.external_code or "").startswith("side="))
        )
        if guessed:
            assert not row.verified, row
    assert sum(row.verified for row in ROWS) > len(ROWS) / 2


def test_known_mappings() -> None:
    assert find("act", "take_position", "cameo", "rejects")["127"] is Match.CLOSE
    assert find("act", "declare_ceasefire", "plover") == {
        "CONCEDE": Match.BROAD,
        "RETREAT-ceasefire": Match.CLOSE,
    }
    assert find("meeting_format", "phone", "cameo") == {"041": Match.EXACT}
    assert find("meeting_format", "video", "cameo") == {"041": Match.BROAD}
    assert find("domain", "energy", "ethprio_cf") == {"partial=1": Match.BROAD}
    assert find("provision", "prisoner_exchange", "ucdp_pad") == {"pris": Match.CLOSE}
    assert find("meeting_status", "rumoured", "plover") == {"": Match.NONE}


def test_the_file_is_plain_csv_with_unix_line_ends() -> None:
    data = CROSSWALK.read_bytes()
    assert data.endswith(b"\n")
    assert b"\r" not in data
    assert data.isascii()
    header = data.split(b"\n", 1)[0].decode()
    assert header.split(",") == list(CrosswalkRow.__dataclass_fields__)


def test_an_unknown_match_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = CROSSWALK.read_text(encoding="utf-8").split("\n", 1)[0]
    bad = tmp_path / "crosswalk.csv"
    bad.write_text(f"{head}\nact,deny,,cameo,1,016,similar,\n", encoding="utf-8")
    monkeypatch.setattr(crosswalk, "CROSSWALK", bad)
    with pytest.raises(ValueError, match="similar"):
        read_crosswalk()
