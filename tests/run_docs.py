#!/usr/bin/env python3
"""Documentation tests: every example of the user documents is run and compared.

Fenced blocks of README.md and vm/LANGUAGE.md:

    ```ruff             is run. What it prints must equal the ```output block that follows it, or,
                        without one, the `# → text` comments inside it, in order. With neither it
                        must only end without an error. `# ✗ message` marks a last line that must
                        fail with that message.
    ```ruff no-run      is checked with `ruff check`
    ```ruff error       must fail; ```output holds standard output followed by standard error
    ```ruff file=x.ruff is run under that name and stays there for later blocks to import
    ```console          lines that begin with `$ ` are shell commands, with `ruff` in PATH; the lines
                        after each are what it prints. `console no-run` is not run.

The blocks of a document run in one empty directory. The tables of library functions must be those
that scripts/library-tables.py makes, so every function is in the guide.
"""

import argparse
import os
import re
import sys
import tempfile

import harness

DOCUMENTS = ["README.md", "vm/LANGUAGE.md"]
FENCE = re.compile(r"^(\s*)(`{3,})\s*(.*?)\s*$")
ARROW = re.compile(r"#\s*→ ?(.*)$")
CROSS = re.compile(r"#\s*✗ ?(.*)$")


class Block:
    def __init__(self, info, line):
        words = info.split()
        self.kind = words[0] if words else ""
        self.options = words[1:]
        self.line = line
        self.lines = []
        self.output = None

    def text(self):
        return "".join(line + "\n" for line in self.lines)

    def file_name(self):
        for option in self.options:
            if option.startswith("file="):
                return os.path.basename(option[len("file="):])
        return "example.ruff"


def parse_blocks(text):
    """The fenced blocks of a document; an output block is attached to the block before it."""
    blocks = []
    current = None
    fence = None
    for number, line in enumerate(text.splitlines(), 1):
        match = FENCE.match(line)
        if current is None:
            if match:
                current, fence = Block(match.group(3), number), match
        elif match and match.group(2) == fence.group(2) and not match.group(3):
            if current.kind == "output" and blocks:
                blocks[-1].output = current.text()
            else:
                blocks.append(current)
            current = None
        else:
            indent = len(fence.group(1))
            current.lines.append(line[indent:] if line[:indent].isspace() else line)
    if current is not None:
        raise ValueError(f"line {current.line}: the block is never closed")
    return blocks


def expected_output(block):
    if block.output is not None:
        return block.output
    arrows = [match.group(1) for match in map(ARROW.search, block.lines) if match]
    return "".join(line + "\n" for line in arrows) if arrows else None


def run_ruff_block(block, binary, cwd, env):
    name = block.file_name()
    with open(os.path.join(cwd, name), "w", encoding="utf-8") as file:
        file.write(block.text())
    check_only = "no-run" in block.options
    crosses = [match.group(1) for match in map(CROSS.search, block.lines) if match]
    shows_report = "error" in block.options
    must_fail = shows_report or bool(crosses)
    outcome = harness.run_process([binary, "check" if check_only else "run", name], cwd, env)
    if outcome.trouble:
        return "    " + outcome.trouble
    shown = outcome.out + outcome.err if shows_report else outcome.out
    problems = []
    if (outcome.code != 0) != (must_fail and not check_only):
        problems.append(
            f"    exit code {outcome.code}\n" + outcome.err.decode("utf-8", "backslashreplace")
        )
    elif not check_only and crosses and crosses[0].encode("utf-8") not in outcome.err:
        problems.append(harness.unified_diff(crosses[0].encode("utf-8"), outcome.err, "error"))
    expected = None if check_only else expected_output(block)
    if expected is not None and shown != expected.encode("utf-8"):
        problems.append(harness.unified_diff(expected.encode("utf-8"), shown, "output"))
    return "\n".join(problems) if problems else None


def run_console_block(block, cwd, env):
    commands = []
    for line in block.lines:
        if line.startswith("$ "):
            commands.append((line[2:], []))
        elif commands:
            commands[-1][1].append(line)
    for command, lines in commands:
        outcome = harness.run_process(["/bin/sh", "-c", command + " 2>&1"], cwd, env)
        if outcome.trouble:
            return f"    $ {command}\n    {outcome.trouble}"
        expected = "".join(line + "\n" for line in lines).rstrip("\n").encode("utf-8")
        if outcome.out.rstrip(b"\n") != expected:
            return f"    $ {command}\n" + harness.unified_diff(expected, outcome.out, "output")
    return None


def run_document(tally, document, binary, text):
    with open(os.path.join(harness.ROOT, document), encoding="utf-8") as file:
        try:
            blocks = parse_blocks(file.read())
        except ValueError as error:
            tally.record(document, f"    {error}")
            return
    with tempfile.TemporaryDirectory(prefix="ruff-doc-") as cwd:
        env = harness.child_environment(cwd, os.path.dirname(binary))
        for block in blocks:
            name = f"{document}:{block.line}"
            if text not in name:
                continue
            if block.kind == "ruff":
                tally.record(name, run_ruff_block(block, binary, cwd, env))
            elif block.kind == "console" and "no-run" not in block.options:
                tally.record(name, run_console_block(block, cwd, env))


def check_library_tables():
    command = [sys.executable, os.path.join(harness.ROOT, "scripts", "library-tables.py"), "--check"]
    outcome = harness.run_process(command, harness.ROOT, dict(os.environ))
    if outcome.code == 0:
        return None
    return "    " + outcome.err.decode("utf-8", "backslashreplace")


def run(build, text=""):
    """Runs the examples of all documents and returns their tally."""
    tally = harness.Tally("documents")
    binary = os.path.abspath(os.path.join(build, "ruff"))
    for document in DOCUMENTS:
        if os.path.exists(os.path.join(harness.ROOT, document)):
            run_document(tally, document, binary, text)
        else:
            tally.record(document, "    the document does not exist")
    if text in "library tables":
        tally.record("library tables", check_library_tables())
    return tally.summary()


def main():
    parser = argparse.ArgumentParser(description="Runs the examples of the documents.")
    parser.add_argument("--build", default=os.path.join(harness.ROOT, "build"))
    parser.add_argument("--filter", default="", help="only DOCUMENT:LINE containing this")
    arguments = parser.parse_args()
    return harness.finish([run(arguments.build, arguments.filter)])


if __name__ == "__main__":
    sys.exit(main())
