"""Programs as judges of a folder: red or not, and in which words. Those of others, and our own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

from tests.foreign.documents import CURRENT
from tests.foreign.environments import python_environment, system_program
from tests.foreign.node_programs import in_node
from tests.foreign.running import needed, run

SCRIPTS = Path(__file__).with_name("scripts")
OWN = Path(sys.executable).parent
KINDS = ["actor", "meeting", "proposal", "source", "statement"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a program made of a folder.

    Attributes:
        red: whether it found something wrong.
        said: all that it printed.
    """

    red: bool
    said: str


Judge = Callable[[Path], Verdict]


def _verdict(done: CompletedProcess[str], *more: CompletedProcess[str]) -> Verdict:
    runs = [done, *more]
    said = "\n".join(f"{each.stdout}\n{each.stderr}" for each in runs)
    return Verdict(any(each.returncode != 0 for each in runs), said)


# --- of the folder of a release ------------------------------------------------------------------


def frictionless(folder: Path) -> Verdict:
    """Validate a data package, of a release or of a CSV export."""
    program = needed(python_environment, "frictionless") / "bin" / "frictionless"
    return _verdict(run(program, "validate", "datapackage.json", "--json", cwd=folder))


def mlcroissant(folder: Path) -> Verdict:
    """Load every record set of croissant.json."""
    python = needed(python_environment, "mlcroissant") / "bin" / "python"
    return _verdict(run(python, SCRIPTS / "load_croissant.py", folder / "croissant.json"))


def sha256sum(folder: Path) -> Verdict:
    """Compare all files with SHA256SUMS."""
    program = needed(system_program, "sha256sum", "coreutils")
    return _verdict(run(program, "--check", "--strict", "SHA256SUMS", cwd=folder))


def verify(folder: Path) -> Verdict:
    """Let our own command prove a release."""
    return _verdict(run(OWN / "ceasefire-data", "verify", folder))


# --- of the folder of an export ------------------------------------------------------------------


def csvwvalidate(folder: Path) -> Verdict:
    """Validate CSV by its CSVW metadata; an empty foreign key is none, hence `--lax`."""
    program = needed(python_environment, "csvw") / "bin" / "csvwvalidate"
    return _verdict(run(program, "-v", "--lax", folder / "csv-metadata.json"))


def ajv(folder: Path) -> Verdict:
    """Validate JSON lines by the schema of their type, in JavaScript."""
    done = needed(in_node, "validate.js", CURRENT, *sorted(folder.glob("*.jsonl")))
    assert done.returncode == 0, done.stderr
    return Verdict(" must " in done.stdout, done.stdout)


# --- of the folder of records --------------------------------------------------------------------


def check(folder: Path) -> Verdict:
    """Let our own command check records."""
    return _verdict(run(OWN / "ceasefire-data", "check", "--dataset", folder))


def check_jsonschema(folder: Path) -> Verdict:
    """Validate records as they are, in YAML, by the schema of their type."""
    program = OWN / "check-jsonschema"
    done = [
        run(program, "--schemafile", CURRENT / f"{kind}.schema.json", *files)
        for kind in KINDS
        if (files := sorted((folder / f"{kind}s").glob("*.yaml")))
    ]
    return _verdict(*done)
