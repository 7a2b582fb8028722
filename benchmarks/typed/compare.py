#!/usr/bin/env python3
"""Typed code against hand-written code of the same shape, by turns, least times.

usage: compare.py RUFF SHAPES_PROGRAM [ROUNDS]

Prints milliseconds of typed code (--jit=slice), of the baseline, of `linked` code that does the same
work at every access and call, and of plain C (shapes.c says what each does). Fails if a check sum
differs, or if typed code is more than 1.3 times slower than linked code.
"""

import os
import subprocess
import sys

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "shapes.ruff")
ROUNDS = 5
LIMIT = 1.3


def run(command):
    """The rows that a program prints: name -> (check sum, milliseconds)."""
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = (line.split("\t") for line in output.splitlines())
    return {name: (check_sum, float(time_ms)) for name, check_sum, time_ms in rows}


def keep_least(best, prefix, rows):
    for name, row in rows.items():
        kept = best.get(prefix + name, row)
        if kept[0] != row[0]:
            sys.exit(f"{prefix}{name}: {row[0]} is not {kept[0]}")
        best[prefix + name] = min(kept, row, key=lambda pair: pair[1])


def main():
    ruff, shapes, *rounds = sys.argv[1:]
    best = {}
    for _ in range(int(rounds[0]) if rounds else ROUNDS):
        keep_least(best, "", run([shapes]))
        keep_least(best, "typed ", run([ruff, "run", "--jit=slice", SCRIPT]))
        keep_least(best, "baseline ", run([ruff, "run", SCRIPT]))
    print(f"{'ms':8}{'typed':>9}{'baseline':>9}{'linked':>9}{'plain C':>9}  typed/linked")
    slow = []
    for name in ("fib", "sum", "sieve", "nbody"):
        rows = [best.get(row) for row in (f"typed {name}", f"baseline {name}", f"{name} linked", f"{name} plain")]
        if len({row[0] for row in rows if row}) > 1:
            sys.exit(f"{name}: the check sums differ: {rows}")
        ratio = rows[0][1] / rows[2][1]
        times = "".join(f"{row[1]:9.3f}" if row else f"{'-':>9}" for row in rows)
        print(f"{name:8}{times}  {ratio:.2f}")
        if ratio > LIMIT:
            slow.append(name)
    if slow:
        sys.exit(f"more than {LIMIT} times slower than linked code: {', '.join(slow)}")


if __name__ == "__main__":
    main()
