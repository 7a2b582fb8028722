"""Turns measured series into text tables and a JSON document."""

import math

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
MEMORY_GROUP = ["sieve", "quicksort", "binary_trees", "dict_int", "dict_string"]


def geometric_mean(values):
    return math.exp(sum(math.log(value) for value in values) / len(values))


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


def ratio(results, name, base, metric):
    """How many times as long as `base` the runtime `name` takes, or None."""
    mine, theirs = results.get(base), results.get(name)
    if not (mine and theirs and mine.ok and theirs.ok):
        return None
    return theirs.median(metric) / max(mine.median(metric), 1e-6)


def ratios(all_results, name, base, metric):
    """Ratios of one runtime on all programs where both ran: {program: ratio}."""
    found = {}
    for program, results in all_results.items():
        value = ratio(results, name, base, metric)
        if value is not None:
            found[program] = value
    return found


def time_cell(results, name, base, metric):
    series = results.get(name)
    if series is None:
        return "-"
    if not series.ok:
        return "FAILED"
    text = f"{series.median(metric):.3f}"
    against = ratio(results, name, base, metric)
    return text if name == base or against is None else f"{text} ({against:5.2f}x)"


def time_table(all_results, names, base, metric):
    """Median seconds per program, with each peer's ratio to `base`, and the geometric means."""
    rows = [["program", *names]]
    for program, results in all_results.items():
        rows.append([program, *(time_cell(results, name, base, metric) for name in names)])
    means = []
    for name in names:
        found = ratios(all_results, name, base, metric)
        means.append(f"({geometric_mean(found.values()):5.2f}x)" if found and name != base else "")
    rows.append(["geometric mean", *means])
    return table(rows)


def memory_table(all_results, names):
    """Peak resident memory in MiB per program."""
    rows = [["program", *names, "ruff / lua5.4"]]
    for program, results in all_results.items():
        cells = []
        for name in names:
            series = results.get(name)
            cells.append(f"{series.peak_bytes / MIB:.1f}" if series and series.ok else "-")
        share = memory_share(results)
        rows.append([program, *cells, "-" if share is None else f"{share:.2f}"])
    return table(rows)


def memory_share(results):
    """Ruff's peak memory as a multiple of Lua's, or None."""
    ruff, lua = results.get("ruff"), results.get("lua5.4")
    if not (ruff and lua and ruff.ok and lua.ok):
        return None
    return ruff.peak_bytes / lua.peak_bytes


def verdict(text, value, limit, at_least):
    if value is None:
        return f"  not measured  {text}"
    held = value >= limit if at_least else value <= limit
    return f"  {'holds' if held else 'MISSED':12}  {text}: {value:.2f}"


def promise_lines(all_results, startup, metric):
    """One line for each promise of the project."""
    lines = []
    for name, limit in (("lua5.4", LUA_GEOMEAN), ("python3", PYTHON_GEOMEAN)):
        found = ratios(all_results, name, "ruff", metric)
        mean = geometric_mean(found.values()) if found else None
        text = f"geometric mean at least {limit} times as fast as {name}"
        lines.append(verdict(text, mean, limit, at_least=True))
    found = ratios(all_results, "python3", "ruff", metric)
    worst = min(found, key=found.get) if found else ""
    text = "no program slower than python3" + (f"; worst {worst}" if found else "")
    lines.append(verdict(text, found.get(worst), 1.0, at_least=True))
    found = ratios(all_results, "go", "ruff", metric)
    for program in (program for program in GO_GROUP if program in all_results):
        value = 1 / found[program] if program in found else None
        text = f"{program} at most {GO_LIMIT} times go's time"
        lines.append(verdict(text, value, GO_LIMIT, at_least=False))
    for program in (program for program in MEMORY_GROUP if program in all_results):
        text = f"{program} at most {MEMORY_LIMIT} times lua5.4's memory"
        share = memory_share(all_results[program])
        lines.append(verdict(text, share, MEMORY_LIMIT, at_least=False))
    if startup:
        against = ratio(startup, "lua5.4", "ruff", "wall")
        value = None if against is None else 1 / against
        text = f"hello world at most {STARTUP_LIMIT} times lua5.4's wall time"
        lines.append(verdict(text, value, STARTUP_LIMIT, at_least=False))
    return lines


def startup_table(startup, base):
    """Milliseconds that each runtime needs for hello world."""
    rows = [["hello world", "median ms", f"it / {base}"]]
    for name, series in startup.items():
        if not series.ok:
            rows.append([name, "FAILED", "-"])
            continue
        against = ratio(startup, name, base, "wall")
        share = "-" if against is None else f"{against:.2f}"
        rows.append([name, f"{series.median('wall') * 1000:.2f}", share])
    return table(rows)


def failure_lines(all_results):
    """One line for each series that failed."""
    return [
        f"FAILED {program} in {name}: {series.failure}"
        for program, results in all_results.items()
        for name, series in results.items()
        if series.failure
    ]


def document(all_results, startup, runtimes, environment):
    """The whole measurement as a structure that JSON can express."""

    def describe(results):
        return {
            name: {
                "failure": series.failure or None,
                "median_wall_s": series.median("wall") if series.ok else None,
                "median_user_s": series.median("user") if series.ok else None,
                "peak_bytes": series.peak_bytes if series.ok else None,
                "wall_s": [sample.wall_s for sample in series.samples],
                "user_s": [sample.user_s for sample in series.samples],
                "system_s": [sample.system_s for sample in series.samples],
            }
            for name, series in results.items()
        }

    return {
        "environment": environment,
        "runtimes": {runtime.name: runtime.version for runtime in runtimes},
        "programs": {program: describe(results) for program, results in all_results.items()},
        "startup": describe(startup),
    }
