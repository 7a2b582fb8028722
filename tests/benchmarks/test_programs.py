"""Tests that the suite of benchmark programs is complete."""

import unittest
from pathlib import Path

import results
from runner import groups

BENCHMARKS = Path(results.__file__).resolve().parent
PROGRAMS = sorted(path for path in (BENCHMARKS / "programs").iterdir() if path.is_dir())
LANGUAGES = ["ruff", "lua", "py", "js", "go"]


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


if __name__ == "__main__":
    unittest.main()
