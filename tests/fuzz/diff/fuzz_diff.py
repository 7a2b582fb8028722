#!/usr/bin/env python3
"""Differential fuzzer: random Ruff programs must do the same in every mode.

    tests/fuzz/diff/fuzz_diff.py [--build DIR] [--portable DIR] [--seconds N] [--seed N] [--count N]
                                 [--modes "off deopt"] [--findings DIR] [--keep-going]
    tests/fuzz/diff/fuzz_diff.py --print SEED
    tests/fuzz/diff/fuzz_diff.py --check FILE

Each program runs in all modes; standard output, standard error and exit code are compared XX is made smaller and written to
FINDINGS/SEED-MODE.ruff. --print shows the program of a seed, --check compares the modes for a file.
Exit code 1 when there was a difference.
"""

import argparse
import os
import sys
import time

import runner
import tree
from generate import generate
from shrink import Shrinker

SHRINK_SECONDS = 90
SLOW_MODE_EVERY = 10
MAX_FINDINGS = 3


class Campaign:
    def __init__(self, options):
        self.options = options
        modes = options.modes.split() if options.modes else None
        self.runner = runner.Runner(binary(options.build), binary(options.portable), modes)
        self.findings = 0
        self.programs = 0
        self.statements = 0
        self.lines = 0
        self.timeouts = 0
        self.rejected = 0

    def run(self):
        options = self.options
        started = time.monotonic()
        seed = options.seed
        while time.monotonic() - started < options.seconds and self.programs != options.count:
            self.one(seed)
            seed += 1
            if self.findings and (not options.keep_going or self.findings >= MAX_FINDINGS):
                break
        seconds = time.monotonic() - started
        print(
            f"fuzz diff: {self.programs} programs ({self.statements} statements, {self.lines} lines printed), "
            f"{self.runner.runs} runs in {len(self.runner.modes)} modes, seeds {options.seed} to {seed - 1}, "
            f"{seconds:.0f} s, {self.timeouts} too long, {self.findings} findings"
        )
        if self.rejected:
            print(f"fuzz diff: {self.rejected} programs were rejected by the compiler")
        return 1 if self.findings or self.rejected or self.programs == 0 else 0

    def one(self, seed):
        program = generate(seed)
        expected = self.runner.run(runner.REFERENCE, program)
        self.programs += 1
        if expected.trouble and expected.trouble.startswith("still"):
            self.timeouts += 1
            return
        if expected.code in (2, 3, 5) or b"Compilation error" in expected.err:
            self.rejected += 1
            print(f"seed {seed} is not a valid program:\n{expected.err.decode()[:500]}", flush=True)
            return
        self.statements += tree.size(program)
        self.lines += expected.out.count(b"\n")
        if expected.trouble:
            self.report(seed, runner.REFERENCE, program, runner.Mismatch("trouble", expected, expected))
            return
        for mode in self.runner.modes:
            if mode == runner.REFERENCE or (mode in runner.SLOW_MODES and seed % SLOW_MODE_EVERY):
                continue
            mismatch = self.runner.mismatch(mode, program, expected)
            if mismatch:
                self.report(seed, mode, program, mismatch)
                return

    def report(self, seed, mode, program, mismatch):
        self.findings += 1
        print(f"FAIL seed {seed}, mode {mode}:\n{mismatch.describe(mode)}", flush=True)
        small = Shrinker(lambda smaller: self.fails(smaller, mode, mismatch.part), SHRINK_SECONDS).shrink(program)
        os.makedirs(self.options.findings, exist_ok=True)
        path = os.path.join(self.options.findings, f"{seed}-{mode}.ruff")
        with open(path, "w", encoding="utf-8") as file:
            file.write(tree.render(small, self.runner.modes[mode][2]))
        print(f"made smaller, in {path}:\n{tree.render(small)}", flush=True)

    def fails(self, program, mode, part):
        expected = self.runner.run(runner.REFERENCE, program)
        if mode == runner.REFERENCE:
            return expected.trouble is not None
        if expected.trouble or expected.code in (2, 3, 5) or b"Compilation error" in expected.err:
            return False
        mismatch = self.runner.mismatch(mode, program, expected)
        return mismatch is not None and mismatch.part == part


def check_file(options):
    """Compares the modes for a program that exists already."""
    modes = options.modes.split() if options.modes else None
    runs = runner.Runner(binary(options.build), binary(options.portable), modes)
    with open(options.check, encoding="utf-8") as file:
        source = file.read()
    expected = runs.run(runner.REFERENCE, source)
    differing = 0
    for mode in runs.modes:
        mismatch = runs.mismatch(mode, source, expected)
        if mismatch:
            differing += 1
            print(f"mode {mode}:\n{mismatch.describe(mode)}")
    return 1 if differing or expected.trouble else 0


def binary(directory):
    if not directory:
        return None
    path = os.path.abspath(os.path.join(directory, "ruff"))
    if not os.access(path, os.X_OK):
        sys.exit(f"fuzz diff: there is no {path}")
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default="build")
    parser.add_argument("--portable")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--count", type=int, default=-1)
    parser.add_argument("--modes")
    parser.add_argument("--findings", default="build/fuzz-diff")
    parser.add_argument("--keep-going", action="store_true")
    parser.add_argument("--print", type=int, metavar="SEED")
    parser.add_argument("--check", metavar="FILE")
    options = parser.parse_args()
    if options.print is not None:
        sys.stdout.write(tree.render(generate(options.print)))
        return 0
    return check_file(options) if options.check else Campaign(options).run()


if __name__ == "__main__":
    sys.exit(main())
