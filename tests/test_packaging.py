"""The package as such: public names, metadata, locks, the build hook, the set-up."""

from __future__ import annotations

import ast
import importlib
import importlib.metadata
import importlib.util
import json
import os
import pkgutil
import re
import shutil
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import ceasefire_data
from ceasefire_data import paths

ROOT = Path(__file__).resolve().parents[1]
PYTHONS = ["3.11", "3.12", "3.13"]
REQUIREMENTS = ROOT / "requirements"
LOCKS = sorted(path.relative_to(REQUIREMENTS).as_posix() for path in REQUIREMENTS.rglob("*.txt"))


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """The table `project` of pyproject.toml."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)["project"]
    return table


def dataset_line(key: str) -> str:
    """Return a top-level text of dataset.yaml, read without YAML as hatchling does."""
    text = (ROOT / "ceasefire_data/records/dataset.yaml").read_text(encoding="utf-8")
    match = re.search(rf"^{key}: ['\"]?([^'\"\s]+)", text, flags=re.MULTILINE)
    assert match, f"dataset.yaml has no {key}"
    return match[1]


def run_python(code: str, *, cwd: Path) -> str:
    """Run code in a fresh interpreter, in another folder, and return what it prints."""
    run = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False, cwd=cwd
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


# --- the public names ----------------------------------------------------------------------------


def test_import_alone_loads_nothing(tmp_path: Path) -> None:
    """Not even what the standard library has, beyond the package itself."""
    code = (
        "import sys; before = set(sys.modules); import ceasefire_data;"
        "print(*sorted(set(sys.modules) - before))"
    )
    assert run_python(code, cwd=tmp_path).split() == ["ceasefire_data"]


def test_every_public_name_has_a_home() -> None:
    assert set(ceasefire_data._HOMES) == set(ceasefire_data.__all__) - {"__version__"}
    assert ceasefire_data.__all__ == sorted(ceasefire_data.__all__)
    assert set(ceasefire_data.__all__) <= set(dir(ceasefire_data))


@pytest.mark.parametrize("name", [name for name in ceasefire_data.__all__ if name[0] != "_"])
def test_public_name_is_what_its_home_has(name: str) -> None:
    home = importlib.import_module(f"ceasefire_data.{ceasefire_data._HOMES[name]}")
    value = getattr(ceasefire_data, name)
    assert value is getattr(home, name)
    assert callable(value)
    assert not isinstance(value, ModuleType)
    assert value.__doc__


def test_public_names_survive_the_import_of_every_module(tmp_path: Path) -> None:
    modules = [
        module.name
        for module in pkgutil.walk_packages(ceasefire_data.__path__, "ceasefire_data.")
        if not module.name.endswith("__main__")
    ]
    assert "ceasefire_data.errors" in modules
    code = f"""
import importlib, types
for name in {modules!r}:
    importlib.import_module(name)
import ceasefire_data as cd
for name, home in cd._HOMES.items():
    value = getattr(cd, name)
    assert not isinstance(value, types.ModuleType), name
    assert value is getattr(importlib.import_module("ceasefire_data." + home), name), name
print("whole")
"""
    assert run_python(code, cwd=tmp_path).strip() == "whole"


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"module 'ceasefire_data' has no attribute 'nope'"):
        _ = ceasefire_data.nope


def test_type_checkers_see_the_same_names_from_the_same_homes() -> None:
    """The lazy map and the re-exports for type checkers are two lists of the same thing."""
    tree = ast.parse((ROOT / "ceasefire_data/__init__.py").read_text(encoding="utf-8"))
    found = {
        name.name: str(node.module).removeprefix("ceasefire_data.")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("ceasefire_data.")
        for name in node.names
    }
    assert found == ceasefire_data._HOMES


# --- metadata ------------------------------------------------------------------------------------


def test_version_is_the_one_of_the_data(project: dict[str, Any]) -> None:
    version = dataset_line("version")
    assert project["dynamic"] == ["version"]
    assert ceasefire_data.__version__ == version == importlib.metadata.version("ceasefire-data")
    assert str(Version(version)) == version, "written as packaging tools write it"


def test_citation_and_changelog_name_the_version_and_the_day() -> None:
    version, day = dataset_line("version"), dataset_line("day")
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f'\nversion: "{version}"\n' in citation
    assert f'\ndate-released: "{day}"\n' in citation
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)$", changelog, re.M)[0] == f"{version} ({day})"


def test_supported_pythons_are_named_once_each(project: dict[str, Any]) -> None:
    prefix = "Programming Language :: Python :: 3."
    found = [c.removeprefix(prefix[:-2]) for c in project["classifiers"] if c.startswith(prefix)]
    assert found == PYTHONS
    assert project["requires-python"] == f">={PYTHONS[0]}"


def test_the_core_is_small_and_loosely_bounded(project: dict[str, Any]) -> None:
    core = {req.name: req for req in map(Requirement, project["dependencies"])}
    assert set(core) == {"pyarrow", "pydantic", "PyYAML", "typer"}
    capped = {name for name, req in core.items() if "<" in str(req.specifier)}
    assert capped == {"pydantic"}


def test_all_is_every_extra_for_users(project: dict[str, Any]) -> None:
    extras = project["optional-dependencies"]
    (everything,) = map(Requirement, extras["all"])
    assert everything.extras == set(extras) - {"all", "dev"}


def test_every_dependency_has_its_reason(project: dict[str, Any]) -> None:
    """CONTRIBUTING.md says of each package why it is there, and of no other."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| [^|]{10,} \|$", text, re.M)
    explained = {
        canonicalize_name(name)
        for row in rows
        for name in re.sub(r"\(.*\)", "", row).strip().split(", ")
    }
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    named = {canonicalize_name(Requirement(line).name) for group in groups for line in group}
    assert explained == named - {"ceasefire-data"}


