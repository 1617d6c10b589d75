"""The wheel as users get it: built, looked into, and installed alone, away from the checkout."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
MEGABYTE = 1_000_000
NOT_IN_A_COPY = [".git", ".venv", "build", "dist", ".*_cache", "__pycache__", ".hypothesis"]


def run(
    *command: str | Path, cwd: Path, env: Mapping[str, str] | None = None, umask: int = -1
) -> str:
    """Run a command, fail with everything that it printed, return its standard output."""
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        umask=umask,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build(source: Path, target: Path, *, umask: int = -1, **env: str) -> dict[str, str]:
    """Build an sdist and the wheel from the tree itself; return the digests of both by name.

    The wheel of `python -m build` alone would be the one made by way of the sdist.
    """
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", target]
    for kind in ("--sdist", "--wheel"):
        run(*command, kind, source, cwd=target.parent, env=env, umask=umask)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in target.iterdir()}


@pytest.fixture(scope="module")
def releases() -> list[str]:
    """The versions in the checkout's `releases/`, oldest first; there is at least one."""
    folder = ROOT / "releases"
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    found = [name for name in names if re.fullmatch(r"\d{4}\.\d+\.\d+", name)]
    if not found and os.environ.get("CI") != "true":
        pytest.skip("nothing is released yet, so a wheel has no data")
    assert found, "no release in releases/: the wheel would have no data"
    return sorted(found, key=lambda name: [int(part) for part in name.split(".")])


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the checkout itself."""
    folder = tmp_path_factory.mktemp("wheel") / "dist"
    build(ROOT, folder)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an empty environment with the wheel and what the wheel itself asks for.

    The locked versions are used as constraints without their hashes: with hashes pip would refuse
    the wheel, which has none.
    """
    folder = tmp_path_factory.mktemp("alone")
    lock = (ROOT / "requirements/release.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([a-zA-Z0-9][^\\\n]*?) *\\?$", lock, flags=re.M)
    constraints = folder / "constraints.txt"
    constraints.write_text("\n".join(pins), encoding="utf-8")
    venv.create(folder / "venv", with_pip=True)
    scripts = "Scripts" if os.name == "nt" else "bin"
    python = folder / "venv" / scripts / "python"
    options = ["--quiet", "--quiet", "--disable-pip-version-check", "--no-input"]
    run(python, "-m", "pip", "install", *options, "-c", constraints, wheel, cwd=folder)
    return python


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in, with no release named by the environment."""
    monkeypatch.delenv("CEASEFIRE_DATA_RELEASES", raising=False)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    return tmp_path


# --- what is in it -------------------------------------------------------------------------------


def test_wheel_has_code_and_bundled_folders_only(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"ceasefire_data"}
    assert "ceasefire_data/py.typed" in names
    assert not [name for name in names if name.startswith("ceasefire_data/records/")]
    assert not [name for name in names if "__pycache__" in name or "/tests/" in name]
    licences = {name.split("/licenses/")[1] for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "LICENSE-DATA"}
    for folder in ["schemas", "validation"]:
        inside = {n for n in names if n.startswith(f"ceasefire_data/_bundled/{folder}/")}
        beside = {
            f"ceasefire_data/_bundled/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert inside == beside
        assert inside, f"{folder}/ is empty"


def test_wheel_has_the_newest_release_and_no_other(wheel: Path, releases: list[str]) -> None:
    prefix = "ceasefire_data/_bundled/releases/"
    with zipfile.ZipFile(wheel) as archive:
        inside = {n: archive.read(n) for n in archive.namelist() if n.startswith(prefix)}
    assert {name.removeprefix(prefix).split("/")[0] for name in inside} == {releases[-1]}
    folder = ROOT / "releases" / releases[-1]
    for path in folder.iterdir():
        assert inside[f"{prefix}{releases[-1]}/{path.name}"] == path.read_bytes()


def test_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size < 10 * MEGABYTE


def test_same_bytes_wherever_and_whenever_it_is_built(wheel: Path, tmp_path: Path) -> None:
    """In another folder, from files of other dates and modes, in another zone, from the sdist."""
    there = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in wheel.parent.iterdir()
    }
    ignore = shutil.ignore_patterns(*NOT_IN_A_COPY)
    copy = Path(shutil.copytree(ROOT, tmp_path / "a copy", ignore=ignore))
    for number, path in enumerate(sorted(path for path in copy.rglob("*") if path.is_file())):
        path.chmod(0o700 if path.stat().st_mode & 0o100 else 0o600)
        os.utime(path, (0, 1_000_000_000 + number))
    again = build(copy, tmp_path / "again", umask=0o077, TZ="Asia/Tokyo", LC_ALL="C")
    assert again == there
    (sdist,) = wheel.parent.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "sdist", filter="data")
    (unpacked,) = (tmp_path / "sdist").iterdir()
    assert not (unpacked / ".git").exists()
    assert build(unpacked, tmp_path / "third", umask=0o027) == there


def test_a_fresh_clone_gives_the_same_bytes(tmp_path: Path) -> None:
    """What is not committed, or ignored, is in no package."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("this is no clone")
    clones = [tmp_path / name for name in ("one", "another-name")]
    for clone in clones:
        run("git", "clone", "--quiet", "--no-hardlinks", ROOT, clone, cwd=tmp_path)
    (clones[1] / "build").mkdir()
    (clones[1] / "build" / "left-over.txt").touch()
    (clones[1] / "tests" / "__pycache__").mkdir()
    (clones[1] / "tests" / "__pycache__" / "left-over.pyc").touch()
    first, second = (build(clone, tmp_path / f"{clone.name}-dist") for clone in clones)
    assert first == second


