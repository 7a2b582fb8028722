"""Runs the compiled tests: the Criterion binary and the cmocka binaries.

A test that was planned and did not run counts as failed, and so does a binary that died.
"""

import json
import os
import re
import tempfile

import harness

UNITS_TIMEOUT_S = 600
TEST_TIMEOUT_S = 60
SHOWN_BYTES = 12000


def tail(outcome):
    text = (outcome.out + outcome.err).decode("utf-8", "backslashreplace")
    text = text[-SHOWN_BYTES:].rstrip()
    return "\n".join("    " + line for line in text.splitlines())


def synthesis(outcome):
    """The counts in Criterion's last line: its report is no JSON when a message holds quotes."""
    text = (outcome.out + outcome.err).decode("utf-8", "backslashreplace")
    line = re.search(r"Tested: (\d+) \| Passing: (\d+) \| Failing: (\d+) \| Crashing: (\d+)", text)
    if line is None:
        return None
    tested, passed, failed, crashed = map(int, line.groups())
    return {"passed": passed, "failed": failed, "errored": max(crashed, tested - passed - failed)}


def skipped(report, text):
    """How many tests that the filter selects did not run. Criterion also reports all others so."""
    return sum(
        test["status"] == "SKIPPED" and text in f"{suite['name']}/{test['name']}"
        for suite in report["test_suites"]
        for test in suite["tests"]
    )


def run_criterion(binary, workers, text=""):
    """One binary; every test in its own process. Returns the tally."""
    tally = harness.Tally("units")
    with tempfile.TemporaryDirectory(prefix="ruff-units-") as scratch:
        report = os.path.join(scratch, "report.json")
        command = [
            os.path.abspath(binary),
            f"--json={report}",
            f"--jobs={workers}",
            f"--timeout={TEST_TIMEOUT_S}",
            "--short-filename",
        ]
        if text:
            command.append(f"--filter=*{text}*")
        outcome = harness.run_process(
            command, harness.ROOT, harness.child_environment(scratch), b"", UNITS_TIMEOUT_S
        )
        try:
            with open(report, encoding="utf-8") as file:
                counts = json.load(file)
                counts["skipped"] = skipped(counts, text)
        except (OSError, ValueError):
            counts = None
    if counts is None:
        counts = synthesis(outcome)
    if counts is None:
        tally.record(binary, f"    {outcome.trouble or 'no report was written'}\n{tail(outcome)}")
        return tally.summary()
    tally.passed = counts["passed"]
    tally.failed = counts["failed"] + counts["errored"] + counts.get("skipped", 0)
    # Each test is a process of its own, and what it leaks is reported after Criterion judged it.
    leaking = min(tally.passed, outcome.err.count(b"ERROR: LeakSanitizer"))
    tally.passed -= leaking
    tally.failed += leaking
    if outcome.trouble or (outcome.code != 0 and tally.failed == 0):
        tally.failed += 1
    if tally.failed:
        print(f"FAIL {binary}\n{tail(outcome)}", flush=True)
    return tally.summary()


def run_cmocka_binary(tally, binary):
    name = os.path.relpath(binary, harness.ROOT)
    with tempfile.TemporaryDirectory(prefix="ruff-cmocka-") as scratch:
        outcome = harness.run_process(
            [os.path.abspath(binary)],
            harness.ROOT,
            harness.child_environment(scratch),
            b"",
            UNITS_TIMEOUT_S,
        )
    text = (outcome.out + outcome.err).decode("utf-8", "backslashreplace")
    planned = sum(map(int, re.findall(r"^\[=+\].*?Running (\d+) test", text, re.M)))
    passed = sum(map(int, re.findall(r"^\[  PASSED  \] (\d+) test", text, re.M)))
    failed = max(planned - passed, 0)
    if (outcome.trouble or outcome.code != 0 or planned == 0) and failed == 0:
        failed = 1
    tally.passed += passed
    tally.failed += failed
    if failed:
        print(f"FAIL {name}: {outcome.trouble or f'exit code {outcome.code}'}\n{tail(outcome)}")


def run_cmocka(binaries, text=""):
    tally = harness.Tally("fault injection")
    for binary in binaries:
        if text in binary:
            run_cmocka_binary(tally, binary)
    return tally.summary()
