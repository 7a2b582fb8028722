#!/usr/bin/env python3
"""Fills the tables of library functions in vm/LANGUAGE.md from the rows of runtime/stdlib/*.def.

    scripts/library-tables.py            writes the tables
    scripts/library-tables.py --check    only says whether they are up to date

A table stands between `<!-- library: NAME.def -->` and `<!-- /library -->`. `ruff help NAME` shows the
same rows. Every row of every area must appear: an area that no table shows is an error.
"""

import argparse
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GUIDE = os.path.join(ROOT, "vm", "LANGUAGE.md")
LIBRARY = os.path.join(ROOT, "runtime", "stdlib")

TABLE = re.compile(r"(<!-- library: (\S+) -->\n).*?(<!-- /library -->)", re.S)
AREA = re.compile(r'#include "runtime/stdlib/(\w+\.def)"')
ROW = re.compile(r"^(BUILTIN|METHOD)\(", re.M)
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
COMMENT = re.compile(r"/\*.*?\*/", re.S)
# Where signature and documentation stand in a row.
COLUMNS = {"BUILTIN": (7, 8), "METHOD": (5, 6)}


def columns_of(text):
    """Splits a row's arguments at the commas between them; literals that follow each other are one."""
    columns, current, at, depth = [], "", 0, 0
    while True:
        literal = LITERAL.match(text, at)
        if literal:
            current += literal.group(0)
            at = literal.end()
            continue
        character = text[at]
        if character == ")" and depth == 0:
            return [*columns, current.strip()]
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            columns.append(current.strip())
            current = ""
        else:
            current += character
        at += 1


def unquote(column):
    text = "".join(LITERAL.findall(column))
    return re.sub(r"\\(.)", lambda match: {"n": "\n", "t": "\t"}.get(match.group(1), match.group(1)), text)


def rows_of(area):
    with open(os.path.join(LIBRARY, area), encoding="utf-8") as file:
        text = COMMENT.sub("", file.read())
    for match in ROW.finditer(text):
        columns = columns_of(text[match.end():])
        signature, doc = (unquote(columns[i]) for i in COLUMNS[match.group(1)])
        yield signature, doc


def cell(text):
    return text.replace("|", "\\|").replace("\n", "\\n")


def table_of(area):
    lines = ["| | |", "|---|---|"]
    lines += [f"| `{cell(signature)}` | {cell(doc)} |" for signature, doc in rows_of(area)]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description="Fills the library tables of the language guide.")
    parser.add_argument("--check", action="store_true", help="change nothing")
    check_only = parser.parse_args().check
    with open(GUIDE, encoding="utf-8") as file:
        before = file.read()
    with open(os.path.join(LIBRARY, "builtins.def"), encoding="utf-8") as file:
        areas = AREA.findall(file.read())
    missing = [area for area in areas if area not in (m.group(2) for m in TABLE.finditer(before))]
    if missing:
        sys.exit("library-tables: the guide has no table for " + ", ".join(missing))
    after = TABLE.sub(lambda m: m.group(1) + table_of(m.group(2)) + m.group(3), before)
    if after != before and check_only:
        sys.exit("the tables of the guide differ from runtime/stdlib: run scripts/library-tables.py")
    if after != before:
        with open(GUIDE, "w", encoding="utf-8") as file:
            file.write(after)
    return 0


if __name__ == "__main__":
    sys.exit(main())
