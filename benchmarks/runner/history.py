"""Earlier measurements, from the JSON files that `benchmarks/run --json` left in a directory."""

from pathlib import Path

from runner import document


def read(directory):
    """All documents in a directory, oldest first; raises FormatError for a file that is none."""
    found = [document.read(path) for path in sorted(Path(directory).glob("*.json"))]
    return sorted(found, key=lambda item: item["environment"]["date"])


def machine_of(measured):
    machine = measured["environment"]["machine"]
    return (machine["processor"], machine["cpus"], machine["architecture"])


def line_of(measured, earlier):
    """The measurements that can stand on one line with `measured`, which comes last, and how many
    cannot because they were made on another machine or by another metric."""

    def comparable(other):
        same_metric = other["environment"]["metric"] == measured["environment"]["metric"]
        return same_metric and machine_of(other) == machine_of(measured)

    date = measured["environment"]["date"]
    others = [other for other in earlier if other["environment"]["date"] < date]
    line = [other for other in others if comparable(other)]
    return [*line, measured], len(others) - len(line)


def label(measured):
    """The commit of a measurement in short, or its day."""
    commit = measured["environment"]["commit"]
    if commit is None:
        return measured["environment"]["date"][:10]
    return commit["id"][:7] + ("+" if commit["modified"] else "")
