"""Tests of the tables that are made from a document: text, Markdown, losses, RESULTS.md, README."""

import unittest

import invented
import readme_table
import results
from runner import html, losses, markdown, report


def row_of(text, name):
    """The line of a table whose first cell is `name`."""
    return next(line for line in text.splitlines() if line.lstrip("| `*").startswith(name))


class TextTest(unittest.TestCase):
    def test_numbers_keep_three_digits_that_count(self):
        shown = [report.seconds(value) for value in (12.345, 1.2345, 0.12345, 0.012345)]
        self.assertEqual(shown, ["12.3", "1.23", "0.123", "0.0123"])

    def test_the_long_table_has_minimum_median_ratio_intervals_and_memory(self):
        programs = {"fib": invented.measured()["programs"]["fib"]}
        line = row_of("\n".join(report.long_table(programs, "ruff")), "lua5.4")
        cells = ["0.300", "0.300", "0.300 – 0.600", "3.00", "3.00 – 3.00", "6.0"]
        self.assertEqual(line.split("  ")[-1].strip(), cells[-1])
        for cell in cells:
            self.assertIn(cell, line)

    def test_the_report_has_means_with_intervals_and_startup(self):
        text = report.text(invented.measured())
        self.assertIn("1.73 [1.50 – 2.12] of 2", row_of(text[text.index("geometric mean") :], "lua5.4"))
        self.assertIn("0.50", row_of(text[text.index("hello world") :], "lua5.4"))

    def test_too_few_runs_for_the_intervals_are_mentioned_everywhere(self):
        for make in (report.text, markdown.text, html.page):
            few, enough = (
                make(invented.measured(environment=invented.environment(runs=runs)))
                for runs in (3, 6)
            )
            self.assertIn("3 runs are too few for 95 %: the intervals hold at most 75 %", few)
            self.assertNotIn("too few", enough)

    def test_absent_runtimes_are_named(self):
        self.assertIn("not found, skipped: node, pypy3", report.text(invented.measured()))

    def test_failures_are_shown(self):
        programs = {"fib": {"ruff": invented.series(0.1), "go": invented.series(failure="exit code 3")}}
        text = report.text(invented.measured(all_results=programs))
        self.assertIn("FAILED fib in go: exit code 3", text)

    def test_promises_are_judged_by_the_figures(self):
        lines = report.promise_lines(invented.measured())

        def judged(text):
            return next(line.split()[0] for line in lines if text in line)

        self.assertEqual(judged("at least 1.4 times as fast as lua5.4"), "holds")
        self.assertEqual(judged("hello world at most 1.5 times lua5.4's wall time"), "MISSED")
        self.assertEqual(judged("at least 3.0 times as fast as python3"), "not")

    def test_the_interpreter_is_compared_with_go_if_it_was_measured(self):
        parts = invented.parts()
        parts["all_results"]["dict_int"] = {
            "ruff": invented.series(0.1, 0.1, 0.1),
            "go": invented.series(0.2, 0.2, 0.2),
        }
        text = "dict_int at most 1.5 times go's time"
        lines = report.promise_lines(invented.measured(all_results=parts["all_results"]))
        self.assertIn(f"  holds         {text}: 0.50", lines)
        parts["all_results"]["dict_int"]["ruff-interp"] = invented.series(0.4, 0.4, 0.4)
        runtimes = [invented.runtime(name) for name in ("ruff", "ruff-interp", "lua5.4", "go", "c")]
        document = invented.measured(all_results=parts["all_results"], runtimes=runtimes)
        self.assertIn(f"  MISSED        {text}, interpreted: 2.00", report.promise_lines(document))

    def test_promises_are_about_ruff_only(self):
        reverse = [invented.runtime("lua5.4"), invented.runtime("ruff")]
        self.assertEqual(report.promise_lines(invented.measured(runtimes=reverse)), [])


