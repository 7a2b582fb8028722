"""Tests of `ruff profile`. Scripts run for a fixed time, so that every build has its samples."""

import re

from cli_harness import expect

# These run for a while, and in any case long enough for some samples: on a busy machine little may
# have been done by then.
SHARES = """\
func seventy(n) {
    s := 0
    for i in range(7 * n) {
        s := s + i % 7
    }
    return s
}

func thirty(n) {
    s := 0
    for i in range(3 * n) {
        s := s + i % 7
    }
    return s
}

func both(seconds) {
    s := 0
    end := now() + seconds
    rounds := 0
    while now() < end || rounds < 10000 { s += seventy(200) + thirty(200)  rounds += 1 }
    return s
}
both(0.4)
"""
SORTING = """\
func order(a, b) {
    s := 0
    for i in range(30) { s += i }
    return a - b
}
func work() {
    xs := []
    for i in range(300) { xs.push((i * 7919) % 1009) }
    end := now() + 0.4
    rounds := 0
    while now() < end || rounds < 100 { sort(xs, order)  rounds += 1 }
}
work()
"""
MIXED = """\
func fib(n) { if n < 2 { return n } return fib(n - 1) + fib(n - 2) }
func* numbers(n) { i := 0 while i < n { yield i i += 1 } }
async func job(n) {
    s := 0
    for i in range(n) { s += i if i % 50 == 0 { await async_sleep(0) } }
    return s
}
func raising(n) {
    s := 0
    for i in range(n) { try { if i % 2 == 0 { throw "x" } s += 1 } except e { s += 2 } }
    return s
}
func deep(n) { if n == 0 { return 0 } return 1 + deep(n - 1) }
func text(n) { d := {} for i in range(n) { k := "k${i % 50}" d[k] := get(d, k, 0) + 1 } return d["k7"] }
print(fib(15), numbers(2000).collect().len(), raising(2000), text(2000))
print(await promise_all([job(500), job(500)]))
try { deep(1000000) } except e { print(e.message) }
for i in range(5) { deep(3000) }
"""
TITLE = "=== Performance Profile Report ==="


def report_of(outcome):
    text = outcome.out.decode()
    assert text.count(TITLE) == 1, text
    return text.split(TITLE)[1]


def number(report, label):
    found = re.search(rf"^  {label}: ([\d.]+)", report, re.M)
    assert found, f"no {label} in {report}"
    return float(found.group(1))


def table(report, title):
    """{name: (self, total) percent} of a table of the report."""
    rows = {}
    for line in report.split(f"  Hottest {title}:\n")[1].split("\n\n")[0].splitlines()[1:]:
        own, total, _, name = line.split(None, 3)
        rows[name] = (float(own.rstrip("%")), float(total.rstrip("%")))
    return rows


def modes(cli):
    """Options for the engines of the build under test."""
    has_machine_code = b"no machine code" not in cli.run("-e", "1", "--jit-stats").err
    return [["--jit=off"], [], ["--jit=slice"]] if has_machine_code else [[]]


def reports_in_modes(cli, text):
    cli.write("x.ruff", text)
    for mode in modes(cli):
        outcome = cli.run("profile", *mode, "x.ruff")
        expect(outcome, 0, err=b"")
        yield mode, report_of(outcome)


def test_profile_report(cli):
    cli.write("x.ruff", 'print("printed")\n')
    outcome = cli.run("profile", "x.ruff")
    expect(outcome, 0, err=b"")
    assert outcome.out.startswith(b"printed\n\n" + TITLE.encode()), outcome.out
    labels = re.findall(r"^ *([A-Z][\w ]+):", report_of(outcome), re.M)
    expected = ["CPU Profile", "Total Time", "Samples", "Memory Profile", "Peak Memory",
                "Current Memory", "Total Allocations", "Total Deallocations", "JIT Statistics",
                "Functions Compiled", "Recompilations", "Total Compile Time", "Cache Hit Rate",
                "Guard Success Rate", "Total execution time"]  # fmt: skip
    assert [label for label in labels if label in expected] == expected, labels


def check_where_code_ran(report, interpreted):
    place = re.search(r"machine code ([\d.]+)%, interpreter ([\d.]+)%", report)
    assert float(place.group(2 if interpreted else 1)) > 60, report
    assert (number(report, "Functions Compiled") > 1) != interpreted, report
    assert (number(report, "Cache Hit Rate") > 50) != interpreted, report


def test_profile_shares_of_functions(cli):
    for mode, report in reports_in_modes(cli, SHARES):
        functions = table(report, "Functions")
        seventy, thirty = functions["seventy (x.ruff:1)"], functions["thirty (x.ruff:9)"]
        assert number(report, "Samples") >= 20, report
        assert 55 < 100 * seventy[0] / (seventy[0] + thirty[0]) < 85, f"{mode}: {report}"
        assert list(functions)[0] == "seventy (x.ruff:1)", report
        assert functions["both (x.ruff:17)"][0] < 20 < 80 < functions["both (x.ruff:17)"][1], report
        assert functions["<main> (x.ruff:1)"][1] > 80, report
        check_where_code_ran(report, interpreted=mode == ["--jit=off"] or len(modes(cli)) == 1)
        if mode == ["--jit=slice"]:
            continue  # typed code knows functions only
        lines = table(report, "Lines")
        hottest = [line for line in lines if line.startswith(("x.ruff:3 in seventy", "x.ruff:4 in seventy"))]
        assert sum(lines[line][0] for line in hottest) > 40, report
        assert any(line.endswith("s := s + i % 7") for line in lines), "no source text"


