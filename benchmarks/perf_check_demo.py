#!/usr/bin/env python3
"""Shows on this machine that perf_check.py finds a slowdown and does not cry wolf.

A slowdown is planted: the kernel of `%` on integers gets extra work, in a copy of the last commit,
as much as makes the program `int_loop` 8 % slower; perf_check.py in that copy must end with exit
code 1 and name the program. Then two builds of the last commit are compared ten times; each run
must end with exit code 0. Meanwhile this script keeps the machine busy with other processes that
work and pause at random. It needs clang 19 for `make stencils`, and about an hour.

Exit code 0 when everything went as it must, 1 when not. The reports of all runs stay in
perf-demo/ below the build directory.
"""

import argparse
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from runner import sides, statistics
from runner.measure import Launcher
from runner.pairs import Pairs
from runner.selection import program_directories

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "int_loop"
KERNEL = "stencils/kernels/arith.h"
SIGNATURE = "static inline bool int_mod(int64_t l, int64_t r, int64_t *out)\n{\n"
BEFORE = "    uint64_t extra = (uint64_t)l;\n"
STEP = '    __asm__ volatile("" : "+r"(extra));\n    extra ^= (uint64_t)r;\n'
AFTER = '    __asm__ volatile("" : : "r"(extra));\n'

SLOWDOWN = 0.08
TOLERANCE = 0.01
FIRST_STEPS = 4
CALIBRATIONS = 6
CALIBRATION_PAIRS = 40
LOAD_BYTES = 32 << 20


def parse_arguments():
    parser = argparse.ArgumentParser(description="Demonstrate perf_check.py.")
    parser.add_argument("--runs", type=int, default=10, help="of identical builds (default 10)")
    parser.add_argument(
        "--load", type=int, default=os.cpu_count(), help="busy processes (default: one a processor)"
    )
    parser.add_argument("--build-dir", type=Path, default=ROOT / "build")
    return parser.parse_args()


def note(text):
    print(time.strftime("%H:%M:%S"), text, flush=True)


def keep_busy(seed):
    """Works and pauses at random: with its processor's arithmetic, or with its caches."""
    source = random.Random(seed)
    memory = bytearray(LOAD_BYTES)
    while True:
        work = source.choice(
            [lambda: sum(range(1000)), lambda: memory[:], lambda: time.sleep(0.01)]
        )
        end = time.monotonic() + source.uniform(0.05, 1.0)
        while time.monotonic() < end:
            work()


@contextmanager
def load(processes):
    """Keeps the machine busy."""
    workers = [
        multiprocessing.Process(target=keep_busy, args=(seed,), daemon=True)
        for seed in range(processes)
    ]
    for worker in workers:
        worker.start()
    try:
        yield
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def plant(directory, steps):
    """Gives the kernel in a copy of the tree some steps of extra work; copies of its build."""
    sides.git("-C", str(directory), "checkout", "--", KERNEL)
    path = directory / KERNEL
    text = path.read_text(encoding="utf-8")
    if SIGNATURE not in text:
        sys.exit(f"perf_check_demo: {KERNEL} has no such function any more:\n{SIGNATURE}")
    planted = text.replace(SIGNATURE, SIGNATURE + BEFORE + STEP * steps + AFTER)
    path.write_text(planted, encoding="utf-8")
    subprocess.run(["make", "stencils"], cwd=directory, check=True, stdout=subprocess.DEVNULL)
    return sides.place(sides.make(directory, "build"), directory / "build" / "planted", sides.TREE)


def slowdown(launcher, plain, planted):
    """How much longer the program takes in the planted build: an estimate, 0.08 for 8 %."""
    pairs = Pairs(launcher, (plain, planted), program_directories(), timeout_s=60)
    samples = pairs.run_all([(PROGRAM, number) for number in range(CALIBRATION_PAIRS)])
    base, tree = ([sample.cpu_s for sample in side] for side in zip(*samples))
    return statistics.ratio_interval(base, tree)


def calibrate(launcher, plain, directory):
    """Leaves a build in `directory` in which the program is as much slower as it must be."""
    steps = FIRST_STEPS
    for _ in range(CALIBRATIONS):
        estimate = slowdown(launcher, plain, plant(directory, steps))
        found = estimate.value - 1
        note(
            f"{steps} steps of extra work in int_mod: {PROGRAM} {found:+.1%}, "
            f"interval {estimate.low - 1:+.1%} .. {estimate.high - 1:+.1%}"
        )
        if abs(found - SLOWDOWN) <= TOLERANCE:
            return
        steps = max(1, round(steps * SLOWDOWN / max(found, SLOWDOWN / 4)))
    sys.exit("perf_check_demo: no number of steps gives the slowdown wanted")


def perf_check(directory, report, *arguments):
    """Runs perf_check.py of a tree: (exit code, its last line)."""
    command = [str(directory / "benchmarks" / "perf_check.py"), *arguments]
    with open(report, "w", encoding="utf-8") as file:
        done = subprocess.run(command, stdout=file, check=False, stderr=subprocess.PIPE, text=True)
    lines = report.read_text(encoding="utf-8").splitlines() or done.stderr.splitlines()[-1:]
    return done.returncode, " | ".join([*lines[-2:-1], *lines[-1:]])


def find_planted(commit, directory, report):
    code, last = perf_check(directory, report, "--base", commit)
    good = code == 1 and f"{PROGRAM} +" in last.partition("REGRESSION")[2]
    note(f"planted: exit code {code}{'' if good else ' (WRONG)'}: {last}")
    return good


def compare_identical(first, second, report):
    started = time.monotonic()
    code, last = perf_check(ROOT, report, "--base-ruff", str(first[0]), "--ruff", str(second[0]))
    seconds = time.monotonic() - started
    note(
        f"identical: exit code {code}{'' if code == 0 else ' (WRONG)'}, {seconds:.0f} s, "
        f"load average {os.getloadavg()[0]:.1f}: {last}"
    )
    return code == 0


def demonstrate(options, work_dir):
    """Everything, one step after the other; whether all went as it must."""
    commit = sides.commit_of("HEAD")
    note(f"builds of {sides.subject_of(commit)}")
    first = sides.build_base(commit, work_dir / "first")
    second = sides.build_base(commit, work_dir / "second")
    with sides.checked_out(commit, work_dir / "planted") as planted:
        calibrate(Launcher(options.build_dir), first, planted)
        with load(options.load):
            found = find_planted(commit, planted, work_dir / "planted.txt")
    with load(options.load):
        quiet = [
            compare_identical(first, second, work_dir / f"identical-{number}.txt")
            for number in range(1, options.runs + 1)
        ]
    note(f"planted slowdown found: {'yes' if found else 'NO'}")
    note(f"identical builds: {sum(quiet)} of {len(quiet)} runs without a false alarm")
    return found and all(quiet)


def main():
    options = parse_arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    options.build_dir = options.build_dir.resolve()
    work_dir = options.build_dir / "perf-demo"
    work_dir.mkdir(parents=True, exist_ok=True)
    return 0 if demonstrate(options, work_dir) else 1


if __name__ == "__main__":
    sys.exit(main())
