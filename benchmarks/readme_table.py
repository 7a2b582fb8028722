#!/usr/bin/env python3
"""Writes the table of README.md from a measurement.

    benchmarks/run --json FILE && benchmarks/readme_table.py FILE

The table shows the classic programs, the geometric means of the groups and the start-up, in Ruff (also
interpreted only) and in the other languages; all else is in RESULTS.md. It replaces whatever is between
the two markers. A run that failed, or one whose output was wrong, is shown as `failed`.
"""

import re
import sys
from pathlib import Path

from runner import document, markdown
from runner.groups import CLASSIC
from runner.runtimes import PEERS

HERE = Path(__file__).resolve().parent
README = HERE.parent / "README.md"
MARKED = re.compile(r"(<!-- benchmarks:begin -->\n).*?(<!-- benchmarks:end -->)", re.S)


SHOWN = ["ruff", "ruff-interp", *PEERS]


def caption(measured, names):
    environment = measured["environment"]
    machine = environment["machine"]
    versions = ", ".join(markdown.version(name, measured["runtimes"][name]) for name in names)
    return (
        f"Median {environment['metric']} seconds of {environment['runs']} runs, "
        f"{environment['date'][:10]}, {machine['processor']} with {machine['cpus']} processors; in "
        f"brackets time / {measured['base']}. {versions}."
    )


def table(measured):
    """The text between the markers."""
    names = [name for name in measured["runtimes"] if name in SHOWN]
    shown = [program for program in CLASSIC if program in measured["programs"]]
    rows = [*markdown.time_rows(measured, shown, names), *markdown.mean_rows(measured, names)]
    if measured["startup"]:
        rows.append(markdown.startup_row(measured, names))
    return "\n".join([*markdown.table(rows), "", caption(measured, names)]) + "\n"


def replaced(before, measured):
    """The text of the README with the new table, or None when it has no markers."""
    if not MARKED.search(before):
        return None
    new = table(measured)
    return MARKED.sub(lambda match: match.group(1) + new + match.group(2), before)


def write(measured):
    after = replaced(README.read_text(encoding="utf-8"), measured)
    if after is None:
        sys.exit(f"{README.name} has no markers for the table")
    README.write_text(after, encoding="utf-8")


def main():
    if len(sys.argv) != 2:
        print("usage: readme_table.py FILE   (from benchmarks/run --json FILE)", file=sys.stderr)
        return 2
    try:
        write(document.read(sys.argv[1]))
    except document.FormatError as error:
        print(f"readme_table: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