def test_every_file_is_of_the_release_day(wheel: Path) -> None:
    text = (ROOT / "ceasefire_data/records/dataset.yaml").read_text(encoding="utf-8")
    found = re.search(r"^day: '?([0-9]+)-([0-9]+)-([0-9]+)", text, flags=re.M)
    assert found
    with zipfile.ZipFile(wheel) as archive:
        days = {member.date_time[:3] for member in archive.infolist()}
    assert days == {tuple(map(int, found.groups()))}


def test_the_packages_are_as_their_checkers_want_them(wheel: Path, tmp_path: Path) -> None:
    """What `make wheel` runs."""
    run(sys.executable, "-m", "twine", "check", "--strict", *wheel.parent.iterdir(), cwd=tmp_path)
    checker = Path(sys.executable).with_name("check-wheel-contents")
    run(checker, "--config", ROOT / "pyproject.toml", wheel, cwd=tmp_path)


# --- what it does --------------------------------------------------------------------------------


def test_wheel_alone_loads_its_release(
    installed: Path, releases: list[str], elsewhere: Path
) -> None:
    code = "import ceasefire_data as cd; print(cd.load('statements').num_rows)"
    assert int(run(installed, "-c", code, cwd=elsewhere)) > 0
    code = (
        "import ceasefire_data as cd; (found,) = cd.releases();"
        "print(cd.__version__, found.version, found.path)"
    )
    version, release, path = run(installed, "-c", code, cwd=elsewhere).split()
    assert release == releases[-1]
    # Only while a version is not published yet does its package carry the release before it.
    assert version == release or version not in releases
    assert not Path(path).is_relative_to(ROOT)


def test_wheel_alone_has_its_schemas_and_its_command(installed: Path, elsewhere: Path) -> None:
    code = (
        "from ceasefire_data import paths;"
        "print(*(any(f().iterdir()) for f in (paths.schemas_dir, paths.validation_dir)))"
    )
    assert run(installed, "-c", code, cwd=elsewhere).split() == ["True", "True"]
    command = installed.with_name("ceasefire-data")
    assert "check" in run(command, "--help", cwd=elsewhere)


def test_another_release_by_path_and_by_variable(
    installed: Path, releases: list[str], elsewhere: Path
) -> None:
    """The release that is read lies outside the wheel, and the answer says where it was found."""
    archive = elsewhere / "archive"
    shutil.copytree(ROOT / "releases" / releases[0], archive / releases[0])
    by_path = (
        "import sys, ceasefire_data as cd;"
        "print(cd.load('statements', release=sys.argv[1]).num_rows)"
    )
    assert int(run(installed, "-c", by_path, archive / releases[0], cwd=elsewhere)) > 0
    by_variable = (
        "import sys, ceasefire_data as cd; cd.load('statements', release=sys.argv[1]);"
        "print(*(r.path for r in cd.releases() if r.version == sys.argv[1]))"
    )
    environment = {"CEASEFIRE_DATA_RELEASES": str(archive)}
    found = run(installed, "-c", by_variable, releases[0], cwd=elsewhere, env=environment)
    assert Path(found.strip()) == archive / releases[0]


@pytest.mark.parametrize("release", ["1999.1.0", "no/such/folder"])
def test_missing_release_is_one_clear_line(
    installed: Path, releases: list[str], elsewhere: Path, release: str
) -> None:
    code = """
import sys, ceasefire_data as cd
from ceasefire_data.errors import ReleaseNotFound
try:
    cd.load("statements", release=sys.argv[1])
except ReleaseNotFound as error:
    print(error)
"""
    (line,) = run(installed, "-c", code, release, cwd=elsewhere).splitlines()
    assert release in line
    assert "CEASEFIRE_DATA_RELEASES" in line
    assert "pip install" in line
    assert releases
