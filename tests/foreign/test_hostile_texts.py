"""Texts that programs take for something else: each arrives as the text it is, everywhere.

The country NO (Norway) that YAML of the first version reads as "false", a formula, and a name that
closes the script of a page and opens its own.
"""

from __future__ import annotations

import json
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import xlsxwriter
import yaml

from tests.datasets import actor, base, proposal, statement, write_dataset
from tests.foreign.datasette_site import Site
from tests.foreign.environments import python_environment
from tests.foreign.making import built, exported, make
from tests.foreign.running import needed, passed

pytestmark = pytest.mark.foreign

READ_WORKBOOK = Path(__file__).parent / "scripts" / "read_workbook.py"
SCRIPT = "</script><script>alert(1)</script>"
FORMULA = "=1+1"
NORWAY = {"iso2": "NO"}


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a data set of such texts, with such a name; its `iso2: NO` has no quotes."""
    texts = [
        actor("norway", name="Norway", extensions={"example": NORWAY}),
        actor("sum", name=FORMULA),
        actor("script", name=SCRIPT),
    ]
    folder = tmp_path_factory.mktemp("hostile") / "<script>alert(1)"
    write_dataset(folder, [*base(), *texts, proposal(), statement()], title=SCRIPT)
    path = folder / "actors" / "norway.yaml"
    text = path.read_text(encoding="utf-8").replace("iso2: 'NO'", "iso2: NO")
    path.write_text(text, encoding="utf-8")
    assert yaml.safe_load(text)["extensions"]["example"] == {"iso2": False}, "the trap is set"
    return folder


@pytest.fixture(scope="module")
def hostile(records: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The candidate of a release of it."""
    return built(tmp_path_factory.mktemp("hostile"), records)


def test_norway_is_norway(hostile: Path) -> None:
    rows = pq.read_table(hostile / "records.parquet").to_pylist()
    (record,) = (json.loads(row["json"]) for row in rows if row["record_id"] == "norway")
    assert record["extensions"]["example"] == NORWAY


def test_no_text_of_a_workbook_is_a_formula(hostile: Path, tmp_path: Path) -> None:
    python = needed(python_environment, "frames") / "bin" / "python"
    live = tmp_path / "live.xlsx"
    with xlsxwriter.Workbook(live) as workbook:
        workbook.add_worksheet().write(0, 0, FORMULA)
    assert json.loads(passed(python, READ_WORKBOOK, live))["formulas"] == [FORMULA]
    found = json.loads(
        passed(python, READ_WORKBOOK, exported("xlsx", hostile, tmp_path / "x.xlsx"))
    )
    assert found["formulas"] == []
    assert {FORMULA, SCRIPT} <= set(found["texts"])


def test_report_runs_nothing(hostile: Path, records: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    candidate = shutil.copytree(hostile, tmp_path / hostile.name)
    make("validate", candidate, "--dataset", records, "--report", report)
    page = Page(report.read_text(encoding="utf-8"))
    assert "script" not in page.elements
    assert "<script>alert(1)" in page.words, "as the folder of the files that findings name"


def test_site_runs_nothing(hostile: Path, tmp_path: Path) -> None:
    site = Site(exported("sqlite", hostile, tmp_path / "hostile.db"))
    assert SCRIPT in {row["name"] for row in site.rows("actors")}
    assert SCRIPT not in site.page("/actors")


class Page(HTMLParser):
    """The names of the elements of a page, and all words between them.

    Args:
        text: The page.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.add(tag)

    def handle_data(self, data: str) -> None:
        self.words += data
