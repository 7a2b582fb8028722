#!/usr/bin/env python3
"""Finds out whether the working tree is slower than the commit it started from.

Builds both, runs the benchmark programs in pairs, one process of each build at the same time on the
same processor, and compares processor times. Exit code 0 when nothing became slower, 1 when a
program takes more than 5 % longer or the mean of all more than 2 %, when a program fails with the
working tree or prints something else, or when a build fails; 2 for wrong usage.
"""

import argparse
import os
import signal
import sys
from pathlib import Path
from statistics import median

from runner import gate, sides
from runner.measure import Launcher
from runner.pairs import Pairs
from runner.report import table
from runner.selection import add_options, chosen_programs, usage_error

ROOT = Path(__file__).resolve().parent.parent


def parse_arguments():
    parser = argparse.ArgumentParser(description="Compare the speed of two builds of Ruff.")
    parser.add_argument(
        "--base", metavar="REV", help="commit to compare with (default: merge base with main)"
    )
    add_options(parser)
    parser.add_argument("--base-ruff", metavar="PATH", help="a binary instead of a build of REV")
    parser.add_argument("--ruff", metavar="PATH", help="a binary instead of the working tree's")
    parser.add_argument("--build-dir", type=Path, default=ROOT / "build")
    parser.add_argument("--timeout", type=float, default=120.0, metavar="SECONDS")
    options = parser.parse_args()
    if options.base and options.base_ruff:
        parser.error("--base and --base-ruff exclude each other")
    for path in (options.base_ruff, options.ruff):
        if path and not os.access(path, os.X_OK):
            parser.error(f"no executable at {path}")
    return options


def note(text):
    print(text, file=sys.stderr, flush=True)


def base_copies(options, work_dir):
    """(what the base is, the copies of its binary)."""
    if options.base_ruff:
        return options.base_ruff, sides.place(options.base_ruff, work_dir, sides.BASE)
    commit = sides.commit_of(options.base) if options.base else sides.merge_base()
    subject = sides.subject_of(commit)
    note(f"building the base, {subject} ...")
    return subject, sides.build_base(commit, work_dir)


def tree_copies(options, work_dir):
    if options.ruff:
        return sides.place(options.ruff, work_dir, sides.TREE)
    note("building the working tree ...")
    return sides.build_tree(options.build_dir.resolve(), work_dir)


def count(number, what):
    return f"{number} {what}{'' if number == 1 else 's'}"


def show_round(number, rounds, programs):
    note(f"round {number} of {rounds}, {count(programs, 'program')}")


def percent(estimate):
    low, value, high = ((end - 1) * 100 for end in (estimate.low, estimate.value, estimate.high))
    return [f"{value:+.1f} %", f"{low:+.1f} .. {high:+.1f}"]


def verdict(comparison):
    if gate.is_slower(comparison.estimate):
        return "SLOWER"
    if gate.is_unclear(comparison.estimate):
        return "unclear"
    return "faster" if gate.is_faster(comparison.estimate) else ""


def row(comparison):
    if not comparison.comparable:
        text = f"FAILED: {comparison.failure}" if comparison.failure else comparison.skipped
        return [comparison.name, "", "", "", "", "", text]
    seconds = [f"{median(side):.3f}" for side in (comparison.base_s, comparison.tree_s)]
    pairs = str(len(comparison.base_s))
    return [comparison.name, *seconds, *percent(comparison.estimate), pairs, verdict(comparison)]


def result_lines(result):
    rows = [["program", "base s", "tree s", "change", "interval", "pairs", ""]]
    rows += [row(comparison) for comparison in result.comparisons]
    if result.mean:
        says = "SLOWER" if result.mean_slower else ""
        rows.append(["geometric mean", "", "", *percent(result.mean), "", says])
    return table(rows)


def conclusion(result):
    """One line that says what the exit code says."""
    found = [f"{one.name} {percent(one.estimate)[0]}" for one in result.slower]
    if result.mean_slower:
        found.append(f"mean {percent(result.mean)[0]}")
    found += [f"{one.name} failed" for one in result.failed]
    if found:
        return "REGRESSION: " + ", ".join(found)
    if not result.compared:
        return "NOTHING COMPARED: no program runs in the base"
    return f"no regression in {count(len(result.compared), 'program')}"


def check(options):
    directories = chosen_programs(options)
    work_dir = options.build_dir.resolve() / "perf-check"
    subject, base = base_copies(options, work_dir)
    tree = tree_copies(options, work_dir)
    pairs = Pairs(Launcher(options.build_dir), (base, tree), directories, options.timeout)
    result = gate.judge(list(directories), pairs.run_all, show_round)
    print(f"base: {subject}; load average {os.getloadavg()[0]:.1f}")
    print("\n".join(result_lines(result)))
    print(conclusion(result))
    return 0 if result.good else 1


def main():
    options = parse_arguments()
    # Also when it is told to stop, the worktree must not stay.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        return check(options)
    except sides.SideError as error:
        return usage_error(str(error))
    except sides.SideBuildError as error:
        note(f"perf_check: {error}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
