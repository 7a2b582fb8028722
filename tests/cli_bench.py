"""Tests of `ruff bench`."""

import json
import statistics

from cli_harness import expect

QUICK = "s := 0\nfor i in range(200) { s += i }\nprint(s)\n"
QUICK_OUTPUT = b"19900\n"


def modes_of(document):
    return [[mode["mode"] for mode in item["modes"]] for item in document["benchmarks"]]


def measure(cli, *words):
    outcome = cli.run("bench", "--json", *words)
    expect(outcome, 0)
    return json.loads(outcome.out)


def write_baseline(cli, document, factor):
    """The same measurement on a machine whose times are `factor` times as long."""
    for item in document["benchmarks"]:
        for mode in item["modes"]:
            mode["own_samples_ns"] = [sample * factor for sample in mode["own_samples_ns"]]
    return cli.write("baseline.json", json.dumps(document))


def test_bench_report(cli):
    cli.write("quick.ruff", QUICK)
    outcome = cli.run("bench", "-i", "3", "-w", "1", "quick.ruff")
    expect(outcome, 0, err=b"")
    lines = outcome.out.decode().splitlines()
    assert lines[0] == lines[2] == "=" * 80, lines[:3]
    assert lines[1].strip() == "Ruff Performance Benchmarks" and lines[1].startswith(" " * 26), lines[1]
    modes = [line[len("✓ quick (") : -1] for line in lines if line.startswith("✓ quick (")]
    assert modes in (["Interpreter", "JIT"], ["Interpreter"]), modes
    assert outcome.out.count(QUICK_OUTPUT) == 4 * len(modes), "runs, or their output suppressed"
    for label in ("Mean:", "Median:", "Min:", "Max:", "StdDev:", "Samples: 3"):
        assert sum(line.startswith(f"  {label}") for line in lines) == len(modes), label
    for part in ("Performance Comparison", "-" * 80, "Summary", "  Total Benchmarks: 1"):
        assert part in lines, part
    assert any(line.startswith("  Total Time (Interpreter): ") for line in lines), lines
    assert ("  Average JIT Speedup: " in outcome.out.decode()) == ("JIT" in modes)


def test_bench_json_says_what_the_samples_say(cli):
    cli.write("quick.ruff", QUICK)
    outcome = cli.run("bench", "--json", "-i", "7", "-w", "0", "quick.ruff")
    expect(outcome, 0)
    document = json.loads(outcome.out)
    assert set(outcome.err.splitlines()) == {QUICK_OUTPUT.strip()}, "the script prints elsewhere"
    assert list(document) == sorted(document) and outcome.out.endswith(b"}\n")
    assert (document["command"], document["status"]) == ("bench", "ok")
    assert (document["iterations"], document["warmup"]) == (7, 0)
    [item] = document["benchmarks"]
    assert (item["name"], item["file"], item["exit_code"]) == ("quick", "quick.ruff", 0)
    for mode in item["modes"]:
        samples = mode["samples_ns"]
        assert list(mode) == sorted(mode) and len(samples) == 7 and min(samples) > 0
        assert mode["min_ns"] == min(samples) and mode["max_ns"] == max(samples)
        assert len(mode["own_samples_ns"]) == 7 and min(mode["own_samples_ns"]) > 0
        assert mode["median_ns"] == statistics.median(samples)
        assert abs(mode["mean_ns"] - statistics.mean(samples)) <= 1
        assert abs(mode["stddev_ns"] - statistics.stdev(samples)) <= 1


def test_bench_json_to_a_file(cli):
    cli.write("quick.ruff", QUICK)
    for words in (["--json", "a.json"], ["--json=b.json"]):
        outcome = cli.run("bench", "-i", "1", "-w", "0", "quick.ruff", *words)
        expect(outcome, 0, err=b"")
        assert b"Performance Comparison" in outcome.out and QUICK_OUTPUT in outcome.out
    shown = cli.shell("cat a.json")
    assert json.loads(shown.out)["benchmarks"][0]["name"] == "quick"
    assert json.loads(cli.shell("cat b.json").out)["iterations"] == 1
    expect(cli.run("bench", "-i", "1", "-w", "0", "quick.ruff", "--json=no/such/place.json"), 5)


def test_bench_directory(cli):
    cli.shell("mkdir -p set/deeper empty")
    for name in ("set/b.ruff", "set/a.ruff", "set/deeper/c.ruff", "set/notes.txt"):
        cli.write(name, QUICK)
    document = measure(cli, "-i", "1", "-w", "0", "set")
    assert [item["name"] for item in document["benchmarks"]] == ["a", "b"], document
    outcome = cli.run("bench", "empty")
    expect(outcome, 0, err=b"")
    assert b"Total Benchmarks: 0" in outcome.out, outcome.out
    cli.shell("mkdir -p examples/benchmarks && cp set/a.ruff examples/benchmarks/")
    document = measure(cli, "-i", "1", "-w", "0")
    assert [item["name"] for item in document["benchmarks"]] == ["a"], document


def test_bench_missing_path(cli):
    outcome = cli.run("bench", "nope")
    expect(outcome, 5, err=b"Error: Path does not exist: nope\n")
    assert b"Ruff Performance Benchmarks" in outcome.out


