#!/usr/bin/env python3
"""Tests of --jit-gdb: programs of tests/gdb/ are run by gdb, which must find names, files and lines of machine
code and a way through every frame.

    tests/run_gdb.py [--build DIR] [--filter TEXT]

Every function named test_* gets a Debugger and raises AssertionError when something is wrong. Where there is no
gdb, no right to trace processes or no machine code, they are skipped, and a line says so.
"""

import argparse
import os
import re
import shutil
import sys

import harness

DIRECTORY = os.path.join(harness.ROOT, "tests", "gdb")
TIMEOUT_S = 90
OUTERMOST = ("main", "_start")  # main() may end in a jump
TIERS = {
    "baseline": ["--jit-threshold=0"],
    "late": ["--jit-threshold=3"],
    "tier": ["--jit-threshold=0", "--jit-stress=tier"],
    "slice": ["--jit=slice", "--jit-threshold=2"],
}


class Debugger:
    def __init__(self, binary):
        self.binary = binary

    def gdb(self, script, tier, *arguments):
        command = ["gdb", "-nx", "-batch", *arguments, "--args", self.binary, "run", "--jit-gdb"]
        command += [*TIERS[tier], script]
        environment = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0:detect_stack_use_after_return=0"}
        outcome = harness.run_process(command, DIRECTORY, environment, timeout_s=TIMEOUT_S)
        assert outcome.trouble is None, outcome.trouble
        return (outcome.out + outcome.err).decode("utf-8", "replace")

    def backtrace(self, script, tier, place, *then):
        """Function and place (or "") of every frame at a breakpoint, or after further commands, innermost first."""
        commands = ["set breakpoint pending on", f"break {place}", "run", *then, "backtrace"]
        text = self.gdb(script, tier, *(word for command in commands for word in ("-ex", command)))
        frames = re.findall(r"^#\d+ +(?:0x[0-9a-f]+ in )?(\S+) \(.*?\)(?: at (\S+))?", text, re.M)
        assert frames, text
        return frames


def expect_in_order(frames, expected):
    """The expected frames (a place None: any) occur in this order down to main, others may be between them."""
    assert frames[-1][0] in OUTERMOST, frames
    rest = iter(frames)
    for name, place in expected:
        found = any(frame[0] == name and place in (None, frame[1]) for frame in rest)
        assert found, f"{name} at {place} is missing or out of place in {frames}"


def to_main(expected):
    return expected + [("run_source", None)]


def test_breakpoint_in_machine_code(debugger):
    for tier in ("baseline", "tier"):
        frames = debugger.backtrace("calls.ruff", tier, "deep")
        assert frames[0] == ("deep", "calls.ruff:13"), frames
        expect_in_order(frames, to_main([("merge_sort", None), ("ruff_enter", None)]))
    frames = debugger.backtrace("calls.ruff", "baseline", "deep")
    climbs = [("climb", "calls.ruff:4")] + 3 * [("climb", "calls.ruff:6")]
    top = [("<lambda>", "calls.ruff:10"), ("merge_sort", None), ("note", "calls.ruff:10")]
    bottom = [("careful", "calls.ruff:19"), ("<module>", "calls.ruff:24")]
    expect_in_order(frames, to_main(top + climbs + bottom))


def test_frames_of_interpreter_and_machine_code_are_mixed(debugger):
    frames = debugger.backtrace("calls.ruff", "late", "deep")
    assert frames[0] == ("deep", "calls.ruff:13"), frames
    between = [("climb", "calls.ruff:6"), ("ruff_call", None), ("ruff_enter", None)]
    expect_in_order(frames, to_main(between))


def test_breakpoint_in_a_library_function(debugger):
    frames = debugger.backtrace("calls.ruff", "baseline", "builtin_exit")
    expect_in_order(frames, to_main([("jit_slow", None), ("<module>", "calls.ruff:25")]))


def test_breakpoint_at_a_line(debugger):
    commands = ["tbreak calls.ruff:14", "delete 1", "continue"]
    frames = debugger.backtrace("calls.ruff", "baseline", "deep", *commands)
    assert frames[0] == ("deep", "calls.ruff:14"), frames


def test_typed_code_has_names_and_lines(debugger):
    frames = debugger.backtrace("typed.ruff", "slice", "vm_throw")
    expect_in_order(frames, to_main(2 * [("grow", "typed.ruff:4")]))


def test_the_stack_is_known_at_every_instruction(debugger):
    for tier in ("baseline", "tier", "slice"):
        text = debugger.gdb("stepping.ruff", tier, "-x", "unwind_everywhere.py")
        result = re.search(r"^unwound at (\d+) places, lost at 0, seen: (.*)$", text, re.M)
        assert result and int(result.group(1)) > 300, "\n".join(
            line for line in text.splitlines() if "lost" in line or "rror" in line
        )
        seen = set(result.group(2).split())
        assert seen >= {"hike", "risky", "sum", "twice", "work"}, seen  # count: if not passed over


def why_not(binary):
    """Why there is nothing to test; None: there is."""
    if not shutil.which("gdb"):
        return "gdb is not installed"
    outcome = harness.run_process([binary, "run", "--jit-log", os.devnull], DIRECTORY, dict(os.environ))
    if b"no machine code" in outcome.err:
        return "this build has no machine code"
    text = Debugger(binary).gdb("typed.ruff", "baseline", "-ex", "starti")
    return "processes cannot be traced here" if "not permitted" in text else None


def run(build, text=""):
    """Runs all tests whose name contains the text and returns their tally."""
    tally = harness.Tally("gdb")
    binary = os.path.abspath(os.path.join(build, "ruff"))
    tests = [
        (name, test)
        for name, test in sorted(globals().items())
        if name.startswith("test_") and text in f"gdb {name}"
    ]
    reason = why_not(binary) if tests else None
    if reason:
        print(f"gdb: skipped {len(tests)} tests: {reason}", flush=True)
        return tally
    for name, test in tests:
        problem = None
        try:
            test(Debugger(binary))
        except Exception as error:  # whatever went wrong, the other tests still run
            problem = f"    {type(error).__name__}: {error}"
        tally.record(f"gdb {name}", problem)
    return tally.summary()


def main():
    parser = argparse.ArgumentParser(description="Runs the tests of --jit-gdb.")
    parser.add_argument("--build", default=os.path.join(harness.ROOT, "build"))
    parser.add_argument("--filter", default="", help="only tests whose name contains this")
    arguments = parser.parse_args()
    return harness.finish([run(arguments.build, arguments.filter)])


if __name__ == "__main__":
    sys.exit(main())
