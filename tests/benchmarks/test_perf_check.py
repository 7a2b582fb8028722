"""Tests of benchmarks/perf_check.py: exit codes and the table. What is slower is test_gate's matter."""

import io
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import perf_check
from runner import gate
from runner.statistics import Estimate


def comparison(name, low, value, high):
    base_s = [0.1] * 6
    estimate = Estimate(value, low, high)
    return gate.Comparison(name, base_s, [value * seconds for seconds in base_s], estimate=estimate)


class TableTest(unittest.TestCase):
    def lines(self, *comparisons, mean=None):
        result = gate.Result(list(comparisons), mean)
        return perf_check.result_lines(result), perf_check.conclusion(result)

    def test_every_verdict_has_its_word(self):
        lines, _ = self.lines(
            comparison("slow", 1.06, 1.08, 1.10),
            comparison("open", 1.04, 1.06, 1.08),
            comparison("even", 0.99, 1.00, 1.01),
            comparison("fast", 0.80, 0.90, 0.94),
        )
        self.assertEqual(
            [line.split()[-1] for line in lines[2:]], ["SLOWER", "unclear", "6", "faster"]
        )
        self.assertIn("+8.0 %  +6.0 .. +10.0", lines[2])

    def test_the_conclusion_names_what_became_slower(self):
        slow, even = comparison("slow", 1.06, 1.08, 1.10), comparison("even", 0.99, 1.0, 1.01)
        lines, conclusion = self.lines(slow, even, mean=Estimate(1.03, 1.025, 1.04))
        self.assertEqual(conclusion, "REGRESSION: slow +8.0 %, mean +3.0 %")
        self.assertTrue(lines[-1].startswith("geometric mean"))
        self.assertTrue(lines[-1].endswith("SLOWER"))

    def test_the_conclusion_counts_what_was_compared(self):
        skipped = gate.Comparison("old", skipped="the base fails: timed out")
        lines, conclusion = self.lines(comparison("even", 0.99, 1.0, 1.01), skipped)
        self.assertEqual(conclusion, "no regression in 1 program")
        self.assertIn("the base fails: timed out", lines[-1])


class ExitCodeTest(unittest.TestCase):
    """What a gate sees; the comparison itself is replaced by its result."""

    def exit_code(self, result):
        options = ["perf_check.py", "--base-ruff", sys.executable, "--ruff", sys.executable]
        with tempfile.TemporaryDirectory() as scratch, mock.patch.multiple(
            sys, argv=[*options, "--build-dir", scratch, "--only", "fib"], stdout=io.StringIO()
        ), mock.patch.object(perf_check.sides, "place"), mock.patch.object(
            perf_check.gate, "judge", return_value=result
        ):
            return perf_check.main(), sys.stdout.getvalue().splitlines()[-1]

    def test_a_regression_ends_with_1(self):
        slow, even = comparison("fib", 1.06, 1.08, 1.10), comparison("fib", 0.99, 1.0, 1.01)
        for result in (gate.Result([slow]), gate.Result([even], Estimate(1.03, 1.025, 1.04))):
            code, last = self.exit_code(result)
            self.assertEqual(code, 1)
            self.assertTrue(last.startswith("REGRESSION: "), last)

    def test_none_ends_with_0(self):
        code, last = self.exit_code(gate.Result([comparison("fib", 0.99, 1.0, 1.01)]))
        self.assertEqual((code, last), (0, "no regression in 1 program"))


class CommandTest(unittest.TestCase):
    """Binaries are shell scripts; they fail or differ in their first run, so nothing is timed."""

    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.scratch = Path(scratch.name)

    def binary(self, name, script):
        path = self.scratch / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    def check(self, *arguments):
        options = ["--build-dir", str(self.scratch / "build"), *arguments]
        return subprocess.run(
            [sys.executable, perf_check.__file__, *options],
            capture_output=True,
            text=True,
            check=False,
        )

    def compare(self, base, tree):
        base, tree = self.binary("base", base), self.binary("tree", tree)
        return self.check("--base-ruff", base, "--ruff", tree, "--only", "fib")

    def test_wrong_usage(self):
        ruff = self.binary("ruff", "exit 0")
        for arguments, complaint in (
            (["--only", "nothing_like_it", "--ruff", ruff], "unknown program: nothing_like_it"),
            (["--group", "nothing_like_it"], "unknown group"),
            (["--base", "no/such/revision"], "no such revision"),
            (["--base-ruff", str(self.scratch / "missing")], "no executable"),
            (["--base", "HEAD", "--base-ruff", ruff], "exclude each other"),
            (["--surprise"], "unrecognized"),
        ):
            with self.subTest(arguments=arguments):
                done = self.check(*arguments)
                self.assertEqual(done.returncode, 2)
                self.assertIn(complaint, done.stderr)

    def test_a_tree_that_fails(self):
        done = self.compare("echo 1", "echo broken >&2; exit 4")
        self.assertEqual(done.returncode, 1)
        self.assertIn("FAILED: exit code 4: broken", done.stdout)
        self.assertIn("REGRESSION: fib failed", done.stdout)

    def test_a_tree_that_prints_something_else(self):
        done = self.compare("echo 1", "echo 2")
        self.assertEqual(done.returncode, 1)
        self.assertIn("FAILED: different output", done.stdout)

    def test_a_base_that_runs_nothing(self):
        done = self.compare("exit 3", "echo 1")
        self.assertEqual(done.returncode, 1)
        self.assertIn("NOTHING COMPARED", done.stdout)


if __name__ == "__main__":
    unittest.main()
