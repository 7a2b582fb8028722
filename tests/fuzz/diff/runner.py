"""Runs one program in several modes and says how the results differ.

A mode is a binary, the options given to it and the variant of the program (see tree.py). Standard
error quotes the source, so it is compared only where that is the same.
"""

import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
import harness  # noqa: E402
from modes import MODES  # noqa: E402
from tree import render  # noqa: E402

REFERENCE = "off"
# Modes of the script tests, and those in which a program changes tiers while it runs. The
# recounting of references is slow and runs for every tenth program.
EXTRA_MODES = {
    "warm": ("main", ["--jit=baseline", "--jit-threshold=5"], None),
    "tier-warm": ("main", ["--jit=baseline", "--jit-threshold=3", "--jit-stress=tier"], None),
    "small-cache": ("main", ["--jit=baseline", "--jit-threshold=2", "--jit-cache=12K"], None),
    "slice-deopt": ("main", ["--jit=slice", "--jit-threshold=2", "--jit-stress=deopt", "--jit-cache=24K"], None),
    "held": ("main", ["--jit=off"], "held"),
    "captured": ("main", ["--jit=off"], "captured"),
    "held-baseline": ("main", ["--jit=baseline", "--jit-threshold=2"], "held"),
    "captured-baseline": ("main", ["--jit=baseline", "--jit-threshold=2"], "captured"),
}
SLOW_MODES = {"checkrefs"}
TIMEOUT_S = 10
# A mode may be slower than the reference; only much longer counts as hanging.
PATIENT_TIMEOUT_S = 60


class Runner:
    """The binaries, the modes and a scratch directory for the program under test."""

    def __init__(self, main, portable, names=None):
        self.binaries = {"main": main, "portable": portable}
        available = {name: (*mode, None) for name, mode in MODES.items()} | EXTRA_MODES
        names = names or list(available)
        self.modes = {n: available[n] for n in names if self.binaries[available[n][0]]}
        self.modes.setdefault(REFERENCE, available[REFERENCE])
        self.directory = tempfile.TemporaryDirectory(prefix="fuzz-diff-")
        self.path = os.path.join(self.directory.name, "case.ruff")
        self.env = harness.child_environment(self.directory.name)
        self.runs = 0

    def run(self, mode, program, timeout_s=TIMEOUT_S):
        binary, options, variant = self.modes[mode]
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(program if isinstance(program, str) else render(program, variant))
        command = [self.binaries[binary], "run", *options, "case.ruff"]
        self.runs += 1
        outcome = harness.run_process(command, self.directory.name, self.env, timeout_s=timeout_s)
        if outcome.trouble and outcome.trouble.startswith("cannot start"):
            sys.exit(f"fuzz diff: {outcome.trouble}")
        return outcome

    def mismatch(self, mode, program, expected):
        """None, or what kind of difference this mode shows."""
        outcome = self.run(mode, program)
        if outcome.trouble and outcome.trouble.startswith("still"):
            outcome = self.run(mode, program, PATIENT_TIMEOUT_S)
        if outcome.trouble or expected.trouble:
            return None if outcome.trouble == expected.trouble else Mismatch("trouble", expected, outcome)
        for part in ("code", "out", "err"):
            if part == "err" and self.modes[mode][2]:
                continue
            if getattr(outcome, part) != getattr(expected, part):
                return Mismatch(part, expected, outcome)
        return None


class Mismatch:
    """`part` is what differs: trouble (crash or hang), code, out or err."""

    def __init__(self, part, expected, outcome):
        self.part = part
        self.expected = expected
        self.outcome = outcome

    def describe(self, mode):
        if self.part in ("trouble", "code"):
            expected = self.expected.trouble or f"exit code {self.expected.code}"
            got = self.outcome.trouble or f"exit code {self.outcome.code}"
            text = self.outcome.err.decode("utf-8", "backslashreplace")[:2000]
            return f"{REFERENCE}: {expected}; {mode}: {got}\n{text}"
        pair = getattr(self.expected, self.part), getattr(self.outcome, self.part)
        return harness.unified_diff(*pair, f"{self.part} in mode {mode}")
