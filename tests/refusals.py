"""What a model says of data that it refuses, as `place: reason` in one line each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pydantic import ValidationError

from ceasefire_data.curation.faults import causes


def refusals(make: Callable[[], object]) -> list[str]:
    """Return everything that is refused when something is made."""
    with pytest.raises(ValidationError) as caught:
        make()
    found = []
    for details in causes(caught.value):
        reason = str(details.get("ctx", {}).get("error", details["msg"]))
        assert "\n" not in reason
        found.append(f"{'.'.join(map(str, details['loc']))}: {reason}")
    return found


def refusal(make: Callable[[], object]) -> str:
    """Return the only thing that is refused."""
    (only,) = refusals(make)
    return only
