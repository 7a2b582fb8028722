"""Tests of the options for machine code whose effect is seen from outside: `--jit-cache`, mappings."""

import os
import re

from cli_harness import expect

# Enough machine code to need more than a page.
FUNCTIONS = 12
FUNCTION = """func f{i}(n) {{
    t := []
    for k in range(n) {{ t.push(k * {i}) }}
    return sum(t) + len(t)
}}
"""
SUM = sum(45 * i + 10 for i in range(FUNCTIONS)) * 50
MAPS = """
func mappings(n) {
    lines := split(read_file("/proc/self/maps"), "\\n")
    kinds := {}
    for line in lines {
        if len(line) > 0 { kinds[split(line, " ")[1]] := n }
    }
    return kinds
}
seen := {}
for n in range(30) { seen := merge(seen, mappings(n)) }
print(jit_stats()["functions_compiled"] > 0, join(sort(keys(seen)), " "))
"""


def program():
    calls = " + ".join(f"f{i}(10)" for i in range(FUNCTIONS))
    functions = "".join(FUNCTION.format(i=i) for i in range(FUNCTIONS))
    return f"{functions}s := 0\nfor _ in range(50) {{ s += {calls} }}\nprint(s)\n"


def counters(outcome):
    rows = re.findall(rb"^jit: (\w+) +(\d+)$", outcome.err, re.MULTILINE)
    return {name.decode(): int(value) for name, value in rows}


def has_machine_code(cli):
    cli.write("loop.ruff", "for i in range(1000) { }\n")
    outcome = cli.run("run", "--jit=baseline", "--jit-threshold=1", "--jit-stats", "loop.ruff")
    return counters(outcome).get("functions_compiled", 0) > 0


def run_with_cache(cli, size):
    options = ["--jit=baseline", "--jit-threshold=1", "--jit-log", "--jit-stats", f"--jit-cache={size}"]
    outcome = cli.run("run", *options, "program.ruff")
    expect(outcome, 0, out=f"{SUM}\n".encode())
    return outcome, counters(outcome)


def test_a_full_code_cache_means_interpreting(cli):
    if not has_machine_code(cli):
        return
    cli.write("program.ruff", program())
    for size in ("0", "1", "4096", "6000", "12K"):
        outcome, found = run_with_cache(cli, size)
        lines = re.findall(rb"^jit: (.*) stays in the interpreter: code cache full \((.*)\)$", outcome.err, re.M)
        assert len(lines) == 1, f"--jit-cache={size}: {lines}"
        assert found["functions_refused"] > 0, found
        assert size in ("6000", "12K") or found["functions_compiled"] <= 1, f"--jit-cache={size}: {found}"
        used, capacity = map(int, re.match(rb"(\d+) of (\d+) bytes used", lines[0][1]).groups())
        assert used <= capacity <= 12 * 1024, lines
    outcome, found = run_with_cache(cli, "1M")
    assert b"stays in the interpreter" not in outcome.err
    assert found["functions_refused"] == 0 and found["functions_compiled"] > FUNCTIONS, found


def test_the_code_cache_may_fill_up_anywhere(cli):
    """Code that dies under suspended frames, deep calls, generators, handlers: with room for any part of it."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "codegen", "burned", "across_calls")
    with open(path + ".out", "rb") as file:
        expected = file.read()
    tiers = [["--jit=baseline", "--jit-threshold=0"], ["--jit=slice", "--jit-threshold=2"]]
    for tier in tiers:
        for pages in range(1, 14):
            outcome = cli.run("run", *tier, f"--jit-cache={4 * pages}K", path + ".ruff")
            expect(outcome, 0, out=expected, err=b"")
        for pages in range(2, 14, 3):
            for stress in ("deopt", "tier"):
                outcome = cli.run("run", *tier, f"--jit-stress={stress}", f"--jit-cache={4 * pages}K", path + ".ruff")
                expect(outcome, 0, out=expected, err=b"")


def test_a_wrong_size_of_the_code_cache_is_refused(cli):
    cli.write("program.ruff", program())
    for size in ("", "x", "-1", "1X"):
        outcome = cli.run("run", f"--jit-cache={size}", "program.ruff")
        expect(outcome, 2, out=b"")


def test_no_mapping_is_ever_writable_and_executable(cli):
    """The script looks at the mappings of its own process from machine code."""
    if not has_machine_code(cli):
        return
    cli.write("maps.ruff", MAPS)
    for stress in ([], ["--jit-stress=deopt"], ["--jit-stress=tier"]):
        outcome = cli.run("run", "--jit=baseline", "--jit-threshold=1", *stress, "maps.ruff")
        expect(outcome, 0, err=b"")
        compiled, *kinds = outcome.out.decode().split()
        assert compiled == "true" and "r-xs" in kinds, kinds
        assert not any("w" in kind and "x" in kind for kind in kinds), kinds


def test_typed_code_may_be_left_anywhere(cli):
    """The scripts of typed code, apart from those that look at its counters, with ways out before its instructions."""
    if not has_machine_code(cli):
        return
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "language", "slice")
    names = sorted(name[:-5] for name in os.listdir(folder) if name.endswith(".ruff"))
    scripts = [name for name in names if not os.path.exists(os.path.join(folder, name + ".modes"))]
    left = 0
    for name in scripts:
        path = os.path.join(folder, name)
        with open(path + ".out", "rb") as file:
            expected = file.read()
        for stress in ("deopt", "tier"):
            options = ["--jit=slice", "--jit-threshold=2", f"--jit-stress={stress}", "--jit-stats"]
            outcome = cli.run("run", *options, path + ".ruff")
            expect(outcome, 4 if os.path.exists(path + ".err") else 0, out=expected)
            left += counters(outcome).get("stress_exits", 0)
    assert len(scripts) > 5 and left > 1000, (scripts, left)
