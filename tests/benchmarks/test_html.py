"""Tests of the HTML report and the charts: well-formed, complete, without a link to elsewhere."""

import copy
import re
import unittest
import xml.etree.ElementTree as xml

import invented
import results
from runner import charts, history, html, svg

SVG = "{http://www.w3.org/2000/svg}"


def parsed(page):
    """The tree of a page, which is written so that a parser of XML accepts it."""
    doctype, _, rest = page.partition("\n")
    assert doctype == "<!DOCTYPE html>"
    return xml.fromstring(rest)


def earlier(day, factor, **environment):
    """A measurement of an earlier day at which Ruff took `factor` times as long."""
    measured = copy.deepcopy(invented.measured())
    measured["environment"].update(date=f"2026-01-0{day}T00:00:00Z", **environment)
    for results_of_program in measured["programs"].values():
        median = results_of_program["ruff"]["median"]
        results_of_program["ruff"]["median"] = [value * factor for value in median]
    return measured


class PageTest(unittest.TestCase):
    def setUp(self):
        self.page = html.page(invented.measured())
        self.tree = parsed(self.page)

    def test_every_program_and_runtime_is_there(self):
        text = "".join(self.tree.itertext())
        for name in ("fib", "sum_loop", "ruff", "lua5.4", "go", "node, pypy3"):
            self.assertIn(name, text)

    def test_sections_and_navigation_agree(self):
        links = {link.get("href") for link in self.tree.iter("a")}
        sections = {"#" + section.get("id") for section in self.tree.iter("section")}
        self.assertEqual(links, sections)
        self.assertIn("#history", links)

    def test_nothing_is_loaded_from_elsewhere(self):
        for pattern in ("https?:", "<script", "<link", "<img", r"url\(", "@import", " src="):
            self.assertIsNone(re.search(pattern, self.page), pattern)

    def test_it_is_made_for_light_and_dark(self):
        self.assertIn("prefers-color-scheme: dark", self.page)

    def test_each_program_and_each_runtime_has_a_chart(self):
        labels = [chart.get("aria-label") for chart in self.tree.iter("svg")]
        for label in ("Times of fib", "Times of sum_loop", "lua5.4 / ruff", "go / ruff", "c / ruff"):
            self.assertIn(label, labels)

    def test_text_of_the_measurement_is_escaped(self):
        self.assertIn("A commit &lt;of&gt; tests &amp; trials", self.page)
        self.assertNotIn("<of>", self.page)

    def test_a_failure_is_shown(self):
        programs = {"fib": {"ruff": invented.series(0.1), "go": invented.series(failure="<timed out>")}}
        text = "".join(parsed(html.page(invented.measured(all_results=programs))).itertext())
        self.assertIn("FAILED fib in go: <timed out>", text)

    def test_one_runtime_alone_makes_a_page(self):
        alone = invented.measured(
            all_results={"fib": {"ruff": invented.series(0.1, 0.2)}},
            startup={},
            runtimes=[invented.runtime("ruff")],
            missing=[],
        )
        text = "".join(parsed(html.page(alone)).itertext())
        self.assertNotIn("Start-up", text)

    def test_runs_without_commit_make_a_page(self):
        parsed(html.page(invented.measured(environment=invented.environment(commit=None))))


class HistoryTest(unittest.TestCase):
    def labels(self, page):
        labels = [chart.get("aria-label") for chart in parsed(page).iter("svg")]
        return [label for label in labels if label.startswith("History")]

    def test_one_measurement_makes_no_line(self):
        page = html.page(invented.measured())
        self.assertEqual(self.labels(page), [])
        self.assertIn("no earlier measurement", page)

    def test_two_measurements_make_lines_of_means_and_programs(self):
        page = html.page(invented.measured(), [earlier(1, 2)])
        self.assertIn("History: mean of go / ruff", self.labels(page))
        self.assertIn("History: fib", self.labels(page))
        self.assertIn("0.200 s", page)

    def test_other_machines_and_metrics_are_left_out_and_counted(self):
        other_machine = earlier(1, 2, machine={**invented.MACHINE, "processor": "Other"})
        other_metric = earlier(1, 2, metric="user")
        line, others = history.line_of(
            invented.measured(), [other_machine, other_metric, earlier(1, 3)]
        )
        self.assertEqual((len(line), others), (2, 2))
        page = html.page(invented.measured(), [other_machine])
        self.assertIn("1 from other machines", page)

    def test_the_measurement_itself_and_later_ones_are_not_its_past(self):
        line, others = history.line_of(invented.measured(), [invented.measured(), earlier(9, 1)])
        self.assertEqual((len(line), others), (1, 0))

    def test_a_program_that_is_new_has_no_line(self):
        older = earlier(1, 2)
        del older["programs"]["sum_loop"]
        labels = self.labels(html.page(invented.measured(), [older]))
        self.assertNotIn("History: sum_loop", labels)
        self.assertIn("History: fib", labels)


class ChartTest(unittest.TestCase):
    def test_files_are_well_formed_and_bring_their_style(self):
        for name, markup in results.chart_files(invented.measured()).items():
            with self.subTest(name):
                tree = xml.fromstring(markup)
                self.assertEqual(tree.tag, SVG + "svg")
                self.assertIn("prefers-color-scheme: dark", tree.find(SVG + "style").text)
                self.assertEqual(list(tree.iter(SVG + "title")), [])

    def test_a_bar_has_the_side_of_its_interval(self):
        _, _, markup = charts.ratio_panel(invented.measured(), "lua5.4")
        self.assertEqual(markup.count('class="win"'), 1)
        self.assertEqual(markup.count('class="open"'), 1)
        _, _, markup = charts.ratio_panel(invented.measured(), "go")
        self.assertEqual(markup.count('class="loss"'), 2)

    def test_a_logarithmic_scale_puts_factors_at_equal_distances(self):
        scale = svg.Logarithmic(0.1, 10, 100, 300)
        self.assertAlmostEqual(scale(1), 200)
        self.assertAlmostEqual(scale(2) - scale(1), scale(1) - scale(0.5))
        self.assertEqual([round(tick, 9) for tick in scale.ticks((1,))], [0.1, 1, 10])

    def test_bars_of_times_are_proportional(self):
        programs = invented.measured()["programs"]
        _, _, markup = charts.time_bars("fib", programs["fib"], "ruff")
        widths = [float(width) for width in re.findall(r'width="([0-9.]+)"', markup)]
        self.assertAlmostEqual(widths[1] / widths[0], 3, places=1)


if __name__ == "__main__":
    unittest.main()
