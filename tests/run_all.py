#!/usr/bin/env python3
"""Runs every suite (called by `make test`). The last line is `N passed, N failed`."""

import argparse
import os
import sys

import harness
import run_benchmarks
import run_cli
import run_docs
import run_gdb
import run_scripts
import run_units


def main():
    parser = argparse.ArgumentParser(description="Runs all tests.")
    parser.add_argument("--build", required=True)
    parser.add_argument("--portable", required=True)
    parser.add_argument("--modes", default="off")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--filter", default="")
    parser.add_argument("--units", help="the Criterion binary")
    parser.add_argument("--cmocka", action="append", default=[], help="a cmocka binary")
    arguments = parser.parse_args()
    os.environ.pop("MAKEFLAGS", None)

    text = arguments.filter
    tallies = []
    if arguments.units:
        tallies.append(run_units.run_criterion(arguments.units, arguments.jobs, text))
    if arguments.cmocka:
        tallies.append(run_units.run_cmocka(arguments.cmocka, text))
    tallies.append(
        run_scripts.run(
            arguments.build, arguments.portable, arguments.modes.split(), arguments.jobs, text
        )
    )
    tallies.append(run_cli.run(arguments.build, text))
    tallies.append(run_gdb.run(arguments.build, text))
    tallies.append(run_docs.run(arguments.build, text))
    tallies.append(run_benchmarks.run(text))
    return harness.finish(tallies)


if __name__ == "__main__":
    sys.exit(main())
