"""Tests of benchmarks/runner/document.py: the document of a measurement."""

import json
import os
import tempfile
import unittest

import invented
from runner import document, statistics


class MakeTest(unittest.TestCase):
    def test_a_series_has_its_samples_median_minimum_and_memory(self):
        described = invented.measured()["programs"]["fib"]["lua5.4"]
        self.assertEqual(described["wall"], [0.3, 0.6, 0.3])
        self.assertEqual(described["median"], [0.3, 0.3, 0.6])
        self.assertEqual(described["min"], 0.3)
        self.assertEqual(described["peak_bytes"], 6 << 20)
        self.assertIsNone(described["failure"])

    def test_ratios_are_made_pair_by_pair(self):
        found = document.ratios(invented.measured(), "lua5.4")
        self.assertEqual(found["fib"], statistics.Estimate(3, 3, 3))
        self.assertEqual(found["sum_loop"], statistics.Estimate(1, 0.75, 1.5))

    def test_the_mean_is_that_of_the_median_ratios(self):
        measured = invented.measured()
        self.assertAlmostEqual(document.mean(measured, "lua5.4").value, 3**0.5, places=4)
        self.assertEqual(document.mean(measured, "go"), statistics.Estimate(0.5, 0.5, 0.5))
        self.assertIsNone(document.mean(measured, "ruff"))

    def test_a_mean_counts_the_programs_that_took_part(self):
        means = invented.measured()["means"][document.ALL]
        self.assertEqual(means["lua5.4"]["programs"], 2)
        self.assertEqual(means["c"], {"ratio": [0.1, 0.1, 0.1], "programs": 1})

    def test_groups_have_means_when_they_are_more_than_one_program_and_not_all(self):
        names = ["fib", "sum_loop", "grid_loops", "sieve"]
        runs = {"ruff": invented.series(0.1), "go": invented.series(0.2)}
        means = invented.measured(all_results={name: runs for name in names})["means"]
        self.assertEqual(list(means), [document.ALL, "classic", "core"])
        self.assertEqual(means["classic"]["go"]["programs"], 2)

    def test_a_failed_series_has_no_estimates_and_is_named(self):
        programs = {"fib": {"ruff": invented.series(0.1), "go": invented.series(failure="timed out")}}
        measured = invented.measured(all_results=programs)
        self.assertNotIn("median", measured["programs"]["fib"]["go"])
        self.assertEqual(document.failures(measured), ["FAILED fib in go: timed out"])
        self.assertEqual(document.ratios(measured, "go"), {})
        self.assertIsNone(document.mean(measured, "go"))

    def test_a_failed_base_leaves_the_others_without_ratio(self):
        programs = {"fib": {"ruff": invented.series(failure="exit 4"), "go": invented.series(0.1)}}
        measured = invented.measured(all_results=programs)
        self.assertEqual(document.ratios(measured, "go"), {})
        self.assertEqual(measured["programs"]["fib"]["go"]["median"], [0.1, 0.1, 0.1])

    def test_the_metric_chooses_the_times(self):
        measured = invented.measured(environment=invented.environment(metric="cpu"))
        self.assertAlmostEqual(measured["programs"]["fib"]["ruff"]["min"], 0.095)
        self.assertAlmostEqual(measured["startup"]["ruff"]["min"], 0.004)

    def test_peak_memory_is_compared_with_the_base(self):
        measured = invented.measured()
        self.assertEqual(document.peak_share(measured, "fib", "lua5.4"), 3)
        self.assertIsNone(document.peak_share(measured, "fib", "c"))
        self.assertAlmostEqual(document.peak_mean(measured, "go"), 0.5**0.5)


class FileTest(unittest.TestCase):
    def written(self, content):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        path = os.path.join(scratch.name, "deep", "measured.json")
        if isinstance(content, dict):
            document.write(content, path)
        else:
            os.makedirs(os.path.dirname(path))
            with open(path, "w", encoding="utf-8") as file:
                file.write(content)
        return path

    def test_what_is_written_can_be_read(self):
        measured = invented.measured()
        self.assertEqual(document.read(self.written(measured)), measured)

    def test_a_series_stands_on_one_line(self):
        with open(self.written(invented.measured()), encoding="utf-8") as file:
            lines = [line for line in file if '"wall": [' in line]
        self.assertEqual(len(lines), 2 * 3 + 1 + 3)

    def test_other_files_are_refused_by_name(self):
        for content in ("", "[]", "{}", json.dumps({"format": 1, "programs": {}})):
            path = self.written(content)
            with self.subTest(content), self.assertRaises(document.FormatError) as caught:
                document.read(path)
            self.assertIn(path, str(caught.exception))

    def test_a_missing_file_is_refused(self):
        with self.assertRaises(document.FormatError):
            document.read("/nonexistent/measured.json")


if __name__ == "__main__":
    unittest.main()
