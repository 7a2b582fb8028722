#!/usr/bin/env python3
"""Shows that every in-place idiom of Ruff takes time in proportion to its size.

Runs each idiom on each kind of place at sizes n, 2n and 4n and prints the growth per doubling:
about 2 when nothing is copied, about 4 when every update copies the collection. Exit code 0 when
all are linear and correct, 1 when not, 2 for wrong usage.
"""

import argparse
import sys
from pathlib import Path

from runner import runtimes
from runner.growth import Grower, write_sources
from runner.inplace_cases import all_cases
from runner.measure import Launcher

ROOT = Path(__file__).resolve().parent.parent


def parse_arguments():
    parser = argparse.ArgumentParser(description="Check that in-place idioms copy nothing.")
    parser.add_argument("--ruff", default=str(ROOT / "build" / "ruff"), metavar="PATH")
    parser.add_argument("--ruff-arg", action="append", default=[], help="option passed to ruff run")
    parser.add_argument("--only", metavar="A,B", help="cases with one of these in their name")
    parser.add_argument("--target-ms", type=float, default=60.0, help="shortest time measured")
    parser.add_argument("--timeout", type=float, default=20.0, metavar="SECONDS")
    parser.add_argument("--build-dir", type=Path, default=ROOT / "build")
    parser.add_argument("--list", action="store_true", help="print the case names and stop")
    parser.add_argument("--emit", metavar="DIR", help="write the programs to DIR and stop")
    parser.add_argument("--emit-size", type=int, default=1000, metavar="N")
    return parser.parse_args()


def chosen_cases(only):
    cases = all_cases()
    if only:
        words = [word for word in only.split(",") if word]
        cases = [case for case in cases if any(word in case.name for word in words)]
    if not cases:
        sys.exit("inplace: no case has such a name")
    return cases


def show(verdict, width):
    times = "  ".join(f"{seconds * 1000:8.1f}" for seconds in verdict.times_s) or "-"
    growth = f"{verdict.growth:.2f}" if verdict.growth else "-"
    state = f"FAILED: {verdict.problem}" if verdict.problem else "linear"
    numbers = f"{verdict.size:8}  {times:>28}  {growth:>6}"
    print(f"{verdict.name:{width}}  {numbers}  {state}", flush=True)


def main():
    options = parse_arguments()
    cases = chosen_cases(options.only)
    if options.list:
        print("\n".join(case.name for case in cases))
        return 0
    if options.emit:
        write_sources(cases, options.emit, options.emit_size)
        return 0
    path = runtimes.locate("ruff", options.ruff)
    if path is None:
        sys.exit(f"inplace: no executable at {options.ruff}")
    command = [path, "run", *options.ruff_arg]
    grower = Grower(Launcher(options.build_dir), command, options.target_ms / 1000, options.timeout)
    width = max(len(case.name) for case in cases)
    print(f"{'idiom / place':{width}}  {'n':>8}  {'ms at n, 2n, 4n':>28}  {'growth':>6}")
    failed = 0
    for case in cases:
        verdict = grower.judge(case)
        failed += bool(verdict.problem)
        show(verdict, width)
    print(f"\n{len(cases) - failed} of {len(cases)} grow linearly, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