class MarkdownTest(unittest.TestCase):
    def test_every_row_has_as_many_cells_as_the_head(self):
        measured = invented.measured()
        for make in (
            markdown.times_table,
            markdown.long_table,
            markdown.means_table,
            markdown.startup_table,
        ):
            counts = {line.count("|") for line in make(measured)}
            self.assertEqual(len(counts), 1, make.__name__)

    def test_the_times_stand_with_their_ratios(self):
        line = row_of("\n".join(markdown.times_table(invented.measured())), "fib")
        self.assertEqual(line, "| `fib` | 0.100 | 0.300 (3.00×) | 0.0500 (0.50×) | – |")

    def test_the_page_says_where_it_was_measured(self):
        text = markdown.text(invented.measured())
        for part in ("Imaginary 9000", "4 processors", "0123456789ab", "2026-01-02", "node, pypy3"):
            self.assertIn(part, text)

    def test_changes_that_are_not_committed_are_mentioned(self):
        commit = {**invented.COMMIT, "modified": True}
        changed = invented.measured(environment=invented.environment(commit=commit))
        self.assertIn("not committed", markdown.text(changed))
        self.assertNotIn("not committed", markdown.text(invented.measured()))

    def test_there_may_be_no_commit(self):
        without = invented.measured(environment=invented.environment(commit=None))
        self.assertNotIn("Commit", markdown.text(without))
        self.assertNotIn("commit", report.text(without))


class LossTest(unittest.TestCase):
    def test_a_program_is_lost_when_the_whole_interval_is_below_one(self):
        found = losses.losses_to(invented.measured(), "go")
        self.assertEqual([loss.program for loss in found], ["fib", "sum_loop"])
        self.assertEqual(found[0].factor.value, 2)

    def test_a_program_is_undecided_when_the_interval_contains_one(self):
        measured = invented.measured()
        self.assertEqual(losses.counts(measured, "lua5.4"), (1, 1, 0))
        self.assertEqual(losses.counts(measured, "go"), (0, 0, 2))
        self.assertEqual(losses.losses_to(measured, "lua5.4"), [])

    def test_losses_come_worst_first(self):
        programs = {
            name: {"ruff": invented.series(1), "go": invented.series(time)}
            for name, time in {"fib": 0.5, "sieve": 0.1, "nbody": 0.3}.items()
        }
        found = losses.losses_to(invented.measured(all_results=programs), "go")
        self.assertEqual([loss.program for loss in found], ["sieve", "nbody", "fib"])

    def test_startup_and_memory_are_lost_too(self):
        measured = invented.measured()
        self.assertEqual([loss.name for loss in losses.startup_losses(measured)], ["lua5.4"])
        self.assertEqual(losses.memory_losses(measured, "go"), [("fib", 2)])
        measured["programs"]["fib"]["go"]["peak_bytes"] = (2 << 20) * 0.97
        self.assertEqual(losses.memory_losses(measured, "go"), [])


class ResultsTest(unittest.TestCase):
    def test_the_section_of_losses_is_computed(self):
        lines = results.losses_section(invented.measured())
        self.assertIn("- **go** is faster at `fib` 2.00×, `sum_loop` 2.00×.", lines)
        self.assertIn("- **lua5.4** is faster at no program.", lines)
        self.assertIn("| lua5.4 | 1 | 1 | 0 |", lines)
        self.assertIn("Faster at starting (hello world): lua5.4 2.00×.", lines)

    def test_every_chart_that_is_shown_is_made(self):
        measured = invented.measured()
        text = results.text(measured, "history/x.json")
        for name in results.chart_files(measured):
            self.assertIn(f"(charts/{name}.svg)", text)

    def test_without_startup_there_is_no_chart_of_it(self):
        measured = invented.measured(startup={})
        self.assertNotIn("startup", results.chart_files(measured))
        self.assertNotIn("startup.svg", results.text(measured, "history/x.json"))


class ReadmeTest(unittest.TestCase):
    before = "a\n<!-- benchmarks:begin -->\nold\n<!-- benchmarks:end -->\nz\n"

    def test_only_what_is_between_the_markers_changes(self):
        after = readme_table.replaced(self.before, invented.measured())
        self.assertTrue(after.startswith("a\n<!-- benchmarks:begin -->\n| program | ruff |"))
        self.assertTrue(after.endswith("\n<!-- benchmarks:end -->\nz\n"))
        self.assertNotIn("old", after)

    def test_writing_twice_changes_nothing_more(self):
        once = readme_table.replaced(self.before, invented.measured())
        self.assertEqual(readme_table.replaced(once, invented.measured()), once)

    def test_a_readme_without_markers_is_left_alone(self):
        self.assertIsNone(readme_table.replaced("no table here\n", invented.measured()))


if __name__ == "__main__":
    unittest.main()
