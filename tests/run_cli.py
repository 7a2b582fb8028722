#!/usr/bin/env python3
"""Tests of the command line that files of expected output cannot express: output of which only a part
is fixed, signals, closed pipes, terminals, files that are commands of their own.

    tests/run_cli.py [--build DIR] [--filter TEXT]

Every function named test_* here and in the modules of TESTS gets a Cli and raises AssertionError when
something is wrong.
"""

import argparse
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import cli_bench
import cli_jit
import cli_profile
import harness
from cli_harness import Cli, expect

TIMEOUT_S = 20
COMMANDS = ["run", "bench", "check", "disasm", "help", "profile"]
SIGINT_EXIT = 130
TESTS = [cli_bench, cli_jit, cli_profile]


# --- help and wrong usage ------------------------------------------------------------------------


def test_help_lists_every_command(cli):
    for words in ([], ["--help"], ["-h"], ["help"]):
        outcome = cli.run(*words)
        expect(outcome, 0, err=b"")
        lines = outcome.out.decode().splitlines()
        assert lines[0] == "Ruff: A modern programming language", lines[0]
        assert "Usage: ruff [COMMAND]" in lines, lines
        for command in COMMANDS:
            assert any(line.split()[:1] == [command] for line in lines), f"{command} is not listed"


def test_help_of_each_command(cli):
    for command in COMMANDS:
        shown = [cli.run("help", command), cli.run(command, "--help")]
        for outcome in shown:
            expect(outcome, 0, err=b"")
            assert f"Usage: ruff {command}".encode() in outcome.out, outcome.out
        assert shown[0].out == shown[1].out


def test_help_behind_the_file_does_not_run_it(cli):
    cli.write("x.ruff", 'print("started")\n')
    outcome = cli.run("run", "x.ruff", "--help")
    expect(outcome, 0, err=b"")
    assert b"started" not in outcome.out and b"Usage: ruff run" in outcome.out, outcome.out


