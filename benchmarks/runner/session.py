"""Runs a set of programs in a set of runtimes, interleaved, and gathers the samples."""

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


def measure_program(launcher, directory, runtimes, runs, timeout_s, build_dir):
    """Runs one program `runs` times in every runtime, in turns (A B C A B C): {name: Series}."""
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
    for _ in range(runs):
        for name, command in commands.items():
            series = result[name]
            if series.failure:
                continue
            sample = launcher.run(command, timeout_s)
            if not sample.ok:
                series.failure = sample.failure()
                continue
            series.samples.append(sample)
    return result


def compare_outputs(results):
    """Marks every series whose output is not that of the others as failed.

    The expected output is the one most runtimes agree on; a run that differs from the first run of
    the same series counts as different too.
    """
    votes = {}
    for series in results.values():
        for sample in series.samples:
            votes[sample.digest] = votes.get(sample.digest, 0) + 1
    if not votes:
        return
    expected = max(votes, key=votes.get)
    for series in results.values():
        if any(sample.digest != expected for sample in series.samples):
            series.failure = "different output"
