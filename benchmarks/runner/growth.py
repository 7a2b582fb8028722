"""Decides whether a program's time grows in proportion to its size.

The processor time of a run (user and system) without that of an empty program is taken at sizes n,
2n and 4n, the best of several runs each. The growth per doubling, sqrt(t(4n) / t(n)), is 2 for a
linear program and 4 for a quadratic one. A suspicious result is measured again, with more runs,
before it counts.
"""

import math
import tempfile
from dataclasses import dataclass
from pathlib import Path

START_SIZE = 2048
LARGEST_SIZE = 1 << 22
RUNS = 3
ATTEMPTS = 3
LIMIT = 2.6
SMALLEST_TIME_S = 1e-4
# Long runs are steady enough without as many repetitions.
LONG_TIME_S = 1.0


@dataclass
class Verdict:
    """Result for one case: `problem` is empty when the program is correct and grows linearly."""

    name: str
    size: int = 0
    times_s: tuple = ()
    growth: float = 0.0
    problem: str = ""


class Grower:
    """Measures cases with one Ruff command."""

    def __init__(self, launcher, command, target_s, timeout_s):
        self.launcher = launcher
        self.command = command
        self.target_s = target_s
        self.timeout_s = timeout_s
        self.start_s = min(self._run("", "").cpu_s for _ in range(5))

    def _run(self, source, expected):
        with tempfile.NamedTemporaryFile("w", suffix=".ruff", encoding="utf-8") as script:
            script.write(source)
            script.flush()
            sample = self.launcher.run([*self.command, script.name], self.timeout_s)
        if not sample.ok:
            raise RunError(sample.failure())
        printed = sample.output.decode("utf-8", "replace").strip()
        if printed != expected:
            raise RunError(f"printed {printed[:60]!r} instead of {expected!r}")
        return sample

    def _time(self, case, size, runs):
        """Best processor time of several runs, start-up taken off."""
        source, expected = case.source(size), case.expected(size)
        best = total = self._run(source, expected).cpu_s
        for _ in range(runs - 1):
            if total > LONG_TIME_S:
                break
            spent = self._run(source, expected).cpu_s
            best, total = min(best, spent), total + spent
        return max(best - self.start_s, SMALLEST_TIME_S)

    def _calibrate(self, case):
        """The smallest size (a doubling of the first) whose time is long enough to measure."""
        size = START_SIZE
        while size < LARGEST_SIZE:
            spent = self._time(case, size, 1)
            if spent >= self.target_s:
                break
            size *= 8 if spent * 16 < self.target_s else 2
        return min(size, LARGEST_SIZE)

    def judge(self, case):
        """Measures one case; never raises for a program that fails."""
        verdict = Verdict(case.name)
        try:
            verdict.size = self._calibrate(case)
            sizes = [verdict.size, verdict.size * 2, verdict.size * 4]
            best = [math.inf] * len(sizes)
            for attempt in range(1, ATTEMPTS + 1):
                times = [self._time(case, size, RUNS * attempt) for size in sizes]
                best = [min(pair) for pair in zip(best, times)]
                verdict.times_s = tuple(best)
                verdict.growth = math.sqrt(best[2] / best[0])
                if best[2] < self.target_s:
                    verdict.problem = "too fast to be measured"
                if best[2] < self.target_s or verdict.growth <= LIMIT:
                    return verdict
            verdict.problem = f"grows {verdict.growth:.2f} times per doubling"
        except RunError as error:
            verdict.problem = str(error)
        return verdict


class RunError(Exception):
    """A run failed or printed the wrong result; the message says which."""


def write_sources(cases, directory, size):
    """Writes every program to a file, for reading or checking by other tools."""
    target = Path(directory)
    target.mkdir(parents=True, exist_ok=True)
    for case in cases:
        path = target / (case.name.replace("/", "-") + ".ruff")
        path.write_text(case.source(size), encoding="utf-8")