def test_help_of_every_library_function(cli):
    with open(os.path.join(harness.ROOT, "vm", "LANGUAGE.md"), encoding="utf-8") as guide:
        text = guide.read().split("<!-- library: methods.def -->")[0]
    signatures = re.findall(r"^\| `([\w.]+)\(([^`]*)` \|", text, re.M)
    assert len(signatures) > 150, f"only {len(signatures)} functions in the guide"
    for name, rest in signatures[:: max(1, len(signatures) // 40)]:
        signature = f"{name}({rest}".replace("\\|", "|")
        outcome = cli.run("help", name)
        expect(outcome, 0, err=b"")
        lines = outcome.out.decode().splitlines()
        assert lines[0] == signature, f"{lines[0]} instead of {signature}"
        assert len(lines) > 2 and lines[2].strip(), f"{name} is not explained"


def test_usage_errors(cli):
    cli.write("x.ruff", 'print("ran")\n')
    wrong = [
        ["--nonsense"],
        ["-x"],
        ["nonsense"],
        ["run"],
        ["run", "--nonsense", "x.ruff"],
        ["run", "--max-depth"],
        ["run", "--max-depth", "0", "x.ruff"],
        ["run", "--max-depth=-1", "x.ruff"],
        ["run", "--max-memory", "many", "x.ruff"],
        ["run", "--max-memory=99999999999999999999", "x.ruff"],
        ["run", "--scheduler-timeout-ms", "soon", "x.ruff"],
        ["check"],
        ["check", "--nonsense", "x.ruff"],
        ["check", "x.ruff", "x.ruff"],
        ["check", "-q", "-v", "x.ruff"],
        ["bench", "--nonsense", "x.ruff"],
        ["bench", "x.ruff", "x.ruff"],
        ["bench", "-i", "0", "x.ruff"],
        ["bench", "-i"],
        ["bench", "--iterations=many", "x.ruff"],
        ["bench", "-w", "-1", "x.ruff"],
        ["bench", "--max-regression", "5", "x.ruff"],
        ["bench", "--baseline", "x.json", "--max-regression", "much", "x.ruff"],
        ["bench", "--baseline", "x.json", "-i", "4", "x.ruff"],
        ["bench", "x.ruff", "--baseline"],
        ["profile"],
        ["profile", "--nonsense", "x.ruff"],
        ["profile", "--rate=0", "x.ruff"],
        ["profile", "--rate=10001", "x.ruff"],
        ["profile", "--rate"],
        ["profile", "--top=none", "x.ruff"],
        ["profile", "x.ruff", "--flamegraph"],
        ["disasm"],
        ["disasm", "x.ruff", "x.ruff"],
        ["help", "nonsense"],
        ["-e"],
    ]
    for words in wrong:
        outcome = cli.run(*words)
        expect(outcome, 2, out=b"")
        lines = outcome.err.decode().splitlines()
        assert lines[0].startswith("error: "), f"{words}: {lines}"
        assert any(line.startswith("Usage:") for line in lines), f"{words}: {lines}"


# --- check and disasm ----------------------------------------------------------------------------

TWO_STATEMENTS = "func f(n) {\n    return n + 1\n}\nprint(f(1))\n"


def test_check_verbose(cli):
    cli.write("x.ruff", TWO_STATEMENTS)
    pattern = rb"check passed: x\.ruff \(statements=2, bytecode_instructions=[1-9]\d*\)\n"
    for option in ("-v", "--verbose"):
        outcome = cli.run("check", option, "x.ruff")
        expect(outcome, 0, err=b"")
        assert re.fullmatch(pattern, outcome.out), outcome.out


def test_check_json(cli):
    cli.write("x.ruff", TWO_STATEMENTS)
    outcome = cli.run("check", "--json", "x.ruff")
    expect(outcome, 0, err=b"")
    document = json.loads(outcome.out)
    assert list(document) == sorted(document), "keys are not in order"
    assert document.pop("bytecode_instruction_count") > 0
    assert document == {
        "command": "check",
        "file": "x.ruff",
        "statement_count": 2,
        "status": "ok",
    }, document
    assert outcome.out.startswith(b"{\n  ") and outcome.out.endswith(b"}\n")


def test_check_json_escapes_the_name(cli):
    name = 'quote" and \\ tab\t.ruff'
    cli.write(name, "print(1)\n")
    outcome = cli.run("check", "--json", name)
    expect(outcome, 0)
    assert json.loads(outcome.out)["file"] == name


def test_disasm_shows_source_beside_bytecode(cli):
    cli.write("x.ruff", TWO_STATEMENTS)
    outcome = cli.run("disasm", "x.ruff")
    expect(outcome, 0, err=b"")
    text = outcome.out.decode()
    for part in ("function f (1 parameters", "; 2: return n + 1", "ADD_INT", "RETURN", "; 4: print(f(1))"):
        assert part in text, f"{part!r} is not in\n{text}"


def test_file_size_limit(cli):
    limit = 1 << 20
    cli.write("fits.ruff", "print(1)\n" + "#" * (limit - 9))
    expect(cli.run("fits.ruff"), 0, out=b"1\n")
    cli.write("long.ruff", "print(1)\n" + "#" * (limit - 8))
    for words in (["long.ruff"], ["check", "long.ruff"]):
        outcome = cli.run(*words)
        expect(outcome, 3, out=b"")
        message = b"error: Source size 1048577 bytes exceeds maximum allowed 1048576 bytes\n"
        assert message in outcome.err and b"RUFPARSE001" in outcome.err, outcome.err
        assert b" --> long.ruff:1:1\n" in outcome.err, outcome.err


# --- scripts as commands, pipes ------------------------------------------------------------------


def test_script_as_a_command(cli):
    cli.write("hello", '#!/usr/bin/env ruff\nprint("hello", args())\n', 0o755)
    expect(cli.shell("./hello a --jit"), 0, out=b"hello [a, --jit]\n", err=b"")


def test_closed_pipe_ends_quietly(cli):
    cli.write("lines.ruff", 'n := 0\nloop { n += 1  print("line ${n}") }\n')
    outcome = cli.shell("ruff lines.ruff | head -n 2")
    expect(outcome, 0, out=b"line 1\nline 2\n", err=b"")


def test_closed_pipe_ends_output_of_other_commands(cli):
    cli.write("x.ruff", "print(1)\n" * 20000)
    outcome = cli.shell("ruff disasm x.ruff | head -n 1 | wc -l")
    expect(outcome, 0, out=b"1\n", err=b"")


def test_output_stands_before_the_report(cli):
    cli.write("x.ruff", 'print("first")\neprint("second")\nprint("third")\nthrow "fourth"\n')
    outcome = cli.shell("ruff x.ruff 2>&1")
    text = outcome.out.decode()
    places = [text.index(word) for word in ("first", "third", "fourth")]
    assert places == sorted(places), text


def test_full_disk_is_no_success(cli):
    if os.path.exists("/dev/full"):
        outcome = cli.shell("ruff -e 'print(1)' > /dev/full")
        assert outcome.code != 0, "writing to a full disk looked like success"
        for words in ("--version", "--help", "help len", "check x.ruff", "disasm x.ruff"):
            cli.write("x.ruff", "print(1)")
            outcome = cli.shell(f"ruff {words} > /dev/full")
            expect(outcome, 5)
            assert b"Cannot write to standard output: No space left on device" in outcome.err, words


# --- signals -------------------------------------------------------------------------------------


def interrupt(cli, code, words=(), **options):
    """Starts a script, waits for its first line, sends SIGINT; gives exit code and seconds it took."""
    child = cli.start(*(words or ["-e"]), code, **options)
    try:
        line = child.stdout.readline()
        assert line == b"ready\n", line
        time.sleep(0.2)
        started = time.monotonic()
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=TIMEOUT_S)
        return child.returncode, time.monotonic() - started, out, err
    finally:
        child.kill()
        child.wait()


def check_interrupted(cli, body, options=()):
    # input() flushes, so that the first line arrives before the script is busy; its input is empty.
    code = f'print("ready")  input()  {body}'
    words = ["run", *options] if options else ()
    code, seconds, _, err = interrupt(cli, cli.write("busy.ruff", code) if options else code, words)
    assert code == SIGINT_EXIT, f"{options} {body}: exit code {code}, {err}"
    assert seconds < 5, f"{options} {body}: {seconds:.1f} s"
    assert b"Error" not in err, err


def test_interrupt_in_a_loop(cli):
    check_interrupted(cli, "n := 0  loop { n += 1 }")


def test_interrupt_in_every_tier(cli):
    bodies = [
        "func f(n) { s := 0  for i in range(n) { s += i % 3 }  return s }  f(9000000000000000)",
        "func f(n) { if n < 1 { return 1 }  return g(n - 1) + g(n - 2) }  "
        "func g(n) { if n < 1 { return 1 }  return f(n - 1) + f(n - 2) }  f(90)",
    ]
    for options in TIER_OPTIONS:
        for body in bodies:
            check_interrupted(cli, body, options)


def test_interrupt_in_calls(cli):
    check_interrupted(cli, "func f(n) { if n == 0 { return 0 }  return f(n - 1) }  while true { f(50) }")


def test_interrupt_in_a_callback(cli):
    check_interrupted(cli, "while true { map(range(1000), func(x) { return x + 1 }) }")


# Walking through all parts of this value takes 2^60 steps.
SHARED_PARTS = "a := [1]  for i in 60 { a := [a, a] }"


def test_interrupt_while_comparing(cli):
    check_interrupted(cli, f"{SHARED_PARTS}  print(a == a)")
    check_interrupted(cli, f"{SHARED_PARTS}  unique([a, a])")


def test_interrupt_while_displaying(cli):
    check_interrupted(cli, f"{SHARED_PARTS}  str(a)")


def test_interrupt_cannot_be_caught(cli):
    check_interrupted(cli, "loop { try { loop { } } except e { } }")


def test_interrupt_while_sleeping(cli):
    check_interrupted(cli, "sleep(60000)")


def test_interrupt_while_awaiting(cli):
    check_interrupted(cli, "await async_sleep(60000)")


def test_interrupt_stops_behind_a_sleep(cli):
    code, _, out, _ = interrupt(cli, 'print("ready")  sleep(60000)  print("went on")')
    assert code == SIGINT_EXIT and out == b"", (code, out)


def test_interrupt_while_reading(cli):
    code, seconds, out, _ = interrupt(
        cli, 'print("ready")  input()  print("went on")', stdin=subprocess.PIPE
    )
    assert code == SIGINT_EXIT and out == b"" and seconds < 5, (code, out, seconds)


def test_interrupt_keeps_the_output(cli):
    code, _, out, _ = interrupt(cli, 'print("ready")  input()  print("kept")  loop { }')
    assert code == SIGINT_EXIT, code
    assert out == b"kept\n", out


# --- terminals -----------------------------------------------------------------------------------


def on_terminal(cli, words, env):
    """Standard error of a run whose standard error is a terminal."""
    leader, follower = pty.openpty()
    try:
        child = subprocess.Popen(
            [cli.binary, *words],
            cwd=cli.directory,
            env={**cli.env, **env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=follower,
        )
        os.close(follower)
        text = b""
        while True:
            try:
                piece = os.read(leader, 4096)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            text += piece
        child.wait(timeout=TIMEOUT_S)
        return text
    finally:
        os.close(leader)


def test_colours_only_on_terminals(cli):
    for words in (["-e", "x := 1 / 0"], ["-e", "1 = 2"]):
        assert b"\x1b[" in on_terminal(cli, words, {})
        assert b"\x1b[" not in on_terminal(cli, words, {"NO_COLOR": "1"})
        assert b"\x1b[" not in on_terminal(cli, words, {"CLICOLOR": "0"})
        assert b"\x1b[" not in cli.run(*words).err
        assert b"\x1b[" in cli.run(*words, env={"CLICOLOR_FORCE": "1"}).err
        assert b"\x1b[" not in cli.run(*words, env={"CLICOLOR_FORCE": "0"}).err


# --- scheduler -----------------------------------------------------------------------------------


def test_scheduler_timeout(cli):
    code = "async func f() { await async_sleep(60000) }  f()"
    shown = [
        cli.run("-e", code, "--scheduler-timeout-ms", "50"),
        cli.run("-e", code, env={"RUFF_SCHEDULER_TIMEOUT_MS": "50"}),
    ]
    for outcome in shown:
        expect(outcome, 4, out=b"")
        pattern = rb"Scheduler timed out after 50ms \(\d+ rounds, 1 pending\)"
        assert re.search(pattern, outcome.err), outcome.err


# --- what can be seen of machine code -----------------------------------------------------------


SUMS = """func sum_to(n) {
    s := 0
    for i in range(n) {
        s += i
    }
    return s
}
for i in range(60) { sum_to(100) }
print(sum_to(100))
"""


def test_jit_log_tells_exits_by_reason(cli):
    code = "async func all(n) { s := 0  for i in n { await async_sleep(0)  s += i }  return s }  print(await all(200))"
    words = ["run", "--jit-threshold=2", "--jit-log", "--jit-stats", cli.write("all.ruff", code)]
    outcome = cli.run(*words)
    expect(outcome, 0, out=b"19900\n")
    if b"no machine code" in outcome.err:
        return
    told = re.search(rb"jit: exits from machine code: (\d+) because of a generator", outcome.err)
    counted = re.search(rb"jit: suspension_exits +(\d+)\n", outcome.err)
    assert told and counted, outcome.err
    assert told.group(1) == counted.group(1) and int(told.group(1)) > 150, outcome.err


def test_jit_dump_shows_source_bytecode_and_machine_code_side_by_side(cli):
    script = cli.write("sums.ruff", SUMS)
    outcome = cli.run("run", "--jit-dump=sum_to", script)
    if b"no machine code" in cli.run("run", "--jit-log", script).err:
        return
    rows = outcome.out.decode().splitlines()
    expect(outcome, 0, err=b"")
    assert re.fullmatch(r"function sum_to \(sums.ruff:1\), \d+ bytes at 0x[0-9a-f]+", rows[0]), rows[0]
    hot = rows[: rows.index("slow parts")]
    slow = rows[len(hot) :]
    for part in (hot, slow):
        at = part.index("    4 |         s += i")
        assert re.fullmatch(r" {4}ADD r1, r1, r5 +[0-9a-f]{8}: .*", part[at + 1]), part[at + 1]
        assert re.fullmatch(r" {40}[0-9a-f]{8}: .*", part[at + 2]), part[at + 2]
    assert rows[-1] == "4950", rows[-1]


def test_the_perf_map_tells_where_each_function_is(cli):
    if b"no machine code" in cli.run("-e", "1", "--jit-stats").err:
        return
    code = "func one(n) { return n + 1 }  s := 0  for i in range(50) { s := one(s) }  print(s)"
    script = cli.write("one.ruff", code)
    child = cli.start("run", "--jit-perf", "--jit-threshold=2", "--jit-log", script)
    out, err = child.communicate(timeout=TIMEOUT_S)
    path = f"/tmp/perf-{child.pid}.map"
    with open(path, encoding="utf-8") as file:
        rows = [line.split(" ", 2) for line in file.read().splitlines()]
    os.remove(path)
    assert out == b"50\n", (out, err)
    names = [name for _, _, name in rows]
    assert "ruff:one one.ruff:1" in names and len(rows) == err.count(b"jit: compiled"), (rows, err)
    ranges = sorted((int(start, 16), int(size, 16)) for start, size, _ in rows)
    assert all(size > 0 for _, size in ranges), rows
    assert all(a + size <= b for (a, size), (b, _) in zip(ranges, ranges[1:])), rows


def test_a_perf_map_that_cannot_be_written_is_told(cli):
    """The name can be guessed, and a link may lie in wait there."""
    if b"no machine code" in cli.run("-e", "1", "--jit-stats").err:
        return
    script = cli.write("one.ruff", "for i in range(1000) { }  print(1)")
    link = "map=/tmp/perf-$$.map; ln -s target $map"
    outcome = cli.shell(f"{link}; echo $map >name; exec {cli.binary} run --jit-perf {script}")
    with open(os.path.join(cli.directory, "name"), encoding="ascii") as file:
        os.remove(file.read().strip())
    expect(outcome, 0, out=b"1\n")
    assert re.fullmatch(rb"jit: cannot write /tmp/perf-\d+.map: .+\n", outcome.err), outcome.err


def test_perf_finds_the_names_of_machine_code(cli):
    if not shutil.which("perf"):
        print("cli test_perf_finds_the_names_of_machine_code: skipped, perf is not installed")
        return
    if b"no machine code" in cli.run("-e", "1", "--jit-stats").err:
        return
    code = "func fib(n) { if n < 2 { return n } return fib(n - 1) + fib(n - 2) }  print(fib(30))"
    script = cli.write("fib.ruff", code)
    command = f"echo $$ >pid; exec {cli.binary} run --jit-perf {script}"
    recorded = cli.shell(f"perf record -o samples sh -c '{command}'")
    if recorded.code != 0 or b"832040" not in recorded.out:
        print("cli test_perf_finds_the_names_of_machine_code: skipped, perf cannot record here")
        return
    shown = cli.shell("perf report -i samples --stdio").out
    with open(os.path.join(cli.directory, "pid"), encoding="ascii") as file:
        os.remove(f"/tmp/perf-{file.read().strip()}.map")
    assert b"ruff:fib fib.ruff:1" in shown, shown


# --- --timeout ---------------------------------------------------------------------------------

TIER_OPTIONS = [
    ["--jit=off"],
    ["--jit-threshold=0"],
    ["--jit-threshold=0", "--jit-stress=deopt"],
    ["--jit-threshold=0", "--jit-stress=tier"],
    ["--jit=slice", "--jit-threshold=2"],
]


def check_timed_out(cli, code, where, options=(), limit_s=1.5, stdin=subprocess.DEVNULL):
    """The script ends in time with the error, at the place that the expression describes."""
    words = ["run", *options, "--timeout=150", cli.write("busy.ruff", code)]
    started = time.monotonic()
    child = cli.start(*words, stdin=stdin)
    try:
        out, err = child.communicate(timeout=TIMEOUT_S) if stdin != subprocess.PIPE else wait(child)
        seconds = time.monotonic() - started
    finally:
        child.kill()
        child.wait()
    assert child.returncode == 4 and b"caught" not in out, (words, child.returncode, out, err)
    assert 0.15 <= seconds < limit_s, f"{words}: {seconds:.2f} s"
    pattern = rb"Script timed out after 150ms\n  --> busy.ruff:" + where
    assert re.search(pattern, err), (words, err)
    return out


def wait(child):
    """Waits without closing the child's standard input."""
    child.wait(timeout=TIMEOUT_S)
    return child.stdout.read(), child.stderr.read()


def test_timeout_in_loops(cli):
    code = """func spin(n) {
    t := 0
    for i in range(n) {
        while t > 5 { t -= i % 3 }
        t += i % 7
    }
}
for i in range(5) { spin(9) }
try { spin(9000000000000000) } except e { print("caught") }
"""
    for options in TIER_OPTIONS:
        check_timed_out(cli, code, rb"[345]:", options)


def test_timeout_in_calls(cli):
    code = """func f(n) {
    if n < 2 { return n }
    return f(n - 1) + f(n - 2)
}
try { f(90) } except e { print("caught") }
"""
    for options in TIER_OPTIONS:
        check_timed_out(cli, code, rb"3:", options)


def test_timeout_in_generators(cli):
    code = """func* all() { loop { yield 1 } }
sum := 0
try { for x in all() { sum += x } } except e { print("caught") }
"""
    for options in TIER_OPTIONS:
        check_timed_out(cli, code, rb"[13]:", options)


def test_timeout_in_endless_pipelines(cli):
    code = """func* all() { loop { yield 1 } }
try { all().filter(func(x) { return x > 1 }).take(1).collect() } except e { print("caught") }
"""
    for options in TIER_OPTIONS:
        check_timed_out(cli, code, rb"[12]:", options)


def test_timeout_while_comparing(cli):
    code = f"{SHARED_PARTS}\nprint(a == a)"
    check_timed_out(cli, code, rb"2:9")


# Most take a second or more, and nothing but the library function looks at the clock. Some would
# never end.
LONG_CALLS = [
    SHARED_PARTS + "  print(len(str(a)))",
    "struct P { a, b }  p := P { a: 1, b: 2 }  for i in 60 { p := P { a: p, b: p } }  debug(p)",
    "print(len(sort(reverse(range(30000000)))))",
    "print(len(unique(range(20000000))))",
    "print(len(join(range(20000000), ',')))",
    "print(len(split('a,' * 40000000, ',')))",
    "print(len(replace('ab' * 40000000, 'a', 'cd')))",
    "print(index_of('a' * 400000000, 'a' * 100000 + 'b'))",
    "print(len(upper('aé' * 40000000)))",
    "print(len(map(range(30000000), abs)))",
    "print(range(60000000).skip(59999999).collect())",
]


def test_timeout_in_library_functions(cli):
    for code in LONG_CALLS:
        code = code.replace("'", '"') + "  print(\"caught\")\n"
        check_timed_out(cli, code, rb"1:")


def test_timeout_in_a_sort_function(cli):
    code = """xs := range(1000)
try { loop { sort(xs, func(a, b) { return b - a }) } } except e { print("caught") }
"""
    for options in TIER_OPTIONS:
        check_timed_out(cli, code, rb"2:", options)


def test_timeout_while_reading(cli):
    check_timed_out(cli, "input()\n", rb"1:6", stdin=subprocess.PIPE)


def test_timeout_while_reading_a_pipe(cli):
    os.mkfifo(os.path.join(cli.directory, "pipe"))
    check_timed_out(cli, 'try { read_file("pipe") } except e { print("caught") }\n', rb"1:16")


def test_timeout_in_a_module(cli):
    cli.write("endless.ruff", "loop { }\n")
    outcome = cli.run("run", "--timeout=100", cli.write("main.ruff", "import endless\n"))
    expect(outcome, 4, out=b"")
    assert b"Script timed out after 100ms\n  --> " in outcome.err, outcome.err
    assert b"endless.ruff:1:1\n" in outcome.err, outcome.err


def test_timeout_keeps_the_output(cli):
    assert check_timed_out(cli, 'print("kept")  loop { }', rb"1:16") == b"kept\n"


def test_timeout_as_json(cli):
    outcome = cli.run("-e", "loop { }", "--timeout", "50", "--json-runtime-diagnostics")
    expect(outcome, 4, err=b"")
    assert json.loads(outcome.out)["diagnostic"]["message"] == "Script timed out after 50ms"


def test_timeout_ends_what_does_not_stop(cli):
    """Nobody reads what it prints."""
    started = time.monotonic()
    child = cli.start("-e", 'print("x" * 1000000)', "--timeout=50")
    try:
        _, err = wait(child)
    finally:
        child.kill()
        child.wait()
    assert child.returncode == 4, child.returncode
    assert b"Script timed out after 50ms and did not stop" in err, err
    assert 2 <= time.monotonic() - started < 10


def test_timeout_needs_a_time(cli):
    for value, message in [
        ("0", b"Timeout must be greater than 0ms"),
        ("soon", b"invalid value 'soon' for '--timeout <MS>'"),
    ]:
        outcome = cli.run("-e", "1", f"--timeout={value}")
        expect(outcome, 2, out=b"")
        assert message in outcome.err, outcome.err


def run(build, text=""):
    """Runs all tests whose name contains the text and returns their tally."""
    tally = harness.Tally("command line")
    binary = os.path.abspath(os.path.join(build, "ruff"))
    found = {name: test for module in TESTS for name, test in vars(module).items()}
    for name, test in sorted({**globals(), **found}.items()):
        if not name.startswith("test_") or text not in f"cli {name}":
            continue
        problem = None
        with tempfile.TemporaryDirectory(prefix="ruff-cli-") as directory:
            try:
                test(Cli(binary, directory))
            except Exception as error:  # whatever went wrong, the other tests still run
                problem = f"    {type(error).__name__}: {error}"
        tally.record(f"cli {name}", problem)
    return tally.summary()


def main():
    parser = argparse.ArgumentParser(description="Runs the tests of the command line.")
    parser.add_argument("--build", default=os.path.join(harness.ROOT, "build"))
    parser.add_argument("--filter", default="", help="only tests whose name contains this")
    arguments = parser.parse_args()
    return harness.finish([run(arguments.build, arguments.filter)])


if __name__ == "__main__":
    sys.exit(main())
