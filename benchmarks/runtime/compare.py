#!/usr/bin/env python3
"""Runs the C and the Go program of this directory and prints their times side by side.

usage: compare.py C_PROGRAM GO_PROGRAM [FILTER]

Fails if a check sum differs: then they did not do the same work.
"""

import subprocess
import sys


def run(program, arguments):
    """The rows that a program prints: name -> (check sum, milliseconds)."""
    output = subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout
    rows = (line.split("\t") for line in output.splitlines())
    return {name: (check_sum, float(time_ms)) for name, check_sum, time_ms in rows}


def main():
    runtime_program, go_program, *arguments = sys.argv[1:]
    runtime_rows = run(runtime_program, arguments)
    go_rows = run(go_program, arguments)
    print(f"{'':28} {'runtime ms':>10} {'Go ms':>8} {'ratio':>6}")
    different = []
    for name, (check_sum, time_ms) in runtime_rows.items():
        go_sum, go_ms = go_rows[name]
        print(f"{name:28} {time_ms:10.1f} {go_ms:8.1f} {time_ms / go_ms:6.2f}")
        if check_sum != go_sum:
            different.append(f"{name}: {check_sum} is not {go_sum}")
    if different:
        sys.exit("\n".join(different))


if __name__ == "__main__":
    main()