GENERATORS = """func* numbers(n) { for i in range(n) { yield i } }
func* odd(source) { for x in source { if x % 2 == 1 { yield x } } }
func total(n) { s := 0 for x in odd(numbers(n)) { s := s + x } return s }
print(total(4000000))
"""


def test_profile_of_generators(cli):
    for mode, report in reports_in_modes(cli, GENERATORS):
        functions = table(report, "Functions")
        place = re.search(r"machine code ([\d.]+)%, interpreter ([\d.]+)%", report)
        interpreted = mode == ["--jit=off"] or len(modes(cli)) == 1
        assert float(place.group(2 if interpreted else 1)) > 80, f"{mode}: {report}"
        assert functions["total (x.ruff:3)"][1] > 80, report
        assert functions["odd (x.ruff:2)"][1] > functions["numbers (x.ruff:1)"][1] > 5, report


def collapsed(cli, *words):
    outcome = cli.run("profile", *words, "--flamegraph", "stacks.txt", "x.ruff")
    expect(outcome, 0, err=b"")
    end = b"\n\nFlamegraph data written to: stacks.txt\nGenerate SVG with: flamegraph.pl stacks.txt > flamegraph.svg\n"
    assert outcome.out.endswith(end), outcome.out
    stacks = {}
    for line in cli.shell("cat stacks.txt").out.decode().splitlines():
        found = re.fullmatch(r"(\S.*) (\d+)", line)
        assert found and found.group(1) not in stacks, line
        stacks[found.group(1)] = int(found.group(2))
    assert list(stacks) == sorted(stacks)
    assert sum(stacks.values()) == number(report_of(outcome), "Samples")
    return stacks


def test_profile_collapsed_stacks(cli):
    cli.write("x.ruff", SHARES)
    stacks = collapsed(cli)
    assert max(stacks, key=stacks.get) == "<main>;both;seventy", stacks
    assert "<main>;both;thirty" in stacks, stacks
    stacks = collapsed(cli, "--lines")
    hot = [name for name in stacks if re.fullmatch(r"<main>:24;both:21;seventy:[34]", name)]
    assert hot and max(stacks, key=stacks.get) in hot, stacks


def test_profile_library_functions_are_frames(cli):
    cli.write("x.ruff", SORTING)
    for mode in modes(cli):
        stacks = collapsed(cli, *mode)
        assert max(stacks, key=stacks.get).startswith("<main>;work;sort"), stacks
        assert stacks.get("<main>;work;sort;order", 0) > 0, stacks


def test_profile_waiting_is_not_sampled(cli):
    cli.write("x.ruff", "sleep(500)\n")
    report = report_of(cli.run("profile", "x.ruff"))
    assert number(report, "Samples") < 100, report


def test_profile_changes_nothing(cli):
    cli.write("x.ruff", MIXED)
    expected = cli.run("x.ruff")
    expect(expected, 0, err=b"")
    for mode in modes(cli):
        for more in ([], ["--jit-threshold=1"]):
            outcome = cli.run("profile", "--rate=10000", *mode, *more, "x.ruff")
            expect(outcome, 0, err=b"")
            assert outcome.out.startswith(expected.out + b"\n" + TITLE.encode()), outcome.out


def test_profile_too_deep_stacks_are_cut(cli):
    code = "func deep(n) { if n == 0 { s := 0 for i in range(100000) { s += i } return s } return deep(n - 1) }\n"
    cli.write("x.ruff", code + "end := now() + 0.2  rounds := 0\n"
              "while now() < end || rounds < 100 { deep(2000)  rounds += 1 }\n")
    outcome = cli.run("profile", "x.ruff")
    expect(outcome, 0, err=b"")
    assert number(report_of(outcome), "Samples Cut") > 0, outcome.out
    stacks = collapsed(cli)
    assert any(name.startswith("<deeper>;deep;deep;") for name in stacks), list(stacks)[:3]


def test_profile_memory(cli):
    cli.write("x.ruff", "struct P { x }\nxs := []\nfor i in range(50000) { xs.push(P { x: i }) }\nxs := []\n")
    report = report_of(cli.run("profile", "x.ruff"))
    allocations, releases = number(report, "Total Allocations"), number(report, "Total Deallocations")
    assert 50000 <= allocations < 100000 and 50000 <= releases <= allocations, report
    assert 1 < number(report, "Peak Memory") < 20, report
    assert number(report, "Current Memory") < 0.5, report


def test_profile_errors_and_exit_codes(cli):
    cli.write("throws.ruff", 'func f() { throw "boom" }\nprint("begun")\nf()\n')
    outcome = cli.run("profile", "throws.ruff")
    expect(outcome, 4)
    assert b"Runtime Error: boom" in outcome.err and outcome.out.startswith(b"begun\n"), outcome
    report_of(outcome)
    cli.write("exits.ruff", "exit(7)\n")
    outcome = cli.run("profile", "exits.ruff")
    expect(outcome, 7, err=b"")
    report_of(outcome)
    cli.write("malformed.ruff", "1 = 2\n")
    expect(cli.run("profile", "malformed.ruff"), 3)
    expect(cli.run("profile", "nope.ruff"), 5, out=b"")
    cli.write("fine.ruff", "print(1)\n")
    outcome = cli.run("profile", "--flamegraph", "no/such/place", "fine.ruff")
    expect(outcome, 5)
    assert b"no/such/place" in outcome.err, outcome.err


def test_profile_script_arguments(cli):
    cli.write("x.ruff", "print(args())\n")
    outcome = cli.run("profile", "--cpu", "--memory", "--jit", "x.ruff", "a", "--rate=5", "--", "b")
    expect(outcome, 0, err=b"")
    assert outcome.out.startswith(b"[a, --rate=5, --, b]\n"), outcome.out
