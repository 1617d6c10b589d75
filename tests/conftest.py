"""What all tests share: the profiles of hypothesis. Nothing here knows the data set."""

from __future__ import annotations

import os

from hypothesis import Phase, settings

# Tests never fail for being slow, and CI draws the same examples on every run: what it finds can be
# found again. Without CI every run looks further; HYPOTHESIS_PROFILE chooses by name.
# A failing example is shrunk and not explained: for whole data sets that takes minutes.
PHASES = [phase for phase in Phase if phase is not Phase.explain]
settings.register_profile("dev", deadline=None, phases=PHASES)
settings.register_profile("ci", deadline=None, phases=PHASES, derandomize=True, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "dev"))
