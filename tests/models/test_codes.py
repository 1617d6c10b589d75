"""The code lists: complete, distinct, defined, and plain text to everything that reads them."""

from __future__ import annotations

import copy
import json
import pickle
import re
import subprocess
import sys

import pytest

from ceasefire_data.models import codes
from ceasefire_data.models.codes import (
    CODE_LISTS,
    LEVEL_OF_RANK,
    Act,
    Code,
    MeetingLevel,
    MeetingOutcome,
    MeetingStatus,
    Modality,
    OfficeRank,
    ProposalStatus,
    StanceValue,
)

SLUG = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
REFERENCE = re.compile(r"`([^`]+)`")
MEMBERS = [(name, code) for name, kind in CODE_LISTS.items() for code in kind]
NOT_CODES = {
    # words in backticks that are fields, other texts or words of a source
    "merged_into", "supports", "notes", "name", "lapsed", "threaten_", "against", "period",
    "count", "follows", "party_id", "LEVEL_OF_RANK", "the West", "US allies", "news agencies",
    "last month", "../B", "A/..", "~", "yes, but", "no, but we can talk", "fixed", "side",
    "CODE_LISTS",
}  # fmt: skip


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def test_every_code_class_is_listed_under_its_name_in_order() -> None:
    classes = {kind for kind in vars(codes).values() if isinstance(kind, type)}
    subclasses = {kind for kind in classes if issubclass(kind, Code)} - {Code}
    own = {kind for kind in Code.__subclasses__() if kind.__module__.startswith("ceasefire_data.")}
    assert own == subclasses
    assert {_snake(kind.__name__): kind for kind in subclasses} == CODE_LISTS
    assert list(CODE_LISTS) == sorted(CODE_LISTS)


def test_all_public_names_are_exported() -> None:
    assert {"CODE_LISTS", "LEVEL_OF_RANK", "Code"} | {
        kind.__name__ for kind in CODE_LISTS.values()
    } == set(codes.__all__)


@pytest.mark.parametrize("kind", CODE_LISTS.values(), ids=list(CODE_LISTS))
def test_a_list_has_no_aliases_and_no_two_equal_definitions(kind: type[Code]) -> None:
    assert len(kind.__members__) == len(list(kind)) > 1
    definitions = [code.definition.casefold() for code in kind]
    assert len(set(definitions)) == len(definitions)
    assert kind.__doc__ != Code.__doc__


@pytest.mark.parametrize("kind", CODE_LISTS.values(), ids=list(CODE_LISTS))
def test_the_docstring_of_a_list_names_its_origin(kind: type[Code]) -> None:
    assert kind.__doc__ is not None
    assert re.search(r"\b(own|derived|after)\b", kind.__doc__)


def test_a_code_is_a_slug_named_after_itself() -> None:
    for name, code in MEMBERS:
        assert SLUG.fullmatch(code.value), (name, code)
        assert code.name == code.value.upper(), (name, code)
        assert len(code.value) <= 40, (name, code)


def test_a_definition_is_one_to_four_clean_sentences() -> None:
    for name, code in MEMBERS:
        text = code.definition
        assert len(text) >= 30, (name, code)
        assert text.endswith("."), (name, code)
        assert text.isascii(), (name, code)
        assert text[0].isupper(), (name, code)
        assert "  " not in text, (name, code)
        assert "\n" not in text, (name, code)
        assert text == text.strip(), (name, code)
        assert len(re.findall(r"[.?](?: |$)", text)) <= 4, (name, code)
        assert text.count("`") % 2 == 0, (name, code)
        assert text.count("(") == text.count(")"), (name, code)


def test_a_definition_only_refers_to_codes_that_exist() -> None:
    values = {member.value for _, member in MEMBERS}
    for name, code in MEMBERS:
        cited = set(REFERENCE.findall(code.definition)) - NOT_CODES
        assert cited <= values, (name, code)
        assert code.value not in cited, (name, code)


@pytest.mark.parametrize("kind", [Act, ProposalStatus, StanceValue, Modality, MeetingStatus])
def test_the_hard_lists_refer_to_their_neighbours(kind: type[Code]) -> None:
    cited = {word for code in kind for word in REFERENCE.findall(code.definition)}
    assert len(cited & {code.value for code in kind}) >= len(kind) // 3


def test_a_code_is_its_text_to_everybody_else() -> None:
    for name, code in MEMBERS:
        plain = str.__str__(code.value)
        assert code == plain, (name, code)
        assert hash(code) == hash(plain), (name, code)
        assert f"{code}" == str(code) == plain, (name, code)
        assert json.dumps({code: code}) == json.dumps({plain: plain}), (name, code)
        assert type(code)(plain) is code, (name, code)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickling_and_copying_give_the_same_member(protocol: int) -> None:
    for kind in CODE_LISTS.values():
        for code in kind:
            assert pickle.loads(pickle.dumps(code, protocol)) is code
            assert copy.deepcopy(code) is copy.copy(code) is code


def test_no_attribute_of_a_member_hides_a_method_of_text() -> None:
    own = {name for name in vars(Code) if not name.startswith("_")}
    assert not own & set(dir(str))
    assert MeetingStatus.HELD.title() == "Held"
    assert MeetingOutcome.NONE.count("n") == 2
    assert MeetingOutcome.CONTINUE.partition("t") == ("con", "t", "inue")


def test_a_member_without_a_definition_is_refused() -> None:
    with pytest.raises(TypeError, match="'bare' has no definition"):

        class Faulty(Code):
            BARE = "bare"


def test_unknown_codes_are_refused() -> None:
    with pytest.raises(ValueError, match="rejected"):
        StanceValue("rejected")


def test_there_are_27_acts_and_other() -> None:
    assert len(Act) == 28
    assert list(Act)[-1] is Act.OTHER


def test_stances_run_from_most_to_least_favourable() -> None:
    assert [value.value for value in StanceValue] == [
        "endorses", "accepts", "accepts_conditionally", "open", "noncommittal", "reserved",
        "rejects",
    ]  # fmt: skip


def test_histories_have_no_code_that_has_its_home_elsewhere() -> None:
    assert not {"lapsed"} & set(MeetingStatus)
    assert not {"rejected", "countered", "superseded", "breached"} & set(ProposalStatus)


def test_every_rank_gives_a_meeting_one_known_level() -> None:
    assert set(LEVEL_OF_RANK) == set(OfficeRank)
    assert set(LEVEL_OF_RANK.values()) == set(MeetingLevel) - {MeetingLevel.UNKNOWN}


def test_codes_need_nothing_but_the_standard_library() -> None:
    script = (
        "import sys, ceasefire_data.models.codes, ceasefire_data.models.crosswalk\n"
        "print(sorted({'pydantic', 'pyarrow', 'yaml', 'typer'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
