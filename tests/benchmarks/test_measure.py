"""Tests of benchmarks/runner/measure.py: outputs, statuses and limits, not times."""

import os
import tempfile
import unittest
from pathlib import Path

from runner.measure import Launcher

LONG_S = 60


class LauncherTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.scratch.cleanup)
        cls.launcher = Launcher(Path(cls.scratch.name))

    def pair(self, first, second, timeout_s=LONG_S, processor=None):
        return self.launcher.run_pair(
            ["sh", "-c", first], ["sh", "-c", second], timeout_s, processor
        )

    def test_a_run_gives_output_status_and_memory(self):
        sample = self.launcher.run(["sh", "-c", "echo out; echo bad >&2; exit 3"], LONG_S)
        self.assertEqual((sample.output, sample.status), (b"out\n", 3))
        self.assertEqual(sample.failure(), "exit code 3: bad")
        self.assertGreater(sample.peak_bytes, 0)

    def test_a_program_that_does_not_exist_fails(self):
        self.assertFalse(self.launcher.run(["/no/such/program"], LONG_S).ok)

    def test_a_run_that_takes_too_long_is_killed(self):
        sample = self.launcher.run(["sleep", str(LONG_S)], 0.05)
        self.assertEqual(sample.failure(), "timed out")

    def test_a_pair_gives_each_its_own_output_and_status(self):
        one, other = self.pair("echo one", "echo other; exit 4")
        self.assertEqual((one.output, one.status), (b"one\n", 0))
        self.assertEqual((other.output, other.status), (b"other\n", 4))

    def test_both_of_a_pair_run_at_the_same_time(self):
        """Each opens its end of a fifo, which waits until the other does."""
        fifo = os.path.join(self.scratch.name, "fifo")
        os.mkfifo(fifo)
        one, other = self.pair(f"echo met >'{fifo}'", f"cat '{fifo}'")
        self.assertTrue(one.ok and other.ok)
        self.assertEqual(other.output, b"met\n")

    def test_a_pair_is_bound_to_the_processor(self):
        processor = max(os.sched_getaffinity(0))
        for sample in self.pair("nproc", "nproc", processor=processor):
            self.assertEqual(sample.output, b"1\n")

    def test_one_of_a_pair_that_hangs_is_killed(self):
        one, other = self.pair("echo done", f"sleep {LONG_S}", timeout_s=2)
        self.assertTrue(one.ok)
        self.assertEqual(other.failure(), "timed out")

    def test_no_descriptor_is_left_open(self):
        before = os.listdir("/proc/self/fd")
        self.pair("true", "true")
        self.assertEqual(os.listdir("/proc/self/fd"), before)


if __name__ == "__main__":
    unittest.main()
