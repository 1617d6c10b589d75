"""The version of the package is that of the code that runs, not of one that is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ceasefire_data.curation.dataset import read_info
from ceasefire_data.errors import UsageError
from ceasefire_data.paths import records_dir
from ceasefire_data.version import package_version

PACKAGE = Path(__file__).resolve().parents[1] / "ceasefire_data"
ASK = "from ceasefire_data.version import package_version as v; print(v())"
ROOT = "import ceasefire_data as cd; print(cd.__version__)"


def code(folder: Path) -> Path:
    """Put the code that says the version into a folder."""
    package = folder / "ceasefire_data"
    package.mkdir(parents=True)
    for name in ("__init__.py", "errors.py", "paths.py", "version.py"):
        shutil.copy(PACKAGE / name, package / name)
    return folder


def metadata(folder: Path, version: str) -> Path:
    """Put the metadata of an installation of that version into a folder."""
    info = folder / f"ceasefire_data-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.4\nName: ceasefire-data\nVersion: {version}\n", encoding="utf-8"
    )
    return folder


def asked(folder: Path, *installed: Path, ask: str = ASK) -> subprocess.CompletedProcess[str]:
    """Ask the code in a folder for its version, beside what is installed."""
    path = os.pathsep.join(str(each) for each in (folder, *installed))
    return subprocess.run(
        [sys.executable, "-S", "-c", ask],
        env={**os.environ, "PYTHONPATH": path},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_in_a_checkout_it_is_that_of_the_data() -> None:
    assert package_version() == read_info(records_dir()).version


@pytest.mark.parametrize("ask", [ASK, ROOT])
def test_an_exported_tree_says_its_own_beside_another_installation(
    tmp_path: Path, ask: str
) -> None:
    tree = metadata(code(tmp_path / "tree"), "2031.1.0")
    (tree / "pyproject.toml").touch()
    (tree / "ceasefire_data" / "records").mkdir()
    dataset = tree / "ceasefire_data" / "records" / "dataset.yaml"
    dataset.write_text("name: a\nversion: '2027.2.3'\nschema_version: '9.0.0'\n", encoding="utf-8")
    done = asked(tree, metadata(tmp_path / "site", "2030.1.0"), ask=ask)
    assert done.stdout == "2027.2.3\n", done.stderr


def test_a_wheel_says_that_of_the_metadata_beside_it(tmp_path: Path) -> None:
    site = metadata(code(tmp_path / "site"), "2027.2.3")
    done = asked(metadata(tmp_path / "other", "2030.1.0"), site)
    assert done.stdout == "2027.2.3\n", done.stderr


def test_code_alone_has_none(tmp_path: Path) -> None:
    done = asked(code(tmp_path / "tree"), metadata(tmp_path / "site", "2030.1.0"))
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.startswith(f"{UsageError.__module__}.{UsageError.__name__}: nothing beside ")
