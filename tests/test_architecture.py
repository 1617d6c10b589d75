"""The borders of the package that import-linter cannot say, read from the source by `ast`.

The layers themselves are contracts in pyproject.toml and run here too, so that `make test` alone
sees a broken one.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "ceasefire_data"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAX_LINES = 400

# Never at module level: each costs more than everything else that a process does with the package.
HEAVY = {
    "duckdb",
    "great_expectations",
    "matplotlib",
    "pandas",
    "polars",
    "sqlalchemy",
    "xlsxwriter",
}
# `load` must not import these at all: either costs a quarter of the time of reading a table.
SLOW_ON_THE_READ_PATH = {"importlib.metadata", "importlib.resources"}
READ_PATH = ["catalog.py", "errors.py", "manifest.py", "paths.py", "reading.py"]

each_module = pytest.mark.parametrize(
    "path", MODULES, ids=[path.relative_to(PACKAGE).as_posix() for path in MODULES]
)


def is_type_checking(node: ast.AST) -> bool:
    """Say whether a node is an `if TYPE_CHECKING:`, whose body never runs."""
    return isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")


def statements(tree: ast.Module, *, inside_functions: bool) -> Iterator[ast.AST]:
    """Yield the nodes that run when a module is imported, or ever."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.If) and is_type_checking(node):
            waiting.extend(node.orelse)
        elif inside_functions or not isinstance(
            node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
        ):
            waiting.extend(ast.iter_child_nodes(node))


def imports(tree: ast.Module, *, inside_functions: bool) -> set[str]:
    """Return the modules that are imported, with the names taken `from` them as dotted names."""
    found: set[str] = set()
    for node in statements(tree, inside_functions=inside_functions):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            found.add(base)
            found.update(f"{base}.{alias.name}" for alias in node.names)
    return found


def top_levels(names: set[str]) -> set[str]:
    """Return the distributions' top-level modules of dotted names."""
    return {name.split(".")[0] for name in names}


def parse(path: Path) -> ast.Module:
    """Parse one module of the package."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def test_reader_of_imports_sees_what_it_should() -> None:
    """The rules below are only as good as this: each kind of import, at each depth."""
    tree = ast.parse(
        "TYPE_CHECKING = False\n"
        "import a.b\n"
        "if TYPE_CHECKING:\n    import hidden\n"
        "else:\n    import shown\n"
        "try:\n    from c import d\nexcept ImportError:\n    pass\n"
        "class K:\n    import e\n    def m(self):\n        import f\n"
        "from . import g\n"
    )
    at_import = imports(tree, inside_functions=False)
    assert at_import == {"a.b", "shown", "c", "c.d", "e", ".", "..g"}
    assert imports(tree, inside_functions=True) == at_import | {"f"}


@each_module
def test_every_module_says_what_it_is(path: Path) -> None:
    assert (ast.get_docstring(parse(path)) or "").strip(), "a module begins with its docstring"


@each_module
def test_no_module_is_long(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_LINES, f"{lines} lines: what is the second thing that this module does?"


@each_module
def test_heavy_modules_are_imported_inside_functions(path: Path) -> None:
    heavy = set(HEAVY)
    if path.parent.name != "curation":
        heavy.add("yaml")
    found = top_levels(imports(parse(path), inside_functions=False)) & heavy
    assert not found


@each_module
def test_nobody_imports_the_root(path: Path) -> None:
    """A public name that is imported from the root closes a circle, sooner or later."""
    found = imports(parse(path), inside_functions=True)
    names = public_names()
    assert not {name for name in found if name.startswith(".")}, "absolute imports only"
    assert "ceasefire_data" not in {
        name.name
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Import)
        for name in node.names
    }
    assert not {f"ceasefire_data.{name}" for name in names} & found


@each_module
def test_nobody_imports_the_tests(path: Path) -> None:
    found = top_levels(imports(parse(path), inside_functions=True))
    assert not found & {"tests", "benchmarks", "hatch_build", "conftest"}


@each_module
def test_no_vague_names(path: Path) -> None:
    assert not re.search(r"util|helper|manager|common|misc", path.stem)


@pytest.mark.parametrize("name", READ_PATH)
def test_the_way_to_load_is_light(name: str) -> None:
    found = imports(parse(PACKAGE / name), inside_functions=True)
    assert not found & SLOW_ON_THE_READ_PATH
    if name == "paths.py":
        assert top_levels(found) <= {"__future__", "os", "pathlib", "ceasefire_data"}


def test_the_root_imports_nothing() -> None:
    assert not imports(parse(PACKAGE / "__init__.py"), inside_functions=False)


def public_names() -> list[str]:
    """Return `__all__` of the root as it is written there."""
    for node in parse(PACKAGE / "__init__.py").body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names: list[str] = ast.literal_eval(node.value)
            return names
    raise AssertionError("the root has no __all__")


def test_no_public_name_is_the_name_of_a_module() -> None:
    """Importing a submodule sets it as an attribute of the package and would hide the function."""
    modules = {path.stem for path in PACKAGE.glob("*.py")} | {
        path.name for path in PACKAGE.iterdir() if path.is_dir()
    }
    assert not modules & set(public_names())


def test_models_use_pydantic_and_the_standard_library_only() -> None:
    allowed = {"ceasefire_data", "pydantic", "pydantic_core"} | sys.stdlib_module_names
    for path in (PACKAGE / "models").rglob("*.py"):
        found = imports(parse(path), inside_functions=True)
        assert top_levels(found) <= allowed, path.name


def test_command_line_starts_light() -> None:
    """`--help` must not pay for Arrow, pydantic or YAML, whoever imports them."""
    code = (
        "import sys, ceasefire_data.cli;"
        "print(*sorted({'pyarrow', 'pydantic', 'yaml', 'pandas', 'duckdb', 'great_expectations'}"
        " & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert run.stdout.split() == []


def test_contracts_of_import_linter_hold() -> None:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert run.returncode == 0, run.stdout + run.stderr
