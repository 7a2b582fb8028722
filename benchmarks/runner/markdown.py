"""Tables in Markdown from the document of a measurement."""

import re

from runner import document as doc
from runner.report import between, mebibytes, seconds, times

VERSION = re.compile(r"\d+\.\d+(\.\d+)*")
NONE = "–"


def table(rows):
    """Lines of a table; the first row is its head, all columns but the first stand to the right."""
    rows = [*rows]
    rule = ["---", *("--:" for _ in rows[0][1:])]
    return ["| " + " | ".join(row) + " |" for row in [rows[0], rule, *rows[1:]]]


def version(name, text):
    """The runtime's name with the number in its version text, and the options it is run with."""
    number = VERSION.search(text)
    options = " ".join(word for word in text.split() if word.startswith("--jit"))
    return " ".join(filter(None, [name, number and number.group(0), options and f"({options})"]))


def time_cell(series, name, base):
    """`median (ratio×)`; `failed` when a run failed, a dash where there is no program."""
    if series is None:
        return NONE
    if series["failure"]:
        return "failed"
    text = seconds(doc.estimate(series, "median").value)
    ratio = doc.estimate(series, "ratio")
    return text if name == base or ratio is None else f"{text} ({times(ratio.value)}×)"


def mean_cell(document, name, group):
    mean = doc.mean(document, name, group)
    return "" if mean is None else f"{times(mean.value)}×"


def mean_rows(document, names):
    """The geometric means of all groups, a row each."""
    for group in document["means"]:
        label = "**mean of all**" if group == doc.ALL else f"**mean of `{group}`**"
        yield [label, *(mean_cell(document, name, group) for name in names)]


def startup_row(document, names):
    def cell(series):
        median = doc.estimate(series, "median")
        return NONE if median is None else f"{median.value * 1000:.1f} ms"

    return ["start-up (hello world)", *(cell(document["startup"].get(name)) for name in names)]


def time_rows(document, programs, names):
    """The median times of some programs in some runtimes, a row each, below the head."""
    base = document["base"]
    yield ["program", *names]
    for program in programs:
        results = document["programs"][program]
        yield [f"`{program}`", *(time_cell(results.get(name), name, base) for name in names)]


def times_table(document):
    names = list(document["runtimes"])
    return table([*time_rows(document, document["programs"], names), *mean_rows(document, names)])


def means_table(document):
    """The geometric mean of each runtime over all programs, with its interval."""
    base = document["base"]
    rows = [["runtime", f"time / {base}", "95 % interval", "programs", f"peak memory / {base}"]]
    for name in document["runtimes"]:
        mean = doc.mean(document, name)
        if mean is None:
            continue
        count = document["means"][doc.ALL][name]["programs"]
        memory = times(doc.peak_mean(document, name)) + "×"
        rows.append([name, f"{times(mean.value)}×", between(mean, times), str(count), memory])
    return table(rows)


def series_table(results, base):
    """Everything about one set of series: minimum, median, ratio, memory."""
    for name, series in results.items():
        if series["failure"]:
            yield [name, "failed", "", "", "", ""]
            continue
        median, ratio = doc.estimate(series, "median"), doc.estimate(series, "ratio")
        cells = [seconds(series["min"]), f"{seconds(median.value)} ({between(median, seconds)})"]
        against = f"{times(ratio.value)}× ({between(ratio, times)})"
        cells.append("" if name == base or ratio is None else against)
        yield [name, *cells, mebibytes(series["peak_bytes"])]


def long_table(document):
    """Every series with its intervals: the text of a table."""
    base = document["base"]
    head = ["program", "runtime", "minimum s", "median s (interval)", f"/ {base} (interval)"]
    rows = [[*head, "peak MiB"]]
    for program, results in document["programs"].items():
        rows += [[f"`{program}`", *row] for row in series_table(results, base)]
    return table(rows)


def startup_table(document):
    base = document["base"]
    rows = [["hello world", "minimum s", "median s (interval)", f"/ {base} (interval)", "peak MiB"]]
    return table([*rows, *series_table(document["startup"], base)])


def facts(document):
    """Where, when and how the document was measured: lines of a list."""
    environment = document["environment"]
    machine, commit = environment["machine"], environment["commit"]
    memory = f"{machine['memory_bytes'] / 2**30:.1f} GiB of memory"
    processors = f"{machine['processor']} ({machine['architecture']}), {machine['cpus']} processors"
    yield f"- Machine: {processors}, {memory}, {machine['system']}"
    yield f"- Date: {environment['date']}"
    if commit:
        changed = ", with changes that are not committed" if commit["modified"] else ""
        yield f"- Commit: `{commit['id'][:12]}` {commit['subject']}{changed}"
    load = f"{environment['load_before'][0]:.1f} before, {environment['load_after'][0]:.1f} after"
    yield f"- {environment['runs']} runs of each program, interleaved; load average {load}"
    if doc.caution(document):
        yield f"- {doc.caution(document)}"
    for name, text in document["runtimes"].items():
        yield f"- {name}: {text}"
    if document["missing"]:
        yield "- Not found, skipped: " + ", ".join(document["missing"])


def text(document):
    """The whole measurement: what `benchmarks/run --markdown` writes."""
    base, metric = document["base"], document["environment"]["metric"]
    lines = ["# Benchmarks", "", *facts(document), ""]
    lines += [f"Ratios are time / {base}: above 1 means that {base} is faster.", ""]
    lines += ["## Means", "", *means_table(document), ""]
    lines += [f"## Medians, {metric} seconds", "", *times_table(document), ""]
    if document["startup"]:
        lines += ["## Start-up", "", *startup_table(document), ""]
    lines += ["## Every series", "", *long_table(document)]
    problems = doc.failures(document)
    if problems:
        lines += ["", "## Failed", "", *(f"- {problem}" for problem in problems)]
    return "\n".join(lines) + "\n"
