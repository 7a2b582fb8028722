"""Tests that the suite is complete and that committed results are what the tools write."""

import re
import unittest
from pathlib import Path

import readme_table
import results
from runner import document, groups

BENCHMARKS = Path(results.__file__).resolve().parent
PROGRAMS = sorted(path for path in (BENCHMARKS / "programs").iterdir() if path.is_dir())
LANGUAGES = ["ruff", "lua", "py", "js", "go"]
SOURCE = re.compile(r"from `([^`]+\.json)`")


class ProgramTest(unittest.TestCase):
    def test_every_program_has_all_languages_and_its_output(self):
        for directory in PROGRAMS:
            wanted = LANGUAGES + (["c"] if directory.name in groups.CLASSIC else [])
            for suffix in [*wanted, "out"]:
                path = directory / f"{directory.name}.{suffix}"
                with self.subTest(path.name):
                    self.assertTrue(path.is_file())
                    self.assertTrue(path.read_bytes().strip())

    def test_every_program_is_in_a_group_and_every_group_names_programs(self):
        grouped = set(groups.in_groups(groups.GROUPS))
        self.assertEqual(grouped, {path.name for path in PROGRAMS})

    def test_the_suite_is_as_large_as_promised(self):
        self.assertEqual(len(groups.CLASSIC), 8)
        self.assertGreaterEqual(len(groups.BROAD), 25)

    def test_every_program_is_documented(self):
        text = (BENCHMARKS / "README.md").read_text(encoding="utf-8")
        for directory in PROGRAMS:
            self.assertIn(f"\n| `{directory.name}` |", text)


class CommittedTest(unittest.TestCase):
    """RESULTS.md, its charts and README's table come from the JSON file that RESULTS.md names."""

    def setUp(self):
        self.text = results.RESULTS.read_text(encoding="utf-8")
        self.source = SOURCE.search(self.text).group(1)
        self.measured = document.read(BENCHMARKS.parent / self.source)

    def test_results_are_what_the_tool_writes(self):
        self.assertEqual(self.text, results.text(self.measured, self.source))

    def test_charts_are_what_the_tool_writes(self):
        committed = {path.stem: path.read_text(encoding="utf-8") for path in results.CHARTS.iterdir()}
        self.assertEqual(committed, results.chart_files(self.measured))

    def test_the_table_of_the_readme_is_what_the_tool_writes(self):
        before = readme_table.README.read_text(encoding="utf-8")
        self.assertEqual(readme_table.replaced(before, self.measured), before)

    def test_the_base_is_ruff(self):
        self.assertEqual(self.measured["base"], "ruff")


if __name__ == "__main__":
    unittest.main()
