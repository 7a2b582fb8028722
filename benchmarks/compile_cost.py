#!/usr/bin/env python3
"""Shows what machine code costs a script that is too short to gain from it.

Runs short scripts with machine code and without, by turns, and compares the processor time of whole
processes, start included: `mixed` is five milliseconds of ordinary work, and `called_once` defines
20,000 functions and calls each of them once. Exit code 1 when one of them is slower with machine code:
when the whole 95 % interval of the ratio lies above what --tolerance allows; 2 for wrong usage.
`worst_case` is made to lose and only shown: functions that are compiled and then soon needed no more.
"""

import argparse
import re
import sys
import tempfile
from pathlib import Path
from statistics import median

from runner.measure import Launcher
from runner.statistics import ratio_interval

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TIMEOUT_S = 60
ONLY_SHOWN = {"worst_case"}

ONCE_COUNT = 20000
ONCE = "func f{i}(a) {{ return a - {i} }}\nf{i}({i})\n"

HOT_COUNT = 40
HOT_CALLS = 75
HOT = """func f{i}(a, b) {{
    x := a * 3 + b
    if x > {i} {{ x := x - a }}
    y := x * x + a * b - x / 3.0
    t := [x, y, a]
    t[0] := y + 1
    for i in range(a) {{ t.push(i * 2) }}
    d := {{"k": x}}
    d["k"] := y
    return x + y + len(t) + t[1] + d["k"]
}}
s := 0
for i in range({calls}) {{ s := s + f{i}(i % 7, {i}) }}
print(s)
"""


def called_once():
    return "".join(ONCE.format(i=i) for i in range(ONCE_COUNT))


def worst_case():
    return "".join(HOT.format(i=i, calls=HOT_CALLS) for i in range(HOT_COUNT))


def scripts(directory):
    """The names and paths of the scripts; what is generated goes into the directory."""
    paths = {"mixed": HERE / "compile" / "short_mixed.ruff"}
    for name, text in (("called_once", called_once()), ("worst_case", worst_case())):
        paths[name] = Path(directory) / f"{name}.ruff"
        paths[name].write_text(text, encoding="utf-8")
    return paths


def run(launcher, ruff, path, *arguments):
    sample = launcher.run([ruff, "run", *arguments, str(path)], TIMEOUT_S)
    if not sample.ok:
        sys.exit(f"compile_cost: {path.name}: {sample.failure()}")
    return sample


def statistics_of(launcher, ruff, path):
    """What --jit-stats says: functions compiled, and microseconds spent on it."""
    text = run(launcher, ruff, path, "--jit=baseline", "--jit-stats").errors
    return tuple(
        int(re.search(rf"{name} +(\d+)", text).group(1))
        for name in ("functions_compiled", "microseconds")
    )


def measure(launcher, ruff, path, runs):
    """Processor times in seconds, interpreted and with machine code, by turns."""
    times = {"off": [], "baseline": []}
    outputs = set()
    for turn in range(runs):
        order = ("off", "baseline") if turn % 2 == 0 else ("baseline", "off")
        for mode in order:
            sample = run(launcher, ruff, path, f"--jit={mode}")
            times[mode].append(sample.cpu_s)
            outputs.add(sample.output)
    if len(outputs) != 1:
        sys.exit(f"compile_cost: {path.name} does not always print the same")
    return times["off"], times["baseline"]


def show(name, off, baseline, ratio, compiled, microseconds):
    times = f"{median(off) * 1e3:8.2f} ms {median(baseline) * 1e3:8.2f} ms"
    spread = f"{ratio.value:.3f} ({ratio.low:.3f} to {ratio.high:.3f})"
    cost = f"{compiled:5} functions in {microseconds} us"
    print(f"{name:12} {times}   {spread:26} {cost}", flush=True)


def parse_arguments():
    parser = argparse.ArgumentParser(description="What machine code costs short scripts.")
    parser.add_argument("--ruff", default=str(ROOT / "build" / "ruff"), metavar="PATH")
    parser.add_argument("--runs", type=int, default=40, help="pairs of runs (default 40)")
    parser.add_argument(
        "--tolerance", type=float, default=1.0, metavar="PERCENT", help="of noise (default 1)"
    )
    return parser.parse_args()


def main():
    options = parse_arguments()
    launcher = Launcher(ROOT / "build")
    slower = []
    print(f"{'script':12} {'off':>11} {'baseline':>11}   baseline / off             compiled")
    with tempfile.TemporaryDirectory() as directory:
        for name, path in scripts(directory).items():
            off, baseline = measure(launcher, options.ruff, path, options.runs)
            ratio = ratio_interval(off, baseline)
            show(name, off, baseline, ratio, *statistics_of(launcher, options.ruff, path))
            if name not in ONLY_SHOWN and ratio.above(1 + options.tolerance / 100):
                slower.append(name)
    if slower:
        print("slower with machine code: " + ", ".join(slower))
    return 1 if slower else 0


if __name__ == "__main__":
    sys.exit(main())
