#!/usr/bin/env python3
"""Writes RESULTS.md, its charts and the table of the project's README from a measurement.

    benchmarks/results.py FILE       FILE is what `benchmarks/run --json FILE` wrote

`make results` measures first. Nothing in RESULTS.md is written by hand: also what Ruff loses at is
computed from the intervals.
"""

import os
import sys
from pathlib import Path

import readme_table
from runner import charts, document, losses, markdown, svg
from runner.report import MIB, times

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "RESULTS.md"
CHARTS = HERE / "charts"


def runtimes_with_ratios(measured):
    names = [name for name in measured["runtimes"] if name != measured["base"]]
    return [name for name in names if document.ratios(measured, name)]


# --- what is lost ----------------------------------------------------------------------------------


def count_table(measured):
    """On how many programs the base is faster and slower than each runtime."""
    base = measured["base"]
    rows = [["against", f"{base} is faster", "undecided", f"{base} is slower"]]
    for name in runtimes_with_ratios(measured):
        rows.append([name, *(str(count) for count in losses.counts(measured, name))])
    return markdown.table(rows)


def loss_list(measured):
    """A line for each runtime: the programs that it runs faster, and how many times."""
    for name in runtimes_with_ratios(measured):
        found = losses.losses_to(measured, name)
        programs = ", ".join(f"`{loss.program}` {times(loss.factor.value)}×" for loss in found)
        yield f"- **{name}** is faster at {programs or 'no program'}."


def startup_line(measured):
    found = losses.startup_losses(measured)
    if not measured["startup"]:
        return "Start-up was not measured."
    if not found:
        return "No runtime starts faster."
    named = ", ".join(f"{loss.name} {times(loss.factor.value)}×" for loss in found)
    return f"Faster at starting (hello world): {named}."


def memory_list(measured):
    """A line for each runtime that needs less memory somewhere."""
    for name in runtimes_with_ratios(measured):
        found = losses.memory_losses(measured, name)
        if found:
            programs = ", ".join(f"`{program}` {times(factor)}×" for program, factor in found)
            yield f"- Than **{name}** at {programs}."


def losses_section(measured):
    base = measured["base"]
    return [
        f"## What {base} loses at",
        "",
        "A program counts as lost or won when the whole 95 % interval of the ratio lies on one side of "
        "1; otherwise it is undecided.",
        "",
        *count_table(measured),
        "",
        "How many times as fast the other is, worst first:",
        "",
        *loss_list(measured),
        "",
        startup_line(measured),
        "",
        f"How many times as much memory {base} needs (peak of the process), where it is more than "
        f"{losses.MEMORY_MARGIN} times:",
        "",
        *memory_list(measured),
    ]


# --- the rest --------------------------------------------------------------------------------------


def memory_table(measured):
    """Peak memory in MiB of each program."""
    names = list(measured["runtimes"])
    rows = [["program", *names]]
    for program, results in measured["programs"].items():
        peaks = [results.get(name, {}).get("peak_bytes") for name in names]
        cells = [f"{peak / MIB:.1f}" if peak else markdown.NONE for peak in peaks]
        rows.append([f"`{program}`", *cells])
    means = [document.peak_mean(measured, name) for name in names]
    cells = [f"{times(mean)}×" if mean else markdown.NONE for mean in means]
    rows.append([f"**mean / {measured['base']}**", *cells])
    return markdown.table(rows)


def hidden(summary, lines):
    """Lines that show when the reader opens them."""
    return ["<details>", f"<summary>{summary}</summary>", "", *lines, "", "</details>"]


def image(name, text):
    return f"![{text}]({CHARTS.name}/{name}.svg)"


def chart_files(measured):
    """The charts by name: markup of whole SVG files."""
    base = measured["base"]
    parts = {
        "means": (charts.means(measured), f"Geometric means of time / {base}"),
        "ratios": (charts.ratio_panels(measured), f"Time / {base} on each program"),
    }
    if measured["startup"]:
        bars = charts.time_bars("hello world", measured["startup"], base, 560, charts.milliseconds)
        parts["startup"] = (bars, "Start-up times")
    return {
        name: svg.file(width, height, markup, label=label)
        for name, ((width, height, markup), label) in parts.items()
    }


def startup_section(measured):
    if not measured["startup"]:
        return []
    chart = image("startup", "Start-up")
    return ["## Start-up", "", chart, "", *markdown.startup_table(measured), ""]


def text(measured, source):
    """RESULTS.md; `source` is the path of the JSON file as the text names it."""
    base, metric = measured["base"], measured["environment"]["metric"]
    lines = [
        "# Results",
        "",
        f"Written by `benchmarks/results.py` from `{source}`; `make results` measures again and writes "
        "it anew. Do not edit it: what it says is computed.",
        "",
        *markdown.facts(measured),
        "",
        "## Means",
        "",
        f"Geometric means of time / {base} over all programs: above 1 means that {base} is faster.",
        "",
        image("means", "Geometric means"),
        "",
        *markdown.means_table(measured),
        "",
        *losses_section(measured),
        "",
        "## Ratios",
        "",
        f"Time / {base} on each program, on one logarithmic scale. Blue: {base} is faster. Red: it is "
        "slower. Grey: the interval contains 1.",
        "",
        image("ratios", "Ratios of each program"),
        "",
        "## Times",
        "",
        f"Medians of whole processes, {metric} seconds; in brackets time / {base}.",
        "",
        *markdown.times_table(measured),
        "",
        *hidden("Every series: minima, intervals, memory", markdown.long_table(measured)),
        "",
        *startup_section(measured),
        "## Peak memory, MiB",
        "",
        *memory_table(measured),
    ]
    problems = document.failures(measured)
    if problems:
        lines += ["", "## Failed", "", *(f"- {problem}" for problem in problems)]
    return "\n".join(lines) + "\n"


def write(measured, source):
    """Writes RESULTS.md and its charts; charts that are no longer made go."""
    CHARTS.mkdir(exist_ok=True)
    files = chart_files(measured)
    for path in CHARTS.glob("*.svg"):
        if path.stem not in files:
            path.unlink()
    for name, markup in files.items():
        (CHARTS / f"{name}.svg").write_text(markup, encoding="utf-8")
    RESULTS.write_text(text(measured, source), encoding="utf-8")


def main():
    if len(sys.argv) != 2:
        print("usage: results.py FILE   (from benchmarks/run --json FILE)", file=sys.stderr)
        return 2
    path = Path(sys.argv[1]).resolve()
    try:
        measured = document.read(path)
    except document.FormatError as error:
        print(f"results: {error}", file=sys.stderr)
        return 1
    write(measured, os.path.relpath(path, HERE.parent))
    readme_table.write(measured)
    return 0


if __name__ == "__main__":
    sys.exit(main())
