"""The environments of foreign programs by themselves, with made-up contents: nothing is fetched."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.foreign import environments, running
from tests.foreign.environments import READY, ROOT, Missing, environment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the environments need a POSIX system")


@pytest.fixture(autouse=True)
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of environments; what is used in a test is let go after it."""
    monkeypatch.setattr(environments, "_held", [])
    monkeypatch.setattr(environments, "_given_up", {})
    monkeypatch.setenv(environments.TOOLS_VARIABLE, str(tmp_path / "tools"))
    return tmp_path / "tools"


def content(text: str) -> environments.Make:
    """Make an environment of one file."""

    def make(folder: Path) -> None:
        (folder / "content").write_text(text)

    return make


def let_go() -> None:
    """Stop using all environments, as the end of the process would."""
    while environments._held:
        environments._held.pop().close()


def names(tools: Path) -> set[str]:
    """Return the environments that are there."""
    return {path.name for path in tools.iterdir() if path.name != environments.LOCKS}


def test_made_once_and_kept(tools: Path) -> None:
    first = environment("tool", [b"lock"], content("first"))
    again = environment("tool", [b"lock"], content("second"))
    assert again == first
    assert first.parent == tools
    assert (first / "content").read_text() == "first"


def test_another_recipe_replaces_it_and_only_it(tools: Path) -> None:
    other = environment("tool-box", [b"lock"], content("other"))
    old = environment("tool", [b"lock"], content("old"))
    let_go()
    new = environment("tool", [b"newer lock"], content("new"))
    assert names(tools) == {other.name, new.name}
    assert new.name != old.name


def test_parts_of_a_recipe_are_told_apart() -> None:
    one = environment("tool", [b"ab", b"c"], content("one"))
    assert environment("tool", [b"a", b"bc"], content("two")) != one


def test_what_somebody_uses_is_not_removed(tools: Path) -> None:
    used = environment("tool", [b"lock"], content("old"))
    new = environment("tool", [b"newer lock"], content("new"))
    assert names(tools) == {used.name, new.name}


def test_failure_leaves_nothing_and_says_why(tools: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise Missing("no network | no luck")

    with pytest.raises(Missing, match=r"^tool-[0-9a-f]{12} cannot be made: no network \| no luck"):
        environment("tool", [b"lock"], fail)
    assert names(tools) == set()
    with pytest.raises(Missing, match="no luck"):
        environment("tool", [b"lock"], content("not tried"))
    environments._given_up.clear()  # as in the next run
    assert environment("tool", [b"lock"], content("whole")).is_dir()


def test_killed_on_the_way_is_begun_again(tools: Path) -> None:
    """The child dies as by a power cut, with half of the environment in place."""
    code = (
        "import os, pathlib\n"
        "from tests.foreign.environments import environment\n"
        "def make(folder: pathlib.Path) -> None:\n"
        "    (folder / 'half').touch()\n"
        "    os._exit(9)\n"
        "environment('tool', [b'lock'], make)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert killed.returncode == 9
    (name,) = names(tools)
    assert (tools / name / "half").exists()
    folder = environment("tool", [b"lock"], content("whole"))
    assert {path.name for path in folder.iterdir()} == {"content", READY}


def test_many_at_once_make_it_once(tools: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = (
        "import pathlib, sys, time\n"
        "from tests.foreign.environments import environment\n"
        "def make(folder: pathlib.Path) -> None:\n"
        "    with open(sys.argv[1], 'a') as log:\n"
        "        log.write('made\\n')\n"
        "    time.sleep(0.2)\n"
        "    (folder / 'whole').touch()\n"
        "assert (environment('tool', [b'lock'], make) / 'whole').exists()\n"
    )
    command = [sys.executable, "-c", code, str(log)]
    workers = [subprocess.Popen(command, cwd=ROOT) for _ in range(4)]
    assert [worker.wait() for worker in workers] == [0] * 4
    assert log.read_text() == "made\n"


def test_environment_whose_python_is_gone_is_made_anew(tmp_path: Path) -> None:
    """As after an upgrade of the system's Python, which the environment only links to."""
    pythons = [tmp_path / "old", tmp_path / "new"]
    for python in pythons:
        python.touch()

    def make(folder: Path) -> None:
        (folder / "bin").mkdir()
        (folder / "bin" / "python").symlink_to(next(p for p in pythons if p.exists()))

    folder = environment("tool", [b"lock"], make)
    let_go()
    pythons[0].unlink()
    assert environment("tool", [b"lock"], make) == folder
    assert (folder / "bin" / "python").readlink() == pythons[1]


def test_folder_that_cannot_be_written_is_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(environments.TOOLS_VARIABLE, str(tmp_path / "file" / "tools"))
    with pytest.raises(Missing, match="no environments can be kept in"):
        environment("tool", [b"lock"], content("whole"))


def test_missing_program_is_named_with_its_package() -> None:
    with pytest.raises(Missing, match=r"no program `no-such-program` .*\(Debian package nothing\)"):
        environments.system_program("no-such-program", "nothing")


def test_node_that_is_too_old_is_named_with_what_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ["node", "npm"]:
        program = tmp_path / name
        program.write_text("#!/bin/sh\necho v18.20.4\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    environments.node_environment.cache_clear()
    with pytest.raises(Missing, match=r"node is Node\.js v18\.20\.4; 20 or newer is needed$"):
        environments.node_environment()


@pytest.mark.parametrize(("ci", "outcome"), [("true", "Failed"), ("", "Skipped")])
def test_missing_fails_in_ci_and_skips_elsewhere(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: str
) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(BaseException, match="not here") as caught:
        running.needed(environments.system_program, "no-such-program", "not here")
    assert type(caught.value).__name__ == outcome


@pytest.mark.foreign
def test_programs_run_with_the_network_closed() -> None:
    """Skips where the network stays open, and `make test-foreign` shows that."""
    if not running.closed_network():
        pytest.skip("no network namespaces here: foreign programs run with the network open")
    code = (
        "import socket\n"
        "server = socket.create_server(('127.0.0.1', 0))\n"
        "socket.create_connection(server.getsockname(), 10).close()\n"
        "print(*(name for _, name in socket.if_nameindex()))\n"
    )
    assert running.passed(sys.executable, "-c", code).split() == ["lo"]
