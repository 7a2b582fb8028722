"""Runs the unit tests of the benchmark tools: tests/benchmarks/test_*.py, with unittest.

Nothing is timed here, so a busy machine cannot make them fail.
"""

import os
import sys
import unittest

import harness

TESTS = os.path.join(harness.ROOT, "tests", "benchmarks")
TOOLS = os.path.join(harness.ROOT, "benchmarks")


class Recorder(unittest.TestResult):
    """Counts every test, and every sub-test that fails, in a tally."""

    def __init__(self, tally):
        super().__init__()
        self.tally = tally

    def _failed(self, test, error):
        lines = self._exc_info_to_string(error, test).rstrip().splitlines()
        self.tally.record(test.id(), "\n".join("    " + line for line in lines))

    def addSuccess(self, test):
        self.tally.record(test.id(), None)

    def addFailure(self, test, err):
        self._failed(test, err)

    def addError(self, test, err):
        self._failed(test, err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._failed(subtest, err)

    def addSkip(self, test, reason):
        self.tally.record(test.id(), f"    skipped: {reason}")


def each_test(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from each_test(item)
        else:
            yield item


def run(text=""):
    """Runs the tests whose path or name contains the text; returns the tally."""
    tally = harness.Tally("benchmark tools")
    if TOOLS not in sys.path:
        sys.path.insert(0, TOOLS)
    found = unittest.defaultTestLoader.discover(TESTS, top_level_dir=TESTS)
    chosen = [test for test in each_test(found) if text in f"tests/benchmarks/{test.id()}"]
    unittest.TestSuite(chosen).run(Recorder(tally))
    return tally.summary()


if __name__ == "__main__":
    sys.exit(harness.finish([run(*sys.argv[1:2])]))
