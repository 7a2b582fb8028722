"""The document that a measurement leaves: made from measured series, written and read as JSON.

Everything that is reported later (tables, charts, RESULTS.md) is computed from it. Estimates are
written as `[value, low, high]`; times are seconds.

    environment   date, commit, machine, load, runs, metric
    base          the runtime that the others are compared with, runtimes (name: version), missing
    programs      program: runtime: failure, median, min, ratio, peak_bytes, wall, user, system
    startup       runtime: the same, for hello world
    means         group: runtime: ratio, programs (how many took part)

`ratio` is the runtime's time divided by the base's, from pairs of runs that followed each other:
above 1 the base is faster.
"""

import json
from pathlib import Path

from runner import statistics
from runner.groups import GROUPS

FORMAT = 2
ALL = "all"
SHORTEST_S = 1e-6


class FormatError(Exception):
    """A file is not a document of this format; the message names it."""


def rounded(estimate):
    """An estimate as the document holds it: five digits are more than any measurement has."""
    return [significant(number) for number in (estimate.value, estimate.low, estimate.high)]


def significant(number, digits=5):
    return float(f"{number:.{digits}g}")


def times_of(series, metric):
    return [max(getattr(sample, metric + "_s"), SHORTEST_S) for sample in series.samples]


def describe_series(series, base, metric):
    """One series; `base` is the base's series of the same program, or None."""
    described = {"failure": series.failure or None}
    if series.ok:
        times = times_of(series, metric)
        described["median"] = rounded(statistics.median_interval(times))
        described["min"] = significant(min(times))
        described["peak_bytes"] = series.peak_bytes
        if base is not None and base.ok:
            described["ratio"] = rounded(statistics.ratio_interval(times_of(base, metric), times))
    for name in ("wall", "user", "system"):
        described[name] = [round(getattr(sample, name + "_s"), 6) for sample in series.samples]
    return described


def describe_results(results, base, metric):
    return {
        name: describe_series(series, results.get(base), metric) for name, series in results.items()
    }


def pair_ratios(results, name, base, metric):
    """The ratios of all pairs of runs of one program, or None when one of the two has no result."""
    mine, theirs = results.get(base), results.get(name)
    if not (mine and theirs and mine.ok and theirs.ok):
        return None
    return statistics.pair_ratios(times_of(mine, metric), times_of(theirs, metric))


def describe_means(all_results, names, base, metric):
    """The geometric means of all programs, and of each group that has several but not all of them."""
    groups = {ALL: list(all_results)}
    for group, members in GROUPS.items():
        present = [program for program in all_results if program in members]
        if 1 < len(present) < len(all_results):
            groups[group] = present
    means = {}
    for group, programs in groups.items():
        means[group] = {}
        for name in names:
            found = [pair_ratios(all_results[program], name, base, metric) for program in programs]
            found = [ratios for ratios in found if ratios]
            if found and name != base:
                mean = statistics.mean_ratio_interval(found)
                means[group][name] = {"ratio": rounded(mean), "programs": len(found)}
    return means


def make(all_results, startup, runtimes, missing, environment):
    """The document of a measurement; the first runtime is the base."""
    names = [runtime.name for runtime in runtimes]
    base, metric = names[0], environment["metric"]
    return {
        "format": FORMAT,
        "environment": environment,
        "base": base,
        "runtimes": {runtime.name: runtime.version for runtime in runtimes},
        "missing": list(missing),
        "means": describe_means(all_results, names, base, metric),
        "startup": describe_results(startup, base, "wall"),
        "programs": {
            program: describe_results(results, base, metric)
            for program, results in all_results.items()
        },
    }


def write(document, path):
    """Writes the document with one line for each series, so that files can be compared."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text_of(document, 3) + "\n", encoding="utf-8")


def text_of(value, depth, indent=""):
    """JSON in which the outer `depth` levels of objects are broken into lines."""
    if depth == 0 or not isinstance(value, dict) or not value:
        return json.dumps(value, ensure_ascii=False)
    inner = indent + "  "
    lines = [
        f"{inner}{json.dumps(key)}: {text_of(item, depth - 1, inner)}" for key, item in value.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n" + indent + "}"


def read(path):
    """The document in a file; raises FormatError when it is something else."""
    try:
        document = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FormatError(f"{path}: {error}") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise FormatError(f"{path}: not written by this version of benchmarks/run --json")
    return document


def estimate(series, name):
    """The estimate `name` (median or ratio) of a series, or None when there is none."""
    values = series.get(name) if series and not series["failure"] else None
    return statistics.Estimate(*values) if values else None


def mean(document, name, group=ALL):
    """The geometric mean of a runtime's ratios over the programs of a group, or None."""
    found = document["means"].get(group, {}).get(name)
    return statistics.Estimate(*found["ratio"]) if found else None


def ratios(document, name):
    """The ratios of one runtime on all programs where it and the base ran: {program: Estimate}."""
    found = {
        program: estimate(results.get(name), "ratio")
        for program, results in document["programs"].items()
    }
    return {program: value for program, value in found.items() if value is not None}


def pair_ratio(document, program, name, other):
    """One runtime's time divided by another's, neither of them the base: the median over the pairs
    of their runs; None where one has no result."""
    results = document["programs"][program]
    mine, theirs = results.get(name), results.get(other)
    if not (mine and theirs) or mine["failure"] or theirs["failure"]:
        return None
    times = [recorded_times(series, document["environment"]["metric"]) for series in (theirs, mine)]
    return statistics.ratio_interval(*times).value


def recorded_times(series, metric):
    if metric == "cpu":
        return [sum(parts) for parts in zip(series["user"], series["system"])]
    return series[metric]


def peak_share(document, program, name):
    """The peak memory of a runtime divided by the base's, or None."""
    results = document["programs"][program]
    mine, theirs = results.get(document["base"]), results.get(name)
    if not (mine and theirs and mine.get("peak_bytes") and theirs.get("peak_bytes")):
        return None
    return theirs["peak_bytes"] / mine["peak_bytes"]


def peak_mean(document, name):
    """The geometric mean of the peak memory of a runtime divided by the base's, or None."""
    shares = [peak_share(document, program, name) for program in document["programs"]]
    shares = [share for share in shares if share]
    return statistics.geometric_mean(shares) if shares else None


def caution(document):
    """A sentence when there were too few runs for the intervals to be what they say, or nothing.

    The widest interval of a median, from the lowest value to the highest, misses it when all values
    lie on one side: with probability 2 / 2^runs.
    """
    runs = document["environment"]["runs"]
    reached = 1 - 2 / 2**runs
    if reached >= statistics.CONFIDENCE:
        return ""
    counted = "1 run is" if runs == 1 else f"{runs} runs are"
    return f"{counted} too few for 95 %: the intervals hold at most {reached * 100:.0f} %"


def failures(document):
    """One line for each series that failed."""
    everything = {**document["programs"], "hello world": document["startup"]}
    return [
        f"FAILED {program} in {name}: {series['failure']}"
        for program, results in everything.items()
        for name, series in results.items()
        if series["failure"]
    ]
