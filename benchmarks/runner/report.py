"""Turns the document of a measurement into the text that `benchmarks/run` prints."""

from runner import document as doc

MIB = 1024 * 1024

# What the project promises; the report says which promises hold, it does not fail on them.
LUA_GEOMEAN = 1.4
PYTHON_GEOMEAN = 3.0
GO_LIMIT = 1.5
MEMORY_LIMIT = 1.5
STARTUP_LIMIT = 1.5
GO_GROUP = [
    "dict_int",
    "dict_string",
    "string_append",
    "objects_dict",
    "objects_struct",
    "split_join",
]
INTERPRETER = "ruff-interp"
# Where machine code must show: program and how many times as fast as python3.
PYTHON_PROGRAMS = {"fib": 10.0, "while_loop": 28.0}
MEMORY_GROUP = ["sieve", "quicksort", "binary_trees", "dict_int", "dict_string"]


def table(rows):
    """Lines of a table with aligned columns: the first to the left, the others to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for number, row in enumerate(rows):
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        lines.append("  ".join(cells).rstrip())
        if number == 0:
            lines.append("-" * len(lines[0]))
    return lines


def seconds(value):
    """A time with three digits that count: 12.3, 1.23, 0.123, 0.0123."""
    if value >= 10:
        return f"{value:.1f}"
    if value >= 1:
        return f"{value:.2f}"
    return f"{value:.3f}" if value >= 0.1 else f"{value:.4f}"


def times(value):
    """A ratio with about three digits."""
    return f"{value:.1f}" if value >= 100 else f"{value:.2f}"


def between(estimate, form):
    return f"{form(estimate.low)} – {form(estimate.high)}"


def mebibytes(count):
    return f"{count / MIB:.1f}"


def series_row(name, series, base):
    """The row of the long table for one program in one runtime."""
    if series["failure"]:
        return [f"  {name}", "FAILED", "", "", "", "", ""]
    median = doc.estimate(series, "median")
    against = doc.estimate(series, "ratio")
    ratio = ["", ""]
    if against and name != base:
        ratio = [times(against.value), between(against, times)]
    return [
        f"  {name}",
        seconds(series["min"]),
        seconds(median.value),
        between(median, seconds),
        *ratio,
        mebibytes(series["peak_bytes"]),
    ]


def long_table(all_results, base):
    """Minimum, median, ratio and memory of every series, with intervals."""
    rows = [["", "minimum s", "median s", "95 % interval", f"/ {base}", "95 % interval", "peak MiB"]]
    for program, results in all_results.items():
        rows.append([program, *[""] * 6])
        rows += [series_row(name, series, base) for name, series in results.items()]
    return table(rows)


def short_cell(series, name, base):
    if series is None:
        return "-"
    if series["failure"]:
        return "FAILED"
    text = seconds(doc.estimate(series, "median").value)
    against = doc.estimate(series, "ratio")
    return text if name == base or against is None else f"{text} ({times(against.value):>5}x)"


def mean_text(document, name, group):
    mean = doc.mean(document, name, group)
    return "" if mean is None else f"({times(mean.value):>5}x)"


def short_table(document):
    """Median seconds per program, with each runtime's ratio to the base, and geometric means."""
    names, base = list(document["runtimes"]), document["base"]
    rows = [["program", *names]]
    for program, results in document["programs"].items():
        rows.append([program, *(short_cell(results.get(name), name, base) for name in names)])
    for group in document["means"]:
        rows.append([f"mean of {group}", *(mean_text(document, name, group) for name in names)])
    return table(rows)


def mean_table(document):
    """The geometric mean of each runtime, in each group, with its interval."""
    names = [name for name in document["runtimes"] if name != document["base"]]
    rows = [["geometric mean of ratios", *document["means"]]]
    for name in names:
        cells = []
        for group, means in document["means"].items():
            mean = doc.mean(document, name, group)
            count = means[name]["programs"] if mean else 0
            text = f"{times(mean.value)} [{between(mean, times)}] of {count}" if mean else "-"
            cells.append(text)
        rows.append([name, *cells])
    return table(rows)


