#!/usr/bin/env python3
"""Writes the table of README.md from what `benchmarks/run --json FILE` measured.

    benchmarks/run --json FILE && benchmarks/readme_table.py FILE

Times are medians of whole processes; in brackets stands how many times as long as Ruff the other took.
The table replaces whatever is between the two markers. A run that failed, or one whose outputs
differed, is shown as `failed`.
"""

import json
import math
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
README = HERE.parent / "README.md"
MARKED = re.compile(r"(<!-- benchmarks:begin -->\n).*?(<!-- benchmarks:end -->)", re.S)
VERSION = re.compile(r"\d+\.\d+(\.\d+)*")
BASE = "ruff"


def cell(results, name):
    measured = results.get(name)
    if measured is None:
        return "–"
    if measured["failure"] or measured["median_wall_s"] is None:
        return "failed"
    text = f"{measured['median_wall_s']:.2f} s"
    share = ratio(results, name)
    return text if name == BASE or share is None else f"{text} ({share:.1f}×)"


def ratio(results, name):
    """How many times as long as Ruff a runtime took on one program, or None."""
    both = [results.get(BASE), results.get(name)]
    if not all(side and not side["failure"] and side["median_wall_s"] for side in both):
        return None
    return both[1]["median_wall_s"] / both[0]["median_wall_s"]


def geometric_mean(programs, name):
    found = [share for share in (ratio(results, name) for results in programs.values()) if share]
    return math.exp(sum(map(math.log, found)) / len(found)) if found else None


def mean_cell(programs, name):
    mean = geometric_mean(programs, name)
    return "" if name == BASE or mean is None else f"{mean:.2f}×"


def startup_cell(startup, name):
    measured = startup.get(name)
    if not measured or measured["median_wall_s"] is None:
        return "–"
    return f"{measured['median_wall_s'] * 1000:.1f} ms"


def rows_of(document):
    names = list(document["runtimes"])
    programs = document["programs"]
    yield ["program", *names]
    yield ["---", *("--:" for _ in names)]
    for program, results in programs.items():
        yield [f"`{program}`", *(cell(results, name) for name in names)]
    yield ["**geometric mean**", *(mean_cell(programs, name) for name in names)]
    if document["startup"]:
        yield ["start-up (hello world)", *(startup_cell(document["startup"], name) for name in names)]


def version(name, text):
    number = VERSION.search(text)
    return f"{name} {number.group(0)}" if number else name


def table(document):
    lines = ["| " + " | ".join(row) + " |" for row in rows_of(document)]
    environment = document["environment"]
    versions = ", ".join(version(name, text) for name, text in document["runtimes"].items())
    lines += [
        "",
        f"Median of {environment['runs']} runs, {environment['machine']} with {environment['cpus']} "
        f"processors. {versions}.",
    ]
    return "\n".join(lines) + "\n"


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: readme_table.py FILE   (from benchmarks/run --json FILE)")
    document = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    before = README.read_text(encoding="utf-8")
    if not MARKED.search(before):
        sys.exit(f"{README.name} has no markers for the table")
    text = table(document)
    README.write_text(
        MARKED.sub(lambda match: match.group(1) + text + match.group(2), before), encoding="utf-8"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
