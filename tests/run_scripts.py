#!/usr/bin/env python3
"""Script tests: runs Ruff programs and compares what they print, byte for byte.

    tests/run_scripts.py [--build DIR] [--portable DIR] [--modes "off portable"] [--filter TEXT]
                         [--accept] [PATH...]

A test is NAME.ruff with files beside it:

    NAME.out     expected standard output (needed)
    NAME.err     expected standard error; without it nothing may be written there
    NAME.exit    expected exit code; without it 0, or 4 when NAME.err exists
    NAME.args    words of the command line after the script, one per line; a line FILE stands for
                 the script itself, so that words before it come before the script
    NAME.in      standard input; without it standard input is empty
    NAME.modes   the modes to run in, for a test that only makes sense in some of them

It runs in its own directory under its bare file name, once in each mode of tests/modes.py.
RUFF_TEST_TMP names a directory that it may write to.

NAME.cmd, without a script, is a test of the command line: the words after `ruff`, one per line,
with the same files beside it. It runs once.

Scripts in directories `fault`, `fuzz`, `gdb`, `lib` and `modules`, and files or directories whose names begin with `_`,
belong to other tests. --accept writes the expected files from what the first mode printed: read
the difference before committing it.
"""

import argparse
import os
import sys
import tempfile

import harness
from modes import MODES

HELPER_DIRECTORIES = {"lib", "modules", "fault", "fuzz", "gdb", "__pycache__"}


def is_helper(name):
    return name in HELPER_DIRECTORIES or name.startswith("_")


def find_tests(paths):
    """Absolute paths of all test files below the given paths, in a stable order."""
    found = []
    for path in paths:
        path = os.path.abspath(path)
        if os.path.isfile(path):
            found.append(path)
        for directory, subdirectories, files in os.walk(path):
            subdirectories[:] = sorted(name for name in subdirectories if not is_helper(name))
            found += [
                os.path.join(directory, name)
                for name in sorted(files)
                if name.endswith((".ruff", ".cmd")) and not is_helper(name)
            ]
    return found


def read_beside(path, extension):
    try:
        with open(os.path.splitext(path)[0] + extension, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def lines_beside(path, extension):
    data = read_beside(path, extension)
    return None if data is None else data.decode("utf-8").splitlines()


class ScriptTest:
    def __init__(self, path):
        self.path = path
        self.name = os.path.relpath(path, harness.ROOT)
        self.is_command = path.endswith(".cmd")
        self.out = read_beside(path, ".out")
        self.err = read_beside(path, ".err")
        self.stdin = read_beside(path, ".in") or b""
        self.words = lines_beside(path, ".cmd" if self.is_command else ".args") or []
        self.only_modes = lines_beside(path, ".modes")
        code = read_beside(path, ".exit")
        self.code = int(code) if code is not None else 0 if self.err is None else 4
        if self.only_modes is not None:
            self.only_modes = " ".join(self.only_modes).split()

    def modes(self, requested):
        if self.is_command:
            return requested[:1]
        if self.only_modes is None:
            return requested
        return [mode for mode in requested if mode in self.only_modes]

    def command(self, binary, mode_options):
        if self.is_command:
            return [binary] + self.words
        file = os.path.basename(self.path)
        words = self.words if "FILE" in self.words else ["FILE"] + self.words
        return [binary, "run"] + mode_options + [file if word == "FILE" else word for word in words]

    def execute(self, binary, mode_options):
        with tempfile.TemporaryDirectory(prefix="ruff-test-") as scratch:
            return harness.run_process(
                self.command(binary, mode_options),
                os.path.dirname(self.path),
                harness.child_environment(scratch),
                self.stdin,
            )

    def judge(self, outcome):
        if self.out is None and self.err is None:
            return "    no .out file beside it"
        problems = []
        if outcome.trouble:
            problems.append("    " + outcome.trouble)
        elif outcome.code != self.code:
            problems.append(f"    exit code {outcome.code}, expected {self.code}")
        if outcome.out != (self.out or b""):
            problems.append(harness.unified_diff(self.out or b"", outcome.out, "standard output"))
        if outcome.err != (self.err or b""):
            problems.append(harness.unified_diff(self.err or b"", outcome.err, "standard error"))
        return "\n".join(problems) if problems else None

    def accept(self, outcome):
        if outcome.trouble or outcome.code == harness.SANITIZER_EXIT:
            return f"    not accepted: {outcome.trouble or 'sanitizer report'}"
        base = os.path.splitext(self.path)[0]
        expected_code = 4 if outcome.err else 0
        contents = {
            ".out": outcome.out,
            ".err": outcome.err or None,
            ".exit": None if outcome.code == expected_code else b"%d\n" % outcome.code,
        }
        for extension, data in contents.items():
            if data is not None:
                with open(base + extension, "wb") as file:
                    file.write(data)
            elif os.path.exists(base + extension):
                os.remove(base + extension)
        return None


def make_jobs(tests, modes, binaries, accept=False):
    jobs = []
    for test in tests:
        for mode in test.modes(modes):
            variant, options = MODES[mode]

            def job(test=test, binary=binaries[variant], options=options):
                outcome = test.execute(binary, options)
                return test.accept(outcome) if accept else test.judge(outcome)

            jobs.append((f"{test.name} [{mode}]", job))
    return jobs


def run(build, portable, modes, workers, text="", paths=None, accept=False):
    """Runs all script tests and returns their tally."""
    unknown = [mode for mode in modes if mode not in MODES]
    if unknown:
        sys.exit(f"unknown mode: {' '.join(unknown)} (known: {' '.join(MODES)})")
    binaries = {
        "main": os.path.abspath(os.path.join(build, "ruff")),
        "portable": os.path.abspath(os.path.join(portable, "ruff")),
    }
    paths = paths or [os.path.join(harness.ROOT, "tests")]
    tests = [ScriptTest(path) for path in find_tests(paths) if text in path]
    jobs = make_jobs(tests, modes[:1] if accept else modes, binaries, accept)
    return harness.run_parallel(harness.Tally("scripts"), jobs, workers).summary()


def main():
    parser = argparse.ArgumentParser(description="Runs the script tests.")
    parser.add_argument("--build", default=os.path.join(harness.ROOT, "build"))
    parser.add_argument("--portable", help="build directory of the portable variant")
    parser.add_argument("--modes", default="off", help=f"of: {' '.join(MODES)}")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--filter", default="", help="only tests whose path contains this")
    parser.add_argument("--accept", action="store_true", help="write the expected files")
    parser.add_argument("paths", nargs="*")
    arguments = parser.parse_args()
    tally = run(
        arguments.build,
        arguments.portable or arguments.build + "-portable",
        arguments.modes.split(),
        arguments.jobs,
        arguments.filter,
        arguments.paths,
        arguments.accept,
    )
    return harness.finish([tally])


if __name__ == "__main__":
    sys.exit(main())
