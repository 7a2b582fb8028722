"""Runs a set of programs in a set of runtimes, interleaved, and gathers the samples."""

import hashlib
import statistics
from dataclasses import dataclass, field

from runner.runtimes import BuildError


@dataclass
class Series:
    """All runs of one program in one runtime; `failure` is empty when every run was good."""

    samples: list = field(default_factory=list)
    failure: str = ""

    @property
    def ok(self):
        return not self.failure and bool(self.samples)

    def median(self, metric):
        """Median seconds; `metric` is wall, user or cpu."""
        return statistics.median(getattr(sample, metric + "_s") for sample in self.samples)

    @property
    def peak_bytes(self):
        return max(sample.peak_bytes for sample in self.samples)


def rotated(names, steps):
    first = steps % len(names) if names else 0
    return names[first:] + names[:first]


def measure_program(launcher, directory, runtimes, runs, timeout_s, build_dir, before_round=None):
    """Runs one program `runs` times in every runtime, in turns (A B C B C A): {name: Series}.

    The i-th run of one runtime and the i-th of another are a pair: little time lies between them.
    Each round begins with another runtime, since a process inherits the state of the machine (its
    free memory above all) from the one before, which would always be the same.
    `before_round` is called with the number of each round, from 1.
    """
    commands, result = {}, {}
    for runtime in runtimes:
        source = runtime.source(directory)
        if not source.exists():
            continue
        series = result[runtime.name] = Series()
        try:
            commands[runtime.name] = runtime.prepare(source, build_dir)
        except BuildError as error:
            series.failure = str(error)
    for number in range(1, runs + 1):
        if before_round:
            before_round(number)
        for name in rotated(list(commands), number - 1):
            series = result[name]
            if series.failure:
                continue
            sample = launcher.run(commands[name], timeout_s)
            if not sample.ok:
                series.failure = sample.failure()
                continue
            series.samples.append(sample)
    return result


def expected_output(directory):
    """What the program that lives in `directory` must print, in every language."""
    return (directory / (directory.name + ".out")).read_bytes()


def check_outputs(results, expected):
    """Marks every series as failed that has a run whose output is not `expected` (bytes)."""
    wanted = hashlib.sha256(expected).hexdigest()
    for series in results.values():
        if any(sample.digest != wanted for sample in series.samples):
            series.failure = "wrong output"
