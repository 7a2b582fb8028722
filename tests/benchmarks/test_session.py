"""Tests of how benchmarks/run measures: order of runs, outputs, absent runtimes, progress, files.

Where a whole run is needed, small scripts stand for `ruff`; they print what a program must print.
"""

import contextlib
import importlib.machinery
import importlib.util
import io
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import invented
from runner import document, runtimes, session
from runner.progress import Progress

BENCHMARKS = Path(session.__file__).resolve().parent.parent


def load_run():
    """benchmarks/run as a module."""
    loader = importlib.machinery.SourceFileLoader("benchmarks_run", str(BENCHMARKS / "run"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("benchmarks_run", loader))
    loader.exec_module(module)
    return module


class FakeLauncher:
    """Answers with samples from a table and notes the order of the commands."""

    def __init__(self, samples):
        self.samples = {name: list(queue) for name, queue in samples.items()}
        self.order = []

    def run(self, command, timeout_s):
        name = Path(command[0]).name
        self.order.append(name)
        return self.samples[name].pop(0)


class MeasureTest(unittest.TestCase):
    def measure(self, samples, runs):
        launcher = FakeLauncher(samples)
        present = [invented.runtime(name) for name in samples]
        directory = BENCHMARKS / "programs" / "fib"
        rounds = []
        found = session.measure_program(
            launcher, directory, present, runs, 1, Path("build"), rounds.append
        )
        return launcher.order, rounds, found

    def test_runs_are_interleaved(self):
        samples = {name: [invented.sample(1)] * 2 for name in ("ruff", "lua5.4", "node")}
        order, rounds, found = self.measure(samples, 2)
        self.assertEqual(order, ["ruff", "lua5.4", "node", "lua5.4", "node", "ruff"])
        self.assertEqual(rounds, [1, 2])
        self.assertEqual([len(series.samples) for series in found.values()], [2, 2, 2])

    def test_a_runtime_that_failed_is_not_run_again(self):
        samples = {
            "ruff": [invented.sample(1)] * 3,
            "node": [invented.sample(1), invented.sample(1, status=3, errors="oh\nno")],
        }
        order, _, found = self.measure(samples, 3)
        self.assertEqual(order.count("node"), 2)
        self.assertEqual(found["node"].failure, "exit code 3: oh")
        self.assertTrue(found["ruff"].ok)

    def test_a_runtime_without_the_program_is_left_out(self):
        samples = {"ruff": [invented.sample(1)], "c": []}
        order, _, found = self.measure(samples, 1)
        self.assertEqual(order, ["ruff"])
        self.assertNotIn("c", found)

    def test_one_wrong_output_fails_the_series(self):
        found = {
            "ruff": session.Series([invented.sample(1), invented.sample(1)]),
            "node": session.Series([invented.sample(1), invented.sample(1, output=b"wrong\n")]),
        }
        session.check_outputs(found, b"right\n")
        self.assertEqual(found["ruff"].failure, "")
        self.assertEqual(found["node"].failure, "wrong output")


class RuntimeTest(unittest.TestCase):
    def test_absent_runtimes_are_named(self):
        with mock.patch.object(runtimes.shutil, "which", return_value=None):
            present, missing = runtimes.find(["ruff", "lua5.4", "go"], sys.executable)
        self.assertEqual([runtime.name for runtime in present], ["ruff"])
        self.assertEqual(missing, ["lua5.4", "go"])

    def test_a_ruff_that_cannot_be_run_is_absent(self):
        present, missing = runtimes.find(["ruff", "ruff-other"], "/nonexistent/ruff")
        self.assertEqual((present, missing), ([], ["ruff", "ruff-other"]))

    def test_the_ways_to_run_ruff_differ_in_options_and_binary(self):
        source = Path("fib.ruff")
        found, _ = runtimes.find(
            ["ruff", "ruff-interp", "ruff-other"], sys.executable, ["--max-memory=1G"], "/bin/sh"
        )
        commands = [runtime.prepare(source, Path("build")) for runtime in found]
        self.assertEqual(commands[0][1:], ["run", "--max-memory=1G", "fib.ruff"])
        self.assertEqual(commands[1][1:], ["run", "--jit=off", "--max-memory=1G", "fib.ruff"])
        self.assertEqual(commands[2][0], str(Path("/bin/sh").resolve()))
        self.assertEqual(commands[0][0], commands[1][0])

    def test_the_options_of_a_runtime_are_part_of_its_version(self):
        found, _ = runtimes.find(["ruff-interp"], sys.executable)
        self.assertTrue(found[0].version.endswith(" --jit=off"))


class ProgressTest(unittest.TestCase):
    def test_a_log_gets_one_line_for_each_program(self):
        stream = io.StringIO()
        progress = Progress(2, stream)
        progress.running("fib", 1, 3)
        progress.finished("fib", {"ruff": invented.series(0.1), "go": invented.series(failure="x")})
        progress.finished("sieve", {})
        lines = ["[1/2] fib: ruff 0.100, go FAILED", "[2/2] sieve: no runtime has it"]
        self.assertEqual(stream.getvalue().splitlines(), lines)

    def test_a_terminal_sees_which_run_it_is(self):
        stream = io.StringIO()
        stream.isatty = lambda: True
        Progress(2, stream).running("fib", 2, 3)
        self.assertIn("[1/2] fib: run 2 of 3", stream.getvalue())


class WholeRunTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = Path(scratch.name)

    def fake_ruff(self, output_of_program):
        """A script in the place of `ruff`: prints the .out file beside its last argument."""
        path = self.scratch / "ruff"
        lines = ["#!/bin/sh", '[ "$1" = --version ] && echo "ruff 9.8.7" && exit', output_of_program]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    def run_it(self, ruff, *arguments):
        """(exit code, standard output, standard error) of benchmarks/run without any peer."""
        command = ["run", "--ruff", ruff, "--build-dir", str(self.scratch), *arguments]
        absent = {name: ["no-such-program-anywhere"] for name in runtimes.CANDIDATES}
        out, err = io.StringIO(), io.StringIO()
        with mock.patch.object(sys, "argv", command), mock.patch.dict(runtimes.CANDIDATES, absent):
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                try:
                    code = load_run().main()
                except SystemExit as stop:
                    code = stop.code
        return code, out.getvalue(), err.getvalue()

    right = 'for last in "$@"; do :; done; cat "${last%.ruff}.out"'

    def test_absent_peers_are_skipped_and_named(self):
        code, out, err = self.run_it(self.fake_ruff(self.right), "--only", "fib", "--runs", "2")
        self.assertEqual(code, 0)
        named = "not found, skipped: lua5.4, luajit, python3, pypy3, node, go, c"
        self.assertIn(named, out)
        self.assertIn(named, err)
        self.assertIn("[1/2] fib: ruff ", err)
        self.assertIn("[2/2] hello: ruff ", err)

    def test_all_files_are_written(self):
        names = [str(self.scratch / name) for name in ("a.json", "a.md", "a.html")]
        options = [part for pair in zip(("--json", "--markdown", "--html"), names) for part in pair]
        ruff = self.fake_ruff(self.right)
        both = ["--runtimes", "ruff,ruff-interp", "--other-ruff", ruff]
        code, _, _ = self.run_it(ruff, "--only", "fib,sieve", "--runs", "3", *both, *options)
        self.assertEqual(code, 0)
        measured = document.read(names[0])
        self.assertEqual(list(measured["runtimes"]), ["ruff", "ruff-other", "ruff-interp"])
        self.assertEqual(list(measured["programs"]), ["fib", "sieve"])
        self.assertEqual(len(measured["programs"]["fib"]["ruff-other"]["wall"]), 3)
        for key in ("date", "commit", "machine"):
            self.assertIn(key, measured["environment"])
        self.assertIn("| `sieve` |", Path(names[1]).read_text(encoding="utf-8"))
        self.assertIn("Times of sieve", Path(names[2]).read_text(encoding="utf-8"))

    def test_history_is_read_before_anything_is_measured(self):
        (self.scratch / "broken.json").write_text("{}", encoding="utf-8")
        page = str(self.scratch / "new" / "a.html")
        options = ["--only", "fib", "--html", page, "--history", str(self.scratch)]
        code, out, err = self.run_it(self.fake_ruff("echo wrong"), *options)
        self.assertEqual((code, out), (2, ""))
        self.assertIn("broken.json", err)

    def test_earlier_measurements_are_lines_of_the_report(self):
        ruff = self.fake_ruff(self.right)
        page, past = self.scratch / "new" / "a.html", self.scratch / "past"
        common = ["--only", "fib", "--runs", "2", "--no-startup", "--html", str(page)]
        self.run_it(ruff, *common, "--json", str(past / "first.json"))
        first = document.read(past / "first.json")
        first["environment"]["date"] = "2020-01-01T00:00:00Z"
        document.write(first, past / "first.json")
        code, _, _ = self.run_it(ruff, *common, "--history", str(past))
        self.assertEqual(code, 0)
        self.assertIn("History: fib", page.read_text(encoding="utf-8"))

    def test_a_wrong_output_is_a_failure(self):
        ruff = self.fake_ruff("echo wrong")
        code, out, _ = self.run_it(ruff, "--only", "fib", "--runs", "1", "--no-startup")
        self.assertEqual(code, 1)
        self.assertIn("FAILED fib in ruff: wrong output", out)

    def test_wrong_usage_has_its_own_exit_code(self):
        ruff = self.fake_ruff(self.right)
        for arguments in (["--only", "no_such"], ["--runtimes", "perl"], ["--group", ","]):
            code, _, err = self.run_it(ruff, *arguments)
            self.assertEqual(code, 2, arguments)
            self.assertIn("unknown", err)
        code, _, err = self.run_it(str(self.scratch / "nothing"), "--only", "fib")
        self.assertEqual(code, 2)
        self.assertIn("none of the runtimes was found", err)


if __name__ == "__main__":
    unittest.main()
