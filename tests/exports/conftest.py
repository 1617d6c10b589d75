"""The release that the tests of exports share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exports.samples import write_release


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a release that no test writes to."""
    return write_release(tmp_path_factory.mktemp("candidates"))