def test_both_licences_are_there_in_full() -> None:
    assert "END OF TERMS AND CONDITIONS" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    data = (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")
    assert "SPDX-License-Identifier: CC-BY-4.0" in data
    assert "Section 8 -- Interpretation." in data


# --- the locks -----------------------------------------------------------------------------------


def locked(name: str, *, python: str) -> dict[str, Version]:
    """Return what a lock installs on Linux under one version of Python."""
    environment = default_environment() | {
        "implementation_name": "cpython",
        "os_name": "posix",
        "platform_machine": "x86_64",
        "platform_python_implementation": "CPython",
        "platform_system": "Linux",
        "python_full_version": f"{python}.0",
        "python_version": python,
        "sys_platform": "linux",
    }
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    found: dict[str, Version] = {}
    for line in re.findall(r"^([a-zA-Z0-9].*?) *\\?$", text, re.M):
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate(dict(environment)):
            (pin,) = requirement.specifier
            assert pin.operator == "=="
            assert requirement.name not in found, f"{requirement.name} is locked twice"
            found[canonicalize_name(requirement.name)] = Version(pin.version)
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_locks_have_hashes_and_no_addresses(name: str) -> None:
    """A lock with the address of somebody's registry or folder works for nobody else."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-zA-Z0-9])", text, flags=re.M)[1:]
    assert len(blocks) > (0 if name.startswith("foreign/") else 10)
    for block in blocks:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block
    for line in text.splitlines():
        assert not re.search(r"://|file:|@ |--index|--extra-index|--find-links|\\[^\n]", line), line
        assert not re.search(r"(?:^|[\s=])(?:/|~|\.\./|[A-Z]:)", line), line


@pytest.mark.parametrize("python", PYTHONS)
def test_dev_lock_has_what_the_release_lock_has(python: str) -> None:
    release, dev = (locked(name, python=python) for name in ["release.txt", "dev.txt"])
    assert release.items() <= dev.items()


@pytest.mark.parametrize("python", PYTHONS)
def test_locks_satisfy_the_metadata(python: str, project: dict[str, Any]) -> None:
    """Fails when pyproject.toml was changed and `make lock` was forgotten."""
    extras = project["optional-dependencies"]
    wanted = {
        "release.txt": [
            *project["dependencies"],
            *extras["reliability"],
            *extras["validation"],
        ],
        "dev.txt": [*project["dependencies"], *(line for name in extras for line in extras[name])],
    }
    for name, lines in wanted.items():
        pins = locked(name, python=python)
        for requirement in map(Requirement, lines):
            if requirement.name != "ceasefire-data":
                pin = pins.get(canonicalize_name(requirement.name))
                assert pin, f"{requirement.name} is not in {name}: make lock"
                assert pin in requirement.specifier, f"{requirement} in {name}: make lock"


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", [name for name in LOCKS if name.startswith("foreign/")])
def test_locks_of_foreign_programs_satisfy_their_wishes(name: str, python: str) -> None:
    """Fails when requirements/foreign/*.in was changed and `make lock` was forgotten."""
    wishes = (REQUIREMENTS / name).with_suffix(".in").read_text(encoding="utf-8").splitlines()
    wanted = [Requirement(line) for line in wishes if line and line[0] not in "#-"]
    pins = locked(name, python=python)
    assert [req for req in wanted if req.specifier], "the program itself has an exact version"
    for requirement in wanted:
        assert pins[canonicalize_name(requirement.name)] in requirement.specifier, requirement


def test_lowest_lock_is_at_the_lower_bounds(project: dict[str, Any]) -> None:
    """Fails when a bound was changed and `make lock` was forgotten."""
    extras = project["optional-dependencies"]
    users = [project["dependencies"]]
    users += [extras[name] for name in extras if name not in {"all", "dev"}]
    oldest, dev = (locked(name, python=PYTHONS[0]) for name in ["lowest.txt", "dev.txt"])
    for requirement in map(Requirement, [line for group in users for line in group]):
        (bound,) = (part.version for part in requirement.specifier if part.operator == ">=")
        assert oldest[canonicalize_name(requirement.name)] == Version(bound), requirement
    tools = (REQUIREMENTS / "lowest.in").read_text(encoding="utf-8").splitlines()[1:]
    assert {name: oldest[name] for name in tools} == {name: dev[name] for name in tools}


def test_release_lock_has_the_pyarrow_that_was_decided_on() -> None:
    text = (ROOT / "requirements/release.in").read_text(encoding="utf-8")
    decided = Requirement(text.splitlines()[-1])
    for python in PYTHONS:
        assert locked("release.txt", python=python)[decided.name] in decided.specifier


# --- the build hook and the paths ----------------------------------------------------------------


@pytest.fixture(scope="module")
def hatch_build() -> ModuleType:
    """The build hook as a module."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_newest_release_is_the_newest_by_number(hatch_build: ModuleType, tmp_path: Path) -> None:
    assert hatch_build.newest_release(tmp_path / "releases") is None
    for name in ["2026.9.12", "2026.11.0", "2026.11.1.dev0", ".staging-2027.1.0", "latest"]:
        (tmp_path / name).mkdir()
    (tmp_path / "2027.1.0").write_text("a file is not a release")
    assert hatch_build.newest_release(tmp_path) == tmp_path / "2026.11.0"


@pytest.mark.parametrize(
    "name",
    [
        "2026.11.0",
        "2026.1.999999",
        "2026.01.0",
        "2026.13.0",
        "2026.1.00",
        "2026.1.1000000",
        "0026.1.0",
        "v2026.1.0",
        "2026.11.1.dev0",
        "2026.11",
        "٢٠٢٦.1.0",
        "releases",
    ],
)
def test_hook_and_catalogue_agree_on_what_a_release_is_called(
    hatch_build: ModuleType, name: str
) -> None:
    manifest = importlib.import_module("ceasefire_data.manifest")
    assert bool(hatch_build._RELEASE_NAME.fullmatch(name)) == bool(manifest.version_key(name))


def test_wheel_carries_what_exists(hatch_build: ModuleType, tmp_path: Path) -> None:
    assert hatch_build.bundled_folders(tmp_path) == []
    for name in ["schemas", "validation", "releases/2026.11.0", "releases/2026.9.1"]:
        (tmp_path / name).mkdir(parents=True)
    found = [
        path.relative_to(tmp_path).as_posix() for path in hatch_build.bundled_folders(tmp_path)
    ]
    assert found == ["schemas", "validation", "releases/2026.11.0"]


def write_day(root: Path, day: str) -> None:
    """Write as much of a dataset.yaml as the hook reads."""
    (root / "ceasefire_data" / "records").mkdir(parents=True)
    (root / "ceasefire_data" / "records" / "dataset.yaml").write_text(f"name: x\nday: {day}\n")


@pytest.fixture
def dated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a release day, in an environment that has a date already."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    write_day(tmp_path, "2026-11-23")
    return tmp_path


@pytest.mark.parametrize(
    ("target", "kind", "places"),
    [
        ("wheel", "standard", ["ceasefire_data/_bundled/schemas"]),
        ("sdist", "standard", ["schemas"]),
        ("wheel", "editable", []),
    ],
)
def test_hook_puts_the_folders_in_their_place(
    hatch_build: ModuleType, dated: Path, target: str, kind: str, places: list[str]
) -> None:
    (dated / "schemas").mkdir()
    hook = hatch_build.BundledFolders(str(dated), {}, None, None, str(dated), target)
    build_data: dict[str, dict[str, str]] = {"force_include": {}}
    hook.initialize(kind, build_data)
    assert list(build_data["force_include"].values()) == places


@pytest.mark.parametrize("day", ["2026-11-23", "'2026-11-23'", '"2026-11-23"'])
def test_packages_are_dated_with_the_release_day(
    hatch_build: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    """Unless whoever builds says otherwise."""
    write_day(tmp_path, day)
    hook = hatch_build.BundledFolders(str(tmp_path), {}, None, None, str(tmp_path), "wheel")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    hook.initialize("standard", {"force_include": {}})
    assert os.environ["SOURCE_DATE_EPOCH"] == "1"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    hook.initialize("standard", {"force_include": {}})
    midnight = datetime(2026, 11, 23, tzinfo=UTC)
    assert os.environ["SOURCE_DATE_EPOCH"] == str(int(midnight.timestamp()))


def test_a_data_set_without_a_day_is_not_packed(hatch_build: ModuleType, tmp_path: Path) -> None:
    write_day(tmp_path, "soon")
    with pytest.raises(ValueError, match="names no release day"):
        hatch_build.release_day(tmp_path)


@pytest.mark.parametrize("python", PYTHONS)
def test_the_build_backend_is_locked(python: str) -> None:
    """`make wheel` builds with it: its version stands in every wheel."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (backend,) = map(Requirement, tomllib.loads(text)["build-system"]["requires"])
    assert locked("dev.txt", python=python)[backend.name] in backend.specifier


def test_checkout_uses_its_own_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.RELEASES_VARIABLE, raising=False)
    assert paths.schemas_dir() == ROOT / "schemas"
    assert paths.validation_dir() == ROOT / "validation"
    assert paths.records_dir() == ROOT / "ceasefire_data" / "records"
    assert paths.release_roots()[0] == ROOT / "releases"


def test_named_folders_come_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    named = os.pathsep.join([str(tmp_path / "one"), "", "two"])
    monkeypatch.setenv(paths.RELEASES_VARIABLE, named)
    roots = paths.release_roots()
    assert roots[:3] == (tmp_path / "one", tmp_path / "two", ROOT / "releases")


@pytest.mark.parametrize("stray", [False, True])
def test_installed_wheel_uses_what_it_carries(tmp_path: Path, stray: bool) -> None:
    """Also where another wheel has left its pyproject.toml in site-packages."""
    package = tmp_path / "site-packages" / "ceasefire_data"
    package.mkdir(parents=True)
    for name in ["__init__.py", "errors.py", "paths.py"]:
        shutil.copy(ROOT / "ceasefire_data" / name, package)
    if stray:
        (package.parent / "pyproject.toml").touch()
    code = f"""
import sys, json
sys.path.insert(0, {str(package.parent)!r})
from ceasefire_data import errors, paths
try:
    paths.records_dir()
except errors.UsageError as error:
    print(json.dumps([str(error), *map(str, [paths.schemas_dir(), *paths.release_roots()])]))
"""
    message, schemas, releases = json.loads(run_python(code, cwd=tmp_path))
    assert "checkout" in message
    assert "\n" not in message
    assert Path(schemas) == package / "_bundled" / "schemas"
    assert Path(releases) == package / "_bundled" / "releases"


# --- the set-up ----------------------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="the Makefile needs a POSIX shell")
class TestFindPython:
    """`.ci/find-python` runs the candidates: names on the path may lie."""

    def find(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the script with a path on which only `folder` is."""
        return subprocess.run(
            ["/bin/sh", str(ROOT / ".ci/find-python"), *arguments],
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": str(folder)},
        )

    def put(self, folder: Path, name: str, script: str) -> None:
        """Write an executable of that name."""
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def test_shim_that_does_not_work_is_passed_over(self, tmp_path: Path) -> None:
        self.put(tmp_path, "python3", "exit 127")
        self.put(tmp_path, "python3.13", "exit 127")
        self.put(tmp_path, "python3.11", f'exec "{sys.executable}" "$@"')
        assert self.find(tmp_path).stdout == "python3.11\n"

    def test_named_python_is_the_only_candidate(self, tmp_path: Path) -> None:
        self.put(tmp_path, "python3", f'exec "{sys.executable}" "$@"')
        assert self.find(tmp_path, sys.executable).stdout == f"{sys.executable}\n"
        run = self.find(tmp_path, "/nowhere/python")
        assert (run.returncode, run.stdout) == (1, "")
        assert run.stderr.splitlines() == [
            "PYTHON=/nowhere/python is not a working Python 3.11 or newer with venv"
        ]

    def test_none_is_one_clear_line(self, tmp_path: Path) -> None:
        run = self.find(tmp_path)
        assert (run.returncode, run.stdout) == (1, "")
        assert len(run.stderr.splitlines()) == 1
        assert "PYTHON=" in run.stderr


def test_ci_runs_what_the_readme_tells_people_to_run() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    commands = [line for line in script.splitlines() if line.startswith("make ")]
    parts = ["lint", "data", "test-slow", "test-foreign", "test"]
    assert commands == [f"make {part}" for part in parts]
    assert os.access(ROOT / ".ci/run", os.X_OK)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make data" in readme
    assert "make test" in readme


def test_files_are_taken_as_they_are() -> None:
    """Hashes and spans are of bytes: git must not change line ends."""
    assert (ROOT / ".gitattributes").read_text(encoding="utf-8") == "* -text\n"