def startup_table(document):
    """Milliseconds that each runtime needs for hello world."""
    base = document["base"]
    rows = [["hello world", "minimum ms", "median ms", "95 % interval", f"/ {base}", "95 % interval"]]

    def milliseconds(value):
        return f"{value * 1000:.2f}"

    for name, series in document["startup"].items():
        if series["failure"]:
            rows.append([name, "FAILED", "", "", "", ""])
            continue
        median = doc.estimate(series, "median")
        against = doc.estimate(series, "ratio") if name != base else None
        ratio = [times(against.value), between(against, times)] if against else ["", ""]
        cells = [milliseconds(series["min"]), milliseconds(median.value)]
        rows.append([name, *cells, between(median, milliseconds), *ratio])
    return table(rows)


def verdict(text, value, limit, at_least):
    if value is None:
        return f"  not measured  {text}"
    held = value >= limit if at_least else value <= limit
    return f"  {'holds' if held else 'MISSED':12}  {text}: {value:.2f}"


def inverse(value):
    return None if value is None else 1 / value


def mean_promises(document):
    for name, limit in (("lua5.4", LUA_GEOMEAN), ("python3", PYTHON_GEOMEAN)):
        mean = doc.mean(document, name)
        text = f"geometric mean at least {limit} times as fast as {name}"
        yield verdict(text, mean and mean.value, limit, at_least=True)


def program_promises(document):
    found = {program: ratio.value for program, ratio in doc.ratios(document, "python3").items()}
    worst = min(found, key=found.get) if found else ""
    text = "no program slower than python3" + (f"; worst {worst}" if found else "")
    yield verdict(text, found.get(worst), 1.0, at_least=True)
    for program in (program for program in PYTHON_PROGRAMS if program in document["programs"]):
        limit = PYTHON_PROGRAMS[program]
        text = f"{program} at least {limit:.0f} times as fast as python3"
        yield verdict(text, found.get(program), limit, at_least=True)
    go = doc.ratios(document, "go")
    for program in (program for program in GO_GROUP if program in document["programs"]):
        text = f"{program} at most {GO_LIMIT} times go's time"
        value = inverse(go[program].value) if program in go else None
        if INTERPRETER in document["programs"][program]:
            text += ", interpreted"
            value = doc.pair_ratio(document, program, INTERPRETER, "go")
        yield verdict(text, value, GO_LIMIT, at_least=False)
    for program in (program for program in MEMORY_GROUP if program in document["programs"]):
        text = f"{program} at most {MEMORY_LIMIT} times lua5.4's memory"
        share = doc.peak_share(document, program, "lua5.4")
        yield verdict(text, inverse(share), MEMORY_LIMIT, at_least=False)


def promise_lines(document):
    """One line for each promise of the project; none when Ruff is not the base."""
    if document["base"] != "ruff":
        return []
    lines = [*mean_promises(document), *program_promises(document)]
    if document["startup"]:
        against = doc.estimate(document["startup"].get("lua5.4"), "ratio")
        text = f"hello world at most {STARTUP_LIMIT} times lua5.4's wall time"
        value = inverse(against and against.value)
        lines.append(verdict(text, value, STARTUP_LIMIT, at_least=False))
    return lines


def header(document):
    """What was compared, where and how."""
    environment = document["environment"]
    machine, commit = environment["machine"], environment["commit"]
    lines = [f"{machine['processor']}, {machine['cpus']} processors, {machine['system']}"]
    if commit:
        changed = " with changes" if commit["modified"] else ""
        lines.append(f"commit {commit['id'][:12]}{changed}: {commit['subject']}")
    lines += [f"  {name:13} {version}" for name, version in document["runtimes"].items()]
    if document["missing"]:
        lines.append("not found, skipped: " + ", ".join(document["missing"]))
    if doc.caution(document):
        lines.append(doc.caution(document))
    return lines


def text(document):
    """The whole report: every series first, the summary at the end."""
    base, environment = document["base"], document["environment"]
    sections = [
        header(document),
        [f"Every series: {environment['runs']} runs each, {environment['metric']} seconds"]
        + long_table(document["programs"], base),
        [f"Medians in seconds; (it / {base}) above 1 means that {base} is faster"]
        + short_table(document),
        mean_table(document),
    ]
    if document["startup"]:
        sections.append(["Start-up", *startup_table(document)])
    if promise_lines(document):
        sections.append(["Promises", *promise_lines(document)])
    if doc.failures(document):
        sections.append(doc.failures(document))
    return "\n\n".join("\n".join(lines) for lines in sections) + "\n"
