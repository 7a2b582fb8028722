#!/usr/bin/env python3
"""Checks the house rules that a compiler cannot see: fixed top level, includes that run only
downwards through the layers, files of bounded length, no notes about unfinished work.

Prints one line for each violation; exit code 1 when there is one.
"""

import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TOP_LEVEL = {
    "Makefile", "runtime", "stencils", "codegen", "vm", "tests", "benchmarks", "scripts",
    "README.md", "LICENSE",
}  # fmt: skip

# From the bottom up. A file may include its own layer and those before it.
LAYERS = [
    "runtime", "runtime/stdlib", "vm/syntax", "vm/bytecode", "stencils", "vm/interp", "codegen",
    "vm/cli",
]  # fmt: skip
SOURCE = re.compile(r"\.(c|h|def|S)$")
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
MAX_LINES = 1200


def layer_of(path):
    """The index of the innermost layer that contains the path, or None."""
    matching = [name for name in LAYERS if path.startswith(name + "/")]
    return LAYERS.index(max(matching, key=len)) if matching else None


def check_includes(path, text):
    own = layer_of(path)
    if own is None:
        return
    for name in INCLUDE.findall(text):
        included = layer_of(name)
        if included is None:
            if not os.path.exists(os.path.join(ROOT, name)):
                yield f"{path}: includes \"{name}\", which is not relative to the repository's root"
        elif included > own:
            yield f"{path}: includes \"{name}\" from the higher layer {LAYERS[included]}"


def check_file(path):
    try:
        with open(os.path.join(ROOT, path), encoding="utf-8") as file:
            text = file.read()
    except FileNotFoundError:  # deleted, but not committed yet
        return
    yield from check_includes(path, text)
    lines = text.count("\n")
    if lines > MAX_LINES:
        yield f"{path}: {lines} lines, more than {MAX_LINES}"
    for match in UNFINISHED.finditer(text):
        yield f"{path}: says {match.group(1)}"


def main():
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\0")
    problems = []
    for top in sorted({path.split("/")[0] for path in tracked if path}):
        if top not in TOP_LEVEL and not top.startswith("."):
            problems.append(f"{top}: does not belong at the top level")
    for path in tracked:
        if SOURCE.search(path) and "/generated/" not in path:
            problems += check_file(path)
    print("\n".join(problems) if problems else "layout: no violation")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