def test_bench_runs_share_nothing(cli):
    """Each run is a process of its own in the same directory, with nothing to read."""
    cli.write("runs.txt", "")
    cli.write("seen.ruff", 'write_file("runs.txt", read_file("runs.txt") + "run\\n", true)\nprint(input())\n')
    outcome = cli.shell("echo typed | ruff bench -i 2 -w 1 seen.ruff")
    expect(outcome, 0, err=b"")
    assert b"typed" not in outcome.out
    document = measure(cli, "-i", "1", "-w", "0", "seen.ruff")
    expected = 4 * len(modes_of(document)[0])
    assert cli.shell("wc -l < runs.txt").out.split() == [str(expected).encode()]


def test_bench_failing_scripts(cli):
    cli.write("throws.ruff", 'print("begun")\nthrow "boom"\n')
    cli.write("exits.ruff", "exit(3)\n")
    cli.write("malformed.ruff", "1 = 2\n")
    cli.write("fine.ruff", "exit(0)\n")
    for name, code, text in (
        ("throws", 4, b"Runtime Error: boom"),
        ("exits", 4, b"The script ended itself with exit code 3\n"),
        ("malformed", 3, b"RUFPARSE001"),
    ):
        outcome = cli.run("bench", "-i", "1", "-w", "0", f"{name}.ruff")
        expect(outcome, code)
        assert text in outcome.err and f"✗ {name} (".encode() in outcome.out, outcome
    document = json.loads(cli.run("bench", "--json", "-i", "1", "-w", "0", ".").out)
    assert document["status"] == "error"
    assert [item["exit_code"] != 0 for item in document["benchmarks"]] == [True, False, True, True]
    expect(cli.run("bench", "-i", "1", "-w", "0", "fine.ruff"), 0)


def test_bench_gate_passes(cli):
    cli.write("quick.ruff", QUICK)
    baseline = write_baseline(cli, measure(cli, "-i", "5", "-w", "0", "quick.ruff"), 1000)
    words = ["-i", "5", "-w", "0", "--baseline", baseline, "--max-regression", "10%", "quick.ruff"]
    outcome = cli.run("bench", *words)
    expect(outcome, 0, err=b"")
    assert b"Passed: 0 of " in outcome.out and b"SLOWER" not in outcome.out, outcome.out
    document = measure(cli, *words)
    assert document["status"] == "ok" and document["max_regression_percent"] == 10
    for mode in document["benchmarks"][0]["modes"]:
        comparison = mode["comparison"]
        assert comparison["low"] <= comparison["ratio"] <= comparison["high"] < 1, comparison


def test_bench_gate_fails(cli):
    cli.write("quick.ruff", QUICK)
    baseline = write_baseline(cli, measure(cli, "-i", "5", "-w", "0", "quick.ruff"), 1 / 1000)
    words = ["-i", "5", "-w", "0", "--baseline", baseline, "quick.ruff"]
    outcome = cli.run("bench", *words)
    expect(outcome, 1, err=b"")
    table = outcome.out.decode().split(f"Compared with {baseline}\n")[1]
    assert table.count("SLOWER") >= 1 and "slower by more than 5%" in table, table
    document = json.loads(cli.run("bench", "--json", *words).out)
    assert document["status"] == "regression"
    for mode in document["benchmarks"][0]["modes"]:
        assert mode["comparison"]["slower"] and mode["comparison"]["low"] > 1.05
        assert len(mode["samples_ns"]) == 10, "measured only once"
    expect(cli.run("bench", *words, "--max-regression", "900000"), 0)


def test_bench_own_time(cli):
    """It contains what the script waits for, and is no longer than real time."""
    cli.write("x.ruff", "sleep(20)\n")
    for mode in measure(cli, "-i", "5", "-w", "0", "x.ruff")["benchmarks"][0]["modes"]:
        for own, real in zip(mode["own_samples_ns"], mode["samples_ns"]):
            assert 19e6 < own <= real, (own, real)


def test_bench_unusable_baselines(cli):
    cli.write("quick.ruff", QUICK)
    missing = cli.run("bench", "--baseline", "nope.json", "quick.ruff")
    expect(missing, 5)
    assert b"nope.json" in missing.err and b"(os error 2)" in missing.err, missing.err
    for text in ("", "{", '{"benchmarks": [01]}', '{"a": "\\x"}', "[1, 2] 3", "nul", '{"a" 1}'):
        cli.write("bad.json", text)
        outcome = cli.run("bench", "--baseline", "bad.json", "quick.ruff")
        expect(outcome, 4)
        assert b"bad.json" in outcome.err and b"not valid JSON at line 1" in outcome.err, outcome.err
    for document in ({}, [], {"benchmarks": [{"name": "quick", "modes": [{"mode": "JIT"}]}]}, 1.5e3):
        cli.write("other.json", json.dumps(document))
        outcome = cli.run("bench", "--baseline", "other.json", "quick.ruff")
        expect(outcome, 4)
        assert b"has no samples" in outcome.err, outcome.err


def test_bench_finds_names_behind_escapes(cli):
    cli.write("é\"\U0001f600.ruff", QUICK)
    document = measure(cli, "-i", "5", "-w", "0", ".")
    baseline = write_baseline(cli, document, 1000)  # json.dumps writes \u escapes
    outcome = cli.run("bench", "-i", "5", "-w", "0", "--baseline", baseline, ".")
    expect(outcome, 0, err=b"")
    assert b"Passed: 0 of " in outcome.out, outcome.out
