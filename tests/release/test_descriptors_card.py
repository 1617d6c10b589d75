"""``README.md`` of a release: a card for programs, links that lead somewhere, code that runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import yaml
from hypothesis import given

from ceasefire_data.release.candidate import write_candidate, write_receipt
from ceasefire_data.release.described import describe
from ceasefire_data.release.descriptors.card import card_markdown
from ceasefire_data.release.descriptors.naming import citation
from ceasefire_data.release.markdown import escaped, slug
from ceasefire_data.reliability.tables import reliability_tables
from ceasefire_data.tabular.assembly import build_tables
from ceasefire_data.tabular.reference import vocabulary_tables
from tests.datasets import info_tables
from tests.release import samples
from tests.release.drawn_tables import Drawn, few, releases
from tests.reliability.samples import recoding, records

LINK = re.compile(r"\]\(([^)#]*)(?:#([^)]*))?\)")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a release with every table that we publish."""
    base = tmp_path_factory.mktemp("candidates")
    made = build_tables(records()) | info_tables() | vocabulary_tables()
    made |= reliability_tables(records(), [recoding()])
    folder = write_candidate(made, base, identity=samples.identity("2026.11.0"), previous=None)
    write_receipt(folder, samples.PASSED)
    return folder


def text_of(release: Path) -> str:
    return (release / "README.md").read_text(encoding="utf-8")


def card(drawn: Drawn) -> str:
    return card_markdown(drawn.identity, describe(drawn.tables()), drawn.entries())


def split(text: str) -> tuple[Any, str]:
    """Return the front matter of a card, as YAML has it, and its body."""
    start, front, body = text.split("---\n", 2)
    assert start == ""
    return yaml.safe_load(front), body


def test_each_table_with_rows_is_a_configuration(release: Path) -> None:
    front, _ = split(text_of(release))
    rows = {name: table.num_rows for name, table in tables_of(release).items()}
    assert {one["config_name"]: one["data_files"] for one in front["configs"]} == {
        name: f"{name}.parquet" for name, number in rows.items() if number
    }
    assert 0 in rows.values(), "a table without rows has none: `datasets` could not load it"


def test_every_table_is_named_with_its_rows(release: Path) -> None:
    _, body = split(text_of(release))
    for name, table in tables_of(release).items():
        assert f"\n| [{name}](CODEBOOK.md#table-{name}) | {table.num_rows:,} | " in body


def test_the_files_that_it_names_are_those_of_the_folder(release: Path) -> None:
    _, body = split(text_of(release))
    section = body.split("\n## Files\n")[1].split("\n## ")[0]
    named = set(re.findall(r"^\| `([^`]+)` \|", section, re.M))
    there = {path.name for path in release.iterdir() if path.suffix != ".parquet"}
    assert named == {"*.parquet", *there} - {"README.md"}


def test_a_release_without_second_coding_names_no_file_of_it() -> None:
    tables = samples.tables(samples.FIRST)
    identity, entries = samples.identity("2026.11.0"), samples.entries(tables)
    assert "RELIABILITY.md" not in card_markdown(identity, describe(tables), entries)


def test_every_link_leads_to_a_file_and_a_heading_of_it(release: Path) -> None:
    _, body = split(text_of(release))
    inside = [(file, anchor) for file, anchor in LINK.findall(body) if "://" not in file]
    assert inside
    for file, anchor in inside:
        headings = re.findall(r"^#+ (.*)$", (release / file).read_text(encoding="utf-8"), re.M)
        assert anchor in {slug(heading) for heading in headings}, (file, anchor)


@pytest.mark.parametrize("language", ["python", "sql"])
def test_the_code_runs_in_the_folder(
    release: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(release)
    found = [code for tag, code in BLOCK.findall(text_of(release)) if tag == language]
    found = [code for code in found if "datasets" not in code]  # which no test here installs
    for code in found:
        if language == "sql":
            rows = pytest.importorskip("duckdb").sql(code).fetchall()
        else:
            names: dict[str, Any] = {}
            exec(compile(code, "README.md", "exec"), names)
            rows = names["statements"]
        assert len(rows) == tables_of(release)["statements"].num_rows
    assert len(found) == {"python": 2, "sql": 1}[language]


@few
@given(releases())
def test_any_release_has_a_card(drawn: Drawn) -> None:
    front, body = split(card(drawn))
    identity = drawn.identity
    assert front["pretty_name"] == identity.title
    assert f"\n# {escaped(identity.title)}\n" in body
    assert f"Release **{identity.version}** of {identity.day}" in body
    assert (identity.homepage or "https://example.org") not in body or identity.homepage
    assert body.endswith(f"\n> {escaped(citation(identity))}\n")
    for _, title in identity.processes:
        assert escaped(title) in body
    known = {"CC-BY-4.0": "cc-by-4.0", "ODbL-1.0": "odbl", "MIT": "mit"}
    assert front["license"] == known.get(identity.licence, "other")
    assert ("license_name" in front) is (identity.licence not in known)


def test_paragraphs_of_the_description_stay_whole() -> None:
    tables = samples.tables(samples.FIRST)
    said = {"description": "Lines that were\nwrapped.\n\n\n- no list\n", "licence": "CC-BY-ND-3.0"}
    text = card_markdown(
        samples.identity("2026.11.0", **said), describe(tables), samples.entries(tables)
    )
    assert "\n\nLines that were wrapped.\n\n\\- no list\n\nRelease **2026.11.0**" in text
    front, _ = split(text)
    assert (front["license"], front["license_name"]) == ("other", "cc-by-nd-3-0")
    assert front["license_link"] == "https://spdx.org/licenses/CC-BY-ND-3.0.html"


@few
@given(releases())
def test_no_text_of_a_data_set_becomes_markup(drawn: Drawn) -> None:
    _, body = split(card(drawn))
    opening = body.split("\n## Tables\n")[0]  # the tables' own texts are ours, and may have marks
    assert "</script>" not in opening.replace("\\</script\\>", "")
    assert "](b)" not in opening.replace("\\](b)", "")
    lines = body.splitlines()
    rows = [line for line in lines if line.startswith("| [")]
    assert len(rows) == len(drawn.tables())
    for row in rows:
        assert len(re.findall(r"(?<!\\)\|", row)) == 4, "three cells, whatever stands in them"


def tables_of(release: Path) -> dict[str, pa.Table]:
    return {path.stem: pa.parquet.read_table(path) for path in sorted(release.glob("*.parquet"))}
